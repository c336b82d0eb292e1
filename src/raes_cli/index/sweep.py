"""What the cache keeps: what is used, as much as there is room for.

A look at a base leaves its time on the note of its index. What goes first is an index that a newer one of the same
files has taken the place of, or that nobody has come back to, then the one whose last use is longest ago. Those that
are larger than the room have a place for one beside it: a large base asked in turn with others is not built each time.
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
"""The variable that says how much the indexes may take."""
_BYTES = 512 << 20
_KEPT = 8
_NOTES = 4
"""How many indexes are kept, and how many notes of one."""
_STALE_SECONDS = 3600
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Do not follow a link, do not wait for a pipe."""
_LONGEST_NOTE = 16_384


class Note(NamedTuple):
    """What is noted of an index: of which state it is, when it was read, how many blocks were read again since, of
    which files it is, its name, what else must not be touched, and what the system said of all.
    """

    state: str
    since: int
    read: int
    of: str
    name: str
    others: list[str]
    told: str

    def text(self) -> bytes:
        """The note as it is written."""
        head = (self.state, str(self.since), str(self.read), self.of, self.name)
        return os.fsencode("\0".join((*head, *self.others, self.told)))


def read(text: bytes) -> Note:
    """A note as it was written; raises `ValueError` for what is none."""
    state, since, again, of, name, *others, told = os.fsdecode(text[:_LONGEST_NOTE]).split("\0")
    return Note(state, int(since), int(again), of, name, others, told)


class _Use(NamedTuple):
    """A note, when it was last used, of which index it is and of which files."""

    path: Path
    used: float
    name: str
    of: str


class _Index(NamedTuple):
    """An index, of which files it is, when it was made and last used, and how large it is."""

    path: Path
    of: frozenset[str]
    made: float
    used: float
    size: int


def drafts(where: Path) -> None:
    """Drop the drafts that a killed run left."""
    now = time.time()
    for left in (*where.glob("index-*.tmp"), *where.glob("seen-*.tmp")):
        if now - left.stat().st_mtime > _STALE_SECONDS or not _runs(left.stem.rpartition(".")[2]):
            left.unlink(missing_ok=True)


def owned(path: Path) -> BufferedReader:
    """The file at `path`, open for reading; raises `OSError` where it is another's, or a link; waits for nobody."""
    file = open(path, "rb", opener=lambda name, flags: os.open(name, flags | _AS_IT_IS))  # noqa: SIM115 - for others
    if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
        file.close()
        raise PermissionError(path)
    return file


def sweep(where: Path, kept: str, of: str) -> None:
    """Drop what there is no room for; the index called `kept`, which is `of` some files, stays in any case."""
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
    """What the notes tell of the use of indexes; one that makes no sense is of none."""
    for path in where.glob("seen-*"):
        with suppress(OSError):
            if path.suffix != ".tmp":
                yield _Use(path, path.stat().st_mtime, *_about(path))


def _about(path: Path) -> tuple[str, str]:
    """Of which index and of which files a note is."""
    try:
        with owned(path) as file:
            note = read(file.read())
    except ValueError:
        return "nothing", ""
    return note.name, note.of


def _indexes(where: Path, notes: Sequence[_Use]) -> Iterator[_Index]:
    """The indexes, with what the notes tell of them."""
    for path in where.glob("index-*.sqlite"):
        with suppress(OSError):
            info, its = path.stat(), [note for note in notes if note.name == path.name]
            used = max((info.st_mtime, *(note.used for note in its)))
            yield _Index(path, frozenset(note.of for note in its), info.st_mtime, used, info.st_size)


def _is_superseded(index: _Index, others: Iterable[_Index]) -> bool:
    """Whether there is a newer index of each of the bases that this one was made of."""
    return all(any(of in other.of and other.made > index.made for other in others) for of in index.of)


def _room() -> int:
    """How many bytes all indexes together may take."""
    asked = os.environ.get(VARIABLE, "")
    return int(asked) if asked.isascii() and asked.isdecimal() else _BYTES


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
