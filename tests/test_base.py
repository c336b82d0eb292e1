"""Opening a base: its contents and the program's decide which index answers, however its files came to be."""

from __future__ import annotations

import ast
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from raes_cli import files
from raes_cli import open_base as open_door
from raes_cli.cli import app, completion
from raes_cli.index import makers
from raes_cli.lookup.base import open_base
from small import BASE, FROZEN, every, lock

_MINUTE = 60


def text(path: Path) -> str:
    with closing(open_base([str(path)])) as base:
        return "\n".join(every(base))


@pytest.mark.usefixtures("home")
def test_an_edit_that_keeps_size_and_time_is_seen(
    base_file: Callable[[str], Path], later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = base_file(BASE)
    before = path.stat()
    assert "Orlova visits Baku" in text(path)
    later(_MINUTE)
    assert "Orlova visits Baku" in text(path)
    monkeypatch.undo()
    path.write_text(BASE.replace("Orlova visits Baku", "Orlova visits Xaku"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "Orlova visits Xaku" in text(path)
    later(_MINUTE)
    assert "Orlova visits Xaku" in text(path)


def test_a_base_that_nobody_has_touched_is_not_read_again(
    base_file: Callable[[str], Path], later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    path = base_file(BASE)
    path.with_suffix(".lock.tsv").write_bytes(lock())
    first = text(path)
    assert [one.name[:5] for one in home.iterdir()] == ["index"]
    later(_MINUTE)
    assert text(path) == first
    assert {one.name[:5] for one in home.iterdir()} == {"index", "seen-"}

    def unread(*_: object) -> None:
        raise AssertionError("the base was read")

    monkeypatch.setattr(files, "read", unread)
    assert text(path) == first


@pytest.mark.usefixtures("home")
def test_a_lock_that_comes_later_is_seen(base_file: Callable[[str], Path], later: Callable[[float], None]) -> None:
    path = base_file(BASE)
    text(path)
    later(_MINUTE)
    assert '"locator":{"line":' not in text(path)
    path.with_suffix(".lock.tsv").write_bytes(lock())
    later(_MINUTE)
    assert '"locator":{"line":' in text(path)


PACKAGE = Path(files.__file__).parent


@pytest.mark.usefixtures("home")
def test_a_link_that_leads_elsewhere_while_it_is_read_is_not_noted(
    tmp_path: Path, later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, title in (("a", "Orlova visits Baku"), ("b", "Orlova visits Xaku")):
        (tmp_path / f"{name}.yaml").write_text(BASE.replace("Orlova visits Baku", title), encoding="utf-8")
    link = tmp_path / "current.yaml"

    def lead(to: str) -> None:
        link.unlink(missing_ok=True)
        link.symlink_to(f"{to}.yaml")

    for name, title in (("a", "Baku"), ("b", "Xaku")):
        lead(name)
        assert f"Orlova visits {title}" in text(link)
    lead("a")
    later(_MINUTE)
    genuine = files.read

    def read(path: str, *rest: Any, **named: Any) -> files.Read:
        if path != str(link):
            return genuine(path, *rest, **named)
        lead("b")
        found = genuine(path, *rest, **named)
        lead("a")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(files, "read", read)
        assert "Orlova visits Xaku" in text(link)
    assert "Orlova visits Baku" in text(link)


def test_two_releases_whose_files_have_one_size_and_one_time_have_their_own_index(tmp_path: Path) -> None:
    base = tmp_path / "base.yaml"
    base.write_text(BASE, encoding="utf-8")
    told = []
    for name, words in (("first", "points away"), ("second", "points AWRY")):
        copy = tmp_path / name / "raes_cli"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        source = copy / "curate" / "conflicts.py"
        source.write_text(source.read_text(encoding="utf-8").replace("points away", words), encoding="utf-8")
        for path in copy.rglob("*"):
            os.utime(path, (1, 1))
        done = subprocess.run(
            [sys.executable, "-m", "raes_cli", "conflicts", "--json", "--facts", str(base)],
            env={**os.environ, "PYTHONPATH": str(copy.parent), "XDG_CACHE_HOME": str(tmp_path / "cache")},
            capture_output=True,
            text=True,
            check=True,
        )
        told.append(words in done.stdout)
    assert told == [True, True]


def test_all_that_an_index_is_made_with_is_among_its_makers() -> None:
    known = {name.lstrip("/") for name, _ in makers.stated()}
    left, seen = ["index/build.py", "curate/__init__.py", "index/cache.py"], {"__init__.py"}  # imported lazily
    while left:
        name = left.pop()
        if name in seen:
            continue
        seen.add(name)
        for node in ast.walk(ast.parse((PACKAGE / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("raes_cli"):
                for module in (node.module, *(f"{node.module}.{one.name}" for one in node.names)):
                    path = module.replace("raes_cli", "", 1).strip(".").replace(".", "/")
                    left += [
                        one for one in (f"{path}.py", f"{path}/__init__.py".lstrip("/")) if (PACKAGE / one).is_file()
                    ]
    assert len(seen) > 20
    assert seen - known == set()
    assert {Path(path).parent.name for path in makers.read().libraries} == {"yaml", "pydantic"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["timeline", "--json"], 0),
        (["who", "Orlova"], 0),
        (["search", "place:Baku", "-corridor"], 0),
        (["meetings", "--with", "nobody of that name"], 1),
        (["show"], 2),
        (["timeline", "--exit-status", "--year", "1900"], 1),
        (["trade", "--output", "/nowhere/at/all.csv"], 4),
    ],
)
@pytest.mark.parametrize("cached", [True, False])
def test_a_command_closes_the_base_however_it_ends(
    arguments: list[str], code: int, cached: bool, base_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = watched(monkeypatch)
    monkeypatch.setenv("RAES_FACTS", str(base_file(BASE)))
    if not cached:
        monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert app.run(arguments) == code
    assert [one for one in opened if not closed(one)] == []
    assert bool(opened) == (arguments != ["show"])


@pytest.mark.parametrize("before", [["who"], ["show"], ["council"], ["timeline", "--kind"], ["timeline", "--year"]])
def test_completion_closes_the_base(before: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    opened = watched(monkeypatch)
    assert completion.candidates(before, "")
    assert [one for one in opened if not closed(one)] == []
    assert opened


def watched(monkeypatch: pytest.MonkeyPatch) -> list[sqlite3.Connection]:
    """Every connection opened from now on."""
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def watching(*arguments: Any, **more: Any) -> sqlite3.Connection:
        opened.append(connect(*arguments, **more))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", watching)
    return opened


def closed(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return True
    return False


def test_words_bring_what_a_view_wants_of_its_records_as_options_do() -> None:
    with open_door(FROZEN) as base:
        for question, word, key in (("gaps", "council", "about_titles"), ("conflicts", "trade", "claim_records")):
            answer = base.ask([word], base.read(question))
            assert all(json.loads(record)[key] for record in answer.records), question
