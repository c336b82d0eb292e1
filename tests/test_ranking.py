"""The order of figures: first those of exactly the period asked for, or by their values."""

from __future__ import annotations

from typing import Any

import pytest

from raes_cli.lookup.query import Answer, Query, Reading
from raes_cli.lookup.reading.ranking import _OF_LONGER, FALLS, rank
from raes_cli.text import both
from show_records import figure, stored

YEAR = ("2023-01-01", "2023-12-31")
WHOLE, HALF, LONGER = stored([figure(period, "1 bn") for period in ("2023", "2023-01/2023-06", "2022/2023")])
[UNDATED] = stored([figure(None, "1 bn", date_note=both("No year is given.", "Год не назван."))])


def ranked(records: list[str], by: str, query: Query, **reading: Any) -> Answer[Any]:
    answer: Answer[Any] = Answer(records, Reading("figures", query, **reading))
    rank(answer, by)
    return answer


@pytest.mark.parametrize(
    ("records", "order", "told"),
    [
        ([HALF, LONGER, WHOLE], [WHOLE, HALF, LONGER], False),
        ([LONGER, HALF], [LONGER, HALF], False),
        ([LONGER, UNDATED], [LONGER, UNDATED], True),
        ([LONGER], [LONGER], True),
        ([WHOLE], [WHOLE], False),
        ([], [], True),
    ],
)
@pytest.mark.parametrize("query", [Query(first=YEAR[0], last=YEAR[1]), Query(terms=((("days", YEAR),),))])
def test_figures_of_just_the_time_come_first(records: list[str], order: list[str], told: bool, query: Query) -> None:
    answer = ranked(records, "", query)
    assert (answer.records, list(answer.notes)) == (order, [_OF_LONGER] * told)


@pytest.mark.parametrize(
    ("query", "told"), [(Query(first="2023-01-01"), False), (Query(last="2022-06-30"), True), (Query(), False)]
)
def test_a_time_without_a_bound_has_all_on_that_side(query: Query, told: bool) -> None:
    assert ranked([WHOLE], "", query).notes == (_OF_LONGER,) * told


def test_what_was_noted_before_stays() -> None:
    answer: Answer[Any] = Answer([LONGER], Reading(query=Query(first=YEAR[0], last=YEAR[1])), ({"en": "a", "ru": "b"},))
    rank(answer, "")
    assert answer.notes == ({"en": "a", "ru": "b"}, _OF_LONGER)


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("most", ["large", "small", "target", "none"]),
        ("least", ["small", "large", "target", "none"]),
        ("growth most", ["small", "large", "target", "none"]),
        ("growth least", ["large", "small", "target", "none"]),
        (FALLS, ["large"]),
    ],
)
def test_the_largest_and_the_smallest_come_first(by: str, order: list[str]) -> None:
    records = {
        "none": figure("2023", None),
        "target": figure("2023", "9", growth_percent=5, status="target"),
        "small": figure("2023", "1", growth_percent=7),
        "large": figure("2023", "3", growth_percent=-2),
    }
    assert list(ranked(stored([*records.values()]), by, Query())) == [records[id_] for id_ in order]


def test_figures_without_a_fall_are_all_kept() -> None:
    known, grown = stored([figure("2023", "1"), figure("2023", "1", growth_percent=7)])
    assert ranked([known, grown], FALLS, Query()).records == [grown, known]


SAID = (("--year", "2023"), ("--about", "trade"), ("--on", "1 May"))


@pytest.mark.parametrize(
    ("records", "said", "words"),
    [
        ([HALF, WHOLE], (("--about", "trade"),), ("grew", "2023", "1", "May")),
        ([WHOLE, HALF], SAID, ("grew",)),
        ([WHOLE], SAID, ("grew",)),
    ],
)
def test_a_date_stays_a_word_where_the_order_is_another_than_by_the_option(
    records: list[str], said: tuple[tuple[str, ...], ...], words: tuple[str, ...]
) -> None:
    note = {"en": "n", "ru": "n"}
    answer = ranked(records, "", Query(first=YEAR[0], last=YEAR[1]), said_as=SAID, words=("grew",), notes=(note,))
    assert (answer.reading.said_as, answer.reading.words) == (said, words)
    assert (answer.reading.question, answer.reading.notes, answer.reading.query.first) == ("figures", (note,), YEAR[0])


def test_an_order_without_a_date_changes_no_reading() -> None:
    answer = ranked(
        [HALF, WHOLE], "", Query(first=YEAR[0], last=YEAR[1]), said_as=(("--about", "trade"),), words=("grew",)
    )
    assert (answer.records, answer.reading.words) == ([WHOLE, HALF], ("grew",))
