"""What words ask, as a value: which of several somebody may be, and when that need not be told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from raes_cli.lookup.base import open_base
from raes_cli.lookup.reading import idle, understood
from raes_cli.lookup.reading.asking import Asked
from raes_cli.text import Words, both
from small import BASE

PETROVS: Words = both("'Петрова' fits 2: petrov, petrova", "«Петрова» — это 2: petrov, petrova")
HOLDERS = Path(__file__).parent / "golden" / "holders.yaml"


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The small base with people of one family name."""
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
