"""Tables for people: whole answers at 80 columns, some of them narrower, in Russian and in ASCII."""

from __future__ import annotations

import re
from typing import Any

import pytest

from raes_cli.show.tables.dossier import _of_terms
from raes_cli.show.tables.styled import Text
from raes_cli.text import both
from show_records import (
    COUNCIL_3,
    DISPUTE,
    DOSSIER,
    EVENTS,
    GAP,
    MILESTONE,
    PERSON,
    SESSION,
    SOURCE,
    STATEMENTS,
    STATS,
    TALKS,
    TRADE_2023,
    TRADE_2024,
    VIEWS,
    Entries,
    Opened,
    Record,
    actor,
    copies,
    figure,
    made,
    page_for,
    records,
    rendered,
    said,
    stored,
    varied,
)

EXPECTED: list[tuple[str, list[Record], dict[str, Any], str]] = [
    (
        "timeline",
        EVENTS,
        {},
        """\
1992
      4 Apr  ■ Diplomatic relations established                              [1]
… no facts here for 29 years 10 months
2022
     22 Feb  ● Talks of Putin and Aliyev in Moscow ≈ *                       [1]
  early Sep  ■ Declaration on the North–South corridor signed · Baku         [1]
2023
  27–28 Feb  ● Lavrov visits Azerbaijan                                      [1]
     28 Feb  ★ Third session of the Expert Council · Baku · Mikhail       [1][2]
               Kalugin
      1 Mar  ● Kalugin receives the Council                                  [3]
      2 Mar  ● RIAC calls Kalugin · Russian International Affairs Council    [3]
… no facts here for 1 year 1 month
2024
     22 Apr≈ ○ Talks of the presidents announced · according to RIA Novosti  [1]
Undated · The exact day is unknown; the date is as precise as the sources allow.
  ★ Second session of the Expert Council * · between 18 Nov 2021 and         [2]
    28 Feb 2023

● meeting, visit, call   ★ session   ■ document, decision
○ not known to have been held   ≈ inferred   * note: -v
[1] ria-2024
[2] raes3-communique
[3] azertac-raes4
""",
    ),
    (
        "timeline",
        EVENTS[:4],
        {"lang": "ru"},
        """\
1992
       4 апр  ■ Установлены дипломатические отношения                        [1]
… фактов здесь нет: 29 лет 10 месяцев
2022
      22 фев  ● Переговоры Путина и Алиева в Москве ≈ *                      [1]
  начало сен  ■ Подписана Декларация о коридоре «Север — Юг» · Баку          [1]
2023
   27–28 фев  ● Визит Лаврова в Азербайджан                                  [1]

● встреча, визит, звонок   ■ документ, решение   ≈ по контексту
* примечание: -v
[1] ria-2024
""",
    ),
    (
        "timeline",
        EVENTS[1:4],
        {"width": 40},
        """\
2022
22 Feb ● Talks of Putin and Aliyev [1]
  in Moscow ≈ *
early Sep ■ Declaration on the     [1]
  North–South corridor signed · Baku
2023
27–28 Feb ● Lavrov visits          [1]
  Azerbaijan

● meeting, visit, call
■ document, decision   ≈ inferred
* note: -v
[1] ria-2024
""",
    ),
    (
        "timeline",
        EVENTS[:2],
        {"linear": True},
        """\
1992
4 April 1992
  Diplomatic relations established, establishment
  (source 1)
… no facts here for 29 years 10 months
2022
22 February 2022
  Talks of Putin and Aliyev in Moscow, talks, Moscow, Vladimir Putin (by title),
  Ilham Aliyev
  The sentence says only “the heads of state”.
  (source 1)

(source 1) ria-2024
""",
    ),
    (
        "timeline",
        [TALKS, COUNCIL_3],
        {"group": "year"},
        """\
2022
  22 Feb  ● Talks of Putin and Aliyev in Moscow ≈ *                          [1]
… no facts here for 1 year
2023
  28 Feb  ★ Third session of the Expert Council · Baku · Mikhail Kalugin  [1][2]

● meeting, visit, call   ★ session   ≈ inferred   * note: -v
[1] ria-2024
[2] raes3-communique
""",
    ),
    (
        "meetings",
        VIEWS["meetings"],
        {},
        """\
2022
  22 Feb  ● Talks of Putin and Aliyev in Moscow ≈ *                          [1]
… no facts here for 1 year
2023
   1 Mar  ● Kalugin receives the Council                                     [2]
   2 Mar  ● RIAC calls Kalugin · Russian International Affairs Council       [2]
… no facts here for 1 year 1 month
2024
  22 Apr≈ ○ Talks of the presidents announced · according to RIA Novosti     [1]

● meeting, visit, call   ○ not known to have been held   ≈ inferred   * note: -v
[1] ria-2024
[2] azertac-raes4
""",
    ),
    (
        "council",
        VIEWS["council"],
        {},
        """\
2                      between 18 Nov 2021 and 28 Feb 2023 · theme not in    [1]
                       the sources
3  28 Feb 2023   Baku  “Relations in the 21st century”                    [1][2]

[1] raes3-communique
[2] ria-2024
""",
    ),
    (
        "council",
        VIEWS["council"][::-1],
        {},
        """\
3  28 Feb 2023   Baku  “Relations in the 21st century”                    [1][2]
2                      between 18 Nov 2021 and 28 Feb 2023 · theme not in    [1]
                       the sources

[1] raes3-communique
[2] ria-2024
""",
    ),
    (
        "session",
        [SESSION],
        {},
        """\
Third session of the Expert Council                                    council-3
28 February 2023 · Baku · council session No. 3                           [1][2]
theme           “Relations in the 21st century” (translated; printed in Russian)
organizers      Russian International Affairs Council
participants    Mikhail Kalugin, opening remarks

Documents
28 Feb 2023  Communiqué of session 3 · communiqué                            [1]

Gaps
  Third session: opening remarks

Positions
Russia–Azerbaijan Expert Council (collective position) · communiqué          [1]
  – The Declaration as a milestone

[1] raes3-communique
[2] ria-2024
""",
    ),
    (
        "who",
        [DOSSIER],
        {},
        """\
Mikhail Kalugin · Михаил Калугин · Mixail Kaluqin                        kalugin
Director of a department of the MFA, Ministry of Foreign Affairs of Russia · [1]
attested 14 Dec 2025
Russia · 3 events · 1 statement · 1 document

Events
28 Feb 2023  ★ Third session of the Expert Council · Baku · Mikhail       [2][3]
               Kalugin
 1 Mar 2023  ● Kalugin receives the Council                                  [4]
 2 Mar 2023  ● RIAC calls Kalugin · Russian International Affairs Council    [4]

Statements
14 Dec 2025                                                                  [1]
  “ Russia is a Caucasian power

Documents
28 Feb 2023  Communiqué of session 3 · communiqué                            [2]

By their account
2024  Trade turnover in 2024 · 4.4 bn USD ≠ · stated growth 7.7%             [1]

Met with
Russian International Affairs Council 2, Russia–Azerbaijan Expert Council 1

“Михаил Калугин” [1], “Mikhail Kalugin” [4]; Kaluguin, Калугин

● meeting, visit, call   ★ session   ≠ in conflict: raes conflicts
“ quoted in the source, – not
[1] kalugin-2025
[2] raes3-communique
[3] ria-2024
[4] azertac-raes4
""",
    ),
    (
        "trade",
        VIEWS["trade"],
        {},
        """\
Trade turnover, bn USD
                    growth      by levels  according to
2022           4                           ≠b                                [1]
2023    almost 4.4  17.5%   at most 10.0%  ≠a ≠b                             [1]
2024           4.4   7.7%                  Mikhail Kalugin ≠a                [2]
2025  forecast 5                                                             [2]
≠a Growth in 2024 does not fit the levels — growth: rounding cannot explain it
                                                               trade-growth-2024
≠b Growth in 2023 does not fit the levels — growth: rounding can explain it
                                                               trade-growth-2023

≠ in conflict: raes conflicts
[1] ria-2024
[2] kalugin-2025
""",
    ),
    (
        "trade",
        VIEWS["trade"],
        {"lang": "ru"},
        """\
Товарооборот, млрд долл.
                    рост      по уровням  по данным
2022          4                           ≠b                                 [1]
2023    почти 4,4  17,5%  не более 10,0%  ≠a ≠b                              [1]
2024          4,4   7,7%                  Михаил Калугин ≠a                  [2]
2025  прогноз 5                                                              [2]
≠a Рост 2024 года не сходится с уровнями — рост: не объяснимо округлением
                                                               trade-growth-2024
≠b Рост 2023 года не сходится с уровнями — рост: объяснимо округлением
                                                               trade-growth-2023

≠ противоречие: raes conflicts
[1] ria-2024
[2] kalugin-2025
""",
    ),
    (
        "trade",
        VIEWS["trade"][1:2],
        {"width": 30},
        """\
2023  almost 4.4 bn USD ≠a [1]
      ≠b · stated growth
      17.5%, implied at
      most 10.0% · Trade
      turnover in 2023
≠a Growth in 2024 does not fit
   the levels — growth:
   rounding cannot explain it
             trade-growth-2024
≠b Growth in 2023 does not fit
   the levels — growth:
   rounding can explain it
             trade-growth-2023

≠ in conflict: raes conflicts
[1] ria-2024
""",
    ),
    (
        "said",
        STATEMENTS,
        {},
        """\
Russia–Azerbaijan Expert Council (collective position) · Third session of    [1]
the Expert Council · 28 Feb 2023 · communiqué
  – The Declaration as a milestone

Mikhail Kalugin · 14 Dec 2025                                                [2]
  “ Russia is a Caucasian power

The statements themselves: raes said NAME, --topic, or -v.

“ quoted in the source, – not
[1] raes3-communique
[2] kalugin-2025
""",
    ),
    (
        "search",
        VIEWS["search"],
        {},
        """\
 1  Mikhail Kalugin                                                          [1]
    Director of a department of the MFA, Ministry of Foreign Affairs of Russia ·
    attested 14 Dec 2025 · Russia  kalugin
 2  RIAC calls Kalugin                                                       [2]
    2 Mar 2023 · call · Russian International Affairs Council  riac-call
 3  Kalugin receives the Council · 1 Mar 2023 · meeting  council-reception   [2]
 4  Kalugin on relations with Azerbaijan
    interview · 14 Dec 2025  kalugin-2025
 5  Russia is a Caucasian power                                              [1]
    Mikhail Kalugin · 14 Dec 2025  kalugin-caucasian-power
 6  Third session of the Expert Council                                   [3][4]
    28 Feb 2023 · council session No. 3 · Baku · Mikhail Kalugin  council-3
 7  Communiqué of session 3                                                  [3]
    28 Feb 2023 · communiqué · Mikhail Kalugin  communique-3
 8  Trade turnover in 2024                                                   [1]
    4.4 bn USD ≠ · stated growth 7.7% · according to Mikhail Kalugin  trade-2024
 9  Third session: opening remarks                                           [3]
    gap · The communiqué does not give what Kalugin said.  gap-council-3
10  Ministry of Foreign Affairs of Russia                                    [1]
    ministry · Russia · Mikhail Kalugin  mfa-russia
11  Growth in 2024 does not fit the levels                                [1][4]
    growth: rounding cannot explain it · …2024 (Mikhail Kalugin), but as printed
    the levels almost 4.4 bn USD (2023, Background on Russia and Azerbaijan) and
    4.4 bn USD (2024, Mikhail Kalugin) give at least…  trade-growth-2024

≠ in conflict: raes conflicts   [1] kalugin-2025   [2] azertac-raes4
[3] raes3-communique   [4] ria-2024
""",
    ),
    (
        "show",
        [TRADE_2024],
        {},
        """\
Trade turnover in 2024 · figure                                       trade-2024
value           4.4 bn USD (4400000000)
growth          stated growth 7.7%
period          2024
status          reported
text            “$4,4 млрд”
according to    Mikhail Kalugin (kalugin)

Evidence
kalugin-2025
  line 15   “вырос на 7,7% до $4,4 млрд”

title           Товарооборот в 2024 году
indicator       Trade turnover (trade-turnover)
measured        over a period
topics          trade
conflicts       trade-growth-2024. Growth of 7.7% is stated for 2024 (Mikhail
                Kalugin), but as printed the levels almost 4.4 bn USD (2023,
                Background on Russia and Azerbaijan) and 4.4 bn USD (2024,
                Mikhail Kalugin) give at least 0.0%: 7.7 points away. If a
                rounded number is off by at most half its last digit and
                “almost” means at most 5% less, the levels lie within 4.18–4.4
                bn USD and 4.35–4.45 bn USD and allow growth of −1.1 to 6.5%,
                which cannot explain the difference: the stated rate needs about
                4.09 bn USD in 2023.
earliest        2024-01-01
latest          2024-12-31
written in      facts.yaml:118
""",
    ),
    (
        "sources",
        [SOURCE],
        {},
        """\
kalugin-2025  Kalugin on relations with Azerbaijan · RIA Novosti · 14 Dec 2025
              https://example.org/a?b=c
""",
    ),
    (
        "conflicts",
        [DISPUTE],
        {},
        """\
≠ Growth in 2024 does not fit the levels — growth: rounding cannot explain it
                                                               trade-growth-2024
  Growth of 7.7% is stated for 2024 (Mikhail Kalugin), but as printed the levels
  almost 4.4 bn USD (2023, Background on Russia and Azerbaijan) and 4.4 bn USD
  (2024, Mikhail Kalugin) give at least 0.0%: 7.7 points away. If a rounded
  number is off by at most half its last digit and “almost” means at most 5%
  less, the levels lie within 4.18–4.4 bn USD and 4.35–4.45 bn USD and allow
  growth of −1.1 to 6.5%, which cannot explain the difference: the stated rate
  needs about 4.09 bn USD in 2023.
  almost 4.4 bn USD · stated growth     │ 4.4 bn USD · stated growth 7.7% ·
  17.5%, implied at most 10.0% · 2023   │ 2024 · according to Mikhail Kalugin
  “почти 4,4 миллиарда долларов”        │ “$4,4 млрд”
  trade-2023 [1]                        │ trade-2024 [2]

[1] ria-2024
[2] kalugin-2025
""",
    ),
    (
        "gaps",
        [GAP],
        {},
        """\
bilateral-relations
  Third session: opening remarks                                             [1]

[1] raes3-communique
""",
    ),
    (
        "stats",
        [one for one in STATS if one["group"] in ("type", "year")],
        {},
        """\
Records by type
4  source        █████████████▌
4  organization  █████████████▌
3  person        ██████████
9  event         ██████████████████████████████
2  document      ██████▌
5  figure        ████████████████▌
2  statement     ██████▌
2  conflict      ██████▌
1  gap

Events by year
1  1992
2  2022     ███████████████
4  2023     ██████████████████████████████
1  2024
1  undated
""",
    ),
]


@pytest.mark.parametrize(("view", "records", "page", "expected"), EXPECTED)
def test_an_answer_is_written_like_this(view: str, records: list[Record], page: dict[str, Any], expected: str) -> None:
    assert rendered(stored(records), page_for(view, **page), "table").splitlines() == expected.splitlines()


def dated(date: str) -> Record:
    """Return the date keys of an event whose evidence does not print the date."""
    return {"date": date, "date_note": both("As told.", "Как сказано.")}


@pytest.mark.parametrize("group", ["month", "year"])
@pytest.mark.parametrize("reverse", [False, True])
def test_what_has_no_more_than_a_year_stands_where_the_year_ends(group: str, *, reverse: bool) -> None:
    dates = {"in-january": "2021-01", "some-time": "2021", "in-november": "2021-11-18", "a-year-later": "2022-01-01"}
    given = copies(TALKS, {id_: {"title": both(id_, "Встреча"), **dated(date)} for id_, date in dates.items()})
    page = page_for("timeline", group=group, reverse=reverse)
    text = rendered(stored(given[::-1] if reverse else given), page, "table")
    wanted = ["in-january", "in-november", "some-time", "a-year-later"]
    assert sorted(wanted, key=text.index) == (wanted[::-1] if reverse else wanted)


def test_a_card_quotes_the_evidence_of_each_post_and_names_the_claims_of_a_conflict() -> None:
    person = rendered(stored([PERSON]), page_for("show"), "table")
    for post in PERSON["posts"]:
        assert person.index("Posts as attested") < person.index(post["title"]["en"])
        assert all(f"“{one['anchor']}”" in " ".join(person.split()) for one in post["sources"])
    conflict = rendered(stored([DISPUTE]), page_for("show"), "table")
    assert f"{TRADE_2023['title']['en']} (trade-2023)" in " ".join(conflict.split())


def test_the_statistics_of_several_stand_under_one_year() -> None:
    def by(basis: str, value: str) -> Record:
        cited = {"source": "ria-2024", "anchor": f"почти {value} в 2023 году"}
        return {"basis": basis, "value": value, "growth_percent": None, "sources": [cited]}

    several = copies(TRADE_2023, {"a": by("mfa-russia", "4.3"), "b": by("riac", "4.2")})
    lines = rendered(stored([*several, TRADE_2024]), page_for("trade"), "table").splitlines()
    assert [line.split("  ")[0] for line in lines[2:5]] == ["2023", "", "2024"]
    assert ["Ministry of" in lines[2], "Russian International" in lines[3]] == [True, True]


def citing(sources: Entries) -> tuple[Record, dict[str, Any]]:
    """Return talks cited from these sources, and what a page knows of the sources."""
    told = {id_: {**said("ria-2024", file=f"{id_}.txt"), **other} for id_, other in sources.items()}
    cited = [{"source": id_, "anchor": "22 февраля 2022 года"} for id_ in sources]
    base = Opened(made(sources=told, events={TALKS["id"]: said(TALKS["id"], sources=cited)}))
    return base.whole()[TALKS["id"]], {"names": base.names(), "known": base.known()}


def test_of_many_sources_there_are_only_ids_below() -> None:
    talks, page = citing({f"s-{at}": {"name": both("A long name", "Имя")} for at in range(13)})
    several = [{**talks, "id": f"a-{at}", "sources": [one]} for at, one in enumerate(talks["sources"])]
    for some, named in ((several[:12], 12), (several, 0)):
        assert rendered(stored(some), page_for("timeline", **page), "table").count("A long name") == named


def test_of_many_figures_the_first_series_is_shown_and_the_others_counted() -> None:
    of = {"trade-turnover": range(1980, 2017), "exports": (1990, 1992, 1991), "imports": (1990,)}
    figures = {f"{id_}-{year}": {"indicator": id_, "period": str(year)} for id_, years in of.items() for year in years}
    others = {id_: said("trade-turnover", name=both(id_.title(), "Вывоз")) for id_ in ("exports", "imports")}
    found = copies(VIEWS["trade"][0], figures, indicators=others)
    many, exports, lone = found[:-4], found[-4:-1], found[-1]

    def lines_of(records: list[Record], *, verbose: bool = False) -> list[str]:
        return rendered(stored(records), page_for("trade", verbose=verbose), "table").splitlines()

    lines = lines_of([*many, *exports, lone])
    at = lines.index("More, in full with -v:")
    assert lines[at + 1 : at + 3] == ["  Exports · 3 figures · 1992 4 bn USD", "  single figures · 1"]
    assert sum(bool(re.match(r"\d{4}  +4 ", line)) for line in lines[:at]) == len(many) == 37
    for whole in (lines_of([*many, *exports]), lines_of([*many, *exports, lone], verbose=True)):
        assert "More, in full with -v:" not in whole


def test_a_long_group_of_counts_among_others_shows_its_beginning() -> None:
    def counts(group: str, number: int) -> list[Record]:
        return [
            {"group": group, "key": f"{2000 + at}", "name": both(f"{at}", f"{at}"), "count": 30} for at in range(number)
        ]

    def lines_of(records: list[Record], *, verbose: bool = False) -> list[str]:
        return rendered(stored(records), page_for("stats", verbose=verbose), "table").splitlines()

    several = [*counts("topic", 26), *counts("source", 25), *counts("year", 30)]
    lines = lines_of(several)
    assert [line for line in lines if "more" in line] == ["16 more: raes stats --by topic"]
    assert sum(line.startswith("30") for line in lines) == 10 + 25 + 30
    assert all("more" not in line for line in (*lines_of(counts("topic", 26)), *lines_of(several, verbose=True)))


def seen(view: str, records: list[Record], **decided: Any) -> str:
    return rendered(stored(records), page_for(view, **decided), "table")


def test_many_conflicts_are_told_by_their_titles_and_few_whole() -> None:
    many = copies(DISPUTE, {f"conflict-{number}": {} for number in range(6)})
    lines = seen("conflicts", many).splitlines()
    assert [line for line in lines if line.startswith("≠")] == [line for line in lines if "≠" in line][:6]
    assert lines[-1].startswith("why: -v, or raes show ID")
    assert not any("Growth of 7.7%" in line for line in lines)
    assert sum("Growth of 7.7%" in line for line in seen("conflicts", many[:5]).splitlines()) == 5
    assert len(seen("conflicts", many, verbose=True).splitlines()) >= 6 * 5 - 1


def test_a_conflict_is_not_said_to_be_one_where_all_are() -> None:
    assert "in conflict" not in seen("conflicts", [DISPUTE], linear=True).splitlines()[0]


def test_many_sources_take_a_line_each_and_few_are_told_with_their_titles() -> None:
    known = citing({f"source-{number}": {} for number in range(13)})[1]["known"]
    many = [known[f"source-{number}"] for number in range(13)]
    lines = seen("sources", many, width=100).splitlines()
    assert [sum(f"source-{number} " in f"{line} " for line in lines) for number in range(13)] == [1] * 13
    assert len(lines) == 13 + 2
    assert "Background on" not in "".join(lines)
    assert "Background on" in seen("sources", many[:12], width=100)


def test_what_may_belong_here_stands_apart_with_the_reason_and_breaks_no_silence() -> None:
    dated = [one for one in EVENTS if one["earliest"]]
    apart = (1, both("the last is placed only in Utopia", "только Утопия"))
    lines = seen("timeline", [*dated[1:], dated[0]], apart=apart).splitlines()
    at = lines.index("the last is placed only in Utopia")
    assert lines[at + 1] == "1992"
    assert [line for line in lines if line.startswith("…")] == ["… no facts here for 1 year 1 month"]


@pytest.mark.parametrize("width", [36, 40])
def test_on_a_narrow_screen_a_record_begins_with_its_date_and_goes_on_beneath(width: int) -> None:
    lines = seen("timeline", [EVENTS[0]], width=width, group="none").splitlines()
    assert lines[0].startswith("4 Apr 1992 ■ Diplomatic")
    assert all(line.startswith("  ") for line in lines[1 : lines.index("")])


def test_a_state_is_called_as_its_country_but_where_all_is_told() -> None:
    state = said("riac", kind="state", name=both("Russian Federation", "Российская Федерация"))
    party = {"participants": [{"id": "russian-federation", "basis": "named"}], "note": None}
    [taken] = copies(TALKS, {TALKS["id"]: party}, organizations={"russian-federation": state})
    names = {"russian-federation": both("Russia", "Россия")}
    assert "· Russia " in seen("timeline", [taken], names=names)
    assert "· Россия " in seen("timeline", [taken], names=names, lang="ru")
    told = seen("timeline", [taken], names=names, verbose=True)
    assert ["Russian Federation" in told, "· Russia " in told] == [True, False]


@pytest.mark.parametrize(
    ("title", "holder"),
    [
        ("Third session of the RAEC: the corridor", "RAEC (jointly) · 28 Feb 2023"),
        ("Council of Russian and Azerbaijani Experts: the corridor", "28 Feb 2023"),
        ("The corridor", "Russia–Azerbaijan Expert Council (jointly) · 28 Feb 2023"),
        ("Aliyev and the Expert Council: the corridor", "Russia–Azerbaijan Expert Council (jointly) · 28 Feb 2023"),
    ],
)
def test_who_holds_a_statement_is_not_told_twice(title: str, holder: str) -> None:
    called = "Council of Russian and Azerbaijani Experts"
    council = said("raes", **({"name": both(called, "Совет")} if called in title else {}))
    other = {"title": both(title, "Коридор")}
    [position] = copies(MILESTONE, {MILESTONE["id"]: other}, organizations={"raes": council})
    shown = " ".join(seen("search", [position], width=200).split("\n")).replace("   ", " ")
    assert f"{holder}  {position['id']}" in shown


def test_a_gathering_is_not_told_by_name_where_its_initials_are() -> None:
    gathering = {
        "kind": "summit", "title": both("Shanghai Cooperation Organisation gathers", "Саммит"),
        "participants": None, "note": None, "related": [TALKS["id"]],
    }  # fmt: skip
    for title, told in (("They meet at the SCO", False), ("They meet at the EAEU", True)):
        meeting, summit = copies(TALKS, {TALKS["id"]: {"title": both(title, "Встреча")}, "sco": gathering})
        shown = seen("timeline", [meeting, summit])
        assert [shown.count("◆"), "1 of these" in shown, "Shanghai" in shown] == [3, True, told]
        asked = seen("timeline", [meeting, summit], kinds=frozenset(("summit",)))
        assert [asked.count("◆ Shanghai"), asked.count("● They meet")] == [1, 1]


def test_no_line_ends_within_a_day_or_an_amount() -> None:
    text = Text.assemble(("between 9 Oct and 14 Dec 2025", "date"), " · ", ("about 4.4 bn USD", "number"))
    for width in range(24, 50):
        lines = [line.plain for line in text.wrap(width)]
        assert not [line for line in lines if line.rstrip().endswith(("9", "14", "Dec", "4.4", "bn"))]
        assert max(map(len, lines)) <= width


def test_a_few_sources_are_told_whole_below_and_several_a_line_each() -> None:
    address = "example.org/a/rather/long/address"
    named = {"name": both("A name of some length, to fill", "Имя"), "url": f"https://{address}"}
    for count in (3, 4):
        talks, page = citing({f"s-{at}": named for at in range(count)})
        foot = seen("timeline", [talks], width=60, **page).partition("[1] s-0")[2]
        whole = count if count == 3 else 0  # the name, and the start of any URL
        counts = [foot.count(one) for one in (address, "A name of some length", "https://")]
        assert counts == [count, whole, whole]


def test_a_post_that_is_attested_on_several_days_stands_once() -> None:
    post = PERSON["posts"][0]
    [of_it] = said("kalugin")["posts"]
    twice = said("kalugin", posts=[of_it, {**of_it, **dated("2024-01-05")}])
    card = records(Opened(made(people={"kalugin": twice})).who("kalugin"))
    shown = " ".join(seen("who", card).split())
    assert [shown.count(post["title"]["en"]), "attested 5 Jan 2024≈, 14 Dec 2025" in shown] == [1, True]
    assert seen("who", card, verbose=True).count(post["title"]["en"]) == 2


@pytest.mark.parametrize("verbose", [False, True])
def test_no_two_empty_lines_follow_each_other_on_a_card(*, verbose: bool) -> None:
    for card in VIEWS["who"]:  # one of whom sources print other names, and one of whom they do not
        assert "\n\n\n" not in seen("who", [card], verbose=verbose)


def test_a_title_that_heading_name_and_day_have_is_not_told_again() -> None:
    def row(title: str, **decided: Any) -> str:
        keys = {"measure": "stock", "attribution": ["kalugin"], "title": both(title, "Товарооборот, 2024")}
        turnover = actor("turnover", "Trade turnover", "Товарооборот")
        return seen("figures", [figure(year, "4.4 bn", turnover, **keys) for year in ("2023", "2024")], **decided)

    assert "Trade turnover, by" not in row("Trade turnover, by Kalugin, 2024")
    assert "Trade turnover, by" in row("Trade turnover, by Kalugin, 2024", verbose=True)
    assert "Cargo" in row("Cargo carried by rail, by Kalugin, 2024")


def test_the_only_year_of_an_indicator_stands_before_its_parts_of_years() -> None:
    lines = seen(
        "figures", [figure("2021-01/2021-11", "2 bn"), figure("2021-01/2021-06", "1 bn"), figure("2021", "2.3 bn")]
    )
    shown = [line.split()[0] for line in lines.splitlines() if "  " in line and line[:1] != " "]
    assert shown == ["2021", "Jan–Nov", "Jan–Jun"]
    assert lines.splitlines()[0] == "Trade balance, bn USD"


def test_whose_account_a_lone_figure_is_stands_there_once() -> None:
    for title, told in (("Turnover, by Kalugin", False), ("Turnover", True)):
        lone = figure("2024", "4.4 bn", attribution=["kalugin"], title=both(title, "Товарооборот"))
        for view in ("figures", "search"):
            assert ("according to Mikhail Kalugin" in seen(view, [lone], width=120)) == told


def test_what_its_title_says_of_its_status_is_not_shouted() -> None:
    for title, told in (("Talks announced", False), ("Talks", True)):
        announced = varied(TALKS, status="announced", title=both(title, "Переговоры"))
        shown = seen("timeline", [announced])
        assert ["ANNOUNCED" in shown, "○" in shown] == [told, True]
        assert "ANNOUNCED" in seen("timeline", [announced], linear=True)


def test_who_published_a_source_is_told_unless_its_title_says_so() -> None:
    for title, told in (("RIA Novosti on trade", 2), ("A note on trade", 1)):
        record = varied(SOURCE, name=both(title, "О торговле"), publisher="ria-novosti")
        assert seen("sources", [record], width=120).count("RIA Novosti") == 1
        assert seen("sources", [record], width=120, verbose=True).count("RIA Novosti") >= told


def test_a_column_that_is_nearly_empty_has_no_place_in_a_tight_table() -> None:
    years = copies(TRADE_2024, {f"trade-{at}": {"period": str(at)} for at in (2010, 2012, 2014, 2016)})
    few = [TRADE_2023, *years]
    for width, columns in ((60, 1), (100, 2)):
        lines = seen("trade", few, width=width).splitlines()
        assert ["by levels" in lines[1], "implied at most 10.0%" in lines[2]] == [columns == 2, columns == 1]
    assert "by levels" in seen("trade", few[:2], width=80).splitlines()[1]


def test_a_match_beside_the_title_is_marked_there_and_told_once() -> None:
    shown = rendered(stored(VIEWS["search"][4:5]), page_for("search", width=80, color=True), "table")
    assert shown.count("Kalugin") == 1
    assert "\x1b[4;32mKalugin" in shown  # underlined, in the colour of a person


def test_one_outlet_alone_is_marked_and_two_are_not() -> None:
    def marked(**outlets: str) -> bool:
        page = {"file": None, "sha256": None, "url": "https://example.org", "read": "whole", "grade": "B"}
        talks, known = citing({id_: {**page, "outlet": outlet} for id_, outlet in outlets.items()})
        return "ᴮ" in seen("timeline", [talks], **known)

    assert marked(one="Alpha")
    assert marked(one="Alpha", same="Alpha")
    assert not marked(one="Alpha", two="Beta")


def test_the_series_with_exactly_the_period_asked_for_comes_first() -> None:
    parts = [figure("2021-01/2021-06", "1 bn"), figure("2021-01/2021-11", "2 bn")]
    years = [figure("2021", "2.3 bn"), figure("2022", "3.1 bn")]
    for until, first in (("2021-06-30", "other than years"), ("2021-12-31", "USD")):
        heading = seen("figures", [*parts, *years], since="2021-01-01", until=until).splitlines()[0]
        assert heading.endswith(first)


def test_undated_figures_are_not_those_of_a_period_that_nobody_asked_for() -> None:
    undated = [figure(None, "4.3 bn", date_note=both("No date.", "Без даты.")), figure("2021-01/2021-06", "1 bn")]
    years = [figure("2021", "2.3 bn"), figure("2022", "3.1 bn")]
    assert seen("figures", [*undated, *years]).splitlines()[0].endswith("USD")


def test_whoever_publishes_a_figure_is_told_where_it_names_nobody() -> None:
    base = Opened(made(sources={"ria-2024": said("ria-2024", publisher="ria-novosti")}))
    rows = seen("trade", records(base.trade()), known=base.known()).splitlines()
    assert rows[2].split()[-4:] == ["RIA", "Novosti", "≠b", "[1]"]


def test_what_a_date_asks_for_stands_under_its_first_year_and_wider_times_last() -> None:
    wide, fine = copies(TALKS, {"wide": dated("2020/2022"), "fine": dated("2022-09-16")})
    for since, headings in ((None, ["2020", "2022"]), ("2022-09-01", ["2022"])):
        lines = seen("timeline", [wide, fine], since=since).splitlines()
        assert [line for line in lines if re.fullmatch(r"\d{4}", line)] == headings
    assert "16 Sep" in lines[1]
    assert "2020" in " ".join(lines[2:])


def test_of_many_conflicts_those_between_the_figures_shown_are_told() -> None:
    # As many as a base of this size has not.
    like = TRADE_2024["conflict_texts"][0]
    texts = [{**like, "id": f"c-{at}", "title": both(f"Conflict {at}", "П"), "rounding": at > 3} for at in range(7)]
    ids = [one["id"] for one in texts]
    first = {**TRADE_2023, "conflicts": ids, "conflict_texts": texts}
    second = {**TRADE_2023, "id": "again", "conflicts": ["c-6", "c-2"], "conflict_texts": [texts[6], texts[2]]}
    brief, whole = (seen("trade", [first, second], verbose=verbose) for verbose in (False, True))
    assert re.findall(r"(?m)^≠([a-z]*) (?:Conflict (\d)|(\d+) more)", brief) == [
        ("a", "2", ""),
        ("b", "6", ""),
        ("", "", "5"),
    ]
    assert len(re.findall(r"(?m)^≠[a-z] Conflict", whole)) == len(texts)


def test_what_contradicts_itself_outright_stands_first_each_value_with_its_source() -> None:
    def conflict(rule: str, *claims: str) -> Record:
        of_it = {"title": both(rule, "Спор"), "text": both("They differ.", "Они расходятся.")}
        return {"rule": rule, "claims": list(claims), "topics": ["trade"], **of_it}

    cited = [{"source": "kalugin-2025", "anchor": "вырос до $5 млрд"}]
    other = said("trade-2024", value="5", growth_percent=None, text="$5 млрд", sources=cited)
    words = {f"words-{at}": conflict("wording", TALKS["id"], COUNCIL_3["id"]) for at in range(5)}
    outright = {"outright": {**conflict("value", "other", "trade-2024"), "text": None}}
    found = Opened(made(conflicts={**words, **outright}, figures={"other": other})).whole()
    lines = seen("conflicts", [found[id_] for id_ in (DISPUTE["id"], *words, "outright")]).splitlines()
    assert lines[0].startswith("≠ value")
    assert [bool(re.search(r"bn USD.*\[1\]$", line)) for line in lines[1:4]] == [True, True, False]


def test_a_date_in_brackets_after_a_title_is_not_told_beside_the_same_date() -> None:
    title = {"title": both("Talks (August 2023)", "Переговоры (август 2023 года)")}
    given = copies(TALKS, {day: {**title, **dated(day)} for day in ("2023-08-19", "2023-09-19")})
    for lang, end in (("en", " (August 2023)"), ("ru", " (август 2023 года)")):
        brief, whole = (seen("timeline", given, lang=lang, verbose=verbose) for verbose in (False, True))
        assert (brief.count(end), whole.count(end)) == (1, 2)


def test_a_count_stands_over_an_answer_and_how_far_it_reaches_under_it() -> None:
    lines = seen("timeline", [TALKS], above=both("counted: 1", "всего: 1"), reach="2025-12-14").splitlines()
    assert (lines[0], lines[1], lines[-1]) == ("counted: 1", "", "as far as the sources reach: 14 December 2025")


def test_growth_stands_for_a_value_that_its_source_does_not_give() -> None:
    grown = figure("2023", None, TRADE_2023["indicator"], text="up", growth_percent="3.5")
    mute = figure("2023", None, TRADE_2023["indicator"], text="up")
    for record, told, not_told in ((grown, "stated growth 3.5%", "“up”"), (mute, "“up”", "growth")):
        row = seen("trade", [record]).splitlines()[0]
        assert told in row
        assert not_told not in row
    table = seen("trade", [TRADE_2023, grown], width=100)
    assert ("3.5%" in table, "“up”" in table) == (True, False)
    assert "“up”" in seen("trade", [TRADE_2023, mute], width=100)


def test_of_many_sources_each_takes_a_line() -> None:
    url = "https://example.org/" + "a-long-path/" * 9
    named = {"name": both("Name", "Имя")}
    talks, page = citing({f"s-{at}": {**named, "url": url if at else "https://a.b/c"} for at in range(5)})
    foot = seen("timeline", [talks], **page).splitlines()[-5:]
    assert foot == ["[1] s-0  Name  https://a.b/c", "[2] s-1", "[3] s-2", "[4] s-3", "[5] s-4"]


@pytest.mark.parametrize(
    ("posts", "terms"),
    [
        ([(None, None), ("2020", None)], [2]),
        ([(None, None), (None, None)], [2]),
        ([("2024", None), (None, "2021"), ("2020", None)], [1, 2]),
        ([(None, None), (None, "2021")], [1, 1]),
    ],
)
def test_a_post_stands_once_for_each_term(posts: list[tuple[str | None, str | None]], terms: list[int]) -> None:
    found = _of_terms([{"since": since, "until": until} for since, until in posts])
    assert [len(term) for term in found] == terms
