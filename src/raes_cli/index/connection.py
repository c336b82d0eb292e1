"""An open index, which keeps answering whatever happens to its file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

_TROUBLE = (sqlite3.Error, UnicodeError, MemoryError)

Builder = Callable[[sqlite3.Connection], None]
"""Fills a database, which is empty or a copy of an older index of the same files."""


class _Rows(sqlite3.Cursor):
    """The rows of an answer that has been read completely."""

    def __init__(self, connection: sqlite3.Connection, rows: list[Any]) -> None:
        super().__init__(connection)
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        return self._rows

    def fetchone(self) -> Any:  # noqa: ANN401 - as SQLite has it
        """Return the next row; None if there is none."""
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        """Return all remaining rows."""
        return list(self._rows)


class Shared(sqlite3.Connection):
    """A connection that threads can share: each answer is read completely before the next query begins.

    `sqlite3` caches one statement for equal queries, and two threads that step through it take each other's rows.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as SQLite has them
        super().__init__(*arguments, **options)
        self._turn = Lock()

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401 - as SQLite has it
        """Execute a query and read all its rows, so that errors show before the first row is used."""
        with self._turn:
            return _Rows(self, super().execute(sql, parameters).fetchall())


class Index(Shared):
    """An index in the cache, replaced by one built in memory at the first error."""

    build: Builder
    note: Path | None = None
    later: Callable[[], None] | None = None
    """Makes the next run find this index verified; called after the answer is out."""
    _memory: sqlite3.Connection | None = None

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401 - as SQLite has it
        """Execute a query, in memory if the file fails."""
        if self._memory is None:
            try:
                return super().execute(sql, parameters)
            except sqlite3.ProgrammingError:
                raise  # closed already, or an invalid query
            except _TROUBLE:
                self.give_up()
        assert self._memory is not None
        return self._memory.execute(sql, parameters)

    def give_up(self) -> None:
        """Delete the note that calls the file sound, and rebuild in memory; only the first thread does so."""
        with self._turn:
            if self._memory is None:
                if self.note:
                    with suppress(OSError):
                        self.note.unlink()
                self._memory = in_memory(self.build)

    def close(self) -> None:
        """Close this index and its replacement."""
        if self._memory is not None:
            self._memory.close()
            self._memory = None
        super().close()


def in_memory(build: Builder) -> sqlite3.Connection:
    """Return the database that `build` fills, in memory and read-only."""
    return read_only(sqlite3.connect(":memory:", factory=Shared, check_same_thread=False), build)


def read_only(connection: sqlite3.Connection, build: Builder | None = None) -> sqlite3.Connection:
    """Return `connection`, filled by `build` and then made read-only; if that fails, it is closed."""
    try:
        if build:
            build(connection)
        connection.execute("PRAGMA query_only = 1")
    except BaseException:
        connection.close()
        raise
    return connection
