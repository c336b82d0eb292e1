"""Figures as numbers: the range of a printed value, the growth between levels, the year of a period, and counts in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from raes_cli import amounts, plurals
from raes_cli.amounts import Level


@pytest.mark.parametrize(
    ("value", "qualifier", "least", "most"),
    [
        ("4", "exact", "3.5", "4.5"),
        ("4.4", "exact", "4.35", "4.45"),
        ("4.40", "exact", "4.395", "4.405"),
        ("4.4", "about", "4.35", "4.45"),
        ("4.4", "almost", "4.18", "4.4"),
        ("-4.4", "almost", "-4.4", "-4.18"),  # fell almost 4.4 %
        ("152.2", "at-least", "152.2", "152.25"),
        ("300", "at-most", "299.5", "300"),
        ("5", "unknown", "4.5", "5.5"),
    ],
)
def test_what_a_printed_number_can_stand_for(value: str, qualifier: str, least: str, most: str) -> None:
    assert Level(Decimal(value), "bn", qualifier).limits == (Decimal(least), Decimal(most))


@pytest.mark.parametrize(
    ("value", "scale", "whole"),
    [("152.2", "thousand", "152200"), ("4.4", "bn", "4400000000"), ("1.1", "mn", "1100000"), ("7", None, "7")],
)
def test_a_number_in_whole_units_is_exact(value: str, scale: str | None, whole: str) -> None:
    assert Level(Decimal(value), scale, "exact").value == Decimal(whole)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("exact", "exact", "about"),
        ("about", "exact", "about"),
        ("exact", "almost", "at-most"),
        ("exact", "at-most", "at-most"),
        ("exact", "at-least", "at-least"),
        ("almost", "exact", "at-least"),
        ("at-most", "exact", "at-least"),
        ("at-least", "exact", "at-most"),
        ("at-least", "almost", "at-most"),
        ("almost", "at-least", "at-least"),
        ("almost", "almost", None),
        ("at-least", "at-least", None),
        ("unknown", "exact", None),
        ("exact", "unknown", None),
    ],
)
def test_hedges_leave_a_bound_or_none(before: str, after: str, expected: str | None) -> None:
    found = amounts.implied(Level(Decimal(4), "bn", before), Level(Decimal(4400), "mn", after))
    assert found == (expected and (Decimal("10.0"), expected))


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2023", 2023), ("2023?", 2023), ("2023-01-01/2023-12-31", 2023), ("2023-01/2023-12", 2023),
        ("2023-06", None), ("2022/2023", None), ("../2023", None), ("[2023-01-01..2023-12-31]", None), (None, None),
    ],
)  # fmt: skip
def test_a_year_is_one_from_its_first_day_to_its_last(period: str | None, year: int | None) -> None:
    assert amounts.year(period) == year


def test_growth_by_the_levels_is_said_with_its_bound() -> None:
    figure = {"implied": {"growth_percent": 10, "qualifier": "at-most", "from": "a"}}
    assert [amounts.by_levels(figure, lang) for lang in ("en", "ru")] == ["at most 10.0%", "не более 10,0%"]
    assert amounts.by_levels({"implied": {"growth_percent": -3.5, "qualifier": "about", "from": "a"}}, "ru") == "−3,5%"
    assert amounts.by_levels({"implied": None}, "en") == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 встреча"), (2, "2 встречи"), (5, "5 встреч"), (11, "11 встреч"), (21, "21 встреча"), (104, "104 встречи")],
)
def test_russian_counts_take_their_form(number: int, words: str) -> None:
    assert amounts.counted(number, plurals.TIMES, "ru") == words


@pytest.mark.parametrize(
    ("first", "last", "english", "russian"),
    [
        (date(2003, 12, 31), date(2012, 8, 1), "8 years 7 months", "8 лет 7 месяцев"),
        (date(2020, 1, 31), date(2021, 3, 1), "1 year 1 month", "1 год 1 месяц"),
        (date(2020, 1, 1), date(2022, 1, 1), "2 years", "2 года"),
    ],
)
def test_a_length_is_in_years_and_whole_months(first: date, last: date, english: str, russian: str) -> None:
    assert (amounts.length(first, last, "en"), amounts.length(first, last, "ru")) == (english, russian)
