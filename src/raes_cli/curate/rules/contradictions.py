"""Rules on conflicts: each one declared, each declared one real."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from raes_cli.curate import conflicts
from raes_cli.curate.book import Book
from raes_cli.curate.schema import Conflict
from raes_cli.problems import Problem
from raes_cli.text import both, listed


def undeclared_conflict(book: Book) -> Iterator[Problem]:
    """Figures that cannot all hold are declared as a conflict.

    Declare a conflict of rule `growth` or `value` with the two figures as its claims.
    """
    base = book.base
    declared = [(conflict.rule, frozenset(conflict.claims)) for conflict in base.conflicts.values()]
    for found in conflicts.growths(base):
        pair = found.earlier, found.later
        if (
            found.gap > conflicts.NOTICED
            and conflicts.comparable(base, *pair)
            and not _is_said("growth", pair, declared)
        ):
            stated = found.stated.digits
            message = both(
                f"growth of {stated:f} % is stated, but the level of {found.earlier!r} gives "
                f"{found.implied:.1f} %, and no conflict says so",
                f"заявлен рост {stated:f} %, но уровень {found.earlier!r} даёт "
                f"{found.implied:.1f} %, и ни один конфликт об этом не говорит",
            )
            yield book.problem(("figures", found.later), "undeclared-conflict", message)
    for one, other in conflicts.disagreements(base):
        of_one_basis = base.figures[one].basis == base.figures[other].basis
        if of_one_basis and not _is_said("value", (one, other), declared):
            message = both(
                f"its value and that of {one!r} cannot both hold, and no conflict says so",
                f"её значение и значение {one!r} не могут быть верны оба, и ни один конфликт об этом не говорит",
            )
            yield book.problem(("figures", other), "undeclared-conflict", message)


def _is_said(rule: str, pair: Iterable[str], declared: Iterable[tuple[str, frozenset[str]]]) -> bool:
    """Whether one of the `declared` conflicts is of this rule and has both claims."""
    return any(rule == said and claims.issuperset(pair) for said, claims in declared)


def stale_conflict(book: Book) -> Iterator[Problem]:
    """A declared conflict of numbers or dates still is one.

    Remove the conflict, or correct its claims: recomputed, they agree.
    """
    for id_, conflict in book.base.conflicts.items():
        computed = len(_measured(book, conflict)) == 1 or conflict.rule == "date"
        if computed and not conflicts.stands(conflict, book.base):
            message = both("its claims do not contradict each other", "его утверждения друг другу не противоречат")
            yield book.problem(("conflicts", id_), "stale-conflict", message)


def conflict_series(book: Book) -> Iterator[Problem]:
    """The claims of a conflict of numbers are figures of one indicator.

    Correct the claims: what measures different things cannot contradict itself.
    """
    for id_, conflict in book.base.conflicts.items():
        if len(measured := _measured(book, conflict)) > 1:
            things = listed(sorted(measured))
            message = both(
                f"its claims measure different things: {things}", f"его утверждения измеряют разное: {things}"
            )
            yield book.problem(("conflicts", id_, "claims"), "conflict-series", message)


def _measured(book: Book, conflict: Conflict) -> set[str]:
    """What the claims of a conflict of numbers measure; nothing where one of them is not there, or it is of words."""
    figures = book.base.figures
    if book.left_out or conflict.rule not in ("growth", "value") or not all(map(book.ids.get, conflict.claims)):
        return set()
    return {figures[claim].indicator if claim in figures else claim for claim in conflict.claims}


def conflict_text(book: Book) -> Iterator[Problem]:
    """A conflict of words says in a text what is opposed; one of numbers is computed.

    Add `text` to a conflict of rule date, assessment or wording; leave it out for growth and value.
    """
    for id_, conflict in book.base.conflicts.items():
        computed = conflict.rule in ("growth", "value")
        if computed and conflict.text:
            message = both("the text of a conflict of numbers is computed", "текст конфликта чисел вычисляется")
            yield book.problem(("conflicts", id_, "text"), "conflict-text", message, both("remove it", "уберите его"))
        elif not computed and not conflict.text:
            message = both(f"a conflict of {conflict.rule} needs a text", f"конфликту {conflict.rule} нужен текст")
            yield book.problem(("conflicts", id_), "conflict-text", message)


RULES = (undeclared_conflict, stale_conflict, conflict_series, conflict_text)
