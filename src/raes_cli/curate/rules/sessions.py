"""Rules on numbered sessions: they are in the order of their dates, and a missing number is declared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from raes_cli import dates
from raes_cli.curate.book import Book, Breach
from raes_cli.text import both


def session_order(book: Book) -> Iterator[Breach]:
    """Numbered sessions of one body are in the order of their dates, and each number is used once.

    Correct the number or the date, or the body.
    """
    for series in _series(book).values():
        seen: dict[int, str] = {}
        for number, id_ in series:
            if (other := seen.setdefault(number, id_)) != id_:
                message = both(f"number {number} is taken by {other!r}", f"номер {number} уже у {other!r}")
                yield Breach(("events", id_, "number"), message)
        dated = [(number, id_, book.base.events[id_].date) for number, id_ in sorted(series)]
        known: list[tuple[int, str, dt.date]] = []
        last = dt.date.min
        for number, id_, date in dated:
            stated = dates.parse(date) if date else None
            before, after = (stated.latest, stated.earliest) if stated else (None, None)
            for earlier, other, start in known if before and before < last else ():
                if earlier < number and before and before < start:
                    message = both(
                        f"session {number} is dated before session {earlier} ({other!r})",
                        f"заседание {number} датировано раньше заседания {earlier} ({other!r})",
                    )
                    yield Breach(("events", id_, "date"), message)
            if after:
                known.append((number, id_, after))
                last = max(last, after)


def missing_session(book: Book) -> Iterator[Breach]:
    """No number between two numbered sessions of a body is missing, unless a gap about the body lists it.

    Add the session that must have been held, within the bounds that its neighbours prove, or a gap with
    `missing_numbers`.
    """
    if book.left_out:
        return
    known_gaps = {
        (id_, number) for gap in book.base.gaps.values() for id_ in gap.about for number in gap.missing_numbers
    }
    for (_, body), series in _series(book).items():
        found = dict(series)
        missing = ((number, after) for before, after in pairwise(sorted(found)) for number in range(before + 1, after))
        for number, after in missing:
            if (body, number) not in known_gaps:
                message = both(
                    f"there is no session {number} before this one, and no gap says so",
                    f"заседания {number} перед этим нет, и ни один пробел об этом не говорит",
                )
                remedy = both("add it, or a gap with missing_numbers", "добавьте его или пробел с missing_numbers")
                yield Breach(("events", found[after], "number"), message, remedy)


def _series(book: Book) -> dict[tuple[str, str], list[tuple[int, str]]]:
    """Return the numbered events (number, id) of each kind and body, whoever organizes them, in the base's order."""
    series: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for id_, event in book.base.events.items():
        if event.number and event.body:
            series.setdefault((event.kind, event.body), []).append((event.number, id_))
    return series


RULES = (session_order, missing_session)
