"""Opening a base: its files become layers, the layers a digest, the digest an index."""

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
from raes_cli.index.cache import digest, open_index, recalled
from raes_cli.index.seen import signature
from raes_cli.text import both

if TYPE_CHECKING:
    from raes_cli.curate import Layer
    from raes_cli.progress import Watch

_PACKAGE = Path(__file__).parent.parent
_LEAST_LOCK = 1 << 20
PUBLIC = "public"
"""The folder beside the facts, and in it the files that are read after them."""

Stated = tuple[str, os.stat_result | None]
"""A name, and what the system says of the file; None where there is none."""
_LEFT: dict[tuple[str, ...], list[str]] = {}
"""What was passed over in the folders whose files have last been asked for, by the names of the base."""


def default_base() -> Path:
    """The base that comes with the program: in the wheel beside the code, in a checkout in `data/`."""
    packaged = _PACKAGE / "facts.yaml"
    return packaged if packaged.exists() else _PACKAGE.parent.parent / "data" / "facts.yaml"


def after(facts: str) -> list[str]:
    """The names of the files in the folder beside `facts` that are read after them, in their order; there need be none.

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
    """The folder beside `facts`, else the default ones, with what other public documents add."""
    return os.path.join(os.path.dirname(facts or str(default_base())), PUBLIC)


def default_layers() -> list[tuple[str, str]]:
    """The files of that base, each with what records call it: the facts, and what is read after them."""
    facts = str(default_base())
    own = (facts, os.path.basename(facts))
    return [own, *((os.path.join(public(facts), name), f"{PUBLIC}/{name}") for name in after(facts))]


def named(paths: Sequence[str]) -> list[str]:
    """What names the base: `paths`, else `RAES_FACTS`; nothing for the default base.

    Raises `UsageError` for a path that is empty, which a variable of the shell may be.
    """
    if "" in paths:
        raise UsageError(both("--facts names no path", "--facts не называет пути"))
    return list(paths) or [path for path in files.typed(os.environ.get("RAES_FACTS", "")).split(os.pathsep) if path]


def layers(paths: Sequence[str]) -> list[Layer]:
    """The files of a base, read: of `paths` (files, folders, `default`), else of `RAES_FACTS`, else the default.

    Raises `BaseError` for what is missing, no regular file, or too large.
    """
    return _read(files_of(paths), paths)[0]


def open_base(paths: Sequence[str] = (), watch: Watch | None = None) -> sqlite3.Connection:
    """The index of the base at `paths`, built first where there is none yet, which one may `watch`; close it.

    Raises `BaseError`.
    """
    found = files_of(paths)
    state = _state(_stated(found), makers.stated())
    if state and (known := recalled(state, lambda connection: _build(layers(paths), connection, watch))):
        return known
    return _read_through(found, paths, watch)


def keep(index: sqlite3.Connection) -> None:
    """Have the next run find `index` verified, now that the answer is out: after a build, or if that was long ago."""
    if later := getattr(index, "later", None):
        with suppress(OSError, ValueError, OverflowError):  # also where the note was damaged
            later()


def _read_through(found: Sequence[tuple[str, str]], paths: Sequence[str], watch: Watch | None) -> sqlite3.Connection:
    """The index of these files, by what stands in them."""
    read, states = _read(found, paths)
    made = makers.read()
    parts = [part for one in read for part in (one.file.encode(), one.content, one.lock)]
    name = digest([*made.contents, *parts])
    # The state of what has been read, and not of what was there before: a link may lead elsewhere meanwhile.
    lasting = made.lasting and all(one is None or one.lasting for _, one in states)
    state = _state([(name, one and one.info) for name, one in states], made.stated) if lasting else None
    of = digest(os.fsencode(os.path.abspath(path)) for path, _ in found)
    return open_index(name, lambda connection: _build(read, connection, watch), state, made.libraries, of)


def _build(read: Sequence[Layer], connection: sqlite3.Connection, watch: Watch | None) -> None:
    # Only here are YAML and the schema library needed: never on a warm run.
    from raes_cli.curate import curate
    from raes_cli.index.build import build
    from raes_cli.progress import untold

    with watch() if watch else nullcontext(untold) as told:
        build(curate(read, told), connection, told)


def _state(base: Iterable[Stated], made: Iterable[Stated]) -> str | None:
    """What tells one state of a base and of what makes its index from another; None where nothing does."""
    told = signature([*base, *made])
    return told and f"{makers.RUNNING}\n{told}"


def files_of(paths: Sequence[str]) -> list[tuple[str, str]]:
    """The files of a base: the path of each, and what records call it."""
    names, default = named(paths), default_layers()
    if not names:
        return default
    from raes_cli.lookup.folders import gathered

    found, _LEFT[tuple(names)] = gathered(names, default)
    return found


def passed_over(paths: Sequence[str]) -> list[str]:
    """What lies in the folders of the base at `paths` and is no part of it, but for what is hidden or an editor's."""
    if not (names := named(paths)):
        return []
    if tuple(names) not in _LEFT:
        files_of(paths)
    return _LEFT.pop(tuple(names), [])  # another thread may have told it


def _stated(found: Sequence[tuple[str, str]]) -> Iterator[Stated]:
    """What the system says of the files of a base and of their locks."""
    for path, name in found:
        for one in (path, lock_of(path)):
            try:
                yield name, os.stat(one)
            except (OSError, ValueError):
                yield name, None


def _read(
    found: Sequence[tuple[str, str]], paths: Sequence[str]
) -> tuple[list[Layer], list[tuple[str, files.Read | None]]]:
    """Each file of a base as a layer; and what was read for it, by its name: the file, and its lock if there is one."""
    from raes_cli.curate import Layer  # a base that has been read before needs none

    named_by = os.environ.get("RAES_FACTS") and not paths
    remedy = both("RAES_FACTS names the base", "базу называет RAES_FACTS") if named_by else None
    smaller = both(
        "a base may be a folder of several files: --facts FOLDER", "база может быть папкой с файлами: --facts ПАПКА"
    )
    read, states = [], []
    for path, name in found:
        text, lock = files.read(path, name, remedy, smaller=smaller), lock_of(path)
        most = max(_LEAST_LOCK, 2 * len(text.content))  # it repeats what the base has, and a line for each
        beside = files.read(lock, files.shown(lock), most=most) if os.path.lexists(lock) else None
        read.append(Layer(name, text.content, beside.content if beside else b"", path))
        states += [(name, text), (name, beside)]
    return read, states


def lock_of(path: str) -> str:
    """The path of the lock file beside a file of a base."""
    return f"{os.path.splitext(path)[0]}.lock.tsv"
