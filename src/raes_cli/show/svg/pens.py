"""What all that is drawn has in common: colours, fillings, the numbers of an axis, the words for a figure."""

from __future__ import annotations

from decimal import Decimal
from typing import TypedDict

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.ticker import FuncFormatter, MaxNLocator

from raes_cli import amounts, labels
from raes_cli.show import wording
from raes_cli.show.page import Page
from raes_cli.show.wording import Record, flat

INK, GREY, SHADE = "#1a1a1a", "#5a5a5a", "#f3f3f3"
SIZE, SMALL = 9.0, 8.0
LINE = 1.4
"""From one line of text to the next, in sizes of the text."""
_DARK, _LIGHT = "#1f6391", "#a9cbe3"
_TICKS = 5


class Filling(TypedDict, total=False):
    """How a bar is filled."""

    facecolor: str
    edgecolor: str
    hatch: str
    linewidth: float


FILLINGS: dict[str, Filling] = {
    "reported": {"facecolor": _DARK, "edgecolor": _DARK, "linewidth": 0.8},
    "implied": {"facecolor": _LIGHT, "edgecolor": _DARK, "linewidth": 0.8},
    "forecast": {"facecolor": "white", "edgecolor": _DARK, "linewidth": 0.8, "hatch": "////"},
    "target": {"facecolor": "white", "edgecolor": _DARK, "linewidth": 0.8, "hatch": "xxxx"},
}
"""What a bar stands for → its filling; a word always stands beside it."""


def titled(record: Record, lang: str) -> str:
    """The title of a figure, and its date unless the title says it."""
    title, day = wording.named(record, lang), wording.day(record, lang)
    return flat(title if day in title else f"{title} · {day}")


def status(record: Record, lang: str) -> str:
    """That a figure is a forecast or a target."""
    return "" if record["status"] == "reported" else labels.STATUSES[record["status"]][lang]


def worded(record: Record, page: Page) -> str:
    """The value in words, the mark of a conflict, the status, and the growth that is stated."""
    lang = page.lang
    contested = " ≠" if record["conflicts"] else ""
    value = amounts.amount(record, lang, page.units) + contested
    return ", ".join(filter(None, (value, status(record, lang), amounts.growth(record, lang))))


def numbers(axis: Axis, least: Decimal, most: Decimal, lang: str) -> None:
    """Round numbers on `axis` from `least` to `most`, written as in `lang`."""
    ticks = MaxNLocator(_TICKS, steps=[1, 2, 5, 10]).tick_values(float(least), float(most))
    axis.set_ticks([tick for tick in ticks if least <= tick <= most])
    axis.set_major_formatter(FuncFormatter(lambda number, _: amounts.decimal(f"{number:.10g}", lang)))
    axis.set_tick_params(labelsize=SMALL, labelcolor=GREY, color=GREY)


def unframed(axes: Axes, *sides: str) -> None:
    """No frame but on `sides`."""
    for side, spine in axes.spines.items():
        spine.set_visible(side in sides)
        spine.set_color(GREY)
