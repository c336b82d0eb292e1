"""How a word of a name sounds, on the ground floor: one key for all the ways in which habits spell it.

A *key* is in a reduced Cyrillic alphabet: Калугин, Kaluguin and Kaluqin are all «калугин». A Latin word is read back
into Cyrillic once for each habit of transliteration, so that an ambiguous letter (ch is ч, ш or х) gives several keys
and does not blur different names into one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

Habit = tuple[tuple[str, str], ...]
"""Replacements, in their order."""


def habit(pairs: str) -> Habit:
    """The replacements of a habit, in their order: `"sch ш ch х"`."""
    words = pairs.split()
    return tuple(zip(words[::2], words[1::2], strict=True))


# A later pair sees what the earlier ones have left. Iotation (ya, ja, ia) is left to `_MERGED`.
_COMMON = "shch щ sh ш tch ч ch ч zh ж kh х gh г ts ц tz ц ph ф ck к"
_ENGLISH = habit(_COMMON)  # BGN/PCGN; GOST R 52535 of the passports
_AZERBAIJANI = habit(f"ch ч c дж x х q г {_COMMON}")  # the Latin alphabet of 1992; Turkish
_TRADITION = habit(f"ch ч c дж x х q к {_COMMON} h г")  # how Russian used to render it: İlham, Ильгам
_ISO = habit(f"shh щ cz ц ch ч c ц x х j й {_COMMON}")  # ISO 9, which is GOST 7.79 A; GOST 7.79 B
_GERMAN = habit(f"dsch дж tsch ч sch ш ch х tz ц z ц j й sй зй sa за se зе si зи so зо su зу {_COMMON}")
_FRENCH = habit(f"tch ч ch ш ou у guine гин gue ге gui ги ine ин ff в {_COMMON}")
_NAME_HABITS = (_ENGLISH, _AZERBAIJANI, _TRADITION)
_QUERY_HABITS = (_ENGLISH, _AZERBAIJANI, _ISO, _GERMAN, _FRENCH)

# Then letter by letter: plain Latin, Latin letters whose mark matters (the other marks are dropped),
# Azerbaijani Cyrillic.
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwyzəışšŝçčžâïйәҹјҝғһүө",
    "абкдефгхижклмнопкрстуввйзаишшшччжяййажйггхуо",
) | {ord("x"): "кс"}
_SOUNDS = str.maketrans("щэыю", "шеиу", "ъь")
# İsgəndər is Искандер, Gorbatschow Горбачёв; a glide is heard with the vowel or not at all.
_MERGED = habit("дж ж сг ск шч ш жо же чо че шо ше йа я йя я йе е йо е йу у иа я ия я ио е иу у й и")
_UNMARKED = str.maketrans("ı", "i")  # which Unicode does not take apart
_FIRST = str.maketrans("əı", "ai")
_WHOLE = {"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"}
"""Letters that Unicode does not take apart → how they are written without their mark."""
_DIGRAPHS = ("kh", "zh", "sh", "ch", "ts", "yu", "ya", "ye", "ju", "ja", "tsch")  # their first letter is no initial
# A Latin initial that stands for a Cyrillic one: V.V. Putin, W. Putin; J and Y, C and H may stand for several.
INITIALS = dict(zip("abdefgiklmnoprstuvwxz", "абдефгиклмнопрстуввхз", strict=True))
# Ending of the nominative: endings of the other cases. Left out are the plural of a person
# («Алиевы» are two) and feminine surnames («Алиевой» is not Алиев).
_DECLENSIONS = {
    "": "а у ом ым е я ю ем и ью",  # Лавров, совет; Игорь, Роснефть, for ь is silent
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
# What a habit doubles: Assadov, Smirnoff, Mammadow; and of и and й one is heard. Other vowels stay two:
# ООН is not «он».
_DOUBLED = [letter * 2 for letter in "сфмий"]
_CONSONANTS = [letter * 2 for letter in "бвгджзклмнпрстфхцчш"]
SHORTEST = 3  # letters of a stem, and of a cut word

_LONGEST = 80  # letters of a word that are heard: nobody is called by more
_MOST_SCHWAS = 4  # in a word, each read in two ways


@lru_cache(maxsize=1 << 14)
def keys(word: str) -> frozenset[str]:
    """The keys that a word of a query asks for: one for Cyrillic, else one for each way to read it.

    Read are BGN/PCGN, GOST R 52535 and English habits, the Azerbaijani Latin alphabet, ISO 9 (GOST
    7.79 A), GOST 7.79 B, German and French habits. Cyrillic is Russian, or Azerbaijani of old.
    """
    found = frozenset(_sounds(word, _QUERY_HABITS))
    return found | _bare_keys(word) if word.replace("ə", "").isascii() else found


@lru_cache(maxsize=1 << 14)
def indexed(word: str) -> frozenset[str]:
    """The keys under which a word of a name is found: in English, Russian and Azerbaijani, plain or with its marks."""
    heard = _sounds(word, _NAME_HABITS)
    # Who types Jabarov means Jabbarov; who types Puttin does not mean Putin.
    found = frozenset(one for sound in heard for one in (sound, _single(sound, _CONSONANTS)))
    return found if word.isascii() else found | _bare_keys(word)


@lru_cache(maxsize=1 << 14)
def first_letters(word: str) -> frozenset[str]:
    """The initials of a name: Джейхун is Дж. and Д., Jeyhun J. and Dzheykhun D."""
    if letter := latin(word):
        return frozenset() if word.startswith(_DIGRAPHS) else frozenset((f"~{letter}",))
    return frozenset((_sound(word)[:1], word[:1].translate(_LETTERS))) - {""}


def acronyms(word: str) -> Iterator[str]:
    """The acronyms that a word of a query may be: itself, without a Russian ending, in Cyrillic by its sound."""
    yield from (f"={spelt}" for spelt in bare(word))
    if word.isascii():
        yield from (f"={sound}" for sound in _sounds(word, (_ENGLISH,)))
        yield f"={replaced(word, _ENGLISH).translate(_LETTERS)}"
    else:
        stems = (word.removesuffix(ending) for ending in _DECLENSIONS[""].split())
        yield from (f"={stem}" for stem in stems if len(stem) >= SHORTEST)


def bare(word: str) -> set[str]:
    """A word as it is, and by the plain letters that it may be written in: a Latin one without marks, э as е."""
    plain = word.translate(_UNMARKED)
    latin = {"".join(_unmarked(char) for char in plain.replace("ə", vowel)) for vowel in "ae"}
    return {word, word.replace("э", "е"), *(spelt for spelt in latin if spelt.isascii())}


def initials(word: str) -> list[str]:
    """The initials that a word may be: of one letter, or of several that sound as one (Дж., Kh.)."""
    if len(word) > 1:
        return [key for key in keys(word) if len(key) == 1]
    if letter := latin(word):
        return [f"~{letter}", *INITIALS.get(letter, "")]
    return [word] if word == "й" else [key for key in keys(word) if len(key) == 1]


def plain(word: str) -> str:
    """A Latin word in Cyrillic letters, as English habits spell these."""
    return replaced(word, _ENGLISH).translate(_LETTERS)


def latin(word: str) -> str:
    """The first letter of a Latin word, without its mark; empty for another script."""
    letter = _unmarked(word[:1].translate(_FIRST))[:1] if word else ""
    return letter if letter.isascii() and letter.isalpha() else ""


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """The keys of a word of a query, and of every Russian nominative that it may be a case of."""
    return keys(word).union(map(_sound, _nominatives(word)), acronyms(word))


def _nominatives(word: str) -> Iterator[str]:
    for nominative, endings in _DECLENSIONS.items():
        for ending in endings.split():
            stem = word.removesuffix(ending)
            # Али has no cases: neither Алие nor Алиев; nor Алия, for all that «алий» sounds the same. Nor plural, which
            # дороги and власти are: Алийев is no many of Али.
            shortest = SHORTEST + {"й": 1, "и": 2}.get(nominative, 0)
            if stem != word and len(stem) >= shortest and not (nominative in ("", "и") and stem[-1] in _VOWELS):
                yield stem + nominative


def _sounds(word: str, habits: Sequence[Habit]) -> set[str]:
    """How a word sounds by each of the habits; ə lies between а and е, and is either."""
    word = word[:_LONGEST].replace("ә", "ə")  # the Cyrillic one of before 1992
    plain = word if word.isascii() else "".join(char if ord(char) in _LETTERS else _unmarked(char) for char in word)
    if min(plain, default="") >= "\u0400":
        habits = habits[:1]  # they differ in how they write Cyrillic letters in Latin ones
    several = range(min(plain.count("ə"), _MOST_SCHWAS))
    read = {plain}
    for _ in several:
        read = {one.replace("ə", vowel, 1) for one in read for vowel in "ae"}
    if plain and min(plain) > "z":  # no habit has a word to say of letters that are not Latin
        return {_sound(one.translate(_LETTERS)) for one in read}
    return set(map(_sound, {replaced(one, habit).translate(_LETTERS) for one in read for habit in habits}))


def _sound(word: str) -> str:
    """A Cyrillic word without what its spellings disagree upon: glides, soft signs, letters that habits double."""
    return _single(replaced(word.translate(_SOUNDS), _MERGED), _DOUBLED)


def _single(text: str, doubled: Iterable[str]) -> str:
    """`text` with each letter that is `doubled` once."""
    for two in doubled:
        while two in text:
            text = text.replace(two, two[0])
    return text


@cache
def _unmarked(letter: str) -> str:
    """A letter without its mark; a ligature as its letters."""
    return _WHOLE.get(letter) or unicodedata.normalize("NFKD", letter)[0]


def _bare_keys(word: str) -> frozenset[str]:
    """The keys of a Latin word without its marks; none for Cyrillic.

    The ~ keeps them apart: Safiyev may be Şəfiyev on a plain keyboard, but Сафиев is not Шафиев.
    """
    bare = "".join(_unmarked(char) for char in word.translate(_UNMARKED))
    if not bare.replace("ə", "").isascii():
        return frozenset()
    return frozenset("~" + sound for sound in _sounds(bare, (_ENGLISH,)))


def replaced(text: str, habit: Habit) -> str:
    """`text` with the replacements of a habit made, one after the other."""
    for old, new in habit:
        if old in text:  # told sooner than that there is nothing to replace
            text = text.replace(old, new)
    return text


BOARDS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./" + '~{}:"<>', "ёйцукенгшщзхъфывапролджэячсмитьбю.ёхъжэбю"
"""What the same keys say on the English and on the Russian keyboard; those with the shift key come last."""
_TO_CYRILLIC, _TO_LATIN = (
    str.maketrans(dict(reversed([*zip(one, other, strict=True)]))) for one, other in (BOARDS, BOARDS[::-1])
)


def on_other_keys(typed: str) -> tuple[str, ...]:
    """What was `typed` as the same keys of the Russian and of the English keyboard say it; none that is the same."""
    lower = typed.lower()
    return tuple(one for one in (lower.translate(_TO_CYRILLIC), lower.translate(_TO_LATIN)) if one != lower)


def tables() -> dict[str, Any]:
    """By what a page hears words as this program does: habits, letters, what sounds alike, the endings of cases."""
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
