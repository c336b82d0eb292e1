"""Verbose tables: `-v` shows every text, name, passage and id that the plain table leaves out, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from raes_cli import labels
from raes_cli.cli import app

QUESTIONS = (
    "timeline", "meetings", "council", "council 3", "council 4", "who Kalugin", "who Putin", "who RIAC", "trade",
    "figures", "trade --chart", "said", "said Kalugin", "search коридор -n 400", "sources", "conflicts", "gaps", "gaps council",
)  # fmt: skip
TEXTS = (
    "title", "name", "note", "remark", "text", "anchor", "capacity", "theme", "place_note", "date_note", "aliases",
)  # fmt: skip
FOR_PROGRAMS = ("mentioned_in", "origin", "match", "topics", "conflict_texts", "implied", "country")
"""Keys that `show` prints, or that the sign of a conflict replaces."""


def told(value: Any, lang: str, key: str = "") -> Iterator[str]:
    """Yield the texts in a value, and the ids of what it names."""
    match value:
        case {"en": _}:
            yield from [value.get(lang) or value["en"]] if key in TEXTS else ()
        case dict():
            for name, inner in value.items():
                if name == "id":
                    yield inner
                elif name not in FOR_PROGRAMS:
                    yield from told(inner, lang, name)
        case list():
            for one in value:
                yield from told(one, lang, key)
        case str() if key in TEXTS:
            yield value


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def running(text: str) -> str:
    """Return the words of a text in sequence, without the sources at the ends of its lines."""
    told = re.sub(r"(\[\d+(–\d+)?\])+$", "", text, flags=re.MULTILINE)
    return " ".join(["", *re.findall(r"\w+", told), ""])


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_nothing_of_a_record_is_lost(
    question: str, lang: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert lost(question, lang, monkeypatch, capfd) == set()


@pytest.mark.live
@pytest.mark.parametrize("question", ["who Putin", "who RIAC", "trade", "said --topic council"])
def test_nothing_is_lost_of_records_of_later_layers(
    question: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert lost(question, "ru", monkeypatch, capfd) == set()


def lost(question: str, lang: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> set[str]:
    """Return the texts and ids of the answer to a question that its table with `-v` does not contain, word for word."""
    monkeypatch.setenv("COLUMNS", "200")
    assert app.run([*question.split(), "-v", "-f", "table", "--lang", lang]) == 0
    shown = running(capfd.readouterr().out)
    assert app.run([*question.removesuffix(" --chart").split(), "--json"]) == 0
    records = json.loads(capfd.readouterr().out)
    if question.endswith("--chart"):
        records = [record for record in records if record["indicator"]["id"] == "trade-turnover"]
    return {text for record in records for text in told(record, lang) if running(text) not in shown}


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_a_table_says_it_says_with_more_too(
    question: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert app.run([*question.split(), "-f", "table"]) == 0
    brief = capfd.readouterr().out
    assert app.run([*question.split(), "-f", "table", "-v"]) == 0
    asides = words(
        " ".join(
            one["en"]
            for one in (
                *labels.SIGNS.values(),
                labels.OVERVIEW,
                labels.MORE,
                labels.MORE_GAPS,
                labels.REASONS,
                labels.HEARD,
            )
        )
    )
    assert words(brief) - words(capfd.readouterr().out) <= {*asides, "160"}


@pytest.mark.parametrize("question", ["show gap-trade-2021-level", "gaps -v --topic trade"])
def test_what_a_gap_is_about_has_its_title(question: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run([*question.split(), "-f", "table"]) == 0
    shown = capfd.readouterr().out
    assert re.search(r"(?m)^ *about  +Russia–Azerbaijan trade turnover in 2022 \(trade-2022\)", shown)
    assert not re.search(r"(?m)^ *about  +trade-2022$|about_titles", shown)
