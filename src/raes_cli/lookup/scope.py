"""The scope of each command in a given base: its record type, and the kinds or topics that the base declares for it."""

from __future__ import annotations

import sqlite3
from itertools import chain

from raes_cli.lookup.query import Ids, Query

TYPES_ASKED = {
    "timeline": "event",
    "meetings": "event",
    "council": "event",
    "said": "statement",
    "trade": "figure",
    "figures": "figure",
    "sources": "source",
    "conflicts": "conflict",
    "gaps": "gap",
}
"""Command → record type of its answer; commands not listed answer with any type."""

LISTS = {
    "people": ("person",),
    "organizations": ("organization",),
    "places": ("place",),
    "topics": ("topic",),
    "kinds": ("event-kind", "document-kind", "organization-kind", "source-kind"),
    "indicators": ("indicator",),
    "sources": ("source",),
}
"""List of `raes list` → its groups, which are record types or kinds of vocabulary."""
GROUPS = ("type", "kind", "month", "year", "person", "organization", "place", "topic", "indicator", "source")
"""The groups by which records are counted."""

STATUSES = {
    "event": ("held", "planned", "announced"),
    "figure": ("reported", "forecast", "target"),
    "gap": ("open", "closed"),
}
"""Record type with a status → the statuses that a filter accepts."""

_LACKING = {
    "event": ("indicators",),
    "figure": ("kinds", "places"),
    "statement": ("kinds", "statuses", "indicators"),
}
"""Record type → filters that do not apply to it; all of them apply to types that stand for others."""


def lacking(command: str) -> Ids:
    """Return the filters, by their names in `Filters`, that do not apply to the records of `command`."""
    return _LACKING.get(TYPES_ASKED.get(command, ""), ())


def statuses(command: str) -> Ids:
    """Return the statuses that the records of `command` can have."""
    type_ = TYPES_ASKED.get(command, "")
    if "statuses" in lacking(command):
        return ()
    if type_ in _LACKING:
        return STATUSES[type_]
    # Types that stand for others are found by the statuses of those; gaps are never claims of a conflict.
    return tuple(chain(*(known for of, known in STATUSES.items() if (type_, of) != ("conflict", "gap"))))


def scope(base: sqlite3.Connection, command: str) -> Query:
    """Return the query for all records that `command` answers with; it matches everything for a general command.

    If the base declares nothing for the command, the query matches nothing.
    """
    types = ((TYPES_ASKED[command],),) if command in TYPES_ASKED else ()
    match command:
        case "meetings":
            return Query(types=types, kinds=(_declared(base, "event-kind", "counts_as", "meeting"),))
        case "council":
            return Query(types=types, kinds=(_declared(base, "event-kind", "command", "council"),), numbered=True)
        case "trade":
            return Query(types=types, topics=(_declared(base, "topic", "command", "trade"),))
        case "export" | "list" | "stats":
            return Query(written=True)
        case _:
            return Query(types=types)


def _declared(base: sqlite3.Connection, kind: str, key: str, value: str) -> Ids:
    """Return the ids in the vocabulary `kind` whose entry has `value` under `key`."""
    sql = "SELECT id FROM vocabulary WHERE kind = ? AND json_extract(entry, '$.' || ?) = ?"
    return tuple(row[0] for row in base.execute(sql, (kind, key, value)))
