"""SQLite: the records in linked tables with full-text search, for Datasette, DuckDB, R or Python.

The records they refer to (sources, people, bodies) are included, so that every foreign key resolves; column `answer`
marks those that were asked for. Table `column_description` documents each column, and the view `datasette_metadata`
passes this on to Datasette.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from raes_cli import record
from raes_cli.show.page import Page
from raes_cli.show.wording import Record

_WORDS = ("title", "text", "theme", "note", "remark", "date_note")
"""Bilingual keys, each stored in two columns."""
_PLAIN = ("date", "earliest", "latest", "date_text", "kind", "number", "status", "language", "published", "url")
_FIGURE = (
    "indicator", "period", "value", "unit", "stated", "scale", "qualifier", "growth_percent", "growth_qualifier",
    "measure",
)  # fmt: skip
_ROLES = ("participants", "organizers", "initiated_by", "mediated_by", "signatories", "initialled_by", "authors",
    "speakers", "attribution")  # fmt: skip
"""Keys whose values are people and bodies."""
_OWN = {
    ("record", "id"): "Stable slug, the same in every release",
    ("record", "type"): "What it is: event, figure, statement, document, person, organization, source, conflict, gap",
    ("record", "answer"): "1 for what was asked for; 0 for what is there because a record names it",
    ("record", "text_en"): "What a statement, document, conflict or gap says, in English",
    ("record", "text_ru"): "What a statement, document, conflict or gap says, in Russian",
    ("record", "status"): "held, planned, announced; of a figure reported, forecast, target; of a document signed …",
    ("record", "place"): "Where it was: the id of a place",
    ("record", "json"): "The whole record, as `raes show --json` prints it",
    ("evidence", "record"): "The record that it proves",
    ("evidence", "source"): "The source: a record",
    ("evidence", "anchor"): "A short exact phrase of the source",
    ("evidence", "line"): "The line at which the phrase begins, where the text of the source has lines",
    ("participant", "record"): "The event, document or statement",
    ("participant", "actor"): "The person or body: a record",
    ("participant", "role"): "participants, organizers, speakers …: the key of the record",
    ("participant", "capacity_en"): "In which capacity, in English",
    ("participant", "capacity_ru"): "In which capacity, in Russian",
    ("participant", "basis"): "How the passage says so: named, by-title, implied",
    ("figure", "record"): "The record with title and evidence",
    ("figure", "text"): "The number as the source words it",
    ("topic", "record"): "What is filed under it",
    ("topic", "topic"): "A topic",
    ("claim", "conflict"): "The conflict: a record",
    ("claim", "record"): "A record that cannot hold together with the others",
    ("place", "id"): "Its id",
    ("place", "name_en"): "Its name in English",
    ("place", "name_ru"): "Its name in Russian",
    ("base", "edition"): "The program, and the base that this was made from",
}
_SCHEMA = """
CREATE TABLE base (edition TEXT NOT NULL);
CREATE TABLE place (id TEXT PRIMARY KEY, name_en TEXT NOT NULL, name_ru TEXT NOT NULL);
CREATE TABLE record (id TEXT PRIMARY KEY, type TEXT NOT NULL, answer INTEGER NOT NULL, {columns},
    place TEXT REFERENCES place (id), json TEXT NOT NULL);
CREATE TABLE evidence (record TEXT NOT NULL REFERENCES record (id), source TEXT NOT NULL REFERENCES record (id),
    anchor TEXT NOT NULL, line INTEGER);
CREATE TABLE participant (record TEXT NOT NULL REFERENCES record (id), actor TEXT NOT NULL REFERENCES record (id),
    role TEXT NOT NULL, capacity_en TEXT, capacity_ru TEXT, basis TEXT);
CREATE TABLE figure (record TEXT PRIMARY KEY REFERENCES record (id), {figure}, text TEXT);
CREATE TABLE topic (record TEXT NOT NULL REFERENCES record (id), topic TEXT NOT NULL);
CREATE TABLE claim (conflict TEXT NOT NULL REFERENCES record (id), record TEXT NOT NULL);
CREATE TABLE column_description (table_name TEXT NOT NULL, column_name TEXT NOT NULL, description TEXT NOT NULL);
CREATE VIRTUAL TABLE record_fts USING fts5 (title_en, title_ru, text_en, text_ru, note_en, note_ru, content="record",
    tokenize="unicode61 remove_diacritics 2");
CREATE VIEW datasette_metadata AS SELECT json_object('databases', json_object('raes', json_object('source', edition,
    'tables', (SELECT json_group_object(table_name, json_object('columns', json(columns), 'label_column', label)) FROM
        (SELECT table_name, json_group_object(column_name, description) AS columns,
            CASE table_name WHEN 'record' THEN 'title_en' WHEN 'place' THEN 'name_en' END AS label
        FROM column_description GROUP BY table_name))))) AS metadata FROM base;
CREATE INDEX evidence_of ON evidence (record);
CREATE INDEX participant_of ON participant (record);
CREATE INDEX participation ON participant (actor);
CREATE INDEX topic_of ON topic (record);
CREATE INDEX record_day ON record (earliest);
"""
_PAIRS = tuple(f"{key}_{lang}" for key in _WORDS for lang in ("en", "ru"))
_INTEGERS = ("number",)
_NUMBERS = ("value", "growth_percent")


def sqlite(records: Sequence[str], page: Page) -> bytes:
    """Return a database as the bytes of its file."""
    asked: set[str] = set()
    base = sqlite3.connect(":memory:")
    try:
        columns = ", ".join(f"{name} {'INTEGER' if name in _INTEGERS else 'TEXT'}" for name in (*_PAIRS, *_PLAIN))
        figure = ", ".join(f"{name} {'NUMERIC' if name in _NUMBERS else 'TEXT'}" for name in _FIGURE)
        base.executescript(_SCHEMA.format(columns=columns, figure=figure))
        base.execute("INSERT INTO base VALUES (?)", (page.edition,))
        base.executemany("INSERT INTO column_description VALUES (?, ?, ?)", _descriptions(base))
        for text in records:
            if (found := json.loads(text)).get("id") and found["id"] not in asked:
                asked.add(found["id"])
                _fill(base, found, text, 1)
        for id_ in page.known:
            if id_ not in asked:
                _fill(base, page.known[id_], json.dumps(page.known[id_], ensure_ascii=False), 0)
        base.execute("INSERT INTO record_fts (record_fts) VALUES ('rebuild')")
        base.commit()
        base.execute("VACUUM")
        return base.serialize()
    finally:
        base.close()


def _fill(base: sqlite3.Connection, found: Record, text: str, answer: int) -> None:
    """Insert one record into its tables."""
    id_, place = found["id"], found.get("place")
    if place:
        named = (place["id"], place["name"]["en"], place["name"]["ru"])
        base.execute("INSERT OR IGNORE INTO place VALUES (?, ?, ?)", named)
    words = [(found.get(key) or (found.get("name") if key == "title" else None) or {}) for key in _WORDS]
    pairs = [said.get(lang) if isinstance(said, dict) else None for said in words for lang in ("en", "ru")]
    plain = [found.get(key) for key in _PLAIN]
    _insert(base, "record", [id_, found["type"], answer, *pairs, *plain, place and place["id"], text])
    for one in found["sources"]:
        _insert(base, "evidence", [id_, one["source"], one["anchor"], (one["locator"] or {}).get("line")])
    for role in _ROLES:
        for one in found.get(role) or ():
            capacity = one.get("capacity") or {}
            held = (capacity.get("en"), capacity.get("ru"), one.get("basis"))
            _insert(base, "participant", [id_, one["id"], role, *held])
    if found["type"] == "figure":
        values = [found["indicator"]["id"], *(found[key] for key in _FIGURE[1:])]
        _insert(base, "figure", [id_, *values, found["text"]])
    for topic in found["topics"]:
        _insert(base, "topic", [id_, topic])
    for claim in found.get("claims", ()):
        _insert(base, "claim", [id_, claim])


def _insert(base: sqlite3.Connection, table: str, values: Sequence[object]) -> None:
    base.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(values))})", values)  # noqa: S608 - our own names


def _descriptions(base: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Yield table, column and description of every column."""
    about = {field.key: field.about for fields in record.TYPES.values() for field in fields}
    languages = {"en": "in English", "ru": "in Russian"}
    columns = base.execute(
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
        " WHERE t.type = 'table' AND t.sql LIKE 'CREATE TABLE%' AND t.name NOT LIKE 'record_fts%'"
    )
    for table, column in columns.fetchall():
        key, _, lang = column.rpartition("_")
        own = _OWN.get((table, column)) or about.get(column)
        if own or key in about:
            yield table, column, own or f"{about[key]}, {languages[lang]}"
