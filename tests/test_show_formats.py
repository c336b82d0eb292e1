"""Formats for programs and pipes: their output, and what they must not import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from raes_cli.formats import FORMATS
from raes_cli.show.plain import COLUMNS, COUNT, HEAD, LISTED, TAIL
from show_records import (
    ANNOUNCED,
    COMPANIES,
    COUNCIL_3,
    DOSSIER,
    GAP,
    STATS,
    TALKS,
    TRADE_2023,
    VIEWS,
    page_for,
    rendered,
    stored,
)

PAGE = page_for("timeline")


def fields(record: dict[str, Any], lang: str = "en") -> dict[str, str]:
    """Return the fields of a plain line by column name."""
    line = rendered(stored([record]), page_for("timeline", lang=lang), "plain")
    columns = (*HEAD, *COLUMNS[record["type"]], *TAIL)
    return dict(zip(columns, line.removesuffix("\n").split("\t"), strict=True))


def test_json_is_an_array_of_the_stored_texts_one_a_line() -> None:
    assert rendered(['{"id":"a"}', '{"id":"б"}'], PAGE, "json") == '[\n{"id":"a"},\n{"id":"б"}\n]\n'
    assert rendered([], PAGE, "json") == "[]\n"


def test_jsonl_is_a_stored_text_a_line() -> None:
    assert rendered(['{"id":"a"}', '{"id":"b"}'], PAGE, "jsonl") == '{"id":"a"}\n{"id":"b"}\n'
    assert rendered([], PAGE, "jsonl") == ""


@pytest.mark.parametrize("form", ["plain", "table"])
def test_nothing_is_shown_as_nothing(form: str) -> None:
    assert rendered([], PAGE, form) == ""


@pytest.mark.parametrize(
    ("form", "foreign"),
    [("json", {"json", "rich", "yaml"}), ("jsonl", {"json", "rich", "yaml"}), ("plain", {"rich", "yaml"})],
)
def test_formats_for_programs_import_nothing_heavy(form: str, foreign: set[str]) -> None:
    script = (
        "import sys; from raes_cli.formats import render; from raes_cli.show.page import Page;"
        f'render([\'{{"group":"type","key":"event","count":1}}\'], Page(\'stats\'), {form!r});'
        f"print(*({foreign!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_plain_event_has_people_with_their_basis_and_evidence_with_its_line() -> None:
    assert fields(TALKS) == {
        **dict.fromkeys((*HEAD, *COLUMNS["event"], *TAIL), ""),
        "id": "putin-aliyev-talks-2022-02-22",
        "date": "2022-02-22",
        "kind": "talks",
        "title": "Talks of Putin and Aliyev in Moscow",
        "participants": "Vladimir Putin, head of state (by title); Ilham Aliyev (named)",
        "place": "Moscow",
        "status": "held",
        "topics": "bilateral-relations",
        "documents": "Declaration on Allied Interaction (allied-declaration)",
        "note": "The sentence says only “the heads of state”.",
        "sources": "ria-2024: “По итогам переговоров главы государств” (line 6); ria-2024: “22 февраля 2022 года”",
        "origin": f"facts.yaml:{TALKS['origin']['line']}",
    }


def test_a_plain_figure_keeps_hedge_growth_the_words_of_the_source_and_its_conflict() -> None:
    found = fields(TRADE_2023, "ru")
    assert found["kind"] == "Товарооборот"
    assert found["value"] == "почти 4,4 млрд долл."
    assert found["growth"] == "заявленный рост 17,5%"
    assert found["text"] == "почти 4,4 миллиарда долларов"
    assert found["conflicts"] == "trade-growth-2023; trade-growth-2024"
    assert fields(COMPANIES)["value"] == "value not given"


def test_a_plain_figure_has_its_number_for_programs_and_its_place_in_the_base() -> None:
    shown, place = fields(TRADE_2023), f"facts.yaml:{TRADE_2023['origin']['line']}"
    assert (shown["value"], shown["number"], shown["origin"]) == ("almost 4.4 bn USD", "4400000000", place)
    assert fields(COMPANIES)["number"] == ""


def test_a_plain_hit_says_where_it_is() -> None:
    found = next(one for one in VIEWS["search"] if one["type"] == "source")
    assert fields(found)["match"] == "name.en: Kalugin on relations with Azerbaijan"
    assert fields(TRADE_2023)["match"] == ""


def test_plain_says_what_is_only_announced_on_whose_word_and_why_a_date_is_inferred() -> None:
    found = fields(ANNOUNCED)
    assert found["status"] == "announced"
    assert found["attribution"] == "RIA Novosti"
    assert (found["date_text"], found["date_note"]) == ("22 апр", "The dateline has no year.")


def test_a_plain_dossier_names_its_events_and_whom_they_met() -> None:
    found = fields(DOSSIER, "ru")
    assert found["title"] == "Mikhail Kalugin / Михаил Калугин / Mixail Kaluqin"
    assert found["met_with"] == (
        "Российский совет по международным делам: 2 встречи; Российско-Азербайджанский экспертный совет: 1 встреча"
    )
    assert found["events"] == (
        "Третье заседание Экспертного совета (council-3); Калугин принимает Совет (council-reception); "
        "Звонок РСМД Калугину (riac-call)"
    )
    assert found["posts"] == (
        "Михаил Калугин: директор департамента МИД, МИД России (по данным на 14 декабря 2025) "
        "[kalugin-2025: «Директор четвертого департамента стран СНГ» (строка 3)]"
    )


def test_counts_have_columns_of_their_own() -> None:
    assert COUNT == ("group", "key", "count")
    assert rendered(stored(STATS[:1]), page_for("stats"), "plain") == "type\tsource\t4\n"


def test_names_have_columns_of_their_own() -> None:
    assert LISTED == ("id", "name", "count", "list", "of", "aliases")
    names = [one for one in VIEWS["list"] if one["id"] in ("baku", "meeting", "book")]
    assert rendered(stored(names), page_for("list"), "plain") == (
        "baku\tBaku / Баку / Bakı\t3\tplaces\t\tBakou\n"
        "meeting\tmeeting / встреча / görüş\t1\tkinds\tevent\t\n"
        "book\tbook / книга / kitab\t0\tkinds\tdocument\t\n"
    )


def test_a_plain_record_is_one_line_whatever_its_texts_hold() -> None:
    # Every character here is one that no base may have.
    hostile = {**GAP, "title": {"en": "a\tb\nc\x1b]0;x\x07\r", "ru": "x"}}
    assert fields(hostile)["title"] == "a b c\\u{1b}]0;x\\u{7}\\u{d}"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_plain_depends_on_the_type_alone(view: str, lang: str) -> None:
    records = VIEWS[view]
    lines = rendered(stored(records), page_for(view, lang=lang, width=20, color=True), "plain").splitlines()
    others = len(LISTED if view == "list" else COUNT)
    widths = [len(HEAD + COLUMNS[record["type"]] + TAIL) if "type" in record else others for record in records]
    assert [len(line.split("\t")) for line in lines] == widths


def test_every_format_is_listed_once_and_works() -> None:
    for form in FORMATS:
        assert "council-3" in rendered(stored([COUNCIL_3]), PAGE._replace(verbose=True), form)
    assert json.loads(rendered(stored([COUNCIL_3]), PAGE, "json")) == [COUNCIL_3]


def test_the_manual_lists_the_fields_of_a_plain_line() -> None:
    part = (Path(__file__).parent.parent / "docs" / "formats.md").read_text().split("## `plain`")[1].split("\n## ")[0]
    for line in part.splitlines():
        if line.startswith("| ") and "`" in line:
            types, listed = line.strip("| ").split(" | ")
            for type_ in types.split(", "):
                assert COLUMNS[type_] == tuple(listed.replace("`", "").split())
    for columns in (HEAD, TAIL, COUNT):
        assert " ".join(f"`{column}`" for column in columns) in part
    assert part.count("\n| ") == len(COLUMNS)
