"""Bars on one scale that begins at zero, each beside its words, or under them where the page is narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from rich.text import Text

from raes_cli.show.tables.layout import joined, padded
from raes_cli.show.tables.paper import Paper

_NARROWEST = 20
"""Columns that a bar needs to stand beside its words."""
_LONGEST = 72
"""Columns of the longest bar."""
_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL = 8
FILLS = {
    "reported": ("█", "bar"),
    "implied": ("▒", "bar"),
    "forecast": ("░", "bar"),
    "target": ("░", "bar"),
}
"""What a bar stands for → its filling and style; the word always stands beside it."""


class Row(NamedTuple):
    """One bar and its words; without a value there is a hole."""

    label: Text
    amount: Text
    marks: Text
    value: Decimal | None = None
    fill: str = "reported"


Scale = tuple[Decimal, Decimal]
"""From the least to the most, one of which may be zero."""


class Bars:
    """Rows that share a scale and their columns; the words take at least `words` columns."""

    def __init__(self, rows: Sequence[Row], scale: Scale, paper: Paper, words: int = 0) -> None:
        self.rows = rows
        self.paper = paper
        # A hole has the place of the bar for its words.
        amounts = [row.amount.cell_len for row in rows if row.value is not None]
        widths = (max(row.label.cell_len for row in rows), max(amounts), max(row.marks.cell_len for row in rows))
        taken = sum(width + 1 for width in widths if width)
        self.words = max(taken, words)
        self.label, self.amount, self.marks = widths[0], widths[1] + self.words - taken, widths[2]
        room = paper.width - self.words - 1
        self.beside = room >= _NARROWEST
        self.drawing = _Drawing(scale, min(room if self.beside else paper.width - 1, _LONGEST))

    def lines(self) -> Iterator[Text]:
        """All rows."""
        return (line for row in self.rows for line in self.row(row))

    def row(self, row: Row) -> Iterator[Text]:
        """One bar and its words; the words alone where nothing is to be drawn, or to draw with."""
        hole = row.value is None
        fits = self.beside and not (hole and self.words + row.amount.cell_len + len("┊ ") > self.paper.width)
        if self.paper.linear:
            yield from self.paper.wrap(joined(": ", (row.label, joined(", ", (row.amount, row.marks)))))
        elif fits:
            amount = Text() if hole else row.amount
            columns = ((row.label, self.label), (amount, self.amount), (row.marks, self.marks))
            words = [padded(text, width, right=text is amount) for text, width in columns if width]
            after = Text.assemble(" ", row.amount) if hole else Text()
            yield Text.assemble(*(Text.assemble(text, " ") for text in words), self.drawing.bar(row), after)
        else:
            yield from self.paper.wrap(joined(" ", (row.label, row.amount, row.marks)))
            yield from () if hole else [self.drawing.bar(row)]


class _Drawing:
    """A scale in cells, `zero` of which are for what is below zero."""

    def __init__(self, scale: Scale, cells: int) -> None:
        least, most = scale
        self.cells = cells
        self.cell = (most - least) / cells
        self.zero = int((-least / self.cell).to_integral_value(ROUND_HALF_UP))

    def bar(self, row: Row) -> Text:
        """The axis and a bar from it; only the axis, broken, where there is no value."""
        value = row.value
        if value is None:
            return Text.assemble(" " * self.zero, ("┊", "dim"))
        filling, style = FILLS[row.fill]
        cells = self.zero if value < 0 else self.cells - self.zero
        eighths = min(int((abs(value) / self.cell * _FULL).to_integral_value(ROUND_HALF_UP)), cells * _FULL)
        whole, part = divmod(eighths, _FULL)
        if value < 0 or filling != "█":
            whole, part = min(whole + (part >= _FULL // 2), cells), 0
        if value < 0:
            return Text.assemble(" " * (self.zero - whole), (filling * whole, style), ("│", "dim"))
        return Text.assemble(" " * self.zero, ("│", "dim"), (filling * whole + _EIGHTHS[part].strip(), style))
