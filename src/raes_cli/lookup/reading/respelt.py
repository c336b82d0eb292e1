"""Lines typed in another way: transliterated, as no text spells it, on other keys, with abbreviated years.

Used only for lines with unknown words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from raes_cli import sounds, text
from raes_cli.endings import azerbaijani_stems
from raes_cli.lookup.forms import forms, starting, synonyms
from raes_cli.lookup.reading import counting, language
from raes_cli.lookup.reading.strangers import replaced

if TYPE_CHECKING:
    from raes_cli.lookup.reading.line import Line
    from raes_cli.lookup.reading.parts import Item
    from raes_cli.lookup.reading.tokens import Word

_YEARS = r"(\d\d)[-/](\d\d)"
_SEVERAL = "csyz"  # initial letters with several transliterations


def on_other_keys(line: Line, typed: str) -> list[str]:
    """Return what a line with unknown words would be in other keyboard layouts, if its words are known then."""
    longest = ((other, max(text.words(other), key=len, default="")) for other in sounds.on_other_keys(typed))
    others = [other for other, word in longest if _is_written(line, word)]
    return others if others and not is_written(line) else []


_LONGEST_ARTICLE = 2
_HEARD = 2
"""Letters with which a word and one that sounds like it begin."""


def years_in_full(line: Line, unknown: Sequence[Item]) -> str | None:
    """Return a line with abbreviated years in full, 24-26, if no other word is unknown; else None."""
    years = {item.start: re.fullmatch(_YEARS, line.words[item.start].typed) for item in unknown}
    full = {at: "20{}-20{}".format(*one.groups()) for at, one in years.items() if one}
    return replaced(line, full) if len(full) == len(years) else None


def is_written(line: Line) -> bool:
    """Return whether each word to search for occurs in a text, in some form, and is no article."""
    return all(len(word) > _LONGEST_ARTICLE and _is_written(line, word) for word in _sought(line))


def _sought(line: Line) -> Iterator[str]:
    words = (word.text for item in line.looked_for for word in line.words[item.start : item.end])
    return filter(str.isalpha, words)


def _is_written(line: Line, word: str) -> bool:
    return bool(language.cues(word) or forms(line.base, word) or synonyms(line.base, word))


def in_cyrillic(line: Line) -> str | None:
    """Return a line in Cyrillic if one of its unknown words is a cue or a name in Cyrillic; else None."""
    sought = [line.words[item.start] for item in line.looked_for]
    if not any(_is_known(line, one.text) for one in sought if one.typed.islower() and _is_latin(one.text)):
        return None
    parts = [list(words) for _, words in groupby(line.words, key=lambda word: word.part)]
    return " ".join(_part(line, words) for words in parts)


def as_in_texts(line: Line) -> str | None:
    """Return a line with words that no text has as the texts spell them: Şuşa in Russian, ordinals in English."""
    words = {item.start: line.words[item.start] for item in line.looked_for}
    sought = {at: word for at, word in words.items() if not _is_written(line, word.text)}
    found = {at: spelt for at, word in sought.items() if (spelt := _ordinal(word) or _heard(line, word))}
    return replaced(line, found) if found else None


def _ordinal(word: Word) -> str | None:
    nth = counting.number(word.text, counting.ORDINALS) if word.text.isalpha() else None
    return counting.ORDINALS[nth - 1].split()[0] if nth else None


def _heard(line: Line, word: Word) -> str | None:
    """Return the Russian word of the texts that sounds like a word in Azerbaijani letters or its stem, if any."""
    if word.typed.isascii() or not sounds.latin(word.typed):
        return None
    stems = (word.text, *azerbaijani_stems(word.text))
    its = {key for stem in stems for key in sounds.keys(word.typed.lower()[: len(stem)])}
    known = (one for start in sorted({key[:_HEARD] for key in its}) for one in starting(line.base, start))
    return next((one for one in known if not its.isdisjoint(sounds.forms(one))), None)


def _part(line: Line, words: Sequence[Word]) -> str:
    """Return a hyphenated word with its Latin parts in Cyrillic."""
    if not any(_is_latin(word.text) for word in words):
        return words[0].typed
    return "-".join(_spelt(line, word.text) if _is_latin(word.text) else word.text for word in words)


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _is_known(line: Line, word: str) -> bool:
    """Return whether a word is a cue in Russian, or the name of a kind, a topic or an indicator."""
    if next(_sounding(word, language.words()), None):
        return True
    sql = "SELECT 1 FROM vocabulary WHERE kind IN ('event-kind', 'topic', 'indicator')"
    sql += " AND instr(char(10) || folded || char(10), ?)"
    return line.base.execute(sql, (f"\n{sounds.plain(word)}\n",)).fetchone() is not None


def _spelt(line: Line, word: str) -> str:
    """Return a word in Cyrillic: a known word that sounds the same, else letter by letter."""
    plain = sounds.plain(word)
    known = (*sorted(language.words()), *starting(line.base, plain[:1]))
    return next(_sounding(word, known), plain)


def _sounding(word: str, known: Iterable[str]) -> Iterator[str]:
    """Yield those of the `known` words that are Cyrillic and that a Latin `word` transliterates."""
    first, keys, several = sounds.plain(word[:1]), sounds.keys(word), word[:1] in _SEVERAL
    for one in known:
        alike = several or one[:1].replace("э", "е") == first
        if alike and not one.isascii() and not keys.isdisjoint(sounds.keys(one.replace("тс", "ц"))):
            yield one
