"""What a number of a text measures: the indicator of the base whose words stand around it, and goes the same way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from raes_cli.curate.book import Book
from raes_cli.curate.schema import Indicator
from raes_cli.draft import cues
from raes_cli.draft.levels import is_rate
from raes_cli.draft.numbers import Number
from raes_cli.endings import alike
from raes_cli.lookup.forms import STOP
from raes_cli.text import fold, words

_LEAST = 1.0
"""The worth of words from which an indicator is meant."""
_FEW = 3
_STOCK = re.compile(r"накоплен|всего вложен|accumulat|total of .* invested|stock")
_INTO, _FROM = "в|во|to|into|in|для|на рынок", "из|from|of|by"


def _countries(book: Book) -> dict[str, str]:
    """The countries between which the base counts, each with a pattern for its name and what is made of it."""
    ids = {id_ for one in book.base.indicators.values() for id_ in (one.origin, one.destination) if id_}
    found = {}
    for id_ in sorted(ids):
        place = book.base.places.get(id_)
        if place is not None:
            stems = {re.escape(fold(name).rstrip("аяьiaй")[:_STEM]) for name in (place.name.ru, place.name.en)}
            found[id_] = f"(?:{'|'.join(sorted(stems))})\\w*"
    return found


_STEM = 8
"""Letters of a country that its adjective has too."""


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
    return one.unit not in ("USD", "percent", "RUB", "EUR", "AZN", "rank")


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
