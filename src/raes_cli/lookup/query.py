"""Query, Reading and Answer: what is asked, how it was understood, and the records that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from raes_cli.errors import UsageError
from raes_cli.text import Words, both, listed, one_line
from raes_cli.tuples import NamedTuple

Ids = tuple[str, ...]
Choices = tuple[Ids, ...]
"""Conditions, each a choice of ids: a record must match one id of every choice."""
Term = tuple[tuple[str, Ids], ...]
"""Alternatives of which one must hold, each a role with ids.

The role is that of a link (with, place, about …), `kind` or `id`; `severalN`, if N of the ids took part; `days`, the
first and last day of a window that the record must overlap; or `text`, with expressions of the full-text search. Roles
after a hyphen, as in `-with-at`, must not hold; nor may a record lie within the days of `-days`.
"""

TYPES: Ids = (
    "event", "figure", "statement", "document", "person", "organization", "source", "conflict", "gap",
)  # fmt: skip
"""The record types."""
DATES: Ids = ("--from", "--to", "--year", "--on")
"""The date options."""
STANDING: Ids = ("source", "conflict", "gap")
"""Record types that stand for others, so that a filter finds them by those records too."""


class Query(NamedTuple):
    """Which records to find; each field narrows the result, empty fields do not."""

    ids: Choices = ()
    """Of these records."""
    types: Choices = ()
    """Record types: event, figure, statement …"""
    kinds: Choices = ()
    """Kinds of events, documents, organizations or sources."""
    statuses: Choices = ()
    """held, planned, announced; reported, forecast, target; open, closed (closed gaps are found only on request)."""
    people: Choices = ()
    """People or bodies that the record is linked to."""
    by: Choices = ()
    """By whose account."""
    places: Choices = ()
    """Where it happened, including places within these."""
    topics: Choices = ()
    """Topics that it is filed under."""
    sources: Choices = ()
    """Sources of its evidence."""
    indicators: Choices = ()
    """What a figure measures."""
    terms: tuple[Term, ...] = ()
    """Conditions with alternatives of different kinds."""
    first: str | None = None
    """ISO day: records that ended before it do not match."""
    last: str | None = None
    """ISO day: records that began after it do not match."""
    day_of_year: tuple[tuple[str, str], ...] = ()
    """Month and day, from and to, in every year: `("02-22", "02-22")`; the start may be after the end, as in winter."""
    undated: bool = False
    """With a date filter: include records without a date or with too vague a one."""
    limit: int | None = None
    """Maximum number of records."""
    skip: int = 0
    """Number of records to skip at the start, if there is a limit."""
    reverse: bool = False
    """Newest first."""
    numbered: bool = False
    """Order by session number, not by date."""
    written: bool = False
    """All records, including closed gaps, in the order of the base, not by date; but newest first with `reverse`."""

    def __and__(self, other: Query) -> Query:
        """Return the query for what both queries ask for."""
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

    def only(self, type_: str) -> Query:
        """Return the query for those of its records that are of this type, each standing for what it did."""
        return self._replace(types=((type_,), *(self.types or (TYPES,))))


CHOICES = tuple(name for name, empty in Query._field_defaults.items() if empty == ())
"""The fields of a query that hold several conditions, all of which must hold."""


class Reading:
    """A question as it was understood.

    `question` is the name of the command that asks it (timeline, meetings, who …); `said_as` are the equivalent
    options, each with its value; `notes` tell how it was read; `words` are the arguments of the command, or those words
    that no option can express.
    """

    # A plain class, since it is defined in every run, and a named tuple takes longer.
    __slots__ = ("notes", "query", "question", "said_as", "words")

    def __init__(
        self,
        question: str = "",
        query: Query = Query(),  # noqa: B008 - immutable
        said_as: tuple[tuple[str, ...], ...] = (),
        notes: tuple[Words, ...] = (),
        words: Ids = (),
    ) -> None:
        self.question, self.query, self.said_as, self.notes, self.words = question, query, said_as, notes, words

    def option(self, flag: str) -> str | None:
        """Return the value given for an option, or None."""
        return next((option[1] for option in self.said_as if option[0] == flag), None)

    def command(self, program: str = "raes") -> str:
        """Return the command line of `program` that asks the same."""
        options = (part for option in dict.fromkeys(self.said_as) if option[0] != "--today" for part in option)
        return f"{program} {' '.join(map(quoted, (self.question, *self.words, *options)))}"

    def told(self, program: str = "raes") -> Words:
        """Return a note on the command that the words were read as."""
        command = self.command(program)
        return both(f"read as {command}", f"прочитано как {command}")

    def of(self, *words: str) -> Reading:
        """Return this reading with other `words`."""
        return Reading(self.question, self.query, self.said_as, self.notes, words)

    def __and__(self, other: Reading) -> Reading:
        """Return the reading of what both ask for; raises `UsageError` if no day fits both."""
        query, said_as = self.query & other.query, self.said_as + other.said_as
        if query.first and query.last and query.first > query.last:
            raise no_common_day(" ".join(part) for part in said_as if part[0] in DATES)
        return Reading(
            self.question or other.question, query, said_as, self.notes + other.notes, self.words + other.words
        )


def quoted(word: str) -> str:
    """Return a word quoted for the shell if needed; letters of any alphabet need no quotes."""
    plain = all(letter.isalnum() or letter in "-_.,:/+" for letter in word)
    return word if plain and word else "'" + word.replace("'", "'\\''") + "'"


def no_common_day(asked: Iterable[str]) -> UsageError:
    """Return the error for dates, in the words they were `asked` for, that have no day in common."""
    everything = one_line(listed(asked))
    return UsageError(
        both(f"no day fits all of {everything}", f"ни один день не подходит под всё сразу: {everything}"),
        both("change one of them or leave it out", "измените или уберите одно из условий"),
    )


R = TypeVar("R")
"""The type of the records of an answer: one of those in `raes_cli.records`."""


class Answer(Generic[R]):
    """The records that answer a reading, each as JSON text; as a sequence, it gives them decoded.

    `notes` are remarks on the records: among them `above`, their number if it was asked for, and `reach`, the newest
    day of the base. `hint` says what to try if there are none. `view` is how they are shown, if not as usual for the
    question: `session`, `show`.
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
        """How many records at the end are uncertain matches, and why."""

    def decoded(self) -> list[R]:
        """Return the records decoded, as a list of dictionaries, from which pandas can make a DataFrame."""
        import json  # lazy: the command line passes on the JSON

        return [json.loads(record) for record in self.records]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[R]:
        return iter(self.decoded())

    def __getitem__(self, at: int) -> R:
        return self.decoded()[at]
