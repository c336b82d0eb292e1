"""Lines placed beside, below and after each other; they are wrapped already, and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from raes_cli.show.tables.styled import Span, Text


def joined(separator: str, parts: Iterable[Text]) -> Text:
    """Return the non-empty parts, with `separator` between them."""
    several = [part for part in parts if part.plain]
    if len(several) == 1:
        return several[0]
    at, between, spans = 0, len(separator), list[Span]()
    for part in several:
        for first, last, style in part.spans:
            spans.append((first + at, last + at, style))
        at += len(part.plain) + between
    return Text(separator.join([part.plain for part in several]), "", tuple(spans))


def hung(first: Text, lines: Iterable[Text], rest: Text | None = None) -> Iterator[Text]:
    """Yield `lines`, the first after `first`, the others after `rest` or as many spaces."""
    rest = Text(" " * first.cell_len) if rest is None else rest
    for line in lines:
        yield first + line
        first = rest


def spaced(blocks: Iterable[Iterable[Text]]) -> Iterator[Text]:
    """Yield the lines of all blocks, with an empty line between blocks."""
    for number, block in enumerate(blocks):
        yield from [Text()] if number else ()
        yield from block


def padded(text: Text, width: int, *, right: bool = False) -> Text:
    """Return `text` padded with spaces to `width` cells, aligned left or `right`."""
    space = " " * (width - text.cell_len)
    if not space:
        return text
    return Text(space) + text if right else text + Text(space)


def abreast(blocks: Sequence[Sequence[Text]], width: int, gap: Text) -> Iterator[Text]:
    """Yield blocks of lines side by side, each `width` cells wide."""
    for lines in zip_longest(*blocks, fillvalue=Text()):
        yield gap.join([padded(line, width) for line in lines])
