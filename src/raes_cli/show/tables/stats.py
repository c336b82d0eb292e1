"""Counts, right-aligned, with bars to compare them by."""

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

_LONGEST = 40
"""Columns of the longest bar."""


def stats(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """The counts of each group under its heading."""
    for number, (group, rows) in enumerate(groupby(records, key=lambda record: str(record["group"]))):
        yield from [Text()] if number else ()
        yield from paper.wrap(paper.ink(wording.label(labels.GROUPS, group, paper.lang), "heading"))
        names = wording.counted_names(group, paper.page)
        yield from bars([(_name(row, names, paper), row["count"]) for row in rows], paper)


def bars(rows: Sequence[tuple[Text, int]], paper: Paper) -> Iterator[Text]:
    """A name, its count and a bar; the name on a line of its own where it and the bar do not fit."""
    most = max((count for _, count in rows), default=1)
    digits = len(str(most))
    name_width = max((name.cell_len for name, _ in rows), default=0)
    room = paper.width - name_width - digits - len(" " * 4)
    for name, count in rows:
        number = padded(paper.ink(count, "number"), digits, right=True)
        if room < 0:
            yield from paper.spread(name, number, paper.width)
            continue
        length = round(count / most * min(room, _LONGEST) * 2)
        bar = "" if paper.linear else "█" * (length // 2) + "▌" * (length % 2)
        yield Text.assemble(padded(name, name_width), "  ", number, "  ", (bar, "bar"))


def _name(row: Record, names: Mapping[str, Words], paper: Paper) -> Text:
    key = str(row["key"])
    if key == "undated":
        return paper.ink(labels.UNDATED[paper.lang].lower())
    return paper.ink(wording.label(names, key, paper.lang)) if key in names else paper.named(key)
