"""A line of words taken apart: what each part means to the base or does, the dates, ids and sessions among them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, cast

from raes_cli import text
from raes_cli.lookup.filters import Filters
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.lexicon import JOINING, Lexicon, Span
from raes_cli.lookup.reading.times import both_of, dated
from raes_cli.lookup.reading.tokens import Word, joined, typed

NAMES = ("actor", "post", "body")
"""What items that name somebody mean."""
_KINDS = frozenset(("event-kind", "organization-kind", "document-kind", "source-kind"))
_CHOOSING = frozenset(("gaps", "conflicts", "sources", "said", "figures"))
_PREPOSITIONS = frozenset(("about", "on", "in", "from", "with"))


_HELD = "SELECT 1 FROM record WHERE id = ? AND status = 'held'"


class Item(NamedTuple):
    """A part of a line: what it means to the base, what it does, or neither: a word to look for."""

    start: int
    end: int
    means: dict[str, Ids]
    does: frozenset[str] = frozenset()


class Line:
    """One line of words, after a command where a `question` is given."""

    def __init__(self, base: sqlite3.Connection, words: Sequence[Word], today: date, question: str = "") -> None:
        self.base = base
        self.words = words
        self.question = question
        self.today = today
        self.lexicon = Lexicon(base)
        self.dates = dated(words, today)
        ids = self._ids()
        self.records = [span for span in ids if "id" in span.means]
        taken = [False] * len(words)
        for start, end, *_ in (*self.dates, *ids):
            taken[start:end] = [True] * (end - start)
        spans = self.lexicon.spans(words, taken)
        named = [span for span in ids if "id" not in span.means]
        for start, end, _ in named:
            taken[start:end] = [False] * (end - start)
        self.items = list(map(self._in_case, self._items([*spans, *named], taken)))
        self.does = frozenset().union(*(item.does for item in self.items))
        self.number = self._number()
        self.sessions = self._sessions()
        self.numbered = self._numbered()
        self.order = self._order()

    def _ids(self) -> list[Span]:
        """The ids among the words: of people, bodies, places, topics …, and of other records."""
        sql = (
            "SELECT kind FROM vocabulary WHERE id = :id"
            " AND kind IN ('actor', 'place', 'topic', 'event-kind', 'indicator')"
            " UNION SELECT 'id' FROM record WHERE id = :id AND type NOT IN ('person', 'organization')"
        )
        found = []
        for at, word in enumerate(self.words):
            id_ = word.typed.lower()
            first = at == 0 or self.words[at - 1].part != word.part
            if first and "-" in id_ and (sorts := self.base.execute(sql, {"id": id_}).fetchall()):
                end = at + sum(other.part == word.part for other in self.words[at:])
                found.append(Span(at, end, {sort: (id_,) for (sort,) in sorts}))
        return found

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
                if end := joined(self.words[at:free]):
                    yield Item(at, at + end, {})
                    at += end
                    continue
                for end in range(min(free, at + language.LONGEST), at, -1):
                    does = language.cues(" ".join(word.text for word in self.words[at:end]))
                    if does or end == at + 1:
                        yield Item(at, end, {}, does)
                        at = end
                        break

    def _strange_initials(self, at: int, spans: Sequence[Span]) -> int | None:
        """Where initials end that stand here beside somebody's name, and are not his; None where there are none."""
        end = at
        while end < len(self.words) and self.words[end].initial and len(self.words[end].text) == 1:
            end += 1
        beside = (id_ for span in spans if end == span.start or span.end == at for id_ in span.means.get("actor", ()))
        return end if end > at and any(map(self.lexicon.person, beside)) else None

    def _longer(self, span: Span, taken: Sequence[bool]) -> Item | None:
        """The phrase that does something and has more words than what begins at the same: baş verib, baş."""
        for end in range(min(len(self.words), span.start + language.LONGEST), max(span.end, span.start + 1), -1):
            does = language.cues(" ".join(word.text for word in self.words[span.start : end]))
            if does and not any(taken[span.start : end]):
                return Item(span.start, end, {}, does)
        return None

    def _in_case(self, item: Item) -> Item:
        """An item without those of whom its word is the name as it stands, where it stands in another case.

        «Встреча Петрова», «Иванова и Петрова» are of men: a woman so called would be in the genitive too.
        """
        word, ids = self.words[item.end - 1].text, item.means.get("actor", ())
        if len(ids) > 1 and word.endswith("а") and self._is_governed(item):
            others = tuple(id_ for id_ in ids if not self._so_called(word, (id_,)))
            return item._replace(means={**item.means, "actor": others or ids})
        return item

    def _is_governed(self, item: Item) -> bool:
        """Whether the name of an item is joined to one in an oblique case, or follows the name of a kind of event."""
        at = item.start - 1
        if at > 0 and self.words[at].text in JOINING:
            word = self.words[at - 1].text
            ids = [id_ for its in self.lexicon.bearers(word).values() for id_ in its]
            return bool(ids) and not self._so_called(word, ids)
        word = self.words[at].text if at >= 0 else ""
        sql = "SELECT 1 FROM vocabulary WHERE kind = 'event-kind' AND instr(char(10) || folded || char(10), ?)"
        nouns = (word, *(word.removesuffix(end) + "а" for end in ("у", "и", "ы", "е", "") if word.endswith(end)))
        return bool(word) and any(self.base.execute(sql, (f"\n{noun}\n",)).fetchone() for noun in nouns)

    def _so_called(self, word: str, ids: Iterable[str]) -> bool:
        """Whether a word stands just so in a name of one of `ids`."""
        return any(word in name for id_ in ids for name in self.lexicon.names("actor", id_))

    def _only_does(self, span: Span) -> bool:
        """Whether each word of a kind's name does something by itself: planned events are asked for by their status.

        An acronym is read so only in capitals.
        """
        words = self.words[span.start : span.end]
        cues = [language.cues(word.text) for word in words]
        if not all(cues) or any("statement" in its for its in cues):
            return False
        asks = bool(cues[0] & _CHOOSING) and len(words) == 1 and not words[0].typed.isupper()
        return set(span.means) <= _KINDS or (asks and set(span.means) == {"actor"})

    def typed(self, item: Item, *, preposition: bool = False) -> str:
        """What was typed of an item; with the preposition before or behind it, if it has one."""
        before = self.words[item.start - 1].text if preposition and item.start else ""
        start = item.start - 1 if language.cues(before) & _PREPOSITIONS else item.start
        end = item.end
        if preposition and end < len(self.words) and self.words[end].text in language.ABOUT_IT:
            end += 1
        return typed(self.words[start:end])

    def side(self, item: Item) -> str:
        """How an item is joined to what stands before it: `in`, `from`, `with`, or not at all."""
        before = language.cues(self.words[item.start - 1].text) if item.start else frozenset()
        found = next((side for side in ("in", "from", "with") if side in before), "")
        if not found and "place" in item.means and self._goes_to(item):
            return "in"
        return found or self._case(self.words[item.end - 1].text, item.means)

    def _goes_to(self, item: Item) -> bool:
        """Whether an item is what somebody visits: it stands behind the verb."""
        kinds = {kind for one in self.of("event-kind") if one.end == item.start for kind in one.means["event-kind"]}
        return bool(kinds) and self.travel().issuperset(kinds)

    def _case(self, word: str, means: dict[str, Ids]) -> str:
        """The Azerbaijani case of a place: Bakıya and Bakıda are `in`, Bakıdan is `from`, Bakı ilə is `with`."""
        place = means.get("place", ("",))[0]
        if not word.isascii() or any(word in name for name in self.lexicon.names("place", place)):
            return ""
        if word.endswith(("dan", "den")):
            return "from"
        return "in" if word.endswith(("a", "e")) and place else ""

    def of(self, *sorts: str) -> list[Item]:
        """The items that mean something of one of these sorts."""
        return [item for item in self.items if any(sort in item.means for sort in sorts)]

    @property
    def looked_for(self) -> list[Item]:
        """The words that mean and do nothing, or say what was told: they are looked for."""
        free = (item for item in self.items if not item.means and item.does <= {"told"} and item != self.number)
        return [item for item in free if self._says(item)]

    @property
    def only_asking(self) -> list[Item]:
        """The words that only ask, of which some stand in the name of what is measured: documents, years."""
        return [item for item in self.items if not item.means and item.does == {"ask"} and self._says(item)]

    def _says(self, item: Item) -> bool:
        """Whether an item is more than words that say too little to ask for."""
        return any(word.text not in STOP or word.initial for word in self.words[item.start : item.end])

    def statement(self, item: Item) -> frozenset[str]:
        """Whether an item is the word for what somebody said, which documents are called as well."""
        return language.cues(self.words[item.start].text) & {"statement"}

    # Sessions by number, the last and the first

    def declared(self, key: str) -> frozenset[str]:
        """The kinds of events of which the base says something under `key`."""
        sql = "SELECT id FROM vocabulary WHERE kind = 'event-kind' AND json_extract(entry, '$.' || ?) IS NOT NULL"
        return frozenset(row[0] for row in self.base.execute(sql, (key,)))

    def travel(self) -> frozenset[str]:
        """Kinds of contacts at which nobody need be met: visits, of which figures have numbers too."""
        sql = (
            "SELECT id FROM vocabulary WHERE kind = 'event-kind'"
            " AND json_extract(entry, '$.sign') = 'contact' AND json_extract(entry, '$.counts_as') IS NULL"
        )
        return frozenset(row[0] for row in self.base.execute(sql))

    def _number(self) -> Item | None:
        """The number of a session, where one is asked for."""
        known = self.declared("numbered")
        numbered = self.question == "council" or any(
            not known.isdisjoint(item.means["event-kind"]) for item in self.of("event-kind")
        )
        bodies = {item.start for item in self._bodies()} if self._of_bodies() else set()
        for item in self.items:
            # A first that does not stand before the body is the first of what it stands before: the first visit to it.
            here = numbered or item.end in bodies or (bool(bodies) and "first" not in item.does)
            asked = here and not item.means and item.does <= {"first", "ask"} and self.ordinal(item) is not None
            if asked and (self.question or not self.words[item.start].text.isdecimal() or self._is_beside(item)):
                return item
        return None

    def _bodies(self) -> list[Item]:
        """The items that name a body, or are the word for its sort and what has numbered events is of it."""
        sql = (
            "SELECT 1 FROM link JOIN record ON id = record WHERE role = 'with' AND target = :id"
            " AND json_extract(json, '$.body.id') = :id"
        )
        return self.of("actor") + [
            item
            for item in self.of("body")
            if any(self.base.execute(sql, {"id": id_}).fetchone() for id_ in item.means["body"])
        ]

    def _is_beside(self, number: Item) -> bool:
        """Whether a number in digits stands next to a kind of session or to a body."""
        others = (*self._bodies(), *self.of("event-kind"))
        return any(number.start in (one.end, one.end + 1) or one.start == number.end for one in others)

    def _of_bodies(self) -> Ids:
        """The numbered events of the bodies that are named."""
        ids = [
            id_
            for item in self._bodies()
            for sort in ("actor", "body")
            for id_ in item.means.get(sort, ())
            if not self.lexicon.person(id_)
        ]
        sql = (
            "SELECT id FROM record JOIN link ON record = id WHERE role = 'with' AND ordinal IS NOT NULL"
            f" AND target IN ({','.join('?' * len(ids))})"
        )
        return tuple(row[0] for row in self.base.execute(sql, ids)) if ids else ()

    def ordinal(self, item: Item) -> int | None:
        """Which of a series an item says: third is 3; None where it is no ordinal."""
        word = self.words[item.start]
        typed = word.text if word.text.isalpha() else text.fold(word.typed)
        found = language.number(typed, language.ORDINALS)
        if found is None and any(one.end == item.start for one in self.of("event-kind")):
            return language.number(typed, language.CARDINALS)  # session three
        return found

    def _sessions(self) -> Ids:
        """The events that have the number asked for: of several those that were held, unless plans are asked for."""
        found = self._with_number()
        held = tuple(id_ for id_ in found if self.base.execute(_HELD, (id_,)).fetchone())
        return held if held and self.does.isdisjoint(("planned", "announced")) else found

    def _with_number(self) -> Ids:
        """The events that have the number asked for, of the kinds and bodies named."""
        if self.number is None:
            return ()
        kinds = {kind for item in self.of("event-kind") for kind in item.means["event-kind"]} or self.declared(
            "command"
        )
        if (own := self._of_bodies()) and not self.of("event-kind"):
            marks = ",".join("?" * len(own))
            sql = f"SELECT id FROM record WHERE id IN ({marks}) AND ordinal = ? ORDER BY number"
            return tuple(row[0] for row in self.base.execute(sql, (*own, self.ordinal(self.number))))
        marks = ",".join("?" * len(kinds))
        sql = f"SELECT id FROM record WHERE kind IN ({marks}) AND ordinal = ? ORDER BY number"
        return tuple(row[0] for row in self.base.execute(sql, (*sorted(kinds), self.ordinal(self.number))))

    def _numbered(self) -> Item | None:
        """What has the number that is asked for: a kind of session, or a body."""
        if not self.sessions or self.number is None:
            return None
        kinds = [item for item in self.of("event-kind") if item.end >= self.number.start]
        return next(iter(kinds or self._bodies()), None)

    def _order(self) -> Filters:
        """How many of the last or of the first are asked for; the number stands on either side."""
        cue = next((item for item in self.items if item.does & {"last", "first"} and item != self.number), None)
        if cue is None:
            return {}
        many = None
        for item in [item for item in self.items if cue.start in (item.end, item.start - 1) and not item.means]:
            if counted := language.number(self.words[item.start].text, language.CARDINALS):
                self.items.remove(item)
                many = counted
        return {"limit": many or 1, "reverse": True} if "last" in cue.does else {"limit": many or 1}

    def when(self) -> Filters:
        """The dates, of which all must hold; raises `UsageError` where no day fits all."""
        found: dict[str, str] = {}
        for one in self.dates:
            for name, value in one.filters.items():
                found[name] = both_of(name, found[name], value, self.today) if name in found else value
        return cast("Filters", found)

    def at_gathering(self) -> bool:
        """Whether somebody is asked for at a gathering: there others met on its margins too."""
        kinds = {kind for item in self.of("event-kind") for kind in item.means["event-kind"]}
        named = any(
            "event-kind" not in item.means and self.side(item) not in ("in", "from") for item in self.of(*NAMES)
        )
        return bool(kinds) and named and self.declared("gathering").issuperset(kinds)

    def is_subject(self, item: Item) -> bool:
        """Whether an item stands after *about*, or after «по» where somebody's words are asked for."""
        before = [other for other in self.items if other.start < item.start]
        after = [other for other in self.items if other.start >= item.end]
        at = item.start - 1
        while at > 0 and self.words[at].text in language.ARTICLES:
            at -= 1
        told = any(other.end == at and other in self.of(*NAMES) for other in before)
        said = "said" in self.does or self.question == "said" or (told and "event-kind" not in item.means)
        return (
            any("about" in other.does for other in before)
            or (said and at >= 0 and "on" in language.cues(self.words[at].text))
            or (bool(after) and "about" in after[0].does and self.words[after[0].start].text.isascii())
        )

    def holding(self, words: Sequence[str]) -> tuple[str, Ids]:
        """By what the records that have these words are found: expressions of a search, or the records themselves."""
        from raes_cli.lookup.hits import expressions, holding  # only what is looked for needs it

        if len(words) > 1 and all(map(text.is_slight, words)):
            return "id", holding(self.base, words)
        return "text", expressions(self.base, words) if words else ()

    def says_anything(self) -> bool:
        """Whether a word of the line, or the command but for `who`, means or does more than to ask."""
        asks = self.question not in ("", "who")
        return bool(self.dates or self.records or asks or any(item.does != {"ask"} for item in self.items))
