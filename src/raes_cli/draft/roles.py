"""Who and what belongs to an event: the participants and their roles, the place, the body and its session."""

from __future__ import annotations

import re

from raes_cli.curate.book import Book
from raes_cli.curate.parts import EventKind, Name
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast
from raes_cli.draft.event import Event, only_gets, says, signs
from raes_cli.draft.layer import BLANK
from raes_cli.draft.mention import Mention, Named, Said
from raes_cli.draft.passages import Passage
from raes_cli.draft.places import Places, is_inside, is_where, parties
from raes_cli.draft.series import nth, serial, series
from raes_cli.draft.spelling import is_woman
from raes_cli.draft.titles import Titles
from raes_cli.offices import office

_IMPLIED = "implied"
_RECENT = 12
"""How many sentences back a pair may have been named that a text calls the two leaders."""
_NEAR = 40
"""Letters of a clause within which the verb stands that says where somebody is."""
_BEFORE_NUMBER = 3
"""The most words between the number of a session and the word for it."""


class Roles:
    """Finds what belongs to an event in its clause."""

    def __init__(self, cast: Cast, book: Book) -> None:
        self.cast, self.book = cast, book
        self.kinds = {id_: kind.event for id_, kind in book.base.kinds.items() if kind.event}
        self.kinds[BLANK] = EventKind(name=Name(en="event", ru="событие"), gathering=True)
        self.series = series(book)
        self.where = Places(cast, book)
        self.titles = Titles(cast, book)
        self._said: Said | None = None

    def fill(
        self, event: Event, before: Event | None, last: Event | None, speaker: Named | None, said: Said | None
    ) -> None:
        """Set participants, place and session; `before` is the event before, `last` the last of two people or more."""
        self._said = said
        self._people(event)
        told = before if before and before.passage is event.passage and before.kind else None
        who = [] if event.people else self._who(event)
        event.people[:0] = who or ([] if told and self.kinds[event.kind].sign == "contact" else self._lead(event))
        if self.travels(event.kind):
            travelling = [(where, one) for where, one in event.people if one.start < event.run[0]]
            if not travelling and (he := cues.HE.search(event.led)):
                travelling = list(filter(None, [self._subject(event.passage, set(), he)]))
            led = (event.passage.words[one.whole[0] - 1].text for _, one in event.people)
            event.people = travelling or (
                [] if {"visit", "visited", "посетил", "посетила", "посетили"}.intersection(led) else event.people
            )
            if not event.people and speaker and cues.ME.search(event.led + event.passage.said(*event.run)):
                event.people = [(speaker[0], speaker[1]._replace(basis=_IMPLIED))]
        if self.kinds[event.kind].counts_as or signs(event) or (self.travels(event.kind) and not event.people):
            self._implied(event, before, last)
            ids = {one.id for _, one in event.people}
            own = cues.ME.search(event.led) or cues.HIS_OWN.search(event.led)
            if speaker and own and len(ids) == 1 and speaker[1].id not in ids:
                event.people.insert(0, (speaker[0], speaker[1]._replace(basis=_IMPLIED)))
        event.place = self.where.of(event, visit=self.travels(event.kind) or event.arrives)
        if event.place and (self.kinds[event.kind].remote or (event.is_act and event.is_beyond(event.place[1][0]))):
            event.place = None
        self._session(event)
        self._paper(event)

    def _reports(self, event: Event, one: Mention) -> bool:
        """Return whether somebody is only named at the end of a sentence as its source: …, X told reporters."""
        # at the meeting with Y, X said; X, in a call to Y, said
        said, run = None if cues.SETTING.search(event.led) else self._said, event.run[0]
        verb = event.passage.at(said.verb[0]) if said and said.verb else 0
        tells = said is not None and any(one.id == other.id for other in said.speakers)
        ahead = one.end <= run and event.passage.words[one.end - 1].ends  # as X said, Y met Z
        cited = ahead and (_is_cited(event.passage, one) or (tells and verb < run))
        return cited or (tells and verb > run < one.start)

    def _who(self, event: Event) -> list[Named]:
        """Return who was named right before a clause about his visit: X, who is on a visit."""
        passage, (start, _) = event.passage, event.clause
        spot = passage.spots[start][0]
        whose = cues.WHO_IS.search(passage.lower, max(spot - len(", who "), 0), spot + _NEAR)
        return [(passage, one) for one in self.cast.of(passage) if whose and one.person and one.end <= start][-1:]

    def _lead(self, event: Event) -> list[Named]:
        """Return the subject of the sentence if a later clause continues without it: X laid a wreath and met Y."""
        passage, (start, _) = event.passage, event.clause
        own = any(one.person and start <= one.start < event.run[0] for one in self.cast.of(passage))
        does = cues.CEREMONY.match(passage.lower, passage.spots[event.run[0]][0]) or cues.TO_ATTEND.match(event.led)
        goes = does or cues.ALONG.search(event.led) or self.kinds[event.kind].sign == "contact" or signs(event)
        if start == 0 or own or not goes or cues.PRONOUN.search(event.led):
            return []
        first = min((span.start for span in passage.of("event-kind") if span.start < start), default=start)
        before = [one for one in self.cast.of(passage) if one.person and one.start < max(first, 1)]
        led = [one for one in before if passage.before(one.whole[0]) not in cues.OBJECT]
        return [(passage, one) for one in led[:1] if not _only_tells(event, one)]

    def travels(self, kind: str) -> bool:
        """Return whether a kind of event is a visit: a contact that does not require a meeting."""
        return self.kinds[kind].sign == "contact" and not self.kinds[kind].counts_as

    def _people(self, event: Event) -> None:
        """Set the participants, initiators, mediators and organizers of an event."""
        passage, (start, end) = event.passage, event.clause
        text, kind = passage.lower, self.kinds[event.kind]
        organized = cues.ORGANIZED.search(text, passage.spots[start][0])
        adopts = cues.ADOPTION.match(text, passage.spots[event.run[0]][0])
        for one in self.cast.of(passage):
            led = text[: passage.spots[one.whole[0]][0]]
            if not start <= one.start < end or (one.place and not one.person and is_where(passage, one)):
                continue
            invites = cues.ABSENT.search(led) or passage.after(one.end).startswith("devet")
            aside = event.is_act and event.is_aside(one.start)
            object_ = cues.IN_HONOUR.search(led) or (not event.is_act and cues.OBJECT_OF_PAPER.search(led))
            object_ = object_ or (one.start > event.run[0] and adopts)
            behind = led[passage.spots[event.run[1] - 1][1] :] if kind.sign == "contact" else ""
            within = cues.WITHIN.search(behind) or cues.TELLS_OF.search(behind)
            if invites or aside or within or object_ or (one.person and self._reports(event, one)):
                continue
            if cues.INITIATIVE.search(led):
                event.initiators.append(one)
            elif cues.MEDIATION.search(led):
                event.mediators.append(one)
            elif one.person:
                event.people += [] if _only_tells(event, one) else [(passage, one)]
            elif organized and organized.start() < passage.spots[one.start][0] and (kind.gathering or kind.command):
                event.organizers.append(one)
        if kind.sign == "contact":
            event.people += self.titles.named(passage, event.clause)
            by = [(passage, one) for one in event.initiators if one.person and len(event.people) == 1]
            event.people[:0] = by  # on the initiative of X, talks were held with Y
        if any(one.person for _, one in event.people):
            event.people = [(where, one) for where, one in event.people if one.person]
        elif kind.counts_as or kind.sign == "paper":
            made = kind.counts_as or signs(event)
            bodies = (one for one in self.cast.of(passage) if made and start <= one.start < event.run[0])
            found = [one for one in bodies if not (one.person or one.place or says(passage, one))]
            event.people = [(passage, one) for one in found or parties(event, self.cast.of(passage))]
        elif event.is_act:
            does = (one for one in self.cast.of(passage) if event.does(one) and not is_where(passage, one))
            event.people = [(passage, one) for one in does]
        event.people = _once(([] if only_gets(event) else event.people) or self._body_made(event))

    def _body_made(self, event: Event) -> list[Named]:
        """Return the body that was founded, even if it is called only by its sort: the Council had been established."""
        if self.kinds[event.kind].sign != "paper" or not cues.BODY_WAS.search(event.led):
            return []
        found = serial(self.cast, self.series, event.passage)
        return [(found[0], found[1]._replace(basis=_IMPLIED))] if found else []

    def _implied(self, event: Event, before: Event | None, last: Event | None) -> None:
        """Set the participants who are meant but not named: whose meeting it was, or the pair of the text."""
        here = {one.id for _, one in event.people}
        clause = event.led if self.travels(event.kind) else event.passage.said(*event.clause).lower()
        clause = clause.replace("ё", "е")
        pair = last.people if last else self._two_before(event)
        if not here and cues.AGREED_TO.match(clause):  # the two named before
            event.people = [(where, one._replace(basis=_IMPLIED)) for where, one in self._two_before(event)]
            return
        they = not here and cues.THEY_DO.search(event.led)
        if they and not self.travels(event.kind):
            both_ = before if before and sum(one.person for _, one in before.people) > 1 else last
            if both_ and event.passage.number - both_.passage.number <= _RECENT / 4:
                event.people = [(where, one._replace(basis=_IMPLIED)) for where, one in both_.people]
            elif both_ is None:
                said = self.cast.text.passages[event.passage.number - 1]
                event.people = [(said, one._replace(basis=_IMPLIED)) for _, one in self.titles.pair(said, said.lower)]
            return
        if not here and cues.THE_TWO.search(clause) and not cues.THREE.search(clause):
            two = [(where, one) for where, one in pair if one.person and self.may_be(one, where, clause)]
            two = two[: 2 if cues.BOTH.search(clause) else None]
            two = two if len(two) > 1 else self._two_before(event)
            event.people = [(where, one._replace(basis=_IMPLIED)) for where, one in two]
            event.people = event.people or self.titles.pair(event.passage, clause)
        told = [(where, one) for where, one in before.people if one.person and one.id not in here] if before else []
        named = any(where is event.passage and one.start < event.run[0] for where, one in event.people)
        if here and not (named and len(here) > 1) and (he := cues.HE.search(event.led)):
            here_told = told[:1] if before and before.passage is event.passage else []
            led = [(where, one._replace(basis=_IMPLIED)) for where, one in here_told]
            event.people[:0] = led or filter(None, [self._subject(event.passage, here, he)])
            return
        goes_on = before is not None and before.passage is event.passage and not named  # X came to Y, where he met Z
        if before is None or not (len(here) == 1 or (here and goes_on)):
            return
        if told and ((len(here) == 1 and cues.HIS.search(clause)) or self._with_one(event, goes_on=goes_on)):
            event.people += [(where, one._replace(basis=_IMPLIED)) for where, one in told[:1]]

    def _two_before(self, event: Event) -> list[Named]:
        """Return the last two people named together who fit what the clause, else the sentence, calls them."""
        clause = event.passage.said(*event.clause).lower()
        said = clause if cues.LEADERS.search(clause) else event.passage.lower
        for number in range(event.passage.number, max(event.passage.number - _RECENT, -1), -1):
            where = self.cast.text.passages[number]
            behind = event.run[0] if where is event.passage else len(where.words)
            people = _once([(where, one) for one in self.cast.of(where) if one.person and one.start <= behind])
            titled = [pair for pair in people if self.may_be(pair[1], where, said)]
            leaders = [pair for pair in people if self.may_be(pair[1], where, "president")]
            for two in (titled, [] if cues.LEADERS.search(said) else leaders):
                if len(two) == 2:  # noqa: PLR2004 - a pair
                    return two
        return []

    def may_be(self, one: Mention, where: Passage, clause: str) -> bool:
        """Return whether somebody may be one of the presidents or ministers that a clause mentions."""
        said = cues.LEADERS.search(clause)
        named = "minister" if said and office(said[0]) == "minister" else "president"
        asked = ("prime" if said["government"] else named) if said else None
        held = self.titles.held(one, where)
        if asked == "minister":
            return "president" not in held and (not held.isdisjoint(("minister", "head")) or held <= {None})
        return asked is None or asked in held

    def _subject(self, passage: Passage, but: set[str], he: re.Match[str]) -> Named | None:
        """Return who was named last before a passage and has the post in `he`, if that gives one; or None."""
        asked = (he["office"] or "").removeprefix("the ")
        for number in range(passage.number - 1, max(passage.number - 3, -1), -1):
            where = self.cast.text.passages[number]
            for one in self.cast.of(where):
                own = one.person and one.id not in but and not _is_cited(where, one)
                own = own and not (cues.HE_ALONE.search(he[0]) and is_woman(self.titles.name(one)))
                if own and self.titles.is_called(one, where, asked):
                    return where, one._replace(basis=_IMPLIED)
        return None

    def _with_one(self, event: Event, *, goes_on: bool) -> bool:
        """Return whether talks are said to be “with” somebody, so that the other participant is not named."""
        (_, one), start = event.people[0], event.passage.spots[event.run[0]][0]
        by = goes_on and cues.MET_ONE.match(event.passage.lower, start)
        return bool(by) or (goes_on and event.passage.before(one.whole[0]) in ("с", "со", "with"))

    def _session(self, event: Event) -> None:
        """Set the body whose session an event is, the number of the session, and the theme."""
        passage, kind = event.passage, self.kinds[event.kind]
        if event.number is None and not event.is_act and (kind.gathering or kind.command or kind.numbered):
            start, end = event.clause
            bodies = [
                one
                for one in self.cast.of(passage)
                if start <= one.start < end
                and not (one.person or one.place or one in event.organizers or is_inside(passage, one))
            ]
            event.body = min(bodies, key=lambda one: abs(one.start - event.run[0]), default=None)
            if number := nth(passage, event.run[0], _BEFORE_NUMBER):
                event.numbered, event.number = (number[0], number[0] + 1), number[1]
            led = passage.led(event.run[0])
            goes_on = event.number or cues.NEXT.search(led)
            if event.body is None and goes_on and (found := serial(self.cast, self.series, passage)):
                event.body_at, event.body = found
            if event.body and event.body.id in self.series and kind.numbered:
                event.kind = self.series[event.body.id]
            elif event.body and event.body.start < event.run[0] and not kind.numbered:
                first = [one for one in bodies if one.end + 2 == event.body.start]
                event.organizers = [*first, event.body, *event.organizers]  # of an event that is not a session
                event.body = None
        for start, end in passage.quoted:
            if start < len(passage.spots) and cues.THEME.search(passage.led(start).rstrip('" ')):
                event.theme = (start, end)

    def _paper(self, event: Event) -> None:
        """Set the document that was signed, agreed or adopted."""
        adopted = cues.ADOPTION.search(event.passage.said(*event.clause).lower())
        made = self.kinds[event.kind].sign == "paper" or (adopted and not self.travels(event.kind))
        for span in event.passage.of("document-kind") if made else ():
            if event.clause[0] <= span.start < event.clause[1] and (span.start, span.end) != event.run:
                event.document = (span.means["document-kind"][0], (span.start, span.end))
                return


def _only_tells(event: Event, one: Mention) -> bool:
    """Return whether somebody tells of an event without saying that he took part: X recalled that the leaders met."""
    passage = event.passage
    start, run = passage.spots[one.start][0], passage.spots[event.run[0]][0]
    verb = cues.SAYS.search(passage.lower, min(start, run))
    if verb is None or passage.at(verb.start()) in range(*event.run):
        return False
    return start < verb.start() < run and cues.WE.search(passage.lower[verb.end() : run]) is None


def _once(people: list[Named]) -> list[Named]:
    return list({one.id: (passage, one) for passage, one in reversed(people)}.values())[::-1]


def _is_cited(passage: Passage, one: Mention) -> bool:
    """Return whether a sentence begins with somebody as its source: as X said."""
    return passage.words[0].text in ("как", "as") and cues.SAYS.search(passage.led(one.start)) is not None
