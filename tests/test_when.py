from __future__ import annotations

import random
from datetime import date

import pytest

from raes_cli import dates
from raes_cli.errors import UsageError
from raes_cli.lookup.days import when
from raes_cli.lookup.days.when import Window

TODAY = date(2026, 3, 31)

# The text typed, and its first and last day; empty if open.
READ = """
2023                            2023-01-01 2023-12-31
2023-05                         2023-05-01 2023-05-31
2024-02                         2024-02-01 2024-02-29
2023-05-19                      2023-05-19 2023-05-19
2023-5-9                        2023-05-09 2023-05-09
2023.05.19                      2023-05-19 2023-05-19
2023/05/19                      2023-05-19 2023-05-19
0988                            0988-01-01 0988-12-31

19.05.2023                      2023-05-19 2023-05-19
9.5.2023                        2023-05-09 2023-05-09
19/05/2023                      2023-05-19 2023-05-19
05/06/2023                      2023-06-05 2023-06-05
19-05-2023                      2023-05-19 2023-05-19
05.2023                         2023-05-01 2023-05-31
05/2023                         2023-05-01 2023-05-31
19.05.2023 г.                   2023-05-19 2023-05-19
19.05.2023г.                    2023-05-19 2023-05-19

19 May 2023                     2023-05-19 2023-05-19
19 MAY 2023                     2023-05-19 2023-05-19
May 19, 2023                    2023-05-19 2023-05-19
19th of May 2023                2023-05-19 2023-05-19
May 1st, 2023                   2023-05-01 2023-05-01
19-May-2023                     2023-05-19 2023-05-19
on 19 May 2023                  2023-05-19 2023-05-19
2023 May 19                     2023-05-19 2023-05-19
May 2023                        2023-05-01 2023-05-31
in May 2023                     2023-05-01 2023-05-31
2023 May                        2023-05-01 2023-05-31
Sept 2022                       2022-09-01 2022-09-30
Sept. 2022                      2022-09-01 2022-09-30
dec 2022                        2022-12-01 2022-12-31

в мартовской 2023               2023-03-01 2023-03-31
сентябрьский 2023 года          2023-09-01 2023-09-30
mayın 19-u 2023                 2023-05-19 2023-05-19
mayın 19-u 2023-cü ildə         2023-05-19 2023-05-19
2023-cü il mayın 19-da          2023-05-19 2023-05-19
2023-cü ilin mayın 19-u         2023-05-19 2023-05-19
2023-cü il may ayının 19-u      2023-05-19 2023-05-19
yanvarın 27-si 2025             2025-01-27 2025-01-27
2022-ci il fevralın 22-sində    2022-02-22 2022-02-22
oktyabrın 8-dən 10-dək 2025     2025-10-08 2025-10-10
2025-ci il oktyabrın 8-i və 9-u 2025-10-08 2025-10-09
avqustun 18-19-u 2024           2024-08-18 2024-08-19
fevralın 27–28 2023             2023-02-27 2023-02-28
19 may 2023-dək                 2023-05-19 2023-05-19
ayın 24-ü                       2026-03-24 2026-03-24
keçən ayın 5-i                  2026-02-05 2026-02-05
the 24th of this month          2026-03-24 2026-03-24
24 числа прошлого месяца        2026-02-24 2026-02-24

19 мая 2023                     2023-05-19 2023-05-19
19 МАЯ 2023 Г.                  2023-05-19 2023-05-19
19 мая 2023 года                2023-05-19 2023-05-19
май 2023                        2023-05-01 2023-05-31
в мае 2023                      2023-05-01 2023-05-31
в феврале 2024 года             2024-02-01 2024-02-29
янв. 2023                       2023-01-01 2023-01-31
в 2023 году                     2023-01-01 2023-12-31
2023 год                        2023-01-01 2023-12-31
2022 г.                         2022-01-01 2022-12-31

19 may 2023                     2023-05-19 2023-05-19
28 fevral 2023                  2023-02-28 2023-02-28
İyun 2023                       2023-06-01 2023-06-30
IYUL 2023                       2023-07-01 2023-07-31
7 oktyabr 2022                  2022-10-07 2022-10-07

2023Q2                          2023-04-01 2023-06-30
2023-Q2                         2023-04-01 2023-06-30
2023 q2                         2023-04-01 2023-06-30
Q1 2023                         2023-01-01 2023-03-31
Q2 2023                         2023-04-01 2023-06-30
Q3 2023                         2023-07-01 2023-09-30
Q4 2023                         2023-10-01 2023-12-31
2 квартал 2023                  2023-04-01 2023-06-30
2-й квартал 2023                2023-04-01 2023-06-30
II квартал 2023                 2023-04-01 2023-06-30
в IV квартале 2023 г.           2023-10-01 2023-12-31

summer 2025                     2025-06-01 2025-08-31
fall 2025                       2025-09-01 2025-11-30
winter 2025                     2025-12-01 2026-02-28
winter 2025/26                  2025-12-01 2026-02-28
лето 2025                       2025-06-01 2025-08-31
летом 2025 года                 2025-06-01 2025-08-31
зима 2025/26                    2025-12-01 2026-02-28
winter 2025/2026                2025-12-01 2026-02-28
зимой 2025-2026                 2025-12-01 2026-02-28
qış 2025-26                     2025-12-01 2026-02-28
winter 2025–2026                2025-12-01 2026-02-28
зима 2025–26                    2025-12-01 2026-02-28

early September 2022            2022-09-01 2022-09-10
beginning of September 2022     2022-09-01 2022-09-10
mid-September 2022              2022-09-11 2022-09-20
late February 2024              2024-02-21 2024-02-29
начало сентября 2022            2022-09-01 2022-09-10
в середине сентября 2022        2022-09-11 2022-09-20
в конце сентября 2022 года      2022-09-21 2022-09-30

2022..2023                      2022-01-01 2023-12-31
2022-05..2023-02                2022-05-01 2023-02-28
2022 .. 2023                    2022-01-01 2023-12-31
May 2022..Q1 2023               2022-05-01 2023-03-31
2022..                          2022-01-01 -
..2023                          - 2023-12-31
2022–2023                       2022-01-01 2023-12-31
2022—2023                       2022-01-01 2023-12-31
2022 - 2023                     2022-01-01 2023-12-31
2022-2023                       2022-01-01 2023-12-31
2022-2023 годы                  2022-01-01 2023-12-31
2023-05-19..2023-05-19          2023-05-19 2023-05-19
2023..2022                      2022-01-01 2023-12-31
2022/2023                       2022-01-01 2023-12-31
2022-05/2023-02                 2022-05-01 2023-02-28
2023-02-27/2023-02-28           2023-02-27 2023-02-28
early 2023                      2023-01-01 2023-04-30
в середине 2023 года            2023-05-01 2023-08-31
конец 2022                      2022-09-01 2022-12-31
2022-ci ilin sonunda            2022-09-01 2022-12-31
вторая половина 2023            2023-07-01 2023-12-31
2024-04-17/..                   2024-04-17 -
2024-04-17/                     2024-04-17 -
../2024-04-17                   - 2024-04-17
[2022-09-01..2022-09-10]        2022-09-01 2022-09-10
[..2025-12-14]                  - 2025-12-14
2024-04-22?                     2024-04-22 2024-04-22
27–28 February 2023             2023-02-27 2023-02-28
27-28 февраля 2023              2023-02-27 2023-02-28
5 March – 8 April 2024          2024-03-05 2024-04-08
May–July 2023                   2023-05-01 2023-07-31
summer 2025–2026                2025-06-01 2026-12-31

today                           2026-03-31 2026-03-31
сегодня                         2026-03-31 2026-03-31
Yesterday                       2026-03-30 2026-03-30
вчера                           2026-03-30 2026-03-30
this year                       2026-01-01 2026-12-31
в этом году                     2026-01-01 2026-12-31
этот год                        2026-01-01 2026-12-31
last year                       2025-01-01 2025-12-31
прошлый год                     2025-01-01 2025-12-31
в прошлом году                  2025-01-01 2025-12-31
this month                      2026-03-01 2026-03-31
этот месяц                      2026-03-01 2026-03-31
last month                      2026-02-01 2026-02-28
прошлый месяц                   2026-02-01 2026-02-28
в прошлом месяце                2026-02-01 2026-02-28
last year..today                2025-01-01 2026-03-31
this spring                     2026-03-01 2026-05-31
bu yaz                          2026-03-01 2026-05-31
last spring                     2025-03-01 2025-05-31
next spring                     2027-03-01 2027-05-31
прошлой осенью                  2025-09-01 2025-11-30
этой зимой                      2026-12-01 2027-02-28
last winter                     2025-12-01 2026-02-28
следующая зима                  2026-12-01 2027-02-28
2023-05-19..                    2023-05-19 -

20230519                        2023-05-19 2023-05-19
20230519..20230525              2023-05-19 2023-05-25
2023-05-19T10:00                2023-05-19 2023-05-19
2023-05-19T10:00:00.5+04:00     2023-05-19 2023-05-19
20230519T100000Z                2023-05-19 2023-05-19
2023-05-19 10:00                2023-05-19 2023-05-19
19.05.2023, 10:00               2023-05-19 2023-05-19
2023-W20                        2023-05-15 2023-05-21
2023W20                         2023-05-15 2023-05-21
2023-W20-5                      2023-05-19 2023-05-19
2020-W53                        2020-12-28 2021-01-03
week 20 2023                    2023-05-15 2023-05-21
20-я неделя 2023 года           2023-05-15 2023-05-21
H1 2023                         2023-01-01 2023-06-30
2023-H2                         2023-07-01 2023-12-31
first half of 2023              2023-01-01 2023-06-30
1-е полугодие 2023              2023-01-01 2023-06-30
второе полугодие 2023           2023-07-01 2023-12-31
во втором полугодии 2023 года   2023-07-01 2023-12-31
I yarım 2023                    2023-01-01 2023-06-30
2023-cü ilin birinci yarısı     2023-01-01 2023-06-30
H2 2022..H1 2023                2022-07-01 2023-06-30
второй квартал 2023             2023-04-01 2023-06-30
в третьем квартале 2023 г.      2023-07-01 2023-09-30
fourth quarter of 2023          2023-10-01 2023-12-31
II rüb 2023                     2023-04-01 2023-06-30
1-е мая 2023                    2023-05-01 2023-05-01
первое мая 2023                 2023-05-01 2023-05-01
2022/05                         2022-05-01 2022-05-31
2022/23                         2022-01-01 2023-12-31
2022-23                         2022-01-01 2023-12-31
1999/00                         1999-01-01 2000-12-31
2020s                           2020-01-01 2029-12-31
the 1990s                       1990-01-01 1999-12-31
2020-е                          2020-01-01 2029-12-31
в 2020-х годах                  2020-01-01 2029-12-31
2020-ci illər                   2020-01-01 2029-12-31
may ayı 2023                    2023-05-01 2023-05-31
2023-cü il                      2023-01-01 2023-12-31
2023-cü ilin mayında            2023-05-01 2023-05-31
19 mayda 2023                   2023-05-19 2023-05-19
yaz 2023                        2023-03-01 2023-05-31
QIŞ 2022/23                     2022-12-01 2023-02-28
this week                       2026-03-30 2026-04-05
last week                       2026-03-23 2026-03-29
на прошлой неделе               2026-03-23 2026-03-29
keçən həftə                     2026-03-23 2026-03-29
next month                      2026-04-01 2026-04-30
last quarter                    2025-10-01 2025-12-31
keçən il                        2025-01-01 2025-12-31
bu gün                          2026-03-31 2026-03-31
dünən                           2026-03-30 2026-03-30
30 days ago                     2026-03-01 2026-03-01
100 days ago                    2025-12-21 2025-12-21
a week ago                      2026-03-24 2026-03-24
неделю назад                    2026-03-24 2026-03-24
1 month ago                     2026-02-28 2026-02-28
3 months ago                    2025-12-31 2025-12-31
last 3 months                   2025-12-31 2026-03-31
next 3 months                   2026-03-31 2026-06-30
следующие 2 недели              2026-03-31 2026-04-14
3 месяца назад                  2025-12-31 2025-12-31
3 ay əvvəl                      2025-12-31 2025-12-31
a year ago                      2025-03-31 2025-03-31
3 months ago..today             2025-12-31 2026-03-31
last 30 days                    2026-03-01 2026-03-31
последние 30 дней               2026-03-01 2026-03-31
за последние 3 месяца           2025-12-31 2026-03-31
за 2023 год                     2023-01-01 2023-12-31
"""

# The text typed, the part that cannot be read ("" = all of it), and the reason.
REFUSED = [
    ("", "", "it is empty"),
    (" \u00a0 ", "", "it is empty"),
    ("2023" + " 0" * 38 + "0", "", "it is too long"),
    ("2023" + " 0" * 38, "", "its parts do not make up a date"),
    ("2023-13-01", "", "there is no month 13"),
    ("2023-00", "", "there is no month 0"),
    ("13.2023", "", "there is no month 13"),
    ("2022-24", "", "there is no month 24"),
    ("2023-W60", "", "there is no week 60 in 2023"),
    ("H3 2023", "", "there is no half-year 3"),
    ("2023s", "", "its parts do not make up a date"),
    ("3000 years ago", "", "its parts do not make up a date"),
    ("999 years ago..999 years ago..", "", "a range has two ends"),
    ("20231340", "", "there is no month 13"),
    ("2025-34", "", "there is no month 34"),
    ("31.02.2023", "", "there is no 31 February 2023"),
    ("2023-02-29", "", "there is no 29 February 2023"),
    ("29 февраля 2023", "", "there is no 29 February 2023"),
    ("0 May 2023", "", "there is no 0 May 2023"),
    ("Q5 2023", "", "there is no quarter 5"),
    ("0 квартал 2023", "", "there is no quarter 0"),
    ("0000", "", "there is no year 0"),
    ("winter 9999", "", "the last year is 9999"),
    ("20235", "", "a year is written with four digits"),
    ("19.05.20235", "20235", "a year is written with four digits"),
    ("202", "", "a year is written with four digits"),
    ("23", "", "a year is written with four digits"),
    ("19.5.23", "", "a year is written with four digits"),
    ("19/05/23", "", "a year is written with four digits"),
    ("May 23", "", "a year is written with four digits"),
    ("май 23", "", "a year is written with four digits"),
    ("May", "", "the year is missing"),
    ("19 мая", "", "the year is missing"),
    ("year", "", "the year is missing"),
    ("last May", "", "the year is missing"),
    ("05/19/2023", "", "the day comes before the month: 19.05.2023"),
    ("5.19.2023", "", "the day comes before the month: 19.05.2023"),
    ("31/13/2023", "", "there is no month 13"),
    ("foo 2023", "foo", "this is not part of a date"),
    ("2O23", "o", "this is not part of a date"),
    ("since 2023", "since", "this is not part of a date"),
    ("с мая 2023", "с", "this is not part of a date"),
    ("ma 2023", "ma", "this is not part of a date"),
    ("iyu 2023", "iyu", "this is not part of a date"),
    ("2023-05-19T", "t", "this is not part of a date"),
    ("10:00", ":", "this is not part of a date"),
    ("2023+1", "+", "this is not part of a date"),
    ("2023\x1b[31m", "\\u{1b}", "this is not part of a date"),
    ("2023\u202e", "\\u{202e}", "this is not part of a date"),
    ("2023\x00", "\\u{0}", "this is not part of a date"),
    ("٢٠٢٣", "", "only the digits 0 to 9 are read"),
    ("19 мая ２０２３", "２０２３", "only the digits 0 to 9 are read"),
    ("2023²", "²", "only the digits 0 to 9 are read"),
    ("2023 2024", "", "its parts do not make up a date"),
    ("19 20 May 2023", "", "its parts do not make up a date"),
    ("-2023", "", "its parts do not make up a date"),
    ("2023-", "", "its parts do not make up a date"),
    ("summer 2025/26", "", "its parts do not make up a date"),
    ("winter 2025/27", "", "its parts do not make up a date"),
    ("winter 2025–2027", "", "its parts do not make up a date"),
    ("summer 2025-2026", "", "its parts do not make up a date"),
    ("..", "", "it is open at both ends"),
    ("[..]", "", "it is open at both ends"),
    ("2021..2022..2023", "", "a range has two ends"),
    ("2022..2023-13", "2023-13", "there is no month 13"),
    ("2022..23", "23", "a year is written with four digits"),
    ("в..2023", "в", "the year is missing"),
]


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def table(text: str) -> list[tuple[str, Window]]:
    rows = (line.rsplit(maxsplit=2) for line in text.splitlines() if line)
    return [(typed, Window(day(first), day(last))) for typed, first, last in rows]


def refusal(typed: str) -> UsageError:
    with pytest.raises(UsageError) as caught:
        when.read(typed, TODAY)
    return caught.value


@pytest.mark.parametrize(("typed", "span"), table(READ))
def test_a_date_as_people_type_it_is_read_to_the_day(typed: str, span: Window) -> None:
    assert when.read(typed, TODAY) == span


@pytest.mark.parametrize(("typed", "part", "reason"), REFUSED)
def test_what_cannot_be_read_is_named_with_the_reason(typed: str, part: str, reason: str) -> None:
    error = refusal(typed)
    assert error.exit_code == 2
    assert error.message["en"].startswith(f"cannot read '{part}' in the date '" if part else "cannot read the date '")
    assert error.message["en"].endswith(f"': {reason}")
    assert error.message["ru"].startswith("не удалось прочитать ")


def test_a_refusal_is_one_safe_line_in_both_languages_and_shows_three_forms_that_can_be_read() -> None:
    error = refusal("2023-13-01")
    assert error.message == {
        "en": "cannot read the date '2023-13-01': there is no month 13",
        "ru": "не удалось прочитать дату «2023-13-01»: месяца 13 не бывает",
    }
    assert error.hint == {
        "en": 'try 2023-05-19, 19.05.2023 or "May 2023"; for a range 2022..2023',
        "ru": 'попробуйте 2023-05-19, 19.05.2023 или "май 2023"; для промежутка 2022..2023',
    }
    for typed in ("2023-05-19", "19.05.2023", "May 2023", "май 2023", "2022..2023"):
        assert when.read(typed, TODAY).first


def test_a_refusal_of_hostile_text_is_short_and_cannot_steer_a_terminal() -> None:
    message = refusal("2023\n\x1b]0;x\x07" * 10_000).message
    assert all(len(text) < 200 and text.isprintable() for text in message.values())


@pytest.mark.parametrize(
    "typed",
    [
        "19 мая 2023",
        "  19   мая\t2023  ",
        "19\u00a0мая\u202f2023\u00a0г.",
        "19\nмая\n2023",
        "19 мая 2023\u200b",
        "\ufeff19 м\xadая 2023",
        "19 ма\u2060я 2023\u200e",
    ],
)
def test_any_white_space_separates(typed: str) -> None:
    assert when.read(typed, TODAY) == Window(date(2023, 5, 19), date(2023, 5, 19))


def test_letters_may_be_composed_or_not_and_hyphens_be_of_any_kind() -> None:
    may = Window(date(2023, 5, 1), date(2023, 5, 31))
    assert when.read("маи\u0306 2023", TODAY) == may
    assert when.read("2023\u201105", TODAY) == may


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_is_known_by_every_form_of_its_name(number: int) -> None:
    english, nominative, genitive, instrumental, azerbaijani = dates.MONTHS[number - 1]
    month = dates.parse(f"2023-{number:02}")
    short = nominative[:3]
    forms = [english, english[:3], nominative, genitive, instrumental, short, f"{short}.", azerbaijani]
    forms += [f"В {genitive[:-1]}е", instrumental.replace("ё", "е")]
    assert {when.read(f"{form} 2023", TODAY) for form in forms} == {Window(month.earliest, month.latest)}


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    "edtf",
    [
        "2023",
        "2023-02",
        "2023-02-28",
        "2025-21",
        "2025-24",
        "1999-24",
        "2023-34",
        "2023-02-27/2023-02-28",
        "2024-03-05/2024-04-08",
        "2023-12-31/2024-01-02",
        "2023-05/2023-07",
        "2022-11/2023-02",
        "2010/2019",
        "2023-33/2023-34",
        "2025-21/2025-23",
        "2023/2023-08",
        "[2022-09-01..2022-09-10]",
        "[2022-09-11..2022-09-20]",
        "[2024-02-21..2024-02-29]",
        "[2025-08..2025-08]",
    ],
)
def test_a_date_that_raes_prints_can_be_typed_back(edtf: str, lang: str) -> None:
    known = dates.parse(edtf)
    assert when.read(dates.words(edtf, lang), TODAY) == Window(known.earliest, known.latest)


def test_last_month_of_january_is_december() -> None:
    assert when.read("last month", date(2026, 1, 31)) == Window(date(2025, 12, 1), date(2025, 12, 31))
    assert when.read("yesterday", date(2024, 3, 1)) == Window(date(2024, 2, 29), date(2024, 2, 29))


def test_no_text_does_worse_than_a_refusal() -> None:
    pieces = ["2023", "19", "5", "..", "-", "/", ".", "–", " ", "[", "]", "?", "мая", "May", "q", "iv", "лето", "late"]
    pieces += ["last", "year", "today", "г.", "winter", "26", "\x1b", "٣", "0", "99999"]
    dice = random.Random(2023)
    readable = 0
    for _ in range(5_000):
        typed = "".join(dice.choices(pieces, k=dice.randint(1, 6)))
        try:
            span = when.read(typed, TODAY)
        except UsageError:
            continue
        readable += 1
        assert span.first or span.last, typed
        assert span.first is None or span.last is None or span.first <= span.last, typed
    assert readable > 25


@pytest.mark.parametrize("options", [{"first": "..2023"}, {"last": "2023.."}])
def test_an_end_that_is_open_is_no_end(options: dict[str, str]) -> None:
    with pytest.raises(UsageError) as caught:
        when.window(**options, today=TODAY)
    assert "the bound is missing" in caught.value.message["en"]


def window(**options: str) -> tuple[str, str, str | None]:
    span, note = when.window(**options, today=TODAY)
    return str(span.first), str(span.last), note["en"] if note else None


def test_without_options_every_day_fits() -> None:
    assert window() == ("None", "None", None)


def test_from_takes_the_first_day_and_to_the_last() -> None:
    assert window(first="2022") == ("2022-01-01", "None", None)
    assert window(last="2023") == ("None", "2023-12-31", None)
    assert window(first="2022", last="2023") == ("2022-01-01", "2023-12-31", None)
    assert window(first="2023", last="2023-05") == ("2023-01-01", "2023-05-31", None)


def test_options_given_together_narrow_each_other() -> None:
    assert window(year="2023", first="2023-05") == ("2023-05-01", "2023-12-31", None)
    assert window(year="2022..2023", last="март 2023") == ("2022-01-01", "2023-03-31", None)
    assert window(on="Q2 2023", year="2023", first="2022", last="2023-05-19") == ("2023-04-01", "2023-05-19", None)


def test_one_day_is_a_window_and_not_swapped() -> None:
    assert window(first="2023-05-19", last="2023-05-19") == ("2023-05-19", "2023-05-19", None)
    assert window(first="2023-05-19", year="..2023-05-19") == ("2023-05-19", "2023-05-19", None)


def test_swapped_ends_are_put_right_and_said_in_both_languages() -> None:
    span, note = when.window(first="2023", last="2022-05", today=TODAY)
    assert span == (date(2022, 5, 1), date(2023, 12, 31), None)
    assert note == {
        "en": "--from 2023 --to 2022-05 runs backwards, read as 1 May 2022 – 31 December 2023",
        "ru": "--from 2023 --to 2022-05: прочитано как 1 мая 2022 – 31 декабря 2023",
    }
    assert window(year="2023..2022") == (
        "2022-01-01",
        "2023-12-31",
        "--year 2023..2022 runs backwards, read as 1 January 2022 – 31 December 2023",
    )


@pytest.mark.parametrize(
    ("typed", "english", "russian"),
    [
        ("05/06/2023", "5 June 2023", "5 июня 2023"),
        ("5-6-2023", "5 June 2023", "5 июня 2023"),
        ("winter 2022", "1 December 2022 – 28 February 2023", "1 декабря 2022 – 28 февраля 2023"),
        ("2011/12", "1 January 2011 – 31 December 2012", "1 января 2011 – 31 декабря 2012"),
        ("past month", "February 2026", "февраль 2026"),
        ("last spring", "1 March – 31 May 2025", "1 марта – 31 мая 2025"),
    ],
)
def test_what_others_may_mean_otherwise_is_read_aloud(typed: str, english: str, russian: str) -> None:
    note = when.window(on=typed, today=TODAY)[1]
    assert note == {"en": f"--on {typed} read as {english}", "ru": f"--on {typed}: прочитано как {russian}"}
    note = when.window(last=typed, today=TODAY)[1]
    assert note
    assert note["en"].startswith(f"--to {typed} read as ")


@pytest.mark.parametrize("typed", ["05.06.2023", "05/05/2023", "19/05/2023", "winter 2022/23", "2022/23", "last month"])
def test_what_can_mean_one_thing_only_is_not(typed: str) -> None:
    assert when.window(on=typed, today=TODAY)[1] is None


@pytest.mark.parametrize(
    ("typed", "days", "said"),
    [
        ("22 February", ("02-22", "02-22"), "22 February"),
        ("9 мая", ("05-09", "05-09"), "9 May"),
        ("9-е мая", ("05-09", "05-09"), "9 May"),
        ("9 may", ("05-09", "05-09"), "9 May"),
        ("dekabrın 24-ü", ("12-24", "12-24"), "24 December"),
        ("martın 2-də", ("03-02", "03-02"), "2 March"),
        ("dekabr ayının 24-ü", ("12-24", "12-24"), "24 December"),
        ("oktyabrın 8-dən 10-dək", ("10-08", "10-10"), "8–10 October"),
        ("March 8", ("03-08", "03-08"), "8 March"),
        ("22.02", ("02-22", "02-22"), "22 February"),
        ("29 February", ("02-29", "02-29"), "29 February"),
        ("в мае", ("05-01", "05-31"), "May"),
        ("Q2", ("04-01", "06-30"), "1 April – 30 June"),
        ("March-May", ("03-01", "05-31"), "1 March – 31 May"),
        ("с января по май", ("01-01", "05-31"), "1 January – 31 May"),
        ("winter", ("12-01", "02-29"), "1 December – 29 February"),
        ("27–28 февраля", ("02-27", "02-28"), "27–28 February"),
        ("28 December – 3 January", ("12-28", "01-03"), "28 December – 3 January"),
    ],
)
def test_a_day_without_a_year_is_that_day_of_every_year(typed: str, days: tuple[str, str], said: str) -> None:
    window, note = when.window(on=typed, today=TODAY)
    assert window == (None, None, days)
    assert note
    assert note["en"] == f"--on {typed} read as {said} of every year"
    assert note["ru"].endswith(" каждого года")


def test_a_day_of_every_year_goes_with_the_years_asked_for() -> None:
    window, _ = when.window(on="22 February", first="2022", last="2023", today=TODAY)
    assert window == (date(2022, 1, 1), date(2023, 12, 31), ("02-22", "02-22"))


def test_of_years_that_are_named_nothing_is_said_of_every_year() -> None:
    window, note = when.window(on="may", year="2023", today=TODAY)
    assert (window.day_of_year, note) == (("05-01", "05-31"), None)
    _, note = when.window(on="may", first="2023", today=TODAY)
    assert note
    assert note["en"] == "--on may read as May of every year"


@pytest.mark.parametrize("option", ["year", "first", "last"])
def test_elsewhere_a_day_needs_its_year(option: str) -> None:
    with pytest.raises(UsageError, match="the year is missing"):
        when.window(**{option: "9 May"}, today=TODAY)


@pytest.mark.parametrize(
    "options",
    [
        {"year": "2022", "first": "2023-01"},
        {"on": "2023-05-19", "year": "2022"},
        {"first": "2023..", "last": "..2022"},
    ],
)
def test_options_that_no_day_fits_are_refused_by_name(options: dict[str, str]) -> None:
    with pytest.raises(UsageError) as caught:
        when.window(**options, today=TODAY)
    assert caught.value.message["en"].startswith("no day fits all of --")
    assert all(text in caught.value.message["ru"] for text in options.values())


@pytest.mark.parametrize("option", ["on", "year", "first", "last"])
def test_an_option_that_cannot_be_read_is_refused(option: str) -> None:
    with pytest.raises(UsageError, match="cannot read the date '2023-13': there is no month 13"):
        when.window(**{option: "2023-13"}, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "January-May 2024", "Jan-May 2024", "Jan.–May 2024", "January to May 2024", "from January to May 2024", "январь-май 2024",
        "с января по май 2024", "с января до мая 2024 года", "январь — май 2024 года", "yanvar-may 2024",
    ],
)  # fmt: skip
def test_two_months_of_one_year_are_a_range(text: str) -> None:
    assert when.read(text, TODAY) == Window(date(2024, 1, 1), date(2024, 5, 31))


def test_a_hyphen_between_other_words_makes_none() -> None:
    assert when.read("mid-May 2023", TODAY) == Window(date(2023, 5, 11), date(2023, 5, 20))
    for text in ("Baku-May 2023", "May-Baku 2023"):
        with pytest.raises(UsageError):
            when.read(text, TODAY)


@pytest.mark.parametrize(("typed", "today"), [("next year", date.max), ("yesterday", date.min), ("вчера", date.min)])
def test_a_day_beyond_all_days_is_none(typed: str, today: date) -> None:
    with pytest.raises(UsageError, match="its parts do not make up a date"):
        when.read(typed, today)
