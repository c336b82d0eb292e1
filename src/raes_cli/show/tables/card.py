"""Records whole: every key of them, what is not given, and all evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from raes_cli.show import labels
from raes_cli.show.tables import parts
from raes_cli.show.tables.fields import fields
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record

_ELSEWHERE = ("id", "type", "title", "name", "kind", "sources", "conflict_texts")
"""Keys that the head, the evidence and the line on conflicts show."""


def show(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """A card for each record."""
    for number, record in enumerate(records):
        yield from [Text()] if number else ()
        yield from parts.head(record, paper)
        yield from paper.rule()
        yield from fields((key for key in record if key not in _ELSEWHERE), record, paper)
        yield from parts.section(labels.EVIDENCE, parts.evidence(record, paper), paper)


def sources(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """What each document is, who published it and when, and the file it was read from."""
    for number, record in enumerate(records):
        yield from [Text()] if number else ()
        yield from parts.head(record, paper)
        keys = ("publisher", "relays", "language", "published", "date_text", "date_note", "url", "file", "sha256")
        yield from fields((*keys, "note"), record, paper)
