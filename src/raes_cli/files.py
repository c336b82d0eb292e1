"""Files and their names: read whole, regular ones alone, never waiting; named in UTF-8 whatever the locale.

Inside the program a name is text: what was typed as UTF-8 is that, also where the locale says otherwise. `path` leads
from it to what the system is asked for, `shown` from that to what people, records and reports may see.
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
"""Bytes of a file worth reading."""
_TRIES = 3
SECOND = 1_000_000_000
# Nanoseconds after which a second edit has another time: ten ticks of the slowest kernel clock, or one of a file system
# that counts in seconds, and FAT in pairs of them.
_FINE, _COARSE = 100_000_000, 2 * SECOND
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_FOREIGN = sys.getfilesystemencoding().lower() != "utf-8"
"""Whether names are read by a locale that is not that of the contract."""
# File systems that set the time of change themselves, on every change, and show it as it is.
_KEEPING = frozenset(
    ("ext2", "ext3", "ext4", "xfs", "btrfs", "bcachefs", "f2fs", "jfs", "nilfs2", "zfs", "tmpfs", "ramfs", "overlay")
)


class Read(NamedTuple):
    """A file as read: its content, what the system says of that state of it, and whether every other state shows."""

    content: bytes
    info: os.stat_result
    lasting: bool


def typed(text: str) -> str:
    """An argument or a variable as UTF-8, if that is what it is; else as the locale reads it."""
    if not _FOREIGN:
        return text
    try:
        return os.fsencode(text).decode()
    except UnicodeError:
        return text


def path(name: str) -> str:
    """What the system is asked for by a `name` that was typed; a `~` that no shell has seen to is the home folder."""
    if name.startswith("~"):
        with suppress(ValueError):  # nobody is called by what stands before the slash, nor is a file
            name = os.path.expanduser(name)
    if not _FOREIGN:
        return name
    asked = os.fsdecode(name.encode("utf-8", "surrogateescape"))
    return asked if os.path.lexists(asked) or not os.path.lexists(name) else name


def shown(path: str) -> str:
    """A path as it may be shown and stored: UTF-8 on one line, with other bytes and control characters escaped."""
    try:
        name = one_name(os.fsencode(path).decode("utf-8", "backslashreplace"))
    except UnicodeError:
        name = one_name(path)
    # At the start of a line it would be a command to what reads the log of a workflow.
    return f"./{name}" if name.startswith("::") else name


def unreadable(name: str, message: Words, remedy: Words | None = None) -> BaseError:
    """The error for a file called `name` that cannot be read."""
    from raes_cli.problems import Problem

    return BaseError([Problem(name, 1, 1, "file", message, remedy)])


def refused(name: str, error: OSError | ValueError, remedy: Words | None = None) -> BaseError:
    """The error for a file called `name` of which the system has refused something, or that no file can have."""
    why = reason(error if isinstance(error, OSError) else FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))
    return unreadable(name, both(f"cannot be read: {why['en']}", f"не читается: {why['ru']}"), remedy)


def read(path: str, name: str, remedy: Words | None = None, most: int = MOST, smaller: Words | None = None) -> Read:
    """The file at `path`, as one state of it where it stands still.

    Raises `BaseError` under its `name` for what is missing, no regular file, or refused, with the `remedy`; and for
    what is larger than `most` bytes, with what makes it `smaller`.
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
                # No more than the system says there is: a file of /proc has no size, and may have no end.
                file.seek(0)
                content = file.read(before.st_size) or b""
                steady = marks(before) == marks(os.fstat(file.fileno())) and len(content) == before.st_size
                if steady:
                    break
            # An edit that was not over then, or is made in its tick of the clock, would leave the times as they are.
            steady = steady and settles(before) < began
            return Read(content, before, steady and lasting(file.fileno(), before))
    except (OSError, ValueError) as error:
        raise refused(name, error, remedy) from None


def lasting(descriptor: int, info: os.stat_result) -> bool:
    """Whether a later change of an open file would show in its times: its file system keeps a time of change.

    Some only repeat the time of modification, which anybody may set back.
    """
    try:
        with open(f"/proc/self/fdinfo/{descriptor}", "rb") as file:
            mount = next(line.split()[1] for line in file if line.startswith(b"mnt_id:"))
        return _kind(mount) in _KEEPING
    except (OSError, StopIteration, IndexError):
        return info.st_ctime_ns != info.st_mtime_ns


@lru_cache
def _kind(mount: bytes) -> str:
    """The kind of file system behind a mount of Linux."""
    with open("/proc/self/mountinfo", "rb") as file:
        return next(line.partition(b" - ")[2].split()[0].decode() for line in file if line.split()[0] == mount)


def settles(info: os.stat_result) -> int:
    """The nanosecond up to which an edit of a file may not show in its times."""
    return max(info.st_mtime_ns, info.st_ctime_ns) + (_FINE if info.st_ctime_ns % SECOND else _COARSE)


def marks(info: os.stat_result) -> tuple[int, ...]:
    """What tells one state of a file from another."""
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns
