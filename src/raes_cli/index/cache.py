"""The cache: an index named by a digest of everything it is made of, published by an atomic replace.

Readers verify the digests of the name and of every block before they trust an index, and open it as immutable, so
neither damage, nor swapping two files, nor a journal planted beside one can change an answer. A note of what has been
verified, and for which state, spares later runs the reading until a file is touched. After half a day, each run reads
one block again once its answer is out, because disks decay. A new index begins as a copy of the last one of the same
files, if that is sound. A folder that somebody else may write to is not used. Any trouble here, even later with an open
index, costs time but never an answer: the index is then built in memory.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import copyfile

from raes_cli.files import fingerprint, lasting
from raes_cli.index import blocks, sweep
from raes_cli.index.blocks import digest
from raes_cli.index.connection import Builder, Index, in_memory, read_only
from raes_cli.index.seen import signature, unsettled

_FRESH = 43_200_000_000_000
"""Nanoseconds after verification before blocks are read again."""
_USED = 60
"""Seconds after which another use of an index is noted."""
_LONGEST_WAIT = 0.25
"""Seconds to wait at most for the clock to advance."""
_OTHERS_WRITE = 0o022


def folder() -> Path | None:
    """Return the cache folder by the XDG base directory specification; None if there is no home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):
        return Path(named, "raes")
    home = os.environ.get("HOME") or os.environ.get("LOCALAPPDATA", "")
    return Path(home, ".cache", "raes") if os.path.isabs(home) else None


def recalled(state: str, build: Builder) -> Index | None:
    """Return the index that an earlier run verified for `state`; None if there is none or a file has been touched.

    `build` fills a replacement in memory if the index cannot be read to its end.
    """
    where = folder()
    if where is None:
        return None
    asked = digest([state.encode()])
    try:
        if not _is_private(where):
            return None
        path = where / f"seen-{asked}"
        with sweep.owned(path) as file:
            note, info = sweep.read(file.read()), os.fstat(file.fileno())
        age, index = time.time_ns() - note.since, where / note.name
        if (
            index.parent != where
            or note.state != asked
            or age < 0
            or note.told != _stated(index, os.stat(index, follow_symlinks=False), note.others)
        ):
            return None
        if time.time() - info.st_mtime > _USED:
            with suppress(OSError):
                os.utime(path)
        connection = _connected(index, build, path)
        if age > _FRESH:
            connection.later = lambda: _read_on(path, index, note)
    except (OSError, ValueError, sqlite3.Error):
        return None
    return connection


def open_index(
    name: str, build: Builder, state: str | None = None, others: Sequence[str] = (), of: str = ""
) -> sqlite3.Connection:
    """Return the index called `name`, read-only: from the cache, or built and published there, or built in memory.

    With `state`, which identifies what the name is a digest of, the index is noted as verified until it or one of the
    files at `others` is touched; the note also has `of`, the files of the base whatever their state. An index that has
    just been built may be noted only once the `later` of the connection is called.
    """
    where = folder()
    if where is None or not _is_usable(where):
        return in_memory(build)
    path = where / f"index-{name}.sqlite"
    sound = _verified(path)
    if built := sound is None:
        _publish(path, build, of)
        sound = _verified(path)
    if sound is None:
        return in_memory(build)
    try:
        info, lasts = sound
        note = _noted(path, info, state, others, of) if state and lasts else None
        connection = _connected(path, build, note)
    except (OSError, sqlite3.Error):
        return in_memory(build)
    if built and state and lasts and not note:
        connection.later = lambda: _note_later(path, state, others, of)
    return connection


def _note_later(path: Path, state: str, others: Sequence[str], of: str) -> None:
    """Verify an index that has just been built, once its times would show any further edit, and note that."""
    wait = unsettled(os.stat(path))
    if wait < _LONGEST_WAIT:
        time.sleep(wait)
        if (sound := _verified(path)) and sound[1]:
            _noted(path, sound[0], state, others, of)


def _read_on(path: Path, index: Path, note: sweep.Note) -> None:
    """Verify the next block of an index that was trusted unread, and note that; a damaged index loses its note."""
    with sweep.owned(index) as file:
        size = os.fstat(file.fileno()).st_size
        sound = blocks.is_sound(file, index, size, note.read)
    if not sound:
        path.unlink()
    elif note.read + 1 < blocks.count(size):
        _write_note(path, note._replace(read=note.read + 1))
    else:
        _write_note(path, note._replace(since=time.time_ns(), read=0))


def _is_private(where: Path) -> bool:
    """Return whether the folder belongs to the user and nobody else may write to it."""
    info = os.stat(where)
    return not hasattr(os, "getuid") or (info.st_uid == os.getuid() and not info.st_mode & _OTHERS_WRITE)


def _is_usable(where: Path) -> bool:
    """Return whether the folder exists, or could be made, and is private."""
    try:
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _is_private(where)
    except OSError:
        return False


def _stated(path: Path, info: os.stat_result, others: Iterable[str]) -> str | None:
    """Return the signature of an index and the other files that must not be touched; None if it is unreliable."""
    return signature([(path.name, info), *((other, os.stat(other)) for other in others)])


def _noted(path: Path, info: os.stat_result, state: str, others: Sequence[str], of: str) -> Path | None:
    """Note that the index at `path` is verified, and return the note's path; None if it would be unreliable."""
    told = _stated(path, info, others)
    if told is None:
        return None
    asked = digest([state.encode()])
    note = path.with_name(f"seen-{asked}")
    with suppress(OSError):
        _write_note(note, sweep.Note(asked, time.time_ns(), 0, of, path.name, [*others], told))
    return note


def _write_note(path: Path, note: sweep.Note) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}-{time.monotonic_ns()}.tmp")
    try:
        with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(note.text())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    sweep.sweep(path.parent, note.name, note.of)


def _verified(path: Path) -> tuple[os.stat_result, bool] | None:
    """Return the status of the index at `path` and whether it will last; None if it is not ours or is damaged."""
    try:
        with sweep.owned(path) as file:
            info = os.fstat(file.fileno())
            sound = blocks.is_sound(file, path, info.st_size)
            steady = fingerprint(info) == fingerprint(os.fstat(file.fileno())) and lasting(file.fileno(), info)
            return (info, steady) if sound else None
    except OSError:
        return None


def _connected(path: Path, build: Builder, note: Path | None) -> Index:
    # Quoted like `Path.as_uri()`, which imports `urllib.request` since Python 3.14.
    quoted = path.as_posix().removeprefix("/").replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    connection = sqlite3.connect(
        f"file:///{quoted}?mode=ro&immutable=1", uri=True, factory=Index, check_same_thread=False
    )
    connection.build, connection.note = build, note
    read_only(connection)
    return connection


def _publish(path: Path, build: Builder, of: str) -> None:
    """Build the index in a draft and move it to `path` in one step, if the cache can be used."""
    draft = path.with_name(f"{path.name}.{os.getpid()}-{time.monotonic_ns()}.tmp")
    try:
        with suppress(OSError):
            sweep.drafts(path.parent)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        return
    try:
        for older in dict.fromkeys((sweep.latest(path.parent, of), None)):
            with suppress(sqlite3.Error):  # what cannot be made of an older index may be made anew
                _write(draft, path, build, older)
                os.replace(draft, path)
                break
    except OSError:
        return
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    with suppress(OSError):
        sweep.sweep(path.parent, path.name, of)


def _write(draft: Path, path: Path, build: Builder, older: Path | None) -> None:
    """Write the index to `draft`, from a copy of an older one if there is one."""
    os.truncate(draft, 0)
    if older:
        with suppress(OSError), sweep.owned(older):
            copyfile(older, draft)
        blocks.unseal(draft, older)
    connection = sqlite3.connect(draft)
    try:
        # Records are long and leave small pages half empty. Nobody reads a draft: no journal, one sync at the end.
        connection.execute("PRAGMA page_size = 16384")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        build(connection)
    finally:
        connection.close()
    blocks.seal(draft, path)
