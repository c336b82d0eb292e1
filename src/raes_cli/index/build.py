"""Builds an index from curated records."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from raes_cli.curate import Curated
from raes_cli.errors import UnreadableError
from raes_cli.index import spelt
from raes_cli.index.readings import emptied
from raes_cli.index.renewal import GAP, renewed
from raes_cli.index.rows import Rows
from raes_cli.index.writer import Writer
from raes_cli.progress import Told, untold
from raes_cli.text import both

_INDEX = r"CREATE (?:UNIQUE )?INDEX [^;]*;"
"""Indexes are created last: sorting all rows at once costs less than inserting them one by one."""
_HASH = 1 << 25
"""Bytes of words that FTS5 sorts in memory before writing them: parts written separately are merged later."""
SCHEMA = Path(__file__).with_name("schema.sql")
_TOLD = """
DELETE FROM tally; DELETE FROM measured; DELETE FROM base;
INSERT INTO tally SELECT role, target, count(*) FROM link GROUP BY role, target;
INSERT INTO tally SELECT 'with, at', target, count(DISTINCT record) FROM link
WHERE role IN ('with', 'at') GROUP BY target;
INSERT INTO measured SELECT DISTINCT its.target, 'topic', other.target FROM link AS its
CROSS JOIN link AS other ON other.record = its.record WHERE its.role = 'indicator' AND other.role = 'topic';
INSERT INTO measured SELECT DISTINCT vocabulary.id, 'word', value FROM vocabulary, json_each(
    '[' || replace(replace(json_quote(folded), ' ', '","'), '\\n', '","') || ']') WHERE kind = 'indicator';
INSERT INTO measured SELECT DISTINCT vocabulary.id, iif(key = 'measure', key, 'way'), value
FROM vocabulary, json_each(entry) WHERE kind = 'indicator' AND key IN ('origin', 'destination', 'measure');
"""
"""Derives tables from all links and names together."""
# Planned and forecast records do not make a base newer.
_EDITION = """
INSERT INTO base
SELECT ?, ?, ?, count(*), count(*) FILTER (WHERE type IN ('event', 'figure', 'statement', 'document')),
min(day), max(day) FROM (
    SELECT type, iif(NOT undated AND type <> 'gap' AND coalesce(status, '')
    NOT IN ('planned', 'announced', 'forecast', 'target'), earliest, NULL) AS day FROM record)
"""


def build(curated: Curated, connection: sqlite3.Connection, told: Told = untold, makers: str = "") -> None:
    """Fill the database behind `connection` with the records and vocabularies of `curated`.

    It may hold an older index by the same `makers`, which is then renewed if that is cheaper. Progress is reported to
    `told`. Raises `UnreadableError` if SQLite lacks FTS5.
    """
    rows = Rows(connection)
    writer = Writer(curated, rows)
    if not renewed(writer, told):
        emptied(connection, "kept")
        writer = Writer(curated, rows)
        _anew(writer, told)
    spelt.write(rows)
    connection.executescript(_TOLD)
    connection.execute(_EDITION, (curated.digest, makers, writer.phrased()))
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.commit()


def _anew(writer: Writer, told: Told) -> None:
    """Write the tables of records and names into an empty database, and their indexes."""
    rows = writer.rows
    try:
        rows.connection.executescript(re.sub(_INDEX, "", schema := SCHEMA.read_text(encoding="utf-8")))
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        hint = both("install a Python whose SQLite has it", "нужен Python, в SQLite которого он есть")
        raise UnreadableError(
            both("SQLite lacks its full-text search, FTS5", "в SQLite нет полнотекстового поиска FTS5"), hint
        ) from None
    rows.connection.execute("INSERT INTO words (words, rank) VALUES ('hashsize', ?)", (_HASH,))
    for number, record in enumerate(rows.through(writer.records(told)), 1):
        writer.add(number * GAP, record)
    rows["link"] += set(writer.links.settings())
    for thing in rows.through(writer.things):
        writer.name(thing)
    writer.phrases.write(rows)
    rows.flush()
    rows.connection.executescript("".join(re.findall(_INDEX, schema)))
