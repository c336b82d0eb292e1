"""YAML output: any reader gets the same as from JSON, whatever the texts contain."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from typing import Any

import pytest
import yaml

from show_records import COUNCIL_3, DOSSIER, GAP, STATS, TRADE_2023, VIEWS, Record, page_for, rendered, stored
from small import every

PAGE = page_for("export")
MISTAKEN = [
    "no", "Yes", "on", "y", "true", "null", "~", "", "08", "0o7", "0x1F", "1e3", "1_000", "12:30", "09:30", "+1",
    ".inf", ".nan", "2023", "2023-02-28", "2023-02-28T10:00:00Z", "=", "<<", "- a", "a: b", "a:", "# c", "a #c", "&a",
    "*a", "!!python/object:os.system", "|", ">", "%YAML 1.1", "---", "...", "@a", "`a`", "[", "{", "[]", "{}", "'",
    '"', "\\", " a ", "\ta", "a\nb", "a\r\nb", "\n", "a\n", "\\n", "=1+1", "-1", "<script>", "[x](javascript:1)",
    "a|b", "Север — Юг",
]  # fmt: skip
CONTROLS = [
    "\x01", "\x07", "\x0b", "\x1b]0;t\x07", "\x7f", "\x85", "\x9b", "\u200e", "\u2028", "\u2029", "\u202e", "\u2066",
    "\ufeff", "\ufffe", "\uffff", "\U000e0041", "🇦🇿", "\u200d",
]  # fmt: skip


def written(records: list[Record]) -> str:
    return rendered(stored(records), PAGE, "yaml")


def as_texts(value: Any) -> Any:
    """Return a record with every value as text."""
    if isinstance(value, dict):
        return {key: as_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_texts(inner) for inner in value]
    return value if isinstance(value, str) else json.dumps(value)


def test_the_whole_base_comes_back_as_the_json(base: sqlite3.Connection) -> None:
    records = every(base)
    expected = [json.loads(record) for record in records]
    assert yaml.load(rendered(records, PAGE, "yaml"), yaml.CSafeLoader) == expected


@pytest.mark.parametrize("view", VIEWS)
def test_every_answer_comes_back_from_either_loader(view: str) -> None:
    text = written(VIEWS[view])
    assert yaml.safe_load(text) == VIEWS[view]
    assert yaml.load(text, yaml.BaseLoader) == as_texts(VIEWS[view])


def test_the_keys_keep_their_order() -> None:
    assert list(yaml.safe_load(written([TRADE_2023]))[0]) == list(TRADE_2023)


@pytest.mark.parametrize("text", [*MISTAKEN, *CONTROLS])
def test_a_text_is_a_text_whatever_it_looks_like(text: str) -> None:
    # Few of these texts can be in a base.
    hostile = {**GAP, "title": {"en": text, "ru": f"x {text}"}, "topics": [text, [text]], "date": f"{text} x"}
    shown = written([hostile])
    for loader in (yaml.SafeLoader, yaml.CSafeLoader, yaml.BaseLoader):
        found = yaml.load(shown, loader)[0]
        assert {key: found[key] for key in ("title", "topics", "date")} == {
            key: hostile[key] for key in ("title", "topics", "date")
        }


def test_half_a_surrogate_pair_comes_back_too() -> None:
    text = written([{"group": "type", "key": "\ud800", "count": 1}]).encode("utf-8", "backslashreplace")
    assert yaml.safe_load(text) == [{"group": "type", "key": "\ud800", "count": 1}]


def test_no_control_character_is_written() -> None:
    shown = written([{**GAP, "title": {"en": "".join(CONTROLS), "ru": "\ud800"}}])
    assert (
        re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u2028-\u202e\u2066\ufeff\ufffe\uffff\ud800\U000e0041]", shown)
        == []
    )


@pytest.mark.parametrize("number", [0, -1, 4400000000, 2**60, 17.5, -0.1, 1e-07, 1.5e-07, 1e22, 63.8])
def test_a_number_is_the_same_number(number: float) -> None:
    found = yaml.safe_load(written([{"group": "type", "key": "event", "count": number}]))[0]["count"]
    assert (found, type(found)) == (number, type(number))


def test_it_reads_as_blocks() -> None:
    place = {"id": "baku", "name": {"en": "Baku", "ru": "Баку"}}
    record = {
        "id": "a",
        "place": place,
        "number": 3,
        "note": None,
        "held": True,
        "topics": ["x"],
        "none": [],
        "met": [place],
    }
    assert written([record, STATS[0]]) == (
        '- id: "a"\n'
        "  place:\n"
        '    id: "baku"\n'
        "    name:\n"
        '      en: "Baku"\n'
        '      ru: "Баку"\n'
        "  number: 3\n"
        "  note: null\n"
        "  held: true\n"
        "  topics:\n"
        '    - "x"\n'
        "  none: []\n"
        "  met:\n"
        '    - id: "baku"\n'
        "      name:\n"
        '        en: "Baku"\n'
        '        ru: "Баку"\n'
        '- group: "type"\n'
        '  key: "source"\n'
        "  count: 4\n"
    )


def test_nothing_is_an_empty_list() -> None:
    assert written([]) == "[]\n"


def test_the_page_changes_nothing() -> None:
    page = page_for("who", lang="ru", width=20, color=True, bom=True)
    assert rendered(stored([COUNCIL_3, DOSSIER]), page, "yaml") == written([COUNCIL_3, DOSSIER])


@pytest.mark.parametrize("form", ["yaml", "csv", "tsv", "md"])
def test_no_format_for_files_imports_anything_heavy(form: str) -> None:
    script = (
        "import sys; from raes_cli.formats import render; from raes_cli.show.page import Page;"
        f'render([\'{{"group":"type","key":"event","count":1}}\'], Page(\'stats\'), {form!r});'
        "print(*({'rich', 'yaml', 'pydantic', 'sqlite3'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
