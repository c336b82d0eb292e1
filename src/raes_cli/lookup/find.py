"""From a query to records: a single SQL statement whose rows are finished JSON."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from raes_cli import text
from raes_cli.lookup.query import Ids, Query, Reading
from raes_cli.lookup.select import select
from raes_cli.text import Words, both


def find(base: sqlite3.Connection, query: Query) -> list[str]:
    """Return the records that match `query`, each as JSON text, in the order of `select`."""
    return [row[0] for row in base.execute(*select(base, query, "json"))]


def numbers(base: sqlite3.Connection, query: Query) -> list[int]:
    """Return the row numbers of the records that match `query`, in the order of `select`."""
    return [row[0] for row in base.execute(*select(base, query, "number"))]


def count(base: sqlite3.Connection, query: Query) -> int:
    """Return how many records match `query`, ignoring its limit."""
    return int(base.execute(*select(base, query, "count(*)", ordered=False)).fetchone()[0])


def few(base: sqlite3.Connection, query: Query, most: int) -> int:
    """Return how many records match `query`, ignoring its limit; `most` if there are more than that."""
    sql, parameters = select(base, query, "1", ordered=False)
    return len(base.execute(f"{sql} LIMIT ?", (*parameters, most)).fetchall())


def apart(
    base: sqlite3.Connection, reading: Reading, records: Sequence[str]
) -> tuple[Sequence[str], tuple[int, Words] | None]:
    """Return `records` with uncertain matches moved to or added at the end; and their number with a note, or None.

    These are sources that other publishers published, and records placed in the country of a capital that is asked for.
    """
    query = reading.query
    if {*query.types} == {("source",)} and isinstance(records, list):
        own = {id_ for term in query.terms for role, ids in term if role == "by" for id_ in ids}
        named = " ".join(text.words(" ".join(reading.words)))
        mine: list[str] = []
        others: list[str] = []
        for record in records:
            (mine if named and _publisher(record) & {named, *own} else others).append(record)
        return ([*mine, *others], (len(others), _of_others(len(others)))) if mine and others else (records, None)
    country, beside = _beside_capital(base, query) if (query.places or query.terms) and not query.skip else ("", [])
    if more := beside if query.limit is None else beside[: max(query.limit - len(records), 0)]:
        return [*records, *more], (len(more), _only_in(base, country, len(more)))
    return records, None


def _publisher(source: str) -> set[str]:
    """Return the id and folded names of the publisher of a source; if unknown, of the outlet or body that it relays."""
    import json  # lazy: only needed for sources

    record = json.loads(source)
    by = record["publisher"] or record.get("outlet") or (record["relays"] or [None])[0]
    names = [by] if isinstance(by, str) else [by["id"], *by["name"].values()] if by else []
    return {*names[:1], *(" ".join(text.words(name)) for name in names)}


def _of_others(count: int) -> Words:
    """Return the note on sources that others published."""
    en = "the last is" if count == 1 else f"the last {count} are"
    ru = "последний" if count == 1 else f"последние {count}"
    return both(f"{en} published by others, who cite it or name it", f"{ru} — других изданий, которые его приводят")


def _beside_capital(base: sqlite3.Connection, query: Query) -> tuple[str, list[str]]:
    """Return the country of a capital that is asked for, and the records placed in that country only."""
    sql = "SELECT json_extract(entry, '$.capital_of') FROM vocabulary WHERE kind = 'place' AND id = ?"
    # A name that may mean a capital or its state gives a term of alternatives.
    either = ((ids, term) for term in query.terms for role, ids in term if role == "place")
    for ids, term in (*((choice, ()) for choice in query.places), *either):
        if len(ids) == 1 and (row := base.execute(sql, ids).fetchone()) and row[0]:
            wider = query._replace(
                places=tuple(one for one in query.places if term or one != ids),
                terms=(*(one for one in query.terms if one != term), (("exactly", (row[0],)),)),
                limit=None,
            )
            found = set(numbers(base, query._replace(limit=None)))
            others = [number for number in numbers(base, wider) if number not in found]
            of_number = "SELECT json FROM record WHERE number = ?"
            return row[0], [base.execute(of_number, (one,)).fetchone()[0] for one in others]
    return "", []


def _only_in(base: sqlite3.Connection, country: str, count: int) -> Words:
    """Return the note on records that are placed only in `country`, and may belong to its capital."""
    sql = "SELECT names FROM vocabulary WHERE kind = 'place' AND id = ?"
    names = base.execute(sql, (country,)).fetchone()[0].split("\n")
    en = "the last is" if count == 1 else f"the last {count} are"
    ru = "у последней записи" if count == 1 else f"у последних {count}"
    return both(
        f"{en} placed only in {names[0]}: the city is not named",
        f"{ru} названа только страна ({names[1]}), а не город",
    )


def reach(base: sqlite3.Connection) -> tuple[str, Words] | None:
    """Return the newest day of the base and a note on it; None if nothing is dated."""
    newest = base.execute("SELECT newest FROM base").fetchone()[0]
    said = both(f"as far as the sources reach: {newest}", f"источники базы — по {newest}")
    return (newest, said) if newest else None


def undated(base: sqlite3.Connection, query: Query) -> Iterator[Words]:
    """Yield a note on how many undated records the dates of `query` leave out; none for a single day."""
    day = query.first is not None and query.first == query.last
    if query.undated or day or not (query.first or query.last or query.day_of_year):
        return
    more = count(base, query._replace(undated=True)) - count(base, query)
    if more:
        en = f"undated records may belong here too ({more}): --undated shows them"
        yield both(en, f"сюда могут относиться и записи без точной даты ({more}): их покажет --undated")


def joined(record: str, **parts: str) -> str:
    """Return the JSON object `record` with further keys, whose values are already JSON."""
    tail = "".join(f',"{key}":{value}' for key, value in parts.items())
    return record[:-1] + tail + "}"


def array(records: list[str]) -> str:
    """Return a JSON array of finished records."""
    return "[" + ",".join(records) + "]"


def dossier(base: sqlite3.Connection, record: str, id_: str, query: Query) -> str:
    """Return the `record` of a person or body with `events`, `statements`, `documents`, `attributed` and `met_with`.

    The dates and other filters of `query` restrict what is listed.
    """
    query = query._replace(limit=None)
    mine = query & Query(people=((id_,),))
    parts = {
        name: array(find(base, mine & Query(types=((type_,),))))
        for name, type_ in (("events", "event"), ("statements", "statement"), ("documents", "document"))
    }
    accounts = find(base, query & Query(by=((id_,),)))
    return joined(record, **parts, attributed=array(accounts), met_with=met_with(base, id_, mine))


def met_with(base: sqlite3.Connection, id_: str, query: Query) -> str:
    """Return whom a person or body met in held meetings, talks and calls, with counts; most frequent first."""
    sql, parameters = select(base, query, "id", ordered=False)
    rows = base.execute(
        "SELECT json_object('id', other.target, 'name', json(json_extract(actor.json, '$.name')), 'count', count(*))"
        " FROM link AS mine CROSS JOIN link AS other ON other.record = mine.record AND other.role = 'met'"
        " CROSS JOIN record AS actor ON actor.id = other.target"
        f" WHERE mine.role = 'met' AND mine.target = ? AND other.target <> ? AND mine.record IN ({sql})"
        " GROUP BY other.target ORDER BY count(*) DESC, actor.number",
        (id_, id_, *parameters),
    )
    return array([row[0] for row in rows])


def numbered(base: sqlite3.Connection, query: Query) -> dict[str, str]:
    """Return the ids of the numbered events of `query`, by number."""
    sql, parameters = select(base, query, "ordinal, id", ordered=False)
    rows = base.execute(f"SELECT ordinal, id FROM ({sql}) WHERE ordinal ORDER BY ordinal", parameters)
    return {str(ordinal): id_ for ordinal, id_ in rows}


def session(base: sqlite3.Connection, record: str, id_: str) -> str:
    """Return the `record` of a session with its statements, its papers and the gaps about them.

    These are in the order of the base, which is that of the sources.
    """
    sql = "SELECT json FROM record WHERE +type = ? AND status IS NOT 'closed' AND id IN ({}) ORDER BY number"
    of_it = "SELECT record FROM link WHERE role IN ('event', 'part') AND target = ?"
    missing = f"SELECT record FROM link WHERE role = 'about' AND (target = ? OR target IN ({of_it}))"
    parts = {
        name: array([row[0] for row in base.execute(sql.format(ids), (type_, *[id_] * ids.count("?")))])
        for name, type_, ids in (
            ("statements", "statement", of_it),
            ("papers", "document", of_it),
            ("gaps", "gap", missing),
        )
    }
    return joined(record, **parts)


def explained(base: sqlite3.Connection, records: list[str]) -> list[str]:
    """Return `records`, adding `conflict_texts` to those that are in a conflict."""
    sql = (
        "SELECT json_group_array(json_object("
        "'id', conflict.id, 'text', json(json_extract(conflict.json, '$.text')),"
        " 'title', json(json_extract(conflict.json, '$.title')), 'rule', json_extract(conflict.json, '$.rule'),"
        " 'rounding', json(coalesce(json_type(conflict.json, '$.rounding'), 'null'))))"
        " FROM link JOIN record AS conflict ON conflict.id = link.record"
        " WHERE link.role = 'claim' AND link.target = ?"
    )
    return [
        joined(record, conflict_texts=base.execute(sql, (id_of(record),)).fetchone()[0])
        if '"conflicts":["' in record
        else record
        for record in records
    ]


def claimed(base: sqlite3.Connection, records: list[str]) -> list[str]:
    """Return `records`, adding `claim_records` to the conflicts."""
    sql = (
        "SELECT record.json FROM link JOIN record ON record.id = link.target"
        " WHERE link.role = 'claim' AND link.record = ? ORDER BY record.earliest, record.latest, record.number"
    )
    claims = [[row[0] for row in base.execute(sql, (id_of(record),))] for record in records]
    return [
        joined(record, claim_records=array(found)) if found else record
        for record, found in zip(records, claims, strict=True)
    ]


def about(base: sqlite3.Connection, records: list[str]) -> list[str]:
    """Return `records`, adding `about_titles`, the titles of their subjects, to the gaps."""
    sql = (
        "SELECT json_group_array(json_object('id', other.id, 'title',"
        " json(coalesce(json_extract(other.json, '$.title'), json_extract(other.json, '$.name')))))"
        " FROM link JOIN record AS other ON other.id = link.target WHERE link.role = 'about' AND link.record = ?"
    )
    gap = '","type":"gap",'
    return [
        joined(record, about_titles=found)
        if gap in record and (found := base.execute(sql, (id_of(record),)).fetchone()[0]) != "[]"
        else record
        for record in records
    ]


_TOLD: Mapping[Ids, Callable[[sqlite3.Connection, list[str]], list[str]]] = {
    ("figure",): explained, ("conflict",): claimed, ("gap",): about,
}  # fmt: skip
"""Record type of a query → the function that adds details to its records."""


def told(base: sqlite3.Connection, query: Query, records: Sequence[str]) -> Sequence[str]:
    """Return the `records` of a query, adding details if it asks for a single type that has some."""
    types = {*query.types}
    tell = _TOLD.get(types.pop()) if len(types) == 1 else None
    return tell(base, [*records]) if tell else records


def id_of(record: str) -> str:
    """Return the id of a finished record, which comes first in its JSON."""
    return record.split('"', 4)[3]


def labels(base: sqlite3.Connection) -> dict[str, Any]:
    """Return the names of kinds, by type and id, and of units: `{"event-kind": {"call": {"en": …}}, …}`."""
    import json  # lazy: JSON output needs no decoding

    found: dict[str, Any] = {}
    for kind, id_, entry in base.execute("SELECT kind, id, entry FROM vocabulary WHERE entry IS NOT NULL"):
        found.setdefault(kind, {})[id_] = json.loads(entry)
    return found
