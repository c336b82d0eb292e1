"""Single sentences in drafts: names in the nominative, dates, numbers and speakers; and the benchmark."""

from __future__ import annotations

import datetime as dt
import runpy
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from raes_cli.cli import app
from raes_cli.curate import examine
from raes_cli.curate.book import Book
from raes_cli.curate.evidence import SourceText
from raes_cli.draft import cues, draft, page
from raes_cli.draft.cast import Cast
from raes_cli.draft.dating import Calendar
from raes_cli.draft.decoding import read
from raes_cli.draft.measuring import Measures
from raes_cli.draft.origin import origin
from raes_cli.draft.passages import Text
from raes_cli.draft.periods import printed
from raes_cli.draft.speech import Speech
from raes_cli.draft.spelling import nominative, nominative_body, nominative_post, slug
from raes_cli.errors import UsageError
from raes_cli.lookup.base import layers, open_base
from raes_cli.lookup.reading.lexicon import Lexicon

HERE = Path(__file__).parent
FROZEN = str(HERE / "frozen" / "facts.yaml")
BENCH = HERE.parent / "bench"
Read = Callable[[str], Text]


@pytest.fixture(scope="module")
def lexicon() -> Any:
    with closing(open_base([FROZEN])) as index:
        yield Lexicon(index)


@pytest.fixture(scope="module")
def book() -> Book:
    return examine(layers([FROZEN]))[0]


@pytest.fixture
def _known(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Examine the frozen base once for all drafts."""
    examined = lambda layers: (book, []) if len(layers) == 1 else examine(layers)  # noqa: E731
    monkeypatch.setattr("raes_cli.draft.examine", examined)


@pytest.fixture(scope="module")
def text(lexicon: Lexicon) -> Read:
    return lambda content: Text(content, lexicon)


@pytest.mark.parametrize(
    ("printed_", "name"),
    [
        ("Ивана Петрова", "Иван Петров"),
        ("Сергеем Ивановичем Орловым", "Сергей Иванович Орлов"),
        ("Ольги Ивановой", "Ольга Иванова"),
        ("Марией Громовой", "Мария Громова"),
        ("Дмитрия Вольского", "Дмитрий Вольский"),
        ("Игорем Бондарчуком", "Игорь Бондарчук"),
        ("Петра Зайцева", "Пётр Зайцев"),
        ("Али Рустамова", "Али Рустамов"),
        ("Андрей Руденко", "Андрей Руденко"),
        ("John Smith", "John Smith"),
    ],
)
def test_names_come_in_the_nominative(printed_: str, name: str) -> None:
    assert nominative(printed_) == name


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Об этом сообщила директор института Наиля Алескерова.", ["Наиля Алескерова"]),
        ("Он встретил директора института Наиля Алескерова.", ["Наиль Алескеров"]),
        ("His Russian counterpart, Oksana Lut, was there.", ["Oksana Lut"]),
        ("Putin and Ebrahim Raisi were there.", ["Ebrahim Raisi"]),
        ("Он окончил университет имени М.В.Ломоносова в Москве.", []),
        ("The deputy minister, Rəşad Nəbiyev, was there.", ["Rəşad Nəbiyev"]),
        ("Накануне Оверчука принял Ильхам Алиев.", []),
        ("Визит Лаврова в Баку прошёл успешно.", []),
        ("Встреча Лаврова с Байрамовым прошла в Баку.", []),
        ("Слова Пескова прокомментировали. Делегация Рыбиной прибыла.", []),
        ("Затем Лаврова принял Ильхам Алиев.", []),
        ("Договор подписали президенты Борис Ельцин и Гейдар Алиев.", ["Борис Ельцин", "Гейдар Алиев"]),
        ("Его принял секретарь Совета безопасности Сергей Шойгу.", ["Сергей Шойгу"]),
    ],
)
def test_who_is_new_is_named_in_the_nominative(text: Read, book: Book, sentence: str, names: list[str]) -> None:
    assert [one.name for one in Cast(text(sentence), book).newcomers.values() if one.person] == names


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Справка\n\nПодготовлено 30 сентября 2026 г.\n\nТекст.", "2026-09-30"),
        ("Разговор\n\nИнтервью порталу «Москва-Баку», 5 ноября 2026\n\nТекст.", "2026-11-05"),
        ("Fact sheet\n\nCompiled by the desk on 2 November 2026\n\nText.", "2026-11-02"),
        ("Встреча прошла 30 сентября 2026 г.\n\nТекст.", "None"),
        ("Заголовок\n\nБаку, 14 октября, Report. В 2025 году шёл дождь.", "2025-10-14"),
        ("Headline\n\nBAKU, Azerbaijan, September 21. In 2025 it rained.", "2025-09-21"),
        ("Справка\n\n20 апреля 2026. ТАСС-ДОСЬЕ. Идёт дождь.", "2026-04-20"),
    ],
)
def test_a_line_of_the_head_gives_the_day(head: str, published: str) -> None:
    assert str(origin(head.encode(), "text.txt", head, published=None, language=None).published) == published


def test_a_day_without_a_year_is_of_the_year_that_is_given_and_never_to_come() -> None:
    head = "БАКУ, 30 декабря. Сессия пройдёт в 2027 году, как и в 2025 году."
    given = origin(head.encode(), "text.txt", head, published="2026-01-02", language=None)
    assert (str(given.published), str(given.printed)) == ("2026-01-02", "2025-12-30")
    head = "БАКУ, 30 декабря. Сессия пройдёт в 2190 году."
    alone = origin(head.encode(), "text.txt", head, published=None, language=None)
    assert (alone.published, alone.published_text) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "posts"),
    [
        (
            "Его принял министр цифрового развития и транспорта Рашад Набиев.",
            ["министр цифрового развития и транспорта"],
        ),
        ("Договор подписали президенты Ильхам Алиев и Владимир Путин.", ["президент", "президент"]),
        ("Посол России в Азербайджане – Иван Петров.", ["посол России в Азербайджане"]),
        (
            "The Deputy Ministers of Foreign Affairs, Fariz Rzayev and Sergey Orlov, spoke.",
            ["Deputy Minister of Foreign Affairs", "Deputy Minister of Foreign Affairs"],
        ),
    ],
)
def test_each_has_the_post_of_several(text: Read, sentence: str, posts: list[str]) -> None:
    book, _ = examine(layers([FROZEN]))
    whole = text(sentence)
    (passage,) = whole.passages
    found = [passage.said(*one.post) for one in Cast(whole, book).of(passage) if one.post]
    assert [nominative_post(one[:1].lower() + one[1:] if not one.isascii() else one) for one in found] == posts


@pytest.mark.live
def test_a_visit_is_no_number_of_visits_where_nothing_is_counted() -> None:
    with closing(open_base([])) as index:
        whole = Text("The visit of Russian Foreign Minister Lavrov to Baku is planned for May.", Lexicon(index))
    assert [whole.passages[0].said(span.start, span.end) for span in whole.passages[0].of("event-kind")] == [
        "visit",
        "planned",
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "The Ministry of Energy of the Republic of Azerbaijan and the Ministry of Energy of the Russian Federation met.",
            ["Ministry of Energy of the Republic of Azerbaijan", "Ministry of Energy of the Russian Federation"],
        ),
        ("Идёт заседание Комитета по науке.", ["Комитет по науке"]),
    ],
)
def test_bodies_of_two_states_are_two(text: Read, sentence: str, names: list[str]) -> None:
    book, _ = examine(layers([FROZEN]))
    assert [one.name for one in Cast(text(sentence), book).newcomers.values()] == names


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Совета Федерации", "Совет Федерации"),
        ("Федеральной службой по надзору", "Федеральная служба по надзору"),
        ("Министерстве экономики", "Министерство экономики"),
        ("Московского университета", "Московский университет"),
        ("Каспийским консорциумом", ""),
        ("Интерфакс", "Интерфакс"),
        ("Минтранса России", "Минтранс России"),
    ],
)
def test_bodies_come_in_the_nominative_or_are_left(name: str, plain: str) -> None:
    assert nominative_body(name) == plain


def test_posts_come_in_the_nominative_and_names_make_ids() -> None:
    assert nominative_post("первым заместителем министра энергетики") == "первый заместитель министра энергетики"
    assert nominative_post("Чрезвычайным и полномочным послом РФ") == "Чрезвычайный и полномочный посол РФ"
    assert [slug(name) for name in ("Сергей Щукин", "Jón Åkerman", "Əli Şıxov")] == [
        "sergey-shchukin",
        "jon-akerman",
        "eli-sixov",
    ]


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Встреча прошла 5 марта 2021 года.", ["2021-03-05"]),
        ("Визит продлился 5-6 марта 2021 года.", ["2021-03-05/2021-03-06"]),
        ("Они встретились в понедельник.", ["2021-05-10"]),
        ("They will meet on Friday.", ["2021-05-14"]),
        ("Вчера подписан договор.", ["2021-05-10"]),
        ("В прошлом году торговля выросла.", ["2020"]),
        ("Оборот за девять месяцев 2020 года вырос.", ["2020-01/2020-09"]),
        ("Оборот за три месяца вырос.", ["2021-01/2021-03"]),
        ("In January-March exports rose.", ["2021-01/2021-03"]),
        ("9 октября прошлого года они виделись.", ["2020-10-09"]),
        ("They met on 3 April.", ["2021-04-03"]),
        ("They met on 3 December.", ["2020-12-03"]),
        ("Переговоры пройдут 20 мая.", ["2021-05-20"]),
        ("В конце лета 2020 года стороны встретились.", ["[2020-08-01..2020-08-31]"]),
        ("Оно длилось с 2010 по 2019 год.", ["2010/2019"]),
        ("Приехали 2000 студентов.", []),
        ("May the talks succeed.", []),
    ],
)
def test_dates_are_counted_from_the_publication(text: Read, sentence: str, edtf: list[str]) -> None:
    calendar = Calendar(dt.date(2021, 5, 11))  # a Tuesday
    assert [when.edtf for passage in text(sentence).passages for when in calendar.read(passage)] == edtf


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("On August 18-19, 2024 he came.", "2024-08-18/2024-08-19"),
        ("С 26 февраля по 1 марта 2025 года шли учения.", "2025-02-26/2025-03-01"),
        ("From 10 February to 3 March 2026 it was shut.", "2026-02-10/2026-03-03"),
        ("В конце ноября прошёл форум.", "[2025-11-21..2025-11-30]"),
        ("Between January and December trade rose.", "2025"),
        ("Between 2019 and 2024 it rose.", "2019/2024"),
        ("В 2021-м было больше.", "2021"),
        ("In the first quarter of last year it fell.", "2025-33"),
        ("В III квартале 2025 г. был рост.", "2025-35"),
        ("Заседание пройдёт во второй половине 2026 года.", "2026-07/2026-12"),
        ("The round table will be held in the spring of 2026.", "2026-21"),
        ("На прошлой неделе они встретились.", "[2026-03-02..2026-03-08]"),
        ("На начало 2026 года; по итогам года; на конец 2025 года.", "2026-01-01 2026 2025-12-31"),
        (
            "They met on 3 March 2026. It was 5 as of 1 January 2026, and is due on 1 May 2026. On the same day he left.",
            "2026-03-03 2026-01-01 2026-05-01 2026-03-03",
        ),
        ("Next week he will travel.", "[2026-03-16..2026-03-22]"),
        ("В начале этого месяца он был в Баку.", "[2026-03-01..2026-03-10]"),
        ("Earlier this month he was there.", "[2026-03-01..2026-03-14]"),
        ("По плану, до конца года.", "2026"),
        ("Two years ago they met.", "2024"),
        ("Неделю назад он приехал.", "[2026-03-02..2026-03-08]"),
        ("Over the past five years it grew.", "2021/2026"),
        ("За последние шесть месяцев вырос.", "2025-09/2026-03"),
        ("Since the beginning of the year three met.", "2026-01-01/2026-03-14"),
        ("Last Friday he chaired it.", "2026-03-13"),
        ("В следующий вторник он приедет.", "2026-03-17"),
        ("On Tuesday, 3 March, they met.", "2026-03-03"),
        ("On March 5, 2025 they met. A day earlier they called.", "2025-03-05 2025-03-04"),
        ("5 марта 2025 года они виделись. Неделей ранее был звонок.", "2025-03-05 2025-02-26"),
        ("On 8 October 2024 they met. The same month they called.", "2024-10-08 2024-10"),
        ("12 октября прошлого года он ушёл. В том же году вернулся.", "2025-10-12 2025"),
        ("Накануне они встретились.", "2026-03-13"),
        ("В июне было 390 млн против 355 млн годом ранее.", "2025-06 2024-06"),
        ("It was 5 percent more than a year earlier.", ""),
        ("Ceyhun Bayramov noyabrın 11-də Moskvada olub.", "2025-11-11"),
        ("2025-ci il oktyabrın 9-da onlar görüşüb.", "2025-10-09"),
        ("2026-cı ilin yanvarında görüş keçiriləcək.", "2026-01"),
        ("Keçən il dövriyyə artıb.", "2025"),
        ("31 ноября прошла встреча.", ""),
        ("With march 5 songs and may 7 cups.", ""),
        ("Встреча 2025-03-04, протокол 05.03.2025.", "2025-03-04 2025-03-05"),
        ("В четвёртом полугодии и половине встречи.", ""),
        ("Later this month he will go.", "[2026-03-14..2026-03-31]"),
        ("In late spring 2025 they met; this autumn they meet again.", "[2025-05-01..2025-05-31] 2026-23"),
        ("Завтра он уедет, а сегодня он здесь.", "2026-03-15 2026-03-14"),
        ("Over the past decade and over the past year.", "2016/2026 2025-03/2026-03"),
        ("5 марта 2025 года был звонок. Накануне визита ничего не решили.", "2025-03-05"),
        ("В 2024 году 5 млн против 4 млн за тот же период 2023 года.", "2024 2023"),
        ("It cost $2000 and 2000 more.", ""),
        ("12 октября того же года он ушёл.", ""),
        ("1,950 tonnes in some 2000 wagons.", ""),
        ("3–5 марта длилась сессия. Накануне сессии они говорили.", "2026-03-03/2026-03-05"),
        (
            "The second half of November; в первой половине мая 2025 года.",
            "[2025-11-16..2025-11-30] [2025-05-01..2025-05-15]",
        ),
        (
            "Прошли Дни языка; в 2025/26 учебном году, в последнюю неделю мая 2025 года.",
            "2025/2026 2025-05",
        ),
        (
            "12 июня 2021 года был форум, в феврале 2026 года другой. 1 марта они говорили.",
            "2021-06-12 2026-02 2026-03-01",
        ),
        ("In the first ten days of May 2025; the 2025/26 season.", "[2025-05-01..2025-05-10] 2025/2026"),
        (
            "За пять лет доля выросла; half a year ago it was less; since January too.",
            "2021/2026 2025-09 2026-01-01/2026-03-14",
        ),
    ],
)
def test_dates_as_texts_print_them(text: Read, sentence: str, edtf: str) -> None:
    calendar = Calendar(dt.date(2026, 3, 14))  # a Saturday
    assert " ".join(when.edtf for passage in text(sentence).passages for when in calendar.read(passage)) == edtf


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Вчера, в понедельник, неделю назад и на прошлой неделе.", ""),
        (
            "This spring, last week, yesterday, on Friday, two years ago, over the past year, since the start of the year.",
            "",
        ),
        ("5 марта и в мае они виделись; в первом квартале, за пять месяцев, весной.", ""),
        ("The next day; a year earlier; 5 against 4 a year ago; 3 May this year.", ""),
        ("В 2024 году выросло.", "2024"),
    ],
)
def test_what_counts_from_an_unknown_day_is_no_date(text: Read, sentence: str, edtf: str) -> None:
    calendar = Calendar(None)
    assert " ".join(when.edtf for passage in text(sentence).passages for when in calendar.read(passage)) == edtf


def test_the_table_of_cues_says_what_it_does_not_have() -> None:
    assert cues.SAYS.search("сказал")
    with pytest.raises(AttributeError, match="NONE_SUCH"):
        getattr(cues, "NONE_SUCH")  # noqa: B009 - a name that no module has


def test_a_date_without_its_year_goes_on_from_what_is_told(text: Read) -> None:
    calendar = Calendar(dt.date(2024, 4, 22))
    passages = text("5 марта 2020 года они виделись. На следующий день был звонок. 7 июля прошла встреча.").passages
    assert [when.edtf for passage in passages for when in calendar.read(passage)] == [
        "2020-03-05",
        "2020-03-06",
        "2020-07-07",
    ]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Товарооборот вырос на 6,3% до $3,2 млрд.", [("3.2", "bn", "USD", "exact", "6.3")]),
        ("Trade fell 5 percent to almost $3 billion.", [("3", "bn", "USD", "almost", "-5")]),
        ("Вложено более 1 миллиарда 100 миллионов долларов.", [("1.1", "bn", "USD", "at-least", None)]),
        ("Some 12,500 tonnes were carried.", [("12500", None, "tonnes", "about", None)]),
        ("Оборот достигнет трех миллиардов долларов.", [("3", "bn", "USD", "exact", None)]),
        ("Оборот вырос в 1,5 раза и составил 3 млрд долларов.", [("3", "bn", "USD", "exact", "50")]),
        ("Trade almost doubled to $3 billion.", [("3", "bn", "USD", "exact", "100")]),
        ("It is 3 million tonnes, a quarter more.", [("3", "mn", "tonnes", "exact", "25")]),
        ("Last year 34 of our graduates went there.", [("34", None, None, "exact", None)]),
        ("Wheat made up 87 percent of the total.", [("87", None, "percent", "exact", None)]),
        ("Перевезли полтора миллиона тонн.", [("1.5", "mn", "tonnes", "exact", None)]),
        ("Треть товаров и двойное налогообложение.", []),
        (
            "The share rose from 18 to 22 percent.",
            [("18", None, "percent", "exact", None), ("22", None, "percent", "exact", None)],
        ),
        (
            "Between 5 and 7 percent of it.",
            [("5", None, "percent", "at-least", None), ("7", None, "percent", "at-most", None)],
        ),
        (
            "Работает 1300 школ, из них 320 – русские.",
            [("1300", None, "schools", "exact", None), ("320", None, "schools", "exact", None)],
        ),
        (
            "He put trade at $3 billion and noted that exports fell 7 percent.",
            [
                ("3", "bn", "USD", "exact", None),
                ("-7", None, "percent", "exact", None),
            ],
        ),
        ("Танки Т-72 и формат 3+3.", []),
        ("Exports made up about USD 4.9 billion.", [("4.9", "bn", "USD", "about", None)]),
        ("Работает 1,3 тыс. компаний.", [("1.3", "thousand", "companies", "exact", None)]),
        ("Prezidentlər İlham Əliyev və Vladimir Putin 9 oktyabr 2024-ci ildə görüşüblər.", []),
        ("Сорок пять регионов и более шестидесяти экспертов.", [("60", None, None, "at-least", None)]),
        ("This is $215 million, or 6 percent, more than before.", [("6", None, "percent", "exact", None)]),
        ("Оборот увеличился на 300 млн долларов.", []),
        ("The delegation arrived on 20 June.", []),
        ("Объём перевозок превысит миллион тонн.", [("1", "mn", "tonnes", "at-least", None)]),
        ("Вывезли более миллиарда тонн.", [("1", "bn", "tonnes", "at-least", None)]),
        ("They sent nearly a million tonnes.", [("1", "mn", "tonnes", "almost", None)]),
        ("Двадцать один миллион тонн и четверть миллиона тонн.", []),
        ("Of the eleven Russian citizens held there, all are well.", [("11", None, None, "exact", None)]),
        ("All of the eleven citizens are well.", []),
    ],
)
def test_numbers_have_scale_unit_hedge_and_growth(
    text: Read, book: Book, sentence: str, numbers: list[tuple[Any, ...]]
) -> None:
    calendar = Calendar(dt.date(2025, 1, 1))
    found = [one for passage in text(sentence).passages for one in printed(passage, calendar.read(passage), book)]
    assert [
        (f"{one.value.normalize():f}", one.scale, one.unit, one.qualifier, one.growth and f"{one.growth.value:f}")
        for one in found
    ] == numbers


@pytest.mark.parametrize(
    ("sentences", "speakers"),
    [
        ('"Lavrov was invited to the Ministry," Bayramov said.', [["bayramov"]]),
        ("Lavrov said little. Baku expects more, he added.", [["lavrov"], ["lavrov"]]),
        ("Zatulin was declared unwelcome in the past.", [None]),
        ("Лавров заявил, что мир близок. Он добавил, что работа идёт.", [["lavrov"], ["lavrov"]]),
        ("«Мы готовы», — сказал Байрамов.", [["bayramov"]]),
        ("По словам Лаврова, работа идёт.", [["lavrov"]]),
        ("По словам эксперта, МИД России ждёт.", [None]),
        ("Lavrov and Bayramov noted the progress.", [["lavrov", "bayramov"]]),
        ("He recalled that Lavrov had met Bayramov.", [None]),
        # The source of a report does not speak for anybody in it.
        ("Bayramov received Lavrov in Baku on Tuesday, the press service of the ministry said.", [None]),
        ("Байрамов принял Лаврова в Баку, сообщила пресс-служба министерства.", [None]),
        ("The talks, Lavrov said, went well. Azerbaijan, he added, was ready.", [["lavrov"], ["lavrov"]]),
        ("As Lavrov put it, work goes on.", [["lavrov"]]),
        ("Lavrov is sure: in his words, work goes on.", [["lavrov"]]),
        (
            "Министр иностранных дел Сергей Лавров прибыл в Баку.\n\nШли переговоры.\n\nКак заявил министр, работа идёт.",
            [None, None, ["lavrov"]],
        ),
        (
            "Галузин принял посла Азербайджана Рахмана Мустафаева.\n\nАзербайджанский дипломат сообщил о визите.",
            [None, ["mustafaev"]],
        ),
        ("Лавров и Байрамов встретились.\n\nМинистры говорили долго.", [None, None]),
        # A post alone: of a country, after another predicate, before another verb, or in the middle of a sentence.
        (
            (
                "The Prosecutor General Ilham Orlov met Sergey Lavrov.\n\nWith Sergey Lavrov, the Azerbaijani Prosecutor General"
                " said that work goes on. He stressed that it is long."
            ),
            [None, ["orlov"], ["orlov"]],
        ),
        (
            (
                "Foreign Minister Sergey Lavrov came.\n\nThe minister greeted the guests, pointed out the work and left."
                "\n\nThe head of the ministry did not fail to stress that."
            ),
            [None, ["lavrov"], ["lavrov"]],
        ),
        (
            "Министр иностранных дел Сергей Лавров приехал.\n\nРанее в ходе встречи министр иностранных дел заявил, что ждёт.",
            [None, ["lavrov"]],
        ),
        ("Сергей Лавров заявил, что ждёт.\n\nРабота идёт, – подчеркнул академик.", [["lavrov"], ["lavrov"]]),
        # With somebody who has a given name or a counterpart between; his words after a dash, or on what is ours.
        ("During talks with his Polish counterpart, Ivan Orlov, Sergey Lavrov noted the progress.", [["lavrov"]]),
        ("– Работа идёт, – сказал Лавров.", [["lavrov"]]),
        ("Lavrov said that all is well. The work is long; our friends go on.", [["lavrov"], ["lavrov"]]),
        ("«Работа идёт», – резюмировал Лавров.", [["lavrov"]]),
        ("«Работа идёт», – цитирует Лаврова издание.", [["lavrov"]]),
        # Whoever told it, and not his state; he is no body; a quotation without an end ends with its paragraph.
        ("В Азербайджане призвали ждать.\n\nОб этом сообщил Ильхам Алиев.", [["aliyev"], None]),
        ("Лавров приехал.\n\nМИД России заявил, что ждёт.\n\nОн добавил, что рад.", [None, ["mfa-russia"], ["lavrov"]]),
        (
            'Lavrov came. "We wait," said Bayramov. "It is long.\n\nThe work goes on.',
            [None, ["bayramov"], ["bayramov"], None],
        ),
        # A subject is in the nominative; “her” is a woman; a future meeting has not spoken yet.
        ("Глава палаты назвала визит Владимира Путина итогом года.", [None]),
        (
            "Валентина Матвиенко говорила с Сергеем Лавровым.\n\nПутин сообщил об этом. По её словам, работа идёт.",
            [["matvienko"], ["putin"], ["matvienko"]],
        ),
        ("Идёт подготовка к 24-му заседанию комиссии Мустафаева.\n\nОтмечено, что работа идёт.", [None, None]),
        ("Lavrov said work goes on.\n\nThey added that all is well.", [["lavrov"], None]),
        ('"Работа идёт. Работают "Сокол", "Орёл", – добавил Лавров. Работы много.', [["lavrov"], ["lavrov"], None]),
        ("Работу отметил Сергей Лавров, сообщает агентство TASS.", [["lavrov"]]),
    ],
)
def test_who_says_it(text: Read, book: Book, sentences: str, speakers: list[list[str] | None]) -> None:
    whole = text(sentences)
    speech = Speech(whole, Cast(whole, book), book, "news")
    said = [speech.of(passage) for passage in whole.passages]
    assert [one and [mention.id for mention in one.speakers] for one in said] == speakers


@pytest.mark.parametrize(
    "sentence",
    [
        "Глава палаты назвала визит Владимира Путина итогом года.",
        "Fariz Rzayev and Sergey Lavrov, will hold political consultations in Moscow.",
    ],
)
def test_what_somebody_does_is_no_post(text: Read, sentence: str) -> None:
    book, _ = examine(layers([FROZEN]))
    whole = text(sentence)
    assert [one.post for one in Cast(whole, book).of(whole.passages[0]) if one.post] == []


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("Товарооборот Азербайджана и России составил 4 млрд долларов.", "trade-turnover"),
        ("Товарооборот области с Азербайджаном составил 40 млн долларов.", None),
        ("Our trade with the region topped $150 million.", None),
        ("Экспорт сельскохозяйственной продукции из Азербайджана в Россию составил 40 млн долларов.", None),
        ("Trade turnover of Russia and Azerbaijan was $3.5 billion in the first eight months.", "trade-turnover"),
        ("It is to bring together 25 regions of Russia.", None),
        ("Some 300,000 citizens of Azerbaijan work in Russia.", None),
    ],
)
def test_what_a_part_of_a_country_trades_is_nothing_of_the_country(
    text: Read, book: Book, sentence: str, indicator: str | None
) -> None:
    (passage,) = text(sentence).passages
    (number,) = printed(passage, [], book)
    assert Measures(book).find(number) == indicator


@pytest.mark.usefixtures("_known")
def test_the_drafts_of_the_bench_come_near_their_finished_layers(lexicon: Lexicon, book: Book) -> None:
    bench = runpy.run_path(str(BENCH / "draft.py"))
    base = layers([FROZEN])
    total: Counter[str] = Counter()
    for path in sorted((BENCH / "draft").glob("*.txt")):
        content = path.read_bytes()
        found = origin(content, path.name, read(content, path.name), published=None, language=None)
        written = draft(found, base, lexicon, None, "en").layer.written()
        total += bench["compared"](written, path.with_suffix(".yaml").read_text(encoding="utf-8"), found.text, book)
    for kind in ("names", "dates", "places", "numbers", "speakers"):
        assert total[f"{kind} hit"] >= 0.9 * max(total[f"{kind} wanted"], total[f"{kind} proposed"]), kind
    assert total["anchors found"] == total["anchors"] > 250
    assert total["known found"] == total["known"] > 5
    assert total["typed"] <= 0.4 * total["length"]


@pytest.mark.parametrize("path", sorted((BENCH / "draft").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_finished_layer_of_the_bench_has_no_problems(path: Path) -> None:
    _, problems = examine(layers([FROZEN, str(path)]))
    assert problems == []
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["sources"][path.stem]["file"] == f"{path.stem}.txt"


def told(layer: dict[str, Any]) -> list[str]:
    """Return a line for each item in a draft: what happened, what was counted, who says something, who is new."""

    def of(section: str) -> list[dict[str, Any]]:
        return list(layer.get(section, {}).values())

    def joined(one: dict[str, Any], *keys: str) -> str:
        return " ".join(str(one.get(key, "")) or "?" for key in keys)

    lines = [
        joined(one, "kind", "date", "place", "status")
        + "".join(f" {who['id']}/{who['basis']}" for who in one.get("participants", ()))
        for one in of("events")
    ]
    lines += [
        joined(one, "indicator", "period", "value", "scale", "qualifier", "growth_percent", "attribution")
        for one in of("figures")
    ]
    lines += [joined(one, "mode", "speakers") for one in of("statements") if one.get("speakers")]
    for one in (*of("people"), *of("organizations")):
        posts = "; ".join(post["title"]["en"] or post["title"]["ru"] for post in one.get("posts", ()))
        lines.append(f"{one['name']['en'] or one['name']['ru']}: {posts}")
    lines += [f"known: {id_}" for id_, one in layer.get("additions", {}).items() if "spellings" not in one]
    return [" ".join(line.split()).rstrip(":") for line in lines]


def anchors(value: Any) -> Iterator[str]:
    """Yield the phrases that a layer quotes."""
    if isinstance(value, dict):
        yield from (value["anchor"],) if "anchor" in value else ()
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from anchors(one)


@pytest.mark.usefixtures("_known")
def test_what_drafts_of_more_texts_say_is_what_they_said(lexicon: Lexicon, request: pytest.FixtureRequest) -> None:
    """The golden file has mistakes, too, but shows every change for the worse. `pytest --update` rewrites it."""
    base, said = layers([FROZEN]), []
    for path in sorted((HERE / "drafts").glob("*.txt")):
        content = path.read_bytes()
        found = origin(content, path.name, read(content, path.name), published=None, language=None)
        layer = yaml.safe_load(draft(found, base, lexicon, None, "ru").layer.written())
        source = SourceText(found.text)
        assert [one for one in anchors(layer) if not source.spans(one)] == []
        said += [f"# {path.stem}", *told(layer), ""]
    kept = HERE / "drafts" / "said.md"
    if request.config.getoption("--update"):
        kept.write_text("\n".join(said), encoding="utf-8")
    assert kept.read_text(encoding="utf-8").splitlines() == "\n".join(said).splitlines()


def test_a_page_needs_its_reader(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    (tmp_path / "page.html").write_text("<p>They met.</p>", encoding="utf-8")
    assert app.run(["draft", str(tmp_path / "page.html"), "--facts", FROZEN]) == 2
    assert capfd.readouterr().err == (
        "raes: reading HTML requires another package\nfrom the checkout: pip install '.[html]'; or save the page as text\n"
    )


def test_a_page_without_marks_is_where_most_paragraphs_are() -> None:
    menu = "<ul><li>Home</li></ul>"
    html = f"<div>{menu}</div><div><p>They met in the morning, and talked long.</p><p>Then they<br>left.</p></div><div><p>More</p></div>"
    assert page.read(html, "x.html").text == "They met in the morning, and talked long.\n\nThen they\n\nleft.\n"
    with pytest.raises(UsageError, match="has no text"):
        page.read("<p>1</p>", "x.html")


@pytest.mark.parametrize(
    ("printed_", "name"),
    [
        ("Россельхознадзором", "Россельхознадзор"),
        ("Росавиации", "Росавиация"),
        ("Минобороны", "Минобороны"),
    ],
)
def test_a_body_of_one_word_comes_in_the_nominative(printed_: str, name: str) -> None:
    assert nominative_body(printed_) == name
