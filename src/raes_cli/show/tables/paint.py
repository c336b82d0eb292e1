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
    line = line.rstrip()
    plain, at, parts = line.plain, 0, list[str]()
    for start, end, style in line.spans:
        if start < at:
            return "".join(_overlaid(line)) + "\n"
        if start < end:
            before, after = _look((style,))
            parts += (plain[at:start], before, plain[start:end], after)
            at = end
    return f"{''.join(parts)}{plain[at:]}\n"


def _overlaid(line: Text) -> Iterator[str]:
    """Yield the parts of a line between the points where a style begins or ends, each with all its styles."""
    ends = [0, *sorted({place for first, last, _ in line.spans for place in (first, last)}), len(line.plain)]
    for start, end in pairwise(ends):
        if start < end:
            styles = tuple(style for first, last, style in line.spans if first < end and last > start)
            yield line.plain[start:end].join(_look(styles) if styles else ("", ""))


@cache
def _look(styles: tuple[str, ...]) -> tuple[str, str]:
    """Return what comes before and after text with these `styles`, each applied over the one before."""
    style = Style.combine(Style.parse(LOOKS.get(style, style)) for style in styles)
    before, _, after = style.render("\0", color_system=ColorSystem.STANDARD).partition("\0")
    # Rich numbers links at random, but the same answer must be the same bytes.
    return re.sub("^\x1b]8;id=[^;]*;", "\x1b]8;;", before), after
