from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from raes_cli.curate import conflicts
from raes_cli.curate.schema import Base, Figure

BOTH = {"en": "x", "ru": "я"}


def figure(value: str | None, qualifier: str = "exact", *, growth: str | None = None, **other: Any) -> dict[str, Any]:
    """A figure of turnover in bn, as a base has it."""
    common = {"indicator": "turnover", "title": BOTH, "period": "2022", "scale": "bn", "text": "x", "topics": ["t"]}
    evidence = [{"source": "s", "anchor": "a b"}]
    numbers = {"value": value, "growth_percent": growth, "qualifier": qualifier}
    return {**common, "sources": evidence, **numbers, **other}


def base(*figures: dict[str, Any], rule: str = "growth") -> Base:
    """A base of these figures, called a, b, c …, and one conflict of the first two."""
    named = dict(zip("abcdef", figures, strict=False))
    conflict = {"rule": rule, "title": BOTH, "claims": ["a", "b"], "topics": ["t"]}
    return Base.model_validate({"figures": named, "conflicts": {"conflict": conflict}})


def rounded(found: conflicts.Growth) -> tuple[str, ...]:
    return tuple(f"{rate:.2f}" for rate in (found.implied, found.gap, found.least, found.most))


# What RIA Novosti and Kalugin print of the turnover of 2022, 2023 and 2024.
TO_2023 = (figure("4"), figure("4.4", "almost", growth="17.5", period="2023"))
TO_2024 = (figure("4.4", "almost", period="2023"), figure("4.4", growth="7.7", period="2024"))


def test_growth_from_4_to_almost_4_4_is_10_percent_and_hedges_can_explain_17_5() -> None:
    (found,) = conflicts.growths(base(*TO_2023))
    assert (found.earlier, found.later, found.stated) == ("a", "b", Decimal("17.5"))
    # From 4.5 to 95% of 4.4, and from 3.5 to 4.4.
    assert rounded(found) == ("10.00", "7.50", "-7.11", "25.71")
    assert found.rounding


def test_growth_from_almost_4_4_to_4_4_is_none_and_hedges_cannot_explain_7_7() -> None:
    (found,) = conflicts.growths(base(*TO_2024))
    # From 4.4 to 4.35, and from 95% of 4.4 to 4.45.
    assert rounded(found) == ("0.00", "7.70", "-1.14", "6.46")
    assert not found.rounding


@pytest.mark.parametrize(("stated", "explained"), [("66.2", False), ("66.25", True), ("100", True), ("100.1", False)])
def test_hedges_explain_what_lies_between_the_extremes_and_the_extremes(stated: str, explained: bool) -> None:
    # From 4 to 95% of 7, and from 3.5 to 7.
    later = figure("7", "almost", growth=stated, period="2023")
    (found,) = conflicts.growths(base(figure("4", "at-most"), later))
    assert (found.least, found.most) == (Decimal("66.25"), Decimal(100))
    assert found.rounding == explained


def test_the_text_of_a_growth_that_hedges_explain_says_the_arithmetic() -> None:
    told = base(*TO_2023)
    assert conflicts.explained(told.conflicts["conflict"], told) == {
        "en": "Stated growth for 2023 is 17.5%, but the levels 4 bn (2022) and almost 4.4 bn (2023) give 10.0%: "
        "7.5 points apart. Rounding and hedges allow −7.1 to 25.7%, so they can explain it: "
        "the stated rate needs about 3.74 bn in 2022.",
        "ru": "Заявленный рост за 2023 — 17,5%, но уровни 4 млрд (2022) и почти 4,4 млрд (2023) дают 10,0%: "
        "расхождение 7,5 п. п. Округления и оговорки допускают от −7,1 до 25,7%, то есть могут его объяснить: "
        "для заявленного роста в 2022 нужно около 3,74 млрд.",
    }


def test_the_text_of_a_growth_that_nothing_explains_says_so() -> None:
    told = base(*TO_2024)
    text = conflicts.explained(told.conflicts["conflict"], told)
    assert (
        "give 0.0%: 7.7 points apart. Rounding and hedges allow −1.1 to 6.5%, so they cannot explain it" in text["en"]
    )
    assert "the stated rate needs about 4.09 bn in 2023." in text["en"]
    assert "допускают от −1,1 до 6,5%, то есть не могут его объяснить" in text["ru"]
    assert "нужно около 4,09 млрд." in text["ru"]


def test_a_rate_that_rounds_to_nothing_is_no_minus_nothing() -> None:
    told = base(figure("4.4000"), figure("4.3999", growth="5", period="2023"))
    assert "give 0.0%" in conflicts.explained(told.conflicts["conflict"], told)["en"]


@pytest.mark.parametrize(
    ("value", "qualifier", "scale", "least", "most"),
    [
        ("4", "exact", "bn", "3500000000", "4500000000"),
        ("4.4", "exact", "bn", "4350000000", "4450000000"),
        ("4.40", "exact", "bn", "4395000000", "4405000000"),
        ("4.4", "about", "bn", "4350000000", "4450000000"),
        ("4.4", "almost", "bn", "4180000000", "4400000000"),
        ("152.2", "at-least", "thousand", "152200", "152250"),
        ("300", "at-most", None, "299.5", "300"),
        ("5", "unknown", "mn", "4500000", "5500000"),
    ],
)
def test_what_a_printed_number_can_stand_for(
    value: str, qualifier: str, scale: str | None, least: str, most: str
) -> None:
    printed = Figure.model_validate(figure(value, qualifier, scale=scale))
    assert conflicts.limits(printed) == (Decimal(least), Decimal(most))


@pytest.mark.parametrize(
    ("value", "scale", "whole"),
    [("152.2", "thousand", "152200"), ("4.4", "bn", "4400000000"), ("1.1", "mn", "1100000"), ("7", None, "7")],
)
def test_a_number_in_whole_units_is_exact(value: str, scale: str | None, whole: str) -> None:
    assert conflicts.number(Figure.model_validate(figure(value, scale=scale))) == Decimal(whole)


def test_a_figure_without_a_value_is_no_number() -> None:
    assert conflicts.number(Figure.model_validate(figure(None, growth="5"))) is None


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param({"period": "2021"}, {}, id="not the year before"),
        pytest.param({"period": "2022-06"}, {}, id="no whole year"),
        pytest.param({"period": "../2022"}, {}, id="up to a year"),
        pytest.param({"period": "2022/.."}, {}, id="from a year on"),
        pytest.param({"period": "2022/2023"}, {}, id="two years"),
        pytest.param({}, {"period": "2023/2024"}, id="growth in two years"),
        pytest.param({"indicator": "tourists"}, {}, id="another indicator"),
        pytest.param({"status": "forecast"}, {}, id="a level that is only expected"),
        pytest.param({"value": "0"}, {}, id="from nothing"),
        pytest.param({}, {"growth_percent": None}, id="no growth stated"),
        pytest.param({}, {"value": None}, id="no level to compare"),
        pytest.param({}, {"period": "2023-01/2023-06"}, id="half a year"),
    ],
)
def test_no_growth_is_computed_from_what_cannot_be_compared(earlier: dict[str, Any], later: dict[str, Any]) -> None:
    before, after = TO_2023
    assert list(conflicts.growths(base({**before, **earlier}, {**after, **later}))) == []


def test_growth_is_computed_from_every_level_of_the_year_before() -> None:
    before, after = TO_2023
    pairs = [
        (found.earlier, found.later) for found in conflicts.growths(base(before, {**before, "value": "3.8"}, after))
    ]
    assert pairs == [("a", "c"), ("b", "c")]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (figure("4"), figure("4.4"), False),
        (figure("4.0"), figure("4.4"), True),
        (figure("4.4"), figure("4.45"), False),
        (figure("4.4"), figure("4.5"), False),
        (figure("4.5"), figure("4.4"), False),
        (figure("4.5"), figure("4.3"), True),
        (figure("4.4", "almost"), figure("4.2"), False),
        (figure("4.4", "almost"), figure("4.5"), True),
        (figure("4.4", "at-least"), figure("4.2"), True),
        (figure("4.4", "at-most"), figure("4.2"), True),
        (figure("4400", scale="mn"), figure("4.4"), False),
        (figure("4.0"), figure("4.4", period="2023"), False),
        (figure("4.0"), figure("4.4", indicator="tourists"), False),
        (figure("4.0"), figure("4.4", status="target"), False),
        (figure("4.0"), figure(None, growth="5"), False),
    ],
)
def test_two_values_disagree_when_nothing_they_stand_for_is_common(
    one: dict[str, Any], other: dict[str, Any], apart: bool
) -> None:
    assert list(conflicts.disagreements(base(one, other))) == ([("a", "b")] if apart else [])


def test_the_text_of_two_values_says_how_far_they_are_apart() -> None:
    told = base(figure("4.0", period="2023-02"), figure("4.4", "at-least", period="2023-02"), rule="value")
    assert conflicts.explained(told.conflicts["conflict"], told) == {
        "en": "For February 2023 the values are 4.0 bn and at least 4.4 bn: 10.0% apart, more than rounding explains.",
        "ru": "За февраль 2023 названы 4,0 млрд и не менее 4,4 млрд: расхождение 10,0%, больше, чем даёт округление.",
    }


def test_from_nothing_there_are_no_percents() -> None:
    told = base(figure("0"), figure("4"), rule="value")
    assert conflicts.explained(told.conflicts["conflict"], told) == {
        "en": "For 2022 the values are 0 bn and 4 bn: more than rounding explains.",
        "ru": "За 2022 названы 0 млрд и 4 млрд: больше, чем даёт округление.",
    }


def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop() -> None:
    told = base(*({**one, "scale": "thousand"} for one in TO_2023))
    assert conflicts.explained(told.conflicts["conflict"], told)["ru"].endswith("нужно около 3,74 тыс.")


def test_a_conflict_stands_as_long_as_its_arithmetic_shows_it() -> None:
    def stands(*figures: dict[str, Any], rule: str = "growth") -> bool:
        held = base(*figures, rule=rule)
        return conflicts.stands(held.conflicts["conflict"], held)

    assert stands(*TO_2023)
    assert not stands(TO_2023[0], {**TO_2023[1], "growth_percent": "11"})
    assert stands(TO_2023[0], {**TO_2023[1], "growth_percent": "11.1"})
    assert not stands(*TO_2023, rule="value")
    assert stands(figure("4.0"), figure("4.4"), rule="value")
    assert not stands(figure("4.0"), figure("4.0"), rule="value")
    assert all(stands(*TO_2023, rule=rule) for rule in ("date", "assessment", "wording"))


def test_the_text_of_a_conflict_of_words_is_that_of_the_base() -> None:
    told = Base.model_validate(
        {"conflicts": {"c": {"rule": "date", "title": BOTH, "claims": ["a", "b"], "topics": ["t"], "text": BOTH}}}
    )
    assert conflicts.explained(told.conflicts["c"], told) == BOTH
