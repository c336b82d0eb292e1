"""Readings of questions, exactly: the equivalent command, and what no option can express.

A change is not a fault in itself; the difference is to be read.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from raes_cli.base import Base, open_base
from raes_cli.cli.commands import COMMANDS, QUESTION
from raes_cli.errors import RaesError
from raes_cli.lookup.query import Reading
from small import BASE, FROZEN

TABLES = Path(__file__).parent / "golden"


def read(base: Base, line: str) -> str:
    """Return a row: the line typed after `raes`, the equivalent command, the roles of what it names, and the notes.

    If the line asks how many there are, the count comes first among the notes.
    """
    name, *words = shlex.split(line)
    command = COMMANDS.get(name, QUESTION)
    try:
        typed = words if name in COMMANDS else [name, *words]
        answer = command.load()(base, base.read(name) if name in COMMANDS else Reading(), typed)
    except RaesError as error:
        return "\t".join((line, "!", " | ".join(said["en"] for said in (error.message, error.hint) if said)))
    reading = answer.reading
    terms = [" | ".join(f"{role} {_first(role, ids)}" for role, ids in term) for term in reading.query.terms]
    notes = [note["en"] for note in (*([answer.above] if answer.above else []), *reading.notes)]
    return "\t".join((line, reading.command(), " & ".join(terms), "; ".join(notes))).rstrip("\t")


def _first(role: str, ids: tuple[str, ...]) -> str:
    """Return the ids; of a full-text expression, its first form."""
    return ",".join(re.findall(r'^\("([^"]*)"', one)[0] if role.endswith("text") else one for one in ids)


ROWS = {name: (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines() for name in ("readings", "holders")}


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[dict[str, Base]]:
    """The bases that the tables query; with `--update`, the tables are written first."""
    (small := tmp_path_factory.mktemp("readings") / "base.yaml").write_text(BASE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
        opened = {"readings": open_base(FROZEN), "holders": open_base([small, TABLES / "holders.yaml"])}
    with opened["readings"], opened["holders"]:
        if pytestconfig.getoption("--update"):
            for name, (head, *rows) in ROWS.items():
                found = (read(opened[name], row.partition("\t")[0]) for row in rows)
                (TABLES / f"{name}.tsv").write_text("\n".join((head, *found, "")), encoding="utf-8")
        yield opened


@pytest.mark.parametrize(("name", "row"), [(name, row) for name, (_, *rows) in ROWS.items() for row in rows])
def test_each_question_is_read_as_it_was(
    name: str, row: str, bases: dict[str, Base], pytestconfig: pytest.Config
) -> None:
    found = read(bases[name], row.partition("\t")[0])
    assert found == row or pytestconfig.getoption("--update"), (
        "read the difference, then pytest --update tests/test_readings.py"
    )


def read_on(today: str, command: str, *lines: str) -> list[str]:
    """Return the commands that lines after a command are read as on a day."""
    with open_base(FROZEN) as base:
        asked = base.read(command, today=today)
        return [base.ask(line, asked).reading.command() for line in lines]


def test_the_year_that_one_of_two_words_says_is_told_by_its_number() -> None:
    lines = ("in November of last year", "ноябрь этого года", "last year", "Putin last year", "позапрошлый год")
    assert read_on("2024-02-29", "meetings", *lines) == [
        "raes meetings --on 'November of 2023 year'", "raes meetings --on 'ноябрь 2024 года'", "raes meetings --on 'last year'",
        "raes meetings --on 'last year' --with putin", "raes meetings --on '2022 год'",
    ]  # fmt: skip


def test_this_day_is_that_of_every_year_unless_another_is_named() -> None:
    lines = ("what happened on this day", "в этот день", "bu gün", "on this day: 22 February", "this day in 2022")
    assert read_on("2025-12-26", "timeline", *lines) == [
        "raes timeline --on '26 December'", "raes timeline --on '26 December'", "raes timeline --on 'bu gün'",
        "raes timeline --on '22 February'", "raes timeline --year 2022",
    ]  # fmt: skip
    of_every_year = ("on this day in history", "today in history", "сегодня в истории", "tarixdə bu gün")
    assert {*read_on("2025-12-26", "timeline", *of_every_year)} == {"raes timeline --on '26 December'"}
