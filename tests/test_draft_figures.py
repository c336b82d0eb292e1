"""What a draft makes of numbers: the ends of ranges, their units, what is only hoped for, and of which indicator each is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from raes_cli.curate import Layer, examine
from raes_cli.curate.book import Book
from raes_cli.draft.dating import Calendar
from raes_cli.draft.measuring import Measures
from raes_cli.draft.numbers import Number
from raes_cli.draft.passages import Text
from raes_cli.draft.periods import printed
from raes_cli.lookup.base import layers, open_base
from raes_cli.lookup.reading.lexicon import Lexicon

Read = Callable[[str], list[Number]]
FROZEN = str(Path(__file__).parent / "frozen" / "facts.yaml")
MORE = """
units:
  AZN: {en: [manats, manats], ru: ["манат", "маната", "манатов"], full: {en: manats, ru: "манатов"}}
  EUR: {en: [euros, euros], ru: ["евро", "евро", "евро"], full: {en: euros, ru: "евро"}}
  places: {en: [place, places], ru: ["место", "места", "мест"]}
indicators:
  quota:
    name: {en: Quota of places at universities, ru: "Квота мест в вузах"}
    unit: places
    measure: flow
    aliases: ["квота мест"]
    origin: azerbaijan
    destination: russia
  companies-capital:
    name: {en: Companies with Russian capital in Azerbaijan, ru: "Компании с российским капиталом в Азербайджане"}
    unit: companies
    measure: stock
    origin: russia
    destination: azerbaijan
"""


@pytest.fixture(scope="module")
def book() -> Book:
    """The frozen base and what it counts besides."""
    return examine([*layers([FROZEN]), Layer("more.yaml", MORE.encode())])[0]


@pytest.fixture(scope="module")
def read(book: Book) -> Iterator[Read]:
    """The numbers of a text with their indicators."""
    with closing(open_base([FROZEN])) as index:
        lexicon = Lexicon(index)

        def numbers(content: str) -> list[Number]:
            measures, calendar, found = Measures(book), Calendar(dt.date(2026, 5, 14)), []
            for passage in Text(content, lexicon).passages:
                measures.asked = passage.text if passage.text.endswith("?") else measures.asked
                its = printed(passage, calendar.read(passage), book)
                found += its
                for number in its:
                    measures.find(number)
            return found

        yield numbers


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Вложения оцениваются от 6 до 6,5 млрд долларов.", ["6 bn USD at-least", "6.5 bn USD at-most"]),
        ("Работы обойдутся в 360–380 млн манатов.", ["360 mn AZN at-least", "380 mn AZN at-most"]),
        ("The works will cost $3-4 billion.", ["3 bn USD at-least", "4 bn USD at-most"]),
        ("İşlərin dəyəri 3-4 milyard manatdır.", ["3 bn AZN at-least", "4 bn AZN at-most"]),
        ("The discount is from 20 to 50%.", ["20 - percent at-least", "50 - percent at-most"]),
        ("Доля выросла с 20 до 50%.", ["20 - percent exact", "50 - percent exact"]),
        ("The programme for 2026-2027 has been signed.", []),
        ("Построено 7,2 тыс. км путей, из них 162 км в горах.", ["7.2 thousand kilometres exact", "162 - kilometres exact"]),
        ("Из 1,6 млрд евро до 1,3 млрд предоставит банк.", ["1.6 bn EUR exact", "1.3 bn EUR at-most"]),
        ("Təqaüdlərin sayı 25 faiz artaraq 250-yə çatıb.", ["250 - - exact"]),
        ("300-dən çox məktəbdə dərs keçilir.", ["300 - - at-least"]),
        ("Komissiyanın 23-cü iclası olub.", []),
        ("It was 62% in May, compared with 48% a year earlier.", ["62 - percent exact", "48 - percent exact"]),
        ("She accounts for roughly a third of the vote.", ["33.3 - percent about"]),
        ("Он превысил 4 млрд долларов, а затем достиг почти 5 млрд долларов.", ["4 bn USD at-least", "5 bn USD almost"]),
    ],
)  # fmt: skip
def test_numbers_and_the_ends_of_ranges(read: Read, sentence: str, numbers: list[str]) -> None:
    found = [(f"{one.value.normalize():f}", one.scale or "-", one.unit or "-", one.qualifier) for one in read(sentence)]
    assert [" ".join(one) for one in found] == numbers


def test_some_of_what_was_counted_are_not_all_of_it(read: Read) -> None:
    whole, part = read(
        "В России учатся 8 тыс. азербайджанских студентов, из них 2 тыс. — за счёт федерального бюджета."
    )
    assert whole.indicator == "azerbaijani-students-in-russia"
    assert part.indicator == "azerbaijani-students-federal-budget"
    whole, part = read("В России учатся 8 тыс. азербайджанских студентов, из них 2 тыс. — в Казани.")
    assert (whole.indicator, part.indicator) == ("azerbaijani-students-in-russia", None)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Поставки могут достигнуть 1 млрд долларов.", "forecast"),
        ("Sales can surpass $5 billion.", "forecast"),
        ("Dövriyyə 5 milyard dollara çata bilər.", "forecast"),
        ("Планируется довести оборот до 10 млрд долларов.", "target"),
        ("We polled 450 firms, of which 120 plan to leave.", "reported"),
    ],
)
def test_what_is_hoped_for_is_not_reported(read: Read, sentence: str, status: str) -> None:
    assert {one.status for one in read(sentence)} == {status}


@pytest.mark.parametrize(
    ("content", "indicators"),
    [
        # Which way: the country beside the number, in its case, or turned round from the number before.
        (
            "Azerbaijan's investments in the Russian economy are $1.3 billion and Russia's in Azerbaijan $9.2 billion.",
            ["investment-stock-azerbaijan-in-russia", "investment-stock-russia-in-azerbaijan"],
        ),
        ("Инвестиции составляют 6 млрд долларов.", [None]),
        ("Накопленные инвестиции России в Азербайджане составили 9 млрд долларов.", ["investment-stock-russia-in-azerbaijan"]),
        ("В Азербайджане около 1,4 тыс. компаний с российским капиталом.", ["companies-capital"]),
        ("Some 240 companies with Azerbaijani capital operate here.", [None]),
        ("About 90 companies with Russian capital operate in the region.", [None]),
        ("Hazırda Rusiyada 9 mindən çox azərbaycanlı tələbə təhsil alır.", ["azerbaijani-students-in-russia"]),
        ("Sərgidə Rusiyanın 37 ali məktəbi iştirak edir.", [None]),
        # What is told before, or asked.
        ("Сколько азербайджанских студентов учится в России?\n\nБолее 9,5 тысяч.", ["azerbaijani-students-in-russia"]),
        ("How many students from Azerbaijan study in Russia?\n\nMore than 9 thousand.", ["azerbaijani-students-in-russia"]),
        ("Товарооборот составил 4 млрд долларов.\n\nМы рассчитываем выйти на уровень не менее 5 млрд долларов.", ["trade-turnover"] * 2),
        ("Trade came to $4 billion.\n\nWe are on our way and can surpass $5 billion.", ["trade-turnover"] * 2),
        ("Trade came to $4 billion.\n\nThe railway will cost $5 billion.", ["trade-turnover", None]),
        ("Экспорт в Азербайджан достиг 8 млрд долларов, а Россия вложила 2 млрд долларов.", [None, None]),
        ("Работы обойдутся в 380 млн манатов.", [None]),
        ("Дорога Решт - Астара длиной 162 км.", [None]),
        ("Квота увеличена до 250 мест.", ["quota"]),
        # Of another country, or of what only stands beside it.
        ("В 2024 году товарооборот Азербайджана с Турцией составил 7,9 млрд долларов.", [None]),
        ("В 2024 году товарооборот России с Норвегией составил 7,9 млрд долларов.", [None]),
        ("Russian exports to Norway rose 5% to 18 billion dollars.", [None]),
        ("Speaking in Norway, the minister said that trade came to $4 billion.", ["trade-turnover"]),
    ],
)  # fmt: skip
def test_of_which_indicator_a_number_is(read: Read, content: str, indicators: list[str | None]) -> None:
    assert [one.indicator for one in read(content)] == indicators


@pytest.mark.parametrize(
    ("content", "periods"),
    [
        ("Sales were $4 billion in 2024, while 90 companies operate here.", ["2024", None]),
        ("About 90 companies operate here and their sales doubled last year, to $68 million.", [None, "2025"]),
        ("Перевезено 806 тыс. тонн - больше, чем в 2024-м, когда показатель был 768 тыс. тонн.", [None, "2024"]),
        ("Перевезено 14 тыс. тонн против 9 тыс. тонн за январь-март 2024 года.", [None, "2024-01/2024-03"]),
        ("Up to 600 lorries pass, although five years ago there were half as many.", [None]),
    ],
)
def test_a_time_is_that_of_its_own_clause(read: Read, content: str, periods: list[str | None]) -> None:
    assert [one.when.edtf if one.when else None for one in read(content) if not one.times] == periods
