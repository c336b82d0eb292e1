"""What can be found of a record: its texts, and the names of what it stands under."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from raes_cli import labels, text
from raes_cli.curate import Curated
from raes_cli.curate.records import Record

Thing = tuple[str, str]
"""The kind of vocabulary and the id of what has names there; a plain text is a thing of the kind ""."""

# Slugs, numbers and files; the names of things, which come with all their spellings; what is worded below.
_NO_TEXT = frozenset((
    "id", "type", "kind", "topics", "basis", "status", "unit", "qualifier", "scale", "stated", "mode", "rule",
    "measure", "claims", "about", "conflicts", "event", "language", "theme_original", "spellings", "source", "locator",
    "origin", "file", "sha256", "date", "earliest", "latest", "period", "published",
))  # fmt: skip
_PLACES = ("place", "country")


class Texts:
    """Writes the texts of records into an index, each once."""

    def __init__(self, curated: Curated, connection: sqlite3.Connection) -> None:
        self.curated = curated
        self.connection = connection
        self.things: dict[Thing, int] = {}
        self.count = 0

    def add(self, number: int, record: Record) -> None:
        """Write what finds the `record` of this number."""
        occurrences = {(self.thing(thing), number, field) for field, thing in _found_by(record, self.curated)}
        self.connection.executemany("INSERT INTO occurrence VALUES (?,?,?)", sorted(occurrences))

    def thing(self, thing: Thing) -> int:
        """The number of a thing, written with its names when it is new."""
        number = self.things.get(thing)
        if number is None:
            number = self.things[thing] = self.count + 1
            kind, id_ = thing
            names = list(dict.fromkeys(self.curated.vocabulary[kind][id_])) if kind else [id_]
            for self.count, name in enumerate(names, number):
                self.connection.execute("INSERT INTO text VALUES (?,?,?)", (self.count, number, name))
                folded = " ".join(text.words(name))
                self.connection.execute("INSERT INTO words (rowid, folded) VALUES (?,?)", (self.count, folded))
        return number


def _found_by(record: Record, curated: Curated) -> Iterator[tuple[str, Thing]]:
    """Every text of a record and every thing that it stands under, with its field."""
    yield "id", ("", record["id"])
    if record["date"]:
        yield "date", ("", record["date"])
    if record.get("kind"):
        yield "kind", (f"{record['type']}-kind", record["kind"])
    yield from (("topics", ("topic", topic)) for topic in record["topics"])
    if record.get("value") is not None:
        yield from (("value", ("", worded)) for worded in _worded(record))
    if record.get("growth_percent") is not None:
        yield "growth_percent", ("", f"{record['growth_percent']}%")
    for key, value in record.items():
        yield from _texts(key, value, curated)


def _texts(field: str, value: object, curated: Curated) -> Iterator[tuple[str, Thing]]:
    """The texts and things in a part of a record, however deep."""
    key = field.rpartition(".")[2]
    if key in _NO_TEXT:
        return
    if isinstance(value, str):
        yield field, ("", value)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(field, one, curated)
    elif isinstance(value, dict):
        named = "name" in value and value.get("id")
        if named and key in _PLACES:
            yield from ((f"{field}.name", ("place", place)) for place in curated.around[named])
        elif named:
            yield f"{field}.name", ("indicator" if key == "indicator" else "actor", named)
        for inner, part in value.items():
            if not (named and inner == "name"):
                yield from _texts(f"{field}.{inner}", part, curated)


def _worded(record: Record) -> Iterator[str]:
    """The number of a figure with its scale and unit, as people write it in either language."""
    for language in ("en", "ru"):
        scale = labels.SCALES[record["scale"]][language] if record["scale"] else ""
        yield " ".join(f"{record['stated']} {scale} {labels.UNITS[record['unit']][language][-1]}".split())
