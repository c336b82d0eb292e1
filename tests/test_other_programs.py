"""Exports in third-party programs (Datasette, calendars, DuckDB), and what docs/other-programs.md says about them."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from raes_cli.cli import app

pytestmark = pytest.mark.live
PAGE = Path(__file__).parent.parent / "docs" / "other-programs.md"
BLOCKS = re.findall(r"```(sh|python)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
OURS = [code for language, code in BLOCKS if language == "sh"]
PYTHON = [code for language, code in BLOCKS if language == "python"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every command of the document has been run."""
    place = tmp_path_factory.mktemp("other")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    cache = tmp_path_factory.getbasetemp() / "cache"
    environment = {**os.environ, "PATH": path, "XDG_CACHE_HOME": str(cache), "RAES_LANG": "en"}
    lines = [line for code in OURS for line in code.splitlines() if line.startswith("raes ")]
    for line in lines:
        done = subprocess.run(line, shell=True, cwd=place, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (line, done.stderr)
    return place


@pytest.mark.parametrize("number", range(len(PYTHON)))
def test_the_python_of_the_page_runs(
    number: int, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    with warnings.catch_warnings(action="ignore"):
        exec(compile(PYTHON[number], str(PAGE), "exec"), {})
    assert capfd.readouterr().out.count("\n") > 2


def test_datasette_opens_searches_and_describes_a_database(folder: Path) -> None:
    with warnings.catch_warnings(action="ignore"):
        datasette = pytest.importorskip("datasette.app")
    with closing(sqlite3.connect(folder / "raes.sqlite")) as base:
        metadata = json.loads(base.execute("SELECT metadata FROM datasette_metadata").fetchone()[0])
        (everything,) = base.execute("SELECT count(*) FROM record").fetchone()

    async def asked() -> tuple[Mapping[str, Any], list[dict[str, Any]], str, str]:
        patient = {"sql_time_limit_ms": 60_000, "facet_time_limit_ms": 60_000}
        served = datasette.Datasette([str(folder / "raes.sqlite")], metadata=metadata, settings=patient)
        await served.invoke_startup()
        paths = (
            "/raes.json",
            "/raes/record.json?_search=corridor&_shape=array&_col=title_en",
            "/raes/record",
            "/raes/evidence",
        )
        tables, found, records, evidence = [await served.client.get(path) for path in paths]
        return tables.json(), found.json(), records.text, evidence.text

    with warnings.catch_warnings(action="ignore"):
        tables, found, records, evidence = asyncio.run(asked())
    by_name = {table["name"]: table for table in tables["tables"]}
    assert by_name["record"]["fts_table"] == "record_fts"
    keys = {(one["column"], one["other_table"]) for one in by_name["evidence"]["foreign_keys"]["outgoing"]}
    assert keys == {("record", "record"), ("source", "record")}
    assert 5 < len(found) < everything / 10  # searched, and not just listed
    assert 'type="search"' in records
    assert "Stable slug, the same in every release" in records
    assert 'href="/raes/record/ria-2024">RIA Novosti background note' in evidence  # a key is shown as its target


def test_the_sql_of_the_page_finds_something(folder: Path) -> None:
    (sql,) = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    with closing(sqlite3.connect(folder / "raes.sqlite")) as base:
        assert len(base.execute(sql).fetchall()) > 5


def test_a_calendar_program_reads_a_calendar(folder: Path, tmp_path: Path) -> None:
    if not shutil.which("calcurse"):
        pytest.skip("calcurse is not here")
    ics = (folder / "lavrov.ics").read_bytes()
    command = ["calcurse", "-D", str(tmp_path), "-i", str(folder / "lavrov.ics")]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{ics.count(b'BEGIN:VEVENT')} events / 0 todos / 0 skipped" in told.stdout + told.stderr
    command = ["calcurse", "-D", str(tmp_path), "-Q", "--from", "02/27/2023", "--to", "02/28/2023"]
    days = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n\n")
    assert ["Lavrov visits Azerbaijan" in day for day in days] == [True, True]  # on both days of the visit
    assert ["Talks between Lavrov and Bayramov" in day for day in days] == [False, True]


def test_every_command_of_the_page_is_right(capfd: pytest.CaptureFixture[str]) -> None:
    named = re.findall(r"`(raes [^`]+)`", PAGE.read_text(encoding="utf-8"))
    for line in named:
        app.run([*line.split()[1:2], "-h"])
        assert capfd.readouterr().out.startswith(f"Usage: raes {line.split()[1]}"), line
