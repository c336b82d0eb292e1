"""What there is to ask for: the names, kinds, years, statuses and ids that the base has."""

from __future__ import annotations

import sqlite3

from raes_cli.lookup.conditions import marks
from raes_cli.lookup.query import Ids
from raes_cli.lookup.scope import scope, statuses
from raes_cli.lookup.select import select
from raes_cli.text import safe


class Vocabulary:
    """What a base can be asked for, also by one question alone."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def named(self, kind: str, role: str = "", question: str = "") -> dict[str, list[str]]:
        """The ids of a kind of vocabulary (actor, place, topic …) with all their names: English, Russian, others.

        With a `role`, those that what the `question` asks for has to do with.
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
        """The kinds of what a question asks for, by type, with their names."""
        found: dict[str, dict[str, list[str]]] = {}
        for type_, kind in self._distinct(question, "type, kind", "kind NOTNULL"):
            names = self.named(f"{type_}-kind")
            found.setdefault(type_, {}).update({kind: names[kind]} if kind in names else {})
        return found

    def years(self, question: str = "") -> list[str]:
        """The years in which what a question asks for is dated."""
        rows = self._distinct(question, "substr(earliest, 1, 4)", "NOT undated AND earliest NOTNULL")
        return [row[0] for row in rows]

    def statuses(self, question: str = "") -> list[str]:
        """The statuses, of those that a filter names, of what a question asks for."""
        found = {row[0] for row in self._distinct(question, "status", "status NOTNULL")}
        return [status for status in statuses(question) if status in found]

    def ids(self, start: str = "", types: Ids = ()) -> dict[str, tuple[str, str]]:
        """The ids that begin with `start`, of `types` only where there are some; with English and Russian titles."""
        start = safe(start)
        where = f" AND type IN ({marks(types)})" if types else ""
        en, ru = (
            f"coalesce(json_extract(json, '$.title.{i}'), json_extract(json, '$.name.{i}'))" for i in ("en", "ru")
        )
        rows = self._base.execute(
            f"SELECT id, {en}, {ru} FROM record WHERE id >= ? AND id < ?{where} ORDER BY id",
            (start, start + "\U0010ffff", *types),
        )
        return {row[0]: row[1:] for row in rows}

    def _distinct(self, question: str, columns: str, where: str) -> list[tuple[str, ...]]:
        """What the records of a question have in these columns, in order."""
        asked = scope(self._base, question)._replace(written=True)
        sql, parameters = select(self._base, asked, f"DISTINCT {columns}", ordered=False)
        return sorted(self._base.execute(f"{sql} AND {where}", parameters))
