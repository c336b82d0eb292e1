"""Suggestions for unknown ids and words, looked up among those that begin alike.

The database preselects a few of very many candidates: those that share most letters, or letter pairs, with the input.
"""

from __future__ import annotations

import sqlite3

from raes_cli import text
from raes_cli.index import spelt
from raes_cli.lookup.forms import STOP, starting
from raes_cli.lookup.keys import sharing
from raes_cli.text import safe

LIKE = 0.75
"""Minimum similarity of a suggested word."""
_LIKE_AN_ID = 0.6
_LONG = 6  # letters of a word within another
_LAST = "\U0010ffff"
_LETTERS_OF_A_MISTAKE = 3
_LOST, _SHARED = 4, 2  # letter pairs that a typo destroys, and the minimum that must be shared
_FEW = 64
"""Maximum number of candidates to compare closely."""


def ids(base: sqlite3.Connection, typed: str, among: str, parameters: tuple[object, ...] = ()) -> list[str]:
    """Return the ids most similar to the input, best first; `among` is SQL that selects the candidates' `id`."""
    return text.nearest(typed.lower(), _alike(base, typed.lower(), ("id", among, parameters), _LIKE_AN_ID))


def words(base: sqlite3.Connection, word: str, limit: int) -> list[str]:
    """Return up to `limit` words of the base that look most like `word`, best first."""
    if len(word) > text.LONGEST:
        return []
    left = len(spelt.pairs(spelt.TEXT, word)) - _LOST * (len(word) // _LETTERS_OF_A_MISTAKE)
    found = sharing(base, spelt.TEXT, word, max(left, _SHARED), len(word) // 2)  # no suggestion differs by more
    return text.nearest(word, [term for term in found if term not in STOP][:_FEW], limit, LIKE)


def spoken(base: sqlite3.Connection, word: str) -> list[str]:
    """Return the words in names and verbs of kinds, topics and indicators that look like `word`."""
    return _alike(base, word, ("word", "SELECT word FROM spoken", ()), _LIKE_AN_ID)


def parts(base: sqlite3.Connection, word: str) -> list[str]:
    """Return the words of the base that `word` contains (transcaucasia), shortest first."""
    begun = {word[at : at + _LONG] for at in range(len(word) - _LONG + 1)}
    found = (term for start in sorted(begun) for term in starting(base, start))
    found = (term for term in found if spelt.is_word(term) and term not in STOP)
    return sorted((term for term in found if term[: max(_LONG, len(term) - 2)] in word), key=len)


def _alike(
    base: sqlite3.Connection, typed: str, source: tuple[str, str, tuple[object, ...]], likeness: float
) -> list[str]:
    """Return the values most similar to `typed` that begin with the same letter.

    `source` is a column, the SQL that selects it, and the parameters of that SQL.
    """
    column, among, parameters = source
    typed = safe(typed)
    if not 0 < len(typed) <= text.LONGEST:
        return []
    shared = " + ".join(f"(instr({column}, ?) > 0)" for _ in typed)
    begun = f"{among} {'AND' if 'WHERE' in among else 'WHERE'} {column} >= ? AND {column} < ?"
    apart = f"abs(length({column}) - ?)"
    sql = (
        f"SELECT {column} FROM (SELECT {column}, {shared} AS shared FROM ({begun}))"
        f" WHERE 3 * {apart} <= max(length({column}), ?) AND 2 * shared >= ? * (length({column}) + ?)"
        f" ORDER BY shared DESC, {apart}, {column} LIMIT {_FEW}"
    )
    size = len(typed)
    values = (*typed, *parameters, typed[0], typed[0] + _LAST, size, size, likeness, size, size)
    return [row[0] for row in base.execute(sql, values)]
