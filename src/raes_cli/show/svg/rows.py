"""Bars below each other, each under its title and date, on one scale from zero."""

from __future__ import annotations

from matplotlib.axes import Axes

from raes_cli.show import wording
from raes_cli.show.page import Page
from raes_cli.show.series import Panel, level
from raes_cli.show.svg.pens import FILLINGS, INK, LINE, SIZE, numbers, titled, unframed, worded
from raes_cli.show.svg.sheet import ROOM, width, wrapped
from raes_cli.show.wording import Record

_BAR, _APART, _OFF = 14.0, 12.0, 5.0
"""Points of a bar, below it, and between it and its words."""


class Rows:
    """The bars of a panel whose figures do not follow each other year by year."""

    foot = 20.0

    def __init__(self, panel: Panel, page: Page, room: float) -> None:
        self.panel = panel
        self.page = page
        self.lang = page.lang
        self.room = room
        # A figure alone on its panel is the heading.
        self.titled = panel.shape == "dates" or len(panel.records) > 1
        self.titles = [list(wrapped(self.title(record), ROOM, SIZE)) for record in panel.records]
        self.height = sum(len(title) * SIZE * LINE + _BAR + _APART for title in self.titles) - _APART / 2

    def title(self, record: Record) -> str:
        """What stands over a bar."""
        return titled(record, self.lang) if self.titled else wording.day(record, self.lang)

    def __call__(self, axes: Axes) -> None:
        """Draw them."""
        factor = self.panel.unit(self.page)[0]
        least, most = (bound / factor for bound in self.panel.bounds())
        words = max(width(worded(record, self.page), SIZE) for record in self.panel.records) + 2 * _OFF
        axes.set_xlim(float(least), float(least) + float(most - least) * self.room / (self.room - words))
        axes.set_ylim(self.height, 0)
        numbers(axes.xaxis, least, most, self.lang)
        axes.set_yticks([])
        unframed(axes, "bottom")
        axes.spines["bottom"].set_bounds(float(least), float(most))
        down = 0.0
        for record, title in zip(self.panel.records, self.titles, strict=True):
            for line in title:
                down += SIZE * LINE
                axes.text(0, down - SIZE * (LINE - 1), line, transform=axes.get_yaxis_transform(), size=SIZE, color=INK)
            self.bar(axes, record, down + _BAR / 2, factor)
            down += _BAR + _APART

    def bar(self, axes: Axes, record: Record, middle: float, factor: int) -> None:
        """One bar, and its words behind it."""
        number = level(record)
        end = float(number / factor) if number is not None else 0.0
        axes.barh(middle, end, _BAR - 2, **FILLINGS[record["status"]])
        axes.vlines(0, middle - _BAR / 2 - 1, middle + _BAR / 2 + 1, color=INK, linewidth=1)
        axes.annotate(
            worded(record, self.page), (max(end, 0), middle), (_OFF, 0), textcoords="offset points", size=SIZE,
            color=INK, va="center", annotation_clip=False,
        )  # fmt: skip
