"""What a number of a text is: a level or by how much one grew, of which time, and of which indicator of the base."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from raes_cli.curate.book import Book
from raes_cli.curate.schema import Indicator
from raes_cli.draft import cues
from raes_cli.draft.numbers import Number, around, is_rate, numbers
from raes_cli.draft.passages import Passage
from raes_cli.draft.places import stems
from raes_cli.draft.when import When, is_of_speech
from raes_cli.endings import alike
from raes_cli.lookup.forms import STOP
from raes_cli.text import fold, words

_LEAST = 1.0
"""The worth of words from which an indicator is meant."""
_FEW = 3
_MONEY = ("USD", "RUB", "EUR", "AZN")
_STOCK = re.compile(r"накоплен|всего вложен|accumulat|total of .* invested|stock")
_INTO, _FROM = "в|во|to|into|in|для|на рынок", "из|from|of|by"


def _countries(book: Book) -> dict[str, str]:
    """The countries between which the base counts, each with a pattern for its name and what is made of it."""
    ids = {id_ for one in book.base.indicators.values() for id_ in (one.origin, one.destination) if id_}
    found = {}
    for id_ in sorted(ids):
        place = book.base.places.get(id_)
        if place is not None:
            found[id_] = f"(?:{'|'.join(map(re.escape, sorted(stems(place))))})\\w*"
    return found


class Measure(NamedTuple):
    """An indicator with the folded words by which it is known."""

    id: str
    indicator: Indicator
    words: frozenset[str]


class Measures:
    """The indicators of a base."""

    def __init__(self, book: Book) -> None:
        self.known = [
            Measure(id_, one, frozenset(word for name in _names(one) for word in words(name) if word not in STOP))
            for id_, one in book.base.indicators.items()
        ]
        self._shared = Counter(word for one in self.known for word in one.words)
        self._countries = _countries(book)
        self._used = Counter(figure.indicator for figure in book.base.figures.values())
        self.last: str | None = None
        """The indicator of the number before, which the text may go on with."""

    def find(self, number: Number) -> str | None:
        """The indicator of a number, which is then in `number.indicator` too; else the nearest are in `perhaps`."""
        text = number.passage.lower
        around = _context(number)
        clause = around.lower()
        near = [fold(word) for word in words(around) if fold(word) not in STOP]
        whole = [word for word in words(text[: number.start]) if word not in STOP]
        named = {id_ for span in number.passage.of("indicator") for id_ in span.means["indicator"]}
        scores: dict[str, float] = {}
        for one in self.known:
            if not _fits(number, one.indicator) or not self._counts(number, one):
                continue
            score = self._worth(one, near) + self._worth(one, whole) / 4 + (0.5 if one.id in named else 0)
            score += self._covered(one, near) / 3
            if number.unit is None:
                score += any(alike(word, own) for word in words(number.counted) for own in one.words) / 2
            if score:
                scores[one.id] = score - self._against(one.indicator, clause) - _kind(one.indicator, text)
        ranked = sorted(scores, key=lambda id_: (-scores[id_], -self._used[id_]))
        number.perhaps = [id_ for id_ in ranked[:_FEW] if scores[id_] > 0]
        best = ranked[0] if ranked and scores[ranked[0]] >= _LEAST else None
        if best is None and self.last in ranked[:1] and scores[ranked[0]] > 0:
            best = self.last
        if best is None and self.last and not near_content(number) and _fits(number, self._of(self.last)):
            best = self.last
        if best == self.last and best and self._against(self._of(best), clause) > 0:
            best = None
        if best and self._of(best).unit in _MONEY and cues.OF_REGION.search(clause):
            best = None
        number.indicator = best
        if best:
            self.last = best
        return best

    def _against(self, one: Indicator, text: str) -> float:
        """What an indicator loses that goes the other way than the clause; what it gains that goes the same."""
        if not one.origin or not one.destination:
            return 0
        to, from_ = (self._country(way, text) for way in (_INTO, _FROM))
        found = sorted(
            (at.start(), id_) for id_, its in self._countries.items() if (at := re.search(rf"\b{its}", text))
        )
        first = next((id_ for _, id_ in found if id_ != to), None)
        origin = from_ or first
        if to is None and origin is None:
            return 0
        wrong = (to is not None and to != one.destination) or (
            to is None and origin is not None and origin != one.origin
        )
        return 1.5 if wrong else -0.3 if to == one.destination or origin == one.origin else 0

    def _country(self, way: str, text: str) -> str | None:
        """The country behind a preposition that says where from or where to."""
        for id_, its in self._countries.items():
            if re.search(rf"\b(?:{way})\s+(?:\w+\s+){{0,2}}?{its}", text):
                return id_
        return None

    def _counts(self, number: Number, one: Measure) -> bool:
        """Whether an indicator may count what stands behind a number without a unit: children are no schools."""
        if number.unit or not number.counted:
            return True
        said = words(number.counted)
        if any(alike(word, own) for word in said for own in one.words):
            return True
        people = any(cues.PEOPLE.match(word) or re.fullmatch("|".join(self._countries.values()), word) for word in said)
        return one.indicator.unit == "people" and people

    def _covered(self, one: Measure, said: list[str]) -> float:
        """What share of the name of an indicator is said, in the language in which it is."""
        name = one.indicator.name.en if all(word.isascii() for word in said) else one.indicator.name.ru
        content = [word for word in words(name) if word not in STOP]
        told = sum(any(word[:2] == other[:2] and alike(word, other) for other in said) for word in content)
        return told / len(content) if content else 0

    def _of(self, id_: str) -> Indicator:
        return next(one.indicator for one in self.known if one.id == id_)

    def _worth(self, one: Measure, said: list[str]) -> float:
        """What the words that are said are worth for an indicator: more the fewer have them."""
        found: dict[str, float] = {}
        for word in said:
            if (
                word in cues.COMMON
                or any(re.fullmatch(its, word) for its in self._countries.values())
                or len(word) < len("газ")
            ):
                continue
            for own in one.words:
                if own[:2] == word[:2] and own not in cues.COMMON and alike(word, own):
                    found[own] = 1 / (1 + self._shared[own] / 6)
        return sum(sorted(found.values(), reverse=True)[:_FEW])


def near_content(number: Number) -> bool:
    """Whether anything before a number in its sentence says what it counts."""
    before = number.passage.lower[: number.start]
    return sum(len(word) > len("составил") - 3 and word not in STOP for word in words(before)) > _FEW


def _names(one: Indicator) -> Iterator[str]:
    yield from filter(None, (one.name.en, one.name.ru, one.name.az, *one.aliases))


def _fits(number: Number, one: Indicator) -> bool:
    """Whether an indicator is counted in the unit of a number; growth may be that of anything."""
    if is_rate(number):
        return one.measure in ("flow", "stock")
    if one.measure == "rank" or number.unit == "rank":
        return one.measure == "rank" and number.unit == "rank"
    if number.unit:
        return one.unit == number.unit
    return one.unit not in (*_MONEY, "percent", "rank")


def _context(number: Number) -> str:
    """The clause of a number, without what other numbers in the sentence count."""
    text = number.passage.text
    left = re.split(r"[;]|, (?:а|while|and|и)\b", text[: number.start])[-1]
    right = re.split(r"[;,.]", text[number.start :])[0]
    return f"{left} {right} {number.counted}"


def _kind(one: Indicator, text: str) -> float:
    """What an indicator loses that is a flow where a stock is spoken of, or the other way round."""
    if one.measure not in ("flow", "stock"):
        return 0
    return 0.4 if (one.measure == "stock") != bool(_STOCK.search(text)) and one.unit in ("USD", "RUB", "EUR") else 0


def printed(passage: Passage, dates: Sequence[When], book: Book) -> list[Number]:
    """The numbers of a passage that count something, with the growth of a level in it."""
    dated = [(passage.spots[one.start][0], passage.spots[one.end - 1][1]) for one in dates]
    found = [one for one in numbers(passage, book) if not any(a <= one.start < b for a, b in dated)]
    levels = [one for one in found if not is_rate(one)]
    rates = [one for one in found if is_rate(one)]
    for rate in rates:
        if not rate.times and cues.FALL.search(around(rate, before=45)):
            rate.value = -abs(rate.value)
        near = [one for one in levels if one.growth is None and one.unit != "percent" and _one_clause(rate, one)]
        if near:
            nearest = min(near, key=lambda one: abs(one.start - rate.start))
            nearest.growth = rate
    others = [rate for rate in rates if not any(one.growth is rate for one in levels)]
    every = sorted([*levels, *others], key=lambda one: one.start)
    for one in every:
        one.when = _period(one, dates, every)
    for one, other in pairwise(every):
        _part_range(one, other)
        between = passage.lower[one.end : other.start]
        alone = other.unit is None and not other.counted
        if alone and (cues.AGAINST.search(between) or cues.OF_THEM.search(between)):
            other.unit, other.counted = one.unit, one.counted
        if one.when and one.when is other.when and one.passage.spots[one.when.start][0] > other.start:
            led = cues.FROM.search(passage.lower[: one.start])
            one.when = None if led and re.search(r" (?:to|до) $", between) else one.when  # from 5 to 15 by 2028
        if alone and one.unit == other.unit:
            pass
        elif one.unit is None and not one.counted and cues.AND_TO.fullmatch(between):
            one.unit, one.counted, one.scale = other.unit, other.counted, one.scale or other.scale
    for one in every:
        clause = _before(one, every)
        one.status = (
            "forecast" if cues.FORECAST.search(clause) else "target" if cues.TARGET.search(clause) else "reported"
        )
    return every


def _one_clause(one: Number, other: Number) -> bool:
    """Whether nothing ends between two numbers, and nothing else begins to be said."""
    start, end = sorted((one.start, other.start))
    between = one.passage.lower[start:end]
    far = 120  # what stands further off is another thing
    return len(between) < far and ";" not in between and not cues.SAYS.search(between)


def _before(one: Number, every: Sequence[Number]) -> str:
    """What leads up to a number in its clause, and what follows up to the next number."""
    text = one.passage.lower
    start = max((other.end for other in every if other.end <= one.start), default=0)
    end = min((other.start for other in every if other.start >= one.end), default=len(text))
    return (
        cues.CLAUSE.split(text[start : one.start])[-1]
        + text[one.start : one.end]
        + re.split(r"[,;]", text[one.end : end])[0]
    )


def _part_range(one: Number, other: Number) -> None:
    """Give the ends of a range of years to two numbers of which the first became the second: from 9 to 12."""
    when = one.when
    ends = re.fullmatch(r"(\d{4})/(\d{4})", when.edtf) if when else None
    if when and ends and when is other.when and re.match(r"\W*(?:\w+ ){0,2}(?:to|до) ", one.passage.lower[one.end :]):
        one.when, other.when = when._replace(edtf=ends[1]), when._replace(edtf=ends[2])


def _period(one: Number, given: Sequence[When], every: Sequence[Number]) -> When | None:
    """The date in the clause of a number that is nearest to it: right behind it, else rather one before it."""
    text = one.passage.lower

    def spot(when: When) -> int:
        return one.passage.spots[when.start][0]

    dates = [
        when
        for when in given
        if not is_of_speech(one.passage, when)
        and not ("/" in when.edtf and when.is_year and one.passage.before(when.start) in ("for", "на"))  # a programme
        and not (
            cues.COMPARED_WITH.search(text[: spot(when)])
            and (spot(when) > one.start or not cues.OF_THAT.match(text[one.passage.spots[when.end - 1][1] : one.start]))
        )
    ]
    spots = [(spot(when), when) for when in dates]
    breaks = [found.start() for found in re.finditer(r";|, а |, while |, and in ", text)]
    inside = [
        (at_, when) for at_, when in spots if not any(min(at_, one.start) < at < max(at_, one.start) for at in breaks)
    ]
    before = [pair for pair in inside if pair[0] < one.start]
    behind = [
        pair for pair in inside if pair[0] >= one.end and not any(one.end <= other.start < pair[0] for other in every)
    ]
    if behind:
        next_, when = min(behind, key=lambda pair: pair[0])
        last = max((at for at, _ in before), default=None)
        taken = last is not None and any(last < other.start < one.start for other in every if other is not one.growth)
        if cues.BESIDE.fullmatch(text[one.end : next_]) or (taken and "," not in text[one.end : next_]):
            return when
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    if inside:
        return min(inside, key=lambda pair: pair[0])[1]
    earlier = [pair for pair in spots if pair[0] < one.start]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None
