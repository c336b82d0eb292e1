"""Parses the values of `--on`, `--year`, `--from` and `--to`: dates and ranges of dates, as spans of days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from raes_cli import dates
from raes_cli.errors import UsageError
from raes_cli.lookup.days.spans import WINTER, Meant, meaning, yearly
from raes_cli.lookup.days.tokens import kinds, month, tidy, tokens
from raes_cli.lookup.query import no_common_day
from raes_cli.text import Words, both, chained, one_line
from raes_cli.tuples import NamedTuple

_LONGEST = 80
_HINT = both(
    'try 2023-05-19, 19.05.2023 or "May 2023"; for a range 2022..2023',
    'попробуйте 2023-05-19, 19.05.2023 или "май 2023"; для промежутка 2022..2023',
)


class Window(NamedTuple):
    """The days from `first` to `last`, both inclusive, None = open; with `day_of_year`, only these of each year."""

    first: date | None = None
    last: date | None = None
    day_of_year: tuple[str, str] | None = None
    """Month and day, from and to: `("02-22", "02-22")`; the start may be after the end, as in winter."""

    def within(self, other: Window) -> bool:
        """Return whether all of these days are within `other`."""
        return (
            self.day_of_year == other.day_of_year
            and (other.first is None or (self.first is not None and self.first >= other.first))
            and (other.last is None or (self.last is not None and self.last <= other.last))
        )


def read(text: str, today: date) -> Window:
    """Return the days that `text` means: a date or a range in English, Russian or Azerbaijani.

    Accepts days, weeks, months, quarters, seasons, half-years, years and decades, in digits (ISO 8601, or day first) or
    in words, some relative to `today`; thirds of a month; ranges `A..B`, `A..`, `..B`, `A – B`, and EDTF ranges. The
    ends of a reversed range are swapped. Raises UsageError, which names the part that cannot be read.
    """
    return _in_order(*_ends(text, today)[:2])[0]


def window(
    *,
    on: str | None = None,
    year: str | None = None,
    first: str | None = None,
    last: str | None = None,
    today: date,
) -> tuple[Window, Words | None]:
    """Return the days that `--on`, `--year`, `--from` (`first`) and `--to` (`last`) have in common.

    Only `--on` accepts a day of every year. Also returns a note on what is ambiguous or reversed, or None. Raises
    UsageError for a date that cannot be read, and if no day fits all options.
    """
    notes: list[Words] = []
    each_year = None if on is None else _of_every_year(on)
    single = [(f"--on {on}", None if each_year else on), (f"--year {year}", year)]
    asked = [(typed, *_ends(text, today)) for typed, text in single if text is not None]
    bounds = [f"{option} {text}" for option, text in (("--from", first), ("--to", last)) if text is not None]
    if bounds:
        lower, upper = (_bound(option, text, today) for option, text in (("--from", first), ("--to", last)))
        asked.append((" ".join(bounds), lower[0], upper[0], lower[1] or upper[1]))

    common = Window()
    for typed, lower_end, upper_end, ambiguous in asked:
        span, swapped = _in_order(lower_end, upper_end)
        if swapped or ambiguous:
            notes.append(_read_as(typed, span, backwards=swapped))
        common = Window(
            max((day for day in (common.first, span.first) if day), default=None),
            min((day for day in (common.last, span.last) if day), default=None),
        )
    if common.first and common.last and common.first > common.last:
        raise no_common_day(typed for typed, *_ in asked)
    if each_year and not (common.first and common.last):
        notes.insert(0, _every_year(f"--on {on}", *each_year))
    lines = ({language: one_line(said) for language, said in note.items()} for note in notes)
    return common._replace(day_of_year=each_year), chained(lines)


def _bound(option: str, text: str | None, today: date) -> tuple[Window, bool]:
    """Return the span of a `--from` or `--to` date, and whether it is ambiguous."""
    if text is None:
        return Window(), False
    lower, upper, ambiguous = _ends(text, today)
    span = _in_order(lower, upper)[0]
    if (span.first if option == "--from" else span.last) is None:
        typed = f"{option} {one_line(text)}"
        message = both(f"{typed}: the bound is missing", f"{typed}: нет границы")
        raise UsageError(message, both("leave it out, or give a day", "уберите условие или назовите день"))
    return span, ambiguous


def _read_as(typed: str, span: Window, *, backwards: bool) -> Words:
    """Return a note on how an option was read."""
    edtf = f"{span.first or '..'}/{span.last or '..'}"
    edtf = edtf if ".." in edtf else _whole(edtf)
    why = " runs backwards," if backwards else ""
    return both(f"{typed}{why} read as {dates.words(edtf, 'en')}", f"{typed}: прочитано как {dates.words(edtf, 'ru')}")


def _of_every_year(text: str) -> tuple[str, str] | None:
    """Return the days of every year that `text` means; None if it names a year, or is not a date."""
    try:
        lower, upper, _ = _range(tidy(text), date.min, every_year=True)
    except dates.DateError:
        return None
    assert lower.first
    assert upper.last
    start, end = f"{lower.first:%m-%d}", f"{upper.last:%m-%d}"
    if upper.last.year > lower.first.year:
        end = "02-29"  # a winter that begins in the leap year ends in a year without 29 February
    return start, end


def _every_year(typed: str, start: str, end: str) -> Words:
    """Return a note that an option was read as days of every year."""
    edtf = f"{2023 if start > end else 2024}-{start}/2024-{end}"
    en, ru = (re.sub(r" \d{4}", "", dates.words(_whole(edtf), lang)) for lang in ("en", "ru"))
    return both(f"{typed} read as {en} of every year", f"{typed}: прочитано как {ru} каждого года")


def _whole(edtf: str) -> str:
    """Return an interval of days as a single day or month, if it is one; else unchanged."""
    first, last = map(date.fromisoformat, edtf.split("/"))
    if first == last:
        return str(first)
    is_month = first == last.replace(day=1) and (last + timedelta(1)).day == 1
    return f"{first:%Y-%m}" if is_month else edtf


def _in_order(lower: Window, upper: Window) -> tuple[Window, bool]:
    """Return the days between two ends, and whether the ends had to be swapped."""
    if upper.first and upper.last and lower.first and lower.last and lower.first > upper.last:
        return Window(upper.first, lower.last), True
    return Window(lower.first, upper.last), False


def _ends(text: str, today: date) -> tuple[Window, Window, bool]:
    """Return the spans of both ends of a range, and whether they are ambiguous; the ends of a date are the same."""
    if text.isascii() and text.isdecimal() and len(text) == len("2023") and (year := int(text)):
        span = Window(date(year, 1, 1), date(year, 12, 31))
        return span, span, False  # the most frequent case needs no patterns
    plain = tidy(text)
    try:
        return _range(plain, today)
    except dates.DateError as error:
        shown = one_line(text)
        if len(shown) > _LONGEST:
            shown = f"{shown[: _LONGEST // 2]}…"
        english, russian = f"the date '{shown}'", f"дату «{shown}»"
        if error.text != plain:
            part = one_line(error.text)
            english, russian = f"'{part}' in {english}", f"«{part}» в дате «{shown}»"
        why = error.reason
        message = both(f"cannot read {english}: {why['en']}", f"не удалось прочитать {russian}: {why['ru']}")
        raise UsageError(message, _HINT) from None


def _of_months(found: re.Match[str]) -> str:
    """Return two months, with a single year or none, as a range: January-May 2024, с января по май; else unchanged."""
    first, last = found.groups()
    named = month(first.strip(".")), month(re.split(r"[. 0-9]", last)[0])
    return f"{first}..{last}" if all(named) else found[0]


def _range(text: str, today: date, *, every_year: bool = False) -> tuple[Window, Window, bool]:
    if not text:
        raise dates.DateError(text, both("it is empty", "она пустая"))
    if len(text) > _LONGEST:
        raise dates.DateError(text, both("it is too long", "она слишком длинная"))
    brackets = re.fullmatch(r"\[(.*\.\..*)\]", text)
    spread = brackets[1] if brackets else text
    if re.fullmatch(r"[0-9]{4}[0-9-]*/([0-9]{4}[0-9-]*)?", spread):
        spread = spread.replace("/", "..")  # an EDTF interval; other slashes are part of a date
    # A hyphen is a range between two years, two days before a month name, or two months.
    spread = re.sub(r"^([0-9]{4}(?=-[0-9]{4}(?![0-9]))|[0-9]{1,2}(?=-[0-9]{1,2} ))-", r"\1..", spread)
    spread = re.sub(
        r"^(?:from |с |со )?([^\W\d_]{3,}\.?)(?:-| to | по | до )([^\W\d_]{3,}\.?(?: ?[0-9]{4}\b.*)?)$",
        _of_months,
        spread,
    )
    first, *others = re.split(r" ?(?:/?\.{2,}/?|–| - ) ?", spread)
    if not others:
        meant = yearly(text, tokens(text)) if every_year else meaning(text, tokens(text), today)
        return Window(meant.first, meant.last), Window(meant.first, meant.last), meant.ambiguous
    last = others.pop()
    if others:
        raise dates.DateError(text, both("a range has two ends", "у промежутка два конца"))
    if not first and not last:
        raise dates.DateError(text, both("it is open at both ends", "она открыта с обеих сторон"))
    lower, upper = tokens(first), tokens(last)
    if kinds(lower + upper) in ("Syy", "Syn") and lower[0] == WINTER:
        first, last, lower = text, text, [*lower, *upper]  # a single winter, across both years
        upper = lower
    if lower and not any(kind in "yDRA" for kind in kinds(lower)):
        lower += upper[len(lower) :]  # 27–28 February 2023: the first end takes what it lacks from the second
    from_: Meant | None
    to: Meant | None
    if every_year:
        from_, to = yearly(first, lower), yearly(last, upper)
    else:
        from_ = meaning(first, lower, today) if first else None
        to = meaning(last, upper, today) if last else None
    ends = [Window() if end is None else Window(end.first, end.last) for end in (from_, to)]
    return ends[0], ends[1], any(end.ambiguous for end in (from_, to) if end)
