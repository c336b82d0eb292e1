"""References in finished records: how a record names another (id, name or title) and locates its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pydantic_core import to_json

from raes_cli import record, record_parts
from raes_cli.curate.book import Book
from raes_cli.curate.evidence import Lock
from raes_cli.curate.parts import Both, Citation, Name, Participant
from raes_cli.curate.schema import Document, Place, Source
from raes_cli.record_parts import Shape

Record = dict[str, Any]


class Naming:
    """Finds the names of the records of a book, and the places of anchors by `lock`."""

    def __init__(self, book: Book, lock: Lock) -> None:
        self.book = book
        self.base = book.base
        self.lock = lock
        self._named: dict[str, Record] = {}
        self._titled: dict[str, Record] = {}
        made = {**record.TYPES, **record_parts.PARTS}.items()
        self._ways = {
            name: [(field.key, self.way(field.shape)) for field in fields if not field.added] for name, fields in made
        }

    def made(self, name: str, said: Mapping[str, Any]) -> Record:
        """Return a record or part of the type `name`, with each of its keys taken from `said`."""
        return {
            key: value if (value := said.get(key)) is None or way is None else way(value)
            for key, way in self._ways[name]
        }

    def way(self, shape: Shape) -> Callable[[Any], object] | None:
        """Return the function that converts a value to this shape; None if the value stays as it is."""
        match shape.kind:
            case "Words" | "Name":
                return words
            case "number":
                return number
            case "Named":
                return self.actors if shape.many else self.named
            case "Titled":
                return self.titles if shape.many else self.titled
            case "Participant":
                return self.participants
            case "Citation":
                return self.citations
        return list if shape.many else None

    def claim(self, id_: str) -> Any:  # noqa: ANN401 - any model of the schema
        """Return the typed record with this id."""
        return getattr(self.base, self.book.ids[id_])[id_]

    def named(self, id_: str) -> Record:
        """Return the reference to a record by name: a document by its title, a source by whose account it is."""
        found = self._named.get(id_)
        if found is None:
            found = self._named[id_] = {"id": id_, "name": words(self.name(self.claim(id_)))}
        return found

    def name(self, record: Any) -> Both | Name:  # noqa: ANN401 - any model of the schema
        """Return the name by which other records refer to `record`."""
        if isinstance(record, Source):
            publisher = None if record.file else self.base.organizations.get(record.publisher or "")
            return publisher.name if publisher else record.account
        called: Both | Name = record.title if isinstance(record, Document) else record.name
        return called

    def actors(self, ids: Iterable[str]) -> list[Record]:
        """Return references to people and bodies by name."""
        return [self.named(id_) for id_ in ids]

    def titles(self, ids: Iterable[str]) -> list[Record]:
        """Return references to records by title."""
        return [self.titled(id_) for id_ in ids]

    def participants(self, participants: Iterable[Participant]) -> list[Record]:
        """Return the participants: name, capacity, and the basis on which the passage shows that they took part."""
        return [{**self.named(one.id), "capacity": words(one.capacity), "basis": one.basis} for one in participants]

    def titled(self, id_: str) -> Record:
        """Return the reference to a record by title."""
        found = self._titled.get(id_)
        if found is None:
            record = self.claim(id_)
            called = record.name if isinstance(record, Source) else record.title
            found = self._titled[id_] = {"id": id_, "title": {"en": called.en, "ru": called.ru}}
        return found

    def citations(self, citations: Iterable[Citation]) -> list[Record]:
        """Return the citations, each with the locator of its anchor."""
        return [{**vars(one), "locator": self.locator(one.source, one.anchor)} for one in citations]

    def locator(self, source: str, anchor: str) -> Record | None:
        """Return the line of an anchor in its source; None if unknown, or if the source has no lines."""
        line = self.lock.get((source, anchor))
        return {"line": line} if line else None


def within(places: dict[str, Place], id_: str) -> Sequence[str]:
    """Return a place and all the places that enclose it, the smallest first."""
    chain: list[str] = []
    at: str | None = id_
    while at and at not in chain:
        chain.append(at)
        at = places[at].within
    return chain


def words(said: Both | Name | Mapping[str, str] | None) -> Mapping[str, str] | None:
    """Return a text by language; None if there is none."""
    if isinstance(said, Both):
        return vars(said)  # has every language
    if said is None or isinstance(said, Mapping):
        return said
    return {language: text for language, text in vars(said).items() if text is not None}


def number(value: Decimal) -> int | float:
    """Return a number as JSON has it: an int if it is whole, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def as_json(value: Record) -> bytes:
    """Return a record or an entry as JSON in UTF-8, in half the time that `json` takes."""
    return to_json(value)
