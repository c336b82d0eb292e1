"""The numbers in a text: what each counts, its scale, unit, hedge, growth and period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from raes_cli import numerals
from raes_cli.amounts import SCALES
from raes_cli.curate.book import Book
from raes_cli.draft import cues, units
from raes_cli.draft.passages import Passage
from raes_cli.draft.units import MONEY
from raes_cli.draft.when import When
from raes_cli.lookup.reading import counting
from raes_cli.text import fold

_SCALES = (
    ("bn", re.compile(r"\s*(?:млрд|миллиард\w*|billion|bl?n|milyard)\b(?:\.(?=\s+[\w-]))?")),
    ("mn", re.compile(r"\s*(?:млн|миллион\w*|million|mln|mn|milyon)\b(?:\.(?=\s+[\w-]))?")),
    ("thousand", re.compile(r"\s*(?:тыс|тысяч\w*|thousand|min(?:i|ə|dən|in)?)\b(?:\.(?=\s+[\w-]))?")),
)

_ADJECTIVE = re.compile(r"(?:[ыи](?:х|ми?)|[ыгкхшжчщн]е|ого|его|ый|ая|ую)$|^[a-z]*[a-rt-z]$", re.IGNORECASE)
"""A word before the noun for what is counted: it is no plural in English, and has the ending of an adjective."""


@dataclass
class Number:
    """A number as printed in a passage."""

    passage: Passage
    start: int
    """The offset of its first digit."""
    end: int
    """The offset after its scale and unit."""
    value: Decimal
    scale: str | None
    unit: str | None
    counted: str
    """The words after it for what is counted."""
    qualifier: str
    said: tuple[int, int]
    """The offsets of the number with its hedge and unit."""
    growth: Number | None = None
    when: When | None = None
    reach: tuple[int, int] = (0, 0)
    """The offsets of the part of its clause that is about it."""
    of: Number | None = None
    """The total that it is a part of."""
    apart: tuple[int, int] = (0, 0)
    """The offsets of the words in its clause that are about the other number of a part and its total."""
    status: str = "reported"
    indicator: str | None = None
    perhaps: Sequence[str] = ()
    earlier: bool = False
    """Whether it is the value before a change: увеличена со 175 до 250."""
    least: Number | None = None
    """The lower end of the range, if it is the upper one."""
    times: bool = False
    """Whether it is growth that is printed as a multiple: вдвое."""

    @property
    def in_words(self) -> bool:
        """Whether it is printed in words."""
        return self.passage.text[self.start].isalpha()

    @property
    def thing(self) -> str:
        """The noun for what is counted, without adjectives before it: airlines, предприятий; or an empty text."""
        said = self.counted.split()
        return next((word for word in said if not _ADJECTIVE.search(word)), said[0] if said else "")

    @property
    def around(self) -> str:
        """The text around it in its clause, up to other numbers."""
        text, (start, end) = self.passage.lower, self.reach
        left, right = self.apart if self.apart[1] else (end, end)
        behind = text[self.end : left] + text[right:end]
        return f"{text[start : self.start]} {text[self.start : self.end]} {behind}".replace(": ", " ")

    @property
    def is_part(self) -> bool:
        """Whether it counts only a part of what is counted beside it: из них 320, 38 of the 67."""
        text = self.passage.lower
        of_them = cues.OF_OURS.match(text, self.end)
        some = of_them is not None and not of_them[1]
        some = some or cues.OF_THIS.match(text) is not None
        return some or bool(cues.OF_THEM.search(text[: self.start].rstrip("$€")) or cues.OUT_OF.match(text, self.end))

    @property
    def is_total(self) -> bool:
        """Whether what was counted before it is a part of it: $4 bn (of $51 bn)."""
        led = self.passage.lower[: self.start].rstrip("$€")
        return self.unit in MONEY and led.endswith(("(of ", "(из ", "(out of "))

    @property
    def is_capacity(self) -> bool:
        """Whether it is a capacity, rather than an amount that was reached."""
        return cues.CAPACITY.search(self.around) is not None

    def seen_from(self, published: dt.date) -> None:
        """Adjust the status to the day of publication.

        A number for a later period is a target. A forecast for an earlier period is reported: it is the number that the
        forecast is compared with.
        """
        known = self.when.known if self.when else None
        if self.status == "reported" and known and known.earliest and known.earliest > published:
            self.status = "target"
        elif self.status == "forecast" and known and known.latest and known.latest < published:
            self.status = "reported"

    def is_like(self, other: Number) -> bool:
        """Return whether it counts the same as another number, and may take its period if the sentence has none."""
        money = other.unit in MONEY and (self.unit in MONEY or (self.indicator is not None and self.unit == "percent"))
        same = self.unit is not None and self.unit == other.unit and self.counted == other.counted
        return (money or same or self.indicator == other.indicator is not None) and not self.is_capacity

    @property
    def whole(self) -> Decimal:
        """The value multiplied by its scale."""
        return self.value * SCALES[self.scale]


def numbers(passage: Passage, book: Book, before: Number | None = None) -> Iterator[Number]:
    """Yield the numbers of a passage: counts, multiples, frequencies of meetings, and ranks.

    An elliptical number counts the same as the number before it, at first `before`, of the sentence before.
    """
    yield from _in_digits_or_words(passage, book, before)
    for found in cues.MET_TIMES.finditer(passage.lower):
        spot = found.span("times")
        if value := _value(found["number"]):
            yield Number(passage, *spot, value, None, None, "times", "exact", spot)
    yield from _multiples(passage)
    yield from _ranks(passage, book)


def _in_digits_or_words(passage: Passage, book: Book, before: Number | None) -> Iterator[Number]:
    text, lower = passage.text, passage.lower
    reached = 0
    for found in sorted([*cues.NUMBER.finditer(text), *_in_words(lower)], key=lambda one: one.start()):
        if found.start() < reached or cues.NOT_COUNTED.match(lower, found.end()):
            continue
        value = _value(found[0])
        if value is None:
            continue
        case = cues.CASE_ENDING.match(lower, found.end())
        end = case.end() if case else found.end()
        scale, end = _scale(lower, end)
        if scale and not text.isascii() and re.fullmatch(r"\d{1,3},\d{3}", found[0]):
            value = Decimal(found[0].replace(",", "."))  # 727,577 тыс.
        if scale and (more := _second(lower, end, scale)):
            value, end = value + more[0], more[1]
        unit, end, counted = units.unit(text, found.start(), end, book)
        if unit not in (*MONEY, "percent") and scale is None and _is_in_a_name(passage, found, counted):
            continue
        from_to = cues.FROM.search(lower[: found.start()]) and cues.AND_TO.match(lower, end)
        from_to = from_to or cues.RANGE.match(lower, end) or cues.OF_THEM.search(lower[: found.start()])
        many = re.fullmatch(r"\d{1,3}(?:[ ,]\d{3})+", found[0])
        if unit is None and not counted and scale is None and (of := cues.NUMBER_OF.search(lower[: found.start()])):
            counted = of["of"] or of["az"]
        if unit is None and not counted and scale is None and not (from_to or many):
            if before and not before.scale and _is_elliptic(lower, found.start(), end):
                unit, counted = before.unit, before.counted
            elif not (_is_many(lower, found) or cues.OF_OURS.match(lower, end)):
                continue
        dollars = re.search(r"(?:(?:US)?\$)?$", text[: found.start()])
        start = dollars.start() if dollars else found.start()
        reached = end
        hedge = units.hedge(passage, value, scale, found.start(), end)
        before = Number(passage, found.start(), end, value, scale, unit, counted, hedge[0], (min(hedge[1], start), end))
        yield before


def _is_in_a_name(passage: Passage, found: re.Match[str], counted: str) -> bool:
    """Return whether digits are part of a name or a year: Boeing 737, 6 Polar Street, Article 5, the 2016 war."""
    if not found[0].isdecimal():
        return False
    if cues.LABEL.search(passage.lower[: found.start()]):
        return True
    at, thing = passage.at(found.start()), " ".join(counted.split()[:1])
    if re.fullmatch(r"(?:19|20)\d\d", found[0]) and thing and thing.isascii():
        return not thing.endswith("s")
    named = {far for span in passage.of("actor", "place") for far in range(span.start, span.end)}
    led = passage.surface(at - 1) if at > 0 and passage.between(at - 1, at) == " " else ""
    model = led[:1].isupper() and led.isascii() and at - 1 not in named and (at > 1 or not passage.text.isascii())
    model = model and passage.words[at - 1].text not in cues.NO_NAME | cues.MONTHS
    model = model and passage.before(at - 1) not in cues.PLACING
    return model or (thing.istitle() and at + 1 not in named and not cues.DEMONYM.match(thing.lower()))


def _scale(lower: str, end: int) -> tuple[str | None, int]:
    """Return the scale that begins at an offset, or None, and where it ends."""
    found = ((name, its.end()) for name, pattern in _SCALES if (its := pattern.match(lower, end)))
    return next(found, (None, end))


def _in_words(lower: str) -> list[re.Match[str]]:
    """Return the matches of numbers in words that count something."""
    several = {at for one in cues.OF_TENS.finditer(lower) for at in range(*one.span())}
    return [
        found
        for found in cues.IN_WORDS.finditer(lower)
        if found.start() not in several
        and not cues.ONE_OF.match(lower, found.start())
        and (
            any(p.match(lower, found.end()) for p in (cues.PERCENT, *(its for _, its in _SCALES)))
            or (cues.SOME_THINGS.match(lower, found.end()) and not cues.ALL_OF_THEM.search(lower[: found.start()]))
            or cues.OF_THEIRS.match(lower, found.end())
            or cues.OF_OURS.match(lower, found.end())
            or (cues.LEVEL.search(led := lower[: found.start()]) and cues.NUMBER_OF.search(led))
        )
    ]


def _is_elliptic(lower: str, start: int, end: int) -> bool:
    """Return whether a number ends its clause without a noun, and counts the same as the one before: it was 250."""
    year = re.fullmatch(r"(?:19|20)\d\d", lower[start:end])
    ends = re.match(r'\W*(?:$|[.,;:)"])', lower[end:]) or cues.ON_COMPARED.match(lower, end + 1)
    return not year and bool((cues.IT_WAS.search(lower[:start]) and ends) or cues.OF_OURS.match(lower, end))


def _is_many(lower: str, found: re.Match[str]) -> bool:
    """Return whether a number without a noun can only be a count: large, not a year, and after “more than”."""
    many = re.fullmatch(r"(?!(?:19|20)\d\d$)\d{3,}", found[0])
    return many is not None and bool(re.search(r"(?:более|свыше|over|more than) $", lower[: found.start()]))


def _multiples(passage: Passage) -> Iterator[Number]:
    """Yield multiples as growth in percent: вдвое, в 1,5 раза."""
    for start, end, whole, change in numerals.parts(passage.lower):
        if change is None or not (
            cues.TIMES.search(passage.lower, start, end)
            if whole is None
            else cues.OF_GROWTH.match(passage.lower, end) or cues.GROWN_BY.search(passage.lower[:start])
        ):
            continue
        said = units.hedge(passage, change, None, start, end, percent=True)
        yield Number(passage, start, end, change.normalize(), None, "percent", "", said[0], (said[1], end), times=True)


def _ranks(passage: Passage, book: Book) -> Iterator[Number]:
    """Yield ranks: 3-е место, third largest partner; being among the first five is a bound."""
    if not any(one.unit == "rank" for one in book.base.indicators.values()):
        return
    for found in cues.PLACE.finditer(passage.lower):
        word = found["number"] or found["word"] or found["group"]
        value = int(word) if word.isdecimal() else counting.number(fold(word), counting.ORDINALS)
        if found["group"]:
            value = next((number for begun, number in _GROUPS if found["group"].startswith(begun)), None)
        if value:
            qualifier = "at-most" if found["group"] else "exact"
            spot = found.start(), found.end()
            yield Number(passage, *spot, Decimal(value), None, "rank", found["counted"] or "", qualifier, spot)


_FEW = ("од", "дво", "тро", "четвер", "пятер", "шестер", "семер", "восьмер", "девятер", "десятер")
_GROUPS = (("пят", 5), ("десят", 10), ("тройк", 3), ("top three", 3), ("top five", 5), ("top ten", 10))


def _second(lower: str, end: int, scale: str) -> tuple[Decimal, int] | None:
    """Return the value that a smaller scale adds, and where it ends: 1 миллиард 100 миллионов, 2 тысячи 40."""
    rest = re.compile(r" (\d{1,3})(?= [^\W\d])(?! ?%)").match(lower, end) if scale == "thousand" else None
    if rest and not cues.NOT_COUNTED.match(lower, rest.end()) and _scale(lower, rest.end())[0] is None:
        return Decimal(rest[1]).scaleb(-3), rest.end()
    for name, pattern in _SCALES[1:] if scale == "bn" else _SCALES[2:]:
        if (found := re.compile(r"\s+(\d+(?:[.,]\d+)?)").match(lower, end)) and (
            its := pattern.match(lower, found.end())
        ):
            return Decimal(found[1].replace(",", ".")).scaleb(
                {"mn": -3, "thousand": -6}[name] + (3 if scale == "mn" else 0)
            ), its.end()
    return None


def _value(digits: str) -> Decimal | None:
    if digits in ("", "a"):
        return Decimal(1)  # a million
    if digits.isalpha():
        if digits.lower().startswith(("полтор", "полутор")):
            return Decimal("1.5")
        if few := next((at for at, begun in enumerate(_FEW, 1) if digits.lower().startswith(begun)), None):
            return Decimal(few)
        count = counting.number(fold(digits), counting.CARDINALS)
        found = (
            n
            for n in (*range(2, 20), *range(20, 100, 10))
            if any(True for _ in numerals.spots(fold(digits), Decimal(n), None))
        )
        count = count or next(found, None)
        return Decimal(count) if count else None
    plain = re.sub(r"[ '\u202f]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", plain):
        plain = plain.replace(",", "")
    return Decimal(plain.replace(",", ".")) if len(plain) < len("12345678901234567890") else None
