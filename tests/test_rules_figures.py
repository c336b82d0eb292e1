from __future__ import annotations

from collections.abc import Callable

import pytest

from small import Breach, Told, part, planted

Problems = Callable[[str], list[Told]]

TRADE = part("  trade-2022:", "  trade-2023:")
TOURISTS = part("  tourists-2023:", "statements:")
NUMBER = "more than 152.2 thousand tourists"

BREACHES = (
    Breach("digits", 'value: "4"', 'value: "5"', 'value: "5"', "trade-2022: value 5 is in none of its anchors"),
    Breach(
        "digits",
        'growth_percent: "17.5"',
        'growth_percent: "7.5"',
        'growth_percent: "7.5"',
        "trade-2023: growth_percent 7.5 is in none of its anchors",
    ),
    Breach(
        "digits",
        '"достиг 4 миллиардов долларов"',
        '"4,4 миллиардов долларов"',
        'value: "4"',
        "trade-2022: value 4 is in none of its anchors",
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
        "trade-2022: '4 миллиардов долларов' does not say about",
    ),
    Breach(
        "forecast",
        f'text: "{NUMBER}"',
        f'text: "as expected, {NUMBER}"',
        "tourists-2023:",
        "tourists-2023: its words express an expectation",
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
    """Return the small base with another figure of tourists, with these words in its source."""
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
        ("3", "сами трое: три тысячи", "thousand"),
        ("2", "их двое", "thousand"),
        ("4", "ровно четырёх тысяч", "thousand"),
        ("7", "седьмую тысячу", "thousand"),
        ("12", "всего двенадцать тысяч", "thousand"),
        ("40", "всего сорок тысяч", "thousand"),
        ("20", "twenty thousand", "thousand"),
        ("5", "beş min", "thousand"),
        ("1", "milyon nəfər", "mn"),
        ("2.3", "2 billion 300 million", "bn"),
        ("2.3", "2 миллиона 300 тысяч", "mn"),
        ("1", "целый миллион туристов", "mn"),
        ("1.1", "1 миллиард 100 миллионов", "bn"),
        ("1.2197", "1 billion 219,700,000", "bn"),
        ("1.2", "1 Milliarde 200 Millionen", "bn"),
        ("4432", "4 432 million", "mn"),
        ("4432", "4,432 million", "mn"),
        ("4432", "4.432 Millionen", "mn"),
        ("4432", "4'432 млн", "mn"),
        ("4432", "4\xa0432 млн", "mn"),
        ("4432.5", "4 432,5 млн", "mn"),
        ("396.06", "396,060,000 tourists", "mn"),
        ("1.4", "1 400 туристов", "thousand"),
        ("3", "ровно трëх тысяч", "thousand"),
        *((str(number), f"всего {word} тысяч", "thousand") for word, number in WORDS.items() if word[-2:] != "ку"),
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
        ("1", "всего 5 тысяч"),
        ("2", "во вторник"),
        ("6", "шесток и шестидесяти"),
        ("10", "on their way"),
        ("742", "всего 1 742 тысячи"),
        ("1", "всего 1 742 тысячи"),
        ("1742", "всего 1,742 тысячи"),
        ("176", "176 761 раз"),
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
    ("at-most", "входит в пятерку"),
    ("at-most", "топ-пятёрку"),
    ("at-most", "среди пятёрки"),
    *(
        ("at-least", f"{words} 5 тысяч")
        for words in (
            "превысил", "превысило", "превышает", "превысивший", "превзошёл", "превосходит", "выше", "сверх", "перевалило за",
            "превысил отметку в", "преодолел рубеж в", "не ниже", "более чем на", "как минимум", "не меньше чем",
        )
    ),
    *(
        ("at-least", f"{words} 5 thousand")
        for words in ("exceeded", "exceeds", "surpassed", "surpassed the mark of", "topped", "above", "upwards of", "no fewer than")
    ),
    *(
        ("at-most", f"{words} 5 тысяч")
        for words in (
            "не достиг", "не достигает", "не достигло отметки в", "не дотянул до", "ниже", "под", "не превысил", "не превышает",
            "не выше", "менее чем", "в пределах", "максимум",
        )
    ),
    *(
        ("at-most", f"{words} 5 thousand")
        for words in (
            "under", "below", "fell short of", "did not exceed", "didn't reach", "never topped", "not more than", "fewer than",
        )
    ),
    ("at-least", "5 тысяч с лишним"),
    ("at-least", "5 тысяч и более"),
    ("at-least", "5 thousand or more"),
    ("at-least", "5 min nəfərdən çox"),
    ("at-most", "5 minə qədər"),
    ("about", "5 minə yaxın"),
    ("about", "təxminən 5 min"),
    *(("about", f"{word} 5 Tausend") for word in ("rund", "etwa", "ungefähr", "ca.")),
    *(("almost", f"{word} 5 Tausend") for word in ("fast", "beinahe", "nahezu", "knapp")),
    *(
        ("at-least", words)
        for words in (
            "über 5 Tausend", "mehr als 5 Tausend", "mindestens 5 Tausend", "5 Tausend überschritten", "überstieg 5 Tausend",
            "plus de 5 mille", "5 bin aşkın",
        )
    ),
    *(
        ("at-most", f"{words} 5 Tausend")
        for words in ("bis zu", "höchstens", "weniger als", "unter", "nicht mehr als", "nicht über")
    ),
]  # fmt: skip


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
    del qualifier
    assert [problem.rule for problem in problems(tourists("5", words))] == ["hedge"]


@pytest.mark.parametrize(
    "words",
    [
        "до 2030 года 5 тысяч", "вырос до 5 тысяч", "сократилось до 5 тысяч", "от 3 до 5 тысяч", "went up to 5 thousand",
        "на 6,2%, до 5 тысяч", "by 6 percent, up to 5 thousand", "5 тысяч, выше прошлогоднего", "under a programme, 5 thousand", "достиг 5 тысяч",
        "a fast growth to 5 thousand", "über den Handel: 5 Tausend", "stieg bis zu 5 Tausend", "rund um Baku 5 Tausend",
    ],
)  # fmt: skip
def test_a_word_that_speaks_of_something_else_is_no_hedge(words: str, problems: Problems) -> None:
    assert problems(tourists("5", words)) == []


def grown(words: str, qualifier: str | None) -> str:
    """Return the small base with other words for the growth of 2023."""
    text = planted("он вырос на 17,5% и достиг", words)
    key = f'    growth_percent: "17.5"\n    growth_qualifier: {qualifier}\n'
    return planted('    growth_percent: "17.5"\n', key, text) if qualifier else text


@pytest.mark.parametrize(
    ("words", "qualifier", "right"),
    [
        ("он вырос почти на 17,5%", "almost", True),
        ("он вырос на почти 17,5%", "almost", True),
        ("рост превысил 17,5%", "at-least", True),
        ("рост не достиг 17,5%", "at-most", True),
        ("он вырос на 17,5%", None, True),
        ("он вырос на 17,5% до почти 5", None, True),
        ("на 17,5% больше, чем в 2022-м", None, True),
        ("он вырос почти на 17,5%", None, False),
        ("он вырос почти на 17,5%", "exact", False),
        ("рост превысил 17,5%", None, False),
        ("рост превысил 17,5%", "at-most", False),
        ("он вырос на 17,5%", "almost", False),
    ],
)
def test_growth_has_the_hedge_of_its_own_words(
    words: str, qualifier: str | None, right: bool, problems: Problems
) -> None:
    found = [problem for problem in problems(grown(words, qualifier)) if problem.rule == "hedge"]
    assert ([] if right else ["trade-2023"]) == [problem.message.split(":")[0] for problem in found]


@pytest.mark.parametrize(
    ("growth", "words", "qualifier"),
    [
        ("-7.9", "reduced by 7.9 %", None),
        ("-30.6", "его рост: (-30.6%)", None),
        ("-28.5", "поток — минус 28,5%", None),
        ("-40.5", "turnover down 40.5% in January", None),
        ("-5", "which is 5% less than before", None),
        ("-5", "на 5% меньше", None),
        ("-5", "снизился на 5 процентов", None),
        ("-5", "um 5 Prozent zurückgegangen", None),
        ("-5", "5 faiz azalıb", None),
        ("-5", "снизился почти на 5%", "almost"),
        ("-5", "fell by more than 5%", "at-most"),
        ("-5", "сократился не более чем на 5%", "at-least"),
        ("-33.3", "fell by a third", None),
        ("-33", "сократился на треть", None),
        ("-25", "сократился почти на четверть", "almost"),
        ("-50", "снизился вдвое", None),
        ("-50", "trade halved", None),
        ("-10", "after the 10% slump in 2020", None),
        ("-10", "a 10 percent decline", None),
        ("-10", "отмечен 10% спад", None),
        ("100", "вырос вдвое", None),
        ("100", "trade doubled", None),
        ("50", "вырос в полтора раза", None),
        ("33.3", "он вырос на треть", None),
        ("200", "üç dəfə artdı", None),
        ("20", "вырос в 1,2 раза", None),
        ("-20", "снизился в 1,25 раза", None),
        ("150", "is 2.5 times as much", None),
    ],
)
def test_a_fall_and_a_part_of_a_whole_are_read_in_words(
    growth: str, words: str, qualifier: str | None, problems: Problems
) -> None:
    text = grown(words, qualifier).replace('growth_percent: "17.5"', f'growth_percent: "{growth}"')
    found = [one.rule for one in problems(text) if one.rule in ("digits", "hedge")]
    assert found == []


@pytest.mark.parametrize(
    ("growth", "words"),
    [
        ("7.9", "reduced by 7.9 %"), ("-7.9", "increased by 7.9 %"), ("28.5", "поток — минус 28,5%"), ("5", "на 5% меньше"),
        ("33.3", "fell by a third"), ("100", "снизился вдвое"), ("-50", "вырос вдвое"), ("25", "сократился на четверть"),
        ("33.3", "четверть"), ("-17.5", "упал, потом вырос на 17,5%"),
        ("10", "a 10% drop"), ("-10", "of it 10% fall to Russia"),
    ],
)  # fmt: skip
def test_a_rise_is_no_fall(growth: str, words: str, problems: Problems) -> None:
    text = grown(words, None).replace('growth_percent: "17.5"', f'growth_percent: "{growth}"')
    assert "digits" in [one.rule for one in problems(text)]


def test_a_share_may_be_a_part_in_words(problems: Problems) -> None:
    share = tourists("33.3", "a third").replace("    scale: thousand\n", "")
    share = planted("unit: people\n    measure: flow", "unit: percent\n    measure: share", share)
    assert problems(share) == []


def test_a_hedge_of_growth_needs_growth(problems: Problems) -> None:
    text = planted("    qualifier: at-least\n", "    qualifier: at-least\n    growth_qualifier: about\n")
    assert [(one.rule, one.message) for one in problems(text)] == [
        ("hedge", "tourists-2023: a growth hedge without growth")
    ]


def test_a_hedge_in_the_evidence_is_seen_though_the_words_of_the_number_leave_it_out(problems: Problems) -> None:
    text = tourists("5", "превысило 5 тысяч").replace('text: "превысило 5 тысяч"', 'text: "5 тысяч"')
    assert [problem.rule for problem in problems(text)] == ["hedge"]
    assert problems(text.replace('qualifier: exact\n    text: "5', 'qualifier: at-least\n    text: "5')) == []


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
