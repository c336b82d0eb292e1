"""Abbreviated names of bodies: acronyms, and words of syllables (Минтранс)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from raes_cli.curate.book import Book
from raes_cli.draft import cues
from raes_cli.draft.lands import countries
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run
from raes_cli.text import fold, words

_NEAR = 6
"""How many words before an acronym in brackets the word for the sort of body may be."""
_SYLLABLE = 2
"""The fewest letters of a word that its abbreviation keeps."""
_HEADS = {"мин": ("министерств",), "гос": ("государствен",), "рос": ("российск", "федеральн")}
"""Beginnings of abbreviations, and of the first words of the names they are short for."""


def acronyms(passage: Passage, book: Book, known: set[str], taken: set[int]) -> Iterator[Run]:
    """Yield the acronyms in a passage that stand for bodies, each with the country after it; not words `taken`.

    A line in capitals has none, nor has a dateline; one in `known` names, of several bodies, needs its country.
    """
    meant = {at for span in passage.of("actor", "place") for at in range(span.start, span.end)} | taken
    shouted = sum(passage.surface(at).isupper() for at in range(len(passage.words))) * 2 > len(passage.words)
    for at in range(0 if not shouted else len(passage.words), len(passage.words)):
        printed, end = passage.surface(at), at + 1
        joined = at > 0 and passage.capital(at - 1) and passage.between(at - 1, at) == " "
        beside = [at - 1] * joined + [end] * (end < len(passage.words) and passage.capital(end))  # Центр АБВ, АБВ Банк
        opened, before = passage.led(at)[-1:], range(max(at - _NEAR, 0), at)
        aside = (
            opened == "["
            or passage.led(at).endswith("/ ")
            or (opened == "(" and not any(cues.BODY.match(passage.words[one].text) for one in before))
        )
        part = aside or any(cues.BODY.match(passage.words[one].text) for one in beside)
        letters = not part and printed.isalpha() and printed.isupper() and 1 < len(printed) < len("СОВТРАНСАВТО")
        dateline = at == 0 and passage.text[len(printed) :].startswith((",", "."))
        site = re.search(r"\w\.$", passage.led(at)) or re.match(r"\.\w", passage.text[passage.spots[at][1] :])
        if letters and not (dateline or site or at in meant or cues.NO_ACRONYM.fullmatch(printed)):
            land = _is_land(passage, book, end)
            if land or printed not in known:
                yield at, end + land


def _is_land(passage: Passage, book: Book, at: int) -> bool:
    """Return whether the word after an acronym is the country of the body, in the genitive: МВД Норвегии."""
    word = passage.after(at)
    joined = bool(word) and passage.between(at - 1, at) == " " and passage.capital(at) and not word.isascii()
    state = any(span[:2] == (at, at + 1) for span in passage.of("place", "actor")) and len(word) < len("МИД")  # РФ
    if not joined or state or countries(book.base.places, word):
        return joined
    alone = at + 1 == len(passage.words) or not passage.capital(at + 1)
    return alone and word.endswith(("ии", "ана", "ы"))


def written_out(word: str, behind: str, book: Book) -> str | None:
    """Return the body of the base, of the country that follows, that a word of syllables is short for; or None."""
    bodies = book.base.organizations
    fits = [id_ for id_, one in bodies.items() if is_short_for(word, one.name.ru)]
    named = countries(book.base.places, behind) if behind else set[str]()
    own = [id_ for id_ in fits if not named or bodies[id_].country in named]
    return own[0] if len(own) == 1 else None


def is_short_for(word: str, name: str) -> bool:
    """Return whether a folded word consists of the beginnings of the words of a name, in their order."""
    start = next((one for one in _HEADS if word.startswith(one)), "")
    first, *its = (part for part in words(fold(name)) if len(part) > _SYLLABLE)
    return first.startswith(_HEADS.get(start, ())) and _begins(word[len(start) :].rstrip("аыиуе"), its)


def are_initials(acronym: str, name: str) -> bool:
    """Return whether an acronym consists of the first letters of the words of a name, without its legal form."""
    its = [word for word in re.findall(r"[^\W\d_]+", name) if not word.isupper()]
    return len(its) > 1 and acronym.lower() == "".join(word[0] for word in its).lower()


def _begins(rest: str, its: Sequence[str]) -> bool:
    if not rest or not its:
        return not rest
    sizes = (size for size in range(_SYLLABLE, len(its[0]) + 1) if rest.startswith(its[0][:size]))
    return any(_begins(rest[size:], its[1:]) for size in sizes)
