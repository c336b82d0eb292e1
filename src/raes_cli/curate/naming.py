"""How a finished record names another: by its id, and what it is called, where it stands in a source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from raes_cli.curate.book import Book
from raes_cli.curate.evidence import Lock
from raes_cli.curate.parts import Both, Citation, Name, Participant
from raes_cli.curate.schema import Document, Place, Source

Record = dict[str, Any]


class Naming:
    """The records of a book, as others name them; the lock knows the places of anchors in their sources."""

    def __init__(self, book: Book, lock: Lock) -> None:
        self.book = book
        self.base = book.base
        self.lock = lock
        self._named: dict[str, Record] = {}
        self._titled: dict[str, Record] = {}

    def claim(self, id_: str) -> Any:  # noqa: ANN401 - one of the schema's
        """The record of `id_`, as its layer writes it."""
        return getattr(self.base, self.book.ids[id_])[id_]

    def named(self, id_: str) -> Record:
        """Somebody by name; a document, whose account something is, by its title; a page by whose it is."""
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

    def participants(self, participants: Iterable[Participant]) -> list[Record]:
        """Who took part: by name, in which capacity, and how the passage says so."""
        return [{**self.named(one.id), "capacity": words(one.capacity), "basis": one.basis} for one in participants]

    def titled(self, id_: str | None) -> Record | None:
        """A record by its title, None for none."""
        if id_ is None:
            return None
        found = self._titled.get(id_)
        if found is None:
            record = self.claim(id_)
            called = record.name if isinstance(record, Source) else record.title
            found = self._titled[id_] = {"id": id_, "title": {"en": called.en, "ru": called.ru}}
        return found

    def place(self, id_: str | None) -> Record | None:
        """A place by name, None for none."""
        return {"id": id_, "name": words(self.base.places[id_].name)} if id_ else None

    def citations(self, citations: Iterable[Citation]) -> list[Record]:
        """Evidence, each phrase with where it stands."""
        return [
            {"source": one.source, "anchor": one.anchor, "locator": self.locator(one.source, one.anchor)}
            for one in citations
        ]

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


def words(said: Both | Name | None) -> dict[str, str] | None:
    """A text by language; None where there is none."""
    if said is None:
        return None
    return {language: text for language, text in vars(said).items() if text is not None}


def number(value: Decimal | None) -> int | float | None:
    """A number as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
