"""What is asked for, as a value: the only thing that commands hand to `find`."""

from typing import NamedTuple

Ids = tuple[str, ...]

TYPES: Ids = (
    "event", "figure", "statement", "document", "person", "organization", "source", "conflict", "gap",
)  # fmt: skip
"""The types of records."""


class Query(NamedTuple):
    """Which records to find; every field narrows, an empty one does not."""

    ids: Ids = ()
    """These records."""
    types: Ids = ()
    """event, figure, statement …"""
    kinds: Ids = ()
    """Kinds of events, documents, organizations or sources; any of them."""
    ordinal: int | None = None
    """The number of a session."""
    first: str | None = None
    """ISO day: what ended before it does not match."""
    last: str | None = None
    """ISO day: what began after it does not match."""
    day_of_year: tuple[str, str] | None = None
    """Month and day, from and to, of every year: `("02-22", "02-22")`; the first may come after the last: a winter."""
    undated: bool = False
    """Under a date filter: also what has no date or too wide a one."""
    people: tuple[Ids, ...] = ()
    """Each a choice of people or bodies: one of each must have to do with the record."""
    by: str | None = None
    """Whose account the record is."""
    places: Ids = ()
    topics: Ids = ()
    sources: Ids = ()
    indicators: Ids = ()
    subject: Ids = ()
    """The topics that the command itself is about, whatever `topics` asks for."""
    event: str | None = None
    """Statements and papers of this event."""
    limit: int | None = None
    reverse: bool = False
    numbered: bool = False
    """By the numbers of the sessions, not by date."""
