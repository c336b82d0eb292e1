"""Building an index from curated records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from raes_cli import dates, names
from raes_cli.curate import Curated
from raes_cli.curate.records import Record
from raes_cli.errors import UnreadableError
from raes_cli.index.texts import Texts
from raes_cli.record import TYPES
from raes_cli.text import both

SCHEMA = Path(__file__).with_name("schema.sql")


def build(curated: Curated, connection: sqlite3.Connection) -> None:
    """Fill the empty database behind `connection` with the records and vocabularies of `curated`."""
    try:
        connection.executescript(SCHEMA.read_text(encoding="utf-8"))
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        hint = both("install a Python whose SQLite has it", "нужен Python, в SQLite которого он есть")
        raise UnreadableError(
            both("SQLite lacks its full-text search, FTS5", "в SQLite нет полнотекстового поиска FTS5"), hint
        ) from None
    texts = Texts(curated, connection)
    kinds = curated.entries.get("event-kind", {})
    meetings = frozenset(id_ for id_, kind in kinds.items() if kind.get("counts_as") == "meeting")
    for number, record in enumerate(curated.records, 1):
        connection.execute("INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?)", _row(number, record))
        links = set(_links(record, curated, meetings))
        connection.executemany("INSERT INTO link VALUES (?,?,?)", [(*link, record["id"]) for link in links])
        texts.add(number, record)
    for kind, named in curated.vocabulary.items():
        for id_, spellings in named.items():
            lines = "\n".join(dict.fromkeys(spellings))
            entry = curated.entries.get(kind, {}).get(id_)
            connection.execute("INSERT INTO vocabulary VALUES (?,?,?,?)", (kind, id_, lines, entry and _json(entry)))
            keys = {key for spelling in spellings for key in names.name_keys(spelling)}
            connection.executemany("INSERT INTO name_key VALUES (?,?,?)", [(kind, key, id_) for key in sorted(keys)])
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.commit()


def _row(number: int, record: Record) -> tuple[object, ...]:
    known = dates.parse(record["date"]) if record["date"] else None
    return (
        number,
        record["id"],
        record["type"],
        record.get("kind") or record.get("rule"),
        record.get("number"),
        record["earliest"],
        record["latest"],
        int(known is None or dates.is_undated(known)),
        record.get("status"),
        _json(record),
    )


def _json(value: Record) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _links(record: Record, curated: Curated, meetings: Collection[str]) -> Iterator[tuple[str, str]]:
    """Role and target of everything the record has to do with."""
    for field in TYPES[record["type"]]:
        yield from ((field.role, id_) for id_ in (_ids(record.get(field.key)) if field.role else ()))
    if record.get("kind") in meetings and record["status"] == "held":
        yield from (("met", actor["id"]) for actor in record["participants"])
    if record.get("place"):
        yield from (("place", place) for place in curated.around[record["place"]["id"]])
    if record["type"] == "source":
        yield "source", record["id"]


def _ids(value: Any) -> Iterator[str]:  # noqa: ANN401 - any value of a record
    """The ids that a value of a record names: its own, that of its source, or those of each of several."""
    if isinstance(value, list):
        yield from (id_ for one in value for id_ in _ids(one))
    elif value:
        yield value if isinstance(value, str) else value.get("id") or value["source"]
