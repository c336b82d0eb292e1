"""Rows waiting for an index, written by a thread of their own, many per statement.

SQLite needs no Python while a statement runs: as it writes the rows of some records, those of the next are collected.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, groupby
from threading import Thread
from typing import Self, TypeVar

_EACH = 2_000
"""Number of records after which their rows are sent to the thread."""
_MANY = 60_000
"""Number of values that are written together: each time, most pages of a table are touched once."""
_VALUES = 4_500
"""Greatest number of values in one statement, where SQLite allows as many."""

Row = tuple[object, ...]
_Thing = TypeVar("_Thing")


class Rows(defaultdict[str, list[Row]]):
    """Rows by table, or by table and columns for a full-text index; each row begins with its key.

    A context, which is left once all that was sent is written. Nobody else uses the connection while rows are written.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(list)
        self.connection = connection
        self._values = min(connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER), _VALUES)
        self._left: dict[str, list[Row]] = {}
        """Rows by table that wait for more."""
        self._writer: Thread | None = None
        self._trouble: Exception | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._writer:
            self._writer.join()

    def through(self, things: Iterable[_Thing]) -> Iterator[_Thing]:
        """Yield `things`, and send off the rows collected for them from time to time."""
        for number, thing in enumerate(things, 1):
            yield thing
            if number % _EACH == 0:
                self._send(last=False)

    def flush(self) -> None:
        """Write all rows; raises `sqlite3.Error`."""
        self._send(last=True)
        self._wait()

    def run(self, script: str) -> None:
        """Have SQL executed by the thread, once what was sent is written."""
        self._start(partial(self.connection.executescript, script))

    def _send(self, *, last: bool) -> None:
        """Have the rows collected so far written, once those sent before are."""
        sent = {table: [*rows] for table, rows in self.items()}
        for rows in self.values():
            rows.clear()
        self._start(partial(self._write_all, sent, last))

    def _start(self, work: Callable[[], object]) -> None:
        self._wait()
        self._writer = Thread(target=self._try, args=(work,))
        self._writer.start()

    def _wait(self) -> None:
        """Wait until the thread is done, or raise what it met."""
        if self._writer:
            self._writer.join()
        if self._trouble:
            raise self._trouble

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - raised by `_wait`
            self._trouble = error

    def _write_all(self, sent: dict[str, list[Row]], last: bool) -> None:
        """Write the rows of each table of which many wait; if they are the `last`, all."""
        for table, rows in sent.items():
            waiting = self._left.setdefault(table, [])
            waiting += rows
            if waiting and (last or len(waiting) * len(waiting[0]) >= _MANY):
                waiting.sort()
                self._left[table] = self._written(table, [row for row, _ in groupby(waiting)], last)

    def _written(self, table: str, rows: list[Row], last: bool) -> list[Row]:
        """Write ordered `rows`, as many as fill a statement each, and return the rest; the `last`, one by one."""
        # A full-text index writes a part of its own for each statement with several rows, so it takes all from a table.
        into = "waiting" if "(" in table else table
        if into != table:
            self.connection.execute("CREATE TEMP TABLE IF NOT EXISTS waiting (number INTEGER PRIMARY KEY, words TEXT)")
        row = f"({','.join('?' * len(rows[0]))})"
        insert = f"INSERT INTO {into} VALUES {row}"  # noqa: S608 - our own names
        several = self._values // len(rows[0])
        whole = len(rows) // several * several
        together = (tuple(chain.from_iterable(rows[at : at + several])) for at in range(0, whole, several))
        self.connection.executemany(insert + f",{row}" * (several - 1), together)
        rest = rows[whole:]
        if last:
            self.connection.executemany(insert, rest)
            rest = []
        if into != table:
            self.connection.execute(f"INSERT INTO {table} SELECT * FROM waiting")  # noqa: S608
            self.connection.execute("DELETE FROM waiting")
        return rest
