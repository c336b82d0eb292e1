"""Checks that an answer is complete in its format, with a third-party reader wherever there is one."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Callable
from contextlib import closing
from html.parser import HTMLParser
from typing import Any

import yaml

STEERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Matches anything that could steer a terminal or hide a text; repeated here independently of the program."""
MARKED = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b\x07]*\x1b\\")
"""The escape sequences that tables may use on a terminal: colours and links."""
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
NUMBER = re.compile(r"[+-]?\d[\d.,]*(e[+-]?\d+)?")


def text(content: bytes) -> str:
    """Check that an answer for people is UTF-8 and that nothing in it steers a terminal."""
    said = content.decode()
    found = STEERS.search(said.removeprefix("\ufeff").replace("\r\n", "\n"))
    assert found is None, f"U+{ord(found[0]):04X} in the answer"
    return said


def lines(content: bytes) -> None:
    said = text(content)
    assert not said or said.endswith("\n"), "the last line has no end"


def _constant(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


def whole_json(content: bytes) -> Any:
    return json.loads(content, parse_constant=_constant)


def array(content: bytes) -> None:
    assert isinstance(whole_json(content), list)


def jsonl(content: bytes) -> None:
    assert not content or content.endswith(b"\n")
    assert all(isinstance(whole_json(line), dict) for line in content.splitlines())


def _delimited(content: bytes, **dialect: Any) -> None:
    said = text(content).removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(said, newline=""), strict=True, **dialect))
    assert rows, "no header"
    assert {len(row) for row in rows} == {len(rows[0])}, "rows of several lengths"
    for cell in (cell for row in rows for cell in row):
        assert not FORMULA.match(cell) or NUMBER.fullmatch(cell), f"a formula: {cell[:40]!r}"


def comma_separated(content: bytes) -> None:
    _delimited(content)


def tab_separated(content: bytes) -> None:
    _delimited(content, delimiter="\t")


def markdown(content: bytes) -> None:
    rows = [line for line in text(content).splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) <= 1, "a table that is none"
    assert not re.search(r"(?<!\\)<(?!https?://)[a-zA-Z/!]", content.decode()), "HTML"


def plain_yaml(content: bytes) -> None:
    assert isinstance(yaml.load(text(content), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), list)


def calendar(content: bytes) -> None:
    from icalendar import Calendar

    said = text(content)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert said.count("BEGIN:VEVENT") == len(list(Calendar.from_ical(said).walk("VEVENT")))


def database(content: bytes) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kinds = {row[0] for row in connection.execute("SELECT type FROM sqlite_master")}
        assert kinds <= {"table", "index", "view"}, kinds


def workbook(content: bytes) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content))
    for cell in (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
        assert cell.data_type != "f", f"a formula: {cell.value!r}"


def xml(content: bytes) -> None:
    text(content)
    ET.fromstring(content)


def png(content: bytes) -> None:
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert content.rstrip().endswith(b"IEND\xaeB`\x82")


def bibtex(content: bytes) -> None:
    said = text(content)
    assert said.count("{") - said.count(r"\{") == said.count("}") - said.count(r"\}"), "braces"


def ris(content: bytes) -> None:
    said = text(content)
    assert len(re.findall(r"^TY  - ", said, re.MULTILINE)) == len(re.findall(r"^ER  - ", said, re.MULTILINE))
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in said.splitlines())


class _Page(HTMLParser):
    """A parser that checks that a page closes its elements and loads nothing from elsewhere."""

    EMPTY = frozenset(("meta", "link", "br", "hr", "img", "input", "path", "rect", "line", "circle", "wbr", "source", "col", "base"))  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs), (tag, attrs)
        for name, value in attrs:
            assert name not in ("src", "srcset", "action") or (value or "").startswith("data:"), (tag, name, value)
            assert not (value or "").strip().lower().startswith("javascript:"), (tag, name, value)
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.EMPTY:
            return
        while self.open and self.open[-1] != tag and self.open[-1] in ("p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead"):  # fmt: skip
            self.open.pop()
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> in between"


def html(content: bytes) -> None:
    page = _Page()
    page.feed(text(content))
    page.close()
    assert page.open in ([], ["html"], ["html", "body"]), page.open


VALID: dict[str, Callable[[bytes], Any]] = {
    "table": lines, "plain": lines, "json": array, "jsonl": jsonl, "csv": comma_separated, "tsv": tab_separated,
    "md": markdown, "yaml": plain_yaml, "ics": calendar, "sqlite": database, "xlsx": workbook, "graphml": xml,
    "bibtex": bibtex, "csl-json": array, "ris": ris, "text": lines, "gost": lines, "svg": xml, "png": png, "html": html,
    "github": lines,
}  # fmt: skip
"""Name of a format → the reader that checks its answers; a format without one fails a test."""
