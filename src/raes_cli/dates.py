"""EDTF dates (ISO 8601-2): the range of days that a date may mean, and its wording in English and Russian."""

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from raes_cli.text import Words, both, one_line

Precision = Literal["year", "season", "quarter", "month", "day"]
Shape = Literal["date", "interval", "one-of"]

# Columns of the tables below: a language and, for Russian, a grammatical case.
_ENGLISH, _NOMINATIVE, _GENITIVE, _INSTRUMENTAL = range(4)

MONTHS = (  # the last column is Azerbaijani, which is parsed but never printed
    ("January", "январь", "января", "январём", "yanvar"),
    ("February", "февраль", "февраля", "февралём", "fevral"),
    ("March", "март", "марта", "мартом", "mart"),
    ("April", "апрель", "апреля", "апрелем", "aprel"),
    ("May", "май", "мая", "маем", "may"),
    ("June", "июнь", "июня", "июнем", "iyun"),
    ("July", "июль", "июля", "июлем", "iyul"),
    ("August", "август", "августа", "августом", "avqust"),
    ("September", "сентябрь", "сентября", "сентябрём", "sentyabr"),
    ("October", "октябрь", "октября", "октябрём", "oktyabr"),
    ("November", "ноябрь", "ноября", "ноябрём", "noyabr"),
    ("December", "декабрь", "декабря", "декабрём", "dekabr"),
)
WEEKDAYS = (  # in the order of `date.weekday`
    ("Monday", "понедельник"),
    ("Tuesday", "вторник"),
    ("Wednesday", "среда"),
    ("Thursday", "четверг"),
    ("Friday", "пятница"),
    ("Saturday", "суббота"),
    ("Sunday", "воскресенье"),
)
SEASONS = (  # three months each, starting in March
    ("spring", "весна", "весны", "весной", "yaz"),
    ("summer", "лето", "лета", "летом", "yay"),
    ("autumn", "осень", "осени", "осенью", "payız", "fall"),
    ("winter", "зима", "зимы", "зимой", "qış"),
)
_QUARTER = ("Q{}", "{}-й квартал", "{}-го квартала")
_THIRDS = (both("early {}", "начало {}"), both("mid-{}", "середина {}"), both("late {}", "конец {}"))
# EDTF codes in place of a month: seasons and quarters, each with its first month.
_THREE_MONTHS: dict[int, tuple[Precision, int]] = {
    **{21 + number: ("season", 3 + 3 * number) for number in range(4)},
    **{33 + number: ("quarter", 1 + 3 * number) for number in range(4)},
}
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY, _DECEMBER = 2, 12
_LEAP_YEAR = 366
_FIELD_WIDTHS = [4, 2, 2]


class Stated(NamedTuple):
    """A single date as stated: its first and last day, its precision, its qualifier (`~`, `?`, `%` or none)."""

    first: date
    last: date
    precision: Precision
    doubt: str


class Known(NamedTuple):
    """A parsed date: its earliest and latest day, inclusive (None = open), and how it is stated.

    An `interval` lasted from `start` to `end`; `one-of` is some day between them; for a `date`, `start` and `end` are
    the same. An open end is None.
    """

    earliest: date | None
    latest: date | None
    shape: Shape
    start: Stated | None
    end: Stated | None


class DateError(ValueError):
    """Raised for a text that is not a valid date; `text` is the part at fault, `reason` says why in both languages."""

    def __init__(self, text: str, reason: Words) -> None:
        super().__init__(f"'{one_line(text)}': {reason['en']}")
        self.text = text
        self.reason = reason


@lru_cache(maxsize=16384)
def parse(edtf: str) -> Known:
    """Parse a date in the subset of EDTF (ISO 8601-2:2019) that the base uses.

    Accepts a year, month, day, season (`2025-22`; winter begins in December of its year) or quarter (`2023-34`), each
    with an optional `~`, `?` or `%`; an interval `A/B`, where `..` or nothing marks an open end; and the one-of ranges
    `[A..B]`, `[A..]` and `[..B]`. The qualifiers do not widen the bounds. Raises DateError, a ValueError.
    """
    shape: Shape
    if edtf.startswith("[") and edtf.endswith("]") and ".." in edtf:
        shape = "one-of"
        first, _, last = edtf[1:-1].partition("..")
    elif "/" in edtf:
        shape = "interval"
        first, last = ("" if end == ".." else end for end in edtf.split("/", 1))
    else:
        only = _stated(edtf)
        return Known(only.first, only.last, "date", only, only)

    start = _stated(first) if first else None
    end = _stated(last) if last else None
    if start is None and end is None:
        raise DateError(edtf, both("it is open at both ends", "она открыта с обеих сторон"))
    if start and end and start.first > end.last:
        raise DateError(edtf, both("it ends before it begins", "она кончается раньше, чем начинается"))
    if shape == "one-of" and any(stated and stated.doubt for stated in (start, end)):
        reason = both("~ ? % are not allowed inside [A..B]", "внутри [A..B] знаки ~ ? % не допускаются")
        raise DateError(edtf, reason)
    return Known(start and start.first, end and end.last, shape, start, end)


def is_to_the_day(known: Known) -> bool:
    """Return whether a date states its day, or its first and last one, without a qualifier."""
    ends = (known.start, known.end)
    return known.shape != "one-of" and all(end and end.precision == "day" and not end.doubt for end in ends)


def is_undated(edtf: str | None) -> bool:
    """Return whether a date is too vague to be placed on a timeline.

    True if there is no date, or if it is some day of a window that is open or wider than a year. Intervals and plain
    years count as dated.
    """
    if not edtf:
        return True
    known = parse(edtf)
    if known.shape != "one-of":
        return False
    if known.earliest is None or known.latest is None:
        return True
    return (known.latest - known.earliest).days + 1 > _LEAP_YEAR


@lru_cache(maxsize=4096)
def words(edtf: str, lang: str) -> str:
    """Return the date `edtf` in words, in `lang` (`en` or `ru`). Raises DateError, as `parse` does."""
    known = parse(edtf)
    start, end = known.start, known.end
    if start is None or end is None:
        return _open_ended(known, lang, end_unknown=edtf.endswith("/"))
    if known.shape == "one-of":
        return _some_day(start.first, end.last, lang)
    if start == end:
        return _name(start, _column(lang))
    left, right = _pair(start, end, _column(lang))
    dash = "–" if start.precision == end.precision and " " not in left else " – "
    return f"{left}{dash}{right}"


def month_name(number: int, lang: str) -> str:
    """Return the name of month 1 to 12 in `lang` (`en` or `ru`), in the nominative."""
    return MONTHS[number - 1][_column(lang)]


def weekday_name(day: date, lang: str) -> str:
    """Return the weekday of `day` in `lang` (`en` or `ru`), in the nominative."""
    return WEEKDAYS[day.weekday()][_column(lang)]


def _stated(text: str) -> Stated:
    """Parse a single EDTF date, not a range."""
    if len(text) == len("2023-02-28"):  # most dates are days, and a large base has more of them than `parse` remembers
        try:
            only = date.fromisoformat(text)
        except ValueError:
            pass  # what follows says why
        else:
            if str(only) == text:
                return Stated(only, only, "day", "")
    doubt = text[-1] if text.endswith(("~", "?", "%")) else ""
    fields = (text[:-1] if doubt else text).split("-")
    widths_fit = [*map(len, fields)] == _FIELD_WIDTHS[: len(fields)]
    if not (widths_fit and text.isascii() and "".join(fields).isdigit()):
        forms = "2023, 2023-02, 2023-02-28, A/B, [A..B]"
        raise DateError(text, both(f"not a date like {forms}", f"это не дата вида {forms}"))
    year, *finer = map(int, fields)
    if year == 0:
        raise DateError(text, both("there is no year 0", "нулевого года не бывает"))
    if not finer:
        return Stated(date(year, 1, 1), date(year, 12, 31), "year", doubt)
    month, *days = finer
    if not days and month in _THREE_MONTHS:
        precision, month = _THREE_MONTHS[month]
        return Stated(date(year, month, 1), _month_end(text, year, month + 2), precision, doubt)
    if not 1 <= month <= _DECEMBER:
        raise DateError(text, both(f"there is no month {month}", f"месяца {month} не бывает"))
    if not days:
        return Stated(date(year, month, 1), _month_end(text, year, month), "month", doubt)
    day = days[0]
    if not 1 <= day <= month_length(year, month):
        english, _, russian, *_ = MONTHS[month - 1]
        reason = both(f"there is no {day} {english} {year}", f"{day} {russian} {year} не бывает")
        raise DateError(text, reason)
    only = date(year, month, day)
    return Stated(only, only, "day", doubt)


def _month_end(text: str, year: int, month: int) -> date:
    """Return the last day of a month; a month above 12 is in the next year, where winter ends."""
    if month > _DECEMBER:
        year, month = year + 1, month - _DECEMBER
    if year > date.max.year:
        raise DateError(text, both("the last year is 9999", "последний год — 9999"))
    return date(year, month, month_length(year, month))


def month_length(year: int, month: int) -> int:
    """Return the number of days in a month."""
    leap = year % (4 if year % 100 else 400) == 0
    return _MONTH_LENGTHS[month - 1] + (leap and month == _FEBRUARY)


def _column(lang: str, case: int = _NOMINATIVE) -> int:
    return case if lang == "ru" else _ENGLISH


def _open_ended(known: Known, lang: str, *, end_unknown: bool) -> str:
    """Return in words a range that is open on one side."""
    only = known.start or known.end
    assert only is not None
    if known.shape == "one-of":
        # Name the day, so that `[..2025]` is not misread as ending when 2025 begins.
        only = _stated(str(known.earliest or known.latest))
        phrase = both("by {}", "не позднее {}") if known.end else both("on or after {}", "не ранее {}")
    elif known.end:
        phrase = both("until {}", "до {}")
    else:
        # EDTF distinguishes an open end (`A/..`, ongoing) from an unknown one (`A/`).
        phrase = both("from {}" if end_unknown else "since {}", "с {}")
    name = _name(only, _column(lang, _GENITIVE))
    return phrase[lang].format(name).replace("с 2 ", "со 2 ").replace("с 2-", "со 2-")


def _some_day(first: date, last: date, lang: str) -> str:
    """Return in words some day from `first` to `last`, recognizing thirds of a month, whole months and years."""
    length = month_length(last.year, last.month)
    month = str(first)[:7]
    if month == str(last)[:7]:
        for third, days in zip(_THIRDS, ((1, 10), (11, 20), (21, length)), strict=True):
            if (first.day, last.day) == days:
                return third[lang].format(_name(_stated(month), _column(lang, _GENITIVE)))

    width = len("2023-02-28")
    if (first.day, last.day) == (1, length):
        width = len("2023") if (first.month, last.month) == (1, _DECEMBER) else len("2023-02")
    start, end = _stated(str(first)[:width]), _stated(str(last)[:width])
    if start == end:
        return _name(start, _column(lang))
    if (end.first - start.last).days == 1:
        return both("{} or {}", "{} или {}")[lang].format(*_pair(start, end, _column(lang)))
    pair = _pair(start, end, _column(lang, _INSTRUMENTAL))
    return both("between {} and {}", "между {} и {}")[lang].format(*pair)


def _pair(start: Stated, end: Stated, column: int) -> tuple[str, str]:
    """Return both dates in words, omitting from the first the month and year that it shares with the second."""
    if start.doubt or end.doubt:
        return _name(start, column), _name(end, column)
    left, right = _pieces(start, column), _pieces(end, column)
    shared = 0
    while shared + 1 < min(len(left), len(right)) and left[-1 - shared] == right[-1 - shared]:
        shared += 1
    return " ".join(left[: len(left) - shared]), " ".join(right)


def _name(stated: Stated, column: int) -> str:
    """Return a single date in words, with its qualifier."""
    about = ""
    if stated.doubt in ("~", "%"):
        about = "about " if column == _ENGLISH else "примерно "
        if column == _NOMINATIVE:
            about, column = "около ", _GENITIVE
    doubtful = " (uncertain)" if column == _ENGLISH else " (предположительно)"
    name = " ".join(_pieces(stated, column))
    return f"{about}{name}{doubtful if stated.doubt in ('?', '%') else ''}"


def _pieces(stated: Stated, column: int) -> list[str]:
    """Return the words of a single date, the year last."""
    year, month = stated.first.year, stated.first.month
    if stated.precision == "year":
        return [str(year)]
    if stated.precision == "season":
        years = str(year) if year == stated.last.year else f"{year}/{(year + 1) % 100:02}"
        return [SEASONS[month // 3 - 1][column], years]
    if stated.precision == "quarter":
        return [_QUARTER[column].format(month // 3 + 1), str(year)]
    if stated.precision == "month":
        return [MONTHS[month - 1][column], str(year)]
    return [str(stated.first.day), MONTHS[month - 1][_GENITIVE if column else _ENGLISH], str(year)]
