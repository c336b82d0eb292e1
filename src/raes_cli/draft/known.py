"""Comparison of a draft with the base: events and figures already there, gaps that may be closed."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from raes_cli import dates
from raes_cli.amounts import SCALES
from raes_cli.curate.book import Book
from raes_cli.curate.schema import Event as Told
from raes_cli.draft import cues
from raes_cli.draft.event import Event
from raes_cli.draft.lands import apart
from raes_cli.draft.layer import Layer
from raes_cli.draft.numbers import Number
from raes_cli.draft.passages import Passage
from raes_cli.draft.when import overlap
from raes_cli.endings import alike
from raes_cli.text import Words, both, words

_MISSING = {
    "date": re.compile(r"\b(?:date|dates|day|when)\b"),
    "place": re.compile(r"\b(?:place|where|city)\b"),
    "participants": re.compile(r"\b(?:who|participants?|speakers?)\b"),
}
"""The part that a record may lack → the words by which a gap says so."""
_NEAR = 3
"""The longest date, in days, for which an event matches without all of its participants."""
_STEM = 5
"""The number of letters that words with the same root share."""
_FEW = 0.15
"""The least share of a title, of up to a half, that tells of the same act."""
_YEAR = 366
"""The time before publication, in days, within which a text may recall a meeting without its day."""
_LONGEST = 31
"""The longest date, in days, by which events are compared."""


class Known:
    """Compares what is proposed with the records of a base."""

    def __init__(self, book: Book) -> None:
        self.base = book.base
        self._met: dict[str, set[str]] = {}
        """Who took part in the events of the base that the text has told of."""

    def event(self, event: Event) -> str | None:
        """Return the id of the event of the base that is the same as `event`, or None.

        The same event has the same number and body; without a number, it is the one that matches best by date, people,
        kind, place and body. A meeting of some of those who met, told after it, is another one.
        """
        id_, people = self._same(event), {one.id for _, one in event.people}
        if id_ is None or (len(people) > 1 and people < self._met.get(id_, set())):
            return None
        self._met[id_] = people
        return id_

    def _same(self, event: Event) -> str | None:
        """Return the id of the event of the base that is the likest to an event, or None."""
        if event.number and event.body:
            its = event.number, event.body.id
            return next((id_ for id_, one in self.base.events.items() if (one.number, one.body) == its), None)
        asked = dates.parse(event.edtf) if event.edtf else None
        if asked and asked.earliest:
            return self._likest(event, asked, self.base.events) or self._undated(event, self._month(event, asked))
        if asked is None or asked.latest is None:
            return self._undated(event, None)
        if found := self._undated(event, dates.parse(f"{asked.latest - dt.timedelta(_YEAR)}/{asked.latest}")):
            return found
        news = dates.parse(f"{asked.latest - dt.timedelta(_NEAR)}/{asked.latest}")
        body = event.body.id if event.body else ""
        known = self.base.people.keys()
        sure = [
            id_
            for id_, one in self.base.events.items()
            if (common := len((who := self._who(event, one)) & {other.id for other in one.participants})) > 1
            or body == one.body
            or (event.place and one.place == event.place[0] and (common or one.kind == event.kind))
            if common <= 1 or who & known <= {other.id for other in one.participants}
        ]
        return self._likest(event, news, sure)

    def _likest(self, event: Event, asked: dates.Known, among: Iterable[str]) -> str | None:
        scores = {id_: self._likeness(event, asked, self.base.events[id_]) for id_ in among}
        best = max(scores, key=lambda id_: (scores[id_], self.base.events[id_].date or ""), default=None)
        return best if best and scores[best] else None

    def _month(self, event: Event, asked: dates.Known) -> dates.Known:
        """Return the month of a day, in which the base may have the event on another day; other dates unchanged."""
        own = event.when is not None and dates.is_to_the_day(asked)
        return dates.parse(f"{asked.earliest:%Y-%m}") if own else asked

    def _undated(self, event: Event, within: dates.Known | None) -> str | None:
        """Return the only event of the base, within some time, where these people met in this town, or None."""
        mine, place = {one.id for _, one in event.people}, event.place[0] if event.place else None
        found = [
            id_
            for id_, one in self.base.events.items()
            if self.kin(event, one.kind)
            and one.place
            and (within is None or (one.date and overlap(dates.parse(one.date), within)))
            and place in (one.place, self.base.places[one.place].within)
            and mine == {other.id for other in one.participants}
        ]
        return found[0] if len(found) == 1 and len(mine) > 1 and event.status == "held" else None

    def _likeness(self, event: Event, asked: dates.Known, one: Told) -> float:
        other = event.number and one.number and event.number != one.number
        elsewhere = event.place and one.place and apart(self.base.places, event.place[0], one.place)
        if not one.date or other or elsewhere or not (self.kin(event, one.kind) or self._is_act(event, one)):
            return 0
        known = dates.parse(one.date)
        mine, its = self._who(event, one), {other.id for other in one.participants}
        strange = mine - self.base.people.keys() - self.base.organizations.keys()
        if len(its) == 2 and cues.TRILATERAL.search(event.passage.led(event.run[0])):  # noqa: PLR2004 - a pair
            return 0
        sort = self.base.kinds[one.kind].event
        more = event.when is None and its and len(mine - its) > (sort is None or bool(sort.counts_as))
        if sort is not None and sort.sign == "paper":
            mine -= strange  # the base may not say who signed
        elif more or (strange and len(mine & its) == 1 < len(its)):
            return 0  # others on some day of a visit, or somebody met another person, whom the base does not have
        once = sort is not None and sort.sign == "paper" and one.kind == event.kind and mine == its != set()
        about = one.date[0] == "[" and one.kind == event.kind and _of_title(one, event.passage) > _FEW
        about = about and dates.is_to_the_day(asked) and mine >= its - self.base.organizations.keys()
        same_place = event.place is not None and one.place == event.place[0]
        same_body = event.body is not None and one.body == event.body.id
        long = max(_length(known), _length(asked)) > (2 * _LONGEST if about else _LONGEST)
        if not overlap(asked, known) or (long and not (once or (same_place and same_body and one.date[0] == "["))):
            return 0
        its_all = its | {*one.organizers, *([one.body] if one.body else [])}
        score = 1.0 if one.kind == event.kind else 0.6
        score += 0.5 if one.date == event.edtf else 0
        score += _of_title(one, event.passage)
        if mine and its:
            common = len(mine & its)
            # A long date identifies an event only together with all of its participants.
            if (
                not common
                or (common < len(mine - strange) and not mine >= its)
                or (_length(known) > _NEAR and not (about or mine >= its))
            ):
                return 0
            score += common / max(len(mine | its), 1)
        elif not same_body and (
            (event.body and one.body) or not (about or same_place or mine & its_all or one.date == event.edtf)
        ):
            return 0
        return score + (0.3 if same_place else -0.3 if event.place and one.place else 0) + (0.5 if same_body else 0)

    def _who(self, event: Event, one: Told) -> set[str]:
        """Return the participants of an event; states are those from them who took part in an event of the base."""
        people, bodies = self.base.people, self.base.organizations
        mine = {mention.id for _, mention in event.people}
        lands = {bodies[id_].country for id_ in mine if id_ in bodies and bodies[id_].kind == "state"}
        its = {other.id for other in one.participants if other.id in people}
        meant = {id_ for id_ in its if people[id_].country in lands}
        if len(lands) == len(mine) > 1 and len({people[id_].country for id_ in meant}) > 1:
            return meant
        states = {bodies[other.id].country: other.id for other in one.participants if other.id in bodies}
        if its or any(bodies[id_].kind != "state" for id_ in states.values()):
            return mine
        return {states.get(people[id_].country, id_) if id_ in people else id_ for id_ in mine}

    def _is_act(self, event: Event, one: Told) -> bool:
        """Return whether an act without a kind may be an event of the base: of that day, in other words."""
        same = one.date == event.edtf and (event.place is None or one.place in (None, event.place[0]))
        return not event.kind and event.is_act and same and _of_title(one, event.passage) > _FEW

    def kin(self, event: Event, other: str) -> bool:
        """Return whether two sources may file one event under its kind and another, because they are of one sort."""
        kinds = {id_: kind.event for id_, kind in self.base.kinds.items() if kind.event}
        one, its = kinds.get(event.kind), kinds.get(other)
        gathers = not event.is_act if one is None else one.sign in ("series", "gathering")  # a conference
        if one is None or its is None:
            return its is not None and gathers and its.sign in ("series", "gathering")
        near = one.sign is not None and (one.sign, one.counts_as, one.remote) == (its.sign, its.counts_as, its.remote)
        return event.kind == other or near or (gathers and its.sign in ("series", "gathering"))

    def figures(self, number: Number, period: str | None) -> list[str]:
        """Return the ids of the figures of the base with the same indicator, period and status."""
        if number.indicator is None or period is None:
            return []
        return [
            id_
            for id_, one in self.base.figures.items()
            if one.indicator == number.indicator
            and one.period
            and (one.period == period or self._is_of(id_, number, period))
            and (one.status == number.status or {one.status, number.status} == {"target", "forecast"})
        ]

    def _is_of(self, id_: str, number: Number, period: str) -> bool:
        """Return whether a figure of the base is for this period, or has the same value on a day in it."""
        one = self.base.figures[id_]
        (first, last), (start, end) = _bounds(one.period or ""), _bounds(period)
        same = (first, last) == (start, end)
        return same or (first == last and start <= first <= end and self.agrees(id_, number, None))

    def by_value(self, number: Number, period: str | None) -> str | None:
        """Return the only indicator with a figure of the same value, unit and period in the base, or None.

        The value needs at least three significant digits, or a single day and a unit or the noun that it counts.
        """
        digits = f"{number.value.normalize():f}".replace(".", "").strip("0")
        its = {
            one.indicator
            for id_, one in self.base.figures.items()
            if period and one.period and _bounds(one.period) == _bounds(period) and self.agrees(id_, number, None)
            if self.base.indicators[one.indicator].unit == number.unit or (number.counted and not number.unit)
        }
        on_a_day = period and len({*_bounds(period)}) == 1
        names = [self.base.indicators[one].name for one in its]
        named = number.unit or any(alike(number.thing, word) for one in names for word in words(f"{one.en} {one.ru}"))
        return its.pop() if len(its) == 1 and ((on_a_day and named) or len(digits) >= len("130")) else None

    def agrees(self, id_: str, number: Number, growth: Number | None) -> bool:
        """Return whether a figure of the base has the same value and growth, as far as both give them."""
        one = self.base.figures[id_]
        if number.unit == "percent" and self.base.indicators[one.indicator].unit != "percent":  # a growth rate
            return growth is not None and one.growth_percent == growth.value
        if one.value is None or one.value * SCALES[one.scale] != number.whole:
            return False
        if number.qualifier not in ("exact", one.qualifier):
            return False  # a hedged number does not support an exact value
        return growth is None or one.growth_percent is None or one.growth_percent == growth.value

    def gaps(self, touched: dict[str, set[str]], figures: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Yield the open gaps that may be closed, each with the id of the record that may close it.

        `touched` has what was added to records of the base (id → keys). `figures` has the new figures (id → indicator
        and period): one closes a gap about its indicator whose title names its period.
        """
        for id_, gap in self.base.gaps.items():
            if gap.closed_by:
                continue
            text = f"{gap.title.en} {gap.text.en}"
            for about in gap.about:
                if any(key in touched.get(about, ()) and named.search(text) for key, named in _MISSING.items()):
                    yield id_, about
                    break
            about_ = [self.base.figures[about] for about in gap.about if about in self.base.figures]
            indicators, periods = {one.indicator for one in about_}, {one.period for one in about_}
            for figure, (indicator, period) in figures.items():
                if (
                    indicator in indicators
                    and period not in periods
                    and re.search(rf"(?<!\w){re.escape(period)}(?!\w)", gap.title.en)
                ):
                    yield id_, figure
                    break

    def answered(
        self, layer: Layer, touched: dict[str, set[str]], figures: dict[str, tuple[str, str]], lang: str
    ) -> Iterator[Words]:
        """Add a comment to each record that may close a gap, and yield the same as messages."""
        for gap, by in self.gaps(touched, figures):
            told = both(f"may close the gap {gap}", f"возможно, закрывает пробел {gap}")
            for one in layer.records:
                one.comments += [told[lang]] if one.id == by else []
            yield both(f"{by}: {told['en']}", f"{by}: {told['ru']}")

    def topics(self, ids: set[str], kind: str | None = None) -> list[str]:
        """Return the most frequent topic of the events of the base with all these people, as a list of at most one."""
        events = (one for one in self.base.events.values() if kind in (None, one.kind))
        fits = (one for one in events if ids <= {one.body, *(other.id for other in one.participants)})
        return [topic for topic, _ in Counter(topic for one in fits for topic in one.topics[:1]).most_common(1)]

    def of_indicator(self, indicator: str) -> list[str]:
        """Return the topics of the figures of an indicator in the base, at most two."""
        its = (one.topics for one in self.base.figures.values() if one.indicator == indicator)
        return list(dict.fromkeys(topic for topics in its for topic in topics))[:2]


def _of_title(one: Told, passage: Passage) -> float:
    """Return the share of the long words of a title that a passage has, up to a half."""
    title = [
        word[:_STEM] for word in words(one.title.en if passage.text.isascii() else one.title.ru) if len(word) > _STEM
    ]
    here = {word.text[:_STEM] for word in passage.words}
    return sum(word in here for word in title) / (2 * max(len(title), 1))


def _length(known: dates.Known) -> int:
    return (known.latest - known.earliest).days if known.earliest and known.latest else 10**6


def _bounds(edtf: str) -> tuple[dt.date, dt.date]:
    known = dates.parse(edtf)
    return known.earliest or dt.date.min, known.latest or dt.date.max
