"""Phonetic keys of name words: one key for all the spellings that transliteration habits produce.

A *key* is in a reduced Cyrillic alphabet: Калугин, Kaluguin and Kaluqin are all «калугин». A Latin word is read back
into Cyrillic once for each transliteration habit, so an ambiguous letter (ch is ч, ш or х) gives several keys instead
of merging different names into one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

Habit = tuple[tuple[str, str], ...]
"""A transliteration habit: replacements, in order."""


def habit(pairs: str) -> Habit:
    """Parse the replacements of a habit, in order: `"sch ш ch х"`."""
    words = pairs.split()
    return tuple(zip(words[::2], words[1::2], strict=True))


# Each pair applies to the result of the earlier ones. Iotation (ya, ja, ia) is left to `_MERGED`.
_COMMON = "shch щ sh ш tch ч ch ч zh ж kh х gh г ts ц tz ц ph ф ck к"
_ENGLISH = habit(_COMMON)  # BGN/PCGN; GOST R 52535, used in passports
_AZERBAIJANI = habit(f"ch ч c дж x х q г {_COMMON}")  # the Latin alphabet of 1992; Turkish
_TRADITION = habit(f"ch ч c дж x х q к {_COMMON} h г")  # the former rendering in Russian: İlham, Ильгам
_ISO = habit(f"shh щ cz ц ch ч c ц x х j й {_COMMON}")  # ISO 9, which is GOST 7.79 A; GOST 7.79 B
_GERMAN = habit(f"dsch дж tsch ч sch ш ch х tz ц z ц j й sй зй sa за se зе si зи so зо su зу {_COMMON}")
_FRENCH = habit(f"tch ч ch ш ou у guine гин gue ге gui ги ine ин ff в {_COMMON}")
_NAME_HABITS = (_ENGLISH, _AZERBAIJANI, _TRADITION)
_QUERY_HABITS = (_ENGLISH, _AZERBAIJANI, _ISO, _GERMAN, _FRENCH)

# Then single letters: plain Latin, Latin letters whose diacritic matters (others are dropped), and
# Azerbaijani Cyrillic.
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwyzəışšŝçčžâïйәҹјҝғһүө",
    "абкдефгхижклмнопкрстуввйзаишшшччжяййажйггхуо",
) | {ord("x"): "кс"}
_SOUNDS = str.maketrans("щэыю", "шеиу", "ъь")
# İsgəndər is Искандер, Gorbatschow Горбачёв; a glide merges with its vowel.
_MERGED = habit("дж ж сг ск шч ш жо же чо че шо ше йа я йя я йе е йо е йу у иа я ия я ио е иу у й и")
_UNMARKED = str.maketrans("ı", "i")  # which Unicode does not decompose
_FIRST = str.maketrans("əı", "ai")
_WHOLE = {"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"}
"""Letters that Unicode does not decompose → their spelling without diacritics."""
_DIGRAPHS = ("kh", "zh", "sh", "ch", "ts", "yu", "ya", "ye", "ju", "ja", "tsch")  # their first letter is not an initial
# The Cyrillic initial for a Latin one: V.V. Putin, W. Putin. J, Y, C and H are left out, as they may stand for several.
INITIALS = dict(zip("abdefgiklmnoprstuvwxz", "абдефгиклмнопрстуввхз", strict=True))
# Nominative ending: endings of the other cases. Plurals of a person («Алиевы» are two people) and
# feminine surnames («Алиевой» is not Алиев) are left out.
_DECLENSIONS = {
    "": "а у ом ым е я ю ем и ью",  # Лавров, совет; also Игорь, Роснефть, since ь is dropped
    "о": "а у ом е",  # министерство
    "а": "ы и у е ой ей",  # служба
    "я": "и ю е ей",  # Федерация
    "е": "я ю ем и",  # совещание
    "й": "я ю ем е",  # Сергей
    "ий": "ого ому ым им ом его ему ем",  # экспертный, высший
    "ой": "ого ому ым ом",  # Толстой
    "ое": "ого ому им ым ом",  # Бакинское, государственное
    "ая": "ой ую",  # Шанхайская
    "ие": "ых их ым им ыми ими",  # железные
    "и": "ов ев ей ам ами ах ям ями ях",  # дороги, миротворцы, власти
}
_VOWELS = "аеиоуя"
# Letters that some habits double: Assadov, Smirnoff, Mammadow; double и and й also sound as one. Other
# double vowels are kept: ООН is not «он».
_DOUBLED = [letter * 2 for letter in "сфмий"]
_CONSONANTS = [letter * 2 for letter in "бвгджзклмнпрстфхцчш"]
SHORTEST = 3  # letters of a stem, or of a truncated word

_LONGEST = 80  # letters of a word that are considered; no name word is longer
_MOST_SCHWAS = 4  # in a word, each read as two vowels


@lru_cache(maxsize=1 << 14)
def keys(word: str) -> frozenset[str]:
    """Return the keys to look up for a word of a query: one for Cyrillic, else one for each way to read it.

    Covers BGN/PCGN, GOST R 52535 and English habits, the Azerbaijani Latin alphabet, ISO 9 (GOST 7.79 A), GOST 7.79 B,
    German and French habits. Cyrillic is read as Russian or as pre-1992 Azerbaijani.
    """
    found = frozenset(_sounds(word, _QUERY_HABITS))
    return found | _bare_keys(word) if word.replace("ə", "").isascii() else found


@lru_cache(maxsize=1 << 14)
def indexed(word: str) -> frozenset[str]:
    """Return the keys to index for a name word in English, Russian or Azerbaijani, with or without diacritics."""
    heard = _sounds(word, _NAME_HABITS)
    # Index single consonants too: Jabarov in a query means Jabbarov, but Puttin does not mean Putin.
    found = frozenset(one for sound in heard for one in (sound, _single(sound, _CONSONANTS)))
    return found if word.isascii() else found | _bare_keys(word)


@lru_cache(maxsize=1 << 14)
def first_letters(word: str) -> frozenset[str]:
    """Return the initials of a name word: Джейхун is Дж. and Д., Jeyhun J. and Dzheykhun D."""
    if letter := latin(word):
        return frozenset() if word.startswith(_DIGRAPHS) else frozenset((f"~{letter}",))
    return frozenset((_sound(word)[:1], word[:1].translate(_LETTERS))) - {""}


def acronyms(word: str) -> Iterator[str]:
    """Yield the acronyms that a word of a query may be: as it is, without a Russian ending, or in Cyrillic by sound."""
    yield from (f"={spelt}" for spelt in bare(word))
    if word.isascii():
        yield from (f"={sound}" for sound in _sounds(word, (_ENGLISH,)))
        yield f"={replaced(word, _ENGLISH).translate(_LETTERS)}"
    else:
        stems = (word.removesuffix(ending) for ending in _DECLENSIONS[""].split())
        yield from (f"={stem}" for stem in stems if len(stem) >= SHORTEST)


def bare(word: str) -> set[str]:
    """Return a word as it is, and its variants in plain letters: Latin without diacritics, э as е."""
    plain = word.translate(_UNMARKED)
    latin = {"".join(_unmarked(char) for char in plain.replace("ə", vowel)) for vowel in "ae"}
    return {word, word.replace("э", "е"), *(spelt for spelt in latin if spelt.isascii())}


def initials(word: str) -> list[str]:
    """Return the initials that a word may be: a single letter, or several that stand for one (Дж., Kh.)."""
    if len(word) > 1:
        return [key for key in keys(word) if len(key) == 1]
    if letter := latin(word):
        return [f"~{letter}", *INITIALS.get(letter, "")]
    return [word] if word == "й" else [key for key in keys(word) if len(key) == 1]


def plain(word: str) -> str:
    """Return a Latin word in Cyrillic letters, by the English habit."""
    return replaced(word, _ENGLISH).translate(_LETTERS)


def latin(word: str) -> str:
    """Return the first letter of a Latin word, without its diacritic; empty for another script."""
    letter = _unmarked(word[:1].translate(_FIRST))[:1] if word else ""
    return letter if letter.isascii() and letter.isalpha() else ""


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """Return the keys of a word of a query, and of every Russian nominative of which it may be a case form."""
    return keys(word).union(map(_sound, _nominatives(word)), acronyms(word))


def _nominatives(word: str) -> Iterator[str]:
    for nominative, endings in _DECLENSIONS.items():
        for ending in endings.split():
            stem = word.removesuffix(ending)
            # Али is indeclinable: Алие and Алиев are not its cases, nor is Алия, although «алий» sounds the same. Nor
            # is it plural, as дороги and власти are: Алийев is not a genitive of it.
            shortest = SHORTEST + {"й": 1, "и": 2}.get(nominative, 0)
            if stem != word and len(stem) >= shortest and not (nominative in ("", "и") and stem[-1] in _VOWELS):
                yield stem + nominative


def _sounds(word: str, habits: Sequence[Habit]) -> set[str]:
    """Return the sounds of a word by each habit; ə lies between а and е, and is read as both."""
    word = word[:_LONGEST].replace("ә", "ə")  # the Cyrillic letter used before 1992
    plain = word if word.isascii() else "".join(char if ord(char) in _LETTERS else _unmarked(char) for char in word)
    if min(plain, default="") >= "\u0400":
        habits = habits[:1]  # habits differ only in Latin letters
    several = range(min(plain.count("ə"), _MOST_SCHWAS))
    read = {plain}
    for _ in several:
        read = {one.replace("ə", vowel, 1) for one in read for vowel in "ae"}
    if plain and min(plain) > "z":  # habits apply to Latin letters only
        return {_sound(one.translate(_LETTERS)) for one in read}
    return set(map(_sound, {replaced(one, habit).translate(_LETTERS) for one in read for habit in habits}))


def _sound(word: str) -> str:
    """Return a Cyrillic word without what spellings disagree on: glides, soft signs, letters that habits double."""
    return _single(replaced(word.translate(_SOUNDS), _MERGED), _DOUBLED)


def _single(text: str, doubled: Iterable[str]) -> str:
    """Return `text` with each of the pairs `doubled` reduced to a single letter."""
    for two in doubled:
        while two in text:
            text = text.replace(two, two[0])
    return text


@cache
def _unmarked(letter: str) -> str:
    """Return the base letter of a letter with a diacritic; the letters of a ligature."""
    return _WHOLE.get(letter) or unicodedata.normalize("NFKD", letter)[0]


def _bare_keys(word: str) -> frozenset[str]:
    """Return the keys of a Latin word without diacritics; none for Cyrillic.

    The prefix ~ keeps them apart: Safiyev may be Şəfiyev on a plain keyboard, but Сафиев is not Шафиев.
    """
    bare = "".join(_unmarked(char) for char in word.translate(_UNMARKED))
    if not bare.replace("ə", "").isascii():
        return frozenset()
    return frozenset("~" + sound for sound in _sounds(bare, (_ENGLISH,)))


def replaced(text: str, habit: Habit) -> str:
    """Return `text` with the replacements of a habit applied in order."""
    for old, new in habit:
        if old in text:  # faster than a replace that finds nothing
            text = text.replace(old, new)
    return text


BOARDS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./" + '~{}:"<>', "ёйцукенгшщзхъфывапролджэячсмитьбю.ёхъжэбю"
"""The characters on the same keys of the English and the Russian keyboard layout; shifted ones come last."""
_TO_CYRILLIC, _TO_LATIN = (
    str.maketrans(dict(reversed([*zip(one, other, strict=True)]))) for one, other in (BOARDS, BOARDS[::-1])
)


def on_other_keys(typed: str) -> tuple[str, ...]:
    """Return what was `typed` as the same keys give it in the Russian and in the English layout, where that differs."""
    lower = typed.lower()
    return tuple(one for one in (lower.translate(_TO_CYRILLIC), lower.translate(_TO_LATIN)) if one != lower)


def tables() -> dict[str, Any]:
    """Return the tables from which an exported page derives sounds as this program does."""
    return {
        "boards": BOARDS,
        "query_habits": _QUERY_HABITS,
        "english": _ENGLISH,
        "letters": {chr(one): other if isinstance(other, str) else chr(other) for one, other in _LETTERS.items()},
        "sounds": {chr(one): chr(other) if other else "" for one, other in _SOUNDS.items()},
        "whole": _WHOLE,
        "merged": _MERGED,
        "initials": INITIALS,
        "doubled": "".join(two[0] for two in _DOUBLED),
        "vowels": _VOWELS,
        "declensions": {one: endings.split() for one, endings in _DECLENSIONS.items()},
    }
