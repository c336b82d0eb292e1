"""The cache: an index named by a digest of what it is made of, published whole or not at all.

Readers verify the digest of the image before they believe it and open it immutable, so neither damage
nor a journal planted beside it can change an answer. A note of what has been verified spares the next run
the reading, until a file is touched. Any trouble here costs time, never an answer: the index is then built in memory.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import BufferedReader
from pathlib import Path

from raes_cli.index.seen import signature

try:
    # hashlib's own module, without the 10 ms that loading OpenSSL takes.
    from _blake2 import blake2b  # type: ignore[import-not-found, unused-ignore]
except ImportError:
    from hashlib import blake2b

_MAGIC = b"raes index 1\n"
_DIGEST_SIZE = 32
_TRAILER = len(_MAGIC) + _DIGEST_SIZE
_KEPT = 8
_STALE_SECONDS = 3600
_BLOCK = 1 << 18
_LONGEST_NOTE = 500
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Do not follow a link, do not wait for a pipe."""

Builder = Callable[[sqlite3.Connection], None]


def digest(parts: Iterable[bytes]) -> str:
    """A name for what is made of `parts`: 32 hexadecimal digits."""
    state = blake2b(digest_size=16)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return str(state.hexdigest())


def folder() -> Path | None:
    """The cache folder by the XDG base directory specification; None where there is no home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):
        return Path(named, "raes")
    home = os.environ.get("HOME") or os.environ.get("LOCALAPPDATA", "")
    return Path(home, ".cache", "raes") if os.path.isabs(home) else None


def recalled(state: str) -> sqlite3.Connection | None:
    """The index that an earlier run has verified for `state`, if nothing has touched it since."""
    where = folder()
    if where is None:
        return None
    try:
        with _owned(where / _note(state)) as file:
            name, _, told = file.read(_LONGEST_NOTE).decode().partition("\n")
        path = where / name
        if path.parent != where or told != signature([(name, os.stat(path, follow_symlinks=False))]):
            return None
        return _connected(path)
    except (OSError, ValueError, sqlite3.Error):
        return None


def open_index(name: str, build: Builder, state: str | None = None) -> sqlite3.Connection:
    """The index called `name`, read-only: from the cache, or built and published there, or in memory.

    For `state`, which tells what the name is a digest of, it is noted that the index is verified.
    """
    where = folder()
    if where is None:
        return _in_memory(build)
    path = where / f"index-{name}.sqlite"
    told = _verified(path)
    if told is None and _publish(path, build):
        told = _verified(path)
    if told is None:
        return _in_memory(build)
    if state and told:
        with suppress(OSError):
            _write_note(where / _note(state), f"{path.name}\n{told}")
    try:
        return _connected(path)
    except sqlite3.Error:
        return _in_memory(build)


def _note(state: str) -> str:
    return f"seen-{digest([os.fsencode(state)])}"


def _write_note(path: Path, text: str) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}-{time.monotonic_ns()}.tmp")
    try:
        with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(text.encode())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    _sweep(path.parent)


def _owned(path: Path) -> BufferedReader:
    """The file at `path`, open for reading; raises `OSError` where it is another user's, or a link."""
    file = open(path, "rb", opener=lambda name, flags: os.open(name, flags | _AS_IT_IS))  # noqa: SIM115 - for the caller
    if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
        file.close()
        raise PermissionError(path)
    return file


def _verified(path: Path) -> str | None:
    """The signature of the index at `path` if it is ours and undamaged (empty where there is none), else None."""
    try:
        with _owned(path) as file:
            told = signature([(path.name, os.fstat(file.fileno()))])
            left = os.fstat(file.fileno()).st_size - _TRAILER
            image = blake2b(digest_size=_DIGEST_SIZE)
            while left > 0 and (block := file.read(min(_BLOCK, left))):
                image.update(block)
                left -= len(block)
            sound = file.read() == _MAGIC + image.digest()
    except OSError:
        return None
    return told or "" if sound else None


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute("PRAGMA query_only = 1")
    return connection


def _publish(path: Path, build: Builder) -> bool:
    """Build the index aside, then put it at `path` in one step; False where the cache cannot be used."""
    draft = path.with_name(f"{path.name}.{os.getpid()}-{time.monotonic_ns()}.tmp")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(OSError):
            _sweep(path.parent)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        return False
    try:
        _write(draft, build)
        os.replace(draft, path)
    except (OSError, sqlite3.Error):
        return False
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return True


def _write(draft: Path, build: Builder) -> None:
    """The image at `draft`, with its digest behind it (SQLite's header says where the image ends)."""
    connection = sqlite3.connect(draft)
    try:
        # Nobody reads a draft: no journal, no syncing before the end.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        build(connection)
    finally:
        connection.close()
    with open(draft, "r+b") as file:
        state = blake2b(digest_size=_DIGEST_SIZE)
        while block := file.read(_BLOCK):
            state.update(block)
        file.write(_MAGIC + state.digest())
        file.flush()
        os.fsync(file.fileno())


def _in_memory(build: Builder) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    build(connection)
    connection.execute("PRAGMA query_only = 1")
    return connection


def _sweep(where: Path) -> None:
    """Drop drafts that a killed run left, and all but the newest indexes and notes."""
    now = time.time()
    for left in (*where.glob("index-*.tmp"), *where.glob("seen-*.tmp")):
        if now - left.stat().st_mtime > _STALE_SECONDS or not _runs(left.stem.rpartition(".")[2]):
            left.unlink(missing_ok=True)
    for kept in ("index-*.sqlite", "seen-*"):
        newest = sorted(where.glob(kept), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in newest[_KEPT - 1 :]:
            old.unlink(missing_ok=True)


def _runs(maker: str) -> bool:
    """Whether the process that a draft is named after (`PID-…`) is still there, as far as can be told."""
    pid = maker.partition("-")[0]
    if not pid.isdecimal() or os.name != "posix":
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
