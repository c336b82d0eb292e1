"""What each command is about in a given base: the types of its records, and what the base declares for it."""

from __future__ import annotations

import sqlite3

from raes_cli.lookup.query import Ids, Query

_TYPES: dict[str, Ids] = {
    "timeline": ("event",),
    "meetings": ("event",),
    "council": ("event",),
    "said": ("statement",),
    "trade": ("figure",),
    "figures": ("figure",),
    "sources": ("source",),
    "conflicts": ("conflict",),
    "gaps": ("gap",),
}
_NONE: Ids = ("",)
"""What no record has: a base that declares nothing for a command has no answer to it."""


def scope(base: sqlite3.Connection, command: str) -> Query:
    """The records that `command` answers with; everything for a command that is about everything."""
    query = Query(types=_TYPES.get(command, ()))
    match command:
        case "meetings":
            return query._replace(kinds=_declared(base, "event-kind", "counts_as", "meeting"))
        case "council":
            return query._replace(kinds=_declared(base, "event-kind", "command", "council"))
        case "trade":
            return query._replace(subject=_declared(base, "topic", "command", "trade"))
        case _:
            return query


def _declared(base: sqlite3.Connection, kind: str, key: str, value: str) -> Ids:
    """The ids of the vocabulary `kind` of which the base says so under `key`."""
    sql = "SELECT id FROM vocabulary WHERE kind = ? AND json_extract(entry, '$.' || ?) = ?"
    return tuple(row[0] for row in base.execute(sql, (kind, key, value))) or _NONE
