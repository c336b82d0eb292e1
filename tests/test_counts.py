"""Counts and lists of names on the frozen base, compared with the records themselves."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import Any, cast

import pytest

from raes_cli import __version__
from raes_cli.base import open_base
from raes_cli.cli import app
from raes_cli.dates import is_undated
from raes_cli.errors import UsageError
from raes_cli.lookup.counts import counts, lists, names
from raes_cli.lookup.filters import Filters, read
from raes_cli.lookup.find import find
from raes_cli.lookup.query import Query
from raes_cli.lookup.scope import GROUPS, LISTS
from small import every

SIFTED: list[dict[str, Any]] = [
    {},
    {"year": "2023"},
    {"topics": ["trade"]},
    {"people": ["lavrov"]},
    {"places": ["baku"]},
]
FOUND_BY = {
    "person": "people",
    "organization": "people",
    "place": "places",
    "topic": "topics",
    "indicator": "indicators",
}
FILTER = {**FOUND_BY, "source": "sources"}
WHAT = {"people": "person", "organizations": "organization", "places": "place", "topics": "topic"} | {
    "indicators": "indicator",
    "sources": "source",
}


def query(base: sqlite3.Connection, **filters: Any) -> Query:
    return read(base, "stats", cast("Filters", filters)).query


def rows(found: list[str]) -> list[dict[str, Any]]:
    return [json.loads(row) for row in found]


def key(record: dict[str, Any], group: str) -> str:
    """Return the key under which a record is counted."""
    if group in ("type", "kind"):
        return str(record[group])
    first, last = record["earliest"], record["latest"]
    if is_undated(record["date"]):
        return "undated"
    return str(first[:7] if group == "month" and first[:7] == last[:7] else first[:4])


@pytest.mark.parametrize("filters", SIFTED, ids=str)
@pytest.mark.parametrize("group", ["type", "kind", "month", "year"])
def test_each_record_is_counted_once(base: sqlite3.Connection, group: str, filters: dict[str, Any]) -> None:
    asked = query(base, **filters)
    records = [json.loads(one) for one in find(base, asked)]
    counted = Counter(key(one, group) for one in records if group == "type" or one["type"] == "event")
    found = rows(counts(base, asked, group))
    assert {row["key"]: row["count"] for row in found} == counted
    assert {row["group"] for row in found} <= {group}
    keys = [row["key"] for row in found]
    if group in ("month", "year"):
        assert keys == sorted(keys)  # alphabetically, "undated" is last
    elif group == "kind":
        assert keys == sorted(keys, key=lambda one: (-counted[one], one))
    else:
        order = [json.loads(one)["type"] for one in every(base)]
        assert keys == sorted(keys, key=order.index)


@pytest.mark.parametrize("filters", SIFTED, ids=str)
@pytest.mark.parametrize("group", FILTER)
def test_a_count_is_how_many_the_filter_finds(base: sqlite3.Connection, group: str, filters: dict[str, Any]) -> None:
    asked = query(base, **filters)
    found = rows(counts(base, asked, group))
    assert found == sorted(found, key=lambda row: (-row["count"], row["key"]))
    assert all(row["count"] for row in found)
    for row in found:
        assert row["count"] == len(find(base, asked & query(base, **{FILTER[group]: [row["key"]]})))


def test_what_is_counted_has_its_names(base: sqlite3.Connection) -> None:
    known = {json.loads(one)["id"]: json.loads(one) for one in every(base)}
    for group in ("person", "organization", "source"):
        for row in rows(counts(base, Query(), group)):
            assert (row["name"], known[row["key"]]["type"]) == (known[row["key"]]["name"], group)
    assert {row["key"]: row["name"] for row in rows(counts(base, Query(), "place"))}["baku"] == {
        "en": "Baku",
        "ru": "Баку",
        "az": "Bakı",
    }
    assert {row["key"]: row["name"]["ru"] for row in rows(counts(base, Query(), "kind"))}["visit"] == "визит"
    assert all("name" not in row for group in ("type", "year", "month") for row in rows(counts(base, Query(), group)))


def test_without_a_group_the_usual_ones_are_counted(base: sqlite3.Connection) -> None:
    usual = ("type", "kind", "year", "topic", "source")
    assert counts(base, Query()) == [row for group in usual for row in counts(base, Query(), group)]
    few = rows(counts(base, Query(limit=2)))
    assert [row["group"] for row in few] == [group for group in usual for _ in range(2)]


def test_the_order_is_turned_around_but_for_what_has_no_date(base: sqlite3.Connection) -> None:
    for group in GROUPS:
        there, back = (rows(counts(base, Query(reverse=way), group)) for way in (False, True))
        undated = [row for row in there if row["key"] == "undated"]
        assert back == [*reversed([row for row in there if row not in undated]), *undated]
    assert rows(counts(base, Query(reverse=True, limit=1), "year"))[0]["key"] == "2025"


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("filters", SIFTED, ids=str)
def test_a_list_has_every_name_with_what_it_finds(base: sqlite3.Connection, what: str, filters: dict[str, Any]) -> None:
    group = WHAT[what]
    counted = {row["key"]: row["count"] for row in rows(counts(base, query(base, **filters), group))}
    found = rows(names(base, query(base, **filters), what))
    assert {row["id"]: row["count"] for row in found if row["count"]} == counted
    assert [row["count"] for row in found] == sorted((row["count"] for row in found), reverse=True)
    assert {row["list"] for row in found} <= {what}
    kind = "actor" if group in ("person", "organization") else group
    spelled = {
        id_: set(lines.split("\n"))
        for id_, lines in base.execute("SELECT id, names FROM vocabulary WHERE kind = ?", (kind,))
    }
    for row in found:
        assert {*row["name"].values(), *row["aliases"], row["id"]} == spelled[row["id"]] | {row["id"]}
        assert list(row["name"])[:2] == ["en", "ru"]
        assert not {*row["aliases"]} & {*row["name"].values()}
    if not filters:
        records = {json.loads(one)["id"] for one in every(base) if json.loads(one)["type"] == group}
        assert {row["id"] for row in found} == (records or set(spelled))


def test_kinds_are_listed_under_what_they_are_of(base: sqlite3.Connection) -> None:
    found = rows(names(base, Query(), "kinds"))
    order = [row["of"] for row in found]
    assert order == sorted(order, key=["event", "document", "organization", "source"].index)
    records = [json.loads(one) for one in every(base)]
    often = Counter((one["type"], one["kind"]) for one in records if one.get("kind"))
    assert {(row["of"], row["id"]): row["count"] for row in found if row["count"]} == often
    assert {"count", "id", "list", "name", "aliases", "of"} == found[0].keys()
    assert found[0]["name"] == {"en": "meeting", "ru": "встреча", "az": "görüş"}


def test_a_list_can_be_cut_and_turned_around(base: sqlite3.Connection) -> None:
    whole = names(base, Query(), "topics")
    assert names(base, Query(limit=3), "topics") == whole[:3]
    assert names(base, Query(reverse=True), "topics") == whole[::-1]
    assert names(base, Query(limit=0), "topics") == []


def test_the_lists_there_are(base: sqlite3.Connection, capfd: pytest.CaptureFixture[str]) -> None:
    found = rows(lists(base, Query()))
    assert [row["id"] for row in found] == list(LISTS)
    assert [row["count"] for row in found] == [len(names(base, Query(), what)) for what in LISTS]
    assert app.run(["list", "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == found
    trade = query(base, topics=["trade"], limit=3, reverse=True)
    assert [(row["id"], row["count"]) for row in rows(lists(base, trade))] == [
        (what, len(names(base, query(base, topics=["trade"]), what))) for what in ("sources", "indicators", "kinds")
    ]


@pytest.mark.parametrize(
    ("what", "hint"),
    [
        ("peple", "did you mean people? one of people, organizations, places, topics, kinds, indicators, sources"),
        ("xyz", "one of people, organizations, places, topics, kinds, indicators, sources"),
    ],
)
def test_a_list_that_is_none_is_an_error_that_names_the_others(
    base: sqlite3.Connection, what: str, hint: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UsageError):
        names(base, Query(), what)
    for words in ([what], [what, "council"], [what, "--json"]):
        assert app.run(["list", *words]) == 2
        assert capfd.readouterr() == ("", f"raes: there is no list '{what}'\n{hint}\n")


def test_what_cannot_be_counted_so_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    for by in ("year", "month", "kind", "person"):
        assert app.run(["stats", "--indicator", "trade-turnover", "--source", "ria-2024", "--by", by, "--json"]) == 0
        out, err = capfd.readouterr()
        assert (json.loads(out), err.splitlines()[-1]) == (
            [],
            "records match, but cannot be counted this way (2): --by type counts all",
        )
    assert app.run(["stats", "--year", "1999", "--by", "type"]) == 0
    assert "records match" not in capfd.readouterr().err


def test_a_list_is_called_by_its_name_in_any_language(base: sqlite3.Connection) -> None:
    assert names(base, Query(), "Люди") == names(base, Query(), "PEOPLE") == names(base, Query(), "people")
    assert names(base, Query(), "темы") == names(base, Query(), "topics")


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("list people Lavrov", "list people --with lavrov"),
        ("list topics 2023", "list topics --year 2023"),
        ("list places visits 2023", "list places --kind visit --year 2023"),
        ("stats 2023", "stats --year 2023"),
        ("stats Lavrov --by month", "stats --with lavrov --by month"),
        ("stats visits", "stats --kind visit"),
        ("export Lavrov 2023", "export --with lavrov --year 2023"),
        ("export planned", "export --status planned --status announced"),
        ("export last two", "export --limit 2 --reverse"),
    ],
)
def test_words_mean_what_options_mean(words: str, options: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run([*words.split(), "--json"]) == 0
    worded = capfd.readouterr().out
    assert app.run([*options.split(), "--json"]) == 0
    assert json.loads(worded) == json.loads(capfd.readouterr().out) != []


def test_words_are_told_with_what_is_counted(capfd: pytest.CaptureFixture[str]) -> None:
    for words, told in (
        ("stats Lavrov 2023 --by month", "raes stats --year 2023 --with lavrov --by month"),
        ("list people Lavrov -n 3", "raes list people --with lavrov --limit 3"),
        ("export Lavrov -r", "raes export --with lavrov --reverse"),
    ):
        assert app.run([*words.split(), "--json"]) == 0
        assert f"raes: read as {told}\n" in capfd.readouterr().err


def test_stats_say_which_base_it_is(base: sqlite3.Connection, capfd: pytest.CaptureFixture[str]) -> None:
    types = ("event", "figure", "statement", "document")
    facts = base.execute(f"SELECT count(*) FROM record WHERE type IN {types}").fetchone()[0]
    digest = base.execute("SELECT digest FROM base").fetchone()[0][:12]
    told = f"{facts} facts from 4 April 1992 to 14 December 2025, sha256 {digest}"
    assert app.run(["stats", "--json"]) == 0
    assert capfd.readouterr().err == f"raes: version {__version__}, {told}\n"
    assert app.run(["stats", "-q"]) == 0
    assert capfd.readouterr().err == ""
    assert app.run(["stats", "--format", "table"]) == 0
    out, err = capfd.readouterr()
    assert (out.splitlines()[0], err) == (f"raes {__version__}, {told}", "")
    assert app.run(["--version"]) == 0
    assert told in capfd.readouterr().out


@pytest.mark.live
def test_where_sources_count_themselves_is_told_beside_the_count() -> None:
    with open_base() as base:
        told = {
            asked: base.ask(asked).above
            for asked in ("how often did Putin call Aliyev in 2022", "сколько раз Путин звонил Алиеву")
        }
        other = base.ask("how often did Putin call Pashinyan")
    assert all(one and "as the sources count: raes figures" in one["en"] for one in told.values())
    assert other.above
    assert "as the sources count" not in other.above["en"]
