"""Records whole: every key of them, what is not given, and all evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from raes_cli import labels
from raes_cli.show.tables import entries, parts
from raes_cli.show.tables.fields import fields
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record

ELSEWHERE = (
    "id", "type", "title", "name", "kind", "number", "posts", "sources", "conflict_texts", "event_title",
    "growth_qualifier",
)  # fmt: skip
"""Keys that the head, the evidence and other lines show."""
_IN_VALUE = ("unit", "stated", "scale")


def show(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """A card for each record."""
    for number, record in enumerate(records):
        yield from [Text()] if number else ()
        yield from parts.head(record, paper)
        yield from paper.rule()
        yield from fields(_keys(record), record, paper)
        if record.get("posts"):
            yield from parts.section(labels.POSTS, entries.posts(record, paper, quoted=True), paper)
        yield from parts.section(labels.EVIDENCE, parts.evidence(record, paper), paper)


def _keys(record: Record) -> Iterator[str]:
    """The keys that have a line of their own; bounds only where the date does not say them."""
    elsewhere = list(ELSEWHERE)
    if record.get("value") is not None:
        elsewhere += _IN_VALUE
    if record["date"] == record["earliest"] == record["latest"]:
        elsewhere += ("earliest", "latest")
    if record.get("qualifier") == "exact":
        elsewhere.append("qualifier")
    if "claim_records" in record:
        elsewhere.append("claims")
    if record.get("period") or record.get("published"):
        elsewhere.append("date")
    return (key for key in record if key not in elsewhere)


def sources(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """What each document is, who published it and when, and the file it was read from."""
    for number, record in enumerate(records):
        yield from [Text()] if number else ()
        yield from parts.head(record, paper)
        keys = ("publisher", "relays", "language", "published", "date_text", "date_note", "url", "file", "sha256")
        yield from fields((*keys, "note"), record, paper)
