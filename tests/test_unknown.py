"""Words of a question that can be ignored if no record has them: verbs, and words between two known names."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.tokens import tokens
from raes_cli.lookup.reading.unknown import _of_gaps, _plain


@pytest.mark.parametrize(
    ("line", "left_out"),
    [
        ("Лавров построили в Баку", "построили"), ("что Лавров построили в Баку", "построили"), ("Алиев написал в Баку", "написал"),
        ("кто построил мост в Баку", "построил"), ("when Lavrov cancelled in Baku", "cancelled"), ("Lavrov in Baku cancelled", ""),
        ("Lavrov in Baku supported", "supported"), ("supported Lavrov in Baku", ""),
        ("cancelled Lavrov in Baku", ""), ("what did Lavrov criticise in Baku", "criticise"), ("what did Lavrov Criticise in Baku", ""),
        ("Lavrov criticise Baku", ""), ("what did Lavrov 4x in Baku", ""), ("what did Lavrov twelfth in Baku", ""),
        ("what did Lavrov Cancelled in Baku", ""), ("what did Lavrov bread Baku", ""), ("what did Lavrov with bread in Baku", ""),
        ("what did Lavrov in bread in Baku", ""), ("what did criticise in Baku", ""), ("what did Lavrov in Baku criticise", ""),
        ("Лавров хлеб Баку", ""), ("кто Лавров хлеб в Баку", "хлеб"), ("кто Лавров о хлебе в Баку", ""), ("Лавров Критиковал Баку", ""),
    ],
)  # fmt: skip
def test_verbs_and_what_stands_between_known_things_may_be_left_out(
    line: str, left_out: str, base: sqlite3.Connection
) -> None:
    read = Line(base, tokens(line), dt.date(2024, 2, 29))
    assert " ".join(read.typed(item) for item in _plain(read)) == left_out


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("туризм", True), ("whether tourism 2024", True), ("is tourism growing", True), ("карабахская операция", False), ("vizit Lavrova", False),
        ("дипломатические отношения установлены", False), ("Lavrov", False), ("Baku 2023", False), ("zimbabwe", False),
    ],
)  # fmt: skip
def test_few_gaps_that_have_each_word_in_some_form_know_of_what_is_asked(
    line: str, known: bool, base: sqlite3.Connection
) -> None:
    found = _of_gaps(Line(base, tokens(line), dt.date(2024, 2, 29)))
    assert (found is not None and found.question == "gaps" and not found.counted) is known
