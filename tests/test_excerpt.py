"""Finding a phrase in a sequence of words."""

from __future__ import annotations

import pytest

from raes_cli.lookup.search.excerpt import places

NORTH, SOUTH = frozenset(("north", "север")), frozenset(("south",))


@pytest.mark.parametrize(
    ("words", "terms", "at"),
    [
        ("north south north south", (NORTH, SOUTH), [0, 2]),
        ("south north", (NORTH, SOUTH), []),
        ("север south north", (NORTH,), [0, 2]),
        ("north", (NORTH, SOUTH), []),
        ("north south", (NORTH, SOUTH, NORTH, SOUTH), []),
        ("", (NORTH,), []),
    ],
)
def test_a_run_begins_where_each_of_its_words_follows(
    words: str, terms: tuple[frozenset[str], ...], at: list[int]
) -> None:
    assert places(words.split(), terms) == at
