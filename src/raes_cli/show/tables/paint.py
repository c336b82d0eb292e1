"""Lines with colours, as a terminal takes them: the one theme, and no colour is named elsewhere.

A colour means one thing and never says it alone; what the eye should find first is the one bold thing of a line. Only
colours that read well on dark and on light ground: no yellow, no blue, no white, no black.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from rich.color import ColorSystem
from rich.style import Style

from raes_cli.show.tables.styled import Text

LOOKS = {
    "heading": "bold",
    "title": "bold",
    "number": "bold",
    "date": "cyan",
    "actor": "green",
    "source": "magenta",
    "conflict": "red",
    "quote": "italic",
    "match": "underline",
    "bar": "none",
}
"""Name of a style → how Rich describes it; another name is a description itself."""


def painted(line: Text) -> str:
    """A line with its end, without white space before that."""
    parts = "".join(
        _look(styles).render(text, color_system=ColorSystem.STANDARD) if styles else text
        for text, styles in _segments(line.rstrip())
    )
    # Rich numbers links at random; the same answer is to be the same bytes.
    return re.sub(r"\x1b\]8;id=[^;]*;", "\x1b]8;;", parts) + "\n"


def _segments(line: Text) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parts of a line between the places where a style begins or ends, with the styles of each."""
    ends = [0, *sorted({place for first, last, _ in line.spans for place in (first, last)}), len(line.plain)]
    for start, end in pairwise(ends):
        if start < end:
            yield (
                line.plain[start:end],
                tuple(style for first, last, style in line.spans if first < end and last > start),
            )


@cache
def _look(styles: tuple[str, ...]) -> Style:
    """How what has these `styles` looks, each over the one before."""
    return Style.combine(Style.parse(LOOKS.get(style, style)) for style in styles)
