"""A text taken apart: its sentences in their order, their words, what these mean to a base and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from raes_cli.curate.evidence import Sentence, SourceText, normal
from raes_cli.draft import cues
from raes_cli.lookup.reading.lexicon import Lexicon, Span
from raes_cli.lookup.reading.tokens import Word, tokens
from raes_cli.offices import office
from raes_cli.text import placed_words

_MOST_WORDS = 400
"""Words of a sentence that are read, to the last comma among them: a longer one is a table."""
_LONGEST_ANCHOR = 8
_PHRASE = re.compile(r"\w+")


@dataclass
class Passage:
    """One sentence: its words with their places in it, and the runs of words that mean something to the base."""

    sentence: Sentence
    number: int
    words: list[Word]
    spots: list[tuple[int, int]]
    whole: bool = True
    item: bool = False
    """Whether it is a line of a list, which is no sentence."""
    spans: list[Span] = field(default_factory=list)
    printed: str = ""
    """The sentence to the letter of the text."""

    @cached_property
    def text(self) -> str:
        """The sentence in the form in which anchors are compared, as far as its words are read."""
        return self.sentence.text if self.whole else self.sentence.text[: self.spots[-1][1] if self.spots else 0]

    @cached_property
    def lower(self) -> str:
        """The sentence in lower case, letter by letter."""
        return lowered(self.text)

    def said(self, start: int, end: int) -> str:
        """The words from `start` to before `end` as they stand in the sentence."""
        return self.text[self.spots[start][0] : self.spots[end - 1][1]] if start < end else ""

    def between(self, one: int, other: int) -> str:
        """What stands between two words."""
        return self.text[self.spots[one][1] : self.spots[other][0]]

    def surface(self, at: int) -> str:
        """One word as it is printed."""
        return self.text[slice(*self.spots[at])]

    def capital(self, at: int) -> bool:
        """Whether a word is printed with a capital."""
        return self.surface(at)[:1].isupper()

    def led(self, at: int) -> str:
        """What leads up to the word at `at`, in lower case."""
        return self.lower[: self.spots[at][0]]

    def of(self, *sorts: str) -> list[Span]:
        """The runs that mean something of one of these sorts."""
        return [span for span in self.spans if any(sort in span.means for sort in sorts)]

    def before(self, at: int, count: int = 1) -> str:
        """The folded words before the one at `at`, as many as `count`."""
        return " ".join(word.text for word in self.words[max(at - count, 0) : at])

    def after(self, at: int, count: int = 1) -> str:
        """The folded words from `at` on, as many as `count`."""
        return " ".join(word.text for word in self.words[at : at + count])

    def at(self, offset: int) -> int:
        """The number of the word that stands at an offset of the sentence, or of the next one."""
        return next((at for at, (_, end) in enumerate(self.spots) if end > offset), len(self.spots))

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """From which to before which word the sentence quotes."""
        return self.quotations(goes_on=False)

    def quotations(self, *, goes_on: bool) -> list[tuple[int, int]]:
        """From which to before which word it quotes, where a quotation that was opened before goes on or none does."""
        marks = [0] * goes_on + [self.at(found.start()) for found in re.finditer('"', self.text)]
        return list(zip(marks[::2], marks[1::2], strict=False))


class Text:
    """The text of a source: its passages, and what proves something in it."""

    def __init__(self, content: str, lexicon: Lexicon) -> None:
        self.source = SourceText(content)
        self.lexicon = lexicon
        self._printed = _printed(content, self.source.text)
        items = _items(content)
        starts = [at for at, line in self.source.starts if line in items]
        pieces = [piece for one in self.source.sentences for piece in _parted(one, starts, self.source)]
        self.passages = [self._passage(number, *piece) for number, piece in enumerate(pieces)]
        for one in self.passages:
            one.printed = self.printed(one, 0, len(one.text))

    def _passage(self, number: int, sentence: Sentence, item: bool) -> Passage:
        words = tokens(sentence.text, _MOST_WORDS + 1)
        whole = len(words) <= _MOST_WORDS
        while not whole and words and not words[-1].ends:
            words.pop()
        passage = Passage(sentence, number, words, list(_spots(sentence.text, words)), whole)
        passage.item = item
        counts = cues.COUNTS.search(lowered(sentence.text))
        # A kind of event is one, and no part of what is counted: a visit, and no number of visits.
        apart = frozenset() if counts else self.lexicon.event_kinds
        spans = self.lexicon.spans(words, [False] * len(words), apart)
        passage.spans = [one for span in spans for one in self._apart(words, span)]
        return passage

    def _apart(self, words: Sequence[Word], span: Span) -> Iterator[Span]:
        """A run that means something; a post without the town before it, and without half of the name of a state behind
        it: in Paris the ambassador of a country, министр Арктической Республики.
        """
        led = words[span.start - 1].text if "post" in span.means and span.start else ""
        following = words[span.end].text if "post" in span.means and span.end < len(words) else ""
        if led in ("в", "во", "in") and not office(words[span.start].text):
            cuts = (span.start, span.start + 1, span.end)
        elif cues.OF_STATE.match(following):
            cuts = (span.start, span.end - 1, span.end + 1)
        else:
            yield span
            return
        for start, end in pairwise(cuts):
            for one in self.lexicon.spans(words[start:end], [False] * (end - start)):
                yield one._replace(start=one.start + start, end=one.end + start)

    @cached_property
    def _lines(self) -> dict[int, list[Passage]]:
        lines: dict[int, list[Passage]] = {}
        for one in self.passages:
            lines.setdefault(one.sentence.line, []).append(one)
        return lines

    def line(self, passage: Passage) -> list[Passage]:
        """The passages of the line on which one begins."""
        return self._lines[passage.sentence.line]

    def printed(self, passage: Passage, start: int, end: int) -> str:
        """What the text prints from one offset of a sentence to another: with its own quotation marks, dashes and ё."""
        first = passage.sentence.start + start
        last = passage.sentence.start + end
        begun = bisect_right(self._printed, first, key=lambda part: part[0] + part[1])
        parts = [
            raw[max(first - at, 0) if len(raw) == size else 0 : last - at if len(raw) == size else None]
            for at, size, raw in self._printed[begun : bisect_left(self._printed, (last,))]
        ]
        return " ".join(part for part in parts if part).strip()

    def anchor(self, passage: Passage, *spots: tuple[int, int]) -> list[str]:
        """Phrases of two to eight words around these runs of words (from, to before), as few as may be.

        Each stands in the text, and is found there by the checker; none where a run is longer than a phrase may be.
        """
        found: list[str] = []
        covered: list[tuple[int, int]] = []
        for start, end in sorted(dict.fromkeys(spots)):
            if any(first <= start and end <= last for first, last in covered):
                continue
            first, last = self._window(passage, start, end, [one for one in spots if one[0] >= start])
            phrase = self._phrase(passage, first, last)
            if phrase and phrase not in found:
                found.append(phrase)
                covered.append((first, last))
        return found

    def _window(self, passage: Passage, start: int, end: int, others: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """The words of a phrase that has a run, and those of the `others` after it that there is room for."""
        end = min(end, start + _LONGEST_ANCHOR)
        for _, last in sorted(others):
            if end < last <= start + _LONGEST_ANCHOR:
                end = last
        while self._count(passage, start, end) > _LONGEST_ANCHOR:
            end -= 1
        wished = 5
        while self._count(passage, start, end) < wished and (end < len(passage.words) or start > 0):
            if end < len(passage.words):
                end += 1
            else:
                start -= 1
        return start, end

    def _count(self, passage: Passage, start: int, end: int) -> int:
        return len(_PHRASE.findall(passage.said(start, end)))

    def _phrase(self, passage: Passage, start: int, end: int) -> str | None:
        """The phrase of these words to the letter, where the checker finds it in this sentence."""
        for first, last in ((start, end), (start, end - 1), (start + 1, end)):
            if first >= last:
                continue
            left, right = passage.spots[first][0], passage.spots[last - 1][1]
            while right < len(passage.text) and passage.text[right] in '%")' and passage.text[right] != " ":
                right += 1
            for phrase in (self.printed(passage, left, right), passage.text[left:right]):
                if self._stands(passage, phrase):
                    return phrase
        return None

    def _stands(self, passage: Passage, phrase: str) -> bool:
        """Whether the checker finds a phrase in this sentence, and takes it for an anchor."""
        if not 1 < len(_PHRASE.findall(phrase)) <= _LONGEST_ANCHOR or phrase != phrase.strip():
            return False
        its = passage.sentence
        return any(one.start <= its.start and its.end <= one.end for one in self.source.touched(phrase))


def _items(content: str) -> set[int]:
    """The lines, from 1, that begin a new item of a list: each line of the paragraph begins as one does, and some line
    has room for the first word of the next, so that it ends there on purpose.
    """
    found: set[int] = set()
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*content.split("\n"), ""], 1):
        if line.strip():
            block.append((number, line.strip()))
            continue
        longest = max((len(one) for _, one in block), default=0)
        fits = any(len(one) + 1 + len(other.split()[0]) <= longest for (_, one), (_, other) in pairwise(block))
        if fits and all(one[0].isupper() or not one[0].isalpha() for _, one in block):
            found.update(at for at, _ in block[1:])
        block = []
    return found


def _parted(sentence: Sentence, starts: Sequence[int], source: SourceText) -> Iterator[tuple[Sentence, bool]]:
    """A sentence, or the items of a list that it was taken for; each with whether it is one."""
    cuts = starts[bisect_right(starts, sentence.start) : bisect_left(starts, sentence.end)]
    for start, end in pairwise((sentence.start, *cuts, sentence.end)) if cuts else ():
        said = source.text[start:end].rstrip()
        yield Sentence(source.at(start), said, start, start + len(said)), True
    if not cuts:
        yield sentence, False


def lowered(text: str) -> str:
    """A text in lower case, with as many letters as it has: İ would become two."""
    return text.replace("İ", "i").lower()


def _spots(sentence: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where each word stands in its sentence."""
    parts = [found.span() for found in re.finditer(r"\S+", sentence)]
    placed: dict[int, list[tuple[str, int, int]]] = {}
    for word in words:
        start, end = parts[min(word.part, len(parts) - 1)]
        if word.part not in placed:
            placed[word.part] = list(placed_words(sentence[start:end]))
        its = placed[word.part]
        at = next((at for at, (folded, *_) in enumerate(its) if folded == word.text), None)
        if at is None:
            yield start, end
        else:
            _, left, right = its[at]
            placed[word.part] = its[at + 1 :]
            yield start + left, start + right


def _printed(content: str, plain: str) -> list[tuple[int, int, str]]:
    """The parts between white space in the normal form, each with its place, its length and what is printed."""
    raw = content.split()
    found, at = [], 0
    for part in re.finditer(r"\S+", plain):
        word = ""
        while at < len(raw):
            word += raw[at]
            at += 1
            if normal(word) == part[0] or len(normal(word)) >= len(part[0]):
                break
        found.append((part.start(), len(part[0]), word if normal(word) == part[0] else part[0]))
    return found
