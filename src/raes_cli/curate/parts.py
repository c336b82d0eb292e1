"""What the records of a base are made of: scalars, names, evidence, kinds, and the keys that several of them share."""

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
    """A value that the schema does not take, and why."""

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
# Releases of pydantic differ in what a Decimal is to a schema; without quotes an editor takes it for a number.
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
    """A mapping with exactly these keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(Strict):
    """A text in English and Russian."""

    en: Text
    ru: Text


class Name(Strict):
    """A name in English and Russian, in Azerbaijani where there is one."""

    en: Text
    ru: Text
    az: Text | None = None


class Citation(Strict):
    """Evidence: an exact phrase of a source that proves the fact."""

    source: Slug
    anchor: Text


class Spelling(Strict):
    """A spelling of a name exactly as a source prints it; a `fragment` is only a part of the name."""

    text: Text
    source: Slug
    fragment: bool = False


class Participant(Strict):
    """Somebody who took part, in which capacity, and how the passage says so."""

    id: Slug
    capacity: Both | None = None
    basis: Basis


class Noted(Strict):
    """What a reader must know to understand it (note); how the passage was read, what it leaves out (remark)."""

    note: Both | None = None
    remark: Both | None = None


class Dated(Strict):
    """What may carry a date, the source's words for it, and why a part of it is inferred."""

    date: Edtf | None = None
    date_text: Text | None = None
    date_note: Both | None = None


class Sourced(Strict):
    """What must carry evidence."""

    sources: Annotated[list[Citation], Field(min_length=1)]

    @property
    def anchors(self) -> list[str]:
        """The phrases of its sources that prove it."""
        return [citation.anchor for citation in self.sources]


class Topical(Noted):
    """What is filed under topics; `attribution` is to people, bodies, or the document or source whose account it is."""

    topics: Annotated[list[Slug], Field(min_length=1)]
    attribution: list[Slug] = []


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
