"""The progress display: only on a terminal, and without a trace afterwards."""

from __future__ import annotations

import sqlite3
from contextlib import closing, redirect_stderr
from io import StringIO

import pytest

from raes_cli.cli import output
from raes_cli.cli.progress import watched
from raes_cli.curate import curate
from raes_cli.index.build import build
from raes_cli.progress import counted, untold
from raes_cli.show.progress import Bar
from raes_cli.text import Words, both
from small import BASE, layer

BAKING = both("baking", "выпечка")
ERASED = "\x1b[2K"


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that tests can set."""
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


def test_what_takes_less_than_a_second_shows_nothing(clock: list[float]) -> None:
    with redirect_stderr(Terminal()) as terminal, Bar("en") as told:
        clock[0] += 0.9
        told(BAKING, 1, 2)
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("lang", "said"), BAKING.items())
def test_after_a_second_it_is_said_what_is_done_and_how_far(clock: list[float], lang: str, said: str) -> None:
    with redirect_stderr(Terminal()) as terminal, Bar(lang) as told:
        clock[0] += 1
        told(BAKING, 1, 4)
        shown = terminal.getvalue()
        clock[0] += 0.05
        told(BAKING, 2, 4)
        assert terminal.getvalue() == shown
        clock[0] += 0.05
        told(BAKING, 3, 4)
        assert said in shown
        assert "25%" in shown
        assert "75%" in terminal.getvalue()
    assert terminal.getvalue().endswith(ERASED)


def test_what_is_interrupted_leaves_no_bar_and_never_hid_the_cursor(clock: list[float]) -> None:
    terminal = Terminal()

    def work() -> None:
        with redirect_stderr(terminal), Bar("en") as told:
            clock[0] += 1
            told(BAKING, 1, 4)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert terminal.getvalue().endswith(ERASED)
    assert "\x1b[?25l" not in terminal.getvalue()


def test_only_a_terminal_that_can_draw_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    output.hush(quiet=False)
    monkeypatch.setenv("TERM", "xterm")
    with redirect_stderr(Terminal()) as terminal:
        assert isinstance(watched(), Bar)
        output.hush(quiet=True)
        with watched() as told:
            assert told is untold
        output.hush(quiet=False)
        monkeypatch.setenv("TERM", "dumb")
        assert not isinstance(watched(), Bar)
    monkeypatch.setenv("TERM", "xterm")
    with redirect_stderr(StringIO()):
        assert not isinstance(watched(), Bar)
    assert terminal.getvalue() == ""


def test_items_are_counted_a_hundred_times_at_most() -> None:
    heard: list[int] = []
    assert list(counted(range(1000), 1000, BAKING, lambda _, done, whole: heard.append(done * 1000 + whole))) == [
        *range(1000)
    ]
    assert heard == [done * 10_000 + 1000 for done in range(100)]
    heard.clear()
    assert list(counted("ab", 2, BAKING, lambda _, done, __: heard.append(done))) == ["a", "b"]
    assert heard == [0, 1]


def test_a_base_tells_of_its_reading_checking_and_indexing() -> None:
    heard: list[tuple[str, int, int]] = []

    def told(doing: Words, done: int, whole: int) -> None:
        heard.append((doing["en"], done, whole))

    with closing(sqlite3.connect(":memory:")) as connection:
        build(curate([layer(), layer("# more\n" * 20_000 + "topics: {}\n", "more.yaml")], told), connection, told)
        (records,) = connection.execute("SELECT count(*) FROM record").fetchone()
    assert [*dict.fromkeys(doing for doing, _, _ in heard)] == ["reading the base", "checking it", "making its index"]
    for doing in dict.fromkeys(doing for doing, _, _ in heard):
        done = [at for said, at, _ in heard if said == doing]
        assert done == sorted(done)
    assert {whole for said, _, whole in heard if said == "reading the base"} == {len(BASE.encode()) + 140_011}
    assert {whole for said, _, whole in heard if said == "making its index"} == {records}
