"""Expands the paths that name a base: single files, folders with all files in them, and the bundled base."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from raes_cli import files
from raes_cli.text import both

DEFAULT = "default"
"""The name of the bundled base among paths; a file of that name is `./default`."""
ENDINGS = (".yaml", ".yml")
_LOCK = ".lock.tsv"


def gathered(names: Sequence[str], default: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the files that `names` stand for, each with its name in records; and the files skipped in folders.

    `default` are the files of the bundled base. A file named twice is read once. Raises `BaseError` for a folder that
    cannot be read or has nothing to read.
    """
    found: dict[str, tuple[str, str]] = {}
    others: list[str] = []
    for name in names:
        if name == DEFAULT:
            for own, called in default:
                found.setdefault(os.path.realpath(own), (own, called))
            continue
        path = files.path(name)
        read, left = _parted(path) if os.path.isdir(path) else ([path], [])
        others += left
        for one in read:
            called = files.shown(one)
            taken = DEFAULT in names and called in [own for _, own in default]
            called = os.path.join(".", called) if taken else called
            try:
                found.setdefault(os.path.realpath(one), (one, called))
            except ValueError as error:  # no file can have this name
                raise files.refused(called, error) from None
    locks = {f"{os.path.splitext(path)[0]}{_LOCK}" for path, _ in found.values()}
    return list(found.values()), [files.shown(path) for path in others if path not in locks]


def joins(path: str, names: Sequence[str], public: str) -> bool:
    """Return whether a file at the real `path` would be read as part of the base that `names` stand for.

    `public` is the folder of the bundled base, which is meant if there are no names.
    """
    asked = (public if name == DEFAULT else files.path(name) for name in names or (DEFAULT,))
    folders = [os.path.realpath(folder) for folder in asked]
    return path.lower().endswith(ENDINGS) and any(path.startswith(f"{folder}{os.sep}") for folder in folders)


def checkout() -> str | None:
    """Return the base of the program's checkout that contains the current directory, or None."""
    try:
        folder = os.getcwd()
    except OSError:  # the current directory was deleted
        return None
    while True:
        facts = os.path.join(folder, "data", "facts.yaml")
        if os.path.isfile(facts) and os.path.isdir(os.path.join(folder, "src", "raes_cli")):
            return os.path.relpath(facts)
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None


def _parted(folder: str) -> tuple[list[str], list[str]]:
    """Return the base files in `folder`, and the other files."""
    name = files.shown(folder)
    try:
        inside = list(_inside(folder))
    except OSError as error:
        raise files.refused(files.shown(error.filename or folder), error) from None
    read = [path for path in inside if path.lower().endswith(ENDINGS)]
    if not read:
        raise files.unreadable(name, both("a folder without any *.yaml file", "в папке нет ни одного файла *.yaml"))
    return read, [path for path in inside if not path.lower().endswith(ENDINGS)]


def _inside(folder: str) -> Iterator[str]:
    """Yield the files in `folder` and its subfolders, sorted by name, except hidden and editor files."""
    left = _visible(folder)
    while left:
        path = left.pop()
        if os.path.isdir(path) and not os.path.islink(path):
            left += _visible(path)
        else:
            yield path


def _visible(folder: str) -> list[str]:
    """Return the paths in `folder` in reverse order, except hidden and editor files."""
    names = (name for name in sorted(os.listdir(folder), reverse=True) if not name.startswith(".") and name[-1] != "~")
    return [os.path.join(folder, name) for name in names if not (name[0] == name[-1] == "#")]
