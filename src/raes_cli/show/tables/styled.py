"""Text with styled parts: those features of Rich's `Text` that the tables need, at a fraction of its cost.

Lines break where Rich would break them, and are painted as Rich would paint them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Self

Span = tuple[int, int, str]
"""Start and end of a style, and its name; a later span is applied over an earlier one."""

HELD = {"date": re.compile(r"\b\d{1,2} [^\W\d]+( \d{4})?|[^\W\d]+ \d{4}"), "number": re.compile(r"\d.{1,19}$")}
"""Style → where in it no line breaks: in both days of “between 9 Oct and 14 Dec 2025”, in “4.4 bn USD” of an amount."""
_LONG_ENOUGH = 24
"""Columns in which any date fits on a line."""

_NARROW = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f–—“”‘’…≈·│○●◆◇■▲★≠−ᴮ]*")
"""Characters that all take one cell; most texts have no others."""


class Text:
    """A line, or a paragraph to be wrapped into lines."""

    __slots__ = ("_cells", "plain", "spans")

    def __init__(self, plain: str = "", style: str = "", spans: tuple[Span, ...] = ()) -> None:
        self.plain, self._cells = plain, -1
        self.spans = ((0, len(plain), style),) if style and plain else spans

    @classmethod
    def assemble(cls, *parts: str | Text | tuple[str, str]) -> Text:
        """Return the parts joined; a pair is a text with its style."""
        plain, spans = "", list[Span]()
        for part in parts:
            if isinstance(part, Text):
                at = len(plain)
                for first, last, style in part.spans:
                    spans.append((first + at, last + at, style))
                plain += part.plain
            elif isinstance(part, str):
                plain += part
            else:
                text, style = part
                spans.append((len(plain), len(plain) + len(text), style))
                plain += text
        return cls(plain, "", tuple(spans))

    def __add__(self, other: Text) -> Text:
        if not other.plain or not self.plain:
            return self if self.plain else other
        at, spans = len(self.plain), self.spans
        if other.spans:
            spans = (*spans, *[(first + at, last + at, style) for first, last, style in other.spans])
        return Text(self.plain + other.plain, "", spans)

    def __bool__(self) -> bool:
        return bool(self.plain)

    def __str__(self) -> str:
        return self.plain

    def __getitem__(self, part: slice) -> Text:
        plain = self.plain[part]
        if not self.spans:
            return Text(plain)
        start, end, _ = part.indices(len(self.plain))
        spans = [
            (max(first, start) - start, min(last, end) - start, style)
            for first, last, style in self.spans
            if first < end and last > start
        ]
        return Text(plain, "", tuple(spans))

    @property
    def cell_len(self) -> int:
        """The width in columns of a terminal."""
        if self._cells < 0:
            self._cells = cells(self.plain)
        return self._cells

    def append_text(self, text: Text) -> Self:
        """Append `text`, and return self."""
        both = Text.assemble(self, text)
        self.plain, self.spans, self._cells = both.plain, both.spans, -1
        return self

    def join(self, texts: Iterable[Text]) -> Text:
        """Return the `texts` with this one between them."""
        parts = [part for text in texts for part in (self, text)][1:]
        return parts[0] if len(parts) == 1 else Text.assemble(*parts)

    def stylize(self, style: str) -> None:
        """Apply a style to all of it, over those that it has."""
        self.spans = (*self.spans, (0, len(self.plain), style))

    def underlaid(self, style: str) -> Self:
        """Apply a style to all of it, below those that it has, and return self."""
        self.spans = ((0, len(self.plain), style), *self.spans) if style else self.spans
        return self

    def rstrip(self) -> Text:
        """Return the text without trailing white space."""
        end = len(self.plain.rstrip())
        return self if end == len(self.plain) else self[:end]

    def wrap(self, width: int) -> list[Text]:
        """Return the text in lines of at most `width` columns; if that is wide enough, no date or amount is broken."""
        text = self._held() if width >= _LONG_ENOUGH else self.plain
        if starts := _plain_breaks(text, width):
            return [self[start : min(end, start + width)] for start, end in pairwise([*starts, len(text)])]
        breaks = [0, *_breaks(text, width), len(text)]
        return [_within(self[start:end], width) for start, end in pairwise(breaks)]

    def _held(self) -> str:
        """Return the text with the spaces replaced at which no line may end."""
        text = self.plain
        for start, end, style in self.spans:
            if style in HELD:
                held = HELD[style].sub(lambda found: found[0].replace(" ", "_"), text[start:end])
                text = text[:start] + held + text[end:]
        return text


def cells(text: str) -> int:
    """Return the width of a text in columns of a terminal."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # lazy: most pages need no measuring

    return cell_len(text)


def _within(line: Text, width: int) -> Text:
    """Return a line without the trailing white space that exceeds the `width`."""
    plain = line.plain
    least = max(width, len(plain.rstrip()))
    if len(plain) > least:
        line = line[:least]
    if line.cell_len > width:
        from rich.cells import set_cell_size  # lazy: most pages need no measuring

        cut = set_cell_size(line.plain, width)
        return Text(cut, "", line[: len(cut)].spans)
    return line


def _plain_breaks(text: str, width: int) -> list[int]:
    """Return where lines begin in a text that needs no measuring; empty if it does, or if a word is too long."""
    if not _NARROW.fullmatch(text) or "\u00a0" in text or "  " in text or text != text.strip(" "):
        return []
    start, starts, last = 0, [0], len(text) - width
    while start < last:
        start = text.rfind(" ", start, start + width + 1) + 1
        if not start:
            return []
        starts.append(start)
    return starts


def _breaks(text: str, width: int) -> list[int]:
    """Return where all lines but the first begin, by the columns of each word; one longer than a line is broken."""
    found: list[int] = []
    taken = 0
    measured = len if _NARROW.fullmatch(text) else cells
    for match in re.finditer(r"\s*\S+\s*", text):
        word, start = match[0], match.start()
        length = measured(word.rstrip())
        if width - taken >= length:
            taken += measured(word)
        elif length > width:
            from rich.cells import chop_cells  # lazy: most pages need no measuring

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
