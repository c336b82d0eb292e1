"""Columns year by year: values above, growth below, what is forecast apart, and a place for every missing year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from raes_cli import amounts, labels
from raes_cli.show import wording
from raes_cli.show.page import Page
from raes_cli.show.series import Growth, Hole, Panel, ends, level
from raes_cli.show.svg.pens import FILLINGS, GREY, INK, LINE, SHADE, SIZE, SMALL, numbers, status, unframed
from raes_cli.show.svg.sheet import width, wrapped
from raes_cli.show.wording import Record

BESIDE = 44.0
"""Points beside columns for the numbers of their axis."""
_PLACE = 60.0
"""Points that a year takes at least."""
_COLUMN, _RATE = 0.62, 0.36
_OFF = 4.0


def room(panel: Panel) -> float:
    """Points across that the columns of a panel need."""
    return BESIDE + _PLACE * len(list(panel.rows()))


class _Years:
    """A place for every figure of a series and for every hole, between the words over and under the columns."""

    plot: float

    def __init__(self, panel: Panel, page: Page, across: float) -> None:
        self.panel = panel
        self.page = page
        self.lang = page.lang
        self.places = list(panel.rows())
        self.across = (across - BESIDE) / len(self.places)
        self.names = [self.name(place) for place in self.places]
        self.foot = 3 * _OFF + SIZE * LINE * max(map(_lines, self.names))
        self.least, self.most, self.words = Decimal(0), Decimal(1), 0.0

    @property
    def height(self) -> float:
        """Points for the columns, and for the words beyond them."""
        return self.plot + self.words * (2 if self.least else 1)

    def name(self, place: Record | Hole) -> str:
        """What stands under a place."""
        if isinstance(place, Hole):
            return place.label()
        return self.fitted(wording.day(place, self.lang), status(place, self.lang))

    def fitted(self, *texts: str) -> str:
        """Texts that take lines of their own, no wider than a place."""
        return "\n".join(line for text in texts if text for line in wrapped(text, self.across, SIZE))

    def frame(self, axes: Axes) -> None:
        """The years, the numbers of the axis from zero, and what is forecast apart."""
        beyond = float(self.most - self.least) * self.words / self.plot
        axes.set_xlim(-0.5, len(self.places) - 0.5)
        axes.set_ylim(float(self.least) - (beyond if self.least else 0), float(self.most) + beyond)
        numbers(axes.yaxis, self.least, self.most, self.lang)
        axes.set_xticks(range(len(self.names)), self.names, size=SIZE)
        axes.tick_params(axis="x", length=0)
        axes.axhline(0, color=INK, linewidth=1)
        for at, place in enumerate(self.places):
            if not isinstance(place, Hole) and place["status"] != "reported":
                axes.axvspan(at - 0.5, at + 0.5, facecolor=SHADE, zorder=0)
        unframed(axes, "left")
        axes.spines["left"].set_bounds(float(self.least), float(self.most))

    def word(self, axes: Axes, at: float, end: float, text: str, *, color: str = INK, turned: bool = False) -> None:
        """A text at the end of a column."""
        below = end < 0
        axes.annotate(
            text, (at, end), (0, -_OFF if below else _OFF), textcoords="offset points", size=SIZE, color=color,
            ha="center", va="top" if below else "bottom", rotation=90 if turned else 0, annotation_clip=False,
        )  # fmt: skip


class Values(_Years):
    """The values of a series."""

    plot = 150.0

    def __init__(self, panel: Panel, page: Page, across: float) -> None:
        super().__init__(panel, page, across)
        self.factor = panel.unit(page)[0]
        self.least, self.most = (bound / self.factor for bound in panel.bounds())
        self.texts = [self.text(place) for place in self.places]
        self.words = 2 * _OFF + SIZE * LINE * max(map(_lines, self.texts))

    def __call__(self, axes: Axes) -> None:
        """Draw them."""
        self.frame(axes)
        for at, (place, text) in enumerate(zip(self.places, self.texts, strict=True)):
            number = None if isinstance(place, Hole) else level(place)
            if isinstance(place, Hole) or number is None:
                self.word(axes, at, 0, text, color=GREY)
                continue
            end = float(number / self.factor)
            axes.bar(at, end, _COLUMN, **FILLINGS[place["status"]])
            self.word(axes, at, end, text)

    def text(self, place: Record | Hole) -> str:
        """Hedge, number and the mark of a conflict; the unit too where it is not that of the axis."""
        if isinstance(place, Hole) or place["value"] is None:
            missing = labels.NO_FIGURE if isinstance(place, Hole) else labels.NO_VALUE
            return self.fitted(missing[self.lang])
        hedge, number, unit = amounts.quantity(place, self.lang, self.page.units)
        shown = number if amounts.SCALES[place["scale"]] == self.factor else f"{number} {unit}"
        return self.fitted(hedge, f"{shown}{' ≠' if place['conflicts'] else ''}")


class Rates(_Years):
    """The growth in a series: as stated on the left, by the levels on the right."""

    plot = 110.0

    def __init__(self, panel: Panel, growths: Sequence[Growth], page: Page, across: float) -> None:
        super().__init__(panel, page, across)
        self.growths = {growth.record["id"]: growth for growth in growths}
        rates = [rate for growth in growths for rate in (growth.stated, growth.implied) if rate is not None]
        self.least, self.most = ends(rates)
        longest = max(width(f"{rate} ≠", SIZE) for growth in growths for rate in growth.words(page.lang))
        self.turned = longest > self.across * _RATE
        self.words = 2 * _OFF + (longest if self.turned else SIZE * LINE)

    def __call__(self, axes: Axes) -> None:
        """Draw it."""
        self.frame(axes)
        for at, place in enumerate(self.places):
            if not isinstance(place, Hole) and (growth := self.growths.get(place["id"])):
                self.stated(axes, at, growth)
                self.implied(axes, at, growth)
        self.legend(axes)

    def stated(self, axes: Axes, at: float, growth: Growth) -> None:
        """The rate that the source states, if it does."""
        if growth.stated is not None:
            axes.bar(at - _RATE / 2, float(growth.stated), _RATE, **FILLINGS[growth.record["status"]])
            text = growth.words(self.lang)[0] + (" ≠" if growth.contested else "")
            self.word(axes, at - _RATE / 2, float(growth.stated), text, turned=self.turned)

    def implied(self, axes: Axes, at: float, growth: Growth) -> None:
        """The rate by the levels; or that there is no level to start from."""
        if growth.implied is not None:
            axes.bar(at + _RATE / 2, float(growth.implied), _RATE, **FILLINGS["implied"])
            self.word(axes, at + _RATE / 2, float(growth.implied), growth.words(self.lang)[1], turned=self.turned)
        else:
            missing = labels.NO_LEVEL[self.lang].format(growth.before)
            text = "\n".join(wrapped(missing, self.plot if self.turned else self.across * _RATE, SIZE))
            self.word(axes, at + _RATE * 2 / 3, 0, text, color=GREY, turned=self.turned)

    def legend(self, axes: Axes) -> None:
        """Which filling is which."""
        kinds = {"reported": labels.STATED, "implied": labels.IMPLIED}
        for growth in self.growths.values():
            kind = growth.record["status"]
            kinds.setdefault(kind, labels.STATUSES[kind])
        patches = [Patch(label=words[self.lang], **FILLINGS[kind]) for kind, words in kinds.items()]
        axes.legend(
            handles=patches, ncols=len(patches), fontsize=SMALL, frameon=False,
            loc="lower right", bbox_to_anchor=(1, 1), borderaxespad=0.2,
        )  # fmt: skip


def _lines(text: str) -> int:
    return text.count("\n") + 1
