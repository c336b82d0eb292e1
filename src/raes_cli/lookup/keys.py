"""The index of name keys, as name resolution and fuzzy matching query it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from raes_cli.index import spelt
from raes_cli.text import safe

_NEAR: WeakKeyDictionary[sqlite3.Connection, dict[tuple[str, str, int], list[str]]] = WeakKeyDictionary()
"""Cached results per open base, because an unknown name is looked up in several ways."""


class Keys:
    """The name keys of one kind of vocabulary; implements `names.Lexicon`."""

    def __init__(self, base: sqlite3.Connection, kind: str) -> None:
        self.base = base
        self.kind = kind

    def exact(self, key: str, /) -> Iterable[str]:
        """Return the ids that have a name word with this key."""
        rows = self.base.execute("SELECT id FROM name_key WHERE kind = ? AND key = ?", (self.kind, key))
        return [row[0] for row in rows]

    def starting(self, prefix: str, /) -> Iterable[str]:
        """Return the keys of name words that start with this prefix."""
        rows = self.base.execute(
            "SELECT DISTINCT key FROM name_key WHERE kind = ? AND key >= ? AND key < ?",
            (self.kind, prefix, prefix + "\U0010ffff"),
        )
        return [row[0] for row in rows]

    def near(self, key: str, least: int, /) -> Iterable[str]:
        """Return the keys of name words that are about as long as this one and share at least `least` letter pairs."""
        return sharing(self.base, self.kind, key, least, len(key) // 3)

    def person(self, name_id: str, /) -> bool:
        """Return whether the id belongs to a person."""
        row = self.base.execute("SELECT type FROM record WHERE id = ?", (name_id,)).fetchone()
        return row is not None and row[0] == "person"


def sharing(base: sqlite3.Connection, sort: str, word: str, least: int, apart: int) -> list[str]:
    """Return the words of a sort that share at least `least` letter pairs with `word`, those that share most first.

    They have at most `apart` letters more or less than `word`.
    """
    known = _NEAR.setdefault(base, {})
    if (asked := (sort, word, least)) not in known:
        own = spelt.pairs(sort, safe(word))
        if len(own) < least:
            return []
        found = "SELECT word FROM pairs JOIN spelt ON number = pairs.rowid WHERE pairs MATCH :any"
        sql = f"{found} AND abs(length(word) - :letters) <= :apart"
        rows = base.execute(sql, {"any": _at_least(sorted(own), least), "letters": len(word), "apart": apart})
        often = spelt.shared(sort, safe(word), (row[0] for row in rows))
        known[asked] = sorted((one for one in often if often[one] >= least), key=lambda one: (-often[one], one))
    return known[asked]


def _at_least(pairs: list[str], least: int) -> str:
    """Return an FTS5 expression for all rows with at least `least` of `pairs`, and few others.

    If the pairs are split into `least - 1` groups, two of those shared must be in the same group.
    """
    if least < 2:  # noqa: PLR2004 - any single pair will do
        return _any(pairs)
    groups = [pairs[at :: least - 1] for at in range(least - 1)]
    both = (f'"{one}" AND ({_any(group[:at])})' for group in groups for at, one in enumerate(group) if at)
    return " OR ".join(f"({one})" for one in both)


def _any(pairs: Iterable[str]) -> str:
    return " OR ".join(f'"{pair}"' for pair in pairs)
