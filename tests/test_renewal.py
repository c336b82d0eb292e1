"""An index that is renewed after an edit says what one that is made anew says."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from raes_cli import files
from raes_cli.cli import app
from raes_cli.curate import Layer, curate, fast_reading
from raes_cli.errors import BaseError
from raes_cli.index import build as building
from raes_cli.index import renewal
from raes_cli.index.build import build
from raes_cli.index.readings import Readings
from raes_cli.progress import untold
from small import BASE, FROZEN, layer, part, planted
from small_layers import LATER

_PLAIN = {
    "link": "role, target, record",
    "tally": "role, target, records",
    "measured": "indicator, role, target",
    "vocabulary": "kind, id, names, folded, entry, mark",
    "name_key": "kind, key, id",
    "printed": "words, id",
    "spoken": "word",
    "phrase": "number, sort, id, words",
    "phrase_key": "key, phrase",
    "base": "digest, makers, phrased, records, facts, oldest, newest",
    "kept": "digest, read",
    "word": "term, doc, cnt",
}
"""The tables without numbers that depend on what was there before, and their columns."""
_OTHERS = {
    "record": "SELECT id, type, kind, ordinal, earliest, latest, undated, width, place, status, mark, json FROM record"
    " ORDER BY number",
    "titled": "SELECT words, id FROM titled JOIN record ON number = record ORDER BY 1, 2",
    "thing": "SELECT kind, id, group_concat(text, char(10)) FROM (SELECT kind, id, text FROM thing JOIN text"
    " ON text.thing = thing.number ORDER BY kind, id, text.number) GROUP BY 1, 2",
    "text": "SELECT text FROM text WHERE thing NOT IN (SELECT number FROM thing) AND thing = number ORDER BY 1",
    "names in a row": "SELECT thing FROM text GROUP BY 1 HAVING max(number) - min(number) <> count(*) - 1 OR min(number)"
    " <> thing",
    "occurrence": "SELECT text, type, name, worth, id FROM occurrence JOIN record ON record.number = record JOIN field"
    " USING (type) JOIN text ON text.number = occurrence.thing WHERE field.number = field ORDER BY 1, 2, 3, 5",
    "spelt": "SELECT sort, word FROM spelt ORDER BY 1, 2",
}
_TERMS = {
    "words": "SELECT term, text FROM temp.words_terms LEFT JOIN text ON number = doc ORDER BY 1, 2",
    "pairs": "SELECT term, sort, word FROM temp.pairs_terms LEFT JOIN spelt ON number = doc ORDER BY 1, 2, 3",
}
"""The full-text indexes: each term with what has it."""


def said(base: sqlite3.Connection) -> dict[str, Any]:
    """Return everything that an index says, whatever its numbers."""
    found: dict[str, Any] = {
        name: base.execute(f"SELECT {columns} FROM {name} ORDER BY {columns}").fetchall()
        for name, columns in _PLAIN.items()
    }
    for table in _TERMS:
        base.execute(f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab (main, {table}, instance)")
    found |= {name: base.execute(sql).fetchall() for name, sql in (_OTHERS | _TERMS).items()}
    for table in _TERMS:
        base.execute(f"DROP TABLE temp.{table}_terms")
    return found


def made(layers: Sequence[Layer], older: sqlite3.Connection | None = None, makers: str = "m") -> sqlite3.Connection:
    """Return the index of `layers`, made as a run does with a copy of an older one, which is closed."""
    base = sqlite3.connect(":memory:", check_same_thread=False)
    if older:
        with closing(older):
            older.backup(base)
    kept = Readings(base, makers)
    build(curate(layers, untold, kept.read), base, untold, makers)
    kept.forget()
    base.commit()
    return base


def anew(layers: Sequence[Layer], makers: str = "m") -> dict[str, Any]:
    """Return what an index of `layers` says that is made in an empty database."""
    with closing(made(layers, None, makers)) as base:
        return said(base)


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each index was renewed, in turn; there is no limit on what may have changed."""
    found: list[bool] = []
    monkeypatch.setattr(renewal, "_MOST", 1)

    def told(*given: Any) -> bool:
        found.append(renewal.renewed(*given))
        return found[-1]

    monkeypatch.setattr(building, "renewed", told)
    return found


def two(first: str = BASE, second: str = LATER) -> list[Layer]:
    """Return the small base with its second layer."""
    return [layer(first), layer(second, "later.yaml")]


def cut(start: str, end: str, text: str = BASE) -> str:
    """Return `text` without what is between `start` and the next `end`."""
    begin = text.index(start)
    return text[:begin] + text[text.index(end, begin) :]


_GOODBYE = """  goodbye:
    kind: meeting
    title: {en: "Orlova says goodbye", ru: "Орлова прощается"}
    date: "2023-02-28"
    date_note: {en: "The Tuesday of the visit.", ru: "Вторник в дни визита."}
    place: azerbaijan
    participants: [{id: orlova, basis: named}]
    related: [council-3]
    topics: [relations]
    sources: [{source: news, anchor: "подписала с ним декларацию"}]
"""
_PETROV = """  petrov:
    name: {en: "Anna Petrova", ru: "Анна Петрова"}
    spellings: [{text: "Анна Орлова", source: news}]
    sources: [{source: news, anchor: "побывала министр Анна Орлова"}]
"""
_EDITS: dict[str, list[Layer]] = {
    "nothing but a remark": two(f"{BASE}# a remark\n"),
    "an event within": two(planted("  signing:\n", f"{_GOODBYE}  signing:\n")),
    "an event behind": two(planted("documents:\n", f"{_GOODBYE}documents:\n")),
    "an event in front": two(planted("  council-1:\n", f"{_GOODBYE}  council-1:\n")),
    "an event in a file of its own": [*two(), layer(f"events:\n{_GOODBYE}", "more.yaml")],
    "an event less": two(cut("  signing:", "documents:").replace("    events: [signing]\n", "")),
    "an event elsewhere": two(planted("    kind: signing\n", "    kind: signing\n    before: talks\n")),
    "a file less": two()[:1],
    "a title": two(planted('"Orlova visits Baku"', '"Orlova sees Rome"')),
    "the name of a person": two(planted('{en: "Anna Orlova", ru', '{en: "Ann Orlova", ru')),
    "an alias": two(planted("aliases: [Orlova, Орлова]", "aliases: [Orlova, Анюта]")),
    "a post": two(planted('"Official of the ministry"', '"Head of the ministry"')),
    "a person": two(planted("people:\n", f"people:\n{_PETROV}")),
    "the country of a body": two(planted("    kind: ministry\n    country: azerbaijan\n", "    kind: ministry\n")),
    "an alias of a topic": two(planted("aliases: [diplomacy]", "aliases: [diplomacy, statecraft]")),
    "a place above others": two(planted("    within: azerbaijan\n", "")),
    "an indicator": two(planted('{en: "Trade turnover"', '{en: "Turnover"')),
    "a synonym": two(planted("talk: [talk, negotiate]", "talk: [talk, parley]")),
    "a kind": two(planted("{en: talks, ru: переговоры}, counts_as: meeting,", "{en: parleys, ru: переговоры},")),
    "a source": two(planted('{en: "Report on the council"', '{en: "Report of the council"')),
}
"""The small base with its second layer, edited."""


@pytest.mark.parametrize("edited", _EDITS.values(), ids=_EDITS.keys())
def test_an_edit_and_its_undoing_leave_what_is_made_anew(ways: list[bool], edited: list[Layer]) -> None:
    with closing(made(edited, made(two()))) as base:
        assert said(base) == anew(edited)
        with closing(made(two(), base)) as again:
            assert said(again) == anew(two())
    assert ways == [False, True, False, True, False]


@pytest.mark.parametrize(
    ("edited", "makers"),
    [
        pytest.param(two(planted("  USD: {en: [USD,", "  USD: {en: [dollar,")), "m", id="a unit"),
        pytest.param(two(), "other", id="by another program"),
        pytest.param(two(BASE.replace("орлов", "петров").replace("Орлов", "Петров")), "m", id="too much"),
    ],
)
def test_an_index_is_made_anew_where_an_older_one_is_of_no_use(
    monkeypatch: pytest.MonkeyPatch, ways: list[bool], edited: list[Layer], makers: str
) -> None:
    monkeypatch.setattr(renewal, "_MOST", 8)
    with closing(made(edited, made(two()), makers)) as base:
        assert said(base) == anew(edited, makers)
    assert ways == [False] * 3


def test_records_that_change_places_are_moved_while_there_is_room(ways: list[bool]) -> None:
    moved = two(cut("  visit:", "  talks:").replace("documents:\n", part("  visit:", "  talks:") + "documents:\n"))
    base = made(two())
    for turn in range(20):
        base = made(layers := (moved, two())[turn % 2], base)
    with closing(base):
        assert said(base) == anew(layers)
    assert False in ways[1:]
    assert ways.count(True) > 10


def test_an_index_is_made_anew_where_the_numbers_leave_no_room(
    monkeypatch: pytest.MonkeyPatch, ways: list[bool]
) -> None:
    monkeypatch.setattr(building, "GAP", 1)
    edited = _EDITS["an event within"]
    with closing(made(edited, made(two()))) as base:
        assert said(base) == anew(edited)
    assert True not in ways


def test_a_file_that_is_wrong_is_not_kept() -> None:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as base:
        with pytest.raises(BaseError):
            curate([layer("people: [")], untold, Readings(base, "m").read)
        assert base.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_what_was_read_of_a_file_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = fast_reading.read

    def told(*given: Any) -> Any:
        read.append(given[1])
        return real(*given)

    monkeypatch.setattr(fast_reading, "read", told)
    base = made(two())
    edited = two(f"{BASE}# a remark\n")
    made(edited, base).close()
    assert read == ["base.yaml", "later.yaml", "base.yaml"]


_ASKED = (
    "who Kalugin",
    "timeline --on 2023-02-28",
    "timeline --with Aliyev --year 2023",
    "trade",
    "council",
    "gaps",
    "sources",
    "documents",
    "conflicts",
    "statements --by Kalugin",
    "search corridor",
    "search Kalugin council",
    "search коридор Азербайджан",
    "search lighthouse",
    "last meeting of Putin and Aliyev",
    "who was the ambassador",
    "Baku 2023",
    "Kalugim",
    "show counsil-3",
    "topics",
    "places",
    "export --format json",
)


def test_the_answers_after_an_edit_are_those_of_a_base_read_for_the_first_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ways: list[bool]
) -> None:
    monkeypatch.setattr(files, "_FINE", -(10**18))  # new files are trusted at once
    folder = tmp_path / "base"
    folder.mkdir()
    text = FROZEN.read_text(encoding="utf-8")
    (folder / "facts.yaml").write_text(text, encoding="utf-8")

    def answers(cache: str) -> list[str]:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / cache))
        for line in _ASKED:
            assert app.run([*line.split(), "--facts", str(folder)]) in (0, 1, 2), line
        return capsys.readouterr().out.splitlines()

    first = answers("used")
    titles = re.findall(r'\n    title: \{en: "([^"]*)"', text)
    for title in random.Random(5).sample(titles, 20):
        text = text.replace(f'title: {{en: "{title}"', f'title: {{en: "Lighthouse: {title[::-1]}"', 1)
    (folder / "facts.yaml").write_text(text, encoding="utf-8")
    found = answers("used")
    assert ways == [False, True]
    assert found == answers("fresh")
    assert found != first
