"""Exports, read back by third-party programs."""

from __future__ import annotations

import io
import json
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import bibtexparser
import networkx as nx
import openpyxl
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from icalendar import Calendar

from raes_cli.cli import app
from raes_cli.export.references import references
from raes_cli.formats import EXPORTS, STYLES
from raes_cli.show.page import Page

Run = Callable[..., tuple[int, bytes, list[str]]]
HOSTILE = """
sources:
  paper-a:
    name: {en: 'A & B {c} \\\\ 100% #1 $x_y ~ ^', ru: '«А» [б] *в* <г> ; , запятая'}
    kind: note
    language: ru
    published: "2023-05"
    published_text: "May 2023"
    url: 'https://example.org/a_b?c={d}&e=%20#f'
    file: a.txt
    sha256: 55caf6c8768e32b035e0e6969b05ae30531ce8acd95b0eb9382a24c85f7df436
kinds:
  note: {source: {name: {en: note, ru: записка}}}
  fair: {event: {name: {en: fair, ru: ярмарка}}}
topics:
  towns: {name: {en: Towns, ru: Города}}
events:
  fair-2023:
    kind: fair
    title: {en: '=HYPERLINK("x"); BEGIN:VEVENT, and \\\\n', ru: '=1+СУММ(1)'}
    date: "2023-05-12/2023-05-14"
    date_note: {en: The year is that of the source., ru: Год — источника.}
    topics: [towns]
    sources: [{source: paper-a, anchor: 'the "fair" & <b>more</b>, {really}'}]
"""


@pytest.fixture
def raes(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run raes, and return the exit code, standard output and the lines of standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, bytes, list[str]]:
        capfdbinary.readouterr()
        code = app.run(arguments)
        out, err = capfdbinary.readouterr()
        return code, out, err.decode().splitlines()

    return run


@pytest.fixture
def hostile(base_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAES_FACTS", str(base_file(HOSTILE)))


def written(raes: Run, form: str, *words: str) -> bytes:
    """Return the answer to a question in a format."""
    code, out, told = raes(*words, "--format", form)
    assert code == 0, told
    return out


def records(raes: Run, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written(raes, "json", *words))
    return found


def cited(raes: Run, style: str, *words: str) -> str:
    code, out, told = raes("cite", *words, "--style", style)
    assert code == 0, told
    return out.decode()


# iCalendar


def test_a_calendar_has_the_events_with_days_of_their_own(raes: Run) -> None:
    _, out, told = raes("export", "-f", "ics")
    events = {str(event["UID"]): event for event in calendar(out).walk("VEVENT")}
    every = [record for record in records(raes, "export") if record["type"] == "event"]
    dated = [one for one in every if one["date"] and not one["date"].startswith("[") and ".." not in one["date"]]
    assert set(events) == {f"{one['id']}@raes" for one in dated}
    total = len(records(raes, "export"))
    assert told[0] == f"raes: {total - len(dated)} of {total} records cannot be written as ics"


def test_an_event_in_a_calendar_lasts_the_days_that_it_lasted(raes: Run) -> None:
    found = calendar(written(raes, "ics", "show", "council-3", "lavrov-visit-azerbaijan-2023-02"))
    council, visit = found.walk("VEVENT")
    assert (council["DTSTART"].dt, council["DTEND"].dt) == (date(2023, 2, 28), date(2023, 3, 1))
    assert (visit["DTSTART"].dt, visit["DTEND"].dt) == (date(2023, 2, 27), date(2023, 3, 1))
    assert council["LOCATION"] == "Baku"
    assert council["SUMMARY"] == "Third session of the Russia–Azerbaijan Expert Council, Baku"
    assert "“28 февраля 2023 г. в Баку состоялось третье” — Communiqué" in council["DESCRIPTION"]
    assert all(len(line) <= 75 for line in written(raes, "ics", "show", "council-3").split(b"\r\n"))


def test_what_was_only_announced_is_tentative_in_a_calendar(raes: Run) -> None:
    open_ = [one["id"] for one in records(raes, "timeline", "--status", "announced") if one["date"]]
    found = calendar(written(raes, "ics", "timeline", "--status", "announced"))
    assert {event["STATUS"] for event in found.walk("VEVENT")} == {"TENTATIVE"}
    assert len(found.walk("VEVENT")) <= len(open_)


@pytest.mark.usefixtures("hostile")
def test_no_text_breaks_a_calendar(raes: Run) -> None:
    (event,) = calendar(written(raes, "ics", "export")).walk("VEVENT")
    assert event["SUMMARY"] == '=HYPERLINK("x"); BEGIN:VEVENT, and \\\\n'
    assert event["URL"] == "https://example.org/a_b?c={d}&e=%20#f"


# SQLite


def calendar(content: bytes) -> Any:
    return Calendar.from_ical(content)


def database(content: bytes, path: Path) -> sqlite3.Connection:
    path.write_bytes(content)
    return sqlite3.connect(path)


def test_a_database_has_every_record_and_keys_that_lead_somewhere(raes: Run, tmp_path: Path) -> None:
    every = records(raes, "export")
    with closing(database(written(raes, "sqlite", "export"), tmp_path / "raes.sqlite")) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert [row[0] for row in base.execute("SELECT id FROM record WHERE answer ORDER BY rowid")] == [
            one["id"] for one in every
        ]
        assert base.execute("SELECT count(*) FROM evidence").fetchone()[0] == sum(len(one["sources"]) for one in every)
        assert base.execute(
            "SELECT value, growth_percent, text FROM figure WHERE record = 'trade-2023'"
        ).fetchall() == [(4400000000, 17.5, "почти 4,4 миллиарда долларов")]
        found = base.execute("SELECT json FROM record WHERE id = 'council-3'").fetchone()[0]
        assert json.loads(found) == next(one for one in every if one["id"] == "council-3")
        assert "374 facts" in base.execute("SELECT edition FROM base").fetchone()[0] or len(every) != 374


def test_a_database_is_searched_by_words(raes: Run, tmp_path: Path) -> None:
    with closing(database(written(raes, "sqlite", "export"), tmp_path / "raes.sqlite")) as base:
        sql = (
            "SELECT id FROM record_fts JOIN record ON record.rowid = record_fts.rowid WHERE record_fts MATCH 'corridor'"
        )
        assert "council-3-corridor-conditions" in {row[0] for row in base.execute(sql)}


def test_every_column_of_a_database_is_described(raes: Run, tmp_path: Path) -> None:
    with closing(database(written(raes, "sqlite", "export"), tmp_path / "raes.sqlite")) as base:
        tables = [
            row[0]
            for row in base.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'record_fts%'"
            )
        ]
        columns = {(table, row[1]) for table in tables for row in base.execute(f"PRAGMA table_info({table})")}
        described = set(base.execute("SELECT table_name, column_name FROM column_description"))
        assert columns - described == {
            ("column_description", name) for name in ("table_name", "column_name", "description")
        }


def test_a_database_of_an_answer_has_what_its_records_name(raes: Run, tmp_path: Path) -> None:
    with closing(database(written(raes, "sqlite", "meetings", "Lavrov", "2023"), tmp_path / "raes.sqlite")) as base:
        asked = {row[0] for row in base.execute("SELECT id FROM record WHERE answer")}
        assert asked == {one["id"] for one in records(raes, "meetings", "Lavrov", "2023")}
        sql = (
            "SELECT title_en FROM participant JOIN record ON id = actor WHERE participant.record = ? ORDER BY title_en"
        )
        assert ("Sergey Lavrov",) in base.execute(sql, (min(asked),)).fetchall()
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []


# Excel


def test_a_workbook_lies_nowhere_on_its_way(raes: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", lambda *_, **__: pytest.fail("a file"))
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", lambda *_, **__: pytest.fail("a file"))
    assert openpyxl.load_workbook(io.BytesIO(written(raes, "xlsx", "trade"))).sheetnames == ["base", "figure"]


@pytest.mark.parametrize("now", [1, 4_400_000_000], ids=["1970", "2109"])
def test_a_workbook_is_made_whatever_the_clock_says(now: float, raes: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: now)
    assert openpyxl.load_workbook(io.BytesIO(written(raes, "xlsx", "trade"))).sheetnames == ["base", "figure"]


def test_a_workbook_has_a_sheet_for_each_type(raes: Run) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(raes, "xlsx", "export")))
    every = records(raes, "export")
    assert book.sheetnames == ["base", *dict.fromkeys(one["type"] for one in every)]
    for sheet in book.worksheets[1:]:
        rows = list(sheet.iter_rows(values_only=True))
        ids = [row[list(rows[0]).index("id")] for row in rows[1:]]
        assert ids == [one["id"] for one in every if one["type"] == sheet.title]
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", sheet.dimensions)
    figures = [
        dict(zip(rows[0], row, strict=True))
        for rows in [list(book["figure"].iter_rows(values_only=True))]
        for row in rows[1:]
    ]
    trade = next(row for row in figures if row["id"] == "trade-2023")
    assert (trade["value"], trade["growth_percent"], trade["date"], trade["stated"]) == (
        4400000000,
        17.5,
        "2023",
        "4.4",
    )


@pytest.mark.usefixtures("hostile")
def test_no_text_is_run_by_a_spreadsheet(raes: Run) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(raes, "xlsx", "export")))
    header, row = book["event"].iter_rows()
    cells = {str(name.value): cell for name, cell in zip(header, row, strict=True)}
    assert (cells["title.ru"].value, cells["title.ru"].data_type) == ("=1+СУММ(1)", "s")
    header, row = book["source"].iter_rows()
    assert next(c for n, c in zip(header, row, strict=True) if n.value == "url").hyperlink.target.startswith(
        "https://example.org/"
    )


def test_without_its_library_a_workbook_is_an_error_that_says_what_to_install(
    raes: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    assert raes("export", "-o", "raes.xlsx") == (2, b"", [
        "raes: xlsx needs openpyxl, which is not installed", "from the checkout: pip install '.[xlsx]'",
    ])  # fmt: skip
    assert not Path("raes.xlsx").exists()


# GraphML


def test_a_graph_joins_those_who_met(raes: Run) -> None:
    graph = nx.parse_graphml(written(raes, "graphml", "export").decode())
    held = [one for one in records(raes, "export") if one["type"] == "event" and one["status"] == "held"]
    present = [{one["id"] for one in (*event["participants"], *event["organizers"])} for event in held]
    both = sum({"putin", "aliyev"} <= ids for ids in present)
    assert graph.edges["aliyev", "putin"]["count"] == both > 5
    assert graph.nodes["putin"]["events"] == sum("putin" in ids for ids in present)
    assert graph.nodes["putin"] | {"events": 0} == {
        "name": "Vladimir Putin", "name_ru": "Владимир Путин", "type": "person", "events": 0,
    }  # fmt: skip
    assert set(graph) == set().union(*present)


# Citations


@pytest.mark.parametrize("style", STYLES)
def test_every_style_cites_sources_and_facts(style: str, raes: Run) -> None:
    assert "2024" in cited(raes, style, "ria-2024")
    fact = cited(raes, style, "trade-2023")
    assert "рекордной отметки – почти 4,4 миллиарда долларов" in fact.replace("\\", "")


def test_a_citation_says_no_more_than_is_known(raes: Run) -> None:
    assert cited(raes, "text", "raes3-communique").startswith(
        "Communiqué of the third session of the Russia–Azerbaijan Expert Council, no date; not before 28 February 2023. raes "
    )
    assert cited(raes, "gost", "raes3-communique").splitlines() == [
        "ГОСТ Р 7.0.5–2008: [Коммюнике третьего заседания Российско-азербайджанского экспертного совета]. [Б. г.; не ранее 28 февраля 2023].",
        "ГОСТ Р 7.0.100–2018: [Коммюнике третьего заседания Российско-азербайджанского экспертного совета]. — Текст. — [Б. г.; не ранее 28 февраля 2023].",
    ]  # fmt: skip
    (item,) = json.loads(cited(raes, "csl-json", "raes3-communique"))
    assert not {"issued", "publisher", "author", "URL"} & item.keys()
    assert "no date; not before 28 February 2023" in item["note"]


def test_gost_names_publisher_and_day(raes: Run) -> None:
    assert cited(raes, "gost", "ria-2024").splitlines() == [
        "ГОСТ Р 7.0.5–2008: [Справка РИА Новости об отношениях России и Азербайджана] // РИА Новости. 2024. 22 апр.",
        "ГОСТ Р 7.0.100–2018: [Справка РИА Новости об отношениях России и Азербайджана]. — Текст // РИА Новости. — 2024. — 22 апр.",
    ]


def test_bibtexparser_reads_bibtex(raes: Run) -> None:
    entries = {
        entry["ID"]: entry for entry in bibtexparser.loads(cited(raes, "bibtex", "ria-2024", "trade-2023")).entries
    }
    assert set(entries) == {"ria-2024", "trade-2023.ria-2024"}
    source = entries["ria-2024"]
    assert (source["ENTRYTYPE"], source["organization"], source["date"], source["year"]) == (
        "misc",
        "РИА Новости",
        "2024-04-22",
        "2024",
    )
    assert source["title"] == "{Справка РИА Новости об отношениях России и Азербайджана}"
    assert r"stated growth 17.5\%" in entries["trade-2023.ria-2024"]["note"]


def test_rispy_reads_ris(raes: Run) -> None:
    source, fact = rispy.loads(cited(raes, "ris", "ria-2024", "trade-2023").replace("\r\n", "\n"))
    assert (source["type_of_reference"], source["publisher"], source["year"], source["date"]) == (
        "GEN",
        "РИА Новости",
        "2024",
        "2024/04/22/",
    )
    assert fact["id"] == "trade-2023.ria-2024"
    assert fact["notes"][0].startswith(
        "Russia–Azerbaijan trade turnover in 2023: almost 4.4 bn USD, stated growth 17.5%."
    )


def test_citeproc_reads_csl_json(raes: Run) -> None:
    items = json.loads(cited(raes, "csl-json", "ria-2024", "raes3-communique"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    dated, undated = map(str, bibliography.bibliography())
    assert "2024" in dated
    assert "РИА Новости" in dated
    assert "Коммюнике третьего заседания" in undated


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("style", STYLES)
def test_no_text_breaks_a_citation(style: str, raes: Run) -> None:
    text = cited(raes, style, "fair-2023", "paper-a")
    match style:
        case "bibtex":
            parsed = bibtexparser.loads(text).entries
            assert [entry["ID"] for entry in parsed] == ["fair-2023.paper-a", "paper-a"]
            assert parsed[1]["url"] == "https://example.org/a_b?c=%7Bd%7D&e=%20#f"
        case "csl-json":
            assert [item["id"] for item in json.loads(text)] == ["fair-2023.paper-a", "paper-a"]
        case "ris":
            assert len(rispy.loads(text.replace("\r\n", "\n"))) == 2
        case "md":
            assert text.count("\n") == 2
            assert "<b>" not in text.replace("\\<", "")
        case _:
            assert "A & B {c} \\\\ 100% #1 $x_y ~ ^" in text or "«А» [б]" in text


def test_words_are_cited_as_the_command_would_answer_them(raes: Run) -> None:
    _, out, told = raes("cite", "meetings", "Lavrov", "2023", "--style", "csl-json")
    ids = {item["id"].partition(".")[0] for item in json.loads(out)}
    assert ids == {one["id"] for one in records(raes, "meetings", "Lavrov", "2023")}
    assert told[-1] == "raes: read as raes cite meetings --year 2023 --with lavrov"


@pytest.mark.parametrize(
    ("ending", "style"), [("bib", "bibtex"), ("json", "csl-json"), ("ris", "ris"), ("md", "md"), ("txt", "text")]
)
def test_the_ending_names_the_style(ending: str, style: str, raes: Run) -> None:
    assert raes("cite", "ria-2024", "-o", f"one.{ending}")[0] == 0
    assert Path(f"one.{ending}").read_bytes().decode() == cited(raes, style, "ria-2024")
    told = [
        "raes: cannot tell the format from the extension of 'one.csv'",
        "one of .txt, .bib, .json, .ris, .md, or give --style",
    ]
    assert raes("cite", "ria-2024", "-o", "one.csv") == (2, b"", told)


def test_an_unknown_id_and_an_unknown_style_are_told(raes: Run) -> None:
    code, out, told = raes("cite", "ria-2025")
    assert (code, out) == (1, b"")
    assert "ria-2024" in told[-1]
    assert raes("cite", "ria-2024", "--style", "apa")[0] == 2


def test_every_export_and_style_is_tested_here() -> None:
    """Except the page, which has a test file of its own."""
    assert set(EXPORTS) - {"html"} == {"ics", "sqlite", "xlsx", "graphml", "bibtex", "csl-json", "ris"}


def test_what_is_cited_begins_with_what_covers_just_the_time_asked_for(raes: Run) -> None:
    found = records(raes, "trade", "2022..2023")
    wide = [one["id"] for one in found if (one["earliest"], one["latest"]) == ("2022-01-01", "2022-12-31")]
    cited_ids = [item["id"].partition(".")[0] for item in json.loads(cited(raes, "csl-json", "trade", "2022"))]
    asked = [one["id"] for one in records(raes, "trade", "2022")]
    assert set(cited_ids) == set(asked)
    assert list(dict.fromkeys(cited_ids))[: len(wide)] == wide
    assert json.loads(cited(raes, "csl-json", "trade", "2022", "-n", "1"))[0]["id"].startswith(f"{wide[0]}.")
    one_day = json.loads(cited(raes, "csl-json", "timeline", "--on", "2023-02-28"))
    first = [one for one in records(raes, "timeline", "--on", "2023-02-28") if one["earliest"] == one["latest"]]
    assert one_day[0]["id"].startswith(f"{first[0]['id']}.")


def test_a_source_with_the_number_of_a_figure_stands_before_one_without(raes: Run) -> None:
    (figure,) = records(raes, "show", "trade-2023")
    sources = {
        "ria-2024": {**records(raes, "show", "ria-2024")[0]},
        "other": {**records(raes, "show", "ria-2024")[0], "id": "other"},
    }
    beside = {"source": "other", "anchor": "рост товарооборота", "locator": None}
    later = {**figure, "sources": [beside, *figure["sources"]]}
    found = list(references([json.dumps(later)], Page("cite", known=sources)))
    assert [one.source["id"] for one in found] == ["ria-2024", "other"]


def test_gost_says_of_a_fact_what_it_says_and_from_which_base(raes: Run) -> None:
    for line in cited(raes, "gost", "trade-2023").splitlines():
        assert "Цит.: «" in line
        assert (
            "— Товарооборот России и Азербайджана в 2023 году: почти 4,4 млрд долл., заявленный рост 17,5%. — raes "
            in line
        )
        assert "sha256" in line
