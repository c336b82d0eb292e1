"""What is in a base: how many records of which type, from when to when; then counts by kind, year, topic and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.text import Text

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.tables.layout import padded
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record
from raes_cli.text import Words

_LONGEST = 30
"""Columns of the longest bar."""


def stats(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """The counts of each group under its heading."""
    for number, (group, found) in enumerate(groupby(records, key=lambda record: str(record["group"]))):
        yield from [Text()] if number else ()
        yield from paper.wrap(paper.ink(wording.label(labels.GROUPS, group, paper.lang), "heading"))
        names = wording.counted_names(group, paper.page)
        yield from _bars([(_name(row, names, paper), row["count"]) for row in found], paper)


def _bars(rows: Sequence[tuple[Text, int]], paper: Paper) -> Iterator[Text]:
    """A count, its name and, where there is something to compare, a bar; the name is wrapped where it is long."""
    most = max(count for _, count in rows)
    digits = len(str(most))
    name_width = max(name.cell_len for name, _ in rows)
    room = min(paper.width - name_width - digits - 2 - 2, _LONGEST)
    for name, count in rows:
        length = round(count / most * room * 2) if most > 1 and room > _LONGEST // 3 and not paper.linear else 0
        bar = Text("█" * (length // 2) + "▌" * (length % 2), "bar")
        number = padded(paper.ink(count, "number"), digits, right=True)
        label = joined_bar(name, name_width, bar)
        yield from paper.entry(number, digits + 2, [label])


def joined_bar(name: Text, width: int, bar: Text) -> Text:
    """A name and its bar."""
    return Text.assemble(padded(name, width), "  ", bar) if bar else name


def _name(row: Record, names: Mapping[str, Words], paper: Paper) -> Text:
    key = str(row["key"])
    if key == "undated":
        return paper.ink(labels.UNDATED[paper.lang].lower())
    return paper.ink(wording.label(names, key, paper.lang)) if key in names else paper.named(key)
