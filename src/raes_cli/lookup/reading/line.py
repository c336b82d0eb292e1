"""A line of words with its parts in relation: sessions, numbers and orders, and how the parts are joined."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import cast

from raes_cli import text
from raes_cli.lookup.filters import Filters
from raes_cli.lookup.query import Ids, Term
from raes_cli.lookup.reading import counting, language, numbered, recast, sides
from raes_cli.lookup.reading.parts import NAMES, Item, Parts
from raes_cli.lookup.reading.tokens import Word, typed

_OF_HOLDERS = frozenset(("predecessor", "successor"))
_BOUNDS = frozenset(("first", "last"))
_BESIDE = language.EARLIER | language.LATER | language.EARLIER_IT | language.LATER_IT


class Line(Parts):
    """A line of words, after a command if a `question` is given."""

    def __init__(self, base: sqlite3.Connection, words: Sequence[Word], today: date, question: str = "") -> None:
        super().__init__(base, words, today, question)
        self.verbs: list[Item] = []
        """Words that are in no text, and are read as verbs that only ask."""
        self.items = [recast.written(self, recast.discussed(self, recast.classed(self, item))) for item in self.items]
        self.items = [recast.called(self, numbered.of_its_sort(self, item)) for item in self.items]
        self.items = [recast.of_a_sum(self, item) for item in self.items]
        self.items = recast.speaking(self)
        self.items = [self._only_joins(recast.of_session(self, item)) for item in self.items]
        self.items = [recast.became(self, recast.held_by(self, recast.following(self, item))) for item in self.items]
        self.does = self.doing()
        self.nth = numbered.nth(self)
        self.number = numbered.asked(self, besides=self.nth)
        self.sessions = numbered.sessions(self, self.number)
        self.numbered = numbered.bearer(self, self.number) if self.number and self.sessions else None
        self.order = self._order()
        self.days = self._days() if len(self.dates) > 1 else ()

    def _days(self) -> Term:
        from raes_cli.lookup.reading.times import several  # lazy: few lines give several times

        return several(self.dates, self.today)

    def _only_joins(self, item: Item) -> Item:
        """Return an item as one that only asks if it is a connective; else unchanged.

        These are verbs with an ending that no name has and that are in no text (qoyduğu, удерживают), the negation
        after an exclusion, and words that join two dates to compare: 2023 против 2024.
        """
        word = self.words[item.start]
        if word.text.endswith(language.NOT_DONE) and any(one.end == item.start for one in self.barred):
            return item._replace(does=frozenset(("ask",)))
        if word.text in language.AGAINST and {item.start, item.end} <= {at for one in self.dates for at in one[:2]}:
            return item._replace(does=frozenset(("ask",)))
        if not (self.is_sought(item) and word.typed.islower()):
            return item
        others = any(language.is_azerbaijani(one.text) for one in self.words)
        # An adjective of something measured is no mere verb: доля нефтяного экспорта is another number.
        endings = () if self._measured_at(item.end) else (language.NO_NAME,)
        verb = language.is_verb(word.text, *endings) and not counting.number(word.text, counting.ORDINALS)
        verb = verb or (others and word.text.endswith(language.VERBS))
        if not verb or self.holding([word.text])[1]:
            return item
        self.verbs.append(item)
        return item._replace(does=frozenset(("ask",)))

    def _measured_at(self, start: int) -> bool:
        """Return whether an item that starts there names an indicator."""
        return any(item.start == start and "indicator" in item.means for item in self.items)

    def asks_of_holders(self) -> bool:
        """Return whether the line may ask for the predecessor or successor of somebody."""
        beside = not _BESIDE.isdisjoint(self.texts)
        return beside or not self.does.isdisjoint(_OF_HOLDERS)

    def side(self, item: Item) -> str:
        """Return how an item is joined to what is before it: `in`, `from`, `with`, or an empty string."""
        before = language.cues(self.words[item.start - 1].text) if item.start else frozenset()
        found = next((side for side in ("in", "from", "with") if side in before), "")
        other = next((one for one in self.of("place") if one.end == item.start - 1), None)
        if other and "place" in item.means and self.is_joined(item) and self.side(other) in ("in", "from"):
            return self.side(other)  # in Oslo and Bergen
        if not found and "place" in item.means and self._goes_to(item):
            return "in"
        return found or self._case(self.words[item.end - 1].text, item.means)

    def is_common(self, item: Item) -> bool:
        """Return whether an item that names a body is typed as a common noun, which also names a topic: газ."""
        typed = [word.typed for word in self.words[item.start : item.end]]
        return {"topic", "actor"} <= item.means.keys() and len(typed) == 1 and typed[0].islower()

    def denies_in_vain(self, item: Item) -> bool:
        """Return whether an item is a negation that excludes nothing: who was not there."""
        out = {one.start for one in self.barred}
        return self.is_denial(item) and item.end not in out

    def is_joined(self, item: Item) -> bool:
        """Return whether an item is joined by *and* or a comma to what is before it."""
        at = item.start - 1 - (item.start > 1 and "in" in language.cues(self.words[item.start - 1].text))
        return at >= 0 and (self.words[at].text in language.AND or self.words[at].ends)

    def _goes_to(self, item: Item) -> bool:
        """Return whether an item is the object of a verb of travel, directly after it."""
        kinds = {kind for one in self.of("event-kind") if one.end == item.start for kind in one.means["event-kind"]}
        return bool(kinds) and self.travel().issuperset(kinds)

    def _case(self, word: str, means: dict[str, Ids]) -> str:
        """Return the side given by an Azerbaijani case: Bakıya and Bakıda are `in`, Bakıdan is `from`."""
        place = means.get("place", ("",))[0]
        if not word.isascii() or any(word in name for name in self.lexicon.names("place", place)):
            return ""
        if word.endswith(("dan", "den")):
            return "from"
        return "in" if word.endswith(("a", "e")) and place else ""

    @property
    def looked_for(self) -> list[Item]:
        """The words to search for, which have neither a meaning nor a cue, or say what was told."""
        does = {"told"} if self.is_of_the_base else {"told", "base"}
        kinds = self.kinds
        if (kinds or self.question in numbered.OF_EVENTS) and kinds <= self.travel():
            does.add("sort")
        if not kinds:
            does.add("cause")
        if not self.of("indicator") and self.question not in ("trade", "figures"):
            does.add("falls")  # of a plane
        if not (self.does & {"said"} or any(map(self.statement, self.items))) or len(self.people()) < 2:  # noqa: PLR2004
            does.add("joint")
        if self.question and not any(item.means or not item.does for item in self.items):
            does.add("ask")  # a word alone that only asks, after a command
        # Growth may be what contradicts itself.
        grown = {"growth"} if "conflicts" in (self.question, *self.does) else set[str]()
        numbers = (self.number, self.nth)
        free = (item for item in self.items if not item.means and item not in numbers)
        sought = (item for item in free if item.does & grown or (item.does <= does and item.does != {"ask"}))
        return [item for item in sought if self.says(item)]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of events that are named."""
        return frozenset(kind for item in self.of("event-kind") for kind in item.means["event-kind"])

    @property
    def is_of_the_base(self) -> bool:
        """Whether the size of the base is asked for: how many facts are in the base."""
        return not self.question and "base" in self.does and not self.barred and all(item.does for item in self.items)

    @property
    def asks_why(self) -> bool:
        """Whether the cause is asked for."""
        return not self.does.isdisjoint(("why", "cause"))

    @property
    def documents(self) -> list[Item]:
        """The words for documents of any kind, unless the line is about an event or a session."""
        others = self.of("event-kind", "document-kind", "source-kind") or self.sessions or self.question
        return [item for item in self.items if "documents" in item.does and not others]

    @property
    def are_statements(self) -> bool:
        """Whether only statements are asked for, apart from their order or time: the last statements."""
        own = [item for item in self.items if not item.does & {"ask", "last", "first"}]
        word = self.words[own[0].start].text if len(own) == 1 else ""
        return bool(word) and bool(self.statement(own[0])) and word.endswith(("s", "я", "й", "х", "lar", "lari"))

    @property
    def only_asking(self) -> list[Item]:
        """The words that only ask but may be part of the name of an indicator: documents, years, a share."""
        parts = ({"ask"}, {"ask", "documents"}, {"share"})
        asking = (item for item in self.items if not item.means and item.does in parts)
        return [item for item in asking if self.says(item)]

    def statement(self, item: Item) -> frozenset[str]:
        """Return a non-empty set if an item is the word for a statement, which is also a kind of document."""
        return language.cues(self.words[item.start].text) & {"statement"}

    def _order(self) -> Filters:
        """Return the filters for how many of the last or first are asked for; the number may be on either side."""
        cue = next((item for item in self.items if item.does & {"last", "first"} and item != self.number), None)
        if cue and "long" in self.does and cue.end == len(self.words):
            cue = None  # in: how long did it last
        if self.nth:
            newest = cue is not None and "last" in cue.does
            return {"limit": 1, "reverse": True} if newest else {"limit": 1}
        if cue is None:
            return {}
        many = None
        for item in [item for item in self.items if cue.start in (item.end, item.start - 1) and not item.means]:
            if counted := counting.number(self.words[item.start].text, counting.CARDINALS):
                self.items.remove(item)
                many = counted
        if "last" not in cue.does:
            return {"limit": many or 1}
        return {"reverse": True} if many is None and self._are_several(cue) else {"limit": many or 1, "reverse": True}

    def _are_several(self, cue: Item) -> bool:
        """Return whether the last of something are asked for in the plural without a number."""
        after = self.words[cue.end].text if cue.end < len(self.words) else ""
        named = any(one.start == cue.end and (one.means or "timeline" in one.does) for one in self.items)
        english = self.words[cue.start].text in language.LATEST and named and after.endswith("s")
        return english or self.words[cue.start].text.endswith(("ие", "их", "ими"))

    def when(self, *, spanned: bool = True) -> Filters:
        """Return the date filters, all of which must hold; if `spanned`, alternative `days` become a single range.

        Raises `UsageError` if no day fits all.
        """
        found: dict[str, str] = {}
        if self.days and spanned:
            found = {"first": min(days[0] for _, days in self.days), "last": max(days[1] for _, days in self.days)}
        for one in self.dates if not self.days else (one for one in self.dates if one.filters.keys() & _BOUNDS):
            for name, value in one.filters.items():
                if name in found:
                    from raes_cli.lookup.reading.times import both_of  # lazy: few lines give several times

                    value = both_of(name, found[name], value, self.today)  # noqa: PLW2901 - the narrower
                found[name] = value
        return cast("Filters", found)

    def of_days(self) -> str:
        """Return the alternative `days` as typed, with the words that join them."""
        own = [one for one in self.dates if not one.filters.keys() & _BOUNDS]
        said = {at for one in own for at in range(one.start, one.end)}
        joining = {one.end for one in own if one.end + 1 in said and language.cues(self.words[one.end].text)}
        return typed([self.words[at] for at in sorted(said | joining)])

    def at_gathering(self) -> bool:
        """Return whether the line asks for somebody at a gathering, where there were also meetings on the margins."""
        named = any(
            "event-kind" not in item.means and self.side(item) not in ("in", "from") for item in self.of(*NAMES)
        )
        return bool(self.kinds) and named and self.declared("gathering").issuperset(self.kinds)

    def is_remote(self, item: Item) -> bool:
        """Return whether an item names only contacts at a distance: a call."""
        return self.declared("remote").issuperset(item.means["event-kind"])

    def is_subject(self, item: Item) -> bool:
        """Return whether an item follows *about*, or «по» if statements are asked for."""
        before = [other for other in self.items if other.start < item.start]
        at = self.before(item)
        told = any(other.end == at and other in self.of(*NAMES) for other in before)
        # A person on a visit or on the phone does not speak of it.
        engaged = self.declared("remote").union(self.travel()).intersection(item.means.get("event-kind", ()))
        said = "said" in self.does or self.question == "said" or (told and not engaged)
        return (
            any(self._makes_subjects(other) for other in before)
            or (said and at >= 0 and "on" in language.cues(self.words[at].text))
            or ("event-kind" in item.means and not engaged and self._is_on(item))
            or self._leads_to_it(item)
        )

    def _makes_subjects(self, item: Item) -> bool:
        """Return whether an item makes what follows it the subject; not in *about what*."""
        after = self.words[item.end].text if item.end < len(self.words) else ""
        behind = self.words[item.start].text in language.ABOUT_IT or after in sides.WHAT
        return "about" in item.does and not behind

    def _is_on(self, item: Item) -> bool:
        """Return whether an item follows a name and *on*, or continues such a phrase: Ivanov on the peace talks."""
        at = self.before(item)
        if at >= 0 and "on" in language.cues(self.words[at].text):
            return any(one.end == at for one in self.of(*NAMES))
        other = next((one for one in self.items if one.end == item.start and (one.means or self.is_sought(one))), None)
        return other is not None and self._is_on(other)

    def _leads_to_it(self, item: Item) -> bool:
        """Return whether a postposition meaning *about* follows an item or further items; never for the speaker."""
        at = item.end
        speaks = not item.means.keys().isdisjoint((*NAMES, "organization-kind")) and "place" not in item.means
        speaks = speaks and item == next(iter(self.of(*NAMES)), item)  # in a meeting with Ivanov, he is not the speaker
        while at < len(self.words) and self.words[at].text not in language.ABOUT_IT:
            following = next((one for one in self.items if one.start == at), None)
            if speaks or following is None or not (following.means or not following.does or "ask" in following.does):
                return False
            at = following.end
        return at < len(self.words)

    def holding(self, words: Sequence[str]) -> tuple[str, Ids]:
        """Return what finds records with these words: `text` with search expressions, or `id` with record ids."""
        from raes_cli.lookup.search.rank import expressions, holding  # lazy: only for words to search for

        if len(words) > 1 and all(map(text.is_slight, words)):
            return "id", holding(self.base, words)
        return "text", expressions(self.base, words) if words else ()

    def says_anything(self) -> bool:
        """Return whether the line, or its command other than `who`, does more than ask."""
        told = self.dates or self.records or self.barred or self.days_out or self.question not in ("", "who")
        return bool(told) or any(item.does != {"ask"} for item in self.items)
