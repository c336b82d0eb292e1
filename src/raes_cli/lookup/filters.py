"""Parses the filters of a question into a `Reading`: names become ids, dates become days."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TypedDict, cast

from raes_cli.errors import UsageError, one_of
from raes_cli.lookup import resolve
from raes_cli.lookup.query import TYPES, Choices, Ids, Query, Reading
from raes_cli.lookup.scope import STATUSES, TYPES_ASKED, lacking, scope, statuses
from raes_cli.text import Words, both, listed, one_line

Names = Sequence[str] | None


class Filters(TypedDict, total=False):
    """The filters of a question as typed; any of several values may match, but all of `people` must."""

    first: str | None
    """Not before this date."""
    last: str | None
    """Not after this date."""
    year: str | None
    """In this year or range of years."""
    on: str | None
    """On this day, or in this month, quarter or year."""
    undated: bool
    """Include records without a date."""
    today: str | None
    """The day from which "last year" is counted, if not today."""
    people: Names
    """With these people or bodies."""
    places: Names
    kinds: Names
    statuses: Names
    topics: Names
    sources: Names
    indicators: Names
    types: Names
    """Of these record types."""
    limit: int | None
    """Maximum number of records."""
    reverse: bool
    """Newest first."""


FIELDS = {
    "from": "first", "to": "last", "year": "year", "on": "on", "with": "people", "place": "places", "kind": "kinds",
    "topic": "topics", "source": "sources", "type": "types",
}  # fmt: skip
"""Field of a search expression → filter."""

OPTIONS = {**FIELDS, "status": "statuses", "indicator": "indicators"}
"""Option of the command line, without dashes → filter."""

ONE = ("first", "last", "year", "on")
"""The filters with a single value, which is a date."""


def of_fields(fields: Iterable[tuple[str, str]]) -> Filters:
    """Return the filters for the `fields` of a search and their values.

    Raises `UsageError` if a date field has two different values.
    """
    found: dict[str, list[str]] = {}
    for field, value in fields:
        found.setdefault(field, []).append(value)
    for field, values in found.items():
        if FIELDS[field] in ONE and len(set(values)) > 1:
            both_ = one_line(listed(values))
            raise UsageError(both(f"{field} is given twice: {both_}", f"{field} указано дважды: {both_}"))
    asked = {FIELDS[field]: values[0] if FIELDS[field] in ONE else values for field, values in found.items()}
    return cast("Filters", asked)


def read(base: sqlite3.Connection, question: str, filters: Filters) -> Reading:
    """Return how `base` understands a question with these filters.

    Raises `UsageError` for a value that cannot be read and `UnknownError` for an unknown name.
    """
    for name in lacking(question):
        if filters.get(name):
            raise _misplaced(name, question)
    said: list[tuple[str, ...]] = []
    types = [one_of(name.lower(), *TYPES) for name in filters.get("types") or ()]
    query = scope(base, question) & Query(types=(tuple(types),) if types else ())
    window, read_as = _days(filters)
    dates = {"from": filters.get("first"), "to": filters.get("last"), "year": filters.get("year"),
             "on": filters.get("on"), "today": filters.get("today")}  # fmt: skip
    said += ((f"--{option}", value) for option, value in dates.items() if value is not None)

    def ids(option: str, names: Names, means: Callable[[str], Ids]) -> dict[str, Ids]:
        found = {name: means(name) for name in names or ()}
        said.extend((f"--{option}", its[0] if len(its) == 1 else name) for name, its in found.items())
        return found

    def either(option: str, names: Names, means: Callable[[str], Ids] | None = None) -> Choices:
        found = ids(option, names, means or partial(resolve.choice, base, option)).values()
        return (tuple(dict.fromkeys(chain.from_iterable(found))),) if found else ()

    among = query.types[-1] if query.types else ()
    kinds = either("kind", filters.get("kinds"), partial(resolve.kinds, base, among))
    people = ids("with", filters.get("people"), partial(resolve.meant, base))
    query &= window & Query(
        kinds=kinds,
        people=tuple(people.values()),
        places=either("place", filters.get("places")),
        statuses=either("status", filters.get("statuses"), partial(_status, question)),
        topics=either("topic", filters.get("topics")),
        sources=either("source", filters.get("sources")),
        indicators=either("indicator", filters.get("indicators")),
        undated=bool(filters.get("undated")),
        limit=filters.get("limit"),
        reverse=bool(filters.get("reverse")),
    )
    said += ((f"--{option}",) for option in ("undated", "reverse") if getattr(query, option))
    said += [("--limit", str(query.limit))] if query.limit is not None else []
    return Reading(question, query, tuple(said), (*read_as, *_several(people)))


def _misplaced(name: str, question: str) -> UsageError:
    """Return the error for a filter that does not apply to a question."""
    flag = next(f"--{option}" for option, field in OPTIONS.items() if field == name)
    fits = listed(other for other in TYPES_ASKED if name not in lacking(other))
    return UsageError(
        both(f"{flag} cannot be used with {question}", f"{flag} несовместим с {question}"),
        both(f"it works with search, {fits}", f"он работает с search, {fits}"),
    )


def _status(question: str, name: str) -> Ids:
    """Return the status `name` if the records of the question can have it; raises `UsageError`."""
    typed, known = name.lower(), statuses(question)
    if typed not in known and any(typed in others for others in STATUSES.values()):
        fits = listed(other for other in TYPES_ASKED if typed in statuses(other))
        hint = both(f"one of {listed(known)}; {typed} is for {fits}", f"один из: {listed(known)}; {typed} — для {fits}")
        message = both(f"{question} has no status {typed}", f"в {question} не бывает статуса {typed}")
        raise UsageError(message, hint)
    return (one_of(typed, *known),)


def _several(people: Mapping[str, Ids]) -> tuple[Words, ...]:
    """Return a note for each name that fits several people or bodies."""
    fits = {one_line(name): ids for name, ids in people.items() if len(ids) > 1}
    return tuple(
        both(f"'{name}' fits {len(ids)}: {listed(ids)}", f"«{name}» — это {len(ids)}: {listed(ids)}")
        for name, ids in fits.items()
    )


def _days(filters: Filters) -> tuple[Query, tuple[Words, ...]]:
    """Return a query for the days asked for, and notes on readings that are ambiguous."""
    stated = filters.get("today")
    given = {"on": filters.get("on"), "year": filters.get("year")}
    bounds = {"first": filters.get("first"), "last": filters.get("last")}
    if stated is None and not any(value is not None for value in (*given.values(), *bounds.values())):
        return Query(), ()
    from raes_cli.lookup.days import when

    today = dt.date.today()  # noqa: DTZ011 - the user's local day
    if stated is not None:
        span = when.read(stated, today)
        if span.first is None or span.first != span.last:
            shown = one_line(stated)
            raise UsageError(both(f"--today {shown} is not a single day", f"--today {shown}: это не один день"))
        today = span.first
    window, note = when.window(**given, **bounds, today=today)
    first, last = (day.isoformat() if day else None for day in (window.first, window.last))
    every_year = (window.day_of_year,) if window.day_of_year else ()
    return Query(first=first, last=last, day_of_year=every_year), (note,) if note else ()
