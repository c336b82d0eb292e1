"""The order of figures: those for exactly the time asked for first, or the largest or smallest."""

import json
from collections.abc import Sequence
from typing import Any

from raes_cli.lookup.query import Answer, Query, Reading
from raes_cli.text import both

Days = tuple[str | None, str | None]
"""First and last day."""
FALLS = "growth least falls"
"""The rank of figures that fell."""
_EVER = "9999-12-31"
_OF_LONGER = both(
    "no figure here is for exactly this period or a part of it; those shown overlap it",
    "чисел именно за этот период или его часть здесь нет; показанные с ним пересекаются",
)


def rank(answer: Answer[Any], by: str) -> None:
    """Sort the figures of an answer; if that changes the order, keep the date filter as words in the reading.

    With the filter and without words, the same command would give another order. Of falls only those are kept, if any.
    """
    reading, asked = answer.reading, _asked(answer.reading.query)
    if asked and not any(_is_within(json.loads(record), days) for record in answer.records for days in asked):
        answer.notes = (*answer.notes, _OF_LONGER)
    if len(answer.records) == 1:
        return
    records = _ranked(answer.records, reading.query, by)
    if by == FALLS:
        records = [one for one in records if (json.loads(one)["growth_percent"] or 0) < 0] or records
    dates = [one for one in reading.said_as if one[0] in ("--year", "--on")]
    if records != [*answer.records] and dates:
        others = tuple(one for one in reading.said_as if one not in dates)
        words = (*reading.words, *(word for _, date in dates for word in date.split()))
        answer.reading = Reading(reading.question, reading.query, others, reading.notes, words)
    answer.records = records


def _asked(query: Query) -> set[Days]:
    """Return the periods asked for."""
    asked = {(query.first, query.last)}
    asked.discard((None, None))  # no period is asked for
    alone = (term for term in query.terms if all(role == "days" for role, _ in term))
    asked.update(days for term in alone for _, days in term)  # type: ignore[misc]
    return asked


def _is_within(figure: dict[str, str | None], days: Days) -> bool:
    """Return whether a figure is for a period asked for, or a part of it."""
    first, last = days
    return (figure["earliest"] or "") >= (first or "") and (figure["latest"] or _EVER) <= (last or _EVER)


def _ranked(records: Sequence[str], query: Query, rank: str) -> list[str]:
    """Return figures for exactly the period asked for before others, or sorted by value.

    For the largest or smallest (`most`, `growth least`), forecasts and targets come after measurements, and figures
    without a value come last.
    """
    asked = _asked(query)

    def place(record: str) -> tuple[bool, bool, float]:
        figure = json.loads(record)
        if rank:
            value = figure["growth_percent" if rank.startswith("growth") else "value"]
            down = -1 if rank.endswith("most") else 1
            return value is None, figure["status"] != "reported", down * (value or 0)
        return (figure["earliest"], figure["latest"]) not in asked, False, 0

    return sorted(records, key=place)
