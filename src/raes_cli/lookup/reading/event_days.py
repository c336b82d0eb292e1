"""The events that words such as *after* are said of, with their days."""

from datetime import date, timedelta
from typing import NamedTuple

from raes_cli.text import Words, both, one_line

Event = tuple[str, str, str]
"""The id, first and last day of an event; an unknown day is empty."""


class Day(NamedTuple):
    """An event that gives a time: the words that name it, the events they may mean, and the text as typed."""

    start: int
    end: int
    events: tuple[Event, ...]
    """The first is the one meant."""
    said: str

    def note(self) -> Words:
        """Return a note on which event was understood."""
        shown, (id_, first, last), many = one_line(self.said), self.events[0], len(self.events)
        days = first if first == last else f"{first}..{last}"
        more = both(f", one of {many}", f", одно из {many}") if many > 1 else both("", "")
        return both(f"'{shown}' is {id_} ({days}){more['en']}", f"«{shown}» — это {id_} ({days}){more['ru']}")


def away(bound: str, days: int) -> str:
    """Return the range of `days` days after a `bound`, or before it if negative."""
    day, step = date.fromisoformat(bound), timedelta(1 if days > 0 else -1)
    first, last = sorted((day + step, day + timedelta(days)))
    return f"{first}..{last}" if first < last else first.isoformat()


def within(one: Day, other: Day) -> str:
    """Return the words for the days between two events; empty if there are none.

    All days of a date count, none of an event.
    """
    (event, began, first), (another, last, until) = one.events[0], other.events[0]
    if event and another:
        return f"after {first} before {last}" if "" < first < last else ""
    begin, end = away(first, 1) if event and first else began, away(last, -1) if another and last else until
    return f"since {begin} until {end}" if "" < begin < end else ""
