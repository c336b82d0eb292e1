"""The records that others name by id, each read when it is asked for: an answer names a few of many."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from math import inf
from typing import Any, TypeVar

V = TypeVar("V")
Find = Callable[[sqlite3.Connection, str | None], dict[str, V]]
"""What an id names in a base, if it names anything there; of no id what every one names."""

_FEW = 500
"""How many names are looked up one after the other, before all are read together; of whole records never are."""


class Named(Mapping[str, V]):
    """What the ids of a base name, as `find` has it; `all_` is the SQL for the ids, in their order.

    After a `few` that were read one by one, all are read together.
    """

    def __init__(self, base: sqlite3.Connection, find: Find[V], all_: str, *, few: float = inf) -> None:
        self._base, self._find, self._all, self._few = base, find, all_, few
        self._found: dict[str, V | None] = {}

    def __getitem__(self, id_: str) -> V:
        """What `id_` names; raises `KeyError`."""
        if id_ not in self._found:
            if len(self._found) == self._few:
                self._found |= self._find(self._base, None)
            elif len(self._found) < self._few:
                self._found |= self._find(self._base, id_)
        found = self._found.setdefault(id_, None)
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
    return Named(base, _names, "SELECT DISTINCT id FROM vocabulary WHERE kind IN ('source', 'topic')", few=_FEW)


def known(base: sqlite3.Connection) -> Mapping[str, dict[str, Any]]:
    """The sources, people and bodies, by id."""
    types = "type IN ('source', 'person', 'organization')"
    return Named(base, _known, f"SELECT id FROM record WHERE {types} ORDER BY number")


def _names(base: sqlite3.Connection, id_: str | None) -> dict[str, dict[str, str]]:
    rows = _rows(
        base,
        "SELECT vocabulary.id, names, json_extract(json, '$.url'), json_extract(json, '$.grade') FROM vocabulary"
        " LEFT JOIN record ON record.id = vocabulary.id AND type = 'source'"
        " WHERE vocabulary.kind IN ('source', 'topic')",
        "vocabulary.id",
        id_,
    )
    found = {}
    for one, spellings, url, grade in rows:
        lines = spellings.split("\n")
        called = {"en": lines[0], "ru": lines[min(1, len(lines) - 1)], "url": url, "grade": grade}
        found[one] = {key: said for key, said in called.items() if said}
    return found if id_ in found else _countries(base, id_) | found


def _countries(base: sqlite3.Connection, id_: str | None) -> dict[str, dict[str, str]]:
    """The name of its country, in both languages, of a body that bears it."""
    rows = _rows(
        base,
        "SELECT record.id, json_extract(record.json, '$.country.name.en') AS en,"
        " json_extract(record.json, '$.country.name.ru') AS ru"
        " FROM record, json_each(record.json, '$.aliases') AS alias"
        " WHERE record.type = 'organization' AND alias.value IN (en, ru)",
        "record.id",
        id_,
    )
    return {one: {"en": en, "ru": ru} for one, en, ru in rows}


def _known(base: sqlite3.Connection, id_: str | None) -> dict[str, dict[str, Any]]:
    import json  # what is printed as JSON is JSON already

    sql = "SELECT id, json FROM record WHERE type IN ('source', 'person', 'organization')"
    return {one: json.loads(record) for one, record in _rows(base, sql, "id", id_)}


def _rows(base: sqlite3.Connection, sql: str, column: str, id_: str | None) -> sqlite3.Cursor:
    return base.execute(sql) if id_ is None else base.execute(f"{sql} AND {column} = ?", (id_,))
