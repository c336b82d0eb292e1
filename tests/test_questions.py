"""Questions in plain words: what is typed after `raes`, and what must come first."""

from __future__ import annotations

import json
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
def test_the_answer_comes_first(question: Question, capfd: pytest.CaptureFixture[str]) -> None:
    code, found, _ = answered(capfd, *question.typed)
    if question.wanted and question.wanted[0].startswith("!"):
        assert (code, found) == (int(question.wanted[0][1:]), [])
        return
    assert code == 0
    assert set(question.wanted) <= set(found[: question.top])
    assert question.absent.isdisjoint(found)
    assert question.wanted or not found


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.line)
def test_the_command_that_is_told_gives_the_same(question: Question, capfd: pytest.CaptureFixture[str]) -> None:
    code, found, said = answered(capfd, *question.typed)
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
    ],
)
def test_the_command_says_each_thing_once(line: list[str], command: str, capfd: pytest.CaptureFixture[str]) -> None:
    code, found, said = answered(capfd, *line)
    assert f"raes: read as raes {command}" in said
    assert answered(capfd, *shlex.split(command))[:2] == (code, found)
