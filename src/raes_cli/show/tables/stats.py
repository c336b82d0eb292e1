"""What is in a base: which edition it is, from when to when; how many records by type, kind, year, topic and source."""

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

_LONGEST, _SHORTEST = 30, 10
"""Columns of the longest bar, and where there are fewer for it none is drawn."""


def stats(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """The edition of the base, then the counts of each group under its heading."""
    years = sorted(str(row["key"]) for row in records if row["group"] == "year" and str(row["key"]).isdecimal())
    span = f"{labels.EVENTS[paper.lang]}: {years[0]}–{years[-1]}" if years else ""
    if known := paper.dotted((paper.ink(paper.page.edition, "heading"), paper.ink(span, "date"))):
        yield from [*paper.wrap(known), Text()]
    for number, (group, found) in enumerate(groupby(records, key=lambda record: str(record["group"]))):
        yield from [Text()] if number else ()
        yield from paper.wrap(paper.ink(wording.label(labels.GROUPS, group, paper.lang), "heading"))
        names = wording.counted_names(group, paper.page)
        yield from _bars([(_name(row, names, paper), row["count"]) for row in found], paper)


def _bars(rows: Sequence[tuple[Text, int]], paper: Paper) -> Iterator[Text]:
    """A count, its name and, where there is something to compare and room for it, a bar."""
    most = max(count for _, count in rows)
    digits, names = len(str(most)), max(name.cell_len for name, _ in rows)
    room = min(paper.width - names - digits - 2 - 2, _LONGEST)
    drawn = most > 1 and room >= _SHORTEST and not paper.linear
    for name, count in rows:
        length = round(count / most * room * 2) if drawn and count > 1 else 0
        bar = Text("█" * (length // 2) + "▌" * (length % 2), "bar")
        words = Text.assemble(padded(name, names), "  ", bar) if bar else name
        yield from paper.entry(padded(paper.ink(count, "number"), digits, right=True), digits + 2, [words])


def _name(row: Record, names: Mapping[str, Words], paper: Paper) -> Text:
    key = str(row["key"])
    if key == "undated":
        return paper.ink(labels.UNDATED[paper.lang].lower())
    return paper.ink(wording.label(names, key, paper.lang)) if key in names else paper.named(key)
