"""What people see: whole answers at 80 columns, and in part narrower, in Russian and without drawing."""

from __future__ import annotations

from typing import Any

import pytest

from show_records import (
    CONFLICT,
    COUNCIL_3,
    DISPUTE,
    DOSSIER,
    EVENTS,
    GAP,
    PERSON,
    SESSION,
    SOURCE,
    STATEMENTS,
    STATS,
    TALKS,
    TRADE_2023,
    TRADE_2024,
    VIEWS,
    Record,
    page_for,
    rendered,
    stored,
)

EXPECTED: list[tuple[str, list[Record], dict[str, Any], str]] = [
    (
        "timeline",
        EVENTS,
        {},
        """\
1992
      │
      ├─ April
    4 ■  Diplomatic relations established
      │  establishment                             diplomatic-relations-1992 [1]
      ┊  … no facts here for 29 years 10 months

2022
      │
      ├─ February
   22 ●  Talks of Putin and Aliyev in Moscow
      │  talks · Moscow · Vladimir Putin (by title), Ilham Aliyev
      │                                        putin-aliyev-talks-2022-02-22 [1]
      │  The sentence says only “the heads of state”.
      │
      ├─ September
    ? ■  Declaration on the North–South corridor signed
      │  signing · early September 2022 · Baku
      │                                      north-south-declaration-signing [1]

2023
      │
      ├─ February
27–28 ●  Lavrov visits Azerbaijan
      │  visit                               lavrov-visit-azerbaijan-2023-02 [1]
   28 ★  Third session of the Expert Council
      │  council session No. 3 · Baku · Mikhail Kalugin        council-3 [1] [2]
      ┊  … no facts here for 1 year 1 month

2024
      │
      ├─ April
   22 ○  Talks of the presidents announced
      ┊  ANNOUNCED · talks · year inferred · according to RIA Novosti
      ┊                                        putin-aliyev-talks-2024-04-22 [1]

Undated
On some unknown day; what is said of the date is all that the sources allow.
      ★  Second session of the Expert Council
         council session No. 2 · between 18 November 2021 and 28 February 2023
                                                                   council-2 [2]
         No source describes it.

Sources
[1] ria-2024
[2] raes3-communique
""",
    ),
    (
        "timeline",
        EVENTS[:4],
        {"lang": "ru"},
        """\
1992
      │
      ├─ Апрель
    4 ■  Установлены дипломатические отношения
      │  учреждение                                diplomatic-relations-1992 [1]
      ┊  … фактов здесь нет: 29 лет 10 месяцев

2022
      │
      ├─ Февраль
   22 ●  Переговоры Путина и Алиева в Москве
      │  переговоры · Москва · Владимир Путин (по должности), Ильхам Алиев
      │                                        putin-aliyev-talks-2022-02-22 [1]
      │  В предложении — только «главы государств».
      │
      ├─ Сентябрь
    ? ■  Подписана Декларация о коридоре «Север — Юг»
      │  подписание · начало сентября 2022 · Баку
      │                                      north-south-declaration-signing [1]

2023
      │
      ├─ Февраль
27–28 ●  Визит Лаврова в Азербайджан
      │  визит                               lavrov-visit-azerbaijan-2023-02 [1]

Источники
[1] ria-2024
""",
    ),
    (
        "timeline",
        EVENTS[1:4],
        {"width": 40},
        """\
2022
│
├─ February
●  talks · 22 February 2022
│  Talks of Putin and Aliyev in Moscow
│  Moscow · Vladimir Putin (by title),
│  Ilham Aliyev
│      putin-aliyev-talks-2022-02-22 [1]
│  The sentence says only “the heads of
│  state”.
│
├─ September
■  signing · early September 2022
│  Declaration on the North–South
│  corridor signed
│  Baku
│    north-south-declaration-signing [1]

2023
│
├─ February
●  visit · 27–28 February 2023
│  Lavrov visits Azerbaijan
│    lavrov-visit-azerbaijan-2023-02 [1]

Sources
[1] ria-2024
""",
    ),
    (
        "timeline",
        EVENTS[:2],
        {"linear": True},
        """\
1992
April
establishment, 4 April 1992
   Diplomatic relations established
   diplomatic-relations-1992 (source 1)
… no facts here for 29 years 10 months

2022
February
talks, 22 February 2022
   Talks of Putin and Aliyev in Moscow
   Moscow, Vladimir Putin (by title), Ilham Aliyev
   putin-aliyev-talks-2022-02-22 (source 1)
   The sentence says only “the heads of state”.

Sources
(source 1) ria-2024
""",
    ),
    (
        "timeline",
        [TALKS, COUNCIL_3],
        {"group": "year"},
        """\
2022
●  talks · 22 February 2022
│  Talks of Putin and Aliyev in Moscow
│  Moscow · Vladimir Putin (by title), Ilham Aliyev
│                                              putin-aliyev-talks-2022-02-22 [1]
│  The sentence says only “the heads of state”.
┊  … no facts here for 1 year

2023
★  council session No. 3 · 28 February 2023
│  Third session of the Expert Council
│  Baku · Mikhail Kalugin                                      council-3 [1] [2]

Sources
[1] ria-2024
[2] raes3-communique
""",
    ),
    (
        "meetings",
        VIEWS["meetings"],
        {},
        """\
22 February 2022  Talks of Putin and Aliyev in Moscow
                  talks · Moscow
                  Vladimir Putin, head of state (by title)
                  Ilham Aliyev
                  The sentence says only “the heads of state”.
                                               putin-aliyev-talks-2022-02-22 [1]

22 April 2024     Talks of the presidents announced
                  ANNOUNCED · talks · year inferred · according to RIA Novosti
                                               putin-aliyev-talks-2024-04-22 [1]

Sources
[1] ria-2024
""",
    ),
    (
        "council",
        VIEWS["council"],
        {},
        """\
between 18 November 2021 and 28 February 2023
  Second session of the Expert Council
  council session No. 2
  No source describes it.                                          council-2 [1]
28 February 2023  Third session of the Expert Council
                  council session No. 3 · Baku                 council-3 [1] [2]

────────────────────────────────────────────────────────────────────────────────
council session No. 2                  │ council session No. 3
                                       │
theme                                  │ theme
not in the sources                     │ “Relations in the 21st century”
                                       │ (translated; printed in Russian)
                                       │
organisers                             │ organisers
not in the sources                     │ Russian International Affairs Council
                                       │
participants                           │ participants
not in the sources                     │ Mikhail Kalugin, opening remarks
                                       │
documents                              │ documents
not in the sources                     │ Communiqué of session 3

Sources
[1] raes3-communique
[2] ria-2024
""",
    ),
    (
        "council",
        VIEWS["council"][::-1],
        {},
        """\
28 February 2023  Third session of the Expert Council
                  council session No. 3 · Baku                 council-3 [1] [2]
between 18 November 2021 and 28 February 2023
  Second session of the Expert Council
  council session No. 2
  No source describes it.                                          council-2 [1]

────────────────────────────────────────────────────────────────────────────────
council session No. 3                  │ council session No. 2
                                       │
theme                                  │ theme
“Relations in the 21st century”        │ not in the sources
(translated; printed in Russian)       │
                                       │
organisers                             │ organisers
Russian International Affairs Council  │ not in the sources
                                       │
participants                           │ participants
Mikhail Kalugin, opening remarks       │ not in the sources
                                       │
documents                              │ documents
Communiqué of session 3                │ not in the sources

Sources
[1] raes3-communique
[2] ria-2024
""",
    ),
    (
        "session",
        [SESSION],
        {},
        """\
Third session of the Expert Council                            council-3 [1] [2]
28 February 2023 · Baku · council session No. 3
────────────────────────────────────────────────────────────────────────────────
theme           “Relations in the 21st century” (translated; printed in Russian)
organisers      Russian International Affairs Council
participants    Mikhail Kalugin, opening remarks

Positions
Russia–Azerbaijan Expert Council (collective position)
 1  The Declaration as a milestone · communiqué
    Participants see a milestone in it.                  council-3-milestone [1]

Documents
22 February 2022  Declaration on Allied Interaction
                  declaration · signed
                  signatories: Vladimir Putin, Ilham Aliyev
                                                          allied-declaration [1]

Gaps
?  Fourth session: date
   The report prints no date.
   about: council-4                                       gap-council-4-date [3]

Evidence
raes3-communique
  line 3    “28 февраля 2023 г. в Баку состоялось”
ria-2024
            “28 февраля 2023 года”

Sources
[1] raes3-communique
[2] ria-2024
[3] azertac-raes4
""",
    ),
    (
        "who",
        [DOSSIER],
        {},
        """\
Mikhail Kalugin
Михаил Калугин
Mixail Kaluqin
person                                                                   kalugin
────────────────────────────────────────────────────────────────────────────────
country         Russia
as printed      “Mikhail Kalugin” [1]
other spellings Kaluguin, Калугин

Posts as attested
14 December 2025  Director of a department of the MFA, Ministry of Foreign
                  Affairs of Russia                                          [2]

Events
28 February 2023  Third session of the Expert Council
                  council session No. 3 · Baku · Mikhail Kalugin
                                                               council-3 [3] [4]

Statements
14 December 2025  Russia is a Caucasian power · quoted
                  Kalugin calls Russia itself a Caucasian power.
                                                     kalugin-caucasian-power [2]

Documents
22 February 2022  Declaration on Allied Interaction
                  declaration · signed
                  signatories: Vladimir Putin, Ilham Aliyev
                                                          allied-declaration [3]

Met with
Vladimir Putin  12  ████████████████████████████████████████
Ilham Aliyev     1  ███▌

Evidence
kalugin-2025
  line 3    “МИД РФ Михаил Калугин рассказал”

Sources
[1] azertac-raes4
[2] kalugin-2025
[3] raes3-communique
[4] ria-2024
""",
    ),
    (
        "trade",
        VIEWS["trade"],
        {},
        """\
Trade turnover
2023  almost 4.4 bn USD  stated growth 17.5%, implied at most 10.0%
      “почти 4,4 миллиарда долларов”
      ≠ in conflict: trade-growth-2024                            trade-2023 [1]
2024         4.4 bn USD  stated growth 7.7%
      “$4,4 млрд” · according to Mikhail Kalugin
      ≠ in conflict: trade-growth-2024. 7.7% from 4.4 bn is not 4.4 bn.
                                                                  trade-2024 [2]
2025         5   bn USD  forecast
      “$5 млрд”                                          trade-2025-forecast [2]

Sources
[1] ria-2024
[2] kalugin-2025
""",
    ),
    (
        "trade",
        VIEWS["trade"],
        {"lang": "ru"},
        """\
Товарооборот
2023  почти 4,4 млрд долл.  заявленный рост 17,5%, расчётный не более 10,0%
      «почти 4,4 миллиарда долларов»
      ≠ противоречие: trade-growth-2024                           trade-2023 [1]
2024        4,4 млрд долл.  заявленный рост 7,7%
      «$4,4 млрд» · по данным: Михаил Калугин
      ≠ противоречие: trade-growth-2024. 7,7% к 4,4 млрд — не 4,4 млрд.
                                                                  trade-2024 [2]
2025        5   млрд долл.  прогноз
      «$5 млрд»                                          trade-2025-forecast [2]

Источники
[1] ria-2024
[2] kalugin-2025
""",
    ),
    (
        "trade",
        [TRADE_2023],
        {"width": 30},
        """\
Trade turnover in 2023
2023  almost 4.4 bn USD;
      stated growth 17.5%,
      implied at most 10.0%
      “почти 4,4 миллиарда
      долларов”
      ≠ in conflict:
      trade-growth-2024. 7.7%
      from 4.4 bn is not 4.4
      bn.       trade-2023 [1]

Sources
[1] ria-2024
""",
    ),
    (
        "said",
        STATEMENTS,
        {},
        """\
Russia–Azerbaijan Expert Council (collective position)
28 February 2023  The Declaration as a milestone · communiqué
                  Participants see a milestone in it.
                  Third session of the Expert Council    council-3-milestone [1]

Mikhail Kalugin
14 December 2025  Russia is a Caucasian power · quoted
                  Kalugin calls Russia itself a Caucasian power.
                                                     kalugin-caucasian-power [2]

Sources
[1] raes3-communique
[2] kalugin-2025
""",
    ),
    (
        "search",
        VIEWS["search"],
        {},
        """\
1  Third session of the Expert Council
   Relations in the 21st century
   event · council session No. 3 · 28 February 2023            council-3 [1] [2]

2  Trade turnover in 2024
   ≠ in conflict: trade-growth-2024. 7.7% from 4.4 bn is not 4.4 bn.
   figure · 2024 · according to Mikhail Kalugin                   trade-2024 [3]

3  Mikhail Kalugin
   person                                                            kalugin [3]

4  Fourth session: date
   gap                                                    gap-council-4-date [4]

Sources
[1] raes3-communique
[2] ria-2024
[3] kalugin-2025
[4] azertac-raes4
""",
    ),
    (
        "show",
        [TRADE_2024],
        {},
        """\
Trade turnover in 2024
Товарооборот в 2024 году
figure                                                                trade-2024
────────────────────────────────────────────────────────────────────────────────
indicator       Trade turnover (trade-turnover)
period          2024
value           4.4 bn USD (4400000000)
growth          stated growth 7.7%
measured        over a period
status          reported
text            $4,4 млрд
according to    Mikhail Kalugin (kalugin)
earliest        2024-01-01
latest          2024-12-31
topics          bilateral-relations
conflicts       ≠ in conflict: trade-growth-2024. 7.7% from 4.4 bn is not 4.4
                bn.
written in      facts.yaml:7

Evidence
kalugin-2025
  line 15   “вырос на 7,7% до $4,4 млрд”
""",
    ),
    (
        "sources",
        [SOURCE],
        {},
        """\
Kalugin on relations with Azerbaijan
Калугин об отношениях с Азербайджаном
source · interview                                                  kalugin-2025
relays          RIA Novosti (ria-novosti)
language        Russian
published       14 December 2025 (2025-12-14)
address         https://example.org/a?b=c
file            002_0f97dea6d08dfc1b.txt
SHA-256         e5529deebc4f6521b618a233e273833f38c1dc651f29ee9a0379097d40ac45fd
not given       publisher
""",
    ),
    (
        "conflicts",
        [DISPUTE],
        {},
        """\
≠ Growth in 2024 does not fit the levels (growth)      trade-growth-2024 [1] [2]
7.7% from 4.4 bn is not 4.4 bn.

Trade turnover in 2023                 │ Trade turnover in 2024
almost 4.4 bn USD · stated growth      │ 4.4 bn USD · stated growth 7.7%
17.5%                                  │ “$4,4 млрд”
“почти 4,4 миллиарда долларов”         │ 2024 · according to Mikhail Kalugin
2023                                   │ trade-2024 [2]
trade-2023 [1]                         │

Sources
[1] ria-2024
[2] kalugin-2025
""",
    ),
    (
        "gaps",
        [GAP],
        {},
        """\
?  Fourth session: date
   The report prints no date.
   about: council-4                                       gap-council-4-date [1]

Sources
[1] azertac-raes4
""",
    ),
    (
        "stats",
        STATS,
        {},
        """\
Records by type
event  74  ████████████████████████████████████████
gap     8  ████▌

Events by year
2023  31  ████████████████████████████████████████
""",
    ),
]


@pytest.mark.parametrize(("view", "records", "page", "expected"), EXPECTED)
def test_an_answer_is_written_like_this(view: str, records: list[Record], page: dict[str, Any], expected: str) -> None:
    assert rendered(stored(records), page_for(view, **page), "table").splitlines() == expected.splitlines()


@pytest.mark.parametrize("group", ["month", "year"])
@pytest.mark.parametrize("reverse", [False, True])
def test_what_has_no_more_than_a_year_stands_where_the_year_ends(group: str, *, reverse: bool) -> None:
    def dated(id_: str, date: str, earliest: str, latest: str) -> Record:
        return {**TALKS, "id": id_, "date": date, "earliest": earliest, "latest": latest}

    january = dated("in-january", "2021-01", "2021-01-01", "2021-01-31")
    sometime = dated("some-time", "2021", "2021-01-01", "2021-12-31")
    november = dated("in-november", "2021-11-18", "2021-11-18", "2021-11-18")
    after = dated("a-year-later", "2022-01-01", "2022-01-01", "2022-01-01")
    given = [january, sometime, november, after]
    page = page_for("timeline", group=group, reverse=reverse)
    text = rendered(stored(given[::-1] if reverse else given), page, "table")
    wanted = ["in-january", "in-november", "some-time", "a-year-later"]
    assert sorted(wanted, key=text.index) == (wanted[::-1] if reverse else wanted)


def test_a_card_quotes_the_evidence_of_each_post_and_names_the_claims_of_a_conflict() -> None:
    person = rendered(stored([PERSON]), page_for("show"), "table")
    for post in PERSON["posts"]:
        assert person.index("Posts as attested") < person.index(post["title"]["en"])
        assert all(f"“{one['anchor']}”" in " ".join(person.split()) for one in post["sources"])
    conflict = rendered(stored([{**CONFLICT, "claim_records": [TRADE_2023]}]), page_for("show"), "table")
    assert f"{TRADE_2023['title']['en']} (trade-2023)" in " ".join(conflict.split())
