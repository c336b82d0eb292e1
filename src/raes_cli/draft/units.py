"""The unit of a number, what it counts, and the hedge beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile

from raes_cli.curate.book import Book
from raes_cli.curate.rules import hedges
from raes_cli.draft import cues
from raes_cli.draft.passages import Passage, lowered
from raes_cli.draft.posts import is_verb
from raes_cli.endings import alike
from raes_cli.lookup.forms import STOP
from raes_cli.text import fold, words

MONEY = ("USD", "RUB", "EUR", "AZN")
_CURRENCY = {
    "USD": re.compile(r"(?:US)?\$|долл|dollar|usd\b|доларов"),
    "RUB": re.compile(r"руб|rouble|rubl|₽"),
    "EUR": re.compile(r"евро\b|euro|€"),
    "AZN": re.compile(r"манат|manat|azn\b|₼"),
}


def is_money(word: str) -> bool:
    """Return whether a word is the name of a currency."""
    return any(pattern.match(word) for pattern in _CURRENCY.values())


def unit(text: str, start: int, end: int, book: Book) -> tuple[str | None, int, str]:
    """Return the unit of a number or None, the offset where it ends, and the words for what is counted."""
    lower = lowered(text)
    before = lower[max(start - 5, 0) : start]
    if its := cues.PERCENT.match(lower, end):
        return "percent", its.end(), ""
    led = before[-1:] if before[-1:] != " " else before
    sign = next((unit for unit, pattern in _CURRENCY.items() if pattern.search(led)), None)
    if sign:
        return sign, end, ""
    following = re.match(r"(?:\s+(?:çox|artıq|az|yaxın)\b)?((?:\s+[^\W\d_][\w-]*){0,3})", text[end:])
    said = following[1] if following else ""
    first = said.split()[0] if said.split() else ""
    for unit, pattern in _CURRENCY.items():
        if money := re.match(rf"\s+(?:(?:us|u\.s\.|abş|америк\w+)\s+)?(?:{pattern.pattern})\w*", lower[end:]):
            return unit, end + money.end(), ""
    if of_them := cues.OF_OURS.match(lower, end):
        return None, end, of_them[1] or ""
    if fold(first) in STOP or any(
        its.match(lower, end + 1) for its in (cues.ON_COMPARED, cues.ON_UNIT, cues.ON_WEEKDAY)
    ):
        return None, end, ""  # a year earlier
    for number, word in enumerate(said.split()):
        if named := _named_unit(fold(word), book):
            reach = end + text[end:].index(said.strip()) + len(" ".join(said.split()[: number + 1]))
            return named, reach, word
    return None, end, " ".join(takewhile(_is_thing, said.split()))


def _is_thing(word: str) -> bool:
    """Return whether a word after a number may name what is counted: not a verb or a function word."""
    return not (fold(word) in STOP or is_verb(fold(word)) or cues.DOES.match(word.lower()))


def _named_unit(word: str, book: Book) -> str | None:
    """Return the unit of the base that a folded word names, also in American spelling; or None."""
    word = re.sub("^tons?$", "tonnes", word).replace("meter", "metre")
    for id_, unit in book.base.units.items():
        names = {*unit.en, *unit.ru, *((unit.full.en, unit.full.ru) if unit.full else ())}
        if any(word == part or (len(part) > len("км") and alike(word, part)) for name in names for part in words(name)):
            return id_
    return None


def hedge(
    passage: Passage, value: Decimal, scale: str | None, start: int, end: int, *, percent: bool = False
) -> tuple[str, int]:
    """Return the hedge beside a number, and the offset where it begins."""
    window = passage.text[max(start - 60, 0) : min(end + 30, len(passage.text))]
    found = hedges.beside(window, value, scale, percent=percent)
    if not found:
        led = cues.EXCEEDING.search(passage.lower[:start].rstrip("$€ "))
        return ("at-least", led.start()) if led and scale else ("exact", start)
    first = passage.at(start)
    for size in range(5):
        at = max(first - size, 0)
        said = passage.text[passage.spots[at][0] : end]
        if its := hedges.beside(said, value, scale, percent=percent) & found:
            return min(its), passage.spots[at][0]
    return min(found), start
