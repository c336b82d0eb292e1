"""Tokenizes a line of words: each word as typed, and folded as for search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from raes_cli import text
from raes_cli.endings import is_ending
from raes_cli.lookup.reading import counting
from raes_cli.lookup.reading.language import ASKED, ROUND
from raes_cli.tuples import NamedTuple

_EDGES = "-.,;:!?…\"'«»“”„‟()[]"
_OPEN = ".."
"""Marks an open range next to a digit: 2023.."""
_DASHES = str.maketrans("—–−", "---")
MOST = 64
"""Maximum number of words to read; longer input is a pasted page."""
_DIED, _DEATH = frozenset(("ölüb", "öldü", "ölmüş", "ölüblər", "öldülər")), "olum"
"""Azerbaijani verbs for dying that fold to those of being (olub, oldu), and the folded noun that is read for them."""
_LONGEST = 80
"""Maximum number of letters of a word to read; no name is longer."""


class Word(NamedTuple):
    """A word: folded, as typed with what a hyphen joins to it, and whether a comma or dash follows."""

    text: str
    typed: str
    part: int
    """The number of the whitespace-separated part that it comes from."""
    ends: bool
    initial: bool = False
    """Whether it may be an initial: И. И. Иванов, Дж. Смит."""
    tells: bool = False
    """Whether a colon follows."""


def tokens(line: str, most: int = MOST) -> list[Word]:
    """Return the words of `line`, at most `most`; «Север-Юг» is two words from the same part."""
    found: list[Word] = []
    for place, part in enumerate(text.safe(text.visible(line)).translate(_DASHES).split()):
        typed = _bare(part[:_LONGEST])
        whole = [_DEATH] if typed.lower() in _DIED else list(map(_asserted, text.words(typed)))
        words = _without_endings(whole, typed)
        if len(words) < len(whole) and words[0].isalpha():
            typed = typed[: len(words[0])]
        ends = part == "-" or part[-1] in ",;"
        if not words and found and ends:
            found[-1] = found[-1]._replace(ends=True)
        initials = "." in part and all(len(word) <= len("Дж") and word.isalpha() for word in words)
        found += [Word(word, typed, place, ends and at == len(words) - 1, initials) for at, word in enumerate(words)]
        if words and part[-1] == ":":
            found[-1] = found[-1]._replace(tells=True)
        if len(found) >= most:
            break
    return found[:most]


def counted(words: Sequence[Word]) -> list[Word]:
    """Return the words with years and ordinals of several words in digits: двадцать третье, on ikinci.

    Words that only announce a number are dropped.
    """
    found = list(words)
    for at in reversed(range(len(words))):
        number, many = counting.year([word.text for word in found[at:]])
        if number and many > 1 and not (at and found[at - 1].text in counting.TWO):
            found[at : at + many] = [found[at + many - 1]._replace(text=str(number), typed=str(number))]
        elif found[at].text in counting.NUMBERED and at + 1 < len(found) and _counts(found[at + 1].text):
            del found[at]
    for at in reversed(range(len(found) - 1)):
        one, other = found[at : at + 2]
        ones = (
            counting.number(other.text, counting.ORDINALS[:9])
            if one.text in counting.TENS and other.text.isalpha()
            else None
        )
        if ones and (one.text != "on" or other.text.endswith(("inci", "uncu"))):
            digits = str(counting.TENS[one.text] + ones)
            found[at : at + 2] = [other._replace(text=digits, typed=digits)]
    return found


def _counts(word: str) -> bool:
    """Return whether a word is a number, in words or digits."""
    return any(counting.number(word, rows) for rows in (counting.CARDINALS, counting.ORDINALS))


def joined(words: Sequence[Word]) -> int:
    """Return how many words at the head of `words` mean nothing separately, 0 if not two: 3+3, 3 + 3, Т-72."""
    head = takewhile(lambda word: text.is_slight(word.text) and word.part == words[0].part, words)
    digits = list(takewhile(lambda word: word.text.isdigit(), words))
    listed = next((at for at, word in enumerate(digits, 1) if word.ends), len(digits))  # 1, 3 are two numbers
    count = max(sum(1 for _ in head), listed)
    return count if count > 1 else 0


def typed(words: Iterable[Word]) -> str:
    """Return the text of `words` as typed, each part once."""
    return " ".join({word.part: word.typed for word in words}.values())


def _bare(part: str) -> str:
    """Return a part without punctuation, keeping the two full stops of an open range: 2023.. and ..2023."""
    typed = part.strip(_EDGES)
    if _OPEN not in part or not typed or not (typed[0] + typed[-1]).isdigit():
        return typed
    before, _, after = part.partition(typed)
    opened = [end if end == _OPEN else "" for end in (before, after)]
    return typed if all(opened) else opened[0] + typed + opened[1]


def _asserted(word: str) -> str:
    """Return a word without the Azerbaijani question particle: edibmi becomes edib."""
    asks = word.endswith(("mi", "mu")) and word[:-2].endswith(ASKED) and word.isascii()
    return word[:-2] if asks and word != ROUND and word not in counting.TENS else word


def _without_endings(words: list[str], typed: str) -> list[str]:
    """Return the words of a part without endings joined to a number or an acronym: 3-й, 2023-cü, BMT-də, АЗАЛ-ом."""
    if len(words) != 2:  # noqa: PLR2004 - a word and its ending
        return words
    joined = words[0].isdecimal() and words[1] in counting.AFTER_A_NUMBER
    acronym = typed[: len(words[0])].isupper() and typed[-1].islower() and is_ending(words[1])
    return words[:1] if joined or acronym else words
