"""Find the dates of a text: as EDTF, with the day that they are relative to and the words that give them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from raes_cli import dates
from raes_cli.draft import cues
from raes_cli.draft.days import THIRDS, Days, Resolved
from raes_cli.draft.passages import Passage
from raes_cli.draft.when import (
    DAY,
    When,
    between,
    counted,
    dateline,
    edtf_of,
    is_of_speech,
    moved,
    number,
    period,
    run,
    shift,
    span,
    turn,
)

_FORMS = (
    "DAY DAY2 DIGITS MONTHS MONTHS2 YEARS PART FIRST_MONTHS SEASON NEAR WEEKDAY UNIT UNIT2 AGO COMPARED FROM_THERE PAST"
    " PAST2 SINCE TWO_YEARS FEAST MONTHS3 FIRST_MONTHS2 PART2"
)
_RULES = tuple(
    (form.rstrip("23").lower(), re.compile(rf"(?<!\w){getattr(cues, f'ON_{form}').pattern}")) for form in _FORMS.split()
)
"""The method for each form, without its underscore, and its pattern; the first of equally long matches wins."""
_WEEK, _MONTH = 7, 31
_TODAY = "сегодня today bu"
_NEAR = ("позавчера", "вчера yesterday dünən", _TODAY, "завтра tomorrow sabah", "послезавтра")
_WEEKDAYS = (
    "monday понед", "tuesday вторн", "wednesday сред", "thursday четв", "friday пятн", "saturday субб", "sunday воск",
)  # fmt: skip
_COUNTED = ("near", "weekday", "unit", "from_there")
_BESIDE = re.compile(
    rf",? (?:on )?\(?(?:\d\d?(?:st|nd|rd|th)? (?:of )?{cues.MONTH.pattern}|{cues.LATIN_MONTH.pattern} \d|\d\d?\.\d\d)"
)
"""A date printed right after a form of `_COUNTED`, which replaces it: on Tuesday, 5 May."""
_YEAR = re.compile(r"(?<![\d-])\d{4}(?!\d)")


class Calendar(Days):
    """Reads the dates in the passages of one text, given those before and the date of publication."""

    def read(self, passage: Passage) -> list[When]:
        """Return the dates of a passage, in order."""
        head = dateline(passage)
        goes_on = any(_later(one) for one in cues.ON_FROM_THERE.finditer(passage.lower))
        same = self._aside is not None and passage.sentence.line == self._aside[3]
        looks_back = same or cues.AFTERWARDS.match(passage.lower)
        if self._aside and not looks_back and not (goes_on and self._aside[2] == passage.number - 1):
            (self.last, self.day, *_), self._aside = self._aside, None
        if head and self.published:
            self.last = self.day = self.published
        found: list[When] = []
        for start, _, rule, match in self._matches(passage):
            one = self._when(passage, rule, match)
            based = rule != "compared" or match["of"] or found or self.stretch
            level = rule != "compared" or match["of"] or cues.COMPARED.search(passage.lower[: match.start()])
            if one is not None and start >= head and based and level:
                found.append(one)
                self._remember(one, passage, rule)
                past = self.published is None or (one.known.latest and one.known.latest <= self.published)
                self.stretch = one if past and not one.to_the_day and rule != "compared" else self.stretch
        return found

    def _matches(self, passage: Passage, before: int | None = None) -> list[tuple[int, int, str, re.Match[str]]]:
        """Return the matches that read as dates, in order, the longest of overlapping ones: start, end, rule, match.

        With `before`, only those that start before that word, and no dates of comparison.
        """
        every = []
        for rule, pattern in _RULES:
            for found in pattern.finditer(passage.lower) if before is None or rule != "compared" else ():
                start, end = run(passage, found)
                if before is not None and start >= before:
                    continue
                if start < end <= len(passage.words) and self._when(passage, rule, found) is not None:
                    every.append((start, end, rule, found))
        kept: list[tuple[int, int, str, re.Match[str]]] = []
        for one in sorted(every, key=lambda one: (one[0] - one[1], one[0])):
            if all(one[1] <= other[0] or other[1] <= one[0] for other in kept):
                kept.append(one)
        return sorted(kept, key=lambda one: one[0])

    def _when(self, passage: Passage, rule: str, found: re.Match[str]) -> When | None:
        start, end = run(passage, found)
        if rule in _COUNTED and _BESIDE.match(passage.lower[found.end() :]):
            return None
        handler: Callable[[Passage, re.Match[str], int], Resolved | None] = getattr(self, f"_{rule}")
        self._note = None
        try:
            resolved = handler(passage, found, start)
            if resolved is None:
                return None
            edtf, base = resolved
            known = dates.parse(edtf)
        except (ValueError, OverflowError):
            return None  # 31 February; the year 0
        if known.earliest and known.latest and known.earliest > known.latest:
            return None
        said = passage.said(start, end)
        note = self._note or (counted(said, base) if base else None)
        return When(start, end, edtf, said, note, counted=note is not None)

    def _remember(self, one: When, passage: Passage, rule: str) -> None:
        """Make a date the current one of the text, unless it belongs to something else in the sentence."""
        led = passage.led(one.start)
        if one.to_the_day and one.known.latest and not is_of_speech(passage, one):
            self.just = one.known.latest, passage.number
        ahead = self.published and one.known.earliest and one.known.earliest > self.published
        if (ahead and self.day) or cues.BOUND.search(led):
            return
        leads = one.start <= len(("В", "тот", "же", "день")) or (one.start > 0 and passage.words[one.start - 1].ends)
        told = leads or (one.to_the_day and not cues.ASIDE.search(led) and cues.SAYS.search(led) is None)
        first, last = one.known.earliest, one.known.latest
        if last and not one.counted and not (self.published and last > self.published):
            self.reached = last.year
        near = first and last and (last - first).days <= _MONTH
        if self.published and self.day and last and self.published - self.day < _MONTH * DAY < self.day - last:
            self._aside = self._aside or (
                self.last,
                self.day,
                passage.number,
                passage.sentence.line,
            )  # only this sentence looks back
        if told and near and not (one.counted and (cues.SAYS.search(led[-40:]) or rule == "ago")):
            self.last, self.told_at = first, passage.number
            self.day = first if one.to_the_day else self.day

    def _near(self, _: Passage, found: re.Match[str], __: int) -> Resolved | None:
        """Resolve yesterday, сегодня, завтра."""
        if self.published is None:
            return None
        days = shift(found[0], _NEAR) - _NEAR.index(_TODAY)
        return str(self.published + days * DAY), self.published

    def _feast(self, _: Passage, found: re.Match[str], __: int) -> Resolved | None:
        """Resolve on Christmas Day 2024."""
        year = int(found["year"] or 0) or (self.published.year if self.published else 0)
        day = dt.date(year, 12, 24 + (found["eve"] is None))
        if not found["year"] and self.published and day > self.published:
            day = day.replace(year=year - 1)
        return str(day), None if found["year"] else self.published

    def _weekday(self, passage: Passage, found: re.Match[str], at: int) -> Resolved | None:
        """Resolve on Friday, в минувшую среду."""
        if self.published is None:
            return None
        which = shift(found["day"], _WEEKDAYS)
        away, turned = (self.published.weekday() - which) % 7, turn(found["which"] or "")
        if found["week"]:
            return str(
                self.published - (self.published.weekday() - which - 7 * turn(found["week"])) * DAY
            ), self.published
        if turned < 0:
            away = away or 7
        elif turned > 0 or (
            away and not cues.SAID.search(passage.lower[: found.start()]) and self.planned(passage, at)
        ):
            away -= 7
        last = self.published - away * DAY
        first = last - ((which - shift(found["first"], _WEEKDAYS)) % 7 if found["first"] else 0) * DAY
        return edtf_of(first, last), self.published

    def _unit(self, passage: Passage, found: re.Match[str], _: int) -> Resolved | None:
        """Resolve last week, в этом месяце, earlier this month, в том же году."""
        unit, said = period(found["unit"]), found["which"] or "this"
        base = self.last if said.startswith(("то", "the same")) else self.published
        if base and self.reached and unit == "year" and cues.NEXT_THEN.match(passage.lower):
            base = dt.date(self.reached, 1, 1)
        if base is None or unit is None:
            return None
        start, end = span(moved(base, unit, turn(said)), unit)
        side = found["side"] or ""
        if side.startswith(("earlier", "ранее")):
            return between(start, base), base
        if side.startswith("later"):
            return between(base, end), base
        if side and unit == "month":
            third = shift(side, THIRDS)
            start, end = start.replace(day=10 * third + 1), end if third == 2 else start.replace(day=10 * third + 10)  # noqa: PLR2004
            return between(start, end), base
        return (between(start, end) if unit == "week" else edtf_of(start, end)), base

    def _ago(self, _: Passage, found: re.Match[str], __: int) -> Resolved | None:
        """Resolve two years ago, неделю назад."""
        unit, count = ("month", 6) if found["half"] else (period(found["unit"]), number(found["count"] or "one"))
        if self.published is None or unit is None or count is None:
            return None
        start, end = span(moved(self.published, unit, -count), unit)
        return (between(start, end) if unit == "week" else edtf_of(start, end)), self.published

    def _from_there(self, passage: Passage, found: re.Match[str], _: int) -> Resolved | None:
        """Resolve the next day, накануне, a week earlier, two months later, в тот же день."""
        base = (self.day if period(found["unit"] or "day") in ("day", "week") else self.last) or self.published
        if self.just and _later(found) and 0 <= passage.number - self.just[1] <= 1:
            base = self.just[0]
        if base is None:
            return None
        if self.published and base > self.published:
            base = self.published  # a planned day is not one that the text has told of
        if found["same"]:
            return str(base), base
        count = number(found["count"] or "one") if found["unit"] else 1
        unit = period(found["unit"]) if found["unit"] else "day"
        if unit is None or count is None:
            return None
        if (found["eve"] or "").startswith("накануне") and passage.at(found.end()) in {
            span.start for span in passage.of("event-kind")
        }:
            return None  # the eve of an event whose date the text may not give
        if (found["eve"] or "").startswith("накануне") and self.published and abs(self.published - base).days <= _WEEK:
            base = self.published
        back = bool(found["eve"]) or (found["way"] or "").startswith(("earlier", "before", "ран", "əvvəl"))
        day = moved(base, unit, -count if back else count)
        if self.published and day > self.published:
            return None  # so it is relative to something else
        return (str(day) if unit in ("day", "week") else edtf_of(*span(day, unit))), base

    def _past(self, _: Passage, found: re.Match[str], __: int) -> Resolved | None:
        """Resolve over the past five years, за последние шесть месяцев."""
        unit, count = period(found["unit"]), number(found["count"] or "one")
        if self.published is None or unit is None or count is None:
            return None
        if found["unit"].startswith(("дес", "decade")):
            count *= 10
        begin = moved(self.published, unit, -count)
        size = {"year": 4, "month": 7}.get(unit, 10)
        if unit == "year" and count == 1:
            size = 7
        return f"{str(begin)[:size]}/{str(self.published)[:size]}", self.published

    def _since(self, _: Passage, __: re.Match[str], ___: int) -> Resolved | None:
        """Resolve since the beginning of the year, с начала года."""
        if self.published is None:
            return None
        return f"{self.published.year}-01-01/{self.published}", self.published

    def _compared(self, passage: Passage, found: re.Match[str], at: int) -> Resolved | None:
        """Resolve против 5 млн годом ранее: a year before the last date of the sentence, else of the text."""
        led = passage.lower[: found.start()]
        before = [self._when(passage, *its[2:]) for its in self._matches(passage, at)] if self.published else []
        if self.published is None or not (found["of"] or cues.THAN.search(led) or cues.COMPARED.search(led)):
            return None
        base = next((one for one in reversed(before) if one), self.stretch)
        if base is None:
            return found["of"] or str(self.published.year - 1), self.published
        years = _YEAR.findall(base.edtf)
        back = int(years[-1]) - int(found["of"] or int(years[-1]) - 1) if years else 1
        edtf = _YEAR.sub(lambda one: f"{int(one[0]) - back}", base.edtf)
        return edtf, base.known.earliest


def _later(found: re.Match[str]) -> bool:
    """Return whether an expression counts forward in time: three days later, the next day."""
    return (found["way"] or "later").startswith(("later", "after", "спустя", "позже")) and not (
        found["same"] or found["eve"]
    )
