"""A dozen finished records, at least one of each type, written by hand from the seed documents."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from raes_cli import dates
from raes_cli.curate import Layer, curate
from raes_cli.formats import render
from raes_cli.record import TYPES
from raes_cli.record_parts import PARTS, Field
from raes_cli.show.page import Page
from small import FROZEN

Record = dict[str, Any]
Words = dict[str, str]


def both(en: str, ru: str) -> Words:
    return {"en": en, "ru": ru}


def actor(id_: str, en: str, ru: str) -> Record:
    return {"id": id_, "name": both(en, ru)}


def part(who: Record, basis: str = "named", capacity: Words | None = None) -> Record:
    return {**who, "capacity": capacity, "basis": basis}


def cite(source: str, anchor: str, line: int | None = None) -> Record:
    return {"source": source, "anchor": anchor, "locator": line and {"line": line}}


def record(id_: str, type_: str, title: Words, sources: list[Record], **keys: Any) -> Record:
    """A record with the keys of its type as `record.py` has them, empty but for `keys` and what is usual."""
    named = "name" if type_ in ("person", "organization") else "title"
    return made(TYPES[type_], {
        "id": id_, "type": type_, named: title, "topics": ["bilateral-relations"], "sources": sources,
        "origin": {"file": "facts.yaml", "line": 7},
    } | _USUAL.get(type_, {}) | keys)  # fmt: skip


def made(fields: Iterable[Field], given: Record) -> Record:
    """What is `given` of these fields, the others empty, with the days that bound its date."""
    empty: Record = {field.key: [] if field.shape.many else None for field in fields if not field.added}
    known = dates.parse(given["date"]) if given.get("date") else None
    bounds = {"earliest": str(known.earliest), "latest": str(known.latest)} if known else {}
    assert given.keys() <= {field.key for field in fields}, given
    return empty | bounds | given


_USUAL: dict[str, Record] = {
    "event": {"kind": "meeting", "status": "held"},
    "figure": {"unit": "USD", "qualifier": "exact", "measure": "flow", "status": "reported", "text": ""},
    "statement": {"collective": False, "mode": "quoted"},
    "document": {"kind": "declaration"},
    "organization": {"kind": "council"},
    "source": {"read": "whole"},
}
LABELS = {
    kind: entries
    for kind, entries in curate([Layer("facts.yaml", FROZEN.read_bytes())]).entries.items()
    if kind != "topic"
}
"""What the frozen base calls its kinds and units."""


def page_for(view: str, **decided: Any) -> Page:
    """A page on which kinds and units are called as the frozen base calls them."""
    return Page(view, labels=LABELS, **decided)


PUTIN = actor("putin", "Vladimir Putin", "Владимир Путин")
ALIYEV = actor("aliyev", "Ilham Aliyev", "Ильхам Алиев")
KALUGIN = actor("kalugin", "Mikhail Kalugin", "Михаил Калугин")
RAES = actor("raes", "Russia–Azerbaijan Expert Council", "Российско-Азербайджанский экспертный совет")
RIAC = actor("riac", "Russian International Affairs Council", "Российский совет по международным делам")
BAKU = actor("baku", "Baku", "Баку")
MOSCOW = actor("moscow", "Moscow", "Москва")
TURNOVER = actor("trade-turnover", "Trade turnover", "Товарооборот")

DIPLOMATIC = record(
    "diplomatic-relations-1992",
    "event",
    both("Diplomatic relations established", "Установлены дипломатические отношения"),
    [cite("ria-2024", "установлены 4 апреля 1992 года", 4)],
    kind="establishment",
    date="1992-04-04",
)
TALKS = record(
    "putin-aliyev-talks-2022-02-22",
    "event",
    both("Talks of Putin and Aliyev in Moscow", "Переговоры Путина и Алиева в Москве"),
    [cite("ria-2024", "По итогам переговоров главы государств", 6)],
    kind="talks",
    date="2022-02-22",
    place=MOSCOW,
    participants=[part(PUTIN, "by-title", both("head of state", "глава государства")), part(ALIYEV)],
    note=both("The sentence says only “the heads of state”.", "В предложении — только «главы государств»."),
)
SIGNING = record(
    "north-south-declaration-signing",
    "event",
    both("Declaration on the North–South corridor signed", "Подписана Декларация о коридоре «Север — Юг»"),
    [cite("ria-2024", "В начале сентября 2022 года", 34)],
    kind="signing",
    date="[2022-09-01..2022-09-10]",
    date_text="В начале сентября 2022 года",
    date_note=both("Early in a month: days 1 to 10.", "Начало месяца: дни с 1-го по 10-й."),
    place=BAKU,
)
VISIT = record(
    "lavrov-visit-azerbaijan-2023-02",
    "event",
    both("Lavrov visits Azerbaijan", "Визит Лаврова в Азербайджан"),
    [cite("ria-2024", "27-28 февраля 2023 года", 20)],
    kind="visit",
    date="2023-02-27/2023-02-28",
)
COUNCIL_3 = record(
    "council-3",
    "event",
    both("Third session of the Expert Council", "Третье заседание Экспертного совета"),
    [cite("raes3-communique", "28 февраля 2023 г. в Баку состоялось", 3), cite("ria-2024", "28 февраля 2023 года")],
    kind="council-session",
    number=3,
    date="2023-02-28",
    place=BAKU,
    theme=both("Relations in the 21st century", "Отношения в XXI веке"),
    theme_original="ru",
    organizers=[RIAC],
    participants=[part(KALUGIN, "named", both("opening remarks", "вступительное слово"))],
    documents=[{"id": "communique-3", "title": both("Communiqué of session 3", "Коммюнике третьего заседания")}],
)
COUNCIL_2 = record(
    "council-2",
    "event",
    both("Second session of the Expert Council", "Второе заседание Экспертного совета"),
    [cite("raes3-communique", "третье заседание", 3)],
    kind="council-session",
    number=2,
    date="[2021-11-18..2023-02-28]",
    date_note=both("Implied by the numbering.", "Следует из нумерации."),
    note=both("No source describes it.", "Ни один источник его не описывает."),
)
ANNOUNCED = record(
    "putin-aliyev-talks-2024-04-22",
    "event",
    both("Talks of the presidents announced", "Объявлены переговоры президентов"),
    [cite("ria-2024", "пройдут в понедельник в Москве", 1)],
    kind="talks",
    status="announced",
    date="2024-04-22",
    date_text="22 апр",
    date_note=both("The dateline has no year.", "В датировке нет года."),
    attribution=[actor("ria-novosti", "RIA Novosti", "РИА Новости")],
)
EVENTS = [DIPLOMATIC, TALKS, SIGNING, VISIT, COUNCIL_3, ANNOUNCED, COUNCIL_2]

_CONFLICT = {
    "id": "trade-growth-2024",
    "text": both("7.7% from 4.4 bn is not 4.4 bn.", "7,7% к 4,4 млрд — не 4,4 млрд."),
    "title": both("Growth in 2024 does not fit the levels", "Рост 2024 года не сходится с уровнями"),
    "rule": "growth",
    "rounding": False,
}
TRADE_2023 = record(
    "trade-2023",
    "figure",
    both("Trade turnover in 2023", "Товарооборот в 2023 году"),
    [cite("ria-2024", "почти 4,4 миллиарда долларов", 27)],
    indicator=TURNOVER,
    period="2023",
    date="2023",
    value=4400000000,
    stated="4.4",
    scale="bn",
    qualifier="almost",
    growth_percent=17.5,
    growth_qualifier="exact",
    implied={"growth_percent": 10, "qualifier": "at-most", "from": "trade-2022"},
    text="почти 4,4 миллиарда долларов",
    conflicts=["trade-growth-2024"],
    conflict_texts=[_CONFLICT],
)
TRADE_2024 = record(
    "trade-2024",
    "figure",
    both("Trade turnover in 2024", "Товарооборот в 2024 году"),
    [cite("kalugin-2025", "вырос на 7,7% до $4,4 млрд", 15)],
    indicator=TURNOVER,
    period="2024",
    date="2024",
    value=4400000000,
    stated="4.4",
    scale="bn",
    growth_percent=7.7,
    growth_qualifier="exact",
    text="$4,4 млрд",
    attribution=[KALUGIN],
    conflicts=["trade-growth-2024"],
    conflict_texts=[_CONFLICT],
)
TRADE_2025 = record(
    "trade-2025-forecast",
    "figure",
    both("Trade turnover expected in 2025", "Ожидаемый товарооборот в 2025 году"),
    [cite("kalugin-2025", "ожидается уровень в $5 млрд", 15)],
    indicator=TURNOVER,
    period="2025",
    date="2025",
    value=5000000000,
    stated="5",
    scale="bn",
    status="forecast",
    text="$5 млрд",
)
COMPANIES = record(
    "companies-wholly-russian-2024",
    "figure",
    both("Companies wholly owned by Russians", "Компании, полностью контролируемые россиянами"),
    [cite("ria-2024", "несколько сотен компаний", 31)],
    indicator=actor("companies-wholly-russian", "Wholly Russian companies", "Полностью российские компании"),
    period="2024-04-22",
    date="2024-04-22",
    unit="companies",
    qualifier="unknown",
    measure="stock",
    text="несколько сотен компаний",
)
TRADE = [TRADE_2023, TRADE_2024, TRADE_2025]
FIGURES = [*TRADE, COMPANIES]

POWER = record(
    "kalugin-caucasian-power",
    "statement",
    both("Russia is a Caucasian power", "Россия — кавказская держава"),
    [cite("kalugin-2025", "Россия сама – кавказская держава", 25)],
    speakers=[KALUGIN],
    text=both("Kalugin calls Russia itself a Caucasian power.", "Калугин называет саму Россию кавказской державой."),
    date="2025-12-14",
)
MILESTONE = record(
    "council-3-milestone",
    "statement",
    both("The Declaration as a milestone", "Декларация как веха"),
    [cite("raes3-communique", "является важной вехой в истории", 36)],
    speakers=[RAES],
    collective=True,
    event="council-3",
    event_title=both("Third session of the Expert Council", "Третье заседание Экспертного совета"),
    mode="communique",
    text=both("Participants see a milestone in it.", "Участники видят в ней веху."),
    date="2023-02-28",
)
STATEMENTS = [MILESTONE, POWER]

DECLARATION = record(
    "allied-declaration",
    "document",
    both("Declaration on Allied Interaction", "Декларация о союзническом взаимодействии"),
    [cite("raes3-communique", "подписанная в Москве 22 февраля 2022 г.", 34)],
    status="signed",
    signatories=[part(PUTIN), part(ALIYEV)],
    events=[{"id": TALKS["id"], "title": TALKS["title"]}],
    date="2022-02-22",
)
PERSON = record(
    "kalugin",
    "person",
    {**KALUGIN["name"], "az": "Mixail Kaluqin"},
    [cite("kalugin-2025", "МИД РФ Михаил Калугин рассказал", 3)],
    country=actor("russia", "Russia", "Россия"),
    aliases=["Kaluguin", "Калугин"],
    spellings=[{"text": "Mikhail Kalugin", "source": "azertac-raes4", "fragment": False, "locator": None}],
    posts=[
        made(
            PARTS["Post"],
            {
                "title": both("Director of a department of the MFA", "директор департамента МИД"),
                "organization": actor("mfa-russia", "Ministry of Foreign Affairs of Russia", "МИД России"),
                "person": KALUGIN,
                "date": "2025-12-14",
                "sources": [cite("kalugin-2025", "Директор четвертого департамента стран СНГ", 3)],
            },
        )
    ],
)
DOSSIER = {
    **PERSON,
    "events": [COUNCIL_3],
    "statements": [POWER],
    "documents": [DECLARATION],
    "met_with": [{**PUTIN, "count": 12}, {**ALIYEV, "count": 1}],
}
ORGANIZATION = record("raes", "organization", RAES["name"], [cite("raes3-communique", "экспертного совета (РАЭС)", 4)])
SOURCE = record(
    "kalugin-2025",
    "source",
    both("Kalugin on relations with Azerbaijan", "Калугин об отношениях с Азербайджаном"),
    [],
    name=both("Kalugin on relations with Azerbaijan", "Калугин об отношениях с Азербайджаном"),
    kind="interview",
    publisher=None,
    relays=[actor("ria-novosti", "RIA Novosti", "РИА Новости")],
    language="ru",
    published="2025-12-14",
    file="002_0f97dea6d08dfc1b.txt",
    sha256="e5529deebc4f6521b618a233e273833f38c1dc651f29ee9a0379097d40ac45fd",
    url="https://example.org/a?b=c",
    date="2025-12-14",
    topics=[],
)
CONFLICT = record(
    "trade-growth-2024",
    "conflict",
    both("Growth in 2024 does not fit the levels", "Рост 2024 года не сходится с уровнями"),
    [*TRADE_2023["sources"], *TRADE_2024["sources"]],
    rule="growth",
    claims=["trade-2023", "trade-2024"],
    text=_CONFLICT["text"],
    rounding=False,
)
DISPUTE = {**CONFLICT, "claim_records": [TRADE_2023, TRADE_2024]}
GAP = record(
    "gap-council-4-date",
    "gap",
    both("Fourth session: date", "Четвёртое заседание: дата"),
    [cite("azertac-raes4", "was held in Moscow", 1)],
    about=["council-4"],
    text=both("The report prints no date.", "Дата в сообщении не указана."),
)
SESSION = {**COUNCIL_3, "statements": [MILESTONE], "papers": [DECLARATION], "gaps": [GAP]}
FOUND = {
    **COUNCIL_3,
    "match": {"field": "theme.en", "text": "Relations in the 21st century", "words": ["Relations"], "verbatim": True},
}
STATS = [
    {"group": "type", "key": "event", "count": 74},
    {"group": "type", "key": "gap", "count": 8},
    {"group": "year", "key": "2023", "count": 31},
]

NAMES = [
    {
        "id": "baku",
        "list": "places",
        "name": {"en": "Baku", "ru": "Баку", "az": "Bakı"},
        "aliases": ["Bakou"],
        "count": 45,
    },
    {"id": "sochi", "list": "places", "name": {"en": "Sochi", "ru": "Сочи"}, "aliases": [], "count": 0},
    {
        "id": "meeting",
        "list": "kinds",
        "name": {"en": "meeting", "ru": "встреча", "az": "görüş"},
        "aliases": [],
        "count": 26,
        "of": "event",
    },
]

VIEWS: dict[str, list[Record]] = {
    "timeline": EVENTS,
    "meetings": [TALKS, ANNOUNCED],
    "council": [COUNCIL_2, COUNCIL_3],
    "session": [SESSION],
    "who": [DOSSIER, ORGANIZATION],
    "trade": TRADE,
    "figures": FIGURES,
    "trade-chart": FIGURES,
    "figures-chart": FIGURES,
    "said": STATEMENTS,
    "search": [FOUND, TRADE_2024, PERSON, GAP],
    "show": [
        COUNCIL_3, COUNCIL_2, TRADE_2024, COMPANIES, MILESTONE, DECLARATION, PERSON, ORGANIZATION, SOURCE, CONFLICT,
        GAP,
    ],
    "sources": [SOURCE],
    "conflicts": [DISPUTE, CONFLICT],
    "gaps": [GAP],
    "stats": STATS,
    "list": NAMES,
}  # fmt: skip
"""View → records as the commands hand them over."""


def rendered(records: list[str], page: Page, form: str) -> str:
    """What a format of texts makes of `records`."""
    text = render(records, page, form)
    assert isinstance(text, str)
    return text


def stored(records: list[Record]) -> list[str]:
    """Records as the index holds them."""
    return [json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records]
