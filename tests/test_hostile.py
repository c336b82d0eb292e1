"""Hostile lines: each is answered or refused without a defect in bounded time, and the equivalent command agrees."""

from __future__ import annotations

import json
import shlex
import time

import pytest

import hostile
from asked import questions
from raes_cli.base import open_base
from raes_cli.cli import app
from small import FROZEN

_SEED = 5
_BOUND = 30.0  # on any machine, even under coverage, unless the program hangs or is quadratic
"""CPU seconds for one line."""
_TOLD = "raes: read as raes "
_LONG = 100_000


def typed(words: list[str], capfd: pytest.CaptureFixture[str]) -> tuple[int, list[str], list[str]]:
    """Return the exit code, the ids of the answer and the lines on standard error; asserts that the time is bounded."""
    capfd.readouterr()
    started = time.process_time()
    code = app.run(["--json", *words])
    took = time.process_time() - started
    out, err = capfd.readouterr()
    assert took < _BOUND, words
    assert code in (0, 1, 2), (words, err)
    assert bool(out) == (code == 0), words
    # Counts have no id.
    return code, [record.get("id", "") for record in json.loads(out or "[]")], err.splitlines()


def test_nonsense_is_answered_or_refused(request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]) -> None:
    with open_base(FROZEN) as base:
        names = sorted({word for made in questions(base) for word in made.line.split()})
    for words in hostile.lines(_SEED, request.config.getoption("--hostile-lines"), names):
        code, found, said = typed(words, capfd)
        for command in (line.removeprefix(_TOLD) for line in said if line.startswith(_TOLD)):
            assert typed(shlex.split(command), capfd)[:2] == (code, found), (words, command)


@pytest.mark.parametrize(
    "line",
    ["ə" * _LONG, "Putin, " * 14_000, "-" * _LONG, "9" * _LONG, "(" * _LONG, "1." * 50_000, "о " * 50_000, "Калугинъ " * 11_000,
     "2023 " * 20_000, "a\u0301" * 50_000, "«" * _LONG, "не " * 33_000, "first " * 16_000, "\u202e" * _LONG, "Пyтин" * 20_000],
    ids=lambda line: line[:8],
)  # fmt: skip
@pytest.mark.parametrize("command", ["", "timeline", "search", "who", "figures"])
def test_a_page_of_words_takes_no_longer(line: str, command: str, capfd: pytest.CaptureFixture[str]) -> None:
    typed([*filter(None, [command]), "--", line], capfd)
