"""Inflection: which words are forms of the same word, which only belong to one family, and which are unrelated."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

import pytest

from raes_cli import text
from raes_cli.endings import alike
from raes_cli.index import spelt
from raes_cli.index.build import SCHEMA
from raes_cli.index.rows import Rows
from raes_cli.lookup.forms import distinct, family, forms, spellings, synonyms

FORMS = """
встреча встречи встречу встречей встреч встречам встречах
торговля торговли торговлю торговлей
Азербайджан Азербайджана Азербайджану Азербайджаном Азербайджане
азербайджанский азербайджанского азербайджанские азербайджанской азербайджанскую
Алиев Алиева Алиеву Алиевым Алиеве
Путин Путина Путину Путиным
коридор коридоры коридоров коридорам коридорами
заседание заседания заседаний заседанию заседаниях
соглашение соглашений соглашением
Россия России Россию Россией
переговоры переговоров переговорам
партнёр партнёра партнёров
область области областью областей
стратегическое стратегического стратегическим стратегических
мир мира миром мире
год года годы годов годам
вуз вузы вузов вузах
рынок рынка рынки рынков рынке
посол посла послу послом
случай случая случаев
семья семьи семью семей
visit visits visited visiting
sign signs signed signing
country countries
trade trades traded trading
meeting meetings meet meets
process processes
normalisation normalization
centre center centres centers
defence defense
neighbour neighbor neighbours neighbors
"""
STRANGERS = [
    ("Алиев", "Али"),
    ("мир", "Мирзоян"),
    ("мир", "мировой"),
    ("партия", "партнёр"),
    ("party", "part"),
    ("plane", "plan"),
    ("one", "on"),
    ("страна", "странный"),
    ("Иран", "Ирак"),
    ("trade", "tradition"),
    ("2023", "2024"),
    ("2", "2023"),
    ("посол", "после"),
]
FAMILIES = [
    ("азербайджанский", "Азербайджан"),
    ("Азербайджан", "азербайджанский"),
    ("российский", "Россия"),
    ("Россия", "российские"),
    ("иранский", "Иран"),
    ("инвестиции", "инвестиционной"),
    ("инвестиционный", "инвестиции"),
    ("экономика", "экономический"),
    ("туризм", "туристов"),
    ("туристический", "туризм"),
    ("миротворцы", "миротворческий"),
    ("подписали", "подписание"),
    ("встречались", "встреча"),
    ("каспийский", "Каспий"),
    ("партнёрство", "партнёр"),
    ("tourism", "tourists"),
    ("tourist", "tourism"),
    ("Azerbaijani", "Azerbaijan"),
    ("Armenian", "Armenia"),
    ("investment", "investors"),
    ("economic", "economy"),
    ("peacekeeping", "peacekeepers"),
    ("Azərbaycanın", "Azərbaycan"),
    ("popularity", "popular"),
    ("possibility", "possible"),
    ("effectiveness", "effective"),
    ("müttəfiqlik", "müttəfiqlər"),
]
UNRELATED = [
    ("мир", "мирный"),
    ("party", "participants"),
    ("Россия", "Росстат"),
    ("Баку", "бакинский"),
    ("3", "30"),
    ("последняя", "последующем"),
]


@contextmanager
def vocabulary(words: Iterable[str]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(SCHEMA.read_text(encoding="utf-8"))
        base.executemany("INSERT INTO words (rowid, folded) VALUES (?,?)", enumerate(map(text.fold, words)))
        spelt.write(Rows(base))
        yield base


def folded(words: Iterable[str]) -> list[str]:
    return [text.fold(word) for word in words]


@pytest.fixture(scope="module")
def every() -> Iterator[sqlite3.Connection]:
    with vocabulary(FORMS.split()) as base:
        yield base


@pytest.mark.parametrize("line", FORMS.split("\n")[1:-1])
def test_each_form_of_a_word_finds_all_others_and_nothing_else(every: sqlite3.Connection, line: str) -> None:
    words = folded(line.split())
    assert [forms(every, word) for word in words] == [frozenset(words)] * len(words)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ticarətində", {"ticarət"}),
        ("Kiyevdən", {"Kiyev"}),
        ("ticarətini", {"ticarət"}),
        ("ticarətd", ()),
        ("tradde", ()),
        ("Miranda", ()),
    ],
)
def test_a_word_in_an_azerbaijani_case_is_found_by_its_stem(typed: str, found: Iterable[str]) -> None:
    with vocabulary(("ticarət", "Kiyev", "trade", "mira")) as base:
        assert forms(base, text.fold(typed)) == frozenset(map(text.fold, found))


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_what_only_begins_alike_is_no_form(one: str, other: str) -> None:
    one, other = folded((one, other))
    with vocabulary((one, other)) as base:
        assert (forms(base, one), forms(base, other)) == (frozenset((one,)), frozenset((other,)))


@pytest.mark.parametrize(("one", "other"), FAMILIES)
def test_a_word_finds_its_family(one: str, other: str) -> None:
    one, other = folded((one, other))
    with vocabulary((one, other)) as base:
        assert other not in forms(base, one)
        assert other in family(base, one)


@pytest.mark.parametrize(("one", "other"), UNRELATED)
def test_a_short_root_has_no_family(one: str, other: str) -> None:
    one, other = folded((one, other))
    with vocabulary((other,)) as base:
        assert family(base, one) == frozenset()


def test_further_forms_of_a_word_are_not_offered_again() -> None:
    assert list(distinct(["торговля", "торговли", "коридор", "торговлю"])) == ["торговля", "коридор"]


@pytest.mark.parametrize("spelt", ["lavrov", "лавров", "lawrow", "лаврова", "kfdhjd"])
def test_a_name_brings_its_other_spellings(base: sqlite3.Connection, spelt: str) -> None:
    assert {"lavrov", "лавров", "лаврова"} <= forms(base, spelt) | spellings(base, spelt, forms(base, spelt))


@pytest.mark.parametrize(
    ("word", "other"),
    [("öldü", "killed"), ("жертвы", "killed"), ("томатов", "tomato"), ("tələbələr", "студентов"), ("sülhməramlıların", "миротворцы"),
     ("səfirlik", "посольство")],
)  # fmt: skip
def test_a_word_brings_what_the_base_declares_to_mean_the_same(base: sqlite3.Connection, word: str, other: str) -> None:
    found = synonyms(base, text.fold(word))
    assert found == synonyms(base, text.fold(other))
    assert found <= {row[0] for row in base.execute("SELECT term FROM word")}


def test_a_word_that_is_declared_itself_is_no_form_of_another(base: sqlite3.Connection) -> None:
    assert "automobile" in synonyms(base, "masin")
    assert synonyms(base, "masin").isdisjoint(synonyms(base, "masa"))  # a machine, a table


@pytest.mark.parametrize("word", ["xyzzy", "2023", "лавров"])
def test_a_word_without_synonyms_brings_none(base: sqlite3.Connection, word: str) -> None:
    assert synonyms(base, word) == frozenset()


@pytest.mark.parametrize("word", ["коридор", "trade", "совет", "2023", "в", "министр", "xyzzy"])
def test_a_word_that_names_nobody_brings_nothing(base: sqlite3.Connection, word: str) -> None:
    assert spellings(base, word, forms(base, word)) == frozenset()


@pytest.mark.parametrize("word", ["göndərdiyini", "göndərdiyindən", "göndərməlidir", "göndərməyə", "göndərirlər"])
def test_an_azerbaijani_verb_is_known_by_its_stem(word: str) -> None:
    assert alike(text.fold(word), text.fold("göndərmək"))


def test_a_stem_with_a_vowel_takes_a_consonant_before_its_tense() -> None:
    assert alike(text.fold("təsdiqləyir"), text.fold("təsdiqlədi"))
    assert alike(text.fold("təsdiqlədiyi"), text.fold("təsdiqləmək"))
