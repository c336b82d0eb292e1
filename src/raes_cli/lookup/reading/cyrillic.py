"""Russian that is typed in Latin letters: kogda vstrecha. Only a line with words that mean nothing needs it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from raes_cli import sounds
from raes_cli.lookup.forms import starting
from raes_cli.lookup.reading import language

if TYPE_CHECKING:
    from raes_cli.lookup.reading.line import Line
    from raes_cli.lookup.reading.tokens import Word

_SEVERAL = "csyz"  # letters that begin the spelling of several


def in_cyrillic(line: Line) -> str | None:
    """A line in Cyrillic, if a word of it that means nothing asks or names something there; else None."""
    sought = [line.words[item.start] for item in line.looked_for]
    if not any(_is_known(line, one.text) for one in sought if one.typed.islower() and _is_latin(one.text)):
        return None
    parts = [list(words) for _, words in groupby(line.words, key=lambda word: word.part)]
    return " ".join(_part(line, words) for words in parts)


def _part(line: Line, words: Sequence[Word]) -> str:
    """What was typed as one, in Cyrillic where it is Latin."""
    if not any(_is_latin(word.text) for word in words):
        return words[0].typed
    return "-".join(_spelt(line, word.text) if _is_latin(word.text) else word.text for word in words)


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _is_known(line: Line, word: str) -> bool:
    """Whether a word asks in Russian, or is a name of a kind, a topic or an indicator."""
    if any(_sounds_as(word, one) for one in language.words()):
        return True
    sql = "SELECT 1 FROM vocabulary WHERE kind IN ('event-kind', 'topic', 'indicator')"
    sql += " AND instr(char(10) || folded || char(10), ?)"
    return line.base.execute(sql, (f"\n{sounds.plain(word)}\n",)).fetchone() is not None


def _spelt(line: Line, word: str) -> str:
    """A word in Cyrillic, as a word of the language or of the base that sounds the same; else letter by letter."""
    plain = sounds.plain(word)
    known = (*sorted(language.words()), *starting(line.base, plain[:1]))
    return next((one for one in known if _sounds_as(word, one)), plain)


def _sounds_as(word: str, known: str) -> bool:
    """Whether a Latin word is one in Cyrillic."""
    alike = sounds.plain(word[:1]) == known[:1].replace("э", "е") or word[:1] in _SEVERAL
    return alike and not known.isascii() and not sounds.keys(word).isdisjoint(sounds.keys(known.replace("тс", "ц")))
