"""An index that is open: it answers whatever becomes of its file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

_TROUBLE = (sqlite3.Error, UnicodeError, MemoryError)

Builder = Callable[[sqlite3.Connection], None]
"""What fills an empty database."""


class _Rows(sqlite3.Cursor):
    """The rows of an answer that has been read to its end."""

    def __init__(self, connection: sqlite3.Connection, rows: list[Any]) -> None:
        super().__init__(connection)
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        return self._rows

    def fetchone(self) -> Any:  # noqa: ANN401 - as SQLite has it
        """The next row; None where there is none."""
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return list(self._rows)


class Shared(sqlite3.Connection):
    """A connection that several threads may ask: it reads an answer to its end before the next question begins.

    Python's own keeps one statement for equal questions, and two threads that step it take each other's rows.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as SQLite has them
        super().__init__(*arguments, **options)
        self._turn = Lock()

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401 - as SQLite has it
        """All rows of a query: trouble shows before the first is believed."""
        with self._turn:
            return _Rows(self, super().execute(sql, parameters).fetchall())


class Index(Shared):
    """An index in the cache; from the first trouble with it on, one built in memory answers in its place."""

    build: Builder
    note: Path | None = None
    later: Callable[[], None] | None = None
    """What makes the next run find it verified, when the answer is out."""
    _memory: sqlite3.Connection | None = None

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401 - as SQLite has it
        """All rows of a query, from memory where the file gives trouble."""
        if self._memory is None:
            try:
                return super().execute(sql, parameters)
            except sqlite3.ProgrammingError:
                raise  # asked after it was closed, or for what cannot be asked
            except _TROUBLE:
                self.give_up()
        assert self._memory is not None
        return self._memory.execute(sql, parameters)

    def give_up(self) -> None:
        """Take the note off that calls the file sound, and build anew in memory: once, whichever thread comes first."""
        with self._turn:
            if self._memory is None:
                if self.note:
                    with suppress(OSError):
                        self.note.unlink()
                self._memory = in_memory(self.build)

    def close(self) -> None:
        """Close it, and what answers in its place."""
        if self._memory is not None:
            self._memory.close()
            self._memory = None
        super().close()


def in_memory(build: Builder) -> sqlite3.Connection:
    """What `build` makes, in memory and read-only."""
    return read_only(sqlite3.connect(":memory:", factory=Shared, check_same_thread=False), build)


def read_only(connection: sqlite3.Connection, build: Builder | None = None) -> sqlite3.Connection:
    """`connection`, filled by `build` and then closed to writing; closed altogether where that fails."""
    try:
        if build:
            build(connection)
        connection.execute("PRAGMA query_only = 1")
    except BaseException:
        connection.close()
        raise
    return connection
