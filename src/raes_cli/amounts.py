"""Figures as numbers and in words: scales, hedges, the range of a rounded number, growth between levels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from raes_cli import dates, labels, plurals, vocabularies

SCALES = {None: 1, "thousand": 10**3, "mn": 10**6, "bn": 10**9}
"""Scale → its factor."""

# How far below the number an *almost* value may lie: a convention of this program, stated where it matters.
_ALMOST = Decimal("0.05")
_MORE = r"\b(?<!не )(?<!no )(?<!not )(?:бол(?:ее|ьше)|свыше|over|more than|mehr als|über)\b"
_WITH_GENITIVE = ("about", "at-least", "at-most")  # in Russian: почти 2 школы, но около 2 школ
_TENTH = Decimal("0.1")
_MONTHS = 12


class Level(NamedTuple):
    """A number as a source prints it: its digits, its scale and its hedge."""

    digits: Decimal
    scale: str | None
    qualifier: str

    @property
    def value(self) -> Decimal:
        """The exact number in whole units."""
        return self.digits * SCALES[self.scale]

    @property
    def limits(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number, in units of the scale, that this number can stand for.

        That is half a unit of its last digit either way; *almost* extends 5 % towards zero and not beyond the number;
        *at least* and *at most* are bounded by the number itself.
        """
        exponent = self.digits.as_tuple().exponent
        assert isinstance(exponent, int)
        half = Decimal(5).scaleb(exponent - 1)
        match self.qualifier:
            case "almost":
                nearer = self.digits * (1 - _ALMOST)
                return min(nearer, self.digits), max(nearer, self.digits)
            case "at-least":
                return self.digits, self.digits + half
            case "at-most":
                return self.digits - half, self.digits
            case _:
                return self.digits - half, self.digits + half


def rate(old: Decimal, new: Decimal) -> Decimal:
    """Return the growth from `old`, which must not be 0, to `new`, in percent."""
    return (new / old - 1) * 100


def implied(before: Level, after: Level) -> tuple[Decimal, str] | None:
    """Return the growth between two levels to a tenth of a percent, and the bound that their hedges imply.

    None if they imply none, because both are hedged in opposite directions or one hedge is unknown.
    """
    bounds = {_FROM.get(before.qualifier, "about"), _TO.get(after.qualifier, "about")} - {"about"}
    if "unknown" in (before.qualifier, after.qualifier) or len(bounds) > 1:
        return None
    grown = rate(before.value, after.value).quantize(_TENTH) + 0  # no −0.0
    return grown, bounds.pop() if bounds else "about"


_TO = {"almost": "at-most", "at-most": "at-most", "at-least": "at-least"}
_FROM = {"almost": "at-least", "at-most": "at-least", "at-least": "at-most"}


@lru_cache(maxsize=1024)
def year(period: str | None) -> int | None:
    """Return the year if a period covers exactly one whole year, else None."""
    known = dates.parse(period) if period else None
    if known is None or known.shape == "one-of" or not known.earliest or not known.latest:
        return None
    ends = (f"{known.earliest:%m%d}", f"{known.latest:%m%d}")
    return known.earliest.year if ends == ("0101", "1231") and known.earliest.year == known.latest.year else None


def decimal(stated: object, lang: str) -> str:
    """Return a number as printed, with the separators of `lang`; four digits are not grouped."""
    whole, point, fraction = str(stated).replace("-", "−").partition(".")
    if len(whole) > len("9999"):
        whole = f"{Decimal(whole.replace('−', '-')):,}".replace("-", "−")
    number = whole + point + fraction
    return number.translate({ord(","): " ", ord("."): ","}) if lang == "ru" else number


def percent(number: object, lang: str, qualifier: str = "exact") -> str:
    """Return a percentage with its hedge: 17.5%, at most 10.0%."""
    return f"{hedge(qualifier, lang)} {decimal(number, lang)}%".strip()


def hedge(qualifier: str, lang: str) -> str:
    """Return the words of a hedge; empty if there is none or it is unknown."""
    return "" if qualifier in ("exact", "unknown") else vocabularies.QUALIFIERS[qualifier][lang]


def quantity(figure: Mapping[str, Any], lang: str, units: plurals.Units) -> tuple[str, str, str]:
    """Return hedge, number and unit of a figure, each for a column of its own."""
    stated = figure["stated"]
    if stated is None:
        return "", "", labels.NO_VALUE[lang]
    said = hedge(figure["qualifier"], lang)
    if figure["qualifier"] == "at-least" and re.search(_MORE, figure["text"].lower()):
        said = vocabularies.MORE_THAN[lang]
    number = decimal(stated, lang)
    if figure["unit"] == "rank":
        place = labels.AMONG if figure["qualifier"] == "at-most" else labels.RANK
        return place[lang] if place is labels.AMONG else f"{place[lang]} {said}".strip(), number, ""
    scale = vocabularies.SCALES[figure["scale"]][lang] if figure["scale"] else ""
    forms = unit_forms(figure["unit"], units)
    unit = forms[lang][-1] if scale else form(stated, forms, lang, genitive=figure["qualifier"] in _WITH_GENITIVE)
    return said, number, f"{scale} {unit}".strip()


def unit_forms(unit: str, units: plurals.Units) -> plurals.Forms:
    """Return the forms of a unit; for one that is not in `units`, its id."""
    return units.get(unit) or plurals.forms(*[unit] * 5)


def amount(figure: Mapping[str, Any], lang: str, units: plurals.Units) -> str:
    """Return the number of a figure as one phrase: almost 4.4 bn USD, 63.8%."""
    said, number, unit = quantity(figure, lang, units)
    value = f"{number}{unit}" if unit == "%" else f"{number} {unit}"
    return f"{said} {value}".strip()


def stated_growth(figure: Mapping[str, Any], lang: str) -> str:
    """Return the growth that a source states, with its hedge; empty if it states none."""
    rate = figure["growth_percent"]
    return "" if rate is None else percent(rate, lang, figure["growth_qualifier"])


def growth(figure: Mapping[str, Any], lang: str) -> str:
    """Return the stated growth with its label; empty if none is stated."""
    said = stated_growth(figure, lang)
    return said and f"{labels.GROWTH[lang]} {said}"


def by_levels(figure: Mapping[str, Any], lang: str) -> str:
    """Return the growth implied by the levels of one source, with its bound; empty if there is none."""
    found = figure["implied"]
    if not found:
        return ""
    bound = "exact" if found["qualifier"] == "about" else found["qualifier"]
    return percent(f"{found['growth_percent']:.1f}", lang, bound)


def counted(number: int, forms: plurals.Forms, lang: str) -> str:
    """Return `number` with its noun: 1 встреча, 2 встречи, 5 встреч."""
    return f"{decimal(number, lang)} {form(str(number), forms, lang)}"


def length(first: date, last: date, lang: str) -> str:
    """Return the time from `first` to `last` in years and whole months."""
    months = (last.year - first.year) * _MONTHS + last.month - first.month - (last.day < first.day)
    parts = zip(divmod(months, _MONTHS), (plurals.YEARS, plurals.MONTHS), strict=True)
    return " ".join(counted(number, forms, lang) for number, forms in parts if number)


def form(stated: str, forms: plurals.Forms, lang: str, *, genitive: bool = False) -> str:
    """Return the form of a counted word after the number `stated`; Russian hedges take the genitive."""
    words = forms[lang]
    if lang == "en":
        return words[0] if stated == "1" else words[1]
    one, few, many = words
    if "." in stated:
        return few
    tens, ones = divmod(int(stated) % 100, 10)
    if tens == 1 or ones == 0 or ones >= 5:  # noqa: PLR2004 - the grammar of Russian numerals
        return many
    if ones == 1:
        return few if genitive else one
    return many if genitive else few
