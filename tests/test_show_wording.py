"""Parts of a record in words: numbers, hedges, plural forms, dates, evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from raes_cli import amounts, plurals
from raes_cli.show import wording
from show_records import ALIYEV, ANNOUNCED, BAKU, COUNCIL_2, COUNCIL_3, SIGNING, TALKS, TRADE_2023, both, page_for


def figure(stated: str | None, unit: str, **keys: Any) -> dict[str, Any]:
    return {**TRADE_2023, "stated": stated, "unit": unit, "scale": None, "qualifier": "exact", **keys}


@pytest.mark.parametrize(
    ("record", "english", "russian"),
    [
        (figure("4.4", "USD", scale="bn"), "4.4 bn USD", "4,4 млрд долл."),
        (figure("4.4", "USD", scale="bn", qualifier="almost"), "almost 4.4 bn USD", "почти 4,4 млрд долл."),
        (figure("152.2", "people", scale="thousand"), "152.2 thousand people", "152,2 тыс. человек"),
        (figure("63.8", "percent"), "63.8%", "63,8%"),
        (figure("3", "rank"), "rank 3", "место 3"),
        (figure("5", "rank", qualifier="at-most"), "in the top 5", "в числе первых 5"),
        (figure("1", "centres"), "1 centre", "1 центр"),
        (figure("2", "centres"), "2 centres", "2 центра"),
        (figure("26", "universities"), "26 universities", "26 вузов"),
        (figure("324", "schools"), "324 schools", "324 школы"),
        (figure("324", "schools", qualifier="about"), "about 324 schools", "около 324 школ"),
        (figure("21", "schools", qualifier="about"), "about 21 schools", "около 21 школы"),
        (figure("324", "schools", qualifier="almost"), "almost 324 schools", "почти 324 школы"),
        (figure("11", "schools"), "11 schools", "11 школ"),
        (figure("200", "scholarships", qualifier="at-least"), "at least 200 scholarships", "не менее 200 стипендий"),
        (figure("7", "kilometres", scale="thousand"), "7 thousand kilometres", "7 тыс. километров"),
        (figure("1.5", "tonnes"), "1.5 tonnes", "1,5 тонны"),
        (figure("16000", "people"), "16,000 people", "16 000 человек"),
        (figure("1100", "companies"), "1100 companies", "1100 компаний"),
        (figure(None, "companies", qualifier="unknown"), "value not given", "значение не названо"),
    ],
)
def test_a_number_is_said_with_hedge_scale_and_unit(record: dict[str, Any], english: str, russian: str) -> None:
    assert [amounts.amount(record, lang, page_for("trade").units) for lang in ("en", "ru")] == [english, russian]


def test_growth_is_said_to_be_stated_and_may_be_negative() -> None:
    assert amounts.growth(TRADE_2023, "en") == "stated growth 17.5%"
    assert amounts.growth(figure("1", "USD", growth_percent=-3), "ru") == "заявленный рост −3%"
    assert amounts.growth(figure("1", "USD", growth_percent=None), "en") == ""
    almost = figure("1", "USD", growth_percent=9, growth_qualifier="almost")
    assert [amounts.growth(almost, lang) for lang in ("en", "ru")] == [
        "stated growth almost 9%",
        "заявленный рост почти 9%",
    ]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"speakers": [ALIYEV], "collective": True}, ("Ilham Aliyev", "collective position")),
        ({"speakers": [ALIYEV], "collective": False}, ("Ilham Aliyev", "")),
        ({"speakers": [ALIYEV], "collective": True, "mode": "discussed"}, ("Ilham Aliyev", "discussed")),
        ({"speakers": [], "attribution": [BAKU]}, ("according to Baku", "")),
    ],
)
def test_a_position_is_somebodys_or_was_only_discussed_or_is_an_account(
    keys: dict[str, Any], expected: tuple[str, str]
) -> None:
    whole = {"mode": "communique", "collective": False, "attribution": [], **keys}
    assert wording.holders(whole, "en") == expected


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 встреча"), (2, "2 встречи"), (5, "5 встреч"), (11, "11 встреч"), (21, "21 встреча"), (104, "104 встречи")],
)
def test_russian_counts_take_their_form(number: int, words: str) -> None:
    assert wording.counted(number, plurals.TIMES, "ru") == words


@pytest.mark.parametrize(
    ("first", "last", "english", "russian"),
    [
        (date(2003, 12, 31), date(2012, 8, 1), "8 years 7 months", "8 лет 7 месяцев"),
        (date(2020, 1, 31), date(2021, 3, 1), "1 year 1 month", "1 год 1 месяц"),
        (date(2020, 1, 1), date(2022, 1, 1), "2 years", "2 года"),
    ],
)
def test_a_length_is_in_years_and_whole_months(first: date, last: date, english: str, russian: str) -> None:
    assert (wording.length(first, last, "en"), wording.length(first, last, "ru")) == (english, russian)


def test_a_date_says_when_its_year_is_inferred_and_when_there_is_none() -> None:
    assert wording.inferred(ANNOUNCED, "en") == "year inferred"
    assert (
        wording.inferred({**TALKS, "date_note": both("The next day.", "На следующий день.")}, "en") == "date inferred"
    )
    assert wording.inferred(TALKS, "en") == ""
    assert wording.inferred(SIGNING, "en") == ""
    assert wording.day({**TALKS, "date": None}, "ru") == "без даты"


def test_a_kind_brings_its_number_and_what_has_none_its_type() -> None:
    assert wording.kind(COUNCIL_3, page_for("show", lang="ru")) == "заседание совета № 3"
    assert wording.kind(TRADE_2023, page_for("show")) == "figure"
    assert wording.is_undated(COUNCIL_2)
    assert not wording.is_undated(SIGNING)


def test_a_name_that_is_not_there_falls_back_on_the_id() -> None:
    assert wording.named({"id": "x", "name": {"en": "X"}}, "ru") == "x"


def test_text_is_made_flat_and_safe() -> None:
    assert wording.flat("a\tb\nc\r\x1b[1m\u202e[/]:smile:") == "a b c\\u{d}\\u{1b}[1m\\u{202e}[/]:smile:"
