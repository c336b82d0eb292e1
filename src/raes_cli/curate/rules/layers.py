"""Rules on what later files say more: of records that are there, never otherwise, and with evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from raes_cli.curate.book import ADDITIONS, Book
from raes_cli.curate.layers import said_more
from raes_cli.curate.reading import KeyPath
from raes_cli.curate.schema import Addition
from raes_cli.problems import Problem
from raes_cli.text import both, listed, nearest

_PROVED = (
    "date", "place", "status", "number", "theme", "body", "event", "country", "basis", "text", "participants",
    "organizers", "initiated_by", "mediated_by", "signatories", "authors", "attribution",
)  # fmt: skip
"""Keys that no record gets without evidence for them; a name, a post and a spelling bring their own."""
_AFTER = both(
    "say it in a record of its own, and declare a conflict", "скажите это отдельной записью и объявите конфликт"
)


def added_to_nothing(book: Book) -> Iterator[Problem]:
    """What is added is of a record of an earlier file.

    Correct the id; what is said of a record of the same file belongs into the record.
    """
    for number, id_ in book.additions:
        path = (ADDITIONS, number, id_)
        if id_ not in book.ids:
            near = nearest(id_, book.ids, 1)
            remedy = both(f"did you mean {near[0]!r}?", f"возможно, {near[0]!r}?") if near else None
            yield book.problem(path, "added-to-nothing", both("there is no such record", "такой записи нет"), remedy)
        elif book.files.index(book.place((book.ids[id_], id_))[0]) >= number:
            file, line, _ = book.place((book.ids[id_], id_))
            message = both(
                f"it stands in no earlier file, but at {file}:{line}", f"она не в файле раньше, а в {file}:{line}"
            )
            yield book.problem(path, "added-to-nothing", message, both("say it there", "скажите это там"))


def added_key(book: Book) -> Iterator[Problem]:
    """What is added has keys that a record of its type has.

    Remove the key, or add it to the record that it belongs to.
    """
    for path, addition, record in _joined(book):
        for key in addition.model_fields_set - set(type(record).model_fields):
            section = book.ids[str(path[2])]
            message = both(f"no record of {section} has {key!r}", f"у записей раздела {section} нет {key!r}")
            yield book.problem((*path, key), "added-key", message)


def contradicted(book: Book) -> Iterator[Problem]:
    """A later file says more of a record, never otherwise: a date inside the known one, a place inside the place.

    What contradicts is a record of its own and a declared conflict.
    """
    for path, addition, record in _joined(book):
        for key, value in said_more(record, addition, book.base.places):
            if value is None and getattr(addition, key) is not None:
                old, new = (_said(getattr(one, key)) for one in (record, addition))
                message = both(f"{key} is {old}, and {new} does not lie inside it", f"{key} — {old}, и {new} не внутри")
                yield book.problem((*path, key), "contradicted", message, _AFTER)


def unproved_addition(book: Book) -> Iterator[Problem]:
    """What is added to the facts of a record has evidence of its own.

    Add `sources` to the addition.
    """
    for path, addition, _ in _joined(book):
        if not addition.sources and (said := [key for key in _PROVED if key in addition.model_fields_set]):
            message = both(f"nothing proves {listed(said)}", f"ничто не доказывает {listed(said)}")
            yield book.problem(path, "unproved-addition", message, both("add sources", "добавьте sources"))


def _joined(book: Book) -> Iterator[tuple[KeyPath, Addition, Any]]:
    """Each addition that is joined to a record: its path, itself, and the record without it."""
    for id_, keys in book.added.items():
        record = book.before[id_]
        for number, _ in keys:
            addition = book.additions[number, id_]
            yield (ADDITIONS, number, id_), addition, record
            joined = {key: value for key, value in said_more(record, addition, book.base.places) if value is not None}
            record = record.model_copy(update=joined)


def _said(value: object) -> str:
    return repr(getattr(value, "en", value))


RULES = (added_to_nothing, added_key, contradicted, unproved_addition)
