"""Splits a line of words into items: what each run of words means in a base, or does in a question."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from raes_cli.lookup.forms import STOP
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.date_words import may_be
from raes_cli.lookup.reading.lexicon import Lexicon, Span
from raes_cli.lookup.reading.tokens import Word, counted, joined, typed
from raes_cli.tuples import NamedTuple

if TYPE_CHECKING:
    from raes_cli.lookup.reading.times import Dated

NAMES = ("actor", "post", "body")  # sorts of items that name people or bodies
_KINDS = frozenset(("event-kind", "organization-kind", "document-kind", "source-kind"))
_CHOOSING = frozenset(("gaps", "conflicts", "sources", "said", "figures"))
_PREPOSITIONS = frozenset(("about", "on", "in", "from", "with"))
_OF_HOLDERS = frozenset(("predecessor", "successor"))


class Item(NamedTuple):
    """A part of a line: it has meanings in the base, or cues, or neither, in which case it is a word to search for."""

    start: int
    end: int
    means: dict[str, Ids]
    does: frozenset[str] = frozenset()


class Parts:
    """The items of a line of words, after a command if a `question` is given."""

    def __init__(self, base: sqlite3.Connection, words: Sequence[Word], today: date, question: str = "") -> None:
        self.base = base
        self.words = words = counted(words)
        self.texts = frozenset(word.text for word in words)
        self.question, self.today = question, today
        self.lexicon = Lexicon(base)
        self._declared: dict[str, frozenset[str]] = {}
        self.dates = self._dated() if any(map(may_be, words)) else []
        ids = self.lexicon.ids(words)
        self.records = [Item(*span) for span in ids if "id" in span.means]
        taken = [False] * len(words)
        for start, end, *_ in (*self.dates, *ids):
            taken[start:end] = [True] * (end - start)
        runs = (range(at, min(at + length, len(words))) for at in range(len(words)) for length in (1, 2))
        self.counts = any(self._cues(run) & {"figures", "often"} for run in runs)
        days = [range(one.start, one.end) for one in self.dates]
        spans = self.lexicon.spans(
            words, taken, frozenset() if self.counts else self.declared("sign") - self.travel(), days
        )
        self.dates = [one for one in self.dates if not any(span.start <= one.start < span.end for span in spans)]
        named = [span for span in ids if "id" not in span.means]
        for start, end, *_ in (*spans, *named):
            taken[start:end] = [False] * (end - start)
        self.items = list(map(self._in_case, self._items([*spans, *named], taken)))
        every = [*self.items, *self.records]
        self.barred = [item for item in every if self._may_be_out(item) and self._leaves_out(item)]
        self.records = [item for item in self.records if item not in self.barred]
        self.days_out = [one for one in self.dates if self._is_out(one.start)]
        self.dates = [one for one in self.dates if one not in self.days_out]
        self.items = [self._of_use(item) for item in self.items if item not in self.barred]
        self.does = self.doing()

    def _dated(self) -> list[Dated]:
        from raes_cli.lookup.reading.times import dated  # lazy: many lines give no time

        return dated(self.words, self.today)

    def _items(self, spans: Sequence[Span], taken: Sequence[bool]) -> Iterator[Item]:
        starts = {span.start: span for span in spans if not self._only_does(span)}
        at = 0
        while at < len(self.words):
            if taken[at]:
                at += 1
            elif at in starts and (phrase := self._longer(starts[at], taken)):
                yield phrase
                at = phrase.end
            elif at in starts:
                yield Item(*starts[at])
                at = starts[at].end
            else:
                if end := self._strange_initials(at, spans):
                    yield Item(at, end, {})
                    at = end
                    continue
                free = next((end for end in range(at, len(self.words)) if taken[end] or end in starts), len(self.words))
                end = joined(self.words[at:free])
                if end and not all(language.cues(word.text) for word in self.words[at : at + end]):  # I'd is not one
                    yield Item(at, at + end, {})
                    at += end
                    continue
                runs = (range(at, end) for end in range(min(free, at + language.LONGEST), at, -1))
                run, does = next((run, does) for run in runs if (does := self._cues(run)) or len(run) == 1)
                yield Item(at, run.stop, {}, does)
                at = run.stop

    def _cues(self, run: Iterable[int]) -> frozenset[str]:
        """Return the cues of a run of words."""
        return language.cues(" ".join(self.words[at].text for at in run))

    def _strange_initials(self, at: int, spans: Sequence[Span]) -> int | None:
        """Return the end of initials next to a person's name that are not his; None if there are none here."""
        end = at
        while end < len(self.words) and self.words[end].initial and len(self.words[end].text) == 1:
            end += 1
        beside = (id_ for span in spans if end == span.start or span.end == at for id_ in span.means.get("actor", ()))
        return end if end > at and any(map(self.lexicon.person, beside)) else None

    def _longer(self, span: Span, taken: Sequence[bool]) -> Item | None:
        """Return the phrase with a cue that is longer than a span with the same start, or None: baş verib, baş."""
        for end in range(min(len(self.words), span.start + language.LONGEST), max(span.end, span.start + 1), -1):
            does = self._cues(range(span.start, end))
            if does and not any(taken[span.start : end]):
                return Item(span.start, end, {}, does)
        return None

    def _in_case(self, item: Item) -> Item:
        """Remove from an item those whose name is its word as it stands, if the context requires an oblique case.

        «Встреча Петрова», «Иванова и Петрова» are about men: a woman's name would be in the genitive too.
        """
        word, ids = self.words[item.end - 1].text, item.means.get("actor", ())
        if len(ids) > 1 and word.endswith("а") and self._is_governed(item):
            others = tuple(id_ for id_ in ids if not self._so_called(word, (id_,)))
            return item._replace(means={**item.means, "actor": others or ids})
        return item

    def _is_governed(self, item: Item) -> bool:
        """Return whether an item is joined to a name in an oblique case, or follows the noun for a kind of event."""
        at = item.start - 1
        if at > 0 and self.words[at].text in language.JOINING:
            word = self.words[at - 1].text
            ids = [id_ for its in self.lexicon.bearers(word).values() for id_ in its]
            return bool(ids) and not self._so_called(word, ids)
        word = self.words[at].text if at >= 0 else ""
        sql = "SELECT 1 FROM vocabulary WHERE kind = 'event-kind' AND instr(char(10) || folded || char(10), ?)"
        nouns = (word, *(word.removesuffix(end) + "а" for end in ("у", "и", "ы", "е", "") if word.endswith(end)))
        return bool(word) and any(self.base.execute(sql, (f"\n{noun}\n",)).fetchone() for noun in nouns)

    def _so_called(self, word: str, ids: Iterable[str]) -> bool:
        """Return whether a word occurs as it stands in a name of one of `ids`."""
        return any(word in name for id_ in ids for name in self.lexicon.names("actor", id_))

    def _only_does(self, span: Span) -> bool:
        """Return whether all words of a span are cues, so that they, not a kind's name, are meant: planned events.

        A single word in capitals is an acronym, not a cue.
        """
        words = self.words[span.start : span.end]
        cues = [language.cues(word.text) for word in words]
        if not all(cues) or any("statement" in its for its in cues):
            return False
        asks = bool(cues[0] & _CHOOSING) and len(words) == 1 and not words[0].typed.isupper()
        papers = "documents" in cues[0] and not self.counts and self.question not in ("figures", "trade")
        means = span.means.keys()
        return means <= _KINDS or (asks and means == {"actor"}) or (papers and means == {"indicator"})

    def _leaves_out(self, item: Item) -> bool:
        """Return whether an item is excluded: by *without*, by a case ending, or by being joined to such an item."""
        word, after = self.words[item.end - 1].text, self.words[item.end].text if item.end < len(self.words) else ""
        at = self.before(item)
        if word.endswith(language.LEFT_OUT) and not self.as_it_stands(word, item):
            return True
        if at >= 0 and self.words[at].text in language.AND:
            others = (*self.items, *self.records)
            like = (one for one in others if one.end == at and one.means.keys() & item.means.keys())
            return any(self._leaves_out(other) for other in like)
        denied = after.endswith(language.NOT_DONE) and bool(item.means)
        return self._cue_before(item) is not None or after in language.BUT_IT or denied

    def _may_be_out(self, item: Item) -> bool:
        """Return whether an item can be excluded: it has a meaning, is searched for, or is *first* or *last*."""
        if item.means or item.does & {"first", "last"}:
            return True
        return self.is_sought(item) and not self._is_lacking(item)

    def _is_lacking(self, item: Item) -> bool:
        """Return whether a record says that something was lacking: without mediators."""
        said = [word.text for word in self.words[max(item.start - 1, 0) : item.end]]
        if self.question or said[0] not in language.WITHOUT:
            return False
        from raes_cli.lookup.search.rank import holding  # lazy: few lines exclude a word

        return bool(holding(self.base, said))

    def _cue_before(self, item: Item) -> Item | None:
        """Return the word that excludes an item, before it or its preposition: except Oslo, except in Oslo; or None."""
        at, between = item.start, language.ARTICLES | language.LEADING
        while at > 0 and (word := self.words[at - 1].text) and (word in between or "with" in language.cues(word)):
            at -= 1
        ends = range(at, item.start + 1)
        denies = item.means.keys() & {*NAMES, "place"} and "event-kind" not in item.means  # e.g. not Petrov
        return next(
            (one for one in self.items if one.end in ends and ("but" in one.does or (denies and self.is_denial(one)))),
            None,
        )

    def is_denial(self, item: Item) -> bool:
        """Return whether an item only negates what follows: не, not."""
        polite = item.end < len(self.words) and self.words[item.end].text.startswith(language.NOT_DENIED)
        first = self.words[item.start].text in language.NOT
        return first and not item.means and item.does == {"ask"} and not polite

    def _is_out(self, start: int) -> bool:
        """Return whether the date that begins at `start` is excluded: except 2023, кроме как в 2023."""
        ends = {start, start - 1 if start and self.words[start - 1].text in language.LEADING else start}
        return any(item.end in ends and "but" in item.does for item in self.items)

    def is_sought(self, item: Item) -> bool:
        """Return whether an item is a word to search for: it has no meaning and no cue, and is not a stop word."""
        return not item.means and not item.does and self.says(item)

    def says(self, item: Item) -> bool:
        """Return whether an item has any word that is not a stop word."""
        return any(word.text not in STOP or word.initial for word in self.words[item.start : item.end])

    def as_it_stands(self, word: str, item: Item) -> bool:
        """Return whether a word occurs as it stands in a name of something that an item means."""
        return any(
            word in name for sort, ids in item.means.items() for id_ in ids for name in self.lexicon.names(sort, id_)
        )

    def before(self, item: Item) -> int:
        """Return the index of the word before an item and its article; -1 if there is none."""
        at = item.start - 1
        return at - 1 if at > 0 and self.words[at].text in language.ARTICLES else at

    def _of_use(self, item: Item) -> Item:
        """Remove from an item the cues that concern a post or its holder, if none is named, and idle exclusions."""
        does = item.does
        does -= {"former"} if not self.of("post") else frozenset()
        if does & _OF_HOLDERS and not self.of("post", "actor"):
            does -= _OF_HOLDERS
        asks = self.words[item.start - 1].text in language.WHO if item.start else self.question == "who"
        if "announced" in does and asks:
            does = does - {"announced"} | {"ask"}  # e.g. who announced it
        out = [one.start for one in self.barred] + [one.start for one in self.days_out]
        if "but" in does and not any(item.end <= start for start in out):
            does = does - {"but"} | {"ask"}
        return item._replace(does=does)

    def people(self) -> Ids:
        """Return the people who are named, by name or by post."""
        ids = (id_ for item in self.of(*NAMES) for sort in ("actor", "post") for id_ in item.means.get(sort, ()))
        return tuple(filter(self.lexicon.person, ids))

    def typed(self, item: Item, *, preposition: bool = False) -> str:
        """Return an item as typed, optionally with the preposition before it or the postposition after it."""
        before = self.words[at].text if preposition and (at := self.before(item)) >= 0 else ""
        leads = language.cues(before) & _PREPOSITIONS and before not in language.ABOUT_IT
        start, end = at if leads or before in language.TOWARDS else item.start, item.end
        if preposition and end < len(self.words) and self.words[end].text in language.ABOUT_IT:
            end += 1
        return typed(self.words[start:end])

    def left_out(self, item: Item) -> str:
        """Return an excluded item as typed, with the word that excludes it."""
        at = self.before(item)
        cue = self._cue_before(item)
        start = cue.start if cue else item.start
        start = at if at >= 0 and self.words[at].text in language.AND else start
        after = self.words[item.end].text if item.end < len(self.words) else ""
        end = item.end + (after in language.BUT_IT or after.endswith(language.NOT_DONE))
        return typed(self.words[start:end])

    def doing(self) -> frozenset[str]:
        """Return all cues of the line."""
        posts = (word.text for item in self.of("post") for word in self.words[item.start : item.end])
        within = {"former"} & frozenset[str]().union(*map(language.cues, posts))
        first = [item for item in self.of(*NAMES) if item in self.items[:1]]
        said = frozenset("said" for item in first if self.words[item.end - 1].tells)  # e.g. Petrov: what he says
        return said.union(within, *(item.does for item in self.items))

    def of(self, *sorts: str) -> list[Item]:
        """Return the items that have a meaning of one of these sorts."""
        return [item for item in self.items if any(sort in item.means for sort in sorts)]

    def declared(self, key: str) -> frozenset[str]:
        """Return the kinds of events whose entry in the base has a value under `key`."""
        if key not in self._declared:
            sql = "SELECT id FROM vocabulary WHERE kind = 'event-kind' AND json_extract(entry, '$.' || ?) IS NOT NULL"
            self._declared[key] = frozenset(row[0] for row in self.base.execute(sql, (key,)))
        return self._declared[key]

    def travel(self) -> frozenset[str]:
        """Return the kinds of contacts without a meeting: visits, for which there may be figures too."""
        sql = (
            "SELECT id FROM vocabulary WHERE kind = 'event-kind'"
            " AND json_extract(entry, '$.sign') = 'contact' AND json_extract(entry, '$.counts_as') IS NULL"
        )
        return frozenset(row[0] for row in self.base.execute(sql))
