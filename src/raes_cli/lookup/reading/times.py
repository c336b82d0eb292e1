"""Dates in a line of words: since when, until when, on which days of which year or of every year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

from raes_cli.lookup.query import Term
from raes_cli.lookup.reading import fillers
from raes_cli.lookup.reading.date_words import FIRST_YEAR, is_year, likely, may_begin
from raes_cli.lookup.reading.language import AND, ARTICLES, LEADING, OR
from raes_cli.lookup.reading.sides import BETWEEN_IT
from raes_cli.lookup.reading.tokens import Word, typed
from raes_cli.tuples import NamedTuple

_LONGEST = 8
_SINCE = frozenset("since from с со начиная".split())  # noqa: SIM905
_AFTER = frozenset("after после".split())  # noqa: SIM905
_BEFORE = frozenset("before до".split())  # noqa: SIM905
_UNTIL = frozenset("until till through to по".split())  # noqa: SIM905
# Postpositions in Azerbaijani: 2023-cü ildən sonra.
_SINCE_THEN = frozenset("beri etibaren".split())  # noqa: SIM905
_AFTER_IT, _BEFORE_IT, _UNTIL_IT = frozenset(("sonra",)), frozenset(("evvel",)), frozenset(("qeder", "kimi"))
_WHOM, _TOWARDS = "kimi", ("a", "ə", "e")
"""A postposition that is also a pronoun, and the endings of the case that it governs."""
_ATTRIBUTIVE = ("ского", "скому", "ским", "ском", "ской", "скую", "ских")
"""Endings of the adjective of a month, which belongs to the noun after it."""
_AT_THE_END = ("end", "late", "кон")
"""Prefixes of the last part of a period: what is before that is until its last day."""
_FROM_IT, _TO_IT = ("dan", "dən"), ("dək",)
"""Endings of a year or a day with the same meaning: 2022-dən 2024-dək."""
_SIDES = _SINCE | _AFTER | _BEFORE | _UNTIL
_TO = frozenset("to по till until through до and и ve - –".split())  # noqa: SIM905
_BETWEEN = frozenset("between между с со from".split())  # noqa: SIM905
_SHIFTS = {
    "позапрошл": -2, "прошл": -1, "last": -1, "kecen": -1, "oten": -1, "этого": 0, "этом": 0, "текущ": 0, "this": 0,
    "bu": 0,
}  # fmt: skip
_YEAR = frozenset("год года году year il ili ilin ilde".split())  # noqa: SIM905
_THIS_DAY = ("this day", "этот день", "bu gün")
_EVERY_YEAR = _THIS_DAY[:2]
"""What asks for the events of a day in any year; *bu gün* is also today."""
_TODAY = ("today", "сегодня", "bu gün")
_IN_HISTORY = (("in", "history"), ("в", "истории"), ("tarixde",))
"""What makes today a day of any year."""


class Dated(NamedTuple):
    """A run of words from `start` to before `end` that is a date, with the equivalent filters."""

    start: int
    end: int
    filters: dict[str, str]


def dated(words: Sequence[Word], today: date) -> list[Dated]:
    """Return the dates in `words`, with the words that bound them; a range is one date, unless joined by *and*."""
    found = [
        # Keep "last year" by itself as it was typed.
        (start, end, its if its == text or (end - start <= len(("last", "year")) and _reads(its, today)) else text)
        for start, end, text in runs(_with_years(words, today), today)
        for its in [typed(words[start:end])]
    ]
    found = _listed(words, [run for run in found if not _is_counted(words, run)], today)
    if found and found[-1][1] == len(words) - 1 and words[-1].text.isdecimal():
        _refuse_short_year(found[-1][2], words[-1].typed, today)
    if len(found) > 1:  # “on this day: 26 December” names the day
        found = [run for run in found if run[2].lower() not in _THIS_DAY] or found[:1]
    found = [_of_every_year(words, run, today) for run in found]
    if len(found) > 1:
        (start, end, first), (other, after, last) = found[:2]
        before = words[start - 1].text if start else ""
        joins = {word.text for word in words[end:other]}
        ranges = joins or words[other].part > words[end - 1].part + 1  # a dash is not among the words
        from_to = words[end - 1].typed.lower().endswith(_FROM_IT) and _is_until(words, after)
        behind = bool(joins) and after < len(words) and words[after].text in BETWEEN_IT
        ranges = from_to or behind or before in _BETWEEN or (ranges and joins.isdisjoint(AND))
        if other - end <= 1 and joins <= _TO and ranges and before not in _AFTER:
            text = f"{first}..{last}"
            if _reads(text, today):
                after += behind or (from_to and _is_until_it(words, after))
                return [Dated(start - (before in _BETWEEN), after, {"on": text})]
    return [_bounded(words, *run, today) for run in _of_year(words, found, today)]


def _listed(words: Sequence[Word], found: Sequence[tuple[int, int, str]], today: date) -> list[tuple[int, int, str]]:
    """Return the dates with the days listed before one of them, which share its month and year: 4 and 5 May 2023."""
    every = list(found)
    of_a_year = any(is_year(word) for *_, text in found for word in text.split())  # else they are days of any year
    for start, _, text in found if of_a_year else ():
        day, _, rest = text.partition(" ")
        at = _listed_before(words, start) if day.isdecimal() and rest else None
        while at is not None and _reads(its := f"{words[at].text} {rest}", today):
            every.append((at, at + 1, its))
            at = _listed_before(words, at)
    return sorted(every)


def _listed_before(words: Sequence[Word], start: int) -> int | None:
    """Return where a number stands that a comma or a conjunction joins to the word at `start`; None if none does."""
    at = start - 2 if start > 1 and words[start - 1].text in AND | OR | _TO else start - 1
    joined = at >= 0 and (at < start - 1 or words[at].ends)
    return at if joined and words[at].text.isdecimal() else None


def _refuse_short_year(text: str, last: str, today: date) -> None:
    """Raise `UsageError` if the number `last` after a date is its year in two digits: май 24, 23 May 24.

    May 24 is a day in English.
    """
    named = text.rpartition(" ")[2].rstrip(".").isalpha() and (text[0].isdecimal() or not text.isascii())
    if named and len(last) == len("24"):
        from raes_cli.lookup.days.when import window  # lazy: only for dates

        window(on=f"{text} {last}", today=today)


def _is_counted(words: Sequence[Word], run: tuple[int, int, str]) -> bool:
    """Return whether a number is no year, but counts what follows: 1960 people, and before the years known."""
    _, end, text = run
    people = end < len(words) and words[end].text.startswith((*fillers.PEOPLE, "nefer"))
    return text.isdecimal() and (people or int(text) < FIRST_YEAR)


def _of_every_year(words: Sequence[Word], run: tuple[int, int, str], today: date) -> tuple[int, int, str]:
    """Return a date; if it is this day, or today in history, the day of every year."""
    start, end, text = run
    texts = [word.text for word in words]
    for told in _IN_HISTORY if text.lower() in (*_THIS_DAY, *_TODAY) else ():
        if tuple(texts[end : end + len(told)]) == told:
            return start, end + len(told), f"{today.day} {today:%B}"
        if start and tuple(texts[start - len(told) : start]) == told:
            return start - len(told), end, f"{today.day} {today:%B}"
    return (start, end, f"{today.day} {today:%B}") if text.lower() in _EVERY_YEAR else run


def _with_years(words: Sequence[Word], today: date) -> list[Word]:
    """Return the words with a phrase such as *last year* turned into its number: in November of last year."""
    found = list(words)
    for at, (one, other) in enumerate(pairwise(words)):
        shift = next((shift for begin, shift in _SHIFTS.items() if one.text.startswith(begin)), None)
        if shift is not None and other.text in _YEAR:
            year = str(today.year + shift)
            found[at] = one._replace(text=year, typed=year)
    return found


def several(found: Sequence[Dated], today: date) -> Term:
    """Return alternative days of dates that have no day in common: 2021 and 2024; empty if one lies within another."""
    own = [one for one in found if not one.filters.keys() & {"first", "last"}]
    if len(own) < 2:  # noqa: PLR2004 - at least two
        return ()
    from raes_cli.lookup.days.when import window

    days = [window(**one.filters, today=today)[0] for one in own]
    apart = any(not one.within(other) and not other.within(one) for one, other in combinations(days, 2))
    if not apart or any(one.day_of_year or not one.first or not one.last for one in days):
        return ()
    return tuple(("days", (str(one.first), str(one.last))) for one in days)


def _of_year(
    words: Sequence[Word], found: Sequence[tuple[int, int, str]], today: date
) -> Iterator[tuple[int, int, str]]:
    """Yield dates, taking a missing year from the next date or from a year named separately."""
    alone = [text for start, end, text in found if not (start and words[start - 1].text in _SIDES)]
    years = [year for text in alone if (year := _whole_year(text, today))] if len(found) > 1 else []
    for at, (start, end, text) in enumerate(found):
        following = found[at + 1][2] if at + 1 < len(found) and not years else ""
        beside = "" if is_year(following) else following.rpartition(" ")[2]
        year = years[0] if len(years) == 1 else beside
        its = f"{text} {year}"
        lacks = is_year(year) and not any(map(is_year, text.split()))
        yield start, end, its if lacks and _reads(its, today) else text


def _whole_year(text: str, today: date) -> str:
    """Return the year, in digits, if a date is a whole year; else an empty string."""
    from raes_cli.lookup.days.when import window

    days, _ = window(on=text, today=today)
    year = str(days.first or "")[:4]
    return year if (str(days.first), str(days.last)) == (f"{year}-01-01", f"{year}-12-31") else ""


def both_of(name: str, one: str, other: str, today: date) -> str:
    """Return the narrower of two dates for the same filter `name`.

    Raises `UsageError` if neither lies within the other.
    """
    from raes_cli.lookup.days.when import window
    from raes_cli.lookup.query import no_common_day

    days = {text: window(**{name: text}, today=today)[0] for text in (one, other)}
    for text, its in ((one, other), (other, one)):
        if days[text].within(days[its]):
            return text
    raise no_common_day((one, other))


def runs(words: Sequence[Word], today: date) -> Iterator[tuple[int, int, str]]:
    """Yield the longest runs of words that are dates, as start, end and the text as typed."""
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + _LONGEST), start, -1) if may_begin(words, start) else ()
        for end in ends:
            whole = end == len(words) or words[end].part != words[end - 1].part
            whole = whole and words[end - 1].text not in LEADING | ARTICLES
            text = typed(words[start:end])
            if whole and likely(words[start:end]) and _reads(text, today):
                yield start, end, text
                start = end
                break
        else:
            start += 1


def _is_until(words: Sequence[Word], end: int) -> bool:
    """Return whether a date that ends before `end` is the last day of something: 2024-dək, 2024-ə qədər."""
    return _is_until_it(words, end) or words[end - 1].typed.lower().endswith(_TO_IT)


def _is_until_it(words: Sequence[Word], end: int) -> bool:
    """Return whether the word at `end` is a postposition for the last day: marta kimi; after another case, whom."""
    after = words[end].text if end < len(words) else ""
    return after in _UNTIL_IT and (after != _WHOM or words[end - 1].typed.lower().endswith(_TOWARDS))


def _bounded(words: Sequence[Word], start: int, end: int, text: str, today: date) -> Dated:
    """Return a date with the word before or after it that makes it a bound."""
    from raes_cli.lookup.days.when import window

    days, _ = window(**{"year" if is_year(text) else "on": text}, today=today)
    start -= bool(start) and words[start - 1].text == "the"
    before, after = (words[start - 1].text if start else ""), (words[end].text if end < len(words) else "")
    attributive = words[end - 1].text.endswith(_ATTRIBUTIVE)  # после сентябрьской операции
    of_year = before == "по" and words[end - 1].text == "году"  # until it is по 2024 год
    if attributive or of_year or days.day_of_year or days.first is None or days.last is None:
        return Dated(start, end, {"on": text})
    if before in _BETWEEN and not _TO.isdisjoint(word.text for word in words[start:end]):
        return Dated(start - 1, end, {"on": text})
    if before in _BEFORE and text.lower().startswith(_AT_THE_END):
        return Dated(start - 1, end, {"last": days.last.isoformat()})  # before the end of 2025
    step = timedelta(1)
    for cues, cues_after, name, day in (
        (_SINCE, _SINCE_THEN, "first", days.first),
        (_AFTER, _AFTER_IT, "first", days.last + step * (days.last < date.max)),
        (_BEFORE, _BEFORE_IT, "last", days.first - step * (days.first > date.min)),
        (_UNTIL, _UNTIL_IT if _is_until_it(words, end) else frozenset[str](), "last", days.last),
    ):
        if before in cues:
            return Dated(start - 1, end, {name: day.isoformat()})
        if after in cues_after:
            return Dated(start, end + 1, {name: day.isoformat()})
    own = words[end - 1].typed.lower()
    if own.endswith(_TO_IT) and not any(word.typed.lower().endswith(_FROM_IT) for word in words[start:end]):
        return Dated(start, end, {"last": days.last.isoformat()})
    if own.endswith(_FROM_IT):
        return Dated(start, end, {"first": days.first.isoformat()})
    return Dated(start, end, {"year" if is_year(text) else "on": text})


def _reads(text: str, today: date) -> bool:
    if is_year(text):
        return True
    from raes_cli.errors import UsageError
    from raes_cli.lookup.days.when import window  # lazy: only for dates

    try:
        window(on=text, today=today)
    except UsageError:
        return False
    return True
