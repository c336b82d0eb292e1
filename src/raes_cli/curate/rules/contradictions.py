"""Rules on conflicts: each contradiction is declared, and each declared conflict is real."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from raes_cli.curate import claimed_dates, conflicts
from raes_cli.curate.book import Book, Breach
from raes_cli.curate.schema import Base, Conflict
from raes_cli.text import both, listed


def undeclared_conflict(book: Book) -> Iterator[Breach]:
    """Figures and dates that cannot all hold are declared as a conflict.

    Declare a conflict of rule `growth` or `value` with the two figures as its claims, or of rule `date` with the
    statement that has the `claimed_date` and the record it is about. Values are compared within one statistical basis,
    or where neither names one; growth is compared with the levels of its own source, or of sources whose texts are
    held.
    """
    base = book.base
    declared = {
        (conflict.rule, frozenset(pair))
        for conflict in base.conflicts.values()
        if conflict.rule in ("growth", "value")
        for pair in combinations(conflict.claims, 2)
    }
    for found in conflicts.growths(base):
        pair = found.earlier, found.later
        known = ("growth", frozenset(pair)) in declared or not conflicts.comparable(base, *pair)
        if is_noticed(base, found) and not known:
            stated = found.stated.digits
            message = both(
                f"growth of {stated:f} % is stated, but the level of {found.earlier!r} gives "
                f"{found.implied:.1f} %, and no conflict says so",
                f"заявлен рост {stated:f} %, но уровень {found.earlier!r} даёт "
                f"{found.implied:.1f} %, и ни одно противоречие об этом не говорит",
            )
            yield Breach(("figures", found.later), message)
    for one, other in conflicts.disagreements(base):
        alike = base.figures[one].basis == base.figures[other].basis
        if alike and ("value", frozenset((one, other))) not in declared:
            message = both(
                f"its value and that of {one!r} cannot both hold, and no conflict says so",
                f"её значение и значение {one!r} не могут быть верны одновременно, "
                "и ни одно противоречие об этом не говорит",
            )
            yield Breach(("figures", other), message)
    dated = {claim for conflict in base.conflicts.values() if conflict.rule == "date" for claim in conflict.claims}
    for id_, other in claimed_dates.misdated(base):
        if id_ not in dated:
            when = claimed_dates.when(other, base)
            message = both(
                f"{other!r} is dated {when}, and no conflict says that this one differs",
                f"дата {other!r} — {when}, и ни одно противоречие не говорит, что здесь другая",
            )
            yield Breach(("statements", id_, "claimed_date"), message)


def stale_conflict(book: Book) -> Iterator[Breach]:
    """The claims of a declared conflict of numbers or dates still contradict each other.

    Remove the conflict, or correct its claims: recomputed, they agree.
    """
    for id_, conflict in book.base.conflicts.items():
        if (conflict.rule == "date" or len(_measured(book, conflict)) == 1) and not conflicts.stands(
            conflict, book.base
        ):
            message = both("its claims do not contradict each other", "его утверждения друг другу не противоречат")
            yield Breach(("conflicts", id_), message)


def conflict_series(book: Book) -> Iterator[Breach]:
    """The claims of a conflict of numbers are figures of one indicator and one statistical basis.

    Correct the claims: figures that measure different things, or come from different statistics, cannot conflict.
    """
    for id_, conflict in book.base.conflicts.items():
        if len(measured := _measured(book, conflict)) > 1:
            things = listed(sorted(measured))
            message = both(
                f"its claims measure different things: {things}", f"его утверждения измеряют разное: {things}"
            )
            yield Breach(("conflicts", id_, "claims"), message)


def _measured(book: Book, conflict: Conflict) -> set[str]:
    """Return what the claims of a conflict of numbers measure, or their bases if several bases are named.

    Empty if a claim is missing, or if it is a conflict of words.
    """
    figures = book.base.figures
    if book.left_out or conflict.rule not in ("growth", "value") or not all(map(book.ids.get, conflict.claims)):
        return set()
    indicators = {figures[claim].indicator if claim in figures else claim for claim in conflict.claims}
    bases = {figures[claim].basis for claim in conflict.claims if claim in figures}
    # A value without a basis may have any; growth is not computed across bases.
    several = len(bases) > 1 and (conflict.rule == "growth" or len(bases - {None}) > 1)
    return {basis or "no basis" for basis in bases} if several and len(indicators) == 1 else indicators


def conflict_text(book: Book) -> Iterator[Breach]:
    """A conflict of words has a text that says what is opposed; that of a conflict of numbers is computed.

    Add `text` to a conflict of rule date, assessment or wording; leave it out for growth and value.
    """
    for id_, conflict in book.base.conflicts.items():
        computed = conflict.rule in ("growth", "value")
        if computed and conflict.text:
            message = both("the text of a conflict of numbers is computed", "текст противоречия чисел вычисляется")
            yield Breach(("conflicts", id_, "text"), message, both("remove it", "уберите его"))
        elif not computed and not conflict.text:
            message = both(f"a conflict of {conflict.rule} needs a text", f"противоречию {conflict.rule} нужен текст")
            yield Breach(("conflicts", id_), message)


RULES = (undeclared_conflict, stale_conflict, conflict_series, conflict_text)


def is_noticed(base: Base, found: conflicts.Growth) -> bool:
    """Return whether a stated growth does not fit two levels, neither of which is only a bound that allows for it."""
    hedges = {base.figures[one].qualifier for one in (found.earlier, found.later)}
    return found.gap > conflicts.NOTICED and (not found.rounding or hedges.isdisjoint(("at-least", "at-most")))
