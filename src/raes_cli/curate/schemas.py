"""The JSON Schemas: of the YAML of a base, and of the records that every command prints.

Both are of draft 7, the one that editors check YAML against. The schema of the output promises what the
contract does: keys are only ever added, so a reader ignores those it does not know.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from raes_cli.curate import schema as base_schema
from raes_cli.curate.schema import Basis, Qualifier, Scale, Slug

_DRAFT = "http://json-schema.org/draft-07/schema#"

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="An ISO day")]
Known = Annotated[str, Field(description="A date as known: EDTF, ISO 8601-2")]


class Out(BaseModel):
    """A part of the output."""

    model_config = ConfigDict(extra="allow")


class Words(Out):
    """A text in both languages."""

    en: str
    ru: str


class Name(Words):
    """A name, in Azerbaijani where there is one."""

    az: str | None = None


class Named(Out):
    """Somebody or something with a name."""

    id: Slug
    name: Name


class Titled(Out):
    """Another record, by its title."""

    id: Slug
    title: Words


class Locator(Out):
    """Where in the text of the source the anchor begins."""

    line: Annotated[int, Field(ge=1)]


class Citation(Out):
    """Evidence: a short exact phrase of a source."""

    source: Slug
    anchor: str
    locator: Locator | None


class Participant(Named):
    """Who took part, in which capacity, and how the passage says so."""

    capacity: Words | None
    basis: Basis


class Origin(Out):
    """The file of the base that the record came from, and its line there."""

    file: str
    line: int


class Record(Out):
    """What every record has."""

    id: Slug
    date: Known | None
    earliest: Annotated[Day | None, Field(description="null where open")]
    latest: Annotated[Day | None, Field(description="null where open")]
    date_text: Annotated[str | None, Field(description="the source's own words for the date")]
    date_note: Annotated[Words | None, Field(description="why a part of the date is inferred")]
    topics: list[Slug]
    note: Annotated[Words | None, Field(description="what a reader must know to understand it")]
    remark: Annotated[Words | None, Field(description="how the passage was read, what it leaves out, why inferred")]
    mentioned_in: Annotated[list[Titled], Field(description="statements and gaps that are about it or made at it")]
    sources: list[Citation]
    conflicts: Annotated[list[Slug], Field(description="the conflicts that the record is part of")]
    origin: Origin


class Event(Record):
    """Something that happened, or was announced or planned."""

    type: Literal["event"]
    title: Words
    kind: Slug
    number: int | None
    status: Literal["held", "planned", "announced"]
    place: Named | None
    place_note: Words | None
    theme: Words | None
    theme_original: str | None
    body: Annotated[Named | None, Field(description="whose session, summit or forum it is")]
    participants: list[Participant]
    organizers: list[Named]
    initiated_by: list[Named]
    mediated_by: list[Named]
    part_of: Titled | None
    parts: list[Titled]
    related: list[Titled]
    documents: list[Titled]
    attribution: list[Named]


class Implied(Out):
    """The growth that the levels of one source give, to a tenth of a percent, and the bound that their hedges leave."""

    growth_percent: float
    qualifier: Literal["about", "at-least", "at-most"]
    from_: Annotated[Slug, Field(alias="from", description="the figure of the year before")]


class Figure(Record):
    """A number with what it counts."""

    type: Literal["figure"]
    title: Words
    indicator: Named
    period: Known | None
    value: Annotated[float | None, Field(description="in whole units: 4400000000")]
    unit: Annotated[str, Field(description="one of the base's units")]
    stated: Annotated[str | None, Field(description="the number as printed: 4.4")]
    scale: Scale | None
    qualifier: Qualifier
    growth_percent: float | None
    growth_qualifier: Annotated[Qualifier | None, Field(description="the hedge of growth_percent")]
    implied: Annotated[Implied | None, Field(description="growth by the levels of one source, stated or not")]
    measure: str
    status: Literal["reported", "forecast", "target"]
    text: Annotated[str, Field(description="the number as the source words it")]
    attribution: list[Named]


class Statement(Record):
    """What somebody said or holds, in our own words."""

    type: Literal["statement"]
    title: Words
    speakers: list[Named]
    collective: bool
    event: Slug | None
    event_title: Words | None
    about: Annotated[list[Slug], Field(description="what it speaks of")]
    mode: base_schema.Mode
    text: Words
    attribution: list[Named]


class Document(Record):
    """A document that the sources speak of."""

    type: Literal["document"]
    title: Words
    kind: Slug
    status: str | None
    text: Words | None
    signatories: list[Participant]
    initialled_by: list[Participant]
    authors: list[Participant]
    events: list[Titled]
    full_text: Annotated[Titled | None, Field(description="the source that is its text")]
    attribution: list[Named]


class Spelling(Out):
    """A spelling as a source prints it."""

    text: str
    source: Slug
    fragment: Annotated[bool, Field(description="printed only as a part of the name")]
    locator: Locator | None


class Post(Out):
    """A post as attested on a date."""

    title: Words
    organization: Named | None
    person: Named
    date: Known | None
    earliest: Day | None
    latest: Day | None
    date_text: str | None
    date_note: Words | None
    event: Slug | None
    note: Words | None
    remark: Words | None
    sources: list[Citation]


class Met(Named):
    """Whom somebody met in held meetings, talks and calls, and how often."""

    count: int


class Actor(Record):
    """A person or an organization; `who` adds events, statements, documents, attributed and met_with."""

    type: Literal["person", "organization"]
    name: Name
    kind: Slug | None
    country: Named | None
    part_of: Named | None
    parts: list[Named]
    aliases: list[str]
    spellings: list[Spelling]
    posts: list[Post]
    events: list[Event] = []
    statements: list[Statement] = []
    documents: list[Document] = []
    attributed: list[Event | Figure | Statement | Document] = []
    met_with: list[Met] = []


class Source(Record):
    """A document behind the facts."""

    type: Literal["source"]
    title: Words
    name: Name
    kind: Slug
    publisher: Named | None
    relays: list[Named]
    language: str
    published: Known | None
    file: str
    sha256: str
    url: str | None
    documents: Annotated[list[Titled], Field(description="the documents whose text it is")]


class Conflict(Record):
    """Claims that cannot all hold."""

    type: Literal["conflict"]
    title: Words
    rule: Literal["growth", "value", "date", "assessment", "wording"]
    claims: list[Slug]
    text: Annotated[Words, Field(description="which claims, the arithmetic, by how much")]
    rounding: Annotated[bool | None, Field(description="whether rounding can explain it; null for words")]


class Gap(Record):
    """What the sources show to exist but do not give."""

    type: Literal["gap"]
    title: Words
    about: list[Slug]
    missing_numbers: Annotated[list[int], Field(description="the numbers of sessions that no source describes")]
    text: Words


class Count(Out):
    """A row of `raes stats`."""

    group: Literal["type", "kind", "year", "topic", "source"]
    key: str
    count: int


Any_ = Event | Figure | Statement | Document | Actor | Source | Conflict | Gap | Count


class Output(RootModel[list[Any_]]):
    """What every command of raes prints under --json: an array of records."""


def base() -> dict[str, Any]:
    """The JSON Schema of a base, for editors."""
    return _draft_7(base_schema.Base.model_json_schema(), "A base of facts for raes")


def output() -> dict[str, Any]:
    """The JSON Schema of the output of every command."""
    return _draft_7(Output.model_json_schema(mode="serialization"), "The output of raes")


def _draft_7(found: dict[str, Any], title: str) -> dict[str, Any]:
    """Of draft 2020-12, which pydantic writes; of what it uses here only the name of the definitions differs."""
    moved = _moved(found)
    assert isinstance(moved, dict)
    return {"$schema": _DRAFT, **moved, "title": title}


def _moved(value: object) -> object:
    if isinstance(value, dict):
        return {("definitions" if key == "$defs" else key): _moved(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_moved(inner) for inner in value]
    if isinstance(value, str) and value.startswith("#/$defs/"):
        return value.replace("#/$defs/", "#/definitions/")
    return value
