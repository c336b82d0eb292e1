"""What an earlier run has read need not be read again: a file is known by what the system says of it, as in git.

A file is the one seen before if its device, inode, size and both its times are. Nobody can set back the change time
of a file system that keeps one, so it tells of every edit, whatever became of the modification time. What it cannot
tell: a second edit within one tick of the clock, so a file that has just been changed is not believed; a disk that
decays, so what is believed for long is read again, block by block; a write through a mapping of memory to a page that
has been written to before, which moves no time on any system; and one write that goes on for more than that tick.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable

from raes_cli.files import SECOND, marks, settles


def signature(files: Iterable[tuple[str, os.stat_result | None]]) -> str | None:
    """What the system says of `files` (name, or whatever tells them apart; None: not there), as one line.

    None where that cannot be relied on: a file is no regular one, it has just been changed, the system does not say.
    """
    now = time.time_ns()
    parts = []
    for name, info in files:
        if info is None:
            parts.append(name)
            continue
        if os.name != "posix" or not stat.S_ISREG(info.st_mode) or settles(info) >= now:
            return None
        parts.append(f"{name} {' '.join(map(str, marks(info)))}")
    return "\n".join(parts)


def unsettled(info: os.stat_result) -> float:
    """Seconds until an edit of a file would show in its times."""
    return max(0, settles(info) - time.time_ns()) / SECOND
