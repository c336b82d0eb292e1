"""Name matching: finds the people and bodies that any spelling of a name may refer to.

The index stores the `name_keys` of every name, which encode how its words sound; `resolve` looks up whole keys and
never guesses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import pairwise, takewhile
from math import ceil
from typing import TYPE_CHECKING

from raes_cli import sounds
from raes_cli.sounds import SHORTEST, acronyms, bare, first_letters, forms, habit, indexed, initials, keys, replaced
from raes_cli.text import distance, visible

if TYPE_CHECKING:  # nothing needs the protocol at run time, and creating it takes time
    from typing import Protocol

    class Lexicon(Protocol):
        """The names of a base, as `resolve` queries them."""

        def exact(self, key: str, /) -> Iterable[str]:
            """Return the ids that have a name word with this key."""

        def starting(self, prefix: str, /) -> Iterable[str]:
            """Return the keys of name words that start with this prefix."""

        def near(self, key: str, least: int, /) -> Iterable[str]:
            """Return the keys of name words about as long as this one that share `least` letter pairs or more."""

        def person(self, name_id: str, /) -> bool:
            """Return whether the id belongs to a person: only people hold offices."""


_FATHERS = ("ович", "евич", "ьич")
_PATRONYMICS = (
    *(father + ending for father in _FATHERS for ending in ("", "а", "у", "ем", "е")),
    "ovich", "evich", "ovič", "evič", "ovitch", "evitch", "owitsch", "ewitsch", "оглы",
)  # fmt: skip
_SILENT = frozenset("'’ʼ`ʹʺ\xad")  # soft signs in BGN and ISO 9; the soft hyphen
_HYPHENED = habit("г-н гн г-ж гж д-р др")  # «г-н Лавров», not an initial

# «Гейдар оглы» is one word: the father's name alone must not match the son.
_CHILD = dict.fromkeys(("оглы", "оглу", "oğlu", "oglu", "ogly", "oghlu"), "оглы")
_CHILD |= dict.fromkeys(("кызы", "гызы", "qızı", "qizi", "kyzy", "gyzy"), "кызы")

# Includes transliterations, and the endings that Azerbaijani attaches to an acronym with a hyphen.
_STOP = frozenset((
    "of", "the", "for", "and", "in", "on", "по", "на", "для", "və", "po", "na", "dlya", "ve",
    "nin", "nın", "nun", "nün", "də", "dən", "yə", "ın",
))  # fmt: skip
_LONGEST_ACRONYM = 4
_GIVEN_AND_FAMILY = 2  # words
_MOST_WORDS, _MOST_LETTERS = 32, 40  # in a name; longer input is a pasted page, and not worth a second of work

# Suffixes that make another name: Асад, Виктор, Гейдар and Мирзо are not truncations of Асадов, Викторович …
_ENLARGED = ("ов", "ев", "ин", "ян", "ск", "ич", "огли", "кизи")

_OFFICES = """
президент премьер министр иностранных дел мид посол посла послу послом глава руководитель председатель директор
генеральный помощник советник заместитель начальник чрезвычайный полномочный
господин гн гна гну гном доктор профессор
president premier prime foreign minister ambassador head chairman director general deputy assistant aide adviser
advisor pm fm mr dr prof professor
prezidenti baş xarici işlər nazir naziri səfir səfiri sədr sədri cənab
"""  # without Mrs and г-жа: they must not lead to a man of that name

_NEAR = 0.5
_AS_NEAR = 0.75  # share of the best score that another candidate needs to be suggested


class _Table(dict[int, int | None]):
    """A table for `str.translate` that is filled lazily, character by character."""

    def __init__(self, of: Callable[[str], int | None]) -> None:
        super().__init__()
        self.of = of

    def __missing__(self, code: int) -> int | None:
        return self.setdefault(code, self.of(chr(code)))


_LETTERS = _Table(lambda char: None if char in _SILENT else ord(char if char.isalnum() else " "))
_WITH_PLUS = _Table(lambda char: ord(char) if char == "+" else _LETTERS[ord(char)])
_COMPOSED = _Table(lambda char: None if unicodedata.combining(char) else ord(char))


def tokens(text: str) -> list[str]:
    """Split a name or a query into words: NFC, lower case (İ, I and i̇ become i), «В.В.» as two words, 3+3 as one."""
    lower = _lower(visible(text))
    if "'s" in lower or "’s" in lower:
        lower = re.sub(r"['’]s(?!\w)", "", lower)
    words: list[str] = []
    for word in replaced(lower, _HYPHENED).translate(_WITH_PLUS).split():
        if words and word in _CHILD:
            words[-1] += _CHILD[word]
        else:
            words.append(word)
    return words


def name_keys(name: str, *, initials: bool = True) -> frozenset[str]:
    """Return all index keys for one spelling of a name, in English, Russian or Azerbaijani; no `initials` of a title.

    Every word counts except stop words (of, the, по …); the words before the last one (a person's family name) also
    give initials. Names are indexed in the nominative: «Путина» in an index would be a woman.
    """
    short = _acronyms(name)
    words = [word for word in _words(name) if word not in short]
    letters = len(list(takewhile(lambda word: len(word) == 1, words)))
    found = {key for word in words[letters:] for key in indexed(word)}
    if initials:  # keyed with its position: Г. is Алиев's second initial, and Г. Алиев is somebody else
        found |= {f"{place}{letter}" for place, word in enumerate(words[:-1], 1) for letter in first_letters(word)}
    found |= {f"={spelt}" for word in short for spelt in bare(word)}
    return frozenset(found - {""})


def _acronyms(name: str) -> frozenset[str]:
    """Return the words of a name that are written in capitals; being short, they are matched by letters.

    Matched by sound, too many words would hit them: «июня» the UN, Cruz the CIS.
    """
    name = unicodedata.normalize("NFC", name)  # a separate combining mark does not end a word
    words = name.translate(_LETTERS).split()
    if name.isupper() and any(len(word) > _LONGEST_ACRONYM for word in words):
        return frozenset()  # the whole name is in capitals
    return frozenset(_lower(word) for word in words if word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM)


def resolve(query: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the sorted ids that every word of the query fits, in any order; empty for an unknown name.

    A word fits whole, in any Russian case, or as an initial. Only while nothing fits, truncated words are accepted
    beside a whole one, words for offices are dropped, and the other keyboard layout is tried.
    """
    text = _lower(query)
    for typed in (text, *sounds.on_other_keys(text)):
        words = _words(typed)
        if typed != text and not _telling(words, lexicon):
            continue
        found = _fitting(words, lexicon) or _fitting(_apart(words), lexicon)
        if not found and (names := _without_office(words)) != words:
            # «Президент Азербайджана» must not match the state.
            found = set(filter(lexicon.person, _fitting(names, lexicon)))
        if found:
            return tuple(sorted(found))
    return ()


def _telling(words: list[str], lexicon: Lexicon) -> bool:
    """Return whether words read in the other keyboard layout are plausible.

    A word of four letters must be a known word as it stands, a shorter one an acronym. Otherwise «flat» would match the
    Antalya forum, and КГБ the site of RIA.
    """
    return any(
        len(word) > _LONGEST_ACRONYM
        or any(lexicon.exact(f"={word}"))
        or (len(word) == _LONGEST_ACRONYM and any(any(lexicon.exact(key)) for key in keys(word)))
        for word in words
    )


def closest(query: str, lexicon: Lexicon, limit: int = 3, *, people: bool = False) -> list[str]:
    """Return up to `limit` ids whose names look most like the query, best first; empty if none is close.

    With `people`, consider people only. For error messages only: a near miss is never an answer.
    """
    scores: dict[str, float] = {}
    full = 0.0
    for word in (words := _without_office(_words(query))):
        short = (one for one in acronyms(word) if len(one) - len(one) // 3 <= len("=") + _LONGEST_ACRONYM)
        # Nothing is like an acronym that is longer than all; of several words, a known one is not taken for another.
        asked = [key for key in keys(word).union(short) if len(key.lstrip("=~")) >= SHORTEST]
        alike = {key: 1.0 for key in asked if any(lexicon.exact(key))} if len(words) > 1 else {}
        for key in asked if not alike else ():
            for known in {*lexicon.starting(key), *lexicon.near(key, _least_shared(key))}:
                alike[known] = max(alike.get(known, 0.0), _likeness(key, known))
        likeness: dict[str, float] = {}
        for known, value in alike.items():
            for name_id in lexicon.exact(known) if value else ():
                likeness[name_id] = max(likeness.get(name_id, 0.0), value)
        if people:
            likeness = {name_id: value for name_id, value in likeness.items() if lexicon.person(name_id)}
        best = max(likeness.values(), default=0.0)
        # A word that many names share («России», «совет») weighs less.
        weight = 1 / sum(value == best for value in likeness.values()) if best else 1
        full += weight
        for name_id, value in likeness.items():
            scores[name_id] = scores.get(name_id, 0.0) + weight * value
    best = max(scores.values(), default=0.0)
    near = [name_id for name_id, score in scores.items() if score >= max(_NEAR * full, _AS_NEAR * best) > 0]
    return sorted(near, key=lambda name_id: (-scores[name_id], name_id))[:limit]


def letter_pairs(key: str) -> set[tuple[str, str]]:
    """Return the letter bigrams of a key, padded with a space at both ends."""
    return set(pairwise(f" {key} "))


def _least_shared(asked: str) -> int:
    """Return the minimum number of letter pairs that a key must share with this one to be close to it."""
    shortest = len(asked) - len(asked) // 3
    return ceil(_NEAR * (len(asked) + shortest + 2) / 2)


def is_patronymic(word: str) -> bool:
    """Return whether a folded word is a patronymic, or a suffix word such as «оглы»."""
    return word.endswith(_PATRONYMICS) or word in _CHILD


def _lower(text: str) -> str:
    """Return `text` composed and in lower case, with ё as е and without marks that do not compose (stress, i̇)."""
    lower = unicodedata.normalize("NFC", text).replace("İ", "i").lower().replace("ё", "е").replace("ǝ", "ə")
    return lower if lower.isascii() else lower.translate(_COMPOSED)


def _words(text: str) -> list[str]:
    words = [word[:_MOST_LETTERS] for word in tokens(text) if word not in _STOP][:_MOST_WORDS]
    return words if any(len(word) > 1 for word in words) else ["".join(words)]  # U.N. becomes UN


def names_office(query: str) -> bool:
    """Return whether the query has a word for an office or a title such as Mr, and therefore asks for a person."""
    return any(map(_is_office, _words(query)))


def _without_office(words: list[str]) -> list[str]:
    """Return the words that are not an office or a courtesy title, or all words if nothing else is left."""
    return [word for word in words if not _is_office(word)] or words


def _is_office(word: str) -> bool:
    return not forms(word).isdisjoint(_offices())


@cache
def _offices() -> frozenset[str]:
    return frozenset().union(*map(keys, tokens(_OFFICES)))


def _fitting(words: list[str], lexicon: Lexicon) -> set[str]:
    """Return the ids that all words fit whole; if none, those that some words fit whole and the others begin."""
    whole: list[set[str]] = []
    company: set[str] = set()
    place = 0
    for word in words:
        letters = initials(word)
        place = place + 1 if letters else 0
        asked = forms(word).union(f"{place}{letter}" for letter in letters)
        whole.append({name_id for key in asked for name_id in lexicon.exact(key)})
        if len(words) > _GIVEN_AND_FAMILY and word.endswith(_PATRONYMICS) and not whole[-1]:
            # The patronymic Владимирович fits a person known as В.В., but not without a given and a family name.
            fathers = (*initials(word[:1]), *("г" if word.startswith("h") else ""))
            known = {name_id for letter in fathers for name_id in lexicon.exact(f"2{letter}")}
            whole[-1] = set(filter(lexicon.person, known))
        elif not letters:
            company |= whole[-1]
    # A lone initial matches nobody. Nor does a lone truncated word: Алие, Андре, Nick and Tim are names of
    # other people, and for Kal, `closest` suggests Kalugin.
    if found := company.intersection(*whole):
        return found
    for word, ids in zip(words, whole, strict=True):
        company = company and company & (ids | _begun(word, lexicon))
    return company


def _apart(words: list[str]) -> list[str]:
    """Return the words with a pair of initials written as one word split in two: ВВ Путин."""
    return [part for word in words for part in (word if len(word) == len("ВВ") else [word])] if len(words) > 1 else []


def _begun(word: str, lexicon: Lexicon) -> set[str]:
    """Return the ids that have a name word of which `word` is a truncation: Мих., Влад."""
    if len(word) < SHORTEST or _is_office(word):
        return set()
    begun: set[str] = set()
    others: set[str] = set()
    for key in keys(word):
        for known in lexicon.starting(key):
            (others if known.removeprefix(key).startswith(_ENLARGED) else begun).update(lexicon.exact(known))
    return begun - others


@lru_cache(maxsize=4096)
def _likeness(asked: str, known: str) -> float:
    """Return the Dice similarity of the letter pairs of two keys, 0 if they are not close; a truncation scores 0.9."""
    if known.startswith(asked):
        return 1.0 if known == asked else 0.9
    # A key that differs in more than a third of its letters is no help; the lengths alone rule some out.
    if abs(len(asked) - len(known)) * 3 > len(asked):
        return 0.0
    shared = letter_pairs(asked) & letter_pairs(known)
    likeness = 2 * len(shared) / (len(asked) + len(known) + 2)
    return likeness if likeness and distance(asked, known) * 3 <= len(asked) else 0.0
