"""Numbers in words and in digits, and suffixes joined to them."""

from __future__ import annotations

import pytest

from raes_cli.lookup.reading.counting import CARDINALS, ORDINALS, number, year


@pytest.mark.parametrize(
    ("word", "rows", "count"),
    [
        ("first", ORDINALS, 1), ("третьего", ORDINALS, 3), ("onuncu", ORDINALS, 10), ("xii", ORDINALS, 12), ("thirds", ORDINALS, None),
        ("one", CARDINALS, 1), ("десяти", CARDINALS, 10), ("first", CARDINALS, None), ("", CARDINALS, None), ("-", CARDINALS, None),
        ("3", ORDINALS, 3), ("№5", ORDINALS, 5), (" 12 ", ORDINALS, 12), ("123", ORDINALS, None), ("09", ORDINALS, 9), ("³", ORDINALS, None),
        ("3rd", ORDINALS, 3), ("3-го", ORDINALS, 3), ("3-й", ORDINALS, 3), ("3--cu", ORDINALS, 3), ("3x", ORDINALS, None), ("x3", ORDINALS, None),
        ("5№", ORDINALS, None), ("80", CARDINALS, 80),
    ],
)  # fmt: skip
def test_a_word_is_the_number_that_it_says(word: str, rows: tuple[str, ...], count: int | None) -> None:
    assert number(word, rows) == count


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("two thousand twenty two", (2022, 4)), ("two thousand and two", (2002, 4)), ("две тысячи двенадцатого", (2012, 3)),
        ("twenty twenty ten", (2020, 2)), ("twenty two", (0, 0)), ("iki min iyirmi ikinci", (2022, 4)),
    ],
)  # fmt: skip
def test_words_say_a_year(words: str, found: tuple[int, int]) -> None:
    assert year(words.split()) == found
