"""Opening a base: its files are read as layers, and a digest of the layers identifies the index."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from raes_cli import files
from raes_cli.errors import UsageError
from raes_cli.index import makers
from raes_cli.index.blocks import digest
from raes_cli.index.cache import open_index, recalled
from raes_cli.index.seen import signature
from raes_cli.text import both

if TYPE_CHECKING:
    from raes_cli.curate import Layer
    from raes_cli.progress import Watch

_PACKAGE = Path(__file__).parent.parent
_LEAST_LOCK = 1 << 20
PUBLIC = "public"
"""The folder beside the facts file with the files that are read after it; also the prefix of their names in records."""

Stated = tuple[str, os.stat_result | None]
"""A file name and its stat result; None if there is no such file."""
_LEFT: dict[tuple[str, ...], list[str]] = {}
"""Files that were skipped in the folders of the bases opened last, keyed by the names of the base."""


def default_base() -> Path:
    """Return the path of the bundled base: beside the code in a wheel, in `data/` in a checkout."""
    packaged = _PACKAGE / "facts.yaml"
    return packaged if packaged.exists() else _PACKAGE.parent.parent / "data" / "facts.yaml"


def after(facts: str) -> list[str]:
    """Return the sorted names of the files in the folder beside `facts` that are read after it; empty without a folder.

    Raises `BaseError` for a folder that cannot be read.
    """
    folder = public(facts)
    try:
        inside = os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise files.refused(files.shown(folder), error) from None
    return sorted(name for name in inside if name.endswith(".yaml") and not name.startswith("."))


def public(facts: str | None = None) -> str:
    """Return the folder beside `facts` (default: the bundled base) that holds the facts of further public documents."""
    return os.path.join(os.path.dirname(facts or str(default_base())), PUBLIC)


def default_layers() -> list[tuple[str, str]]:
    """Return the files of the bundled base, each with its name in records: the facts, then the public files."""
    facts = str(default_base())
    own = (facts, os.path.basename(facts))
    return [own, *((os.path.join(public(facts), name), f"{PUBLIC}/{name}") for name in after(facts))]


def named(paths: Sequence[str]) -> list[str]:
    """Return the paths that name the base: `paths`, else those in `RAES_FACTS`; empty for the bundled base.

    Raises `UsageError` for an empty path, which an unset shell variable may produce.
    """
    if "" in paths:
        raise UsageError(both("--facts: the path is empty", "--facts: путь пуст"))
    return list(paths) or [path for path in files.typed(os.environ.get("RAES_FACTS", "")).split(os.pathsep) if path]


def layers(paths: Sequence[str]) -> list[Layer]:
    """Read the files of a base: `paths` (files, folders, `default`), else `RAES_FACTS`, else the bundled base.

    Raises `BaseError` for a file that is missing, not regular or too large.
    """
    return _read(files_of(paths), paths)[0]


def open_base(paths: Sequence[str] = (), watch: Watch | None = None) -> sqlite3.Connection:
    """Return the index of the base at `paths`, building it first if needed; `watch` shows the progress.

    Close it after use. Raises `BaseError`.
    """
    found = files_of(paths)
    state = _state(_stated(found), makers.stated())
    if state and (known := recalled(state, lambda connection: _build(layers(paths), "", connection, watch))):
        return known
    return _read_through(found, paths, watch)


def keep(index: sqlite3.Connection) -> None:
    """Record `index` as verified for the next run, unless it was verified recently; call this after the answer."""
    if later := getattr(index, "later", None):
        with suppress(OSError, ValueError, OverflowError):  # also where the note was damaged
            later()


def _read_through(found: Sequence[tuple[str, str]], paths: Sequence[str], watch: Watch | None) -> sqlite3.Connection:
    """Return the index of these files, identified by their contents."""
    read, states = _read(found, paths)
    made = makers.read()
    parts = [part for one in read for part in (one.file.encode(), one.content, one.lock)]
    name = digest([*made.contents, *parts])
    # Use the state of the files as read, not as they were before: a symlink may have changed in between.
    lasting = made.lasting and all(one is None or one.lasting for _, one in states)
    state = _state([(name, one and one.info) for name, one in states], made.stated) if lasting else None
    of = digest(os.fsencode(os.path.abspath(files.path(path))) for path in named(paths) or [public()])
    makers_ = digest(made.contents)
    return open_index(name, lambda connection: _build(read, makers_, connection, watch), state, made.libraries, of)


def _build(read: Sequence[Layer], makers_: str, connection: sqlite3.Connection, watch: Watch | None) -> None:
    # Lazy: YAML and the schema library are needed for a build only, never when the index is cached.
    from raes_cli.curate import curate
    from raes_cli.index.build import build
    from raes_cli.index.readings import Readings
    from raes_cli.progress import untold

    with watch() if watch else nullcontext(untold) as told:
        kept = Readings(connection, makers_)
        build(curate(read, told, kept.read), connection, told, makers_)
        kept.forget()
        connection.commit()


def _state(base: Iterable[Stated], made: Iterable[Stated]) -> str | None:
    """Return a string that identifies the state of a base and of what its index is made with; None if nothing can."""
    told = signature([*base, *made])
    return told and f"{makers.RUNNING}\n{told}"


def files_of(paths: Sequence[str]) -> list[tuple[str, str]]:
    """Return the files of a base, each as its path and its name in records."""
    names, default = named(paths), default_layers()
    if not names:
        return default
    from raes_cli.lookup.folders import gathered

    found, _LEFT[tuple(names)] = gathered(names, default)
    return found


def passed_over(paths: Sequence[str]) -> list[str]:
    """Return the files that were skipped in the folders of the base at `paths`, except hidden and editor files."""
    if not (names := named(paths)):
        return []
    if tuple(names) not in _LEFT:
        files_of(paths)
    return _LEFT.pop(tuple(names), [])  # another thread may have taken it


def _stated(found: Sequence[tuple[str, str]]) -> Iterator[Stated]:
    """Yield the stat results of the files of a base and of their lock files."""
    for path, name in found:
        for one in (path, lock_of(path)):
            try:
                yield name, os.stat(one)
            except (OSError, ValueError):
                yield name, None


def _read(
    found: Sequence[tuple[str, str]], paths: Sequence[str]
) -> tuple[list[Layer], list[tuple[str, files.Read | None]]]:
    """Return each file of a base as a layer, and what was read for it: by name, the file and its lock file or None."""
    from raes_cli.curate import Layer  # lazy: not needed for a cached base

    named_by = os.environ.get("RAES_FACTS") and not paths
    remedy = both("the base is set by RAES_FACTS", "база задана в RAES_FACTS") if named_by else None
    smaller = both(
        "a base may be a folder of several files: --facts FOLDER", "база может быть папкой с файлами: --facts ПАПКА"
    )
    read, states = [], []
    for path, name in found:
        text, lock = files.read(path, name, remedy, smaller=smaller), lock_of(path)
        most = max(_LEAST_LOCK, 2 * len(text.content))  # the lock repeats the anchors of the base, one a line
        beside = files.read(lock, files.shown(lock), most=most) if os.path.lexists(lock) else None
        read.append(Layer(name, text.content, beside.content if beside else b"", path))
        states += [(name, text), (name, beside)]
    return read, states


def lock_of(path: str) -> str:
    """Return the path of the lock file beside a file of a base."""
    return f"{os.path.splitext(path)[0]}.lock.tsv"
