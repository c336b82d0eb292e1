"""A chart as SVG, drawn by matplotlib: the figures, whatever is to be said of them, and their sources.

The same figures give the same bytes with the same matplotlib. Texts are texts; the description holds the whole
answer in sentences.
"""

from __future__ import annotations

import io
import json
import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from raes_cli.errors import UsageError
from raes_cli.show.page import Page
from raes_cli.show.wording import Record
from raes_cli.text import both

_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "raes",
    "text.parse_math": False,
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],
    "hatch.linewidth": 1.2,
}
_NO_METADATA = {"Creator": None, "Date": None, "Format": None, "Type": None}
_MEASURE = 120
"""Columns of the description, whatever the terminal."""
# What XML cannot hold although a terminal can.
_NO_CHARACTERS = {0xFFFE: "�", 0xFFFF: "�"}


def svg(records: Sequence[str], page: Page) -> str:
    """The chart of `records`, each one JSON text; raises `UsageError` where matplotlib is missing."""
    with _quiet():
        title, drawing = _drawn([json.loads(record) for record in records], page)
    return _entitled(drawing, title, _description(records, page), page.lang)


def _drawn(records: Sequence[Record], page: Page) -> tuple[str, str]:
    """The title, and what matplotlib makes of the chart."""
    try:
        import matplotlib as mpl
    except ImportError:
        message = both("an SVG needs matplotlib, which is not installed", "для SVG нужен matplotlib, он не установлен")
        en = "try: pip install '.[chart]' in a checkout of raes"
        hint = both(en, "попробуйте: pip install '.[chart]' в папке с исходным кодом raes")
        raise UsageError(message, hint) from None
    from raes_cli.show.svg.sheet import Sheet
    from raes_cli.show.svg.story import tell

    with mpl.rc_context():
        # Whatever the user has set for plots of their own.
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        sheet = Sheet(page)
        title = tell(records, sheet)
        stream = io.StringIO()
        sheet.figure().savefig(stream, format="svg", metadata=_NO_METADATA)
    return title, stream.getvalue()


def _description(records: Sequence[str], page: Page) -> str:
    """The chart in sentences."""
    from raes_cli.show.tables import table

    return table(records, page._replace(view="chart", width=_MEASURE, color=False, links=False, linear=True))


def _entitled(drawing: str, title: str, description: str, lang: str) -> str:
    """`drawing` as an image with a title and a description for those who do not see it."""
    head, _, rest = drawing[drawing.index("<svg") :].partition(">")
    names = f' <title id="chart-title">{escape(title)}</title>\n <desc id="chart-desc">{escape(description)}</desc>'
    role = f'{head} role="img" aria-labelledby="chart-title" aria-describedby="chart-desc" xml:lang="{lang}">'
    text = f'<?xml version="1.0" encoding="utf-8"?>\n{role}\n{names}{rest}'
    return text.translate(_NO_CHARACTERS)


@contextmanager
def _quiet() -> Iterator[None]:
    """Neither what matplotlib warns of nor what it notes reaches the user."""
    logger = logging.getLogger("matplotlib")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
