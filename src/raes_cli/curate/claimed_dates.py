"""Dates by claims: the date of a record, the date that a statement gives to it, and whether both can hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from raes_cli import dates
from raes_cli.curate.schema import Base


def misdated(base: Base) -> Iterator[tuple[str, str]]:
    """Yield statements that contradict the dates of all the records they are about, each with the first of these."""
    for id_, statement in base.statements.items():
        dated = [other for other in statement.about if statement.claimed_date and when(other, base)]
        if dated and all(apart(id_, other, base) for other in dated):
            yield id_, dated[0]


def when(claim: str, base: Base) -> str | None:
    """Return the date that a statement claims, or that of an event or document; None if there is none."""
    if statement := base.statements.get(claim):
        return statement.claimed_date
    dated = base.events.get(claim) or base.documents.get(claim)
    return dated.date if dated else None


def apart(one: str, other: str, base: Base) -> bool:
    """Return whether two dated claims cannot both hold: they share no day, or both are exact to the day and differ."""
    known = [dates.parse(edtf) for edtf in (when(one, base), when(other, base)) if edtf]
    spans = [(date.earliest or dt.date.min, date.latest or dt.date.max) for date in known]
    if all(map(dates.is_to_the_day, known)):
        return spans[0] != spans[1]
    return max(start for start, _ in spans) > min(end for _, end in spans)
