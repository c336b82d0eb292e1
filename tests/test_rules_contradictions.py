from __future__ import annotations

from collections.abc import Callable

import pytest

from small import Breach, Told, part, planted

Problems = Callable[[str], list[Told]]

TOURISTS = part("  tourists-2023:", "statements:")
OTHERS = TOURISTS.replace("tourists-2023", "tourists-again").replace("152.2", "160")
GROWTH_CONFLICT = part("  conflict-growth:", "  conflict-word:")
VALUE_CONFLICT = """\
  conflict-value:
    rule: value
    title: {en: "Two counts", ru: "Два числа"}
    claims: [tourists-2023, trade-2022]
    topics: [trade]
"""
GROWTH = part("    growth_percent:", '      - {source: news, anchor: "почти')

BREACHES = (
    Breach(
        "undeclared-conflict",
        GROWTH_CONFLICT,
        "",
        "trade-2023:\n",
        "trade-2023: growth of 17.5 % is stated, but the level of 'trade-2022' gives 10.0 %, and no conflict says so",
    ),
    Breach(
        "undeclared-conflict",
        TOURISTS,
        TOURISTS + OTHERS,
        "tourists-again:",
        "tourists-again: its value and that of 'tourists-2023' cannot both hold, and no conflict says so",
    ),
    Breach(
        "stale-conflict",
        GROWTH,
        GROWTH.replace("17.5", "10").replace("17,5", "10"),
        "conflict-growth:",
        "conflict-growth: its claims do not contradict each other",
    ),
    Breach(
        "conflict-series",
        GROWTH_CONFLICT,
        GROWTH_CONFLICT + VALUE_CONFLICT,
        "claims: [tourists-2023, trade-2022]",
        "conflict-value: its claims measure different things: tourists, turnover",
    ),
    Breach(
        "conflict-text",
        '    text: {en: "One says allied, the other strategic.", ru: "Одна говорит о союзе, другой — о стратегии."}\n',
        "",
        "conflict-word:",
        "conflict-word: a conflict of wording needs a text",
    ),
    Breach(
        "conflict-text",
        "rule: growth\n",
        "rule: growth\n    text: {en: Ours, ru: Наш}\n",
        "text: {en: Ours",
        "conflict-growth: the text of a conflict of numbers is computed",
        "remove it",
    ),
)


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.rule)
def test_a_breach_is_reported_alone_and_in_its_place(breach: Breach, problems: Problems) -> None:
    assert problems(breach.text) == [breach.told]


def test_two_values_stand_side_by_side_once_a_conflict_says_so(problems: Problems) -> None:
    text = planted(TOURISTS, TOURISTS + OTHERS)
    declared = GROWTH_CONFLICT + VALUE_CONFLICT.replace("trade-2022", "tourists-again")
    assert problems(planted(GROWTH_CONFLICT, declared, text)) == []


def test_a_conflict_of_unknown_claims_is_not_called_stale_too(problems: Problems) -> None:
    text = planted(GROWTH_CONFLICT, GROWTH_CONFLICT + VALUE_CONFLICT.replace("trade-2022", "tourists-3"))
    assert [problem.rule for problem in problems(text)] == ["unknown-id"]


def test_a_conflict_of_growth_does_not_declare_one_of_values(problems: Problems) -> None:
    text = planted(TOURISTS, TOURISTS + OTHERS)
    declared = VALUE_CONFLICT.replace("trade-2022", "tourists-again").replace("rule: value", "rule: growth")
    rules = [problem.rule for problem in problems(planted(GROWTH_CONFLICT, GROWTH_CONFLICT + declared, text))]
    assert rules == ["undeclared-conflict", "stale-conflict"]


def test_a_growth_of_one_point_off_is_no_conflict_yet(problems: Problems) -> None:
    stated = planted(GROWTH, GROWTH.replace("17.5", "11").replace("17,5", "11"))
    assert problems(planted(GROWTH_CONFLICT, "", stated)) == []
    stated = planted(GROWTH, GROWTH.replace("17.5", "11.1").replace("17,5", "11,1"))
    assert [problem.rule for problem in problems(planted(GROWTH_CONFLICT, "", stated))] == ["undeclared-conflict"]


def test_a_bound_is_in_no_conflict_with_the_growth_that_it_allows(problems: Problems) -> None:
    stated = planted(GROWTH, GROWTH.replace("17.5", "5").replace("17,5", "5"))
    assert [problem.rule for problem in problems(planted(GROWTH_CONFLICT, "", stated))] == ["undeclared-conflict"]
    bound = planted('"4"\n    scale: bn\n    qualifier: exact', '"4"\n    scale: bn\n    qualifier: at-least', stated)
    assert problems(planted(GROWTH_CONFLICT, "", bound.replace("4 миллиардов", "более 4 миллиардов"))) == []


def test_growth_from_nothing_is_not_computed(problems: Problems) -> None:
    text = planted('value: "4"', 'value: "0"').replace("достиг 4 миллиардов", "достиг 0 миллиардов")
    assert problems(planted(GROWTH_CONFLICT, "", text)) == []


def test_a_forecast_is_in_no_conflict_with_a_report(problems: Problems) -> None:
    text = planted(TOURISTS, TOURISTS + OTHERS.replace("    text:", "    status: forecast\n    text:"))
    assert problems(text) == []
