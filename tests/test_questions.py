"""Questions in plain words: the line typed after `raes`, and the record that must come first."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from raes_cli.cli import app

GOLDEN = Path(__file__).parent / "golden" / "questions.tsv"


class Question(NamedTuple):
    line: str
    wanted: tuple[str, ...]
    top: int
    absent: frozenset[str]

    @property
    def typed(self) -> list[str]:
        return shlex.split(self.line)


def golden() -> Iterator[Question]:
    for row in GOLDEN.read_text(encoding="utf-8").splitlines()[1:]:
        line, wanted, top, *absent = row.split("\t")
        yield Question(line, tuple(wanted.split()), int(top or 0), frozenset(" ".join(absent).split()))


QUESTIONS = list(golden())


def answered(capfd: pytest.CaptureFixture[str], *typed: str) -> tuple[int, list[str], list[str]]:
    capfd.readouterr()
    code = app.run(["--json", *typed])
    out, err = capfd.readouterr()
    return code, [record["id"] for record in json.loads(out)] if out else [], err.splitlines()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.line)
def test_the_answer_comes_first_and_the_command_that_is_told_gives_the_same(
    question: Question, capfd: pytest.CaptureFixture[str]
) -> None:
    code, found, said = answered(capfd, *question.typed)
    if question.wanted and question.wanted[0].startswith("!"):
        assert (code, found) == (int(question.wanted[0][1:]), [])
    else:
        assert code == 0
        assert set(question.wanted) <= set(found[: question.top])
        assert question.absent.isdisjoint(found)
        assert question.wanted or not found
    told = [line.removeprefix("raes: read as raes ") for line in said if line.startswith("raes: read as raes ")]
    assert bool(told) == (code == 0) or question.typed[0] in ("who", "search", "council")
    for command in told:
        assert answered(capfd, *shlex.split(command))[:2] == (code, found), command


@pytest.mark.parametrize(
    ("line", "command"),
    [
        (["двенадцатый межрегиональный форум"], "timeline двенадцатый межрегиональный форум"),
        (["said", "--", "коридор", "-Север-Юг"], "said коридор Север-Юг"),
        (["российско-азербайджанские"], "who interregional-forum raes"),
        (["sources", "kalugin"], "sources kalugin"),
        (["railway", "North-South"], "search railway North-South"),
        (["танки", "Т-72", "Т-72"], "search танки Т-72"),
        (["said", "рекомендации", "\\Council"], "said рекомендации '\\Council'"),
        (["list", "meetings", "in", "2023"], "meetings --year 2023"),
        (["list", "all", "visits", "of", "Lavrov"], "timeline --kind visit --with lavrov"),
        (["new", "director", "of", "the", "department"], "who kalugin"),
    ],
)
def test_the_command_says_each_thing_once(line: list[str], command: str, capfd: pytest.CaptureFixture[str]) -> None:
    code, found, said = answered(capfd, *line)
    assert f"raes: read as raes {command}" in said
    assert answered(capfd, *shlex.split(command))[:2] == (code, found)


@pytest.mark.parametrize(
    "line",
    ["квоты на нефть", "said Путин", "timeline trade-2023", "timeline туристы Иран",
     "meetings Transneft", "şuranın turizm haqqında mövqeyi", "Ministry of Defence tourism", "trade Лавров --year 2023"],
)  # fmt: skip
def test_the_nearest_readings_are_told_and_have_what_they_say(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    code, found, said = answered(capfd, *shlex.split(line))
    assert (code, found) == (0, [])
    told = [part for part in said[-1].split("nearest: ")[1].split(", ") if part.startswith("raes ")]
    assert told
    for command, count in (re.fullmatch(r"raes (.*) \((\d+)\)", one).groups() for one in told):  # type: ignore[union-attr]
        assert len(answered(capfd, *shlex.split(command))[1]) == int(count), command


@pytest.mark.parametrize(("line", "told"), [
    ("said ззз Лавров", "without it: raes said Лавров"), ("Ззззз Север-Юг", "without it: raes Север-Юг"),
    ("Nagorno-Karabakh", "without it: raes karabakh"), ("timeline Зззз-Карабах", "without it: raes timeline карабах"),
    ("Закавказье", "closest in the texts: кавказ"),
    ("figures туристы блабла 2023", "without it: raes figures туристы 2023"),
    ("сколька туристов 2023", "did you mean 'сколько'? raes сколько туристов 2023"),
    ("how meny tourists", "did you mean 'many'? raes how many tourists"),
    ("timeline встерчи Лаврова", "did you mean 'встречи'? raes timeline встречи Лаврова"),
    ("визит Бриена 2023", "without it: raes визит 2023"),
])  # fmt: skip
def test_a_stranger_is_told_with_the_command_without_it(
    line: str, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    code, _, said = answered(capfd, *shlex.split(line))
    assert (code, said[-1]) == (1, told)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("сколько раз встречались Лавров и Байрамов в 2023", ["counted in this base: 7 (talks 4, meeting 3)"]),
        ("how often did Putin phone Aliyev", ["counted in this base: 1 (call 1); not counted: 11 (meeting 8, talks 3)"]),
        ("meetings Putin Aliyev", []),
        ("how many sessions of the council", ["counted in this base: 4 (council session 4)"]),
        ("how often did Putin and Aliyev meet in April 2024", ["counted in this base: 0; not known to have been held: 1 (talks 1)"]),
        ("how many statements by Kalugin", ["counted in this base: 27"]),
        ("how many students", []),
    ],
)  # fmt: skip
def test_what_is_asked_how_often_is_counted(line: str, told: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    code, _, said = answered(capfd, *shlex.split(line))
    assert code == 0
    assert [one.removeprefix("raes: ") for one in said if "counted" in one] == told


def test_a_cause_that_is_unknown_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    code, found, said = answered(capfd, "why", "did", "the", "peacekeepers", "withdraw")
    assert (code, found) == (0, ["peacekeepers-withdrawal-2024-04"])
    told = next(one for one in said if "unknown" in one).removeprefix("raes: what is unknown about it: raes ")
    assert answered(capfd, *shlex.split(told.rpartition(" (")[0]))[1]


@pytest.mark.parametrize(
    ("line", "remote"),
    [
        ("последняя встреча Лаврова и Байрамова", False),
        ("Lavrov Bayramov in person 2023", False),
        ("when did Lavrov and Bayramov first meet in person", False),
        ("last call of Putin and Aliyev", True),
        ("meetings Putin Aliyev", True),
    ],
)
def test_no_call_is_a_meeting_that_stands_for_all(line: str, remote: bool, capfd: pytest.CaptureFixture[str]) -> None:
    code, found, _ = answered(capfd, *shlex.split(line))
    assert code == 0
    assert found
    assert any("-call-" in id_ for id_ in found) == remote


@pytest.mark.parametrize(
    "line", ["Калугин", "trade 2023", "figures Лавров", "search Калугин 2025", "Baku 2023", "Лавров Самарканд"]
)
def test_quiet_says_nothing(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    told = answered(capfd, *shlex.split(line))
    assert answered(capfd, "-q", *shlex.split(line)) == (*told[:2], [])


@pytest.mark.parametrize(("line", "told"), [
    ("meetings Mikhail", "raes: 'Mikhail' fits 3: bocharnikov, kalugin, mishustin"),
    ("Baku 2023", "raes: 'Baku' fits 2: azerbaijan-republic, baku (place)"),
    ("timeline Karabakh", "raes: 'Karabakh' fits 2: karabakh-region (place), karabakh (topic)"),
    ("президент 2022 --lang ru", "raes: «президент» — это 2: putin, aliyev"),
    ("timeline Баку --lang ru", "raes: «Баку» — это 2: azerbaijan-republic, baku (место)"),
])  # fmt: skip
def test_what_may_be_several_is_either_and_said(line: str, told: str, capfd: pytest.CaptureFixture[str]) -> None:
    _, found, said = answered(capfd, *shlex.split(line))
    assert told in said
    assert found


@pytest.mark.parametrize(
    "line", ["в Баку 2023", "meetings Mishustin", "meetings Mikhail Asadov", "событие в Карабахе", "trade 2023"]
)
def test_what_is_one_thing_is_not_said_to_be_several(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert not any(" fits " in one for one in answered(capfd, *shlex.split(line))[2])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("show putin council", 1),
        ("show trade energy", 1),
        ("show lavrov meetings", 1),
        ("list persons Putin", 2),
        ("new mine other", 2),
    ],
)
def test_what_is_no_id_list_or_file_is_answered_by_nothing_else(
    line: str, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert answered(capfd, *shlex.split(line))[:2] == (code, [])


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("show me the meetings of Putin in 2023", "putin-aliyev-kremlin-2023-05-25"),
        ("list meetings of Putin in 2023", "putin-aliyev-kremlin-2023-05-25"),
        ("new director of RIAC", "timofeev"),
    ],
)
def test_the_name_of_a_command_may_be_a_verb_of_a_question(
    line: str, first: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert answered(capfd, *shlex.split(line))[1][0] == first
