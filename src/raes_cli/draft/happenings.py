"""Find the events that a text tells of, held or planned, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli.curate.book import Book
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast
from raes_cli.draft.dating import Calendar
from raes_cli.draft.event import (
    Event,
    again,
    beside,
    by_then,
    clauses,
    date_of,
    is_long,
    is_told_apart,
    lasting,
    same,
)
from raes_cli.draft.joining import HEAD, Joining, is_beside, is_done
from raes_cli.draft.kinds import Kinds
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run
from raes_cli.draft.recall import Recall
from raes_cli.draft.roles import Roles
from raes_cli.draft.speech import Speech
from raes_cli.draft.when import When, is_short

_BESIDE = 3
"""The number of words after a gathering within which its day stands."""


class Happenings(Joining):
    """Finds the events of a text."""

    def __init__(self, cast: Cast, calendar: Calendar, speech: Speech, book: Book) -> None:
        super().__init__(cast, calendar, Roles(cast, book))
        self.speech, self.recall = speech, Recall(book)
        self.named = Kinds(cast, book, self.kinds)
        self.ready: list[Event] = []
        """Events that were told without a day, which is now known."""
        self.trip: Event | None = None
        """The last visit with a known visitor."""
        self.placed: Event | None = None
        """An earlier event of which the passage only gives the place."""
        self.pair: Event | None = None
        """The last event with two people or more."""

    def read(self, passage: Passage, dates: Sequence[When]) -> list[Event]:
        """Return the events that a passage tells of, in order, and earlier ones whose day is settled by now."""
        found = self.waiting(passage.number)
        self.told += found
        done = len(found)
        joins = not (dates or self.named.numbered(passage)) and self.joining(passage) is not None
        if dates and self.leads and self.leads[0].when is None and cues.IT_IS_ON.search(passage.lower):
            lead = Event(passage, self.leads[0].kind, (0, 1), (0, len(passage.words)), dates[0])
            self.leads[0].inherited, self.leads[0].status = lead, "planned" if self._is_planned(lead) else "held"
            self.ready, self.leads = [*self.ready, *self.leads], []
        for clause in () if joins else clauses(passage):
            event = self._event(passage, clause, dates, self._before(found[done:], passage))
            before = [one for one in self.told if one.passage is not passage]
            if event is not None and not any(
                same(event, one) and (one in found or one is event.inherited or _is_there(one, event))
                for one in (*found, *before)
            ):
                found.append(event)
                event.aside = self.last is not None and cues.GLANCE.search(passage.lower) is not None
                self.last = self.last if event.aside else event
                self.told.append(event)
                self.roles.titles.present.update(one.id for _, one in event.people)
                self.trip = event if self.roles.travels(event.kind) and event.people else self.trip
                if sum(one.person for _, one in event.people) > 1:
                    self.pair = event
            if frame := self._frame(passage, clause, dates, event or self._before([], passage)):
                self.told.append(frame)
                (self.leads if frame.inherited in self.leads else found).append(frame)
        self.told = sorted([*self.told, *self.ready], key=lambda one: one.passage.number)
        found, self.ready = [*found, *self.ready], []
        return found

    def recalled(
        self, passage: Passage, dates: Sequence[When], here: Sequence[Event]
    ) -> Iterator[tuple[When | None, str, Run]]:
        """Yield the events of the base that a passage recalls: the date or None, the id, and the words for each."""
        named = {one.id for one in self.cast.of(passage)} | {one.id for event in here for _, one in event.people}
        for when in dates:
            parts = list(clauses(passage)) if len(dates) > 1 else [(0, len(passage.words))]
            clause = next(run for run in parts if when.start < run[1])
            pair = self.roles.titles.pair(passage, passage.said(*clause).lower())
            until = cues.BOUND.search(passage.led(when.start))
            if until or _unreal(passage.said(*clause)) or any(event.known and event.when == when for event in here):
                continue
            mine = {event.id for event in here if event.when == when and (event.people or (event.kind and event.place))}
            meant = [one.id for _, one in pair]
            told = self.recall.event(passage, clause, when, meant=meant, named=named, told=mine)
            if told is not None and all(told[0] != event.known for event in here):
                self.remembered = passage.number, when.edtf
                yield when, *told
        waits = any(one.place for one in self.leads if one.passage is passage)
        printed = [one for one in dates if is_short(one.known) and not cues.IN_BRACKETS.search(passage.led(one.start))]
        undated = not (here or waits or printed)
        told = self.recall.undated(passage, named, self.calendar.published) if undated else None
        if told is not None:
            kind = self.recall.book.base.events[told[0]].kind
            self.leads = [one for one in self.leads if one.passage is not passage or one.kind != kind]
            yield None, *told

    def forget(self, event: Event) -> None:
        """Drop an event, because its sentence recalls one of the base."""
        self.told = [one for one in self.told if one is not event]
        self.last = event.inherited or next(reversed(self.told), None)

    def _before(self, found: list[Event], passage: Passage) -> Event | None:
        """Return the last event that an earlier clause of the same sentence told of, or None."""
        waiting = [one for one in self.leads if one.passage is passage]
        return next(iter([*reversed(found), *reversed(waiting)]), None)

    def _event(self, passage: Passage, clause: Run, dates: Sequence[When], before: Event | None) -> Event | None:
        when = date_of(passage, clause, dates) or (None if before else date_of(passage, (0, clause[0]), dates))
        if _unreal(passage.said(*clause)):
            return None
        nameless = None
        for event in self._found(passage, clause, dates, before, when):
            self.roles.fill(event, before or self.last, self.pair, self.speech.teller(passage), self.speech.of(passage))
            event.people = [pair for pair in event.people if not is_beside(event, *pair)]
            if event.when is None and (self._is_again(event) or self.is_panel(event)):
                return None
            if not event.kind and self.last and cues.ONE_BEFORE.search(passage.said(*clause).lower()):
                self.be_like(event, self.last)
            self.be_remote(event, self.last)
            event.when = lasting(event) if self.roles.travels(event.kind) else event.when
            the_same = cues.DELEGATION.search(passage.said(*clause).lower()) and not self.calendar.planned(passage)
            if self.trip and not event.people and the_same:
                its = self.trip.people if self.roles.travels(event.kind) or event.is_act else []
                event.people = [(where, one._replace(basis="implied")) for where, one in its]
            if (lead := self._led_by(event, before)) is not None:
                return lead
            if not event.waits and self._holds(event, before):
                self.plan(event, ahead=self._is_planned(event))
                if event.people or not self.kinds[event.kind].counts_as:
                    return event
                nameless = nameless or event
            if event.waits:
                return None
        return nameless

    def _frame(self, passage: Passage, clause: Run, dates: Sequence[When], main: Event | None) -> Event | None:
        """Return the event that a clause names only as the setting of its `main` event or of a speech, if it is new."""
        for span, kind in self.named.frames(passage, clause):
            event = Event(passage, kind, (span.start, span.end), clause, inherited=main)
            speaker = self.speech.teller(passage)
            self.roles.fill(event, None, None, speaker, self.speech.of(passage))
            met = {one.id: (where, one) for where, one in event.people if where is passage and one.start >= span.end}
            led = [pair for pair in event.people if pair[1].id not in met]
            theirs = cues.OF_LEADERS.match(passage.lower, passage.spots[span.end - 1][1])
            led = [] if len(met) > 1 or theirs else led or [speaker] if speaker else led
            event.people = led[:1] if self.roles.travels(kind) else [*led, *met.values()]
            own = (
                one
                for one in dates
                if span.end <= one.start < min(span.end + _BESIDE, clause[1]) and is_short(one.known)
            )
            event.when = next(own, None)
            if self.is_setting(event):
                if event.when is None and main is None and self.calendar.published:
                    event.when = self.of_the_text(passage)
                event.status = "planned" if self._is_planned(event) else event.status
                return event
        return None

    def _found(
        self, passage: Passage, clause: Run, dates: Sequence[When], before: Event | None, when: When | None
    ) -> list[Event]:
        """Return the events that a clause may tell of, each with its part of the clause and its day."""
        found = []
        for span, kind in self.named.of(passage, clause, when or (before.when if before else None)):
            here = [one for one in dates if not is_told_apart(passage, span.start, one)]
            day = when if when is None or when in here else date_of(passage, clause, here)
            part = clause
            if kind and self.kinds[kind].sign == "paper":
                part, day = beside(passage, clause, span.end, here, day)
            day = by_then(passage, day, self.calendar.published)
            if not (self.roles.travels(kind) and cues.ABOUT_IT.match(passage.lower)):  # where something was said
                found.append(Event(passage, kind, (span.start, span.end), part, day))
        if not found and before is not None and when is not None:
            found = again(passage, clause, when, before)
        return found

    def _is_again(self, event: Event) -> bool:
        """Return whether a clause only adds to the last meeting: the talks took place at somebody's request."""
        told = self.leads[-1] if self.leads else self.last
        again = told is not None and self.kinds[told.kind].sign == self.kinds[event.kind].sign == "contact"
        tell = {one.id for one in said.speakers} if (said := self.speech.of(event.passage)) else set()
        named = any(one.basis != "implied" and one.id not in tell for _, one in event.people)
        if again and told and event.place and not (named or told.place or self.kinds[told.kind].remote):
            self.placed, told.place, told.place_at = told, event.place, event.passage
        return again and not named and cues.HELD.search(event.passage.said(*event.clause).lower()) is not None

    def _led_by(self, event: Event, before: Event | None) -> Event | None:
        """Return the earlier meeting whose day a clause gives, or None: the meeting took place on Tuesday.

        A meeting told without a day is added to `leads` to wait for one, together with what happened at it.
        """
        kind = self.kinds[event.kind]
        contact = kind.sign == "contact"
        its = {one.id for _, one in self.leads[0].people} if self.leads else set()
        named = any(one.basis != "implied" and one.id not in its for _, one in event.people)
        its_day = self.leads and self.sort(self.leads[0].kind) == self.sort(event.kind)
        its_kind = kind.counts_as or (kind.gathering and not (event.number or event.place))
        if its_day and event.when is not None and is_short(event.when.known) and its_kind and not named:
            self.leads[0].inherited = event
            leads, self.leads = self.leads, []
            self.ready += leads[1:]
            return leads[0]
        held = (
            event.passage.number <= HEAD and event.place and cues.HELD.search(event.passage.said(*event.clause).lower())
        )
        if event.when is not None or event.inherited or (self.calendar.planned(event.passage) and not held):
            return None
        bare = event.body is not None and event.body.start <= event.run[0] < event.body.end  # the name of a body
        bare = bare and not (event.place or cues.HELD.search(event.passage.lower))
        gathers = bool(
            kind.gathering and not bare and (event.body or (not event.kind and event.people and not event.is_act))
        )
        met = contact and len(event.people) > (0 if self.roles.travels(event.kind) else 1)
        signed = kind.sign == "paper" and event.passage.number == 0
        done = signed and any(one.start < event.run[0] for _, one in event.people)
        first = self.last is None and not self.leads and (met or gathers or held or done)
        goes_on = bool(self.leads) and (before is not None or self.last is None) and (contact or kind.sign == "paper")
        if first or (goes_on and (event.people or event.document)):
            event.inherited = self.leads[0] if self.leads else None
            event.waits = True
            if any(same(event, one) for one in self.leads):
                return None
            self.leads.append(event)
            if sum(one.person for _, one in event.people) > 1:
                self.pair = event
        return None

    def _holds(self, event: Event, before: Event | None) -> bool:
        """Return whether there is enough for an event; take what the clause lacks from the event before it."""
        kind = self.kinds[event.kind]
        people = [one for _, one in event.people if one.person]
        if event.when is None and self.calendar.published and self.is_of_the_text(event, before):
            event.when = self.of_the_text(event.passage)
        if event.is_act and not event.is_told_whole:
            return False
        if event.when is None:
            if self.calendar.unread == event.passage.number:
                return False  # it has a date, which could not be resolved
            goes_on = self.continued(event, before)
            if goes_on is None or goes_on.edtf is None:
                event.inherited = goes_on  # which may still get its day
                if goes_on is None and self.met_once(event):
                    event.when = self.of_the_text(event.passage)
                return event.when is not None or bool(kind.numbered and event.number and (event.body or event.place))
            event.inherited = goes_on
        elif is_long(event.when) or (event.when.is_year and not people and (kind.counts_as or self._is_bare(event))):
            return False
        elif before and not event.people and kind.sign not in ("series", "gathering"):
            event.people = before.people[: 1 if self.roles.travels(event.kind) else None]  # of a visit only the visitor
            people = [one for _, one in event.people if one.person]
        talked = cues.TALKED.match(event.passage.lower, event.passage.spots[event.run[0]][0])  # it takes two
        if kind.counts_as and len(event.people) < 1 + bool(talked):
            where = event.place or cues.THE_TWO.search(event.passage.lower)
            return bool(event.when and where and (not event.when.is_year or self._is_planned(event)))
        unnamed = cues.DELEGATION.search(event.passage.lower) or cues.MEMBERS.search(event.passage.lower)
        if self.roles.travels(event.kind) and unnamed and not people and event.place and event.when:
            return event.when.to_the_day or self._is_planned(event)
        bodies = any(not one.person for one in self.cast.of(event.passage))
        if kind.sign == "force" and (not bodies or cues.CARRIER.search(event.led)):
            return False  # no body is named that did it: the train left
        return bool(people and (event.place or event.when)) or not self.roles.travels(event.kind)

    def _is_bare(self, event: Event) -> bool:
        """Return whether nothing tells a gathering from others of its year."""
        return self.kinds[event.kind].gathering and not (event.number or event.place or event.body or event.is_act)

    def _is_planned(self, event: Event) -> bool:
        """Return whether an event was still to come when the text was published."""
        known, published = event.when.known if event.when else None, self.calendar.published
        ahead = self.calendar.planned(event.passage, event.run[0])
        if known is None or published is None or known.latest is None:
            return ahead
        if known.latest > published and known.earliest and known.earliest >= published:
            return True
        return ahead and known.latest >= published and not (known.latest == published and is_done(event))


def _is_there(one: Event, other: Event) -> bool:
    """Return whether an event of the same people may be in the place of the one told before."""
    return bool(one.people) and (other.place is None or (one.place or ("",))[0] == other.place[0])


def _unreal(said: str) -> bool:
    """Return whether what a clause tells is only possible, or denied."""
    return (cues.MAYBE.search(said) or cues.DENIED.search(said)) is not None
