"""SQLite's query plans: a question uses an index that narrows it, and never scans a whole type."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from raes_cli import base as bases
from raes_cli.base import Base, open_base
from raes_cli.errors import RaesError, UnknownError
from raes_cli.lookup.conditions import narrowed
from raes_cli.lookup.query import Query
from raes_cli.lookup.select import select

_THROUGH_ALL = re.compile(
    r"SCAN (record|link|text|occurrence|phrase|phrase_key|name_key|spelt|printed|tally|measured|other|mine|its)\b"
)
_THROUGH_A_TYPE = re.compile(
    r"record_(in_order|reversed|by_day|by_end|by_day_of_year) \(type=\?\)|link USING .* \(role=\?\)"
)
NARROW: dict[str, Any] = {
    "an id": {"ids": (("council-3",),)}, "a name": {"people": (("putin",),)}, "a topic": {"topics": (("trade",),)},
    "a place": {"places": (("baku",),)}, "a source": {"sources": (("ria-2024",),)}, "an account": {"by": (("ria-2024",),)},
    "an indicator": {"indicators": (("trade-turnover",),)}, "a day": {"first": "2023-02-28", "last": "2023-02-28"},
    "a day, undated too": {"first": "2023-02-28", "last": "2023-02-28", "undated": True},
    "a day of the year": {"day_of_year": (("02-22", "02-22"),)}, "a winter": {"day_of_year": (("12-01", "02-29"),)},
    "one of several": {"terms": ((("with", ("putin",)), ("topic", ("council",)), ("text", ('"trade"',))),)},
    "two names": {"people": (("putin",), ("aliyev",))},
}  # fmt: skip
TYPES = ("event", "figure", "statement", "source", "conflict", "gap", None)


def plan(base: sqlite3.Connection, sql: str, parameters: Any = ()) -> list[str]:
    return [row[3] for row in base.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)]


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("narrow", NARROW)
@pytest.mark.parametrize("more", [{}, {"limit": 3}, {"reverse": True, "limit": 1}], ids=["all", "few", "last"])
def test_what_narrows_leads(base: sqlite3.Connection, type_: str | None, narrow: str, more: dict[str, Any]) -> None:
    query = Query(**NARROW[narrow], **more, types=((type_,),) if type_ else ())
    for ordered in (True, False):
        steps = plan(base, *select(base, query, "json", ordered=ordered))
        assert not [step for step in steps if _THROUGH_ALL.search(step) or _THROUGH_A_TYPE.search(step)], steps


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("limit", [None, 5])
@pytest.mark.parametrize("type_", ["event", "figure", "statement"])
def test_a_type_is_kept_in_its_order(base: sqlite3.Connection, type_: str, limit: int | None, *, reverse: bool) -> None:
    steps = plan(base, *select(base, Query(types=((type_,),), limit=limit, reverse=reverse), "json"))
    assert not [step for step in steps if "TEMP B-TREE" in step], steps


QUESTIONS = (
    "Kalugin", "посол России в Азербайджане", "who is the president of Azerbaijan", "third session", "Baku 2023",
    "last meeting of Putin and Aliyev", "сколько студентов из Азербайджана учится в России", "trade 2023",
    "Zzyzxq meeting 2023", "Kalugim", "Ivan Lavrov", "коридор", "сколько туристов из России в 2023", "gaps council",
)  # fmt: skip


@pytest.fixture
def told(base: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Base, list[str]]]:
    """The frozen base, and the statements that it executes, with their values."""
    statements: list[str] = []
    monkeypatch.setattr(bases, "connect", lambda *_: base)
    base.set_trace_callback(statements.append)
    yield open_base(), statements
    base.set_trace_callback(None)


def plans(base: sqlite3.Connection, statements: list[str]) -> dict[str, list[str]]:
    """Return the plans of our own statements, without those by which SQLite maintains its full-text index."""
    base.set_trace_callback(None)
    ours = (one for one in statements if one.startswith(("SELECT", "WITH")) and "'main'." not in one)
    return {sql: plan(base, sql) for sql in dict.fromkeys(ours)}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_statement_of_a_question_goes_through_all(
    base: sqlite3.Connection, told: tuple[Base, list[str]], question: str
) -> None:
    with suppress(RaesError):
        told[0].ask(question)
    found = plans(base, told[1])
    assert found
    through = {sql: steps for sql, steps in found.items() if any(map(_THROUGH_ALL.search, steps))}
    assert not through


LOOKUPS: dict[str, Callable[[Base], object]] = {
    "who": lambda base: base.who("Kalugin"),
    "council": lambda base: base.session("3"),
    "show": lambda base: base.show("council-3"),
    "show, a miss": lambda base: base.show("counsil-3"),
    "search": lambda base: base.search("corridor"),
    "search, a miss": lambda base: base.search("korridor"),
    "list": lambda base: base.listing("people", base.read("list", topics=["trade"])),
    "stats": lambda base: base.counts(base.read("stats", people=["Lavrov"]), "kind"),
    "edition": lambda base: base.edition(),
    **{
        f"{question} {narrow}": lambda base, question=question, asked=asked: base.find(base.read(question, **asked))  # type: ignore[misc]
        for question in ("timeline", "meetings", "said", "trade", "sources", "quotes", "gaps", "conflicts", "export")
        for narrow, asked in {
            "with": {"people": ["Lavrov"]}, "of a topic": {"topics": ["trade"]}, "in": {"places": ["Baku"]},
            "of a source": {"sources": ["ria-2024"]}, "on": {"on": "2023-02-28"},
        }.items()
        if (question, narrow) != ("trade", "in")  # figures have no place
    },
}  # fmt: skip


@pytest.mark.parametrize("lookup", LOOKUPS)
def test_no_statement_of_a_command_goes_through_all(
    base: sqlite3.Connection, told: tuple[Base, list[str]], lookup: str
) -> None:
    with suppress(RaesError):
        list(getattr(LOOKUPS[lookup](told[0]), "records", ()))
    found = plans(base, told[1])
    assert found
    through = {sql: steps for sql, steps in found.items() if any(map(_THROUGH_ALL.search, steps))}
    assert not through


RARE: dict[str, Callable[[Base], object]] = {
    "a day": lambda base: base.find(base.read("timeline", on="1999-01-01")),
    "a year": lambda base: base.find(base.read("timeline", year="1999")),
    "a year of anything": lambda base: base.find(base.read("export", year="1600")),
    "a year of a name": lambda base: base.find(base.read("said", people=["Kalugin"], year="1999")),
    "a year of an office": lambda base: base.find(base.read("said", people=["Russian Federation"], year="1999")),
    "a year of a publisher": lambda base: base.ask("figures RIA 1999"),
    "counts by month of a name": lambda base: base.counts(base.read("stats", people=["Lavrov"]), "month"),
    "counts by kind of a year": lambda base: base.counts(base.read("stats", year="2023"), "kind"),
    "counts by source of a year": lambda base: base.counts(base.read("stats", year="2023"), "source"),
    "people of a name": lambda base: base.listing("people", base.read("list", people=["Lavrov"])),
    "sources of a year": lambda base: base.listing("sources", base.read("list", year="2023")),
    "how many in a year": lambda base: base.ask("how many events in 2023"),
    "conflicts of a subject": lambda base: base.ask("conflicts 2023 Karabakh"),
    "a position on meetings": lambda base: base.ask("что сказал Калугин о встрече"),
    "an office": lambda base: base.ask("посол Германии"),
    "when an office was held": lambda base: base.ask("who was the ambassador before Bocharnikov"),
    "a topic by another name": lambda base: base.ask("export of gas"),
    "a slip": lambda base: base.ask("who Sergey Lavrof"),
    "a statement": lambda base: base.ask("what did Kalugin say about the corridor"),
}  # fmt: skip


@pytest.mark.parametrize("rare", RARE)
def test_no_statement_for_what_few_records_have_goes_through_a_type(
    base: sqlite3.Connection, told: tuple[Base, list[str]], rare: str
) -> None:
    with suppress(RaesError):
        RARE[rare](told[0])
    found = plans(base, told[1])
    through = {
        sql: steps
        for sql, steps in found.items()
        if any(_THROUGH_ALL.search(step) or _THROUGH_A_TYPE.search(step) for step in steps)
    }
    assert found
    # Some stop early, some are not run, and only gaps are closed, a twentieth of the records.
    assert not [sql for sql in through if not re.search(r"LIMIT 4|IN \(\)|status = 'closed'", sql)]


def test_what_is_said_on_a_topic_is_looked_for_among_what_somebody_said(
    base: sqlite3.Connection, told: tuple[Base, list[str]]
) -> None:
    told[0].ask("what did Kalugin say about the corridor")
    steps = [step for sql, its in plans(base, told[1]).items() if "AS its WHERE" in sql for step in its]
    assert steps
    assert not [step for step in steps if "LIST SUBQUERY" in step]


def test_a_record_in_which_several_names_of_a_thing_match_is_found_once(base: sqlite3.Connection) -> None:
    (by, words) = next(narrowed(Query(terms=((("text", ('"corridor" OR "коридор"',)),),)))).by or ("", ())
    sql = by.partition("number IN (")[2].partition(" AND field NOT IN")[0]
    found = base.execute(sql, words).fetchall()
    (texts,) = base.execute("SELECT count(*) FROM words WHERE words MATCH ?", words).fetchone()
    fields = "SELECT count(*) FROM (SELECT DISTINCT occurrence.* FROM occurrence JOIN text USING (thing) JOIN words"
    distinct = base.execute(f"{fields} ON words.rowid = text.number WHERE words MATCH ?)", words).fetchone()
    assert texts > 1
    assert (len(found),) == distinct


@pytest.mark.parametrize("question", ["figures students 2023", "trade 2023", "экспорт России в Азербайджан"])
def test_indicators_are_found_by_their_words_topics_and_ways(
    base: sqlite3.Connection, told: tuple[Base, list[str]], question: str
) -> None:
    told[0].ask(question)
    found = {sql: steps for sql, steps in plans(base, told[1]).items() if "'indicator'" in sql or "measured" in sql}
    assert found
    through = [sql for sql, steps in found.items() if re.search(r"\(kind=\?\)|SCAN measured", " ".join(steps))]
    assert not through


@pytest.mark.parametrize(
    "question", ["what did Kalugin say about tourism", "when did Lavrov open a plant", "Zzyzxq trade"]
)
def test_what_is_suggested_instead_is_only_counted(told: tuple[Base, list[str]], question: str) -> None:
    with suppress(RaesError):
        assert not told[0].ask(question).records
    searches = [sql for sql in told[1] if "length(text.text)" in sql]
    assert len(set(searches)) == len(searches)  # each word is looked for once
    assert not [sql for sql in told[1] if "json_object('field'" in sql]


def test_several_names_of_what_a_record_contains_are_looked_for_at_once() -> None:
    (one,) = narrowed(Query(terms=((("topic", ("trade",)), ("text", ('"trade"',)), ("text", ('"торговля"',))),)))
    assert one.check
    sql, values = one.check
    assert sql.count("MATCH") == 1
    assert values[-1] == '"trade" OR "торговля"'


def test_of_a_type_its_links_are_checked_without_reading_the_records(base: sqlite3.Connection) -> None:
    query = Query(types=(("statement",),), terms=((("topic", ("trade",)), ("about-text", ('"trade"',))),))
    assert "COVERING INDEX record_in_order" in plan(base, *select(base, query, "number"))[0]


def test_of_records_that_stand_for_others_only_their_own_are_looked_for_by_their_own_days(
    base: sqlite3.Connection,
) -> None:
    sql, _ = select(base, Query(types=(("gap",),), first="2023-02-28", last="2023-02-28"), "json")
    own, _, _ = sql.partition(" UNION ALL SELECT record FROM link")
    assert own.count("type IN (?)") == own.count("type IN (") == 4


def test_no_reasons_are_looked_for_why_another_reading_is_empty(told: tuple[Base, list[str]]) -> None:
    answer = told[0].ask("students 1999", told[0].read("figures"))
    assert not answer.records
    assert answer.hint
    assert not [sql for sql in told[1] if "'gap'" in sql and "ORDER BY latest DESC" in sql]


@pytest.mark.parametrize("ask", ["who", "ask"])
def test_what_to_try_is_looked_for_when_it_is_asked_for(told: tuple[Base, list[str]], ask: str) -> None:
    with pytest.raises(UnknownError) as error:
        getattr(told[0], ask)("Kalugim")
    assert not [sql for sql in told[1] if "WHERE pairs MATCH" in sql and "'actor" in sql]
    assert error.value.hint
    assert "Kalugin" in error.value.hint["en"]
    before = len(told[1])
    assert error.value.hint["en"]
    assert len(told[1]) == before


@pytest.mark.parametrize("what", ["Zzyzx", "Kalugim"])
def test_a_miss_reads_no_list_of_names(told: tuple[Base, list[str]], what: str) -> None:
    asked, statements = told
    for ask in (asked.who, asked.ask, lambda name: asked.read("meetings", people=[name])):
        with pytest.raises(RaesError):
            ask(what)
    assert statements
    assert not [sql for sql in statements if re.search(r"FROM vocabulary WHERE kind = 'actor'(?! AND id)", sql)]
