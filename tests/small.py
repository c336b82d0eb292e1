"""A small valid base that uses every section, the texts of its sources, and helpers that plant breaches in it."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from raes_cli.curate import Layer, examine, verified
from raes_cli.curate.evidence import write_lock
from raes_cli.lookup.find import find
from raes_cli.lookup.query import Query
from raes_cli.problems import Problem

FROZEN = Path(__file__).parent / "frozen" / "facts.yaml"
"""The base that tests query by default: an earlier state of the product's."""
RAES = (sys.executable, str(FROZEN.parent))
"""The command line that runs raes on the frozen base in a process of its own."""
NEWS = """\
Справка агентства «Волна» о торговле и переговорах

В 2022 году товарооборот двух стран достиг 4 миллиардов долларов. По итогам 2023 года он вырос
на 17,5% и достиг почти 4,4 миллиарда долларов.

27–28 февраля 2023 г. в Баку побывала министр Анна Орлова. Во вторник Орлова провела переговоры с Рауфом Маме-
довым из МИД Азербайджана и подписала с ним декларацию о сотрудничестве. Орлова назвала
отношения союзническими, Мамедов — стратегическими.

Комментарии отключены
"""
REPORT = """\
The Expert Council held its first session on 18 November 2021. Its third session, on trust between
neighbours, took place in Baku on 28 February 2023; Anna Orlova spoke there. The agency “Volna” reports
more than 152.2 thousand tourists in 2023.
"""
_NAMED = re.compile(r"'[^']+'|\d[\d.:-]*\d|--?\w+|\w+_\w+")
"""Matches the parts of a problem that are the same in both languages."""
TEXTS = {"news.txt": NEWS.encode(), "report.txt": REPORT.encode()}

KINDS = """\
kinds:
  meeting: {event: {name: {en: meeting, ru: встреча}, counts_as: meeting, sign: contact}}
  talks: {event: {name: {en: talks, ru: переговоры}, counts_as: meeting, sign: contact}}
  visit: {event: {name: {en: visit, ru: визит}, sign: contact}}
  call: {event: {name: {en: call, ru: телефонный разговор}, counts_as: meeting, sign: contact}}
  council-session: {event: {name: {en: council session, ru: заседание совета}, numbered: true, command: council, sign: series}}
  summit: {event: {name: {en: summit, ru: саммит}, gathering: true, sign: gathering}}
  forum: {event: {name: {en: forum, ru: форум}, gathering: true, sign: gathering, numbered: true}, organization: {name: {en: forum, ru: форум}}}
  commission: {event: {name: {en: commission session, ru: заседание комиссии}, numbered: true, gathering: true, sign: gathering}, organization: {name: {en: commission, ru: комиссия}}}
  session: {event: {name: {en: session, ru: заседание}, gathering: true, numbered: true, sign: gathering}}
  operation: {event: {name: {en: operation, ru: операция}, sign: force}}
  incident: {event: {name: {en: incident, ru: инцидент}, sign: force}}
  withdrawal: {event: {name: {en: withdrawal, ru: вывод}, sign: force}}
  signing: {event: {name: {en: signing, ru: подписание}, sign: paper}}
  statement: {event: {name: {en: statement, ru: заявление}, sign: paper}, document: {name: {en: statement, ru: заявление}}}
  agreement: {event: {name: {en: agreement, ru: договорённость}, sign: paper}, document: {name: {en: agreement, ru: соглашение}}}
  establishment: {event: {name: {en: establishment, ru: учреждение}, sign: paper}}
  approval: {event: {name: {en: decision, ru: решение}, sign: paper}}
  opening: {event: {name: {en: opening, ru: открытие}}}
  presentation: {event: {name: {en: presentation, ru: презентация}}}
  planned: {event: {name: {en: planned event, ru: намеченное событие}}}
  declaration: {document: {name: {en: declaration, ru: декларация}}}
  memorandum: {document: {name: {en: memorandum, ru: меморандум}}}
  communique: {document: {name: {en: communiqué, ru: коммюнике}}, source: {name: {en: communiqué, ru: коммюнике}}}
  outcome-text: {document: {name: {en: outcome text, ru: итоговый текст}}, source: {name: {en: outcome text, ru: итоговый текст}}}
  road-map: {document: {name: {en: road map, ru: дорожная карта}}}
  book: {document: {name: {en: book, ru: книга}}}
  other: {document: {name: {en: other document, ru: иной документ}}, organization: {name: {en: other body, ru: иная организация}}}
  state: {organization: {name: {en: state, ru: государство}}}
  ministry: {organization: {name: {en: ministry, ru: министерство}}}
  government-body: {organization: {name: {en: government body, ru: государственный орган}}}
  council: {organization: {name: {en: council, ru: совет}}}
  think-tank: {organization: {name: {en: think tank, ru: аналитический центр}}}
  media: {organization: {name: {en: media, ru: СМИ}}}
  company: {organization: {name: {en: company, ru: компания}}}
  international: {organization: {name: {en: international organisation, ru: международная организация}}}
  armed-forces: {organization: {name: {en: armed forces, ru: вооружённые силы}}}
  statistics: {organization: {name: {en: statistics office, ru: статистическое ведомство}}}
  press-release: {source: {name: {en: press release, ru: пресс-релиз}}}
  news: {source: {name: {en: news, ru: новость}}}
  news-background: {source: {name: {en: news agency background, ru: справка агентства}}}
  interview: {source: {name: {en: interview, ru: интервью}}}
synonyms:
  talk: [talk, negotiate]
units:
  USD: {en: [USD, USD], ru: [долл., долл., долл.]}
  percent: {en: ["%", "%"], ru: ["%", "%", "%"]}
  rank: {en: ["", ""], ru: ["", "", ""]}
  people: {en: [person, people], ru: [человек, человека, человек]}
  schools: {en: [school, schools], ru: [школа, школы, школ]}
  tonnes: {en: [tonne, tonnes], ru: [тонна, тонны, тонн]}
  years: {en: [year, years], ru: [год, года, лет]}
  items: {en: [item, items], ru: [единица, единицы, единиц]}
"""
"""The kinds of the records in test bases."""

BASE = f"""\
sources:
  news:
    name: {{en: "Background on trade and talks", ru: "Справка о торговле и переговорах"}}
    kind: news-background
    publisher: agency
    language: ru
    published: "2024-04-22"
    published_note: {{en: "The day of its announcement.", ru: "День анонса."}}
    file: news.txt
    sha256: {sha256(TEXTS["news.txt"]).hexdigest()}
  report:
    name: {{en: "Report on the council", ru: "Сообщение о совете"}}
    kind: news
    relays: [agency]
    language: en
    published: "[2023-02-28..]"
    published_note: {{en: "The report carries no date.", ru: "Даты в сообщении нет."}}
    file: report.txt
    sha256: {sha256(TEXTS["report.txt"]).hexdigest()}
topics:
  relations:
    name: {{en: Relations, ru: Отношения}}
    aliases: [diplomacy]
  trade:
    name: {{en: Trade, ru: Торговля}}
places:
  azerbaijan:
    name: {{en: Azerbaijan, ru: Азербайджан, az: Azərbaycan}}
    kind: country
  baku:
    name: {{en: Baku, ru: Баку, az: Bakı}}
    kind: city
    within: azerbaijan
organizations:
  agency:
    name: {{en: Volna, ru: Волна}}
    kind: media
    spellings:
      - {{text: Волна, source: news}}
    sources:
      - {{source: news, anchor: "Справка агентства «Волна» о торговле"}}
  ministry:
    name: {{en: "Foreign Ministry of Azerbaijan", ru: "МИД Азербайджана"}}
    kind: ministry
    country: azerbaijan
    sources:
      - {{source: news, anchor: "из МИД Азербайджана"}}
  council:
    name: {{en: "Expert Council", ru: "Экспертный совет"}}
    kind: council
    topics: [relations]
    sources:
      - {{source: report, anchor: "The Expert Council held its first session"}}
people:
  orlova:
    name: {{en: "Anna Orlova", ru: "Анна Орлова"}}
    aliases: [Orlova, Орлова]
    spellings:
      - {{text: "Анна Орлова", source: news}}
      - {{text: Орлова, source: news}}
      - {{text: "Anna Orlova", source: report}}
    posts:
      - title: {{en: Minister, ru: министр}}
        date: "2023-02-27/2023-02-28"
        event: visit
        sources:
          - {{source: news, anchor: "побывала министр Анна Орлова"}}
    topics: [relations]
    sources:
      - {{source: news, anchor: "побывала министр Анна Орлова"}}
      - {{source: report, anchor: "Anna Orlova spoke there"}}
  mamedov:
    name: {{en: "Rauf Mammadov", ru: "Рауф Мамедов", az: "Rauf Məmmədov"}}
    country: azerbaijan
    spellings:
      - {{text: "Рауфом Мамедовым", source: news}}
    posts:
      - title: {{en: "Official of the ministry", ru: "сотрудник министерства"}}
        organization: ministry
        date: "2023-02-28"
        date_note: {{en: "The Tuesday of the visit.", ru: "Вторник в дни визита."}}
        event: talks
        sources:
          - {{source: news, anchor: "Мамедовым из МИД Азербайджана"}}
    sources:
      - {{source: news, anchor: "переговоры с Рауфом Мамедовым"}}
indicators:
  turnover:
    name: {{en: "Trade turnover", ru: Товарооборот}}
    unit: USD
    measure: flow
  tourists:
    name: {{en: Tourists, ru: Туристы}}
    unit: people
    measure: flow
events:
  council-1:
    kind: council-session
    number: 1
    title: {{en: "First session of the council", ru: "Первое заседание совета"}}
    date: "2021-11-18"
    organizers: [council]
    body: council
    topics: [relations]
    sources:
      - {{source: report, anchor: "its first session on 18 November 2021"}}
  council-3:
    kind: council-session
    number: 3
    title: {{en: "Third session of the council", ru: "Третье заседание совета"}}
    date: "2023-02-28"
    place: baku
    theme: {{en: "Trust between neighbours", ru: "Доверие между соседями"}}
    theme_original: en
    organizers: [council]
    body: council
    participants:
      - {{id: orlova, basis: named}}
    topics: [relations]
    sources:
      - {{source: report, anchor: "place in Baku on 28 February 2023"}}
      - {{source: report, anchor: "Its third session, on trust between neighbours"}}
  visit:
    kind: visit
    title: {{en: "Orlova visits Baku", ru: "Визит Орловой в Баку"}}
    date: "2023-02-27/2023-02-28"
    place: baku
    participants:
      - {{id: orlova, basis: named}}
    related: [council-3]
    topics: [relations]
    sources:
      - {{source: news, anchor: "27–28 февраля 2023 г. в Баку побывала"}}
  talks:
    kind: talks
    title: {{en: "Orlova and Mammadov talk in Baku", ru: "Переговоры Орловой и Мамедова в Баку"}}
    date: "2023-02-28"
    date_text: "Во вторник"
    date_note: {{en: "The Tuesday of the visit.", ru: "Вторник в дни визита."}}
    place: baku
    participants:
      - {{id: orlova, capacity: {{en: Minister, ru: министр}}, basis: named}}
      - {{id: mamedov, basis: named}}
    part_of: visit
    topics: [relations]
    sources:
      - {{source: news, anchor: "Во вторник Орлова провела переговоры"}}
  signing:
    kind: signing
    title: {{en: "Orlova and Mammadov sign a declaration", ru: "Орлова и Мамедов подписывают декларацию"}}
    date: "2023-02-28"
    date_note: {{en: "The Tuesday of the visit.", ru: "Вторник в дни визита."}}
    participants:
      - {{id: orlova, basis: named}}
      - {{id: mamedov, basis: named}}
    part_of: visit
    topics: [relations]
    sources:
      - {{source: news, anchor: "подписала с ним декларацию"}}
documents:
  declaration:
    kind: declaration
    title: {{en: "Declaration on cooperation", ru: "Декларация о сотрудничестве"}}
    date: "2023-02-28"
    status: signed
    text: {{en: "Its content is not told.", ru: "О содержании не говорится."}}
    signatories:
      - {{id: orlova, basis: named}}
      - {{id: mamedov, basis: named}}
    events: [signing]
    topics: [relations]
    sources:
      - {{source: news, anchor: "декларацию о сотрудничестве"}}
figures:
  trade-2022:
    indicator: turnover
    title: {{en: "Trade in 2022", ru: "Торговля в 2022 году"}}
    period: "2022"
    value: "4"
    scale: bn
    qualifier: exact
    text: "4 миллиардов долларов"
    topics: [trade]
    sources:
      - {{source: news, anchor: "В 2022 году товарооборот"}}
      - {{source: news, anchor: "достиг 4 миллиардов долларов"}}
  trade-2023:
    indicator: turnover
    title: {{en: "Trade in 2023", ru: "Торговля в 2023 году"}}
    period: "2023"
    value: "4.4"
    scale: bn
    qualifier: almost
    growth_percent: "17.5"
    text: "почти 4,4 миллиарда долларов"
    topics: [trade]
    sources:
      - {{source: news, anchor: "он вырос на 17,5% и достиг"}}
      - {{source: news, anchor: "почти 4,4 миллиарда долларов"}}
  tourists-2023:
    indicator: tourists
    title: {{en: "Tourists in 2023", ru: "Туристы в 2023 году"}}
    period: "2023"
    value: "152.2"
    scale: thousand
    qualifier: at-least
    text: "more than 152.2 thousand tourists"
    attribution: [agency]
    topics: [relations]
    sources:
      - {{source: report, anchor: "more than 152.2 thousand tourists in 2023"}}
statements:
  orlova-allied:
    title: {{en: "Orlova on the relations", ru: "Орлова об отношениях"}}
    speakers: [orlova]
    event: talks
    date: "2023-02-28"
    mode: reported
    text: {{en: "Orlova called the relations allied.", ru: "По словам Орловой, страны — союзники."}}
    topics: [relations]
    sources:
      - {{source: news, anchor: "Орлова назвала отношения союзническими"}}
  mamedov-strategic:
    title: {{en: "Mammadov on the relations", ru: "Мамедов об отношениях"}}
    speakers: [mamedov]
    event: talks
    date: "2023-02-28"
    mode: reported
    text: {{en: "Mammadov called the relations strategic.", ru: "По словам Мамедова, связи стратегические."}}
    topics: [relations]
    sources:
      - {{source: news, anchor: "Мамедов — стратегическими"}}
conflicts:
  conflict-growth:
    rule: growth
    title: {{en: "Growth does not fit the levels", ru: "Рост не сходится с уровнями"}}
    claims: [trade-2022, trade-2023]
    topics: [trade]
  conflict-word:
    rule: wording
    title: {{en: "Allied or strategic", ru: "Союз или стратегия"}}
    claims: [orlova-allied, mamedov-strategic]
    topics: [relations]
    text: {{en: "One says allied, the other strategic.", ru: "Одна говорит о союзе, другой — о стратегии."}}
gaps:
  gap-council-2:
    title: {{en: "Second session: no source", ru: "Второе заседание: источника нет"}}
    about: [council]
    missing_numbers: [2]
    date: "[2021-11-18..2023-02-28]"
    date_note: {{en: "Between the first and the third.", ru: "Между первым и третьим."}}
    text: {{en: "No source tells of the second session.", ru: "О втором заседании не говорит ни один источник."}}
    topics: [relations]
    sources:
      - {{source: report, anchor: "Its third session"}}
silent:
  - {{source: news, anchor: "Комментарии отключены", reason: boilerplate}}
{KINDS}"""


def layer(text: str = BASE, file: str = "base.yaml", lock: bytes = b"") -> Layer:
    """Return a base written as YAML; a lone surrogate in `text` becomes that byte, which is invalid in UTF-8."""
    return Layer(file, text.encode("utf-8", "surrogateescape"), lock)


def every(base: sqlite3.Connection) -> list[str]:
    """Return every record of an open base once, in the order of an export."""
    return find(base, Query(written=True))


def lock() -> bytes:
    """Return the lock file of the small base."""
    book, _ = examine([layer()])
    return write_lock(verified(book, [layer()], TEXTS)[1]).encode()


def part(start: str, end: str) -> str:
    """Return the text of the small base from `start` up to the next `end`."""
    begin = BASE.index(start)
    return BASE[begin : BASE.index(end, begin)]


def planted(old: str, new: str, text: str = BASE) -> str:
    """Return `text` with `old`, which must occur once, replaced by `new`."""
    assert text.count(old) == 1, f"{text.count(old)} × {old!r}"
    return text.replace(old, new)


def place(snippet: str, text: str = BASE) -> tuple[int, int]:
    """Return the line and column of `snippet`, which must occur once in `text`."""
    assert not snippet or text.count(snippet) == 1, f"{text.count(snippet)} × {snippet!r}"
    before = text[: text.index(snippet)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


class Told(NamedTuple):
    """A problem with its English message and remedy."""

    file: str
    line: int
    column: int
    rule: str
    message: str
    remedy: str = ""


def told(problems: Iterable[Problem]) -> list[Told]:
    """Return `problems` in English; also asserts that each is given in Russian."""
    found = []
    for problem in problems:
        remedy = problem.remedy or {"en": "", "ru": ""}
        # Syntax errors quote the words of the YAML parser.
        for said in (problem.message, remedy) if problem.rule != "syntax" else ():
            assert [bit for bit in _NAMED.findall(said["en"]) if bit not in said["ru"]] == [], said
        assert any("а" <= letter <= "я" for letter in problem.message["ru"]), problem
        assert problem.message["ru"].isprintable()
        found.append(Told(*problem[:4], problem.message["en"], remedy["en"]))
    return found


class Breach(NamedTuple):
    """One breach of `rule`, planted by replacing `old` with `new`, and the problem it causes at the text `at`."""

    rule: str
    old: str
    new: str
    at: str
    message: str
    remedy: str = ""

    @property
    def text(self) -> str:
        return planted(self.old, self.new)

    @property
    def told(self) -> Told:
        return Told("base.yaml", *place(self.at, self.text), self.rule, self.message, self.remedy)
