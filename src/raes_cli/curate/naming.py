"""How a finished record names another: by its id, and what it is called, where it stands in a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from raes_cli import record, record_parts
from raes_cli.curate.book import Book
from raes_cli.curate.evidence import Lock
from raes_cli.curate.parts import Both, Citation, Name, Participant
from raes_cli.curate.schema import Document, Place, Source
from raes_cli.record_parts import Shape

Record = dict[str, Any]


class Naming:
    """The records of a book, as others name them; the lock knows the places of anchors in their sources."""

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
        """A record or part of the type `name`, of what is `said` under each of its keys."""
        return {
            key: value if (value := said.get(key)) is None or way is None else way(value)
            for key, way in self._ways[name]
        }

    def way(self, shape: Shape) -> Callable[[Any], object] | None:
        """How a value becomes one of this shape; None where it stays as it is."""
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

    def claim(self, id_: str) -> Any:  # noqa: ANN401 - one of the schema's
        """The record of `id_`, as its layer writes it."""
        return getattr(self.base, self.book.ids[id_])[id_]

    def named(self, id_: str) -> Record:
        """Who or what an id names; a document, whose account something is, by its title; a page by whose it is."""
        found = self._named.get(id_)
        if found is None:
            found = self._named[id_] = {"id": id_, "name": words(self.name(self.claim(id_)))}
        return found

    def name(self, record: Any) -> Both | Name:  # noqa: ANN401 - one of the schema's
        """What somebody or something is called where others name it."""
        if isinstance(record, Source):
            publisher = None if record.file else self.base.organizations.get(record.publisher or "")
            return publisher.name if publisher else record.account
        called: Both | Name = record.title if isinstance(record, Document) else record.name
        return called

    def actors(self, ids: Iterable[str]) -> list[Record]:
        """People and bodies by name."""
        return [self.named(id_) for id_ in ids]

    def titles(self, ids: Iterable[str]) -> list[Record]:
        """Records by their titles."""
        return [self.titled(id_) for id_ in ids]

    def participants(self, participants: Iterable[Participant]) -> list[Record]:
        """Who took part: by name, in which capacity, and how the passage says so."""
        return [{**self.named(one.id), "capacity": words(one.capacity), "basis": one.basis} for one in participants]

    def titled(self, id_: str) -> Record:
        """A record by its title."""
        found = self._titled.get(id_)
        if found is None:
            record = self.claim(id_)
            called = record.name if isinstance(record, Source) else record.title
            found = self._titled[id_] = {"id": id_, "title": {"en": called.en, "ru": called.ru}}
        return found

    def citations(self, citations: Iterable[Citation]) -> list[Record]:
        """Evidence, each phrase with where it stands."""
        return [{**vars(one), "locator": self.locator(one.source, one.anchor)} for one in citations]

    def locator(self, source: str, anchor: str) -> Record | None:
        """The line of its source that a phrase stands in; None of a source without lines."""
        line = self.lock.get((source, anchor))
        return {"line": line} if line else None


def within(places: dict[str, Place], id_: str) -> Sequence[str]:
    """A place and all that it lies in, the smallest first."""
    chain: list[str] = []
    at: str | None = id_
    while at and at not in chain:
        chain.append(at)
        at = places[at].within
    return chain


def words(said: Both | Name | Mapping[str, str] | None) -> Mapping[str, str] | None:
    """A text by language; None where there is none."""
    if isinstance(said, Both):
        return vars(said)  # which has every language
    if said is None or isinstance(said, Mapping):
        return said
    return {language: text for language, text in vars(said).items() if text is not None}


def number(value: Decimal) -> int | float:
    """A number as JSON has it: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
