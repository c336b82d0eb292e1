"""What a number is in its sentence: a level or by how much one grew, of which time, reported or still expected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from raes_cli.curate.book import Book
from raes_cli.draft import cues
from raes_cli.draft.numbers import Number, numbers
from raes_cli.draft.passages import Passage
from raes_cli.draft.when import When, is_of_speech


def printed(passage: Passage, dates: Sequence[When], book: Book) -> list[Number]:
    """The numbers of a passage that count something, with the growth of a level in it."""
    dated = [(passage.spots[one.start][0], passage.spots[one.end - 1][1]) for one in dates]
    found = [one for one in numbers(passage, book) if not any(a <= one.start < b for a, b in dated)]
    levels = [one for one in found if not is_rate(one)]
    rates = [one for one in found if is_rate(one)]
    for rate in rates:
        if not rate.times and cues.FALL.search(_around(rate, before=45)):
            rate.value = -abs(rate.value)
        near = [one for one in levels if one.growth is None and one.unit != "percent" and _one_clause(rate, one)]
        if near:
            nearest = min(near, key=lambda one: abs(one.start - rate.start))
            nearest.growth = rate
    others = [rate for rate in rates if not any(one.growth is rate for one in levels)]
    every = sorted([*levels, *others], key=lambda one: one.start)
    for one in every:
        one.when = _period(one, dates, every)
    for one, other in pairwise(every):
        _part_range(one, other)
        between = passage.lower[one.end : other.start]
        alone = other.unit is None and not other.counted
        if alone and (cues.AGAINST.search(between) or cues.OF_THEM.search(between)):
            other.unit, other.counted = one.unit, one.counted
        if one.when and one.when is other.when and one.passage.spots[one.when.start][0] > other.start:
            led = cues.FROM.search(passage.lower[: one.start])
            one.when = None if led and re.search(r" (?:to|до) $", between) else one.when  # from 5 to 15 by 2028
        if alone and one.unit == other.unit:
            pass
        elif one.unit is None and not one.counted and cues.AND_TO.fullmatch(between):
            one.unit, one.counted, one.scale = other.unit, other.counted, one.scale or other.scale
    for one in every:
        clause = _before(one, every)
        one.status = (
            "forecast" if cues.FORECAST.search(clause) else "target" if cues.TARGET.search(clause) else "reported"
        )
    return every


def is_rate(one: Number) -> bool:
    """Whether a percentage says by how much something grew, and not what share it is."""
    if one.unit != "percent" or one.times:
        return one.times
    if cues.LEVEL.search(one.passage.lower[: one.said[0]]) and not cues.OF_GROWTH.match(one.passage.lower, one.end):
        return False
    around = _around(one, before=60, after=25)
    return bool(cues.GROWTH.search(around)) and not cues.SHARE.search(_around(one, before=40, after=5))


def _around(one: Number, before: int, after: int = 25) -> str:
    """What stands around a number in its clause."""
    text = one.passage.lower
    left = text[max(one.start - before, 0) : one.start]
    right = text[one.end : one.end + after]
    return cues.CLAUSE.split(left)[-1] + text[one.start : one.end] + cues.CLAUSE.split(right)[0]


def _one_clause(one: Number, other: Number) -> bool:
    """Whether nothing ends between two numbers, and nothing else begins to be said."""
    start, end = sorted((one.start, other.start))
    between = one.passage.lower[start:end]
    far = 120  # what stands further off is another thing
    return len(between) < far and ";" not in between and not cues.SAYS.search(between)


def _before(one: Number, every: Sequence[Number]) -> str:
    """What leads up to a number in its clause, and what follows up to the next number."""
    text = one.passage.lower
    start = max((other.end for other in every if other.end <= one.start), default=0)
    end = min((other.start for other in every if other.start >= one.end), default=len(text))
    return (
        cues.CLAUSE.split(text[start : one.start])[-1]
        + text[one.start : one.end]
        + re.split(r"[,;]", text[one.end : end])[0]
    )


def _part_range(one: Number, other: Number) -> None:
    """Give the ends of a range of years to two numbers of which the first became the second: from 9 to 12."""
    when = one.when
    ends = re.fullmatch(r"(\d{4})/(\d{4})", when.edtf) if when else None
    if when and ends and when is other.when and re.match(r"\W*(?:\w+ ){0,2}(?:to|до) ", one.passage.lower[one.end :]):
        one.when, other.when = when._replace(edtf=ends[1]), when._replace(edtf=ends[2])


def _period(one: Number, given: Sequence[When], every: Sequence[Number]) -> When | None:
    """The date in the clause of a number that is nearest to it: right behind it, else rather one before it."""
    text = one.passage.lower

    def spot(when: When) -> int:
        return one.passage.spots[when.start][0]

    dates = [
        when
        for when in given
        if not is_of_speech(one.passage, when)
        and not (
            cues.COMPARED_WITH.search(text[: spot(when)])
            and (spot(when) > one.start or not cues.OF_THAT.match(text[one.passage.spots[when.end - 1][1] : one.start]))
        )
    ]
    spots = [(spot(when), when) for when in dates]
    breaks = [found.start() for found in re.finditer(r";|, а |, while |, and in ", text)]
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
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    if inside:
        return min(inside, key=lambda pair: pair[0])[1]
    earlier = [pair for pair in spots if pair[0] < one.start]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None
