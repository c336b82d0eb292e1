"""Text of which parts have a style: what Rich's has that the tables need, at a fraction of its cost.

Lines break where Rich breaks them, and are painted as it paints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Self

from rich.cells import cell_len, chop_cells, set_cell_size

Span = tuple[int, int, str]
"""Where a style begins and ends, and its name; a later one stands over an earlier one."""

_WHOLE = {"date": re.compile(r"\b\d{1,2} [^\W\d]+( \d{4})?|[^\W\d]+ \d{4}"), "number": re.compile(r"\d.{1,19}$")}
"""Style → what in it no line ends within: both days of “between 9 Oct and 14 Dec 2025”, “4.4 bn USD” of an amount."""
_LONG_ENOUGH = 24
"""Columns of a line that has room for any day."""

# Characters that all take one cell, as most texts have no others.
_LETTERS = "!-~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f–—“”‘’…≈·│○●◆■≠"
_NARROW = re.compile(f"[ \u00a0{_LETTERS}]*")
_PLAIN = re.compile(f"[{_LETTERS}]+(?: [{_LETTERS}]+)*")


class Text:
    """A line, or a paragraph to be wrapped into lines."""

    __slots__ = ("_cells", "plain", "spans")

    def __init__(self, plain: str = "", style: str = "", *, spans: tuple[Span, ...] = ()) -> None:
        self.plain, self._cells = plain, -1
        self.spans = ((0, len(plain), style),) if style and plain else spans

    @classmethod
    def assemble(cls, *parts: str | Text | tuple[str, str]) -> Text:
        """The parts, one after the other; a pair is a text with its style."""
        plain, spans = "", []
        for part in parts:
            if isinstance(part, Text):
                if part.spans:
                    at = len(plain)
                    spans += [(first + at, last + at, style) for first, last, style in part.spans]
                plain += part.plain
            elif isinstance(part, str):
                plain += part
            else:
                text, style = part
                spans.append((len(plain), len(plain) + len(text), style))
                plain += text
        return cls(plain, spans=tuple(spans))

    def __bool__(self) -> bool:
        return bool(self.plain)

    def __str__(self) -> str:
        return self.plain

    def __getitem__(self, part: slice) -> Text:
        if not self.spans:
            return Text(self.plain[part])
        start, end, _ = part.indices(len(self.plain))
        spans = [
            (max(first, start) - start, min(last, end) - start, style)
            for first, last, style in self.spans
            if first < end and last > start
        ]
        return Text(self.plain[start:end], spans=tuple(spans))

    @property
    def cell_len(self) -> int:
        """How many columns of a terminal it takes."""
        if self._cells < 0:
            self._cells = cells(self.plain)
        return self._cells

    def append_text(self, text: Text) -> Self:
        """Put `text` at the end."""
        both = Text.assemble(self, text)
        self.plain, self.spans, self._cells = both.plain, both.spans, -1
        return self

    def join(self, texts: Iterable[Text]) -> Text:
        """The `texts` with this one between them."""
        parts = [part for text in texts for part in (self, text)][1:]
        return parts[0] if len(parts) == 1 else Text.assemble(*parts)

    def stylize(self, style: str) -> None:
        """Give all of it a style, over those that it has."""
        self.spans = (*self.spans, (0, len(self.plain), style))

    def underlaid(self, style: str) -> Self:
        """The same text with a style under those that it has."""
        self.spans = ((0, len(self.plain), style), *self.spans) if style else self.spans
        return self

    def rstrip(self) -> Text:
        """The text without white space at its end."""
        return self[: len(self.plain.rstrip())]

    def wrap(self, width: int) -> list[Text]:
        """The text in lines of `width` columns at most, of which those that have room end within no day or amount."""
        text = self._held() if width >= _LONG_ENOUGH else self.plain
        breaks = [0, *_breaks(text, width), len(text)]
        return [_within(self[start:end], width) for start, end in pairwise(breaks)]

    def _held(self) -> str:
        """The text with something else in place of the spaces that no line is to end at."""
        text = self.plain
        for start, end, style in self.spans:
            if style in _WHOLE:
                held = _WHOLE[style].sub(lambda found: found[0].replace(" ", "_"), text[start:end])
                text = text[:start] + held + text[end:]
        return text


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if _NARROW.fullmatch(text) else cell_len(text)


def _within(line: Text, width: int) -> Text:
    """A line less the white space at its end that reaches over the `width`."""
    plain = line.plain
    least = max(width, len(plain.rstrip()))
    if len(plain) > least:
        line = line[:least]
    if line.cell_len > width:
        cut = set_cell_size(line.plain, width)
        return Text(cut, spans=line[: len(cut)].spans)
    return line


def _breaks(text: str, width: int) -> list[int]:
    """Where the lines of a text begin but the first; a word that is longer than a line is parted."""
    if _PLAIN.fullmatch(text):  # most are, and need no measuring word by word
        found = [0]
        while len(text) - found[-1] > width and (after := text.rfind(" ", found[-1], found[-1] + width + 1) + 1):
            found.append(after)
        if len(text) - found[-1] <= width:
            return found[1:]
    return _measured(text, width)


def _measured(text: str, width: int) -> list[int]:
    """The same of any text, by the columns that each word takes."""
    found: list[int] = []
    taken = 0
    measured = len if _NARROW.fullmatch(text) else cells
    for match in re.finditer(r"\s*\S+\s*", text):
        word, start = match[0], match.start()
        length = measured(word.rstrip())
        if width - taken >= length:
            taken += measured(word)
        elif length > width:
            folded = chop_cells(word, width=width)
            for place, part in enumerate(folded):
                found += [start] if start else []
                if place == len(folded) - 1:
                    taken = measured(part)
                else:
                    start += len(part)
        elif taken and start:
            found.append(start)
            taken = measured(word)
    return found
