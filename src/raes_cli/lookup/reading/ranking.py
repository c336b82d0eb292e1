"""In which order figures stand: those of just the time that is asked for first, or the largest or the smallest."""

import json
from collections.abc import Sequence
from typing import Any

from raes_cli.lookup.query import Answer, Query, Reading
from raes_cli.text import both

Days = tuple[str | None, str | None]
"""From which day to which."""
_EVER = "9999-12-31"
_OF_LONGER = both(
    "no figure here is of just this time, or of a part of it: each is of another that reaches into it",
    "чисел именно за это время, или за его часть, здесь нет: показано то, что с ним пересекается",
)


def rank(answer: Answer[Any], by: str) -> None:
    """Put the figures of an answer in their order; where that changes it, what was said of the date stays a word.

    With the same filters and no words the order would be another.
    """
    reading, asked = answer.reading, _asked(answer.reading.query)
    if asked and not any(_is_within(json.loads(record), days) for record in answer.records for days in asked):
        answer.notes = (*answer.notes, _OF_LONGER)
    if len(answer.records) == 1:
        return
    records = _ranked(answer.records, reading.query, by)
    dates = [one for one in reading.said_as if one[0] in ("--year", "--on")]
    if records != answer.records and dates:
        others = tuple(one for one in reading.said_as if one not in dates)
        words = (*reading.words, *(word for _, date in dates for word in date.split()))
        answer.reading = Reading(reading.question, reading.query, others, reading.notes, words)
    answer.records = records


def _asked(query: Query) -> set[Days]:
    """The times that are asked for."""
    asked = {(query.first, query.last)}
    asked.discard((None, None))  # what is undated is of no time that is asked for
    asked.update(days for term in query.terms for role, days in term if role == "days")  # type: ignore[misc]
    return asked


def _is_within(figure: dict[str, str | None], days: Days) -> bool:
    """Whether a figure is of a time that is asked for, or of a part of it."""
    first, last = days
    return (figure["earliest"] or "") >= (first or "") and (figure["latest"] or _EVER) <= (last or _EVER)


def _ranked(records: Sequence[str], query: Query, rank: str) -> list[str]:
    """Figures, those of just the time that is asked for before those of a part of it; or by their value.

    Where the largest or the smallest is asked for (`most`, `growth least`), what has no value comes last, forecasts and
    targets after what was measured.
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
