"""The types of records and their parts, for checkers of types: docs/generate.py makes them."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class Words(TypedDict):
    """A part of a record."""

    en: str
    ru: str


class Name(TypedDict):
    """A part of a record."""

    en: str
    ru: str
    az: NotRequired[str]


class Named(TypedDict):
    """A part of a record."""

    id: str
    name: Name


class Titled(TypedDict):
    """A part of a record."""

    id: str
    title: Words


class Locator(TypedDict):
    """A part of a record."""

    line: int


class Citation(TypedDict):
    """A part of a record."""

    source: str
    anchor: str
    locator: Locator | None


class Participant(TypedDict):
    """A part of a record."""

    id: str
    name: Name
    capacity: Words | None
    basis: Literal["named", "by-title", "implied"]


class Origin(TypedDict):
    """A part of a record."""

    file: str
    line: int
    additions: NotRequired[list[Addition]]


class Addition(TypedDict):
    """A part of a record."""

    file: str
    line: int
    keys: list[str]


class Spelling(TypedDict):
    """A part of a record."""

    text: str
    source: str
    fragment: bool
    locator: Locator | None


class Post(TypedDict):
    """A part of a record."""

    title: Words
    organization: Named | None
    person: Named
    date: str | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    date_note: Words | None
    since: str | None
    until: str | None
    event: str | None
    note: Words | None
    remark: Words | None
    sources: list[Citation]


Implied = TypedDict(
    "Implied",
    {
        "growth_percent": float,
        "qualifier": Literal["about", "at-least", "at-most"],
        "from": str,
    },
)


class Met(TypedDict):
    """A part of a record."""

    id: str
    name: Name
    count: int


class Match(TypedDict):
    """A part of a record."""

    field: str
    text: str
    words: list[str]
    verbatim: bool


class ConflictText(TypedDict):
    """A part of a record."""

    id: str
    text: Words
    title: Words
    rule: Literal["growth", "value", "date", "assessment", "wording"]
    rounding: bool | None


class Count(TypedDict):
    """A part of a record."""

    group: Literal["type", "kind", "month", "year", "person", "organization", "place", "topic", "indicator", "source"]
    key: str
    count: int
    name: NotRequired[Name]


class Listed(TypedDict):
    """A part of a record."""

    id: str
    list: str
    name: Name
    count: str
    aliases: NotRequired[list[str]]
    of: NotRequired[str]


class Change(TypedDict):
    """A part of a record."""

    id: str
    type: str
    change: Literal["added", "removed", "changed"]
    title: Name | None
    fields: list[Changed]


class Changed(TypedDict):
    """A part of a record."""

    key: str
    before: str | None
    after: str | None


class Problem(TypedDict):
    """A part of a record."""

    file: str
    line: int
    column: int
    rule: str
    message: Words
    remedy: Words | None


class Source(TypedDict):
    """A record of the type source."""

    id: str
    type: Literal["source"]
    title: Words
    name: Name
    kind: str
    publisher: Named | None
    outlet: str | None
    relays: list[Named]
    language: str
    published: str | None
    file: str | None
    sha256: str | None
    url: str | None
    read: Literal["whole", "excerpt", "headline"]
    grade: Literal["A", "B"] | None
    documents: list[Titled]
    date: str | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    date_note: Words | None
    topics: list[str]
    note: Words | None
    remark: Words | None
    mentioned_in: list[Titled]
    sources: list[Citation]
    conflicts: list[str]
    origin: Origin
    match: NotRequired[Match]


class Organization(TypedDict):
    """A record of the type organization."""

    id: str
    type: Literal["organization"]
    name: Name
    country: Named | None
    kind: str | None
    part_of: Named | None
    parts: list[Named]
    aliases: list[str]
    spellings: list[Spelling]
    posts: list[Post]
    date: str | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    date_note: Words | None
    topics: list[str]
    note: Words | None
    remark: Words | None
    mentioned_in: list[Titled]
    sources: list[Citation]
    conflicts: list[str]
    origin: Origin
    events: NotRequired[list[Event]]
    statements: NotRequired[list[Statement]]
    documents: NotRequired[list[Document]]
    attributed: NotRequired[list[Event | Figure | Statement | Document]]
    met_with: NotRequired[list[Met]]
    match: NotRequired[Match]


class Person(TypedDict):
    """A record of the type person."""

    id: str
    type: Literal["person"]
    name: Name
    country: Named | None
    kind: str | None
    part_of: Named | None
    parts: list[Named]
    aliases: list[str]
    spellings: list[Spelling]
    posts: list[Post]
    date: str | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    date_note: Words | None
    topics: list[str]
    note: Words | None
    remark: Words | None
    mentioned_in: list[Titled]
    sources: list[Citation]
    conflicts: list[str]
    origin: Origin
    events: NotRequired[list[Event]]
    statements: NotRequired[list[Statement]]
    documents: NotRequired[list[Document]]
    attributed: NotRequired[list[Event | Figure | Statement | Document]]
    met_with: NotRequired[list[Met]]
    match: NotRequired[Match]


class Event(TypedDict):
    """A record of the type event."""

    id: str
    type: Literal["event"]
    title: Words
    kind: str
    number: int | None
    status: Literal["held", "planned", "announced"]
    place: Named | None
    place_note: Words | None
    theme: Words | None
    theme_original: Literal["ru", "en", "az"] | None
    body: Named | None
    participants: list[Participant]
    organizers: list[Named]
    initiated_by: list[Named]
    mediated_by: list[Named]
    part_of: Titled | None
    parts: list[Titled]
    related: list[Titled]
    documents: list[Titled]
    attribution: list[Named]
    date: str | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    date_note: Words | None
    topics: list[str]
    note: Words | None
    remark: Words | None
    mentioned_in: list[Titled]
    sources: list[Citation]
    conflicts: list[str]
    origin: Origin
    statements: NotRequired[list[Statement]]
    papers: NotRequired[list[Document]]
    gaps: NotRequired[list[Gap]]
    match: NotRequired[Match]


class Document(TypedDict):
    """A record of the type document."""

    id: str
    type: Literal["document"]
    title: Words
    kind: str
    aliases: list[str]
    status: Literal["signed", "adopted", "approved", "initialled", "published", "planned"] | None
    text: Words | None
    signatories: list[Participant]
    initialled_by: list[Participant]
    authors: list[Participant]
    events: list[Titled]
    full_text: Titled | None
    attribution: list[Named]
    date: str | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    date_note: Words | None
    topics: list[str]
    note: Words | None
    remark: Words | None
    mentioned_in: list[Titled]
    sources: list[Citation]
    conflicts: list[str]
    origin: Origin
    match: NotRequired[Match]


class Figure(TypedDict):
    """A record of the type figure."""

    id: str
    type: Literal["figure"]
    title: Words
    indicator: Named
    period: str | None
    value: float | None
    unit: str
    stated: str | None
    scale: Literal["thousand", "mn", "bn"] | None
    qualifier: Literal["exact", "about", "almost", "at-least", "at-most", "unknown"]
    growth_percent: float | None
    growth_qualifier: Literal["exact", "about", "almost", "at-least", "at-most", "unknown"] | None
    implied: Implied | None
    measure: Literal["flow", "stock", "share", "rank", "target"]
    status: Literal["reported", "forecast", "target"]
    basis: Named | None
    text: str
    attribution: list[Named]
    date: str | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    date_note: Words | None
    topics: list[str]
    note: Words | None
    remark: Words | None
    mentioned_in: list[Titled]
    sources: list[Citation]
    conflicts: list[str]
    origin: Origin
    conflict_texts: NotRequired[list[ConflictText]]
    match: NotRequired[Match]


class Statement(TypedDict):
    """A record of the type statement."""

    id: str
    type: Literal["statement"]
    title: Words
    speakers: list[Named]
    collective: bool
    event: str | None
    event_title: Words | None
    about: list[str]
    claimed_date: str | None
    mode: Literal["quoted", "reported", "communique", "outcome-text", "background", "discussed", "greeting"]
    text: Words
    attribution: list[Named]
    date: str | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    date_note: Words | None
    topics: list[str]
    note: Words | None
    remark: Words | None
    mentioned_in: list[Titled]
    sources: list[Citation]
    conflicts: list[str]
    origin: Origin
    match: NotRequired[Match]


class Conflict(TypedDict):
    """A record of the type conflict."""

    id: str
    type: Literal["conflict"]
    title: Words
    rule: Literal["growth", "value", "date", "assessment", "wording"]
    claims: list[str]
    text: Words
    rounding: bool | None
    date: str | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    date_note: Words | None
    topics: list[str]
    note: Words | None
    remark: Words | None
    mentioned_in: list[Titled]
    sources: list[Citation]
    conflicts: list[str]
    origin: Origin
    claim_records: NotRequired[list[Event | Document | Figure | Statement | Person | Organization]]
    match: NotRequired[Match]


class Gap(TypedDict):
    """A record of the type gap."""

    id: str
    type: Literal["gap"]
    title: Words
    about: list[str]
    missing_numbers: list[int]
    text: Words
    closed_by: list[str]
    date: str | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    date_note: Words | None
    topics: list[str]
    note: Words | None
    remark: Words | None
    mentioned_in: list[Titled]
    sources: list[Citation]
    conflicts: list[str]
    origin: Origin
    about_titles: NotRequired[list[Titled]]
    match: NotRequired[Match]


Record = Source | Organization | Person | Event | Document | Figure | Statement | Conflict | Gap
