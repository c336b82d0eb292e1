"""Who was not there and what was not held: a negated verb is read as an absence, or as what was only planned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.tokens import Word, typed

_NOT = language.NOT | language.NOT_IN_ENGLISH
_COMES = "при(ех|езж|лет|бы|ш|сутств)|по(ех|сет)|яв|участв|attend|c[oa]m|particip|present|show|visit|fl[ye]w"
_IS = "был[аои]?$|at$|there$"
_IS_HELD = "состоя|пров(од|ел|ед)|произош|held$|take$|tak(en|ing)$|happen|occur"
"""What a negated Russian or English verb begins with: somebody who comes or is there, something that is held."""
_CAME_NOT = "(gel|get|qatil|ol)m[ae](di|yib|mis)|etme(di|yib|mis)"
_HELD_NOT = "(tut|kecir(il)?|olun)m[ae](di|yib|mis)"
"""What an Azerbaijani verb begins with that is itself negative."""
_ABSENT, _PLANNED = "absent", "planned"
"""The words in place of the verb: the first is looked for in texts, the second is a status."""


def told(line: Line) -> tuple[str, str]:
    """Return the line with a word for absence, or for a plan, in place of a negated verb, and the command it goes with.

    Both are empty if the line has none.
    """
    for start, end, word in _denied(line):
        if word != _ABSENT or line.holding([word])[1]:
            words = " ".join(filter(None, (typed(line.words[:start]), word, typed(line.words[end:]))))
            return words, "search" if word == _ABSENT else ""
    return "", ""


def _denied(line: Line) -> Iterator[tuple[int, int, str]]:
    """Yield the first and the last word of a negated verb, and the word for it."""
    for at, word in enumerate(line.words):
        if word.text in _NOT:
            after = at + 1 + (at + 1 < len(line.words) and line.words[at + 1].text == "t")
            verb = line.words[after].text if after < len(line.words) else ""
            keeps = verb == "at"
            if re.match(_COMES, verb) or (re.match(_IS, verb) and _is_of_somebody(line, at)):
                yield at, after + (not keeps), _ABSENT
            elif re.match(_IS_HELD, verb):
                place = [one.text for one in line.words[after + 1 : after + 2]] == ["place"]
                yield at, after + 1 + place, _PLANNED
        elif re.match(_CAME_NOT, word.text):
            yield at - _is_joined(line.words[:at], "istirak"), at + 1, _ABSENT
        elif re.match(_HELD_NOT, word.text):
            yield at - _is_joined(line.words[:at], "bas"), at + 1, _PLANNED


def _is_joined(before: list[Word], word: str) -> bool:
    return bool(before) and before[-1].text == word


def _is_of_somebody(line: Line, at: int) -> bool:
    """Return whether *was not* at a place in the line is said of people or states, or of whom is asked for."""
    named = (
        any(item.means.keys() & {"actor", "post"} and item.end <= at for item in line.items) or line.question == "who"
    )
    return named or not (language.WHO | language.WHOM).isdisjoint(word.text for word in line.words[:at])
