"""Filters: which records each one keeps on the frozen base, compared with the records themselves."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from functools import cache
from itertools import product
from typing import Any, cast

import pytest

from raes_cli.cli import app
from raes_cli.cli.commands import COMMANDS
from raes_cli.errors import UsageError
from raes_cli.lookup.filters import OPTIONS, Filters, read
from raes_cli.lookup.find import find
from raes_cli.lookup.query import Query
from raes_cli.lookup.scope import TYPES_ASKED, lacking, statuses
from small import every

ONES: dict[str, list[dict[str, Any]]] = {
    "topics": [{"topics": [one]} for one in ("trade", "council", "karabakh", "transport", "tourism", "culture")],
    "people": [
        {"people": [one]} for one in ("lavrov", "putin", "kalugin", "raes", "mfa-russia", "azerbaijan-republic")
    ],
    "places": [{"places": [one]} for one in ("baku", "moscow", "azerbaijan", "russia", "samarkand")],
    "kinds": [{"kinds": [one]} for one in ("council-session", "visit", "call", "declaration")],
    "statuses": [{"statuses": [one]} for one in ("held", "planned", "announced", "reported", "forecast", "target")],
    "sources": [{"sources": [one]} for one in ("ria-2024", "kalugin-2025")],
    "indicators": [{"indicators": [one]} for one in ("trade-turnover", "north-south-cargo")],
    "dates": [
        {"year": "2023"},
        {"on": "2022-02"},
        {"first": "2024", "last": "2024"},
        {"year": "1999", "undated": True},
    ],
}
PAIRS = [
    one | other
    for (left, ones), (right, others) in product(ONES.items(), repeat=2)
    if left < right
    for one, other in zip(ones, others, strict=False)
]
ALONE = [one for ones in ONES.values() for one in ones]


@cache
def records(base: sqlite3.Connection) -> dict[str, Any]:
    return {record["id"]: record for record in map(json.loads, every(base))}


def found(base: sqlite3.Connection, command: str, **filters: Any) -> set[str]:
    reading = read(base, command, cast("Filters", filters))
    return {json.loads(record)["id"] for record in find(base, reading.query)}


def stood_for(base: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the records that each source, gap and conflict stands for; itself if there are none."""
    known = records(base)
    others = defaultdict[str, list[str]](list)
    for id_, record in known.items():
        for source in record["sources"]:
            others[source["source"]].append(id_)
        if record["type"] in ("gap", "conflict"):
            others[id_] = [one for one in (record.get("about") or record.get("claims") or ()) if one in known]
    standing = (id_ for id_, record in known.items() if record["type"] in ("source", "gap", "conflict"))
    return {id_: others[id_] or [id_] for id_ in standing}


DATES = ("year", "on", "first", "last", "undated")
OWN = {"sources": ("sources", "dates"), "conflicts": ("topics",), "gaps": ("topics", "sources")}
"""Record type → the filters that apply to such records themselves, not to what they stand for."""


def holds(base: sqlite3.Connection, filters: dict[str, Any]) -> dict[str, set[str]]:
    """Return the records that each filter keeps by itself, and those about or claiming what it names."""
    dates = {name: value for name, value in filters.items() if name in DATES}
    each = {"dates": found(base, "search", **dates)} if dates else {}
    for name in filters.keys() - dates.keys():
        about = {
            id_
            for id_, record in records(base).items()
            if set(filters[name]) & {*record.get("about", ()), *record.get("claims", ())}
        }
        each[name] = found(base, "search", **{name: filters[name]})
        each[name] |= about if name in ("people", "places", "sources", "indicators") else set()
    return each


@pytest.mark.parametrize("filters", [*ALONE, *PAIRS], ids=str)
@pytest.mark.parametrize("command", ["sources", "conflicts", "gaps"])
def test_what_stands_for_others_is_found_by_them(
    base: sqlite3.Connection, command: str, filters: dict[str, Any]
) -> None:
    known, fits = records(base), holds(base, filters)

    def either(name: str, mine: str, other: str) -> bool:
        dated = name == "dates" and (known[mine]["earliest"] or known[mine]["latest"])
        return mine in fits[name] or (other in fits[name] and name not in OWN[command] and not dated)

    def left(mine: str, other: str) -> bool:
        # Records that stand for others and have no date have the dates of those.
        undated = not (known[mine]["earliest"] or known[mine]["latest"]) and command != "sources"
        return all(either(name, other if name == "dates" and undated else mine, other) for name in fits)

    expected = {
        id_
        for id_, others in stood_for(base).items()
        if known[id_]["type"] == TYPES_ASKED[command] and any(left(id_, other) for other in others)
    }
    assert found(base, command, **filters) == expected


def test_a_closed_gap_is_found_where_it_is_asked_for_alone(base: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as copy:
        base.backup(copy)
        dated = next(id_ for id_, one in records(base).items() if one["type"] == "gap" and one["earliest"])
        about = next(id_ for id_, one in records(base).items() if one["type"] == "gap" and not one["earliest"])
        alone = [id_ for id_, one in records(base).items() if one["type"] == "gap" and id_ not in (dated, about)][-1]
        copy.executemany("UPDATE record SET status = 'closed' WHERE id = ?", [(dated,), (about,), (alone,)])
        copy.execute("DELETE FROM link WHERE role = 'about' AND record = ?", (alone,))
        year = records(base)[dated]["latest"][:4]
        assert found(copy, "gaps", statuses=["closed"]) == {dated, about, alone}
        assert dated in found(copy, "gaps", statuses=["closed"], year=year, undated=True)
        assert (
            found(copy, "gaps") == found(base, "gaps") - {dated, about, alone} == found(copy, "gaps", statuses=["open"])
        )
        assert found(copy, "gaps", year=year, undated=True) == found(base, "gaps", year=year, undated=True) - {
            dated,
            about,
            alone,
        }
        assert {dated, about, alone} <= found(copy, "export") & found(copy, "stats") & found(copy, "list")


def test_what_a_record_says_of_itself_holds(base: sqlite3.Connection) -> None:
    known = records(base)
    conflict = next(id_ for id_, one in known.items() if one["type"] == "conflict" and "trade" in one["topics"])
    assert all("trade" in known[claim]["topics"] for claim in known[conflict]["claims"])
    gap = next(
        id_
        for id_, one in known.items()
        if one["type"] == "gap" and not one["earliest"] and id_ in found(base, "gaps", year="2023")
    )
    with closing(sqlite3.connect(":memory:")) as copy:
        base.backup(copy)
        assert conflict in found(copy, "conflicts", topics=["trade"])
        copy.execute("DELETE FROM link WHERE role = 'topic' AND record = ?", (conflict,))
        assert conflict not in found(copy, "conflicts", topics=["trade"])
        copy.execute("UPDATE record SET latest = '2020-01-01' WHERE id = ?", (gap,))
        assert gap not in found(copy, "gaps", year="2023")


@pytest.mark.parametrize("command", ["sources", "gaps", "conflicts"])
def test_a_name_in_words_is_the_filter(
    base: sqlite3.Connection, command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """A record that only mentions the word in passing, in the text of what it stands for, is not found."""
    assert app.run([command, "Lavrov", "--json"]) == 0
    worded = {one["id"] for one in json.loads(capfd.readouterr().out)}
    own = {id_ for id_, one in records(base).items() if one["type"] == TYPES_ASKED[command] and "Lavrov" in str(one)}
    filtered = found(base, command, people=["lavrov"])
    assert filtered <= worded <= filtered | own


def test_a_source_stands_for_a_record_of_which_all_filters_hold(base: sqlite3.Connection) -> None:
    both = {"topics": ["tourism"], "indicators": ["trade-turnover"]}
    assert found(base, "sources", topics=["tourism"]) & found(base, "sources", indicators=["trade-turnover"])
    assert found(base, "sources", **both) == set()


def test_what_is_not_asked_for_alone_is_found_by_itself_only(base: sqlite3.Connection) -> None:
    every_ = found(base, "export", topics=["trade"])
    assert every_ == {id_ for id_, record in records(base).items() if "trade" in record["topics"]}
    assert not found(base, "search", people=["putin"]) & found(base, "gaps", people=["putin"])


def test_several_types_are_each_found_by_themselves(base: sqlite3.Connection) -> None:
    either = found(base, "search", types=["gap", "event"], people=["putin"])
    assert either == found(base, "timeline", people=["putin"])
    assert found(base, "gaps", types=["event"]) == set()


def test_the_number_of_somebody_is_theirs(base: sqlite3.Connection) -> None:
    theirs = found(base, "figures", people=["kalugin"])
    assert theirs == {
        id_
        for id_, record in records(base).items()
        if record["type"] == "figure" and "kalugin" in [one["id"] for one in record["attribution"]]
    }
    assert "trade-2024" in theirs


VALUES: dict[str, Any] = {name: value for one in ALONE for name, value in one.items()} | {
    "types": ["event"],
    "kinds": ["visit"],
}


@pytest.mark.parametrize(("command", "name"), [*product(TYPES_ASKED, OPTIONS.values())])
def test_a_filter_that_cannot_apply_is_an_error_that_says_where_it_does(
    base: sqlite3.Connection, capfd: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    flag = next(f"--{option}" for option, filter_ in OPTIONS.items() if filter_ == name)
    options = {one for option in COMMANDS[command].options for one in option.flags}
    value = VALUES[name] if name in ("first", "last", "year", "on") else VALUES[name][:1]
    if name == "statuses" and name not in lacking(command):
        value = list(statuses(command)[:1])
    if name not in lacking(command):
        assert flag in options or name == "types"
        read(base, command, {name: value})  # type: ignore[misc]
        return
    assert flag not in options
    with pytest.raises(UsageError) as error:
        read(base, command, {name: value})  # type: ignore[misc]
    fits = ", ".join(other for other in TYPES_ASKED if name not in lacking(other))
    assert error.value.message["en"] == f"{flag} cannot be used with {command}"
    assert error.value.hint == {"en": f"it works with search, {fits}", "ru": f"он работает с search, {fits}"}
    typed = value if isinstance(value, str) else value[0]
    assert app.run([command, flag, typed]) == 2
    out, err = capfd.readouterr()
    assert (out, err.splitlines()[0]) == ("", f"raes: there is no option {flag}")
    assert all(other in err.splitlines()[1] for other in fits.split(", "))


def test_what_lacks_a_filter() -> None:
    assert {command: lacking(command) for command in TYPES_ASKED if lacking(command)} == {
        "timeline": ("indicators",),
        "meetings": ("indicators",),
        "council": ("indicators",),
        "said": ("kinds", "statuses", "indicators"),
        "trade": ("kinds", "places"),
        "figures": ("kinds", "places"),
    }


@pytest.mark.parametrize(
    ("command", "status", "message", "hint"),
    [
        (
            "timeline",
            "forecast",
            "timeline has no status forecast",
            "one of held, planned, announced; forecast is for trade, figures, sources, conflicts, gaps",
        ),
        (
            "figures",
            "HELD",
            "figures has no status held",
            "one of reported, forecast, target; held is for timeline, meetings, council, sources, conflicts, gaps",
        ),
        ("trade", "forcast", "there is no choice 'forcast'", "did you mean forecast?"),
        (
            "gaps",
            "x",
            "there is no choice 'x'",
            "one of held, planned, announced, reported, forecast, target, open, closed",
        ),
    ],
)
def test_a_status_that_cannot_be_is_an_error(
    command: str, status: str, message: str, hint: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert app.run([command, "--status", status]) == 2
    assert capfd.readouterr() == ("", f"raes: {message}\n{hint}\n")


def test_a_kind_of_source_is_meant_before_that_of_what_it_proves(base: sqlite3.Connection) -> None:
    news = {id_ for id_, record in records(base).items() if record["type"] == "source" and record["kind"] == "news"}
    assert news <= found(base, "sources", kinds=["news"])
    visits = {
        one["source"] for record in records(base).values() if record.get("kind") == "visit" for one in record["sources"]
    }
    assert found(base, "sources", kinds=["visit"]) == visits


def test_an_export_stands_in_the_order_of_the_base(base: sqlite3.Connection) -> None:
    order = list(records(base))
    left = [json.loads(one)["id"] for one in find(base, read(base, "export", {"topics": ["trade"]}).query)]
    assert left == [id_ for id_ in order if id_ in left]
    newest = [json.loads(one) for one in find(base, read(base, "export", {"topics": ["trade"], "reverse": True}).query)]
    assert {one["id"] for one in newest} == set(left)
    asked = Query(topics=(("trade",),), reverse=True)
    assert newest == list(map(json.loads, find(base, asked)))
    assert find(base, Query(written=True)) == every(base)
