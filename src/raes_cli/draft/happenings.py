"""What a text tells of as having happened or being planned, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from raes_cli.curate.book import Book
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast
from raes_cli.draft.dating import Calendar
from raes_cli.draft.event import Event, clauses, date_of, same
from raes_cli.draft.layer import BLANK
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run
from raes_cli.draft.roles import Roles, ordinal
from raes_cli.draft.when import When
from raes_cli.lookup.reading.lexicon import Span
from raes_cli.text import both

_SETTING = re.compile(
    r"(?:итогам|ходе|время|полях|рамках|накануне|преддверии|после|участия в|участие в|перед|до|окончании|завершении"
    r"|результатам|начала|открытии|during|after|following|before|ahead of|sidelines of|margins of|part of|outcome of"
    r"|results of|end of|eve of|opening of|attend|attended|for|at)"
    r"(?: the| a| an| its| their| his| этого| своего| этой| неформальной| очередно\w+| \d\S*| официального| рабочего"
    r"| two-day| official| working| \w+ого| \w+ой| informal| first| second| \w+th)* $"
)
"""What stands before an event that is only when or where another was: in the course of the visit."""
_TOOK = re.compile(
    r"участи|решени|декларац|документ|заявлен|меры|мер\b|резолюц|коммюник|во внимани|закон|извинен|на себя|сборник"
    r"|part\b|place\b"
)
_ATTENDED = re.compile(r"участи\w* в |took part in |attended |participat\w+ in ")
_IN_ORDER_TO = re.compile(r"для участия|to attend|to take part")
_NO_EVENT = re.compile(r"^(?:обсу|discuss|müzakirə|беседа|saw$|создани|решени|заявлен|contact)")
_LED = 60
"""Letters before a word that say how it is meant."""
_BESIDE = 4
"""Words between an event and its date."""
_FAR = 2
"""Sentences after which a text no longer goes on telling of an event without saying so."""


class Happenings:
    """Finds the events of a text."""

    def __init__(self, cast: Cast, calendar: Calendar, book: Book) -> None:
        self.cast, self.calendar, self.book = cast, calendar, book
        self.lexicon = cast.text.lexicon
        self.roles = Roles(cast, book)
        self.kinds = self.roles.kinds
        self.last: Event | None = None
        self.leads: list[Event] = []
        """Events that were told without a day, which a sentence soon after may give."""
        self.ready: list[Event] = []
        """Those of them whose day is known by now."""
        self.pair: Event | None = None
        """The last event of two people or more."""
        self._commands = {id_ for id_, kind in self.kinds.items() if kind.command}
        self._serial = {event.body for event in book.base.events.values() if event.kind in self._commands}

    def read(self, passage: Passage, dates: Sequence[When]) -> list[Event]:
        """The events that a passage tells of, in order."""
        found = self.waiting(passage.number)
        done = len(found)
        for clause in clauses(passage):
            event = self._event(passage, clause, dates, self._before(found[done:], passage))
            if event is not None and not any(same(event, one) for one in found):
                found.append(event)
                self.last = event
                if sum(one.person for _, one in event.people) > 1:
                    self.pair = event
        found, self.ready = [*found, *self.ready], []
        return found

    def _before(self, found: list[Event], passage: Passage) -> Event | None:
        """The event that the same sentence has told of before."""
        waiting = [one for one in self.leads if one.passage is passage]
        return next(iter([*reversed(found), *reversed(waiting)]), None)

    def _event(self, passage: Passage, clause: Run, dates: Sequence[When], before: Event | None) -> Event | None:
        when = date_of(passage, clause, dates)
        if _MAYBE.search(passage.said(*clause)):
            return None
        found = [
            Event(passage, kind, (span.start, span.end), clause, when)
            for span, kind in self._kind(passage, clause, when)
        ]
        if not found and before is not None and when is not None and before.people and when.to_the_day:
            found = [Event(passage, before.kind, before.run, clause, when)]  # a list of days on which it happened
        for event in found:
            self.roles.fill(event, before or self.last, self.pair)
            if (lead := self._led_by(event, before)) is not None:
                return lead
            if not event.waits and self._holds(event, before):
                event.status = "planned" if self._is_planned(event) else event.status
                return event
            if event.waits:
                return None
        return None

    def waiting(self, number: int) -> list[Event]:
        """The events whose day no sentence before this one has given: all that is known is that they are past."""
        published = self.calendar.published
        if not self.leads or number - self.leads[-1].passage.number <= _FAR:
            return []
        leads, self.leads = self.leads, []
        if published is None:
            return []
        note = both("The text gives no day; it was published after it.", "День в тексте не назван; текст вышел позже.")
        leads[0].when = When(0, 0, f"[..{published}]", "", note)
        return leads

    def _led_by(self, event: Event, before: Event | None) -> Event | None:
        """The meeting told before, where a clause gives its day: the meeting took place on Tuesday.

        One that is told without a day waits for it, and with it what was at it.
        """
        kind = self.kinds[event.kind]
        contact = kind.sign == "contact"
        named = any(one.basis != "implied" for _, one in event.people)
        if self.leads and event.when is not None and kind.counts_as and not named:
            self.leads[0].inherited = event
            self.leads[0].given = True
            leads, self.leads = self.leads, []
            self.ready += leads[1:]
            return leads[0]
        if event.when is not None or event.inherited or self.calendar.planned(event.passage):
            return None
        gathers = bool(kind.gathering and event.body)
        met = contact and len(event.people) > (0 if self.roles.travels(event.kind) else 1)
        first = self.last is None and not self.leads and (met or gathers)
        goes_on = bool(self.leads) and (before is not None or self.last is None) and (contact or kind.sign == "paper")
        signed = _SIGNED.search(event.passage.said(*event.run).lower())
        if first or (goes_on and (event.people or event.document or signed)):
            event.inherited = self.leads[0] if self.leads else None
            event.waits = True
            self.leads.append(event)
            if sum(one.person for _, one in event.people) > 1:
                self.pair = event
        return None

    def _kind(self, passage: Passage, clause: Run, when: When | None) -> Iterator[tuple[Span, str]]:
        """What a clause may say happened, and of which kind that is, the likeliest first."""
        spans = [
            one for one in self._named(passage) if clause[0] <= one.start < clause[1] and self._tells(passage, one)
        ]
        attended = [one for one in spans if self._is_attended(passage, one)]
        if when is not None:  # the day is that of the meeting at which it was agreed
            attended += [one for one in spans if one.end <= when.start <= one.end + _BESIDE and self._contact(one)][-1:]
        free = [one for one in spans if not _SETTING.search(_led(passage, one))]
        for one in (*attended, *free):
            for kind in self._kinds(passage, one):
                if self._may_be(kind, when) and not self._is_paper(passage, one, when):
                    yield one, kind

    def _is_paper(self, passage: Passage, span: Span, when: When | None) -> bool:
        """Whether a word is that of a document, which a date only tells from others: the statement of 10 November."""
        return (
            when is not None and "document-kind" in span.means and passage.before(when.start) in ("of", "от", "dated")
        )

    def _named(self, passage: Passage) -> list[Span]:
        """The words that name a kind of event, also as a participle: подписанная is of подписана."""
        found = passage.of("event-kind")
        for at, word in enumerate(passage.words):
            if short := _PARTICIPLE.fullmatch(word.text):
                shortened = [word._replace(text=f"{short[1]}а", typed=f"{short[1]}а")]
                found += [
                    span._replace(start=at, end=at + 1)
                    for span in self.lexicon.spans(shortened, [False])
                    if "event-kind" in span.means and not any(other.start <= at < other.end for other in found)
                ]
        taken = {at for one in found for at in range(one.start, one.end)}
        for one in self.cast.of(passage):  # a forum is a body and what it holds
            body = self.book.base.organizations.get(one.id)
            kind = self.kinds.get(body.kind) if body else None
            if body and kind and kind.gathering and taken.isdisjoint(range(one.start, one.end)):
                found.append(Span(one.start, one.end, {"event-kind": (body.kind,)}))
        for other in _OTHER.finditer(passage.lower):
            at = passage.at(other.start())
            if not any(one.start <= at < one.end for one in found):
                found.append(Span(at, passage.at(other.end() - 1) + 1, {"event-kind": (BLANK,)}))
        return sorted(found)

    def _may_be(self, kind: str, when: When | None) -> bool:
        """Whether the word for a kind tells of an event: of much is said that it is opened, created or agreed."""
        entry = self.kinds[kind]
        if entry.sign in ("contact", "series", "gathering"):
            return True
        return when is not None or entry.sign == "paper"

    def _contact(self, span: Span) -> bool:
        return any(self.kinds[kind].sign == "contact" for kind in span.means["event-kind"] if kind in self.kinds)

    def _is_attended(self, passage: Passage, span: Span) -> bool:
        """Whether somebody is told to have taken part in a gathering."""
        led = _led(passage, span)
        gathering = any(self.kinds[kind].gathering for kind in span.means["event-kind"] if kind in self.kinds)
        return gathering and bool(_ATTENDED.search(led)) and not _IN_ORDER_TO.search(led)

    def _kinds(self, passage: Passage, span: Span) -> list[str]:
        """The kinds that a word may name, the likeliest first."""
        kinds = [kind for kind in span.means["event-kind"] if kind in self.kinds]
        bodies = [one for one in self.cast.of(passage) if not one.person]
        serial = any(one.id in self._serial or (not self._serial and not one.place) for one in bodies)
        numbered = any(ordinal(passage, at) for at in range(max(span.start - 2, 0), span.start))
        if serial and numbered and all(self.kinds[kind].counts_as for kind in kinds):
            return sorted(self._commands)  # the fourth meeting of a body that has sessions
        if len(kinds) < 2:  # noqa: PLR2004 - nothing to choose
            return kinds
        commands = [kind for kind in kinds if kind in self._commands]
        if commands and serial:
            return commands
        of_body = {body.kind for one in bodies if (body := self.book.base.organizations.get(one.id))}
        others = [kind for kind in kinds if kind not in commands]
        if of_body.isdisjoint(others):
            others.sort(key=lambda kind: self.book.base.kinds[kind].organization is not None)
        return sorted(others, key=lambda kind: kind not in of_body)

    def _tells(self, passage: Passage, span: Span) -> bool:
        """Whether a word that names a kind tells of an event: «принял участие» is no meeting."""
        word, after = passage.words[span.start].text, passage.after(span.end, 2)
        if word in ("received", "принял", "приняла") and not self._somebody(passage, span.end):
            return False
        if word.startswith(("agree", "договорил")) and re.match(r"(?:to|that|что|\w+ть|\w+ти)\b", after):
            return False
        if word in ("meet", "see") and passage.before(span.start) not in ("will", "to", "and"):
            return False
        if word in ("called", "calls", "decided", "решили") and re.match(r"(?:for|on|to|\w+ть|\w+ти)\b", after):
            return False
        if cues.SAYS.match(word) and not word.startswith(("пригласи", "invited")):
            return False
        if _INVITED.search(_led(passage, span)):
            return False
        if _NO_EVENT.match(word) or (word.startswith(("прин", "took")) and _TOOK.match(after)):
            return False
        inside = any(start <= span.start < end for start, end in passage.quoted)
        return not inside or passage.text.startswith('"')

    def _somebody(self, passage: Passage, at: int) -> bool:
        """Whether somebody is named behind a word: whom one has received."""
        return any(one.person and 0 <= one.whole[0] - at <= _RECEIVED for one in self.cast.of(passage))

    def _holds(self, event: Event, before: Event | None) -> bool:
        """Whether there is enough to make an event of; what a clause lacks it has from the event before it."""
        kind = self.kinds[event.kind]
        people = [one for _, one in event.people if one.person]
        if event.when is None:
            goes_on = before or (self.last if self._goes_on(event) else None)
            if goes_on is None or goes_on.edtf is None:
                return bool(kind.numbered and event.body and event.number)
            event.inherited = goes_on
        elif event.when.is_year and kind.counts_as and not people:
            return False
        elif before and not event.people:
            event.people = list(before.people)
        signed = _SIGNED.search(event.passage.said(*event.run).lower())
        if kind.sign == "paper" and event.when is None and not event.document and not signed:
            return False
        if kind.counts_as and not event.people:
            return bool(event.when and event.place and self._is_planned(event))
        return bool(people) or not self.roles.travels(event.kind)

    def _goes_on(self, event: Event) -> bool:
        """Whether a sentence without a date goes on telling of the event before it."""
        if self.last is None or event.passage.number - self.last.passage.number > _FAR:
            return False
        kind = self.kinds[event.kind]
        return kind.sign == "contact" or (
            kind.sign == "paper" and _SIGNED.search(event.passage.said(*event.run).lower()) is not None
        )

    def _is_planned(self, event: Event) -> bool:
        """Whether an event was still to come when the text was published."""
        known, published = event.when.known if event.when else None, self.calendar.published
        if known and published and known.earliest and known.earliest > published:
            return True
        past = bool(known and published and known.latest and known.latest < published)
        return self.calendar.planned(event.passage) and not past


_RECEIVED = 8
"""Words within which it stands who was received."""
_INVITED = re.compile(r"пригласил|приглашени|invit")
_OTHER = re.compile(
    r"(?:кругл\w+ стол|round table|конференци|conference|семинар|seminar|выставк|exhibition|фестивал|festival)"
)
"""Gatherings that a base need have no kind for."""
_PARTICIPLE = re.compile(r"(\w+[аея]н)н(?:ая|ый|ое|ые|ой|ого|ую|ым|ом|ых|ыми)")
_MAYBE = re.compile(r"\b(?:может|могут|мог бы|могли бы|если|may|might|could|would|if)\b")
"""What is told so has not happened."""
_SIGNED = re.compile(r"подпис|signed|imzala")


def _led(passage: Passage, span: Span) -> str:
    return passage.lower[: passage.spots[span.start][0]][-_LED:]
