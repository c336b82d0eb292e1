"""Azerbaijani names: the nominative of people and bodies, and where the name of a body begins."""

from __future__ import annotations

import re

from raes_cli.draft import cues
from raes_cli.draft.passages import Passage, lowered
from raes_cli.draft.posts import stops
from raes_cli.offices import office

_BODY = re.compile("(?<=[ıiuü])n(?:[ıiuü]n|d[aə](?:n|k[ıi])?|[aə]|[ıiuü])$")
_FAMILY = re.compile("(?<=[oe]v)(?:[ıiuü]n?|d[aə]n?|l[aə])$|(?<=[oe]va)(?:n[ıiuü]n|n[ıiuü]|y[aə]|d[aə]n?|l[aə])$")
_PLACE = re.compile("(?<=...)(?:d[aə]|y[aə])$")


def is_azerbaijani(passage: Passage) -> bool:
    """Return whether a passage is Azerbaijani, by a letter that no other language here has."""
    return "ə" in passage.lower


def nominative(name: str, *, person: bool) -> str:
    """Return an Azerbaijani name without the case ending of its last word, as far as that is certain."""
    return (_FAMILY if person else _BODY).sub("", name)


def place_name(name: str) -> str:
    """Return the Azerbaijani name of a place without the ending that says in it or to it."""
    return _PLACE.sub("", name)


def beginning(passage: Passage, at: int, people: set[int]) -> int:
    """Return where the name begins that a word for a sort of body ends; no name of `people` is in it."""
    start = at
    while start > 0 and not stops(passage, start - 1) and not office(passage.words[start - 1].text):
        word, printed = passage.words[start - 1].text, lowered(passage.surface(start - 1))
        joins = word == "ve" and start > 1 and passage.capital(start - 2)
        told = start == 1 and any(one.start == 0 for one in passage.of("event-kind"))
        apart = told or word in cues.NO_NAME | cues.MONTHS or start - 1 in people or cues.OF_AZERBAIJANI.search(printed)
        if apart or not (joins or passage.capital(start - 1)):
            break
        start -= 1
    return start
