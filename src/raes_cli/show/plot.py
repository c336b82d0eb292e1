"""Charts as SVG or PNG pictures, drawn by matplotlib: values, growth, remarks and sources.

The same figures give the same bytes with the same version of matplotlib. Text stays text; the description holds the
whole answer in sentences.
"""

from __future__ import annotations

import io
import json
import logging
import textwrap
import warnings
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

from raes_cli import labels
from raes_cli.errors import UsageError
from raes_cli.show.page import Page
from raes_cli.show.series import Bar, Panel, charted, ends, undrawn
from raes_cli.show.wording import Record, flat
from raes_cli.text import both

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SETTINGS: Any = {
    "svg.fonttype": "none", "svg.hashsalt": "raes", "text.parse_math": False,
    "font.family": ["DejaVu Sans", "sans-serif"], "font.sans-serif": ["DejaVu Sans"], "font.size": 9,
    "axes.titlesize": 9, "axes.titlelocation": "left", "axes.titlepad": 10, "axes.facecolor": "none",
    "axes.spines.left": False, "axes.spines.right": False, "axes.spines.top": False, "axes.spines.bottom": False,
    "xtick.bottom": False, "ytick.left": False, "hatch.linewidth": 1.2,
}  # fmt: skip
_DARK, _LIGHT, _SHADE, _GREY = "#1f6391", "#a9cbe3", "#f0f0f0", "#555555"
_PEN: Any = {"edgecolor": _DARK, "linewidth": 0.8, "facecolor": "white"}
_FILLINGS = {
    "reported": {**_PEN, "facecolor": _DARK}, "implied": {**_PEN, "facecolor": _LIGHT},
    "forecast": {**_PEN, "hatch": "////"}, "target": {**_PEN, "hatch": "xxxx"},
}  # fmt: skip
"""What a bar stands for → its fill; there is always a word beside it."""
_WIDTH, _LINE = 8.0, 0.16
"""Width of a picture, and distance between lines of text, in inches."""
_FOOT, _OVER, _NAME, _END = 115, 60, 44, 28
"""Characters per line: below the plots, above the bars, beside a bar, and at its end."""
_DENSITY, _MOST = 200, 30_000
"""Dots per inch, and the most dots per side."""
_COLUMNS = 120
"""Width of the description, whatever the terminal."""
_NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""Characters that a terminal can show but XML cannot hold → their replacement."""


def svg(records: Sequence[str], page: Page) -> str:
    """Return the chart of `records`, each a JSON text; raises `UsageError` if matplotlib is missing."""
    described = _told(records, page)
    title, drawing = _saved(records, page, "svg", dict.fromkeys(("Creator", "Date", "Format", "Type")))
    head, _, rest = drawing[drawing.index(b"<svg") :].decode().partition(">")
    names = f' <title id="chart-title">{escape(title)}</title>\n <desc id="chart-desc">{escape(described)}</desc>'
    role = f'{head} role="img" aria-labelledby="chart-title" aria-describedby="chart-desc" xml:lang="{page.lang}">'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{role}\n{names}{rest}'.translate(_NO_XML)


def png(records: Sequence[str], page: Page) -> bytes:
    """Return the same chart as PNG, with the description in its metadata."""
    return _saved(records, page, "png", {"Software": None, "Description": _told(records, page)})[1]


def _told(records: Sequence[str], page: Page) -> str:
    """Return the chart in sentences."""
    from raes_cli.show.tables import table

    told = table(records, page._replace(width=_COLUMNS, color=False, links=False, linear=True))
    return f"{told}{page.edition}\n" if page.edition else told


def _saved(records: Sequence[str], page: Page, form: str, metadata: Mapping[str, Any]) -> tuple[str, bytes]:
    """Return the title and the rendered chart, regardless of the user's own matplotlib settings."""
    logging.getLogger("matplotlib").addHandler(logging.NullHandler())
    with warnings.catch_warnings(action="ignore"):
        try:
            import matplotlib as mpl
        except ImportError:
            message = both("a picture needs matplotlib, which is not installed",
                           "для рисунка нужен matplotlib, он не установлен")  # fmt: skip
            hint = both("from the checkout: pip install '.[chart]'",
                        "из копии проекта: pip install '.[chart]'")  # fmt: skip
            raise UsageError(message, hint) from None
        with mpl.rc_context():
            mpl.rcdefaults()
            mpl.rcParams.update(_SETTINGS)
            title, figure = _figure([json.loads(record) for record in records], page)
            density = max(1, min(_DENSITY, int(_MOST / max(figure.get_size_inches()))))
            stream = io.BytesIO()
            figure.savefig(stream, format=form, dpi=density, metadata=metadata, bbox_inches="tight", pad_inches=0.3)
    return title, stream.getvalue()


class _Plot(NamedTuple):
    """Bars on one scale under a title, each with its name and its words, wrapped."""

    title: str
    weight: str
    bounds: tuple[Decimal, Decimal]
    bars: Sequence[tuple[str, Bar, str]]

    @property
    def lines(self) -> list[float]:
        """Lines of text that each bar takes."""
        return [2.2 + max(name.count("\n"), words.count("\n")) for name, _, words in self.bars]


def _figure(records: Sequence[Record], page: Page) -> tuple[str, Figure]:
    """Return the title, and a figure of the plots above the remarks, the figures not drawn and the sources."""
    from matplotlib.figure import Figure

    sources: dict[str, int] = {}
    panels, rest = charted(records, page.view)
    plots = [plot for panel in panels for plot in _plots(panel, page, sources)]
    said = [*_remarks(panels, page), *filter(None, [undrawn(rest, page.lang)])]
    said += [f"[{number}] {page.names.get(id_, {}).get(page.lang, id_)}" for id_, number in sources.items()]
    said += [page.edition] if page.edition else []
    foot = "\n".join(_wrapped(text, _FOOT) for text in said)
    heights = [_LINE * (sum(plot.lines) + plot.title.count("\n")) + 0.35 for plot in plots]
    figure = Figure(figsize=(_WIDTH, sum(heights) + _LINE * foot.count("\n") + 0.5), layout="constrained")
    places = figure.subplots(len(plots), squeeze=False, height_ratios=heights).flat if plots else ()
    for plot, axes in zip(plots, places, strict=True):
        _draw(plot, axes)
    title = flat(panels[0].heading(page.lang)) if panels else labels.NO_SERIES[page.lang]
    figure.supxlabel(foot or title, x=0.01, ha="left", size=8, color=_GREY, linespacing=1.4)
    return labels.AND_OTHERS[page.lang].format(title) if len(panels) > 1 else title, figure


def _draw(plot: _Plot, axes: Axes) -> None:
    """Draw the bars of a plot from the top, each beside its name; those that are not measurements get a background."""
    lines = plot.lines
    middles = [end - taken / 2 for end, taken in zip(accumulate(lines), lines, strict=True)]
    axes.set_title(plot.title, weight=plot.weight)
    axes.set(xlim=tuple(map(float, plot.bounds)), ylim=(sum(lines), 0), xticks=[])
    axes.set_yticks(middles, [name for name, _, _ in plot.bars], ma="right")
    axes.axvline(0, color=_GREY, linewidth=1)
    for (_, bar, words), middle, taken in zip(plot.bars, middles, lines, strict=True):
        end = float(bar.end or 0)
        if bar.standing:
            axes.axhspan(middle - taken / 2, middle + taken / 2, color=_SHADE, zorder=0)
        axes.barh(middle, end, 1.2, **_FILLINGS[bar.fill])
        axes.annotate(words, (max(end, 0), middle), (5, 0), textcoords="offset points", va="center")


def _plots(panel: Panel, page: Page, sources: dict[str, int]) -> Iterator[_Plot]:
    """Yield the values of a series and, if it covers years, the growth below them."""
    lang, unit = page.lang, panel.unit(page)
    title = f"{panel.heading(lang)}, {unit}".strip(", ")
    bars = [(_wrapped(_name(bar, sources), _NAME), bar, _words(bar)) for bar in panel.values(page)]
    yield _Plot(_wrapped(title, _OVER), "bold", panel.bounds(), bars)
    if rates := [(f"{bar.day} {bar.name}", bar, _words(bar)) for bar in panel.rates(page)]:
        bounds = ends([bar.end for _, bar, _ in rates if bar.end is not None])
        yield _Plot(labels.GROWTHS[lang], "normal", bounds, rates)


def _name(bar: Bar, sources: dict[str, int]) -> str:
    """Return the label of a bar: its day, whose statistics it is, its sources as numbers (assigned on first use)."""
    cited = bar.record["sources"] if bar.record else ()
    numbers = sorted({sources.setdefault(one["source"], len(sources) + 1) for one in cited})
    return " ".join(filter(None, (bar.day, bar.name, *(f"[{number}]" for number in numbers))))


def _words(bar: Bar) -> str:
    """Return the text at the end of a bar: its number, the mark of a conflict, its status."""
    said = (bar.amount + " ≠" * bar.contested, bar.standing) if bar.end is not None else ()
    return _wrapped(", ".join(filter(None, said)), _END)


def _remarks(panels: Sequence[Panel], page: Page) -> Iterator[str]:
    """Yield the remarks on series, and the ids of their conflicts."""
    for panel in panels:
        if any(bar.fill == "implied" for bar in panel.rates(page)):
            yield labels.IMPLIED_MEANS[page.lang]
        yield from panel.remarks(page.lang)
    if conflicts := dict.fromkeys(id_ for panel in panels for record in panel.records for id_ in record["conflicts"]):
        yield f"≠ {labels.CONTESTED[page.lang]}: {', '.join(conflicts)}"


def _wrapped(text: str, letters: int) -> str:
    """Return `text` wrapped to lines of so many letters, safe to show; a longer word is broken."""
    return "\n".join(textwrap.wrap(flat(text), letters, break_on_hyphens=False))
