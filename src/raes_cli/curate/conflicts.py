"""The arithmetic of claims that cannot all hold, with rounding and hedges taken into account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from raes_cli import dates
from raes_cli.curate.schema import Base, Conflict, Figure
from raes_cli.text import Words, both

NOTICED = Decimal(1)
"""Percentage points between stated and implied growth above which a difference is a conflict."""

_SCALES = {None: 1, "thousand": 10**3, "mn": 10**6, "bn": 10**9}
# How far below its number a hedged value is still taken to lie; a convention of this base, said in its texts.
_ALMOST = Decimal("0.05")
_HEDGES_RU = {"about": "около ", "almost": "почти ", "at-least": "не менее ", "at-most": "не более "}
_HEDGES_EN = {"about": "about ", "almost": "almost ", "at-least": "at least ", "at-most": "at most "}
_SCALES_RU = {None: "", "thousand": " тыс.", "mn": " млн", "bn": " млрд"}


@dataclass(frozen=True, slots=True)
class Growth:
    """A stated growth rate against the rate that two levels give (percent)."""

    earlier: str
    later: str
    stated: Decimal
    implied: Decimal
    least: Decimal
    most: Decimal

    @property
    def gap(self) -> Decimal:
        """Percentage points between stated and implied."""
        return abs(self.stated - self.implied)

    @property
    def rounding(self) -> bool:
        """Whether rounding and hedges of the levels can explain the difference."""
        return self.least <= self.stated <= self.most


def number(figure: Figure) -> Decimal | None:
    """The value of `figure` in whole units, exactly."""
    return None if figure.value is None else figure.value * _SCALES[figure.scale]


def limits(figure: Figure) -> tuple[Decimal, Decimal]:
    """Least and greatest value that `figure` as printed can stand for: half a unit of its last digit
    either way; *almost* reaches 5 % down and no further up, *at least* and *at most* end there.
    """
    value = number(figure)
    assert value is not None
    assert figure.value is not None
    exponent = figure.value.as_tuple().exponent
    assert isinstance(exponent, int)
    half = Decimal(5) * Decimal(10) ** (exponent - 1) * _SCALES[figure.scale]
    match figure.qualifier:
        case "almost":
            return value * (1 - _ALMOST), value
        case "at-least":
            return value, value + half
        case "at-most":
            return value - half, value
        case _:
            return value - half, value + half


def growths(base: Base) -> Iterator[Growth]:
    """Every growth rate of `base` whose level and whose previous year's level are known, pair by pair."""
    levels: dict[tuple[str, int], list[str]] = {}
    for id_, figure in base.figures.items():
        # From nothing no growth can be told.
        if figure.value and figure.status == "reported" and (year := _year(figure)):
            levels.setdefault((figure.indicator, year), []).append(id_)
    for later, figure in base.figures.items():
        if figure.growth_percent is None or figure.value is None or not (year := _year(figure)):
            continue
        for earlier in levels.get((figure.indicator, year - 1), ()):
            yield growth(base.figures, earlier, later)


def growth(figures: Mapping[str, Figure], earlier: str, later: str) -> Growth:
    """The growth stated by the figure `later` against that from the level of `earlier` to its own."""
    before, after = figures[earlier], figures[later]
    (low, high), (bottom, top) = limits(before), limits(after)
    old, new = number(before), number(after)
    assert old
    assert new is not None
    assert after.growth_percent is not None
    return Growth(earlier, later, after.growth_percent, _rate(old, new), _rate(high, bottom), _rate(low, top))


def disagreements(base: Base) -> Iterator[tuple[str, str]]:
    """Pairs of reported figures of one indicator and period whose values cannot both hold."""
    groups: dict[tuple[str, str], list[str]] = {}
    for id_, figure in base.figures.items():
        if figure.value is not None and figure.status == "reported" and figure.period:
            groups.setdefault((figure.indicator, figure.period), []).append(id_)
    for ids in groups.values():
        for at, one in enumerate(ids):
            for other in ids[at + 1 :]:
                (low, high), (bottom, top) = limits(base.figures[one]), limits(base.figures[other])
                if high < bottom or top < low:
                    yield one, other


def stands(conflict: Conflict, base: Base) -> bool:
    """Whether the arithmetic of a declared conflict still shows one; conflicts of words always stand."""
    claims = set(conflict.claims)
    if conflict.rule == "growth":
        return any({found.earlier, found.later} == claims for found in growths(base) if found.gap > NOTICED)
    if conflict.rule == "value":
        return any({one, other} == claims for one, other in disagreements(base))
    return True


def rounded(conflict: Conflict, base: Base) -> bool | None:
    """Whether rounding and hedges can explain a conflict of numbers; None for one of words."""
    if conflict.rule == "growth":
        return any(found.rounding for found in growths(base) if {found.earlier, found.later} == set(conflict.claims))
    return False if conflict.rule == "value" else None


def explained(conflict: Conflict, base: Base) -> Words:
    """One sentence on `conflict` with its numbers; that of the base where it is about words."""
    if conflict.text is not None:
        return conflict.text.model_dump()
    if conflict.rule == "growth":
        for found in growths(base):
            if {found.earlier, found.later} == set(conflict.claims):
                return _growth_text(found, base.figures)
    return _value_text([base.figures[claim] for claim in conflict.claims if claim in base.figures])


def _growth_text(found: Growth, figures: Mapping[str, Figure]) -> Words:
    before, after = figures[found.earlier], figures[found.later]
    start = after.value
    assert start is not None
    needed = _plain(start / (1 + found.stated / 100), 2)
    least, most = _plain(found.least, 1), _plain(found.most, 1)
    en = (
        f"Stated growth for {after.period} is {_plain(found.stated)}%, but the levels "
        f"{_level(before, 'en')} ({before.period}) and {_level(after, 'en')} ({after.period}) give "
        f"{_plain(found.implied, 1)}%: {_plain(found.gap, 1)} points apart. "
        f"Rounding and hedges allow {least} to {most}%, so they "
        f"{'can' if found.rounding else 'cannot'} explain it: the stated rate needs about "
        f"{needed}{_scale_en(after)} in {before.period}."
    )
    ru = (
        f"Заявленный рост за {after.period} — {_percent(found.stated)}, но уровни "
        f"{_level(before, 'ru')} ({before.period}) и {_level(after, 'ru')} ({after.period}) дают "
        f"{_percent(found.implied, 1)}: расхождение {_comma(_plain(found.gap, 1))} п. п. "
        f"Округления и оговорки допускают от {_comma(least)} до {_percent(found.most, 1)}, то есть "
        f"{'могут' if found.rounding else 'не могут'} его объяснить: для заявленного роста в {before.period} "
        f"нужно около {_comma(needed)}{_SCALES_RU[after.scale].removesuffix('.')}."
    )
    return both(en, ru)


def _value_text(figures: Sequence[Figure]) -> Words:
    values = [number(figure) or Decimal(0) for figure in figures]
    least, most = min(values), max(values)
    en, ru = (dates.words(figures[0].period or "", lang) for lang in ("en", "ru"))
    apart = ("", "")
    if least:
        share = _plain((most - least) / least * 100, 1)
        apart = (f"{share}% apart, ", f"расхождение {_comma(share)}%, ")
    return both(
        f"For {en} the values are {' and '.join(_level(figure, 'en') for figure in figures)}: "
        f"{apart[0]}more than rounding explains.",
        f"За {ru} названы {' и '.join(_level(figure, 'ru') for figure in figures)}: "
        f"{apart[1]}больше, чем даёт округление.",
    )


def _year(figure: Figure) -> int | None:
    """The year of a figure that covers just one."""
    known = dates.parse(figure.period) if figure.period else None
    if known is None:
        return None
    first, last = known.earliest, known.latest
    whole = first and last and first.year == last.year and (first.month, last.month) == (1, 12)
    return first.year if first and whole else None


def _rate(old: Decimal, new: Decimal) -> Decimal:
    return (new / old - 1) * 100


def _level(figure: Figure, lang: str) -> str:
    assert figure.value is not None
    if lang == "ru":
        hedge = _HEDGES_RU.get(figure.qualifier, "")
        return hedge + _comma(_plain(figure.value)) + _SCALES_RU[figure.scale]
    return _HEDGES_EN.get(figure.qualifier, "") + _plain(figure.value) + _scale_en(figure)


def _scale_en(figure: Figure) -> str:
    return f" {figure.scale}" if figure.scale else ""


def _plain(value: Decimal, places: int | None = None) -> str:
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places)) + 0  # no −0.0
    return f"{value:f}".replace("-", "−")


def _percent(value: Decimal, places: int | None = None) -> str:
    """A percentage as the Russian press prints it."""
    return f"{_comma(_plain(value, places))}%"


def _comma(number_text: str) -> str:
    return number_text.replace(".", ",")
