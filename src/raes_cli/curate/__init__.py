"""Turns the YAML layers of a base into finished records, or reports every problem in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import accumulate, count, islice
from typing import TYPE_CHECKING, NamedTuple

from raes_cli.errors import BaseError
from raes_cli.problems import Problem
from raes_cli.progress import Told, counted, untold
from raes_cli.text import both

if TYPE_CHECKING:
    from raes_cli.curate.book import Book
    from raes_cli.curate.naming import Record
    from raes_cli.curate.reading import Document


_READING = both("reading the base", "чтение базы")
_CHECKING = both("checking it", "проверка")
_OPEN = re.compile(rb'([:\[,{] *)""(?=[\s,}\]])')
"""Matches an empty value, which is still to be written; group 1 is the text before it."""


Reader = Callable[..., "Document"]


class Layer(NamedTuple):
    """One file of a base: its name in records, its content, its lock file's content (may be empty) and its path."""

    file: str
    content: bytes
    lock: bytes = b""
    path: str = ""


class Curated(NamedTuple):
    """Finished records, the names that options resolve to ids, and each place's chain of enclosing places.

    `records` are finished anew on each iteration: all of them at once take as much memory as everything else.
    """

    records: Collection[Record]
    vocabulary: Mapping[str, Mapping[str, Sequence[str]]]
    around: Mapping[str, Sequence[str]]
    entries: Mapping[str, Mapping[str, Record]] = {}
    """What the base says about its kinds, units, topics, places and indicators besides their names."""
    digest: str = ""
    """SHA-256 of the contents of all files, concatenated."""


def examine(layers: Sequence[Layer], told: Told = untold, reader: Reader | None = None) -> tuple[Book, list[Problem]]:
    """Return `layers` as a typed book and every problem found in them, in the order of the files.

    Progress is reported to `told`. A `reader` takes what `fast_reading.read` does, and returns the same.
    """
    from raes_cli.curate import fast_reading
    from raes_cli.curate.book import bind, faults
    from raes_cli.curate.reading import MAX_PROBLEMS, too_many
    from raes_cli.curate.rules import asked, broken

    ends = [0, *accumulate(len(layer.content) for layer in layers)]

    def told_from(start: int) -> Callable[[int], None]:
        return lambda at: told(_READING, start + at, ends[-1])

    read = reader or fast_reading.read
    documents = [
        read(layer.content, layer.file, faults, told_from(start)) for start, layer in zip(ends, layers, strict=False)
    ]
    told(_CHECKING, 0, 1)
    book, problems = bind(documents)
    rules = list(asked(book))
    found = (problem for rule in counted(rules, len(rules), _CHECKING, told) for problem in broken(rule, book))
    problems += islice(found, max(MAX_PROBLEMS + 1 - len(problems), 0))
    book.references = []
    files = {layer.file: place for place, layer in enumerate(layers)}
    distinct = {problem.order: problem for problem in problems}
    ordered = sorted(distinct.values(), key=lambda problem: (files.get(problem.file, -1), problem.order))
    if len(ordered) > MAX_PROBLEMS:
        last = ordered[MAX_PROBLEMS]
        ordered[MAX_PROBLEMS:] = [too_many(last.file, (last.line, last.column))]
    return book, ordered


def provisional(layers: Sequence[Layer]) -> tuple[list[Layer], Book, list[Problem]]:
    """Fill each place that is still to be written with a placeholder, so that the rest can be examined.

    Returns the filled layers, their book, and the problems that are not about a placeholder. Each place gets a
    placeholder of its own, because two figures whose indicators are not yet written do not contradict each other.
    """
    from raes_cli.curate.refusals import UNWRITTEN

    words = (f'"{UNWRITTEN}-{number}"'.encode() for number in count(1))
    whole = [layer._replace(content=_OPEN.sub(lambda place: place[1] + next(words), layer.content)) for layer in layers]
    book, problems = examine(whole)
    return whole, book, [one for one in problems if UNWRITTEN not in one.message["en"]]


def verified(
    book: Book, layers: Sequence[Layer], texts: Mapping[str, bytes] | None
) -> tuple[list[Problem], dict[tuple[str, str], int]]:
    """Return the problems with the evidence of `book`, and the line of each anchor.

    With `texts` (file name → content), anchors are looked up in them. Without, each layer that has a lock is compared
    with it.
    """
    from raes_cli.curate.reading import MAX_PROBLEMS
    from raes_cli.curate.texts import unlocked, verify

    if texts is not None:
        return verify(book, texts, _lock(layers))
    locks = {layer.file: _lock([layer]) for layer in layers if layer.lock}
    return list(islice(unlocked(book, locks), MAX_PROBLEMS)), _lock(layers)


def curate(layers: Sequence[Layer], told: Told = untold, reader: Reader | None = None) -> Curated:
    """Return the finished records of `layers`, read by `reader` as in `examine`.

    Raises `BaseError` with all problems if there are any.
    """
    from hashlib import sha256

    from raes_cli.curate.entries import entries, vocabulary
    from raes_cli.curate.naming import within
    from raes_cli.curate.records import Finished

    book, problems = examine(layers, told, reader)
    if problems:
        raise BaseError(problems)
    places = book.base.places
    around = {id_: within(places, id_) for id_ in places}
    digest = sha256(b"".join(layer.content for layer in layers)).hexdigest()
    return Curated(Finished(book, _lock(layers)), vocabulary(book), around, entries(book), digest)


def _lock(layers: Sequence[Layer]) -> dict[tuple[str, str], int]:
    from raes_cli.curate.evidence import read_lock

    lock: dict[tuple[str, str], int] = {}
    for layer in layers:
        lock |= read_lock(layer.lock.decode("utf-8", "replace"))
    return lock
