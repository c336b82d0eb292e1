"""The building blocks of the schema: scalars, names, evidence, kinds, and keys that several records share."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from raes_cli import dates
from raes_cli.text import Words, both

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_NUMBER = r"-?[0-9]{1,20}(\.[0-9]{1,20})?"
LINE = r"^\S([^\t\r\n]*\S)?$"
WORD = r"^\S+$"
UNIT = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
LANGUAGE = r"^[a-z]{2}$"
SHA256 = r"^[0-9a-f]{64}$"
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=LINE)]
Word = Annotated[str, StringConstraints(min_length=1, pattern=WORD)]
UnitId = Annotated[str, StringConstraints(pattern=UNIT, max_length=40)]


class ValueRefusedError(ValueError):
    """A value that the schema refuses, with the reason in both languages."""

    def __init__(self, words: Words) -> None:
        super().__init__(words["en"])
        self.words = words


def _known_date(edtf: str) -> str:
    dates.parse(edtf)
    return edtf


def _plain_number(printed: object) -> object:
    if not isinstance(printed, str) or not re.fullmatch(_NUMBER, printed):
        raise ValueRefusedError(both(f"{printed!r} is not a number like 4.4", f"{printed!r} — не число вида 4.4"))
    return printed


Edtf = Annotated[str, AfterValidator(_known_date), Field(description="A date as known: EDTF, ISO 8601-2")]
# pydantic releases differ in the schema of a Decimal; an unquoted value is a number to an editor.
_FORMS = [{"type": "number"}, {"type": "string", "pattern": f"^{_NUMBER}$"}]
_EITHER = WithJsonSchema({"anyOf": _FORMS, "description": "As printed, with a point"})
Number = Annotated[Decimal, BeforeValidator(_plain_number), _EITHER]

PlaceKind = Literal["country", "city", "village", "region", "building", "other"]
Scale = Literal["thousand", "mn", "bn"]
Qualifier = Literal["exact", "about", "almost", "at-least", "at-most", "unknown"]
Mode = Literal["quoted", "reported", "communique", "outcome-text", "background", "discussed", "greeting"]
Basis = Literal["named", "by-title", "implied"]
Grade = Literal["A", "B"]
Language = Literal["ru", "en", "az"]
AnyLanguage = Annotated[str, StringConstraints(pattern=LANGUAGE), Field(description="ISO 639-1")]


class Strict(BaseModel):
    """A mapping that allows no other keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(Strict):
    """A text in English and Russian."""

    en: Text
    ru: Text


class Name(Strict):
    """A name in English and Russian, and in Azerbaijani if there is one."""

    en: Text
    ru: Text
    az: Text | None = None


class Citation(Strict):
    """Evidence: an exact phrase of a source that proves the fact."""

    source: Slug
    anchor: Text


class Spelling(Strict):
    """The spelling of a name exactly as a source prints it; a `fragment` is only part of the name."""

    text: Text
    source: Slug
    fragment: bool = False


class Participant(Strict):
    """Somebody who took part, in which capacity, and how the passage says so."""

    id: Slug
    capacity: Both | None = None
    basis: Basis


class Noted(Strict):
    """A note that readers need to understand the record, and a remark on how the passage was read."""

    note: Both | None = None
    remark: Both | None = None


class Dated(Strict):
    """A date, the source's words for it, and a note on why a part of it is inferred."""

    date: Edtf | None = None
    date_text: Text | None = None
    date_note: Both | None = None


class Sourced(Strict):
    """A record that must have evidence."""

    sources: Annotated[list[Citation], Field(min_length=1)]

    @property
    def anchors(self) -> list[str]:
        """The anchors of its citations."""
        return [citation.anchor for citation in self.sources]


class Topical(Noted):
    """A record filed under topics; `attribution` names the people, bodies, document or source whose account it is."""

    topics: Annotated[list[Slug], Field(min_length=1)]
    attribution: list[Slug] = []


class KindName(Strict):
    """The name and aliases of a kind of document, body or source."""

    name: Name
    aliases: list[Text] = []


class OrganizationKind(KindName):
    """A kind of body, and whether a post in a part of it counts as a post in it."""

    apart: Annotated[bool, Field(description="A post in a part of it is none in it: a state")] = False


class EventKind(KindName):
    """A kind of event: its names, how it is counted and listed, and its sign on a timeline."""

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
    """A kind of record, described for each type of record that may have it."""

    event: EventKind | None = None
    document: KindName | None = None
    organization: OrganizationKind | None = None
    source: KindName | None = None


class Unit(Strict):
    """A unit of counting: one and many in English; one, few and many in Russian; `full` is the unit written out."""

    en: Annotated[list[str], Field(min_length=2, max_length=2)]
    ru: Annotated[list[str], Field(min_length=3, max_length=3)]
    full: Both | None = None
