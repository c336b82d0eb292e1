"""Evidence: where an anchor occurs in the text of its source, and which sentences no record uses.

Texts are compared in a normal form: Unicode NFC, each word in one alphabet, ё as е, one kind of quotation mark and
dash, single spaces, and words hyphenated at line ends joined. The result is kept in a lock file beside the base
(source, line, anchor), so that places are known where the texts are not at hand.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from raes_cli.curate.feed import CONTROL
from raes_cli.text import visible

Lock = Mapping[tuple[str, str], int]
"""The line on which an anchor begins, by source and anchor; 0 in a web page, which has no lines."""

_SAME = str.maketrans(dict.fromkeys("«»“”„‟″", '"') | dict.fromkeys("’‘‚ʼ", "'") | dict.fromkeys("‐‑–—−", "-")
                      | {"ё": "е", "Ё": "Е", "ǝ": "ə", "Ǝ": "Ə", "\xa0": " ", "\xad": ""})  # fmt: skip
_DIVIDED = re.compile(r"(?<=[^\W\d_])-[ \t\r]*\n\s*(?=[^\W\d_])")
_MOST_ROWS = 200
_ON_CARD = re.compile(r'^(?:title: (.+)|\s+anchor: "(.+)")\s*$', re.MULTILINE)
_BEGINS, _ENDS = r"(?<!\w)(?<!\d[.,])", r"(?!\w)(?![.,]\d)"
"""The start and the end of a word or number."""
_SPACE = re.compile(r"\s+")
_END = re.compile(
    r"""[.!?…]["»”)]*(?=\s+["«“(]?[A-ZА-ЯЁƏĞİÖŞÜÇ0-9])(?!(?:(?<=тыс\.)|(?<=млн\.)|(?<=млрд\.)|(?<=долл\.))\s+[A-ZА-ЯЁ]{2,}\b)"""
    r"(?!(?:(?<=Jan\.)|(?<=Feb\.)|(?<=Aug\.)|(?<=Sep\.)|(?<=Sept\.)|(?<=Oct\.)|(?<=Nov\.)|(?<=Dec\.))\s+\d)"
)
# Not after a scale before a unit in capitals, a currency before its country, or a month before its day:
# 15 тыс. TEU, 5 млрд долл. США, Nov. 2.
# An abbreviation, or the number of a list item.
_ABBREVIATION = re.compile(
    r"(?:(?:^|[\s.(«\"])(?:[A-ZА-ЯЁƏĞİÖŞÜÇ]|[CKSZ]h|Y[aeou]|Ts|г|гг|др|апр|т\.д|No|Дж|им|ул|проф|акад|Dr|Mr|Mrs|Ms|Prof|St|Gen|Sen)|^\d{1,3})\.$"
)


def read_lock(content: str) -> dict[tuple[str, str], int]:
    """Return the places in the text of a lock file; malformed lines are ignored."""
    rows = (line.split("\t") for line in content.splitlines() if not line.startswith("#"))
    return {(row[0], row[2]): int(row[1]) for row in rows if len(row) == 3 and row[1].isdecimal()}  # noqa: PLR2004


def write_lock(places: Lock) -> str:
    """Return the text of a lock file, sorted by source, line and anchor."""
    rows = sorted((source, line, anchor) for (source, anchor), line in places.items())
    head = "# source\tline\tanchor: written by `raes check --texts DIR --lock`, not by hand\n"
    return head + "".join(f"{source}\t{line}\t{anchor}\n" for source, line, anchor in rows)


def normal(text: str) -> str:
    """Return `text` in the normal form in which anchors and sources are compared.

    Characters that no anchor may have are removed.
    """
    text = visible(unicodedata.normalize("NFC", text)).translate(_SAME)
    return CONTROL.sub("", _SPACE.sub(" ", _DIVIDED.sub("-", text)).strip())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source, with the line on which it begins and its span in the normal form."""

    line: int
    text: str
    start: int
    end: int


class SourceText:
    """The text of a source in normal form, with a mapping back to its lines."""

    def __init__(self, text: str) -> None:
        self.sentences: list[Sentence] = []
        self.starts: list[tuple[int, int]] = []
        """Offset in the normal form at which each line begins, and its number, from 1."""
        parts: list[str] = []
        size = 0
        for line, passage in _passages(text):
            clean = normal(passage)
            rows = passage.split("\n")
            for number, row in enumerate(rows):
                to_first_letter = "\n".join((*rows[:number], row.lstrip()[:1]))
                self.starts.append((size + len(normal(to_first_letter)) - 1, line + number))
            for start, end in _sentence_spans(clean):
                self.sentences.append(Sentence(self.at(size + start), clean[start:end], size + start, size + end))
            parts.append(clean)
            size += len(clean) + 1
        self.text = "\n".join(parts)
        # A space in an anchor matches a line end, even one that seems to end a sentence.
        self._line_less = self.text.replace("\n", " ")
        self._without_hyphens = self._line_less.replace("-", "")

    def spans(self, anchor: str) -> list[tuple[int, int]]:
        """Return the spans of `anchor` in the normal form, whole words only."""
        plain = normal(anchor)
        if found := list(self._whole(plain)):
            return found
        # A hyphen at a line end may or may not belong to the word: the second attempt allows one anywhere.
        if plain.replace("-", "") not in self._without_hyphens:
            return []
        pattern = "-?".join(map(re.escape, plain))
        return [found.span() for found in re.finditer(_BEGINS + pattern + _ENDS, self._line_less)]

    def _whole(self, plain: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of a phrase in normal form that are not part of a longer word or number."""
        text, start = self._line_less, 0
        while (at := text.find(plain, start)) >= 0:
            start = at + 1
            if re.compile(_BEGINS).match(text, at) and re.compile(_ENDS).match(text, end := at + len(plain)):
                yield at, end
                start = max(end, start)

    def line(self, anchor: str) -> int | None:
        """Return the line, from 1, on which `anchor` first begins; None if the text does not have it."""
        found = self.spans(anchor)
        return self.at(found[0][0]) if found else None

    def unused(self, anchors: Iterable[str]) -> list[Sentence]:
        """Return the sentences that none of `anchors` touches."""
        used = {sentence for anchor in anchors for sentence in self.touched(anchor)}
        return [sentence for sentence in self.sentences if sentence not in used]

    def touched(self, anchor: str) -> list[Sentence]:
        """Return the sentences that contain `anchor` or a part of it."""
        found: dict[Sentence, None] = {}
        for start, end in self.spans(anchor):
            first = bisect_right(self.sentences, start, key=lambda sentence: sentence.end)
            behind = bisect_left(self.sentences, end, key=lambda sentence: sentence.start)
            found.update(dict.fromkeys(self.sentences[first:behind]))
        return list(found)

    def at(self, offset: int) -> int:
        """Return the line, from 1, of an offset in the normal form."""
        place = bisect_right(self.starts, offset, key=lambda start: start[0])
        return self.starts[place - 1][1] if place else 1


class Quoted:
    """The quotations on the card of a page whose text is not held: its title, and phrases copied from it."""

    def __init__(self, card: str) -> None:
        self.phrases = [SourceText(quoted or title) for title, quoted in _ON_CARD.findall(card)]

    def spans(self, anchor: str) -> list[tuple[int, int]]:
        """Return the spans of `anchor` in the phrases, each within its own phrase."""
        return [span for phrase in self.phrases for span in phrase.spans(anchor)]

    def line(self, anchor: str) -> int | None:
        """Return 0 if the phrases have `anchor`, because a page has no lines; else None."""
        return 0 if self.spans(anchor) else None


def _passages(text: str) -> Iterator[tuple[int, str]]:
    """Yield runs of lines that belong together, each with the number of its first line.

    A run ends at a blank line, and at a line that ends like a sentence, unless that is an abbreviation and the next
    line begins with a lowercase letter. Runs are at most `_MOST_ROWS` lines long.
    """
    rows: list[str] = []
    first = 1
    lines = text.split("\n")
    for number, (row, following) in enumerate(zip(lines, (*lines[1:], ""), strict=True), 1):
        if row.strip():
            if not rows:
                first = number
            rows.append(row)
        goes_on = following.strip()[:1].islower() and _ABBREVIATION.search(row.rstrip())
        ended = not row.strip() or (row.rstrip()[-1:] in ".!?:;…" and not goes_on)
        if rows and (ended or len(rows) == _MOST_ROWS):
            yield first, "\n".join(rows)
            rows = []
    if rows:
        yield first, "\n".join(rows)


def _sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text[start : match.start() + 1]):
            yield start, match.end()
            start = match.end() + 1
    if text[start:].strip():
        yield start, len(text)
