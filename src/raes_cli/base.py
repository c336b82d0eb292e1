"""The public interface to a base: open it, query it, get records. The CLI, notebooks and other programs all use it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self, Unpack

from raes_cli.errors import RaesError, UsageError
from raes_cli.lookup import filters, find, resolve
from raes_cli.lookup.base import keep
from raes_cli.lookup.base import open_base as connect
from raes_cli.lookup.filters import Filters
from raes_cli.lookup.query import Answer, Ids, Query, Reading
from raes_cli.lookup.scope import scope
from raes_cli.notebook import Questions
from raes_cli.text import Words, both, chained

if TYPE_CHECKING:
    from raes_cli.lookup.edition import Edition
    from raes_cli.lookup.vocabulary import Vocabulary
    from raes_cli.progress import Watch

Path = str | os.PathLike[str]


def open_base(facts: Path | Sequence[Path] = (), watch: Watch | None = None) -> Base:
    """Open the base at `facts` (files or folders; else RAES_FACTS, else the packaged base) as a context manager.

    Raises `BaseError`, which lists all problems, if the base cannot be read.
    """
    return Base([facts] if isinstance(facts, str | os.PathLike) else facts, watch)


class Base(Questions):
    """An open base. Its methods take a `Reading` and return an `Answer`; nothing is printed."""

    def __init__(self, facts: Sequence[Path] = (), watch: Watch | None = None) -> None:
        self._index = connect([os.fsdecode(path) for path in facts], watch)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: object, *__: object) -> None:
        getattr(error, "hint", None)  # which may be looked for in the base
        self.close()

    def close(self) -> None:
        """Close the base."""
        self._index.close()

    def keep(self) -> None:
        """Mark the base as verified for the next program that opens it; to be called after the answer is out."""
        keep(self._index)

    def read(self, question: str = "", **asked: Unpack[Filters]) -> Reading:
        """Return how the base understands a `question` (timeline, meetings, trade …) with these filters.

        Raises `UsageError` for a value that cannot be read and `UnknownError` for an unknown name.
        """
        return filters.read(self._index, question, asked)

    def find(self, reading: Reading, *, streamed: bool = False, counted: bool = False) -> Answer[Any]:
        """Return the records that `reading` asks for; figures with the texts of their conflicts, conflicts with claims.

        With `streamed`, a long answer is read during iteration, while the base is open; `counted`, none is.
        """
        query = reading.query
        if streamed or counted:
            from raes_cli.lookup import streamed as long  # slow to import; few answers need it

            read = long.counted if counted else long.streamed
        else:
            read = find.find
        records, apart = find.apart(self._index, reading, read(self._index, query))
        if counted:
            return Answer(records, reading)
        notes = [apart[1]] if apart else []
        records = find.told(self._index, query, records)
        if not records:
            return Answer(records, reading, tuple(notes), self._why(reading))
        answer: Answer[Any] = Answer(records, reading, (*notes, *find.undated(self._index, query)))
        answer.apart = apart
        return answer

    def ask(self, words: str | Sequence[str], narrowed: Reading | None = None) -> Answer[Any]:
        """Answer a question in plain words, or words after a command, which narrow the reading of that command.

        Raises `UnknownError` for a word that has no meaning in the base and occurs in none of its texts.
        """
        line = words if isinstance(words, str) else " ".join(words)
        narrowed = narrowed or Reading()
        answer = self._asked(line, narrowed)
        answer.notes = (*answer.notes, answer.reading.told())
        if not answer.records and answer.reading.query.limit != 0:
            answer.hint = self._nearest(line, narrowed, answer)
        return answer

    def _asked(self, line: str, narrowed: Reading, *, counted: bool = False) -> Answer[Any]:
        """Return the answer to the words, as they are read, without the closing notes and hints of `ask`."""
        from raes_cli.lookup.reading import FEW, idle, understood, unknown_of  # lazy: only this needs them

        asked = understood(self._index, line, narrowed.question, narrowed.option("--today"))
        reading = self.read(asked.question, **asked.filters) & narrowed
        reading &= Reading(query=Query(terms=asked.terms, skip=asked.skip), notes=asked.notes, words=asked.said)
        match asked.question:
            case "show":
                return self.show(asked.names, reading.of(*asked.names))
            case "council" if asked.number:
                return self.session(asked.number, reading.of(asked.number))
            case "search":
                return self.search(asked.text, reading.of(*asked.text), counted=counted)
            case "who":
                return self.who(asked.names, reading.of(*(asked.names or asked.text)))
            case "stats":
                return self.counts(reading)
            case "export":
                return self.every(reading)
            case "list":
                return self.listing(reading.words[0], reading)
            case _:
                answer = self.find(reading, counted=counted)
        idle_notes = [] if counted else idle(asked, answer.records)
        reading.notes = tuple(note for note in reading.notes if note not in idle_notes)
        if asked.question in ("figures", "trade") and answer.records:
            from raes_cli.lookup.reading.ranking import rank  # lazy: only numbers are ranked

            rank(answer, asked.rank)
        if asked.why:
            lines = *(map(find.id_of, answer.records) if len(answer) <= FEW else ()), line
            answer.notes += unknown_of(self._asked(one, self.read("gaps"), counted=True) for one in lines)
        if asked.counted:
            from raes_cli.lookup import counts  # lazy: only counting needs it

            answer.above = counts.counted(self._index, reading)
            answer.notes = (*answer.notes, answer.above) if answer.records else answer.notes
        if answer.records and asked.filters.get("reverse") and (reach := find.reach(self._index)):
            answer.reach = reach
            answer.notes = (*answer.notes, reach[1])
        return answer

    def _nearest(self, line: str, narrowed: Reading, empty: Answer[Any]) -> Words | None:
        """Return the hint for an `empty` answer: what the filters leave, or the nearest readings that have answers."""
        from raes_cli.lookup import hints
        from raes_cli.lookup.reading import nearest

        if empty.reading.query.skip and (there := find.count(self._index, empty.reading.query)):
            return both(f"the base has only {there} of these", f"в базе их только {there}")
        told = None if empty.reading.words else empty.hint
        options = Reading(query=hints.without_scope(self._index, narrowed), said_as=narrowed.said_as)

        def asks(question: str, words: str) -> tuple[str, int] | None:
            own = Reading(words=narrowed.words if question == narrowed.question else ())
            try:
                answer = self._asked(words, self.read(question) & options & own, counted=True)
            except RaesError:
                return None
            return answer.reading.command(), len(answer.records)

        questions = narrowed.question, empty.reading.question
        return chained([empty.hint, nearest(self._index, line, questions, asks, narrowed.option("--today"), told=told)])

    def who(self, name: str | Sequence[str], reading: Reading | None = None) -> Answer[Any]:
        """Return every person or body that `name`, or one of several, fits: with events, statements and contacts.

        The `reading` filters what is counted. Raises `UnknownError` for an unknown name.
        """
        reading = reading or Reading("who")
        names = [name] if isinstance(name, str) else name
        ids = [id_ for one in names for id_ in resolve.actors(self._index, one)][: reading.query.limit]
        rows = [(id_, *find.find(self._index, Query(ids=((id_,),)))) for id_ in ids]
        return Answer([find.dossier(self._index, record, id_, reading.query) for id_, record in rows], reading)

    def session(self, number: str, reading: Reading | None = None) -> Answer[Any]:
        """Return the session with this number in full. Raises `UnknownError` if there is none."""
        reading = reading or self.read("council")
        sessions = self.sessions()
        if number not in sessions:
            raise resolve.no_session(number, sessions)
        id_ = sessions[number]
        answer = self.find(reading & Reading(query=Query(ids=((id_,),))))
        records = [find.session(self._index, record, id_) for record in answer.records]
        return Answer(records, answer.reading, answer.notes, answer.hint, "session")

    def show(self, ids: str | Iterable[str], reading: Reading | None = None, types: Ids = ()) -> Answer[Any]:
        """Return records in full by id, optionally of `types` only. Raises `UnknownError` for an unknown id."""
        ids = (ids,) if isinstance(ids, str) else ids
        records = find.explained(self._index, resolve.records(self._index, ids, types))
        records = find.about(self._index, find.claimed(self._index, records))
        return Answer(records, reading or Reading("show"))

    def search(
        self, terms: str | Sequence[str], reading: Reading | None = None, *, counted: bool = False
    ) -> Answer[Any]:
        """Return the records that contain the terms, among those that `reading` asks for, best match first.

        A term may be a word, a quoted phrase, an exclusion (`-word`) or a filter (`place:Paris`); `counted` as above.
        """
        from raes_cli.lookup.search import find as texts  # lazy: only this needs them
        from raes_cli.lookup.search import parse

        asked = parse.read([terms] if isinstance(terms, str) else terms, filters.FIELDS)
        if not any(asked):
            message = both("nothing to search for", "не сказано, что искать")
            raise UsageError(message, both("try raes search corridor", "попробуйте raes search коридор"))
        reading = (reading or Reading("search")) & self.read("search", **filters.of_fields(asked.fields))
        reading.notes += parse.grouped(asked)
        apart = {one: self.read("search", **filters.of_fields((one,))).query for one in asked.filters()}
        found = (texts.matching if counted else texts.search)(self._index, asked, reading.query, apart)
        if found or counted or reading.query.limit == 0:
            return Answer(found, reading)
        from raes_cli.lookup.search.advice import advice  # lazy: only for an empty answer

        return Answer(found, reading, hint=advice(self._index, asked, reading, apart))

    def knows(self, word: str) -> bool:
        """Return whether a word occurs in exactly this form in a text, or has a meaning in the base or in questions."""
        from raes_cli.lookup.reading import known

        return known(self._index, word)

    def counts(self, reading: Reading | None = None, by: str | None = None) -> Answer[Any]:
        """Count the records that `reading` asks for, by type, kind, year, topic and source.

        With `by`, or the option `--by` of the reading, count by that group alone: one of `lookup.counts.GROUPS`.
        """
        from raes_cli.lookup import counts  # lazy: only this needs them

        reading = reading or Reading("stats")
        answer = self._told(counts.counts(self._index, reading.query, by or reading.option("--by")), reading)
        if not answer.records:
            answer.hint = counts.uncounted(self._index, reading.query) or answer.hint
        return answer

    def listing(self, what: str = "", reading: Reading | None = None) -> Answer[Any]:
        """Return the names in list `what` (people, places …), each with the number of records of `reading` it finds.

        Without `what`, return the lists themselves. Raises `UsageError` for an unknown list.
        """
        from raes_cli.lookup import counts  # lazy: only this needs them

        reading = reading or Reading("list", words=(what,))
        rows = counts.names(self._index, reading.query, what) if what else counts.lists(self._index, reading.query)
        return self._told(rows, reading)

    def _told(self, rows: Sequence[str], reading: Reading) -> Answer[Any]:
        """Wrap rows that are not records in an Answer, with the notes on the records that they count."""
        notes = tuple(find.undated(self._index, reading.query))
        return Answer([*rows], reading, notes if rows else (), None if rows else self._why(reading))

    def edition(self) -> Edition:
        """Return which base this is: the number of facts, the dates they span, and the digest of the text."""
        from raes_cli.lookup.edition import edition  # lazy: only citations and exports need it

        return edition(self._index)

    def known(self) -> Mapping[str, dict[str, Any]]:
        """Return the records that others refer to by id (sources, people and bodies), decoded."""
        from raes_cli.lookup import linked  # lazy: JSON output needs no names

        return linked.known(self._index)

    def carried(self) -> dict[str, Any]:
        """Return what an exported page needs from this base to answer without the program, as JSON data."""
        from raes_cli.lookup.carried import carried  # lazy: only pages need it

        return carried(self._index)

    def every(self, reading: Reading | None = None, *, streamed: bool = False) -> Answer[Any]:
        """Return every record once, or those that `reading` asks for, in export order; `streamed` as in `find`."""
        answer = self.find(reading or self.read("export"), streamed=streamed)
        answer.view = "show"
        return answer

    def names(self) -> Mapping[str, dict[str, str]]:
        """Return the names of sources and topics in both languages, by id; for a source also its `url` and `grade`."""
        from raes_cli.lookup import linked  # lazy: JSON output needs no names

        return linked.names(self._index)

    def labels(self) -> dict[str, Any]:
        """Return the names of the base's kinds, by type and id, and of its units."""
        return find.labels(self._index)

    def sessions(self) -> dict[str, str]:
        """Return the ids of the sessions that `council` lists, by number."""
        return find.numbered(self._index, scope(self._index, "council"))

    @property
    def vocabulary(self) -> Vocabulary:
        """What can be asked for: names, kinds, years, statuses and ids."""
        from raes_cli.lookup.vocabulary import Vocabulary  # lazy: only completion needs it

        return Vocabulary(self._index)

    def _why(self, reading: Reading) -> Words | None:
        """Return why nothing was found, and what is close to it; None if the limit is 0."""
        from raes_cli.lookup import hints  # lazy: only for an empty answer

        return hints.why(self._index, reading) if reading.query.limit != 0 else None
