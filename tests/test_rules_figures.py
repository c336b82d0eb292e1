from __future__ import annotations

from collections.abc import Callable

import pytest

from small import Breach, Told, part, planted

Problems = Callable[[str], list[Told]]

TRADE = part("  trade-2022:", "  trade-2023:")
TOURISTS = part("  tourists-2023:", "statements:")
NUMBER = "more than 152.2 thousand tourists"

BREACHES = (
    Breach("digits", 'value: "4"', 'value: "5"', 'value: "5"', "trade-2022: value 5 stands in none of its anchors"),
    Breach(
        "digits",
        'growth_percent: "17.5"',
        'growth_percent: "7.5"',
        'growth_percent: "7.5"',
        "trade-2023: growth_percent 7.5 stands in none of its anchors",
    ),
    Breach(
        "digits",
        '"достиг 4 миллиардов долларов"',
        '"4,4 миллиардов долларов"',
        'value: "4"',
        "trade-2022: value 4 stands in none of its anchors",
        "the text has it",
    ),
    Breach(
        "hedge",
        "qualifier: at-least",
        "qualifier: exact",
        'qualifier: exact\n    text: "more',
        f"tourists-2023: {NUMBER!r} says at-least",
    ),
    Breach(
        "hedge",
        "qualifier: exact",
        "qualifier: about",
        "qualifier: about",
        "trade-2022: about is not said by '4 миллиардов долларов'",
    ),
    Breach(
        "forecast",
        f'text: "{NUMBER}"',
        f'text: "as expected, {NUMBER}"',
        "tourists-2023:",
        "tourists-2023: its words speak of an expectation",
        "status: forecast",
    ),
    Breach(
        "share",
        "unit: people\n    measure: flow",
        "unit: percent\n    measure: share",
        'value: "152.2"',
        "tourists-2023: 152.2 cannot be a share in percent",
    ),
    Breach(
        "share",
        "unit: people\n    measure: flow",
        "unit: rank\n    measure: rank",
        'value: "152.2"',
        "tourists-2023: 152.2 cannot be a rank",
    ),
    Breach(
        "share",
        "    scale: thousand\n",
        "",
        'value: "152.2"',
        "tourists-2023: 152.2 cannot be a flow in people",
    ),
    Breach(
        "period",
        '    period: "2023"\n    value: "152.2"\n',
        '    value: "152.2"\n',
        "tourists-2023:",
        "tourists-2023: no period, and nothing says why",
        "add date_note",
    ),
    Breach(
        "period",
        'indicator: tourists\n    title: {en: "Tourists in 2023", ru: "Туристы в 2023 году"}\n    period: "2023"',
        'indicator: tourists\n    title: {en: "Tourists in 2023", ru: "Туристы в 2023 году"}\n    period: "2023-02-28"',
        'period: "2023-02-28"',
        "tourists-2023: 2023-02-28 is one day of a flow",
    ),
)


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.rule)
def test_a_breach_is_reported_alone_and_in_its_place(breach: Breach, problems: Problems) -> None:
    assert problems(breach.text) == [breach.told]


WORDS = {
    "один": 1, "одна": 1, "два": 2, "двух": 2, "три": 3, "третьего": 3, "пять": 5, "пятерку": 5, "пятёрку": 5,
    "десять": 10, "десятку": 10, "тысяча": 1, "тысячи": 1, "миллион": 1, "миллиард": 1,
    "one": 1, "two": 2, "three": 3, "third": 3, "five": 5, "ten": 10, "thousand": 1,
}  # fmt: skip


def tourists(value: str, words: str, qualifier: str = "exact", scale: str = "thousand") -> str:
    """The small base with another figure of tourists, worded so by its source."""
    figure = TOURISTS.replace('value: "152.2"', f'value: "{value}"').replace(f"{NUMBER} in 2023", words)
    figure = figure.replace(NUMBER, words).replace("at-least", qualifier)
    return planted(TOURISTS, figure.replace("scale: thousand", f"scale: {scale}"))


@pytest.mark.parametrize(
    ("value", "words", "scale"),
    [
        ("4.4", "всего 4,4 тысячи", "thousand"),
        ("4.40", "всего 4,4 тысячи", "thousand"),
        ("4.4", "всего 4.4 тысячи.", "thousand"),
        ("100", "ровно 100 тысяч", "thousand"),
        ("3", "вошла в тройку: три тысячи", "thousand"),
        ("1", "целый миллион туристов", "mn"),
        ("1.1", "1 миллиард 100 миллионов", "bn"),
        *((str(number), f"всего {word} тысяч", "thousand") for word, number in WORDS.items()),
    ],
)
def test_a_number_stands_in_its_evidence_in_digits_or_words(
    value: str, words: str, scale: str, problems: Problems
) -> None:
    assert problems(tourists(value, words, scale=scale)) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("4", "всего 4,4 тысячи"),
        ("4", "всего 14 тысяч"),
        ("4", "всего 3,4 тысячи"),
        ("4.4", "всего 4,44 тысячи"),
        ("1.1", "1 миллиард 100 миллионов"),
    ],
)
def test_a_part_of_a_number_is_not_the_number(value: str, words: str, problems: Problems) -> None:
    assert [problem.rule for problem in problems(tourists(value, words))] == ["digits"]


def test_a_number_in_two_words_is_both_of_them(problems: Problems) -> None:
    assert [one.rule for one in problems(tourists("1.2", "1 миллиард 100 миллионов", scale="bn"))] == ["digits"]


HEDGES = [
    ("about", "около 5 тысяч"),
    ("about", "примерно 5 тысяч"),
    ("about", "approximately 5 thousand"),
    ("almost", "почти 5 тысяч"),
    ("almost", "nearly 5 thousand"),
    ("at-least", "более 5 тысяч"),
    ("at-least", "свыше 5 тысяч"),
    ("at-least", "не менее 5 тысяч"),
    ("at-least", "at least 5 thousand"),
    ("at-least", "not less than 5 thousand"),
    ("at-most", "до 5 тысяч"),
    ("at-most", "не более 5 тысяч"),
    ("at-most", "не больше 5 тысяч"),
    ("at-most", "up to 5 thousand"),
    ("at-most", "no more than 5 thousand"),
]


@pytest.mark.parametrize(("qualifier", "words"), HEDGES)
def test_each_hedge_is_known_and_taken_for_no_other(qualifier: str, words: str, problems: Problems) -> None:
    said = {
        other: [problem.rule for problem in problems(tourists("5", words, other))]
        for other in ("about", "almost", "at-least", "at-most")
    }
    assert said == {other: [] if other == qualifier else ["hedge"] for other in said}


@pytest.mark.parametrize(("qualifier", "words"), HEDGES)
def test_a_hedged_number_is_not_exact_but_where_the_word_may_mean_something_else(
    qualifier: str, words: str, problems: Problems
) -> None:
    # «до 2030 года» is no hedge, so до and its like are let through.
    expected = [] if qualifier == "at-most" else ["hedge"]
    assert [problem.rule for problem in problems(tourists("5", words))] == expected


def test_a_forecast_may_speak_of_an_expectation(problems: Problems) -> None:
    assert problems(planted(f'text: "{NUMBER}"', f'text: "as expected, {NUMBER}"\n    status: forecast')) == []


def test_a_stock_has_a_day(problems: Problems) -> None:
    text = planted("unit: people\n    measure: flow", "unit: people\n    measure: stock")
    assert problems(text.replace(TOURISTS, TOURISTS.replace('"2023"', '"2023-02-28"'))) == []


@pytest.mark.parametrize(
    ("what", "value", "scale", "right"),
    [
        ("percent share", "100", None, True),
        ("percent share", "0", None, True),
        ("percent share", "0.5", None, True),
        ("percent share", "100.1", None, False),
        ("percent share", "-0.1", None, False),
        ("percent flow", "170.5", None, True),
        ("percent flow", "-5.5", None, True),
        ("rank rank", "1", None, True),
        ("rank rank", "0", None, False),
        ("rank rank", "1.5", None, False),
        ("people flow", "0", None, True),
        ("people flow", "-1", None, False),
        ("people flow", "-1.5", "thousand", False),
        ("people flow", "1.5", "thousand", True),
        ("people flow", "1.5", None, False),
        ("USD target", "1", None, True),
    ],
)
def test_a_number_fits_what_it_counts(
    what: str, value: str, scale: str | None, right: bool, problems: Problems
) -> None:
    text = tourists(value, f"всего {value}").replace("    scale: thousand\n", f"    scale: {scale}\n" if scale else "")
    unit, measure = what.split()
    text = planted("unit: people\n    measure: flow", f"unit: {unit}\n    measure: {measure}", text)
    assert [problem.rule for problem in problems(text)] == ([] if right else ["share"])


def test_nothing_is_asked_of_a_number_that_is_not_there(problems: Problems) -> None:
    text = TOURISTS.replace('    value: "152.2"\n    scale: thousand\n', "").replace("at-least", "unknown")
    assert problems(planted(TOURISTS, text.replace("more than 152.2 thousand", "several"))) == []


def test_a_figure_of_an_unknown_indicator_is_asked_nothing_more(problems: Problems) -> None:
    text = planted(
        TOURISTS, TOURISTS + TOURISTS.replace("tourists-2023:", "other:").replace("indicator: t", "indicator: x")
    )
    assert [problem.rule for problem in problems(text)] == ["unknown-id"]
