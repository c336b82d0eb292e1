"""The dates people type after `--on`, `--year`, `--from` and `--to`, read as spans of days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from raes_cli import dates
from raes_cli.errors import UsageError
from raes_cli.text import Words, both, one_line

_LONGEST = 80
_HINT = both(
    'try 2023-05-19, 19.05.2023 or "May 2023"; for a range 2022..2023',
    'попробуйте 2023-05-19, 19.05.2023 или "май 2023"; для промежутка 2022..2023',
)
_FOUR_DIGITS = both("a year is written with four digits", "год пишется четырьмя цифрами")
_NOT_A_DATE = both("its parts do not make up a date", "из этих частей дата не складывается")

# The words of a date besides months and seasons, by kind; what a word means is its place in the row.
_WORDS = {
    "Q": ("q quarter квартал квартала квартале",),
    "I": ("i", "ii", "iii", "iv"),
    "T": ("early beginning начало начале", "mid middle середина середине", "late end конец конце"),
    "D": ("today сегодня", "yesterday вчера"),
    "R": ("this current этот этом этого", "last previous прошлый прошлом прошлого"),
    "U": ("year год года году годы гг г", "month месяц месяца месяце"),
    "": ("in on of the в во st nd rd th й го м",),
}

# What the parts of a date are – (y)ear, (m)onth, (d)ay, (s)eason and the year it (e)nds in, (q)uarter –
# and how they may be typed: y is a number of four digits, n a shorter one, a capital is a word.
_ORDERS = {
    "y": "y",
    "ym": "y-n yM",
    "my": "n.y n/y My",
    "ymd": "y-n-n y.n.n y/n/n yMn",
    "dmy": "n.n.y n/n/y n-n-y nMy",
    "mdy": "Mny",
    "sy": "Sy",
    "sye": "Sy/n",
    "yq": "yQn",
    "qy": "Qny nQy IQy",
}

Token = tuple[str, int]
"""A part of a date: its kind (y, n, a key of `_WORDS`, (M)onth, (S)eason or a sign) and what it means."""

_WINTER = ("S", len(dates.SEASONS))


class Span(NamedTuple):
    """The days from `first` to `last`, both inclusive; None = open."""

    first: date | None = None
    last: date | None = None


def read(text: str, today: date) -> Span:
    """The days that `text` means: a date or a range in English or Russian, or with Azerbaijani months.

    Takes days, months, quarters, seasons and years, in digits (ISO 8601, or the day first) or in words, some
    relative to `today`; thirds of a month; ranges `A..B`, `A..`, `..B`, `A – B`, and those of EDTF. A range
    that runs backwards is turned round. Raises UsageError, which names what cannot be read.
    """
    return _in_order(*_ends(text, today))[0]


def month(word: str) -> int | None:
    """The number of the month that `word` names, in any form or short, in English, Russian or Azerbaijani."""
    return _place(_tidy(word), dates.MONTHS)


def window(
    *,
    on: str | None = None,
    year: str | None = None,
    first: str | None = None,
    last: str | None = None,
    today: date,
) -> tuple[Span, Words | None]:
    """The days that `--on`, `--year`, `--from` (`first`) and `--to` (`last`) have in common.

    Returns them with a note if ends were swapped and have been put right. Raises UsageError for what cannot
    be read, and when no day fits all that is asked.
    """
    single = [(f"--on {on}", on), (f"--year {year}", year)]
    asked = [(typed, *_ends(text, today)) for typed, text in single if text is not None]
    bounds = [f"{option} {text}" for option, text in (("--from", first), ("--to", last)) if text is not None]
    if bounds:
        lower = Span() if first is None else read(first, today)
        upper = Span() if last is None else read(last, today)
        for option, text, end in (("--from", first, lower.first), ("--to", last, upper.last)):
            if text is not None and end is None:
                shown = one_line(text)
                raise UsageError(
                    both(f"{option} {shown} is open where it should end", f"{option} {shown}: нет границы"),
                    both("leave it out, or give a day", "уберите условие или назовите день"),
                )
        asked.append((" ".join(bounds), lower, upper))

    common = Span()
    notes: list[tuple[str, str]] = []
    for typed, lower, upper in asked:
        span, swapped = _in_order(lower, upper)
        if swapped:
            english, russian = (dates.words(f"{span.first}/{span.last}", lang) for lang in ("en", "ru"))
            notes.append((f"{typed} runs backwards, read as {english}", f"{typed}: прочитано как {russian}"))
        common = Span(
            max((day for day in (common.first, span.first) if day), default=None),
            min((day for day in (common.last, span.last) if day), default=None),
        )
    if common.first and common.last and common.first > common.last:
        everything = one_line(", ".join(typed for typed, *_ in asked))
        raise UsageError(
            both(f"no day fits all of {everything}", f"ни один день не подходит под всё сразу: {everything}"),
            both("change one of them or leave it out", "измените или уберите одно из условий"),
        )
    if not notes:
        return common, None
    english, russian = ("; ".join(note) for note in zip(*notes, strict=True))
    return common, both(one_line(english), one_line(russian))


def _in_order(lower: Span, upper: Span) -> tuple[Span, bool]:
    """The days from the one end to the other, and whether the ends had to be swapped."""
    if upper.first and upper.last and lower.first and lower.last and lower.first > upper.last:
        return Span(upper.first, lower.last), True
    return Span(lower.first, upper.last), False


def _ends(text: str, today: date) -> tuple[Span, Span]:
    """What the two ends of a range mean; a date is both ends of itself."""
    tidy = _tidy(text)
    try:
        return _range(tidy, today)
    except dates.DateError as error:
        shown = one_line(text)
        if len(shown) > _LONGEST:
            shown = f"{shown[: _LONGEST // 2]}…"
        english, russian = f"the date '{shown}'", f"дату «{shown}»"
        if error.text != tidy:
            part = one_line(error.text)
            english, russian = f"'{part}' in {english}", f"«{part}» в дате «{shown}»"
        message = both(
            f"cannot read {english}: {error.reason['en']}",
            f"не удалось прочитать {russian}: {error.reason['ru']}",
        )
        raise UsageError(message, _HINT) from None


def _tidy(text: str) -> str:
    """`text` in lower case, with one kind of space, of hyphen and of dash, without the dots of ё and İ."""
    text = unicodedata.normalize("NFC", text.casefold())
    text = re.sub("[‐‑]", "-", re.sub("[‒—―−]", "–", text))
    return " ".join(text.replace("ё", "е").replace("i\N{COMBINING DOT ABOVE}", "i").split())


def _range(text: str, today: date) -> tuple[Span, Span]:
    if not text:
        raise dates.DateError(text, both("it is empty", "она пустая"))
    if len(text) > _LONGEST:
        raise dates.DateError(text, both("it is too long", "она слишком длинная"))
    brackets = re.fullmatch(r"\[(.*\.\..*)\]", text)
    spread = brackets[1] if brackets else text
    if re.fullmatch(r"[0-9]{4}[0-9-]*/([0-9]{4}[0-9-]*)?", spread):
        spread = spread.replace("/", "..")  # an interval of EDTF; other slashes stand within a date
    # A hyphen makes a range of two years, or of two days before a month in words.
    spread = re.sub(r"^([0-9]{4}(?=-[0-9]{4}(?![0-9]))|[0-9]{1,2}(?=-[0-9]{1,2} ))-", r"\1..", spread)
    first, *others = re.split(r" ?(?:/?\.{2,}/?|–| - ) ?", spread)
    if not others:
        span = _span(text, _tokens(text), today)
        return span, span
    last = others.pop()
    if others:
        raise dates.DateError(text, both("a range has two ends", "у промежутка два конца"))
    if not first and not last:
        raise dates.DateError(text, both("it is open at both ends", "она открыта с обеих сторон"))
    lower, upper = _tokens(first), _tokens(last)
    if _kinds(lower + upper) == "Syy" and lower[0] == _WINTER:
        reason = both("write one winter as winter 2025/26", "одну зиму пишут так: зима 2025/26")
        raise dates.DateError(text, reason)
    if lower and not any(kind in "yDR" for kind in _kinds(lower)):
        lower += upper[len(lower) :]  # 27–28 February 2023: the first takes over what it lacks
    return (
        _span(first, lower, today) if first else Span(),
        _span(last, upper, today) if last else Span(),
    )


def _tokens(text: str) -> list[Token]:
    """The parts of a date, without those that mean nothing."""
    # A hyphen or a full stop that touches a word belongs to it: mid-May, 2-й, 2023-Q2, Sept., г.
    # The marks ~ ? % of EDTF do not change which days a date means.
    tokens = [_token(part) for part in re.findall(r"\d+|-?[^\W\d_]+[.-]?|[^\s,~?%]", text)]
    has_year = "y" in _kinds(tokens)
    return [(kind, value) for kind, value in tokens if kind and not (has_year and kind == "U")]


def _token(part: str) -> Token:
    if part.isdigit():
        if not part.isascii():
            reason = both("only the digits 0 to 9 are read", "читаются только цифры от 0 до 9")
            raise dates.DateError(part, reason)
        if len(part) not in (1, 2, 4):
            raise dates.DateError(part, _FOUR_DIGITS)
        return "n" if len(part) <= len("31") else "y", int(part)
    if part in "-./":
        return part, 0
    word = part.strip("-.")
    for kind, rows in _WORDS.items():
        for place, row in enumerate(rows, 1):
            if word in row.split():
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
    forms = (_tidy(form) for form in (*row, prepositional))
    return len(word) >= len("May") and any(form.startswith(word) for form in forms)


def _kinds(tokens: list[Token]) -> str:
    return "".join(kind for kind, _ in tokens)


def _span(text: str, tokens: list[Token], today: date) -> Span:
    """What one date means; `text` is what an error names."""
    try:
        return _meaning(tokens, today)
    except dates.DateError as error:
        raise dates.DateError(text, error.reason) from None


def _meaning(tokens: list[Token], today: date) -> Span:
    kinds = _kinds(tokens)
    values = [value for kind, value in tokens if kind not in "-./Q"]
    if kinds == "D":
        day = today - timedelta(days=values[0] - 1)
        return Span(day, day)
    if kinds == "RU":
        this, of_years = values[0] == 1, values[1] == 1
        start = today.replace(month=1, day=1) if of_years else today.replace(day=1)
        day = today if this else start - timedelta(days=1)
        return _bounds(str(day)[: len("2023" if of_years else "2023-05")])
    order = _order(kinds)
    if order:
        span = _bounds(_edtf(order, values, in_words="M" in kinds))
        if order == "sye" and span.last and span.last.year % 100 != values[-1]:
            raise dates.DateError("", _NOT_A_DATE)
        return span
    if kinds.startswith("T") and _order(kinds[1:]) in ("my", "ym"):
        month = _meaning(tokens[1:], today)
        assert month.first is not None
        assert month.last is not None
        third = values[0]
        last_day = {1: 10, 2: 20}.get(third, month.last.day)
        return Span(month.first.replace(day=10 * third - 9), month.last.replace(day=last_day))
    if "y" in kinds:
        raise dates.DateError("", _NOT_A_DATE)
    missing = both("the year is missing", "не хватает года")
    raise dates.DateError("", _FOUR_DIGITS if kinds.endswith("n") else missing)


def _order(kinds: str) -> str | None:
    """What the parts of these kinds are, if they make a date."""
    return next((order for order, shapes in _ORDERS.items() if kinds in shapes.split()), None)


def _bounds(edtf: str) -> Span:
    known = dates.parse(edtf)
    return Span(known.earliest, known.latest)


def _edtf(order: str, values: list[int], *, in_words: bool) -> str:
    """The EDTF of a date whose parts, in `order`, have these values."""
    part = dict(zip(order, values, strict=True))
    year = f"{part['y']:04}"
    if "s" in part:
        return f"{year}-{20 + part['s']}"
    if "q" in part:
        quarter = part["q"]
        if quarter not in (1, 2, 3, 4):
            reason = both(f"there is no quarter {quarter}", f"квартала {quarter} не бывает")
            raise dates.DateError("", reason)
        return f"{year}-{32 + quarter}"
    if "m" not in part:
        return year
    month, day = part["m"], part.get("d", 1)
    if order == "dmy" and not in_words and day <= len(dates.MONTHS) < month:
        right = f"{month}.{day:02}.{year}"
        raise dates.DateError("", both(f"the day comes before the month: {right}", f"сначала день: {right}"))
    edtf = f"{year}-{month:02}-{day:02}"
    # To the day, so that EDTF's seasons are not taken for months: 2022-23 may be meant as two years.
    dates.parse(edtf)
    return edtf if "d" in part else edtf[: len("2023-05")]
