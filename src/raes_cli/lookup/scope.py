"""What each command is about in a given base: the types of its records, and what the base declares for it."""

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
"""The type of the records that a command answers with; those of others are of any."""

LISTS = {
    "people": ("person",),
    "organizations": ("organization",),
    "places": ("place",),
    "topics": ("topic",),
    "kinds": ("event-kind", "document-kind", "organization-kind", "source-kind"),
    "indicators": ("indicator",),
    "sources": ("source",),
}
"""What `raes list` lists → the groups that it has, which are types of records or kinds of vocabulary."""
GROUPS = ("type", "kind", "month", "year", "person", "organization", "place", "topic", "indicator", "source")
"""What records are counted by."""

STATUSES = {
    "event": ("held", "planned", "announced"),
    "figure": ("reported", "forecast", "target"),
    "gap": ("open", "closed"),
}
"""Type of records that have a status → those that a filter names."""

_LACKING = {
    "event": ("indicators",),
    "figure": ("kinds", "places"),
    "statement": ("kinds", "statuses", "indicators"),
}
"""Type of records → the filters that say nothing of them; what stands for others may be found by all."""


def lacking(command: str) -> Ids:
    """The filters, by their names in `Filters`, that cannot apply to what `command` answers with."""
    return _LACKING.get(TYPES_ASKED.get(command, ""), ())


def statuses(command: str) -> Ids:
    """The statuses that a record can have of those that `command` answers with."""
    type_ = TYPES_ASKED.get(command, "")
    if "statuses" in lacking(command):
        return ()
    if type_ in _LACKING:
        return STATUSES[type_]
    # What stands for others is found by theirs; no claim of a conflict is a gap.
    return tuple(chain(*(known for of, known in STATUSES.items() if (type_, of) != ("conflict", "gap"))))


def scope(base: sqlite3.Connection, command: str) -> Query:
    """The records that `command` answers with; everything for a command that is about everything.

    A base that declares nothing for a command has no answer to it.
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
    """The ids of the vocabulary `kind` of which the base says so under `key`."""
    sql = "SELECT id FROM vocabulary WHERE kind = ? AND json_extract(entry, '$.' || ?) = ?"
    return tuple(row[0] for row in base.execute(sql, (kind, key, value)))
