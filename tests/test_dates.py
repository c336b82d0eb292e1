from __future__ import annotations

import calendar
import time
from datetime import date, timedelta

import edtf
import pytest

from raes_cli import dates

# EDTF, first day, last day; the `edtf` package must agree.
AGREED = [
    ("2003", "2003-01-01", "2003-12-31"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("2022-09", "2022-09-01", "2022-09-30"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2000-02", "2000-02-01", "2000-02-29"),
    ("9999-12", "9999-12-01", "9999-12-31"),
    ("2023-02-28", "2023-02-28", "2023-02-28"),
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    ("2025-21", "2025-03-01", "2025-05-31"),
    ("2025-22", "2025-06-01", "2025-08-31"),
    ("2025-23", "2025-09-01", "2025-11-30"),
    ("2023-33", "2023-01-01", "2023-03-31"),
    ("2023-34", "2023-04-01", "2023-06-30"),
    ("2023-35", "2023-07-01", "2023-09-30"),
    ("2023-36", "2023-10-01", "2023-12-31"),
    ("2003~", "2003-01-01", "2003-12-31"),
    ("2022-09~", "2022-09-01", "2022-09-30"),
    ("2024-04-22?", "2024-04-22", "2024-04-22"),
    ("2024-04-22%", "2024-04-22", "2024-04-22"),
    ("2023-02-27/2023-02-28", "2023-02-27", "2023-02-28"),
    ("2024-03-05/2024-04-08", "2024-03-05", "2024-04-08"),
    ("2022-05/2023-02", "2022-05-01", "2023-02-28"),
    ("2010/2019", "2010-01-01", "2019-12-31"),
    ("2010~/2019?", "2010-01-01", "2019-12-31"),
    ("2023/2023-08", "2023-01-01", "2023-08-31"),
    ("2023-08/2023", "2023-08-01", "2023-12-31"),
    ("2023-02-28/2023-02-28", "2023-02-28", "2023-02-28"),
    ("2024-04-17/..", "2024-04-17", None),
    ("../2024-04-17", None, "2024-04-17"),
    ("2003~/..", "2003-01-01", None),
    ("[2022-09-01..2022-09-10]", "2022-09-01", "2022-09-10"),
    ("[2021-11-18..2023-02-28]", "2021-11-18", "2023-02-28"),
    ("[2022-09..2022-11]", "2022-09-01", "2022-11-30"),
    ("[2022..2023]", "2022-01-01", "2023-12-31"),
    ("[2023-02-28..]", "2023-02-28", None),
    ("[..2025-12-14]", None, "2025-12-14"),
    ("[..2025-12]", None, "2025-12-31"),
    ("[2025..]", "2025-01-01", None),
]

# What the `edtf` package reads differently or not at all, with the reason for our reading.
OURS = [
    # It ends winter in December of its year; winter lasts until the end of February.
    ("2025-24", "2025-12-01", "2026-02-28"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    # It extends an unknown end by ten years.
    ("2024-04-17/", "2024-04-17", None),
    ("/2024-04-17", None, "2024-04-17"),
    # It has no uncertain seasons and no ranges with ends of different precision.
    ("2025-22~", "2025-06-01", "2025-08-31"),
    ("[2023-08..2023]", "2023-08-01", "2023-12-31"),
]

NOT_A_DATE = "not a date like 2023, 2023-02, 2023-02-28, A/B, [A..B]"
REFUSED = [
    ("2023-W05-1", NOT_A_DATE),
    ("", NOT_A_DATE),
    ("unknown", NOT_A_DATE),
    ("2023-2", NOT_A_DATE),
    ("23", NOT_A_DATE),
    ("20230228", NOT_A_DATE),
    ("2023-02-28 ", NOT_A_DATE),
    ("2023-02-28T10:00", NOT_A_DATE),
    ("-2023", NOT_A_DATE),
    ("2023-", NOT_A_DATE),
    ("2023-02-28-01", NOT_A_DATE),
    ("+202", NOT_A_DATE),
    ("2_23", NOT_A_DATE),
    ("٢٠٢٣", NOT_A_DATE),
    ("202²", NOT_A_DATE),
    ("202X", NOT_A_DATE),
    ("2023~~", NOT_A_DATE),
    ("~2023", NOT_A_DATE),
    ("2023-02~-28", NOT_A_DATE),
    ("2022..2023", NOT_A_DATE),
    ("[2022", NOT_A_DATE),
    ("[2022,2023]", NOT_A_DATE),
    ("[]", NOT_A_DATE),
    ("{2022..2023}", NOT_A_DATE),
    ("0000", "there is no year 0"),
    ("2023-00", "there is no month 0"),
    ("2023-13", "there is no month 13"),
    ("2023-25", "there is no month 25"),
    ("2023-37", "there is no month 37"),
    ("2023-13-01", "there is no month 13"),
    ("2023-22-01", "there is no month 22"),
    ("2023-02-00", "there is no 0 February 2023"),
    ("2023-02-29", "there is no 29 February 2023"),
    ("1900-02-29", "there is no 29 February 1900"),
    ("2023-04-31", "there is no 31 April 2023"),
    ("9999-24", "the last year is 9999"),
    ("2023/2024/2025", NOT_A_DATE),
    ("2023/2022", "it ends before it begins"),
    ("2023-02-28/2023-02-27", "it ends before it begins"),
    ("[2023..2022]", "it ends before it begins"),
    ("../..", "it is open at both ends"),
    ("/", "it is open at both ends"),
    ("[..]", "it is open at both ends"),
    ("[2022~..2023]", "~ ? % are not allowed inside [A..B]"),
    ("[..2023?]", "~ ? % are not allowed inside [A..B]"),
]

WORDS = [
    ("2003", "2003", "2003"),
    ("2022-09", "September 2022", "сентябрь 2022"),
    ("2023-02-28", "28 February 2023", "28 февраля 2023"),
    ("2023-02-01", "1 February 2023", "1 февраля 2023"),
    ("2025-21", "spring 2025", "весна 2025"),
    ("2025-22", "summer 2025", "лето 2025"),
    ("2025-23", "autumn 2025", "осень 2025"),
    ("2025-24", "winter 2025/26", "зима 2025/26"),
    ("1999-24", "winter 1999/00", "зима 1999/00"),
    ("2023-33", "Q1 2023", "1-й квартал 2023"),
    ("2023-34", "Q2 2023", "2-й квартал 2023"),
    ("2023-36", "Q4 2023", "4-й квартал 2023"),
    # doubt
    ("2003~", "about 2003", "около 2003"),
    ("2022-09~", "about September 2022", "около сентября 2022"),
    ("2025-22~", "about summer 2025", "около лета 2025"),
    ("2023-34~", "about Q2 2023", "около 2-го квартала 2023"),
    ("2024-04-22?", "22 April 2024 (uncertain)", "22 апреля 2024 (предположительно)"),
    ("2003%", "about 2003 (uncertain)", "около 2003 (предположительно)"),
    # durations
    ("2023-02-27/2023-02-28", "27–28 February 2023", "27–28 февраля 2023"),
    ("2024-03-05/2024-04-08", "5 March – 8 April 2024", "5 марта – 8 апреля 2024"),
    ("2023-12-31/2024-01-02", "31 December 2023 – 2 January 2024", "31 декабря 2023 – 2 января 2024"),
    ("2023-03-05/2024-03-05", "5 March 2023 – 5 March 2024", "5 марта 2023 – 5 марта 2024"),
    ("2023-05/2023-07", "May–July 2023", "май–июль 2023"),
    ("2022-11/2023-02", "November 2022 – February 2023", "ноябрь 2022 – февраль 2023"),
    ("2010/2019", "2010–2019", "2010–2019"),
    ("2010~/2019?", "about 2010 – 2019 (uncertain)", "около 2010 – 2019 (предположительно)"),
    ("2024-03~/2024-05", "about March 2024 – May 2024", "около марта 2024 – май 2024"),
    ("2023-33/2023-34", "Q1–Q2 2023", "1-й квартал – 2-й квартал 2023"),
    ("2025-21/2025-23", "spring–autumn 2025", "весна–осень 2025"),
    ("2023/2023-08", "2023 – August 2023", "2023 – август 2023"),
    ("2023-02-28/2023", "28 February 2023 – 2023", "28 февраля 2023 – 2023"),
    ("2023-02/2023-04-08", "February – 8 April 2023", "февраль – 8 апреля 2023"),
    ("2023-02-28/2023-02-28", "28 February 2023", "28 февраля 2023"),
    ("2024-04-17/..", "since 17 April 2024", "с 17 апреля 2024"),
    ("2024-04-02/..", "since 2 April 2024", "со 2 апреля 2024"),
    ("2024-04-22/..", "since 22 April 2024", "с 22 апреля 2024"),
    ("2024-04/..", "since April 2024", "с апреля 2024"),
    ("2003/..", "since 2003", "с 2003"),
    ("2003~/..", "since about 2003", "с примерно 2003"),
    ("2025-22/..", "since summer 2025", "с лета 2025"),
    ("2023-34/..", "since Q2 2023", "со 2-го квартала 2023"),
    ("2024-04-17/", "from 17 April 2024", "с 17 апреля 2024"),
    ("../2024-04-17", "until 17 April 2024", "до 17 апреля 2024"),
    ("/2024-04", "until April 2024", "до апреля 2024"),
    # some day of a range
    ("[2022-09-01..2022-09-10]", "early September 2022", "начало сентября 2022"),
    ("[2022-09-11..2022-09-20]", "mid-September 2022", "середина сентября 2022"),
    ("[2022-09-21..2022-09-30]", "late September 2022", "конец сентября 2022"),
    ("[2024-02-21..2024-02-29]", "late February 2024", "конец февраля 2024"),
    ("[2024-02-21..2024-02-28]", "between 21 and 28 February 2024", "между 21 и 28 февраля 2024"),
    ("[2025-08-01..2025-08-31]", "August 2025", "август 2025"),
    ("[2025-08..2025-08]", "August 2025", "август 2025"),
    ("[2025-03-01..2025-05-31]", "between March and May 2025", "между мартом и маем 2025"),
    ("[2022-12..2023-02]", "between December 2022 and February 2023", "между декабрём 2022 и февралём 2023"),
    ("[2025-01-01..2025-12-31]", "2025", "2025"),
    ("[2010..2019]", "between 2010 and 2019", "между 2010 и 2019"),
    ("[2022..2023]", "2022 or 2023", "2022 или 2023"),
    ("[2025-05..2025-06]", "May or June 2025", "май или июнь 2025"),
    ("[2023-02-27..2023-02-28]", "27 or 28 February 2023", "27 или 28 февраля 2023"),
    ("[2022-12-31..2023-01-01]", "31 December 2022 or 1 January 2023", "31 декабря 2022 или 1 января 2023"),
    ("[2023-02-28..2023-02-28]", "28 February 2023", "28 февраля 2023"),
    (
        "[2021-11-18..2023-02-28]",
        "between 18 November 2021 and 28 February 2023",
        "между 18 ноября 2021 и 28 февраля 2023",
    ),
    ("[..2025-12-14]", "by 14 December 2025", "не позднее 14 декабря 2025"),
    ("[..2025]", "by 31 December 2025", "не позднее 31 декабря 2025"),
    ("[2023-02-28..]", "on or after 28 February 2023", "не ранее 28 февраля 2023"),
    ("[2023-02..]", "on or after 1 February 2023", "не ранее 1 февраля 2023"),
]


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def oracle(bound: time.struct_time | float) -> date | None:
    """Return a bound as the `edtf` package gives it; infinite if open."""
    return None if isinstance(bound, float) else date(*bound[:3])


@pytest.mark.parametrize(("text", "first", "last"), AGREED + OURS)
def test_a_date_is_bounded_by_its_first_and_last_day(text: str, first: str | None, last: str | None) -> None:
    known = dates.parse(text)
    assert (known.earliest, known.latest) == (day(first), day(last))


@pytest.mark.parametrize("text", [text for text, *_ in AGREED])
def test_the_edtf_package_agrees(text: str) -> None:
    theirs = edtf.parse_edtf(text)
    known = dates.parse(text)
    assert (known.earliest, known.latest) == (oracle(theirs.lower_strict()), oracle(theirs.upper_strict()))


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(dates.DateError) as caught:
        dates.parse(text)
    assert isinstance(caught.value, ValueError)
    assert caught.value.reason["en"] == reason
    assert caught.value.reason["ru"]


def test_the_message_names_the_part_at_fault_and_cannot_steer_a_terminal() -> None:
    with pytest.raises(dates.DateError) as caught:
        dates.parse("2023-02-28/2023-02-\x1b[31m")
    assert str(caught.value) == f"'2023-02-\\u{{1b}}[31m': {NOT_A_DATE}"


def test_every_day_of_four_centuries_is_read_as_itself() -> None:
    start = date(1800, 1, 1)
    days = [start + timedelta(days=number) for number in range(146_097)]
    assert all(dates.parse(str(each))[:2] == (each, each) for each in days)


def test_every_month_ends_on_its_last_day() -> None:
    months = [(year, month) for year in (1900, 2000, 2023, 2024) for month in range(1, 13)]
    lasts = [dates.parse(f"{year}-{month:02}").latest for year, month in months]
    assert lasts == [date(year, month, calendar.monthrange(year, month)[1]) for year, month in months]


def test_a_date_keeps_how_it_was_stated() -> None:
    first, last = date(2010, 1, 1), date(2010, 12, 31)
    start = dates.Stated(first, last, "year", "~")
    end = dates.Stated(date(2019, 5, 1), date(2019, 5, 31), "month", "?")
    assert dates.parse("2010~/2019-05?") == dates.Known(first, date(2019, 5, 31), "interval", start, end)
    assert dates.parse("2010~") == dates.Known(first, last, "date", start, start)
    assert dates.parse("[2010..]") == dates.Known(first, None, "one-of", start._replace(doubt=""), None)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2023", "year"),
        ("2023-02", "month"),
        ("2023-02-28", "day"),
        ("2023-24", "season"),
        ("2023-33", "quarter"),
    ],
)
def test_a_date_says_how_fine_it_is(text: str, precision: str) -> None:
    start = dates.parse(text).start
    assert start is not None
    assert start.precision == precision


@pytest.mark.parametrize(
    ("text", "undated"),
    [
        (None, True),
        ("2003", False),
        ("2003~", False),
        ("2023-02-28", False),
        ("2010/2019", False),
        ("2024-04-17/..", False),
        ("../2024-04-17", False),
        ("[2022-09-01..2022-09-10]", False),
        ("[2023..2023]", False),
        ("[2024-01-01..2024-12-31]", False),
        ("[2023-01-01..2024-01-01]", False),
        ("[2023-01-01..2024-01-02]", True),
        ("[2021-11-18..2023-02-28]", True),
        ("[2023-02-28..]", True),
        ("[..2025-12-14]", True),
    ],
)
def test_undated_is_some_day_of_a_window_that_is_open_or_wider_than_a_year(text: str | None, undated: bool) -> None:
    assert dates.is_undated(text) is undated


@pytest.mark.parametrize(("text", "english", "russian"), WORDS)
def test_a_date_reads_as_people_write_it(text: str, english: str, russian: str) -> None:
    assert (dates.words(text, "en"), dates.words(text, "ru")) == (english, russian)


@pytest.mark.parametrize("text", [text for text, *_ in AGREED + OURS])
def test_every_date_has_words_in_both_languages_that_differ_in_nothing_but_language(text: str) -> None:
    english, russian = dates.words(text, "en"), dates.words(text, "ru")
    assert not any("а" <= letter <= "я" for letter in english)
    assert not any("a" <= letter <= "z" for letter in russian)
    assert "None" not in english + russian


def test_words_refuses_what_parse_refuses() -> None:
    with pytest.raises(dates.DateError, match="there is no month 13"):
        dates.words("2023-13", "en")


def test_months_and_weekdays_have_names_in_both_languages() -> None:
    assert [dates.month_name(number, "en") for number in (1, 5, 12)] == ["January", "May", "December"]
    assert [dates.month_name(number, "ru") for number in (1, 5, 12)] == ["январь", "май", "декабрь"]
    assert dates.weekday_name(date(2023, 5, 19), "en") == "Friday"
    assert dates.weekday_name(date(2023, 5, 21), "ru") == "воскресенье"


def test_reading_a_date_takes_microseconds() -> None:
    began = time.perf_counter()
    for _ in range(10_000):
        dates.parse("2023-02-28")
    assert (time.perf_counter() - began) / 10_000 < 50e-6, "some 2 µs on an idle machine"


_IN_RUSSIAN = {
    "{}": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "3 {}": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "между {} 2023 и": "январём февралём мартом апрелем маем июнем июлем августом сентябрём октябрём ноябрём декабрём",
}
_IN_ENGLISH = "January February March April May June July August September October November December"


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_is_called_as_people_call_it(number: int) -> None:
    edtf = (f"2023-{number:02}", f"2023-{number:02}-03", f"[2023-{number:02}..2025-11]")
    for text, (shape, names) in zip(edtf, _IN_RUSSIAN.items(), strict=True):
        assert shape.format(names.split()[number - 1]) in dates.words(text, "ru")
    assert dates.words(edtf[1], "en") == f"3 {_IN_ENGLISH.split()[number - 1]} 2023"


@pytest.mark.parametrize(
    ("text", "to_the_day"),
    [("2023-05-12", True), ("2023-05-12/2023-05-14", True), ("2023-05", False), ("2023-05-12?", False),
     ("2023-05-12/..", False), ("2023-05-12/2023-06", False), ("[2023-05-12..2023-05-14]", False)],
)  # fmt: skip
def test_a_date_is_to_the_day_where_both_its_ends_are_beyond_doubt(text: str, to_the_day: bool) -> None:
    assert dates.is_to_the_day(dates.parse(text)) is to_the_day
