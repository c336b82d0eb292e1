"""Rules on ids: every id that is named exists, fits its place and is named once; every record is used."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import get_args

from pydantic import BaseModel

from raes_cli.curate.book import Book, Breach, Reference
from raes_cli.curate.parts import Citation, Participant, Spelling
from raes_cli.curate.reading import KeyPath
from raes_cli.curate.schema import KINDED, TYPES, Base, Figure, Post, Silent
from raes_cli.curate.walking import reached, walk
from raes_cli.record import PART_TARGETS, TARGETS
from raes_cli.text import both, did_you_mean, nearest

_REPEATED = 2
"""The least number of items in which one can repeat another."""
_OF_ITS_KIND = ("part_of", "before")
"""Keys that name a record of the section in which they stand."""
_COMPARED = 100_000
"""Ids compared for all suggestions together, so that these take no longer than the rules themselves."""


@cache
def _targets(kind: type[BaseModel]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the keys of a `kind` of mapping that name ids, each with its sections; () means the mapping's own."""
    targets = TARGETS if kind in _OF_SECTIONS else PART_TARGETS
    return tuple((key, targets.get(key, ())) for key in kind.model_fields if key in targets or key in _OF_ITS_KIND)


_OF_SECTIONS = frozenset(get_args(field.annotation)[-1] for field in Base.model_fields.values()) - {Silent}
_NAMING = frozenset(filter(_targets, reached(Base)))
"""The classes of mappings that name ids."""


def named(book: Book) -> list[Reference]:
    """Return every id that a record names: its path, the id, and the sections in which it may be."""
    book.references = book.references or [*_named(book)]
    return book.references


def _named(book: Book) -> Iterator[Reference]:
    for path, model in walk(book.base, _NAMING):
        for key, sections in _targets(type(model)):
            found = getattr(model, key)
            if isinstance(found, str):
                yield (*path, key), found, sections or (str(path[0]),)
            elif isinstance(found, list):
                yield from (((*path, key, number), id_, sections) for number, id_ in enumerate(found))


def unknown_id(book: Book) -> Iterator[Breach]:
    """Every id that a record names exists.

    Correct the id, or add the record it should lead to.
    """
    left = _COMPARED
    for path, id_, _ in named(book):
        if id_ not in book.ids:
            left -= len(book.ids)
            near = nearest(id_, book.ids, 1) if left >= 0 else ()
            remedy = did_you_mean(map(repr, near), both("add it, or correct the id", "добавьте её или исправьте id"))
            yield Breach(path, both(f"no record has the id {id_!r}", f"нет записи с id {id_!r}"), remedy)


def unknown_kind(book: Book) -> Iterator[Breach]:
    """The kind of a record and the unit of an indicator are declared in the base.

    Correct it, or declare it under `kinds`, for this type of record, or under `units`.
    """
    for section, type_ in TYPES.items():
        if type_ not in KINDED:
            continue
        known = [id_ for id_, kind in book.base.kinds.items() if getattr(kind, type_)]
        for id_, record in getattr(book.base, section).items():
            yield from _undeclared(book, (section, id_, "kind"), record.kind, "kinds", known)
    for id_, indicator in book.base.indicators.items():
        yield from _undeclared(book, ("indicators", id_, "unit"), indicator.unit, "units", book.base.units)


def _undeclared(book: Book, path: KeyPath, named: str, section: str, known: Collection[str]) -> Iterator[Breach]:
    """Yield a breach if a kind or unit is not declared; one that is declared wrongly is a problem of its own."""
    if named in known or (section, named) in book.left_out:
        return
    declare = both(f"declare it under {section}", f"объявите его в {section}")
    remedy = did_you_mean(map(repr, nearest(named, known, 1)), declare)
    yield Breach(path, both(f"{section} has no {named!r}", f"в {section} нет {named!r}"), remedy)


def wrong_section(book: Book) -> Iterator[Breach]:
    """Every id that a record names leads to the right kind of record.

    A place is one of `places`, a speaker one of `people` or `organizations`, and so on.
    """
    for path, id_, sections in named(book):
        if id_ in book.ids and book.ids[id_] not in sections:
            found = book.ids[id_]
            message = both(
                f"{id_!r} is one of {found}, not of {' or '.join(sections)}",
                f"{id_!r} — из {found}, а не из {' или '.join(sections)}",
            )
            yield Breach(path, message)


def repeated_item(book: Book) -> Iterator[Breach]:
    """A list has no duplicates.

    Remove the second mention; put two capacities of one participant into one text.
    """
    for section, id_, record in book.records():
        for key, value in vars(record).items():
            # Aliases have their own rule.
            if not isinstance(value, list) or len(value) < _REPEATED or key == "aliases":
                continue
            seen = set()
            for number, item in enumerate(value):
                same = _same(item)
                if same in seen:
                    called = _called(item)
                    message = both(f"{called} appears twice in {key}", f"{called} стоит в {key} дважды")
                    yield Breach((section, id_, key, number), message)
                seen.add(same)


def _same(item: object) -> object:
    """Return the key that equal items of a list share."""
    match item:
        case str():
            return item
        case Citation():
            return item.source, item.anchor
        case Participant():
            return item.id
    return str(item)


def _called(item: object) -> str:
    match item:
        case Participant():
            return repr(item.id)
        case Citation():
            return repr(item.anchor)
        case Spelling():
            return repr(item.text)
        case Post():
            return repr(item.title.en)
        case _:
            return repr(item)


_CHAINS = (("places", "within"), ("events", "part_of"), ("events", "before"), ("organizations", "part_of"))
"""Section and key of references that form chains, which must not be circular."""


def points_at_itself(book: Book) -> Iterator[Breach]:
    """A record does not point at itself, and no chain of places, parts or earlier events is circular.

    Remove the reference.
    """
    for path, id_, _ in named(book):
        if path[1] == id_:
            yield Breach(path, both(f"{path[2]} refers to the record itself", f"{path[2]} указывает на саму запись"))
    for section, key in _CHAINS:
        parents = {id_: getattr(record, key) for id_, record in getattr(book.base, section).items()}
        for circle in _circles(parents):
            for at, id_ in enumerate(circle):
                said = " → ".join((*circle[at:], *circle[:at], id_))
                message = both(f"{key} is circular: {said}", f"{key} идёт по кругу: {said}")
                yield Breach((section, id_, key), message)


def _circles(parents: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Yield each circle of parents once; a record that is its own parent does not count."""
    seen: set[str] = set()
    for id_ in parents:
        chain: dict[str, None] = {}
        above: str | None = id_
        while above and above not in seen:
            seen.add(above)
            chain[above] = None
            above = parents.get(above)
        walked = list(chain)
        if above in chain and len(circle := walked[walked.index(above) :]) > 1:
            yield circle


def unused(book: Book) -> Iterator[Breach]:
    """Some record names every topic, place, source and indicator.

    Remove it, or write the fact it is there for. People and organizations are facts themselves.
    """
    used = {id_ for path, id_, _ in named(book) if path[1] != id_}
    for section in ("topics", "places", "sources", "indicators"):
        for id_ in getattr(book.base, section):
            if id_ not in used:
                yield Breach((section, id_), both("no record refers to it", "на неё не ссылается ни одна запись"))


def figure_indicator(book: Book) -> Iterator[Breach]:
    """Figures of one indicator, period and attribution are one record.

    Give both pieces of evidence to one record, or tell the indicators apart.
    """
    seen: dict[tuple[object, ...], str] = {}
    for id_, figure in book.base.figures.items():
        assert isinstance(figure, Figure)
        number = (figure.value, figure.scale, figure.growth_percent)
        key = (figure.indicator, figure.period, number, figure.status, tuple(figure.attribution))
        if (other := seen.setdefault(key, id_)) != id_:
            yield Breach(("figures", id_), both(f"the same figure as {other!r}", f"та же цифра, что {other!r}"))


RULES = (unknown_id, unknown_kind, wrong_section, repeated_item, points_at_itself, unused, figure_indicator)
