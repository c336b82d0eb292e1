"""Streamed answers: those too long for memory are read during iteration, with the same result."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from raes_cli.base import open_base
from raes_cli.formats import fitting, pieces
from raes_cli.lookup import linked, streamed
from raes_cli.lookup.streamed import Records
from raes_cli.show.page import Page
from small import FROZEN


@pytest.fixture(autouse=True)
def _little_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed, "_FEW", 7)


def test_an_export_is_the_same_streamed() -> None:
    with open_base(FROZEN) as base:
        whole = base.every().records
        for asked in (base.read("export"), base.read("export", reverse=True), base.read("export", year="2023")):
            found = base.every(asked, streamed=True).records
            assert isinstance(found, Records)
            assert list(found) == base.every(asked).records
        found = base.every(streamed=True).records
        assert (len(found), found[0], found[-1], found[3:20:4]) == (len(whole), whole[0], whole[-1], whole[3:20:4])
        assert isinstance(base.every(base.read("export", limit=3), streamed=True).records, list)


def test_only_so_many_are_read_as_are_asked_for() -> None:
    with open_base(FROZEN) as base:
        found = iter(base.every(streamed=True).records)
        read: list[str] = []
        base._index.set_trace_callback(read.append)  # noqa: SLF001 - what it is asked
        for _ in range(8):
            next(found)
    assert len(read) == 2


def test_of_many_names_all_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_base(FROZEN) as base:
        ids = [*base.names(), *base.known(), "nobody"]
        each = [base.names().get(id_) for id_ in ids]
        monkeypatch.setattr(linked, "_FEW", 3)
        together, read = base.names(), list[str]()
        base._index.set_trace_callback(read.append)  # noqa: SLF001 - what it is asked
        assert [together.get(id_) for id_ in ids] == each
    assert len(read) < 9  # two for a name, and two for all


@pytest.mark.parametrize("form", ["jsonl", "plain", "md", "yaml", "ics", "sqlite"])
def test_it_is_written_as_it_is_read_and_is_the_same(form: str) -> None:
    with open_base(FROZEN) as base:
        page = Page("export", names=base.names(), labels=base.labels(), known=base.known())
        asked = base.read("export", people=["Lavrov"])
        fit = fitting(base.every(asked, streamed=True).records, form)
        read: list[str] = []
        base._index.set_trace_callback(lambda sql: read.append(sql) if "number IN" in sql else None)  # noqa: SLF001
        made = pieces(fit, page, form)
        first = next(made)
        assert form in ("md", "sqlite") or len(read) <= 1
        whole = fitting(base.every(asked).records, form)
        assert isinstance(fit, Records)
        assert list(fit) == list(whole)
        assert [first, *made] == list(pieces(whole, page, form))


def test_an_index_that_is_damaged_in_the_middle_is_made_anew(home: Path) -> None:
    with open_base(FROZEN) as base:
        whole = list(base.every().records)
    with open_base(FROZEN) as base:
        found = iter(base.every(streamed=True).records)
        read = [next(found) for _ in range(7)]
        (path,) = home.glob("index-*.sqlite")
        with path.open("r+b") as file:
            file.truncate(4096)
        assert [*read, *found] == whole


def test_it_is_no_longer_there_when_the_base_is_closed() -> None:
    with open_base(FROZEN) as base:
        found = base.every(streamed=True).records
    with closing(base), pytest.raises(sqlite3.ProgrammingError):
        list(found)
