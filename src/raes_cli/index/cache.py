"""The cache: an index named by a digest of what it is made of, published whole or not at all.

Readers verify the digest of the image before they believe it and open it immutable, so neither damage
nor a journal planted beside it can change an answer. Any trouble here costs time, never an answer:
the index is then built in memory.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path

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


def open_index(name: str, build: Builder) -> sqlite3.Connection:
    """The index called `name`, read-only: from the cache, or built and published there, or in memory."""
    where = folder()
    if where is None:
        return _in_memory(build)
    path = where / f"index-{name}.sqlite"
    connection = _verified(path)
    if connection is None and _publish(path, build):
        connection = _verified(path)
    return connection or _in_memory(build)


def _verified(path: Path) -> sqlite3.Connection | None:
    """The index at `path`, if it is ours and undamaged."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(descriptor, "rb") as file:
            if hasattr(os, "getuid") and os.fstat(descriptor).st_uid != os.getuid():
                return None
            with mmap(file.fileno(), 0, access=ACCESS_READ) as content:
                trailer, image = content[-_TRAILER:], blake2b(digest_size=_DIGEST_SIZE)
                with memoryview(content) as whole, whole[:-_TRAILER] as body:
                    image.update(body)
        if trailer != _MAGIC + image.digest():
            return None
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        connection.execute("PRAGMA query_only = 1")
    except (OSError, ValueError, sqlite3.Error):
        return None
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
        while block := file.read(1 << 20):
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
    """Drop drafts that a killed run left, and all but the newest indexes."""
    now = time.time()
    for left in where.glob("index-*.tmp"):
        if now - left.stat().st_mtime > _STALE_SECONDS or not _runs(left.suffixes[-2]):
            left.unlink(missing_ok=True)
    newest = sorted(where.glob("index-*.sqlite"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in newest[_KEPT - 1 :]:
        old.unlink(missing_ok=True)


def _runs(suffix: str) -> bool:
    """Whether the process that a draft is named after (`.PID-…`) is still there, as far as can be told."""
    pid = suffix[1:].partition("-")[0]
    if not pid.isdecimal() or os.name != "posix":
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
