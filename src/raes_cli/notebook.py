"""The questions that a base answers as methods, for notebooks: `base.timeline(with_="Lavrov", year=2023)`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from raes_cli.lookup.filters import ONE, OPTIONS
from raes_cli.lookup.query import Answer, Reading

if TYPE_CHECKING:
    import datetime as dt
    from typing import TypedDict, Unpack

    from raes_cli.records import Conflict, Event, Figure, Gap, Record, Source, Statement

    # Types that only a checker reads: to make them costs more than a lookup.
    Date = str | int | dt.date
    """As the command line takes it (`2023`, `2023-05`, `last week`), a year as a number, or a day."""
    Several = str | Sequence[str]
    """One, or several."""

    class Narrowed(TypedDict, total=False):
        """The filters of the command line; `from_` and `with_` have a stroke, for Python has these words for itself."""

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
    """What can be asked of a base. Every method takes words as well, which mean what they mean on the command line.

    Raises what the command line tells: `UnknownError` for a name, an id or a word that the base does not know,
    `UsageError` for what cannot be read.
    """

    read: Callable[..., Reading]
    find: Callable[..., Answer[Any]]
    ask: Callable[..., Answer[Any]]
    """What the base itself has: words and filters read, the records of a reading, and the answer to words."""

    def timeline(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Event]:
        """Everything dated, oldest first."""
        return self._answered("timeline", words, filters)

    def meetings(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Event]:
        """Meetings, talks and calls; of several names in `with_`, all took part."""
        return self._answered("meetings", words, filters)

    def council(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Event]:
        """The sessions of a numbered body, by their numbers."""
        return self._answered("council", words, filters)

    def said(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Statement]:
        """Statements and positions."""
        return self._answered("said", words, filters)

    def trade(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Figure]:
        """The figures of trade, with what contradicts them."""
        return self._answered("trade", words, filters)

    def figures(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Figure]:
        """Every number in the base."""
        return self._answered("figures", words, filters)

    def sources(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Source]:
        """The documents behind the facts."""
        return self._answered("sources", words, filters)

    def conflicts(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Conflict]:
        """Claims that cannot all hold, each with its claims whole."""
        return self._answered("conflicts", words, filters)

    def gaps(self, words: str = "", **filters: Unpack[Narrowed]) -> Answer[Gap]:
        """What the sources show to exist but do not give."""
        return self._answered("gaps", words, filters)

    def records(self, **filters: Unpack[Narrowed]) -> Answer[Record]:
        """Every record that the filters leave, of whatever type, in the order of the base."""
        return self._answered("export", "", filters)

    def _answered(self, question: str, words: str, filters: Mapping[str, Any]) -> Answer[Any]:
        reading = self.read(question, **typed(filters))
        return self.ask(words, reading) if words else self.find(reading)


def typed(filters: Mapping[str, Any]) -> Any:  # noqa: ANN401 - the filters as they are typed
    """The filters as the command line has them: by its names or their strokes, dates as text, names as several."""
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
