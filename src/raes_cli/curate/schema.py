"""The schema of a base: the sections of the YAML, their records and their closed vocabularies.

Each class is one kind of mapping in the file; editors show its docstring and field descriptions. pydantic reports all
problems at once, and the strict reader knows their places.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, StringConstraints, model_validator
from pydantic.fields import FieldInfo

from raes_cli.curate.parts import (
    SHA256,
    AnyLanguage,
    Both,
    Dated,
    Edtf,
    Grade,
    Kind,
    Language,
    Mode,
    Name,
    Noted,
    Number,
    Participant,
    PlaceKind,
    Qualifier,
    Scale,
    Slug,
    Sourced,
    Spelling,
    Strict,
    Text,
    Topical,
    Unit,
    UnitId,
    ValueRefusedError,
    Word,
)
from raes_cli.text import both


class Source(Noted):
    """A document behind the facts, whose text is held in a file or was read at its URL."""

    name: Name
    kind: Slug
    publisher: Slug | None = None
    relays: list[Slug] = []
    language: AnyLanguage
    published: Edtf | None = None
    published_text: Text | None = None
    published_note: Both | None = None
    file: Text | None = None
    sha256: Annotated[str, StringConstraints(pattern=SHA256)] | None = None
    url: Word | None = None
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
        """The name of whose account it is: the outlet of a page that is not held, else the source itself."""
        return Name(en=self.outlet, ru=self.outlet) if self.outlet and not self.file else self.name


class Topic(Strict):
    """A subject that facts are filed under."""

    name: Name
    aliases: list[Text] = []
    command: Annotated[Literal["trade"] | None, Field(description="The command that lists its figures")] = None


class Place(Strict):
    """A place; `within` names the larger place around it."""

    name: Name
    kind: PlaceKind
    within: Slug | None = None
    capital: Annotated[bool, Field(description="Of the country that it lies within")] = False
    aliases: list[Text] = []


class Actor(Sourced, Noted):
    """The keys that people and organizations share: names, spellings and evidence."""

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
    """A post as attested on a date; `since` and `until` only by an act that a source names."""

    title: Both
    organization: Slug | None = None
    event: Slug | None = None
    since: Edtf | None = None
    until: Edtf | None = None


class Person(Actor):
    """A person."""

    posts: list[Post] = []


class Indicator(Strict):
    """A quantity that figures measure: one line of a table of figures."""

    name: Name
    unit: UnitId
    measure: Literal["flow", "stock", "share", "rank", "target"]
    origin: Annotated[Slug | None, Field(description="The country from which what is counted comes")] = None
    destination: Annotated[Slug | None, Field(description="The country to which it goes")] = None
    between: Annotated[list[Slug], Field(description="Those whose contacts it counts")] = []
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
    before: Annotated[Slug | None, Field(description="The event of the same date that it came before")] = None
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
            en = "a figure without value and growth_percent has the qualifier unknown"
            raise ValueRefusedError(both(en, "у цифры без value и growth_percent qualifier — unknown"))
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
    """What the sources show to exist but do not give."""

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
    reason: Literal["boilerplate", "repetition", "heading", "garbled", "no-fact"]
    note: Both | None = None


class Base(Strict):
    """A base of facts. The key of each record is its id, unique across all sections and never reused."""

    sources: dict[Slug, Source] = {}
    kinds: dict[Slug, Kind] = {}
    units: dict[UnitId, Unit] = {}
    topics: dict[Slug, Topic] = {}
    synonyms: Annotated[
        dict[Slug, list[Word]], Field(description="Words that a search takes for each other, in any of the languages")
    ] = {}
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
    """Return the keys that a record of a section may have."""
    model = get_args(Base.model_fields[section].annotation)[-1]
    return getattr(model, "model_fields", {})


TYPES = {
    "sources": "source", "organizations": "organization", "people": "person", "events": "event",
    "documents": "document", "figures": "figure", "statements": "statement", "conflicts": "conflict", "gaps": "gap",
}  # fmt: skip
"""Section whose entries users see as records, in the order of an export → the type of these records."""
RECORDS = tuple(TYPES)

ADDED_TO = (*RECORDS, "topics", "places", "indicators")
"""The sections to whose entries a later layer may add."""

KINDED = ("event", "document", "organization", "source")
"""The types of records that have kinds."""

LISTS = ("kinds", "units", "synonyms")
"""The sections whose ids are separate from those of records: a forum is a kind, and may be a body."""
