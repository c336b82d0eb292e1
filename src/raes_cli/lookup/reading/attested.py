"""Queries about people and bodies in a base: who is a person, who made statements, who took part together."""

import sqlite3
from collections.abc import Sequence

from raes_cli.lookup.conditions import params
from raes_cli.lookup.query import Ids


class Attested:
    """Answers queries about ids in a base."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def person(self, id_: str) -> bool:
        """Return whether an id belongs to a person."""
        return bool(self.base.execute("SELECT 1 FROM record WHERE id = ? AND type = 'person'", (id_,)).fetchone())

    def of_kinds(self, kinds: Ids) -> Ids:
        """Return the bodies of these kinds."""
        sql = f"SELECT id FROM record WHERE type = 'organization' AND kind IN ({params(kinds)})"
        return tuple(row[0] for row in self.base.execute(sql, kinds)) if kinds else ()

    def apart(self, kinds: Ids) -> bool:
        """Return whether these kinds of bodies are declared `apart` from the others, as states are."""
        sql = "SELECT 1 FROM vocabulary WHERE kind = 'organization-kind' AND id = ? AND json_extract(entry, '$.apart')"
        return all(self.base.execute(sql, (kind,)).fetchone() for kind in kinds)

    def speaks(self, ids: Sequence[str], topics: Sequence[str] = (), type_: str = "statement") -> bool:
        """Return whether any of `ids` itself has a statement (or record of `type_`), on one of `topics` if given."""
        sql = (
            "SELECT 1 FROM link JOIN record ON id = record"
            f" WHERE role = 'with' AND type = ? AND target IN ({params(ids)})"
        )
        if topics:
            its = f"SELECT 1 FROM link AS its WHERE its.record = id AND role = 'topic' AND target IN ({params(topics)})"
            sql += f" AND EXISTS ({its})"
        return self.base.execute(sql, (type_, *ids, *topics)).fetchone() is not None

    def filed(self, indicators: Sequence[str]) -> list[str]:
        """Return the topics of the figures of `indicators`."""
        sql = f"SELECT DISTINCT target FROM measured WHERE indicator IN ({params(indicators)}) AND role = 'topic'"
        return [row[0] for row in self.base.execute(sql, indicators)] if indicators else []

    def is_silent(self, ids: Sequence[str]) -> bool:
        """Return whether none of `ids`, nor its representatives, took part in an event or made a statement."""
        sql = (
            "SELECT 1 FROM link JOIN record ON id = record WHERE type IN ('event', 'statement')"
            f" AND role IN ('with', 'at', 'of', 'for') AND target IN ({params(ids)})"
        )
        return self.base.execute(sql, tuple(ids)).fetchone() is None

    def took_part(self, id_: str, kinds: Sequence[str]) -> bool:
        """Return whether somebody took part in any event of one of `kinds`."""
        sql = (
            "SELECT 1 FROM link JOIN record ON id = record WHERE type = 'event' AND role IN ('with', 'at')"
            f" AND target = ? AND kind IN ({params(kinds)})"
        )
        return self.base.execute(sql, (id_, *kinds)).fetchone() is not None

    def are_within(self, kinds: Sequence[str], others: Sequence[str]) -> bool:
        """Return whether any event of one of these kinds is linked to one of the `others`."""
        sql = (
            "SELECT 1 FROM record JOIN link ON link.record = record.id JOIN record AS other ON other.id = target"
            f" WHERE record.kind IN ({params(kinds)}) AND other.kind IN ({params(others)})"
        )
        return self.base.execute(sql, (*kinds, *others)).fetchone() is not None

    def published(self, ids: Ids) -> Ids:
        """Return the sources published by any of `ids`."""
        by = f"type = 'source' AND json_extract(json, '$.publisher.id') IN ({params(ids)})"
        sql = f"SELECT id FROM record INDEXED BY record_by_publisher WHERE {by}"  # which SQLite would not choose
        rows = self.base.execute(sql, ids) if ids else ()
        return tuple(row[0] for row in rows)

    def together(self, ids: Sequence[str]) -> bool:
        """Return whether all of `ids` took part in the same event."""
        sql = (
            "SELECT 1 FROM link JOIN record ON id = record WHERE type = 'event' AND role IN ('with', 'at')"
            f" AND target IN ({params(ids)}) GROUP BY record HAVING count(DISTINCT target) = ?"
        )
        return self.base.execute(sql, (*ids, len(set(ids)))).fetchone() is not None

    def titled(self, words: list[str]) -> Ids:
        """Return the records whose title consists of `words`."""
        titled = "SELECT record FROM titled WHERE words = ?"
        rows = self.base.execute(
            f"SELECT id FROM record WHERE number IN ({titled}) ORDER BY number", (" ".join(words),)
        )
        return tuple(row[0] for row in rows)
