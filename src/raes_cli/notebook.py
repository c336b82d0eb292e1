"""The questions that a base answers, as methods for notebooks: `base.timeline(with_="Lavrov", year=2023)`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from raes_cli.lookup.filters import ONE, OPTIONS
from raes_cli.lookup.query import Answer, Reading

if TYPE_CHECKING:
    import datetime as dt
    from typing import TypedDict, Unpack

    from raes_cli.records import Conflict, Event, Figure, Gap, Record, Source, Statement

    # For type checkers only: creating these types takes longer than a lookup.
    Date = str | int | dt.date
    """A date as on the command line (`2023`, `2023-05`, `last week`), a year as a number, or a `date`."""
    Several = str | Sequence[str]
    """A single value or several."""

    class Narrowed(TypedDict, total=False):
        """The filters of the command line; `from_` and `with_` have an underscore because they are Python keywords."""

        from_: Date
        to: Date
        year: Date
        on: Date
        with_: Several
        place: Several
        kind: Several
        topic: Several
        source: Several
        indicator: Several
        status: Several
        limit: int
        reverse: bool
        undated: bool


class Questions:
    """The questions that can be asked of a base. Every method also takes words, with the same meaning as on the CLI.

    The methods raise `UnknownError` for a name, an id or a word that is not in the base, and `UsageError` for a value
    that cannot be read.
    """

    read: Callable[..., Reading]
    find: Callable[..., Answer[Any]]
    ask: Callable[..., Answer[Any]]
    """Provided by `Base`: read words and filters, find the records of a reading, answer words."""

    def timeline(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Event]:
        """Return everything that is dated, oldest first."""
        return self._answered("timeline", words, filters)

    def meetings(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Event]:
        """Return meetings, talks and calls; of several names in `with_`, all must have taken part."""
        return self._answered("meetings", words, filters)

    def council(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Event]:
        """Return the sessions of a numbered body, by number."""
        return self._answered("council", words, filters)

    def said(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Statement]:
        """Return statements and positions."""
        return self._answered("said", words, filters)

    def trade(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Figure]:
        """Return the trade figures, with their conflicts."""
        return self._answered("trade", words, filters)

    def figures(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Figure]:
        """Return every figure in the base."""
        return self._answered("figures", words, filters)

    def sources(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Source]:
        """Return the documents behind the facts."""
        return self._answered("sources", words, filters)

    def conflicts(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Conflict]:
        """Return claims that cannot all hold: each conflict with its claims in full."""
        return self._answered("conflicts", words, filters)

    def gaps(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Gap]:
        """Return what the sources show to exist but do not give."""
        return self._answered("gaps", words, filters)

    def records(self, **filters: Unpack[Narrowed]) -> Answer[Record]:
        """Return all records of any type that match the filters, in the order of the base."""
        return self._answered("export", "", filters)

    def _answered(self, question: str, words: str, filters: Mapping[str, Any]) -> Answer[Any]:
        reading = self.read(question, **typed(filters))
        return self.ask(words, reading) if words else self.find(reading)


def typed(filters: Mapping[str, Any]) -> Any:  # noqa: ANN401 - the filters as they are typed
    """Convert filters to those of the command line: with its names, dates as text, and names as tuples."""
    found: dict[str, Any] = {}
    for name, value in filters.items():
        called = OPTIONS.get(name.removesuffix("_"), name)
        if called in ONE:
            found[called] = None if value is None else str(value)
        elif called in OPTIONS.values():
            found[called] = (value,) if isinstance(value, str) else tuple(value)
        else:
            found[called] = value
    return found
