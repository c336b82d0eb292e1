"""Rows on their way into an index: many at a time, which costs SQLite a fraction of one after the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

_BATCH = 5_000
"""Rows of a table after which they are written."""

Row = tuple[object, ...]


class Rows:
    """Collects rows by the statement that inserts them; what is left is written by `flush`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._waiting: dict[str, list[Row]] = {}

    def add(self, statement: str, rows: Iterable[Row]) -> None:
        """Have `rows` written by `statement`, in their order."""
        waiting = self._waiting.setdefault(statement, [])
        waiting.extend(rows)
        if len(waiting) >= _BATCH:
            self.connection.executemany(statement, waiting)
            waiting.clear()

    def flush(self) -> None:
        """Write what still waits."""
        for statement, waiting in self._waiting.items():
            self.connection.executemany(statement, waiting)
        self._waiting.clear()
