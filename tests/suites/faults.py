"""Calls of the system that fail, the Nth of a kind once or from there on: the right answer, or a code that says it is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path
from random import Random

from blackbox import NO_CACHE, Box
from small import BASE
from suites import Case, Skipped

_CALLS = {
    "openat": ("ENOENT", "EACCES", "EMFILE", "ENOSPC", "EROFS", "EIO"), "read": ("EIO", "EISDIR"), "pread64": ("EIO",), "write": ("ENOSPC", "EIO", "EDQUOT", "EFBIG", "EPIPE"),
    "pwrite64": ("ENOSPC", "EIO", "EDQUOT"), "fsync": ("EIO", "ENOSPC"), "fdatasync": ("EIO",), "rename": ("EXDEV", "EACCES", "ENOSPC"), "renameat": ("EACCES",),
    "unlink": ("EACCES", "EROFS"), "unlinkat": ("EACCES",), "newfstatat": ("EACCES", "ENOENT", "EIO"), "fstat": ("EIO",), "getdents64": ("EIO", "EACCES"), "mkdir": ("EACCES", "ENOSPC", "EROFS"),
    "ftruncate": ("EIO", "ENOSPC"), "lseek": ("EIO",), "fcntl": ("EAGAIN", "ENOLCK"), "chmod": ("EPERM",), "fchmod": ("EPERM",), "utimensat": ("EPERM",), "mmap": ("ENOMEM",),
    "readlink": ("EIO",), "getrandom": ("EAGAIN",), "ioctl": ("ENOTTY",), "clone": ("EAGAIN",), "getcwd": ("ENOENT", "EACCES"),
}  # fmt: skip
_LINES = (
    ("show", "talks", "--json", "--facts", "base.yaml"), ("export", "--facts", "base.yaml", "-o", "out.jsonl", "--force"), ("trade", "-f", "csv", "--facts", "base.yaml"),
    ("stats", "--facts", "base.yaml", "-f", "table"), ("check", "base.yaml"), ("export", "-f", "sqlite", "--facts", "base.yaml"), ("Baku", "--facts", "base.yaml"), ("timeline", "--facts", "folder"),
    ("new", "begun.yaml", "--force"), ("completion", "bash"), ("diff", "base.yaml", "folder"), ("show", "-", "--facts", "base.yaml"),
)  # fmt: skip
_FEW, _MANY = 12, 150


def faults(chance: Random, folder: Path) -> Iterator[Case]:
    """One call, one error, one moment; of a cold and a warm cache."""
    box = Box(folder)
    box.file("base.yaml", BASE)
    box.file("folder/base.yaml", BASE)
    while True:
        call = chance.choice(list(_CALLS))
        error, nth = chance.choice(_CALLS[call]), chance.randrange(1, chance.choice((_FEW, _MANY)))
        onward, cold = chance.choice(("", "+")), chance.random() < 0.5
        line = chance.choice(_LINES)
        name = f"{call} {error} {'onward' if onward else 'once'} {'cold' if cold else 'warm'}"
        yield Case(name, partial(failing, box, line, f"inject={call}:error={error}:when={nth}{onward}", cold=cold))


@lru_cache(maxsize=1024)
def _known(box: Box, line: tuple[str, ...]) -> tuple[int, bytes]:
    ended = box.run(*line, settings=NO_CACHE, stdin=b"talks\n", writes=("out.jsonl", "begun.yaml"))
    return ended.code, ended.out


def failing(box: Box, line: tuple[str, ...], fault: str, *, cold: bool) -> None:
    """A run in which that call fails, and the next."""
    if not shutil.which("strace"):
        raise Skipped("strace")
    code, out = _known(box, line)
    written = {
        name: (box.here / name).read_bytes() for name in ("out.jsonl", "begun.yaml") if (box.here / name).exists()
    }
    if cold:
        shutil.rmtree(box.cache / "raes", ignore_errors=True)
    call = fault.partition("=")[2].partition(":")[0]
    ended = box.run(
        *line,
        traced=("-e", f"trace={call}", "-e", fault),
        stdin=b"talks\n",
        writes=("out.jsonl", "begun.yaml"),
        codes=(0, 1, 2, 3, 4, 70),
    )
    try:
        memory = "ENOMEM" in fault
        assert ended.code != 70 or memory, "a defect"
        if ended.code == code:
            assert ended.out == out or "EPIPE" in fault, "another answer"
        else:
            assert (
                ended.code in (2, 3, 4, 70)
                or (ended.code == 0 and "EPIPE" in fault)
                or (line[-1] == "-" or "-" in line)
            ), "another code"
        for name, content in written.items():
            assert (box.here / name).read_bytes() == content, f"a part of {name}"
        assert not list(box.here.glob(".raes-*")) or "unlink" in fault or "openat" in fault, "a draft is left"
        assert box.run(*line, stdin=b"talks\n", writes=("out.jsonl", "begun.yaml")).out == out, "the next run"
    except AssertionError as failed:
        failed.add_note(f"{line} under {fault} → {ended.code}, {ended.err!r}")
        raise
    finally:
        for draft in box.here.glob(".raes-*"):
            draft.unlink()
