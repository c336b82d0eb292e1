"""Coloured lines for the terminal, and the only theme: no other module names a colour.

A colour has one meaning, which is never shown by colour alone; only the main item of a line is bold. All colours are
readable on dark and on light backgrounds: no yellow, no blue, no white, no black.
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
"""Style → its description in Rich; any other name is a description itself."""


def painted(line: Text) -> str:
    """Return a line with its line break, without trailing white space."""
    parts = "".join(
        _look(styles).render(text, color_system=ColorSystem.STANDARD) if styles else text
        for text, styles in _segments(line.rstrip())
    )
    # Rich numbers links at random, but the same answer must be the same bytes.
    return (re.sub(r"\x1b\]8;id=[^;]*;", "\x1b]8;;", parts) if "\x1b]" in parts else parts) + "\n"


def _segments(line: Text) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the parts of a line between the points where a style begins or ends, with the styles of each."""
    ends = [0, *sorted({place for first, last, _ in line.spans for place in (first, last)}), len(line.plain)]
    for start, end in pairwise(ends):
        if start < end:
            yield (
                line.plain[start:end],
                tuple(style for first, last, style in line.spans if first < end and last > start),
            )


@cache
def _look(styles: tuple[str, ...]) -> Style:
    """Return the look of text with these `styles`, each applied over the one before."""
    return Style.combine(Style.parse(LOOKS.get(style, style)) for style in styles)
