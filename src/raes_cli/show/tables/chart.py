"""Charts in the terminal: the values and growth of series as bars to scale; missing values are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.series import Bar, Panel, charted, ends, undrawn
from raes_cli.show.tables import parts
from raes_cli.show.tables.figures import conflicts, lone
from raes_cli.show.tables.layout import joined, padded, spaced
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.rows import Rows
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

_NARROWEST, _LONGEST = 20, 72
"""The fewest columns for a bar beside its words, and the most columns of a bar."""
_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL = 8
_FILLS = {"reported": "█", "implied": "▒", "forecast": "░", "target": "░"}
"""What a bar stands for → its fill; the word is always beside it."""


def chart(records: Sequence[Record], paper: Paper) -> Iterator[Text]:
    """Yield the values and growth of each series, figures outside the series in words, then the sources."""
    panels, rest = charted(records, paper.page.view)
    yield from spaced(_series(panel, paper) for panel in panels)
    one = paper.page.view == "trade-chart"
    if rest and one:
        yield from paper.wrap(paper.ink(undrawn(rest, paper.lang), "dim"))
    if rest and (paper.page.verbose or not one):
        yield from [Text()] if panels else ()
        yield from lone(rest, {}, paper)
        yield from conflicts(rest, paper, lettered=False)
    yield from paper.foot()


def _series(panel: Panel, paper: Paper) -> Iterator[Text]:
    """Yield the values, then the growth on a scale of its own; all bars begin in the same column."""
    lang, unit = paper.lang, panel.unit(paper.page)
    cited = (citation for record in panel.records for citation in record["sources"])
    yield from paper.entry(Text(), 0, [paper.ink(panel.heading(lang), "heading")], paper.tags(cited))
    yield from paper.wrap(paper.ink(f"{labels.FIELDS['value'][lang].capitalize()}, {unit}".strip(", "), "dim"))
    rates = list(panel.rates(paper.page))
    scale = ends([bar.end for bar in rates if bar.end is not None])
    words = Bars(rates, scale, paper).words if rates else 0
    bars = Bars(list(panel.values(paper.page)), panel.bounds(), paper, words)
    yield from bars.lines()
    if rates:
        yield from paper.wrap(paper.say(labels.GROWTHS, "dim"))
        yield from Bars(rates, scale, paper, bars.words).lines()
        if any(bar.fill == "implied" for bar in rates):
            yield from paper.wrap(paper.say(labels.IMPLIED_MEANS, "dim"))
    yield from (line for said in panel.remarks(lang) for line in paper.wrap(paper.ink(said, "dim")))
    yield from conflicts(panel.records, paper, lettered=False)
    listed = Rows(panel.records, paper)
    for record in panel.records if paper.page.verbose else ():
        yield from listed.row(record, paper.ink(wording.named(record, lang)))


class Bars:
    """Bars on a common scale from `least` to `most`, and columns for their words, at least `words` wide in all.

    If names leave too little room for a bar beside the words, they go below their bars.
    """

    def __init__(self, bars: Sequence[Bar], scale: tuple[Decimal, Decimal], paper: Paper, words: int = 0) -> None:
        self.bars, self.paper, (self.least, self.most) = bars, paper, scale
        for self.under in (False, not paper.linear, False):
            widths, taken = self._columns()
            self.words = max(taken, words)
            self.beside = paper.width - self.words - 1 >= _NARROWEST
            if self.beside:
                break
        self.widths = (widths[0], widths[1] + self.words - taken, widths[2])
        self.room = min(paper.width - (self.words if self.beside else 2) - 1, _LONGEST)

    def _columns(self) -> tuple[list[int], int]:
        """Return the width of each column of words, and of all together."""
        self.cells = [self._words(bar) for bar in self.bars]
        widths = [max(cell.cell_len for cell in column) for column in zip(*self.cells, strict=True)]
        return widths, sum(width + 1 for width in widths if width)

    def _words(self, bar: Bar) -> tuple[Text, Text, Text]:
        """Return day and name, number, and marks of a bar; a missing number is described in place of the bar."""
        paper, hole = self.paper, bar.end is None
        mark = parts.inferred(bar.record, paper) if bar.record else Text()
        day = joined(" " if paper.linear else "", (paper.ink(bar.day, "date"), mark))
        contested = paper.sign("≠", "conflict") if bar.contested else Text()
        marks = joined(" ", (contested, paper.ink(bar.standing)))
        amount = Text() if hole and not paper.linear else paper.ink(bar.amount, "number")
        return joined(" ", (day, Text() if self.under else paper.ink(bar.name))), amount, marks

    def lines(self) -> Iterator[Text]:
        """Yield the lines of all bars; on a linear page, their words only."""
        for bar, (label, amount, marks) in zip(self.bars, self.cells, strict=True):
            if self.paper.linear:
                yield from self.paper.wrap(joined(": ", (label, joined(", ", (amount, marks)))))
                continue
            if bar.end is None and not self.beside:
                yield from self.paper.wrap(joined(" ", (label, self.paper.ink(bar.amount))))
                continue
            cells = zip((label, amount, marks), self.widths, strict=True)
            words = [padded(cell, width, right=cell is amount) for cell, width in cells if width]
            said = Text(" ").join([*words, Text()]) if self.beside else joined(" ", (label, amount, marks))
            yield from self.paper.entry(said, self.words, [self._bar(bar)], wide=self.beside)
            if self.under and bar.name:
                yield from self.paper.entry(Text("  "), 2, [self.paper.ink(bar.name, "dim")])

    def _bar(self, bar: Bar) -> Text:
        """Return the axis and a bar from it; if there is no value, a broken axis and the words for the gap."""
        cell = (self.most - self.least) / self.room
        zero = int((-self.least / cell).to_integral_value(ROUND_HALF_UP))
        if bar.end is None:
            return Text.assemble(" " * zero, ("┊", "dim"), " ", self.paper.ink(bar.amount, "dim"))
        filling, below = _FILLS[bar.fill], bar.end < 0
        most = zero if below else self.room - zero
        eighths = min(int((abs(bar.end) / cell * _FULL).to_integral_value(ROUND_HALF_UP)), most * _FULL)
        whole, part = divmod(eighths, _FULL)
        if below or filling != "█":
            whole, part = min(whole + (part >= _FULL // 2), most), 0
        drawn = filling * whole + _EIGHTHS[part].strip()
        return Text.assemble(" " * (zero - whole * below), drawn * below, ("│", "dim"), drawn * (not below))
