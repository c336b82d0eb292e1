"""The cache: an index is published whole, trusted only if undamaged, and never the cause of an error."""

from __future__ import annotations

import errno
import hashlib
import importlib.util
import os
import random
import re
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from raes_cli import files
from raes_cli.index import blocks, cache, seen
from raes_cli.index.connection import Index

_MINUTE, _DAY = 60, 86_400


def builder(calls: list[int]) -> Callable[[sqlite3.Connection], None]:
    def build(connection: sqlite3.Connection) -> None:
        calls.append(1)
        connection.executescript(
            "DROP TABLE IF EXISTS fact; CREATE TABLE fact (id TEXT); INSERT INTO fact VALUES ('one'), ('two');"
        )

    return build


def facts(connection: sqlite3.Connection | None) -> list[str]:
    """Return the facts of the index, and close it."""
    assert connection
    with closing(connection):
        return [row[0] for row in connection.execute("SELECT id FROM fact")]


def numbers(connection: sqlite3.Connection) -> None:
    connection.executescript("CREATE TABLE number (it INTEGER);")
    with connection:
        connection.executemany("INSERT INTO number VALUES (?)", [(one,) for one in range(200)])


@pytest.mark.parametrize("memory", [False, True], ids=["file", "memory"])
def test_threads_that_ask_the_same_get_their_own_rows(
    home: Path, monkeypatch: pytest.MonkeyPatch, memory: bool
) -> None:
    if memory:
        monkeypatch.setattr(cache, "folder", lambda: None)
    with closing(cache.open_index("a", numbers)) as index, ThreadPoolExecutor(8) as pool:
        asked = [number % 199 + 1 for number in range(4000)]
        query = "SELECT count(*), max(it) FROM number WHERE it < ?"
        found = list(pool.map(lambda number: tuple(index.execute(query, (number,)).fetchone()), asked))
    assert found == [(number, number - 1) for number in asked]
    assert list(home.glob("index-*")) == ([] if memory else [home / "index-a.sqlite"])


def test_the_second_open_does_not_build(home: Path) -> None:
    calls: list[int] = []
    assert facts(cache.open_index("a", builder(calls))) == ["one", "two"]
    assert facts(cache.open_index("a", builder(calls))) == ["one", "two"]
    assert len(calls) == 1
    assert [path.name for path in home.iterdir()] == ["index-a.sqlite"]


def noted(later: Callable[[float], None]) -> Path:
    """An index that a later run has verified and noted for the state "s"."""
    cache.open_index("a", builder([])).close()
    later(_MINUTE)
    cache.open_index("a", builder([]), "s").close()
    where = cache.folder()
    assert where
    return where / "index-a.sqlite"


def test_what_was_verified_is_recalled_without_its_parts(home: Path, later: Callable[[float], None]) -> None:
    noted(later)
    assert facts(cache.recalled("s", builder([]))) == ["one", "two"]
    assert cache.recalled("another state", builder([])) is None
    assert len(list(home.iterdir())) == 2


def test_what_is_recalled_cannot_be_written_to(home: Path, later: Callable[[float], None]) -> None:
    noted(later)
    known = cache.recalled("s", builder([]))
    assert known
    with closing(known), pytest.raises(sqlite3.OperationalError):
        known.execute("INSERT INTO fact VALUES ('three')")


@pytest.mark.parametrize("name", ["a b", "50%25", "who?mode=rw", "#1", "Баку", "a&b=c;d", "name\udcff", "line\nend"])
def test_the_cache_may_be_in_a_folder_of_any_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, later: Callable[[float], None]
) -> None:
    home = tmp_path / name
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    noted(later)
    assert facts(cache.recalled("s", builder([]))) == ["one", "two"]
    assert {one.name[:5] for one in (home / "raes").iterdir()} == {"index", "seen-"}


def test_an_index_just_written_is_not_noted(home: Path) -> None:
    cache.open_index("a", builder([]), "s").close()
    assert cache.recalled("s", builder([])) is None


@pytest.mark.parametrize("way", ["written", "written with its time kept", "replaced", "removed", "a link"])
def test_a_touched_index_is_not_recalled(home: Path, later: Callable[[float], None], way: str) -> None:
    path = noted(later)
    before = path.stat()
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    if way == "replaced":
        other = path.with_name("other")
        other.write_bytes(content)
        other.replace(path)
    elif way == "removed":
        path.unlink()
    elif way == "a link":
        path.symlink_to(path.rename(path.with_name("other")))
    else:
        path.write_bytes(content)
    if way == "written with its time kept":
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert cache.recalled("s", builder([])) is None
    calls: list[int] = []
    assert facts(cache.open_index("a", builder(calls), "s")) == ["one", "two"]
    assert calls == [1]


@pytest.mark.parametrize(
    "text", [b"", b"index-a.sqlite", b"../index-a.sqlite\n", b"\xff\n1", b"/etc/passwd\n", b"..\n"]
)
def test_a_note_that_makes_no_sense_is_ignored(home: Path, later: Callable[[float], None], text: bytes) -> None:
    noted(later)
    (note,) = home.glob("seen-*")
    note.write_bytes(text)
    assert cache.recalled("s", builder([])) is None


def test_a_note_of_another_time_is_ignored(home: Path, later: Callable[[float], None]) -> None:
    noted(later)
    later(100 * _DAY)
    assert facts(cache.recalled("s", builder([]))) == ["one", "two"]
    later(0)
    assert cache.recalled("s", builder([])) is None


def test_a_use_is_noted_when_the_last_was_over_a_minute_ago(
    home: Path, later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(later)
    (note,) = home.glob("seen-*")
    used = int(time.time())
    for after, again in ((_MINUTE - 1, False), (_MINUTE, False), (_MINUTE + 1, True)):
        os.utime(note, (used, used))
        monkeypatch.setattr(time, "time", lambda after=after: used + after)
        assert facts(cache.recalled("s", builder([]))) == ["one", "two"]
        assert (note.stat().st_mtime != used) is again, after


@pytest.mark.parametrize("decayed", [None, 0, 2, 5])
def test_what_was_read_long_ago_is_read_again_block_by_block_when_answers_are_out(
    home: Path, later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch, decayed: int | None
) -> None:
    monkeypatch.setattr(blocks, "_BLOCK", 1024)
    path = noted(later)
    content, info = bytearray(path.read_bytes()), path.stat()
    count = blocks.count(len(content))
    assert count > 5
    if decayed is not None:
        content[1024 * decayed + 1000] ^= 1
        path.write_bytes(content)
        monkeypatch.setattr(cache, "_stated", lambda _path, _info, _others, told=cache._stated: told(path, info, ()))  # noqa: SLF001

    def runs(hours: int) -> Iterator[bool]:
        """Yield for each of several runs, `hours` later, whether it has read a block of the index that it knew."""
        later(hours * 60 * _MINUTE)
        for _ in range(count + 1):
            if known := cache.recalled("s", builder([])):
                with closing(known):
                    yield bool(known.later)
                    if known.later:
                        known.later()

    assert not any(runs(11))
    assert list(runs(13)) == ([*[True] * count, False] if decayed is None else [True] * (decayed + 1))
    assert decayed is not None or list(runs(26)) == [*[True] * count, False]  # from the first block on


def test_an_index_just_built_is_noted_when_the_answer_is_out(home: Path) -> None:
    calls: list[int] = []
    with closing(cache.open_index("a", builder(calls), "s")) as index:
        assert isinstance(index, Index)
        assert index.later
        assert cache.recalled("s", builder([])) is None
        index.later()
    assert facts(cache.recalled("s", builder(calls))) == ["one", "two"]
    assert calls == [1]


def test_only_what_was_just_built_for_a_state_is_left_to_be_noted(home: Path, later: Callable[[float], None]) -> None:
    for state in (None, "s"):  # built without a state; then found, but too fresh to be noted
        with closing(cache.open_index("a", builder([]), state)) as index:
            assert getattr(index, "later", "nothing") is None
    later(_MINUTE)
    with closing(cache.open_index("a", builder([]), "s")) as index:  # noted
        assert getattr(index, "later", "nothing") is None


def test_the_draft_of_a_note_is_named_as_that_of_an_index(
    home: Path, later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, drafts = os.replace, []

    def replace(draft: Path, path: Path) -> None:
        drafts.append(draft.name)
        real(draft, path)

    monkeypatch.setattr(os, "replace", replace)
    noted(later)
    assert re.fullmatch(rf"seen-\w+\.{os.getpid()}-\d+\.tmp", drafts[-1])


def test_an_index_that_is_touched_before_it_is_noted_is_not_noted(home: Path) -> None:
    with closing(cache.open_index("a", builder([]), "s")) as index:
        assert isinstance(index, Index)
        assert index.later
        path = home / "index-a.sqlite"
        content = bytearray(path.read_bytes())
        content[5000] ^= 1
        path.write_bytes(content)
        index.later()
    assert cache.recalled("s", builder([])) is None


def test_only_the_newest_notes_are_kept(home: Path, later: Callable[[float], None]) -> None:
    noted(later)
    for number in range(12):
        cache.open_index("a", builder([]), f"state {number}").close()
    assert len(list(home.glob("seen-*"))) <= 8
    assert facts(cache.recalled("state 11", builder([])))


def test_a_signature_tells_every_change_and_trusts_no_fresh_file(
    tmp_path: Path, later: Callable[[float], None]
) -> None:
    path = tmp_path / "file"
    path.write_text("one")
    first = path.stat()
    assert seen.signature([("file", first)]) is None
    later(_MINUTE)
    told = seen.signature([("file", first)])
    assert told
    assert seen.signature([("file", first)]) == told
    path.write_text("two")
    os.utime(path, ns=(first.st_atime_ns, first.st_mtime_ns))
    later(_MINUTE)
    assert path.stat().st_mtime_ns == first.st_mtime_ns
    assert seen.signature([("file", path.stat())]) not in (told, None)
    assert seen.signature([("other", first)]) not in (told, None)
    assert seen.signature([("file", None)]) not in (told, None)
    assert seen.signature([("folder", tmp_path.stat())]) is None


@pytest.mark.parametrize(("ctime", "rest"), [(5_000_000_001, 100_000_000), (5_000_000_000, 2_000_000_000)])
def test_a_file_rests_when_the_next_edit_would_show_in_its_times(
    ctime: int, rest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = os.stat_result((stat.S_IFREG, 7, 8, 1, 0, 0, 3, 0, 0, 0), {"st_mtime_ns": 4 * 10**9, "st_ctime_ns": ctime})
    gone = ("lock", None)
    for now, settled in ((ctime + rest, False), (ctime + rest + 1, True)):
        monkeypatch.setattr(time, "time_ns", lambda now=now: now)
        told = seen.signature([gone, ("file", info), gone])
        assert told == (f"lock\nfile 8 7 3 4000000000 {ctime}\nlock" if settled else None)
    # The later of the two times counts.
    later = os.stat_result((stat.S_IFREG, 7, 8, 1, 0, 0, 3, 0, 0, 0), {"st_mtime_ns": ctime + 9, "st_ctime_ns": ctime})
    assert seen.signature([("file", later)]) is None
    monkeypatch.setattr(time, "time_ns", lambda: ctime)
    assert seen.unsettled(info) == rest / 10**9
    monkeypatch.setattr(time, "time_ns", lambda: ctime + 10 * rest)
    assert seen.unsettled(info) == 0


def test_a_draft_is_named_so_that_it_is_swept_when_its_maker_is_gone(home: Path) -> None:
    seen_there: list[str] = []

    def build(connection: sqlite3.Connection) -> None:
        seen_there.extend(path.name for path in home.iterdir())
        builder([])(connection)

    cache.open_index("a", build).close()
    (draft,) = seen_there
    assert re.fullmatch(rf"index-a\.sqlite\.{os.getpid()}-\d+\.tmp", draft)
    gone = home / draft.replace(str(os.getpid()), "999999999")
    gone.touch()
    cache.open_index("b", builder([])).close()
    assert not gone.exists()


def test_another_name_is_another_index(home: Path) -> None:
    calls: list[int] = []
    cache.open_index("a", builder(calls)).close()
    cache.open_index("b", builder(calls)).close()
    assert len(calls) == 2


def test_the_folder_and_the_file_are_the_owners_alone(home: Path) -> None:
    cache.open_index("a", builder([])).close()
    assert (home.stat().st_mode & 0o777, (home / "index-a.sqlite").stat().st_mode & 0o777) == (0o700, 0o600)


def test_an_index_cannot_be_written_to(home: Path) -> None:
    connection = cache.open_index("a", builder([]))
    with closing(connection), pytest.raises(sqlite3.OperationalError):
        connection.execute("INSERT INTO fact VALUES ('three')")


def test_any_damage_is_noticed_and_mended(home: Path) -> None:
    calls: list[int] = []
    cache.open_index("a", builder(calls)).close()
    path = home / "index-a.sqlite"
    sound = path.read_bytes()
    chance = random.Random(7)
    for round_ in range(60):
        damaged = bytearray(sound)
        if round_ % 3 == 0:
            damaged = damaged[: chance.randrange(len(damaged)) if round_ else 0]
        elif round_ % 3 == 1:
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        else:
            start = chance.randrange(len(damaged) - 512)
            damaged[start : start + 512] = bytes(chance.randrange(256) for _ in range(512))
        path.write_bytes(damaged)
        before = len(calls)
        assert facts(cache.open_index("a", builder(calls))) == ["one", "two"]
        assert len(calls) == before + 1, f"damage of round {round_} was not noticed"


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_a_file_planted_beside_the_index_changes_nothing(home: Path, ending: str) -> None:
    cache.open_index("a", builder([])).close()
    other = home / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.executescript(
        "PRAGMA journal_mode = WAL; CREATE TABLE fact (id TEXT); INSERT INTO fact VALUES ('evil');"
    )
    (home / f"index-a.sqlite{ending}").write_bytes(other.read_bytes())
    connection.close()
    calls: list[int] = []
    assert facts(cache.open_index("a", builder(calls))) == ["one", "two"]
    assert calls == []


@pytest.mark.parametrize("trouble", ["file", "dangling", "missing"])
def test_without_a_usable_folder_the_answer_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    place = tmp_path / "place"
    if trouble == "file":
        place.write_text("a file where a folder should be")
    elif trouble == "dangling":
        place.symlink_to(tmp_path / "nowhere" / "deep")
    monkeypatch.setenv("XDG_CACHE_HOME", str(place if trouble != "missing" else "/proc/nowhere"))
    assert facts(cache.open_index("a", builder([]))) == ["one", "two"]


def test_without_a_home_nothing_is_recalled(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    assert cache.recalled("s", builder([])) is None


def test_without_a_home_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    assert facts(cache.open_index("a", builder([]))) == ["one", "two"]
    assert list(tmp_path.iterdir()) == []


def test_a_relative_cache_home_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    cache.open_index("a", builder([])).close()
    assert (tmp_path / ".cache" / "raes" / "index-a.sqlite").is_file()
    assert not (tmp_path / "relative").exists()


def test_a_pipe_in_place_of_a_note_or_an_index_is_not_waited_for(home: Path, later: Callable[[float], None]) -> None:
    noted(later)
    for path in list(home.iterdir()):
        path.unlink()
        os.mkfifo(path)
    assert cache.recalled("s", builder([])) is None
    assert facts(cache.open_index("a", builder([]), "s")) == ["one", "two"]
    later(_MINUTE)
    assert facts(cache.open_index("b", builder([]), "t")) == ["one", "two"]


def test_a_link_in_place_of_the_index_is_not_followed(home: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    home.mkdir()
    (home / "index-a.sqlite").symlink_to(victim)
    assert facts(cache.open_index("a", builder([]))) == ["one", "two"]
    assert victim.read_text() == "mine"


def test_a_failing_build_in_memory_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    built: list[sqlite3.Connection] = []

    def build(connection: sqlite3.Connection) -> None:
        built.append(connection)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.open_index("a", build)
    with pytest.raises(sqlite3.ProgrammingError):
        built[0].execute("SELECT 1")


def test_a_failing_build_leaves_nothing_behind(home: Path) -> None:
    def build(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE fact (id TEXT)")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.open_index("a", build)
    assert list(home.iterdir()) == []


def test_only_the_newest_indexes_are_kept_and_old_drafts_swept(home: Path) -> None:
    home.mkdir()
    stale = home / "index-x.sqlite.1-1.tmp"
    stale.touch()
    os.utime(stale, (0, 0))
    for number in range(12):
        cache.open_index(f"n{number}", builder([])).close()
        os.utime(home / f"index-n{number}.sqlite", (number + 1, number + 1))
    cache.open_index("last", builder([])).close()
    names = {path.name for path in home.iterdir()}
    assert stale.name not in names
    assert {"index-last.sqlite", "index-n11.sqlite"} <= names
    assert len(names) == 8


def used(name: str, of: str, home: Path, at: int) -> Path:
    """Create an index of the files `of`, last used at a given time."""
    cache.open_index(name, builder([]), of=of).close()
    os.utime(home / f"index-{name}.sqlite", (at, at))
    cache.open_index(name, builder([]), f"state of {name}", (), of).close()
    (note,) = [one for one in home.glob("seen-*") if f"index-{name}.sqlite".encode() in one.read_bytes()]
    os.utime(note, (at, at))
    return note


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_FINE", -(10**18))  # new files are trusted at once


@pytest.mark.usefixtures("settled")
def test_a_base_that_is_used_survives_the_edits_of_another(home: Path, later: Callable[[float], None]) -> None:
    used("daily", "one", home, 1)
    for edit in range(50):
        used(f"edit{edit}", "two", home, 10 + edit)
        index = cache.recalled("state of daily", builder([]))
        assert index, f"gone after {edit} edits"
        index.close()
    assert (home / "index-edit49.sqlite").exists()
    assert len(list(home.glob("index-*"))) == 8


@pytest.mark.usefixtures("settled")
def test_of_two_bases_the_one_goes_whose_use_is_longest_ago(home: Path) -> None:
    first = used("a0", "base 0", home, 1)
    for number in range(1, 8):
        used(f"a{number}", f"base {number}", home, 10 + number)
    cache.recalled("state of a0", builder([])).close()  # type: ignore[union-attr]
    assert first.stat().st_mtime > 100
    cache.open_index("new", builder([]), "another", (), "base 8").close()
    names = {path.name for path in home.glob("index-*")}
    assert "index-a0.sqlite" in names
    assert "index-a1.sqlite" not in names
    assert len(names) == 8


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(("bytes_", "left"), [("30000", {"d", "new"}), ("0", {"new"}), ("", None), ("much", None)])
def test_the_cache_has_a_size_and_what_was_superseded_goes_first(
    home: Path, monkeypatch: pytest.MonkeyPatch, bytes_: str, left: set[str] | None
) -> None:
    for at, (name, of) in enumerate((("a", "one"), ("b", "two"), ("d", "two"), ("c", "one"), ("e", "one"))):
        used(name, of, home, 10 + at)
    size = (home / "index-a.sqlite").stat().st_size
    monkeypatch.setenv("RAES_CACHE_BYTES", bytes_ and (str(2 * size + 10) if bytes_ == "30000" else bytes_))
    cache.open_index("new", builder([]), "another", (), "one").close()
    names = {path.stem.removeprefix("index-") for path in home.glob("index-*")}
    assert names == (left or {"a", "b", "c", "d", "e", "new"})


@pytest.mark.usefixtures("settled")
def test_of_the_indexes_larger_than_the_room_one_stays_and_drives_no_other_out(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def large(connection: sqlite3.Connection) -> None:
        builder([])(connection)
        connection.execute("INSERT INTO fact VALUES (zeroblob(100000))")
        connection.commit()

    used("small", "one", home, 1)
    monkeypatch.setenv("RAES_CACHE_BYTES", "80000")
    for number in range(2):
        cache.open_index(f"large{number}", large, f"state {number}", (), f"base {number}").close()
        os.utime(home / f"index-large{number}.sqlite", (number + 2, number + 2))
    used("other", "two", home, 4)
    names = {path.stem.removeprefix("index-") for path in home.glob("index-*")}
    assert names == {"small", "large1", "other"}


def test_the_digest_tells_parts_apart() -> None:
    assert blocks.digest([b"ab", b"c"]) != blocks.digest([b"a", b"bc"])
    assert blocks.digest([b"ab", b"c"]) == blocks.digest([b"ab", b"c"])


def test_the_draft_of_a_run_that_is_gone_is_swept(home: Path) -> None:
    home.mkdir()
    gone = subprocess.Popen(["true"])
    gone.wait()
    left, own = home / f"index-x.sqlite.{gone.pid}-1.tmp", home / f"index-x.sqlite.{os.getpid()}-1.tmp"
    left.touch()
    own.touch()
    cache.open_index("a", builder([])).close()
    assert (left.exists(), own.exists()) == (False, True)


def test_a_file_that_is_not_ours_is_left_alone(home: Path) -> None:
    home.mkdir()
    others = [home / name for name in ("notes.tmp", "index-x.tmp", "seen-.tmp", "index-y.sqlite.x-1.tmp")]
    for other in others:
        other.touch()
    cache.open_index("a", builder([]), "s").close()
    assert all(other.exists() for other in others)


def counting(connection: sqlite3.Connection) -> None:
    """Build an index that says how many indexes it was made of."""
    connection.execute("CREATE TABLE IF NOT EXISTS fact (id TEXT)")
    (count,) = connection.execute("SELECT count(*) FROM fact").fetchone()
    connection.execute("INSERT INTO fact VALUES (?)", (str(count),))
    connection.commit()


@pytest.mark.usefixtures("settled")
def test_an_index_begins_as_a_copy_of_the_one_last_used_of_its_files(home: Path) -> None:
    for name, of in (("a", "one"), ("b", "two"), ("c", "one")):
        cache.open_index(name, counting, f"state of {name}", (), of).close()
    assert facts(cache.open_index("c", counting)) == ["0", "1"]
    assert facts(cache.open_index("a", counting)) == facts(cache.open_index("b", counting)) == ["0"]
    assert facts(cache.open_index("d", counting)) == ["0"]  # of nothing known


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("way", ["damaged", "gone", "a link", "of no use"])
def test_an_index_is_made_anew_where_the_older_one_cannot_be_copied(home: Path, way: str) -> None:
    def build(connection: sqlite3.Connection) -> None:
        if way == "of no use" and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise sqlite3.IntegrityError
        counting(connection)

    cache.open_index("a", counting, "state of a", (), "one").close()
    older = home / "index-a.sqlite"
    content = bytearray(older.read_bytes())
    match way:
        case "damaged":
            content[1000] ^= 1
            older.write_bytes(content)
        case "gone" | "a link":
            older.rename(home / "elsewhere")
            if way == "a link":
                older.symlink_to(home / "elsewhere")
    assert facts(cache.open_index("b", build, "state of b", (), "one")) == ["0"]
    assert (home / "index-b.sqlite").exists()


def test_what_can_only_be_built_in_memory_is(home: Path) -> None:
    def build(connection: sqlite3.Connection) -> None:
        if connection.execute("SELECT file FROM pragma_database_list").fetchone()[0]:
            raise sqlite3.OperationalError
        counting(connection)

    assert facts(cache.open_index("a", build)) == ["0"]
    assert not list(home.glob("index-*"))


@pytest.mark.parametrize("kept", ["index", "seen"])
def test_two_sound_files_that_have_changed_places_answer_for_nothing_but_themselves(
    kept: str, home: Path, later: Callable[[float], None]
) -> None:
    def build(word: str) -> Callable[[sqlite3.Connection], None]:
        def fill(connection: sqlite3.Connection) -> None:
            connection.executescript(f"CREATE TABLE fact (id TEXT); INSERT INTO fact VALUES ('{word}');")

        return fill

    for word in ("one", "two"):
        cache.open_index(word, build(word)).close()
    later(_MINUTE)
    for word in ("one", "two"):
        cache.open_index(word, build(word), word).close()
    first, second = sorted(home.glob(f"{kept}-*"))
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)
    later(2 * _MINUTE)
    for word in ("one", "two"):
        assert cache.recalled(word, build(word)) is None
        assert facts(cache.open_index(word, build(word), word)) == [word]


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_may_write_in_is_not_used(home: Path, later: Callable[[float], None], mode: int) -> None:
    noted(later)
    home.chmod(mode)
    before = sorted(home.iterdir())
    assert cache.recalled("s", builder([])) is None
    calls: list[int] = []
    assert facts(cache.open_index("a", builder(calls), "s")) == ["one", "two"]
    assert (calls, sorted(home.iterdir())) == ([1], before)


def test_a_folder_of_somebody_else_is_not_used(
    home: Path, later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(later)
    monkeypatch.setattr(os, "getuid", lambda: 12_345)
    calls: list[int] = []
    assert cache.recalled("s", builder([])) is None
    assert facts(cache.open_index("a", builder(calls), "s")) == ["one", "two"]
    assert calls == [1]


def test_a_file_of_somebody_else_in_a_folder_of_our_own_is_not_believed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    cache.open_index("a", builder(calls)).close()
    monkeypatch.setattr(cache, "_is_private", lambda _: True)
    monkeypatch.setattr(os, "getuid", lambda: 12_345)
    assert facts(cache.open_index("a", builder(calls))) == ["one", "two"]
    assert len(calls) == 3, "once more for the folder, and then in memory"


@pytest.mark.parametrize("call", ["open", "replace", "unlink", "fsync"])
def test_what_cannot_be_published_is_answered_from_memory(
    call: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(os, call)

    def fails(path: object, *rest: object, **named: object) -> object:
        if call == "fsync" or ".tmp" in str(path):
            raise OSError(errno.ENOSPC, "no space")
        return real(path, *rest, **named)

    calls: list[int] = []
    with monkeypatch.context() as patched:
        patched.setattr(os, call, fails)
        assert facts(cache.open_index("a", builder(calls))) == ["one", "two"]
    assert len(calls) == (2 if call in ("replace", "fsync") else 1)
    assert facts(cache.open_index("a", builder(calls))) == ["one", "two"]


@pytest.mark.parametrize("error", [OSError(errno.EIO, "no"), sqlite3.DatabaseError("no")])
def test_a_sound_index_that_cannot_be_opened_is_made_in_memory(
    error: Exception, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise error

    calls: list[int] = []
    monkeypatch.setattr(cache, "_connected", refused)
    assert facts(cache.open_index("a", builder(calls))) == ["one", "two"]
    assert len(calls) == 2


def test_an_index_that_comes_to_rest_too_late_is_not_waited_for(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(cache.open_index("a", builder([]), "s")) as index:
        assert isinstance(index, Index)
        assert index.later
        monkeypatch.setattr(cache, "unsettled", lambda _: 0.25)
        monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail(f"{seconds} s"))
        index.later()
    assert [path.name for path in home.iterdir()] == ["index-a.sqlite"]


def test_who_gives_up_a_file_twice_builds_once(home: Path, later: Callable[[float], None]) -> None:
    noted(later)
    calls: list[int] = []
    index = cache.recalled("s", builder(calls))
    assert index
    index.give_up()
    index.give_up()
    assert (len(calls), list(home.glob("seen-*"))) == (1, [])
    assert facts(index) == ["one", "two"]


def test_a_note_that_makes_no_sense_is_swept(home: Path) -> None:
    cache.open_index("a", builder([])).close()
    (home / "seen-nonsense").write_bytes(b"no note")
    cache.open_index("b", builder([])).close()
    assert {path.name for path in home.iterdir()} == {"index-a.sqlite", "index-b.sqlite"}


@pytest.mark.parametrize(("error", "left"), [(PermissionError, True), (ProcessLookupError, False)])
def test_the_draft_of_a_process_that_may_not_be_asked_is_left(
    error: type[OSError], left: bool, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(pid: int, number: int) -> None:
        assert (pid, number) == (77, 0)
        raise error

    home.mkdir(parents=True, exist_ok=True)
    draft = home / "index-z.sqlite.77-1.tmp"
    draft.touch()
    monkeypatch.setattr(os, "kill", refused)
    cache.open_index("a", builder([])).close()
    assert draft.exists() is left


def test_a_python_without_its_own_digests_names_an_index_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "_blake2", None)
    spec = importlib.util.spec_from_file_location("another_blocks", blocks.__file__)
    assert spec
    assert spec.loader
    another = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(another)
    assert another.digest([b"one", b"two"]) == blocks.digest([b"one", b"two"])
    assert another.blake2b is hashlib.blake2b


def test_nothing_is_noted_where_times_of_change_can_be_set_back(
    home: Path, later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "lasting", lambda *_: False)
    noted(later)
    assert [path.name for path in home.iterdir()] == ["index-a.sqlite"]


def test_a_note_ends_with_what_else_it_is_for(home: Path, tmp_path: Path, later: Callable[[float], None]) -> None:
    library = tmp_path / "library.py"
    library.write_text("1.0")
    later(_MINUTE)
    cache.open_index("a", builder([]), "s", [str(library)]).close()
    later(2 * _MINUTE)
    cache.open_index("a", builder([]), "s", [str(library)]).close()
    assert facts(cache.recalled("s", builder([]))) == ["one", "two"]
    library.write_text("1.1")
    later(3 * _MINUTE)
    assert cache.recalled("s", builder([])) is None
    library.unlink()
    assert cache.recalled("s", builder([])) is None


@pytest.mark.parametrize("recalled", [False, True])
def test_trouble_under_an_open_index_means_the_answer_from_memory(
    home: Path, later: Callable[[float], None], recalled: bool
) -> None:
    def build(connection: sqlite3.Connection) -> None:
        rows = ",".join(f"('{number:0500}')" for number in range(500))
        connection.executescript(f"CREATE TABLE fact (id TEXT); INSERT INTO fact VALUES {rows};")

    cache.open_index("a", build).close()
    later(_MINUTE)
    connection = cache.open_index("a", build, "s")
    if recalled:
        connection.close()
        known = cache.recalled("s", build)
        assert known
        connection = known
    path = home / "index-a.sqlite"
    with path.open("r+b") as file:
        file.seek(1)
        file.write(b"\xff" * 200_000)
    assert connection.execute("SELECT count(*) FROM fact").fetchone() == (500,)
    assert list(home.glob("seen-*")) == []
    assert facts(connection) == [f"{number:0500}" for number in range(500)]
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT count(*) FROM fact")


def test_a_wrong_question_is_still_an_error(home: Path) -> None:
    with (
        closing(cache.open_index("a", builder([]))) as connection,
        pytest.raises(sqlite3.OperationalError, match="no such table"),
    ):
        connection.execute("SELECT * FROM fiction")


def test_an_index_that_is_closed_answers_no_more(home: Path) -> None:
    calls: list[int] = []
    connection = cache.open_index("a", builder(calls))
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT id FROM fact")
    assert len(calls) == 1
