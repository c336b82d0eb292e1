"""The types of records and their parts, for checkers of types: docs/generate.py makes them."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class Dated(TypedDict):
    date: str | None
    earliest: str | None
    latest: str | None
    date_text: str | None
    date_note: Words | None
    note: Words | None
    remark: Words | None
    sources: list[Citation]


class Common(Dated):
    id: str
    topics: list[str]
    mentioned_in: list[Titled]
    conflicts: list[str]
    origin: Origin
    match: NotRequired[Match]


class Actor(Common):
    name: Name
    country: Named | None
    kind: str | None
    part_of: Named | None
    parts: list[Named]
    aliases: list[str]
    spellings: list[Spelling]
    posts: list[Post]
    events: NotRequired[list[Event]]
    statements: NotRequired[list[Statement]]
    documents: NotRequired[list[Document]]
    attributed: NotRequired[list[Event | Figure | Statement | Document]]
    met_with: NotRequired[list[Met]]


class Words(TypedDict):
    en: str
    ru: str


class Name(TypedDict):
    en: str
    ru: str
    az: NotRequired[str]


class Named(TypedDict):
    id: str
    name: Name


class Titled(TypedDict):
    id: str
    title: Words


class Locator(TypedDict):
    line: int


class Citation(TypedDict):
    source: str
    anchor: str
    locator: Locator | None


class Participant(TypedDict):
    id: str
    name: Name
    capacity: Words | None
    basis: Literal["named", "by-title", "implied"]


class Origin(TypedDict):
    file: str
    line: int
    additions: NotRequired[list[Addition]]


class Addition(TypedDict):
    file: str
    line: int
    keys: list[str]


class Spelling(TypedDict):
    text: str
    source: str
    fragment: bool
    locator: Locator | None


class Post(Dated):
    title: Words
    organization: Named | None
    person: Named
    since: str | None
    until: str | None
    event: str | None


Implied = TypedDict(
    "Implied", {"growth_percent": float, "qualifier": Literal["about", "at-least", "at-most"], "from": str}
)


class Met(TypedDict):
    id: str
    name: Name
    count: int


class Match(TypedDict):
    field: str
    text: str
    words: list[str]
    verbatim: bool


class ConflictText(TypedDict):
    id: str
    text: Words
    title: Words
    rule: Literal["growth", "value", "date", "assessment", "wording"]
    rounding: bool | None


class Count(TypedDict):
    group: Literal["type", "kind", "month", "year", "person", "organization", "place", "topic", "indicator", "source"]
    key: str
    count: int
    name: NotRequired[Name]


class Listed(TypedDict):
    id: str
    list: str
    name: Name
    count: str
    aliases: NotRequired[list[str]]
    of: NotRequired[str]


class Change(TypedDict):
    id: str
    type: str
    change: Literal["added", "removed", "changed"]
    title: Name | None
    fields: list[Changed]


class Changed(TypedDict):
    key: str
    before: str | None
    after: str | None


class Problem(TypedDict):
    file: str
    line: int
    column: int
    rule: str
    message: Words
    remedy: Words | None


class Source(Common):
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


class Organization(Actor):
    type: Literal["organization"]


class Person(Actor):
    type: Literal["person"]


class Event(Common):
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
    statements: NotRequired[list[Statement]]
    papers: NotRequired[list[Document]]
    gaps: NotRequired[list[Gap]]


class Document(Common):
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


class Figure(Common):
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
    conflict_texts: NotRequired[list[ConflictText]]


class Statement(Common):
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


class Conflict(Common):
    type: Literal["conflict"]
    title: Words
    rule: Literal["growth", "value", "date", "assessment", "wording"]
    claims: list[str]
    text: Words
    rounding: bool | None
    claim_records: NotRequired[list[Event | Document | Figure | Statement | Person | Organization]]


class Gap(Common):
    type: Literal["gap"]
    title: Words
    about: list[str]
    missing_numbers: list[int]
    text: Words
    closed_by: list[str]
    about_titles: NotRequired[list[Titled]]


Record = Source | Organization | Person | Event | Document | Figure | Statement | Conflict | Gap
