"""Rows on their way into an index: each is written once, in the order of its key, and now and then."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from raes_cli.index import rows
from raes_cli.index.rows import Rows


def test_rows_are_written_once_and_in_order_however_many() -> None:
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE TABLE pair (one, two)")
        waiting = Rows(base)
        waiting["pair"] += [(number, "a") for number in reversed(range(1000))]
        waiting.flush()
        assert base.execute("SELECT * FROM pair").fetchall() == [(number, "a") for number in range(1000)]
        waiting.flush()
        assert base.execute("SELECT count(*) FROM pair").fetchone() == (1000,)


def test_rows_of_a_full_text_index_are_written_one_by_one() -> None:
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE VIRTUAL TABLE words USING fts5 (folded)")
        told: list[str] = []
        base.set_trace_callback(told.append)
        waiting = Rows(base)
        waiting["words (rowid, folded)"] += [(2, "b"), (1, "a")]
        waiting.flush()
        base.set_trace_callback(None)
        assert base.execute("SELECT rowid, folded FROM words").fetchall() == [(1, "a"), (2, "b")]
    assert sum(one.startswith("INSERT INTO words ") for one in told) == 2


def test_rows_are_written_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_EACH", 2)
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE TABLE number (one)")
        waiting, written = Rows(base), []
        for number in waiting.through(range(5)):
            written.append(base.execute("SELECT count(*) FROM number").fetchone()[0])
            waiting["number"].append((number,))
        assert written == [0, 0, 2, 2, 4]
        waiting.flush()
        assert base.execute("SELECT one FROM number").fetchall() == [(number,) for number in range(5)]
