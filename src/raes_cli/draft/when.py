"""A date that a text gives, as EDTF, with what it was counted from."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from raes_cli import dates
from raes_cli.draft.passages import Passage
from raes_cli.lookup.reading import language
from raes_cli.text import Words, both

_DAY = dt.timedelta(1)
_QUARTERS = {1: 33, 4: 34, 7: 35, 10: 36}
"""The first month of a quarter → what EDTF calls it."""


class When(NamedTuple):
    """A date of a passage: its words from `start` to before `end`, the EDTF, and why it is that one where it is not all
    printed; and whether it was counted from something.
    """

    start: int
    end: int
    edtf: str
    text: str
    note: Words | None = None
    counted: bool = False

    @property
    def known(self) -> dates.Known:
        """The days that bound it."""
        return dates.parse(self.edtf)

    @property
    def to_the_day(self) -> bool:
        """Whether it says on which days something was."""
        return dates.is_to_the_day(self.known)

    @property
    def is_year(self) -> bool:
        """Whether it is a year, or several."""
        ends = (self.known.start, self.known.end)
        return all(end is not None and end.precision == "year" for end in ends)


def edtf_of(first: dt.date, last: dt.date) -> str:
    """The EDTF of the days from the first to the last: a day, month, quarter or year, a third of a month, a range."""
    ends = last + _DAY
    whole = first.day == 1 and ends.day == 1
    months = (ends.year - first.year) * 12 + ends.month - first.month
    if first == last:
        return str(first)
    if not whole:
        third = (first.day, last.day) in ((1, 10), (11, 20)) or (first.day == 21 and ends.day == 1)  # noqa: PLR2004
        return f"[{first}..{last}]" if third and f"{first:%Y-%m}" == f"{last:%Y-%m}" else f"{first}/{last}"
    if months == 12 and first.month == 1:  # noqa: PLR2004
        return f"{first:%Y}"
    if months == 1:
        return f"{first:%Y-%m}"
    if months == 3 and first.month in _QUARTERS:  # noqa: PLR2004
        return f"{first:%Y}-{_QUARTERS[first.month]}"
    if months == 3 and first.month % 3 == 0:  # noqa: PLR2004
        return f"{first:%Y}-{20 + first.month // 3}"
    if first.month == 1 and last.month == 12:  # noqa: PLR2004
        return f"{first:%Y}/{last:%Y}"
    return f"{first:%Y-%m}/{last:%Y-%m}"


def counted(said: str, since: dt.date) -> Words:
    """Why a date is that one: its own words, and what they were counted from."""
    return both(
        f"“{said}”, read against {dates.words(str(since), 'en')}."
        if said.isascii()
        else f"«{said}», read against {dates.words(str(since), 'en')}.",
        f"«{said}» относительно даты {dates.words(str(since), 'ru')}.",
    )


def joined(passage: Passage, found: list[When]) -> list[When]:
    """Two years or months that are the ends of one range as one date: с 2010 по 2019 год."""
    whole: list[When] = []
    for one in found:
        last = whole[-1] if whole else None
        if (
            last
            and one.start - last.end == 1
            and passage.words[last.end].text in ("по", "to", "until", "till", "through")
            and not last.note
            and not one.note
            and last.known.earliest
            and one.known.latest
            and last.known.earliest < one.known.latest
        ):
            edtf = f"{last.edtf}/{one.edtf}"
            whole[-1] = When(last.start, one.end, edtf, passage.said(last.start, one.end))
        else:
            whole.append(one)
    return whole


def overlap(one: dates.Known, other: dates.Known) -> bool:
    """Whether two dates may be the same days."""
    return all(
        first is None or last is None or first <= last
        for first, last in ((one.earliest, other.latest), (other.earliest, one.latest))
    )


_WEEKDAYS = (
    "monday понедельник*", "tuesday вторник*", "wednesday среда среду среды", "thursday четверг*", "friday пятниц*",
    "saturday суббот*", "sunday воскресень*",
)  # fmt: skip


def weekday(word: str) -> int | None:
    """The number of the day of the week that a folded word names, from Monday."""
    return next(
        (
            number
            for number, row in enumerate(_WEEKDAYS)
            for one in row.split()
            if (word.startswith(one[:-1]) if one.endswith("*") else word == one)
        ),
        None,
    )


def months_counted(word: str) -> int | None:
    """How many months a word says, up to eleven."""
    found = language.number(word, language.CARDINALS) or {"eleven": 11, "одиннадцать": 11}.get(word)
    return found if found and found < 12 else None  # noqa: PLR2004 - the year


def third_of(word: str) -> int | None:
    """Which third a word before a season says: early, mid, late."""
    thirds = (("начал", "early", "beginning"), ("середин", "mid"), ("конц", "конец", "late", "end"))
    return next((number for number, begun in enumerate(thirds) if word.startswith(begun)), None)


_HEAD = 3
"""Sentences among which the one is that begins with the place and day of a text."""


def dateline(passage: Passage) -> int:
    """The first word behind the place and date with which a text begins: they are its own."""
    found = re.match(r"[^.]{0,60}?\d[^.]{0,30}? [-/(] ", passage.text) if passage.number <= _HEAD else None
    return passage.at(found.end()) if found and re.match(r"[^\W\d_]{2}[\w ./-]*, |\d", passage.text) else 0


def late_in(passage: Passage, start: int, first: dt.date, last: dt.date) -> tuple[int, str]:
    """From which word a date begins, and its EDTF: late summer is the last month of it."""
    edtf, third = edtf_of(first, last), third_of(passage.before(start))
    if third is None or not re.fullmatch(r"\d{4}-2[1-4]", edtf):
        return start, edtf
    year, month = divmod(first.year * 12 + first.month - 1 + third, 12)
    begin = dt.date(year, month + 1, 1)
    return start - 1, f"[{begin}..{begin.replace(day=dates.month_length(year, month + 1))}]"
