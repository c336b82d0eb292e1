"""Figures under what they count: numbers aligned at the decimal point, with hedge, unit, growth and conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from raes_cli import amounts, labels
from raes_cli.show import wording
from raes_cli.show.series import stated
from raes_cli.show.tables import parts
from raes_cli.show.tables.layout import joined, padded
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record


def figures(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """The figures of each indicator together, the longest series first."""
    series: dict[str, list[Record]] = {}
    for record in records:
        series.setdefault(record["indicator"]["id"], []).append(record)
    for number, group in enumerate(sorted(series.values(), key=len, reverse=True)):
        yield from [Text()] if number else ()
        yield from _Series(group, paper).lines()
    yield from paper.foot()


class _Series:
    """The figures of one indicator, and the widths that align them."""

    def __init__(self, records: Sequence[Record], paper: Paper) -> None:
        self.records = records
        self.column = parts.dates_column(records, paper)
        self.paper = paper
        pieces = [self.pieces(record) for record in records]
        self.widths = [max(map(cell_len, column)) for column in zip(*pieces, strict=True)]
        # A conflict is explained once, under the last figure that it is about.
        self.last = {id_: record["id"] for record in records for id_ in record["conflicts"]}

    def lines(self) -> Iterator[Text]:
        """What is counted, and its figures one after the other.

        A figure on its own is its own heading; in a series over the years its title would say nothing new.
        """
        paper = self.paper
        first, *others = self.records
        heading = first["indicator"] if others else first
        titled = others and first["measure"] != "flow"
        yield from paper.wrap(paper.ink(wording.named(heading, paper.lang), "heading"))
        for record in self.records:
            quote = paper.ink(wording.quoted(record["text"], paper.lang), "quote")
            explained = [id_ for id_ in record["conflicts"] if self.last[id_] == record["id"]]
            caveats = parts.caveats(record, paper, explained=explained)
            about = paper.ink(wording.named(record, paper.lang)) if titled else Text()
            words = paper.dotted((quote, parts.attribution(record, paper)))
            paragraphs = [self.number(record), about, words, *caveats]
            yield from paper.entry(parts.when(record, paper), self.column, paragraphs, parts.ident(record, paper))

    def number(self, record: Record) -> Text:
        """Hedge, number and unit, each in its column where there is room for columns; what is said of them."""
        word = self.paper.ink(wording.standing(record, self.paper.lang), "open")
        growth = self.paper.ink(self.growth(record))
        after = self.paper.dotted((growth, word, parts.inferred(record, self.paper)))
        if self.paper.linear or sum(self.widths) + after.cell_len > self.paper.width - self.column - len("   "):
            return joined(
                "; ", (self.paper.ink(amounts.amount(record, self.paper.lang, self.paper.page.units), "number"), after)
            )
        styles = ("hedge", "number", "number", "")
        pieces = [self.paper.ink(piece, style) for piece, style in zip(self.pieces(record), styles, strict=True)]
        hedge, whole, fraction, unit = pieces
        hedges, wholes, fractions, units = self.widths
        return Text.assemble(
            padded(hedge, hedges, right=True),
            " " if hedges else "",
            padded(whole, wholes, right=True),
            padded(fraction, fractions),
            padded(unit, units),
            "  ",
            after,
        )

    def growth(self, record: Record) -> str:
        """The growth that the source states and, where it is another, that which the levels give."""
        lang = self.paper.lang
        rate = amounts.by_levels(record, lang)
        news = rate != amounts.percent(stated(record), lang)
        return ", ".join(
            filter(None, (amounts.growth(record, lang), f"{labels.IMPLIED[lang]} {rate}" if rate and news else ""))
        )

    def pieces(self, record: Record) -> tuple[str, str, str, str]:
        """Hedge, the number before and from its decimal sign, and unit."""
        hedge, number, unit = amounts.quantity(record, self.paper.lang, self.paper.page.units)
        whole, point, fraction = number.partition("," if self.paper.lang == "ru" else ".")
        return hedge, whole, point + fraction, unit if unit in ("%", "") or not number else f" {unit}"
