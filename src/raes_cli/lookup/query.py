"""What is asked, how it was read, and what answers it: three values that anybody may make, join and hand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from raes_cli.errors import UsageError
from raes_cli.text import Words, both, listed, one_line
from raes_cli.tuples import NamedTuple

Ids = tuple[str, ...]
Choices = tuple[Ids, ...]
"""Each a choice of ids: a record must have one of each."""
Term = tuple[tuple[str, Ids], ...]
"""Either of several things: roles of links (with, place, about …), `kind` or `id`, each with a choice of ids;
`several`, of whom two took part; `days`, the first and the last of which one has to do; or `text` with expressions
of the full-text search. Of roles after a hyphen, as in
`-with-at`, none may hold; nor may the days of a record lie within those of `-days`, the first and the last.
"""

TYPES: Ids = (
    "event", "figure", "statement", "document", "person", "organization", "source", "conflict", "gap",
)  # fmt: skip
"""The types of records."""
DATES: Ids = ("--from", "--to", "--year", "--on")
"""The options that name days."""
STANDING: Ids = ("source", "conflict", "gap")
"""Types of records that stand for others: a filter finds them by these too."""


class Query(NamedTuple):
    """Which records to find; every field narrows, an empty one does not."""

    ids: Choices = ()
    """Of these records."""
    types: Choices = ()
    """event, figure, statement …"""
    kinds: Choices = ()
    """Kinds of events, documents, organizations or sources."""
    statuses: Choices = ()
    """held, planned, announced; reported, forecast, target; open, closed (gaps, which are found only if asked for)."""
    people: Choices = ()
    """People or bodies that the record has to do with."""
    by: Choices = ()
    """Whose account the record is."""
    places: Choices = ()
    """Where it happened, or what lies there."""
    topics: Choices = ()
    """What it is about."""
    sources: Choices = ()
    """Where its evidence is from."""
    indicators: Choices = ()
    """What a figure measures."""
    terms: tuple[Term, ...] = ()
    """What may be meant in either of several ways."""
    first: str | None = None
    """ISO day: what ended before it does not match."""
    last: str | None = None
    """ISO day: what began after it does not match."""
    day_of_year: tuple[tuple[str, str], ...] = ()
    """Month and day, from and to, of every year: `("02-22", "02-22")`; the first may come after the last: a winter."""
    undated: bool = False
    """Under a date filter: also what has no date or too wide a one."""
    limit: int | None = None
    """How many records at most."""
    skip: int = 0
    """How many of these are left out at the head, where there is a limit: the second of them is one after one."""
    reverse: bool = False
    """Newest first."""
    numbered: bool = False
    """By the numbers of the sessions, not by date."""
    written: bool = False
    """All, closed gaps too, as the base has them, not by date; but the newest first where that is asked for."""

    def __and__(self, other: Query) -> Query:
        """What both ask for."""
        return Query(
            **{name: getattr(self, name) + getattr(other, name) for name in CHOICES},
            first=max((day for day in (self.first, other.first) if day), default=None),
            last=min((day for day in (self.last, other.last) if day), default=None),
            undated=self.undated or other.undated,
            limit=min((most for most in (self.limit, other.limit) if most is not None), default=None),
            skip=max(self.skip, other.skip),
            reverse=self.reverse or other.reverse,
            numbered=self.numbered or other.numbered,
            written=self.written or other.written,
        )


CHOICES = tuple(name for name, empty in Query._field_defaults.items() if empty == ())
"""The fields of a query that hold several, of which all must hold."""


class Reading:
    """A question as it was understood.

    `question` is what the command is called that asks it: timeline, meetings, who …; `said_as` are the options, each
    with its value, that ask the same; `notes` are to be said of how it was read; `words` are what of it only words say,
    or the command takes as its arguments.
    """

    # Defined on every run: a named tuple takes longer.
    __slots__ = ("notes", "query", "question", "said_as", "words")

    def __init__(
        self,
        question: str = "",
        query: Query = Query(),  # noqa: B008 - it does not change
        said_as: tuple[tuple[str, ...], ...] = (),
        notes: tuple[Words, ...] = (),
        words: Ids = (),
    ) -> None:
        self.question, self.query, self.said_as, self.notes, self.words = question, query, said_as, notes, words

    def option(self, flag: str) -> str | None:
        """What was given for an option."""
        return next((option[1] for option in self.said_as if option[0] == flag), None)

    def command(self, program: str = "raes") -> str:
        """The command of `program` that asks the same, as one would type it."""
        options = (part for option in dict.fromkeys(self.said_as) if option[0] != "--today" for part in option)
        return f"{program} {' '.join(map(quoted, (self.question, *self.words, *options)))}"

    def told(self, program: str = "raes") -> Words:
        """What is said of how words were read, by a `program` that answers them."""
        command = self.command(program)
        return both(f"read as {command}", f"прочитано как {command}")

    def of(self, *words: str) -> Reading:
        """The same, said with these words."""
        return Reading(self.question, self.query, self.said_as, self.notes, words)

    def __and__(self, other: Reading) -> Reading:
        """What both ask for; raises `UsageError` where no day fits both."""
        query, said_as = self.query & other.query, self.said_as + other.said_as
        if query.first and query.last and query.first > query.last:
            raise no_common_day(" ".join(part) for part in said_as if part[0] in DATES)
        return Reading(
            self.question or other.question, query, said_as, self.notes + other.notes, self.words + other.words
        )


def quoted(word: str) -> str:
    """A word as a shell takes it; letters of any alphabet need no quotes."""
    plain = all(letter.isalnum() or letter in "-_.,:/+" for letter in word)
    return word if plain and word else "'" + word.replace("'", "'\\''") + "'"


def no_common_day(asked: Iterable[str]) -> UsageError:
    """The error for dates, as they were `asked` for, that no day fits all of."""
    everything = one_line(listed(asked))
    return UsageError(
        both(f"no day fits all of {everything}", f"ни один день не подходит под всё сразу: {everything}"),
        both("change one of them or leave it out", "измените или уберите одно из условий"),
    )


R = TypeVar("R")
"""The type of the records of an answer: `raes_cli.records` has them."""


class Answer(Generic[R]):
    """The records that answer a reading, each as its JSON; a sequence of them as Python has them.

    `notes` are to be said of them, of which `above` says how many there are, where that was asked, and `reach` until
    which day the base knows of anything; `hint` is what to try where there are none. `view` is how they are looked at,
    where it is not as their question is: `session`, `show`.
    """

    __slots__ = ("above", "apart", "hint", "notes", "reach", "reading", "records", "view")

    def __init__(
        self,
        records: Sequence[str],
        reading: Reading,
        notes: tuple[Words, ...] = (),
        hint: Words | None = None,
        view: str = "",
    ) -> None:
        self.records, self.reading, self.notes, self.hint = records, reading, notes, hint
        self.view = view or reading.question
        self.above: Words | None = None
        self.reach: tuple[str, Words] | None = None
        self.apart: tuple[int, Words] | None = None
        """How many of the last records may belong here, and why they stand apart."""

    def decoded(self) -> list[R]:
        """The records as Python has them: a list of dictionaries, of which pandas makes a DataFrame."""
        import json  # the command line hands on what it has

        return [json.loads(record) for record in self.records]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[R]:
        return iter(self.decoded())

    def __getitem__(self, at: int) -> R:
        return self.decoded()[at]
