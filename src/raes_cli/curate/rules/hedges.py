"""How a text hedges a number: the words for about, almost, at least and at most, and which of them stand beside it."""

from __future__ import annotations

import re
from decimal import Decimal

from raes_cli import numerals

# Hedges before a number. A negation reverses a verb: не превысил is at most, не ниже at least.
_NO = r"(?<!не )(?<!no )(?<!not )(?<!n't )(?<!n’t )(?<!never )"
_NOT = r"(?:not|\w+n['’]t|never)"
_KEIN = r"(?<!nicht )(?<!nie )"
_BEFORE = {
    "about": "около|примерно|порядка|приблизительно|ориентировочно|about|around|approximately|approx|roughly|some|circa"
    r"|təxminən|təqribən|rund|etwa|ungefähr|zirka|ca\.?|environ|yaklaşık",
    "almost": "почти|без малого|приблизил\\w+ к|almost|nearly|approach(?:ed|es|ing)"
    "|just under|just short of|demək olar ki|fast|beinahe|nahezu|knapp|presque"
    "|près de|neredeyse",
    "at-least": rf"{_NO}(?:бол(?:ее|ьше)|выше|превы[сш]\w+|превзош\w+|превосход\w+|over|above|more than|exceed\w*"
    r"|surpass\w*|topp(?:ed|ing)|tops|upwards of|in excess of)|свыше|сверх|перевали\w+ за|перешагн\w+|преодоле\w+"
    r"|как минимум|минимум|по (?:меньшей|крайней) мере|не (?:мен(?:ее|ьше)|ниже)|at least|a minimum of"
    rf"|(?:no|not) (?:less|fewer|lower) than|{_NOT} (?:fall|fell) (?:below|short of)|ən azı|azı"
    rf"|{_KEIN}(?:mehr als|über|oberhalb von|überst\w+|überschr\w+|übertr\w+)|mindestens|wenigstens|nicht weniger als"
    r"|plus de|au moins|en az",
    "at-most": rf"{_NO}(?:мен(?:ее|ьше)|ниже|under|below|(?:less|fewer|lower) than|(?:fall|falls|fell) short of)"
    r"|не (?:бол(?:ее|ьше)|выше|свыше|превы[сш]\w+|превзош\w+|превосход\w+|дости\w+|дотя\w+|дош\w+ до)|недотя\w+ до"
    r"|до|под|максимум|самое большее|в пределах|up to|at most|(?:no|not) (?:more|higher) than|a maximum of|within"
    rf"|{_NOT} (?:exceed\w*|surpass\w*|topp?\w*|reach\w*)|short of|shy of|top|ən çoxu?"
    r"|bis zu|höchstens|maximal|weniger als|unter|nicht (?:mehr als|über)|moins de|au plus|jusqu'à|en fazla",
}
# Hedges after a number, with at most three words in between: 8 миллионов с лишним, 8 milyondan çox.
_AFTER = {
    "about": r"или около того|or so|or thereabouts|yaxın",
    "at-least": r"с (?:лишним|небольшим)|(?:и|или) (?:более|больше|выше|свыше)|(?:or|and) (?:more|over|above)"
    r"|and counting|plus|çox|artıq|yuxarı"
    rf"|{_KEIN}(?:überschritten|überstiegen|übertroffen|übersteigt|überschreitet|übertrifft)|aşkın|üzerinde",
    "at-most": r"(?:и|или) (?:менее|меньше|ниже)|(?:or|and) (?:less|fewer|below)|at (?:the )?most|qədər|az|aşağı|kadar",
}
_TO = ("до", "up to", "bis zu", "jusqu'à")
# Words that may stand between a hedge and its number: превысил отметку в 8, более чем на 9, exceeded the mark of $8.
_FILL = (
    r"(?:(?:отметк|порог|уров|планк|рубеж|сумм|показател|цифр|числ|объ[её]м)\w*|в|на|чем|за|the|a|an|mark|level"
    r"|threshold|figure|sum|of|by|than|at|usd|us|um|auf)"
)
# After a verb of change or the start of a range, «до» and “up to” give the end point, not a hedge: вырос до 4,4 is 4.4.
CHANGE = (
    r"\b(?:вырос|возрос|увелич|нараст|нараща|подня|рост|сни[зж]|сокра|упа[лд]|умень|дове[дл]|довест"
    r"|(?:с|от|from|von) [\d.,]|\d ?(?:%|процент\w*|percent|per cent|раза?),?\s*$"
    r"|ris|rose|grew|grow|increas|fell|fall|declin|decreas|drop|went|stieg|gestieg|gewachs)"
)
# Between the two ends of a range, after its scale: 360–380, from 6 to 6.5, 3-4 milyard.
_GOES_TO = r"\s?[-–—]\s?|\s(?:до|и|to|and|bis|und)\s"
_SCALE_WORD = r"(?:\s?(?:%|[^\W\d_]+\.?))?"
# Words that may refer to anything when away from the number: выше прошлогоднего, under a programme, über den Handel.
_LOOSE = (
    r"(?<!не )\b(?:выше|ниже|above|under|below|within|в пределах|fast|rund|etwa|über|unter|knapp|ca|plus de|en az)\b"
)
_WHEREVER = {name: re.compile(rf"\b(?:{words})(?!\w)") for name, words in _BEFORE.items()}
_BEHIND = {name: re.compile(rf"\d\S*\s.*\b(?:{words})(?!\w)") for name, words in _AFTER.items()}
_LEADS = {name: re.compile(rf"\b(?P<hedge>{words})(?:\s+{_FILL})*$") for name, words in _BEFORE.items()}
_FOLLOWS = {name: re.compile(rf"[^\w.;,]*(?:[\w%-]+\s+){{0,3}}?(?:{words})(?!\w)") for name, words in _AFTER.items()}
_GROUPED = re.compile(rf"\b(?:{numerals.GROUP})")
_LOWER, _UPPER = re.compile(rf"{_SCALE_WORD}(?:{_GOES_TO})[$€]?\d"), re.compile(rf"\d{_SCALE_WORD}(?:{_GOES_TO})[$€]?$")
_TURNED = {"at-least": "at-most", "at-most": "at-least"}
"""Bound of a fall → bound of the growth: fell by more than 5 % is at most −5 %."""
QUALIFIERS = tuple(_BEFORE)
"""The hedges that words can express."""


def said(text: str, *, surely: bool = False) -> set[str]:
    """Return the hedges whose words are anywhere in `text`; with `surely`, only those that can mean nothing else."""
    text = re.sub(_LOOSE, "", numerals.plain(text)) if surely else numerals.plain(text)
    found = {name for name, words in _WHEREVER.items() if words.search(text)}
    found |= {name for name, words in _BEHIND.items() if words.search(text)}
    found |= {"at-most"} if _GROUPED.search(text) else set()
    return found - ({"at-most"} if surely else set())  # до 2030 года


def beside(text: str, value: Decimal, scale: str | None, *, percent: bool = False) -> set[str]:
    """Return the hedges that stand beside `value` in `text`."""
    found = set()
    text = numerals.plain(text)
    for start, end in numerals.spots(text, value, scale, percent=percent):
        before, after = numerals.around(text, start, end)
        before = before.rstrip("$€£-−– ")
        for name, words in _LEADS.items():
            hedge = words.search(before)
            if hedge and not (hedge["hedge"] in _TO and re.search(CHANGE, before[: hedge.start()])):
                found.add(name)
        found |= {name for name, words in _FOLLOWS.items() if words.match(after)}
        if re.fullmatch(numerals.GROUP, text[start:end]):
            found.add("at-most")
    return {_TURNED.get(name, name) for name in found} if value < 0 else found


def ends(text: str, value: Decimal, scale: str | None, *, percent: bool = False) -> set[str]:
    """Return the qualifiers that fit `value` as an end of a range in `text`: from 5 to 7 is at least 5, at most 7."""
    text = numerals.plain(text)
    spots = list(numerals.spots(text, value, scale, percent=percent))
    lower = any(_LOWER.match(text, end) for _, end in spots)
    upper = any(_UPPER.search(text[:start]) for start, _ in spots)
    return {name for name, found in (("at-least", lower), ("at-most", upper)) if found}
