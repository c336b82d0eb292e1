"""The bytes of a base: checked before parsing, and fed to the parser only as long as it finds values in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import yaml

from raes_cli.problems import Problem
from raes_cli.text import Words, both

_MARK: Final = "\ufeff"
_PIECE: Final = 1 << 16
_BARREN: Final = 1 << 20
"""Bytes without a value after which the parser gets no more."""
# Tabs and line ends are not included: YAML uses them between values, and the schema refuses them in a text.
CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
_DIRECTIVE: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \r]*+(?:#[^\n]*+)?\n)*+%")
_TAB: Final = both("not YAML: a tab instead of spaces", "это не YAML: табуляция вместо пробелов")
_RAW: Final = re.compile(CONTROL.pattern.replace("\x08", "\x09", 1))
"""Includes the tab, which is refused in the file itself: YAML parsers do not agree on where it may stand."""

Place = tuple[int, int]
"""Line and column, from 1."""


def place(event: yaml.Event) -> Place:
    """Return the place where an event of the parser begins."""
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1


class Refused(Exception):  # noqa: N818 - it never leaves the reader
    """A problem past which reading cannot continue."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message["en"])
        self.problem = problem


def refuse_bytes(content: bytes, file: str) -> None:
    """Refuse bytes that are not UTF-8, control characters, which libyaml reports without a place, and directives.

    Raises `Refused`.
    """
    start = 0
    while start < len(content):
        end = start + _PIECE
        while end < len(content) and content[end] & 0xC0 == 0x80:  # noqa: PLR2004 - not within a character
            end += 1
        try:
            text = content[start:end].decode()
        except UnicodeDecodeError as error:
            at = start + error.start
            message = both(f"not UTF-8 at byte {at}", f"не UTF-8, байт {at}")
            raise Refused(Problem(file, *_place_in(content, at), "encoding", message)) from None
        if not text.replace("\n", "").isprintable() and (
            found := _RAW.search(text, start == 0 and text.startswith(_MARK))
        ):
            place = _place_in(content, start + len(text[: found.start()].encode()))
            if found[0] == "\t":
                raise Refused(Problem(file, *place, "syntax", _TAB))
            raise Refused(Problem(file, *place, "control", named(found)))
        start = end
    if directive := _DIRECTIVE.match(content):
        message = both("directives are not allowed", "директивы YAML не допускаются")
        raise Refused(Problem(file, *_place_in(content, directive.end() - 1), "syntax", message))


def _place_in(content: bytes, at: int) -> Place:
    """Return the line and column of a byte."""
    before = content[:at].removeprefix(_MARK.encode())
    return before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode()) + 1


class Feed:
    """A file-like object that hands content to the parser piece by piece, as long as the parser finds values in it."""

    def __init__(self, content: bytes, file: str, told: Callable[[int], None] = lambda _: None) -> None:
        self.content, self.file, self.told = content, file, told
        self.next = len(_MARK.encode()) if content.startswith(_MARK.encode()) else 0
        self.at: Place = (1, 1)
        """The place where the last value begins that the parser has returned."""
        self.barren = 0
        """Bytes read since then."""

    def read(self, size: int = -1, /) -> bytes:
        """Return the next `size` bytes; raises `Refused` after 1 MiB without a value."""
        piece = self.content[self.next : self.next + size]
        self.next += size
        self.barren += size
        self.told(min(self.next, len(self.content)))
        if piece and self.barren > _BARREN:
            message = both("more than 1 MiB without a value", "больше 1 МиБ без единого значения")
            raise Refused(Problem(self.file, *self.at, "long", message))
        return piece


def named(found: re.Match[str]) -> Words:
    """Return the message about a control character."""
    code = f"U+{ord(found[0]):04X}"
    return both(f"a control character {code}", f"управляющий символ {code}")
