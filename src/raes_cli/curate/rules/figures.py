"""Rules on figures: the number, its hedge and its status agree with the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from raes_cli import dates, numerals
from raes_cli.curate.book import Book, Breach
from raes_cli.curate.reading import KeyPath
from raes_cli.curate.rules import hedges
from raes_cli.curate.schema import Figure
from raes_cli.text import both

_FORECAST = re.compile(r"\b(ожида\w+|прогноз\w*|expect\w*|forecast\w*)\b", re.IGNORECASE)


def digits(book: Book) -> Iterator[Breach]:
    """The digits of a figure are in its evidence.

    Quote the passage that has the number, in digits or in words, in an anchor.
    """
    for id_, figure in book.base.figures.items():
        anchors = " ".join(figure.anchors)
        for key, value in (("value", figure.value), ("growth_percent", figure.growth_percent)):
            if value is not None and not _stands_in(value, key, book, figure, anchors):
                message = both(
                    f"{key} {value:f} is in none of its anchors",
                    f"{key} {value:f}: числа нет ни в одной из её цитат",
                )
                told = _stands_in(value, key, book, figure, f"{figure.text} {anchors}")
                remedy = both("the text has it", "в text оно есть") if told else None
                yield Breach(("figures", id_, key), message, remedy)


def hedge(book: Book) -> Iterator[Breach]:
    """The qualifier of a number, and of its growth, matches the words beside it: almost, about, more than, up to.

    Correct `qualifier` or `growth_qualifier`, or quote the number with its hedge.
    """
    for id_, figure in book.base.figures.items():
        passages = [figure.text, *figure.anchors]
        beside = _beside(figure.value, figure.scale, passages, percent=_is_percent(book, figure))
        beside |= hedges.said(figure.text, surely=figure.qualifier == "exact")
        if figure.qualifier != "exact" and figure.value is not None:  # a range gives both bounds, and may be a change
            beside |= hedges.ends(figure.text, figure.value, figure.scale, percent=_is_percent(book, figure))
        yield from _hedge(("figures", id_, "qualifier"), figure.qualifier, figure.text, beside)
        if figure.growth_percent is not None:
            grown = _beside(figure.growth_percent, None, figure.anchors, percent=True)
            path = ("figures", id_, "growth_qualifier")
            words = f"{figure.growth_percent:f} %"
            yield from _hedge(path, figure.growth_qualifier or "exact", words, grown)
        elif figure.growth_qualifier:
            message = both("a growth hedge without growth", "оговорка о росте без роста")
            yield Breach(("figures", id_, "growth_qualifier"), message)


def _hedge(path: KeyPath, qualifier: str, words: str, said: set[str]) -> Iterator[Breach]:
    """Yield a breach if the words do not express `qualifier`, or if it is `exact` although `said` has a hedge."""
    if qualifier in hedges.QUALIFIERS and qualifier not in said:
        yield Breach(path, both(f"{words!r} does not say {qualifier}", f"{words!r} не говорит {qualifier}"))
    elif qualifier == "exact" and said:
        message = both(f"{words!r} says {' or '.join(sorted(said))}", f"{words!r} говорит {' или '.join(sorted(said))}")
        yield Breach(path, message)


def _beside(value: Decimal | None, scale: str | None, passages: list[str], *, percent: bool) -> set[str]:
    """Return the hedges beside a number wherever its evidence has it."""
    found = (hedges.beside(words, value, scale, percent=percent) for words in passages) if value is not None else ()
    return set[str]().union(*found)


def forecast(book: Book) -> Iterator[Breach]:
    """A figure that is only expected is a forecast.

    Correct the status of the figure.
    """
    for id_, figure in book.base.figures.items():
        if figure.status == "reported" and _FORECAST.search(" ".join((*figure.anchors, figure.text))):
            message = both("its words express an expectation", "её слова говорят об ожидании")
            remedy = both("status: forecast", "status: forecast")
            yield Breach(("figures", id_), message, remedy)


def share(book: Book) -> Iterator[Breach]:
    """A share is at most 100 percent, a rank is a whole number from 1, and a count is whole.

    Correct the value or the indicator.
    """
    for id_, figure in book.base.figures.items():
        indicator = book.base.indicators.get(figure.indicator)
        if indicator is None or figure.value is None:
            continue
        whole = figure.value == figure.value.to_integral_value()
        wrong = {
            "percent": indicator.measure == "share" and not 0 <= figure.value <= 100,  # noqa: PLR2004
            "rank": figure.value < 1 or not whole,
        }.get(indicator.unit, figure.value < 0 or (figure.scale is None and not whole))
        if wrong:
            of = indicator.measure if indicator.unit == "rank" else f"{indicator.measure} in {indicator.unit}"
            message = both(f"{figure.value:f} cannot be a {of}", f"{figure.value:f} не годится для {of}")
            yield Breach(("figures", id_, "value"), message)


def period(book: Book) -> Iterator[Breach]:
    """A flow has a period of at least a month, a stock a day or a period; a figure without a period says why.

    Give the year or month that the figure covers, not the day it was said, or explain in `date_note` why there is none.
    """
    for id_, figure in book.base.figures.items():
        if figure.period is None:
            if not figure.date_note:
                message = both("no period, and nothing says why", "периода нет, и почему — не сказано")
                remedy = both("add date_note", "добавьте date_note")
                yield Breach(("figures", id_), message, remedy)
            continue
        indicator = book.base.indicators.get(figure.indicator)
        known = dates.parse(figure.period)
        if indicator and indicator.measure == "flow" and known.earliest and known.earliest == known.latest:
            message = both(f"{figure.period} is one day of a flow", f"{figure.period} — один день потока (flow)")
            yield Breach(("figures", id_, "period"), message)


def _stands_in(value: Decimal, key: str, book: Book, figure: Figure, words: str) -> bool:
    """Return whether a number is in the words; if it is positive growth, not as a fall."""
    text = numerals.plain(words)
    grown = key == "growth_percent"
    percent = grown or _is_percent(book, figure)
    found = numerals.spots(text, value, None if grown else figure.scale, percent=percent)
    return any(not (grown and value > 0 and numerals.falls(text, *spot)) for spot in found)


def _is_percent(book: Book, figure: Figure) -> bool:
    indicator = book.base.indicators.get(figure.indicator)
    return indicator is not None and indicator.unit == "percent"


RULES = (digits, hedge, forecast, share, period)
