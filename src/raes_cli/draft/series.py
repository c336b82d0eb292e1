"""Numbered events, such as the sessions of a council: their numbers and their bodies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from raes_cli.curate.book import Book
from raes_cli.draft.cast import Cast
from raes_cli.draft.mention import Mention
from raes_cli.draft.passages import Passage
from raes_cli.lookup.days.tokens import DAY_WORDS
from raes_cli.lookup.reading import counting

_TEN = 10
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = re.compile(f"(?=[IVX])(X{{0,3}})({'|'.join(sorted(_ONES, key=len, reverse=True))})")


def ordinal(passage: Passage, at: int) -> int | None:
    """Return the number of a session that a word gives, or None: third, 23-м, 12th, XIII, двадцать третье."""
    word, printed = passage.words[at].text, passage.surface(at)
    if (roman := _ROMAN.fullmatch(printed)) and (len(printed) > 1 or not passage.text.isascii()):
        return 10 * len(roman[1]) + _ONES.index(roman[2])
    if word.isdecimal():
        found = re.match(r"\d{1,2}(?:-?(?:й|е|м|го|му|ая|ое|я|ой)|th|st|nd|rd)", passage.text[passage.spots[at][0] :])
        return int(word) if found else None
    number = counting.number(word, counting.ORDINALS) if word.isalpha() else None
    if number is None:
        return next((one for one, row in enumerate(DAY_WORDS, 1) if one > _TEN and _is_in(word, row)), None)
    tens = passage.before(at)
    return number + next((one for one in (20, 30) if number < _TEN and _is_in(tens, DAY_WORDS[one - 1])), 0)


def nth(passage: Passage, at: int, far: int = 2) -> tuple[int, int] | None:
    """Return the place of the number of a session within so many words before a word, and the number; or None."""
    found = ((near, number) for near in range(max(at - far, 0), at) if (number := ordinal(passage, near)))
    return max(found, default=None)


def _is_in(word: str, row: str) -> bool:
    return any(word.startswith(one[:-1]) if one.endswith("*") else word == one for one in row.split())


def serial(cast: Cast, its: Mapping[str, str], passage: Passage) -> tuple[Passage, Mention] | None:
    """Return the body of `its` named last up to a passage, and where, or None: the body of “its fourth session”."""
    for number in range(passage.number, -1, -1):
        for one in cast.every(cast.text.passages[number]):
            if one.id in its:
                return cast.text.passages[number], one
    return None


def series(book: Book) -> dict[str, str]:
    """Return the bodies with events of a numbered kind in the base, each with its most frequent such kind."""
    kinds = {id_: kind.event for id_, kind in book.base.kinds.items() if kind.event and kind.event.numbered}
    told = Counter((one.body, one.kind) for one in book.base.events.values() if one.body and one.kind in kinds)
    return {body: kind for (body, kind), _ in reversed(told.most_common())}
