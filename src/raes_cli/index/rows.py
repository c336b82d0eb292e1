"""Rows on their way into an index: many at a time, which costs SQLite a fraction of one after the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

_BATCH = 5_000
"""Rows of a table after which they are written."""


class Rows:
    """Collects rows by the statement that inserts them; what is left is written by `flush`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._waiting: dict[str, list[Any]] = {}

    def add(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Have `rows` written by `statement`; they begin with their key."""
        waiting = self._waiting.setdefault(statement, [])
        waiting += rows
        if len(waiting) >= _BATCH:
            self._write(statement, waiting)

    def flush(self) -> None:
        """Write what still waits."""
        for statement, waiting in self._waiting.items():
            self._write(statement, waiting)

    def _write(self, statement: str, waiting: list[Any]) -> None:
        """Write rows in the order of their keys, in which most pages are touched once."""
        waiting.sort()
        self.connection.executemany(statement, waiting)
        waiting.clear()
