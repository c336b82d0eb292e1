"""Words by the pairs of letters that they have: what is nearly one is found by these."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import chain
from operator import add

TEXT = "text"
"""The sort of the words of texts; those of the names of a kind of vocabulary are of that kind."""
_SHORTEST = 4  # letters
_LETTERS = {at: 0xE000 + at for at in range(128) if not chr(at).isalnum()}
_END = " ".translate(_LETTERS)


def write(connection: sqlite3.Connection) -> None:
    """Write every word of the texts of an index and every key of its names once, and the pairs of letters in them."""
    kept = "SELECT DISTINCT kind, key FROM name_key UNION ALL SELECT ?, term FROM word ORDER BY 1, 2"
    words = [(number, *row) for number, row in enumerate(connection.execute(kept, (TEXT,)))]
    connection.executemany("INSERT INTO spelt VALUES (?,?,?)", words)
    nearly = (row for row in words if row[1] != TEXT or is_word(row[2]))
    tokens = ((number, _tokens(sort, word)) for number, sort, word in nearly)
    connection.executemany("INSERT INTO pairs (rowid, letters) VALUES (?,?)", tokens)


def is_word(word: str) -> bool:
    """Whether a word of a text is one that another may be taken for."""
    return len(word) >= _SHORTEST and word.isalpha()


def pairs(sort: str, word: str) -> set[str]:
    """The pairs of letters in a word of a sort, as words of the index.

    Of a key all that stand side by side; of a word of a text, of which there are many, also those with one letter
    between, and each with the first letter of the word: two that are swapped leave most of them as they were.
    """
    return set(_tokens(sort, word).split())


def _tokens(sort: str, word: str) -> str:
    """The pairs of letters in a word of a sort with a space between, some of them twice."""
    runs = _runs(sort, word)
    before = runs[0][0] if sort == TEXT else _plain(sort)
    return f" {before}".join(("", *chain.from_iterable(map(add, run, run[1:]) for run in runs)))


def shared(sort: str, word: str, others: Iterable[str]) -> dict[str, int]:
    """How many pairs of `word` each of `others` has, of which all have one."""
    own = {pair[-2:] for pair in pairs(sort, word)}
    return {other: sum(map(" ".join(_runs(sort, other)).__contains__, own)) for other in others}


def _runs(sort: str, word: str) -> list[str]:
    """The letters of a word as they stand side by side."""
    letters = _plain(word) + _END
    return [letters, letters[::2], letters[1::2]] if sort == TEXT else [_END + letters]


def _plain(word: str) -> str:
    """`word` with a letter that nobody uses for what the index takes for an end of a word."""
    return word if word.isalnum() else word.translate(_LETTERS)
