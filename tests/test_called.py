"""The names in a base: which records have a word in their name, in which form, and how much of the name it is."""

from __future__ import annotations

import sqlite3

import pytest

from raes_cli.lookup.reading.called import Called, heard
from raes_cli.lookup.reading.tokens import tokens

STATE = ("azerbaijan-republic", "baku-metro")
MOSCOW = {"actor": ("russian-federation",), "place": ("moscow",)}
LAVROV = {"actor": ("lavrov",)}


@pytest.fixture
def called(base: sqlite3.Connection) -> Called:
    return Called(base)


@pytest.mark.parametrize(
    ("word", "bearers"),
    [
        ("лаврова", LAVROV), ("lavrov", LAVROV), ("lavrovla", LAVROV), ("lavrovun", LAVROV), ("lavrova", {}), ("sergey", LAVROV),
        ("moskvada", MOSCOW), ("moskvadan", MOSCOW), ("baku", {"actor": STATE, "place": ("baku",)}),
        ("bakida", {"actor": STATE, "place": ("baku",)}), ("irana", {"place": ("iran",)}), ("iranda", {"actor": ("iran-republic",), "place": ("iran",)}), ("оон", {"actor": ("un", "un-general-assembly")}), ("un", {"actor": ("un", "un-general-assembly")}), ("a", {}), ("nonsense", {}), ("evde", {}),
    ],
)  # fmt: skip
def test_who_and_what_bears_a_word_in_any_case(word: str, bearers: dict[str, tuple[str, ...]], called: Called) -> None:
    assert {kind: tuple(sorted(ids)) for kind, ids in called.bearers(word).items()} == bearers


@pytest.mark.parametrize(
    ("word", "ids", "given"),
    [
        ("сергей", ("lavrov",), True), ("sergey", ("lavrov", "mfa-russia"), True), ("лавров", ("lavrov",), False),
        ("ильхам", ("lavrov",), False), ("ильхам", ("putin", "aliyev"), True), ("mfa", ("mfa-russia",), False), ("сергей", (), False),
    ],
)  # fmt: skip
def test_a_given_name_is_no_family_name(word: str, ids: tuple[str, ...], given: bool, called: Called) -> None:
    assert called.given(word, ids) is given


@pytest.mark.parametrize(
    ("words", "kinds", "verb"),
    [
        ("visited", ("visit",), True), ("summit", ("summit",), False), ("called", ("visit",), False), ("called", ("visit", "call"), True),
        ("visited", (), False), ("spoke on the phone", ("call",), True), ("spoke on", ("call",), False),
    ],
)  # fmt: skip
def test_a_verb_of_a_kind_is_no_name_of_it(words: str, kinds: tuple[str, ...], verb: bool, called: Called) -> None:
    assert called.is_verb(words, kinds) is verb


@pytest.mark.parametrize(
    ("id_", "words", "part"),
    [
        ("trade-turnover", ["trade"], 1), ("trade-turnover", ["trade", "turnover"], 0.5), ("trade-turnover", ["of", "trade"], 1),
        ("trade-turnover", ["bread"], 0), ("no-such-thing", ["trade"], 0),
    ],
)  # fmt: skip
def test_words_are_so_much_of_the_name_that_has_them(id_: str, words: list[str], part: float, called: Called) -> None:
    assert called.share("indicator", id_, words) == part


@pytest.mark.parametrize(
    ("line", "towns"),
    [
        ("самаркандский форум", [(0, "samarkand")]), ("встреча бакинская", [(1, "baku")]), ("московского", [(0, "moscow")]),
        ("анталийская встреча", [(0, "antalya")]), ("российская встреча", []), ("ский", []), ("Самарканд", []),
    ],
)  # fmt: skip
def test_an_adjective_is_of_the_town_that_begins_so(line: str, towns: list[tuple[int, str]], called: Called) -> None:
    assert list(called.adjectives(tokens(line))) == [(at, at + 1, "place", (town,)) for at, town in towns]


@pytest.mark.parametrize(
    ("word", "name", "goes"),
    [
        ("rusiyada", "rusiya", False), ("rusiyaya", "rusiyada", False), ("rusiyada", "rusiyada", True), ("russia", "rusiya", True),
        ("rusiyadan", "azerbaycandan", True), ("rusiyaya", "azerbaycana", True), ("азербайджане", "азербайджан", True), ("evde", "ev", True), ("turkiyeye", "rusiyaya", True), ("turkiyede", "rusiyada", True), ("irana", "rusiyaya", True),
        ("irana", "rusiyada", False),
    ],
)  # fmt: skip
def test_to_in_and_from_a_place_are_not_the_same(word: str, name: str, goes: bool, called: Called) -> None:
    assert called.goes_as(word, name) is goes


@pytest.mark.parametrize(
    ("word", "name", "same"),
    [
        ("lavrov", "лавров", True), ("aliyev", "aliev", True), ("heyder", "heydar", True), ("moskvada", "moskva", True), ("evde", "ev", False),
        ("putin", "aliyev", False), ("лаврову", "лавров", True),
    ],
)  # fmt: skip
def test_a_word_is_heard_as_a_name(word: str, name: str, same: bool) -> None:
    assert heard(word, name) is same
