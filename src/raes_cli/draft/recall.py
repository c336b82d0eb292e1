"""Events of the base that a sentence recalls, by giving their day and words of their title."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from raes_cli import dates
from raes_cli.curate.book import Book
from raes_cli.curate.schema import Event
from raes_cli.draft import cues
from raes_cli.draft.lands import WIDE, around
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run
from raes_cli.draft.spelling import akin
from raes_cli.draft.when import When, is_short, overlap
from raes_cli.lookup.days.tokens import month
from raes_cli.lookup.forms import STOP
from raes_cli.text import words

_LONGEST = 31
"""The longest date, in days, by which an event is recalled."""
_YEAR = 366
"""The most days between the session of a body and a text that recalls it without its day."""
_BESIDE = 2
"""The most words between a day and the town of an event."""
_STEM, _SHORTEST = 5, 3
"""The number of letters that words with the same root share, and the fewest letters of a word that counts."""
_ENOUGH, _OF_A_MONTH = 0.35, 0.45
"""The share of a title, weighted by its words, that suffices beside a day, and beside a month."""
_FEW = 2
"""The fewest words of a title; one more if the sentence tells of another event of that day, two if that is new."""
_CLEAR = 1.1
"""The factor by which the best title has to be ahead of the next."""


class Recall:
    """Finds the events of the base that a text recalls, by their days and titles."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @cached_property
    def _titles(self) -> dict[bool, dict[str, dict[str, float]]]:
        """The words of each event's title with their weights, in Russian and in English: rare words weigh most."""
        found: dict[bool, dict[str, dict[str, float]]] = {}
        for russian in (True, False):
            titles = {
                id_: [word for word in words(one.title.ru if russian else one.title.en) if _tells(word)]
                for id_, one in self.book.base.events.items()
            }
            counts = Counter(stem for title in titles.values() for stem in {word[:_STEM] for word in title})
            weight = {stem: math.log(1 + len(titles) / count) for stem, count in counts.items()}
            found[russian] = {id_: {word: weight[word[:_STEM]] for word in title} for id_, title in titles.items()}
        return found

    def event(
        self, passage: Passage, run: Run, when: When, *, meant: Iterable[str], named: set[str], told: set[str]
    ) -> tuple[str, Run] | None:
        """Return the only event that a clause recalls beside a date, and the word that recalls it, or None.

        `meant` are the people whom the clause calls by their posts, `named` those whom the sentence names: a meeting
        needs one of them as a participant. `told` are the events that the sentence tells of already.
        """
        spoken = [word.text for word in passage.words[slice(*run)] if _tells(word.text)]
        russian = any(not word.isascii() for word in spoken)
        names = [word for id_ in {*meant, *named} for word in words(self._name(id_, russian=russian))]
        spoken += names
        asked = dates.parse(when.edtf)
        titles = self._titles[russian]
        spent = [word for id_ in told for word in titles.get(id_, ())]
        named_at = {at for one in passage.of("actor", "place") for at in range(one.start, one.end)}
        plain = [passage.words[at].text for at in range(*run) if at not in named_at]
        plain = [word for word in plain if not any(akin(word, name) for name in names)]
        towns = self._towns(passage, run)
        ranked = sorted(
            (
                (*_share(titles[id_], spoken, spent), id_)
                for id_, one in self.book.base.events.items()
                if id_ not in told
                and _is_near(one, asked)
                and self._may_be(one, {*meant, *named}, titles[id_], plain)
                and self._is_there(one, towns)
            ),
            reverse=True,
        )
        share, count, id_ = ranked[0] if ranked else (0.0, 0, "")
        enough = _ENOUGH if when.to_the_day else _OF_A_MONTH
        clear = not ranked[1:] or share >= _CLEAR * ranked[1][0]
        new = any(one not in titles for one in told)
        if share < enough or count < _FEW + bool(told) + new or not clear:
            return None if told else self._there(passage, when, {*meant, *named})
        weights = {
            at: max((weight for word, weight in titles[id_].items() if akin(word, passage.words[at].text)), default=0)
            for at in range(*run)
        }
        at = max(weights, key=lambda one: weights[one])
        return id_, (at, at + 1)

    def undated(self, passage: Passage, named: set[str], published: dt.date | None) -> tuple[str, Run] | None:
        """Return the only event that a passage recalls without its day, and the words for it, or None.

        It gives the town, and enough words of the title of what happened once; or the kind, and the body or the first
        participant, near the publication.
        """
        towns = {id_: (one.start, one.end) for one in passage.of("place") for id_ in one.means["place"]}
        kinds = {id_ for one in passage.of("event-kind") for id_ in one.means["event-kind"]}
        russian = any(not word.text.isascii() for word in passage.words)
        spoken = [word.text for word in passage.words if _tells(word.text)]
        spoken += [word for id_ in named for word in words(self._name(id_, russian=russian))]
        found = []
        for id_, one in self.book.base.events.items() if towns and published else ():
            town = next((towns[place] for place in self._town(one) if place in towns), None)
            known, kind = dates.parse(one.date) if one.date else None, self.book.base.kinds[one.kind].event
            if town is None or kind is None or known is None or not (known.earliest and known.latest and published):
                continue
            far = max((published - known.latest).days, (known.earliest - published).days)
            who = [other.id for other in one.participants][: None if kind.counts_as else 1]
            who = [one.body] if one.body else who
            share, count = _share(self._titles[russian][id_], spoken, [])
            if (kind.sign == "force" and share >= _OF_A_MONTH and count > _FEW + 1) or (
                one.kind in kinds and far <= (_YEAR if one.body else _LONGEST) and who and named.issuperset(who)
            ):
                found.append((id_, town))
        return found[0] if len(found) == 1 else None

    def _there(self, passage: Passage, when: When, people: set[str]) -> tuple[str, Run] | None:
        """Return the only event of that day or month in the town beside the date, and the words for it, or None.

        The passage also has to say that something happened, or to name some of the `people` of the event. Without a
        town, the only event of that date at which exactly these two people met will do.
        """
        its = [id_ for id_, one in self.book.base.events.items() if one.date == when.edtf]
        met = [id_ for id_ in its if len(people & {one.id for one in self.book.base.events[id_].participants}) > 1]
        if len(met) == 1 and len(people & self.book.base.people.keys()) == _FEW:  # only these two, on that day
            return met[0], (when.start, when.end)
        happened = cues.IT_HAPPENED.search(passage.lower)
        near = [id_ for id_, one in self.book.base.events.items() if one.place and _is_near(one, when.known)]
        for span in passage.of("place"):
            beside = 0 <= when.start - span.end <= _BESIDE or 0 <= span.start - when.end <= _BESIDE
            if not (beside or (happened and when.to_the_day)) or not _is_in(passage, span.start, span.end):
                continue
            here = [id_ for id_ in near if span.means["place"][0] in self._town(self.book.base.events[id_])]
            there = {other.id for id_ in here for other in self.book.base.events[id_].participants}
            planned = len(here) == 1 and self.book.base.events[here[0]].status == "planned"
            meant = happened or (planned and cues.FUTURE.search(passage.lower))
            if len(here) == 1 and (meant or (when.to_the_day and not there.isdisjoint(people))):
                return here[0], (span.start, span.end)
        return None

    def _town(self, one: Event) -> list[str]:
        """Return the place of an event and those around it, up to the town."""
        places = self.book.base.places
        return [id_ for id_ in around(places, one.place) if places[id_].kind not in WIDE]

    def _may_be(self, one: Event, people: set[str], title: Iterable[str], plain: Iterable[str]) -> bool:
        """Return whether a participant of a meeting is named, or more of an act than names, as of its opposite."""
        kind = self.book.base.kinds[one.kind].event
        if kind is not None and kind.sign == "contact":
            return not one.participants or any(other.id in people for other in one.participants)
        return any(akin(word, other) for word in title for other in plain)

    def _towns(self, passage: Passage, run: Run) -> list[str]:
        """Return the towns that a clause names, and the countries in which it says that something happened."""
        spans = [span for span in passage.of("place") if run[0] <= span.start < run[1]]
        inside = [span for span in spans if passage.before(span.start) in cues.IN_PLACE]
        inside += [span for span in spans if self.book.base.places[span.means["place"][0]].kind not in WIDE]
        return [span.means["place"][0] for span in inside]

    def _is_there(self, one: Event, towns: Sequence[str]) -> bool:
        """Return whether an event may have happened in one of these places; without any, or its own, it may."""
        places = self.book.base.places
        own = {*around(places, one.place)}
        return not (one.place and towns) or any(town in own or one.place in around(places, town) for town in towns)

    def _name(self, id_: str, *, russian: bool) -> str:
        one = self.book.base.people.get(id_) or self.book.base.organizations.get(id_)
        return (one.name.ru if russian else one.name.en) if one else ""


def _is_in(passage: Passage, start: int, end: int) -> bool:
    """Return whether something is said to be in a place, which is not itself a side: in Oslo, Osloda."""
    led = passage.before(start, 2).split()
    return bool(cues.PLACING.intersection(led)) or passage.words[end - 1].text.endswith(("da", "de"))


def _is_near(one: Event, asked: dates.Known) -> bool:
    known = dates.parse(one.date) if one.date else None
    return known is not None and all(map(is_short, (known, asked))) and overlap(asked, known)


def _share(title: dict[str, float], spoken: list[str], spent: list[str]) -> tuple[float, int]:
    """Return the share of a title that is mentioned, weighted, and the number of its words, without `spent` words."""
    own = [word for word in title if not any(akin(word, other) for other in spent)]
    here = [word for word in own if any(akin(word, other) for other in spoken)]
    return sum(title[word] for word in here) / max(sum(title[word] for word in own), 1), len(here)


def _tells(word: str) -> bool:
    """Return whether a word distinguishes a title: not a short or common word, a number or a month."""
    return len(word) >= _SHORTEST and word.isalpha() and month(word) is None and word not in STOP
