"""Writes the rows of records and of things with names, and marks both, so that a later build knows what has changed."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from typing import Any, NamedTuple

from raes_cli import dates, names, text
from raes_cli.curate import Curated
from raes_cli.curate.naming import Record, as_json
from raes_cli.index.blocks import digest
from raes_cli.index.links import Link, Links
from raes_cli.index.phrases import Phrases
from raes_cli.index.rows import Rows
from raes_cli.index.texts import Texts, Thing
from raes_cli.index.widths import width
from raes_cli.progress import Told, counted
from raes_cli.text import both

_INDEXING = both("making its index", "составление указателя")


class Marked(NamedTuple):
    """A record, also as JSON, with its links and the mark of both; records with the same mark have the same rows."""

    record: Record
    json: bytes
    links: list[Link]
    mark: str


class Writer:
    """Writes records and things into `rows`; those that lead to other records are noted on the way."""

    def __init__(self, curated: Curated, rows: Rows) -> None:
        self.curated, self.rows = curated, rows
        self.texts, self.links, self.phrases = Texts(curated, rows), Links(curated), Phrases(curated)
        self.things = {
            (kind, id_): _mark(names, curated.entries.get(kind, {}).get(id_), curated.around.get(id_, ()))
            for kind, named in curated.vocabulary.items()
            for id_, names in named.items()
        }
        """The mark of each thing with names: all of it that is used elsewhere."""
        self.speaking = list(self.things.items())
        """The marks of all that phrases are made of."""

    def records(self, told: Told) -> Iterator[Marked]:
        """Yield all records with their links and marks, and report progress to `told`."""
        for record in counted(self.curated.records, len(self.curated.records), _INDEXING, told):
            links = [*self.links.of(record)]
            json = as_json(record)
            mark = digest([json, marshal.dumps(links, 2)])
            if self.phrases.add(record):
                self.speaking.append((record["id"], mark))
            yield Marked(record, json, links, mark)

    def add(self, number: int, marked: Marked) -> None:
        """Write a record with this number."""
        record, rows = marked.record, self.rows
        rows["record"].append((*_columns(number, record), marked.mark, marked.json.decode()))
        rows["link"] += {(*link, record["id"]) for link in marked.links}
        rows["printed"] += _printed(record)
        rows["titled"] += _titled(number, record)
        self.texts.add(number, record)

    def name(self, thing: Thing) -> None:
        """Write the names of a thing and the keys by which they are found."""
        kind, id_ = thing
        spellings = self.curated.vocabulary[kind][id_]
        lines = "\n".join(dict.fromkeys(spellings))
        folded = "\n".join(dict.fromkeys(map(text.folded, spellings)))
        entry = self.curated.entries.get(kind, {}).get(id_)
        more = as_json(entry).decode() if entry else None
        self.rows["vocabulary"].append((kind, id_, lines, folded, more, self.things[thing]))
        initials = kind != "source"  # nobody types the initials of a title
        keys = {key for spelling in spellings for key in names.name_keys(spelling, initials=initials)}
        self.rows["name_key"] += [(kind, key, id_) for key in keys]

    def phrased(self) -> str:
        """Return the mark of all phrases."""
        return _mark(self.speaking)


def _mark(*parts: Any) -> str:  # noqa: ANN401 - anything that JSON could express as well
    """Return a digest of `parts`."""
    return digest([marshal.dumps(parts, 2)])  # from version 3 on, equal values may differ


def _printed(record: Record) -> set[tuple[str, str]]:
    """Return the folded words of each spelling of a person or body that a source prints, with its id."""
    return {(text.folded(spelling["text"]), record["id"]) for spelling in record.get("spellings", ())}


def _titled(number: int, record: Record) -> set[tuple[str, int]]:
    """Return the folded words of the titles of a record with its number; sources are found by their names instead."""
    titles = record.get("title", {}) if record["type"] != "source" else {}
    return {(text.folded(title), number) for title in titles.values()} - {("", number)}


def _columns(number: int, record: Record) -> tuple[object, ...]:
    """Return the columns that filters and sorting need."""
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
    )


def _status(record: Record) -> str | None:
    """Return the status of a record; a gap is closed if a later layer answers it."""
    if record["type"] == "gap":
        return "closed" if record["closed_by"] else "open"
    status: str | None = record.get("status")
    return status
