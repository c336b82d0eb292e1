"""Rows on their way into an index: many at a time, which costs SQLite a fraction of one after the other."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeVar

_EACH = 4_000
"""Records after which their rows are written."""
_VALUES = 900
"""Values of one statement, of which older versions of SQLite allow 999."""
WORDS = "words (rowid, folded)"
"""The full-text index, which takes row by row what it takes at all cheaply."""

Row = tuple[object, ...]
_Thing = TypeVar("_Thing")


class Rows(defaultdict[str, list[Row]]):
    """Rows by their table, beginning with their key; what is left is written by `flush`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(list)
        self.connection = connection

    def through(self, things: Iterable[_Thing]) -> Iterator[_Thing]:
        """`things`, of which many have rows: these are written on the way."""
        for number, thing in enumerate(things, 1):
            yield thing
            if number % _EACH == 0:
                self.flush()

    def flush(self) -> None:
        """Write what waits, in the order of the keys, in which most pages are touched once."""
        for table, rows in self.items():
            rows.sort()
            if rows:
                self._write(table, rows)
            rows.clear()

    def _write(self, table: str, rows: list[Row]) -> None:
        """Write `rows`, several with each statement; those that are left over one by one."""
        row = f"({','.join('?' * len(rows[0]))})"
        insert = f"INSERT INTO {table} VALUES {row}"  # noqa: S608 - our own names
        several = _VALUES // len(rows[0]) if table != WORDS else 1
        whole = len(rows) // several * several
        together = (tuple(chain.from_iterable(rows[at : at + several])) for at in range(0, whole, several))
        self.connection.executemany(insert + f",{row}" * (several - 1), together)
        self.connection.executemany(insert, rows[whole:])
