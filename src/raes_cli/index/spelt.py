"""Spelling: words and their bigrams, by which near matches are found."""

from __future__ import annotations

from collections.abc import Iterable
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raes_cli.index.rows import Rows

TEXT = "text"
"""The sort of the words of texts; words of names have the kind of their vocabulary as their sort."""
_SHORTEST = 4  # letters
_LETTERS = {at: 0xE000 + at for at in range(128) if not chr(at).isalnum()}
_END = " ".translate(_LETTERS)


def write(rows: Rows) -> None:
    """Write every word of the texts and every key of the names once, and its bigrams; delete those that are gone."""
    base, now = rows.connection, "SELECT DISTINCT kind, key FROM name_key UNION ALL SELECT 'text', term FROM word"
    gone = base.execute(f"SELECT number, sort, word FROM spelt WHERE (sort, word) NOT IN ({now})").fetchall()  # noqa: S608 - our own
    forget = "INSERT INTO pairs (pairs, rowid, letters) VALUES ('delete', ?, ?)"
    base.executemany(forget, _near(gone))
    base.executemany("DELETE FROM spelt WHERE number = ?", [row[:1] for row in gone])
    (last,) = base.execute("SELECT coalesce(max(number), 0) FROM spelt").fetchone()
    new = base.execute(f"{now} EXCEPT SELECT sort, word FROM spelt ORDER BY 1, 2")  # noqa: S608 - our own
    words = [(number, *row) for number, row in enumerate(new, last + 1)]
    rows["spelt"] += words
    rows["pairs (rowid, letters)"] += _near(words)
    rows.flush()


def _near(words: Iterable[tuple[int, str, str]]) -> list[tuple[int, str]]:
    """Return the rows of `pairs` for words that may be suggested in place of others."""
    return [(number, _tokens(sort, word)) for number, sort, word in words if sort != TEXT or is_word(word)]


def is_word(word: str) -> bool:
    """Return whether a word of a text may be suggested in place of another."""
    return len(word) >= _SHORTEST and word.isalpha()


def pairs(sort: str, word: str) -> set[str]:
    """Return the bigrams of a word, as tokens of the index.

    For a key of a name, these are pairs of adjacent letters. For a word of a text, of which there are many, they also
    include pairs with one letter between, and each has the first letter of the word in front: swapping two letters
    leaves most of them unchanged.
    """
    return set(_tokens(sort, word).split())


def _tokens(sort: str, word: str) -> str:
    """Return the bigrams of a word separated by spaces, possibly with repetitions."""
    letters = _plain(word) + _END
    if sort == TEXT:
        return f" {letters[0]}".join(("", *map(add, letters, letters[1:]), *map(add, letters, letters[2:])))
    return f" {_plain(sort)}".join(("", *map(add, _END + letters, letters)))


def shared(sort: str, word: str, others: Iterable[str]) -> dict[str, int]:
    """Return how many bigrams of `word` each of `others` has; each has at least one."""
    own = {pair[-2:] for pair in pairs(sort, word)}
    return {other: sum(map(" ".join(_runs(sort, other)).__contains__, own)) for other in others}


def _runs(sort: str, word: str) -> list[str]:
    """Return the letters of a word in sequences whose adjacent letters form its bigrams."""
    letters = _plain(word) + _END
    return [letters, letters[::2], letters[1::2]] if sort == TEXT else [_END + letters]


def _plain(word: str) -> str:
    """Return `word` with private-use letters for characters at which the tokenizer would split it."""
    return word if word.isalnum() else word.translate(_LETTERS)
