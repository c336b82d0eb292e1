"""The arithmetic of claims that cannot all hold, allowing for rounding and hedges."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from raes_cli import amounts, dates, plurals
from raes_cli.amounts import Level, decimal
from raes_cli.curate import claimed_dates
from raes_cli.curate.schema import Base, Conflict, Figure
from raes_cli.text import Words, both

NOTICED = Decimal(1)
"""Difference between stated and implied growth, in percentage points, above which it is a conflict."""

_REACHES = {
    "exact": both(
        "a rounded number is off by at most half its last digit",
        "округлённое число отличается не более чем на половину последнего знака",
    ),
    "almost": both("“almost” means at most 5% less", "«почти» значит не более чем на 5% меньше"),
    "at-least": both(
        "“at least” means at most half a last digit more",
        "«не менее» — не более чем на половину последнего знака больше",
    ),
    "at-most": both(
        "“at most” means at most half a last digit less",
        "«не более» — не более чем на половину последнего знака меньше",
    ),
}
"""Qualifier → how far such a number may be off: the convention, which every text that relies on it states."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A stated growth rate and the rate that two levels imply, in percent."""

    earlier: str
    later: str
    stated: Level
    implied: Decimal
    least: Decimal
    most: Decimal

    @property
    def gap(self) -> Decimal:
        """The distance in percentage points between the implied rate and what is stated; 0 if it lies within."""
        low, high = self.stated.limits if self.stated.qualifier == "almost" else (self.stated.digits,) * 2
        below = Decimal(0) if self.stated.qualifier == "at-most" else low - self.implied
        above = Decimal(0) if self.stated.qualifier == "at-least" else self.implied - high
        return max(below, above, Decimal(0))

    @property
    def rounding(self) -> bool:
        """Whether rounding and hedges can explain the difference."""
        low, high = self.stated.limits
        return self.least <= high and low <= self.most


def level(figure: Figure) -> Level | None:
    """Return the value of `figure` as printed; None if it has none."""
    return None if figure.value is None else _level(figure)


def _level(figure: Figure) -> Level:
    """Return the value, as printed, of a figure that has one."""
    assert figure.value is not None
    return Level(figure.value, figure.scale, figure.qualifier)


def growths(base: Base) -> Iterator[Growth]:
    """Yield each stated growth rate of `base` with each level of the year before by the same statistics."""
    for earlier, later in _years(base):
        if base.figures[later].growth_percent is not None:
            yield growth(base, earlier, later)


def growth(base: Base, earlier: str, later: str) -> Growth:
    """Return the growth that the figure `later` states, and that from the level of `earlier` to its own."""
    after = base.figures[later]
    old, new = _level(base.figures[earlier]), _level(after)
    assert after.growth_percent is not None
    (low, high), (bottom, top) = ([end * amounts.SCALES[one.scale] for end in one.limits] for one in (old, new))
    stated = Level(after.growth_percent, None, after.growth_qualifier or "exact")
    return Growth(
        earlier, later, stated, amounts.rate(old.value, new.value), amounts.rate(high, bottom), amounts.rate(low, top)
    )


def implied(base: Base) -> dict[str, tuple[str, Decimal, str]]:
    """Return, by figure, the growth that one source's levels imply: the earlier figure, percent, and the bound.

    The hedges of the levels leave the bound. There is no growth across sources or statistics, for expected figures, or
    where several earlier levels compete.
    """
    found: dict[str, list[tuple[str, Decimal, str]]] = {}
    for earlier, later in _years(base):
        before, after = base.figures[earlier], base.figures[later]
        old, new = _level(before), _level(after)
        indicator = base.indicators.get(after.indicator)
        counted = indicator and indicator.unit not in ("percent", "rank")
        if counted and after.status == "reported" and _one_series(before, after) and new.value >= 0:
            rate = amounts.implied(old, new)
            found.setdefault(later, []).extend([(earlier, *rate)] if rate and old.value > 0 else [])
    return {later: rates[0] for later, rates in found.items() if len(rates) == 1}


def _years(base: Base) -> Iterator[tuple[str, str]]:
    """Yield pairs of figures of one indicator and basis: a reported level, and the level of the year after."""
    levels: dict[tuple[str, int, str | None], list[str]] = {}
    for id_, figure in base.figures.items():
        # A level of 0 has no growth rate.
        if figure.value and figure.status == "reported" and (year := amounts.year(figure.period)):
            levels.setdefault((figure.indicator, year, figure.basis), []).append(id_)
    for later, figure in base.figures.items():
        if figure.value is not None and (year := amounts.year(figure.period)):
            yield from ((earlier, later) for earlier in levels.get((figure.indicator, year - 1, figure.basis), ()))


def comparable(base: Base, one: str, other: str) -> bool:
    """Return whether one source gives both figures, or the texts of all their sources (not just excerpts) are held."""
    its, others = _cited(base.figures[one]), _cited(base.figures[other])
    known = (base.sources.get(id_) for id_ in its | others)
    return not its.isdisjoint(others) or all(source and source.file for source in known)


def _one_series(one: Figure, other: Figure) -> bool:
    """Return whether one source gives both figures with the same attribution."""
    return not _cited(one).isdisjoint(_cited(other)) and set(one.attribution) == set(other.attribution)


def _cited(figure: Figure) -> set[str]:
    return {citation.source for citation in figure.sources}


def disagreements(base: Base) -> Iterator[tuple[str, str]]:
    """Yield pairs of reported figures of one indicator and period whose values cannot both hold.

    Figures that name different statistical bases can both hold.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for id_, figure in base.figures.items():
        if figure.value is not None and figure.status == "reported" and figure.period:
            groups.setdefault((figure.indicator, figure.period), []).append(id_)
    for ids in groups.values():
        limits = {id_: _limits(base.figures[id_]) for id_ in ids}
        if max(low for low, _ in limits.values()) <= min(high for _, high in limits.values()):
            continue  # one value fits all of them
        for one, other in combinations(ids, 2):
            (low, high), (bottom, top) = limits[one], limits[other]
            bases = {base.figures[one].basis, base.figures[other].basis} - {None}
            if (high < bottom or top < low) and len(bases) <= 1:
                yield one, other


def stands(conflict: Conflict, base: Base) -> bool:
    """Return whether a conflict of numbers or dates is still one when recomputed; a conflict of words always is."""
    if conflict.rule == "growth":
        return any(found.gap > NOTICED for found in growths(_about(conflict, base)))
    if conflict.rule == "value":
        return any(disagreements(_about(conflict, base)))
    dated = [claim for claim in conflict.claims if claimed_dates.when(claim, base)]
    if conflict.rule == "date" and len(dated) > 1 and not base.statements.keys().isdisjoint(dated):
        return all(any(claimed_dates.apart(one, other, base) for other in dated if other != one) for one in dated)
    return True


def rounded(conflict: Conflict, base: Base) -> bool | None:
    """Return whether rounding and hedges can explain a conflict of numbers; None for a conflict of words."""
    if conflict.rule == "growth":
        return any(found.rounding for found in growths(_about(conflict, base)))
    return False if conflict.rule == "value" else None


def explained(conflict: Conflict, base: Base) -> Words:
    """Return the text of `conflict`: the base's own for a conflict of words, else computed.

    A computed text states the numbers, who gives them, and the convention by which they are compared.
    """
    if conflict.text is not None:
        return conflict.text.model_dump()
    if conflict.rule == "growth":
        for found in growths(_about(conflict, base)):
            return both(_growth_text(found, base, "en"), _growth_text(found, base, "ru"))
    figures = [base.figures[claim] for claim in conflict.claims if claim in base.figures]
    return both(_value_text(figures, base, "en"), _value_text(figures, base, "ru"))


def _about(conflict: Conflict, base: Base) -> Base:
    """Return `base` with only the figures of a conflict."""
    figures = {id_: base.figures[id_] for id_ in conflict.claims if id_ in base.figures}
    return base.model_copy(update={"figures": figures})


_GROWTH = both(
    "Growth of {stated} is stated for {later_year} ({later_who}), but as printed the levels {before} ({earlier_year}, "
    "{earlier_who}) and {after} ({later_year}, {later_who}) give {implied}: {gap} points away. If {convention}, the "
    "levels lie within {earlier_limits} and {later_limits} and allow growth of {least} to {most}, which {verdict} "
    "explain the difference: the stated rate needs about {needed} in {earlier_year}.",
    "За {later_year} год заявлен рост {stated} ({later_who}), но уровни в том виде, как они напечатаны, — {before} "
    "({earlier_year} год, {earlier_who}) и {after} ({later_year} год, {later_who}) — дают {implied}: расхождение "
    "{gap} п. п. Если {convention}, то уровни лежат в пределах {earlier_limits} и {later_limits} "
    "и допускают рост от {least} до {most}, что {verdict} объяснить расхождение: для заявленного роста в "
    "{earlier_year} году нужно около {needed}.",
)
_VERDICTS = {True: both("can", "может"), False: both("cannot", "не может")}
_VALUES = both(
    "For {period} the values are {values}: {apart}more than rounding explains, if {convention}.",
    "За {period} названы {values}: {apart}больше, чем даёт округление, если {convention}.",
)
_AND = both(" and ", " и ")
_APART = both("{}% apart, ", "расхождение {}%, ")


def _growth_text(found: Growth, base: Base, lang: str) -> str:
    before, after = base.figures[found.earlier], base.figures[found.later]
    start, end = _level(before), _level(after)
    given = amounts.implied(start, end)
    needed = end.digits / (1 + found.stated.digits / 100)
    text = _GROWTH[lang].format(
        stated=amounts.percent(found.stated.digits, lang, found.stated.qualifier),
        earlier_year=amounts.year(before.period),
        later_year=amounts.year(after.period),
        earlier_who=_whose(before, base, lang),
        later_who=_whose(after, base, lang),
        before=_printed(before, base, lang),
        after=_printed(after, base, lang),
        implied=amounts.percent(_fixed(found.implied, 1), lang, given[1] if given and given[1] != "about" else "exact"),
        gap=decimal(_fixed(found.gap, 1), lang),
        convention=_convention((start, end, found.stated), lang),
        earlier_limits=_range(before, base, lang),
        later_limits=_range(after, base, lang),
        least=decimal(_fixed(found.least, 1), lang),
        most=amounts.percent(_fixed(found.most, 1), lang),
        verdict=_VERDICTS[found.rounding][lang],
        needed=_printed(after, base, lang, qualifier="exact", stated=_fixed(needed, 2)),
    )
    return text.replace("..", ".")  # after «тыс.»


def _value_text(figures: Sequence[Figure], base: Base, lang: str) -> str:
    levels = [one for figure in figures if (one := level(figure))]
    least, most = (pick(one.value for one in levels) for pick in (min, max))
    period = figures[0].period or ""
    year = amounts.year(period)
    return _VALUES[lang].format(
        period=f"{year} год" if year and lang == "ru" else dates.words(period, lang),
        values=_AND[lang].join(f"{_printed(one, base, lang)} ({_whose(one, base, lang)})" for one in figures),
        apart=_APART[lang].format(decimal(_fixed((most - least) / least * 100, 1), lang)) if least else "",
        convention=_convention(levels, lang),
    )


def _convention(levels: Sequence[Level], lang: str) -> str:
    """Return how far the numbers may be off, by their hedges."""
    hedges = {one.qualifier if one.qualifier in _REACHES else "exact" for one in levels}
    return _AND[lang].join(words[lang] for hedge, words in _REACHES.items() if hedge in hedges)


def _whose(figure: Figure, base: Base, lang: str) -> str:
    """Return who gives a figure (its attribution, else the publishers, else the sources) and whose statistics it is."""
    cited = [base.sources[one.source] for one in figure.sources if one.source in base.sources]
    ids = figure.attribution or list(dict.fromkeys(one.publisher for one in cited if one.publisher))
    holders = ChainMap[str, Any](base.people, base.organizations)
    names = [holders[id_].name for id_ in ids if id_ in holders] or [one.account for one in cited]
    titles = [base.documents[id_].title for id_ in ids if id_ in base.documents]
    basis = [holders[figure.basis].name] if figure.basis and figure.basis in holders else []
    return ", ".join(dict.fromkeys(getattr(one, lang) for one in (*names, *titles, *basis)))


def _printed(figure: Figure, base: Base, lang: str, **instead: str) -> str:
    """Return the number of a figure in words, with the given parts `instead` of its own."""
    unit = base.indicators[figure.indicator].unit if figure.indicator in base.indicators else "items"
    stated = None if figure.value is None else f"{figure.value:f}"
    known = base.units.get(unit)
    units: plurals.Units = {unit: {"en": tuple(known.en), "ru": tuple(known.ru)}} if known else {}
    said = {"stated": stated, "scale": figure.scale, "qualifier": figure.qualifier, "unit": unit, "text": figure.text}
    return amounts.amount(said | instead, lang, units)


def _range(figure: Figure, base: Base, lang: str) -> str:
    """Return the range of numbers that a level can stand for, with its unit."""
    low, high = (f"{end.normalize():f}" for end in _level(figure).limits)
    return f"{decimal(low, lang)}–{_printed(figure, base, lang, qualifier='exact', stated=high)}"


def _limits(figure: Figure) -> tuple[Decimal, Decimal]:
    """Return the least and greatest value that a figure can stand for, in whole units."""
    low, high = _level(figure).limits
    return low * amounts.SCALES[figure.scale], high * amounts.SCALES[figure.scale]


def _fixed(value: Decimal, places: int) -> str:
    return f"{value.quantize(Decimal(1).scaleb(-places)) + 0:f}"  # no −0.0
