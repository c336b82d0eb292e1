"""The paper that a view is written on: its width and language, what may be drawn, the sources cited so far."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import TypeVar

from raes_cli import labels
from raes_cli.show import wording
from raes_cli.show.page import Page
from raes_cli.show.tables.layout import abreast, hung, joined, padded
from raes_cli.show.tables.styled import HELD, Text, cells
from raes_cli.show.wording import Record, flat
from raes_cli.text import Words

Item = TypeVar("Item")

NARROWEST, WIDEST = 20, 500
MEASURE = 120
"""The greatest width of text: longer lines are hard to read."""
_WHOLE, _NAMED = 3, 12
"""The most sources that are listed with title and URL, and the most in a line each; beyond that, only ids."""
_LABELS, _TAIL = 0.35, 0.3
"""The largest share of the width for a column of labels, and of the rest for the text at the right end."""
_GAP = " │ "


class Paper:
    """What all parts of one answer share."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lang = page.lang
        self.linear = page.linear
        self.full_width = min(max(page.width, NARROWEST), WIDEST)
        self.width = min(self.full_width, MEASURE)
        self.cited: dict[str, tuple[int, str]] = {}
        self.signs: dict[str, Words] = {}
        self._names: dict[str, str] = {}
        self._actors: dict[str, Text] = {}
        self._sources: dict[str, Words] = {}

    def inset(self, columns: int) -> Paper:
        """Return the same paper, narrower by `columns`."""
        inner = copy(self)
        inner.width, inner.full_width = max(self.width - columns, 1), max(self.full_width - columns, 1)
        return inner

    # Words

    def ink(self, text: object, style: str = "") -> Text:
        """Return text of the base, made safe to print: the only way it gets onto the paper.

        Without colours it has no style but those whose words stay together on a line.
        """
        return Text(flat(text), style if self.page.color or style in HELD else "")

    def say(self, words: Words, style: str = "") -> Text:
        """Return a text in the language of the page."""
        return self.ink(words[self.lang], style)

    def name(self, record: Record, style: str = "") -> Text:
        """Return the title or name of a record."""
        return self.ink(wording.named(record, self.lang), style)

    def phrase(self, value: object, style: str = "") -> Text:
        """Return any value of a record in words."""
        return self.ink(wording.phrase(value, self.lang), style)

    def quote(self, text: str) -> Text:
        """Return words of a source in quotation marks."""
        return self.ink(wording.quoted(text, self.lang), "quote")

    def dotted(self, parts: Iterable[Text]) -> Text:
        """Return the non-empty parts in one line, separated by dots, or by commas on a linear page."""
        return joined(", " if self.linear else " · ", parts)

    def named(self, id_: str) -> Text:
        """Return the name of a source or topic, or its id if the page has none."""
        name = self.page.names.get(id_)
        return self.say(name) if name else self.ink(id_)

    def title(self, record: Record) -> str:
        """Return the title of a record beside its date, which it does not repeat unless the page is verbose."""
        return (wording.named if self.page.verbose else wording.undated_title)(record, self.lang)

    def called(self, actors: Iterable[Record]) -> str:
        """Return the names of people and bodies; for a state, that of its country unless the page is verbose."""
        return ", ".join(map(self.calls, actors))

    def calls(self, actor: Record) -> str:
        """Return the name of an actor, as in `called`."""
        id_ = actor["id"]
        if id_ not in self._names:
            short = None if self.page.verbose else self.page.names.get(id_)
            self._names[id_] = (short and (self.outlet(id_) or short[self.lang])) or wording.named(actor, self.lang)
        return self._names[id_]

    def actor(self, actor: Record) -> Text:
        """Return the name of an actor, as in `called`, in their style."""
        named = self._actors.get(actor["id"])
        if named is None:
            named = self._actors[actor["id"]] = self.ink(self.calls(actor), "actor")
        return named

    def outlet(self, source: str) -> str:
        """Return who published a source, or whose report it relays."""
        return wording.published_by(self.page.known.get(source, {}), self.lang)

    def link(self, url: str, words: str = "", style: str = "dim") -> Text:
        """Return a URL, or words for it, as a link if the terminal allows links."""
        text = self.ink(words or url, style)
        if self.page.links and re.fullmatch(r"https?://[!-~]+", url):
            text.stylize(f"link {url}")
        return text

    # Sources

    def tags(self, citations: Iterable[Record]) -> Text:
        """Return the sources of a record as numbers, which `foot` resolves."""
        numbers = sorted({self._number(citation["source"]) for citation in citations})
        if self.linear:
            return joined(" ", (self.tag(number) for number in numbers))
        several = len(numbers) > 2  # noqa: PLR2004 - three or more consecutive numbers are given as a range
        shown = [f"[{one}]" for one in (_ranges(numbers) if several else numbers)]
        return joined("", [self.ink(one, "source") for one in shown]) if self.page.color else Text("".join(shown))

    def tag(self, number: int) -> Text:
        """Return one source as a number."""
        return self.ink(f"({labels.SOURCE[self.lang]} {number})" if self.linear else f"[{number}]", "source")

    def sign(self, sign: str, style: str = "") -> Text:
        """Return a sign, which `foot` explains; on a linear page, its meaning in words."""
        if self.linear:
            return self.ink(f"({labels.SIGNS[sign][self.lang]})", style)
        if sign not in self.signs:
            self.signs[sign] = labels.SIGNS[sign]
        return Text(sign, style)

    def alone(self, citations: Sequence[Record]) -> Text:
        """Return the sign of evidence from one outlet alone, in sources of grade B."""
        if any(self._source(one["source"]).get("grade") != "B" for one in citations):
            return Text()
        outlets = {self.outlet(one["source"]) or one["source"] for one in citations}
        return self.sign("ᴮ") if len(outlets) == 1 else Text()

    def _source(self, id_: str) -> Words:
        """Return the names, URL and grade of a source; empty if the page has none."""
        known = self._sources.get(id_)
        if known is None:
            known = self._sources[id_] = self.page.names.get(id_, {})
        return known

    def foot(self, *, brief: Text | None = None, also: str = "") -> Iterator[Text]:
        """Yield the meanings of the signs in use, what is `also` said about them, and the cited sources by number.

        After a `brief` text, the sources are listed by id only.
        """
        known = [f"{sign} {words[self.lang]}" for sign, words in labels.SIGNS.items() if sign in self.signs]
        known += [also] if also else []
        if brief is None and len(self.cited) > _NAMED:
            brief = Text()
        if brief is not None:
            known = [brief.plain, *known, *(f"{self.tag(number)} {id_}" for id_, (number, _) in self.cited.items())]
        if known or self.cited:
            yield Text()
        # No line breaks between a sign and its meaning.
        fits = textwrap.wrap(
            "   ".join(flat(one).replace(" ", "\u00a0") for one in known if one), self.width, break_on_hyphens=False
        )
        yield from (Text(line.replace("\u00a0", " "), "dim") for line in fits)
        for id_, (number, name) in self.cited.items() if brief is None else ():
            url = self.page.names.get(id_, {}).get("url", "")
            tag = Text.assemble(self.tag(number), " ")
            room = self.width - tag.cell_len
            text = joined("  ", (self.link(url, id_), self.ink(name), self.link(url)))
            if url and len(self.cited) > _WHOLE and text.cell_len > room:
                text = joined("  ", (self.link(url, id_), self.link(url, url.removeprefix("https://"))))
                text = text if text.cell_len <= room else self.link(url, id_)
            yield from hung(tag, self.wrap(text, room))

    def _number(self, source: str) -> int:
        known = self.cited.get(source)
        if not known:
            known = self.cited[source] = (len(self.cited) + 1, self._source(source).get(self.lang, ""))
        return known[0]

    # Lines

    def wrap(self, text: Text, width: int | None = None) -> list[Text]:
        """Return `text` as lines; a word longer than a line is broken at a hyphen or folded, never cut."""
        width = width or self.width
        if text.cell_len <= width:
            return [text]
        for word in re.finditer(r"\S+-\S+", text.plain) if "-" in text.plain else ():
            at = word[0].rfind("-", 0, width) + 1
            if cells(word[0]) > width and at:
                start = text[: word.start() + at]
                return [*self.wrap(start, width), *self.wrap(text[word.start() + at :], width)]
        return text.wrap(width)

    def spread(self, text: Text, tail: Text, width: int) -> list[Text]:
        """Return `text` as lines, with `tail` at the right end of the last line, or on a line of its own."""
        lines = self.wrap(text, width) if text else []
        if not tail or self.linear:
            return lines + self.wrap(tail, width) if tail else lines
        if not lines or lines[-1].cell_len + 2 + tail.cell_len > width:
            lines.append(Text())
        last = Text.assemble(lines[-1], padded(tail, width - lines[-1].cell_len, right=True))
        return [*lines[:-1], *self.wrap(last, width)]

    def entry(
        self, label: Text, column: int, paragraphs: Iterable[Text], tail: Text | None = None, *,
        wide: bool = False, last: bool = False, runs_on: bool = False,
    ) -> Iterator[Text]:  # fmt: skip
        """Yield paragraphs beside a label, in a column of its own that may be `wide`.

        If there is no room, they go below the label or, with `runs_on`, after it. The `tail` is at the right end of the
        first line and keeps its columns free in all of that paragraph, unless it takes too many or belongs in the
        `last` line.
        """
        said, tail = [part for part in paragraphs if part.plain] or [Text()], tail or Text()
        narrow = bool(column) and column >= self.width * _LABELS and not wide
        fits = not (self.linear or narrow or label.cell_len > column)
        indent = column if fits else 2 * bool(label)
        room = self.width - indent
        beside = not last and tail and not self.linear and tail.cell_len < room * _TAIL
        aside = room - tail.cell_len - 1 if beside else room
        if runs_on and narrow and label and not self.linear:
            bare = (label[part.start() : part.end()] for part in re.finditer(r"\S+(?: \S+)*", label.plain))
            said, label = [joined(" ", (*bare, said[0])), *said[1:]], Text()
        lines = [line for number, part in enumerate(said) for line in self.wrap(part, room if number else aside)]
        if beside:
            lines[0] = Text.assemble(lines[0], " " * (aside - lines[0].cell_len + 1), tail)
        elif tail:
            lines = [*lines[:-1], *self.spread(lines[-1], tail, room)]
        if not fits and label:
            yield from self.wrap(label)
        first = padded(label, column) if fits else Text(" " * indent) if label or self.linear else Text()
        yield from hung(first, lines, Text(" " * indent))

    def rows(self, items: Sequence[Item], narrowest: int) -> Iterator[Sequence[Item]]:
        """Return `items` in rows of as many as fit side by side; one per row on a linear page."""
        most = 1 if self.linear else max(1, (self.full_width + len(_GAP)) // (narrowest + len(_GAP)))
        rows = -(-len(items) // most)
        each = -(-len(items) // rows)
        return (items[start : start + each] for start in range(0, len(items), each))

    def beside(self, blocks: Sequence[Sequence[Text]]) -> Iterator[Text]:
        """Yield blocks of paragraphs side by side over the whole width, several at most half of `MEASURE` wide each."""
        width = min((self.full_width + len(_GAP)) // len(blocks) - len(_GAP), MEASURE // min(len(blocks), 2))
        wrapped = [[line for text in block if text for line in self.wrap(text, width)] for block in blocks]
        yield from abreast(wrapped, width, Text.assemble((_GAP, "dim")))

    def printed(self, lines: Iterable[Text]) -> str:
        """Return the lines as they are printed to the terminal."""
        if not self.page.color:
            return "".join(f"{line.plain.rstrip()}\n" for line in lines)
        from raes_cli.show.tables.paint import painted  # a page without colours needs no styles

        return "".join(map(painted, lines))


def _ranges(numbers: Sequence[int]) -> list[str]:
    """Return numbers in ascending order, three or more consecutive ones as a range."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [one for run in runs for one in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))]  # noqa: PLR2004
