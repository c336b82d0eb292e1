"""Suggestions for unknown words: found by bigrams, with the same result as comparing every word."""

from __future__ import annotations

import random
import sqlite3

import pytest

from raes_cli.index import spelt
from raes_cli.lookup import keys, suggestions
from raes_cli.lookup.forms import STOP


def words(base: sqlite3.Connection, sort: str) -> list[str]:
    return [row[0] for row in base.execute("SELECT word FROM spelt WHERE sort = ? ORDER BY word", (sort,))]


@pytest.mark.parametrize("sort", ["text", "actor", "topic", "event-kind"])
def test_what_shares_enough_pairs_is_found_and_nothing_else(base: sqlite3.Connection, sort: str) -> None:
    known = [word for word in words(base, sort) if sort != spelt.TEXT or spelt.is_word(word)]
    for word in random.Random(sort).sample(known, 12):
        asked = word[:1] + word[2:] + "e"  # one letter missing, another appended
        own = spelt.pairs(sort, asked)
        as_long = [other for other in known if len(asked) / 2 <= len(other) <= len(asked) * 3 / 2]
        for least in (1, 2, 3, len(own) // 2, len(own)):
            wanted = {other for other in as_long if len(own & spelt.pairs(sort, other)) >= max(least, 1)}
            assert set(keys.sharing(base, sort, asked, max(least, 1), len(asked) // 2)) == wanted, (asked, least)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("meetign", "meeting"), ("corrdor", "corridor"), ("corrridor", "corridor"), ("президнет", "президент"),
        ("transprot", "transport"), ("трранспртный", "транспортный"), ("bak", "baku"), ("Алеив".lower(), "алиев"),
    ],
)  # fmt: skip
def test_a_word_with_a_mistake_or_two_leads_to_itself(base: sqlite3.Connection, typed: str, meant: str) -> None:
    assert meant in suggestions.words(base, typed, 9)


def test_of_a_word_with_a_letter_of_its_own_left_out_the_base_has_itself(base: sqlite3.Connection) -> None:
    known = [word for word in words(base, spelt.TEXT) if spelt.is_word(word) and word not in STOP]
    known = [word for word in known if len(word) > len("talks")]
    for word in random.Random(3).sample(known, 60):
        assert word in suggestions.words(base, word[:2] + word[3:], 30), word


@pytest.mark.parametrize(
    "typed", ["", " ", "3+3", "x" * 5000, '"', "a\0b", "\ud800", "\ud800\ud800a", "''*", "AND", "near", "²³", "e\u0301"]
)
def test_whatever_is_typed_is_looked_for(base: sqlite3.Connection, typed: str) -> None:
    assert isinstance(suggestions.words(base, typed, 9), list)
    assert isinstance(keys.Keys(base, "actor").near(typed[:40], 2), list)
