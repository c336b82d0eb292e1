"""Dates in a text, as EDTF, with a note on what they were counted from."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from raes_cli import dates
from raes_cli.draft import cues
from raes_cli.draft.passages import Passage
from raes_cli.lookup.reading import counting
from raes_cli.text import Words, both, fold

DAY = dt.timedelta(1)
_MONTH = 31 * DAY
_QUARTERS = {1: 33, 4: 34, 7: 35, 10: 36}
"""The first month of a quarter → the season code of EDTF for it."""


class When(NamedTuple):
    """A date in a passage: its words from `start` to before `end`, the EDTF, and its wording.

    The note says why it is this date if it is not printed in full; `counted` is true if it is relative to another date.
    """

    start: int
    end: int
    edtf: str
    text: str
    note: Words | None = None
    counted: bool = False

    @property
    def known(self) -> dates.Known:
        """The date with its bounds."""
        return dates.parse(self.edtf)

    @property
    def to_the_day(self) -> bool:
        """Whether it is exact to the day."""
        return dates.is_to_the_day(self.known)

    @property
    def is_year(self) -> bool:
        """Whether it is a year, or several."""
        ends = (self.known.start, self.known.end)
        return all(end is not None and end.precision == "year" for end in ends)


def edtf_of(first: dt.date, last: dt.date) -> str:
    """Return the EDTF of the days from `first` to `last`: a day, month, quarter, season or year, else a range."""
    ends = last + DAY
    whole = first.day == 1 and ends.day == 1
    months = (ends.year - first.year) * 12 + ends.month - first.month
    if first == last:
        return str(first)
    if not whole:
        return f"{first}/{last}"
    if months == 12 and first.month == 1:  # noqa: PLR2004
        return f"{first:%Y}"
    if months == 1:
        return f"{first:%Y-%m}"
    if months == 3 and first.month in _QUARTERS:  # noqa: PLR2004
        return f"{first:%Y}-{_QUARTERS[first.month]}"
    if months == 3 and first.month % 3 == 0:  # noqa: PLR2004
        return f"{first:%Y}-{20 + first.month // 3}"
    return f"{first:%Y-%m}/{last:%Y-%m}"


def counted(said: str, since: dt.date) -> Words:
    """Return a note on a relative date: its wording, and the day that it was counted from."""
    return both(
        f"“{said}”, read against {dates.words(str(since), 'en')}."
        if said.isascii()
        else f"«{said}», read against {dates.words(str(since), 'en')}.",
        f"«{said}» относительно даты {dates.words(str(since), 'ru')}.",
    )


def is_short(known: dates.Known) -> bool:
    """Return whether a date is a month or less, which can be that of an event."""
    return bool(known.earliest and known.latest and known.latest - known.earliest <= _MONTH)


def overlap(one: dates.Known, other: dates.Known) -> bool:
    """Return whether two dates may have a day in common."""
    return all(
        first is None or last is None or first <= last
        for first, last in ((one.earliest, other.latest), (other.earliest, one.latest))
    )


def run(passage: Passage, found: re.Match[str]) -> tuple[int, int]:
    """Return the run of words that a match covers."""
    last = found.start() + len(found[0].rstrip(" .,"))
    return passage.at(found.start()), sum(start < last for start, _ in passage.spots)


def between(first: dt.date, last: dt.date) -> str:
    """Return the EDTF of some day between two."""
    return f"[{first}..{last}]" if first < last else str(first)


def span(day: dt.date, unit: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the day, week, month, quarter, half-year or year that a day is in."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - day.weekday() * DAY
        return monday, monday + 6 * DAY
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    first = dt.date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, moved(first, "month", months) - DAY


def number(word: str) -> int | None:
    """Return the number, up to a hundred, that a word, digits or a Roman numeral give, or None."""
    plain = fold(word)
    if digits := re.match(r"\d{1,2}", plain):
        return int(digits[0])
    if plain in ("a", "an", "one", "один", "одну", "bir"):
        return 1
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(plain)
    eleven = 11 if plain in ("eleven", "одиннадцать") else None
    return roman or eleven or counting.number(plain, counting.CARDINALS) or counting.number(plain, counting.ORDINALS)


_UNITS = (
    ("day", "day ден дн сут gün"), ("week", "week недел həftə"), ("month", "month месяц ay"),
    ("quarter", "quarter квартал"),
    ("year", "year год лет il decade десятилет"),
)  # fmt: skip


def period(word: str) -> str | None:
    """Return the unit of time that a word names (day, week, month, quarter or year), or None."""
    return next((unit for unit, begun in _UNITS if word.startswith(tuple(begun.split()))), None)


def shift(said: str, rows: tuple[str, ...]) -> int:
    """Return the index of the first row with a word that begins `said`, or 1 if there is none."""
    return next((at for at, row in enumerate(rows) if said.removeprefix("the ").startswith(tuple(row.split()))), 1)


_TURNS = ("прош последн last минув предыд previous ötən keçən", "", "след буд next ближ gələn növbəti")


def turn(said: str) -> int:
    """Return the distance of a word from the current week, month or year: -1 for the last, 1 for the next."""
    return shift(said, _TURNS) - 1


def moved(day: dt.date, unit: str, count: int) -> dt.date:
    """Return the day `count` units later; in a shorter month, its last day at most."""
    if unit in ("day", "week"):
        return day + dt.timedelta(count * (7 if unit == "week" else 1))
    year, at = divmod(day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit], 12)
    return dt.date(year, at + 1, min(day.day, dates.month_length(year, at + 1)))


_HEAD = 3
"""The last sentence, counted from 0, that may begin with the dateline of a text."""
_DATELINE = re.compile(r"(?=[^\W\d_]{2}[\w ./-]*[,:] )(?:[^.]{0,60}?\d[^.]{0,30}? [-/(]|\w+ ?/ ?[\d.]+ ?/ ?\w+:) ")
"""Oslo, 3 May - ; Oslo/03.05.24/Agency: ."""


def dateline(passage: Passage) -> int:
    """Return the first word after the dateline of a text (its place and date), or 0 if there is none."""
    found = _DATELINE.match(passage.text) if passage.number <= _HEAD else None
    return passage.at(found.end()) if found else 0


def is_of_speech(passage: Passage, when: When) -> bool:
    """Return whether a date is when something was said (said on Tuesday that …), or when what goes on began or ends."""
    if began(passage, when):
        return True
    behind = passage.lower[passage.spots[when.end - 1][1] :]
    return bool(cues.SAID.search(passage.led(when.start)) or cues.SAYS_EVENT.match(behind))


def began(passage: Passage, when: When) -> bool:
    """Return whether a date is when something that goes on began, or will end: since 2010, martın 13-dək."""
    since = when.text.lower().startswith(("since ", "с ")) and "/" not in when.edtf
    since = since or passage.before(when.start, 2) in ("с полуночи", "from midnight")
    return since or passage.before(when.start) == "since" or passage.after(when.end) in ("dek", "qeder", "kimi")


def is_owned(passage: Passage, when: When) -> bool:
    """Return whether a date belongs to a noun that is no event: last year's war, the paper signed in May."""
    if cues.OF_A_PAPER.match(passage.lower, passage.spots[when.end - 1][1]):
        return True
    owns = passage.text.startswith("'s ", passage.spots[when.end - 1][1])
    return owns and all(one.start < when.end or one.start > when.end + 1 for one in passage.of("event-kind"))
