"""What later files say more of the records of earlier ones, joined to them: never otherwise than they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from raes_cli import dates
from raes_cli.curate.book import ADDITIONS, Book
from raes_cli.curate.reading import KeyPath
from raes_cli.curate.schema import Addition, Both, Participant, Place

_OF_DATE = ("date", "date_text", "date_note")
"""Keys that are given together: the words and the reason of a date go with it."""
_JOINED = ("note", "remark")
"""Texts that are added to."""


def merge(book: Book) -> None:
    """Join the additions of `book` to the records that they are of; what cannot be joined is left to the rules.

    An addition is of a record of an earlier file. Where it contradicts, what was there before stays.
    """
    base = book.base
    for (number, id_), addition in book.additions.items():
        section = book.ids.get(id_, "")
        record = getattr(base, section, {}).get(id_)
        if record is None or not _is_earlier(book, number, section, id_):
            continue
        book.before.setdefault(id_, record)
        book.added.setdefault(id_, []).append((number, id_))
        joined = {key: value for key, value in said_more(record, addition, base.places) if value is not None}
        getattr(base, section)[id_] = record.model_copy(update=joined)
        _place(book, (section, id_), (ADDITIONS, number, id_), record, joined)
        if section == "events" and joined.get("date", record.date) != record.date:
            _date_with(book, id_, record.date, joined)


def said_more(
    record: Any,  # noqa: ANN401 - one of the schema's
    addition: Addition,
    places: Mapping[str, Place],
) -> list[tuple[str, Any]]:
    """Each key of an addition with what the record has under it afterwards; None where the addition contradicts."""
    found: list[tuple[str, Any]] = []
    for key in sorted(addition.model_fields_set, key=list(Addition.model_fields).index):
        if key not in type(record).model_fields or (key in _OF_DATE[1:] and addition.date):
            continue
        old, new = getattr(record, key), getattr(addition, key)
        if isinstance(new, list):
            found.append((key, _listed(old, new)))
        elif key in _JOINED and old:
            found.append((key, Both(en=f"{old.en} {new.en}", ru=f"{old.ru} {new.ru}")))
        elif key == "date" and _narrower(old, new):
            found += [(part, getattr(addition, part)) for part in _OF_DATE]
        else:
            fits = old is None or old == new or _FITS.get(key, _never)(old, new, places)
            found.append((key, new if fits else None))
    return found


def _date_with(book: Book, event: str, old: str | None, joined: Mapping[str, Any]) -> None:
    """Give what was dated as its event, posts attested and words said there, the date that is known now."""
    base, dated = book.base, {key: joined.get(key) for key in _OF_DATE}
    for id_, person in base.people.items():
        if any(post.event == event and post.date == old for post in person.posts):
            posts = [
                post.model_copy(update=dated) if post.event == event and post.date == old else post
                for post in person.posts
            ]
            base.people[id_] = person.model_copy(update={"posts": posts})
    for id_, statement in base.statements.items():
        if statement.event == event and statement.date == old:
            base.statements[id_] = statement.model_copy(update=dated)


def _is_earlier(book: Book, number: int, section: str, id_: str) -> bool:
    """Whether a record stands in a file before that of the number."""
    return book.files.index(book.place((section, id_))[0]) < number


def _listed(old: list[Any], new: list[Any]) -> list[Any]:
    """A list with what is added; of somebody who took part the capacity, where it was not known."""
    joined = list(old)
    for item in new:
        at = next(
            (at for at, known in enumerate(joined) if isinstance(item, Participant) and known.id == item.id), None
        )
        if at is not None and joined[at].capacity is None and item.capacity:
            joined[at] = joined[at].model_copy(update={"capacity": item.capacity})
        else:
            joined.append(item)
    return joined


def _narrower(old: str | None, new: str) -> bool:
    """Whether a date lies inside the one that was known."""
    if old is None:
        return True
    known, said = dates.parse(old), dates.parse(new)
    after = known.earliest is None or (said.earliest is not None and said.earliest >= known.earliest)
    before = known.latest is None or (said.latest is not None and said.latest <= known.latest)
    return after and before


def _inside(old: str, new: str, places: Mapping[str, Place]) -> bool:
    """Whether a place lies within the one that was known."""
    seen, at = [old], places[new].within if new in places else None
    while at and at not in seen[1:]:
        if at == old:
            return True
        seen.append(at)
        at = places[at].within if at in places else None
    return False


def _came_about(old: str, new: str, _: object) -> bool:
    """Whether what was only planned was held."""
    return new == "held" and old in ("planned", "announced")


def _never(*_: object) -> bool:
    return False


_FITS: Mapping[str, Callable[..., bool]] = {"place": _inside, "status": _came_about}
"""Key → whether a new value says the old one more closely."""


def _place(book: Book, record: KeyPath, addition: KeyPath, old: Any, joined: Mapping[str, Any]) -> None:  # noqa: ANN401
    """Give what was joined the places where it is written."""
    paths = [path for path in book.places if path[: len(addition)] == addition and len(path) > len(addition)]
    for path in paths:
        key, rest = path[len(addition)], path[len(addition) + 1 :]
        if key not in joined:
            continue
        before = getattr(old, str(key))
        if rest and isinstance(before, list) and isinstance(rest[0], int):
            rest = (len(before) + rest[0], *rest[1:])
        if rest or not isinstance(before, list):
            book.places[(*record, key, *rest)] = book.places[path]
