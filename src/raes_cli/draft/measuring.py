"""The indicator that a number in a text belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from raes_cli.amounts import SCALES
from raes_cli.curate.book import Book
from raes_cli.curate.schema import Indicator
from raes_cli.draft import cues
from raes_cli.draft.directions import Directions
from raes_cli.draft.lands import countries
from raes_cli.draft.numbers import Number
from raes_cli.draft.passages import Passage
from raes_cli.draft.periods import is_of_one, is_rate, names_another
from raes_cli.draft.posts import is_verb
from raes_cli.draft.spelling import names_of
from raes_cli.draft.units import MONEY, is_money
from raes_cli.endings import alike
from raes_cli.lookup.forms import STOP
from raes_cli.text import fold, words

_LEAST = 0.6
"""The score from which an indicator is accepted."""
_SURE = 0.15
"""The lead that an indicator needs over the next one."""
_LITTLE, _MUCH, _FEW = 0.1, 8, 3
_STOCK = re.compile(r"накоплен|всего вложен|accumulat|total of .* invested|stock")


class Measures(Directions):
    """The indicators of a base, with the words of their names, to find that of a number."""

    def __init__(self, book: Book) -> None:
        super().__init__(book)
        units = {
            id_: {word for name in (*unit.en, *unit.ru) for word in words(name)}
            for id_, unit in book.base.units.items()
        }
        contents = {
            id_: [self._people(name) or self._content(name) for name in names_of(one)]
            for id_, one in self.known.items()
        }
        self._dull = {id_: units.get(one.unit or "", set()) for id_, one in self.known.items()}
        self._names = {
            id_: [name for name in names if name & self._countries.keys() or self._telling(id_, name)]
            for id_, names in contents.items()
        }
        every = Counter((self.known[id_].unit, name) for id_, its in self._names.items() for name in dict.fromkeys(its))
        self._several = {name for name, count in every.items() if count > 1}
        """Names that several indicators of the same unit share, which therefore cannot tell them apart."""
        self._heads = {id_: {self._head(name) for name in names_of(one)} - {""} for id_, one in self.known.items()}
        self._shared = Counter(word for names in self._names.values() for word in frozenset().union(*names))
        self._places = book.base.places
        self._units = Counter(one.unit or "" for one in self.known.values())
        self._used = Counter(figure.indicator for figure in book.base.figures.values())
        self._levels = [
            (one.indicator, one.value * SCALES[one.scale])
            for one in book.base.figures.values()
            if one.value and self.known[one.indicator].measure == "stock"
        ]
        """The levels of each stock in the base: a stock does not multiply from one day to another."""
        self.last: str | None = None
        """The indicator that the text may continue with.

        It is that of the number before, or, in a new sentence, that of the first number of the sentence before.
        """
        self._last_way: str | None = None
        """The word for the direction (export or import) that `last` was given with."""
        self._first: tuple[Passage, str] | None = None
        self.asked = ""
        """The question or heading that the sentence answers."""
        self.gathering = ""
        """The Russian name of the body that held the gathering told of, if the base has it."""
        self._pair: set[str] = set()
        """The countries that the last sentence about several has named, whom “the two countries” means."""

    def find(self, number: Number) -> str | None:
        """Return the indicator of a number or None; set `number.indicator`, and `number.perhaps` to the nearest."""
        named = {id_ for word in number.passage.words for id_ in countries(self._places, word.text)}
        self._pair = named if len(named) > 1 else self._pair
        if self._first and self._first[0] is not number.passage:
            (_, self.last), self._first = self._first, None
        if number.least:
            number.indicator, number.perhaps = number.least.indicator, number.least.perhaps
            return number.indicator
        asked = self.asked if not (number.unit or number.counted) or self._goes_on(number) else ""
        told = f"{asked} {number.around}"
        if cues.ANYBODY.match(fold(number.thing)) and cues.TOOK_PART.search(number.passage.lower):
            told += f" участники {self.gathering}"
        best = self._best(number, told, asked)
        way = _way(number)
        fits = best is None and self.last and _fits(number, self.known[self.last])
        if fits and way in (None, self._last_way) and self._goes_on(number):
            best = self.last
        if best and best == self.last and self._against(self.known[best], told) > 0:
            best = self._turned(best)
        if self.last and best is None and fits and way and self._last_way:
            best = self.last if way == self._last_way else self._turned(self.last)
        stock = self._stock_of(best) if best and number.when is None and self.known[best].measure == "flow" else None
        if stock:
            best = stock if self._against(self.known[stock], told) or not self._turned(stock) else None
        number.indicator = best = None if best and self._is_of_other(best, number) else best
        if best:
            self.last, self._last_way = best, way
            self._first = self._first or (number.passage, best)
        return best

    def _stock_of(self, id_: str) -> str | None:
        """Return the stock that a flow adds to, which a number without a period may be: all investments."""
        own = self.known[id_]
        for other, one in self.known.items():
            same = (one.unit, one.origin, one.destination) == (own.unit, own.origin, own.destination)
            if same and one.measure == "stock" and any(name in self._names[other] for name in self._names[id_]):
                return other
        return None

    def _best(self, number: Number, told: str, asked: str) -> str | None:
        """Return the indicator with the highest score for the words around a number, if it is clearly the highest."""
        near = self._content(f"{told} {number.counted}")
        if len(near & self._countries.keys()) > 1:  # the people of one country in another
            near |= self._people(number.counted)
        whole = self._content(number.passage.text[: number.start])
        others = {
            (number.is_part or number.is_total) and self.last,
            number.of and self._best(number.of, number.of.around, ""),
        }
        scores: dict[str, float] = {}
        worth: dict[str, float] = {}
        for id_, one in self.known.items():
            reached = one.measure == "target" and number.status == "reported"
            counts = not reached and (number.unit or number.counted or number.times or asked) and id_ not in others
            if counts and _fits(number, one) and self._counts(number, id_, asked):
                own = self._worth(id_, near)
                score = own + self._worth(id_, whole) / 4
                if number.is_part:  # its own words name the part, and the words before it the whole
                    tells = any(_any(word, near) for name in self._names[id_] for word in self._telling(id_, name))
                    score = tells * self._worth(id_, near | whole)
                if score >= _LITTLE:
                    worth[id_] = score if own or not _way(number) else 0  # trade grew, and imports
                    scores[id_] = (
                        score - (self._units[one.unit or ""] > 1) * self._against(one, told) - _kind(one, number)
                    )
        ranked = sorted(scores, key=lambda id_: (-scores[id_], id_ != self.last, -self._used[id_]))
        number.perhaps = [id_ for id_ in ranked[:_FEW] if scores[id_] > 0]
        best = ranked[0] if ranked and min(scores[ranked[0]], worth[ranked[0]]) >= _LEAST else None
        equals = [id_ for id_ in ranked[1:2] if best and scores[best] - scores[id_] < _SURE]
        either = best and equals and self._used[best] <= 2 * self._used[equals[0]]
        one_way = best and self._turned(best) in scores and not self._against(self.known[best], told)
        return None if either or one_way else best

    def _is_of_other(self, id_: str, number: Number) -> bool:
        """Return whether a number covers less than an indicator, or something else.

        For example, it is far from all known levels, or about some goods, a part of a country, a single plant, a
        capacity, another country, or those present at an event.
        """
        levels = [level for known, level in self._levels if known == id_ and number.unit != "percent"]
        if levels and not any(number.whole < _MUCH * one and one < _MUCH * number.whole for one in levels):
            return True
        name = f"{self.known[id_].name.en} {self.known[id_].name.ru}".lower()
        apart = any(
            cue.search(number.around) and not cue.search(name) for cue in (cues.OF_REGION, cues.FOREIGN, cues.CAPACITY)
        )
        if apart or self._is_narrowed(id_, number.around) or self._is_elsewhere(id_, number):
            return True
        behind = re.split("[,;.]", number.passage.lower[number.end :])[0]
        if self.known[id_].unit in MONEY:
            return self._in_a_thing(behind)
        if "participant" in name:
            return not self.gathering or not all(
                _any(own, self._content(name)) for own in self._content(self.gathering)
            )
        return number.unit != "percent" and cues.TOOK_PART.search(behind) is not None

    def _is_elsewhere(self, id_: str, number: Number) -> bool:
        """Return whether a number is about a country that is not one of the indicator's: trade with Norway."""
        one = self.known[id_]
        its = {country for name in names_of(one) for word in words(name) for country in countries(self._places, word)}
        its |= {country for country in (one.origin, one.destination) if country}
        if self._pair and not self._pair <= its and cues.TWO_LANDS.search(number.around):
            return bool(its)
        others = (is_of(number, its, self._places) for is_of in (is_of_one, names_another))
        return bool(its) and one.measure != "rank" and any(others)

    def _goes_on(self, number: Number) -> bool:
        """Return whether nothing around a number says what it counts, except a pronoun: in 2023 it was 4.36 billion."""
        if number.is_part or number.is_total or cues.IT.search(number.around):
            return not (number.is_part or number.is_total)
        clause = cues.BREAK_OFF.split(number.around.strip(' "'))[-1]
        clause = clause if any(map(cues.GOES_ON.match, clause.split())) else number.around
        said = self._content(f"{clause} {number.counted}") - self._countries.keys()
        return not any(
            len(word) > len("года") and not is_verb(word) and not word.endswith("ed") and not cues.GOES_ON.match(word)
            for word in said
        )

    def _people(self, counted: str) -> frozenset[str]:
        """Return `of ID` for people named only by their country: россиян; empty if there is no single country."""
        countries = {self._country_of(word) for word in words(counted)}
        return frozenset(f"of {id_}" for id_ in countries if id_ and len(countries) == 1)

    def _is_narrowed(self, id_: str, text: str) -> bool:
        """Return whether exports are limited to certain goods that the indicator does not name."""
        told = " ".join(filter(None, (part for found in cues.NARROWED.finditer(text) for part in found.groups())))
        own = {word for name in self._names[id_] for word in name} | self._countries.keys()
        return any(not (_any(word, own) or is_verb(word) or cues.GOES_ON.match(word)) for word in self._content(told))

    def _in_a_thing(self, behind: str) -> bool:
        """Return whether money went into something that is not a country: a plant, the modernization of a railway."""
        into = cues.INTO_A_THING.match(behind)
        return into is not None and not any(re.search(its, behind) for its in self._countries.values())

    def _counts(self, number: Number, id_: str, asked: str) -> bool:
        """Return whether an indicator may count the noun after a number without a unit: schools are not children."""
        unit = self.known[id_].unit
        part = number.is_part and self.last and self.known[self.last].unit == unit
        if number.unit or part or not (number.counted or asked):
            return True
        said = self._content(number.counted or asked)
        anybody = any(cues.ANYBODY.match(word) or word in self._countries for word in (*said, fold(number.counted)))
        return any(_any(head, said) for head in self._heads[id_]) or (unit == "people" and anybody)

    def _head(self, name: str) -> str:
        """Return the word of a name that says what is counted: the first, or the second of two English words."""
        content = [word for word in words(name) if word in self._content(name)]
        return "" if not content else content[-1 if name.isascii() and len(words(name)) == 2 else 0]  # noqa: PLR2004

    def _worth(self, id_: str, said: frozenset[str]) -> float:
        """Return the score of these words for an indicator.

        It is highest if they make up a whole name of the indicator, and higher for words that few other indicators
        have; the names of countries alone score nothing.
        """
        found = {
            own: self._weight(own)
            for name in self._names[id_]
            for own in name
            if own in said or _any(own, said - self._countries.keys())
        }
        alone = self._units[self.known[id_].unit or ""] == 1 and found.keys() in self._names[id_]
        if len(found) == 1 and not alone and self.known[id_].unit not in MONEY:
            return 0  # a single word, such as “companies”, is too general
        shares = (
            sum(found.get(own, 0) for own in name) * len(found.keys() & content) / len(content)
            for name in self._names[id_]
            if (self.known[id_].unit, name) not in self._several
            and (content := name - self._countries.keys())
            and (not (own := self._telling(id_, name)) or own & found.keys())
            and 2 * len(found.keys() & content) >= len(content) + (self.known[id_].measure == "share")
        )
        return best + sum(found.values()) / 5 if (best := max(shares, default=0)) else 0

    def _telling(self, id_: str, name: Collection[str]) -> set[str]:
        """Return the words of a name other than its unit, countries and general words for people."""
        said = (word for word in name if word not in self._countries and not cues.WHOEVER.match(word))
        return {word for word in said if not (_any(word, self._dull[id_]) or is_money(word))}

    def _weight(self, word: str) -> float:
        return 0.4 if word in self._countries else 1 / (1 + self._shared[word] / 10)

    def _content(self, text: str) -> frozenset[str]:
        """Return the words of a text that distinguish indicators, with countries as ids."""
        found = (
            "-".join(filter(None, map(self._country_of, words(part)))) or word
            for part in text.split()
            for word in words(part)
            if word not in STOP | cues.MONTHS and not word.isdecimal() and not _any(word, cues.COMMON)
        )
        return frozenset(word for word in found if len(word) >= len("газ"))


def _any(own: str, said: Collection[str]) -> bool:
    return own in said or any(own[:2] == word[:2] and alike(word, own) for word in said)


def _way(number: Number) -> str | None:
    """Return the word for the direction (export or import) around an amount of money, if there is only one."""
    found = cues.WAY.findall(number.around) if number.unit in MONEY else []
    return found[0] if len({*found}) == 1 else None


def _fits(number: Number, one: Indicator) -> bool:
    """Return whether an indicator is counted in the unit of a number; a growth rate fits any flow or stock."""
    if is_rate(number):
        return one.measure in ("flow", "stock") and one.unit not in ("years", "kilometres", "metres")
    if one.measure == "rank" or number.unit == "rank":
        return one.measure == "rank" and number.unit == "rank"
    countable = one.unit not in (*MONEY, "percent", "rank") and number.counted != "times"
    return one.unit == number.unit if number.unit else countable


def _kind(one: Indicator, number: Number) -> float:
    """Return the penalty for a flow where the text means a stock, and the other way round."""
    if one.measure not in ("flow", "stock") or one.unit not in MONEY:
        return 0
    return 0.4 if (one.measure == "stock") != bool(_STOCK.search(number.passage.lower)) else 0
