"""The numbers of a text: what each counts, in which scale and unit, with which hedge, growth and period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from raes_cli import numerals
from raes_cli.curate.book import Book
from raes_cli.curate.rules import hedges
from raes_cli.draft import cues
from raes_cli.draft.passages import Passage
from raes_cli.draft.when import When, is_of_speech
from raes_cli.endings import alike
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.reading import language
from raes_cli.text import fold, words

_SCALES = (
    ("bn", re.compile(r"\s*(?:млрд\.?|миллиард\w*|billion|bn|milyard)\b")),
    ("mn", re.compile(r"\s*(?:млн\.?|миллион\w*|million|mln|mn|milyon)\b")),
    ("thousand", re.compile(r"\s*(?:тыс\.|тыс\b|тысяч\w*|thousand|min)\b")),
)
_CURRENCY = {
    "USD": re.compile(r"(?:US)?\$|долл|dollar|usd\b|доларов"),
    "RUB": re.compile(r"руб|rouble|ruble|₽"),
    "EUR": re.compile(r"евро\b|euro|€"),
    "AZN": re.compile(r"манат|manat|azn\b|₼"),
}


@dataclass
class Number:
    """A number as a passage prints it."""

    passage: Passage
    start: int
    """Where its digits begin."""
    end: int
    """Where what belongs to it ends: scale and unit."""
    value: Decimal
    scale: str | None
    unit: str | None
    counted: str
    """What stands behind it: the word for what is counted."""
    qualifier: str
    said: tuple[int, int]
    """The number with its hedge and unit."""
    growth: Number | None = None
    when: When | None = None
    status: str = "reported"
    indicator: str | None = None
    perhaps: Sequence[str] = ()

    @property
    def in_words(self) -> bool:
        """Whether it is printed as a word."""
        return self.passage.text[self.start].isalpha()

    @property
    def whole(self) -> Decimal:
        """The number in whole units."""
        return self.value * {None: 1, "thousand": 10**3, "mn": 10**6, "bn": 10**9}[self.scale]


def printed(passage: Passage, dates: Sequence[When], book: Book) -> list[Number]:
    """The numbers of a passage that count something, with the growth of a level in it."""
    dated = [(passage.spots[one.start][0], passage.spots[one.end - 1][1]) for one in dates]
    found = [
        one
        for one in (*_numbers(passage, book), *ranks(passage, book))
        if not any(a <= one.start < b for a, b in dated)
    ]
    levels = [one for one in found if not is_rate(one)]
    rates = [one for one in found if is_rate(one)]
    for rate in rates:
        if cues.FALL.search(_around(rate, before=45)):
            rate.value = -abs(rate.value)
        near = [one for one in levels if one.growth is None and one.unit != "percent" and _one_clause(rate, one)]
        if near:
            nearest = min(near, key=lambda one: abs(one.start - rate.start))
            nearest.growth = rate
    alone = [rate for rate in rates if not any(one.growth is rate for one in levels)]
    every = sorted([*levels, *alone], key=lambda one: one.start)
    for one in every:
        one.when = _period(one, dates, every)
    for one, other in pairwise(every):
        _part_range(one, other)
        if other.unit is None and not other.counted and cues.AGAINST.search(passage.lower[one.end : other.start]):
            other.unit, other.counted = one.unit, one.counted
    for one in every:
        clause = _before(one, every)
        one.status = (
            "forecast" if cues.FORECAST.search(clause) else "target" if cues.TARGET.search(clause) else "reported"
        )
    return every


def _numbers(passage: Passage, book: Book) -> Iterator[Number]:
    text, lower = passage.text, passage.lower
    reached = 0
    in_words = [
        found
        for found in cues.IN_WORDS.finditer(lower)
        if any(p.match(lower, found.end()) for _, p in _SCALES)
        or (cues.SOME_THINGS.match(lower, found.end()) and not cues.ALL_OF_THEM.search(lower[: found.start()]))
    ]
    for found in sorted([*cues.NUMBER.finditer(text), *in_words], key=lambda one: one.start()):
        if found.start() < reached:
            continue
        if cues.ORDINAL.match(lower, found.end()) or cues.NOT_COUNTED.match(lower, found.end()):
            continue
        if found.start() == 0 and re.match(r"\d{1,2}[.)] ", text):
            continue
        end, value = found.end(), _value(found[0])
        if value is None:
            continue
        scale = None
        for name, pattern in _SCALES:
            if its := pattern.match(lower, end):
                scale, end = name, its.end()
                break
        if scale and (more := _second(lower, end, scale)):
            value, end = value + more[0], more[1]
        unit, end, counted = _unit(text, found.start(), end, book)
        from_to = lower[: found.start()].endswith(("from ", " с ", "с ")) and re.match(r" (?:to|до) ", lower[end:])
        if cues.ON_COMPARED.match(lower, end + 1):
            unit, counted, end = None, "", found.end() if scale is None else end
        many = re.fullmatch(r"\d{1,3}(?:[ ,]\d{3})+", found[0])
        if unit is None and not counted and scale is None and not from_to and not many:
            continue
        start = found.start() - (text[: found.start()].endswith("$")) - (text[: found.start()].endswith("US$")) * 2
        reached = end
        hedge = _hedge(passage, value, scale, found.start(), end)
        yield Number(passage, found.start(), end, value, scale, unit, counted, hedge[0], (min(hedge[1], start), end))


def ranks(passage: Passage, book: Book) -> Iterator[Number]:
    """Places in an order: 3-е место, third largest partner; among the first five is a bound."""
    if not any(one.unit == "rank" for one in book.base.indicators.values()):
        return
    for found in cues.PLACE.finditer(passage.lower):
        word = found["number"] or found["word"] or found["group"]
        value = int(word) if word.isdecimal() else language.number(fold(word), language.ORDINALS)
        if found["group"]:
            value = next((number for begun, number in _GROUPS if found["group"].startswith(begun)), None)
        if value:
            qualifier = "at-most" if found["group"] else "exact"
            spot = found.start(), found.end()
            yield Number(passage, *spot, Decimal(value), None, "rank", found["counted"] or "", qualifier, spot)


_GROUPS = (("пят", 5), ("десят", 10), ("тройк", 3), ("top three", 3), ("top five", 5), ("top ten", 10))


def _second(lower: str, end: int, scale: str) -> tuple[Decimal, int] | None:
    """What a smaller scale adds: 1 миллиард 100 миллионов."""
    for name, pattern in _SCALES[1:] if scale == "bn" else _SCALES[2:]:
        if (found := re.compile(r"\s+(\d+)").match(lower, end)) and (its := pattern.match(lower, found.end())):
            return Decimal(found[1]).scaleb({"mn": -3, "thousand": -6}[name] + (3 if scale == "mn" else 0)), its.end()
    return None


def _value(digits: str) -> Decimal | None:
    if digits.isalpha():
        count = language.number(fold(digits), language.CARDINALS)
        found = (n for n in range(2, 11) if any(True for _ in numerals.spots(fold(digits), Decimal(n), None)))
        count = count or next(found, None)
        return Decimal(count) if count else None
    plain = re.sub(r"[ '\u202f]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", plain):
        plain = plain.replace(",", "")
    return Decimal(plain.replace(",", ".")) if len(plain) < len("12345678901234567890") else None


def _unit(text: str, start: int, end: int, book: Book) -> tuple[str | None, int, str]:
    """The unit of a number, where it ends, and the word for what is counted."""
    lower = text.lower()
    before = lower[max(start - 4, 0) : start]
    if its := cues.PERCENT.match(lower, end):
        return "percent", its.end(), ""
    sign = next((unit for unit, pattern in _CURRENCY.items() if pattern.search(before[-1:])), None)
    if sign:
        return sign, end, ""
    following = re.match(r"(?:\s+(?:[^\W\d_][\w-]*))?(?:\s+[^\W\d_][\w-]*)?(?:\s+[^\W\d_][\w-]*)?", text[end:])
    said = following[0] if following else ""
    first = said.split()[0] if said.split() else ""
    for unit, pattern in _CURRENCY.items():
        if pattern.match(first.lower()) or (first.lower() == "us" and pattern.match(said.split()[-1].lower())):
            return unit, end + text[end:].index(first) + len(first), ""
    if fold(first) in STOP or cues.ON_COMPARED.match(lower, end + 1):
        return None, end, ""  # a year earlier
    for number, word in enumerate(said.split()):
        if named := _named_unit(fold(word), book):
            reach = end + text[end:].index(said.strip()) + len(" ".join(said.split()[: number + 1]))
            return named, reach, word
    content = [word for word in said.split() if fold(word) not in STOP]
    return None, end, content[0] if content and said.split()[0] == content[0] else ""


def _named_unit(word: str, book: Book) -> str | None:
    """The unit of the base that a folded word names."""
    for id_, unit in book.base.units.items():
        names = {*unit.en, *unit.ru, *((unit.full.en, unit.full.ru) if unit.full else ())}
        if any(alike(word, part) for name in names for part in words(name) if len(part) > len("км")):
            return id_
    return None


def _hedge(passage: Passage, value: Decimal, scale: str | None, start: int, end: int) -> tuple[str, int]:
    """The hedge beside a number, and where it begins."""
    window = passage.text[max(start - 60, 0) : min(end + 30, len(passage.text))]
    found = hedges.beside(window, value, scale)
    if not found:
        return "exact", start
    first = passage.at(start)
    for size in range(5):
        at = max(first - size, 0)
        said = passage.text[passage.spots[at][0] : end]
        if hedges.beside(said, value, scale) >= found:
            return min(found), passage.spots[at][0]
    return min(found), start


def is_rate(one: Number) -> bool:
    """Whether a percentage says by how much something grew, and not what share it is."""
    if one.unit != "percent":
        return False
    around = _around(one, before=60, after=25)
    return bool(cues.GROWTH.search(around)) and not cues.SHARE.search(_around(one, before=40, after=5))


def _around(one: Number, before: int, after: int = 25) -> str:
    """What stands around a number in its clause."""
    text = one.passage.lower
    left = text[max(one.start - before, 0) : one.start]
    right = text[one.end : one.end + after]
    return cues.CLAUSE.split(left)[-1] + text[one.start : one.end] + cues.CLAUSE.split(right)[0]


def _one_clause(one: Number, other: Number) -> bool:
    """Whether nothing ends between two numbers, and no third."""
    start, end = sorted((one.start, other.start))
    return end - start < 120 and ";" not in one.passage.text[start:end]  # noqa: PLR2004 - further off it is another thing


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
    dates = [when for when in given if not is_of_speech(one.passage, when)]
    spots = [(one.passage.spots[when.start][0], when) for when in dates]
    breaks = [found.start() for found in re.finditer(r";|, а |, while |, and in ", text)]
    inside = [
        (spot, when)
        for spot, when in spots
        if not any(min(spot, one.start) < at < max(spot, one.start) for at in breaks)
    ]
    before = [pair for pair in inside if pair[0] < one.start]
    behind = [
        pair for pair in inside if pair[0] >= one.end and not any(one.end <= other.start < pair[0] for other in every)
    ]
    if behind:
        spot, when = min(behind, key=lambda pair: pair[0])
        last = max((spot for spot, _ in before), default=None)
        taken = last is not None and any(last < other.start < one.start for other in every if other is not one.growth)
        if cues.BESIDE.fullmatch(text[one.end : spot]) or (taken and "," not in text[one.end : spot]):
            return when
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    if inside:
        return min(inside, key=lambda pair: pair[0])[1]
    earlier = [pair for pair in spots if pair[0] < one.start]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None
