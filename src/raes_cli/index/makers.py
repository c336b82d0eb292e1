"""The makers of an index besides the base: the code that finishes records, and the libraries that it uses."""

from __future__ import annotations

import os
import sqlite3
import sys
import unicodedata
from pathlib import Path

from raes_cli import files
from raes_cli.tuples import NamedTuple

_PACKAGE = Path(__file__).parent.parent
_MAKERS = ("", "curate", "curate/rules", "index")
"""The folders of code on which finished records depend."""
_LIBRARIES = (("yaml", "__init__.py"), ("pydantic", "version.py"))
"""Library → the file with its version, which can be read without an import."""

RUNNING = f"{sys.version} {unicodedata.unidata_version} {sqlite3.sqlite_version}"
"""The makers that are not files: the versions of Python, Unicode and SQLite."""


class Makers(NamedTuple):
    """The makers as read: contents, the status of our own files, whether it is reliable, and the libraries' paths."""

    contents: list[bytes]
    stated: list[tuple[str, os.stat_result | None]]
    lasting: bool
    libraries: list[str]


def stated() -> list[tuple[str, os.stat_result | None]]:
    """Return our own files with their status, which is enough for a run that does not build an index."""
    found: list[tuple[str, os.stat_result | None]] = []
    for folder in _MAKERS:
        with os.scandir(os.path.join(_PACKAGE, folder)) as entries:
            found += [(f"{folder}/{one.name}", one.stat()) for one in entries if one.name.endswith((".py", ".sql"))]
    return sorted(found, key=lambda one: one[0])


def read() -> Makers:
    """Read all makers: if files have the same size and time, only their content distinguishes two releases."""
    own = {name: files.read(f"{_PACKAGE}/{name}", name) for name, _ in stated()}
    libraries = [path for name, file in _LIBRARIES if (path := _of_library(name, file))]
    others = [files.read(path, path) for path in libraries]
    contents = [part for name, one in own.items() for part in (name.encode(), one.content)]
    return Makers(
        [RUNNING.encode(), *contents, *(one.content for one in others)],
        [(name, one.info) for name, one in own.items()],
        all(one.lasting for one in (*own.values(), *others)),
        libraries,
    )


def _of_library(name: str, file: str) -> str | None:
    from importlib.util import find_spec

    spec = find_spec(name)
    path = os.path.join(os.path.dirname(spec.origin), file) if spec and spec.origin else ""
    return path if os.path.isfile(path) else None
