"""Generated questions about the base's own records: in every language, the record is among the first answers."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from zlib import crc32

import pytest

from asked import Made, questions
from raes_cli.base import Base, open_base
from raes_cli.cli import questions as commands
from raes_cli.errors import RaesError
from small import FROZEN

_ENOUGH = 0.97
_SAMPLE = 500
_EACH = 3
"""Number of questions per record and language."""
_TODAY = "2026-11-28"


@pytest.fixture
def asked() -> Iterator[Base]:
    with open_base(FROZEN) as base:
        yield base


def answers(base: Base, made: Made) -> list[str]:
    """Return the ids of the answers; empty if the question is refused."""
    words = made.line.split()
    command = words.pop(0) if words[0] in ("said", "figures", "timeline") else ""
    ask = commands.records if command else commands.question
    try:
        answer = ask(base, base.read(command, today=_TODAY), words)
    except RaesError:
        return []
    return [json.loads(record)["id"] for record in answer.records]


def test_every_record_is_asked_for_in_each_language(asked: Base) -> None:
    made = Counter((one.wanted, one.language) for one in questions(asked))
    types = ("event", "figure", "statement", "person")
    ids = [record["id"] for record in asked.every().decoded() if record["type"] in types]
    assert {(id_, language) for id_ in ids for language in ("en", "ru", "az") if made[id_, language] < _EACH} == set()


def test_a_day_at_the_end_of_time_bounds_a_question(asked: Base) -> None:
    assert asked.ask("Putin after 31.12.9999").reading.option("--from") == "9999-12-31"


def share(base: Base, made: list[Made]) -> float:
    """Return the share of questions that are answered; with `-s`, prints it by language and kind."""
    right, wrong = Counter[tuple[str, str]](), defaultdict[tuple[str, str], list[Made]](list)
    for one in made:
        if one.is_answered(answers(base, one)):
            right[one.kind, one.language] += 1
        else:
            wrong[one.kind, one.language].append(one)
    for kind in sorted({*right, *wrong}):
        lines = [f"{', '.join(kind)}: {right[kind]} of {right[kind] + len(wrong[kind])}"]
        lines += [f"    {one.line} -> {one.wanted}" for one in wrong[kind]]
        print(*lines, sep="\n")  # noqa: T201
    print(f"{right.total()} of {len(made)}: {right.total() / len(made):.1%}")  # noqa: T201
    return right.total() / len(made)


def some(base: Base, request: pytest.FixtureRequest) -> list[Made]:
    """Return the sample, or all questions if asked; a new record replaces few of the sample, not all of it."""
    made = questions(base)
    if request.config.getoption("--all-questions"):
        return made
    return sorted(made, key=lambda one: crc32(f"{one.wanted} {one.line}".encode()))[:_SAMPLE]


def test_what_is_asked_of_a_record_finds_it(asked: Base, request: pytest.FixtureRequest) -> None:
    assert share(asked, some(asked, request)) >= _ENOUGH


@pytest.mark.live
def test_what_is_asked_of_a_record_of_all_layers_finds_it(request: pytest.FixtureRequest) -> None:
    with open_base() as base:
        assert share(base, some(base, request)) >= _ENOUGH
