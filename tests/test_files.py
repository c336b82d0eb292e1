"""Files from elsewhere: they are read whole or refused at once, and no file name can do harm in a message."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from raes_cli import files
from raes_cli.cli import app
from raes_cli.errors import BaseError


def test_a_file_is_read_with_what_is_said_of_it(tmp_path: Path, later: Callable[[float], None]) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"content")
    later(60)
    read = files.read(str(path), "file")
    assert (read.content, files.fingerprint(read.info), read.lasting) == (
        b"content",
        files.fingerprint(path.stat()),
        True,
    )


@pytest.mark.parametrize(
    "way", ["fifo", "folder", "device", "missing", "name too long", "NUL", "circle", "large", "socket"]
)
def test_what_is_no_file_to_read_is_refused_at_once(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "file")
    if way == "fifo":
        os.mkfifo(path)
    elif way == "folder":
        Path(path).mkdir()
    elif way == "device":
        path = "/dev/zero"
    elif way == "name too long":
        path = "x" * 300
    elif way == "NUL":
        path = "a\0b"
    elif way == "circle":
        Path(path).symlink_to(path)
    elif way == "large":
        with Path(path).open("wb") as file:
            file.truncate(files.MOST + 1)
    elif way == "socket":
        import socket

        with socket.socket(socket.AF_UNIX) as one:
            monkeypatch.chdir(tmp_path)
            one.bind("file")
    with pytest.raises(BaseError) as caught:
        files.read(path, "called")
    (problem,) = caught.value.problems
    assert (problem.file, problem.rule) == ("called", "file")


def test_of_a_base_that_is_too_large_it_is_told_how_to_part_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "base.yaml"
    with path.open("wb") as file:
        file.truncate(files.MOST + 1)
    assert app.run(["stats", "--facts", str(path)]) == 3
    assert capfd.readouterr().err == (
        f"{path}:1:1: larger than 64 MiB (a base may be a folder of several files: --facts FOLDER)\n"
    )


def test_a_file_that_has_no_size_has_no_content() -> None:
    # Reading such a file in /proc may never end, or may consume what others wait for.
    assert Path("/proc/self/environ").stat().st_size == 0
    assert files.read("/proc/self/environ", "environ").content == b""


@pytest.mark.parametrize(("changed", "rest"), [(5_000_000_001, 100_000_000), (5_000_000_000, 2_000_000_000)])
def test_what_is_read_while_an_edit_may_still_go_on_does_not_last(
    changed: int, rest: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"content")
    genuine = path.stat()
    info = os.stat_result(genuine, {"st_mtime_ns": 4 * 10**9, "st_ctime_ns": changed})
    monkeypatch.setattr(os, "fstat", lambda _: info)
    for began, lasts in ((changed + rest, False), (changed + rest + 1, True)):
        clock = iter((began, began + 10**12))  # however long reading takes
        monkeypatch.setattr(time, "time_ns", lambda clock=clock: next(clock))
        assert files.read(str(path), "file").lasting is lasts


def test_a_file_that_is_never_the_same_does_not_last(
    tmp_path: Path, later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"content")
    later(60)
    genuine, tick = os.fstat, iter(range(1, 100))

    def restless(descriptor: int) -> os.stat_result:
        os.utime(path, ns=(1, next(tick)))
        return genuine(descriptor)

    monkeypatch.setattr(os, "fstat", restless)
    read = files.read(str(path), "file")
    assert (read.content, read.lasting) == (b"content", False)


def test_a_file_that_comes_to_rest_while_it_is_read_lasts(
    tmp_path: Path, later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"content")
    later(60)
    genuine, contents = os.fstat, iter((b"old one", b"new one"))

    def restless(descriptor: int) -> os.stat_result:
        if content := next(contents, None):
            path.write_bytes(content)
            os.utime(path, ns=(1, content[0]))
        return genuine(descriptor)

    monkeypatch.setattr(os, "fstat", restless)
    read = files.read(str(path), "file")
    assert (read.content, read.lasting) == (b"new one", True)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("факты/а  б.yaml", "факты/а  б.yaml"),
        ("b\udcff.yaml", r"b\xff.yaml"),
        ("a\n\tb", r"a\u{a}\u{9}b"),
        ("\x1b]52;c;cHdu\x07.yaml", r"\u{1b}]52;c;cHdu\u{7}.yaml"),
        ("\x9b31m\u202e", r"\u{9b}31m\u{202e}"),
        ("::error file=evil.py::forged", "./::error file=evil.py::forged"),
        ("\ud800", r"\u{d800}"),
    ],
)
def test_a_name_is_shown_to_the_letter_and_does_nothing(path: str, shown: str) -> None:
    assert files.shown(path) == shown
    files.shown(path).encode()


def test_names_are_utf_8_whatever_the_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(files, "_FOREIGN", True)
    monkeypatch.setattr(os, "fsencode", lambda text: text.encode("latin-1", "surrogateescape"))
    monkeypatch.setattr(os, "fsdecode", lambda content: content.decode("latin-1", "surrogateescape"))
    foreign = "Калугин".encode().decode("latin-1")
    assert files.typed(foreign) == "Калугин"
    assert files.path("Калугин") == foreign
    assert files.shown(foreign) == "Калугин"
    # Text that is not UTF-8 is in the encoding of the locale.
    assert files.typed("caf\xe9") == "caf\xe9"


def test_a_tilde_that_no_shell_has_seen_to_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/orlova")
    assert [files.path(name) for name in ("~/base.yaml", "~", "a~", "./~")] == [
        "/home/orlova/base.yaml", "/home/orlova", "a~", "./~",
    ]  # fmt: skip


def test_in_a_foreign_locale_a_name_is_asked_for_by_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_FOREIGN", True)
    assert files.path("no such \udcff") == os.fsdecode(b"no such \xff")


def test_a_file_may_be_as_large_as_may_be_and_no_larger(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    path.write_bytes(b"a: b")
    assert files.read(str(path), "base.yaml", most=4).content == b"a: b"
    with pytest.raises(BaseError, match="larger than 0 MiB"):
        files.read(str(path), "base.yaml", most=3)


@pytest.mark.parametrize("error", [OSError, StopIteration, IndexError])
def test_where_the_kind_of_a_file_system_is_not_known_its_times_tell(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_: bytes) -> str:
        raise error

    monkeypatch.setattr(files, "_kind", unknown)
    for changed, lasts in ((7, False), (8, True)):
        info = os.stat_result((0,) * 10, {"st_mtime_ns": 7, "st_ctime_ns": changed})
        with Path(os.devnull).open("rb") as file:
            assert files.lasting(file.fileno(), info) is lasts
