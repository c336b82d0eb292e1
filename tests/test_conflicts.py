from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from raes_cli.curate import conflicts
from raes_cli.curate.schema import Base

BOTH = {"en": "x", "ru": "я"}
EVIDENCE = [{"source": "s", "anchor": "a b"}]
AROUND: dict[str, Any] = {
    "sources": {
        "s": {"name": BOTH, "kind": "news", "publisher": "agency", "language": "ru", "file": "f", "sha256": "0" * 64}
    },
    "organizations": {"agency": {"name": {"en": "Volna", "ru": "Волна"}, "kind": "media", "sources": EVIDENCE}},
    "people": {"orlova": {"name": {"en": "Anna Orlova", "ru": "Анна Орлова"}, "sources": EVIDENCE}},
    "units": {
        "USD": {"en": ["USD", "USD"], "ru": ["долл.", "долл.", "долл."]},
        "percent": {"en": ["%", "%"], "ru": ["%", "%", "%"]},
        "rank": {"en": ["rank", "rank"], "ru": ["место", "место", "место"]},
    },
    "indicators": {
        "turnover": {"name": BOTH, "unit": "USD", "measure": "flow"},
        "share": {"name": BOTH, "unit": "percent", "measure": "share"},
        "place": {"name": BOTH, "unit": "rank", "measure": "stock"},
    },
}


def figure(value: str | None, qualifier: str = "exact", *, growth: str | None = None, **other: Any) -> dict[str, Any]:
    """Return a figure of turnover in bn, as a base has it."""
    common = {"indicator": "turnover", "title": BOTH, "period": "2022", "scale": "bn", "text": "x", "topics": ["t"]}
    numbers = {"value": value, "growth_percent": growth, "qualifier": qualifier}
    return {**common, "sources": EVIDENCE, **numbers, **other}


def base(*figures: dict[str, Any], rule: str = "growth") -> Base:
    """Return a base of these figures, named a, b, c …, and one conflict between the first two."""
    named = dict(zip("abcdef", figures, strict=False))
    conflict = {"rule": rule, "title": BOTH, "claims": ["a", "b"], "topics": ["t"]}
    return Base.model_validate({**AROUND, "figures": named, "conflicts": {"conflict": conflict}})


def rounded(found: conflicts.Growth) -> tuple[str, ...]:
    return tuple(f"{rate:.2f}" for rate in (found.implied, found.gap, found.least, found.most))


# What RIA Novosti and Kalugin print of the turnover of 2022, 2023 and 2024.
TO_2023 = (figure("4"), figure("4.4", "almost", growth="17.5", period="2023"))
TO_2024 = (figure("4.4", "almost", period="2023"), figure("4.4", growth="7.7", period="2024"))


def test_growth_from_4_to_almost_4_4_is_10_percent_and_hedges_can_explain_17_5() -> None:
    (found,) = conflicts.growths(base(*TO_2023))
    assert (found.earlier, found.later, found.stated) == ("a", "b", (Decimal("17.5"), None, "exact"))
    # From 4.5 to 95% of 4.4, and from 3.5 to 4.4.
    assert rounded(found) == ("10.00", "7.50", "-7.11", "25.71")
    assert found.rounding


def test_growth_from_almost_4_4_to_4_4_is_none_and_hedges_cannot_explain_7_7() -> None:
    (found,) = conflicts.growths(base(*TO_2024))
    # From 4.4 to 4.35, and from 95% of 4.4 to 4.45.
    assert rounded(found) == ("0.00", "7.70", "-1.14", "6.46")
    assert not found.rounding


@pytest.mark.parametrize(
    ("stated", "explained"), [("66.1", False), ("66.2", True), ("66.25", True), ("100", True), ("100.1", False)]
)
def test_hedges_explain_what_lies_between_the_extremes_and_the_extremes(stated: str, explained: bool) -> None:
    # From 4 to 95% of 7, and from 3.5 to 7; the rate itself is rounded too.
    later = figure("7", "almost", growth=stated, period="2023")
    (found,) = conflicts.growths(base(figure("4", "at-most"), later))
    assert (found.least, found.most) == (Decimal("66.25"), Decimal(100))
    assert found.rounding == explained


@pytest.mark.parametrize(("stated", "explained"), [("100", True), ("101", False)])
def test_hedges_explain_a_bound_that_is_the_extreme(stated: str, explained: bool) -> None:
    later = figure("7", "almost", growth=stated, growth_qualifier="at-least", period="2023")
    (found,) = conflicts.growths(base(figure("4", "at-most"), later))
    assert (found.stated.limits[0], found.rounding) == (Decimal(stated), explained)


@pytest.mark.parametrize(
    ("sources", "held", "comparable"),
    [
        (("s", "s"), False, True),
        (("s", "other"), True, True),
        (("s", "other"), False, False),
        (("other", "s"), False, False),
    ],
)
def test_two_figures_can_be_compared_where_one_source_gives_both_or_all_texts_are_held(
    sources: tuple[str, str], held: bool, comparable: bool
) -> None:
    other = {
        **AROUND["sources"]["s"],
        **({} if held else {"file": None, "sha256": None, "url": "https://example.org/"}),
    }
    figures = {
        name: figure("4", sources=[{"source": source, "anchor": "a b"}])
        for name, source in zip("ab", sources, strict=True)
    }
    told = Base.model_validate({**AROUND, "sources": {**AROUND["sources"], "other": other}, "figures": figures})
    assert conflicts.comparable(told, "a", "b") is comparable


def test_the_text_of_a_growth_says_whose_the_numbers_are_and_by_which_convention_they_are_compared() -> None:
    told = base(*TO_2023)
    assert conflicts.explained(told.conflicts["conflict"], told) == {
        "en": "Growth of 17.5% is stated for 2023 (Volna), but as printed the levels 4 bn USD (2022, Volna) and almost "
        "4.4 bn USD (2023, Volna) give at most 10.0%: 7.5 points away. If a rounded number is off by at most half its "
        "last digit and “almost” means at most 5% less, the levels lie within 3.5–4.5 bn USD and 4.18–4.4 bn USD and "
        "allow growth of −7.1 to 25.7%, which can explain the difference: the stated rate needs about 3.74 bn USD in "
        "2022.",
        "ru": "За 2023 год заявлен рост 17,5% (Волна), но уровни в том виде, как они напечатаны, — 4 млрд долл. "
        "(2022 год, Волна) и почти 4,4 млрд долл. (2023 год, Волна) — дают не более 10,0%: расхождение 7,5 п. п. "
        "Если округлённое число отличается не более чем на половину последнего знака и «почти» значит не более чем на "
        "5% меньше, то уровни лежат в пределах 3,5–4,5 млрд долл. и 4,18–4,4 млрд долл. и допускают рост от "
        "−7,1 до 25,7%, что может объяснить расхождение: для заявленного роста в 2022 году нужно около 3,74 млрд "
        "долл.",
    }


def test_the_text_of_a_growth_that_nothing_explains_says_so() -> None:
    told = base(TO_2024[0], {**TO_2024[1], "attribution": ["orlova"]})
    text = conflicts.explained(told.conflicts["conflict"], told)
    assert "(2023, Volna) and 4.4 bn USD (2024, Anna Orlova) give at least 0.0%: 7.7 points away." in text["en"]
    assert "growth of −1.1 to 6.5%, which cannot explain the difference" in text["en"]
    assert text["en"].endswith("the stated rate needs about 4.09 bn USD in 2023.")
    assert "За 2024 год заявлен рост 7,7% (Анна Орлова)" in text["ru"]
    assert "от −1,1 до 6,5%, что не может объяснить расхождение" in text["ru"]


def test_a_hedge_of_the_stated_rate_is_said_and_counted() -> None:
    (found,) = conflicts.growths(
        base(figure("4"), figure("4.4", growth="11.5", growth_qualifier="almost", period="2023"))
    )
    assert (found.gap, found.rounding) == (Decimal("0.925"), True)
    told = base(figure("4"), figure("4.4", growth="17", growth_qualifier="almost", period="2023"))
    assert "Growth of almost 17% is stated" in conflicts.explained(told.conflicts["conflict"], told)["en"]


@pytest.mark.parametrize(
    ("qualifier", "stated", "gap"),
    [
        ("at-least", "5", "0"),
        ("at-least", "12", "2"),
        ("at-most", "12", "0"),
        ("at-most", "5", "5"),
        ("about", "5", "5"),
    ],
)
def test_a_rate_that_is_only_a_bound_is_met_on_one_side(qualifier: str, stated: str, gap: str) -> None:
    later = figure("4.4", growth=stated, growth_qualifier=qualifier, period="2023")
    (found,) = conflicts.growths(base(figure("4"), later))
    assert found.gap == Decimal(gap)


def test_a_rate_that_rounds_to_nothing_is_no_minus_nothing() -> None:
    told = base(figure("4.4000"), figure("4.3999", growth="5", period="2023"))
    assert "give 0.0%" in conflicts.explained(told.conflicts["conflict"], told)["en"]


OTHER = [{"source": "other", "anchor": "a b"}]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param(TO_2023, ("a", "10.0", "at-most"), id="stated or not"),
        pytest.param((figure("4"), figure("4.4", period="2023")), ("a", "10.0", "about"), id="rounding alone"),
        pytest.param((figure("3"), figure("2", period="2023")), ("a", "-33.3", "about"), id="a fall"),
        pytest.param(TO_2024, ("a", "0.0", "at-least"), id="from a hedge"),
        pytest.param((figure("4"), figure("4.4", "at-least", period="2023")), ("a", "10.0", "at-least"), id="at least"),
        pytest.param((figure("4", "almost"), figure("4.4", "almost", period="2023")), None, id="hedges that part"),
        pytest.param((figure("4", "unknown"), figure("4.4", period="2023")), None, id="a hedge that is not known"),
        pytest.param((figure("4"), figure("4.4", period="2023", sources=OTHER)), None, id="across sources"),
        pytest.param((figure("4"), figure("4.4", period="2023", attribution=["orlova"])), None, id="across statistics"),
        pytest.param((figure("4", status="forecast"), figure("5", period="2023")), None, id="from what is expected"),
        pytest.param((figure("4"), figure("5", period="2023", status="forecast")), None, id="of what is expected"),
        pytest.param((figure("4"), figure("5", period="2024")), None, id="a year between"),
        pytest.param((figure("4", period=None), figure("5", period="2023")), None, id="not dated"),
        pytest.param((figure("4"), figure("0", period="2023")), ("a", "-100.0", "about"), id="to nothing"),
        pytest.param(
            (figure("1", scale=None), figure("2", scale=None, period="2023")), ("a", "100.0", "about"), id="from one"
        ),
        pytest.param(
            (figure("0.5", scale=None), figure("1", scale=None, period="2023")),
            ("a", "100.0", "about"),
            id="from a part of one",
        ),
        pytest.param((figure("0"), figure("5", period="2023")), None, id="from nothing"),
        pytest.param((figure("-1"), figure("5", period="2023")), None, id="from below nothing"),
        pytest.param((figure("4"), figure("4.2"), figure("5", period="2023")), None, id="from two levels"),
        pytest.param((figure("40"), figure("60", indicator="share", period="2023")), None, id="another indicator"),
        pytest.param(
            (figure("40", indicator="share"), figure("60", indicator="share", period="2023")), None, id="of a share"
        ),
        pytest.param(
            (figure("4", indicator="place"), figure("5", indicator="place", period="2023")), None, id="of a rank"
        ),
    ],
)
def test_growth_that_no_source_states_follows_inside_the_series_of_one(
    figures: tuple[dict[str, Any], ...], expected: tuple[str, str, str] | None
) -> None:
    found = conflicts.implied(base(*figures))
    last = "abc"[len(figures) - 1]
    assert {id_: (start, str(rate), bound) for id_, (start, rate, bound) in found.items()} == (
        {last: expected} if expected else {}
    )


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


def test_of_three_values_each_pair_is_compared_by_itself() -> None:
    one, next_to_it, other = figure("4.0"), figure("4.1"), figure("4.4")
    assert list(conflicts.disagreements(base(one, next_to_it, other))) == [("a", "c"), ("b", "c")]
    assert list(conflicts.disagreements(base(next_to_it, one, other))) == [("a", "c"), ("b", "c")]
    apart = ({**one, "basis": "customs"}, {**other, "basis": "bank"})
    assert list(conflicts.disagreements(base(*apart))) == []
    assert list(conflicts.disagreements(base(apart[0], other))) == [("a", "b")]


def test_the_text_of_two_values_says_how_far_they_are_apart() -> None:
    told = base(figure("4.0", period="2023-02"), figure("4.4", "at-least", period="2023-02"), rule="value")
    assert conflicts.explained(told.conflicts["conflict"], told) == {
        "en": "For February 2023 the values are 4.0 bn USD (Volna) and at least 4.4 bn USD (Volna): 10.0% apart, more "
        "than rounding explains, if a rounded number is off by at most half its last digit and “at least” means at most "
        "half a last digit more.",
        "ru": "За февраль 2023 названы 4,0 млрд долл. (Волна) и не менее 4,4 млрд долл. (Волна): расхождение "
        "10,0%, больше, чем даёт округление, если округлённое число отличается не более чем на половину последнего "
        "знака и «не менее» — не более чем на половину последнего знака больше.",
    }


def test_of_two_who_give_a_number_both_are_named() -> None:
    told = base(figure("4.0", attribution=["orlova", "agency"]), figure("5.0"), rule="value")
    said = conflicts.explained(told.conflicts["conflict"], told)
    assert said
    assert "4.0 bn USD (Anna Orlova, Volna)" in said["en"]


def test_whose_statistics_a_number_is_of_is_told() -> None:
    told = base(figure("4.0", basis="orlova"), figure("5.0"), rule="value")
    assert "4.0 bn USD (Volna, Anna Orlova)" in str(conflicts.explained(told.conflicts["conflict"], told)["en"])


def test_from_nothing_there_are_no_percents() -> None:
    told = base(figure("0"), figure("4"), rule="value")
    assert conflicts.explained(told.conflicts["conflict"], told) == {
        "en": "For 2022 the values are 0 bn USD (Volna) and 4 bn USD (Volna): more than rounding explains, if a rounded "
        "number is off by at most half its last digit.",
        "ru": "За 2022 год названы 0 млрд долл. (Волна) и 4 млрд долл. (Волна): больше, чем даёт округление, "
        "если округлённое число отличается не более чем на половину последнего знака.",
    }


def test_a_conflict_stands_as_long_as_its_arithmetic_shows_it() -> None:
    def stands(*figures: dict[str, Any], rule: str = "growth") -> bool:
        held = base(*figures, rule=rule)
        return conflicts.stands(held.conflicts["conflict"], held)

    assert stands(*TO_2023)
    assert not stands(TO_2023[0], {**TO_2023[1], "growth_percent": "11"})
    assert stands(TO_2023[0], {**TO_2023[1], "growth_percent": "11.1"})
    assert not stands(*TO_2023, rule="value")
    assert stands(figure("4.0"), figure("4.4"), rule="value")
    assert not stands(figure("4.0"), figure("4.0"), figure("5.0"), rule="value")
    assert all(stands(*TO_2023, rule=rule) for rule in ("date", "assessment", "wording"))


@pytest.mark.parametrize(("claimed", "stands"), [("2023-02-28", True), ("2023-02", False), (None, True)])
def test_a_conflict_of_dates_stands_as_long_as_no_day_fits_both(claimed: str | None, stands: bool) -> None:
    common = {"title": BOTH, "topics": ["t"], "sources": EVIDENCE}
    said = {
        **common,
        "mode": "reported",
        "text": BOTH,
        "collective": True,
        "about": ["talks"],
        "claimed_date": claimed,
    }
    conflict = {"rule": "date", "title": BOTH, "claims": ["talks", "said"], "topics": ["t"], "text": BOTH}
    held = Base.model_validate(
        {
            **AROUND, "events": {"talks": {**common, "kind": "talks", "date": "2023-02-27"}}, "statements": {"said": said},
            "conflicts": {"c": conflict},
        }
    )  # fmt: skip
    assert conflicts.stands(held.conflicts["c"], held) is stands


def test_rounding_explains_no_conflict_of_values_and_is_not_asked_of_words() -> None:
    def rounded(*figures: dict[str, Any], rule: str) -> bool | None:
        held = base(*figures, rule=rule)
        return conflicts.rounded(held.conflicts["conflict"], held)

    assert [rounded(*pair, rule="growth") for pair in (TO_2023, TO_2024)] == [True, False]
    assert [rounded(*TO_2023, rule=rule) for rule in ("value", "wording")] == [False, None]


def test_the_text_of_a_conflict_of_words_is_that_of_the_base() -> None:
    told = Base.model_validate(
        {"conflicts": {"c": {"rule": "date", "title": BOTH, "claims": ["a", "b"], "topics": ["t"], "text": BOTH}}}
    )
    assert conflicts.explained(told.conflicts["c"], told) == BOTH


def test_a_text_asks_for_those_whose_figures_it_opposes_and_for_nobody_else() -> None:
    class Asked(dict[str, Any]):
        def __iter__(self) -> Iterator[str]:
            raise AssertionError("all of them are gone through")

        keys = items = __iter__  # type: ignore[assignment]

    told = base(figure("4.4", attribution=["orlova"]), figure("4.9", basis="agency"), rule="value")
    vast = told.model_copy(update={key: Asked(getattr(told, key)) for key in ("people", "organizations", "units")})
    text = conflicts.explained(vast.conflicts["conflict"], vast)
    assert text == conflicts.explained(told.conflicts["conflict"], told)
    assert "4.4 bn USD (Anna Orlova) and 4.9 bn USD (Volna)" in text["en"]
