"""Text on the ground floor: what is said in both languages, and what is safe to print."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping

Words = Mapping[str, str]
"""A text for people in each language of the interface: `{"en": …, "ru": …}`."""

# One character at a time, never whole escape sequences: parsers of sequences are what attackers
# get around. C0 but tab and newline, DEL, C1, line and paragraph separators, bidirectional
# controls, the byte order mark, tag characters and lone surrogates; ZWJ and ZWNJ carry meaning.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def both(en: str, ru: str) -> Words:
    """The same text in English and Russian."""
    return {"en": en, "ru": ru}


def safe(text: str) -> str:
    r"""`text` with every character that could steer a terminal made visible as `\u{1b}`."""
    return _UNSAFE.sub(lambda match: f"\\u{{{ord(match[0]):x}}}", text)


def one_line(text: str) -> str:
    """`text` as one safe line: each run of white space becomes a space."""
    return safe(" ".join(text.split()))


# Letters that the Unicode decomposition leaves whole, or that must not lose their mark (й is a letter of its own).
_LETTERS = str.maketrans({"ё": "е", "ə": "e", "ı": "i", "ł": "l", "ø": "o", "ß": "ss", "й": "\x01"})
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """`text` in the form in which words are searched: lower case, ё as е, without diacritics."""
    lower = unicodedata.normalize("NFC", text.replace("İ", "i")).lower().translate(_LETTERS)
    if not lower.isascii():
        plain = unicodedata.normalize("NFKD", lower)
        lower = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return lower.replace("\x01", "й")


def words(text: str) -> list[str]:
    """The folded words of `text`; hyphens, dashes, quotes and apostrophes part words."""
    return _WORD.findall(fold(text))


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Those of `known` that look most like `word`, the best first; for suggestions only."""
    return difflib.get_close_matches(word, list(known), limit, 0.6)


def listed(items: Iterable[str]) -> str:
    """`items` joined by commas, for a message."""
    return ", ".join(items)
