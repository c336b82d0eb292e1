"""Permissions: an inaccessible file gives one line and the exit code of the contract; cache trouble is silent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from raes_cli.cli import app
from small import BASE, TEXTS

pytestmark = pytest.mark.usefixtures("modes_bind")


class Denied(NamedTuple):
    """A file or folder, its mode, the line typed, the exit code, and the beginning of the message."""

    name: str
    mode: int
    line: str
    code: int
    told: str


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("layers/more", "texts", "out", "cache"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("a.yaml", "layers/a.yaml"):
        (tmp_path / name).write_text(BASE, encoding="utf-8")
    (tmp_path / "out" / "x.json").write_text("[]")
    (tmp_path / "note.txt").write_text("Putin met Aliyev in Baku on 3 May 2023.\n")
    for name, text in TEXTS.items():
        (tmp_path / "texts" / name).write_bytes(text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


@contextmanager
def closed(path: Path, mode: int) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


DENIED = [
    *(Denied("a.yaml", 0, line, 3, "a.yaml:1:1: cannot be read: ") for line in (
        "stats --facts a.yaml", "who x --facts a.yaml", "export --facts a.yaml", "check a.yaml", "check --fix a.yaml", "diff a.yaml a.yaml",
        "mcp --facts a.yaml", "draft note.txt --facts a.yaml")),
    Denied("layers", 0, "stats --facts layers", 3, "layers:1:1: cannot be read: "),
    Denied("layers", 0, "stats --facts layers/a.yaml", 3, "layers/a.yaml:1:1: cannot be read: "),
    Denied("layers", 0o100, "check layers", 3, "layers:1:1: cannot be read: "),
    Denied("layers", 0o400, "stats --facts layers", 3, "layers/a.yaml:1:1: cannot be read: "),
    Denied("layers/more", 0, "stats --facts layers", 3, "layers/more:1:1: cannot be read: "),
    Denied("layers/a.yaml", 0, "stats --facts layers", 3, "layers/a.yaml:1:1: cannot be read: "),
    Denied("texts", 0, "check a.yaml --texts texts", 3, "texts:1:1: cannot be read: "),
    Denied("texts/news.txt", 0, "check a.yaml --texts texts", 3, "texts/news.txt:1:1: cannot be read: "),
    Denied(".", 0o500, "check a.yaml --texts texts --lock", 4, "raes: cannot write 'a.lock.tsv': "),
    Denied("note.txt", 0, "draft note.txt", 2, "raes: 'note.txt': cannot be read: "),
    *(Denied("out", 0o500, line, 4, f"raes: cannot write '{line.rpartition(' ')[2]}': ") for line in (
        "export -f ics -q -o out/y.ics", "export -f sqlite -o out/y.sqlite", "trade -f csv -o out/y.csv", "draft note.txt -o out/y.yaml")),
    *(Denied("out", 0, line, 4, f"raes: cannot write '{line.rpartition(' ')[2]}': ") for line in (
        "export -f html -o out/y.html", "figures --chart -o out/y.svg", "new out/y.yaml")),
]  # fmt: skip


@pytest.mark.parametrize("denied", DENIED, ids=lambda denied: f"{denied.name} {denied.mode:o} {denied.line}")
def test_what_is_denied_is_said_in_a_line(denied: Denied, here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with closed(here / denied.name, denied.mode):
        assert app.run(denied.line.split()) == denied.code
    assert capfd.readouterr() == ("", f"{denied.told}permission denied\n")


@pytest.mark.parametrize("mode", [0, 0o500])
@pytest.mark.parametrize("name", ["cache", "cache/raes", "index", "seen"])
def test_a_cache_that_is_denied_is_done_without(
    name: str, mode: int, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    line = ["who", "orlova", "--json", "--facts", "a.yaml"]
    assert app.run(line) == 0
    whole = capfd.readouterr()
    found = list((here / "cache" / "raes").glob(f"{name}-*")) or [here / name]
    for path in filter(Path.exists, found):
        with closed(path, mode):
            assert app.run(line) == 0
            assert capfd.readouterr() == whole
            (here / "a.yaml").write_text(BASE + "\n", encoding="utf-8")
            assert app.run(line) == 0
            assert capfd.readouterr() == whole
