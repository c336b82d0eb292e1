"""Figures under what they count: numbers aligned at the decimal point, with hedge, unit, growth and conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from raes_cli.show import labels, wording
from raes_cli.show.tables import parts
from raes_cli.show.tables.layout import padded
from raes_cli.show.tables.paper import Paper, joined
from raes_cli.show.wording import Record


def figures(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """The figures of each indicator together, indicators in the order of their first figure."""
    order = {record["indicator"]["id"]: None for record in records}
    places = list(order)
    together = sorted(records, key=lambda record: places.index(record["indicator"]["id"]))
    columns = _Columns(together, paper)
    for number, (_, group) in enumerate(groupby(together, key=lambda record: record["indicator"]["id"])):
        yield from [Text()] if number else ()
        yield from columns.indicator(list(group))
    yield from paper.foot()


class _Columns:
    """The widths that align all numbers of one answer."""

    def __init__(self, records: Sequence[Record], paper: Paper) -> None:
        self.paper = paper
        self.period = parts.dates_column(records, paper)
        rows = [self._pieces(record) for record in records]
        self.widths = [max(len(piece) for piece in column) for column in zip(*rows, strict=True)]
        room = paper.width - self.period
        needed = sum(self.widths) + len(" " * 2) + max(_after(record, paper).cell_len for record in records)
        self.aligned = needed <= room and self.period <= paper.width * 0.4

    def indicator(self, group: Sequence[Record]) -> Iterator[Text]:
        """What is counted, and its figures one after the other."""
        paper = self.paper
        yield from paper.wrap(paper.ink(wording.named(group[0]["indicator"], paper.lang), "heading"))
        for record in group:
            quote = paper.ink(f"“{record['text']}”", "quote")
            paragraphs = [self.number(record), quote, *parts.caveats(record, paper)]
            yield from paper.entry(
                parts.when(record, paper), self.period, paragraphs, parts.ident(record, paper)
            )

    def number(self, record: Record) -> Text:
        """Hedge, number and unit, each in its column where there is room for columns."""
        after = _after(record, self.paper)
        if not self.aligned:
            return joined("; ", (self.paper.ink(wording.amount(record, self.paper.lang), "number"), after))
        hedge, whole, fraction, unit = (
            self.paper.ink(piece, style)
            for piece, style in zip(self._pieces(record), ("hedge", "number", "number", ""), strict=True)
        )
        hedges, wholes, fractions, units = self.widths
        number = padded(whole, wholes, right=True) + padded(fraction, fractions)
        return padded(hedge, hedges, right=True) + Text(" ") + number + padded(unit, units) + Text("  ") + after

    def _pieces(self, record: Record) -> tuple[str, str, str, str]:
        """Hedge, the number before and from its decimal sign, and unit."""
        hedge, number, unit = wording.quantity(record, self.paper.lang)
        whole, point, fraction = number.partition("," if self.paper.lang == "ru" else ".")
        return hedge, whole, point + fraction, unit if unit.startswith("%") else f" {unit}"


def _after(record: Record, paper: Paper) -> Text:
    """What is said of a number: its growth, and whether it is a forecast or a target."""
    status = record["status"]
    word = Text() if status == "reported" else paper.ink(labels.STATUSES[status][paper.lang], "open")
    growth = paper.ink(wording.growth(record, paper.lang), "number")
    return paper.dotted((growth, word, parts.inferred(record, paper)))
