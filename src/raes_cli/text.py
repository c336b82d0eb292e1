"""Text basics: messages in both languages, escaping for safe output, word folding and fuzzy matching."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

Words = Mapping[str, str]
"""A text in each language of the interface: `{"en": …, "ru": …}`."""

# Match single characters, never whole escape sequences: attackers find ways around sequence parsers.
# C0 except tab and newline, DEL, C1, line and paragraph separators, bidirectional controls, the byte
# order mark, tag characters and lone surrogates. ZWJ and ZWNJ are kept, since they carry meaning.
_UNSAFE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


_LONGEST_LINE = 500
"""Maximum number of characters of user input to echo."""


# Invisible characters that copying brings along.
_INVISIBLE = "[\xad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]"


# Homoglyphs, Latin and Cyrillic; ə and ë exist in both alphabets.
_ALIKE = ("aceopxyəëABCEHIKMOPTXYƏË", "асеорхуәёАВСЕНІКМОРТХУӘЁ")
_CYRILLIC, _LATIN = str.maketrans(*_ALIKE), str.maketrans(*_ALIKE[::-1])


def both(en: str, ru: str) -> Words:
    """Return a message from its English and its Russian text."""
    return {"en": en, "ru": ru}


def prefixed(start: str, words: Words) -> Words:
    """Return `words` with `start`, which is the same in both languages, before them."""
    return {language: start + said for language, said in words.items()}


def suffixed(words: Words, end: str) -> Words:
    """Return `words` with `end`, which is the same in both languages, after them."""
    return {language: said + end for language, said in words.items()}


def safe(text: str) -> str:
    r"""Return `text` with every character that could control a terminal escaped like `\u{1b}`."""
    if text.isprintable():
        return text  # the usual case, which needs no compiled pattern
    return re.sub(_UNSAFE, lambda match: f"\\u{{{ord(match[0]):x}}}", text)


def one_name(text: str) -> str:
    r"""Return a file name as `safe` does, but on one line: line ends and tabs are escaped too."""
    return re.sub("[\n\t]", lambda match: f"\\u{{{ord(match[0]):x}}}", safe(text))


def visible(text: str) -> str:
    """Return `text` in NFC without invisible characters: soft hyphens, joiners, zero-width spaces, byte order marks.

    In a word that mixes Latin and Cyrillic, homoglyphs are converted if that leaves a single alphabet: Пyтин.
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    plain = text if text.isalnum() else re.sub(_INVISIBLE, "", text)
    if any(map(_is_mixed, plain.split())):
        return re.sub(r"[^\W\d_]+", lambda word: _in_one_alphabet(word[0]), plain)
    return plain


def _in_one_alphabet(word: str) -> str:
    """Return a word of mixed Latin and Cyrillic letters in a single alphabet, if possible; else unchanged."""
    if _is_mixed(word):
        for letters, other in ((_CYRILLIC, _is_latin), (_LATIN, _is_cyrillic)):
            if not any(map(other, told := word.translate(letters))):
                return told
    return word


def _is_mixed(word: str) -> bool:
    return not word.isascii() and min(word) < "\u0370" and any(map(_is_latin, word)) and any(map(_is_cyrillic, word))


def _is_latin(letter: str) -> bool:
    return letter < "\u0370" and letter.isalpha()


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter < "\u0530"


def one_line(text: str) -> str:
    """Return `text` as one safe line, truncated if too long: every run of white space becomes a single space."""
    line = " ".join(safe(text[:_LONGEST_LINE]).split())
    return f"{line} …" if len(text) > _LONGEST_LINE else line


# Letters that Unicode does not decompose, or that must keep their mark (й is a letter in its own right).
_LETTERS = str.maketrans("əǝıłøđðħй№", "eeiloddh\x01 ") | str.maketrans(
    {"ß": "ss", "þ": "th", "æ": "ae", "œ": "oe", "\xad": None}
)
# A number with its decimals is one word; an English possessive 's is none. Compiled on first use.
_NUMBER = r"\d+(?:[.,]\d+)*"
_POSSESSIVE = r"(?!(?<=\w['’])s\b)"
_WORD = rf"{_NUMBER}|{_POSSESSIVE}[^\W_]+"
_PRINTED = rf"{_NUMBER}|{_POSSESSIVE}(?:[^\W_]+[\u0300-\u036f\xad]*)+"
_USUAL_LETTERS = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя"
_USUAL_MARKS = ' .,;:!?()«»“”„"/—–-'
_UNUSUAL = r"[0-9](?:[.,][0-9]|[A-Za-zЁА-яё])"
"""Matches what is not only letters, digits and marks between words: decimals, and a number that ends in the middle."""
_MOST_RUNS = 1 << 17
LONGEST = 40
"""Longest word, in letters, for which suggestions are made."""
_MOST_LIKE = 9  # candidates to compare closely


def fold(text: str) -> str:
    """Return `text` normalized for search: lower case, ё as е, without diacritics; 4,4 as 4.4."""
    lower = text.lower()
    if not text.isascii():
        lower = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
        plain = unicodedata.normalize("NFKD", lower)
        if plain != lower or not plain.isalnum():
            lower = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower().translate(_LETTERS)
    lower = lower.replace("\x01", "й")
    return re.sub(r"(?<=\d),(?=\d)", ".", lower) if "," in lower else lower


def words(text: str) -> list[str]:
    """Return the folded words of `text`; hyphens, dashes, quotes and apostrophes separate words."""
    return " ".join(map(_RUNS.__getitem__, text.split())).split()


def folded(text: str) -> str:
    """Return the folded words of `text`, joined by spaces."""
    return " ".join(spaced(text).split())


def spaced(text: str) -> str:
    """Return the folded words of `text` among spaces; faster than `words` and `folded` for many texts."""
    coded, told, is_unusual = _usual()
    if not is_unusual(text):
        try:
            return codecs.charmap_decode(codecs.charmap_encode(text, "strict", coded)[0], "strict", told)[0]
        except UnicodeEncodeError:
            pass
    return " ".join(words(text))


@cache
def _usual() -> tuple[Any, str, Callable[[str], object]]:
    """Return a code for the characters of most texts, what each folds to, and a finder of what needs more than that."""
    letters = _USUAL_LETTERS
    coded = f"\0{letters}{letters.upper()}ёЁ0123456789{_USUAL_MARKS}".ljust(256, "\ufffe")
    told = f" {letters}{letters}ее0123456789".ljust(256)
    return codecs.charmap_build(coded), told, re.compile(_UNUSUAL).search


def is_slight(word: str) -> bool:
    """Return whether a word means little apart from what it is joined to: 3+3, Т-72."""
    return word.isdigit() or len(word) == 1


class _Runs(dict[str, str]):
    """A cache from runs of text without white space, which recur in a base, to their folded words."""

    def __missing__(self, run: str) -> str:
        if len(self) >= _MOST_RUNS:
            self.clear()
        folded = fold(run)
        self[run] = words = folded if folded.isalpha() else " ".join(re.findall(_WORD, folded))
        return words


_RUNS = _Runs()


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the folded words of `text`, each with its start and end offset in it."""
    for found in re.finditer(_PRINTED, text):
        yield _folded(found[0]), *found.span()


_folded = lru_cache(maxsize=4096)(fold)


def nearest(word: str, known: Iterable[str], limit: int = 3, likeness: float = 0.6) -> list[str]:
    """Return up to `limit` of `known` that look most like `word`, best first; for suggestions only.

    None differs in more than a third of its letters, since such suggestions are no help.
    """
    if len(word) > LONGEST:
        return []
    from difflib import get_close_matches  # lazy: only needed after a typo

    word = word.lower()
    like = get_close_matches(word, list(known), _MOST_LIKE, likeness)
    return [one for one in like if distance(word, one) * 3 <= max(len(word), len(one))][:limit]


def did_you_mean(near: Iterable[str], otherwise: Words | None = None) -> Words | None:
    """Return a "did you mean" message for the suggestions `near`, or `otherwise` if there are none."""
    said = " / ".join(near)
    return both(f"did you mean {said}?", f"возможно, {said}?") if said else otherwise


def distance(one: str, other: str) -> int:
    """Return the edit distance of two words: insertions, deletions, substitutions and swaps of adjacent letters."""
    while one and other and one[-1] == other[-1]:  # skip the common suffix
        one, other = one[:-1], other[:-1]
    before, row = list(range(len(other) + 1)), list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        earlier, before, row = before, row, [place]
        for at, against in enumerate(other, 1):
            least = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != against))
            if place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == against:
                least = min(least, earlier[at - 2] + 1)
            row.append(least)
    return row[-1]


def listed(items: Iterable[str]) -> str:
    """Return `items` joined by commas, for a message."""
    return ", ".join(items)


def chained(sentences: Iterable[Words | None]) -> Words | None:
    """Return `sentences` that are not None as one line, joined by semicolons; None if there are none."""
    known = tuple(filter(None, sentences))
    return both(*("; ".join(one[language] for one in known) for language in ("en", "ru"))) if known else None
