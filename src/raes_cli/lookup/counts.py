"""Counting records: by group for `raes stats`, and for each name in the lists of `raes list`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from raes_cli.errors import UsageError, no_such
from raes_cli.lookup.conditions import ROLES, params
from raes_cli.lookup.find import count
from raes_cli.lookup.query import DATES, Choices, Query, Reading
from raes_cli.lookup.scope import LISTS, scope
from raes_cli.lookup.select import select
from raes_cli.text import Words, both, listed, nearest

_USUAL = ("type", "kind", "year", "topic", "source")
_FOUND_BY = {
    "person": "people", "organization": "people", "place": "places", "topic": "topics", "indicator": "indicators",
    "source": "sources",
}  # fmt: skip
"""Group of linked records → the query field that filters by it."""
_RECORDS = ("person", "organization", "source")
_DATED = ("month", "year")
_OPEN = Query(statuses=(("planned", "announced"),))
"""Events that are not known to have been held."""


def counts(base: sqlite3.Connection, query: Query, by: str | None = None) -> list[str]:
    """Count the records of `query` in each usual group, or in group `by` alone; return the counts as JSON objects.

    The limit of the query applies to each group, and `reverse` reverses its order, undated records staying last.
    """
    found = []
    for group in (by,) if by else _USUAL:
        counted = _counted(base, query, group)
        names = _names(base, "event-kind" if group == "kind" else group, [key for key, _ in counted])
        rows = [
            {"group": group, "key": key, "count": count, **({"name": names[key]} if key in names else {})}
            for key, count in counted
        ]
        known = [row for row in rows if row["key"] != "undated"]
        known = known[::-1] if query.reverse else known
        found += [*known, *(row for row in rows if row["key"] == "undated")][: query.limit]
    return list(map(_json, found))


def names(base: sqlite3.Connection, query: Query, what: str) -> list[str]:
    """Return the names in list `what`, each with the number of records of `query` that it finds, as JSON objects.

    If the query narrows, names that find nothing are left out. Raises `UsageError` for an unknown list.
    """
    called = what.lower().replace("isation", "ization")
    what = next((id_ for id_, name in _CALLED.items() if called in (id_, *map(str.lower, name.values()))), what)
    if what not in LISTS:
        raise _no_list(what)
    narrows = query._replace(limit=None, reverse=False, written=False) != Query()
    found: list[dict[str, Any]] = []
    for group in LISTS[what]:
        often = dict(_counted(base, query, group))
        rows: list[dict[str, Any]] = [
            {"id": id_, "list": what, "name": name, "aliases": aliases, "count": often.get(id_, 0)}
            | ({"of": group.removesuffix("-kind")} if what == "kinds" else {})
            for id_, name, aliases in _spelled(base, group, [*often] if narrows else None)
        ]
        found += sorted(rows, key=lambda row: -row["count"])
    return list(map(_json, (found[::-1] if query.reverse else found)[: query.limit]))


def lists(base: sqlite3.Connection, query: Query) -> list[str]:
    """Return the lists of `raes list`, each with the number of its names that find any of the records of `query`."""
    asked = query._replace(limit=None, reverse=False)
    found = [
        _json({"id": what, "list": "lists", "name": name, "count": len(names(base, asked, what))})
        for what, name in _CALLED.items()
    ]
    return (found[::-1] if query.reverse else found)[: query.limit]


def uncounted(base: sqlite3.Connection, query: Query) -> Words | None:
    """Return a hint that the records of `query` cannot be counted by the group asked for; None if there are none."""
    from raes_cli.lookup.hints import Hint  # lazy: only for an empty answer

    if not (most := count(base, query)):
        return None
    en = f"records match, but cannot be counted this way ({most}): --by type counts all"
    return Hint(both(en, f"записи есть, но так их не сосчитать ({most}): все считает --by type"))


def counted(base: sqlite3.Connection, reading: Reading) -> Words:
    """Return in words how many records a reading asks for.

    Events are broken down by kind, and followed by those that are left out of the count: events not known to have been
    held, unless asked for, and other kinds of meetings; then by the counts that the sources themselves give.
    """
    query = reading.query._replace(limit=None)
    if {("event",)} != {*query.types}:
        many = sum(count for _, count in _counted(base, query, "type"))
        return both(f"counted in this base: {many}", f"в этой базе: {many}")
    held = query if query.statuses else query._replace(statuses=(("held",),))
    own = set(query.kinds[0]).intersection(*query.kinds) if query.kinds else set()
    others = dict(_counted(base, held._replace(kinds=()) & scope(base, "meetings"), "kind")) if own else {}
    left = {kind: count for kind, count in others.items() if own & others.keys() and kind not in own}
    counts = (
        (dict(_counted(base, held, "kind")), "counted in this base", "в этой базе"),
        (dict(_counted(base, query & _OPEN, "kind")), "not known to have been held", "неизвестно, состоялось ли"),
        (left, "not counted", "не сосчитано"),
    )
    called = _names(base, "event-kind")
    told: list[Words] = []
    for kinds, *names in counts:
        if kinds or not told:
            parts = (listed(f"{called[kind][lang]} {count}" for kind, count in kinds.items()) for lang in ("en", "ru"))
            total = sum(kinds.values())
            words = (f"{name}: {total}{part and f' ({part})'}" for name, part in zip(names, parts, strict=True))
            told.append(both(*words))
    times = _times(base, held) if query.places and not query.kinds else 0
    if 0 < times < sum(counts[0][0].values()):
        told.insert(1, both(f"adjoining days taken as one: {times}", f"если смежные дни считать за один раз: {times}"))
    told += _by_sources(base, reading)
    return both(*("; ".join(one[lang] for one in told) for lang in ("en", "ru")))


def _times(base: sqlite3.Connection, query: Query) -> int:
    """Return how many times the events of `query` are apart: those on the same or the next day are one stay."""
    sql, parameters = select(base, query, "ifnull(earliest, ''), ifnull(date(latest, '+1 day'), '')", ordered=False)
    times, end = 0, ""
    for first, last in base.execute(f"{sql} ORDER BY earliest", parameters):
        times += first > end or not first
        end = max(end, last)
    return times


def _by_sources(base: sqlite3.Connection, reading: Reading) -> Iterator[Words]:
    """Yield where the sources themselves count the events that a reading asks for."""
    query = reading.query
    people = (*query.people, *(ids for term in query.terms for role, ids in term if role == "with"))
    among = {id_ for term in query.terms for role, its in term if role == "several" for id_ in its}
    sql = "SELECT id, json_extract(entry, '$.between') AS those FROM vocabulary WHERE kind = 'indicator'"
    known = ((id_, {*json.loads(those)}) for id_, those in base.execute(f"{sql} AND those NOTNULL"))
    ids = tuple(id_ for id_, those in known if _between(those, people) or (not people and those <= among))
    figures = Query(types=(("figure",),), indicators=(ids,), first=query.first, last=query.last)
    if ids and (many := sum(count for _, count in _counted(base, figures, "type"))):
        days = tuple(one for one in reading.said_as if one[0] in DATES)
        command = Reading("figures", said_as=(*days, *(("--indicator", id_) for id_ in ids))).command()
        yield both(f"as the sources count: {command} ({many})", f"по счёту источников: {command} ({many})")


def _between(those: set[str], people: Choices) -> bool:
    """Return whether the choices `people` can stand for exactly `those`."""
    return len(people) == len(those) and all(those.intersection(choice) for choice in people)


def _counted(base: sqlite3.Connection, query: Query, group: str) -> list[tuple[str, int]]:
    """Return the keys of a group with their counts of records of `query`, most frequent first, dates in order."""
    order = "1" if group in _DATED else "min(number)" if group == "type" else "2 DESC, 1"
    parameters: tuple[object, ...]
    if group in _FOUND_BY:
        roles = ROLES[_FOUND_BY[group]]
        if _whole(query):
            source, parameters = "SELECT target, records FROM tally WHERE role = ?", (", ".join(roles),)
        else:
            # Go from the records to their links: most links belong to other records.
            asked, parameters = select(base, query, "id", ordered=False)
            source = (
                f"SELECT target, count(DISTINCT record) FROM ({asked}) AS its CROSS JOIN link ON link.record = its.id"
                f" WHERE role IN ({params(roles)})"
            )
            parameters = (*parameters, *roles)
        if group in _RECORDS:
            source += " AND EXISTS (SELECT 1 FROM record WHERE id = target AND +type = ?)"
            parameters = (*parameters, group)
        return list(base.execute(f"{source} GROUP BY 1 ORDER BY {order}", parameters))
    if group == "type":
        key, where, its = "type", "", query
    elif group in _DATED:
        # A record that is not within a single month is counted under its year.
        month = "iif(substr(earliest, 1, 7) = substr(latest, 1, 7), 7, 4)" if group == "month" else "4"
        key, where, its = f"iif(undated, 'undated', substr(earliest, 1, {month}))", "", query.only("event")
    else:
        key, where = "kind", " AND kind NOTNULL"
        its = query.only(group.removesuffix("-kind") if group != "kind" else "event")
    sql, parameters = select(base, its, f"{key}, count(*)", ordered=False)
    return list(base.execute(f"{sql}{where} GROUP BY 1 ORDER BY {order}", parameters))


def _whole(query: Query) -> bool:
    """Return whether a query asks for the whole base."""
    return query._replace(limit=None, reverse=False) == Query(written=True)


def _names(base: sqlite3.Connection, group: str, ids: Sequence[str] | None = None) -> dict[str, dict[str, str]]:
    """Return the names of the keys of a group in all languages, in the order of the base; only of `ids` if given."""
    among, parameters = _among(ids)
    sql = (
        f"SELECT id, json_extract(entry, '$.name') FROM vocabulary WHERE kind = ? AND entry NOTNULL{among} ORDER BY id"
    )
    if group in _RECORDS:
        of_type = "+type" if among else "type"  # the rows are long, so few are not looked for among all of a type
        sql = f"SELECT id, json_extract(json, '$.name') FROM record WHERE {of_type} = ?{among} ORDER BY number"
    return {id_: json.loads(name) for id_, name in base.execute(sql, (group, *parameters))}


def _spelled(
    base: sqlite3.Connection, group: str, ids: Sequence[str] | None
) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """Yield each key of a group, as `_names` has them, with its names in all languages and its other names."""
    kind = "actor" if group in ("person", "organization") else group
    among, parameters = _among(ids)
    spelled = dict(base.execute(f"SELECT id, names FROM vocabulary WHERE kind = ?{among}", (kind, *parameters)))
    for id_, name in _names(base, group, ids).items():
        yield id_, name, [one for one in spelled[id_].split("\n") if one not in (*name.values(), id_)]


def _among(ids: Sequence[str] | None) -> tuple[str, tuple[str, ...]]:
    """Return the SQL condition that an id is one of `ids`, with its values; empty for None."""
    return (" AND id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)) if ids is not None else ("", ())


def _json(row: dict[str, Any] | list[str]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _no_list(what: str) -> UsageError:
    known, near = listed(LISTS), nearest(what, LISTS, 1)
    en, ru = (f"did you mean {near[0]}? ", f"возможно, {near[0]}? ") if near else ("", "")
    return no_such("list", "списка", what, both(f"{en}one of {known}", f"{ru}один из: {known}"))


_CALLED = {
    "people": both("People", "Люди"),
    "organizations": both("Organizations", "Организации"),
    "places": both("Places", "Места"),
    "topics": both("Topics", "Темы"),
    "kinds": both("Kinds", "Виды"),
    "indicators": both("Indicators", "Показатели"),
    "sources": both("Sources", "Источники"),
}
