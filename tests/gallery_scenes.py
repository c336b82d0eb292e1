"""Unusual environments for the lines of the gallery: full disks, missing parts, terminals."""

from __future__ import annotations

import builtins
import errno
import io
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from raes_cli import errors, files
from raes_cli.cli import output
from raes_cli.index import build
from small import BASE, TEXTS, planted
from small_layers import CARDS, LATER

Scene = Callable[[Path], AbstractContextManager[object]]


def _events(count: int) -> str:
    """Return minimal events."""
    return "events:\n" + "".join(f"  e{number}: {{}}\n" for number in range(count))


def furnish(folder: Path) -> None:
    """Create the files that the lines of the gallery name."""
    untidy = planted(
        "    kind: ministry\n",
        "    kind: ministry  \n",
        planted("    related: [council-3]\n", "    related: [council-3 ]\n"),
    )
    untidy = planted(
        '    kind: signing\n    title: {en: "Orlova and Mammadov sign a declaration"',
        '    title: {en: " Orlova and Mammadov sign a declaration"',
        untidy,
    )
    untidy = planted(
        '    date: "2023-02-28"\n    date_note: {en: "The Tuesday of the visit.", ru: "Вторник в дни визита."}\n    participants:\n      - {id: orlova, basis: named}\n      - {id: mamedov, basis: named}\n    part_of: visit\n',
        '    date: "2023-02-28"\n    kind: signing\n    date_note: {en: "The Tuesday of the visit.", ru: "Вторник в дни визита."}\n    participants:\n      - {id: orlova, basis: named}\n      - {id: mamedov, basis: named}\n    part_of: visit\n',
        untidy,
    )
    written = {
        "base.yaml": BASE, "other.yaml": planted("Orlova visits Baku", "Orlova leaves Baku"), "broken.yaml": "plases: {}\n", "empty.yaml": "topics: {}\n", "later.yaml": LATER, "long.yaml": f"a: b\n{'#' * (1 << 21)}", "many.yaml": _events(30),
        "out.csv": "mine\n", "folder/notes.txt": "mine\n", "most.yaml": _events(400), "mixed/base.yaml": BASE, "mixed/notes.txt": "mine\n", "untidy.yaml": untidy,
        **{f"mixed-more/{name}.txt": "mine\n" for name in "abcdef"}, "mixed-more/base.yaml": BASE, "texts/stray.txt": "mine\n",
    }  # fmt: skip
    page = "<html><body><article><h1>Переговоры</h1><p>15 мая 2023 года в Баку прошли переговоры Анны Орловой.</p></article></body></html>"
    written |= {
        "page.html": page,
        "zero.txt": "a\0b",
        "digits.txt": "1, 2\n",
        "blank.html": "<html><body></body></html>",
        "large.txt": "a word and " * 100_000,
    }
    foreign = {
        "cyrillic.txt": "Баку".encode("cp1251"), "wide.txt": "Баку".encode("utf-16"), "cut.txt": "Баку".encode()[:-1],
        "scan.pdf": b"%PDF-1.7\n", "narrow.txt": "Встре-\nча минис-\nтров в Бер-\nгене.".encode(),
        "foreign.txt": b"Der Minister sprach mit dem Gast. " * 20,
    }  # fmt: skip
    for name, octets in foreign.items():
        (folder / name).write_bytes(octets)
    for name, content in written.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "cards").mkdir()
    for where, texts in (("texts", TEXTS), ("cards", CARDS)):
        for name, text in texts.items():
            (folder / where / name).write_bytes(text)
    reordered = 'topics: [trade, relations]\n    sources:\n      - {source: news, anchor: "подписала'
    (folder / "reordered.yaml").write_text(planted(reordered.replace("trade, ", ""), reordered), encoding="utf-8")
    (folder / "link.csv").symlink_to("out.csv")
    os.mkfifo(folder / "pipe.csv")
    os.mkfifo(folder / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(os.path.relpath(folder / "socket.csv"))


@contextmanager
def _lacking(name: str, _: Path) -> Iterator[None]:
    """Simulate a library that is not installed."""
    real = builtins.__import__

    def imported(module: str, *rest: Any) -> Any:
        if module.partition(".")[0] == name:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(module, *rest)

    ours = ("raes_cli.export.workbook", "raes_cli.show.plot", "raes_cli.serve.server", "raes_cli.draft.page")
    hidden = [module for module in sys.modules if module.partition(".")[0] == name or module in ours]
    kept = {module: sys.modules.pop(module) for module in hidden}
    try:
        with mock.patch.object(builtins, "__import__", imported):
            yield
    finally:
        for module in ours:
            sys.modules.pop(module, None)
        sys.modules.update(kept)


class _Full(io.RawIOBase):
    def __init__(self, number: int) -> None:
        self.number = number

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> int:
        raise OSError(self.number, os.strerror(self.number))


@contextmanager
def _full(number: int, _: Path) -> Iterator[None]:
    full = io.TextIOWrapper(io.BufferedWriter(_Full(number)), "utf-8")
    with mock.patch.object(sys, "stdout", full), mock.patch.object(output, "discard"):
        yield


@contextmanager
def _terminal(_: Path) -> Iterator[None]:
    with (
        mock.patch.object(sys.stdout, "isatty", return_value=True),
        mock.patch.dict(os.environ, {"RAES_PAGER": "", "TERM": "dumb"}),
    ):
        yield


@contextmanager
def _limited(_: Path) -> Iterator[None]:
    with mock.patch.object(files.read, "__defaults__", (None, 1 << 10, None)):
        yield


@contextmanager
def _patched(targets: str, value: object, _: Path) -> Iterator[None]:
    with ExitStack() as stack:
        for target in targets.split():
            stack.enter_context(mock.patch(target, value))
        yield


@contextmanager
def _without_search(folder: Path) -> Iterator[None]:
    schema = folder / "schema.sql"
    schema.write_text("CREATE VIRTUAL TABLE words USING fts5x (folded);")
    with mock.patch.object(build, "SCHEMA", schema), mock.patch.dict(os.environ, {"XDG_CACHE_HOME": "", "HOME": ""}):
        yield


@contextmanager
def _raising(error: Exception, _: Path) -> Iterator[None]:
    with mock.patch("raes_cli.cli.app._called", side_effect=error):
        yield


@contextmanager
def _without_git(_: Path) -> Iterator[None]:
    with mock.patch.object(shutil, "which", return_value=None), mock.patch.dict(os.environ, {"PATH": ""}):
        yield


@contextmanager
def _repository(folder: Path) -> Iterator[None]:
    for arguments in (
        ("init", "-q"),
        ("add", "base.yaml", "folder"),
        ("-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "x"),
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    yield


SCENES: dict[str, Scene] = {
    "a full disk": partial(_full, errno.ENOSPC),
    **{
        f"a device that says {errno.errorcode[number]}": partial(_full, number)
        for number in (*errors.REASONS, errno.ENOTTY)
    },
    "a terminal": _terminal,
    "without openpyxl": partial(_lacking, "openpyxl"),
    "without matplotlib": partial(_lacking, "matplotlib"),
    "without selectolax": partial(_lacking, "selectolax"),
    "without mcp": partial(_lacking, "mcp"),
    "a repository": _repository,
    "without git": _without_git,
    "without FTS5": _without_search,
    "without a module": partial(_raising, ModuleNotFoundError("No module named 'zlib'", name="zlib")),
    "a file that is refused": partial(_raising, PermissionError(errno.EACCES, "Permission denied", "base.yaml")),
    "a part of the program that is refused": partial(
        _raising, PermissionError(errno.EACCES, "Permission denied", str(Path(files.__file__)))
    ),
    "a system that refuses": partial(_raising, OSError(errno.EIO, "Input/output error")),
    "too little memory": partial(_raising, MemoryError()),
    "a module that does not fit": partial(_raising, ImportError("libyaml.so: wrong ELF class", name="_yaml")),
    "a defect": partial(_raising, ZeroDivisionError("division by zero")),
    "a limit of bytes": _limited,
    "a limit of values": partial(
        _patched, "raes_cli.curate.reading.MAX_NODES raes_cli.curate.fast_reading.MAX_NODES", 100
    ),
    "a base with many places": partial(_patched, "raes_cli.lookup.resolve._FEW", 3),
}
