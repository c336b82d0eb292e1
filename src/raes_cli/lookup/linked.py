"""Records that others refer to by id, loaded lazily: an answer refers to few of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from math import inf
from typing import Any, TypeVar

V = TypeVar("V")
Find = Callable[[sqlite3.Connection, str | None], dict[str, V]]
"""Returns what an id refers to in a base, by id, empty if nothing; for None, everything."""

_FEW = 500
"""Number of single lookups after which all names are loaded at once; whole records are never."""


class Named(Mapping[str, V]):
    """A lazy mapping from ids to what `find` returns for them; `all_` is the SQL that lists the ids in order.

    After `few` single lookups, everything is loaded at once.
    """

    def __init__(self, base: sqlite3.Connection, find: Find[V], all_: str, *, few: float = inf) -> None:
        self._base, self._find, self._all, self._few = base, find, all_, few
        self._found: dict[str, V | None] = {}

    def __getitem__(self, id_: str) -> V:
        """Return what `id_` refers to; raises `KeyError`."""
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
        """Iterate over the ids."""
        return (row[0] for row in self._base.execute(self._all))

    def __len__(self) -> int:
        """Return the number of ids."""
        return sum(1 for _ in self)


def names(base: sqlite3.Connection) -> Mapping[str, dict[str, str]]:
    """Return the names of sources and topics in both languages, by id; for a source also its `url` and `grade`.

    An organization that has the name of its country among its aliases, such as a state, is included under that name.
    """
    return Named(base, _names, "SELECT DISTINCT id FROM vocabulary WHERE kind IN ('source', 'topic')", few=_FEW)


def known(base: sqlite3.Connection) -> Mapping[str, dict[str, Any]]:
    """Return the sources, people and bodies, by id."""
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
    """Return the country name, in both languages, of bodies that also bear it."""
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
    import json  # lazy: JSON output needs no decoding

    sql = "SELECT id, json FROM record WHERE type IN ('source', 'person', 'organization')"
    return {one: json.loads(record) for one, record in _rows(base, sql, "id", id_)}


def _rows(base: sqlite3.Connection, sql: str, column: str, id_: str | None) -> sqlite3.Cursor:
    return base.execute(sql) if id_ is None else base.execute(f"{sql} AND {column} = ?", (id_,))
