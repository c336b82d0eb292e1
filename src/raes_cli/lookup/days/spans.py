"""The span of days that a tokenized date means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from raes_cli import dates
from raes_cli.lookup.days.tokens import FOUR_DIGITS, Token, kinds
from raes_cli.text import Words, both
from raes_cli.tuples import NamedTuple

_NOT_A_DATE = both("its parts do not make up a date", "из этих частей дата не складывается")

# Order of the parts of a date – (y)ear, (m)onth, (d)ay, (s)eason and the year it (e)nds in, (h)alf, (q)uarter, (w)eek,
# deca(x)de – and the token kinds that spell it: y is a number of four digits, n a shorter one, a capital is a word.
_ORDERS = {
    "y": "y",
    "ym": "y-n y/n yM",
    "my": "n.y n/y My",
    "ymd": "y-n-n y.n.n y/n/n yMn",
    "dmy": "n.n.y n/n/y n-n-y nMy",
    "mdy": "Mny",
    "sy": "Sy",
    "ys": "yS",
    "sye": "Sy/n Sy/y Sy-n Sy-y Syn Syy",
    "yq": "yQn ynQ",
    "qy": "Qny nQy",
    "yh": "yHn ynH",
    "hy": "Hny nHy",
    "yw": "yWn ynW",
    "wy": "Wny nWy",
    "ywd": "yWn-n",
    "yx": "yX",
}
_SIGNS = "-./QHWX"
"""Token kinds that only mark what the others mean, and have no value of their own."""
_YEARLY = ("my", "dmy", "mdy", "sy", "qy", "hy")
_LEAP_YEAR = 2024
_MONTHS_OF = {("U", 1): 12, ("U", 2): 1, ("Q", 1): 3, ("H", 1): 6}
_DAYS_OF = {("U", 3): 1, ("W", 1): 7}
_SHIFTS = (0, -1, 1, -1)
"""Offset from the current period to the one meant, for each word of the kind R."""
_NEXT, _PAST = 3, 4
WINTER = ("S", len(dates.SEASONS))


class Meant(NamedTuple):
    """The days from `first` to `last`, both inclusive; `ambiguous` if the words may also be read differently."""

    first: date
    last: date
    ambiguous: bool = False


def meaning(text: str, parts: Sequence[Token], today: date) -> Meant:
    """Return the days that the parts of a date mean; `text` is for the error message. Raises `DateError`."""
    try:
        return _relative(parts, today) or _stated(parts)
    except dates.DateError as error:
        raise dates.DateError(text, error.reason) from None
    except (ValueError, OverflowError):  # out of the range of `date`
        raise dates.DateError(text, _NOT_A_DATE) from None


def yearly(text: str, parts: Sequence[Token]) -> Meant:
    """Return the days of a yearly recurring date, in a leap year: 22 February; May; winter. Raises `DateError`."""
    sign = [part for part in parts if part[0] in "./"][:1]
    dated = [*parts, *sign, ("y", _LEAP_YEAR)]
    # «Май 23» means a year in Russian, May 23 a day in English.
    if _order(kinds(dated)) not in _YEARLY or (kinds(parts) == "Mn" and not text.isascii()):
        raise dates.DateError(text, _NOT_A_DATE)
    return meaning(text, dated, date.min)


def _relative(parts: Sequence[Token], today: date) -> Meant | None:
    """Return the days of a date relative to `today`: yesterday, last week, 3 months ago, the past 30 days; or None."""
    shape = re.sub("[UWQH]", "P", kinds(parts)).replace("c", "n").replace("C", "n")
    count = next((value for kind, value in parts if kind in "ncC"), 1)
    period = next((part for part in parts if part[0] in "UWQH"), ("U", 0))
    if shape == "D":
        return _period(today, ("U", 3), 1 - parts[0][1])
    if shape in ("PA", "nPA"):
        day = _moved(today, period, -count)
        return Meant(day, day)
    if shape == "RP":
        word = parts[0][1]
        return _period(today, period, _SHIFTS[word - 1])._replace(ambiguous=word == _PAST)
    if shape in ("Pn", "RPn", "nRP") and period == ("U", 2):  # ayın 24-ü: the day of this month
        month = _period(today, period, _SHIFTS[dict(parts).get("R", 1) - 1])
        day = month.first.replace(day=count)
        return Meant(day, day)
    if shape == "RS":
        return _season_beside(today, *(value for _, value in parts))._replace(ambiguous=True)
    if shape == "RnP" and parts[0][1] != 1:
        if parts[0][1] == _NEXT:
            return Meant(today, _moved(today, period, count))
        return Meant(_moved(today, period, -count), today)
    return None


def _period(today: date, period: Token, shift: int) -> Meant:
    """Return the year, half, quarter, month, week or day that contains `today`, shifted by `shift` periods."""
    if days := _DAYS_OF.get(period):
        first = today - timedelta(days=today.weekday() if period[0] == "W" else 0) + timedelta(days=days * shift)
        return Meant(first, first + timedelta(days=days - 1))
    months = _MONTHS_OF[period]
    return _months((today.year * 12 + today.month - 1) // months * months + months * shift, months)


def _moved(day: date, period: Token, count: int) -> date:
    """Return `day` shifted by `count` periods, clamped to the last day of a shorter month."""
    if days := _DAYS_OF.get(period):
        return day + timedelta(days=days * count)
    year, number = divmod(day.year * 12 + day.month - 1 + _MONTHS_OF[period] * count, 12)
    return date(year, number + 1, min(day.day, dates.month_length(year, number + 1)))


def _months(start: int, count: int) -> Meant:
    """Return `count` months from month number `start`, counted from year 0."""
    (year, number), (to_year, to_number) = divmod(start, 12), divmod(start + count - 1, 12)
    return Meant(date(year, number + 1, 1), date(to_year, to_number + 1, dates.month_length(to_year, to_number + 1)))


def _stated(parts: Sequence[Token]) -> Meant:
    """Return the days of a calendar date."""
    shape = kinds(parts)
    if shape.startswith("T") and _order(shape[1:]) in ("my", "ym"):
        whole, third = _stated(parts[1:]), parts[0][1]
        last_day = {1: 10, 2: 20}.get(third, whole.last.day)
        return Meant(whole.first.replace(day=10 * third - 9), whole.last.replace(day=last_day))
    if shape in ("Ty", "yT"):  # the thirds of a year have no agreed bounds
        part = dict(parts)
        return _months(part["y"] * 12 + 4 * (part["T"] - 1), 4)._replace(ambiguous=True)
    if shape in ("Ny", "nNy", "yN") and (shape[0] != "n" or parts[0][1] == 1):  # the first nine months of a year
        part = dict(parts)
        _check(part["N"], 12, both("month", "месяца"))
        return _months(part["y"] * 12, part["N"])
    order = _order(shape)
    if order is None or "c" in shape:
        known = "y" in shape
        missing = both("the year is missing", "не хватает года")
        raise dates.DateError("", _NOT_A_DATE if known else FOUR_DIGITS if shape[-1:] in ("n", "c") else missing)
    part = dict(zip(order, (value for kind, value in parts if kind not in _SIGNS), strict=False))
    return _dated(order, part, shape)


def _order(shape: str) -> str | None:
    """Return which order of parts these token kinds spell, if any."""
    return next((order for order, shapes in _ORDERS.items() if shape in shapes.split()), None)


def _dated(order: str, part: dict[str, int], shape: str) -> Meant:
    """Return the days of a date with these parts."""
    year = part["y"]
    if order == "yx":
        if year % 10:
            raise dates.DateError("", _NOT_A_DATE)
        return Meant(date(year, 1, 1), date(year + 9, 12, 31))
    if "w" in part:
        return _week(year, part["w"], part.get("d"))
    if "h" in part:
        _check(part["h"], 2, both("half-year", "полугодия"))
        return _months(year * 12 + 6 * (part["h"] - 1), 6)
    if "q" in part:
        _check(part["q"], 4, both("quarter", "квартала"))
        return _months(year * 12 + 3 * (part["q"] - 1), 3)
    if "s" in part:
        return _season(year, part)
    if order == "ym" and part["m"] == (year + 1) % 100 and ("/" in shape or part["m"] > len(dates.MONTHS)):
        # 2022/23 and 2022-23 are two years; 2011/12 may also be December.
        return Meant(date(year, 1, 1), date(year + 1, 12, 31), part["m"] <= len(dates.MONTHS))
    if "m" not in part:
        return _bounds(f"{year:04}")
    number, day = part["m"], part.get("d", 1)
    in_figures = order == "dmy" and "M" not in shape
    if in_figures and day <= len(dates.MONTHS) < number:
        right = f"{number}.{day:02}.{year}"
        raise dates.DateError("", both(f"the day comes before the month: {right}", f"сначала день: {right}"))
    # Parse a full day first, so that season codes of EDTF are not accepted as months.
    meant = _bounds(f"{year:04}-{number:02}-{day:02}")
    ambiguous = in_figures and "." not in shape and day <= len(dates.MONTHS) and day != number
    return meant._replace(ambiguous=ambiguous) if "d" in part else _bounds(f"{year:04}-{number:02}")


def _season(year: int, part: dict[str, int]) -> Meant:
    season = _bounds(f"{year:04}-{20 + part['s']}")
    if "e" in part and part["e"] not in (season.last.year, season.last.year % 100):
        raise dates.DateError("", _NOT_A_DATE)
    return season._replace(ambiguous=part["s"] == WINTER[1] and "e" not in part)


def _season_beside(today: date, word: int, season: int) -> Meant:
    """Return the season meant: *this* is the current one or that of the year, *last* is over, *next* is to come."""
    before, own, after = (_season(today.year + shift, {"s": season}) for shift in (-1, 0, 1))
    if _SHIFTS[word - 1] < 0:
        return own if own.last < today else before
    if word == _NEXT:
        return own if own.first > today else after
    return before if before.last >= today else own


def _week(year: int, number: int, day: int | None) -> Meant:
    """Return an ISO 8601 week, or a day of it."""
    try:
        first = date.fromisocalendar(year, number, day or 1)
    except ValueError:
        reason = both(f"there is no week {number} in {year}", f"в {year} году нет недели {number}")
        raise dates.DateError("", reason) from None
    return Meant(first, first + timedelta(days=0 if day is not None else 6))


def _check(number: int, most: int, what: Words) -> None:
    if not 1 <= number <= most:
        reason = both(f"there is no {what['en']} {number}", f"{what['ru']} {number} не бывает")
        raise dates.DateError("", reason)


def _bounds(edtf: str) -> Meant:
    known = dates.parse(edtf)
    assert known.earliest is not None
    assert known.latest is not None
    return Meant(known.earliest, known.latest)
