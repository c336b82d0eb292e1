"""The paper a view is written on: its width and language, what may be drawn, the sources cited so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.text import Text

from raes_cli import labels
from raes_cli.show.page import Page
from raes_cli.show.tables.layout import abreast, hung, joined, padded
from raes_cli.show.tables.theme import Styles
from raes_cli.show.wording import Record, flat
from raes_cli.text import Words

if TYPE_CHECKING:
    from rich.console import Console

Item = TypeVar("Item")

NARROWEST, WIDEST = 20, 500
MEASURE = 120
"""Lines of text are not set wider than this: longer ones are hard to read."""
_LABELS = 0.4
"""How much of the width a column of labels may take."""
_GAP = " │ "


class Paper:
    """What all parts of one answer share."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lang = page.lang
        self.linear = page.linear
        self.full_width = min(max(page.width, NARROWEST), WIDEST)
        self.width = min(self.full_width, MEASURE)
        self.cited: dict[str, tuple[int, str]] = {}
        self.styles = cast("Console", Styles())

    # Words

    def ink(self, text: object, style: str = "") -> Text:
        """Text of the base made safe to print: the only way that it gets onto the paper."""
        return Text(flat(text), style)

    def say(self, words: Words, style: str = "") -> Text:
        """A text in the language of the page."""
        return self.ink(words[self.lang], style)

    def dotted(self, parts: Iterable[Text]) -> Text:
        """The parts that say something, in one line."""
        return joined(", " if self.linear else " · ", parts)

    def named(self, id_: str) -> Text:
        """A source or topic by its name, or by its id where the page has none."""
        name = self.page.names.get(id_)
        return self.say(name) if name else self.ink(id_)

    def link(self, url: str) -> Text:
        """An address, to be followed by a click where the terminal allows it."""
        text = self.ink(url, "id")
        self._linked(text, url)
        return text

    def _linked(self, text: Text, url: str) -> None:
        if self.page.links and re.fullmatch(r"https?://[!-~]+", url):
            text.stylize(f"link {url}")

    # Sources

    def tags(self, citations: Iterable[Record]) -> Text:
        """The sources of a record as numbers, which `foot` resolves."""
        numbers = sorted({self._number(citation) for citation in citations})
        return joined(" ", (self.tag(number) for number in numbers))

    def tag(self, number: int) -> Text:
        """One source as a number."""
        return self.ink(f"({labels.SOURCE[self.lang]} {number})" if self.linear else f"[{number}]", "source")

    def foot(self) -> Iterator[Text]:
        """The cited sources with their numbers."""
        if self.cited:
            yield Text()
            yield self.say(labels.SOURCES, "heading")
        for id_, (number, name) in self.cited.items():
            tag = Text.assemble(self.tag(number), " ")
            source = self.ink(id_, "id")
            self._linked(source, self.page.names.get(id_, {}).get("url", ""))
            text = joined("  ", (source, self.ink(name)))
            yield from hung(tag, self.wrap(text, self.width - tag.cell_len))

    def _number(self, citation: Record) -> int:
        name = self.page.names.get(citation["source"], {}).get(self.lang, "")
        return self.cited.setdefault(citation["source"], (len(self.cited) + 1, name))[0]

    # Lines

    def wrap(self, text: Text, width: int | None = None) -> list[Text]:
        """`text` in lines; a word longer than the line is broken at a hyphen or folded, never cut."""
        width = width or self.width
        for word in re.finditer(r"\S+-\S+", text.plain) if text.cell_len > width else ():
            at = word[0].rfind("-", 0, width) + 1
            if cell_len(word[0]) > width and at:
                start = text[: word.start() + at]
                return [*self.wrap(start, width), *self.wrap(text[word.start() + at :], width)]
        # Most lines fit, and Rich takes ten times longer to find it out.
        return [text] if text.cell_len <= width else list(text.wrap(self.styles, width))

    def rule(self, width: int | None = None) -> Iterator[Text]:
        """A line across, unless lines are not to be drawn."""
        if not self.linear:
            yield Text("─" * (width or self.width), "rule")

    def spread(self, text: Text, tail: Text, width: int) -> list[Text]:
        """`text` with `tail` at the right end of its last line, or after it."""
        lines = self.wrap(text, width) if text else []
        if not tail or self.linear:
            return lines + self.wrap(tail, width) if tail else lines
        if not lines or lines[-1].cell_len + 2 + tail.cell_len > width:
            lines.append(Text())
        last = Text.assemble(lines[-1], padded(tail, width - lines[-1].cell_len, right=True))
        return [*lines[:-1], *self.wrap(last, width)]

    def entry(self, label: Text, column: int, paragraphs: Iterable[Text], tail: Text | None = None) -> Iterator[Text]:
        """Paragraphs beside a label in a column of its own; under it where it or the page is too narrow."""
        *others, last = [part for part in paragraphs if part] or [Text()]
        fits = not self.linear and column < self.width * _LABELS and label.cell_len < column
        indent = column if fits else 2
        width = self.width - indent
        lines = [line for part in others for line in self.wrap(part, width)]
        # An id is not broken where the whole line has room for it.
        under = tail if tail and tail.cell_len > width and not self.linear else None
        lines += self.spread(last, Text() if under else tail or Text(), width)
        if fits:
            yield from hung(padded(label, column), lines)
        else:
            yield from self.wrap(label) if label else ()
            yield from hung(Text("  "), lines)
        yield from self.wrap(under) if under else ()

    def rows(self, items: Sequence[Item], narrowest: int) -> Iterator[Sequence[Item]]:
        """`items` in rows of as many as fit next to each other; one a row when the page is linear."""
        most = 1 if self.linear else max(1, (self.full_width + len(_GAP)) // (narrowest + len(_GAP)))
        rows = -(-len(items) // most)
        each = -(-len(items) // rows)
        return (items[start : start + each] for start in range(0, len(items), each))

    def beside(self, blocks: Sequence[Sequence[Text]]) -> Iterator[Text]:
        """Blocks of paragraphs next to each other over the whole width; two or more are no wider than a text is set."""
        width = min((self.full_width + len(_GAP)) // len(blocks) - len(_GAP), MEASURE // min(len(blocks), 2))
        wrapped = [[line for text in block if text for line in self.wrap(text, width)] for block in blocks]
        yield from abreast(wrapped, width, Text.assemble((_GAP, "rule")))

    def printed(self, lines: Iterable[Text]) -> str:
        """The lines as they go to the terminal."""
        return "".join(self._painted(line) if self.page.color else f"{line.plain.rstrip()}\n" for line in lines)

    def _painted(self, line: Text) -> str:
        line.rstrip()
        segments = Text.assemble(line, "\n").render(self.styles)
        painted = "".join(
            style.render(text, color_system=ColorSystem.STANDARD) if style else text for text, style, _ in segments
        )
        # Rich numbers links at random; the same answer is to be the same bytes.
        return re.sub(r"\x1b\]8;id=[^;]*;", "\x1b]8;;", painted)
