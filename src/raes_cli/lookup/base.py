"""Opening a base: its files become layers, the layers a digest, the digest an index."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from raes_cli.errors import BaseError, UsageError, reason
from raes_cli.index.cache import digest, open_index, recalled
from raes_cli.index.seen import signature
from raes_cli.text import Words, both

if TYPE_CHECKING:
    from raes_cli.curate import Layer

_PACKAGE = Path(__file__).parent.parent
_MAKERS = ("", "curate", "curate/rules", "index")
"""The folders of code that a finished record depends on, besides the base."""
_MAX_BYTES = 64 * 1024 * 1024


def default_base() -> Path:
    """The base that comes with the program: in the wheel beside the code, in a checkout in `data/`."""
    packaged = _PACKAGE / "facts.yaml"
    return packaged if packaged.exists() else _PACKAGE.parent.parent / "data" / "facts.yaml"


def named(paths: Sequence[str]) -> list[str]:
    """What names the base: `paths`, else `RAES_FACTS`; nothing for the default base.

    Raises `UsageError` for a path that is empty, which a variable of the shell may be.
    """
    if "" in paths:
        raise UsageError(both("--facts names no path", "--facts не называет пути"))
    return list(paths) or [path for path in os.environ.get("RAES_FACTS", "").split(os.pathsep) if path]


def layers(paths: Sequence[str]) -> list[Layer]:
    """The files of a base, read: of `paths` (files, or folders of `*.yaml`), else of `RAES_FACTS`, else the default.

    Raises `BaseError` for what is missing, no regular file, or too large.
    """
    return [_layer(path, name) for path, name in _files(paths)]


def open_base(paths: Sequence[str] = ()) -> sqlite3.Connection:
    """The index of the base at `paths`, built first where there is none yet; raises `BaseError`."""
    files = _files(paths)
    makers = _makers()
    state = signature([*_stated(files), *makers])
    if state and (known := recalled(state)):
        return known
    read = [_layer(path, name) for path, name in files]
    parts = [
        part for layer in read for part in (layer.file.encode("utf-8", "surrogateescape"), layer.content, layer.lock)
    ]
    parts += (f"{name} {found.st_size} {found.st_mtime_ns}".encode() for name, found in makers)

    def build(connection: sqlite3.Connection) -> None:
        # Only here are YAML and the schema library needed: never on a warm run.
        from raes_cli.curate import curate
        from raes_cli.index.build import build

        build(curate(read), connection)

    return open_index(digest(parts), build, state)


def _files(paths: Sequence[str]) -> list[tuple[Path, str]]:
    """The files of a base, each with what records call it."""
    names = named(paths)
    if not names:
        default = default_base()
        return [(default, default.name)]
    files: list[Path] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            found = sorted(path.glob("*.yaml"))
            if not found:
                raise _unreadable(name, both("a folder without any *.yaml file", "в папке нет ни одного файла *.yaml"))
            files += found
        else:
            files.append(path)
    return [(path, str(path)) for path in dict.fromkeys(files)]


def _stated(files: Sequence[tuple[Path, str]]) -> Iterator[tuple[str, os.stat_result | None]]:
    """What the system says of the `files` of a base and of their locks."""
    for path, name in files:
        for one in (path, _lock(path)):
            try:
                yield name, os.stat(one)
            except OSError:
                yield name, None


def _makers() -> list[tuple[str, os.stat_result]]:
    """What tells one state of the program that makes an index from another: its files, their sizes and times.

    The program's own files are never read for it; those of the base are, because an editor may keep their size, and
    a checkout their time.
    """
    files = []
    for folder in _MAKERS:
        with os.scandir(os.path.join(_PACKAGE, folder)) as entries:
            files += [(f"{folder}/{one.name}", one.stat()) for one in entries if one.name.endswith((".py", ".sql"))]
    return sorted(files)


def _lock(path: Path) -> Path:
    return path.with_suffix(".lock.tsv")


def _layer(path: Path, name: str) -> Layer:
    from raes_cli.curate import Layer  # a base that has been read before needs none

    lock = _lock(path)
    return Layer(name, _content(path, name), lock.read_bytes() if lock.is_file() else b"", _shown(path))


def _shown(path: Path) -> str:
    """A path as one would type it here."""
    with suppress(ValueError):
        return str(path.resolve().relative_to(Path.cwd()))
    return str(path)


def _content(path: Path, name: str) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise _unreadable(name, both("not a regular file", "это не обычный файл"))
        if path.stat().st_size > _MAX_BYTES:
            size = _MAX_BYTES >> 20
            raise _unreadable(name, both(f"larger than {size} MiB", f"больше {size} МиБ"))
        return path.read_bytes()
    except OSError as error:
        why = reason(error)
        message = both(f"cannot be read: {why['en']}", f"не читается: {why['ru']}")
        remedy = both("--facts PATH or RAES_FACTS names the base", "базу называет --facts PATH или RAES_FACTS")
        raise _unreadable(name, message, remedy) from None


def _unreadable(name: str, message: Words, remedy: Words | None = None) -> BaseError:
    from raes_cli.problems import Problem

    return BaseError([Problem(name, 1, 1, "file", message, remedy)])
