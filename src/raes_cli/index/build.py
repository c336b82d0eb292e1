"""Builds an index from curated records."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from raes_cli import dates, names, text
from raes_cli.curate import Curated
from raes_cli.curate.naming import Record, as_json
from raes_cli.errors import UnreadableError
from raes_cli.index import spelt
from raes_cli.index.links import Links
from raes_cli.index.phrases import Phrases
from raes_cli.index.rows import Rows
from raes_cli.index.texts import Texts
from raes_cli.index.widths import width
from raes_cli.progress import Told, counted, untold
from raes_cli.text import both

_INDEX = r"CREATE (?:UNIQUE )?INDEX [^;]*;"
"""Indexes are created last: sorting all rows at once costs less than inserting them one by one."""
_PARTS = (("hashsize", 1 << 25), ("automerge", 0), ("crisismerge", 1_000))
"""Lets FTS5 sort 32 MB of words in memory before writing them, and merge what it wrote only at the end."""
_INDEXING = both("making its index", "составление указателя")
SCHEMA = Path(__file__).with_name("schema.sql")
_TOLD = """
INSERT INTO tally SELECT role, target, count(*) FROM link GROUP BY role, target;
INSERT INTO tally SELECT 'with, at', target, count(DISTINCT record) FROM link
WHERE role IN ('with', 'at') GROUP BY target;
INSERT INTO filed SELECT DISTINCT its.target, other.target FROM link AS its
CROSS JOIN link AS other ON other.record = its.record WHERE its.role = 'indicator' AND other.role = 'topic';
"""
"""Derives tables from all links together."""
# Planned and forecast records do not make a base newer.
_EDITION = """
INSERT INTO base
SELECT ?, count(*) FILTER (WHERE type IN ('event', 'figure', 'statement', 'document')), min(day), max(day) FROM (
    SELECT type, iif(NOT undated AND type <> 'gap' AND coalesce(status, '')
    NOT IN ('planned', 'announced', 'forecast', 'target'), earliest, NULL) AS day FROM record)
"""


def build(curated: Curated, connection: sqlite3.Connection, told: Told = untold) -> None:
    """Fill the empty database behind `connection` with the records and vocabularies of `curated`.

    Progress is reported to `told`. Raises `UnreadableError` if SQLite lacks FTS5.
    """
    try:
        connection.executescript(re.sub(_INDEX, "", schema := SCHEMA.read_text(encoding="utf-8")))
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        hint = both("install a Python whose SQLite has it", "нужен Python, в SQLite которого он есть")
        raise UnreadableError(
            both("SQLite lacks its full-text search, FTS5", "в SQLite нет полнотекстового поиска FTS5"), hint
        ) from None
    connection.executemany("INSERT INTO words (words, rank) VALUES (?, ?)", _PARTS)
    with Rows(connection) as rows:
        _write(curated, rows, told)
        spelt.write(rows, meanwhile="".join((*re.findall(_INDEX, schema), _TOLD)))
    connection.execute(_EDITION, (curated.digest,))
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.commit()


def _write(curated: Curated, rows: Rows, told: Told) -> None:
    """Write all tables that need nothing but the records and the vocabularies of `curated`."""
    texts = Texts(curated, rows)
    links, phrases = Links(curated), Phrases(curated)
    finished = rows.through(counted(curated.records, len(curated.records), _INDEXING, told))
    for number, record in enumerate(finished, 1):
        rows["record"].append(_row(number, record))
        rows["link"] += [(*link, record["id"]) for link in links.of(record)]
        phrases.add(record)
        rows["printed"] += _printed(record)
        rows["titled"] += _titled(number, record)
        texts.add(number, record)
    rows["link"] += [(*link, event) for event, link in links.settings()]
    for kind, named in curated.vocabulary.items():
        titles = kind == "source"  # nobody types the initials of a title
        for id_, spellings in rows.through(named.items()):
            lines = "\n".join(dict.fromkeys(spellings))
            folded = "\n".join(dict.fromkeys(map(text.folded, spellings)))
            entry = curated.entries.get(kind, {}).get(id_)
            rows["vocabulary"].append((kind, id_, lines, folded, entry and as_json(entry)))
            keys = {key for spelling in spellings for key in names.name_keys(spelling, initials=not titles)}
            rows["name_key"] += [(kind, key, id_) for key in keys]
    phrases.write(rows)
    rows.flush()


def _printed(record: Record) -> set[tuple[str, str]]:
    """Return the folded words of each spelling of a person or body that a source prints, with its id."""
    return {(text.folded(spelling["text"]), record["id"]) for spelling in record.get("spellings", ())}


def _titled(number: int, record: Record) -> set[tuple[str, int]]:
    """Return the folded words of the titles of a record with its number; sources are found by their names instead."""
    titles = record.get("title", {}) if record["type"] != "source" else {}
    return {(text.folded(title), number) for title in titles.values()} - {("", number)}


def _row(number: int, record: Record) -> tuple[object, ...]:
    undated, earliest, latest = dates.is_undated(record["date"]), record["earliest"], record["latest"]
    return (
        number,
        record["id"],
        record["type"],
        record.get("kind") or record.get("rule"),
        record.get("number"),
        earliest,
        latest,
        int(undated),
        width(earliest, latest, undated=undated),
        f"{earliest or '~'} {latest or '~'}",
        _status(record),
        as_json(record),
    )


def _status(record: Record) -> str | None:
    """Return the status of a record; a gap is closed if a later layer answers it."""
    if record["type"] == "gap":
        return "closed" if record["closed_by"] else "open"
    status: str | None = record.get("status")
    return status
