"""Events of a text and the documents signed at them, as records; events of the base get evidence instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from raes_cli import dates
from raes_cli.draft.event import Event
from raes_cli.draft.known import Known
from raes_cli.draft.lands import around
from raes_cli.draft.layer import BLANK, Record
from raes_cli.draft.mention import Mention, Said
from raes_cli.draft.papers import Papers, narrower
from raes_cli.draft.passages import Passage
from raes_cli.draft.persons import BLANKS, Persons, already
from raes_cli.draft.posts import Run
from raes_cli.draft.spelling import nominative_place, slug
from raes_cli.draft.when import When, overlap
from raes_cli.text import Words, both

_MOST = 3
"""The maximum number of people in an id."""


class Occurrences(Papers):
    """Writes the records of events."""

    def __init__(self, persons: Persons, known: Known, places: Mapping[str, str], published: str | None) -> None:
        super().__init__(persons, known)
        self._published, self._places = published, places
        """The places unknown to the base: id → name as printed."""
        self.touched: dict[str, set[str]] = {}
        """What was added to records of the base: id → keys."""

    def event(self, event: Event, said: Said | None) -> None:
        """Write an event as a new record, or as additional evidence for an event of the base."""
        event.known = event.known or self.known.event(event)
        sources = self.cited(self._anchors(event))
        self._where(event, event.passage)
        topics = self.topics(event.passage, {one.id for _, one in event.people}, event.kind)
        if event.known:
            event.id = event.known
            more = self._more(event, sources)
            self.add("additions", event.known, event.passage, more, already(event.known))
            self._other_day(event, said, topics, sources)
        else:
            event.id = self._event_id(event)
            self.add("events", event.id, event.passage, self._event(event, said, topics, sources), self._beside(event))
            self.document(event, self._participants(event), topics, sources)
        dated = event.status == "held" and event.when is not None and event.when.to_the_day and not event.when.counted
        for passage, one in event.people if dated else ():
            self.persons.attest(passage, one, event.edtf, event.id if self._attends(event, one) else None)

    def _other_day(self, event: Event, said: Said | None, topics: list[str], sources: list[dict[str, str]]) -> None:
        """Write the day that a passage gives to an event of the base as a claim, if the base has another."""
        known = self.base.events[event.known or ""].date
        if event.when is None or known is None or overlap(event.when.known, dates.parse(known)):
            return
        fields = {
            "title": dict(BLANKS),
            "about": [event.known],
            "date": self._published,
            "claimed_date": event.when.edtf,
            "attribution": [one.id for one in said.speakers] if said else [BLANK],
            "mode": "background",
            "text": dict(BLANKS),
            "topics": topics,
            "sources": sources,
        }
        told = both(f"{event.when.edtf} here, {known} in the base", f"здесь {event.when.edtf}, в базе {known}")
        claim = self.free(f"{event.known}-{event.when.edtf}")
        self.add("statements", claim, event.passage, fields, told)
        fields = {"title": dict(BLANKS), "text": dict(BLANKS), "rule": "date", "topics": topics}
        claims = {"claims": [event.known, claim]}
        self.add("conflicts", self.free(f"date-{event.known}"), event.passage, fields | claims, told)

    def recall(self, passage: Passage, when: When | None, id_: str, word: Run) -> None:
        """Add a passage that recalls an event of the base, and its day if given, to the evidence for that event."""
        told = both(f"recalled here: {id_}", f"упомянуто: {id_}")
        anchors = self.text.anchor(passage, word, *([(when.start, when.end)] if when else []))
        self.add("additions", id_, passage, {"sources": self.cited(anchors)}, told)

    def join(self, event: Event, people: Sequence[Mention], passage: Passage) -> None:
        """Add participants to an event, as a later passage names them."""
        here = {one.id for _, one in event.people}
        more = [(passage, one) for one in people if one.person and one.id not in here]
        event.people += more
        bodies = _ids(one for one in people if not one.person)
        ids = {one.id for _, one in more}
        entries = [one for one in self._participants(event) if one["id"] in ids]
        if not event.id:
            return  # its record is not written yet
        anchors = self.text.anchor(passage, *map(_short, people))
        if event.known:
            known = {one.id for one in self.base.events[event.known].participants}
            entries = [one for one in entries if one["id"] not in known]
        fields = {"participants": entries, "organizers": bodies, "sources": self.cited(anchors)}
        fields = {key: value for key, value in fields.items() if value}
        section = "additions" if event.known else "events"
        if (entries or bodies) and anchors:
            self.layer.add(Record(section, event.id, passage, fields))

    def place(self, event: Event, passage: Passage) -> None:
        """Add the place to an event that is already written, as a later passage gives it."""
        self._where(event, passage)
        record = next((one for one in self.layer.of("events") if one.id == event.id), None)
        if event.place and record:
            record.fields["place"] = event.place[0]
            record.fields["sources"] += self.cited(self.text.anchor(passage, event.place[1]))

    def _where(self, event: Event, passage: Passage) -> None:
        """Write a record of the place of an event, if the base does not have it."""
        if event.place is None or (printed := self._places.get(event.place[0])) is None:
            return
        told = both(f"name, id; printed: {printed}", f"название, id; в тексте: {printed}")
        english = printed if self.persons.language == "en" else BLANK  # English has no cases
        russian = nominative_place(printed) if self.persons.language == "ru" else BLANK
        fields = {"name": {"en": english, "ru": russian}, "kind": BLANK}
        self.add("places", event.place[0], passage, fields, told)

    def _attends(self, event: Event, one: Mention) -> bool:
        """Return whether the record of an event has this participant and date, so that a post can be attested by it."""
        if not event.known:
            return True
        known = self.base.events[event.known]
        return known.date == event.edtf and any(other.id == one.id for other in known.participants)

    def _event(
        self, event: Event, said: Said | None, topics: list[str], sources: list[dict[str, str]]
    ) -> dict[str, Any]:
        passage = event.passage
        note = event.date_note
        there = event.inherited.place if event.inherited and event.inherited.kind and not event.when else None
        place = event.place or there
        theme = None
        if event.theme:
            first, last = event.theme
            printed = self.text.printed(passage, passage.spots[first][0], passage.spots[last - 1][1])
            theme = self.persons.both(printed)
        attribution = [one.id for one in said.speakers] if said and said.mode in ("reported", "quoted") else []
        people = {one.id for _, one in event.people}
        return {
            "kind": event.kind,
            "number": event.number,
            "title": dict(BLANKS),
            "date": event.edtf,
            "date_text": (event.when.text or None) if event.when and note else None,
            "date_note": dict(note) if note else None,
            "place": place[0] if place else None,
            "status": event.status if event.status != "held" else None,
            "theme": theme,
            "theme_original": self.persons.language if theme and self.persons.language in ("ru", "en", "az") else None,
            "body": event.body.id if event.body else None,
            "organizers": _ids(event.organizers),
            "participants": self._participants(event),
            "initiated_by": _ids(event.initiators),
            "mediated_by": _ids(event.mediators),
            "documents": None,
            "attribution": [id_ for id_ in attribution if id_ not in people],
            "topics": topics,
            "sources": sources,
        }

    def _participants(self, event: Event) -> list[dict[str, Any]]:
        return [
            {"id": one.id, "capacity": self.persons.capacity(passage, one), "basis": one.basis}
            for passage, one in event.people
            if event.body is None or one.id != event.body.id
        ]

    def _more(self, event: Event, sources: list[dict[str, str]]) -> dict[str, Any]:
        """Return what a text adds to an event of the base: participants, a narrower place, a more exact date."""
        assert event.known
        known = self.base.events[event.known]
        more: dict[str, Any] = {}
        there = {one.id: one for one in known.participants}
        others = [
            one
            for one in self._participants(event)
            if one["id"] not in there
            and one["basis"] == "named"
            and one["id"] in self.persons.book.base.people | self.persons.cast.newcomers
        ]
        if others and event.kind == known.kind:
            more["participants"] = others
        place = event.place[0] if event.place else None
        if place and place != known.place and (known.place is None or known.place in around(self.base.places, place)):
            more["place"] = place
        if event.edtf and event.edtf != known.date and event.when and narrower(event.edtf, known.date):
            dated = {"date": event.edtf, "date_note": dict(event.when.note) if event.when.note else None}
            more |= dated
            for id_ in known.documents:
                if self.base.documents[id_].date == known.date:  # signed that day
                    self.add("additions", id_, event.passage, dated | {"sources": list(sources)}, already(id_))
        self.touched.setdefault(event.known, set()).update(more)
        return more | {"sources": sources}

    def _event_id(self, event: Event) -> str:
        people = [slug(id_).removesuffix("-republic") for id_ in (one.id for _, one in event.people)][:_MOST]
        who = [event.body.id] if event.body and (not people or event.number) else people
        what = [event.kind or "event"] if not (who and event.kind in ("meeting", "talks")) or not people else []
        where = [event.place[0]] if event.place and event.place[0] not in who else []
        number = [str(event.number)] if event.number else []
        when = [event.edtf.strip("[]").split("/")[0].split("..")[0]] if event.edtf and not event.number else []
        return self.free("-".join((*who, *what, *number, *where, *when)))

    def _beside(self, event: Event) -> Words:
        """Return the comment from which the curator can write the title."""
        parts = [
            event.kind,
            event.edtf or "",
            event.place[0] if event.place else "",
            ", ".join(one.id for _, one in event.people),
        ]
        told = " · ".join(filter(None, parts))
        return both(f"title: {told}", f"title: {told}")

    def _anchors(self, event: Event) -> list[str]:
        passage = event.passage
        spots: list[Run] = [event.run]
        spots += [(event.when.start, event.when.end)] if event.when and event.when.end else []
        spots += [event.place[1]] if event.place and event.place[1][1] and not event.place_at else []
        spots += [event.numbered] if event.numbered else []
        spots += [event.document[1]] if event.document else []
        spots += [_short(one) for one in (*event.organizers, *event.initiators, *event.mediators)]
        spots += [event.body[:2]] if event.body and event.body_at is None else []
        spots += [_short(one) for where, one in event.people if where is passage]
        found = self.text.anchor(passage, *spots)
        if event.place and event.place_at:
            found += self.text.anchor(event.place_at, event.place[1])
        if event.known and event.inherited is None:  # the sentence before may be about another event
            return found
        if event.body and event.body_at is not None:
            found += self.text.anchor(event.body_at, event.body[:2])
        told = event
        while told.inherited:
            told = told.inherited
            if told.when:
                found += self.text.anchor(told.passage, (told.when.start, told.when.end))
            if told.place and not event.place:
                found += self.text.anchor(told.place_at or told.passage, told.place[1])
        for where, one in event.people:
            if where is not passage:
                found += self.text.anchor(where, _short(one))
        return list(dict.fromkeys(found))


def _short(one: Mention) -> Run:
    """Return the words of the name and the post, or of the name alone if they are too long for one anchor."""
    start, end = one.whole
    return (start, end) if end - start <= 7 else one[:2]  # noqa: PLR2004 - an anchor has at most eight words


def _ids(mentions: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(one.id for one in mentions))
