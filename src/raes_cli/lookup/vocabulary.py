"""What a base can be asked for: names, kinds, years, statuses and ids, for completion."""

from __future__ import annotations

import sqlite3

from raes_cli.lookup.conditions import params
from raes_cli.lookup.query import Ids
from raes_cli.lookup.scope import scope, statuses
from raes_cli.lookup.select import select
from raes_cli.text import safe


class Vocabulary:
    """The values that a base can be asked for, optionally restricted to a question."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def named(self, kind: str, role: str = "", question: str = "") -> dict[str, list[str]]:
        """Return the ids of a kind of vocabulary (actor, place, topic …) with all names: English, Russian, others.

        With a `role`, only those to which the records of the `question` are linked in it.
        """
        rows = self._base.execute("SELECT id, names FROM vocabulary WHERE kind = ? ORDER BY id", (kind,))
        found = {id_: lines.split("\n") for id_, lines in rows}
        if not role:
            return found
        sql, parameters = select(self._base, scope(self._base, question), "id", ordered=False)
        linked = f"SELECT DISTINCT target FROM link WHERE role = ? AND record IN ({sql})"
        known = {row[0] for row in self._base.execute(linked, (role, *parameters))}
        return {id_: names for id_, names in found.items() if id_ in known}

    def kinds(self, question: str = "") -> dict[str, dict[str, list[str]]]:
        """Return the kinds of the records of a question, by type, with their names."""
        found: dict[str, dict[str, list[str]]] = {}
        for type_, kind in self._distinct(question, "type, kind", "kind NOTNULL"):
            names = self.named(f"{type_}-kind")
            found.setdefault(type_, {}).update({kind: names[kind]} if kind in names else {})
        return found

    def years(self, question: str = "") -> list[str]:
        """Return the years of the records of a question."""
        rows = self._distinct(question, "substr(earliest, 1, 4)", "NOT undated AND earliest NOTNULL")
        return [row[0] for row in rows]

    def statuses(self, question: str = "") -> list[str]:
        """Return the statuses of the records of a question, of those that a filter accepts."""
        found = {row[0] for row in self._distinct(question, "status", "status NOTNULL")}
        return [status for status in statuses(question) if status in found]

    def ids(self, start: str = "", types: Ids = ()) -> dict[str, tuple[str, str]]:
        """Return the ids that begin with `start`, optionally of `types` only, with English and Russian titles."""
        start = safe(start)
        where = f" AND type IN ({params(types)})" if types else ""
        en, ru = (
            f"coalesce(json_extract(json, '$.title.{i}'), json_extract(json, '$.name.{i}'))" for i in ("en", "ru")
        )
        rows = self._base.execute(
            f"SELECT id, {en}, {ru} FROM record WHERE id >= ? AND id < ?{where} ORDER BY id",
            (start, start + "\U0010ffff", *types),
        )
        return {row[0]: row[1:] for row in rows}

    def people(self) -> set[str]:
        """Return the ids of all people."""
        return {row[0] for row in self._base.execute("SELECT id FROM record WHERE type = 'person'")}

    def has(self, id_: str, *types: str) -> bool:
        """Return whether there is a record with this id, optionally of one of `types`."""
        row = self._base.execute("SELECT type FROM record WHERE id = ?", (safe(id_),)).fetchone()
        return row is not None and (not types or row[0] in types)

    def _distinct(self, question: str, columns: str, where: str) -> list[tuple[str, ...]]:
        """Return the distinct values of these columns in the records of a question, sorted."""
        asked = scope(self._base, question)._replace(written=True)
        sql, parameters = select(self._base, asked, f"DISTINCT {columns}", ordered=False)
        return sorted(self._base.execute(f"{sql} AND {where}", parameters))
