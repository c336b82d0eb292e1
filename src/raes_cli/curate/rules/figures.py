"""Rules on figures: the number, its hedge and its status are what the evidence says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from raes_cli import dates
from raes_cli.curate.book import Book
from raes_cli.curate.schema import Figure
from raes_cli.problems import Problem
from raes_cli.text import both

_HEDGES = {
    "about": r"около|примерно|порядка|about|around|approximately|some",
    "almost": r"почти|almost|nearly",
    "at-least": r"(?<!не )бол(?:ее|ьше)|свыше|не мен(?:ее|ьше)"
    r"|over|at least|(?<!no )(?<!not )more than|not? less than",
    "at-most": r"до|не бол(?:ее|ьше)|(?<!не )мен(?:ее|ьше)|пят[её]рк\w*|десятк\w*"
    r"|top|up to|at most|(?<!no )(?<!not )less than|not? more than",
}
_FORECAST = re.compile(r"\b(ожида\w+|прогноз\w*|expect\w*|forecast\w*)\b", re.IGNORECASE)
_WORDS = {
    "один": 1, "одна": 1, "два": 2, "двух": 2, "три": 3, "третьего": 3, "пять": 5, "пятерку": 5,
    "пятёрку": 5, "десять": 10, "десятку": 10, "тысяча": 1, "тысячи": 1, "миллион": 1, "миллиард": 1,
    "one": 1, "two": 2, "three": 3, "third": 3, "five": 5, "ten": 10, "thousand": 1,
}  # fmt: skip


def digits(book: Book) -> Iterator[Problem]:
    """The digits of a figure stand in its evidence.

    Quote the passage that has the number, in digits or in words, in an anchor.
    """
    for id_, figure in book.base.figures.items():
        evidence = " ".join([figure.text, *(citation.anchor for citation in figure.sources)])
        anchors = " ".join(citation.anchor for citation in figure.sources)
        for key, value in (("value", figure.value), ("growth_percent", figure.growth_percent)):
            if value is not None and not _stands_in(value, figure, anchors):
                message = both(
                    f"{key} {value:f} stands in none of its anchors",
                    f"{key} {value:f}: числа нет ни в одной из её цитат",
                )
                remedy = both("the text has it", "в text оно есть") if _stands_in(value, figure, evidence) else None
                yield book.problem(("figures", id_, key), "digits", message, remedy)


def hedge(book: Book) -> Iterator[Problem]:
    """The qualifier of a figure says what its words say: almost, about, more than, up to.

    Correct the qualifier, or quote the number with its hedge in `text`.
    """
    for id_, figure in book.base.figures.items():
        text = figure.text.lower()
        found = {name for name, words in _HEDGES.items() if re.search(rf"\b(?:{words})\b", text)}
        path = ("figures", id_, "qualifier")
        if figure.qualifier in _HEDGES and figure.qualifier not in found:
            message = both(
                f"{figure.qualifier} is not said by {figure.text!r}", f"{figure.text!r} не говорит {figure.qualifier}"
            )
            yield book.problem(path, "hedge", message)
        elif figure.qualifier == "exact" and found - {"at-most"}:
            message = both(
                f"{figure.text!r} says {' or '.join(sorted(found))}",
                f"{figure.text!r} говорит {' или '.join(sorted(found))}",
            )
            yield book.problem(path, "hedge", message)


def forecast(book: Book) -> Iterator[Problem]:
    """What is only expected is a forecast.

    Correct the status of the figure.
    """
    for id_, figure in book.base.figures.items():
        anchors = " ".join(citation.anchor for citation in figure.sources)
        if figure.status == "reported" and _FORECAST.search(f"{anchors} {figure.text}"):
            message = both("its words speak of an expectation", "её слова говорят об ожидании")
            remedy = both("status: forecast", "status: forecast")
            yield book.problem(("figures", id_), "forecast", message, remedy)


def share(book: Book) -> Iterator[Problem]:
    """A share is at most 100 percent, a rank a whole number from 1, a count whole.

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
            yield book.problem(("figures", id_, "value"), "share", message)


def period(book: Book) -> Iterator[Problem]:
    """A flow has a period of a month at least, a stock a day or a period; what has none says why.

    Give the year or month that the figure counts, not the day it was said, or in `date_note` why there is none.
    """
    for id_, figure in book.base.figures.items():
        if figure.period is None:
            if not figure.date_note:
                message = both("no period, and nothing says why", "периода нет, и почему — не сказано")
                remedy = both("add date_note", "добавьте date_note")
                yield book.problem(("figures", id_), "period", message, remedy)
            continue
        indicator = book.base.indicators.get(figure.indicator)
        known = dates.parse(figure.period)
        if indicator and indicator.measure == "flow" and known.earliest and known.earliest == known.latest:
            message = both(f"{figure.period} is one day of a flow", f"{figure.period} — один день потока (flow)")
            yield book.problem(("figures", id_, "period"), "period", message)


def _stands_in(value: Decimal, figure: Figure, words: str) -> bool:
    plain = f"{value.normalize():f}"
    forms = {plain, plain.replace(".", ","), f"{value:f}", f"{value:f}".replace(".", ",")}
    if any(re.search(rf"(?<![\d.,]){re.escape(form)}(?![\d]|[.,]\d)", words) for form in forms):
        return True
    if any(_WORDS.get(word) == value for word in re.findall(r"\w+", words.lower())):
        return True
    # «1 миллиард 100 миллионов» is 1.1 bn.
    parts = re.search(r"(\d+) миллиард\w* (\d+) миллион", words)
    return bool(parts and figure.scale == "bn" and Decimal(parts[1]) + Decimal(parts[2]) / 1000 == value)


RULES = (digits, hedge, forecast, share, period)
