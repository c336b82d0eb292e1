"""Inflectional endings in Russian, English and Azerbaijani, to recognize two words as forms of the same word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

_RUSSIAN = """
а я о е и ы у ю ь й ам ям ом ем ой ей ою ею ах ях ами ями ов ев ий ый ая яя ое ее ые ие его ого ему ому им ым их ых
ими ыми ую юю ья ье ьи ью ьей ьев ьям ьях ьями ьего ьему ьим ьем ьих ьими
"""
# Inflectional endings; those of one set are interchangeable: part, parts; party, parties.
_ENDINGS = (
    frozenset(_RUSSIAN.split()) | {""},
    frozenset(("ет", "ут", "ют")),
    frozenset(("ется", "утся", "ются")),
    frozenset(("ит", "ат", "ят")),
    frozenset(("ится", "атся", "ятся")),
    frozenset(("", "s", "es", "ed", "ing", "ings")),
    frozenset(("e", "es", "ed", "ing", "ings")),
    frozenset(("y", "ies", "ied")),
)
_SINGULAR = frozenset(("а", "у", "ом", "е"))
ANY_ENDING = frozenset().union(*_ENDINGS) - {""}
LONGEST_ENDING = max(map(len, ANY_ENDING))
SHORTEST_STEM = 3
VOWELS = "аеиоуыэюя"


def same(one: str, other: str) -> bool:
    """Return whether two words are forms of the same word."""
    if one == other or _of_two_letters(*sorted((one, other), key=len)):
        return True
    common = 0
    for letter, its in zip(one, other, strict=False):
        if letter != its:
            break
        common += 1
    # The stem may be shorter than the common prefix: «встреча» and «встречам». A stem that ends in a Russian vowel
    # is not a word by itself: «Алиев» is not «Али».
    return any(
        one[at:] in endings and other[at:] in endings
        for at in range(common, max(SHORTEST_STEM, common - LONGEST_ENDING) - 1, -1)
        if len(one) > at < len(other) or one[at - 1] not in VOWELS
        for endings in _ENDINGS
    )


def _of_two_letters(word: str, longer: str) -> bool:
    """Return whether `longer` is a case form of a two-letter Russian noun: юг, югу."""
    return len(word) == len("юг") and word[-1] not in VOWELS and longer[:2] == word and longer[2:] in _SINGULAR


def stems(word: str) -> list[str]:
    """Return `word`, and each stem left by removing an ending that it may have."""
    most = min(LONGEST_ENDING, len(word) - SHORTEST_STEM)
    short = [word[:2]] if _of_two_letters(word[:2], word) else []
    return [word, *(word[:-size] for size in range(1, most + 1) if word[-size:] in ANY_ENDING), *short]


# Azerbaijani is agglutinative: stem, plural, possessive and case suffixes in this order. Folded as for search: ə is e,
# ı is i and ü is u.
_PLURAL = ("", "lar", "ler")
_WHOSE = ("", "i", "u", "si", "su", "lari", "leri", "imiz", "iniz")
_CASE = (
    "", "in", "un", "nin", "nun", "a", "e", "ya", "ye", "na", "ne", "ni", "nu", "da", "de", "nda", "nde", "daki",
    "deki", "dan", "den",
    "ndan", "nden", "la", "le", "yla", "yle", "siz", "suz",
)  # fmt: skip
_AZERBAIJANI = frozenset(map("".join, product(_PLURAL, _WHOSE, _CASE))) - {""}
_LONGEST_SUFFIX = 8
_SOFTENED = {"g": "q", "y": "k", "d": "t"}  # Qarabağ, Qarabağa; dövlət, dövlətdə
# Verb endings by tense and person: imzalayıb, imzaladı, imzalayacaqlar, imzalamalı; and those of verbal nouns, which
# take cases: imzaladığını.
_TENSES = (
    "ib", "ub", "yib", "yub", "di", "du", "mis", "mus", "acaq", "ecek", "yacaq", "yecek", "ir", "ur", "yir", "yur",
    "mali", "meli", "maq", "mek", "ma", "me",
)  # fmt: skip
_DONE = ("digi", "dugu", "diyi", "duyu")
_OF_DONE = ("", "ni", "nu", "nin", "nun", "na", "ne", "nda", "nde", "ndan", "nden")
_VERBAL = frozenset(map("".join, (*product(_TENSES, ("", "lar", "ler")), *product(_DONE, _OF_DONE))))
_SHORTEST_VERB = 4
_IS = ("dir", "dur")  # naziridir


def is_ending(word: str) -> bool:
    """Return whether a folded `word` is an ending itself, such as one joined to an acronym by a hyphen."""
    return word in _AZERBAIJANI or word in ANY_ENDING


def azerbaijani_stems(word: str) -> Iterator[str]:
    """Yield what is left of a folded Latin word without each Azerbaijani suffix it may have, the longest stem first."""
    if word.isascii() and word.isalpha():
        for size in range(1, min(_LONGEST_SUFFIX, len(word) - SHORTEST_STEM) + 1):
            stem, suffix = word[:-size], word[-size:]
            if suffix in _AZERBAIJANI:
                yield stem
                if stem[-1] in _SOFTENED:
                    yield stem[:-1] + _SOFTENED[stem[-1]]
                if stem.endswith(("ma", "me")) and len(stem) - 2 >= _SHORTEST_VERB:
                    yield stem[:-2]
            elif suffix in _VERBAL and len(stem) >= _SHORTEST_VERB:
                yield stem
            elif suffix in _IS:
                yield stem
                yield from azerbaijani_stems(stem)


_ADJECTIVE = ("ский", "ская", "ское", "ские", "ского", "ской", "скому", "скую", "ским", "ском", "ских", "скими")
_BETWEEN = ("", "ин", "ов", "ев", "ий")  # links between a place name and the ending: баку, бакинский


def adjective_roots(word: str) -> list[str]:
    """Return possible beginnings of the place name behind a folded Russian adjective: самаркандский, душанбинский."""
    ending = next((one for one in _ADJECTIVE if word.endswith(one)), None)
    stem = word.removesuffix(ending).rstrip("ь") if ending else ""
    roots = (stem.removesuffix(link) for link in _BETWEEN if stem.endswith(link))
    return [root for root in roots if len(root) >= SHORTEST_STEM]


def alike(word: str, name: str) -> bool:
    """Return whether a folded `word` is a form of the folded `name`, in any of the languages."""
    if word[:2] != name[:2]:
        return False  # forms share a longer prefix
    return same(word, name) or (word.isascii() and name.isascii() and _related(word, name))


def _related(word: str, name: str) -> bool:
    """Return whether two Latin words share an Azerbaijani stem: dəhlizinin, dəhlizi."""
    if word[:SHORTEST_STEM] != name[:SHORTEST_STEM]:
        return False
    return not {word, *azerbaijani_stems(word)}.isdisjoint((name, *azerbaijani_stems(name)))


def tables() -> dict[str, Any]:
    """Return the tables from which an exported page recognizes word forms as this program does."""
    return {
        "endings": [sorted(some) for some in _ENDINGS],
        "singular": sorted(_SINGULAR),
        "azerbaijani": sorted(_AZERBAIJANI),
        "verbal": sorted(_VERBAL),
        "softened": _SOFTENED,
        "adjective": _ADJECTIVE,
        "between": _BETWEEN,
        "vowels": VOWELS,
    }
