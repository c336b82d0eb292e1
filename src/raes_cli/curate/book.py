"""The typed book: all layers of a base as one, every record with its place, and the problems with their shape."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic import ValidationError

from raes_cli.curate.additions import SECTION, Addition, merges
from raes_cli.curate.parts import Citation, Spelling
from raes_cli.curate.reading import Document, KeyPath, Value, read
from raes_cli.curate.refusals import SAID, refused
from raes_cli.curate.schema import LISTS, RECORDS, Base, Silent
from raes_cli.curate.walking import Models, reached, walk
from raes_cli.problems import Problem
from raes_cli.text import Words, both, did_you_mean, nearest, prefixed

Reference = tuple[KeyPath, str, tuple[str, ...]]
"""The path at which a record names an id, the id, and the sections in which the id may be."""

_EVIDENCE: Models = frozenset((Citation, Silent, Spelling))
_ALL = reached(Base)
_UNKNOWN: set[str] = set()
"""Stands in for pydantic's set of the keys that were given, which nothing here reads."""


class Breach(NamedTuple):
    """A place where a rule is broken, with a message and a remedy."""

    path: KeyPath
    message: Words
    remedy: Words | None = None


@dataclass(slots=True)
class Book:
    """A base as typed records, with the place of each key and the section of each id.

    `ids` includes records whose own shape is wrong, so that a reference to one is not reported as a second problem;
    `left_out` holds the paths of these records and of whole sections left out. `additions` maps ids to the places where
    later layers add to a record; `files` lists the layers in order.
    """

    base: Base = field(default_factory=Base)
    ids: dict[str, str] = field(default_factory=dict)
    places: dict[KeyPath, tuple[str, int, int]] = field(default_factory=dict)
    left_out: set[KeyPath] = field(default_factory=set)
    additions: dict[str, list[Addition]] = field(default_factory=dict)
    files: Sequence[str] = ()
    swift: dict[str, tuple[bytes, int]] = field(default_factory=dict)
    """File read by the fast reader → its content, and the number of silent sentences in earlier layers.

    Only the places of its records are known.
    """

    references: list[Reference] = field(default_factory=list)
    """Every id that a record names; filled by the first rule that needs them."""

    def file(self, path: KeyPath) -> str:
        """Return the file that holds the value at `path`, which leads into a record."""
        return self.place(path if path[1] in self.additions else path[:2])[0]

    def place(self, path: KeyPath) -> tuple[str, int, int]:
        """Return the file, line and column of the value at `path`, or of the innermost known value around it."""
        if len(path) > len(("section", "id")) and (record := self.places.get(path[:2])) and record[0] in self.swift:
            self.find_places(record[0])
        for end in range(len(path), -1, -1):
            if found := self.places.get(path[:end]):
                return found
        return ("", 1, 1)

    def find_places(self, file: str) -> None:
        """Read a file again, strictly, to note the places of everything inside its records."""
        content, silent = self.swift.pop(file)
        for path, place in read(content, file).places.items():
            self.places.setdefault(_shifted(path, silent), (file, *place))

    def problem(self, path: KeyPath, rule: str, message: Words, remedy: Words | None = None) -> Problem:
        """Return a problem at `path`, with the id of its record in the message."""
        name = f"{path[1]}: " if len(path) > 1 and isinstance(path[1], str) else ""
        return Problem(*self.place(path), rule, prefixed(name, message), remedy)

    def citations(self) -> Iterator[tuple[KeyPath, str, str]]:
        """Yield every piece of evidence: the path of its words, the id of its source, and the words themselves."""
        for path, model in walk(self.base, _EVIDENCE):
            if isinstance(model, Spelling):
                yield (*path, "text"), model.source, model.text
            elif isinstance(model, Citation | Silent):
                yield (*path, "anchor"), model.source, model.anchor

    def cited(self) -> dict[str, list[tuple[KeyPath, str]]]:
        """Return the evidence from each source as pairs of path and words."""
        table: dict[str, list[tuple[KeyPath, str]]] = {}
        for path, source, words in self.citations():
            table.setdefault(source, []).append((path, words))
        return table

    def records(self) -> Iterator[tuple[str, str, Any]]:
        """Yield section, id and record of every record that users see, in the order of an export."""
        for section in RECORDS:
            entries = getattr(self.base, section)
            for id_ in self._in_order() if section == "events" else entries:
                yield section, id_, entries[id_]

    def _in_order(self) -> Iterator[str]:
        """Yield the ids of the events in the order of the base, but each right after the events that came before it."""
        earlier: dict[str, list[str]] = {}
        for id_, event in self.base.events.items():
            if event.before:
                earlier.setdefault(event.before, []).append(id_)
        for last, event in self.base.events.items():
            told: list[str] = []
            left = [] if event.before else [last]
            while left:
                told.append(left.pop())
                left += earlier.get(told[-1], ())
            yield from reversed(told)


def bind(documents: Sequence[Document]) -> tuple[Book, list[Problem]]:
    """Join the layers into a `Book`, and report and leave out the records whose shape is wrong."""
    book = Book(files=[document.file for document in documents])
    problems = [problem for document in documents for problem in document.problems]
    value, doubtful = _join(documents, book, problems)
    book.left_out |= {path[:2] for path in doubtful}
    typed: dict[str, Any] = {}
    for section in [*value]:
        entries = value.pop(section)  # frees memory for the records of the next section
        for document in documents:
            document.value.pop(section, None)
        try:
            base = Base.model_validate({section: entries})
        except ValidationError as error:
            details = error.errors(include_url=False)
            book.left_out |= {detail["loc"][:2] for detail in details}
            problems += [_problem(book, detail) for detail in details if not _within(detail["loc"], doubtful)]
        if any(path[0] == section for path in book.left_out if path):
            base = Base.model_validate(_sound(section, entries, book))
        for _, model in walk(base, _ALL):
            object.__setattr__(model, "__pydantic_fields_set__", _UNKNOWN)  # a third of a small mapping's memory
        typed |= {section: getattr(base, section)} if section in base.model_fields_set else {}
    book.base = Base.model_construct(**typed)
    return book, problems


def faults(section: str, entries: Value) -> int:
    """Return the number of shape problems in `entries` of a section."""
    if section not in Base.model_fields:
        return 0
    try:
        Base.model_validate({section: entries})
    except ValidationError as error:
        return error.error_count()
    return 0


def _join(documents: Sequence[Document], book: Book, problems: list[Problem]) -> tuple[dict[str, Any], set[KeyPath]]:
    """Join the sections of all `documents` into one mapping, and return it with its doubtful paths.

    An id that is already taken is reported.
    """
    joined: dict[str, Any] = {}
    doubtful: set[KeyPath] = set()
    strays: list[tuple[Document, str]] = []
    for document in documents:
        book.places.setdefault((), (document.file, 1, 1))
        silent = len(joined.get("silent", ()))
        earlier = {id_: book.ids[id_] for id_ in document.entries(SECTION) if id_ in book.ids}
        if document.content:
            book.swift[document.file] = document.content, silent
        for path, (line, column) in document.places.items():
            book.places.setdefault(_shifted(path, silent), (document.file, line, column))
        doubtful |= {_shifted(path, silent) for path in document.doubtful if path[:1] != (SECTION,) or len(path) == 1}
        for section, entries in document.value.items():
            if section not in Base.model_fields:
                joined[section] = entries
            elif not isinstance(entries, list if section == "silent" else dict):
                if (section,) not in document.doubtful:
                    message = prefixed(f"{section}: ", SAID["list_type" if section == "silent" else "dict_type"])
                    problems.append(Problem(document.file, *document.places[(section,)], "value", message))
                book.left_out.add((section,))
            elif isinstance(entries, list):
                joined.setdefault(section, []).extend(entries)
            elif section != SECTION:
                _join_records(document, section, joined.setdefault(section, {}), book, problems)
        for merge in merges(document, joined, earlier):
            problems += merge.problems
            doubtful |= merge.doubtful
            book.places |= merge.places
            book.additions.setdefault(merge.id, []).append(merge.addition)
            book.left_out |= {(SECTION, merge.id)} if merge.problems else set()
        strays += [(document, id_) for id_ in document.entries(SECTION) if id_ not in earlier]
    problems += [_stray(document, id_, book) for document, id_ in strays]
    book.left_out |= {(SECTION, id_) for _, id_ in strays}
    return joined, doubtful


def _join_records(
    document: Document, section: str, records: dict[str, Any], book: Book, problems: list[Problem]
) -> None:
    taken = dict.fromkeys(records, section) if section in LISTS else book.ids
    for id_, record in document.value[section].items():
        if id_ not in taken:
            taken[id_] = section
            records[id_] = record
            continue
        file, line, _ = book.place((taken[id_], id_))
        message = both(f"{id_}: this id is taken at {file}:{line}", f"{id_}: этот id уже занят, {file}:{line}")
        place = document.places[section, id_]
        remedy = both("choose another", "выберите другой")
        problems.append(Problem(document.file, *place, "unique-id", message, remedy))
        book.left_out.add((section, id_))


def _stray(document: Document, id_: str, book: Book) -> Problem:
    """Return the problem with an addition whose id is not a record of an earlier layer."""
    place = document.places[SECTION, id_]
    if id_ in book.ids:
        file, line, _ = book.place((book.ids[id_], id_))
        message = both(f"{id_}: {file}:{line} is not an earlier layer", f"{id_}: {file}:{line} — не более ранний слой")
        remedy = both("write it there", "допишите запись там")
        return Problem(document.file, *place, "addition-order", message, remedy)
    message = both(f"{id_}: no record has this id", f"{id_}: нет записи с таким id")
    otherwise = both("correct it, or read the earlier layer too", "исправьте его или прочтите и более ранний слой")
    meant = did_you_mean(map(repr, nearest(id_, book.ids, 1)), otherwise)
    return Problem(document.file, *place, "unknown-id", message, meant)


def _shifted(path: KeyPath, silent: int) -> KeyPath:
    """Return `path` in the joined base, where `silent` sentences of earlier layers come first."""
    if len(path) > 1 and path[0] == "silent" and isinstance(path[1], int):
        return ("silent", path[1] + silent, *path[2:])
    return path


def _within(path: KeyPath, doubtful: Collection[KeyPath]) -> bool:
    """Return whether `path` leads to or into a value whose problem has been reported already."""
    return any(path[:end] in doubtful for end in range(1, len(path) + 1))


def _sound(section: str, entries: Any, book: Book) -> dict[str, Any]:  # noqa: ANN401 - as parsed
    """Return a section without the records that are left out; empty if the whole section is.

    Items of a list move up, and so do their places in `book`.
    """
    if (section,) in book.left_out:
        return {}
    if isinstance(entries, dict):
        return {section: {id_: entry for id_, entry in entries.items() if (section, id_) not in book.left_out}}
    for file in (*book.swift,):
        book.find_places(file)
    kept = [at for at in range(len(entries)) if (section, at) not in book.left_out]
    moved: dict[KeyPath, KeyPath] = {(section, old): (section, new) for new, old in enumerate(kept)}
    book.places = {moved.get(path[:2], path[:2]) + path[2:]: place for path, place in book.places.items()}
    return {section: [entries[at] for at in kept]}


def _problem(book: Book, detail: Any) -> Problem:  # noqa: ANN401 - a mapping of pydantic
    """Return a pydantic error as a problem in our own words, without the record's name if the id itself is wrong."""
    path, rule, message, remedy = refused(detail)
    if detail["loc"][-1] == "[key]":
        return Problem(*book.place(path), rule, message)
    return book.problem(path, rule, message, remedy)
