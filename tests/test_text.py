"""Words as they are searched, and text that is safe to print."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator

import pytest

from raes_cli import text
from small import every

FOLDED = {
    "ПЁТР Ёлкин": "петр елкин",
    "Трёхсторонний": "трехсторонний",
    "Йод и мой": "йод и мой",
    "за\u0301мок": "замок",  # a stress mark
    "трё\u0308х": "трех",
    "Хусеи\u0306н": "хусейн",  # й taken apart
    "Əliyev İlham": "eliyev ilham",
    "I\u0307lham": "ilham",
    "Hacıyev, Şəfiyev, Qarabağ": "haciyev, sefiyev, qarabag",
    "Türkiyə Özbəkistan Çərçivə": "turkiye ozbekistan cercive",
    "communiqué naïve": "communique naive",
    "Straße Łódź Ørsted": "strasse lodz orsted",
    "4,4 и 4.4": "4.4 и 4.4",
    "1, 2": "1, 2",
    "ﬁgure": "figure",
}
WORDS = {
    "North–South": ["north", "south"],
    "«Север — Юг»": ["север", "юг"],
    "российско-азербайджанский": ["российско", "азербайджанский"],
    "Azerbaijan's, Azerbaijan’s turnover": ["azerbaijan", "azerbaijan", "turnover"],
    "O'Brien's": ["o", "brien"],
    "it is 's": ["it", "is", "s"],
    "почти 4,4 млрд (17,5%)": ["почти", "4.4", "млрд", "17.5"],
    "22.04.2024, 2020–2022": ["22.04.2024", "2020", "2022"],
    "[2021-11-18..2023-02-28]": ["2021", "11", "18", "2023", "02", "28"],
    "3+3, Т-72, 2024-го": ["3", "3", "т", "72", "2024", "го"],
    "№5 и № 6": ["5", "и", "6"],
    "мяг\xadкий": ["мягкий"],
    "snake_case": ["snake", "case"],
    "… — “”": [],
}


@pytest.mark.parametrize("printed", FOLDED)
def test_letters_fold_to_those_that_are_searched(printed: str) -> None:
    assert text.fold(printed) == FOLDED[printed]


@pytest.mark.parametrize("printed", FOLDED)
def test_folding_twice_changes_nothing(printed: str) -> None:
    assert text.fold(text.fold(printed)) == text.fold(printed)


@pytest.mark.parametrize("printed", WORDS)
def test_words_are_parted_by_all_but_letters_and_decimals(printed: str) -> None:
    assert text.words(printed) == WORDS[printed]


def test_words_know_their_places() -> None:
    printed = "Рост — 17,5%, за\u0301мок, Azerbaijan’s"
    placed = list(text.placed_words(printed))
    assert [(word, printed[start:end]) for word, start, end in placed] == [
        ("рост", "Рост"),
        ("17.5", "17,5"),
        ("замок", "за\u0301мок"),
        ("azerbaijan", "Azerbaijan"),
    ]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def test_what_is_searched_and_what_is_shown_are_the_same_words(base: sqlite3.Connection) -> None:
    printed = {one for record in every(base) for one in strings(json.loads(record))} | set(WORDS)
    assert len(printed) > 2000
    different = [one for one in printed if text.words(one) != [word for word, _, _ in text.placed_words(one)]]
    assert different == []


def test_the_nearest_words_are_the_likest_first() -> None:
    known = ["рекордной", "коридор", "тюльпан"]
    assert text.nearest("коридоч", known) == ["коридор"]
    assert text.nearest("коридоч", known, 1) == ["коридор"]
    assert text.nearest("коридоч", known, likeness=0.75) == ["коридор"]
    assert text.nearest("zzz", known) == []


def test_a_pasted_page_is_near_to_nothing_and_takes_no_time() -> None:
    assert text.nearest("x" * 100_000, ["x" * 99_999]) == []


def test_text_that_could_steer_a_terminal_is_made_visible() -> None:
    assert text.safe("a\x1b]0;t\x07b\u202e") == "a\\u{1b}]0;t\\u{7}b\\u{202e}"
    assert text.one_line("a\n b\tc ") == "a b c"


def test_a_list_is_parted_by_commas() -> None:
    assert text.listed(["a", "b"]) == "a, b"


def test_what_is_folded_is_folded_whatever_its_letters_are_composed_of() -> None:
    for code in (*range(0x20, 0x2200), *range(0xFB00, 0x10000)):
        folded = text.fold(chr(code))
        assert text.fold(folded) == folded, f"U+{code:04X}"
    assert text.fold("Ǿ ǿ") == text.fold("Ø ø")


SHOWN = (*range(0x08 + 1), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xD800, 0xDFFF, *range(0xE0000, 0xE0080))  # fmt: skip
"""Characters that steer a terminal, change the direction of a line, or hide text."""


def test_just_what_could_steer_is_made_visible() -> None:
    for code in (*range(0x20000), *range(0xDFF00, 0xE0200)):
        if 0xD800 < code < 0xDFFF:
            continue
        letter = chr(code)
        assert text.safe(f"a{letter}") == (f"a\\u{{{code:x}}}" if code in SHOWN else f"a{letter}"), hex(code)


def test_a_name_is_shown_on_one_line_and_else_to_the_letter() -> None:
    assert text.one_name("a  b\tc\nd\x1b e") == "a  b\\u{9}c\\u{a}d\\u{1b} e"


def test_a_line_is_echoed_up_to_five_hundred_characters() -> None:
    assert text.one_line("x" * 500) == "x" * 500
    assert text.one_line("x" * 501) == "x" * 500 + " …"


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Пyтин", "Путин"), ("Putіn", "Putіn"), ("Рutin", "Putin"), ("Калугин", "Калугин"), ("Kalugin Калугин", "Kalugin Калугин"), ("Kaлugin", "Kaлugin"),
        ("Əliyev", "Əliyev"), ("Әliyev", "Əliyev"), ("Əлиев", "Әлиев"), ("Ка\xadлу\u200bгин", "Калугин"), ("\ufeffBaku", "Baku"), ("Baku\u200d", "Baku"), ("e\u0301té", "été"),
        ("3-й", "3-й"), ("Пyтин, Пyтин!", "Путин, Путин!"), ("ТACC2", "ТАСС2"), ("Ͱус", "Ͱус"), ("aԯ", "аԯ"), ("aԱ", "aԱ"), ("б_a1", "б_a1"),
    ],
)  # fmt: skip
def test_a_word_is_in_one_alphabet_where_it_can_be_and_nothing_in_it_is_hidden(typed: str, seen: str) -> None:
    assert text.visible(typed) == seen


def slowly(one: str, other: str) -> int:
    """Return the edit distance of two words, straight from its definition."""
    if not one or not other:
        return len(one) + len(other)
    found = [slowly(one[1:], other) + 1, slowly(one, other[1:]) + 1, slowly(one[1:], other[1:]) + (one[0] != other[0])]
    if len(one) > 1 and len(other) > 1 and one[0] == other[1] and one[1] == other[0]:
        found.append(slowly(one[2:], other[2:]) + 1)
    return min(found)


def test_how_far_words_are_is_how_many_letters_have_to_change() -> None:
    chance = random.Random(3)
    for _ in range(300):
        one, other = ("".join(chance.choices("абв", k=chance.randrange(6))) for _ in range(2))
        assert text.distance(one, other) == slowly(one, other), (one, other)


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [("абв", "абг", True), ("абвг", "абде", False), ("абвгде", "абвгёж", True), ("абвгд", "абвёж", False), ("A" * 40, "a" * 40, True), ("a" * 41, "a" * 41, False)],
)  # fmt: skip
def test_what_differs_in_more_than_a_third_is_not_near(word: str, known: str, near: bool) -> None:
    assert text.nearest(word, [known]) == ([known] if near else [])


def test_three_are_named_where_nobody_asks_for_more() -> None:
    known = [f"коридор{letter}" for letter in "абвгд"]
    assert len(text.nearest("коридор", known)) == 3
    assert (
        text.nearest("коридор", known, 5) == sorted(known, reverse=True) or len(text.nearest("коридор", known, 5)) == 5
    )


def test_what_is_said_can_begin_and_end_the_same_in_both_languages() -> None:
    said = text.both("a", "б")
    assert (text.prefixed("> ", said), text.suffixed(said, "!")) == (
        {"en": "> a", "ru": "> б"},
        {"en": "a!", "ru": "б!"},
    )


def test_a_number_or_a_letter_says_nothing_by_itself() -> None:
    assert [text.is_slight(word) for word in ("3", "72", "т", "тк", "3а", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_words_that_are_too_many_to_be_kept_are_folded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_MOST_RUNS", 0)
    assert text.words("Один, ДВА 3-й Один") == text.words("один ДВА, 3-й ОДИН") == ["один", "два", "3", "й", "один"]
    monkeypatch.setattr(text, "_MOST_RUNS", len(text._RUNS) + 2)  # noqa: SLF001
    assert [len(text.words("a b c")), len(text._RUNS)] == [3, 1]  # noqa: SLF001


def test_a_text_is_folded_to_its_words() -> None:
    for one in ("На 17,5 % БОЛЬШЕ: ещё 3,2", "Bakı, 2023-cü il", "A, b", "«Ёж» — №1, 5G of the 1980s", " 12.\t3,a "):
        assert text.folded(one) == " ".join(text.words(one))
    assert text.folded("На 17,5 БОЛЬШЕ, счётом 3,2") == "на 17.5 больше счетом 3.2"


def test_sentences_are_one_line_where_there_are_any() -> None:
    assert text.chained((None, text.both("a", "а"), text.both("b", "б"))) == {"en": "a; b", "ru": "а; б"}
    assert text.chained((None,)) is None


def test_what_is_near_is_suggested_and_otherwise_something_else() -> None:
    other = text.both("x", "х")
    assert text.did_you_mean(["a", "b"], other) == {"en": "did you mean a / b?", "ru": "возможно, a / b?"}
    assert text.did_you_mean([], other) == other
