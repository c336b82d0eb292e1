"""One answer, found in three ways: by the index in the cache, by one in memory, and by a plain look at each record."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

import yaml

from asked import Made, questions
from raes_cli import dates
from raes_cli.base import Base, open_base
from raes_cli.errors import RaesError
from raes_cli.lookup.query import Query, Reading
from raes_cli.lookup.scope import lacking
from small import FROZEN
from suites import Case

Record = dict[str, Any]
_COMMANDS = (
    "timeline",
    "meetings",
    "council",
    "said",
    "trade",
    "figures",
    "conflicts",
    "gaps",
    "sources",
    "export",
    "search",
    "",
)
_ACTING = (
    "participants",
    "organizers",
    "initiated_by",
    "mediated_by",
    "signatories",
    "initialled_by",
    "authors",
    "speakers",
)
_MONTH = 31


def differential(chance: Random, folder: Path) -> Iterator[Case]:
    """Queries of options by chance, and questions in plain words."""
    with mock.patch.dict(os.environ, {"XDG_CACHE_HOME": str(folder)}):
        open_base(FROZEN).close()
        cached = open_base(FROZEN)
        with mock.patch.dict(os.environ, {"XDG_CACHE_HOME": "", "HOME": ""}):
            memory = open_base(FROZEN)
    with cached, memory:
        plain = Plain(memory, FROZEN)
        asked = questions(memory)
        while True:
            if chance.random() < 0.7:
                command = chance.choice(_COMMANDS[:-2])
                options = dict(plain.options(chance, command))
                yield Case(
                    f"{command} {' '.join(sorted(options))}", partial(same, cached, memory, plain, command, options)
                )
            else:
                made: Made = chance.choice(asked)
                yield Case(
                    f"a question: {made.kind} {made.language}", partial(same_words, cached, memory, plain, made.line)
                )


def same(cached: Base, memory: Base, plain: Plain, command: str, options: Mapping[str, Any]) -> None:
    """The ids of the answer, in their order, in all three ways; or the same refusal."""
    try:
        reading = memory.read(command, **options)
    except RaesError as refused:
        with suppress(type(refused)):
            cached.read(command, **options)
            raise AssertionError("only one of them refuses") from refused
        return
    answers = [base.find(base.read(command, **options)) for base in (cached, memory)]
    assert answers[0].records == answers[1].records
    found = [record["id"] for record in answers[1].decoded()]
    scanned = plain.find(command, options, reading.query)
    beside = _beside(answers[1].notes)
    assert found[: len(found) - beside] == scanned, (set(found) ^ set(scanned), len(found), len(scanned))


def _beside(notes: Iterable[Mapping[str, str]]) -> int:
    """How many of the records are told to be placed only in the country of a capital."""
    for note in notes:
        if "placed only in" in note["en"]:
            return 1 if note["en"].startswith("the last is") else int(note["en"].split()[2])
    return 0


def same_words(cached: Base, memory: Base, plain: Plain, line: str) -> None:
    """What is made of a question, and what is found: the same; and by a plain look where options say it all."""
    answers: list[Any] = []
    for base in (cached, memory):
        try:
            answers.append(base.ask(line))
        except RaesError as refused:
            answers.append(str(refused))
    one, other = answers
    if isinstance(one, str) or isinstance(other, str):
        assert one == other
        return
    assert one.records == other.records
    assert one.reading.command() == other.reading.command()
    query = other.reading.query
    if (
        other.reading.words
        or query.terms
        or other.reading.question not in _COMMANDS
        or other.view != other.reading.question
    ):
        return
    options = _typed(other.reading)
    found = [record["id"] for record in other.decoded()]
    scanned = plain.find(other.reading.question, options, query)
    assert found[: len(found) - _beside(other.notes)] == scanned, (other.reading.command(), set(found) ^ set(scanned))


def _typed(reading: Reading) -> dict[str, Any]:
    """The filters that the options of a reading say."""
    several = {"--with": "people", "--place": "places", "--kind": "kinds", "--status": "statuses", "--topic": "topics", "--source": "sources", "--indicator": "indicators"}  # fmt: skip
    found: dict[str, Any] = {}
    words = shlex.split(reading.command())
    for place, word in enumerate(words):
        if word in several:
            found.setdefault(several[word], []).append(words[place + 1])
    return found


class Plain:
    """The records of a base as the export has them, and what its text says beside; each is looked at for each query."""

    def __init__(self, base: Base, path: Path) -> None:
        self.base = base
        self.text = yaml.load(path.read_text(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self.records: list[Record] = base.every().decoded()
        self.known = {record["id"]: record for record in self.records}
        self.number = {record["id"]: place for place, record in enumerate(self.records)}

    # What is asked.

    @cached_property
    def pools(self) -> dict[str, list[str]]:
        """The values that options may have."""
        kinds = {f"{record['kind']}" for record in self.records if record.get("kind")}
        return {
            "people": [*self.text["people"], *self.text["organizations"]],
            "places": [*self.text["places"]],
            "kinds": sorted(kinds),
            "topics": [*self.text["topics"]],
            "sources": [*self.text["sources"]],
            "indicators": [*self.text["indicators"]],
            "statuses": ["held", "planned", "announced", "reported", "forecast", "target", "open", "closed"],
        }

    def options(self, chance: Random, command: str) -> Iterator[tuple[str, Any]]:
        """Some filters that go with a command."""
        for name, pool in self.pools.items():
            if chance.random() < 0.25 and name not in lacking(command):
                yield name, chance.sample(pool, chance.choice((1, 1, 2)))
        kind = chance.random()
        year = chance.randrange(2019, 2026)
        if kind < 0.2:
            yield "year", str(year)
        elif kind < 0.3:
            yield "on", f"{year}-{chance.randrange(1, 13):02}"
        elif kind < 0.4:
            yield "on", f"{chance.randrange(1, 28)} {chance.choice(('February', 'May', 'декабря'))}"
        elif kind < 0.6:
            first = f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            yield "first", first
            if chance.random() < 0.6:
                yield "last", f"{year + chance.randrange(3)}-12-31"
        for name in ("undated", "reverse"):
            if chance.random() < 0.2:
                yield name, True
        if chance.random() < 0.1:
            yield "limit", chance.randrange(6)

    # What is found.

    def find(self, command: str, options: Mapping[str, Any], query: Query) -> list[str]:
        """The ids of what is found, in order; `query` gives days, limits and scope, `options` what names a thing."""
        found = [record for record in self.records if self.is_found(record, command, options, query)]
        way = -1 if query.reverse else 1

        def order(record: Record) -> tuple[Any, ...]:
            first, last = record["earliest"], record["latest"]
            dated = (self._undated(record), (first is None) * way, _days(first) * way, (last is None) * way, _days(last) * way, self.number[record["id"]] * way)  # fmt: skip
            return ((record.get("number") is None, (record.get("number") or 0) * way) if query.numbered else ()) + dated

        if not query.written or query.reverse:
            found.sort(key=order)
        ids = [record["id"] for record in found]
        return ids if query.limit is None else ids[: query.limit]

    def is_found(self, record: Record, command: str, options: Mapping[str, Any], query: Query) -> bool:
        """Whether all that is asked holds of a record."""
        if not all(record["type"] in choice for choice in query.types):
            return False
        if query.ids and not all(record["id"] in choice for choice in query.ids):
            return False
        closed = record["type"] == "gap" and bool(record["closed_by"])
        if closed and not query.written and "closed" not in (options.get("statuses") or ()):
            return False
        standing = command in ("sources", "conflicts", "gaps")
        tests = list(self._tests(options, query, standing=standing))
        if not standing:
            return all(test(record) for _, test in tests) and self._in_scope(record, query, options)
        return self._stands(record, tests)

    def _in_scope(self, record: Record, query: Query, options: Mapping[str, Any]) -> bool:
        """The kinds and topics that the base itself declares for a command."""
        kinds = query.kinds[: len(query.kinds) - bool(options.get("kinds"))]
        topics = query.topics[: len(query.topics) - bool(options.get("topics"))]
        return all((record.get("kind") or record.get("rule")) in one for one in kinds) and all(
            set(record["topics"]) & set(one) for one in topics
        )

    def _tests(
        self, options: Mapping[str, Any], query: Query, *, standing: bool
    ) -> Iterator[tuple[str, Callable[[Record], bool]]]:
        """What must hold of a record, by the name of the filter."""
        of = self._concerned if standing else self._with
        for name in options.get("people") or ():
            meant = next(choice for choice in query.people if name in choice)
            yield "people", lambda record, meant=meant: bool({*meant} & of(record))  # type: ignore[misc]
        if places := options.get("places"):
            yield "places", lambda record: bool({*places} & self._where(record))
        if options.get("kinds"):  # of several of that name those of the type that is asked for
            yield "kinds", lambda record: (record.get("kind") or record.get("rule")) in query.kinds[-1]
        if topics := options.get("topics"):
            yield "topics", lambda record: bool({*topics} & {*record["topics"]})
        if sources := options.get("sources"):
            yield "sources", lambda record: bool({*sources} & self._proved(record))
        if indicators := options.get("indicators"):
            yield "indicators", lambda record: bool(record.get("indicator")) and record["indicator"]["id"] in indicators
        if statuses := options.get("statuses"):
            yield "statuses", lambda record: self._status(record) in statuses
        if query.first or query.last or query.day_of_year:
            yield "dates", lambda record: self._dated(record, query)

    def _stands(self, record: Record, tests: list[tuple[str, Callable[[Record], bool]]]) -> bool:
        """What stands for others is found by itself or by one of these, all of whose filters hold of the two together."""
        others = {
            "source": lambda: [
                other for other in self.records if record["id"] in {one["source"] for one in other["sources"]}
            ],
            "conflict": lambda: [self.known[id_] for id_ in record["claims"]],
            "gap": lambda: [self.known[id_] for id_ in record["about"] if id_ in self.known],
        }[record["type"]]() or [record]
        own = {"source": ("sources", "dates"), "conflict": ("topics",), "gap": ("topics", "sources")}[record["type"]]
        if not all(test(record) for name, test in tests if name in own):
            return False
        rest = [(name, test) for name, test in tests if name not in own]

        def holds(other: Record) -> bool:
            for name, test in rest:
                if name == "dates" and (record["earliest"] or record["latest"]):
                    if not test(record):
                        return False
                elif name == "dates":
                    if not test(other):
                        return False
                elif not (test(record) or test(other)):
                    return False
            return True

        return any(holds(other) for other in others)

    def _concerned(self, record: Record) -> set[str]:
        """Those whom a record has to do with, or whom a gap or a conflict is about."""
        return self._with(record) | {*(record["about"] if record["type"] == "gap" else record.get("claims", ()))}

    def _with(self, record: Record) -> set[str]:
        """Those that a record has to do with: who acted, whose event it was, and at whose event."""
        found = {one["id"] for key in _ACTING for one in record.get(key) or ()}
        if record["type"] == "figure":
            found |= {one["id"] for one in record["attribution"] if self._is_actor(one["id"])}
        if record["type"] != "event":
            return found
        found |= {record["body"]["id"]} if record["body"] else set()
        gatherings = {kind for kind, entry in self.text["kinds"].items() if entry.get("event", {}).get("gathering")}
        found |= self._wholes(record)
        for one in record["related"]:
            other = self.known[one["id"]]
            if other["type"] == "event" and other["kind"] in gatherings and record["kind"] not in gatherings:
                bodies = [other["body"]] if other["body"] else []
                found |= {body["id"] for body in (*bodies, *other["organizers"], *other["participants"])}
                found |= self._wholes(other)
        return found

    def _is_actor(self, id_: str) -> bool:
        return id_ in self.text["people"] or id_ in self.text["organizations"]

    def _wholes(self, event: Record) -> set[str]:
        """The bodies of which that is a part whose event it is."""
        found, body = set(), event["body"] and event["body"]["id"]
        while body and (body := self.text["organizations"][body].get("part_of")):
            found.add(body)
        return found

    def _where(self, record: Record) -> set[str]:
        """The place of a record, or of the event that a statement was made at, and all around it."""
        event = self.known.get(record.get("event") or "", {}) if record["type"] == "statement" else {}
        found = set()
        for place in (record.get("place"), event.get("place")):
            id_ = place and place["id"]
            while id_:
                found.add(id_)
                id_ = self.text["places"][id_].get("within")
        return found

    def _proved(self, record: Record) -> set[str]:
        own = {record["id"]} if record["type"] == "source" else set()
        return own | {one["source"] for one in record["sources"]}

    def _status(self, record: Record) -> str | None:
        if record["type"] == "gap":
            return "closed" if record["closed_by"] else "open"
        status: str | None = record.get("status")
        return status

    def _undated(self, record: Record) -> bool:
        return dates.is_undated(record["date"])

    def _dated(self, record: Record, query: Query) -> bool:
        """Whether the bounds of a record meet the window."""
        if self._undated(record) and not query.undated:
            return False
        first, last = record["earliest"], record["latest"]
        if query.first and last and last < query.first:
            return False
        if query.last and first and first > query.last:
            return False
        return all(self._of_every_year(first, last, days, query) for days in query.day_of_year)

    def _of_every_year(self, first: str | None, last: str | None, days: tuple[str, str], query: Query) -> bool:
        """Whether some year has one of these days within the bounds and the window."""
        if not query.undated and (first is None or last is None or _days(last) - _days(first) > _MONTH):
            return False
        low = max(first or "", query.first or "")
        high = min(last or "9999-12-31", query.last or "9999-12-31")
        if not low or (last is None and query.last is None) or int(high[:4]) - int(low[:4]) > 1:
            return True
        spans = [days] if days[0] <= days[1] else [(days[0], "12-31"), ("01-01", days[1])]
        return any(
            f"{year:04}-{start}" <= high and f"{year:04}-{end}" >= low
            for year in range(int(low[:4]), int(high[:4]) + 1)
            for start, end in spans
        )


def _days(day: str | None) -> int:
    """A day as a number, in the order of days."""
    import datetime as dt

    return dt.date.fromisoformat(day).toordinal() if day else 0
