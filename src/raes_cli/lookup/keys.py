"""The keys of the names of a base, as what resolves a name, or finds the nearest, asks for them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from weakref import WeakKeyDictionary

from raes_cli import names
from raes_cli.index.spelt import pair

_PAIRS: WeakKeyDictionary[sqlite3.Connection, dict[tuple[str, str], list[int]]] = WeakKeyDictionary()
_NEAR: WeakKeyDictionary[sqlite3.Connection, dict[tuple[str, str, int], list[str]]] = WeakKeyDictionary()
"""What has been asked of each open base: a name that nobody bears is looked for in several ways."""


class Keys:
    """The folded words of one kind of names, as `names.resolve` asks for them."""

    def __init__(self, base: sqlite3.Connection, kind: str) -> None:
        self.base = base
        self.kind = kind
        self._pairs = _PAIRS.setdefault(base, {})

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
        known = _NEAR.setdefault(self.base, {})
        if (asked := (self.kind, key, least)) not in known:
            known[asked] = self._near(key, least)
        return known[asked]

    def _near(self, key: str, least: int) -> list[str]:
        often = Counter(chain.from_iterable(map(self._with, names.letter_pairs(key))))
        sql = (
            "SELECT key FROM spelt WHERE number IN (SELECT value FROM json_each('[' || ? || ']'))"
            " AND EXISTS (SELECT 1 FROM name_key WHERE kind = ? AND name_key.key = spelt.key)"
        )
        numbers = ",".join(str(number) for number, shared in often.items() if shared >= least)
        return [row[0] for row in self.base.execute(sql, (numbers, self.kind))]

    def _with(self, letters: tuple[str, str]) -> list[int]:
        """The numbers of the keys that have two letters side by side."""
        if letters not in self._pairs:
            rows = self.base.execute("SELECT rowid FROM pairs WHERE pairs MATCH ?", (pair(letters),))
            self._pairs[letters] = [row[0] for row in rows]
        return self._pairs[letters]

    def person(self, name_id: str, /) -> bool:
        """Whether the id is a person's."""
        row = self.base.execute("SELECT type FROM record WHERE id = ?", (name_id,)).fetchone()
        return row is not None and row[0] == "person"
