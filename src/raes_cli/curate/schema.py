"""What a base may contain: the sections of the YAML, their records and their closed vocabularies.

Each class is one kind of mapping in the file; its docstring and field descriptions are what an editor
shows. pydantic reports all that is wrong at once; the places come from the strict reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic.fields import FieldInfo

from raes_cli import dates
from raes_cli.text import Words, both

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LINE = r"^\S([^\t\r\n]*\S)?$"
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=LINE)]
UnitId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=40)]


class ValueRefusedError(ValueError):
    """A value that the schema does not take, and why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words["en"])
        self.words = words


def _known_date(edtf: str) -> str:
    dates.parse(edtf)
    return edtf


def _plain_number(printed: object) -> object:
    if not isinstance(printed, str) or not re.fullmatch(r"-?[0-9]{1,20}(\.[0-9]{1,20})?", printed):
        raise ValueRefusedError(both(f"{printed!r} is not a number like 4.4", f"{printed!r} — не число вида 4.4"))
    return printed


Edtf = Annotated[str, AfterValidator(_known_date), Field(description="A date as known: EDTF, ISO 8601-2")]
Number = Annotated[Decimal, BeforeValidator(_plain_number), Field(description="As printed, with a point")]

PlaceKind = Literal["country", "city", "village", "region", "building", "other"]
Scale = Literal["thousand", "mn", "bn"]
Qualifier = Literal["exact", "about", "almost", "at-least", "at-most", "unknown"]
Mode = Literal["quoted", "reported", "communique", "outcome-text", "background", "discussed", "greeting"]
Basis = Literal["named", "by-title", "implied"]
Grade = Literal["A", "B"]
Language = Literal["ru", "en", "az"]
AnyLanguage = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$"), Field(description="ISO 639-1")]


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
    counts_as: Annotated[Literal["meeting"] | None, Field(description="Listed by `raes meetings`")] = None
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


class Source(Noted):
    """A document behind the facts: its text is held in a file, or was read at its address."""

    name: Name
    kind: Slug
    publisher: Slug | None = None
    relays: list[Slug] = []
    language: AnyLanguage
    published: Edtf | None = None
    published_text: Text | None = None
    published_note: Both | None = None
    file: Text | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    url: Text | None = None
    outlet: Annotated[Text | None, Field(description="Who published the page, as it is called")] = None
    read: Annotated[Literal["whole", "excerpt", "headline"] | None, Field(description="How much of it was read")] = None
    grade: Annotated[Grade | None, Field(description="A: official, or several independent outlets; B: one outlet")] = (
        None
    )
    scope: Annotated[
        Literal["whole", "selected"],
        Field(description="Whether it is used to its last sentence; selected has no lines"),
    ] = "whole"

    @property
    def account(self) -> Name:
        """Whose account it is: of a page that is not held that of its outlet, else its own name."""
        return Name(en=self.outlet, ru=self.outlet) if self.outlet and not self.file else self.name


class Topic(Strict):
    """A subject that facts are filed under."""

    name: Name
    aliases: list[Text] = []
    command: Annotated[Literal["trade"] | None, Field(description="The command that lists its figures")] = None


class Place(Strict):
    """A place; `within` leads to the larger one."""

    name: Name
    kind: PlaceKind
    within: Slug | None = None
    capital: Annotated[bool, Field(description="Of the country that it lies within")] = False
    aliases: list[Text] = []


class Actor(Sourced, Noted):
    """What people and organizations have in common: names and spellings."""

    name: Name
    country: Slug | None = None
    aliases: list[Text] = []
    spellings: list[Spelling] = []
    topics: list[Slug] = []


class Organization(Actor):
    """A body that acts: a state, a ministry, a council, a company."""

    kind: Slug
    part_of: Slug | None = None


class Post(Dated, Sourced, Noted):
    """A post as attested on a date; since when and until when only by an act that a source names."""

    title: Both
    organization: Slug | None = None
    event: Slug | None = None
    since: Edtf | None = None
    until: Edtf | None = None


class Person(Actor):
    """A person."""

    posts: list[Post] = []


class Indicator(Strict):
    """What figures measure: one line of a table of figures."""

    name: Name
    unit: UnitId
    measure: Literal["flow", "stock", "share", "rank", "target"]
    origin: Annotated[Slug | None, Field(description="The country from which what is counted comes")] = None
    destination: Annotated[Slug | None, Field(description="The country to which it goes")] = None
    aliases: list[Text] = []


class Event(Dated, Topical, Sourced):
    """Something that happened, or was announced or planned."""

    kind: Slug
    number: Annotated[int, Field(ge=1)] | None = None
    title: Both
    place: Slug | None = None
    place_note: Both | None = None
    status: Literal["held", "planned", "announced"] = "held"
    theme: Both | None = None
    theme_original: Language | None = None
    body: Slug | None = None
    organizers: list[Slug] = []
    participants: list[Participant] = []
    initiated_by: list[Slug] = []
    mediated_by: list[Slug] = []
    part_of: Slug | None = None
    related: list[Slug] = []
    documents: list[Slug] = []


class Document(Dated, Topical, Sourced):
    """A document that the sources speak of."""

    kind: Slug
    title: Both
    aliases: Annotated[list[Text], Field(description="What else it is called, in any language")] = []
    status: Literal["signed", "adopted", "approved", "initialled", "published", "planned"] | None = None
    text: Both | None = None
    signatories: list[Participant] = []
    initialled_by: list[Participant] = []
    authors: list[Participant] = []
    events: list[Slug] = []
    full_text: Slug | None = None


class Figure(Topical, Sourced):
    """A number with what it counts, its unit, period and hedge."""

    indicator: Slug
    title: Both
    period: Edtf | None = None
    date_text: Text | None = None
    date_note: Both | None = None
    value: Number | None = None
    scale: Scale | None = None
    qualifier: Qualifier
    growth_percent: Annotated[Number, Field(gt=-100)] | None = None
    growth_qualifier: Qualifier | None = None
    basis: Annotated[Slug | None, Field(description="Whose statistics; absent where the source does not say")] = None
    status: Literal["reported", "forecast", "target"] = "reported"
    text: Text

    @model_validator(mode="after")
    def _some_number(self) -> Figure:
        if self.value is None and self.growth_percent is None and self.qualifier != "unknown":
            raise ValueRefusedError(
                both(
                    "a figure without value and growth_percent has the qualifier unknown",
                    "у цифры без value и growth_percent qualifier — unknown",
                )
            )
        return self


class Statement(Dated, Topical, Sourced):
    """What somebody said or holds, in a sentence of our own."""

    title: Both
    speakers: list[Slug] = []
    collective: bool = False
    event: Slug | None = None
    about: list[Slug] = []
    claimed_date: Annotated[Edtf | None, Field(description="When what it is about was, by its account")] = None
    mode: Mode
    text: Both


class Conflict(Noted):
    """Claims that cannot all hold."""

    rule: Literal["growth", "value", "date", "assessment", "wording"]
    title: Both
    claims: Annotated[list[Slug], Field(min_length=2)]
    topics: Annotated[list[Slug], Field(min_length=1)]
    text: Both | None = None


class Gap(Dated, Sourced, Noted):
    """What the sources show to exist without giving it."""

    title: Both
    about: Annotated[list[Slug], Field(min_length=1)]
    missing_numbers: Annotated[
        list[Annotated[int, Field(ge=1)]], Field(description="The numbers of sessions that no source describes")
    ] = []
    text: Both
    topics: Annotated[list[Slug], Field(min_length=1)]
    closed_by: Annotated[list[Slug], Field(description="What a later layer answers it with")] = []


class Silent(Strict):
    """A sentence of a source that carries no fact of its own, and why."""

    source: Slug
    anchor: Text
    reason: Literal["boilerplate", "repetition", "heading", "garbled"]
    note: Both | None = None


class Base(Strict):
    """A base of facts. Every record is one key: its id, unique over all sections, never reused."""

    sources: dict[Slug, Source] = {}
    kinds: dict[Slug, Kind] = {}
    units: dict[UnitId, Unit] = {}
    topics: dict[Slug, Topic] = {}
    places: dict[Slug, Place] = {}
    organizations: dict[Slug, Organization] = {}
    people: dict[Slug, Person] = {}
    indicators: dict[Slug, Indicator] = {}
    events: dict[Slug, Event] = {}
    documents: dict[Slug, Document] = {}
    figures: dict[Slug, Figure] = {}
    statements: dict[Slug, Statement] = {}
    conflicts: dict[Slug, Conflict] = {}
    gaps: dict[Slug, Gap] = {}
    silent: list[Silent] = []
    additions: Annotated[dict[Slug, dict[str, Any]], Field(description="More of records of earlier layers")] = {}


def keys_of(section: str) -> Mapping[str, FieldInfo]:
    """The keys that a record of a section may have."""
    model = get_args(Base.model_fields[section].annotation)[-1]
    return getattr(model, "model_fields", {})


RECORDS = (
    "sources", "organizations", "people", "events", "documents", "figures", "statements", "conflicts", "gaps",
)  # fmt: skip
"""The sections whose entries users see as records, in the order of an export."""

ADDED_TO = (*RECORDS, "topics", "places", "indicators")
"""The sections of whose entries a later layer may say more."""

KINDED = ("event", "document", "organization", "source")
"""The types of records that have kinds."""

LISTS = ("kinds", "units")
"""The sections whose ids are apart from those of records: a forum is a kind, and may be a body."""
