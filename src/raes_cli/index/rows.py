"""Rows waiting for an index, written many per statement, which is much cheaper in SQLite."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeVar

_EACH = 4_000
"""Number of records after which their rows are written."""
_VALUES = 900
"""Greatest number of values in one statement; older versions of SQLite allow 999."""

Row = tuple[object, ...]
_Thing = TypeVar("_Thing")


class Rows(defaultdict[str, list[Row]]):
    """Rows by table, or by table and columns for a full-text index; each row begins with its key, and comes once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(list)
        self.connection = connection

    def through(self, things: Iterable[_Thing]) -> Iterator[_Thing]:
        """Yield `things`, and write the rows collected for them from time to time."""
        for number, thing in enumerate(things, 1):
            yield thing
            if number % _EACH == 0:
                self.flush()

    def flush(self) -> None:
        """Write the waiting rows in the order of their keys, in which most pages are touched only once."""
        for table, rows in self.items():
            rows.sort()
            if rows:
                self._write(table, rows)
            rows.clear()

    def _write(self, table: str, rows: list[Row]) -> None:
        """Write `rows`, several per statement, and those left over one by one."""
        row = f"({','.join('?' * len(rows[0]))})"
        insert = f"INSERT INTO {table} VALUES {row}"  # noqa: S608 - our own names
        several = _VALUES // len(rows[0])
        whole = 0 if "(" in table else len(rows) // several * several  # several make a full-text index slower
        together = (tuple(chain.from_iterable(rows[at : at + several])) for at in range(0, whole, several))
        self.connection.executemany(insert + f",{row}" * (several - 1), together)
        self.connection.executemany(insert, rows[whole:])
