"""Rows on their way into an index: each is written once, in the order of its key, and now and then."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from raes_cli.index import rows
from raes_cli.index.rows import Rows


def test_rows_are_written_once_and_in_order_however_many() -> None:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as base:
        base.execute("CREATE TABLE pair (one, two)")
        waiting = Rows(base)
        waiting["pair"] += [(number % 1000, "a") for number in reversed(range(2000))]
        waiting.flush()
        assert base.execute("SELECT * FROM pair").fetchall() == [(number, "a") for number in range(1000)]
        waiting.flush()
        assert base.execute("SELECT count(*) FROM pair").fetchone() == (1000,)


def test_rows_of_a_full_text_index_are_written_by_one_statement() -> None:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as base:
        base.execute("CREATE VIRTUAL TABLE words USING fts5 (folded)")
        told: list[str] = []
        base.set_trace_callback(told.append)
        waiting = Rows(base)
        for rows_ in ([(2, "b"), (1, "a")], [(3, "c")]):
            waiting["words (rowid, folded)"] += rows_
            waiting.flush()
        base.set_trace_callback(None)
        assert base.execute("SELECT rowid, folded FROM words").fetchall() == [(1, "a"), (2, "b"), (3, "c")]
    assert sum(one.startswith("INSERT INTO words ") for one in told) == 2


def test_rows_are_sent_off_on_the_way_and_those_that_fill_no_statement_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_EACH", 3)
    monkeypatch.setattr(rows, "_VALUES", 4)
    monkeypatch.setattr(rows, "_MANY", 5)
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as base:
        base.execute("CREATE TABLE number (one)")
        waiting, collected = Rows(base), []
        with waiting:
            for number in waiting.through(range(8)):
                collected.append(len(waiting["number"]))
                waiting["number"].append((number,))
        assert collected == [0, 1, 2, 0, 1, 2, 0, 1]
        assert base.execute("SELECT one FROM number").fetchall() == [(0,), (1,), (2,), (3,)]
        waiting.flush()
        assert base.execute("SELECT one FROM number").fetchall() == [(number,) for number in range(8)]


def test_what_keeps_rows_from_being_written_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_EACH", 2)
    monkeypatch.setattr(rows, "_MANY", 1)
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as base, Rows(base) as waiting:
        waiting["number"].append((1,))
        things = waiting.through(range(8))
        assert [next(things), next(things), next(things)] == [0, 1, 2]
        waiting["number"].append((2,))
        with pytest.raises(sqlite3.OperationalError, match="no such table: number"):
            list(things)
