"""Find the participants of an event that a later sentence adds."""

from __future__ import annotations

from raes_cli import dates
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast
from raes_cli.draft.dating import Calendar
from raes_cli.draft.event import Event
from raes_cli.draft.mention import Mention
from raes_cli.draft.passages import Passage
from raes_cli.draft.roles import Roles
from raes_cli.draft.when import When
from raes_cli.text import both

FAR = 2
"""Sentences after which a text no longer continues an event without referring to it."""


HEAD = 3
"""The index of the last sentence of the head of a text, where an event without a day has the day of the text."""
_OF_THE_TEXT = both(
    "The sentence gives no day; that of the text is taken.", "День в предложении не назван; это день текста."
)
_BEFORE_THE_TEXT = both(
    "The text gives no day; it was published after it.", "День в тексте не назван; текст вышел позже."
)


class Joining:
    """Keeps the events told so far, and finds the one that a sentence continues."""

    def __init__(self, cast: Cast, calendar: Calendar, roles: Roles) -> None:
        self.cast, self.calendar, self.roles = cast, calendar, roles
        self.kinds = roles.kinds
        self.dated = False
        """Whether the text prints its own date."""
        self.last: Event | None = None
        self.told: list[Event] = []
        self.remembered: tuple[int, str] = -1 - FAR, ""
        """The passage and day of the last event of the base that the text recalls."""
        self.leads: list[Event] = []
        """Events told without a day, which one of the next sentences may give."""

    def waiting(self, number: float) -> list[Event]:
        """Take and return the events of `leads` whose day was not given soon enough before sentence `number`.

        The first gets the day of the text if it is in the head of a dated text, else a date up to publication.
        """
        published = self.calendar.published
        if not self.leads or number - self.leads[-1].passage.number <= FAR:
            return []
        leads, self.leads = [one for one in self.leads if not self.calendar.planned(one.passage)], []
        if published is None or not leads:
            return []
        self.last = self.last or leads[0]
        leads[0].when = self.of_the_text(leads[0].passage)
        return leads

    def of_the_text(self, passage: Passage) -> When:
        """Return the day of a dated text for an event in its head, else any day up to publication."""
        day, own = self.calendar.published, self.dated and passage.number <= HEAD
        return When(0, 0, f"{day}" if own else f"[..{day}]", "", _OF_THE_TEXT if own else _BEFORE_THE_TEXT)

    def joining(self, passage: Passage, *, tells: bool = False) -> tuple[Event, list[Mention]] | None:
        """Return an earlier event and those who, by this passage, also took part in it or organized it; else None.

        If the passage `tells` of another event, only speakers at the gathering that the text is about count.
        """
        gathering = next((one for one in self.told if self.gathers(one) and one.status == "held"), None)
        if gathering and cues.AT_IT.search(passage.lower) and passage.number - gathering.passage.number <= FAR * 6:
            led = {one: {passage.before(one.whole[0]), passage.before(one.start)} for one in self.cast.of(passage)}
            speak = [one for one in led if one.person and cues.OBJECT.isdisjoint(led[one])]
            return (gathering, speak) if speak else None
        last = None if tells else self.told_of(passage)
        if last is None or passage.number - last.passage.number > FAR * 4:
            return None
        kind = self.kinds[last.kind]
        people = self.cast.people(passage)
        organized = self.gathers(last) and cues.ORGANIZED.search(passage.lower)
        if organized and not people:
            support = cues.SUPPORT.search(passage.lower)
            end = passage.at(support.start()) if support else len(passage.words)
            bodies = [one for one in self.cast.of(passage) if not one.place and one.start < end]
            return (last, bodies) if bodies else None
        if kind.sign == "paper" and not last.people and cues.SIGNED.search(passage.lower) and people:
            return last, people
        took = cues.TOOK_PART.search(passage.lower)
        side = kind.sign != "paper" and cues.SIDE.search(passage.lower)
        here = took and (cues.IN_IT.match(passage.lower[took.end() :]) or cues.IN_IT_BEFORE.match(passage.lower))
        same = last.status == "held" or self.calendar.planned(passage)
        return (last, people) if people and same and (side or here) else None

    def is_of_the_text(self, event: Event, before: Event | None) -> bool:
        """Return whether the day of an event is that of the text: news of an act, or a visit beside what is planned."""
        people, last = sum(one.person and one.basis != "implied" for _, one in event.people), before or self.last
        if event.is_act:
            news = event.is_news and (event.passage.number <= HEAD or people > 1) and not self.goes_on(event)
            return news and not self.calendar.planned(event.passage)
        beside = (
            last is not None and last.status == "planned" and not self.calendar.planned(event.passage, event.run[0])
        )
        return bool(beside and self.roles.travels(event.kind) and people and event.place)

    def continued(self, event: Event, before: Event | None) -> Event | None:
        """Return the event that a clause without a date continues, or None: a past one continues no planned one."""
        told = self.told_of(event.passage) if cues.REFERS.search(event.passage.lower) else self.last
        found = before or (told if self.goes_on(event) else None)
        ahead = found is not None and found.status == "planned"
        return None if ahead and not self.calendar.planned(event.passage, event.run[0]) else found

    def goes_on(self, event: Event) -> bool:
        """Return whether a sentence without a date continues the event before it."""
        if self.last is None:
            return False
        met = self.kinds[self.last.kind].sign in ("contact", "series", "gathering") or self.gathers(self.last)
        refers = met and cues.REFERS.search(event.passage.lower)
        kind = self.kinds[event.kind]
        outcome = kind.sign == "paper" and cues.SIGNED.match(event.passage.lower)  # Signed: a plan
        if event.passage.number - self.last.passage.number > FAR * (6 if outcome and met else 1) and not refers:
            return False
        if event.is_act:
            ceremony = cues.CEREMONY.match(event.passage.lower, event.passage.spots[event.run[0]][0])
            return (ceremony or cues.SAME_PAPER.search(event.passage.lower)) is not None
        signed = kind.sign == "paper" and cues.SIGNED.search(event.passage.said(*event.run).lower())
        return kind.sign == "contact" or bool(signed)

    def gathers(self, event: Event) -> bool:
        """Return whether an event is a gathering, where some speak and others only attend."""
        kind = self.kinds[event.kind]
        return (kind.gathering and not event.is_act) or kind.command is not None

    @staticmethod
    def be_like(event: Event, told: Event) -> None:
        """Complete an event called only “the previous one” from the event told last."""
        event.kind, event.organizers, event.number = told.kind, [], None
        event.body, event.body_at = told.body, told.body_at or told.passage
        again = cues.THERE_TOO.search(event.passage.lower)
        if again and told.place:
            event.place = told.place[0], (event.passage.at(again.start()), event.passage.at(again.end() - 1) + 1)

    def plan(self, event: Event, *, ahead: bool) -> None:
        """Mark an event that lies ahead as planned; it is not of the day of an earlier one that is over."""
        if not ahead:
            return
        event.status = "planned"
        edtf, published = event.inherited and event.inherited.edtf, self.calendar.published
        latest = dates.parse(edtf).latest if edtf else None
        if event.when is None and latest and published and latest < published:
            event.inherited = None

    def be_remote(self, event: Event, told: Event | None) -> None:
        """Make a talk a call after a call, if no place is named: people only talked."""
        talked = cues.TALKED.match(event.passage.lower, event.passage.spots[event.run[0]][0])
        if told and talked and event.place is None and self.kinds[told.kind].remote:
            event.kind = told.kind

    def is_panel(self, event: Event) -> bool:
        """Return whether a session is part of a gathering told before, and not another session of its body."""
        own = event.body is not None and event.body_at in (None, event.passage)
        part = event.number and not own and cues.PANEL.match(event.passage.said(*event.run).lower()) is not None
        return bool(part) and any(self.gathers(one) and one.passage is not event.passage for one in self.told)

    def is_setting(self, event: Event) -> bool:
        """Return whether an event that is only the setting of another, or of a speech, is told for the first time.

        A visit is told with where it went, a meeting with whom, a gathering with whom or its name, number or day.
        """
        kind, several = self.kinds[event.kind], len(event.people) > 1
        if any(one.kind == event.kind and not one.is_act for one in (*self.told, *self.leads)):
            return False
        if self.roles.travels(event.kind):
            return bool(event.people and event.place and event.place[1][0] >= event.run[1])
        if kind.counts_as:
            return event.inherited is None and several
        named = event.when or any(first == event.run[1] for first, _ in event.passage.quoted)
        return bool(named or several or (event.number and not any(map(self.gathers, (*self.told, *self.leads)))))

    def met_once(self, event: Event) -> bool:
        """Return whether a sentence tells that those whom it names met, if without the day: X met Y."""
        named = [one for _, one in event.people if one.person and one.basis != "implied"]
        ahead = self.calendar.planned(event.passage) or event.passage.before(event.run[0]) in cues.PLACING
        several = self.kinds[event.kind].counts_as is not None and len(named) > 1
        return several and not ahead and self.calendar.published is not None

    def told_of(self, passage: Passage) -> Event | None:
        """Return the event that a passage continues, or None.

        It is the first of `leads`, else the last event of a sort that the passage names and not earlier than the first
        event of the text, else the last event.
        """
        if self.leads:
            return self.leads[0]
        named = {id_ for span in passage.of("event-kind") for id_ in span.means["event-kind"]}
        sorts = {self.sort(id_) for id_ in named & self.kinds.keys()}
        main = (self.told[0].edtf or "") if self.told else ""
        fitting = (one for one in reversed(self.told) if self.sort(one.kind) in sorts and (one.edtf or "") >= main)
        return next(fitting, self.last)

    def sort(self, kind: str) -> tuple[object, ...]:
        """Return a key of the sort of event: sources call kinds with the same key by each other's names."""
        return self.kinds[kind].sign, self.kinds[kind].counts_as, self.kinds[kind].remote

    def attended(self, passage: Passage) -> str | None:
        """Return the EDTF of the latest event held if a passage is about attendance; of the last if of its result."""
        if cues.RESULT.search(passage.lower):
            last = [(one.passage.number, one.edtf) for one in self.told if one.edtf and one.status == "held"]
            number, edtf = max([*last, self.remembered])
            return edtf if passage.number - number <= FAR else None
        if not (cues.TOOK_PART.search(passage.lower) or cues.GATHERED.search(passage.lower)):
            return None
        held = (one.edtf for one in self.told if one.edtf and one.status == "held")
        return max(held, key=lambda edtf: edtf.strip("["), default=None)


def is_beside(event: Event, where: Passage, one: Mention) -> bool:
    """Return whether somebody only tells of an event, or owns something in it: Orlovun sözləri."""
    own = event.is_act and cues.OBLIQUE.search(where.after(one.end - 1)) is not None
    led, here = where.led(one.whole[0]), where is event.passage
    by = cues.DONE_BY.search(led)
    by = by if by and here and not event.run[0] <= where.at(by.start()) < event.run[1] else None
    parted = here and one.end <= event.run[0] and any(word.ends for word in where.words[one.end - 1 : event.run[0]])
    before = parted and cues.BEFORE_IT.search(where.led(one.start)) is not None
    return own or before or by is not None or cues.BY_WORDS.search(led) is not None


_BE, _BESIDE = frozenset(("be", "to", "been", "is", "are", "will")), 4


def is_done(event: Event) -> bool:
    """Return whether the verb of an event is in the past tense: went on a visit, прибыл."""
    words = event.passage.words
    near = range(max(event.run[0] - _BESIDE, event.clause[0]), event.run[1])
    return any(cues.DONE_VERB.fullmatch(words[at].text) and words[at - 1].text not in _BE for at in near)
