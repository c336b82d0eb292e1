"""Text on the ground floor: what is said in both languages, and what is safe to print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

Words = Mapping[str, str]
"""A text for people in each language of the interface: `{"en": …, "ru": …}`."""

# One character at a time, never whole escape sequences: parsers of sequences are what attackers
# get around. C0 but tab and newline, DEL, C1, line and paragraph separators, bidirectional
# controls, the byte order mark, tag characters and lone surrogates; ZWJ and ZWNJ carry meaning.
_UNSAFE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


_LONGEST_LINE = 500
"""Characters of somebody's text worth an echo."""


# What copying brings along and nobody sees, as far as it does not steer the direction of a line.
_INVISIBLE = "[\xad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]"


# Letters that look the same; of ə and ë there is one in each alphabet.
_ALIKE = ("aceopxyəëABCEHIKMOPTXYƏË", "асеорхуәёАВСЕНІКМОРТХУӘЁ")
_CYRILLIC, _LATIN = str.maketrans(*_ALIKE), str.maketrans(*_ALIKE[::-1])


def both(en: str, ru: str) -> Words:
    """The same text in English and Russian."""
    return {"en": en, "ru": ru}


def prefixed(start: str, words: Words) -> Words:
    """`words` after `start`, which is the same in both languages."""
    return {language: start + said for language, said in words.items()}


def suffixed(words: Words, end: str) -> Words:
    """`words` before `end`, which is the same in both languages."""
    return {language: said + end for language, said in words.items()}


def safe(text: str) -> str:
    r"""`text` with every character that could steer a terminal made visible as `\u{1b}`."""
    if text.isprintable():
        return text  # nothing to look for, and no pattern to compile for it
    return re.sub(_UNSAFE, lambda match: f"\\u{{{ord(match[0]):x}}}", text)


def one_name(text: str) -> str:
    r"""A name as `safe` shows it, on one line and else to the letter: line ends and tabs are made visible too."""
    return re.sub("[\n\t]", lambda match: f"\\u{{{ord(match[0]):x}}}", safe(text))


def visible(text: str) -> str:
    """`text` composed, without the characters that take no place: soft hyphens, joiners, zero-width spaces, BOMs.

    A word in two alphabets, of which one has only letters that look like the other's, is in that other one: Пyтин.
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    plain = text if text.isalnum() else re.sub(_INVISIBLE, "", text)
    if any(map(_is_mixed, plain.split())):
        return re.sub(r"[^\W\d_]+", lambda word: _in_one_alphabet(word[0]), plain)
    return plain


def _in_one_alphabet(word: str) -> str:
    """A word of Latin and Cyrillic letters in the alphabet in which it can be; any other word as it is."""
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
    """`text` as one safe line: each run of white space becomes a space."""
    line = " ".join(safe(text[:_LONGEST_LINE]).split())
    return f"{line} …" if len(text) > _LONGEST_LINE else line


# Letters that the Unicode decomposition leaves whole, or that must not lose their mark (й is a letter of its own).
_LETTERS = str.maketrans("əǝıłøđðħй№", "eeiloddh\x01 ") | str.maketrans(
    {"ß": "ss", "þ": "th", "æ": "ae", "œ": "oe", "\xad": None}
)
# A number with its decimals is one word; the English possessive is none. Compiled when first asked for.
_NUMBER = r"\d+(?:[.,]\d+)*"
_POSSESSIVE = r"(?!(?<=\w['’])s\b)"
_WORD = rf"{_NUMBER}|{_POSSESSIVE}[^\W_]+"
_PRINTED = rf"{_NUMBER}|{_POSSESSIVE}(?:[^\W_]+[\u0300-\u036f\xad]*)+"
# A text of nothing but letters that are folded already, numbers and what parts words; and its words.
_PLAIN = r"[a-zа-яё0-9 .,;:!?()«»“”„\"/—–-]*"
_PLAIN_WORD = r"\d+(?:\.\d+)*|[a-zа-я][a-zа-я0-9]*"
_MOST_RUNS = 1 << 17
LONGEST = 40
"""Letters of a word worth a guess."""
_MOST_LIKE = 9  # guesses worth a closer look


def fold(text: str) -> str:
    """`text` in the form in which words are searched: lower case, ё as е, without diacritics; 4,4 as 4.4."""
    lower = text.lower()
    if not text.isascii():
        lower = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
        plain = unicodedata.normalize("NFKD", lower)
        if plain != lower or not plain.isalnum():
            lower = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower().translate(_LETTERS)
    lower = lower.replace("\x01", "й")
    return re.sub(r"(?<=\d),(?=\d)", ".", lower) if "," in lower else lower


def words(text: str) -> list[str]:
    """The folded words of `text`; hyphens, dashes, quotes and apostrophes part words."""
    return " ".join(map(_RUNS.__getitem__, text.split())).split()


def folded(text: str) -> str:
    """The folded words of `text`, with a space between; for who has many texts, and time to compile patterns."""
    is_plain, plain_words = _plain()
    lower = text.lower()
    if is_plain(lower):  # as most are: nothing to take apart or to know again
        if "," in lower:
            lower = re.sub(r"(?<=\d),(?=\d)", ".", lower)
        return " ".join(plain_words(lower.replace("ё", "е")))
    return " ".join(words(text))


@cache
def _plain() -> tuple[Callable[[str], object], Callable[[str], list[str]]]:
    """What tells a text of plain words, and what finds these: compiled for who has many texts alone."""
    return re.compile(_PLAIN).fullmatch, re.compile(_PLAIN_WORD).findall


def is_slight(word: str) -> bool:
    """Whether a word says nothing apart from what it is written together with: 3+3, Т-72."""
    return word.isdigit() or len(word) == 1


class _Runs(dict[str, str]):
    """The folded words of texts without white space, which the texts of a base have in common."""

    def __missing__(self, run: str) -> str:
        if len(self) >= _MOST_RUNS:
            self.clear()
        folded = fold(run)
        self[run] = words = folded if folded.isalpha() else " ".join(re.findall(_WORD, folded))
        return words


_RUNS = _Runs()


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of `text`, each with where it begins and ends there."""
    for found in re.finditer(_PRINTED, text):
        yield _folded(found[0]), *found.span()


_folded = lru_cache(maxsize=4096)(fold)


def nearest(word: str, known: Iterable[str], limit: int = 3, likeness: float = 0.6) -> list[str]:
    """Those of `known` that look most like `word`, the best first; for suggestions only.

    None differs in more than a third of its letters: what is further off helps nobody.
    """
    if len(word) > LONGEST:
        return []
    from difflib import get_close_matches  # only a mistake needs it

    word = word.lower()
    like = get_close_matches(word, list(known), _MOST_LIKE, likeness)
    return [one for one in like if distance(word, one) * 3 <= max(len(word), len(one))][:limit]


def did_you_mean(near: Iterable[str], otherwise: Words | None = None) -> Words | None:
    """The suggestion of what is `near`; what to say `otherwise`, where nothing is."""
    said = " / ".join(near)
    return both(f"did you mean {said}?", f"возможно, {said}?") if said else otherwise


def distance(one: str, other: str) -> int:
    """How many letters have to be put in, left out, replaced or swapped with the next to make `one` of `other`."""
    while one and other and one[-1] == other[-1]:  # what both end in is the same
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
    """`items` joined by commas, for a message."""
    return ", ".join(items)


def chained(sentences: Iterable[Words | None]) -> Words | None:
    """Those of `sentences` that there are, as one line; None where there are none."""
    known = tuple(filter(None, sentences))
    return both(*("; ".join(one[language] for one in known) for language in ("en", "ru"))) if known else None
