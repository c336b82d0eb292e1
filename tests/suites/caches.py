"""The cache: killed while it is made, crowded, damaged, exchanged, foreign, and on every file system that can be had."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from random import Random

from blackbox import NO_CACHE, PROGRAM, Box
from small import BASE, planted
from suites import Case, Skipped

A, B = BASE, planted("Orlova visits Baku", "Orlova leaves Baku")
"""Two bases of one size."""
_WORDS = ("show", "visit", "--json", "--facts", "base.yaml")
_TICK = 0.15
"""Seconds in which a file comes to rest, as far as its times tell: the clock of the kernel, and more."""


def caches(chance: Random, folder: Path) -> Iterator[Case]:
    """Whatever may become of a cache."""
    box = Box(folder)
    box.still_right()
    with _systems(folder) as systems:
        while True:
            match chance.randrange(8):
                case 0:
                    yield Case("killed", partial(killed, box, chance.random() * 1.2))
                case 1 | 2:
                    yield Case("damaged", partial(damaged, box, Random(chance.random())))
                case 3:
                    yield Case("exchanged", partial(exchanged, box, chance.randrange(3)))
                case 4:
                    name, way = chance.choice(FOREIGN)
                    yield Case(f"foreign: {name}", partial(foreign, box, way))
                case 5 | 6:
                    kind, where = chance.choice(systems)
                    name, edit = chance.choice(EDITS)
                    yield Case(
                        f"{name} on {kind}", partial(edited, Box(where / f"{chance.randrange(1 << 30)}"), edit, kind)
                    )
                case 7:
                    if chance.random() < 0.2:
                        yield Case("crowded", partial(crowded, box, chance.choice((4, 8, 16))))
                    else:
                        kind, where = chance.choice(systems)
                        yield Case(
                            f"two releases on {kind}", partial(changed, Box(where / f"{chance.randrange(1 << 30)}"))
                        )


def killed(box: Box, moment: float) -> None:
    """Killed while it makes its index."""
    shutil.rmtree(box.cache / "raes", ignore_errors=True)
    box.run("export", sent=(signal.SIGKILL, moment), codes=(0, -signal.SIGKILL))
    box.still_right()
    assert not list((box.cache / "raes").glob("*.tmp")), "a draft of nobody is left"


def crowded(box: Box, many: int) -> None:
    """So many first runs at once."""
    shutil.rmtree(box.cache / "raes", ignore_errors=True)
    line = [*PROGRAM, "who", "Kalugin", "--json"]
    runs = [
        subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=box.here, env=box.settings)
        for _ in range(many)
    ]
    told = {(*one.communicate(), one.returncode) for one in runs}
    assert len(told) == 1, told
    box.still_right()
    assert len(list((box.cache / "raes").glob("index-*"))) == 1


def _noted(box: Box) -> list[Path]:
    """The files of the cache, where it is warm and noted."""
    box.still_right()
    time.sleep(_TICK)
    box.still_right()
    found = sorted((box.cache / "raes").iterdir())
    assert any(path.name.startswith("seen-") for path in found), found
    return found


def damaged(box: Box, chance: Random) -> None:
    """A file of the cache that is not what it was, its times put back."""
    path = chance.choice(_noted(box))
    content, info = bytearray(path.read_bytes()), path.stat()
    at = chance.randrange(len(content))
    match chance.randrange(7):
        case 0:
            content[at] ^= 1 << chance.randrange(8)
        case 1:
            content[at : at + 512] = bytes(len(content[at : at + 512]))
        case 2:
            del content[at:]
        case 3:
            content += chance.randbytes(chance.randrange(1, 5000))
        case 4:
            to = chance.randrange(len(content))
            content[at : at + 4096], content[to : to + 4096] = content[to : to + 4096], content[at : at + 4096]
        case 5:
            content = bytearray(
                chance.choice((b"", b"\0" * 4096, b"SQLite format 3\0", chance.randbytes(9999), _other()))
            )
        case 6:
            path.unlink()
            path.mkdir()
    if path.is_file():
        if chance.random() < 0.5:
            path.write_bytes(content)
        else:
            other = path.with_name("other")
            other.write_bytes(content)
            other.replace(path)
        os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
    box.still_right()
    if path.is_dir():
        path.rmdir()
    box.still_right()


def _other() -> bytes:
    """The database of some other program."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE record (number, id, type, kind, ordinal, earliest, latest, undated, status, json)")
    connection.execute("INSERT INTO record VALUES (1, 'kalugin', 'person', 0, 0, 0, 0, 0, 0, '{\"id\": \"kalugin\"}')")
    return connection.serialize()


def exchanged(box: Box, what: int) -> None:
    """Two sound files of the cache in each other's place."""
    for name, text in (("a.yaml", A), ("b.yaml", B)):
        box.file(name, text)
        (box.here / name).touch()
    right = {name: box.run("export", "--facts", name, settings=NO_CACHE).out for name in ("a.yaml", "b.yaml")}
    time.sleep(_TICK)
    shutil.rmtree(box.cache / "raes", ignore_errors=True)
    for name in (*right, *right):
        box.run("export", "--facts", name)
        time.sleep(_TICK / 2)
    kinds = (("index-*", "seen-*"), ("index-*",), ("seen-*",))[what]
    for kind in kinds:
        one, other, *_ = sorted((box.cache / "raes").glob(kind))
        aside = one.with_name("aside")
        one.rename(aside)
        other.rename(one)
        aside.rename(other)
    for name in (*right, *right):
        assert box.run("export", "--facts", name, codes=(0,)).out == right[name], name
    for name in right:
        (box.here / name).unlink()


def _mode(mode: int) -> Callable[[Path], None]:
    def make(where: Path) -> None:
        where.mkdir()
        where.chmod(mode)

    return make


def _owned(where: Path) -> None:
    where.mkdir(exist_ok=True)
    os.chown(where, 65534, 65534)


def _link(target: str) -> Callable[[Path], None]:
    return lambda where: where.symlink_to(target)


def _planted(where: Path) -> None:
    for path in list(where.glob("index-*")):
        for ending in ("-journal", "-wal", "-shm"):
            path.with_name(path.name + ending).write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(2048))


def _linked_files(where: Path) -> None:
    for path in list(where.iterdir()):
        kept = where.parent / f"kept-{path.name}"
        path.rename(kept)
        path.symlink_to(kept)


FOREIGN: tuple[tuple[str, Callable[[Path], object]], ...] = (
    ("0777", _mode(0o777)), ("0770", _mode(0o770)), ("0500", _mode(0o500)), ("0000", _mode(0)), ("somebody else's", _owned),
    ("a file", lambda where: where.write_bytes(b"x")), ("a pipe", os.mkfifo), ("a dangling link", _link("nowhere")), ("a circle", _link("raes")),
    ("a device", _link("/dev/null")), ("journals", _planted), ("links to files", _linked_files),
)  # fmt: skip


def foreign(box: Box, way: Callable[[Path], object]) -> None:
    """A folder that is not as it should be, or has what does not belong there."""
    where = box.cache / "raes"
    _noted(box)
    if way not in (_planted, _linked_files):
        shutil.rmtree(where)
    kept = {path: path.read_bytes() for path in box.cache.glob("kept-*")}
    try:
        way(where)
        box.still_right()
        box.still_right()
        assert {path: path.read_bytes() for path in kept} == kept
    finally:
        if where.is_dir() and not where.is_symlink():
            where.chmod(0o700)
            shutil.rmtree(where)
        else:
            where.unlink(missing_ok=True)
        for path in box.cache.glob("kept-*"):
            path.unlink()
    box.still_right()


@contextmanager
def _systems(folder: Path) -> Iterator[list[tuple[str, Path]]]:
    """The file systems that can be had: the kind of each, and a folder on it."""
    mounted: list[Path] = []
    found = [(_kind(folder), folder / "own")]
    (folder / "own").mkdir()
    if os.access("/dev/shm", os.W_OK):
        where = Path("/dev/shm") / f"raes-{os.getpid()}"
        where.mkdir()
        found.append(("tmpfs", where))
    lower, upper, work, over, bound = (folder / name for name in ("lower", "upper", "work", "over", "bound"))
    for path in (lower, upper, work, over, bound):
        path.mkdir()
    mounts = {
        "overlay": (
            over,
            ["mount", "-t", "overlay", "overlay", "-o", f"lowerdir={lower},upperdir={upper},workdir={work}", str(over)],
        ),
        "fuse": (bound, ["bindfs", "--ctime-from-mtime", str(lower), str(bound)]),
    }
    for kind, (where, command) in mounts.items():
        if (
            os.geteuid() == 0
            and shutil.which(command[0])
            and subprocess.run(command, capture_output=True, check=False).returncode == 0
        ):
            mounted.append(where)
            found.append((kind, where))
    try:
        yield found
    finally:
        for where in mounted:
            subprocess.run(["umount", "-l", str(where)], check=False)
        with suppress(StopIteration):
            shutil.rmtree(next(where for kind, where in found if kind == "tmpfs"))


def _kind(folder: Path) -> str:
    told = subprocess.run(["stat", "-f", "-c", "%T", str(folder)], capture_output=True, text=True, check=False)
    return told.stdout.strip() or "here"


def _put_back(path: Path, info: os.stat_result) -> None:
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))


def _in_place(path: Path, text: str) -> None:
    info = path.stat()
    with path.open("r+") as file:
        file.write(text)
    _put_back(path, info)


def _replaced(path: Path, text: str) -> None:
    info = path.stat()
    other = path.with_name("other.txt")
    other.write_text(text)
    _put_back(other, info)
    other.replace(path)


def _copied(path: Path, text: str) -> None:
    other = path.with_name("other.txt")
    other.write_text(text)
    _put_back(other, path.stat())
    subprocess.run(["cp", "-p", str(other), str(path)], check=True)
    other.unlink()


def _switched(path: Path, text: str) -> None:
    other = path.with_name("other.txt")
    other.write_text(text)
    _put_back(other, path.stat())
    path.unlink()
    path.symlink_to("other.txt")


def _plain(path: Path, text: str) -> None:
    path.write_text(text)


EDITS: tuple[tuple[str, Callable[[Path, str], None]], ...] = (
    ("an edit", _plain), ("an edit in place", _in_place), ("a file in its place", _replaced), ("cp -p", _copied), ("a link", _switched),
)  # fmt: skip


def edited(box: Box, edit: Callable[[Path, str], None], kind: str) -> None:
    """An edit that keeps size and times shows at once, wherever the base is and however often it was asked."""
    path = box.here / "base.yaml"
    path.write_text(A)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    for _ in range(2):
        time.sleep(_TICK)
        assert b"Orlova visits Baku" in box.run(*_WORDS, codes=(0,)).out
    for text, said in ((B, b"Orlova leaves Baku"), (A, b"Orlova visits Baku")):
        edit(path, text)
        for _ in range(3):
            ended = box.run(*_WORDS, codes=(0,), writes=("base.yaml", "other.txt"))
            assert said in ended.out, (kind, said)
            time.sleep(_TICK)
    shutil.rmtree(box.folder)


OTHER_RELEASE = ("curate/records.py", 'said.get("topics"', 'said.get("topicz"')
"""A file of the program, and what stands there in another release, which finds no topics."""


def changed(box: Box) -> None:
    """Another release of the program, with the same sizes and times of all its files, does not believe the first one's index."""
    command = _program(box)
    ended = [subprocess.run(command, capture_output=True, env=box.settings, cwd=box.here, check=False)]
    file, now, then = OTHER_RELEASE
    path = box.folder / "site" / "raes_cli" / file
    text = path.read_text()
    assert now in text
    path.write_text(text.replace(now, then))
    os.utime(path, (1, 1))
    for _ in range(2):
        time.sleep(_TICK)
        ended.append(subprocess.run(command, capture_output=True, env=box.settings, cwd=box.here, check=False))
    assert [one.returncode for one in ended[:1]] == [0], ended
    assert b'"topics":["relations"]' in ended[0].stdout
    assert ended[1].stdout == ended[2].stdout != ended[0].stdout
    shutil.rmtree(box.folder)


def _program(box: Box) -> list[str]:
    """A copy of the program all of whose files are from one moment, as some packagers make them."""
    import raes_cli

    site = box.folder / "site"
    if site.exists():
        raise Skipped("a second copy")
    shutil.copytree(Path(raes_cli.__file__).parent, site / "raes_cli", ignore=shutil.ignore_patterns("__pycache__"))
    for path in site.rglob("*"):
        if stat.S_ISREG(path.lstat().st_mode):
            os.utime(path, (1, 1))
    box.file("base.yaml", BASE)
    box.settings["PYTHONPATH"] = str(site)
    box.settings["PYTHONDONTWRITEBYTECODE"] = "1"
    return [PROGRAM[0], "-m", "raes_cli", "show", "talks", "--json", "--facts", "base.yaml"]
