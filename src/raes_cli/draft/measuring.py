"""What a number of a text is: a level or by how much one grew, of which time, and of which indicator of the base."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from raes_cli.curate.book import Book
from raes_cli.curate.schema import Indicator
from raes_cli.draft import cues
from raes_cli.draft.numbers import Number, around, is_rate, numbers
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import is_verb
from raes_cli.draft.spelling import stems
from raes_cli.draft.when import When, is_of_speech
from raes_cli.endings import alike
from raes_cli.lookup.forms import STOP
from raes_cli.text import fold, words

_LEAST = 0.6
"""The worth of words from which an indicator is meant."""
_SURE = 0.15
"""By how much an indicator has to be worth more than the next."""
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


class Measures:
    """The indicators of a base."""

    def __init__(self, book: Book) -> None:
        self.known = book.base.indicators
        self._countries = _countries(book)
        self._names = {id_: [self._content(name) for name in _names(one)] for id_, one in self.known.items()}
        self._shared = Counter(word for names in self._names.values() for word in frozenset().union(*names))
        self._units = Counter(one.unit or "" for one in self.known.values())
        self._used = Counter(figure.indicator for figure in book.base.figures.values())
        self.last: str | None = None
        """The indicator of the number before, of a sentence before the first: the text may go on with it."""
        self._first: tuple[Passage, str] | None = None

    def find(self, number: Number) -> str | None:
        """The indicator of a number, which is then in `number.indicator` too; else the nearest are in `perhaps`."""
        if self._first and self._first[0] is not number.passage:
            (_, self.last), self._first = self._first, None
        near = self._content(f"{number.around} {number.counted}")
        whole = self._content(number.passage.text[: number.start])
        scores: dict[str, float] = {}
        for id_, one in self.known.items():
            if (number.unit or number.counted or number.times) and _fits(number, one) and self._counts(number, id_):
                score = self._worth(id_, near) + self._worth(id_, whole) / 4
                if score:
                    others = self._units[one.unit or ""] > 1
                    against = others * self._against(one, number.around)
                    scores[id_] = score - against - _kind(one, number.passage.lower)
        ranked = sorted(scores, key=lambda id_: (-scores[id_], id_ != self.last, -self._used[id_]))
        number.perhaps = [id_ for id_ in ranked[:_FEW] if scores[id_] > 0]
        best = ranked[0] if ranked and scores[ranked[0]] >= _LEAST else None
        equals = [id_ for id_ in ranked[1:2] if best and scores[best] - scores[id_] < _SURE]
        if best and equals and self._used[best] <= 2 * self._used[equals[0]]:
            best = None  # either of two
        if best is None and self.last and self._goes_on(number) and _fits(number, self.known[self.last]):
            best = self.last
        if best == self.last and best and self._against(self.known[best], number.around) > 0:
            best = None
        if (
            best
            and self.known[best].unit in _MONEY
            and (cues.OF_REGION.search(number.around) or self._in_a_thing(number))
        ):
            best = None
        number.indicator = best
        if best:
            self.last = best
            self._first = self._first or (number.passage, best)
        return best

    def _goes_on(self, number: Number) -> bool:
        """Whether nothing around a number says what it counts, or a pronoun does: in 2023 it was 4.36 billion."""
        if cues.IT.search(number.around):
            return True
        said = self._content(f"{number.around} {number.counted}") - self._countries.keys() - cues.MONTHS
        return not any(
            len(word) > len("года") and not is_verb(word) and not word.endswith("ed") and not cues.GROWTH.match(word)
            for word in said
        )

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

    def _in_a_thing(self, number: Number) -> bool:
        """Whether money was put into what is no country: a plant, the modernization of a railway."""
        behind = re.split("[,;.]", number.passage.lower[number.end :])[0]
        into = cues.INTO_A_THING.match(behind)
        return into is not None and not any(re.search(its, behind) for its in self._countries.values())

    def _counts(self, number: Number, id_: str) -> bool:
        """Whether an indicator may count what stands behind a number without a unit: children are no schools."""
        if number.unit or not number.counted:
            return True
        said = self._content(number.counted)
        if any(_any(own, said) for name in self._names[id_] for own in name):
            return True
        return self.known[id_].unit == "people" and any(
            cues.ANYBODY.match(word) or word in self._countries for word in (*said, fold(number.counted))
        )

    def _worth(self, id_: str, said: frozenset[str]) -> float:
        """What the words that are said are worth for an indicator: most where they are the whole of one of its names,
        the more the fewer others have them; nothing where they only name countries.
        """
        found = {own: self._weight(own) for name in self._names[id_] for own in name if _any(own, said)}
        if found.keys() <= self._countries.keys():
            return 0
        shares = (
            sum(found.get(own, 0) for own in name) * len(found.keys() & name) / len(name)
            for name in self._names[id_]
            if name
        )
        return max(shares) + sum(found.values()) / 5

    def _weight(self, word: str) -> float:
        return 0.4 if word in self._countries else 1 / (1 + self._shared[word] / 10)

    def _content(self, text: str) -> frozenset[str]:
        """The words of a text that tell one indicator from another, and the countries it names."""
        found = (
            next((id_ for id_, its in self._countries.items() if re.fullmatch(its, word)), word)
            for word in words(text)
            if word not in STOP and not word.isdecimal() and not _any(word, cues.COMMON)
        )
        return frozenset(word for word in found if len(word) >= len("газ"))


def _any(own: str, said: Collection[str]) -> bool:
    return own in said or any(own[:2] == word[:2] and alike(word, own) for word in said)


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
        money = one.unit in _MONEY and other.scale is not None
        if alone and (money or between.endswith(" - ") or cues.AGAINST.search(between) or cues.OF_THEM.search(between)):
            other.unit, other.counted = one.unit, one.counted
        if one.when and one.when is other.when and one.passage.spots[one.when.start][0] > other.start:
            led = cues.FROM.search(passage.lower[: one.start])
            one.when = None if led and re.search(r" (?:to|до) $", between) else one.when  # from 5 to 15 by 2028
        if alone and one.unit == other.unit:
            pass
        elif one.unit is None and not one.counted and cues.AND_TO.fullmatch(between):
            one.unit, one.counted, one.scale = other.unit, other.counted, one.scale or other.scale
    for one in every:
        one.around = _around(one, every)
        forecast, target = cues.FORECAST.search(one.around), cues.TARGET.search(one.around)
        one.status = "forecast" if forecast else "target" if target else "reported"
    return every


def _one_clause(one: Number, other: Number) -> bool:
    """Whether nothing ends between two numbers, and nothing else begins to be said."""
    start, end = sorted((one.start, other.start))
    between = one.passage.lower[start:end]
    far = 120  # what stands further off is another thing
    return len(between) < far and ";" not in between and not cues.SAYS.search(between)


def _around(one: Number, every: Sequence[Number]) -> str:
    """What leads up to a number in its clause, from the number before, and what follows up to the next."""
    text = one.passage.lower
    start = max((other.end for other in every if other.end <= one.start and other is not one.growth), default=0)
    end = min((other.start for other in every if other.start >= one.end), default=len(text))
    led = cues.CLAUSE.split(text[start : one.start].replace(": ", " "))[-1]
    return f"{led} {text[one.start : one.end]} {re.split(r'[,;]|[.] ', text[one.end : end])[0]}"


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
