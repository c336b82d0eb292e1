"""The contents of a base: its edition, its period, and the number of records by type, kind, year, topic and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from raes_cli import labels, vocabularies
from raes_cli.show import wording
from raes_cli.show.tables.layout import joined, padded
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

_MANY, _FEW = 25, 10
"""A group among others that has more rows than `_MANY` shows only the first `_FEW`, unless they are years or months."""
_IN_TIME = ("year", "month")
_LONGEST, _SHORTEST = 30, 10
"""Columns of the longest bar, and the fewest for which bars are drawn."""


def stats(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield the edition of the base, then the counts of each group under its heading."""
    if paper.page.edition:
        yield from [*paper.wrap(paper.ink(paper.page.edition, "heading")), Text()]
    groups = [(group, list(found)) for group, found in groupby(records, key=lambda record: str(record["group"]))]
    for number, (group, found) in enumerate(groups):
        yield from [Text()] if number else ()
        yield from paper.wrap(paper.ink(wording.label(labels.GROUPS, group, paper.lang), "heading"))
        whole = len(groups) == 1 or len(found) <= _MANY or group in _IN_TIME or paper.page.verbose
        shown = found if whole else found[:_FEW]
        yield from _bars([(paper.ink(wording.counted_as(row, paper.page)), row["count"]) for row in shown], paper)
        if left := len(found) - len(shown):
            yield from paper.wrap(paper.ink(labels.MORE_COUNTS[paper.lang].format(left, group), "dim"))


def names(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield how many records each name finds, the name in every language, and its id; kinds grouped by record type."""
    digits = max(len(str(record["count"])) for record in records)
    for number, (of, found) in enumerate(groupby(records, key=lambda record: record.get("of"))):
        yield from [Text()] if number else ()
        yield from [paper.say(vocabularies.TYPES[of], "heading")] if of else ()
        for row in found:
            own = wording.named(row, paper.lang)
            others = [paper.ink(name, "dim") for name in dict.fromkeys(row["name"].values()) if name != own]
            count = padded(paper.ink(row["count"]), digits, right=True)
            name = paper.dotted([paper.ink(own, "title"), *others])
            yield from paper.entry(count, digits + 2, [joined("  ", (name, paper.ink(row["id"], "dim")))])


def _bars(rows: Sequence[tuple[Text, int]], paper: Paper) -> Iterator[Text]:
    """Yield counts and names, with bars if there is something to compare and room for it."""
    most = max(count for _, count in rows)
    digits, names = len(str(most)), max(name.cell_len for name, _ in rows)
    room = min(paper.width - names - digits - 2 - 2, _LONGEST)
    drawn = most > 1 and room >= _SHORTEST and not paper.linear
    for name, count in rows:
        length = round(count / most * room * 2) if drawn and count > 1 else 0
        bar = Text("█" * (length // 2) + "▌" * (length % 2), "bar")
        words = Text.assemble(padded(name, names), "  ", bar) if bar else name
        yield from paper.entry(padded(paper.ink(count, "number"), digits, right=True), digits + 2, [words])
