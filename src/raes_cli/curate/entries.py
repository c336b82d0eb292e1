"""The vocabulary of a base: the names that options accept, and the definitions of its kinds, units and topics."""

from __future__ import annotations

from raes_cli.curate.book import Book
from raes_cli.curate.naming import Record
from raes_cli.curate.parts import KindName
from raes_cli.curate.schema import KINDED, Indicator, Organization, Person, Place, Topic


def vocabulary(book: Book) -> dict[str, dict[str, list[str]]]:
    """Return the names that options accept, by type and id: every name and alias, the English name first."""
    base = book.base
    table: dict[str, dict[str, list[str]]] = {
        "actor": {id_: _spellings(actor) for id_, actor in (base.people | base.organizations).items()},
        "place": {id_: _spellings(place) for id_, place in base.places.items()},
        "topic": {id_: _spellings(topic) for id_, topic in base.topics.items()},
        "source": {id_: [source.name.en, source.name.ru] for id_, source in base.sources.items()},
        "indicator": {id_: _spellings(indicator) for id_, indicator in base.indicators.items()},
        "unit": {id_: list(unit.en + unit.ru) for id_, unit in base.units.items()},
        "word": dict(base.synonyms),
    }
    for type_ in KINDED:
        known = ((id_, getattr(kind, type_)) for id_, kind in base.kinds.items())
        table[f"{type_}-kind"] = {id_: [*_spellings(kind), id_] for id_, kind in known if kind}
    return table


def entries(book: Book) -> dict[str, dict[str, Record]]:
    """Return what the base says about kinds, units, topics, places and indicators besides names, by type and id."""
    base = book.base
    table: dict[str, dict[str, Record]] = {
        "unit": {id_: unit.model_dump(exclude_none=True) for id_, unit in base.units.items()},
        "topic": {id_: _entry(one, command=one.command) for id_, one in base.topics.items()},
        "place": {
            id_: _entry(one, kind=one.kind, capital_of=one.within if one.capital else None)
            for id_, one in base.places.items()
        },
        "indicator": {
            id_: _entry(
                one,
                origin=one.origin,
                destination=one.destination,
                between=one.between or None,
                measure=one.measure if one.measure in ("rank", "share") else None,
            )
            for id_, one in base.indicators.items()
        },
    }
    for type_ in KINDED:
        known = ((id_, getattr(kind, type_)) for id_, kind in base.kinds.items())
        dumped = ((id_, kind.model_dump(exclude_defaults=True, exclude={"aliases"})) for id_, kind in known if kind)
        table[f"{type_}-kind"] = dict(dumped)
    return table


def _entry(named: Place | Topic | Indicator, **others: str | list[str] | None) -> Record:
    """Return a name in its languages, with the values of `others` that are not None."""
    said = {key: value for key, value in others.items() if value is not None}
    return {"name": named.name.model_dump(exclude_none=True), **said}


def _spellings(named: Person | Organization | Place | Topic | Indicator | KindName) -> list[str]:
    """Return the names and aliases, which can be searched for.

    Spellings printed in a source may be inflected; they only prove.
    """
    names = (named.name.en, named.name.ru, named.name.az)
    return [*(name for name in names if name), *named.aliases]
