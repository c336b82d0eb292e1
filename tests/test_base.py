"""Opening a base: what it is made of decides which index answers, however its files came to be."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from raes_cli.index import cache
from raes_cli.lookup.base import open_base
from raes_cli.lookup.find import every
from small import BASE, lock

_MINUTE = 60


def text(path: Path) -> str:
    return "\n".join(every(open_base([str(path)])))


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
    first = text(path)
    assert [one.name[:5] for one in home.iterdir()] == ["index"]
    later(_MINUTE)
    assert text(path) == first
    assert {one.name[:5] for one in home.iterdir()} == {"index", "seen-"}

    def unread(_: Path) -> bytes:
        raise AssertionError("the base was read")

    monkeypatch.setattr(Path, "read_bytes", unread)
    monkeypatch.setattr(cache, "open_index", unread)
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
