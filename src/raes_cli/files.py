"""Reading files, regular ones only and without blocking, and file names in UTF-8 whatever the locale.

Inside the program a name is text: typed UTF-8 is decoded as UTF-8 even under another locale. `path` converts such a
name to what the system expects, `shown` converts a path to what people, records and reports may see.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from functools import lru_cache

from raes_cli.errors import BaseError, reason
from raes_cli.text import Words, both, one_name
from raes_cli.tuples import NamedTuple

MOST = 64 * 1024 * 1024
"""Maximum size of a file in bytes."""
_TRIES = 3
SECOND = 1_000_000_000
# Nanoseconds after which a second edit gets a different timestamp: ten ticks of the slowest kernel clock, or the
# two-second resolution of FAT, for file systems that store whole seconds.
_FINE, _COARSE = 100_000_000, 2 * SECOND
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_FOREIGN = sys.getfilesystemencoding().lower() != "utf-8"
"""Whether the file system encoding is not the UTF-8 that the program promises."""
# File systems that reliably update ctime on every change.
_KEEPING = frozenset(
    ("ext2", "ext3", "ext4", "xfs", "btrfs", "bcachefs", "f2fs", "jfs", "nilfs2", "zfs", "tmpfs", "ramfs", "overlay")
)


class Read(NamedTuple):
    """A file as read: its content, its stat result, and whether every later change will show in its stat result."""

    content: bytes
    info: os.stat_result
    lasting: bool


def typed(text: str) -> str:
    """Return an argument or environment variable decoded as UTF-8 if it is valid, else as the locale decoded it."""
    if not _FOREIGN:
        return text
    try:
        return os.fsencode(text).decode()
    except UnicodeError:
        return text


def path(name: str) -> str:
    """Return the path to pass to the system for a typed `name`; expands a `~` that the shell has left in place."""
    if name.startswith("~"):
        with suppress(ValueError):  # a null byte, which no name can have
            name = os.path.expanduser(name)
    if not _FOREIGN:
        return name
    asked = os.fsdecode(name.encode("utf-8", "surrogateescape"))
    return asked if os.path.lexists(asked) or not os.path.lexists(name) else name


def shown(path: str) -> str:
    """Return a path fit to be shown and stored: UTF-8 on one line, with other bytes and control characters escaped."""
    try:
        name = one_name(os.fsencode(path).decode("utf-8", "backslashreplace"))
    except UnicodeError:
        name = one_name(path)
    # At the start of a line, `::` would be a workflow command to a CI system that reads the log.
    return f"./{name}" if name.startswith("::") else name


def unreadable(name: str, message: Words, remedy: Words | None = None) -> BaseError:
    """Return the error for a file called `name` that cannot be read."""
    from raes_cli.problems import Problem

    return BaseError([Problem(name, 1, 1, "file", message, remedy)])


def refused(name: str, error: OSError | ValueError, remedy: Words | None = None) -> BaseError:
    """Return the error for a file called `name` on which a system call failed, or whose name no file can have."""
    why = reason(error if isinstance(error, OSError) else FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))
    return unreadable(name, both(f"cannot be read: {why['en']}", f"не читается: {why['ru']}"), remedy)


def read(path: str, name: str, remedy: Words | None = None, most: int = MOST, smaller: Words | None = None) -> Read:
    """Read the file at `path`, retrying to get a single consistent state of it.

    Raises `BaseError` under its `name`, with the `remedy`, for a file that is missing, not regular or not accessible,
    and with the remedy `smaller` for one larger than `most` bytes.
    """
    try:
        with open(path, "rb", opener=lambda path, flags: os.open(path, flags | _NO_WAITING)) as file:
            for _ in range(_TRIES):
                began = time.time_ns()
                before = os.fstat(file.fileno())
                if not stat.S_ISREG(before.st_mode):
                    raise unreadable(name, both("not a regular file", "это не обычный файл"), remedy)
                if before.st_size > most:
                    size = most >> 20
                    raise unreadable(name, both(f"larger than {size} MiB", f"больше {size} МиБ"), smaller)
                # Read no more than st_size: a file in /proc has no size, and may be endless.
                file.seek(0)
                content = file.read(before.st_size) or b""
                steady = fingerprint(before) == fingerprint(os.fstat(file.fileno())) and len(content) == before.st_size
                if steady:
                    break
            # An edit still in progress, or one made within the same clock tick, would not change the timestamps.
            steady = steady and settles(before) < began
            return Read(content, before, steady and lasting(file.fileno(), before))
    except (OSError, ValueError) as error:
        raise refused(name, error, remedy) from None


def lasting(descriptor: int, info: os.stat_result) -> bool:
    """Return whether a later change to an open file will show in its timestamps: its file system maintains ctime.

    Some file systems only copy the modification time, which anybody may set back.
    """
    try:
        with open(f"/proc/self/fdinfo/{descriptor}", "rb") as file:
            mount = next(line.split()[1] for line in file if line.startswith(b"mnt_id:"))
        return _kind(mount) in _KEEPING
    except (OSError, StopIteration, IndexError):
        return info.st_ctime_ns != info.st_mtime_ns


@lru_cache
def _kind(mount: bytes) -> str:
    """Return the file system type of a Linux mount id."""
    with open("/proc/self/mountinfo", "rb") as file:
        return next(line.partition(b" - ")[2].split()[0].decode() for line in file if line.split()[0] == mount)


def settles(info: os.stat_result) -> int:
    """Return the time in nanoseconds up to which an edit may leave the timestamps of a file unchanged."""
    return max(info.st_mtime_ns, info.st_ctime_ns) + (_FINE if info.st_ctime_ns % SECOND else _COARSE)


def fingerprint(info: os.stat_result) -> tuple[int, ...]:
    """Return what identifies one state of a file."""
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns
