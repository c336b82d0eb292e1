"""What an earlier run has read need not be read again: a file is known by what the system says of it, as in git.

A file is the one seen before if its device, inode, size and both its times are. The change time cannot be set back, so
it tells of every edit, whatever became of the modification time. Two things it cannot tell: a second edit within one
tick of the clock, so a file that has just been changed is not believed; and a disk that decays, so nothing is believed
for longer than a day.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable

# Nanoseconds after which a second edit has another time: ten ticks of the slowest kernel clock, or one of a file system
# that counts in seconds, and FAT in pairs of them.
_FINE, _COARSE = 100_000_000, 2_000_000_000
_SECOND = 1_000_000_000
_DAY = 86_400_000_000_000


def signature(files: Iterable[tuple[str, os.stat_result | None]]) -> str | None:
    """What the system says today of `files` (name, or whatever tells them apart; None: not there), as one line.

    None where that cannot be relied on: a file is no regular one, it has just been changed, the system does not say.
    """
    now = time.time_ns()
    parts = [str(now // _DAY)]
    for name, info in files:
        if info is None:
            parts.append(name)
            continue
        if os.name != "posix" or not stat.S_ISREG(info.st_mode) or not _settled(info, now):
            return None
        numbers = (info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns)
        parts.append(f"{name} {' '.join(map(str, numbers))}")
    return "\n".join(parts)


def _settled(info: os.stat_result, now: int) -> bool:
    """Whether an edit from `now` on would show in the times of a file."""
    changed = max(info.st_mtime_ns, info.st_ctime_ns)
    return changed < now - (_FINE if info.st_ctime_ns % _SECOND else _COARSE)
