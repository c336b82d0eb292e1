"""What a base calls its kinds of things, and what it counts in: the sections `kinds` and `units`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from raes_cli.curate.parts import Both, Name, Strict, Text


class KindName(Strict):
    """How people name a kind of document, body or source."""

    name: Name
    aliases: list[Text] = []


class OrganizationKind(KindName):
    """A kind of body: how people name it, and whether it is more than its parts."""

    apart: Annotated[bool, Field(description="A post in a part of it is none in it: a state")] = False


class EventKind(KindName):
    """A kind of event: how people name it, what it counts as, and its sign on a time line."""

    verbs: Annotated[list[Text], Field(description="As a question has them: met, visited")] = []
    numbered: Annotated[bool, Field(description="Its events have numbers, which belong to the body that met")] = False
    gathering: Annotated[bool, Field(description="Others meet on its margins")] = False
    of_posts: Annotated[bool, Field(description="Somebody gets a post or leaves it: who became what")] = False
    counts_as: Annotated[Literal["meeting"] | None, Field(description="Listed by `raes meetings`")] = None
    remote: Annotated[bool, Field(description="Nobody is seen: no call is the last meeting, nor one of so many")] = (
        False
    )
    command: Annotated[Literal["council"] | None, Field(description="The command that lists its sessions")] = None
    sign: Literal["contact", "series", "gathering", "paper", "force"] | None = None


class Kind(Strict):
    """A kind that records may be of, by the type of the record."""

    event: EventKind | None = None
    document: KindName | None = None
    organization: OrganizationKind | None = None
    source: KindName | None = None


class Unit(Strict):
    """What is counted: one and many in English; one, few and many in Russian; as people write it in full."""

    en: Annotated[list[str], Field(min_length=2, max_length=2)]
    ru: Annotated[list[str], Field(min_length=3, max_length=3)]
    full: Both | None = None
