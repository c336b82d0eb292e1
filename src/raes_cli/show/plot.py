"""A chart as a picture, SVG or PNG, drawn by matplotlib: values, growth, what is to be said of them, their sources.

The same figures give the same bytes with the same matplotlib. Texts are texts; the description holds the whole answer
in sentences.
"""

from __future__ import annotations

import io
import json
import logging
import textwrap
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from raes_cli import amounts, labels
from raes_cli.errors import UsageError
from raes_cli.show import wording
from raes_cli.show.page import Page
from raes_cli.show.series import Hole, Panel, chosen, level
from raes_cli.show.wording import Record, flat
from raes_cli.text import both

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    Plot = tuple[Callable[[Axes], None], float]
    """What is drawn on axes of its own, and its inches from top to bottom."""

_SETTINGS: Any = {
    "svg.fonttype": "none", "svg.hashsalt": "raes", "text.parse_math": False,
    "font.family": ["DejaVu Sans", "sans-serif"], "font.sans-serif": ["DejaVu Sans"], "font.size": 9,
    "axes.titlesize": 9, "axes.titlelocation": "left", "axes.titlepad": 10, "axes.facecolor": "none",
    "axes.spines.left": False, "axes.spines.right": False, "axes.spines.top": False, "axes.spines.bottom": False,
    "xtick.bottom": False, "ytick.left": False, "hatch.linewidth": 1.2, "legend.frameon": False,
}  # fmt: skip
_DARK, _LIGHT, _SHADE, _GREY = "#1f6391", "#a9cbe3", "#f0f0f0", "#555555"
_PEN = {"edgecolor": _DARK, "linewidth": 0.8}
_FILLINGS: dict[str, Any] = {
    "reported": {"facecolor": _DARK, **_PEN},
    "implied": {"facecolor": _LIGHT, **_PEN},
    "forecast": {"facecolor": "white", "hatch": "////", **_PEN},
    "target": {"facecolor": "white", "hatch": "xxxx", **_PEN},
}
"""What a bar stands for → its filling; a word always stands beside it."""
_WIDTH, _YEAR, _LINE = 8.0, 1.1, 0.16
"""Inches of a picture, of a year, and from one line of text to the next."""
_FOOT, _HEAD, _OVER, _NAME, _END, _TOP = 115, 90, 60, 44, 28, 14
"""Letters to a line: below all, over columns, over bars, beside a bar, at its end, and above a column."""
_DENSITY, _MOST = 200, 30_000
"""Dots per inch, and on a side."""
_COLUMNS = 120
"""Of the description, whatever the terminal."""
_NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""What XML cannot hold although a terminal can."""


def svg(records: Sequence[str], page: Page) -> str:
    """The chart of `records`, each one JSON text; raises `UsageError` where matplotlib is missing."""
    described = _described(records, page)
    title, drawing = _saved(records, page, "svg", dict.fromkeys(("Creator", "Date", "Format", "Type")))
    head, _, rest = drawing[drawing.index(b"<svg") :].decode().partition(">")
    names = f' <title id="chart-title">{escape(title)}</title>\n <desc id="chart-desc">{escape(described)}</desc>'
    role = f'{head} role="img" aria-labelledby="chart-title" aria-describedby="chart-desc" xml:lang="{page.lang}">'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{role}\n{names}{rest}'.translate(_NO_XML)


def png(records: Sequence[str], page: Page) -> bytes:
    """The same as PNG, the description in its metadata."""
    return _saved(records, page, "png", {"Software": None, "Description": _described(records, page)})[1]


def _described(records: Sequence[str], page: Page) -> str:
    """The chart in sentences."""
    from raes_cli.show.tables import table

    return table(records, page._replace(width=_COLUMNS, color=False, links=False, linear=True))


def _saved(records: Sequence[str], page: Page, form: str, metadata: Mapping[str, Any]) -> tuple[str, bytes]:
    """The title, and what matplotlib makes of the chart, whatever the user has set for plots of their own."""
    logging.getLogger("matplotlib").addHandler(logging.NullHandler())
    with warnings.catch_warnings(action="ignore"):
        try:
            import matplotlib as mpl
        except ImportError:
            message = both("a picture needs matplotlib, which is not installed",
                           "для рисунка нужен matplotlib, он не установлен")  # fmt: skip
            hint = both("try: pip install '.[chart]' in a checkout of raes",
                        "попробуйте: pip install '.[chart]' в папке с исходным кодом raes")  # fmt: skip
            raise UsageError(message, hint) from None
        with mpl.rc_context():
            mpl.rcdefaults()
            mpl.rcParams.update(_SETTINGS)
            title, figure = _figure(chosen([json.loads(record) for record in records], page.view), page)
            density = max(1, min(_DENSITY, int(_MOST / max(figure.get_size_inches()))))
            stream = io.BytesIO()
            figure.savefig(stream, format=form, dpi=density, metadata=metadata, bbox_inches="tight", pad_inches=0.3)
    return title, stream.getvalue()


def _figure(drawn: Sequence[Panel], page: Page) -> tuple[str, Figure]:
    """The title of all, and the panels below each other over what is to be said of them."""
    from matplotlib.figure import Figure

    sources: dict[str, int] = {}
    # Series have all the width, bars what their names leave.
    parts = [
        [plot for panel in alike for plot in (_series if years else _bars)(panel, page, sources)]
        for years, alike in groupby(drawn, lambda panel: panel.shape == "years")
    ]
    foot = "\n".join(_wrapped(text, _FOOT) for text in _foot(drawn, page, sources))
    heights = [sum(height for _, height in part) for part in parts]
    wide = max((len(list(panel.rows())) for panel in drawn if panel.shape == "years"), default=0)
    size = max(_WIDTH, wide * _YEAR), sum(heights) + _LINE * foot.count("\n") + 0.5
    figure = Figure(figsize=size, layout="constrained")
    below = figure.subfigures(len(parts), squeeze=False, height_ratios=heights).flat if parts else ()
    for part, place in zip(parts, below, strict=True):
        axes = place.subplots(len(part), squeeze=False, height_ratios=[height for _, height in part]).flat
        for (draw, _), one in zip(part, axes, strict=True):
            draw(one)
    title = flat(drawn[0].heading(page)) if drawn else labels.NO_FIGURE[page.lang]
    figure.supxlabel(foot or title, x=0.01, ha="left", size=8, color=_GREY, linespacing=1.4)
    return title if len(drawn) < 2 else labels.AND_OTHERS[page.lang].format(title), figure  # noqa: PLR2004


def _series(panel: Panel, page: Page, sources: dict[str, int]) -> Iterator[Plot]:
    """Columns year by year, a place for every missing year, what is forecast apart; and below them the growth."""
    lang, (factor, unit) = page.lang, panel.unit(page)
    places = list(panel.rows())
    names = [
        one.label() if isinstance(one, Hole)
        else f"{wording.day(one, lang)} {_cited(one, sources)}\n{wording.standing(one, lang)}"
        for one in places
    ]  # fmt: skip
    at = {one["id"]: place for place, one in enumerate(places) if not isinstance(one, Hole)}
    growths = list(panel.growths())
    heading = _wrapped(f"{panel.heading(page)}, {unit}".strip(", "), _HEAD)

    def values(axes: Axes) -> None:
        framed(axes, heading, "bold")
        for record in panel.records:
            if (number := level(record)) is not None:
                hedge, digits, own = amounts.quantity(record, lang, page.units)
                shown = digits if amounts.SCALES[record["scale"]] == factor else f"{digits} {own}"
                words = _above(f"{hedge} {shown}", contested=bool(record["conflicts"]))
                _column(axes, at[record["id"]], number / factor, record["status"], words, width=0.6)

    def rates(axes: Axes) -> None:
        framed(axes, labels.GROWTHS[lang], "normal")
        bars: dict[str, Artist] = {}
        for growth in growths:
            status = growth.record["status"]
            stated, implied = growth.words(lang)
            for side, rate, words, fill, name in (
                (-0.19, growth.stated, stated, status, labels.STATED),
                (0.19, growth.implied, implied, "implied", labels.IMPLIED),
            ):
                if rate is not None:
                    place, over = at[growth.record["id"]] + side, _above(words, contested=growth.contested)
                    bars.setdefault(name[lang], _column(axes, place, rate, fill, over, width=0.36))
        axes.legend(bars.values(), bars, loc="lower right", bbox_to_anchor=(1, 1), ncols=2)

    def framed(axes: Axes, title: str, weight: str) -> None:
        axes.set_title(title, weight=weight)
        axes.set_xticks(range(len(names)), names)
        axes.set_xlim(-0.5, len(names) - 0.5)
        axes.set_yticks([])
        axes.margins(y=0.35)
        axes.axhline(0, color=_GREY, linewidth=1)
        for place in (at[record["id"]] for record in panel.records if record["status"] != "reported"):
            axes.axvspan(place - 0.5, place + 0.5, color=_SHADE, zorder=0)

    yield values, 2.6 + _LINE * heading.count("\n")
    if growths:
        yield rates, 2.2


def _column(axes: Axes, at: float, end: Decimal, fill: str, words: str, *, width: float) -> Artist:
    """One column and the words at its end."""
    column = axes.bar(at, float(end), width, **_FILLINGS[fill])
    axes.bar_label(column, [words], padding=3)
    return column.patches[0]


def _bars(panel: Panel, page: Page, sources: dict[str, int]) -> Iterator[Plot]:
    """Bars below each other, beside each all that is to be said of it; in words alone what has no length."""
    records, lang, several = panel.records, page.lang, len(panel.records) > 1
    means = {"lone": labels.LONE_MEANS, "bare": labels.BARE_MEANS}.get(panel.shape) if several else None
    names = [_wrapped(_named(one, lang, sources, titled=several or panel.shape != "lone"), _NAME) for one in records]
    words = [_wrapped(_worded(one, page), _END) for one in records]
    lines = [2.5 + max(text.count("\n") for text in texts) for texts in zip(names, words, strict=True)]
    middles = [end - taken / 2 for end, taken in zip(accumulate(lines), lines, strict=True)]
    least, most = map(float, panel.bounds())
    heading = _wrapped(f"{panel.heading(page)}. {means[lang]}" if means else panel.heading(page), _OVER)

    def draw(axes: Axes) -> None:
        axes.set_title(heading, weight="bold")
        axes.set(xlim=(least, most), ylim=(sum(lines), 0), xticks=[])
        axes.set_yticks(middles, names, ma="right")
        axes.axvline(0, color=_GREY, linewidth=1)
        for record, middle, said in zip(records, middles, words, strict=True):
            end = 0.0 if panel.shape == "bare" else float(level(record) or 0)
            if record["measure"] == "share":
                axes.barh(middle, most, 1.2, color=_SHADE)
            axes.barh(middle, end, 1.2, **_FILLINGS[record["status"]])
            axes.annotate(said, (max(end, 0), middle), (5, 0), textcoords="offset points", va="center")

    yield draw, _LINE * (sum(lines) + heading.count("\n")) + 0.35


def _foot(drawn: Sequence[Panel], page: Page, sources: Mapping[str, int]) -> Iterator[str]:
    """What is to be said of series, which conflicts there are, and the sources."""
    lang = page.lang
    for panel in drawn:
        if any(growth.implied is not None for growth in panel.growths()):
            yield labels.IMPLIED_MEANS[lang]
        said: dict[str, list[str]] = {}
        for record in panel.records if panel.shape == "years" else ():
            said.setdefault(" · ".join(_remarks(record, lang)), []).append(wording.day(record, lang))
        yield from (f"{', '.join(days)}: {remarks}" for remarks, days in said.items() if remarks)
    if conflicts := dict.fromkeys(id_ for panel in drawn for record in panel.records for id_ in record["conflicts"]):
        yield f"≠ {labels.CONTESTED[lang]}: {', '.join(conflicts)}"
    yield from (f"[{number}] {page.names.get(id_, {}).get(lang, id_)}" for id_, number in sources.items())


def _remarks(record: Record, lang: str) -> Iterator[str]:
    """The source's own words for what is no number, whose figure it is, what is inferred, the note."""
    if record["value"] is None:
        yield wording.quoted(record["text"], lang)
    if record["attribution"]:
        yield labels.ATTRIBUTED[lang].format(wording.names(record["attribution"], lang))
    yield from filter(None, (wording.inferred(record, lang), wording.phrase(record["note"], lang)))


def _named(record: Record, lang: str, sources: dict[str, int], *, titled: bool) -> str:
    """A figure beside its bar: its title, its date unless the title says it, its sources, and what is to be said."""
    title, day = wording.named(record, lang) if titled else "", wording.day(record, lang)
    name = title if day in title else f"{title} · {day}".removeprefix(" · ")
    return " · ".join((f"{name} {_cited(record, sources)}", *_remarks(record, lang)))


def _worded(record: Record, page: Page) -> str:
    """A figure at the end of its bar: value, the mark of a conflict, status, and the growth that is stated."""
    value = amounts.amount(record, page.lang, page.units) + (" ≠" if record["conflicts"] else "")
    return ", ".join(filter(None, (value, wording.standing(record, page.lang), amounts.growth(record, page.lang))))


def _cited(record: Record, sources: dict[str, int]) -> str:
    """The sources of a figure as numbers, which are given in turn."""
    numbers = sorted({sources.setdefault(one["source"], len(sources) + 1) for one in record["sources"]})
    return " ".join(f"[{number}]" for number in numbers)


def _above(words: str, *, contested: bool) -> str:
    """What stands over a column: hedge and number on lines of their own, with the mark of a conflict."""
    hedge, _, number = words.rpartition(" ")
    return f"{_wrapped(hedge, _TOP)}\n{_wrapped(number, _TOP)}{' ≠' if contested else ''}".lstrip()


def _wrapped(text: str, letters: int) -> str:
    """`text` in lines of so many letters, safe to show; a longer word is broken."""
    return "\n".join(textwrap.wrap(flat(text), letters, break_on_hyphens=False))
