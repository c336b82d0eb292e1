"""The questions: each a function from a base, a reading and what it takes besides filters to an answer."""

from __future__ import annotations

from collections.abc import Sequence

from raes_cli.base import Base
from raes_cli.lookup.query import Answer, Reading


def records(base: Base, reading: Reading) -> Answer:
    """What the filters leave of what the question asks for."""
    return base.find(reading)


def council(base: Base, reading: Reading, number: str | None = None) -> Answer:
    """The sessions of the Council; one whole, by its number."""
    return base.find(reading) if number is None else base.session(number, reading)


def who(base: Base, reading: Reading, name: Sequence[str]) -> Answer:
    """A person or body, by the words of a name."""
    return base.who(" ".join(name), reading)


def said(base: Base, reading: Reading, name: Sequence[str] = ()) -> Answer:
    """Statements; those of a person or body, by the words of a name."""
    return base.find(reading & base.read("said", people=[" ".join(name)]) if name else reading)


def show(base: Base, reading: Reading, ids: Sequence[str]) -> Answer:
    """Records by their ids."""
    return base.show(ids, reading)


def sources(base: Base, reading: Reading, ids: Sequence[str] = ()) -> Answer:
    """The sources; those with these ids."""
    return base.show(ids, reading, ("source",)) if ids else base.find(reading)


def search(base: Base, reading: Reading, terms: Sequence[str]) -> Answer:
    """The records with these words."""
    return base.search(terms, reading)


def stats(base: Base, _: Reading) -> Answer:
    """How many records there are of what."""
    return base.counts()


def export(base: Base, _: Reading) -> Answer:
    """All records."""
    return base.every()
