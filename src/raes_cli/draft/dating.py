"""The dates that a text gives: as EDTF, what they were counted from, and how it says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from raes_cli import dates
from raes_cli.draft import cues
from raes_cli.draft.passages import Passage
from raes_cli.draft.when import When, counted, dateline, edtf_of, joined, late_in, months_counted, weekday
from raes_cli.errors import UsageError
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.reading.times import runs
from raes_cli.lookup.reading.tokens import Word
from raes_cli.lookup.tokens import month
from raes_cli.lookup.when import Window, window
from raes_cli.text import Words, both

_DAY = dt.timedelta(1)
_NEXT_DAY = ("на следующии день", "на следующий день", "the next day", "the following day", "днем позже", "a day later")
_SAME_DAY = ("в тот же день", "в этот же день", "the same day", "that same day", "that day", "on that day")
_DAY_BEFORE = ("накануне", "a day earlier", "the day before", "днем ранее")
_THIS_YEAR = ("этого года", "текущего года", "нынешнего года", "с г", "this year", "of this year", "сего года")
_LAST_YEAR = ("прошлого года", "минувшего года", "last year", "of last year", "предыдущего года")
_MONTHS_OF = ("месяц", "month")


class Calendar:
    """Reads the dates of the passages of one text, each in the light of those before it and of its publication."""

    def __init__(self, published: dt.date | None) -> None:
        self.published = published
        self.last: dt.date | None = None
        self.year: int | None = None
        """The one year that the text prints, where it says no day of its own."""
        """The day, or the first of the days, of which the text was telling."""

    def read(self, passage: Passage) -> list[When]:
        """The dates of a passage, in their order."""
        head = dateline(passage)
        if head and self.published:
            self.last = self.published
        found = joined(passage, sorted([*self._stated(passage), *self._told(passage)]))
        kept: list[When] = []
        for one in found:
            if one.start < head:
                continue
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
                self._remember(one, passage)
        return kept

    def planned(self, passage: Passage) -> bool:
        """Whether a passage speaks of what is still to be."""
        return bool(cues.FUTURE.search(passage.lower))

    def _remember(self, one: When, passage: Passage) -> None:
        """Take a day with which a passage begins for the one that is being told of."""
        leads = one.start <= len(("В", "тот", "же", "день")) or (one.start > 0 and passage.words[one.start - 1].ends)
        if leads and one.known.earliest and (one.to_the_day or not one.counted) and not one.is_year:
            self.last = one.known.earliest

    def _stated(self, passage: Passage) -> Iterator[When]:
        """Dates in digits and names of months; years; what is counted from the publication."""
        words = passage.words
        today = self.published or dt.date.today()  # noqa: DTZ011 - nothing is counted from it then
        for start, end, text in runs(words, today):
            if any(f"{word.text}" == "этом" and at == end - 1 for at, word in enumerate(words[start:end], start)):
                continue
            if (when := self._one(passage, start, end, text, today)) is not None:
                yield when

    def _one(self, passage: Passage, start: int, end: int, text: str, today: dt.date) -> When | None:
        words = passage.words
        while end > start + 1 and words[end - 1].text in STOP and not words[end - 1].text.isdecimal():
            end -= 1
        if self._is_number(passage, start, end) or self._is_verb(passage, start, end):
            return None
        try:
            days, _ = window(on=text, today=today)
        except UsageError:
            return None
        said = passage.said(start, end)
        if days.day_of_year:
            return self._in_a_year(passage, start, end, text, days.day_of_year)
        if days.first is None or days.last is None:
            return None
        if any(char.isdigit() for char in "".join(word.text for word in words[start:end])) and _has_year(
            words[start:end]
        ):
            first, edtf = late_in(passage, start, days.first, days.last)
            widened = self._months(passage, start, end, days)
            return widened or When(first, end, edtf, passage.said(first, end))
        if self.published is None:
            return None
        edtf = edtf_of(days.first, days.last)
        if re.fullmatch(r"\d{4}-\d\d-\d\d/.*", edtf):
            edtf = f"[{days.first}..{days.last}]"  # some day of next week
        return When(start, end, edtf, said, counted(said, self.published), counted=True)

    def _months(self, passage: Passage, start: int, end: int, days: Window) -> When | None:
        """The first months of a year: за девять месяцев 2024 года."""
        at = start - 1
        while at >= 0 and passage.words[at].text in ("в", "of", "the", "in", "за", "с", "начала", "at"):
            at -= 1
        if at < 1 or not passage.words[at].text.startswith(_MONTHS_OF):
            return None
        count = months_counted(passage.words[at - 1].text)
        year = days.first.year if days.first else 0
        if not count or not 1 <= count < 12 or days.last is None or days.last.year != year:  # noqa: PLR2004
            return None
        edtf = f"{year}-01/{year}-{count:02}" if count > 1 else f"{year}-01"
        return When(at - 1, end, edtf, passage.said(at - 1, end))

    def _in_a_year(self, passage: Passage, start: int, end: int, text: str, each: tuple[str, str]) -> When | None:
        """A day or month without its year: by the words after it, by what was told before, else by the publication."""
        following = passage.after(end, 3)
        year = None
        note: Words | None = None
        for phrases, shift in ((_THIS_YEAR, 0), (_LAST_YEAR, -1)):
            cue = next((cue for cue in phrases if following.startswith(cue)), None)
            if cue and self.published:
                year = self.published.year + shift
                end += len(cue.split())
                note = counted(passage.said(start, end), self.published)
        if year is None:
            year, note = self._year(passage, each)
        if year is None:
            return None
        try:
            days, _ = window(on=f"{text} {year}", today=dt.date(year, 12, 31))
        except UsageError:
            return None
        if days.first is None or days.last is None:
            return None
        start, edtf = late_in(passage, start, days.first, days.last)
        return When(start, end, edtf, passage.said(start, end), note, counted=True)

    def _year(self, passage: Passage, each: tuple[str, str]) -> tuple[int | None, Words | None]:
        first, last = each
        if self.last and (self.published is None or self.last.year < self.published.year):
            year = self.last.year + (f"{self.last:%m-%d}" > last)
            if self.published is None or f"{year}-{first}" <= f"{self.published}":
                return year, both(
                    f"The year is not printed; the text goes on from {dates.words(str(self.last), 'en')}.",
                    f"Год не напечатан; рассказ продолжает дату {dates.words(str(self.last), 'ru')}.",
                )
        if self.published is None:
            return self.year, None if self.year is None else both(
                "The year is not printed beside it; it is the only one in the text.",
                "Год рядом не напечатан; он единственный в тексте.",
            )
        year = self.published.year
        days = 14 if first == last else 62  # a month that is coming is rather told of than one long past
        soon = f"{self.published}" < f"{year}-{first}" <= f"{self.published + days * _DAY}"
        if f"{year}-{first}" > f"{self.published}" and not (soon or self.planned(passage)):
            year -= 1
        elif f"{year}-{last}" < f"{self.published}" and self.planned(passage):
            year += 1
        return year, both(
            f"The year is not printed; read against the publication of {dates.words(str(self.published), 'en')}.",
            f"Год не напечатан; прочитано относительно публикации: {dates.words(str(self.published), 'ru')}.",
        )

    def _told(self, passage: Passage) -> Iterator[When]:
        """Days that are counted from another day: on Monday, the next day, the same day."""
        words = passage.words
        for at, word in enumerate(words):
            if self.published and (number := weekday(word.text)) is not None and _in_time(passage, at):
                away = (self.published.weekday() - number) % 7
                day = self.published - away * _DAY
                if self.planned(passage) and away:
                    day = self.published + (7 - away) * _DAY
                if not self._beside_a_date(passage, at):
                    said = passage.said(max(at - 1, 0), at + 1)
                    yield When(at, at + 1, str(day), said, counted(said, self.published), counted=True)
        yield from self._first_months(passage)
        yield from self._months_alone(passage)
        for at, word in enumerate(words[:-1]):
            if (
                self.published
                and word.text.startswith(("уходящ", "outgoing"))
                and words[at + 1].text.startswith(("год", "year"))
            ):
                said = passage.said(at, at + 2)
                yield When(at, at + 2, f"{self.published.year}", said, counted(said, self.published), counted=True)
        for phrases, shift in ((_NEXT_DAY, 1), (_SAME_DAY, 0), (_DAY_BEFORE, -1)):
            for cue in phrases:
                size = len(cue.split())
                for at in range(len(words) - size + 1):
                    base = self.published if cue == "накануне" and not self.last else self.last
                    if base and passage.after(at, size) == cue:
                        said = passage.said(at, at + size)
                        yield When(at, at + size, str(base + shift * _DAY), said, counted(said, base), counted=True)

    def _months_alone(self, passage: Passage) -> Iterator[When]:
        """From one month to another of the year of publication: в январе-октябре, in January-July."""
        for at in range(len(passage.words) - 1):
            first, last = passage.words[at], passage.words[at + 1]
            if first.part != last.part or not self.published:
                continue
            months = [month(one.text) if len(one.text) > 2 else None for one in (first, last)]  # noqa: PLR2004
            following = passage.words[at + 2].text if at + 2 < len(passage.words) else ""
            if months[0] and months[1] and months[0] < months[1] and not following.isdecimal():
                year = self.published.year - (self.published.month < months[1])
                said = passage.said(at, at + 2)
                edtf = f"{year}-{months[0]:02}/{year}-{months[1]:02}"
                yield When(at, at + 2, edtf, said, counted(said, self.published), counted=True)

    def _first_months(self, passage: Passage) -> Iterator[When]:
        """The first months of the year of publication: за десять месяцев."""
        for at in range(1, len(passage.words)):
            count = months_counted(passage.words[at - 1].text)
            led = passage.before(at - 1, 2).split()
            if count and self.published and passage.words[at].text.startswith(_MONTHS_OF) and _SINCE_JANUARY & set(led):
                if any(len(one) == len("2024") and one.isdecimal() for one in passage.after(at + 1, 3).split()):
                    continue  # whose year is printed
                year = self.published.year - (self.published.month <= count)
                said = passage.said(at - 1, at + 1)
                edtf = f"{year}-01/{year}-{count:02}" if count > 1 else f"{year}-01"
                yield When(at - 1, at + 1, edtf, said, counted(said, self.published), counted=True)

    def _beside_a_date(self, passage: Passage, at: int) -> bool:
        """Whether a weekday only goes with a date: on Tuesday, 5 March."""
        around = passage.words[max(at - 3, 0) : at + 4]
        return any(
            one.text.isdecimal() and any(other.text.startswith(_MONTH_NAMES) for other in around) for one in around
        )

    def _is_verb(self, passage: Passage, start: int, end: int) -> bool:
        """Whether “May” begins a wish, and is no month."""
        alone = end - start == 1 and passage.words[start].text == "may"
        return alone and passage.before(start) not in cues.BEFORE_A_YEAR | {
            "early",
            "late",
            "mid",
            "last",
            "next",
            "this",
        }

    def _is_number(self, passage: Passage, start: int, end: int) -> bool:
        """Whether what reads as a date counts something: 2000 students, 1,950 tonnes; «в 2024» is a date."""
        if end - start > 1 or not passage.words[start].text.isdecimal():
            return False
        if (
            passage.words[start].typed != passage.words[start].text
            and passage.words[start].typed[:4] == passage.words[start].text
        ):
            return False  # 2023-го
        spot = passage.spots[start]
        around = passage.text[max(spot[0] - 1, 0) : spot[0]] + passage.text[spot[1] : spot[1] + 1]
        if any(sign in "$€%№" for sign in around):
            return True
        before, after = passage.before(start), passage.after(end)
        if after.startswith(("год", "г", "гг", "year")) or before in cues.BEFORE_A_YEAR:
            return False
        counted = passage.words[end].text if end < len(passage.words) else ""
        return (
            bool(counted)
            and counted[:1].isalpha()
            and not passage.words[end - 1].ends
            and counted not in cues.AFTER_A_YEAR
        )


_MONTH_NAMES = tuple({row[at][:3].lower() for row in dates.MONTHS for at in (0, 1)} | {"мая", "мае"})


def _in_time(passage: Passage, at: int) -> bool:
    """Whether a weekday says when: after a preposition, or at the end of what is told."""
    return (
        passage.before(at) in ("в", "во", "on", "last", "this", "next", "с", "from") or passage.words[at].text.isascii()
    )


def _has_year(words: list[Word]) -> bool:
    return any(part.isdecimal() and len(part) == len("2023") for word in words for part in _numbers(word))


def _numbers(word: Word) -> list[str]:
    return "".join(char if char.isdigit() else " " for char in word.typed).split()


_SINCE_JANUARY = frozenset(("за", "первые", "первых", "first", "in", "over"))
