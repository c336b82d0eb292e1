"""What there is to ask for: the names, kinds, years and ids that the base has."""

from __future__ import annotations

import sqlite3

from raes_cli.lookup.query import Ids, Query
from raes_cli.lookup.select import select
from raes_cli.text import safe


def named(base: sqlite3.Connection, kind: str) -> dict[str, list[str]]:
    """The ids of a kind of vocabulary, each with all its names: English, Russian, others."""
    rows = base.execute("SELECT id, names FROM vocabulary WHERE kind = ? ORDER BY id", (kind,))
    return {id_: lines.split("\n") for id_, lines in rows}


def linked(base: sqlite3.Connection, role: str, query: Query) -> set[str]:
    """Whatever the records of `query` have to do with in this `role`."""
    sql, parameters = select(query, "id")
    rows = base.execute(f"SELECT DISTINCT target FROM link WHERE role = ? AND record IN ({sql})", (role, *parameters))
    return {row[0] for row in rows}


def kinds(base: sqlite3.Connection, query: Query) -> dict[str, set[str]]:
    """The kinds of the records of `query`, by type."""
    sql, parameters = select(query, "type, kind")
    found: dict[str, set[str]] = {}
    rows = base.execute(f"SELECT DISTINCT type, kind FROM ({sql}) WHERE kind IS NOT NULL ORDER BY type", parameters)
    for type_, kind in rows:
        found.setdefault(type_, set()).add(kind)
    return found


def statuses(base: sqlite3.Connection, query: Query) -> set[str]:
    """The statuses of the records of `query`."""
    sql, parameters = select(query, "status")
    return {row[0] for row in base.execute(f"SELECT DISTINCT status FROM ({sql}) WHERE status NOTNULL", parameters)}


def years(base: sqlite3.Connection, query: Query) -> list[str]:
    """The years in which records of `query` are dated."""
    sql, parameters = select(query, "substr(earliest, 1, 4) AS year, undated")
    rows = base.execute(f"SELECT DISTINCT year FROM ({sql}) WHERE NOT undated AND year ORDER BY year", parameters)
    return [row[0] for row in rows]


def ids(base: sqlite3.Connection, types: Ids, start: str) -> dict[str, tuple[str, str]]:
    """The ids that begin so, of `types` only where there are some; each with its English and Russian title."""
    start = safe(start)
    where = f" AND type IN ({','.join('?' * len(types))})" if types else ""
    en, ru = (f"coalesce(json_extract(json, '$.title.{i}'), json_extract(json, '$.name.{i}'))" for i in ("en", "ru"))
    rows = base.execute(
        f"SELECT id, {en}, {ru} FROM record WHERE id >= ? AND id < ?{where} ORDER BY id",
        (start, start + "\U0010ffff", *types),
    )
    return {row[0]: row[1:] for row in rows}
