"""How the numbers of a sentence relate: which is the growth of which level, their periods, ranges and forecasts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from raes_cli.curate.book import Book
from raes_cli.curate.schema import Place
from raes_cli.draft import cues
from raes_cli.draft.lands import countries
from raes_cli.draft.numbers import Number, numbers
from raes_cli.draft.passages import Passage
from raes_cli.draft.units import MONEY
from raes_cli.draft.when import When, is_of_speech
from raes_cli.text import fold


def printed(passage: Passage, dates: Sequence[When], book: Book, before: Number | None = None) -> list[Number]:
    """Return the numbers of a passage that count something, with period, status and growth; growth joins its level."""
    dated = [(passage.spots[one.start][0], passage.spots[one.end - 1][1]) for one in dates]
    found = [
        one
        for one in numbers(passage, book, before)
        if not any(a <= one.start < b for a, b in dated) and not is_difference(one)
    ]
    levels = [one for one in found if not is_rate(one)]
    rates = [one for one in found if is_rate(one)]
    _join_growth(passage, levels, rates)
    others = [rate for rate in rates if not any(one.growth is rate for one in levels)]
    every = sorted([*levels, *others], key=lambda one: one.start)
    for one in every:
        one.reach = _reach(one, every)
        one.when = _period(one, dates, every)
    for one, other in pairwise(every):
        between = passage.lower[one.end : other.start]
        alone = other.unit is None and not other.counted
        if cues.OUT_OF.match(passage.lower, one.end):
            one.unit, one.counted, one.of = other.unit, other.counted, other
        if (whose := cues.WHOSE_AND.fullmatch(between)) and countries(book.base.places, fold(whose[1])):
            one.unit, one.counted = other.unit, other.counted  # 21 Russian and 5 Norwegian regions
        if cues.OF_THEM.search(between) and not any(one.end <= at < other.start for at, _ in dated):
            other.when = one.when
        money = one.unit in MONEY and other.scale is not None
        if alone and (money or between.endswith(" - ") or cues.AGAINST.search(between) or cues.OF_THEM.search(between)):
            other.unit, other.counted = one.unit, one.counted
        changed = cues.GROWTH.search(around(one, before=45))
        if (
            changed
            and one.when is other.when
            and cues.FROM.search(passage.lower[: one.start])
            and cues.INTO.search(between)
        ):
            one.earlier, one.when = True, None
        _join_range(one, other)
    for one in every:
        one.reach = _reach(one, every)
        forecast, wished = cues.FORECAST.search(one.around), cues.TARGET.finditer(one.around)
        number_at = one.around.find(passage.lower[one.start : one.end])
        past = cues.COMPARED_WITH.search(passage.lower[: one.said[0]])
        target = not past and any(word.start() < number_at or not cues.PLANS.match(word[0]) for word in wished)
        ahead = one.when is not None and cues.FORECAST.search(one.passage.lower[: one.start])
        if one.growth and one.qualifier == "at-most" and one.growth.start < one.start:
            one.qualifier = "exact"  # grew by a tenth, to 3 billion
        one.status = "forecast" if forecast or ahead else "target" if target else "reported"
        if cues.SIZE.search(one.passage.lower[: one.said[0]]):
            one.when, one.status = None, "reported"
    return sorted([*every, *_apart(every, dates)], key=lambda one: one.start)


def _apart(every: Sequence[Number], dates: Sequence[When]) -> Iterator[Number]:
    """Take and yield the growth over several years, which is not that of the last of them."""
    for one in every:
        rate, since = one.growth, _period(one.growth, dates, every) if one.growth else None
        known = since.known if since and since != one.when else None
        if rate and known and known.earliest and known.latest and known.latest.year > known.earliest.year:
            one.growth, rate.reach, rate.when = None, one.reach, since
            yield rate


def _join_growth(passage: Passage, levels: Sequence[Number], rates: Sequence[Number]) -> None:
    """Give the nearest level to each growth rate, and a fall its sign."""
    for rate in rates:
        minus = passage.text[: rate.start].endswith(("(-", "(–"))
        if not rate.times and (minus or cues.FALL.search(around(rate, before=45))):
            rate.value = -abs(rate.value)
            behind = cues.FALL.match(passage.lower, rate.end + 1)
            rate.said = (rate.said[0], behind.end() if behind else rate.said[1])  # include the word for the fall
        near = [one for one in levels if one.growth is None and one.unit != "percent" and _one_clause(rate, one)]
        if near:
            nearest = min(near, key=lambda one: _gap(rate, one))
            nearest.growth = rate


def names_another(number: Number, its: set[str], places: Mapping[str, Place]) -> bool:
    """Return whether the text around a number names a country other than `its`, or an unknown place or person."""
    passage = number.passage
    said = max((one.end() for one in cues.SAYS.finditer(passage.lower, 0, number.start)), default=0)
    known = {at for span in passage.spans for at in range(span.start, span.end)}
    for at in range(passage.at(max(number.reach[0], said)), passage.at(number.reach[1])):
        word, printed = passage.words[at].text, passage.surface(at)
        named = countries(places, word)
        led = passage.before(at - (passage.before(at) == "the"))
        behind = at not in known and led in cues.PLACING | cues.OBJECT | {"through", "via", "через"}
        strange = behind and printed[:1].isupper() and not printed.isupper()
        if (named and its.isdisjoint(named)) or (strange and word not in cues.NO_NAME | cues.MONTHS):
            return True
    return False


def is_of_one(number: Number, its: set[str], places: Mapping[str, Place]) -> bool:
    """Return whether an amount is of the trade of one of several countries with all others: Norway's trade."""
    passage, owners, others = number.passage, set[str](), set[str]()
    near = range(passage.at(number.reach[0]), passage.at(number.reach[1]))
    for at, word in enumerate(passage.words):
        led = passage.before(at - (passage.before(at) == "the"))
        apart = led in cues.PLACING | cues.OBJECT or at not in near
        (others if apart else owners).update({*countries(places, word.text)} & its)
    alone = cues.OF_COUNTRY.search(number.around) or (cues.WAY.search(number.around) is None and len(owners) == 1)
    alone = alone and number.unit in MONEY and not others and len(owners) < len(its)
    return bool(alone) and not cues.SHARED.search(passage.lower)


def _gap(rate: Number, level: Number) -> int:
    """Return how far a growth rate is from a level; a level after the end of its brackets is far."""
    start, end = sorted(((rate.start, rate.end), (level.start, level.end)))
    between = rate.passage.text[start[1] : end[0]]
    return len(between) + _FAR * (")" in between)


_FAR = 120
"""Characters in a clause; a number further away is unrelated."""


def _one_clause(one: Number, other: Number) -> bool:
    """Return whether two numbers are in one clause, with no semicolon or verb of saying between them."""
    start, end = sorted((one.start, other.start))
    between = one.passage.lower[start:end]
    return len(between) < _FAR and ";" not in between and cues.SAYS.search(between) is None


def _reach(one: Number, every: Sequence[Number]) -> tuple[int, int]:
    """Return the offsets of the clause that is about a number, from the number before it to the next one."""
    text = one.passage.lower
    start = max((other.end for other in every if other.end <= one.start and other is not one.growth), default=0)
    behind = [other for other in every if other.start >= one.end]
    if cues.OUT_OF.match(text, one.end) and behind:
        one.apart = one.end, behind.pop(0).apart[0] or len(text)
    end = min((other.start for other in behind), default=len(text))
    said = cues.SAID_THAT.search(text, start, one.start) or cues.OF_TOTAL.search(text, start, one.start)
    first = one.growth.start if one.growth and start <= one.growth.start < one.start else one.start
    led = cues.CLAUSE.split(text[said.end() if said else start : first].replace(": ", "  "))[-1]
    begun = max(one.end, one.apart[1])
    if cues.OF_ALL.search(text[: one.start]) and (some := cues.DONE_BY_SOME.search(text, one.end, end)):
        one.apart = some.span()
    return first - len(led), begun + len(cues.CLAUSE_ENDS.split(one.passage.text[begun:end])[0])


def _join_range(one: Number, other: Number) -> None:
    """Give the first of two joined numbers the unit and scale of the second; the ends of a range are bounds."""
    text = one.passage.lower
    between = text[one.end : other.start]
    led = cues.FROM.search(text[: one.start].rstrip("$€"))
    dash = cues.DASH.fullmatch(between)
    if not dash and not cues.AND_TO.fullmatch(between):
        return
    if one.unit is None and not one.counted:
        one.unit, one.counted, one.scale = other.unit, other.counted, one.scale or other.scale
    if dash:
        one.scale, other.unit = one.scale or other.scale, other.unit or one.unit
    if dash or (led and not one.earlier and not cues.GROWTH.search(around(one, before=45))):
        one.qualifier, other.qualifier = "at-least", "at-most"
        one.said = other.said = (led.start() + 1 if led else one.said[0], other.said[1])
        other.least = one


def _is_of_another(one: Number, when: When, every: Sequence[Number]) -> bool:
    """Return whether a date of comparison belongs to a number nearer to it than `one`."""
    first = one.passage.spots[when.start][0]
    others = (other for other in every if other.growth is not one and one.growth is not other)
    return any(one.end <= other.start < first for other in others)


def _period(one: Number, given: Sequence[When], every: Sequence[Number]) -> When | None:
    """Return the date of a number, or None: one right after it, else the last before it in its clause, else another."""
    text = one.passage.lower

    def spot(when: When) -> int:
        return one.passage.spots[when.start][0]

    dates = [
        when
        for when in given
        if not (cues.ON_COMPARED.search(f" {when.text.lower()}") and _is_of_another(one, when, every))
        and not is_of_speech(one.passage, when)
        and not cues.OF_A_PAPER.match(text, one.passage.spots[when.end - 1][1])
        and not cues.COMPARED_AFTER.match(text, one.passage.spots[when.end - 1][1])
        and not ("/" in when.edtf and when.is_year and one.passage.before(when.start) in ("for", "на"))  # a programme
        and not (spot(when) > one.start and cues.COMPARED_WITH.search(text[: spot(when)]))
        and not cues.COMPARED_WITH.match(text[: spot(when)])  # compared with 2022, it grew
        and not (cues.IN_PASSING.search(text[: spot(when)]) and "," in text[spot(when) : one.start])
        and not (
            cues.YEARLY.match(text[one.end :].lstrip()) and one.passage.before(when.start) in ("until", "till", "до")
        )
        and not ("," in text[one.end : spot(when)] and any(spot(when) < other.start for other in every))
    ]
    spots = [(spot(when), when) for when in dates]
    breaks = [found.start() for found in cues.OTHER_TIME.finditer(text)]
    inside = [
        (at_, when) for at_, when in spots if not any(min(at_, one.start) < at < max(at_, one.start) for at in breaks)
    ]
    before = [pair for pair in inside if pair[0] < one.start]
    behind = [
        pair for pair in inside if pair[0] >= one.end and not any(one.end <= other.start < pair[0] for other in every)
    ]
    if behind:
        next_, when = min(behind, key=lambda pair: pair[0])
        last = max((at for at, _ in before), default=None)
        taken = last is not None and any(last < other.start < one.start for other in every if other is not one.growth)
        if cues.BESIDE.fullmatch(text[one.end : next_]) or (taken and "," not in text[one.end : next_]):
            return when
    if cues.COMPARED_WITH.search(text[: one.said[0]]):
        return behind[0][1] if behind else None  # a date before it belongs to the number that it is compared with
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    others = [
        other.start for other in every if other.start >= one.end and cues.COMPARED_WITH.search(text[: other.start])
    ]
    inside = [
        pair for pair in inside if not any(other < pair[0] for other in others)
    ]  # the others belong to a number of comparison
    if inside:
        return min(inside, key=lambda pair: pair[0])[1]
    if cues.ALREADY.search(text[: one.start]) or cues.NOW.search(one.around):
        return None
    earlier = [pair for pair in spots if pair[0] < one.start]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None


def is_rate(one: Number) -> bool:
    """Return whether a percentage or multiple is a growth rate, rather than a share."""
    if one.unit != "percent" or one.times:
        return one.times
    if one.passage.text[: one.start].endswith(("(+", "(-", "(–")):
        return True
    leads = (re.sub(r"[\d.,]+ ?- ?$", "", one.passage.lower[:at]) for at in (one.said[0], one.start))
    if any(map(cues.LEVEL.search, leads)) and not cues.OF_GROWTH.match(one.passage.lower, one.end):
        return False
    return bool(cues.GROWTH.search(around(one, before=80, after=25))) and not cues.SHARE.search(
        around(one, before=40, after=5)
    )


def is_difference(one: Number) -> bool:
    """Return whether an amount is the change, rather than the level: 200 million dollars more."""
    if one.unit not in MONEY:
        return False
    led, behind = one.passage.lower[: one.start].rstrip("$€ "), one.passage.lower[one.end :]
    return bool(cues.MORE_THAN.match(behind) or cues.GROWN_BY.search(f"{led} "))


def around(one: Number, before: int, after: int = 25) -> str:
    """Return the text around a number in its clause, at most `before` and `after` characters on each side."""
    text = one.passage.lower
    left = text[max(one.start - before, 0) : one.start]
    right = text[one.end : one.end + after]
    return cues.CLAUSE.split(left)[-1] + text[one.start : one.end] + cues.CLAUSE.split(right)[0]
