"""Styled text: it wraps and looks like Rich's."""

from __future__ import annotations

import random
import re
import sys

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from rich.text import Text as RichText

from raes_cli import labels
from raes_cli.show.tables.paint import LOOKS, painted
from raes_cli.show.tables.styled import Text, cells

WORDS = (
    "a", "of", "Baku", "переговоры", "Əliyev", "North–South", "2023", "«Север»", "東京都", "—", "e\u0301", "👩‍🚀", "x" * 30,
    "ы" * 41, "東" * 20, "≈", "[1–3]", "(?)", "…", "co-operation", "\u00a0", "\u200b",
)  # fmt: skip
STYLES = ("", "", "date", "dim", "bold", "source", "link https://a.example/b", "bar")


def texts(chance: random.Random, size: int) -> tuple[Text, RichText]:
    """Return the same random text as ours and as Rich's."""
    ours, theirs = Text(), RichText()
    for _ in range(size):
        word, style = chance.choice(WORDS) + " " * chance.randrange(4), chance.choice(STYLES)
        ours.append_text(Text(word, style))
        theirs.append_text(RichText(word, style))
    if chance.random() < 0.2:
        ours.stylize("bold")
        theirs.stylize("bold")
    return ours, theirs


def painted_by_rich(text: RichText) -> str:
    class Styles:
        def get_style(self, name: str | Style, *, default: object = None) -> Style:
            del default
            return name if isinstance(name, Style) else Style.parse(LOOKS.get(name, name))

    text = text.copy()
    text.rstrip()
    segments = RichText.assemble(text, "\n").render(Styles())  # type: ignore[arg-type]
    shown = "".join(
        style.render(part, color_system=ColorSystem.STANDARD) if style else part for part, style, _ in segments
    )
    return re.sub(r"\x1b\]8;id=[^;]*;", "\x1b]8;;", shown)


@pytest.mark.parametrize("width", [1, 2, 7, 20, 40, 80])
def test_lines_break_and_are_painted_as_by_rich(width: int) -> None:
    chance, console = random.Random(width), Console(width=width)
    for _ in range(40):
        ours, theirs = texts(chance, chance.randrange(1, 12))
        assert ours.cell_len == theirs.cell_len
        assert painted(ours) == painted_by_rich(theirs)
        if theirs.cell_len > width:
            lines = list(theirs.wrap(console, width))
            assert [line.plain for line in ours.wrap(width)] == [line.plain for line in lines]
            assert list(map(painted, ours.wrap(width))) == list(map(painted_by_rich, lines))
        start = chance.randrange(len(ours.plain))
        end = start + chance.randrange(9)
        assert painted(ours[start:end]) == painted_by_rich(theirs[start:end])
        one, other = (Text(" · ").join((ours, ours)), RichText(" · ").join((theirs, theirs)))
        assert painted(one) == painted_by_rich(other)


def test_what_takes_one_cell_is_known_without_looking_closer() -> None:
    for code in (*range(0x20, 0x7F), *range(0xA0, 0x530), *map(ord, "–—“”‘’…≈·│○●◆◇■▲★≠−ᴮ")):
        assert cells(chr(code)) == RichText(chr(code)).cell_len, hex(code)


def test_no_sign_of_a_table_is_looked_at_closer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.cells", None)
    assert [line.plain for line in Text("Встреча в Баку, “talks”").wrap(12)] == ["Встреча в ", "Баку, ", "“talks”"]
    assert [cells(sign) for sign in labels.SIGNS] == [1] * len(labels.SIGNS)
