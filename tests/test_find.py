"""From a query to records, on the base that tests query by default."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

import pytest

from raes_cli.base import open_base
from raes_cli.lookup.find import dossier, find, session, undated
from raes_cli.lookup.query import Query
from raes_cli.show.wording import published_by
from small import every


def records(base: sqlite3.Connection, **fields: Any) -> list[dict[str, Any]]:
    return [json.loads(record) for record in find(base, Query(**fields))]


def ids(base: sqlite3.Connection, **fields: Any) -> list[str]:
    return [record["id"] for record in records(base, **fields)]


def test_order_is_by_earliest_latest_then_as_in_the_base_and_the_undated_last(base: sqlite3.Connection) -> None:
    place = {json.loads(record)["id"]: place for place, record in enumerate(every(base))}
    found = records(base, types=(("event",),))
    undated = [record["id"] for record in found if record["id"] in ("council-2", "council-4")]
    assert undated == ["council-2", "council-4"]
    dated = found[: len(found) - sum(1 for record in found if record["latest"] is None or record["id"] == "council-2")]
    assert dated[0]["earliest"] == "1992-04-04"
    first_undated = next(place for place, record in enumerate(found) if record["id"] == "council-2")
    head = [(one["earliest"], one["latest"] or "9999", place[one["id"]]) for one in found[:first_undated]]
    assert head == sorted(head)


@pytest.mark.parametrize(
    ("day", "in_order"),
    [
        ("2023-05-19", ["lavrov-bayramov-2023-05-19", "foreign-ministers-trilateral-2023-05-19"]),
        (
            "2023-05-25",
            ["seec-moscow-2023-05-25", "putin-aliyev-kremlin-2023-05-25", "leaders-trilateral-moscow-2023-05-25"],
        ),
        ("2022-02-22", ["putin-aliyev-talks-2022-02-22", "allied-declaration-signing"]),
    ],
)
def test_within_a_day_the_order_is_that_of_the_source(base: sqlite3.Connection, day: str, in_order: list[str]) -> None:
    for reverse in (False, True):
        found = ids(base, types=(("event",),), first=day, last=day, reverse=reverse)
        assert [id_ for id_ in found if id_ in in_order] == (in_order[::-1] if reverse else in_order)


def test_an_interview_is_told_in_its_own_order(base: sqlite3.Connection) -> None:
    said = ids(base, types=(("statement",),), people=(("kalugin",),))
    assert said.index("kalugin-dushanbe-impulse") < said.index("kalugin-belt-of-stability")
    assert said.index("kalugin-belt-of-stability") < said.index("kalugin-agreement-initialled")


@pytest.mark.parametrize(
    ("days", "window", "found"),
    [
        (("02-22", "02-22"), (), True),
        (("02-21", "02-23"), (), True),
        (("02-23", "02-23"), (), False),
        (("12-01", "02-29"), (), True),
        (("12-01", "02-21"), (), False),
        (("02-22", "02-22"), ("2022-01-01", "2022-12-31"), True),
        (("02-22", "02-22"), ("2023-01-01", "2023-12-31"), False),
    ],
)
def test_a_day_of_every_year_is_found(
    base: sqlite3.Connection, days: tuple[str, str], window: tuple[str, ...], *, found: bool
) -> None:
    bounds = dict(zip(("first", "last"), window, strict=False))
    assert ("allied-declaration-signing" in ids(base, day_of_year=(days,), **bounds)) == found


def test_a_day_of_every_year_is_the_days_of_the_years(base: sqlite3.Connection) -> None:
    for day in ("01-01", "02-28", "05-25", "09-21", "12-31"):
        days = (f"{year}-{day}" for year in range(1990, 2031))
        assert set(ids(base, day_of_year=((day, day),), undated=True)) == {
            id_ for day in days for id_ in ids(base, first=day, last=day, undated=True)
        }


def test_what_is_known_to_the_year_alone_was_on_no_day_of_it(base: sqlite3.Connection) -> None:
    assert "mtc-agreement-2003" not in ids(base, day_of_year=(("05-25", "05-25"),))
    assert "mtc-agreement-2003" in ids(base, day_of_year=(("05-25", "05-25"),), undated=True)


def test_what_no_day_of_the_year_is_told_of_is_counted(base: sqlite3.Connection) -> None:
    query = Query(types=(("event",),), day_of_year=(("02-22", "02-22"),))
    more = len(find(base, query._replace(undated=True))) - len(find(base, query))
    assert [said["en"] for said in undated(base, query)] == [
        f"undated records may belong here too ({more}): --undated shows them"
    ]
    assert more > 0


def test_sessions_stand_by_their_numbers(base: sqlite3.Connection) -> None:
    sessions: dict[str, Any] = {"kinds": (("council-session",),), "numbered": True}
    assert [one["number"] for one in records(base, **sessions)] == [1, 2, 3, 4]
    assert [one["number"] for one in records(base, **sessions, reverse=True, limit=3)] == [4, 3, 2]


def test_both_ends_of_a_window_are_inclusive(base: sqlite3.Connection) -> None:
    day = ids(base, types=(("event",),), kinds=(("council-session",),), first="2023-02-28", last="2023-02-28")
    assert day == ["council-3"]
    assert ids(base, types=(("event",),), kinds=(("council-session",),), last="2023-02-27") == ["council-1"]
    assert ids(base, types=(("event",),), kinds=(("council-session",),), first="2023-03-01") == []


def test_a_record_matches_when_its_bounds_overlap(base: sqlite3.Connection) -> None:
    assert "north-south-declaration-signing" in ids(base, types=(("event",),), first="2022-09-10", last="2022-09-12")
    assert "north-south-declaration-signing" not in ids(
        base, types=(("event",),), first="2022-09-11", last="2022-09-12"
    )
    assert "lavrov-visit-azerbaijan-2023-02" in ids(base, types=(("event",),), first="2023-02-28", last="2023-02-28")


def test_the_undated_match_a_date_filter_only_when_asked_for(base: sqlite3.Connection) -> None:
    window = {"types": (("event",),), "kinds": (("council-session",),), "first": "2022-01-01", "last": "2022-12-31"}
    assert ids(base, **window) == []
    assert ids(base, **window, undated=True) == ["council-2"]
    assert ids(base, types=(("event",),), kinds=(("council-session",),)) == [
        "council-1",
        "council-3",
        "council-2",
        "council-4",
    ]


def test_several_people_must_all_have_taken_part(base: sqlite3.Connection) -> None:
    found = ids(base, types=(("event",),), kinds=(("meeting", "talks"),), people=(("lavrov",), ("mirzoyan",)))
    assert found == ["foreign-ministers-trilateral-2023-05-19", "foreign-ministers-trilateral-2023-07-25"]


def test_a_place_holds_what_lies_in_it(base: sqlite3.Connection) -> None:
    assert "putin-aliyev-kremlin-2023-05-25" in ids(base, types=(("event",),), places=(("moscow",),))
    assert "putin-aliyev-kremlin-2023-05-25" in ids(base, types=(("event",),), places=(("russia",),))
    assert "peacekeepers-killed-2023-09-20" in ids(base, types=(("event",),), places=(("karabakh-region",),))


def test_reverse_turns_the_dated_and_leaves_the_undated_last(base: sqlite3.Connection) -> None:
    found = ids(base, types=(("event",),), kinds=(("council-session",),), reverse=True)
    assert found == ["council-3", "council-1", "council-4", "council-2"]


def test_a_limit_is_a_limit(base: sqlite3.Connection) -> None:
    assert len(ids(base, types=(("event",),), limit=5)) == 5
    assert ids(base, types=(("event",),), limit=0) == []


def test_a_dossier_counts_meetings_talks_and_calls_that_were_held(base: sqlite3.Connection) -> None:
    record = find(base, Query(ids=(("putin",),)))[0]
    putin = json.loads(dossier(base, record, "putin", Query()))
    meetings = {
        event["id"]
        for event in putin["events"]
        if event["kind"] in ("meeting", "talks", "call")
        and event["status"] == "held"
        and "aliyev" in {one["id"] for one in event["participants"]}
        and "putin" in {one["id"] for one in event["participants"]}
    }
    assert "putin-aliyev-talks-2024-04-22" not in meetings
    assert putin["met_with"][0] == {
        "id": "aliyev",
        "name": {"en": "Ilham Aliyev", "ru": "Ильхам Алиев", "az": "İlham Əliyev"},
        "count": len(meetings),
    }
    counted = [one["count"] for one in putin["met_with"]]
    assert counted == sorted(counted, reverse=True)


def test_a_dossier_tells_accounts_from_deeds(base: sqlite3.Connection) -> None:
    record = find(base, Query(ids=(("kalugin",),)))[0]
    kalugin = json.loads(dossier(base, record, "kalugin", Query()))
    assert [event["id"] for event in kalugin["events"]] == ["council-4"]
    assert "putin-aliyev-dushanbe-2025-10-09" in {record["id"] for record in kalugin["attributed"]}


def test_a_session_comes_with_its_statements_papers_and_gaps(base: sqlite3.Connection) -> None:
    record = find(base, Query(ids=(("council-3",),)))[0]
    whole = json.loads(session(base, record, "council-3"))
    assert {statement["event"] for statement in whole["statements"]} == {"council-3"}
    assert "book-30-years" in {paper["id"] for paper in whole["papers"]}
    assert whole["theme"]["ru"].startswith("Российско-азербайджанские отношения в XXI веке")


def test_an_export_has_every_record_once(base: sqlite3.Connection) -> None:
    exported = [json.loads(record)["id"] for record in every(base)]
    assert len(exported) == len(set(exported))


def test_every_record_has_the_keys_of_the_contract(base: sqlite3.Connection) -> None:
    for text in every(base):
        record = json.loads(text)
        common = {"id", "type", "date", "earliest", "latest", "date_note", "topics", "sources", "conflicts"}
        assert common <= set(record), record["id"]
        assert ("name" if record["type"] in ("person", "organization") else "title") in record
        if record["type"] != "source":
            assert record["sources"], record["id"]
        assert all(set(one) == {"source", "anchor", "locator"} for one in record["sources"])
        assert all(one["locator"] for one in record["sources"]), record["id"]


def test_any_number_of_names_may_be_asked_for(base: sqlite3.Connection) -> None:
    putin = ("putin",)
    met = ids(base, types=("event",), people=(putin,))
    assert ids(base, types=("event",), people=(putin,) * 3000) == met
    several = tuple(("putin", f"nobody-{number}") for number in range(3000))
    assert ids(base, types=("event",), people=several) == met


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (None, "the last 4 are placed only in Azerbaijan: the city is not named"),
        (1, "the last is placed only in Azerbaijan: the city is not named"),
    ],
)
def test_what_may_have_been_in_a_capital_is_told_by_the_name_of_its_country(limit: int | None, expected: str) -> None:
    with open_base() as base:
        answer = base.find(base.read("meetings", places=["Baku"], limit=limit))
    assert {one["place"]["id"] for one in answer.decoded()} == {"azerbaijan"}
    assert expected in [note["en"] for note in answer.notes]


@pytest.mark.live
@pytest.mark.parametrize(
    ("words", "publisher"), [("RIA Novosti", "RIA Novosti"), ("РИА Новости", "RIA Novosti"), ("Turan", "Turan")]
)
def test_sources_of_a_publisher_stand_before_those_that_name_it(words: str, publisher: str) -> None:
    with open_base() as base:
        answer = base.ask(words, base.read("sources"))
    own = [published_by(one, "en") == publisher for one in answer.decoded()]
    assert own == sorted(own, reverse=True)
    assert {*own} == {True, False}
    assert answer.apart
    assert answer.apart[0] == own.count(False)
