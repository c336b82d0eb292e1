"""A text split into sentences, with their words, what these mean in a base, and where they stand."""

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
"""The maximum number of words read in a sentence, up to the last comma in them: a longer sentence is a table."""
_LONGEST_ANCHOR = 8
_PHRASE = re.compile(r"\w+")


@dataclass
class Passage:
    """A sentence: its words with their offsets, and the spans of words that mean something in the base."""

    sentence: Sentence
    number: int
    words: list[Word]
    spots: list[tuple[int, int]]
    whole: bool = True
    item: bool = False
    """Whether it is an item of a list, rather than a sentence."""
    spans: list[Span] = field(default_factory=list)
    printed: str = ""
    """The sentence exactly as the text prints it."""

    @cached_property
    def text(self) -> str:
        """The sentence in the normal form in which anchors are compared, up to the last word that is read."""
        return self.sentence.text if self.whole else self.sentence.text[: self.spots[-1][1] if self.spots else 0]

    @cached_property
    def lower(self) -> str:
        """The sentence in lower case, with the same offsets."""
        return lowered(self.text)

    def said(self, start: int, end: int) -> str:
        """Return the text of the words from `start` to before `end`."""
        return self.text[self.spots[start][0] : self.spots[end - 1][1]] if start < end else ""

    def between(self, one: int, other: int) -> str:
        """Return the text between two words."""
        return self.text[self.spots[one][1] : self.spots[other][0]]

    def surface(self, at: int) -> str:
        """Return a word as printed."""
        return self.text[slice(*self.spots[at])]

    def capital(self, at: int) -> bool:
        """Return whether a word begins with a capital letter."""
        return self.surface(at)[:1].isupper()

    def led(self, at: int) -> str:
        """Return the text before the word at `at`, in lower case."""
        return self.lower[: self.spots[at][0]]

    def of(self, *sorts: str) -> list[Span]:
        """Return the spans that mean something of one of these sorts."""
        return [span for span in self.spans if any(sort in span.means for sort in sorts)]

    def before(self, at: int, count: int = 1) -> str:
        """Return up to `count` folded words before the one at `at`."""
        return " ".join(word.text for word in self.words[max(at - count, 0) : at])

    def after(self, at: int, count: int = 1) -> str:
        """Return up to `count` folded words from the one at `at` on."""
        return " ".join(word.text for word in self.words[at : at + count])

    def at(self, offset: int) -> int:
        """Return the index of the word at an offset of the sentence, or of the next word."""
        return next((at for at, (_, end) in enumerate(self.spots) if end > offset), len(self.spots))

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """The runs of words in quotation marks."""
        return self.quotations(goes_on=False)

    def is_title(self, at: int) -> bool:
        """Return whether a word is in quotation marks as part of a name, and not of what somebody says."""
        return any(start <= at < end for start, end in self.quoted) and not self.text.startswith('"')

    def quotations(self, *, goes_on: bool) -> list[tuple[int, int]]:
        """Return the runs of words in quotation marks; `goes_on` if an earlier sentence has opened a quotation."""
        marks = [0] * goes_on + [self.at(found.start()) for found in re.finditer('"', self.text)]
        return list(zip(marks[::2], [*marks[1::2], len(self.words)], strict=False))


class Text:
    """The text of a source: its passages, and the anchors for what they say."""

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
        passage = Passage(sentence, number, words, list(_spots(sentence.text, words)), whole, item)
        counts = cues.COUNTS.search(lowered(sentence.text))
        # A kind of event is an event, unless the sentence counts: a visit, but the number of visits.
        apart = frozenset() if counts else self.lexicon.event_kinds
        spans = self.lexicon.spans(words, [False] * len(words), apart)
        passage.spans = [one for span in spans for one in self._apart(words, span)]
        return passage

    def _apart(self, words: Sequence[Word], span: Span) -> Iterator[Span]:
        """Yield a span, or the spans that it is split into.

        A post is split from a town before it (in Paris the ambassador of a country), and from the first half of the
        name of a state after it (министр Арктической Республики). The office is split from a body where nobody has it.
        """
        led = words[span.start - 1].text if "post" in span.means and span.start else ""
        following = words[span.end].text if "post" in span.means and span.end < len(words) else ""
        if led in ("в", "во", "in") and not office(words[span.start].text):
            cuts = (span.start, span.start + 1, span.end)
        elif cues.OF_STATE.match(following):
            cuts = (span.start, span.end - 1, span.end + 1)
        elif "post" in span.means and span.end - span.start > 1 and words[span.end - 1].text.endswith("ed"):
            cuts = (span.start, span.end - 1, span.end)  # the commission headed by somebody
        elif not span.means.get("post", ("",)) and not self._is_of_a_state(words[span.start : span.end]):
            cuts = (span.start, span.start + 1, span.end)
        else:
            yield span
            return
        for start, end in pairwise(cuts):
            for one in self.lexicon.spans(words[start:end], [False] * (end - start)):
                yield one._replace(start=one.start + start, end=one.end + start)

    def _is_of_a_state(self, words: Sequence[Word]) -> bool:
        return any("place" in one.means for one in self.lexicon.spans(words[1:], [False] * (len(words) - 1)))

    @cached_property
    def _lines(self) -> list[list[Passage]]:
        lines: list[list[Passage]] = []
        for one in self.passages:
            last = lines[-1][-1].sentence if lines else one.sentence
            begins = not lines or "\n" in self.source.text[last.end : one.sentence.start]
            if begins or (one.item and one.sentence.line != last.line):
                lines.append([])
            lines[-1].append(one)
        return [line for line in lines for _ in line]

    def line(self, passage: Passage) -> list[Passage]:
        """Return the passages of the line, or the broken lines, that this one belongs to."""
        return self._lines[passage.number]

    def printed(self, passage: Passage, start: int, end: int) -> str:
        """Return what the text prints between two offsets of a sentence, with its own quotation marks, dashes and ё."""
        first = passage.sentence.start + start
        last = passage.sentence.start + end
        begun = bisect_right(self._printed, first, key=lambda part: part[0] + part[1])
        parts = [
            raw[max(first - at, 0) if len(raw) == size else 0 : last - at if len(raw) == size else None]
            for at, size, raw in self._printed[begun : bisect_left(self._printed, (last,))]
        ]
        return " ".join(part for part in parts if part).strip()

    def anchor(self, passage: Passage, *spots: tuple[int, int]) -> list[str]:
        """Return anchors of two to eight words around these runs of words, as few as possible.

        The checker finds each of them in the text. A run that is too long for an anchor is cut short; one without a
        phrase that the checker would find gets no anchor.
        """
        found: list[str] = []
        covered: list[tuple[int, int]] = []
        for start, end in sorted(dict.fromkeys(spots)):
            if any(first <= start and end <= last for first, last in covered):
                continue
            first, last = self._window(passage, start, end, [one for one in spots if one[0] >= start])
            phrase = self._phrase(passage, first, last)
            if phrase:
                found.append(phrase)
                covered.append((first, last))
        return found

    def _window(self, passage: Passage, start: int, end: int, others: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """Return the words for an anchor: a run, the `others` after it that fit, and a few more if it is short."""
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
        """Return these words exactly as printed, or None if the checker would not find them in this sentence."""
        for first, last in ((start, end), (start, end - 1), (start + 1, end)):
            if first >= last:
                continue
            left, right = passage.spots[first][0], passage.spots[last - 1][1]
            right += len(passage.text[right:]) - len(passage.text[right:].lstrip('%")'))
            for phrase in (self.printed(passage, left, right), passage.text[left:right]):
                if self._stands(passage, phrase):
                    return phrase
        return None

    def _stands(self, passage: Passage, phrase: str) -> bool:
        """Return whether a phrase is a valid anchor that the checker finds in this sentence."""
        if not 1 < len(_PHRASE.findall(phrase)) <= _LONGEST_ANCHOR:
            return False
        its = passage.sentence
        return any(one.start <= its.start and its.end <= one.end for one in self.source.touched(phrase))


def _items(content: str) -> set[int]:
    """Return the numbers, from 1, of the lines that begin a new item of a list.

    Each line of such a paragraph begins like an item, and at least one is so short that the first word of the next
    would have fitted, so that it was broken on purpose.
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
    """Yield a sentence, or the items of the list that was taken for one, each with whether it is an item."""
    cuts = starts[bisect_right(starts, sentence.start) : bisect_left(starts, sentence.end)]
    for start, end in pairwise((sentence.start, *cuts, sentence.end)) if cuts else ():
        said = source.text[start:end].rstrip()
        yield Sentence(source.at(start), said, start, start + len(said)), True
    if not cuts:
        yield sentence, False


def lowered(text: str) -> str:
    """Return a text in lower case with the same number of characters: İ would become two."""
    return text.replace("İ", "i").lower()


def _spots(sentence: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each word in its sentence."""
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
    """Return the parts between white space in the normal form: the offset, the length, and the text as printed."""
    raw = content.split()
    found, at = [], 0
    for part in re.finditer(r"\S+", plain):
        word = ""
        while at < len(raw) and len(normal(word)) < len(part[0]):
            word += raw[at]
            at += 1
        found.append((part.start(), len(part[0]), word if normal(word) == part[0] else part[0]))
    return found
