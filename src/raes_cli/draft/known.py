"""Comparison of a draft with the base: events and figures already there, gaps that may be closed, contradictions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from raes_cli import dates
from raes_cli.amounts import SCALES
from raes_cli.curate import conflicts
from raes_cli.curate.book import Book
from raes_cli.curate.schema import Event as Told
from raes_cli.curate.texts import verify
from raes_cli.draft.event import Event
from raes_cli.draft.layer import BLANK, Layer, Record
from raes_cli.draft.numbers import Number
from raes_cli.draft.origin import Origin
from raes_cli.draft.when import overlap
from raes_cli.problems import Problem
from raes_cli.text import Words, both

_MISSING = {
    "date": re.compile(r"\b(?:date|dates|day|when)\b"),
    "place": re.compile(r"\b(?:place|where|city)\b"),
    "participants": re.compile(r"\b(?:who|participants?|speakers?)\b"),
}
"""The part that a record may lack → the words by which a gap says so."""
_NEAR = 3
"""The longest date, in days, for which an event matches without all of its participants."""
_LONGEST = 31
"""The longest date, in days, by which events are compared."""


class Known:
    """Compares what is proposed with the records of a base."""

    def __init__(self, book: Book) -> None:
        self.base = book.base

    def event(self, event: Event) -> str | None:
        """Return the id of the event of the base that is the same as `event`, or None.

        The same event has the same number and body; without a number, it is the one that matches best by date, people,
        kind, place and body.
        """
        if event.number and event.body:
            for id_, one in self.base.events.items():
                if one.number == event.number and one.body == event.body.id:
                    return id_
            return None
        asked = dates.parse(event.edtf) if event.edtf else None
        if asked is None or asked.earliest is None:
            return self._undated(event)
        best: tuple[float, str] | None = None
        for id_, one in self.base.events.items():
            score = self._likeness(event, asked, one)
            if score and (best is None or score > best[0]):
                best = score, id_
        return best[1] if best else None

    def _undated(self, event: Event) -> str | None:
        """Return the only event of the base where these people met in this town, for an event without a date."""
        mine, place = {one.id for _, one in event.people}, event.place[0] if event.place else None
        found = [
            id_
            for id_, one in self.base.events.items()
            if self._kin(event.kind, one.kind)
            and one.place
            and place in (one.place, self.base.places[one.place].within)
            and mine == {other.id for other in one.participants}
        ]
        return found[0] if len(found) == 1 and len(mine) > 1 and event.status == "held" else None

    def _likeness(self, event: Event, asked: dates.Known, one: Told) -> float:
        if not one.date or not self._kin(event.kind, one.kind):
            return 0
        known = dates.parse(one.date)
        mine = {mention.id for _, mention in event.people}
        its = {other.id for other in one.participants}
        sort = self.base.kinds[one.kind].event
        if sort is not None and sort.sign == "paper":
            mine &= self.base.people.keys() | self.base.organizations.keys()  # the base may not say who signed
        once = sort is not None and sort.sign == "paper" and one.kind == event.kind and mine == its != set()
        if not overlap(asked, known) or (max(_length(known), _length(asked)) > _LONGEST and not once):
            return 0
        its_all = its | {*one.organizers, *([one.body] if one.body else [])}
        same_place = event.place is not None and one.place == event.place[0]
        same_body = event.body is not None and one.body == event.body.id
        score = 1.0 if one.kind == event.kind else 0.6
        score += 0.5 if one.date == event.edtf else 0
        if mine and its:
            common = len(mine & its)
            # A long date identifies an event only together with all of its participants.
            if not common or (common < len(mine) and not mine >= its) or (_length(known) > _NEAR and not mine >= its):
                return 0
            score += common / max(len(mine | its), 1)
        elif not same_body and (
            (event.body and one.body) or not (same_place or mine & its_all or one.date == event.edtf)
        ):
            return 0
        return score + (0.3 if same_place else -0.3 if event.place and one.place else 0) + (0.5 if same_body else 0)

    def _kin(self, one: str, other: str) -> bool:
        """Return whether two sources may file one event under these two kinds, because they are of one sort."""
        entries = (self.base.kinds.get(id_) for id_ in (one, other))
        sorts = [(kind.event.sign, kind.event.counts_as, kind.event.remote) for kind in entries if kind and kind.event]
        near = len(sorts) > 1 and sorts[0] == sorts[1] and sorts[0][0] is not None
        gathered = len(sorts) > 1 and {sort[0] for sort in sorts} <= {"series", "gathering"}
        return one == other or near or gathered

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

        The value needs at least three significant digits, or a unit and a single day as its period.
        """
        digits = f"{number.value.normalize():f}".replace(".", "").strip("0")
        its = {
            one.indicator
            for id_, one in self.base.figures.items()
            if period and one.period and _bounds(one.period) == _bounds(period) and self.agrees(id_, number, None)
            if self.base.indicators[one.indicator].unit == number.unit or (number.counted and not number.unit)
        }
        on_a_day = number.unit and period and len({*_bounds(period)}) == 1
        return its.pop() if len(its) == 1 and (on_a_day or len(digits) >= len("130")) else None

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
                if any(key in touched.get(about, ()) and words.search(text) for key, words in _MISSING.items()):
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
        counts: dict[str, int] = {}
        for one in self.base.events.values():
            people = {other.id for other in one.participants} | ({one.body} if one.body else set())
            if ids <= people and (kind is None or one.kind == kind):
                for topic in one.topics[:1]:
                    counts[topic] = counts.get(topic, 0) + 1
        return sorted(counts, key=lambda topic: -counts[topic])[:1]

    def of_indicator(self, indicator: str) -> list[str]:
        """Return the topics of the figures of an indicator in the base, at most two."""
        found: dict[str, Any] = {}
        for one in self.base.figures.values():
            if one.indicator == indicator:
                found.update(dict.fromkeys(one.topics))
        return list(found)[:2]


def _length(known: dates.Known) -> int:
    return (known.latest - known.earliest).days if known.earliest and known.latest else 10**6


def _bounds(edtf: str) -> tuple[dt.date, dt.date]:
    known = dates.parse(edtf)
    return known.earliest or dt.date.min, known.latest or dt.date.max


_OF_WHAT_IS_LEFT = ("draft", "unused")
"""Rules about what is still left to the curator."""


def against(book: Book, found: Origin) -> list[Problem]:
    """Return the problems of a base, checked against the drafted text; anchors in other texts count as verified."""
    elsewhere = {(source, anchor): 0 for _, source, anchor in book.citations()}
    return verify(book, {found.name: found.content}, elsewhere)[0]


def contradictions(layer: Layer, book: Book, lang: str) -> None:
    """Add a conflict for each undeclared pair of contradicting figures with at least one new figure."""
    new = {record.id for record in layer.of("figures")}
    declared = [frozenset(one.claims) for one in book.base.conflicts.values()]
    for rule, (one, other), told in _pairs(book):
        if {one, other} & new and not any(claims >= {one, other} for claims in declared):
            figure = book.base.figures[other]
            fields = {
                "rule": rule,
                "title": {"en": BLANK, "ru": BLANK},
                "claims": [one, other],
                "topics": list(figure.topics),
            }
            layer.add(Record("conflicts", f"{rule}-{one}-{other}"[:78].strip("-"), None, fields, [told[lang]]))


def _pairs(book: Book) -> Iterator[tuple[str, tuple[str, str], Words]]:
    """Yield the pairs of contradicting figures: the rule, their ids, and the message."""
    for one, other in conflicts.disagreements(book.base):
        if book.base.figures[one].basis == book.base.figures[other].basis:
            said = [_number(book, id_) for id_ in (one, other)]
            yield (
                "value",
                (one, other),
                both(f"{one} has {said[0]}, {other} {said[1]}", f"{one}: {said[0]}, {other}: {said[1]}"),
            )
    for found in conflicts.growths(book.base):
        pair = found.earlier, found.later
        if found.gap > conflicts.NOTICED and conflicts.comparable(book.base, *pair):
            stated, levels = f"{found.stated.digits:f}", f"{found.implied:.1f}"
            yield (
                "growth",
                pair,
                both(
                    f"growth of {stated} % is stated, the levels give {levels} %",
                    f"заявлен рост {stated} %, уровни дают {levels} %",
                ),
            )


def _number(book: Book, id_: str) -> str:
    figure = book.base.figures[id_]
    return " ".join(filter(None, ("" if figure.value is None else f"{figure.value:f}", figure.scale)))


def faults(layer: Layer, owners: Mapping[int, Record], problems: Iterable[Problem], lang: str) -> None:
    """Add to each record, as comments, the problems that the checker reports for it.

    Conflicts that the layer declares by now are left out, and so are references to records that were not checked.
    """
    declared = {claim for record in layer.of("conflicts") for claim in record.fields["claims"]}
    left = {f"'{record.id}'" for record in layer.records} - {f"'{record.id}'" for record in owners.values()}
    for problem in problems:
        record = owners.get(problem.line)
        # The checked layer lacks the records in `left`, so references to them are not problems.
        missed = problem.rule == "unknown-id" and not left.isdisjoint(problem.message["en"].split())
        known = record and problem.rule == "undeclared-conflict" and record.id in declared
        if record is None or problem.rule in _OF_WHAT_IS_LEFT or missed or known:
            continue
        record.comments.append(f"check: {problem.rule}: {problem.message[lang]}")
