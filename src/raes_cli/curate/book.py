"""All layers of a base as one typed book: every record with its place, and what is wrong with the shape."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from raes_cli.curate.reading import Document, KeyPath
from raes_cli.curate.schema import RECORDS, Base, Citation, Silent, Spelling
from raes_cli.errors import Problem


@dataclass(slots=True)
class Book:
    """A base as typed records, with the place of each key and the section of each id.

    `ids` also knows records whose own shape is wrong, so that a reference to one of them is not
    reported as a second problem.
    """

    base: Base = field(default_factory=Base)
    ids: dict[str, str] = field(default_factory=dict)
    places: dict[KeyPath, tuple[str, int, int]] = field(default_factory=dict)

    def place(self, path: KeyPath) -> tuple[str, int, int]:
        """The file, line and column of the value at `path`, or of the nearest thing around it."""
        for end in range(len(path), -1, -1):
            if found := self.places.get(path[:end]):
                return found
        return ("", 1, 1)

    def problem(self, path: KeyPath, rule: str, message: str, remedy: str = "") -> Problem:
        """A problem at `path`, whose message names the record it is in."""
        name = f"{path[1]}: " if len(path) > 1 else ""
        return Problem(*self.place(path), rule, name + message, remedy)

    def citations(self) -> Iterator[tuple[KeyPath, str, str]]:
        """Every piece of evidence: the path of its words, its source and the words, as printed there."""
        for section in type(self.base).model_fields:
            entries = getattr(self.base, section)
            for key, record in entries.items() if isinstance(entries, dict) else enumerate(entries):
                yield from _citations((section, key), record)

    def records(self) -> Iterator[tuple[str, str, Any]]:
        """Section, id and record of everything users see, in the order of an export."""
        for section in RECORDS:
            for id_, record in getattr(self.base, section).items():
                yield section, id_, record


def _citations(path: KeyPath, value: object) -> Iterator[tuple[KeyPath, str, str]]:
    if isinstance(value, Citation | Silent):
        yield (*path, "anchor"), value.source, value.anchor
    elif isinstance(value, Spelling):
        yield (*path, "text"), value.source, value.text
    elif isinstance(value, BaseModel):
        for key in type(value).model_fields:
            yield from _citations((*path, key), getattr(value, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _citations((*path, number), inner)


def bind(documents: Sequence[Document]) -> tuple[Book, list[Problem]]:
    """Join the layers into a `Book`; records whose shape is wrong are left out and reported."""
    book = Book()
    problems = [problem for document in documents for problem in document.problems]
    value = _join(documents, book, problems)
    try:
        book.base = Base.model_validate(value)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True, include_input=False)
        problems += [_problem(book, detail) for detail in details]
        book.base = Base.model_validate(_without(value, {detail["loc"][:2] for detail in details}))
    return book, problems


def _join(documents: Sequence[Document], book: Book, problems: list[Problem]) -> dict[str, Any]:
    """The sections of all `documents` in one mapping; an id may stand only once."""
    joined: dict[str, Any] = {}
    for document in documents:
        book.places.setdefault((), (document.file, 1, 1))
        shift = {"silent": len(joined.get("silent", ()))}
        for path, (line, column) in document.places.items():
            moved = path
            if len(path) > 1 and isinstance(path[1], int) and path[0] in shift:
                moved = (path[0], path[1] + shift["silent"], *path[2:])
            book.places.setdefault(moved, (document.file, line, column))
        for section, entries in document.value.items():
            if isinstance(entries, list):
                joined.setdefault(section, []).extend(entries)
            elif not isinstance(entries, dict) or not isinstance(joined.setdefault(section, {}), dict):
                joined[section] = entries
            else:
                for id_, record in entries.items():
                    if id_ in book.ids:
                        file, line, _ = book.place((book.ids[id_], id_))
                        place = document.places[section, id_]
                        message = f"{id_}: this id is taken at {file}:{line}"
                        problems.append(Problem(document.file, *place, "unique-id", message, "choose another"))
                        continue
                    book.ids[id_] = section
                    joined[section][id_] = record
    return joined


def _without(value: dict[str, Any], broken: set[tuple[str | int, ...]]) -> dict[str, Any]:
    """`value` less the records and sections at the paths `broken`, so that the rest can be read."""
    sound: dict[str, Any] = {}
    for section, entries in value.items():
        if (section,) in broken:
            continue
        if isinstance(entries, dict):
            sound[section] = {id_: entry for id_, entry in entries.items() if (section, id_) not in broken}
        else:
            sound[section] = [entry for at, entry in enumerate(entries) if (section, at) not in broken]
    return sound


def _problem(book: Book, detail: Any) -> Problem:  # noqa: ANN401 - pydantic's own mapping
    """A problem as pydantic tells it, in our words."""
    path: KeyPath = tuple(part for part in detail["loc"] if part != "[key]")
    kind, context = detail["type"], detail.get("ctx", {})
    key = ".".join(str(part) for part in path[2:]) or str(path[-1] if path else "the base")
    if kind == "missing":
        return book.problem(path[:-1], "missing-key", f"{key} is missing")
    if kind == "extra_forbidden":
        where = ".".join(str(part) for part in path[2:-1])
        known = _known_keys(path)
        near = difflib.get_close_matches(str(path[-1]), known, 1)
        message = f"unknown key {str(path[-1])!r}" + (f" in {where}" if where else "")
        return book.problem(path, "unknown-key", message, f"did you mean {near[0]!r}?" if near else "")
    if kind == "literal_error":
        return book.problem(path, "choice", f"{key} is none of {context['expected']}")
    if detail["loc"][-1] == "[key]" or (kind == "string_pattern_mismatch" and "a-z0-9" in context["pattern"]):
        return book.problem(path, "slug", f"{key}: not an id (a–z, 0–9, single hyphens): {path[-1]!r}")
    if kind == "value_error":
        return book.problem(path, "value", f"{key}: {context['error']}")
    if kind == "string_pattern_mismatch":
        return book.problem(path, "value", f"{key}: white space at its ends, or several lines")
    return book.problem(path, "value", f"{key}: {detail['msg'][:1].lower()}{detail['msg'][1:]}")


def _known_keys(path: KeyPath) -> list[str]:
    """The keys a mapping at the parent of `path` may have."""
    if len(path) == 1:
        return list(Base.model_fields)
    section = Base.model_fields.get(str(path[0]))
    if section is None or len(path) != len(("section", "id", "key")):
        return []
    model = getattr(section.annotation, "__args__", (None,))[-1]
    return list(getattr(model, "model_fields", ()))
