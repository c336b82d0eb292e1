"""Unknown words: those of a line that mean nothing in the base, and the error that reports them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from raes_cli import sounds
from raes_cli.errors import UnknownError
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.query import Query
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.lexicon import Lexicon
from raes_cli.lookup.reading.tokens import tokens
from raes_cli.offices import office
from raes_cli.text import Words, both, distance, listed, one_line, words

_LOOKED_AT = 20  # names to compare
_LETTERS_OF_A_TYPO = 6  # letters of a word per mistyped letter
_LETTERS_OF_A_NAME = 3  # letters of a word per letter that may differ from a name
_SHORTEST = 4  # letters of a word for which a correction is suggested
_LONGEST_ACRONYM = 5
_PREPOSITIONS = frozenset(("about", "in", "on", "from", "with"))
_BEFORE = frozenset("of for by among к ко у от для".split())  # noqa: SIM905

if TYPE_CHECKING:
    from raes_cli.lookup.reading.line import Line
    from raes_cli.lookup.reading.parts import Item
    from raes_cli.lookup.reading.tokens import Word


def strangers(line: Line) -> Iterator[Item]:
    """Yield words that occur in no text of the base, posts that nobody has, then names that nobody bears together."""
    sought = (*line.looked_for, *(item for item in line.barred if not item.means))
    yield from (item for item in sought if not _stands(line, item))
    yield from (item for item in line.of("post") if not any(item.means.values()))
    yield from _borne_by_nobody(line)


def stranger(line: Line, unknown: Sequence[Item]) -> UnknownError:
    """Return the error for the first unknown item, with the closest known words, or the line without unknown ones."""
    item, typed = unknown[0], line.typed(unknown[0])
    shown = one_line(typed)
    message = both(f"'{shown}' is neither a name nor a word in the base", f"в базе нет «{shown}»: ни имени, ни слова")
    if "post" in item.means:
        return _nobody(line, item)
    others = line.dates or any(one.means or line.is_sought(one) for one in line.items if one not in unknown)
    without = without_it(line, *unknown) if others else None

    def hint() -> Words | None:
        from raes_cli.lookup import resolve  # lazy: only for unknown words

        near = _respelt(line, unknown, alone=not others) or (
            resolve.closest(line.base, typed) if _is_nearly_a_name(line, item) else None
        )
        return near or without or _within(line, item)

    return UnknownError(message, hint)


def _nobody(line: Line, post: Item) -> UnknownError:
    """Return the error for a post that nobody has, with the line without it, or what is known of its body."""
    shown = one_line(line.typed(post))
    en, ru = f"nobody in the base is known as '{shown}'", f"в базе не назван никто, кто «{shown}»"
    first = line.words[post.start].part  # which may be a half: co-chair
    apart = [one for one in line.items if one != post and line.words[one.start].part != first]
    hint = without_it(line, post) if line.dates or any(one.means or line.is_sought(one) for one in apart) else None
    rest = [word for word in line.words[post.start : post.end] if not office(word.text) and word.text not in STOP]
    means = [span.means for span in line.lexicon.spans(rest, [False] * len(rest)) if span.end - span.start == len(rest)]
    if not hint and means and means[0].keys() == {"actor"} and len(bodies := means[0]["actor"]) == 1:
        hint = both(f"what is known of it: raes who {bodies[0]}", f"что о нём известно: raes who {bodies[0]}")
    told = both(f"`raes search {shown}` searches the texts", f"`raes search {shown}` поищет в текстах")
    return UnknownError(both(en, ru), hint or told)


def _answers(line: Line, words: Sequence[Word]) -> bool:
    """Return whether the line with other words finds something."""
    from raes_cli.lookup.reading.line import Line  # lazy: avoids an import cycle
    from raes_cli.lookup.reading.unknown import answers

    other = Line(line.base, words, line.today, line.question)
    return next(strangers(other), None) is None and answers(other)


def _is_nearly_a_name(line: Line, item: Item) -> bool:
    """Return whether an item may be a misspelt name: several words, an acronym, or a word close to a name."""
    first = line.words[item.start]
    most = len(first.text) // _LETTERS_OF_A_NAME
    like = len(first.text) >= _SHORTEST and _is_near_a_name(line.base, first.text, most)
    return item.end - item.start > 1 or not first.typed.isalpha() or first.typed.isupper() or like


def _meant(line: Line, item: Item) -> str | None:
    """Return the word that an unknown word is close to: a name, else a cue or a word of the base; or None."""
    from raes_cli.lookup import suggestions  # lazy: only for unknown words

    first = line.words[item.start]
    word = first.text
    if item.end - item.start > 1 or len(word) < _SHORTEST or not word.isalpha():
        return None
    most = max(len(word) // _LETTERS_OF_A_TYPO, 1)
    named = first.typed[:1].isupper()
    best = _nearest(word, _beside(line, item), most)
    if not best:
        known = _names_near(line.base, word)  # of equally close words, prefer the name
        if not ((item.start and named) or first.typed.isupper()):
            # The first letter is rarely mistyped, and most short words are a letter from others: hind is not find.
            known += [one for one in sorted(language.words()) if len(one) > _SHORTEST or one[0] == word[0]]
            known += [*suggestions.spoken(line.base, word), *suggestions.words(line.base, word, _LOOKED_AT)]
        best = _nearest(word, known, most)
    return best


def replaced(line: Line, words: Mapping[int, str]) -> str:
    """Return the line as typed, with other words at some positions."""
    others = {line.words[at].part: word for at, word in words.items()}
    return " ".join(({one.part: one.typed for one in line.words} | others).values())


def _respelt(line: Line, unknown: Sequence[Item], *, alone: bool) -> Words | None:
    """Suggest the line with corrections of all unknown words, if it finds something or they are `alone`; else None."""
    near = {one.start: _as_printed(line.base, best) for one in unknown if (best := _meant(line, one))}
    if len(near) < len(unknown):
        return None
    typed = replaced(line, near)
    if not alone and not _answers(line, tokens(typed)):
        return None
    best, shown = listed(near.values()), one_line(" ".join(filter(None, [line.question, typed])))
    return both(f"did you mean '{best}'? raes {shown}", f"возможно, «{best}»? raes {shown}")


def _as_printed(base: sqlite3.Connection, word: str) -> str:
    """Return a suggested word as it is spelled in the name of a person or body, if there is one."""
    keys = [*sounds.keys(word), *sounds.acronyms(word)]
    named = f"SELECT id FROM name_key WHERE kind = 'actor' AND key IN ({','.join('?' * len(keys))})"
    sql = f"SELECT names FROM vocabulary WHERE kind = 'actor' AND id IN ({named}) ORDER BY id"
    parts = (part for (lines,) in base.execute(sql, keys) for part in lines.split())
    return next((part for part in parts if words(part) == [word]), word)


def _nearest(word: str, known: Iterable[str], most: int) -> str | None:
    """Return the first of the known words with the fewest letters changed, at most `most`; None if `word` is known."""
    letters = set(word)
    like = (one for one in dict.fromkeys(known) if one.isalpha() and abs(len(one) - len(word)) <= most)
    apart = {one: distance(word, one) for one in like if len(letters.difference(one)) <= most}
    best = min(apart, key=lambda one: apart[one], default=word)
    return best if best != word and apart[best] <= most else None


def _beside(line: Line, item: Item) -> list[str]:
    """Return the words of the names of people named next to an item."""
    named = (one for one in line.of("actor") if item.start == one.end or one.start == item.end)
    people = (id_ for one in named for id_ in one.means["actor"] if line.lexicon.person(id_))
    return [word for id_ in people for name in line.lexicon.names("actor", id_) for word in name]


def _names_near(base: sqlite3.Connection, word: str) -> list[str]:
    """Return the words of the names closest to a word."""
    from raes_cli.lookup.keys import Keys
    from raes_cli.names import closest as closest_ids

    lexicon = Lexicon(base)
    lines = (line for id_ in closest_ids(word, Keys(base, "actor"), _LOOKED_AT) for line in lexicon.names("actor", id_))
    return [name for line in lines for name in line]


def _is_near_a_name(base: sqlite3.Connection, word: str, most: int) -> bool:
    """Return whether a word is at most `most` letters from a name."""
    return any(distance(word, name) <= most for name in _names_near(base, word))


def without_it(line: Line, *items: Item) -> Words | None:
    """Return the line without some items, the prepositions before them, and those left at the ends; or None."""
    out = {at for item in items for at in range(item.start, item.end)}
    kept = [at for at in range(len(line.words)) if at not in out]
    said = [at for at in kept if not _leads(line.words[at])]
    ends = {at for at in kept if not said or at < said[0] or at > said[-1]}
    words = [line.words[at] for at in kept if at not in ends and not _leads_to(line, at, out)]
    # If a part of a hyphenated word is removed, the rest is shown without the hyphen.
    halved = {line.words[at].part for at in out}
    rest = [*dict.fromkeys(word.text if word.part in halved else word.typed for word in words)]
    shown = one_line(" ".join([*filter(None, [line.question]), *rest]))
    return both(f"without it: raes {shown}", f"без этого: raes {shown}") if rest else None


def _leads(word: Word) -> bool:
    """Return whether a word is an article, a preposition or a conjunction."""
    before = language.ARTICLES | language.LEADING | language.AND | _BEFORE
    return word.text in before or not language.cues(word.text).isdisjoint(_PREPOSITIONS)


def _leads_to(line: Line, at: int, out: set[int]) -> bool:
    """Return whether the word at `at` leads to one in `out`, possibly through other such words."""
    while at < len(line.words) and _leads(line.words[at]):
        at += 1
        if at in out:
            return True
    return False


def _within(line: Line, item: Item) -> Words | None:
    """Return a suggestion of words of the base that the unknown word is made of."""
    from raes_cli.lookup.search.advice import nearest  # lazy: only for unknown words

    whole = (one for one in line.words[item.start : item.end] if not _is_acronym(one))
    words = (near for word in whole for near in nearest(line.base, word.text, Query()))
    found = listed(dict.fromkeys(words))
    return both(f"closest in the texts: {found}", f"ближайшие в текстах: {found}") if found else None


def _is_acronym(word: Word) -> bool:
    """Return whether a word is an acronym, which is close to no other word: NATO is not a misspelt nation."""
    return word.typed.isupper() and len(word.typed) <= _LONGEST_ACRONYM


def _stands(line: Line, item: Item) -> bool:
    words = [word.text for word in line.words[item.start : item.end]]
    return bool(line.holding(words)[1]) and not _misspelt(line, item)


def _misspelt(line: Line, item: Item) -> bool:
    """Return whether a word of which the base has only relatives is close to a name: Puttin, related to putting."""
    from raes_cli.lookup.forms import forms, synonyms  # lazy: only for words to search for
    from raes_cli.lookup.resolve import fits_somebody

    word = line.words[item.start].text
    known = forms(line.base, word) or synonyms(line.base, word)
    if item.end - item.start > 1 or known or fits_somebody(line.base, line.typed(item)):
        return False
    near = max(len(word) // _LETTERS_OF_A_TYPO, 1)
    return _is_near_a_name(line.base, word, near)


def _borne_by_nobody(line: Line) -> Iterator[Item]:
    """Yield two adjacent names, one only a given name, that no person has together: Ivan Petrov."""
    for one, other in pairwise(line.of("actor")):
        apart = one.end != other.start or line.words[one.end - 1].ends
        if apart or not set(one.means["actor"]).isdisjoint(other.means["actor"]):
            continue
        if not all(any(map(line.lexicon.person, item.means["actor"])) for item in (one, other)):
            continue
        bare = (item for item in (one, other) if item.end - item.start == 1)
        if any(line.lexicon.given(line.words[item.start].text, item.means["actor"]) for item in bare):
            yield one._replace(end=other.end, means={})
