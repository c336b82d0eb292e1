"""Parts of a record in words: numbers, hedges, plural forms, dates, evidence."""

from __future__ import annotations

from typing import Any

import pytest

from raes_cli import amounts
from raes_cli.show import wording
from raes_cli.text import both
from show_records import (
    ANNOUNCED,
    COUNCIL_2,
    COUNCIL_3,
    MILESTONE,
    PERSON,
    SIGNING,
    TALKS,
    TRADE_2023,
    figure,
    page_for,
    varied,
)


def amount(number: str | None, unit: str, **keys: Any) -> dict[str, Any]:
    return figure("2023", number, unit=unit, **keys)


@pytest.mark.parametrize(
    ("record", "english", "russian"),
    [
        (amount("4.4 bn", "USD"), "4.4 bn USD", "4,4 млрд долл."),
        (amount("4.4 bn", "USD", qualifier="almost"), "almost 4.4 bn USD", "почти 4,4 млрд долл."),
        (amount("152.2 thousand", "people"), "152.2 thousand people", "152,2 тыс. человек"),
        (amount("63.8", "percent"), "63.8%", "63,8%"),
        (amount("3", "rank"), "rank 3", "место 3"),
        (amount("5", "rank", qualifier="at-most"), "in the top 5", "в числе первых 5"),
        (amount("1", "centres"), "1 centre", "1 центр"),
        (amount("2", "centres"), "2 centres", "2 центра"),
        (amount("26", "universities"), "26 universities", "26 вузов"),
        (amount("324", "schools"), "324 schools", "324 школы"),
        (amount("324", "schools", qualifier="about"), "about 324 schools", "около 324 школ"),
        (amount("21", "schools", qualifier="about"), "about 21 schools", "около 21 школы"),
        (amount("324", "schools", qualifier="almost"), "almost 324 schools", "почти 324 школы"),
        (amount("11", "schools"), "11 schools", "11 школ"),
        (amount("200", "scholarships", qualifier="at-least"), "at least 200 scholarships", "не менее 200 стипендий"),
        (amount("7 thousand", "kilometres"), "7 thousand kilometres", "7 тыс. километров"),
        ({**amount("1", "tonnes"), "stated": "1.5"}, "1.5 tonnes", "1,5 тонны"),
        (amount("16000", "people"), "16,000 people", "16 000 человек"),
        (amount("1100", "companies"), "1100 companies", "1100 компаний"),
        (amount(None, "companies"), "value not given", "значение не названо"),
    ],
)
def test_a_number_is_said_with_hedge_scale_and_unit(record: dict[str, Any], english: str, russian: str) -> None:
    assert [amounts.amount(record, lang, page_for("trade").units) for lang in ("en", "ru")] == [english, russian]


def test_growth_is_said_to_be_stated_and_may_be_negative() -> None:
    assert amounts.growth(TRADE_2023, "en") == "stated growth 17.5%"
    assert amounts.growth(amount("1", "USD", growth_percent=-3), "ru") == "заявленный рост −3%"
    assert amounts.growth(amount("1", "USD", growth_percent=None), "en") == ""
    almost = amount("1", "USD", growth_percent=9, growth_qualifier="almost")
    assert [amounts.growth(almost, lang) for lang in ("en", "ru")] == [
        "stated growth almost 9%",
        "заявленный рост почти 9%",
    ]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"speakers": ["kalugin"]}, ("Mikhail Kalugin", "collective position")),
        ({"speakers": ["kalugin"], "collective": False}, ("Mikhail Kalugin", "")),
        ({"speakers": ["kalugin"], "mode": "discussed"}, ("Mikhail Kalugin", "discussed")),
        (
            {"speakers": None, "collective": None, "mode": "background", "attribution": ["ria-novosti"]},
            ("according to RIA Novosti", ""),
        ),
    ],
)
def test_a_position_is_somebodys_or_was_only_discussed_or_is_an_account(
    keys: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert wording.holders(varied(MILESTONE, **keys), "en") == expected


def test_a_date_says_when_its_year_is_inferred_and_when_there_is_none() -> None:
    assert wording.inferred(ANNOUNCED, "en") == "year inferred"
    next_day = varied(TALKS, date_note=both("The next day.", "На следующий день."))
    assert wording.inferred(next_day, "en") == "date inferred"
    assert wording.inferred(TALKS, "en") == ""
    assert wording.inferred(SIGNING, "en") == ""
    assert wording.day(PERSON, "ru") == "без даты"


def test_a_kind_brings_its_number_and_what_has_none_its_type() -> None:
    assert wording.kind(COUNCIL_3, page_for("show", lang="ru")) == "заседание совета № 3"
    assert wording.kind(TRADE_2023, page_for("show")) == "figure"
    assert wording.is_undated(COUNCIL_2)
    assert not wording.is_undated(SIGNING)


def test_a_name_that_is_not_there_falls_back_on_the_id() -> None:
    assert wording.named({"id": "x", "name": {"en": "X"}}, "ru") == "x"


def test_text_is_made_flat_and_safe() -> None:
    assert wording.flat("a\tb\nc\r\x1b[1m\u202e[/]:smile:") == "a b c\\u{d}\\u{1b}[1m\\u{202e}[/]:smile:"
