"""The words of a line: folded, as typed, with the characters after them, and numbers of several words."""

from __future__ import annotations

import pytest

from raes_cli.lookup.reading.tokens import MOST, counted, joined, tokens, typed


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Baku - Moscow", [("baku", "Baku", 0, True, False), ("moscow", "Moscow", 2, False, False)]),
        ("Baku, Moscow;", [("baku", "Baku", 0, True, False), ("moscow", "Moscow", 1, True, False)]),
        ("— Baku", [("baku", "Baku", 1, False, False)]),
        ("Север-Юг,", [("север", "Север-Юг", 0, False, False), ("юг", "Север-Юг", 0, True, False)]),
        ("И. Иванов", [("и", "И", 0, False, True), ("иванов", "Иванов", 1, False, False)]),
        ("И Иванов", [("и", "И", 0, False, False), ("иванов", "Иванов", 1, False, False)]),
        ("Дж. Смит.", [("дж", "Дж", 0, False, True), ("смит", "Смит", 1, False, False)]),
        ("U.S.", [("u", "U.S", 0, False, True), ("s", "U.S", 0, False, True)]),
        ("1.", [("1", "1", 0, False, False)]),
        ("edibmi", [("edib", "edibmi", 0, False, False)]),
        ("3-й", [("3", "3-й", 0, False, False)]),
        ("BMT-də", [("bmt", "BMT", 0, False, False)]),
        ("2023..", [("2023", "2023..", 0, False, False)]),
        ("..2021", [("2021", "..2021", 0, False, False)]),
        ("..2021..", [("2021", "2021", 0, False, False)]),
        ("x2023..", [("x2023", "x2023", 0, False, False)]),
        ("olubmu", [("olub", "olubmu", 0, False, False)]),
        ("BMt-də", [("bmt", "BMt-də", 0, False, False), ("de", "BMt-də", 0, False, False)]),
        ("«2022».", [("2022", "2022", 0, False, False)]),
    ],
)
def test_a_line_is_parted_into_words(line: str, words: list[tuple[str, str, int, bool, bool]]) -> None:
    assert [tuple(word)[:5] for word in tokens(line)] == words
    assert [word.tells for word in tokens(line)] == [False] * len(words)


def test_a_colon_behind_a_word_tells_that_something_is_said() -> None:
    assert [(word.text, word.tells) for word in tokens("Пётр Ильич: да")] == [
        ("петр", False),
        ("ильич", True),
        ("да", False),
    ]


def test_of_a_page_that_was_pasted_the_first_words_are_read() -> None:
    assert len(tokens("word " * 100)) == MOST == 64
    assert [word.text for word in tokens("one two-three four", 2)] == ["one", "two"]
    assert [len(word.typed) for word in tokens("x" * 100)] == [80]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("двадцать девятого", ["29"]),
        ("двадцать десятого", ["двадцать", "десятого"]),
        ("заседание двадцать третье было", ["заседание", "23", "было"]),
        ("twenty first", ["21"]),
        ("on ikinci", ["12"]),
        ("on iki", ["on", "iki"]),
        ("двадцать 3", ["двадцать", "3"]),
    ],
)
def test_two_words_that_say_a_number_of_a_series_are_one(line: str, words: list[str]) -> None:
    assert [word.text for word in counted(tokens(line))] == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("в две тысячи двадцать третьем году", [("в", "в", 0), ("2023", "2023", 4), ("году", "году", 5)]),
        ("two thousand three and two thousand four", [("2003", "2003", 2), ("and", "and", 3), ("2004", "2004", 6)]),
        ("two two thousand", [("two", "two", 0), ("two", "two", 1), ("thousand", "thousand", 2)]),
        ("session number three", [("session", "session", 0), ("three", "three", 2)]),
        ("number 3", [("3", "3", 1)]),
        ("session number of", [("session", "session", 0), ("number", "number", 1), ("of", "of", 2)]),
        ("заседание номер", [("заседание", "заседание", 0), ("номер", "номер", 1)]),
    ],
)
def test_a_year_in_words_is_one_and_what_says_that_a_number_follows_none(
    line: str, words: list[tuple[str, str, int]]
) -> None:
    assert [tuple(word)[:3] for word in counted(tokens(line))] == words


@pytest.mark.parametrize(
    ("line", "count"), [("3+3 format", 2), ("3 + 3", 2), ("2022 2023 Baku", 2), ("Т-72 tanks", 2), ("c-5 6 7 8", 2), ("Т tanks", 0), ("5", 0), ("Baku 5 6", 0)]
)  # fmt: skip
def test_what_says_nothing_apart_is_counted(line: str, count: int) -> None:
    assert joined(tokens(line)) == count


def test_what_was_typed_as_one_is_told_once() -> None:
    assert typed(tokens("«Север-Юг», Baku")) == "Север-Юг Baku"
