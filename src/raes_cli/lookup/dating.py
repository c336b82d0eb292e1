"""One date as people type it, in the words and figures of three languages: its parts, and the days that it means."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from raes_cli import dates
from raes_cli.text import Words, both, fold, visible

_FOUR_DIGITS = both("a year is written with four digits", "год пишется четырьмя цифрами")
_NOT_A_DATE = both("its parts do not make up a date", "из этих частей дата не складывается")

# The words of a date besides months and seasons, folded, by kind; what a word means is its place in the row, from 1.
# A star stands for any ending.
_WORDS = {
    "n": (
        "i first перв* birinci bir", "ii second втор* ikinci iki", "iii third трет* ucuncu uc",
        "iv fourth четверт* dorduncu dord", "fifth пяты* пято* besinci bes", "sixth шесты* шесто* altinci alti",
        "seventh седьм* yeddinci yeddi", "eighth восьм* sekkizinci sekkiz", "ninth девяты* девято* doqquzuncu doqquz",
        "tenth десяты* десято* onuncu", "eleventh одиннадцат*", "twelfth двенадцат*", "thirteenth тринадцат*",
        "fourteenth четырнадцат*", "fifteenth пятнадцат*", "sixteenth шестнадцат*", "seventeenth семнадцат*",
        "eighteenth восемнадцат*", "nineteenth девятнадцат*", "twentieth twenty двадцат* iyirmi*", *[""] * 9,
        "thirtieth thirty тридцат* otuz*",
    ),
    "H": ("h half полугоди* половин* yarim* yari yarisi yarisinda",),
    "Q": ("q quarter квартал* rub*",),
    "W": ("w week weeks недел* heft*",),
    "T": (
        "early beginning начало начале evveli evvelinde", "mid middle середина середине ortasi ortasinda",
        "late end конец конце sonu sonunda",
    ),
    "D": ("today сегодня bugun", "yesterday вчера dunen"),
    "R": (
        "this current этот этом этого эта эту этой текущ* bu", "last previous прошл* kecen oten", "next следующ* gelen",
        "past последн* son",
    ),
    "A": ("ago назад evvel",),
    "U": (
        "year years год года году годы лет гг г il ili ilin ilde ilinde ilden ilinden",
        "month months месяц* ay ayi ayin ayinda ayindan",
        "day days день дня дней gun gunu",
    ),
    "X": ("s е х годах iller illeri illerde",),
    "": ("in on of the a an one в во на за st nd rd th й я ый ая ое го м ci cu de da",),
}  # fmt: skip
_AZERBAIJANI = frozenset("i u in un da de dan den inda inde unda unde indan inden undan unden".split())  # noqa: SIM905 - of a month

# What the parts of a date are – (y)ear, (m)onth, (d)ay, (s)eason and the year it (e)nds in, (h)alf, (q)uarter, (w)eek,
# a deca(x)de – and how they may be typed: y is a number of four digits, n a shorter one, a capital is a word.
_ORDERS = {
    "y": "y",
    "ym": "y-n y/n yM",
    "my": "n.y n/y My",
    "ymd": "y-n-n y.n.n y/n/n yMn",
    "dmy": "n.n.y n/n/y n-n-y nMy",
    "mdy": "Mny",
    "sy": "Sy",
    "sye": "Sy/n",
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
"""Kinds that say what the others are, and mean no number themselves."""
_YEARLY = ("my", "dmy", "mdy", "sy", "qy", "hy")
_LEAP_YEAR = 2024
# The time of day behind a date, and where it is.
_TIME = (
    r"(?<=\d),?(?:t\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?| \d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?)"
    r" ?(?:z|[+-]\d\d(?::?\d\d)?)?(?![\w:])"
)
_MONTHS_OF = {("U", 1): 12, ("U", 2): 1, ("Q", 1): 3, ("H", 1): 6}
_DAYS_OF = {("U", 3): 1, ("W", 1): 7}
_SHIFTS = (0, -1, 1, -1)
"""From this period to the one meant, for each word of the kind R."""
_NEXT, _PAST = 3, 4
_TEN = 10

Token = tuple[str, int]
"""A part of a date: its kind (y, n, a key of `_WORDS`, (M)onth, (S)eason or a sign) and what it means."""

WINTER = ("S", len(dates.SEASONS))


class Meant(NamedTuple):
    """The days from `first` to `last`, both inclusive; and whether others may mean something else by the same words."""

    first: date
    last: date
    ambiguous: bool = False


def month(word: str) -> int | None:
    """The number of the month that `word` names, in any form or short, in English, Russian or Azerbaijani."""
    return _place(fold(word), dates.MONTHS)


def tidy(text: str) -> str:
    """`text` in lower case, with one kind of space, hyphen and dash, without time of day and the dots of ё and İ."""
    text = unicodedata.normalize("NFC", visible(text).casefold())
    text = re.sub("[‐‑]", "-", re.sub("[‒—―−]", "–", text))
    text = " ".join(text.replace("ё", "е").replace("i\N{COMBINING DOT ABOVE}", "i").split())
    text = re.sub(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)", r"\1-\2-\3", text, flags=re.ASCII)
    return re.sub(_TIME, "", text, flags=re.ASCII)


def tokens(text: str) -> list[Token]:
    """The parts of a date in tidy words, without those that mean nothing; raises `DateError`."""
    kept: list[Token] = []
    # A hyphen or a full stop that touches a word belongs to it: mid-May, 2-й, 2023-Q2, Sept., г.
    # The marks ~ ? % of EDTF do not change which days a date means.
    for part in re.findall(r"\d+|-?[^\W\d_]+[.-]?|[^\s,~?%]", text):
        kind, value = _token(part)
        if kind == "n" and not part.isdigit() and value < _TEN and kept[-1:] in ([("n", 20)], [("n", 30)]):
            kept[-1] = (kind, kept[-1][1] + value)  # twenty-second
        elif kind and (kind != "X" or kinds(kept).endswith("y")):  # 2020-е is a decade, 1-е a day
            kept.append((kind, value))
    dated = not {"y", "M"}.isdisjoint(kinds(kept))
    return [(kind, value) for kind, value in kept if not (dated and kind == "U")]


def kinds(parts: Sequence[Token]) -> str:
    """The kinds of the parts, a letter each."""
    return "".join(kind for kind, _ in parts)


def meaning(text: str, parts: Sequence[Token], today: date) -> Meant:
    """The days that the parts of a date mean; `text` is what an error names. Raises `DateError`."""
    try:
        return _relative(parts, today) or _stated(parts)
    except dates.DateError as error:
        raise dates.DateError(text, error.reason) from None
    except (ValueError, OverflowError):  # a day before the first of all
        raise dates.DateError(text, _NOT_A_DATE) from None


def yearly(text: str, parts: Sequence[Token]) -> Meant:
    """What comes round every year, as in a leap year: 22 February; May; winter. Raises `DateError`."""
    sign = [part for part in parts if part[0] in "./"][:1]
    dated = [*parts, *sign, ("y", _LEAP_YEAR)]
    # «Май 23» is a year in Russian, May 23 a day in English.
    if _order(kinds(dated)) not in _YEARLY or (kinds(parts) == "Mn" and not text.isascii()):
        raise dates.DateError(text, _NOT_A_DATE)
    return meaning(text, dated, date.min)


def _token(part: str) -> Token:
    if part.isdigit():
        if not part.isascii():
            reason = both("only the digits 0 to 9 are read", "читаются только цифры от 0 до 9")
            raise dates.DateError(part, reason)
        if len(part) > len("2023"):
            raise dates.DateError(part, _FOUR_DIGITS)
        return ("n", "n", "c", "y")[len(part) - 1], int(part)
    if part in "-./":
        return part, 0
    word = fold(part.strip("-."))
    for kind, rows in _WORDS.items():
        for place, row in enumerate(rows, 1):
            if any(word == known or (known[-1] == "*" and word.startswith(known[:-1])) for known in row.split()):
                return kind, place
    for kind, names in (("M", dates.MONTHS), ("S", dates.SEASONS)):
        if named := _place(word, names):
            return kind, named
    raise dates.DateError(part, both("this is not part of a date", "это не часть даты"))


def _place(word: str, names: Sequence[tuple[str, ...]]) -> int | None:
    """Which of `names` a word is a form of or short for, from 1; None where it is none, or could be several."""
    places = [place for place, row in enumerate(names, 1) if _begins(word, row)]
    return places[0] if len(places) == 1 else None


def _begins(word: str, row: tuple[str, ...]) -> bool:
    """Whether `word` is one of the forms in a row of names, or short for one."""
    prepositional = f"{row[2][:-1]}е"  # мая: (в) мае
    forms = [fold(form) for form in (*row, prepositional)]
    inflected = word.startswith(forms[4]) and word.removeprefix(forms[4]) in _AZERBAIJANI
    return len(word) >= len("May") and (inflected or any(form.startswith(word) for form in forms))


def _relative(parts: Sequence[Token], today: date) -> Meant | None:
    """What parts mean that are counted from `today`: yesterday, last week, 3 months ago, the past 30 days."""
    shape = re.sub("[UWQH]", "P", kinds(parts)).replace("c", "n")
    count = next((value for kind, value in parts if kind in "nc"), 1)
    period = next((part for part in parts if part[0] in "UWQH"), ("U", 0))
    if shape == "D":
        return _period(today, ("U", 3), 1 - parts[0][1])
    if shape in ("PA", "nPA"):
        day = _moved(today, period, -count)
        return Meant(day, day)
    if shape == "RP":
        word = parts[0][1]
        return _period(today, period, _SHIFTS[word - 1])._replace(ambiguous=word == _PAST)
    if shape == "RnP" and parts[0][1] != 1:
        if parts[0][1] == _NEXT:
            return Meant(today, _moved(today, period, count))
        return Meant(_moved(today, period, -count), today)
    return None


def _period(today: date, period: Token, shift: int) -> Meant:
    """The year, half, quarter, month, week or day that `today` is in, moved by so many of its kind."""
    if days := _DAYS_OF.get(period):
        first = today - timedelta(days=today.weekday() if period[0] == "W" else 0) + timedelta(days=days * shift)
        return Meant(first, first + timedelta(days=days - 1))
    months = _MONTHS_OF[period]
    return _months((today.year * 12 + today.month - 1) // months * months + months * shift, months)


def _moved(day: date, period: Token, count: int) -> date:
    """`day` so many periods later; the last of a shorter month."""
    if days := _DAYS_OF.get(period):
        return day + timedelta(days=days * count)
    year, number = divmod(day.year * 12 + day.month - 1 + _MONTHS_OF[period] * count, 12)
    return date(year, number + 1, min(day.day, dates.month_length(year, number + 1)))


def _months(start: int, count: int) -> Meant:
    """So many months, from the one with the number `start`, counted from the year 0."""
    (year, number), (to_year, to_number) = divmod(start, 12), divmod(start + count - 1, 12)
    return Meant(date(year, number + 1, 1), date(to_year, to_number + 1, dates.month_length(to_year, to_number + 1)))


def _stated(parts: Sequence[Token]) -> Meant:
    """What the parts of a calendar date mean."""
    shape = kinds(parts)
    if shape.startswith("T") and _order(shape[1:]) in ("my", "ym"):
        whole, third = _stated(parts[1:]), parts[0][1]
        last_day = {1: 10, 2: 20}.get(third, whole.last.day)
        return Meant(whole.first.replace(day=10 * third - 9), whole.last.replace(day=last_day))
    if shape in ("Ty", "yT"):  # where a third of a year begins is for everybody to say
        part = dict(parts)
        return _months(part["y"] * 12 + 4 * (part["T"] - 1), 4)._replace(ambiguous=True)
    order = _order(shape)
    if order is None or "c" in shape:
        known = "y" in shape
        missing = both("the year is missing", "не хватает года")
        raise dates.DateError("", _NOT_A_DATE if known else _FOUR_DIGITS if shape[-1:] in ("n", "c") else missing)
    part = dict(zip(order, (value for kind, value in parts if kind not in _SIGNS), strict=False))
    return _dated(order, part, shape)


def _order(shape: str) -> str | None:
    """What the parts of these kinds are, if they make a date."""
    return next((order for order, shapes in _ORDERS.items() if shape in shapes.split()), None)


def _dated(order: str, part: dict[str, int], shape: str) -> Meant:
    """The days of a date with these parts."""
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
        # 2022/23 and 2022-23 are two years; 2011/12 may be December.
        return Meant(date(year, 1, 1), date(year + 1, 12, 31), part["m"] <= len(dates.MONTHS))
    if "m" not in part:
        return _bounds(f"{year:04}")
    number, day = part["m"], part.get("d", 1)
    in_figures = order == "dmy" and "M" not in shape
    if in_figures and day <= len(dates.MONTHS) < number:
        right = f"{number}.{day:02}.{year}"
        raise dates.DateError("", both(f"the day comes before the month: {right}", f"сначала день: {right}"))
    # To the day, so that EDTF's seasons are not taken for months.
    meant = _bounds(f"{year:04}-{number:02}-{day:02}")
    ambiguous = in_figures and "." not in shape and day <= len(dates.MONTHS) and day != number
    return meant._replace(ambiguous=ambiguous) if "d" in part else _bounds(f"{year:04}-{number:02}")


def _season(year: int, part: dict[str, int]) -> Meant:
    season = _bounds(f"{year:04}-{20 + part['s']}")
    if "e" in part and season.last.year % 100 != part["e"]:
        raise dates.DateError("", _NOT_A_DATE)
    return season._replace(ambiguous=part["s"] == WINTER[1] and "e" not in part)


def _week(year: int, number: int, day: int | None) -> Meant:
    """A week of ISO 8601, or a day of it."""
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
