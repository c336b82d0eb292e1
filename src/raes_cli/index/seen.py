"""Signatures of files by their status, as git uses them, so that unchanged files need not be read again.

A file is unchanged if its device, inode, size and both times are. On a file system that keeps a change time, nobody can
set it back, so it reveals every edit, whatever the modification time says. It cannot reveal a second edit within one
tick of the clock, so a file that has just been changed is not trusted; decay of the disk, so what is trusted for long
is read again, block by block; a write through a memory mapping to a page written before, which changes no time on any
system; and a single write that takes longer than that tick.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable

from raes_cli.files import SECOND, fingerprint, settles


def signature(files: Iterable[tuple[str, os.stat_result | None]]) -> str | None:
    """Return the status of `files` (a distinguishing name, and None if there is no file) as one string.

    None if it is unreliable: a file is not a regular one, or has just been changed, or the system is not POSIX.
    """
    now = time.time_ns()
    parts = []
    for name, info in files:
        if info is None:
            parts.append(name)
            continue
        if os.name != "posix" or not stat.S_ISREG(info.st_mode) or settles(info) >= now:
            return None
        parts.append(f"{name} {' '.join(map(str, fingerprint(info)))}")
    return "\n".join(parts)


def unsettled(info: os.stat_result) -> float:
    """Return the seconds until an edit of a file would show in its times."""
    return max(0, settles(info) - time.time_ns()) / SECOND
