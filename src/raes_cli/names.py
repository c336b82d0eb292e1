"""Names on the ground floor: leads any spelling of a name to the people and bodies that bear it.

An index stores the `name_keys` of every name, which are how its words sound; `resolve` asks for whole keys and never
guesses.
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

if TYPE_CHECKING:  # at run time nobody asks for a protocol, and every run would pay for its making
    from typing import Protocol

    class Lexicon(Protocol):
        """The names of a base, as `resolve` asks for them."""

        def exact(self, key: str, /) -> Iterable[str]:
            """The ids with a name word of this key."""

        def starting(self, prefix: str, /) -> Iterable[str]:
            """The keys of name words that start so."""

        def near(self, key: str, least: int, /) -> Iterable[str]:
            """The keys of name words that have at least so many pairs of letters in common with this one."""

        def person(self, name_id: str, /) -> bool:
            """Whether the id is a person's: only people hold offices."""


_FATHERS = ("ович", "евич", "ьич")
_PATRONYMICS = (
    *(father + ending for father in _FATHERS for ending in ("", "а", "у", "ем", "е")),
    "ovich", "evich", "ovič", "evič", "ovitch", "evitch", "owitsch", "ewitsch", "оглы",
)  # fmt: skip
_SILENT = str.maketrans("", "", "'’ʼ`ʹʺ\xad")  # soft signs of BGN and ISO 9; the soft hyphen
_HYPHENED = habit("г-н гн г-ж гж д-р др")  # «г-н Лавров», not an initial

# «Гейдар оглы» is one word: the father's name alone does not lead to the son.
_CHILD = dict.fromkeys(("оглы", "оглу", "oğlu", "oglu", "ogly", "oghlu"), "оглы")
_CHILD |= dict.fromkeys(("кызы", "гызы", "qızı", "qizi", "kyzy", "gyzy"), "кызы")

# With the transliterated ones, and the endings that Azerbaijani joins to an acronym with a hyphen.
_STOP = frozenset((
    "of", "the", "for", "and", "in", "on", "по", "на", "для", "və", "po", "na", "dlya", "ve",
    "nin", "nın", "nun", "nün", "də", "dən", "yə", "ın",
))  # fmt: skip
_LONGEST_ACRONYM = 4
_GIVEN_AND_FAMILY = 2  # words
_MOST_WORDS, _MOST_LETTERS = 32, 40  # of a name; what is longer is a pasted page, and not worth a second

# How one name goes on from another: Асад, Виктор, Гейдар and Мирзо are no Асадов, Викторович … cut short.
_ENLARGED = ("ов", "ев", "ин", "ян", "ск", "ич", "огли", "кизи")

_OFFICES = """
президент премьер министр иностранных дел мид посол посла послу послом глава руководитель председатель директор
генеральный помощник советник заместитель начальник чрезвычайный полномочный
господин гн гна гну гном доктор профессор
president premier prime foreign minister ambassador head chairman director general deputy assistant aide adviser
advisor pm fm mr dr prof professor
prezidenti baş xarici işlər nazir naziri səfir səfiri sədr sədri cənab
"""  # not Mrs and г-жа: she is not the man of that name

_NEAR = 0.5
_AS_NEAR = 0.75  # of the nearest, from which another is worth naming


class _Table(dict[int, int | None]):
    """A table for `str.translate` that is filled letter by letter, as these are met."""

    def __init__(self, of: Callable[[str], int | None]) -> None:
        super().__init__()
        self.of = of

    def __missing__(self, code: int) -> int | None:
        return self.setdefault(code, self.of(chr(code)))


_LETTERS = _Table(lambda char: ord(char if char.isalnum() else " "))
_WITH_PLUS = _Table(lambda char: ord(char if char.isalnum() or char == "+" else " "))
_COMPOSED = _Table(lambda char: None if unicodedata.combining(char) else ord(char))


def tokens(text: str) -> list[str]:
    """The words of a name or a query: NFC, lower case (İ, I and i̇ are i), «В.В.» as two words, 3+3 as one."""
    lower = _lower(visible(text))
    if "'s" in lower or "’s" in lower:
        lower = re.sub(r"['’]s(?!\w)", "", lower)
    words: list[str] = []
    for word in replaced(lower.translate(_SILENT), _HYPHENED).translate(_WITH_PLUS).split():
        if words and word in _CHILD:
            words[-1] += _CHILD[word]
        else:
            words.append(word)
    return words


def name_keys(name: str) -> frozenset[str]:
    """All keys to index for one spelling of a name, in English, Russian or Azerbaijani.

    Every word counts but of, the, по …; the words before the last (a person's family name) also give
    initials. Names are indexed in the nominative: «Путина» in an index would be a woman.
    """
    short = _acronyms(name)
    words = [word for word in _words(name) if word not in short]
    letters = len(list(takewhile(lambda word: len(word) == 1, words)))
    found = {key for word in words[letters:] for key in indexed(word)}
    # Г. is Алиев's second initial, Г. Алиев is another.
    found |= {f"{place}{letter}" for place, word in enumerate(words[:-1], 1) for letter in first_letters(word)}
    found |= {f"={spelt}" for word in short for spelt in bare(word)}
    return frozenset(found - {""})


def _acronyms(name: str) -> frozenset[str]:
    """The words of a name that are written in capitals: short as they are, they are read by the letter.

    By the sound, too much would be one of them: «июня» the UN, Cruz the CIS.
    """
    name = unicodedata.normalize("NFC", name)  # a mark that stands apart is no end of a word
    words = name.translate(_SILENT).translate(_LETTERS).split()
    if name.isupper() and any(len(word) > _LONGEST_ACRONYM for word in words):
        return frozenset()  # all is in capitals
    return frozenset(_lower(word) for word in words if word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM)


def resolve(query: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The ids that every word of the query fits, in any order; sorted, and none for a stranger.

    A word fits whole, in any Russian case, or as an initial. Only while nobody fits, a cut word is
    allowed beside a whole one, words of an office are left out, the other keyboard is tried.
    """
    text = _lower(query)
    for typed in (text, *sounds.on_other_keys(text)):
        words = _words(typed)
        if typed != text and not _telling(words, lexicon):
            continue
        found = _fitting(words, lexicon) or _fitting(_apart(words), lexicon)
        if not found and (names := _without_office(words)) != words:
            # «Президент Азербайджана» is not the state.
            found = set(filter(lexicon.person, _fitting(names, lexicon)))
        if found:
            return tuple(sorted(found))
    return ()


def _telling(words: list[str], lexicon: Lexicon) -> bool:
    """Whether words from the other keyboard can be meant: of four letters, they must be a word as it stands, of fewer
    an acronym. Else «flat» would be the Antalya forum, and КГБ the site of RIA.
    """
    return any(
        len(word) > _LONGEST_ACRONYM
        or any(lexicon.exact(f"={word}"))
        or (len(word) == _LONGEST_ACRONYM and any(any(lexicon.exact(key)) for key in keys(word)))
        for word in words
    )


def closest(query: str, lexicon: Lexicon, limit: int = 3, *, people: bool = False) -> list[str]:
    """The ids whose names look most like the query, of `people` alone where one asks so, best first; empty when none
    is near.

    For the message of an error only: a near miss is never an answer.
    """
    scores: dict[str, float] = {}
    full = 0.0
    for word in _without_office(_words(query)):
        alike: dict[str, float] = {}
        for asked in keys(word).union(acronyms(word)):
            if len(asked.lstrip("=~")) >= SHORTEST:
                for known in {*lexicon.starting(asked), *lexicon.near(asked, _least_shared(asked))}:
                    alike[known] = max(alike.get(known, 0.0), _likeness(asked, known))
        likeness: dict[str, float] = {}
        for known, value in alike.items():
            for name_id in lexicon.exact(known) if value else ():
                likeness[name_id] = max(likeness.get(name_id, 0.0), value)
        if people:
            likeness = {name_id: value for name_id, value in likeness.items() if lexicon.person(name_id)}
        best = max(likeness.values(), default=0.0)
        # Many share «России», «совет».
        weight = 1 / sum(value == best for value in likeness.values()) if best else 1
        full += weight
        for name_id, value in likeness.items():
            scores[name_id] = scores.get(name_id, 0.0) + weight * value
    best = max(scores.values(), default=0.0)
    near = [name_id for name_id, score in scores.items() if score >= max(_NEAR * full, _AS_NEAR * best) > 0]
    return sorted(near, key=lambda name_id: (-scores[name_id], name_id))[:limit]


def letter_pairs(key: str) -> set[tuple[str, str]]:
    """The pairs of letters that stand side by side in a key, with its ends."""
    return set(pairwise(f" {key} "))


def _least_shared(asked: str) -> int:
    """How many pairs of letters a key has in common with this one at least, if it is near."""
    shortest = len(asked) - len(asked) // 3
    return ceil(_NEAR * (len(asked) + shortest + 2) / 2)


def is_patronymic(word: str) -> bool:
    """Whether a folded word is a patronymic, or says whose child somebody is."""
    return word.endswith(_PATRONYMICS) or word in _CHILD


def _lower(text: str) -> str:
    """`text` composed and in lower case, ё as е, without the marks that do not compose (stress, i̇)."""
    lower = unicodedata.normalize("NFC", text).replace("İ", "i").lower().replace("ё", "е").replace("ǝ", "ə")
    return lower if lower.isascii() else lower.translate(_COMPOSED)


def _words(text: str) -> list[str]:
    words = [word[:_MOST_LETTERS] for word in tokens(text) if word not in _STOP][:_MOST_WORDS]
    return words if any(len(word) > 1 for word in words) else ["".join(words)]  # U.N. is UN


def names_office(query: str) -> bool:
    """Whether a word of the query is that of an office or a courtesy: who asks so asks for a person."""
    return any(map(_is_office, _words(query)))


def _without_office(words: list[str]) -> list[str]:
    """The words that are not of an office or a courtesy, or all when there are no others."""
    return [word for word in words if not _is_office(word)] or words


def _is_office(word: str) -> bool:
    return not forms(word).isdisjoint(_offices())


@cache
def _offices() -> frozenset[str]:
    return frozenset().union(*map(keys, tokens(_OFFICES)))


def _fitting(words: list[str], lexicon: Lexicon) -> set[str]:
    """The ids that all words fit whole; if none, those that some fit whole and the others begin."""
    whole: list[set[str]] = []
    company: set[str] = set()
    place = 0
    for word in words:
        letters = initials(word)
        place = place + 1 if letters else 0
        asked = forms(word).union(f"{place}{letter}" for letter in letters)
        whole.append({name_id for key in asked for name_id in lexicon.exact(key)})
        if len(words) > _GIVEN_AND_FAMILY and word.endswith(_PATRONYMICS) and not whole[-1]:
            # Who is known as В.В. is Владимирович too; but no Владимирович alone is he.
            fathers = (*initials(word[:1]), *("г" if word.startswith("h") else ""))
            known = {name_id for letter in fathers for name_id in lexicon.exact(f"2{letter}")}
            whole[-1] = set(filter(lexicon.person, known))
        elif not letters:
            company |= whole[-1]
    # A lone initial is nobody. Nor does a lone cut word answer: Алие, Андре, Nick and Tim are names of
    # other people, and who asks for Kal is told of Kalugin by `closest`.
    if found := company.intersection(*whole):
        return found
    for word, ids in zip(words, whole, strict=True):
        company = company and company & (ids | _begun(word, lexicon))
    return company


def _apart(words: list[str]) -> list[str]:
    """The words with two initials that were written as one word: ВВ Путин."""
    return [part for word in words for part in (word if len(word) == len("ВВ") else [word])] if len(words) > 1 else []


def _begun(word: str, lexicon: Lexicon) -> set[str]:
    """The ids with a name word that `word` is cut from: Мих., Влад."""
    if len(word) < SHORTEST or _is_office(word):
        return set()
    begun: set[str] = set()
    others: set[str] = set()
    for key in keys(word):
        for known in lexicon.starting(key):
            (others if known.removeprefix(key).startswith(_ENLARGED) else begun).update(lexicon.exact(known))
    return begun - others


@lru_cache(maxsize=256)
def _likeness(asked: str, known: str) -> float:
    """The share of pairs of letters that two keys have in common, if they are near; a cut word is very like."""
    if known.startswith(asked):
        return 1.0 if known == asked else 0.9
    # What differs in more than a third of its letters helps nobody; by its length alone some does.
    if abs(len(asked) - len(known)) * 3 > len(asked):
        return 0.0
    shared = letter_pairs(asked) & letter_pairs(known)
    likeness = 2 * len(shared) / (len(asked) + len(known) + 2)
    return likeness if likeness and distance(asked, known) * 3 <= len(asked) else 0.0
