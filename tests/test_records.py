from __future__ import annotations

import json
from pathlib import Path

import pytest

from raes_cli.curate import curate
from raes_cli.curate.book import bind
from raes_cli.curate.naming import Record
from raes_cli.curate.reading import read
from small import BASE, layer, lock, part, planted

GOLDEN = Path(__file__).parent / "golden" / "records.json"
EXPECTED: list[Record] = json.loads(GOLDEN.read_text(encoding="utf-8"))
"""A record of each type that the small base gives, as the contract has it."""


def records(text: str = BASE) -> dict[str, Record]:
    return {record["id"]: record for record in curate([layer(text, lock=lock())]).records}


def lines(record: Record) -> list[str]:
    return [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in record.items()]


def named(record: Record) -> Record:
    """What others have of a record."""
    return {key: record[key] for key in ("id", "name" if "name" in record else "title")}


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda record: record["type"])
def test_a_record_is_the_json_of_the_contract_key_by_key_in_order(
    expected: Record, pytestconfig: pytest.Config
) -> None:
    if pytestconfig.getoption("--update"):
        found = [",\n ".join(lines(records()[one["id"]])) for one in EXPECTED]
        GOLDEN.write_text("[\n{" + "},\n{".join(found) + "}\n]\n", encoding="utf-8")
        return
    told = "read the difference, then pytest --update tests/test_records.py"
    assert lines(records()[expected["id"]]) == lines(expected), told


def test_records_stand_in_the_order_of_an_export() -> None:
    ids = list(records())
    assert ids[:2] == ["news", "report"]
    kinds = list(dict.fromkeys(record["type"] for record in records().values()))
    assert kinds == ["source", "organization", "person", "event", "document", "figure", "statement", "conflict", "gap"]
    assert len(ids) == sum(BASE.count(f"\n  {id_}:\n") for id_ in ids)


def test_an_event_stands_right_behind_those_that_came_before_it() -> None:
    def ids(text: str) -> list[str]:
        return [id_ for id_, record in records(text).items() if record["type"] == "event"]

    usual = ids(BASE)
    assert usual.index("talks") < usual.index("signing")
    first = planted("    kind: signing\n", "    before: talks\n    kind: signing\n")
    chained = planted("    kind: talks\n", "    before: council-3\n    kind: talks\n", first)
    for text, told in ((first, ["signing", "talks"]), (chained, ["signing", "talks", "council-3"])):
        at = ids(text).index("signing")
        assert ids(text)[at : at + len(told)] == told
        assert sorted(ids(text)) == sorted(usual)
        assert all("before" not in record for record in records(text).values())


def test_a_long_day_is_put_in_its_order() -> None:
    last = 1500
    event = """  day-{:04}:
    kind: meeting
    title: {{en: "A meeting", ru: "Встреча"}}
    date: "2021-11-18"
    topics: [relations]
    sources:
      - {{source: report, anchor: "its first session on 18 November 2021"}}
"""
    chain = event.format(0) + "".join(
        f"{event.format(number)}    before: day-{number - 1:04}\n" for number in range(1, last + 1)
    )
    document = read(planted("events:\n", f"events:\n{chain}").encode(), "base.yaml")
    told = [id_ for _, id_, _ in bind([document])[0].records() if id_.startswith("day-")]
    assert told == [f"day-{number:04}" for number in reversed(range(last + 1))]


def test_a_post_is_one_in_the_last_of_a_thousand_bodies_around_it() -> None:
    text = planted("    kind: ministry\n", "    kind: ministry\n    part_of: around-1\n")
    around = "".join(
        f'  around-{number}:\n    name: {{en: "Around {number}", ru: "Вокруг {number}"}}\n    kind: media\n'
        + (f"    part_of: around-{number + 1}\n" if number < 1100 else "")
        + '    sources:\n      - {source: report, anchor: "its first session on 18 November 2021"}\n'
        for number in range(1, 1101)
    )
    found = records(planted("organizations:\n", f"organizations:\n{around}", text))
    assert found["around-1100"]["posts"] == found["ministry"]["posts"] != []


def test_events_are_related_both_ways_and_once() -> None:
    found = records()
    visit, session = named(found["visit"]), named(found["council-3"])
    assert (found["visit"]["related"], found["council-3"]["related"]) == ([session], [visit])
    both = planted(
        "    body: council\n    participants",
        "    body: council\n    related: [visit]\n    participants",
    )
    assert [records(both)[id_]["related"] for id_ in ("visit", "council-3")] == [[session], [visit]]


def test_a_whole_knows_its_parts_and_what_is_spoken_of_who_speaks_of_it() -> None:
    text = planted(
        "    speakers: [mamedov]\n", "    speakers: [mamedov]\n    about: [declaration, trade-2023, visit]\n"
    )
    found = records(planted("    kind: ministry\n", "    kind: ministry\n    part_of: council\n", text))
    said = [named(found["mamedov-strategic"])]
    assert found["mamedov-strategic"]["about"] == ["declaration", "trade-2023", "visit"]
    assert [part["id"] for part in found["visit"]["parts"]] == ["talks", "signing"]
    assert found["council"]["parts"] == [named(found["ministry"])]
    assert [found[id_]["mentioned_in"] for id_ in ("declaration", "trade-2023", "visit")] == [said] * 3
    assert [one["id"] for one in found["talks"]["mentioned_in"]] == ["orlova-allied", "mamedov-strategic"]
    assert [one["id"] for one in found["council"]["mentioned_in"]] == ["gap-council-2"]


def test_a_document_and_the_source_that_is_its_text_know_each_other() -> None:
    found = records(planted("    events: [signing]\n", "    events: [signing]\n    full_text: report\n"))
    assert found["declaration"]["full_text"] == {"id": "report", "title": found["report"]["title"]}
    assert found["report"]["documents"] == [named(found["declaration"])]


def test_what_nobody_holds_is_the_account_of_a_document() -> None:
    found = records(planted("    speakers: [orlova]\n", "    attribution: [declaration]\n"))
    account = {"id": "declaration", "name": found["declaration"]["title"]}
    assert [found["orlova-allied"][key] for key in ("speakers", "attribution")] == [[], [account]]


def test_what_nobody_holds_is_the_account_of_its_source_where_no_document_is_spoken_of() -> None:
    found = records(planted("    speakers: [orlova]\n", "    attribution: [report]\n"))
    assert found["orlova-allied"]["attribution"] == [{"id": "report", "name": found["report"]["title"]}]


def test_growth_has_a_hedge_of_its_own_and_is_exact_without_one() -> None:
    hedged = planted('    growth_percent: "17.5"\n', '    growth_percent: "17.5"\n    growth_qualifier: almost\n')
    hedged = planted('anchor: "он вырос на 17,5% и достиг"', 'anchor: "он вырос почти на 17,5%"', hedged)
    assert records(hedged)["trade-2023"]["growth_qualifier"] == "almost"
    assert [records()[id_]["growth_qualifier"] for id_ in ("trade-2023", "trade-2022")] == ["exact", None]


def test_a_fragment_is_printed_and_no_name() -> None:
    text = planted("- {text: Орлова, source: news}", "- {text: Орлова, source: news, fragment: true}")
    found = records(planted("[Orlova, Орлова]", "[Orlova]", text))["orlova"]
    assert found["aliases"] == ["Orlova"]
    assert [one["fragment"] for one in found["spellings"]] == [False, True, False]


def test_a_figure_that_nobody_dates_has_no_period_and_no_date() -> None:
    text = planted(
        '    period: "2023"\n    value: "152.2"\n', '    date_note: {en: Why, ru: Почему}\n    value: "152.2"\n'
    )
    found = records(text)["tourists-2023"]
    assert [found[key] for key in ("period", "date", "earliest", "latest")] == [None] * 4


@pytest.mark.parametrize(
    ("of_the_document", "of_the_event"),
    [
        ("    events: [signing]\n", ""),
        ("", "    documents: [declaration]\n"),
        ("    events: [signing]\n", "    documents: [declaration]\n"),
    ],
    ids=["said of the document", "said of the event", "said of both"],
)
def test_an_event_and_its_documents_know_each_other(of_the_document: str, of_the_event: str) -> None:
    text = planted("    events: [signing]\n", of_the_document)
    found = records(planted("    kind: signing\n", "    kind: signing\n" + of_the_event, text))
    assert found["signing"]["documents"] == [named(found["declaration"])]
    assert found["declaration"]["events"] == [named(found["signing"])]


def test_the_posts_of_a_body_are_those_in_it_the_oldest_first_and_the_undated_last() -> None:
    cited = 'title: {en: Adviser, ru: советник}, organization: ministry, sources: [{source: news, anchor: "a b"}]'
    dates = ("", ', date: "2023-02-27/.."', ', date: "2023-02-27"')
    others = "".join(f"      - {{{cited}{date}}}\n" for date in dates)
    orlova = planted(
        'date: "2023-02-27/2023-02-28"\n        event',
        'organization: ministry\n        date: "2023-02-27/2023-02-28"\n        event',
    )
    text = planted('      - title: {en: "Official', others + '      - title: {en: "Official', orlova)
    found = records(text)
    assert [(post["person"]["id"], post["date"]) for post in found["ministry"]["posts"]] == [
        ("mamedov", "2023-02-27"),
        ("orlova", "2023-02-27/2023-02-28"),
        ("mamedov", "2023-02-27/.."),
        ("mamedov", "2023-02-28"),
        ("mamedov", None),
    ]
    assert [post["date"] for post in found["orlova"]["posts"]] == ["2023-02-27/2023-02-28"]
    assert all(post["organization"] == named(found["ministry"]) for post in found["ministry"]["posts"])
    assert found["agency"]["posts"] == []


def test_the_posts_in_parts_of_a_body_are_posts_in_it_but_not_in_a_state() -> None:
    def body(id_: str, kind: str, whole: str) -> str:
        cited = 'sources: [{source: news, anchor: "a b"}]'
        return f"  {id_}: {{name: {{en: {id_}, ru: {id_}}}, kind: {kind}, part_of: {whole}, {cited}}}\n"

    text = planted("organizations:\n", "organizations:\n" + body("desk", "government-body", "ministry"))
    text = planted("    kind: ministry\n", "    kind: ministry\n    part_of: realm\n", text)
    realm = body("realm", "state", "realm").replace(", part_of: realm", "")
    text = planted("organizations:\n", "organizations:\n" + realm, text)
    text = planted("organization: ministry", "organization: desk", text)
    text = planted("name: {en: state, ru: государство}", "name: {en: state, ru: государство}, apart: true", text)
    found = records(text)
    held = [(post["person"]["id"], post["organization"]["id"]) for post in found["desk"]["posts"]]
    assert held == [("mamedov", "desk")]
    assert found["ministry"]["posts"] == found["desk"]["posts"]
    assert found["realm"]["posts"] == []


def test_a_conflict_has_the_evidence_of_its_claims_once_and_they_know_of_it() -> None:
    text = planted(
        "claims: [orlova-allied, mamedov-strategic]", "claims: [orlova-allied, mamedov-strategic, orlova-again]"
    )
    again = part("  orlova-allied:", "  mamedov-strategic:").replace("orlova-allied", "orlova-again")
    found = records(planted("conflicts:\n", again + "conflicts:\n", text))
    assert [one["anchor"] for one in found["conflict-word"]["sources"]] == [
        "Орлова назвала отношения союзническими",
        "Мамедов — стратегическими",
    ]
    assert [id_ for id_, record in found.items() if record["conflicts"] == ["conflict-word"]] == [
        "orlova-allied",
        "mamedov-strategic",
        "orlova-again",
    ]


def test_all_that_an_event_may_say_is_resolved() -> None:
    more = """\
    place_note: {en: "In the town hall.", ru: "В ратуше."}
    initiated_by: [ministry]
    mediated_by: [mamedov]
    attribution: [mamedov]
    note: {en: Undisputed, ru: Бесспорно}
"""
    of_all = records(planted("    theme_original: en\n", "    theme_original: en\n" + more))
    found, ministry, mamedov = of_all["council-3"], named(of_all["ministry"]), named(of_all["mamedov"])
    assert found["place"] == {"id": "baku", "name": {"en": "Baku", "ru": "Баку", "az": "Bakı"}}
    assert found["place_note"] == {"en": "In the town hall.", "ru": "В ратуше."}
    assert (found["initiated_by"], found["mediated_by"], found["attribution"]) == ([ministry], [mamedov], [mamedov])
    assert found["note"] == {"en": "Undisputed", "ru": "Бесспорно"}


@pytest.mark.parametrize(
    ("value", "scale", "number"),
    [
        ("4.4", "scale: bn", "4400000000"),
        ("152.2", "scale: thousand", "152200"),
        ("9007199254740993", "", "9007199254740993"),
        ("0.1", "scale: mn", "100000"),
        ("0", "", "0"),
        ("1.10", "scale: thousand", "1100"),
    ],
)
def test_a_number_is_exact_and_whole_in_json(value: str, scale: str, number: str) -> None:
    tourists = part("  tourists-2023:", "statements:")
    planted_value = (
        tourists.replace("152.2 thousand", value).replace('"152.2"', f'"{value}"').replace("scale: thousand", scale)
    )
    found = records(planted(tourists, planted_value.replace("    \n", "")))["tourists-2023"]
    assert json.dumps(found["value"]) == number
    assert found["stated"] == value


def test_a_name_that_a_source_prints_is_an_alias_unless_it_is_the_name() -> None:
    assert records()["orlova"]["aliases"] == ["Orlova", "Орлова"]
    assert records()["mamedov"]["aliases"] == ["Рауфом Мамедовым"]


def test_the_words_of_a_source_for_a_date_are_kept() -> None:
    text = planted('    published: "2024-04-22"\n', '    published: "2024-04-22"\n    published_text: 22 апреля\n')
    found = records(text)
    assert (found["news"]["date_text"], found["talks"]["date_text"]) == ("22 апреля", "Во вторник")


def test_a_share_keeps_its_fraction_and_what_is_not_said_is_null() -> None:
    found = records()
    assert found["trade-2023"]["growth_percent"] == 17.5
    assert (found["trade-2022"]["growth_percent"], found["news"]["url"], found["council-1"]["place"]) == (
        None,
        None,
        None,
    )


def test_each_place_lies_in_the_larger_ones() -> None:
    text = planted("places:\n", "places:\n  hall: {name: {en: Hall, ru: Зал}, kind: building, within: baku}\n")
    text = planted("    place: baku\n    theme", "    place: hall\n    theme", text)
    assert curate([layer(text)]).around == {
        "hall": ["hall", "baku", "azerbaijan"],
        "azerbaijan": ["azerbaijan"],
        "baku": ["baku", "azerbaijan"],
    }


def test_options_may_name_things_by_every_name_and_spelling() -> None:
    vocabulary = curate([layer()]).vocabulary
    kinds = ["event-kind", "document-kind", "organization-kind", "source-kind"]
    assert list(vocabulary) == ["actor", "place", "topic", "source", "indicator", "unit", "word", *kinds]
    # A spelling in an oblique Russian case proves a name, but does not find it.
    assert vocabulary["actor"]["mamedov"] == ["Rauf Mammadov", "Рауф Мамедов", "Rauf Məmmədov"]
    assert vocabulary["actor"]["orlova"] == ["Anna Orlova", "Анна Орлова", "Orlova", "Орлова"]
    assert vocabulary["place"]["baku"] == ["Baku", "Баку", "Bakı"]
    assert vocabulary["topic"] == {"relations": ["Relations", "Отношения", "diplomacy"], "trade": ["Trade", "Торговля"]}
    assert vocabulary["source"]["news"] == ["Background on trade and talks", "Справка о торговле и переговорах"]
    assert vocabulary["indicator"]["tourists"] == ["Tourists", "Туристы"]
    assert vocabulary["event-kind"]["talks"] == ["talks", "переговоры", "talks"]
    assert vocabulary["document-kind"]["statement"] == ["statement", "заявление", "statement"]


def test_each_record_says_from_which_layer_it_comes() -> None:
    cut = BASE.index("documents:\n")
    layers = [layer(BASE[:cut], "people.yaml"), layer("# papers\n" + BASE[cut:], "papers.yaml")]
    origins = {record["id"]: record["origin"] for record in curate(layers).records}
    assert origins["news"] == {"file": "people.yaml", "line": 2}
    assert origins["declaration"] == {"file": "papers.yaml", "line": 3}
