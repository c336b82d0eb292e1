from __future__ import annotations

import random
from datetime import date

import pytest

from raes_cli import dates
from raes_cli.errors import UsageError
from raes_cli.lookup import when
from raes_cli.lookup.when import Span

TODAY = date(2026, 3, 31)

# What is typed, and its first and last day; nothing where it is open.
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
2023-05-19..                    2023-05-19 -
"""

# What is typed, the part that cannot be read ("" = all of it) and why.
REFUSED = [
    ("", "", "it is empty"),
    (" \u00a0 ", "", "it is empty"),
    ("2023" + " 0" * 38 + "0", "", "it is too long"),
    ("2023" + " 0" * 38, "", "its parts do not make up a date"),
    ("2023-13-01", "", "there is no month 13"),
    ("2023-00", "", "there is no month 0"),
    ("13.2023", "", "there is no month 13"),
    ("2022-23", "", "there is no month 23"),
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
    ("20230519", "", "a year is written with four digits"),
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
    ("2023-05-19T10:00", "t", "this is not part of a date"),
    ("2023+1", "+", "this is not part of a date"),
    ("2023\x1b[31m", "\\u{1b}", "this is not part of a date"),
    ("2023\u202e", "\\u{202e}", "this is not part of a date"),
    ("2023\x00", "\\u{0}", "this is not part of a date"),
    ("٢٠٢٣", "", "only the digits 0 to 9 are read"),
    ("19 мая ２０２３", "２０２３", "only the digits 0 to 9 are read"),
    ("2023²", "²", "only the digits 0 to 9 are read"),
    ("2023/05", "", "its parts do not make up a date"),
    ("2023 2024", "", "its parts do not make up a date"),
    ("19 20 May 2023", "", "its parts do not make up a date"),
    ("-2023", "", "its parts do not make up a date"),
    ("2023-", "", "its parts do not make up a date"),
    ("early 2023", "", "its parts do not make up a date"),
    ("summer 2025/26", "", "its parts do not make up a date"),
    ("winter 2025/27", "", "its parts do not make up a date"),
    ("winter 2025–2026", "", "write one winter as winter 2025/26"),
    ("..", "", "it is open at both ends"),
    ("[..]", "", "it is open at both ends"),
    ("2021..2022..2023", "", "a range has two ends"),
    ("2022..2023-13", "2023-13", "there is no month 13"),
    ("2022..23", "23", "a year is written with four digits"),
    ("в..2023", "в", "the year is missing"),
]


def table(text: str) -> list[tuple[str, Span]]:
    rows = (line.rsplit(maxsplit=2) for line in text.splitlines() if line)
    return [(typed, Span(*(None if end == "-" else date.fromisoformat(end) for end in ends))) for typed, *ends in rows]


def refusal(typed: str) -> UsageError:
    with pytest.raises(UsageError) as caught:
        when.read(typed, TODAY)
    return caught.value


@pytest.mark.parametrize(("typed", "span"), table(READ))
def test_a_date_as_people_type_it_is_read_to_the_day(typed: str, span: Span) -> None:
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
    ],
)
def test_any_white_space_separates(typed: str) -> None:
    assert when.read(typed, TODAY) == Span(date(2023, 5, 19), date(2023, 5, 19))


def test_letters_may_be_composed_or_not_and_hyphens_be_of_any_kind() -> None:
    may = Span(date(2023, 5, 1), date(2023, 5, 31))
    assert when.read("маи\u0306 2023", TODAY) == may
    assert when.read("2023\u201105", TODAY) == may


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_is_known_by_every_form_of_its_name(number: int) -> None:
    english, nominative, genitive, instrumental, azerbaijani = dates.MONTHS[number - 1]
    month = dates.parse(f"2023-{number:02}")
    short = nominative[:3]
    forms = [english, english[:3], nominative, genitive, instrumental, short, f"{short}.", azerbaijani]
    forms += [f"В {genitive[:-1]}е", instrumental.replace("ё", "е")]
    assert {when.read(f"{form} 2023", TODAY) for form in forms} == {Span(month.earliest, month.latest)}


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
    assert when.read(dates.words(edtf, lang), TODAY) == Span(known.earliest, known.latest)


def test_last_month_of_january_is_december() -> None:
    assert when.read("last month", date(2026, 1, 31)) == Span(date(2025, 12, 1), date(2025, 12, 31))
    assert when.read("yesterday", date(2024, 3, 1)) == Span(date(2024, 2, 29), date(2024, 2, 29))


def test_no_text_does_worse_than_a_refusal() -> None:
    pieces = ["2023", "19", "5", "..", "-", "/", ".", "–", " ", "[", "]", "?", "мая", "May", "q", "iv", "лето", "late"]
    pieces += ["last", "year", "today", "г.", "winter", "26", "\x1b", "٣", "0", "99999"]
    dice = random.Random(2023)
    readable = 0
    for _ in range(20_000):
        typed = "".join(dice.choices(pieces, k=dice.randint(1, 6)))
        try:
            span = when.read(typed, TODAY)
        except UsageError:
            continue
        readable += 1
        assert span.first or span.last, typed
        assert span.first is None or span.last is None or span.first <= span.last, typed
    assert readable > 100


@pytest.mark.parametrize("options", [{"first": "..2023"}, {"last": "2023.."}])
def test_an_end_that_is_open_is_no_end(options: dict[str, str]) -> None:
    with pytest.raises(UsageError) as caught:
        when.window(**options, today=TODAY)
    assert "is open where it should end" in caught.value.message["en"]


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
    assert span == Span(date(2022, 5, 1), date(2023, 12, 31))
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
