"""Numbers in plain words: which indicator is meant, in which direction, and the order of its figures."""

from __future__ import annotations

import sqlite3

import pytest

from raes_cli.lookup.query import Answer, Query, Reading
from raes_cli.lookup.reading.ranking import rank
from raes_cli.lookup.reading.weighing import Indicator, Told, _contrary, _way, _worth, meant
from show_records import figure, stored

SOLD = Indicator("grain-sold", frozenset({"grain", "sold"}), frozenset({"trade"}), ("russia", "azerbaijan"))


@pytest.mark.parametrize(
    ("words", "means", "worth"),
    [
        ("grain", {"indicator": ("grain-sold",)}, 2.0),
        ("commerce", {"topic": ("trade",)}, 0.7),
        ("trade", {"topic": ("trade",), "indicator": ("trade-turnover",)}, 1.15),
        ("grain", {}, 0.9),
        ("grain", {"place": ("grain",)}, 0.8),
        ("grain", {"topic": ("energy",)}, 0.6),
        ("grain bread", {}, 0),
        ("the of", {}, 0),
    ],
)
def test_a_word_says_most_of_what_is_called_so(words: str, means: dict[str, tuple[str, ...]], worth: float) -> None:
    kin = {word: frozenset({word}) for word in words.split()}
    assert _worth(Told(tuple(words.split()), means, ""), SOLD, kin) == pytest.approx(worth)


def test_of_a_topic_alone_all_that_is_measured_under_it_is_meant(base: sqlite3.Connection) -> None:
    found, left = meant(base, [Told(("commerce",), {"topic": ("trade",)}, "")])
    assert "trade-turnover" in found
    assert left == []
    assert meant(base, [Told(("trade",), {"topic": ("trade",)}, "")], among=("tourism",))[0] == ()


@pytest.mark.parametrize(
    ("parts", "way"),
    [
        ([("russia", "from"), ("azerbaijan", "in")], ("russia", "azerbaijan")),
        ([("russia", "from"), ("azerbaijan", "")], ("russia", "azerbaijan")),
        ([("russia", ""), ("azerbaijan", "in")], ("russia", "azerbaijan")),
        ([("russia", ""), ("azerbaijan", "")], ("", "")),
        ([("russia", "from")], ("russia", "")),
    ],
)
def test_a_way_goes_from_one_country_to_the_other(parts: list[tuple[str, str]], way: tuple[str, str]) -> None:
    assert _way(Told((place,), {"place": (place,)}, side) for place, side in parts) == way


@pytest.mark.parametrize(
    ("its", "asked", "lost"),
    [
        (("", ""), ("russia", ""), 0),
        (("russia", "azerbaijan"), ("", ""), 0),
        (("russia", "azerbaijan"), ("russia", "azerbaijan"), 0),
        (("russia", "azerbaijan"), ("azerbaijan", "russia"), 4.0),
        (("russia", "azerbaijan"), ("russia", ""), 0),
        (("russia", "azerbaijan"), ("", "azerbaijan"), 0),
        (("russia", "azerbaijan"), ("", "russia"), 2.0),
        (("russia", "azerbaijan"), ("azerbaijan", ""), 2.0),
        (("russia", ""), ("", "russia"), 2.0),
        (("iran", ""), ("russia", ""), 0),
        (("azerbaijan", "azerbaijan"), ("", "russia"), 2.0),
    ],
)
def test_what_goes_the_other_way_is_not_meant(its: tuple[str, str], asked: tuple[str, str], lost: float) -> None:
    assert _contrary(its, asked) == lost


FIGURES = stored(
    [
        figure("2021", "2", growth_percent=-2),
        figure("2022", None),
        figure("2023", "3", growth_percent=-3),
        figure("2030", "9", growth_percent=-9, status="target"),
    ]
)


@pytest.mark.parametrize(
    ("by", "values"),
    [("most", [3, 2, 9, None]), ("least", [2, 3, 9, None]), ("growth most", [2, 3, 9, None]), ("growth least", [3, 2, 9, None])],
)  # fmt: skip
def test_the_largest_stands_first_and_what_is_only_expected_after_what_was(by: str, values: list[float | None]) -> None:
    answer: Answer[dict[str, float | None]] = Answer(FIGURES, Reading("figures"))
    rank(answer, by)
    assert [one["value"] for one in answer] == values


@pytest.mark.parametrize("option", ["--year", "--on"])
def test_where_an_order_is_of_a_date_the_date_stays_a_word(option: str) -> None:
    said = ((option, "2023"), ("--with", "orlova"))
    days = Query(first="2023-01-01", last="2023-12-31")
    answer: Answer[dict[str, float]] = Answer(FIGURES, Reading("figures", days, said, (), ("grain",)))
    rank(answer, "")
    assert answer.reading.command() == "raes figures grain 2023 --with orlova"
    assert answer[0]["value"] == 3


@pytest.mark.parametrize(
    ("figures", "said"), [(FIGURES, (("--with", "orlova"),)), (FIGURES[2:], (("--year", "2023"),))]
)
def test_without_a_date_or_another_order_the_question_stays_as_it_was(
    figures: list[str], said: tuple[tuple[str, str], ...]
) -> None:
    reading = Reading("figures", Query(first="2023-01-01", last="2023-12-31"), said)
    answer: Answer[dict[str, float]] = Answer(figures, reading)
    rank(answer, "")
    assert answer.reading is reading
