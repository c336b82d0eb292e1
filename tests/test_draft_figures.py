"""Numbers in drafts: the ends of ranges, units, expectations, and the indicator of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from raes_cli.curate import Layer, examine
from raes_cli.curate.book import Book
from raes_cli.draft import draft
from raes_cli.draft.dating import Calendar
from raes_cli.draft.known import Known
from raes_cli.draft.measuring import Measures
from raes_cli.draft.numbers import Number
from raes_cli.draft.origin import origin
from raes_cli.draft.passages import Text
from raes_cli.draft.periods import is_rate, printed
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
  copper:
    name: {en: Copper shipped abroad, ru: "Вывоз меди"}
    unit: USD
    measure: flow
  bridge-cargo:
    name: {en: Cargo over the bridge, ru: "Грузы по мосту"}
    unit: tonnes
    measure: flow
  exports-there:
    name: {en: Exports from Azerbaijan to Russia, ru: "Экспорт Азербайджана в Россию"}
    unit: EUR
    measure: flow
    aliases: [Azerbaijani exports, imports, "импорт", exports, "экспорт"]
    origin: azerbaijan
    destination: russia
  exports-here:
    name: {en: Exports from Russia to Azerbaijan, ru: "Экспорт России в Азербайджан"}
    unit: EUR
    measure: flow
    aliases: [Russian exports, imports, "импорт", exports, "экспорт"]
    origin: russia
    destination: azerbaijan
  forum-guests:
    name: {en: Participants of the Russia–Azerbaijan Interregional Forum, ru: "Участники российско-азербайджанского межрегионального форума"}
    unit: people
    measure: flow
  companies-capital:
    name: {en: Companies with Russian capital in Azerbaijan, ru: "Компании с российским капиталом в Азербайджане"}
    unit: companies
    measure: stock
    origin: russia
    destination: azerbaijan
"""


@pytest.fixture(scope="module")
def book() -> Book:
    """The frozen base with additional indicators."""
    return examine([*layers([FROZEN]), Layer("more.yaml", MORE.encode())])[0]


@pytest.fixture(scope="module")
def read(book: Book) -> Iterator[Read]:
    """Return the numbers in a text with their indicators."""
    with closing(open_base([FROZEN])) as index:
        lexicon = Lexicon(index)

        def numbers(content: str) -> list[Number]:
            found: list[Number] = []
            measures, calendar = Measures(book), Calendar(dt.date(2026, 5, 14))
            for passage in Text(content, lexicon).passages:
                measures.asked = passage.text if passage.text.endswith("?") else measures.asked
                its = printed(passage, calendar.read(passage), book, found[-1] if found else None)
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
        ("It is one of the main partners and one of these men.", []),
        ("Приехали 727,577 тыс. человек.", ["727.577 thousand people exact"]),
        ("Продажи не превысят одного миллиарда тонн.", ["1 bn tonnes at-most"]),
        ("Торговля выросла на 13%, до 3 млрд долларов.", ["3 bn USD exact"]),
        ("Построено 7,2 тыс. км путей, из них 162 км в горах.", ["7.2 thousand kilometres exact", "162 - kilometres exact"]),
        ("Из 1,6 млрд евро до 1,3 млрд предоставит банк.", ["1.6 bn EUR exact", "1.3 bn EUR at-most"]),
        ("Təqaüdlərin sayı 25 faiz artaraq 250-yə çatıb.", ["250 - - exact"]),
        ("300-dən çox məktəbdə dərs keçilir.", ["300 - - at-least"]),
        ("Komissiyanın 23-cü iclası olub.", []),
        ("It was 62% in May, compared with 48% a year earlier.", ["62 - percent exact", "48 - percent exact"]),
        # A number in a name, an address, an article, a list of the best; a year before a noun; people in the instrumental.
        ("The Polaris 190 aircraft left, and so did they.", []),
        ("Самолёт Polaris 190 компании приземлился.", []),
        ("They came to 6 Lindgren Street under Article 263.", []),
        ("263 Полярного кодекса и статья 5 закона.", []),
        ("It is one of the top 10 countries.", []),
        ("It is Norway's 2014 war.", []),
        ("In Oslo 190 firms work.", ["190 - - exact"]),
        ("Two warships of the fleet came.", ["2 - - exact"]),
        ("Он летел с пятью членами экипажа.", ["5 - - exact"]),
        # A verb further before an amount is its bound.
        ("Торговля выросла, превысив по итогам года $4 млрд.", ["4 bn USD at-least"]),
        ("Trade surpassed by the end of the year $4 billion.", ["4 bn USD at-least"]),
        # Parts of a whole, numbers without a noun, ranks and frequencies.
        ("Twelve of its pilots were fired.", ["12 - - exact"]),
        ("Police freed 12 of the 30 detainees.", ["12 - - exact", "30 - - exact"]),
        ("Свободны 3 из 20 филиалов.", ["3 - - exact", "20 - - exact"]),
        ("Из 67 человек на борту погибли 38.", ["67 - people exact", "38 - people exact"]),
        ("Он приблизился к 5 млрд долл. США.", ["5 bn USD almost"]),
        ("Sales approached $5 billion.", ["5 bn USD almost"]),
        ("Квота составляет 180 мест, раньше было не более 120.", ["180 - places exact", "120 - places at-most"]),
        ("It employed 90 people, and in 2024 it was only 40.", ["90 - people exact", "40 - people exact"]),
        ("Выполняется 62 рейса против 48 годом ранее.", ["62 - - exact", "48 - - exact"]),
        ("За смену проходят 90 машин, а раньше оформляли не более 30.", ["90 - - exact", "30 - - at-most"]),
        ("Показано 120 работ, 40 из них — впервые.", ["120 - - exact", "40 - - exact"]),
        ("В зале 20 мест, двое из них у окна.", ["20 - places exact", "2 - places exact"]),
        ("Заявок подали более 1100.", ["1100 - - at-least"]),
        ("Обратились более тысячи человек.", ["1 thousand people at-least"]),
        ("A million tonnes passed.", ["1 mn tonnes exact"]),
        ("Число рейсов выросло с восьми до двенадцати.", ["8 - - exact", "12 - - exact"]),
        ("Sixty per cent of it is new.", ["60 - percent exact"]),
        ("Доля может вырасти до 85–90 процентов.", ["85 - percent at-least", "90 - percent at-most"]),
        ("The number of Norwegian pilots grew to 640 last year.", ["640 - - exact"]),
        ("В парке до 1950 вагонов.", ["1950 - - at-most"]),
        ("Norway ranks third among the partners of Iceland.", ["3 - rank exact"]),
        ("The board has met nine times.", ["9 - - exact"]),
        ("Комиссия собиралась 7 раз.", ["7 - - exact"]),
        ("Они из 21 российского и 5 азербайджанских мест.", ["21 - places exact", "5 - places exact"]),
        ("They took 21 Russian and 5 Azerbaijani places.", ["21 - places exact", "5 - places exact"]),
        ("Она проводилась в семь раз чаще.", []),
        ("More than 1.2 million tons of grain went there.", ["1.2 mn tonnes at-least"]),
        ("The tunnel is 90 kilometers long.", ["90 - kilometres exact"]),
        ("Sales came to $4.4 bln.", ["4.4 bn USD exact"]),
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
    whole, part = read("В Азербайджане работают 2 тыс. компаний с российским капиталом, из них 450 - со стопроцентным.")
    assert (whole.indicator, part.indicator) == ("companies-capital", "companies-wholly-russian")
    part, whole = read("They closed 5 of the 80 branches.")
    assert (part.counted, part.is_part, whole.is_part) == ("branches", True, False)


def test_exports_and_imports_turn_round_and_what_is_of_people_counts_people(read: Read) -> None:
    out, back = read("Azerbaijan's exports to Russia came to €275 million. Imports were €812 million.")
    assert (out.indicator, back.indicator) == ("exports-there", "exports-here")
    assert [one.indicator for one in read("Экспорт вырос до 1,2 млрд евро, импорт — до 3,6 млрд.")] == [None, None]
    killed, aboard = read("The crash in Aktau killed 38 of the 67 people on board the plane.")
    assert (killed.counted, killed.of, aboard.of) == ("people", aboard, None)
    assert [one.indicator for one in read("Remittances from Russia rose by 11% in 2025.")] == [None]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Линия длиной 270 метров откроется в июне 2026 года.", None),
        ("It takes up to 120,000 tonnes a year until 2029.", None),
        ("It carries 42 wagons and is expected there by 15 April 2026.", None),
        ("The Ministry said that it sold 42 wagons in 2025.", "2025"),
    ],
)
def test_of_what_a_date_in_the_sentence_is_not_the_period(read: Read, sentence: str, period: str | None) -> None:
    assert [one.when.edtf if one.when else None for one in read(sentence)] == [period]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Поставки могут достигнуть 1 млрд долларов.", "forecast"),
        ("Sales can surpass $5 billion.", "forecast"),
        ("Dövriyyə 5 milyard dollara çata bilər.", "forecast"),
        ("Планируется довести оборот до 10 млрд долларов.", "target"),
        ("They agreed to set up a group of 12 experts.", "target"),
        ("Министры поручили подготовить курс на 25 студентов.", "target"),
        ("Совет решил открыть 12 школ.", "target"),
        ("She told the parties that agreed terms cover 12 schools.", "reported"),
        ("We polled 450 firms, of which 120 plan to leave.", "reported"),
    ],
)
def test_what_is_hoped_for_is_not_reported(read: Read, sentence: str, status: str) -> None:
    assert {one.status for one in read(sentence)} == {status}


@pytest.mark.parametrize(
    ("content", "indicators"),
    [
        # Direction: the country beside the number, by its case, or the reverse of the number before.
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
        # Mentioned before, or in the question.
        ("Сколько азербайджанских студентов учится в России?\n\nБолее 9,5 тысяч.", ["azerbaijani-students-in-russia"]),
        ("How many students from Azerbaijan study in Russia?\n\nMore than 9 thousand.", ["azerbaijani-students-in-russia"]),
        ("Товарооборот составил 4 млрд долларов.\n\nМы рассчитываем выйти на уровень не менее 5 млрд долларов.", ["trade-turnover"] * 2),
        ("Trade came to $4 billion.\n\nWe are on our way and can surpass $5 billion.", ["trade-turnover"] * 2),
        ("Trade came to $4 billion.\n\nThe railway will cost $5 billion.", ["trade-turnover", None]),
        ("Экспорт в Азербайджан достиг 8 млрд долларов, а Россия вложила 2 млрд долларов.", [None, None]),
        ("Работы обойдутся в 380 млн манатов.", [None]),
        ("Дорога Решт - Астара длиной 162 км.", [None]),
        ("Квота увеличена до 250 мест.", ["quota"]),
        ("Квота увеличена до 250 мест. Три года назад было 180.", ["quota", "quota"]),
        # A continuation of the number before; goods that are not named; capacity, not traffic.
        ("Trade stood at $4.8 billion in 2021, compared with $4.3 billion a year earlier.", ["trade-turnover"] * 2),
        ("По его словам, вывоз меди достиг 1,6 млрд долларов.", ["copper"]),
        ("Частный вывоз меди достиг 1,6 млрд долларов.", [None]),
        ("По мосту перевезено 9 млн тонн грузов.", ["bridge-cargo"]),
        ("Пропускная способность моста - 9 млн тонн грузов.", [None]),
        ("Boards met, and the sides have met four times.", [None]),
        # The whole that a sentence begins with, a number after “their”, and “the two countries” named before.
        ("Из общего объёма товарооборота экспорт составил 2 млрд долларов.", [None]),
        ("Of the total trade, exports came to $2 billion.", [None]),
        ("Товарооборот составил 4 млрд долларов.\n\nЕсли в 2023 году их объём составлял 3 млрд долларов, то теперь больше.",
         ["trade-turnover"] * 2),
        ("Trade between Iran and Russia grew to $9 billion. Trade between the two countries was $8 billion.", [None, None]),
        ("Trade between Azerbaijan and Russia was $4 billion. Trade between the two countries was $3 billion.",
         ["trade-turnover"] * 2),
        ("Some 15 million foreign tourists visited Russia.", [None]),
        ("More than 700 people took part in the Interregional Forum on Ecology.", [None]),
        ("Trade turnover between Russia and Azerbaijan came to $2 billion, while import from Russia amounted to $1.5 billion.",
         ["trade-turnover", None]),
        # Without a period, money was invested in all; of which only a part is another.
        ("Russian investments in the economy of Azerbaijan reached $6 billion, of which $2 billion is new.",
         ["investment-stock-russia-in-azerbaijan", None]),
        ("Trade came to $4 billion in 2023. By the end of 2024, the parties can reach the level of $5 billion.",
         ["trade-turnover"] * 2),
        # Another country, or a country that is only mentioned nearby.
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
        ("Norway bought 3 million tonnes in 2024 and covers up to 90 percent of its needs.", ["2024", None]),
        ("В 2024 году куплено 3 млн тонн, сейчас - 5 млн тонн.", ["2024", None]),
        ("Квота на этот учебный год - 280 мест, в 2021 году было 210.", [None, "2021"]),
        ("The board, created in 2011, has met nine times, most recently in March 2024.", [None]),
        ("Some 3 million tonnes have passed since the start of the year.", ["2026-01-01/2026-05-14"]),
        ("They paid 358 tonnes by 20 March 2026, compared with 120 tonnes before.", ["2026-03-20", None]),
        ("Он назвал тех, кого взяли в июне 2025 года: двое из них по-прежнему остаются там.", [None]),
        ("Up to 600 lorries pass, although five years ago there were half as many.", [None]),
        ("К июлю 2024 года куплено 3 млн тонн.", ["2024-07"]),
        ("Девять месяцев текущего года дали 3 млн тонн.", ["2026-01/2026-09"]),
    ],
)
def test_a_time_is_that_of_its_own_clause(read: Read, content: str, periods: list[str | None]) -> None:
    assert [one.when.edtf if one.when else None for one in read(content) if not one.times] == periods


@pytest.fixture(scope="module")
def figures() -> Iterator[Callable[..., list[dict[str, Any]]]]:
    """Return the figures, or another section, of the layer drafted from a text."""
    base = layers([FROZEN])
    with closing(open_base([FROZEN])) as index:
        lexicon = Lexicon(index)

        def drafted(content: str, section: str = "figures", *, more: bool = False) -> list[dict[str, Any]]:
            found = origin(content.encode(), "a.txt", content, published="2026-05-14", language=None)
            known = [*base, Layer("more.yaml", MORE.encode())] if more else base
            records = draft(found, known, lexicon, None, "en").layer.of(section)
            return [{"id": one.id, "comments": one.comments, **one.fields} for one in records]

        yield drafted


@pytest.mark.parametrize(
    "text",
    [
        (
            "The 12th Russia-Azerbaijan Interregional Forum took place in Baku on 28 February. More than 700 representatives of"
            " business took part in the forum."
        ),
        (
            "Межрегиональный форум России и Азербайджана прошёл в Баку 28 февраля. В его программе приняли участие свыше"
            " 700 представителей бизнеса."
        ),
    ],
)
def test_those_who_took_part_in_the_gathering_told_of_are_its_participants(
    figures: Callable[..., list[dict[str, Any]]], text: str
) -> None:
    assert [(one["indicator"], one["value"], one["qualifier"]) for one in figures(text, more=True)] == [
        ("forum-guests", "700", "at-least")
    ]


def test_a_comment_does_not_end_with_words_before_the_next_number(figures: Callable[..., list[dict[str, Any]]]) -> None:
    told = figures("Число вагонов в парке на дороге поднялось с 9 до 12.")
    assert (
        told[0]["comments"][-1] == "indicator: Число вагонов в парке на дороге поднялось с 9; the base has none like it"
    )


def test_whose_number_it_is_may_stand_behind_it(figures: Callable[..., list[dict[str, Any]]]) -> None:
    told = figures(
        "Sales came to $7.3 billion in 2023, compared with $6.1 billion a year earlier, according to Norway's State "
        "Customs Committee.\n\nSome 40,000 Norwegians work there, by the estimate of the Norwegian Interior Ministry.\n\n"
        "Arrivals rose to 310,000 in 2023, the State Tourism Agency reported, though hotels stood empty.\n\n"
        "Norway's Federal Customs Service put sales in 2021 at $5.2 billion.\n"
    )
    assert [(one["value"], one["attribution"]) for one in told] == [
        ("7.3", ["norways-state-customs-committee"]),
        ("6.1", ["norways-state-customs-committee"]),
        ("40000", ["norwegian-interior-ministry"]),
        ("310000", ["state-tourism-agency"]),
        ("5.2", ["norways-federal-customs-service"]),
    ]


def test_a_number_is_of_him_who_spoke_before_in_its_paragraph(figures: Callable[..., list[dict[str, Any]]]) -> None:
    told = figures(
        "Sergey Lavrov said that roads were mended. Some 310 bridges stand today. Today nine Norwegian teams build them.\n\n"
        "Some 520 ferries sail.\n"
    )
    assert [(one["value"], one["text"], one["attribution"]) for one in told] == [
        ("310", "Some 310 bridges", ["lavrov"]),
        ("9", "nine Norwegian teams", ["lavrov"]),
        ("520", "Some 520 ferries", []),
    ]


def test_a_period_goes_on_for_what_is_counted_alike(figures: Callable[..., list[dict[str, Any]]]) -> None:
    told = figures(
        "В 2023 году перевезено 3 млн тонн грузов. Зерна отправлено 800 тысяч тонн. Строится терминал мощностью 2 млн тонн. "
        "Длина причала 900 метров.\n"
    )
    assert [(one["value"], one["period"], one["text"]) for one in told] == [
        ("3", "2023", "3 млн тонн"),
        ("800", "2023", "800 тысяч тонн"),
        ("2", None, "2 млн тонн"),
        ("900", None, "900 метров"),
    ]


def test_growth_goes_on_with_the_period_of_money(figures: Callable[..., list[dict[str, Any]]]) -> None:
    told = figures(
        "Trade turnover between Russia and Azerbaijan came to $9 billion in 2016, some $3.5 billion of which were"
        " the import of Russian timber. The trade turnover rose by 6.1 percent in the year."
    )
    assert [(one["indicator"], one["growth_percent"], one["period"]) for one in told] == [
        ("trade-turnover", None, "2016"),
        ("", None, "2016"),
        ("trade-turnover", "6.1", "2016"),
    ]


def test_growth_over_years_is_not_that_of_the_last_and_what_is_told_twice_is_one_figure(
    figures: Callable[..., list[dict[str, Any]]],
) -> None:
    told = figures(
        "С 2019 по 2023 год товарооборот России и Азербайджана вырос вдвое, превысив по итогам 2023 года $4,1 млрд.\n"
    )
    assert [(one["period"], one["value"], one["growth_percent"]) for one in told] == [
        ("2019/2023", None, "100"),
        ("2023", "4.1", None),
    ]
    (twice,) = figures(
        "В 2019 году товарооборот достиг 2,7 млрд долларов. Товарооборот в 2019 году достиг 2,7 млрд долларов.\n"
    )
    assert len(twice["sources"]) == 3
    (other,) = figures("В 2022 году товарооборот достиг 2,7 млрд долларов.\n")
    assert "of the same time: trade-2022" in other["comments"][1]


def test_what_an_event_led_to_is_of_its_day(figures: Callable[..., list[dict[str, Any]]]) -> None:
    told = figures("5 мая 2026 года в Осло разбился поезд. Это видели все. В результате погибли 38 пассажиров.\n")
    assert [(one["value"], one["period"]) for one in told] == [("38", "2026-05-05")]


def test_a_growth_that_the_base_lacks_is_no_less_told_beside_a_level_that_it_has(
    figures: Callable[..., list[dict[str, Any]]],
) -> None:
    text = "В 2023 году Азербайджан посетили 152,2 тыс. туристов из России, число их выросло на 12%.\n"
    assert "tourists-russia-azerbaijan-2023" in {one["id"] for one in figures(text, "additions")}
    (told,) = figures(text)
    assert (told["indicator"], told["value"], told["growth_percent"]) == ("tourists-russia-to-azerbaijan", None, "12")


def test_a_gap_is_named_where_the_text_gives_what_it_lacks(figures: Callable[..., list[dict[str, Any]]]) -> None:
    hint = "may close the gap gap-trade-2021-level"
    assert [hint in one["comments"] for one in figures("In 2021 trade came to $3.1 billion.\n")] == [True]
    assert [hint in one["comments"] for one in figures("In 2019 trade came to $3.1 billion.\n")] == [False]
    (told,) = figures("In 2019 trade came to $3.1 billion.\n")
    assert not any("gap" in one for one in told["comments"])


def test_a_figure_is_known_by_its_day_in_a_period_and_by_its_value(read: Read) -> None:
    rest = (
        "title: {en: t, ru: t}, qualifier: exact, text: t, sources: [{source: ria-2024, anchor: a b}], topics: [trade]"
    )
    more = f"""
figures:
  day: {{indicator: copper, value: "38", period: "2024-12-25", {rest}}}
  year: {{indicator: bridge-cargo, value: "1130", period: "2022", {rest}}}
"""
    known = Known(
        examine([*layers([FROZEN]), Layer("more.yaml", MORE.encode()), Layer("figures.yaml", more.encode())])[0]
    )
    (few,) = read("В 2024 году вывоз меди принёс 38 долларов.")
    few.indicator = "copper"
    assert known.figures(few, "2024") == ["day"]
    assert known.figures(few, "2023") == []
    few.unit = "USD"
    assert known.by_value(few, "2024-12-25") == "copper"
    (many,) = read("В 2022 году прошло 1130 тонн.")
    assert (known.by_value(many, "2022"), known.by_value(many, "2021"), known.by_value(few, "2024")) == (
        "bridge-cargo",
        None,
        None,
    )


def test_what_is_to_come_is_a_target_and_what_a_forecast_is_compared_with_is_none(read: Read) -> None:
    ahead, behind = read("Продажи составят 5 тыс. тонн в 2030 году против 3 тыс. тонн в 2025 году.")
    for one in (ahead, behind):
        one.status = "forecast"
        one.seen_from(dt.date(2026, 5, 14))
    (planned,) = read("В 2030 году у них 5 тыс. тонн.")
    planned.seen_from(dt.date(2026, 5, 14))
    assert (ahead.status, behind.status, planned.status) == ("forecast", "reported", "target")


@pytest.mark.parametrize(
    ("sentence", "growths"),
    [
        # Growth in brackets is that of the number before them.
        ("Приехали 439 тыс. человек (рост на 19%) и 249 тыс. туристов (рост на 14%).", [19, 14]),
        ("Перевезли 558 вагонов, что на 58% превышает показатель прошлого года.", [58]),
        ("Больше всего было гостей из Норвегии – 31%.", [None]),
        (
            "Вывоз меди вырос по сравнению с той же осенью прошлого года на 21,5% - до $7,15 млрд.",
            [21.5],
        ),
    ],
)
def test_which_number_grew(read: Read, sentence: str, growths: list[int | None]) -> None:
    assert [one.growth and one.growth.value for one in read(sentence)] == growths


@pytest.mark.parametrize(
    "sentence",
    [
        "Экспорт увеличился на 11%, из общего объёма 27% приходится на долю мёда.",
        "Экспорт вырос на 11%, при этом на мёд пришлось 27% поставок.",
    ],
)
def test_a_share_beside_growth_is_none(read: Read, sentence: str) -> None:
    assert [is_rate(one) for one in read(sentence)] == [True, False]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Товарооборот Азербайджана в 2024 году составил 47 млрд долларов.", [("", "47", None)]),
        ("Товарооборот России и Азербайджана в 2024 году составил 47 млрд долларов.", [("trade-turnover", "47", None)]),
        ("In 2024 the country's trade turnover was $47 billion.", [("", "47", None)]),
        (
            "В 2019 году товарооборот двух стран достиг $3 млрд (из $50 млрд).",
            [("trade-turnover", "3", None), ("", "50", None)],
        ),
        ("Директор потратил 20 млн рублей.", [("", "20", None)]),
        ("С 2019 по 2023 год товарооборот вырос на 4%, или более чем на $0,2 млрд.", [("trade-turnover", None, "4")]),
    ],
)
def test_the_trade_of_one_country_and_the_growth_are_not_the_trade_of_two(
    figures: Callable[..., list[dict[str, Any]]], text: str, told: list[tuple[str | None, ...]]
) -> None:
    assert [(one["indicator"], one["value"], one["growth_percent"]) for one in figures(f"{text}\n")] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bu ilin ilk 4 ayı ərzində ticarət dövriyyəsi 3 faiz artıb.", [("2026-01/2026-04", None, "3")]),
        ("Keçən ilin birinci yarısında ticarət dövriyyəsi 2 milyard dollar olub.", [("2025-01/2025-06", "2", None)]),
        (
            "2025-ci ilin yanvarından mayına qədər ticarət dövriyyəsi 2 milyard dollar olub.",
            [("2025-01/2025-05", "2", None)],
        ),
        (
            "Keçən il ticarət dövriyyəsi 2023-cü illə müqayisədə 4 faiz artaraq 5 milyard dollara çatıb.",
            [("2025", "5", "4")],
        ),
        ("Zavodun 90 illiyi qeyd olunub, 30 il ərzində o, dəyişib.", []),
        ("Bu il 12 min 40 avtobus keçib.", [("2026", "12.04", None)]),
        ("During the corresponding period of 2025 trade amounted to $3 billion.", [("2025", "3", None)]),
    ],
)
def test_periods_of_months_and_of_comparison(
    figures: Callable[..., list[dict[str, Any]]], text: str, told: list[tuple[str | None, ...]]
) -> None:
    assert [(one["period"], one["value"], one["growth_percent"]) for one in figures(f"{text}\n")] == told


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("В конце марта Сергей Лавров заявил, что дорога открыта.", ["[2026-03-21..2026-03-31]"]),
        ("In April, Sergey Lavrov said that the road would be open.", ["2026-04"]),
        (
            "5 декабря 2025 года рано утром сгорел старый мост через реку. МИД России заявил, что причин не знает.",
            ["[2025-12-05..2026-05-14]"],
        ),
        (
            "3 мая начался ремонт. 8 декабря Лавров был в Баку. На следующий день Лавров заявил, что устал.",
            ["2025-12-09"],
        ),
    ],
)
def test_what_was_said_earlier_is_not_dated_by_the_publication(
    figures: Callable[..., list[dict[str, Any]]], text: str, days: list[str]
) -> None:
    assert [one["date"] for one in figures(f"{text}\n", "statements")] == days


def test_people_are_counted_in_any_case(read: Read) -> None:
    told = read(
        "Задержали девятерых уроженцев Норвегии, двоих датчан освободили, пятеро студентов ушли, один миллион ждёт."
    )
    assert [int(one.whole) for one in told] == [9, 2, 5, 1000000]
