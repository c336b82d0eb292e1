"""Times relative to an event: after the talks in Oslo, до пятого заседания, iclasdan sonra, between two sessions.

The words that name the event are replaced by its day, and the resulting line is read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

from raes_cli.errors import RaesError
from raes_cli.lookup import find
from raes_cli.lookup.filters import Filters, read
from raes_cli.lookup.forms import family, forms, synonyms
from raes_cli.lookup.query import Query, Reading, no_common_day
from raes_cli.lookup.reading import language, sides
from raes_cli.lookup.reading.asking import OF_EVENTS, Asked, named_by
from raes_cli.lookup.reading.event_days import Day, Event, away, within
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.numbered import is_theirs, ordinal
from raes_cli.lookup.reading.parts import Item
from raes_cli.lookup.reading.tokens import typed
from raes_cli.text import Words
from raes_cli.text import words as words_of

Reads = Callable[[str, str], Asked]
"""Takes words and a question; returns what they ask."""
Told = tuple[str, tuple[Words, ...]]
"""A line with days in place of events, empty if these are unknown; and notes on the events."""
_ASKING = frozenset("какого какой каких которого чего when what which".split())  # noqa: SIM905
"""Words after which nothing bounds a time: until when, до какого года."""
_ORDERS = frozenset(("first", "last"))
_OF_ITS_NAME = frozenset("documents statement planned announced closed open sort joint".split())  # noqa: SIM905
_WITHIN = _ORDERS | _OF_ITS_NAME | frozenset("ask in on from with about coming".split())  # noqa: SIM905
"""Cues of words that may be part of the name of an event."""


_OTHER_END = {"after": "last", "since": "last", "before": "first", "until": "first"}
"""The side of an event → the filter for the other end of a window that begins or ends with it."""
_LEADING = frozenset().union(*(cues for (_, ends), cues in sides.BESIDE.items() if not ends))
"""Words before the event that they relate to."""


class Around:
    """Finds the events in a line beside words such as *after* or *before*, and reads the words that name them."""

    def __init__(self, line: Line, reads: Reads) -> None:
        self.line, self.reads = line, reads
        dates = [Item(one.start, one.end, {}) for one in line.dates]
        self.items = sorted([*line.items, *line.barred, *line.records, *dates], key=lambda item: item[:2])
        self.dated = {at for one in dates for at in range(one.start, one.end)}

    def told(self) -> Told | None:
        """Return the line with days in place of events that give a time; None if there are none."""
        parts = Counter(word.part for word in self.line.words)
        phrases = [item for item in self.line.items if item.does & _ORDERS]
        for at, word in enumerate(self.line.words):
            free = at not in self.dated or self._span(at)[1]  # two days before the event, not before today
            # A word joined by a hyphen, or by a phrase, is not a preposition of its own: after-summit.
            free = free and parts[word.part] == 1 and not any(one.start < at < one.end for one in phrases)
            if free and (found := self._between(at, word.text) or self._beside(at, word.text)):
                return found
        return None

    def _between(self, at: int, word: str) -> Told | None:
        """Replace two events joined by *and* after *between* by the days between them."""
        begin, after = (at + 1, len(self.line.words)) if word in sides.BETWEEN else (0, at)
        if word not in sides.BETWEEN | sides.BETWEEN_IT:
            return None
        for middle in range(begin + 1, after - 1):
            if self.line.words[middle].text in language.AND and (both := self.ends(begin, middle, middle + 1, after)):
                one, other = both
                days = within(one, other)
                shown = self._with(min(one.start, at), max(other.end, at + 1), days)
                return shown if days else "", tuple(end.note() for end in both if end.events[0][0])
        return None

    def ends(self, begin: int, until: int, since: int, after: int) -> tuple[Day, Day] | None:
        """Return the events, or dates, named from `begin` before `until`, and from `since` before `after`.

        None unless there are two.
        """
        kinds = [self.line.typed(item) for item in self.line.of("event-kind") if begin <= item.start < after]
        one = self._date(begin, until) or self.named(begin, until, kinds[:1], back=True)
        other = one and (self._date(since, after) or self.named(since, after, kinds[:1]))
        return (one, other) if one and other else None

    def _beside(self, at: int, word: str) -> Told | None:
        """Replace an event after a word such as *before* by its days, or by a number of days before or after it."""
        begin, span = self._span(at)
        for said, day in self._days_beside(at, word, forwards=not self._span(at)[1]):
            _, first, last = day.events[0]
            bound = self._bound(day, said)
            if said == "on":
                if not (first and last and self._is_meant(day)):
                    return None
                bound = "..".join(dict.fromkeys((first, last)))
            days = f"{said} {bound}"
            if bound and span and said in ("after", "before"):
                days = f"on {away(bound, span if said == 'after' else -span)}"
            start = sides.idle([word.text for word in self.line.words[:begin]])
            shown = self._with(min(day.start, start), max(day.end, at + 1), days)
            return shown if bound else "", (day.note(),)
        return None

    def _days_beside(self, at: int, word: str, *, forwards: bool = False) -> Iterator[tuple[str, Day]]:
        """Yield the events beside a word such as *before*, each with the side of it that is asked for.

        If `forwards`, the first of the events is one with which the window of the line does not run backwards.
        """
        begin, _ = self._span(at)
        if any(one.text in _ASKING for one in self.line.words[at + 1 : at + 2]):
            return
        numbered = self.line.declared("numbered")
        for (said, ends), cues in sides.BESIDE.items():
            if word not in cues or (ends and not self.line.words[begin - 1].text.endswith(ends)):
                continue
            of_kinds = (one for one in self.line.of("event-kind") if numbered.intersection(one.means["event-kind"]))
            kinds = [self.line.typed(item) for item in of_kinds][:1]
            day = self.named(0, begin, back=True) if ends else self.named(at + 1, len(self.line.words), kinds)
            if day:
                yield said, self._forwards(at, said, day) if forwards and said in _OTHER_END else day

    def _bound(self, day: Day, said: str) -> str:
        """Return the day of the first event from which, or until which, a side of it goes; empty if unknown."""
        _, first, last = day.events[0]
        return last if said in ("after", "until") else first

    def _forwards(self, at: int, said: str, day: Day) -> Day:
        """Return the events with the first that leaves some days to the other end of the line at the head.

        Raises `UsageError` if none does.
        """
        bounds = [one for one in self.line.dates if _OTHER_END[said] in one.filters]
        ends = [str(one.filters[_OTHER_END[said]]) for one in bounds]
        shown = [typed(self.line.words[one.start : one.end]) for one in bounds]
        leads = self.line.words[at].text in _LEADING
        for other in range(max(at, day.end), len(self.line.words)) if leads else ():
            for side, its in () if other in self.dated else self._days_beside(other, self.line.words[other].text):
                if _OTHER_END.get(side, _OTHER_END[said]) != _OTHER_END[said]:
                    ends += [self._bound(its._replace(events=(event,)), side) for event in its.events]
                    shown.append(its.said)
        bounds_of = {event: self._bound(day._replace(events=(event,)), said) for event in day.events}
        if not any(ends) or not any(bounds_of.values()):
            return day
        for event, one in bounds_of.items():
            runs = (one <= end if _OTHER_END[said] == "last" else one >= end for end in ends if end)
            if one and any(runs):
                return day._replace(events=(event, *(rest for rest in day.events if rest != event)))
        raise no_common_day((day.said, *shown))

    def _date(self, begin: int, after: int) -> Day | None:
        """Return the date that stands between two words, as an event without an id; None if there is none."""
        for one in self.line.dates:
            named = any(item.means for item in self.line.items if begin <= item.start < one.start)
            if begin <= one.start and one.end <= after and one.start - begin <= 1 and not named:
                query = read(
                    self.line.base, "timeline", self._dated(Asked("timeline", cast("Filters", one.filters)))
                ).query
                days = (("", query.first or "", query.last or ""),)
                return Day(begin, one.end, days, typed(self.line.words[one.start : one.end]))
        return None

    def _span(self, at: int) -> tuple[int, int]:
        """Return the start and length of a span before the word at `at`, *two weeks after*; `at` and 0 if none."""
        return sides.span([word.text for word in self.line.words[:at]])

    def _is_meant(self, day: Day) -> bool:
        """Return whether events during this one are asked for: it is identified, and no text is searched for."""
        inside = [item for item in self.line.items if day.start <= item.start and item.end <= day.end]
        others = [item for item in self.line.items if item not in inside]
        apart = len(day.events) == 1 or any(self.line.lexicon.person(id_) for one in inside for id_ in named_by(one))
        known = "figures" in self.line.does or self.line.sessions  # its figures, or records of a session
        named = any(one.means or one.does & {"said", "documents"} for one in others)
        return apart and not known and (named or not any(map(self.line.is_sought, others)))

    def _with(self, start: int, end: int, instead: str) -> str:
        words = self.line.words
        return " ".join(filter(None, (typed(words[:start]), instead, typed(words[end:]))))

    def named(self, begin: int, after: int, kinds: Iterable[str] = (), *, back: bool = False) -> Day | None:
        """Return the event named by the words from `begin`, or, with `back`, by those that end before `after`.

        Words are added while they belong to a single event, or else while they mean some event. A number without a noun
        counts events of the `kinds`.
        """
        items = [item for item in self.items if begin <= item.start and item.end <= after]
        found = None
        run: list[Item] = []
        if back and not any(item.end == after for item in items):
            return None  # the cue is part of an interrogative: nə qədər
        for item in reversed(items) if back else items:
            if self._ends(item, run):
                break
            if found and len(found.events) == 1 and not self._belongs(item, run, back=back):
                break
            run.append(item)
            start, end = (item.start, after) if back else (begin, item.end)
            said = typed(self.line.words[start:end])
            if not item.means and item.does and item.does.isdisjoint(_ORDERS | _OF_ITS_NAME):
                continue  # only a connective
            if events := self._events(said, run, kinds):
                found = Day(start, end, events, said)
            elif found and len(found.events) == 1:
                break
            elif found and item.means and (begin if back else self._belongs(item, run, back=back)):
                return None  # the event in Oslo is asked for, but is unknown
            if not back and self.line.words[item.end - 1].ends:
                break
        return found

    def _ends(self, item: Item, run: Iterable[Item]) -> bool:
        """Return whether the name of an event ends before an item: another kind of event, or a word that asks."""
        word = self.line.words[item.start].text
        another = "event-kind" in item.means and "document-kind" not in item.means
        asks = language.WHO | language.WHEN | sides.WHAT | sides.SIDES
        return (another and any("event-kind" in one.means for one in run)) or word in asks or not item.does <= _WITHIN

    def _belongs(self, item: Item, run: Sequence[Item], *, back: bool) -> bool:
        """Return whether an item still belongs to the name of a single event: in Oslo, заседания совета."""
        if not item.means or ("event-kind" in item.means and not any("event-kind" in one.means for one in run)):
            return True
        if item.start == run[-1].end and not back and is_theirs(self.line, item):
            return True  # the fourth session of the council, though its name is in no case
        word, before = self.line.words[item.end - 1].text, self.line.words[item.start - 1].text if item.start else ""
        if back:  # Qarabağ əməliyyatından
            last = self.line.words[run[0].end - 1].text
            return item.end == run[-1].start and last.endswith(sides.CASES_OF_ANOTHER)
        if self._is_person(item):  # the visitor or a participant
            joined = before in language.AND and any(map(self._is_person, run))
            return joined or before == "of" or not (word.isascii() or self.line.as_it_stands(word, item))
        led = before in language.ARTICLES or before == "of" or language.cues(before) & {"in", "from", "with"}
        return bool(led) or "document-kind" in item.means or not self.line.as_it_stands(word, item)

    def _is_person(self, item: Item) -> bool:
        return any(map(self.line.lexicon.person, item.means.get("actor", ())))

    def _events(self, said: str, run: Iterable[Item], kinds: Iterable[str]) -> tuple[Event, ...]:
        """Return the events that a run means; without a kind of event, those with its words in the title, by date."""
        named = any("event-kind" in item.means or "id" in item.means for item in run)
        texts = [item for item in run if self.line.is_sought(item) and item.start not in self.dated]
        kept = [item for item in run if item in texts or item.does & _OF_ITS_NAME]
        sought = [item for item in run if "document-kind" in item.means or item in kept]
        if not named and any(ordinal(self.line, item) or item.does & _ORDERS for item in run):
            said, named = " ".join((said, *kinds)), bool(kinds)
        if not named and not sought and (people := self._met_in(run)):
            said, named = f"{people} {said}", True
        if not (named or sought):
            return ()
        try:
            asked = self.reads(said, "")
            if asked.question not in (*OF_EVENTS, "show"):
                asked = self.reads(said, "timeline")
            reading = read(self.line.base, "timeline" if asked.names else asked.question, self._dated(asked))
        except RaesError:
            return ()
        own = Query(ids=(asked.names,) if asked.names else (), terms=asked.terms, skip=asked.skip)
        reading &= Reading(query=own)
        records = find.find(self.line.base, reading.query) or self._met(asked, own)
        # Uncertain matches count only if there are no others.
        events = [json.loads(record) for record in records or find.apart(self.line.base, reading, records)[0]]
        events = [one for one in events if one["status"] == "held"] or events
        if not named:
            titled = [one for one in events if all(self._stands(item, one["title"]) for item in sought)]
            events = titled or [one for one in events if any(item.means for item in run if item not in sought)]
        days = [(one["id"], one["earliest"] or "", one["latest"] or "") for one in events]
        return tuple(reversed(days) if named else days)

    def _met(self, asked: Asked, own: Query) -> list[str]:
        """Return the meetings that may be meant by another word for a contact, such as *talks* in a place."""
        contacts = self.line.declared("counts_as") - self.line.declared("remote")
        if not asked.filters.get("places") or not contacts.issuperset(asked.filters.get("kinds") or ("",)):
            return []
        filters = cast("Filters", {**self._dated(asked), "kinds": tuple(sorted(contacts))})
        return list(find.find(self.line.base, read(self.line.base, "timeline", filters).query & own))

    def _met_in(self, run: Iterable[Item]) -> str:
        """Return the people of a line, as typed, if a run is a city where they may have met: after Sochi."""
        items = [item for item in run if item.means]
        people = [self.line.typed(item) for item in self.line.items if item not in items and self._is_person(item)]
        return " ".join(people) if items and all(item.means.keys() == {"place"} for item in items) else ""

    def _dated(self, asked: Asked) -> Filters:
        return cast("Filters", {**asked.filters, "today": self.line.today.isoformat()})

    def _stands(self, item: Item, title: Words) -> bool:
        """Return whether the words of an item occur in a title, in any form or as a synonym."""
        own = frozenset(words_of(f"{title['en']} {title['ru']}"))
        said = (word.text for word in self.line.words[item.start : item.end])
        kin = (forms, family, synonyms)
        return all(any(own & of(self.line.base, word) for of in kin) for word in said)
