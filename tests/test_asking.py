"""Who is asked about: which of several people a name may mean, and when that is not mentioned."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from raes_cli.lookup.base import open_base
from raes_cli.lookup.reading import idle, understood
from raes_cli.lookup.reading.asking import Asked, titled
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.tokens import tokens
from raes_cli.text import Words, both
from small import BASE

PETROVS: Words = both("'Петрова' fits 2: petrov, petrova", "«Петрова» — это 2: petrov, petrova")
HOLDERS = Path(__file__).parent / "golden" / "holders.yaml"


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The index of the small base with people who share a family name."""
    path = tmp_path_factory.mktemp("families") / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    with closing(open_base([str(path), str(HOLDERS)])) as index:
        yield index


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("Петрова Финляндия", [(PETROVS, ("petrov", "petrova"))]),
        ("Финляндия Петрова", [(PETROVS, ("petrov", "petrova"))]),
        ("Финляндия Орлова", []),
        ("Петрова в Баку", []),
    ],
)
def test_somebody_beside_others_may_turn_out_to_be_one_of_two(
    line: str, fits: list[tuple[Words, tuple[str, ...]]], families: sqlite3.Connection
) -> None:
    asked = understood(families, line)
    assert list(asked.fits) == fits
    assert [note for note in asked.notes if "Петрова" in note["en"]] == [PETROVS] * ("Петрова" in line)
    assert not asked.counted


@pytest.mark.parametrize(
    ("records", "told"),
    [
        (['{"id": "talks", "with": ["petrov"]}'], [PETROVS]),
        (['{"with": ["petrov"]}', '{"with": ["orlova", "petrov"]}'], [PETROVS]),
        (['{"with": ["petrov"]}', '{"with": ["petrova"]}'], []),
        (['{"with": ["petrov", "petrova"]}'], []),
        (['{"with": ["petrovich"]}'], []),
        (["{}"] * 999 + ['{"with": ["petrov"]}'], [PETROVS]),
        (["{}"] * 1000 + ['{"with": ["petrov"]}'], []),
        ([], []),
    ],
)
def test_a_note_is_idle_where_one_of_the_two_alone_is_in_the_answer(records: list[str], told: list[Words]) -> None:
    asked = Asked("timeline", {}, notes=(PETROVS,), fits=((PETROVS, ("petrov", "petrova")),))
    assert idle(asked, records) == told


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Lavrov and Bayramov meet in Moscow", True), ("what is Lavrov and Bayramov meet in Moscow", True), ("Lavrov and Bayramov meet", False),
        ("Putin Lavrov and Bayramov meet in Moscow", False), ("last Lavrov and Bayramov meet in Moscow", False),
        ("the-Lavrov and Bayramov meet in Moscow", False), ("what is", False),
    ],
)  # fmt: skip
def test_a_whole_title_is_its_record_also_behind_words_that_ask(
    line: str, shown: bool, base: sqlite3.Connection
) -> None:
    found = titled(Line(base, tokens(line), dt.date(2024, 2, 29)))
    assert found == (Asked("show", {}, names=("lavrov-bayramov-2023-05-19",)) if shown else None)


def test_what_is_asked_is_not_counted_unless_that_is_said() -> None:
    asked = Asked("timeline", {})
    assert (asked.counted, asked.why, asked.skip) == (False, False, 0)


@pytest.mark.parametrize(
    ("line", "left_out", "said"),
    [
        ("meetings except after 2023", ("-days", ("2024-01-01", "9999")), "except after 2023"),
        ("встречи кроме до 2023", ("-days", ("", "2022-12-31")), "кроме до 2023"),
        ("timeline except trade", ("-topic", ("trade",)), "except trade"),
        ("timeline except the first", ("-id", ("council-1",)), "except the first"),
        ("said without RIA Novosti", ("-with-at-by", ("ria-novosti",)), "without RIA Novosti"),
        ("timeline except visits", ("-kind", ("visit",)), "except visits"),
    ],
)
def test_what_is_left_out_is_a_term_and_said(
    line: str, left_out: tuple[str, tuple[str, ...]], said: str, base: sqlite3.Connection
) -> None:
    asked = understood(base, line, today="2024-02-29")
    assert asked.terms == ((left_out,),)
    assert " ".join(asked.said) == said


@pytest.mark.parametrize(("today", "holders"), [("2020-05-01", ("dahl", "falk")), ("2022-05-01", ("berg",))])
def test_last_year_is_the_one_before_the_day_it_is_asked(
    today: str, holders: tuple[str, ...], families: sqlite3.Connection
) -> None:
    asked = understood(families, "who was secretary last year", today=today)
    assert (asked.question, asked.names) == ("who", holders)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("встреча Петрова", "petrov"),
        ("новая встреча Петрова", "petrov"),
        ("встречи Петрова", "petrov"),
        ("о встрече Петрова", "petrov"),
        ("встречу Петрова", "petrov"),
        ("встреч Петрова", "petrov"),
        ("Орлова и Петрова", "petrov petrova"),
        ("Орловой и Петрова", "petrov"),
        ("визит Орловой и Петрова", "petrov"),
        ("Петрова", "petrov petrova"),
        ("хлеб Петрова", "petrov petrova"),
        ("новый хлеб Петрова", "petrov petrova"),
        ("визит Петрова", "petrov"),
        ("Берга и Петрова", "petrov"),
        ("Берг и Петрова", "petrov petrova"),
        ("и Петрова", "petrov petrova"),
        ("хлеб и Петрова", "petrov petrova"),
    ],
)  # fmt: skip
def test_a_name_that_is_a_case_of_another_is_read_by_what_governs_it(
    line: str, meant: str, families: sqlite3.Connection
) -> None:
    *_, last = Line(families, tokens(line), dt.date(2024, 2, 29)).items
    assert " ".join(last.means["actor"]) == meant
