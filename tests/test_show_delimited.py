"""CSV and TSV: every record can be restored from its row, and no cell runs as a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from raes_cli import open_base
from raes_cli.cli import app
from raes_cli.lookup.find import id_of
from raes_cli.show.delimited import guarded
from show_records import COUNCIL_3, GAP, PERSON, STATS, TRADE_2023, VIEWS, Record, page_for, rendered, stored

MANUAL = Path(__file__).parent.parent / "docs" / "formats.md"
PAGE = page_for("export")
HOSTILE = [
    "", " ", "'", "''", '"', '""', "'=1", "=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠a", " =1",
    "\u00a0=1", "\t=1", "\r=1", "\n=1", "\x1f=1", "\x01=1", "\tx", "\rx", "\nx", "a\tb", "a\nb", "a\rb", "a\r\nb",
    "\\", "\\t", "a\\", "\\\t", 'a"b', "a,b", "a;b", ";=1", "a|b", "`x`", "<script>alert(1)</script>",
    "[x](javascript:alert(1))", "\u202ex", "\x1b]0;t\x07", "\x85", "\u2028", "\ufeff=1", "🇦🇿", "-", "=", "--", "1",
    "4.4", "true", "null", "[]", "[1]", "{}", "2023-02-28", "[2021-11-18..2023-02-28]", "cmd|' /C calc'!A0",
    "Север — Юг",
]  # fmt: skip


def manual() -> dict[str, Any]:
    """Return what the manual's recipe defines, up to where it opens a file."""
    recipe = re.findall(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)[0]
    defined: dict[str, Any] = {}
    exec(recipe[: recipe.index("with open")], defined)  # our own manual
    return defined


RECIPE = manual()


def of_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def of_tsv(text: str) -> list[dict[str, str]]:
    marks = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    lines = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    header, *rows = [[re.sub(r"\\(.)", lambda found: marks[found[1]], cell) for cell in line] for line in lines]
    return [dict(zip(header, row, strict=True)) for row in rows]


READERS: dict[str, Callable[[str], list[dict[str, str]]]] = {"csv": of_csv, "tsv": of_tsv}


def rows(records: list[Record], form: str = "csv") -> list[dict[str, str]]:
    return READERS[form](rendered(stored(records), PAGE, form))


def without_nulls(value: Any) -> Any:
    """Return a record as its row has it: an empty cell does not tell which nested keys are null."""
    if not isinstance(value, dict):
        return value
    kept = {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    return {key: inner for key, inner in kept.items() if inner != {}}


def texts(value: Any, path: str = "") -> Iterator[str]:
    """Yield the paths of a record that hold text."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{path}.{key}".lstrip("."))


@cache
def answers() -> dict[str, list[str]]:
    """The output of every kind of command."""
    with open_base() as base:
        written = base.every().records
        actors = [one["id"] for one in map(json.loads, written) if one["type"] in ("person", "organization")]
        return {
            "export": [*written],
            "who": [*base.who(actors).records],
            "session": [*base.session("3").records],
            "show": [*base.show(map(id_of, written)).records],
            "conflicts": [*base.conflicts().records],
        }


ANSWERS = ("export", "who", "session", "show", "conflicts")


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("answer", ANSWERS)
def test_every_record_of_the_base_comes_back_from_its_row(form: str, answer: str) -> None:
    found = READERS[form](rendered(answers()[answer], PAGE, form))
    assert [RECIPE["record"](row) for row in found] == [without_nulls(json.loads(one)) for one in answers()[answer]]


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_comes_back_whatever_it_holds(form: str, text: str) -> None:
    words = {"en": text, "ru": text}
    # Few of these texts can be in a base.
    hostile = [
        {**GAP, "title": words, "text": words, "topics": [text], "date_text": text},
        {**TRADE_2023, "text": text, "stated": text, "attribution": [{"id": "x", "name": words}]},
        {**PERSON, "name": {**words, "az": text}, "aliases": [text, text]},
    ]
    assert [RECIPE["record"](row) for row in rows(hostile, form)] == [without_nulls(record) for record in hostile]


@pytest.mark.parametrize("form", READERS)
def test_no_cell_can_run_as_a_formula(form: str) -> None:
    hostile = [{**GAP, "title": {"en": text, "ru": text}, "topics": [text]} for text in HOSTILE]
    cells = [cell for row in rows(hostile, form) for cell in row.values()]
    assert [cell for cell in cells if re.match(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]", cell)] == []


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\tx", "'\tx"), ("\rx", "'\rx"),
        (" =1", "' =1"), ("＝1", "'＝1"), ("'x", "''x"), ('"x', "'\"x"), ("", "'"), ("a=1", "a=1"),
        ("2023-02", "2023-02"), ("«x»", "«x»"),
    ],
)  # fmt: skip
def test_a_guard_stands_before_what_might_run_and_before_quotes(text: str, cell: str) -> None:
    assert guarded(text) == cell


def test_numbers_stand_as_they_are_also_when_negative() -> None:
    below = {"value": -4400000000, "growth_percent": -17.5, "stated": "-4.4"}  # no unit of a base goes below zero
    row = rows([{**TRADE_2023, **below}])[0]
    assert (row["value"], row["growth_percent"], row["stated"]) == ("-4400000000", "-17.5", "'-4.4")


def test_csv_is_as_rfc_4180_has_it() -> None:
    text = rendered(stored([{"group": "type", "key": 'a "b", c', "count": 3}]), PAGE, "csv")
    assert text == 'group,key,count\r\ntype,"a ""b"", c",3\r\n'


def test_tsv_has_a_line_for_a_record_whatever_its_texts_hold() -> None:
    text = rendered(stored([{"group": "type", "key": 'a\tb\nc\rd\\e "f"', "count": 3}]), PAGE, "tsv")
    assert text == 'group\tkey\tcount\ntype\ta\\tb\\nc\\rd\\\\e "f"\t3\n'


def test_a_list_is_compact_json_in_one_cell() -> None:
    row = rows([COUNCIL_3])[0]
    assert row["topics"] == '["bilateral-relations"]'
    assert json.loads(row["participants"]) == COUNCIL_3["participants"]
    assert row["related"] == "[]"


def test_an_object_has_a_column_for_each_of_its_keys() -> None:
    row = rows([COUNCIL_3])[0]
    assert {column: cell for column, cell in row.items() if column.startswith(("place", "title", "origin"))} == {
        "title.en": "Third session of the Expert Council",
        "title.ru": "Третье заседание Экспертного совета",
        "place.id": "baku",
        "place.name.en": "Baku",
        "place.name.ru": "Баку",
        "place.name.az": "Bakı",
        "place_note.en": "",
        "place_note.ru": "",
        "origin.file": "facts.yaml",
        "origin.line": str(COUNCIL_3["origin"]["line"]),
        "origin.additions": "",
    }


def test_the_columns_depend_on_the_types_alone() -> None:
    found: dict[str, set[tuple[str, ...]]] = {}
    for record in answers()["export"]:
        found.setdefault(json.loads(record)["type"], set()).add(tuple(of_csv(rendered([record], PAGE, "csv"))[0]))
    assert {type_: len(headers) for type_, headers in found.items()} == dict.fromkeys(found, 1)


def test_the_columns_do_not_depend_on_the_order_of_the_records() -> None:
    there, back = (rows(VIEWS["show"][::step]) for step in (1, -1))
    assert list(there[0]) == list(back[0])
    assert there == back[::-1]


def test_columns_of_several_types_stand_once_and_shared_ones_last() -> None:
    header = list(rows([COUNCIL_3, TRADE_2023, *VIEWS["search"]])[0])
    assert len(header) == len(set(header))
    assert header[:4] == ["id", "type", "title.en", "title.ru"]
    assert header.index("participants") < header.index("sources")
    assert header.index("value") < header.index("sources")


def test_counts_have_their_own_columns() -> None:
    assert rendered(stored(STATS[:1]), PAGE, "csv") == "group,key,count\r\ntype,source,4\r\n"


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("bom", [True, False])
@pytest.mark.parametrize(
    "command",
    [
        "timeline",
        "meetings",
        "council",
        "who Putin",
        "said",
        "trade",
        "figures",
        "search Baku",
        "sources",
        "conflicts",
        "gaps",
    ],
)
def test_nothing_has_the_header_that_something_has(
    command: str, form: str, bom: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    headers = []
    for count in ("1", "0"):
        # A search can match any type, and a part of a record.
        assert app.run([*command.split(), "-n", count, "-f", form, *(["--bom"] if bom else [])]) == 0
        headers.append(capfd.readouterr().out.splitlines()[0].split("\t" if form == "tsv" else ","))
    something, nothing = headers
    if command.startswith("search"):
        assert set(something) < set(nothing)
    elif command == "trade":
        assert [column for column in something if column != "conflict_texts"] == nothing
    else:
        assert something == nothing


def test_the_header_of_nothing_knows_every_type_of_record() -> None:
    every_column = set(of_csv(rendered(answers()["export"], PAGE, "csv"))[0])
    assert set(csv.reader([rendered([], PAGE, "csv")]).__next__()) == every_column


@pytest.mark.parametrize("form", READERS)
def test_a_byte_order_mark_is_only_put_in_front(form: str) -> None:
    text = rendered(stored([GAP]), PAGE, form)
    assert rendered(stored([GAP]), PAGE._replace(bom=True), form) == f"\ufeff{text}"


@pytest.mark.parametrize("form", READERS)
def test_the_language_changes_nothing(form: str) -> None:
    assert rendered(stored([GAP]), PAGE._replace(lang="ru"), form) == rendered(stored([GAP]), PAGE, form)


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_recipe_of_the_manual_knows_all_that_is_not_text(answer: str) -> None:
    wrong = set()
    for record in map(json.loads, answers()[answer]):
        wrong |= set(texts(record)) & RECIPE["JSON"]
    assert wrong == set()
