"""Resolve the calendar dates that a text prints; infer a missing year from the context."""

from __future__ import annotations

import datetime as dt
import re

from raes_cli import dates
from raes_cli.draft import cues
from raes_cli.draft.passages import Passage
from raes_cli.draft.when import DAY, When, between, counted, edtf_of, moved, number, run, shift, turn
from raes_cli.lookup.days.tokens import month
from raes_cli.text import Words, both

_SOON = {True: 14, False: 62}
"""Days within which a day (True), or a month (False), without a year is upcoming rather than long past."""
_NEAR, _LONG = 4, 20
"""Most sentences, and years, within which a text continues from its last date."""
_PAST = re.compile(r"[а-я]{3}(?:[аи]?л[аои]?|лся|лась|лись)$")
"""Endings of a Russian verb in the past tense, right after a date: something was done on it."""
_EARLIER = re.compile(r"\b(?:предыдущ\w+|прошл(?:ый|ая|ое|ой|ую|ого|ом|ым)|previous|last(?! \w+ of))\b")
THIRDS = ("начал early beginning", "середин mid", "кон late end")
Resolved = tuple[str, dt.date | None]
"""The EDTF, and the day that it is relative to, if any."""


class Days:
    """Reads dates with a day, month or year in digits or by name."""

    def __init__(self, published: dt.date | None) -> None:
        self.published = published
        self.last: dt.date | None = None
        """The day, or the first day of the period, that the text last told of."""
        self.day: dt.date | None = None
        """The last single day that the text told of."""
        self.stretch: When | None = None
        """The last month, quarter or year that the text told of."""
        self.just: tuple[dt.date, int] | None = None
        """The last day mentioned, even in passing, and the number of its passage."""
        self.told_at = 0
        """The number of the passage that gave `last`."""
        self.unread = -1
        """The number of the last passage with a date that could not be resolved."""
        self.reached = 0
        """The year of the last past date that was printed with its year."""
        self._aside: tuple[dt.date | None, dt.date | None, int, int] | None = None
        """`last` and `day` to restore after sentences that look back, and the number and line of the first."""
        self._note: Words | None = None

    def planned(self, passage: Passage, at: int | None = None) -> bool:
        """Return whether a passage, or its clause around word `at`, is about the future."""
        if at is None:
            return bool(cues.FUTURE.search(passage.lower))
        spot = passage.spots[at][0]
        behind = next(
            (one.text for one in passage.words[at:] if one.text.isalpha() and one.text not in cues.MONTHS), ""
        )
        done = cues.DONE.search(passage.lower[:spot]) or cues.SPOKE_AT.search(passage.lower[:spot])
        if done or _PAST.search(behind):
            return False
        breaks = [one.start() for one in cues.BREAK.finditer(passage.lower)]
        start = max((one for one in breaks if one < spot), default=0)
        end = min((one for one in breaks if one > spot), default=len(passage.lower))
        said = cues.SAYS.search(passage.lower, spot, end)
        end = said.start() if said and not cues.FUTURE.match(passage.lower, said.start()) else end
        return bool(cues.FUTURE.search(passage.lower[start:end]))

    def _day(self, passage: Passage, found: re.Match[str], at: int) -> Resolved | None:
        """Resolve 5 марта 2021 года, с 26 февраля по 1 марта, March 5-6, noyabrın 11-də."""
        part = found.groupdict()
        names = [part.get("first_month") or part["month"], part.get("after") or part["month"]]
        numbers = [_month(name) for name in names]
        days = [int("".join(filter(str.isdigit, one))) for one in (part["day"], part["other"] or part["day"])]
        if not all(numbers) or not _is_month(passage, found, part["month"]):
            return None
        if re.search(r"\d (?:и|and|və) \d", found[0]) and days[1] > days[0] + 1:
            days[1] = days[0]  # two days, and not those between them
        first, last = (
            f"{number:02}-{day:02}"
            for number, day in zip(numbers if part["other"] else numbers[::-1], days, strict=True)
        )
        year = self._year_of(passage, found, at, first, last)
        if year is None:
            return None
        begins = int(part.get("first_year") or year - (first > last))
        return edtf_of(dt.date.fromisoformat(f"{begins}-{first}"), dt.date.fromisoformat(f"{year}-{last}")), None

    def _digits(self, _: Passage, found: re.Match[str], __: int) -> Resolved | None:
        """Resolve 2021-03-05, 05.03.2021."""
        if found["iso"]:
            return found["iso"], None
        return str(dt.date(int(found["y"]), int(found["m"]), int(found["d"]))), None

    def _months(self, passage: Passage, found: re.Match[str], at: int) -> Resolved | None:
        """Resolve в марте 2021 года, in January-March, в конце ноября, between January and December."""
        names = [one for one in (found["month"], found["after"]) if one]
        numbers = [_month(name) for name in names]
        if not all(numbers) or not _is_month(passage, found, names[0]):
            return None
        days = self._whole(passage, found, at, numbers[0] or 0, numbers[-1] or 0)
        if days is None:
            return None
        start, end = days
        if found["half"] and len(names) == 1:
            halves = ((start, start.replace(day=15)), (start.replace(day=16), end))
            return between(*halves[shift(found["half"], ("перв first", "втор second"))]), None
        if found["third"] and len(names) == 1:
            rows = ("перв first", "втор second", "трет послед last") if found["decade"] else THIRDS
            third = shift(found["decade"] or found["third"], rows)
            last_day = {0: 10, 1: 20}.get(third, end.day)
            return between(start.replace(day=10 * third + 1), end.replace(day=last_day)), None
        return (edtf_of(start, end) if len(names) == 1 else _months_of(start, end)), None

    def _years(self, passage: Passage, found: re.Match[str], at: int) -> Resolved | None:
        """Resolve 2021, с 2010 по 2019 год, 2024-cü ildə, на начало 2026 года, but not “2000 students”."""
        if edge := cues.EDGE.search(passage.lower[: found.start()]):
            self._note = (
                both("Its first day.", "Первый день года.")
                if edge["first"]
                else both("Its last day.", "Последний день года.")
            )
            return f"{found['from']}-{'01-01' if edge['first'] else '12-31'}", None
        if found["to"]:
            return (f"{found['from']}/{found['to']}", None) if found["from"] < found["to"] else None
        return (
            None
            if _is_number(passage, at + bool(found["lead"]), run(passage, found)[1], found)
            else (found["from"], None)
        )

    def _two_years(self, _: Passage, found: re.Match[str], __: int) -> Resolved | None:
        """Resolve 2026/27: a season, a school year."""
        first, last = int(found["from"]), int(found["from"][: 4 - len(found["to"])] + found["to"])
        return (f"{first}/{last}", None) if last == first + 1 else None

    def _part(self, passage: Passage, found: re.Match[str], at: int) -> Resolved | None:
        """Resolve the first quarter, второе полугодие 2021 года."""
        which = number(found["nth"] or found["sign"])
        name = found["part"] or found["letter"]
        months = 3 if name.startswith(("квартал", "quarter", "q", "rüb")) else 6
        if not which or which * months > 12 or (name.startswith(("половин", "half", "yar")) and not _has_year(found)):  # noqa: PLR2004
            return None
        days = self._whole(passage, found, at, (which - 1) * months + 1, which * months)
        return (edtf_of(*days), None) if days else None

    def _first_months(self, passage: Passage, found: re.Match[str], at: int) -> Resolved | None:
        """Resolve за девять месяцев 2021 года: from January on."""
        count = number(found["count"])
        days = self._whole(passage, found, at, 1, count) if count and count < 12 else None  # noqa: PLR2004 - the year
        return (_months_of(*days), None) if days else None

    def _season(self, passage: Passage, found: re.Match[str], at: int) -> Resolved | None:
        """Resolve весной 2026 года, in the spring of 2026, this autumn."""
        which = shift(
            found["season"], ("весн spring yaz", "лет summer yay", "осен autumn fall payız", "зим winter qış")
        )
        first = which * 3 + 3
        if found["which"] and self.published:
            start = dt.date(self.published.year + turn(found["which"]), first, 1)
            self._note = counted(passage.text[slice(*found.span())], self.published)
        elif days := self._whole(passage, found, at, first, min(first + 2, 12)):
            start = days[0]
        else:
            return None
        if found["third"]:
            start = moved(start, "month", shift(found["third"], THIRDS))
            return between(start, moved(start, "month", 1) - DAY), None
        return edtf_of(start, moved(start, "month", 3) - DAY), None

    def _whole(
        self, passage: Passage, found: re.Match[str], at: int, first: int, last: int
    ) -> tuple[dt.date, dt.date] | None:
        """Return the first day of one month and the last day of another, or None if the year is unknown."""
        year = self._year_of(passage, found, at, f"{first:02}-01", f"{last:02}-28")
        if year is None:
            return None
        begins = int(found.groupdict().get("first_year") or year - (first > last))
        return dt.date(begins, first, 1), dt.date(year, last, dates.month_length(year, last))

    def _year_of(self, passage: Passage, found: re.Match[str], at: int, first: str, last: str) -> int | None:
        """Return the year of a day or month: as printed, relative to another, or inferred from the context; or None."""
        part = found.groupdict()
        if printed := part.get("year") or part.get("before"):
            return int(printed)
        if said := part.get("relative"):
            base = self.last if said.startswith(("тог", "the same", "həmin")) else self.published
            if base is None:
                return None
            self._note = counted(passage.text[slice(*found.span())], base)
            return base.year + turn(said)
        if listed := cues.LISTED.match(passage.lower, found.end()):
            return int(listed["year"])  # January 11 and November 26, 2021
        year, self._note = self._inferred(passage, at, first, last)
        return year

    def _day_in(self, year: int, first: str) -> dt.date:
        month_, day = map(int, first.split("-"))
        return dt.date(year, month_, min(day, dates.month_length(year, month_)))

    def _inferred(self, passage: Passage, at: int, first: str, last: str) -> tuple[int | None, Words | None]:
        past = passage.before(at) in ("last", "past")
        planned = self.planned(passage, at) and not past
        ahead = planned and not re.search(r"\b(?:would|бы)\b", passage.lower)
        published = self.published.year if self.published else None
        behind = self.last is not None and (published is None or max(self.last.year, self.reached) < published)
        days = (self.published - self._day_in(self.published.year, first)).days if self.published else 0
        fresh = bool(self._aside) and 0 <= days <= _SOON[False]
        near = (
            not fresh
            and passage.number - self.told_at <= _NEAR
            and (published is None or max(self.reached, 1) >= published - _LONG)
        )
        behind = behind and (published is None or near)
        if self.last and behind and not past and not (ahead and published):
            back, turn = _EARLIER.search(passage.lower), f"{self.last:%m-%d}"
            year = self.last.year - (turn < first) if back else self.last.year + (turn > last)
            if self.published is None or f"{year}-{first}" <= f"{self.published}":
                return year, both(
                    f"The year is not given; inferred from the date before it, {dates.words(str(self.last), 'en')}.",
                    f"Год не указан; выведен из предыдущей даты: {dates.words(str(self.last), 'ru')}.",
                )
        if self.published is None:
            self.unread = passage.number
            return None, None
        year = self.published.year
        soon = f"{self.published}" < f"{year}-{first}" <= f"{self.published + _SOON[first == last] * DAY}"
        several = first[:2] != last[:2] and f"{year}-{last}" > f"{self.published}"  # not over yet, so not reported
        if (several or (f"{year}-{first}" > f"{self.published}" and (past or not soon))) and not planned:
            year -= 1
        elif f"{year}-{last}" < f"{self.published}" and planned:
            year += 1
        return year, both(
            f"The year is not given; inferred from the publication on {dates.words(str(self.published), 'en')}.",
            f"Год не указан; выведен из дня публикации: {dates.words(str(self.published), 'ru')}.",
        )


def _months_of(first: dt.date, last: dt.date) -> str:
    """Return the EDTF of a range of months: never as a quarter, but a whole year as the year."""
    months = f"{first:%Y-%m}", f"{last:%Y-%m}"
    return edtf_of(first, last) if last.month - first.month in (0, 11) else "/".join(months)


def _month(name: str) -> int | None:
    """Return the number of a month, also in the dative: к июлю, iyuluna."""
    return month(name.rstrip(".")) or month(re.sub("у$|n[aə]$", "", name)) or month(re.sub("ю$", "я", name))


def _is_month(passage: Passage, found: re.Match[str], name: str) -> bool:
    """Return whether a word is a month, not a verb: capitalized in English, and “May” alone after a preposition."""
    at = passage.lower.index(name, found.start())
    english = name in _ENGLISH and not re.search("[əığş]", passage.lower)
    if english and passage.text[at].islower():
        return False
    alone = name == "may" and not re.search(r"\d", found[0])
    return not alone or passage.before(passage.at(at)) in cues.BEFORE_A_YEAR | {
        "early",
        "late",
        "mid",
        "last",
        "next",
        "this",
    }


_ENGLISH = {row[0].lower() for row in dates.MONTHS} | {row[0][:3].lower() for row in dates.MONTHS}


def _has_year(found: re.Match[str]) -> bool:
    part = found.groupdict()
    return any(part.get(name) for name in ("year", "before", "relative", "whole"))


def _is_number(passage: Passage, start: int, end: int, found: re.Match[str]) -> bool:
    """Return whether what looks like a year is a count: 2000 students; «в 2024» is a date."""
    if found["suffix"] or re.search(r"\b(?:г|il)", found[0]):
        return False
    spot = found.start("from")
    beside = passage.text[max(spot - 1, 0) : spot] + passage.text[found.end() : found.end() + 1]
    if any(sign in "$€%№" for sign in beside) or (
        cues.AT_MOST.search(passage.lower[:spot]) and cues.MANY_THINGS.match(passage.lower, found.end())
    ):
        return True
    if found["lead"] or passage.before(start) in cues.BEFORE_A_YEAR | {"the"}:
        return False
    following = passage.words[end].text if end < len(passage.words) else ""
    return following[:1].isalpha() and not passage.words[end - 1].ends and following not in cues.AFTER_A_YEAR
