"""Eviction: which indexes and notes the cache keeps within its size.

Each use of a base updates the time of the note of its index. An index that is superseded by a newer one of the same
files, or that has no note left, goes first; then the least recently used. Of the indexes that are larger than the whole
limit, one is kept beside it, so that a large base used in turn with others is not rebuilt each time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import BufferedReader
from pathlib import Path

from raes_cli.tuples import NamedTuple

VARIABLE = "RAES_CACHE_BYTES"
"""The environment variable that limits the total size of the indexes in bytes."""
_BYTES = 512 << 20
_KEPT = 8
_NOTES = 4
"""The number of indexes kept, and of notes per index."""
_STALE_SECONDS = 3600
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Do not follow a link, and do not wait for a pipe."""
_LONGEST_NOTE = 16_384


class Note(NamedTuple):
    """A note on a verified index.

    `state` identifies what the index was verified for, `since` is the time of the verification, `read` the number of
    blocks read again since, `of` the files of the base, `name` the index, `others` the other files that must not be
    touched, and `told` the signature of the index and these files.
    """

    state: str
    since: int
    read: int
    of: str
    name: str
    others: list[str]
    told: str

    def text(self) -> bytes:
        """Return the note as it is written to a file."""
        head = (self.state, str(self.since), str(self.read), self.of, self.name)
        return os.fsencode("\0".join((*head, *self.others, self.told)))


def read(text: bytes) -> Note:
    """Return a note from the bytes of its file; raises `ValueError` if it is malformed."""
    state, since, again, of, name, *others, told = os.fsdecode(text[:_LONGEST_NOTE]).split("\0")
    return Note(state, int(since), int(again), of, name, others, told)


class _Use(NamedTuple):
    """A note with the time of its last use, the name of its index, and the files of its base."""

    path: Path
    used: float
    name: str
    of: str


class _Index(NamedTuple):
    """An index, the files of the bases it was used for, when it was made and last used, and its size."""

    path: Path
    of: frozenset[str]
    made: float
    used: float
    size: int


def drafts(where: Path) -> None:
    """Delete the drafts left by killed runs."""
    now = time.time()
    for left in (*where.glob("index-*.tmp"), *where.glob("seen-*.tmp")):
        if now - left.stat().st_mtime > _STALE_SECONDS or not _runs(left.stem.rpartition(".")[2]):
            left.unlink(missing_ok=True)


def owned(path: Path) -> BufferedReader:
    """Open the file at `path` for reading, without following a link or waiting.

    Raises `OSError` if it is a link or belongs to another user.
    """
    file = open(path, "rb", opener=lambda name, flags: os.open(name, flags | _AS_IT_IS))  # noqa: SIM115 - for others
    if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
        file.close()
        raise PermissionError(path)
    return file


def latest(where: Path, of: str) -> Path | None:
    """Return the index last used for the files that `of` identifies; None if there is none."""
    notes = [note for note in _notes(where) if of and note.of == of]
    return where / max(notes, key=lambda one: one.used).name if notes else None


def sweep(where: Path, kept: str, of: str) -> None:
    """Delete indexes and notes beyond the limits, but never the index called `kept`, which is `of` some files."""
    notes = sorted(_notes(where), key=lambda one: -one.used)
    indexes, room = list(_indexes(where, [_Use(Path(), 0.0, kept, of), *notes])), _room()
    order = sorted(indexes, key=lambda one: (one.path.name == kept, not _is_superseded(one, indexes), one.used))
    fitting, gone = [one for one in order if one.size <= room], [one for one in order if one.size > room][:-1]
    while len(fitting) > _KEPT or sum(one.size for one in fitting) > room:
        gone.append(fitting.pop(0))
    for one in gone:
        one.path.unlink(missing_ok=True)
    often: dict[str, int] = {}
    for note in notes:
        often[note.name] = often.get(note.name, 0) + 1
        if often[note.name] > _NOTES or not (where / note.name).exists():
            note.path.unlink(missing_ok=True)


def _notes(where: Path) -> Iterator[_Use]:
    """Yield the uses recorded by the notes; a malformed note belongs to no index."""
    for path in where.glob("seen-*"):
        with suppress(OSError):
            if path.suffix != ".tmp":
                yield _Use(path, path.stat().st_mtime, *_about(path))


def _about(path: Path) -> tuple[str, str]:
    """Return the name of the index of a note, and the files of its base."""
    try:
        with owned(path) as file:
            note = read(file.read())
    except ValueError:
        return "nothing", ""
    return note.name, note.of


def _indexes(where: Path, notes: Sequence[_Use]) -> Iterator[_Index]:
    """Yield the indexes with what the notes say about them."""
    for path in where.glob("index-*.sqlite"):
        with suppress(OSError):
            info, its = path.stat(), [note for note in notes if note.name == path.name]
            used = max((info.st_mtime, *(note.used for note in its)))
            yield _Index(path, frozenset(note.of for note in its), info.st_mtime, used, info.st_size)


def _is_superseded(index: _Index, others: Iterable[_Index]) -> bool:
    """Return whether there is a newer index of every base that this index was used for."""
    return all(any(of in other.of and other.made > index.made for other in others) for of in index.of)


def _room() -> int:
    """Return the limit on the total size of the indexes, in bytes."""
    asked = os.environ.get(VARIABLE, "")
    return int(asked) if asked.isascii() and asked.isdecimal() else _BYTES


def _runs(maker: str) -> bool:
    """Return whether the process that made a draft (`PID-…`) still runs, as far as can be told."""
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
