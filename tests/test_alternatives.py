"""Alternative readings of words without an answer: other commands that have one, or the line without one name."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from raes_cli.lookup.hints import Hint
from raes_cli.lookup.reading.alternatives import nearest_to
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.tokens import tokens
from raes_cli.text import both

FOUND = {
    ("gaps", "Putin in Baku"): ("raes gaps", 1), ("figures", "Putin in Baku"): ("raes figures", 0), ("said", "Putin in Baku"): ("raes said", 2),
    ("timeline", "Putin in Baku"): ("raes timeline", 3), ("search", "Putin in Baku"): ("raes search", 4),
    ("meetings", "in Baku"): ("raes meetings --place baku", 5), ("meetings", "Putin in"): ("raes meetings --with putin", 6),
}  # fmt: skip


def nearest(
    base: sqlite3.Connection, typed: str, question: str, *without: str, hint: str = ""
) -> tuple[str | None, list[tuple[str, str]]]:
    """Return the suggestions where the commands in `without` find nothing, and the questions that were tried."""
    asked: list[tuple[str, str]] = []

    def asks(other: str, words: str) -> tuple[str, int] | None:
        asked.append((other, words))
        return None if other in without else FOUND.get((other, words))

    line = Line(base, tokens(typed), dt.date(2024, 2, 29), "meetings")
    told = nearest_to(line, question, asks, Hint(both(hint, hint), elsewhere="elsewhere" in hint) if hint else None)
    assert told is None or told["ru"] == told["en"].replace("nearest", "ближайшее")
    return told["en"] if told else None, asked


def test_other_commands_that_have_an_answer_are_nearest(base: sqlite3.Connection) -> None:
    told, asked = nearest(base, "Putin in Baku", "meetings")
    assert told == "nearest: raes gaps (1), raes said (2), raes timeline (3)"
    assert asked == [(name, "Putin in Baku") for name in ("gaps", "figures", "said", "timeline", "search")]
    assert nearest(base, "Putin in Baku", "said")[0] == "nearest: raes gaps (1), raes timeline (3), raes search (4)"


def test_where_it_is_told_already_what_filters_leave_only_gaps_are(base: sqlite3.Connection) -> None:
    left = "without --year 2023: 2"
    asked = [("gaps", "Putin in Baku")]
    assert nearest(base, "Putin in Baku", "meetings", hint=left) == ("nearest: raes gaps (1)", asked)
    assert nearest(base, "Putin in Baku", "meetings", "gaps", hint=left) == (None, asked)


def test_where_another_command_is_told_none_is_nearer(base: sqlite3.Connection) -> None:
    assert nearest(base, "Putin in Baku", "meetings", hint="without x: 2; elsewhere: raes said (1)") == (None, [])


def test_else_the_same_command_without_one_thing_is(base: sqlite3.Connection) -> None:
    others = ("gaps", "figures", "said", "timeline", "search")
    told, asked = nearest(base, "Putin in Baku", "meetings", *others)
    assert told == "nearest: raes meetings --place baku (5), raes meetings --with putin (6)"
    assert asked[len(others) :] == [("meetings", "in Baku"), ("meetings", "Putin in")]


@pytest.mark.parametrize(
    ("typed", "rests"),
    [("Putin", []), ("Putin lighthouse", ["lighthouse", "Putin"]), ("in Baku", ["in"]), ("when in", [])],
)
def test_what_says_nothing_alone_is_not_left_out(typed: str, rests: list[str], base: sqlite3.Connection) -> None:
    told, asked = nearest(base, typed, "meetings")
    assert told is None
    assert asked[5:] == [(name, words) for name in ("meetings", "search") for words in rests]


def test_without_one_thing_a_search_may_have_it_where_the_command_has_not(base: sqlite3.Connection) -> None:
    told, _ = nearest(base, "Putin lighthouse in Baku", "meetings")
    assert told == "nearest: raes search (4)"


def test_where_something_is_to_come_the_last_is_told(base: sqlite3.Connection) -> None:
    last = {("meetings", "last meeting of Putin"): ("raes meetings --with putin --reverse --limit 1", 1)}
    line = Line(base, tokens("upcoming meeting of Putin"), dt.date(2024, 2, 29), "meetings")
    found = nearest_to(line, "meetings", lambda *asked: last.get(asked), None)
    command = "raes meetings --with putin --reverse --limit 1"
    assert found == both(
        f"no source here mentions a future one; the last one: {command}",
        f"ни один источник базы о предстоящем не говорит; последнее: {command}",
    )
    assert nearest_to(line, "meetings", lambda *_: None, None) is None


@pytest.mark.parametrize(
    ("typed", "whether"),
    [
        ("did Putin visit Baku", True), ("был ли Путин в Баку", True), ("Putin Bakıda olubmu", True), ("Putin gəldimi", True), ("gəldimi Putin", True),
        ("Putin visited Baku", False), ("Putin did visit Baku", False), ("Putin rəsmi", False), ("Лиля Путин", False),
    ],
)  # fmt: skip
def test_whether_something_was_so_is_not_denied_by_silence(typed: str, whether: bool, base: sqlite3.Connection) -> None:
    line = Line(base, tokens(typed), dt.date(2024, 2, 29), "timeline")
    untold = nearest_to(line, "timeline", lambda *_: None, None)
    assert (untold is not None) is whether
    assert not untold or untold["en"].startswith("no source here mentions it")
    assert nearest_to(line, "figures", lambda *_: None, None) is None
