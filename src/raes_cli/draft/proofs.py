"""What the checker says of a draft: its problems, and numbers that contradict those of the base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from raes_cli.curate import conflicts
from raes_cli.curate.book import Book
from raes_cli.curate.rules.contradictions import is_noticed
from raes_cli.curate.texts import verify
from raes_cli.draft.layer import BLANK, Layer, Record
from raes_cli.draft.origin import Origin
from raes_cli.problems import Problem
from raes_cli.text import Words, both

_OF_WHAT_IS_LEFT = ("draft", "unused")
"""Rules about what is still left to the curator."""


def against(book: Book, found: Origin) -> list[Problem]:
    """Return the problems of a base, checked against the drafted text; anchors in other texts count as verified."""
    elsewhere = {(source, anchor): 0 for _, source, anchor in book.citations()}
    return verify(book, {found.name: found.content}, elsewhere)[0]


def contradictions(layer: Layer, book: Book, lang: str) -> None:
    """Add a conflict for each undeclared pair of contradicting figures with at least one new figure."""
    new = {record.id for record in layer.of("figures")}
    declared = [frozenset(one.claims) for one in book.base.conflicts.values()]
    for rule, (one, other), told in _pairs(book):
        if {one, other} & new and not any(claims >= {one, other} for claims in declared):
            figure = book.base.figures[other]
            fields = {
                "rule": rule,
                "title": {"en": BLANK, "ru": BLANK},
                "claims": [one, other],
                "topics": list(figure.topics),
            }
            layer.add(Record("conflicts", f"{rule}-{one}-{other}"[:78].strip("-"), None, fields, [told[lang]]))


def _pairs(book: Book) -> Iterator[tuple[str, tuple[str, str], Words]]:
    """Yield the pairs of contradicting figures: the rule, their ids, and the message."""
    for one, other in conflicts.disagreements(book.base):
        if book.base.figures[one].basis == book.base.figures[other].basis:
            said = [_number(book, id_) for id_ in (one, other)]
            yield (
                "value",
                (one, other),
                both(f"{one} has {said[0]}, {other} {said[1]}", f"{one}: {said[0]}, {other}: {said[1]}"),
            )
    for found in conflicts.growths(book.base):
        pair = found.earlier, found.later
        if is_noticed(book.base, found) and conflicts.comparable(book.base, *pair):
            stated, levels = f"{found.stated.digits:f}", f"{found.implied:.1f}"
            yield (
                "growth",
                pair,
                both(
                    f"growth of {stated} % is stated, the levels give {levels} %",
                    f"заявлен рост {stated} %, уровни дают {levels} %",
                ),
            )


def _number(book: Book, id_: str) -> str:
    figure = book.base.figures[id_]
    return " ".join(filter(None, ("" if figure.value is None else f"{figure.value:f}", figure.scale)))


def faults(layer: Layer, owners: Mapping[int, Record], problems: Iterable[Problem], lang: str) -> None:
    """Add to each record, as comments, the problems that the checker reports for it.

    Conflicts that the layer declares by now are left out, and so are references to records that were not checked.
    """
    declared = {claim for record in layer.of("conflicts") for claim in record.fields["claims"]}
    left = {f"'{record.id}'" for record in layer.records} - {f"'{record.id}'" for record in owners.values()}
    for problem in problems:
        record = owners.get(problem.line)
        # The checked layer lacks the records in `left`, so references to them are not problems.
        missed = problem.rule == "unknown-id" and not left.isdisjoint(problem.message["en"].split())
        known = record and problem.rule == "undeclared-conflict" and record.id in declared
        if record is None or problem.rule in _OF_WHAT_IS_LEFT or missed or known:
            continue
        record.comments.append(f"check: {problem.rule}: {problem.message[lang]}")
