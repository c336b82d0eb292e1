"""The sheet that a chart is drawn on: texts and axes from the top down, as long as what stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate, takewhile

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from raes_cli.show.page import Page
from raes_cli.show.svg.pens import INK, LINE
from raes_cli.show.wording import flat

MARGIN, ROOM = 32.0, 616.0
"""Points, as all lengths here; texts are not set wider than `ROOM`."""
_INCH = 72.0
_LONG = 1_000
"""Letters that no line has room for."""

Draw = Callable[[Axes], None]


class Sheet:
    """What has been put on the sheet; it is drawn when its length is known."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.room = ROOM
        """How wide axes may be; it can be made more before anything is put on the sheet."""
        self.lang = page.lang
        self.length = MARGIN
        self._drawn: list[Callable[[Figure], None]] = []

    def text(self, text: str, size: float = 9, *, color: str = INK, bold: bool = False) -> None:
        """A paragraph."""
        for line in wrapped(text, ROOM, size, bold=bold):
            self.length += size * LINE
            self._drawn.append(_Line(line, self.length, size, color, bold=bold))

    def axes(self, height: float, draw: Draw, *, left: float = 0) -> None:
        """Axes of `height`, with `left` for what stands beside them."""
        self._drawn.append(_Axes(self.length, height, left, self.room, draw))
        self.length += height

    def space(self, height: float) -> None:
        """Nothing."""
        self.length += height

    def figure(self) -> Figure:
        """The sheet, drawn."""
        figure = Figure(figsize=((self.room + 2 * MARGIN) / _INCH, (self.length + MARGIN) / _INCH), dpi=_INCH)
        for draw in self._drawn:
            draw(figure)
        return figure


class _Line:
    """A line of text whose foot is `down` from the top."""

    def __init__(self, text: str, down: float, size: float, color: str, *, bold: bool) -> None:
        self.text, self.down, self.size, self.color, self.bold = text, down, size, color, bold

    def __call__(self, figure: Figure) -> None:
        across, height = figure.get_size_inches() * _INCH
        weight = "bold" if self.bold else "normal"
        figure.text(MARGIN / across, 1 - self.down / height, self.text, size=self.size, color=self.color, weight=weight)


class _Axes:
    """Axes whose top is `down` from the top."""

    def __init__(self, down: float, height: float, left: float, room: float, draw: Draw) -> None:
        self.down, self.height, self.left, self.room, self.draw = down, height, left, room, draw

    def __call__(self, figure: Figure) -> None:
        across, whole = figure.get_size_inches() * _INCH
        foot = 1 - (self.down + self.height) / whole
        place = ((MARGIN + self.left) / across, foot, (self.room - self.left) / across, self.height / whole)
        self.draw(figure.add_axes(place))


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is."""
    font = FontProperties(size=size, weight="bold" if bold else "normal")
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])


@lru_cache
def _advance(letter: str, size: float, *, bold: bool) -> float:
    """How much wider a letter makes a word."""
    return width(letter * 3, size, bold=bold) - width(letter * 2, size, bold=bold)


def _fitting(word: str, room: float, size: float, *, bold: bool) -> int:
    """How many letters of `word` are no wider than `room`, in time that only these take; at least one."""
    if len(word) <= _LONG and width(word, size, bold=bold) <= room:
        return len(word)
    wide = accumulate(_advance(letter, size, bold=bold) for letter in word)
    fits = sum(1 for _ in takewhile(lambda end: end <= room, wide))
    while fits > 1 and width(word[:fits], size, bold=bold) > room:
        fits -= 1
    return max(fits, 1)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> Iterator[str]:
    """The lines of a text, safe to show; a word longer than `room` is broken."""
    line = ""
    for word in flat(text).split():
        longer = f"{line} {word}".strip()
        if len(word) <= _LONG and width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            yield line
        while (fits := _fitting(word, room, size, bold=bold)) < len(word):
            yield word[:fits]
            word = word[fits:]  # noqa: PLW2901
        line = word
    yield line
