"""Hints for an empty answer: which filter leaves nothing, which command would answer, the nearest dates."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial, reduce
from operator import itemgetter
from typing import Any

from raes_cli import dates
from raes_cli.lookup.filters import OPTIONS
from raes_cli.lookup.find import count, undated
from raes_cli.lookup.keys import Keys
from raes_cli.lookup.query import CHOICES, DATES, TYPES, Choices, Query, Reading, quoted
from raes_cli.lookup.scope import TYPES_ASKED, lacking, scope
from raes_cli.lookup.select import select
from raes_cli.text import Words, both, chained, listed, one_line

Said = tuple[tuple[str, ...], ...]
"""Options with their values."""

_SAID_BY = {
    **dict.fromkeys(("with", "at", "by", "for", "to", "about"), "with"), "place": "place", "topic": "topic",
    "kind": "kind", "source": "source", "indicator": "indicator",
}  # fmt: skip
"""Role of a term → the option with the same meaning."""
_ELSEWHERE = ("timeline", "said", "figures")
"""Commands to suggest when another one finds nothing."""
_MOST = 20
"""Maximum number of filters to count one by one: each count runs a query with all the others."""


class Hint(dict[str, str]):
    """A hint in both languages; `counts` if it tells what there is, `elsewhere` if it names other commands."""

    def __init__(self, words: Words, *, counts: bool = True, elsewhere: bool = False) -> None:
        super().__init__(words)
        self.counts, self.elsewhere = counts, elsewhere


def why(base: sqlite3.Connection, reading: Reading) -> Hint | None:
    """Return the hint for a `reading` that finds nothing; None if there is nothing to suggest."""
    if () in reading.query.kinds or () in reading.query.topics:
        en = "the base declares no kind or topic for this question: `counts_as` or `command` declares one"
        ru = "в базе не объявлен вид или тема для этого вопроса: их объявляет `counts_as` или `command`"
        return Hint(both(en, ru))
    asked = _by_options(reading)
    known = [*without(base, asked, partial(count, base)), *_elsewhere(base, asked)]
    known += [*_nearest(base, reading.query), *undated(base, reading.query)]
    said = chained([*offices(base, asked.query), *known])
    return Hint(said, counts=bool(known), elsewhere=any(map(elsewhere, known))) if said else None


def _by_options(reading: Reading) -> Reading:
    """Return the reading with options in place of those terms that have a single meaning."""
    query, said = reading.query, reading.said_as
    for term in query.terms:
        meant = {(option, id_) for role, ids in term for id_ in ids if (option := _SAID_BY.get(role))}
        if len(meant) == 1:
            option, id_ = meant.pop()
            left = tuple(one for one in query.terms if one != term)
            more: Any = {OPTIONS[option]: (*getattr(query, OPTIONS[option]), (id_,))}
            query, said = query._replace(terms=left, **more), (*said, (f"--{option}", id_))
    return Reading(reading.question, query, said)


def counts(hint: Words | None) -> bool:
    """Return whether a hint tells what there is, and not only why nothing was found."""
    return isinstance(hint, Hint) and hint.counts


def elsewhere(hint: Words | None) -> bool:
    """Return whether a hint names other commands that find something."""
    return isinstance(hint, Hint) and hint.elsewhere


def without(base: sqlite3.Connection, reading: Reading, count: Callable[[Query], int]) -> Iterator[Words]:
    """Yield how much is found without each of the filters; if nothing, how much with each of them alone."""
    parts = list(_parts(base, reading))
    query = reading.query._replace(limit=None)
    narrowed = len(parts) > 1 or query.terms or reading.question == "search"  # else there is everything without it
    if len(parts) > _MOST or not narrowed:
        return
    if found := _counted((said, count(drop(query))) for said, drop in parts):
        yield both(f"without {found}", f"без {found}")
        return
    others = {said: [drop for other, drop in parts if other != said] for said, _ in parts}
    alone = {said: reduce(lambda left, drop: drop(left), drops, query) for said, drops in others.items()}
    if found := _counted((said, count(one)) for said, one in alone.items()):
        yield both(f"separately: {found}", f"по отдельности: {found}")


def _counted(counts: Iterable[tuple[Said, int]]) -> str:
    """Return options with their counts as text; empty if all are 0."""
    return listed(f"{spelled('', said)}: {count}" for said, count in counts if count)


def _parts(base: sqlite3.Connection, reading: Reading) -> Iterator[tuple[Said, Callable[[Query], Query]]]:
    """Yield the filters of a reading, each with a function that drops it from a query; all dates are one filter."""
    query, own = reading.query, scope(base, reading.question)
    for option, field in OPTIONS.items():
        said = tuple(one for one in reading.said_as if one[0] == f"--{option}")
        if field == "people":
            for one, choice in zip(said, query.people, strict=False):
                yield (one,), partial(_drop, field, (choice,))
        elif field in CHOICES and said:
            asked = tuple(one for one in getattr(query, field) if one not in getattr(own, field))
            yield said, partial(_drop, field, asked)
    if said := tuple(one for one in reading.said_as if one[0] in DATES):
        yield said, _dateless


def _drop(field: str, choices: Choices, query: Query) -> Query:
    left: Any = {field: tuple(one for one in getattr(query, field) if one not in choices)}
    return query._replace(**left)


def _dateless(query: Query) -> Query:
    return query._replace(first=None, last=None, day_of_year=())


def without_scope(base: sqlite3.Connection, reading: Reading) -> Query:
    """Return the query of a reading without the scope of its command and without a limit."""
    own, wider = scope(base, reading.question), reading.query._replace(limit=None)
    for field in CHOICES:
        wider = _drop(field, getattr(own, field), wider)
    return wider


def _elsewhere(base: sqlite3.Connection, reading: Reading) -> Iterator[Words]:
    """Yield a hint on other commands that find something with the same filters."""
    said = tuple(one for one in reading.said_as if one[0] not in ("--reverse", "--limit"))
    query = reading.query
    if not said or query.ids or reading.question not in TYPES_ASKED:
        return
    wider = without_scope(base, reading)
    asked_by = {OPTIONS.get(option.lstrip("-"), "") for option, *_ in said}
    found = {}
    for command in _ELSEWHERE:
        asked = wider & scope(base, command)
        if command != reading.question and asked_by.isdisjoint(lacking(command)) and (most := count(base, asked)):
            found[command] = most
    people = query.people[0] if len(query.people) == 1 else ()
    if len(people) == 1 and "timeline" in found and len(said) == 1:
        sql = "SELECT json_extract(json, '$.name.en'), json_extract(json, '$.name.ru') FROM record WHERE id = ?"
        en, ru = base.execute(sql, people).fetchone()
        events, command = found["timeline"], f"raes who {people[0]}"
        what = "1 event" if events == 1 else f"{events} events"
        yield both(f"{en} is in {what}: {command}", f"{ru}: событий — {events}: {command}")
    elif found:
        commands = listed(f"raes {command} {spelled('', said)} ({most})" for command, most in found.items())
        yield Hint(both(f"elsewhere: {commands}", f"в других командах: {commands}"), elsewhere=True)


def _nearest(base: sqlite3.Connection, query: Query) -> Iterator[Words]:
    """Yield a hint on the last date before those asked for and the first date after them."""
    if not (query.first or query.last):
        return
    date = "coalesce(json_extract(json, '$.date'), json_extract(json, '$.period'))"
    before: list[tuple[str, ...]] = []
    after: list[tuple[str, ...]] = []
    for type_ in query.types[0] if query.types else TYPES:  # an index has the nearest of each
        sql, parameters = select(base, _dateless(query).only(type_), f"place, latest, {date}", ordered=False)
        last = f"{sql} AND undated = 0 AND latest < ? ORDER BY latest DESC LIMIT 1"
        first = f"{sql} AND undated = 0 AND place > ? || '~~' AND place < '~' ORDER BY place LIMIT 1"
        before += base.execute(last, (*parameters, query.first)) if query.first else ()
        after += base.execute(first, (*parameters, query.last)) if query.last else ()
    found = (max(before, key=itemgetter(1), default=()), min(after, default=()))
    if known := [date for date in dict.fromkeys(row[2] for row in found if row) if date]:
        en, ru = (" / ".join(dates.words(date, language) for date in known) for language in ("en", "ru"))
        yield both(f"nearest: {en}", f"ближайшее: {ru}")


def offices(base: sqlite3.Connection, query: Query) -> Iterator[Words]:
    """Yield a hint that people are listed by name if a country or an office is asked for."""
    sql = "SELECT 1 FROM record WHERE id = ? AND json_array_length(json, '$.posts') > 0"
    persons = Keys(base, "actor")
    bodies = (id_ for choice in query.people if not any(map(persons.person, choice)) for id_ in choice)
    if any(base.execute(sql, (id_,)).fetchone() for id_ in bodies):
        en = "people are listed by their own names, not under their country or office"
        yield both(en, "люди указаны под своими именами, а не под страной или ведомством")


def spelled(words: str, said: Said) -> str:
    """Return words and options as they would be typed in a command."""
    typed = [words if words.replace(" ", "").isalnum() else quoted(words)] if words else []
    return " ".join((*typed, *(quoted(one_line(part)) for one in dict.fromkeys(said) for part in one)))
