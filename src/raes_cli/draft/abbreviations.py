"""Abbreviated names of bodies: acronyms that a text explains or gives a post in, and words of syllables (Минтранс)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from raes_cli.curate.book import Book
from raes_cli.draft import cues
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run, is_title
from raes_cli.draft.spelling import countries
from raes_cli.text import fold, words

_SYLLABLE = 2
"""The fewest letters of a word that its abbreviation keeps."""
_HEADS = {"мин": ("министерств",), "гос": ("государствен",), "рос": ("российск", "федеральн")}
"""Beginnings of abbreviations, and of the first words of the names they are short for."""


def acronyms(passages: Iterable[Passage]) -> set[str]:
    """Return the printed acronyms of a text that stand for bodies: the word before is a sort of body, or a post."""
    return {passage.surface(at) for passage in passages for at in _acronyms(passage) if _is_body(passage, at)}


def spots(passage: Passage, known: set[str], taken: set[int]) -> Iterator[Run]:
    """Yield the words of a passage, other than those `taken`, that are among the acronyms of the text."""
    yield from ((at, at + 1) for at in _acronyms(passage) if at not in taken and passage.surface(at) in known)


def _acronyms(passage: Passage) -> Iterator[int]:
    meant = {at for span in passage.of("actor", "place") for at in range(span.start, span.end)}
    for at in range(len(passage.words)):
        printed = passage.surface(at)
        part = at + 1 < len(passage.words) and passage.capital(at + 1) and cues.BODY.match(passage.words[at + 1].text)
        letters = not part and printed.isalpha() and printed.isupper() and 1 < len(printed) < len("СОВТРАНСАВТО")
        if letters and at not in meant and not cues.NO_ACRONYM.fullmatch(printed):
            yield at


def _is_body(passage: Passage, at: int) -> bool:
    """Return whether the words before an acronym show that it is a body."""
    led = passage.before(at)
    behind = at > 0 and passage.between(at - 1, at).strip('«"') in ("", " ")
    of = led in ("of", "the") and any(is_title(word.text) for word in passage.words[max(at - 4, 0) : at])
    return behind and bool(of or is_title(led) or (cues.BODY.match(led) and not passage.capital(at - 1)))


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
