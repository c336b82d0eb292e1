"""Words as they are searched, and text that is safe to print."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

import pytest

from raes_cli import text
from raes_cli.lookup.find import every

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
