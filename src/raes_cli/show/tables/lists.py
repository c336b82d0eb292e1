"""Plain lists, an entry a record: meetings, statements, gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from raes_cli.show.tables import entries, parts
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record


def meetings(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Meetings, talks and calls: when, what, where, and who took part on which ground."""
    column = parts.dates_column(records, paper)
    for number, record in enumerate(records):
        yield from [Text()] if number else ()
        yield from entries.event(record, column, paper, roll=True)
    yield from paper.foot()


def said(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """The statements of each speaker together, speakers in the order of their first statement."""
    column = parts.dates_column(records, paper)
    for number, group in enumerate(entries.by_holder(records, paper.lang)):
        yield from [Text()] if number else ()
        yield from paper.wrap(entries.holder(group[0], paper, "heading"))
        for record in group:
            yield from entries.statement(record, parts.when(record, paper), column, paper)
    yield from paper.foot()


def gaps(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """What the sources show to exist without giving it."""
    for number, record in enumerate(records):
        yield from [Text()] if number else ()
        yield from entries.gap(record, paper)
    yield from paper.foot()
