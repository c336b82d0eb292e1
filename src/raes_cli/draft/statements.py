"""Statements in a text, as records: who says them, on which day, and at which event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from raes_cli.draft import cues
from raes_cli.draft.event import Event
from raes_cli.draft.happenings import Happenings
from raes_cli.draft.known import Known
from raes_cli.draft.layer import BLANK
from raes_cli.draft.mention import Said
from raes_cli.draft.passages import Passage
from raes_cli.draft.persons import Persons, Writer
from raes_cli.draft.speech import Speech
from raes_cli.draft.when import When, is_of_speech, is_short
from raes_cli.text import both

_NEAR = 4
"""The sentences within which a speaker goes on, and the days within which a statement is taken as made at the event."""

_RECENT = dt.timedelta(14)
"""The time within which what a text tells of is its news, and not the past in which others spoke, too."""

_FEW = 2
"""The most words after a verb of saying that only tells who reports what was said before it."""

_LED = 4
"""The words before the speaker and the verb from which on a sentence begins with what is said."""

_EARLIER = both("It was said before the text was published.", "Сказано до того, как вышел текст.")


class Statements(Writer):
    """Writes the records of statements."""

    def __init__(self, persons: Persons, known: Known, published: dt.date | None, happenings: Happenings) -> None:
        super().__init__(persons, known)
        self.published, self.happenings = published, happenings
        self.speech: Speech = happenings.speech
        self._at: Event | None = None
        """The last event written that was held, and is not earlier than the one before it."""
        self._there: str | None = None
        """The main event of the text, if all speakers took part in it."""
        self._last: tuple[int, list[str], When | None] = 0, [], None
        """The passage, speakers and day of the last statement with a day."""

    def follow(self, event: Event) -> None:
        """Note the event that the text tells of by now: nothing has been said at a planned one, or one long before."""
        days = [(one.edtf or "").strip("[.") for one in (event, self._at) if one and one.edtf]
        if event.status == "held" and not event.aside and (self._at is None or days == sorted(days, reverse=True)):
            self._at = event

    def spoken(self, passage: Passage, said: Said, dates: Sequence[When]) -> When | None:
        """Return the day of a statement, or None if it is only known to be before the publication.

        It is the day that the passage gives, else that of the last statement of the same speakers, else that of the
        main event of the text if they took part in it or it is a gathering.
        """
        who, self._there = [one.id for one in said.speakers], None
        its = [one for one in dates if is_of_speech(passage, one) or self._opens(passage, one, said)]
        its = [one for one in its if is_short(one.known) and not self._is_ahead(one)]
        if day := next(iter(sorted(its, key=lambda one: not one.to_the_day)), None):
            self._last = passage.number, who, day
            return day
        number, last, day = self._last
        if day and last == who and passage.number - number <= _NEAR:
            self._last = passage.number, who, day
            return day
        main = next((one for one in self.happenings.told if one.status == "held" and one.when), None)
        edtf = (main and main.edtf) or ""
        if main is None or main.when is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
            return None
        kind = self.happenings.kinds[main.kind]
        there = {one.id for _, one in main.people}
        far = (self.published - dt.date.fromisoformat(edtf)).days if self.published else _NEAR
        if not 0 <= far < _NEAR or not (there.intersection(who) or kind.gathering or kind.numbered):
            return None
        self._there = main.id if there.issuperset(who) else None
        note = both("This is the day of the event.", "Это день события.")
        return main.when._replace(edtf=edtf, note=note if far else None)

    def _opens(self, passage: Passage, when: When, said: Said) -> bool:
        """Return whether a sentence begins with a date, its speaker and a verb of saying: in May, X said that …"""
        first = next((one.whole[0] for one in said.speakers), 0)
        led = not said.implied and said.verb is not None and passage.spots[first][0] < said.verb[0]
        return (
            led
            and when.end <= first
            and cues.OPENS.fullmatch(passage.lower[: passage.spots[when.start][0]]) is not None
        )

    def _is_ahead(self, when: When) -> bool:
        return bool(self.published and when.known.latest and when.known.latest > self.published)

    def parties(self, passage: Passage) -> Said | None:
        """Return the statement of “the sides”, who took part in the event told of, or None."""
        last, talk = self._sides(passage), cues.DISCUSSED.search(passage.lower)
        acts = talk or cues.SAYS.search(passage.lower) or cues.AGREED.search(passage.lower)
        if last is None or not (cues.PASSIVE.search(passage.lower) or (acts and cues.SIDES.match(passage.lower))):
            return None
        where = last.people[0][0]
        mode = "discussed" if talk else self.speech.mode
        people = [one for place, one in last.people if place is where]
        if side := cues.OF_SIDE.search(passage.lower):
            titles = self.speech.titles
            people = [one for one in people if titles.is_from(one, where, titles.countries(side[1] or side[2]))]
        if not people or (len(people) == 1 and not side):
            return None
        return Said(passage, people, where, mode, len(people) > 1, implied=True, event=last.id)

    def _sides(self, passage: Passage) -> Event | None:
        """Return the last contact held by two people or more who fit the passage, preferably all named; or None."""
        its = self.happenings
        events = [one for one in (its.last, its.pair, *its.told[::-1], *its.leads) if one and one.status == "held"]
        events = [one for one in events if not cues.GLANCE.search(one.passage.lower)]
        for event in sorted(events, key=lambda one: all(who.basis != "named" for _, who in one.people)):
            contact = its.kinds[event.kind].sign == "contact"
            people = [pair for pair in event.people if pair[1].person and (contact or pair[0] is event.passage)]
            if sum(its.roles.may_be(one, where, passage.lower) for where, one in people) > 1:
                return event
        return None

    def stands(self, said: Said, *, told: bool, figures: bool) -> bool:
        """Return whether a statement is a record of its own beside the events or figures that its passage tells of.

        It is in own words, an opinion, or said at the event that its clause begins or ends with: at the talks, X said
        that …; …, X said at the talks.
        """
        if said.passage.number in self.speech.direct or not (told or figures):
            return True
        here = [one.run for one in self.happenings.told if one.passage is said.passage]
        verb = said.verb if said.speakers and not said.implied else None
        behind = said.passage.lower[verb[1] :].split() if verb else []
        led = min(said.passage.at(verb[0]), said.speakers[0].whole[0]) if verb else 0
        at_it = here and verb and len(behind) > _FEW and all(end <= said.speakers[0].start for _, end in here)
        at_it = at_it or (here and led > _LED and all(start > led for start, _ in here))
        by = said.verb is None and cues.OPINION.search(said.passage.lower)
        return not figures and (bool(at_it or by) or said.mode in ("discussed", "communique"))

    def write(self, passage: Passage, said: Said, day: When | None) -> None:
        """Write a statement."""
        speakers = list(dict.fromkeys(one.id for one in said.speakers))
        spots = [(len(passage.words) // 2, len(passage.words) // 2 + 1)]
        if not said.implied and said.where is None:
            spots = [one[:2] for one in said.speakers] + spots
        anchors = self.text.anchor(passage, *spots)
        if said.where is not None:
            anchors = list(dict.fromkeys((*anchors, *self.text.anchor(said.where, said.speakers[0][:2]))))
        session = (said.event or (self._at and self._at.id)) if said.collective and said.implied else self._there
        told, note = self._window(passage)
        if session:
            told, note = self._day_of(session)
        elif day:
            told, note = day.edtf, day.note
        fields = {
            "title": {"en": BLANK, "ru": BLANK},
            "speakers": speakers,
            "collective": True if said.collective or len(speakers) > 1 else None,
            "event": session,
            "date": told,
            "date_note": dict(note) if note else None,
            "mode": said.mode,
            "text": {"en": BLANK, "ru": BLANK},
            "topics": (topics := self.topics(passage, ())),
            "sources": self.cited(anchors),
        }
        id_ = self.free(f"{speakers[0]}-{topics[0]}-{passage.sentence.line}")
        who = ", ".join(speakers)
        beside = both(f"title, text: what {who} says", f"title, text: что говорит {who}")
        self.add("statements", id_, passage, fields, beside)

    def _window(self, passage: Passage) -> tuple[str | None, Mapping[str, str] | None]:
        """Return the day of publication, or if a statement was made before it, the days up to it and a note."""
        published = self.published
        if published and cues.SAID_BEFORE.search(passage.lower):
            return f"[..{published}]", _EARLIER
        day, at = self.happenings.calendar.just or (published, 0)
        here = self.speech.text.line(passage)[0].number <= at < passage.number < at + _NEAR
        if published and day and here and published - day > _RECENT and passage.number not in self.speech.direct:
            return f"[{day}..{published}]", _EARLIER
        return (str(published) if published else None), None

    def _day_of(self, event: str) -> tuple[str | None, Mapping[str, str] | None]:
        """Return the date of an event, of the draft or the base, and the note on it if it is uncertain."""
        drafted = next((one.fields for one in self.layer.of("events") if one.id == event), None)
        date = drafted["date"] if drafted else self.base.events[event].date
        return date, drafted["date_note"] if drafted and date and date.startswith("[") else None


def is_empty(passage: Passage) -> bool:
    """Return whether a passage says nothing but thanks, greetings, or that there is nothing to say."""
    left = cues.EMPTY.sub("", passage.lower)
    return left != passage.lower and cues.SAYS.search(left) is None
