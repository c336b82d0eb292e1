"""From words to what they ask: which question, with which filters, and which words to look for in the texts."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from raes_cli import text
from raes_cli.lookup.filters import Filters
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.query import Ids, Term
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.lexicon import Lexicon, Span
from raes_cli.lookup.reading.questions import question_of
from raes_cli.lookup.reading.times import dated
from raes_cli.lookup.reading.tokens import Word
from raes_cli.lookup.scope import scope

_HELD = "held"
_STATUSES = ("planned", "announced", "forecast", "target")
_NAMES = ("actor", "post", "body")
_OF_EVENTS = ("timeline", "meetings", "council")
_PREPOSITIONS = frozenset(("about", "on", "in", "from", "with"))
_SUBJECTS = frozenset(("gaps", "conflicts", "sources"))
"""Questions of which every word is a subject."""
_WITHOUT_STATUS = frozenset(("said", "search", *_SUBJECTS))
"""Questions of what is neither planned nor a forecast, but may speak of it."""


class Item(NamedTuple):
    """A part of a line: what it means to the base, what it does, or neither: a word to look for."""

    start: int
    end: int
    means: dict[str, Ids]
    does: frozenset[str] = frozenset()


class Asked(NamedTuple):
    """What words ask: a question with filters, as options would say it, and what options cannot say."""

    question: str
    filters: Filters
    terms: tuple[Term, ...] = ()
    said: tuple[str, ...] = ()
    """The words that say the `terms`, as they were typed."""
    text: tuple[str, ...] = ()
    """Words to look for, as they were typed."""
    names: Ids = ()
    """Whom `who` asks about, or which records to show."""
    number: str | None = None
    """Of a session."""


class Reader:
    """Reads one line of words, after a command where a `question` is given."""

    def __init__(self, base: sqlite3.Connection, words: Sequence[Word], today: date, question: str = "") -> None:
        self.base = base
        self.words = words
        self.question = question
        self.lexicon = Lexicon(base)
        self.dates = dated(words, today)
        self.records = self._ids()
        taken = [False] * len(words)
        for start, end, *_ in (*self.dates, *self.records):
            taken[start:end] = [True] * (end - start)
        self.items = list(self._items(self.lexicon.spans(words, taken), taken))
        self.does = frozenset().union(*(item.does for item in self.items))
        self.number = self._number()
        self.sessions = self._sessions()
        self.order = self._order()

    # The parts of the line

    def _ids(self) -> list[Span]:
        """The ids of records among the words."""
        found = []
        for at, word in enumerate(self.words):
            id_ = word.typed.lower()
            first = at == 0 or self.words[at - 1].part != word.part
            if first and "-" in id_ and self.base.execute("SELECT 1 FROM record WHERE id = ?", (id_,)).fetchone():
                end = at + sum(other.part == word.part for other in self.words[at:])
                found.append(Span(at, end, {"id": (id_,)}))
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
                free = next((end for end in range(at, len(self.words)) if taken[end] or end in starts), len(self.words))
                for end in range(min(free, at + language.LONGEST), at, -1):
                    does = language.cues(" ".join(word.text for word in self.words[at:end]))
                    if does or end == at + 1:
                        yield Item(at, end, {}, does)
                        at = end
                        break

    def _longer(self, span: Span, taken: Sequence[bool]) -> Item | None:
        """The phrase that does something and has more words than what begins at the same: baş verib, baş."""
        for end in range(min(len(self.words), span.start + language.LONGEST), max(span.end, span.start + 1), -1):
            does = language.cues(" ".join(word.text for word in self.words[span.start : end]))
            if does and not any(taken[span.start : end]):
                return Item(span.start, end, {}, does)
        return None

    def _only_does(self, span: Span) -> bool:
        """Whether each word of a kind's name does something by itself: planned events are asked for by their status."""
        words = self.words[span.start : span.end]
        return len(words) > 1 and set(span.means) == {"event-kind"} and all(language.cues(word.text) for word in words)

    def typed(self, item: Item, *, preposition: bool = False) -> str:
        """What was typed of an item; with the preposition before it, if it has one."""
        before = self.words[item.start - 1].text if preposition and item.start else ""
        start = item.start - 1 if language.cues(before) & _PREPOSITIONS else item.start
        return " ".join(dict.fromkeys(word.typed for word in self.words[start : item.end]))

    def side(self, item: Item) -> str:
        """How an item is joined to what stands before it: `in`, `from`, `with`, or not at all."""
        before = language.cues(self.words[item.start - 1].text) if item.start else frozenset()
        found = next((side for side in ("in", "from", "with") if side in before), "")
        return found or self._case(self.words[item.end - 1].text, item.means)

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
        """The words that mean and do nothing: they are looked for."""
        return [
            item for item in self.items if not item.means and not item.does and item != self.number and self._says(item)
        ]

    def _says(self, item: Item) -> bool:
        """Whether an item is more than words that say too little to ask for."""
        return any(word.text not in STOP for word in self.words[item.start : item.end])

    def statement(self, item: Item) -> frozenset[str]:
        """Whether an item is the word for what somebody said, which documents are called as well."""
        return language.cues(self.words[item.start].text) & {"statement"}

    # Sessions by number, the last and the first

    def declared(self, key: str) -> frozenset[str]:
        """The kinds of events of which the base says something under `key`."""
        sql = "SELECT id FROM vocabulary WHERE kind = 'event-kind' AND json_extract(entry, '$.' || ?) IS NOT NULL"
        return frozenset(row[0] for row in self.base.execute(sql, (key,)))

    def _number(self) -> Item | None:
        """The number of a session, where one is asked for."""
        known = self.declared("numbered")
        numbered = self.question == "council" or any(
            not known.isdisjoint(item.means["event-kind"]) for item in self.of("event-kind")
        )
        bodies = {item.start for item in self.of("actor")} if self._of_bodies() else set()
        for item in self.items:
            # A first that does not stand before the body is the first of what it stands before: the first visit to it.
            here = numbered or item.end in bodies or (bool(bodies) and "first" not in item.does)
            if here and not item.means and item.does <= {"first", "ask"} and self._ordinal(item) is not None:
                return item
        return None

    def _of_bodies(self) -> Ids:
        """The numbered events of the bodies that are named."""
        ids = [id_ for item in self.of("actor") for id_ in item.means["actor"] if not self.lexicon.person(id_)]
        sql = (
            "SELECT id FROM record JOIN link ON record = id WHERE role = 'with' AND ordinal IS NOT NULL"
            f" AND target IN ({','.join('?' * len(ids))})"
        )
        return tuple(row[0] for row in self.base.execute(sql, ids)) if ids else ()

    def _ordinal(self, item: Item) -> int | None:
        word = self.words[item.start]
        return language.number(word.text if word.text.isalpha() else text.fold(word.typed), language.ORDINALS)

    def _sessions(self) -> Ids:
        """The events that have the number asked for, of the kinds and bodies named."""
        if self.number is None:
            return ()
        kinds = {kind for item in self.of("event-kind") for kind in item.means["event-kind"]} or self.declared(
            "command"
        )
        if (own := self._of_bodies()) and not self.of("event-kind"):
            marks = ",".join("?" * len(own))
            sql = f"SELECT id FROM record WHERE id IN ({marks}) AND ordinal = ? ORDER BY number"
            return tuple(row[0] for row in self.base.execute(sql, (*own, self._ordinal(self.number))))
        marks = ",".join("?" * len(kinds))
        sql = f"SELECT id FROM record WHERE kind IN ({marks}) AND ordinal = ? ORDER BY number"
        return tuple(row[0] for row in self.base.execute(sql, (*sorted(kinds), self._ordinal(self.number))))

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
        """The dates."""
        found: Filters = {}
        for one in self.dates:
            found |= one.filters  # type: ignore[typeddict-item]
        return found

    # What is asked

    def asked(self) -> Asked:
        """What the words ask, all together."""
        ids = tuple(id_ for span in self.records for id_ in span.means["id"])
        order = self.order
        content = [item for item in self.items if item.means] + self.looked_for
        if ids and not content and not {self.question, *self.does} & {"gaps", "conflicts"}:
            return Asked("show", {}, names=ids)
        question = question_of(self)
        filters: Filters = {**self.when(), **order}
        statuses = [status for status in _STATUSES if status in self.does]
        if question in _WITHOUT_STATUS:
            content += [item for item in self.items if not item.means and item.does.intersection(_STATUSES)]
        elif statuses:
            filters["statuses"] = ["planned", "announced"] if statuses == ["planned"] else statuses
        elif order and question in _OF_EVENTS:
            filters["statuses"] = [_HELD]
        if question == "council" and self.number:
            return Asked(question, filters, number=str(self._ordinal(self.number)), names=self.sessions)
        if question == "who":
            names = (id_ for item in self.items for sort in _NAMES for id_ in item.means.get(sort, ()))
            return Asked(question, filters, names=tuple(dict.fromkeys(names)), text=self._texts(self.looked_for))
        if question == "search":
            records = (Item(*span) for span in self.records)
            sought = sorted([*content, *records, *([self.number] if self.number else [])])
            return Asked(question, filters, text=self._texts(sought))
        claims: tuple[Term, ...] = tuple((("claim", (id_,)), ("about", (id_,)), ("id", (id_,))) for id_ in ids)
        asked = Asked(question, filters, claims, ids)
        if question in ("figures", "trade"):
            return self._measured(asked, sorted(content))
        for item in sorted(content):
            asked = self._narrowed(asked, item)
        return self._of_sessions(asked)

    def _of_sessions(self, asked: Asked) -> Asked:
        """What is asked, narrowed to the sessions that have the number asked for."""
        if not self.sessions or self.number is None:
            return asked
        kinds = [item for item in self.of("event-kind") if item.end >= self.number.start] or self.of("actor")
        typed = " ".join(self.typed(item) for item in sorted([self.number, *kinds[:1]]))
        return self._with(asked, tuple((role, self.sessions) for role in ("event", "about", "id")), typed)

    def _measured(self, asked: Asked, content: Sequence[Item]) -> Asked:
        """A question of numbers: the indicators that it means, and what none of them is."""
        from raes_cli.lookup.reading.measures import Told, meant  # only numbers need it

        told = [
            Told(tuple(word.text for word in self.words[item.start : item.end]), item.means, self.side(item))
            for item in content
        ]
        subject = scope(self.base, asked.question).topics
        indicators, left = meant(self.base, told, subject[0] if subject else ())
        if indicators:
            asked.filters["indicators"] = indicators
        for part in (part for part in left if {"place", "event-kind"}.isdisjoint(part.means)):
            asked = self._with(asked, (), self.typed(content[told.index(part)]), part.words)
        return asked

    def _narrowed(self, asked: Asked, item: Item) -> Asked:
        """What is asked, narrowed to what an item means."""
        question, means, filters = asked.question, item.means, asked.filters
        if question == "said" and self.statement(item):
            return asked
        of_events = question in _OF_EVENTS
        names = tuple(dict.fromkeys(id_ for sort in _NAMES for id_ in means.get(sort, ())))
        words = [word.text for word in self.words[item.start : item.end]]
        kinds = means.get("event-kind", ())
        if kinds and (of_events or self.sessions):
            return self._kinds(asked, item) if of_events and not self.sessions else asked
        if question in _SUBJECTS or self.is_subject(item) or not means:
            roles: Term = tuple(
                (role, ids)
                for role, ids in (
                    ("topic", means.get("topic", ())),
                    *((role, names) for role in ("with", "by", "about")),
                    ("place", means.get("place", ())),
                    ("indicator", means.get("indicator", ())),
                    ("source", means.get("source", ())),
                )
                if ids
            )
            return self._with(asked, roles, self.typed(item, preposition=True), words)
        side = self.side(item)
        if names and means.get("place"):
            names, places = (() if side in ("in", "from") else names), (() if side == "with" else means["place"])
        else:
            places = means.get("place", ())
        if question == "said":
            # Whose words they are stands first; what else is named, they may only speak of.
            first = names and not any(set(_NAMES) & other.means.keys() for other in self.items if other < item)
            roles = (("with", names), ("by", names), ("place", places), ("topic", means.get("topic", ())))
            found = tuple((role, ids) for role, ids in (*roles, ("source", means.get("source", ()))) if ids)
            return self._with(asked, found, self.typed(item, preposition=True), () if first else words)
        if names and not places and len(names) == 1 and not self._at_gathering():
            filters["people"] = (*(filters.get("people") or ()), *names)
        elif places and not names and not filters.get("places"):
            filters["places"] = places
        elif not names and not places and means.get("topic") and not filters.get("topics"):
            filters["topics"] = means["topic"]
        else:
            roles = (("with", names), ("at", names), ("place", places))
            roles = (*roles, ("topic", means.get("topic", ())), ("source", means.get("source", ())))
            found = tuple((role, ids) for role, ids in roles if ids)
            spoken = question == "said" and names and not any(map(self.lexicon.person, names))
            return self._with(asked, found, self.typed(item, preposition=True), words if spoken or not found else ())
        return asked

    def _kinds(self, asked: Asked, item: Item) -> Asked:
        """Narrow to the kinds that an item names; at a gathering, others met too."""
        kinds = item.means["event-kind"]
        if any(set(choice).issuperset(kinds) for choice in scope(self.base, asked.question).kinds):
            return asked
        if self._at_gathering():
            return self._with(asked, (("kind", kinds), ("at-kind", kinds)), self.typed(item))
        asked.filters["kinds"] = tuple(dict.fromkeys((*(asked.filters.get("kinds") or ()), *kinds)))
        return asked

    def _at_gathering(self) -> bool:
        """Whether somebody is asked for at a gathering: there others met on its margins too."""
        kinds = {kind for item in self.of("event-kind") for kind in item.means["event-kind"]}
        return bool(kinds and self.of(*_NAMES)) and self.declared("gathering").issuperset(kinds)

    def is_subject(self, item: Item) -> bool:
        """Whether an item stands after *about*, or after «по» where somebody's words are asked for."""
        before = [other for other in self.items if other.start < item.start]
        after = [other for other in self.items if other.start >= item.end]
        said = "said" in self.does or self.question == "said"
        return (
            any("about" in other.does for other in before)
            or (said and bool(item.start) and "on" in language.cues(self.words[item.start - 1].text))
            or (bool(after) and "about" in after[0].does and self.words[after[0].start].text.isascii())
        )

    def _with(self, asked: Asked, roles: Term, typed: str, words: Sequence[str] = ()) -> Asked:
        """What is asked, narrowed to what has to do with something in one of `roles`, or has the `words`."""
        found = self._expressions(words)
        term = (*roles, *((("text", found),) if found else ()))
        said = tuple(typed.split())
        return asked._replace(terms=(*asked.terms, term), said=(*asked.said, *said)) if term else asked

    def _texts(self, items: Iterable[Item]) -> tuple[str, ...]:
        return tuple(self.typed(item) for item in items)

    def titled(self) -> Asked | None:
        """The record whose title the whole line is, but for words before it that only ask."""
        for item in [Item(0, 0, {}), *self.items]:
            at = item.end
            if item.means or (item.end and not item.does) or at == len(self.words):
                break
            if at == 0 or self.words[at].part != self.words[at - 1].part:
                parts = dict.fromkeys((word.part, word.typed) for word in self.words[at:])
                if ids := self.lexicon.titled(text.words(" ".join(typed for _, typed in parts))):
                    return Asked("show", {}, names=ids)
        return None

    # Whom and what nobody knows

    def unknown(self) -> list[Item]:
        """The words that stand in no text of the base."""
        return [item for item in self.looked_for if not self._stands(item)]

    def _stands(self, item: Item) -> bool:
        words = [word.text for word in self.words[item.start : item.end]]
        return bool(self._expressions(words)) and not self._misspelt(item)

    def _misspelt(self, item: Item) -> bool:
        """Whether a word of which the base has only others of its family is nearly a name: Puttin, beside putting."""
        from raes_cli.lookup.forms import forms  # only what is looked for needs them
        from raes_cli.lookup.reading.strangers import closest

        if item.end - item.start > 1 or forms(self.base, self.words[item.start].text):
            return False
        return closest(self.base, self.typed(item)) is not None

    def _expressions(self, words: Sequence[str]) -> tuple[str, ...]:
        from raes_cli.lookup.hits import expressions  # only what is looked for needs it

        return expressions(self.base, words) if words else ()

    def says_anything(self) -> bool:
        """Whether a word of the line means or does more than to ask."""
        return bool(self.dates or self.records or self.question or any(item.does != {"ask"} for item in self.items))

    def strangers(self) -> Iterator[Item]:
        """Two names side by side that nobody bears together, of which one is a given name: Ivan Petrov."""
        named = self.of("actor")
        for one, other in pairwise(named):
            apart = one.end != other.start or self.words[one.end - 1].ends
            if apart or not set(one.means["actor"]).isdisjoint(other.means["actor"]):
                continue
            if not all(any(map(self.lexicon.person, item.means["actor"])) for item in (one, other)):
                continue
            if any(self.lexicon.given(self.words[item.start].text, item.means["actor"]) for item in (one, other)):
                yield Item(one.start, other.end, {})
