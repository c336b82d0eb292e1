"""How long it was from one event to another, or to today: what is shown, with the days between as far as known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from raes_cli.lookup.reading import language, sides
from raes_cli.lookup.reading.around import Around
from raes_cli.lookup.reading.asking import Asked
from raes_cli.lookup.reading.event_days import Day, Event
from raes_cli.lookup.reading.line import Line
from raes_cli.text import Words, both

_JOINS = language.AND | {"ile"}
_FROM, _TO = frozenset("from since от с со".split()), frozenset("to till until до".split())  # noqa: SIM905
_FROM_IT, _TO_IT = ("dan", "den"), frozenset(("qeder", "kimi"))
_PASSED = frozenset("passed elapsed been since прошло минуло kecib".split())  # noqa: SIM905
"""Words for the time until today."""
_SINCE = _FROM | {"after", "после"}
_SHORT = 60
"""Days up to which a time is told in days alone."""


def elapsed(line: Line, around: Around) -> Asked | None:
    """Return the question for the events of a line that asks how long it was between them.

    None if it names none, or says more than asks for the time: a date, a name or a word that belongs to neither.
    """
    ends = _ends(line, around)
    within = {at for end in ends for at in range(end.start, end.end)}
    said = (item for item in (*line.items, *line.barred, *line.records) if item.means or line.is_sought(item))
    more = [one.start for one in said if line.words[one.start].text not in _PASSED | sides.LONG]
    if not ends or not within.issuperset((*more, *(one.start for one in line.dates))):
        return None
    return _asked(line, *ends)


def _ends(line: Line, around: Around) -> tuple[Day, ...]:
    """Return the two events, or one and today, in order; empty if no event is named."""
    for joint in _joints(line):
        if (ends := around.ends(*joint)) and (found := _in_order(*ends)):
            return found
    today = line.today.isoformat()
    passed = () if _PASSED.isdisjoint(line.texts) else _since(line, around)
    return next(((since, Day(0, 0, (("", today, today),), "")) for since in passed), ())


def _joints(line: Line) -> Iterator[tuple[int, int, int, int]]:
    """Yield where two events may be named: the first words of each, and those after their last, in order."""
    texts = [word.text for word in line.words]
    for at, word in enumerate(texts):
        if word in sides.BETWEEN | sides.BETWEEN_IT:
            begin, after = (at + 1, len(texts)) if word in sides.BETWEEN else (0, at)
            yield from ((begin, to, to + 1, after) for to in range(begin + 1, after - 1) if texts[to] in _JOINS)
        elif word in _FROM:
            yield from ((at + 1, to, to + 1, len(texts)) for to in range(at + 2, len(texts) - 1) if texts[to] in _TO)
        elif word in _TO_IT:
            yield from ((0, to, to, at) for to in range(1, at) if texts[to - 1].endswith(_FROM_IT))


def _since(line: Line, around: Around) -> Iterator[Day]:
    """Yield the events after a word such as *since*, or with the case that means it."""
    for at, word in enumerate(line.words):
        after = word.text in _SINCE and around.named(at + 1, len(line.words))
        before = word.text.endswith(_FROM_IT) and around.named(0, at + 1, back=True)
        if found := after or before:
            yield found


def _in_order(one: Day, other: Day) -> tuple[Day, Day] | None:
    """Return two events, the earlier first, the second of several as the first after the other; None for the same."""
    first = one.events[0]
    later = sorted((event for event in other.events if event[1] > first[2] > ""), key=lambda event: event[1])
    if len(other.events) > 1 and later:
        other = other._replace(events=(later[0], *(event for event in other.events if event != later[0])))
    if first == other.events[0] or not (first[0] or other.events[0][0]):
        return None
    return (one, other) if first[1:] <= other.events[0][1:] else (other, one)


def _asked(line: Line, *ends: Day) -> Asked:
    """Return the question for what is named at two ends, with notes on what these are and how far apart."""
    ids = tuple(end.events[0][0] for end in ends if end.events[0][0])
    notes = (*(end.note() for end in ends if end.events[0][0]), *_told(*(end.events[0] for end in ends)))
    said = tuple(dict.fromkeys((word.part, word.typed) for word in line.words))
    return Asked("timeline", {}, ((("id", ids),),), said=tuple(typed for _, typed in said), notes=notes)


def _told(one: Event, other: Event) -> Iterator[Words]:
    """Yield a note on the days from one event to another, the least and the most if a day is not known."""
    from raes_cli import amounts, plurals  # lazy: only for this note

    (_, *begun), (_, *ended) = one, other
    if not all((*begun, *ended)):
        return
    (began, first), (last, until) = ([date.fromisoformat(day) for day in days] for days in (begun, ended))
    least, most = max((last - first).days, 0), (until - began).days
    span = {}
    for lang in ("en", "ru"):
        counted = amounts.counted(most, plurals.DAYS, lang)
        months = f" ({amounts.length(began, until, lang)})" if most > _SHORT else ""
        span[lang] = f"{counted}{months}" if least == most else f"{amounts.decimal(least, lang)}–{counted}"
    shown = ["..".join(dict.fromkeys(days)) for days in (begun, ended)]
    yield both(f"from {shown[0]} to {shown[1]}: {span['en']}", f"с {shown[0]} по {shown[1]}: {span['ru']}")
