"""The keys of the names of a base, as what resolves a name, or finds the nearest, asks for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from raes_cli.index import spelt
from raes_cli.text import safe

_NEAR: WeakKeyDictionary[sqlite3.Connection, dict[tuple[str, str, int], list[str]]] = WeakKeyDictionary()
"""What has been asked of each open base: a name that nobody bears is looked for in several ways."""


class Keys:
    """The folded words of one kind of names, as `names.resolve` asks for them."""

    def __init__(self, base: sqlite3.Connection, kind: str) -> None:
        self.base = base
        self.kind = kind

    def exact(self, key: str, /) -> Iterable[str]:
        """The ids with a name word of this key."""
        rows = self.base.execute("SELECT id FROM name_key WHERE kind = ? AND key = ?", (self.kind, key))
        return [row[0] for row in rows]

    def starting(self, prefix: str, /) -> Iterable[str]:
        """The keys of name words that start so."""
        rows = self.base.execute(
            "SELECT DISTINCT key FROM name_key WHERE kind = ? AND key >= ? AND key < ?",
            (self.kind, prefix, prefix + "\U0010ffff"),
        )
        return [row[0] for row in rows]

    def near(self, key: str, least: int, /) -> Iterable[str]:
        """The keys of name words that have at least so many pairs of letters in common with this one."""
        return sharing(self.base, self.kind, key, least)

    def person(self, name_id: str, /) -> bool:
        """Whether the id is a person's."""
        row = self.base.execute("SELECT type FROM record WHERE id = ?", (name_id,)).fetchone()
        return row is not None and row[0] == "person"


def sharing(base: sqlite3.Connection, sort: str, word: str, least: int) -> list[str]:
    """The words of a sort that have at least so many pairs of letters in common with this one, most of them first."""
    known = _NEAR.setdefault(base, {})
    if (asked := (sort, word, least)) not in known:
        own = spelt.pairs(sort, safe(word))
        if len(own) < least:
            return []
        sql = "SELECT word FROM pairs JOIN spelt ON number = pairs.rowid WHERE pairs MATCH ?"
        rows = base.execute(sql, (_at_least(sorted(own), least),))
        often = spelt.shared(sort, safe(word), (row[0] for row in rows))
        known[asked] = sorted((one for one in often if often[one] >= least), key=lambda one: (-often[one], one))
    return known[asked]


def _at_least(pairs: list[str], least: int) -> str:
    """An expression of FTS5 for all that has so many of `pairs`, and little else.

    Of fewer groups than that one has two of them.
    """
    if least < 2:  # noqa: PLR2004 - one is what each of them is
        return _any(pairs)
    groups = [pairs[at :: least - 1] for at in range(least - 1)]
    both = (f'"{one}" AND ({_any(group[:at])})' for group in groups for at, one in enumerate(group) if at)
    return " OR ".join(f"({one})" for one in both)


def _any(pairs: Iterable[str]) -> str:
    return " OR ".join(f'"{pair}"' for pair in pairs)
