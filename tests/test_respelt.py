"""Transliterated Russian: which words in Latin letters match, and which match nothing."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.respelt import _sounding, as_in_texts, in_cyrillic
from raes_cli.lookup.reading.tokens import tokens


@pytest.mark.parametrize(
    ("word", "known", "same"),
    [
        ("kogda", "когда", True),
        ("kogda", "куда", False),
        ("kogda", "kogda", False),
        ("eto", "это", True),
        ("eksport", "экспорт", True),
        ("tsentr", "центр", False),
        ("turtsii", "турции", True),
        ("sovetskiy", "советский", True),
        ("bratskiy", "братский", True),
        ("yug", "юг", True),
        ("zhurnal", "журнал", True),
        ("chto", "что", True),
        ("ogda", "когда", False),
    ],
)
def test_a_latin_word_sounds_like_a_cyrillic_one(word: str, known: str, same: bool) -> None:
    assert [*_sounding(word, [known])] == [known] * same


@pytest.mark.parametrize(
    ("line", "spelt"),
    [
        ("kogda Lavrov byl v Baku", "когда лавров был в баку"),
        ("kogda 3-e zasedanie v 2023", "когда 3-е заседание в 2023"),
        ("skolko Sever-Zapad", "сколько север-запад"),
        ("vizit Лаврова", "визит Лаврова"),
        ("turizm v Baku", "туризм в баку"),
        ("Lavrov nonsense", None),
        ("Kogda Lavrov", None),
    ],
)
def test_a_line_is_spelt_in_cyrillic_where_a_word_asks_or_is_a_name(
    line: str, spelt: str | None, base: sqlite3.Connection
) -> None:
    assert in_cyrillic(Line(base, tokens(line), dt.date(2024, 2, 29))) == spelt


@pytest.mark.parametrize(
    ("line", "spelt"),
    [
        ("Aşxabad", "ашхабад"),
        ("Putin Aşxabadda", "Putin ашхабад"),
        ("Ashkhabad", None),
        ("Zəngilan", None),
        ("Трансnəft", None),
        ("səfir", None),
        ("on dördüncü", None),
        ("sekkizinci Lavrov", "eighth Lavrov"),
    ],
)
def test_what_no_text_has_is_spelt_as_in_the_texts(line: str, spelt: str | None, base: sqlite3.Connection) -> None:
    assert as_in_texts(Line(base, tokens(line), dt.date(2024, 2, 29))) == spelt
