"""The records that others name by id, each read when it is asked for: an answer names a few of many."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

V = TypeVar("V")
Find = Callable[[sqlite3.Connection, str], V | None]
"""What an id names in a base; None for one that names nothing there."""


class Named(Mapping[str, V]):
    """What the ids of a base name, as `find` has it; `all_` is the SQL for the ids, in their order."""

    def __init__(self, base: sqlite3.Connection, find: Find[V], all_: str) -> None:
        self._base, self._find, self._all = base, find, all_
        self._found: dict[str, V | None] = {}

    def __getitem__(self, id_: str) -> V:
        """What `id_` names; raises `KeyError`."""
        if id_ not in self._found:
            self._found[id_] = self._find(self._base, id_)
        found = self._found[id_]
        if found is None:
            raise KeyError(id_)
        return found

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return (row[0] for row in self._base.execute(self._all))

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)


def names(base: sqlite3.Connection) -> Mapping[str, dict[str, str]]:
    """What the sources and topics are called, in both languages; of a source also its `url` and `grade`.

    A body that is also called by the name of its country, as a state is, has that name.
    """
    return Named(base, _name, "SELECT DISTINCT id FROM vocabulary WHERE kind IN ('source', 'topic')")


def known(base: sqlite3.Connection) -> Mapping[str, dict[str, Any]]:
    """The sources, people and bodies, by id."""
    types = "type IN ('source', 'person', 'organization')"
    return Named(base, _known, f"SELECT id FROM record WHERE {types} ORDER BY number")


def _name(base: sqlite3.Connection, id_: str) -> dict[str, str] | None:
    sql = (
        "SELECT names, json_extract(json, '$.url'), json_extract(json, '$.grade') FROM vocabulary"
        " LEFT JOIN record ON record.id = vocabulary.id AND +type = 'source'"
        " WHERE vocabulary.kind IN ('source', 'topic') AND vocabulary.id = ?"
    )
    found = None
    for spellings, url, grade in base.execute(sql, (id_,)):
        lines = spellings.split("\n")
        called = {"en": lines[0], "ru": lines[min(1, len(lines) - 1)], "url": url, "grade": grade}
        found = {key: said for key, said in called.items() if said}
    return found or _country(base, id_)


def _country(base: sqlite3.Connection, id_: str) -> dict[str, str] | None:
    """The name of its country, in both languages, if a body bears it."""
    sql = (
        "SELECT json_extract(record.json, '$.country.name.en') AS en,"
        " json_extract(record.json, '$.country.name.ru') AS ru"
        " FROM record, json_each(record.json, '$.aliases') AS alias"
        " WHERE record.id = ? AND +record.type = 'organization' AND alias.value IN (en, ru) LIMIT 1"
    )
    row = base.execute(sql, (id_,)).fetchone()
    return None if row is None else {"en": row[0], "ru": row[1]}


def _known(base: sqlite3.Connection, id_: str) -> dict[str, Any] | None:
    import json  # what is printed as JSON is JSON already

    sql = "SELECT json FROM record WHERE id = ? AND +type IN ('source', 'person', 'organization')"
    row = base.execute(sql, (id_,)).fetchone()
    return None if row is None else dict(json.loads(row[0]))
