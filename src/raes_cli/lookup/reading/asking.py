"""What words ask, as a value: a question, its filters, and terms of which each may be meant in several ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from raes_cli import text
from raes_cli.endings import adjective_roots
from raes_cli.lookup.filters import Filters
from raes_cli.lookup.query import Ids, Term
from raes_cli.lookup.reading import counting, language
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.parts import NAMES, Item
from raes_cli.offices import plural
from raes_cli.text import Words, both, listed, one_line
from raes_cli.tuples import NamedTuple

RANKS = frozenset(("most", "least"))
"""What puts numbers in order."""
OF_A_RECORD = ("claim", "about", "event", "source", "id")
"""In which roles what is asked for may have to do with a record that an id names."""
OF_EVENTS = ("timeline", "meetings", "council")
"""Questions that events answer."""
_LOOKED_AT = 1000  # records
_SENSES: dict[str, Words] = {
    "with": both("", ""), "place": both(" (place)", " (место)"), "topic": both(" (topic)", " (тема)"),
    "source": both(" (source)", " (источник)"),
}  # fmt: skip
"""Roles in which what a word names is something else each, and what is said of it there."""


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
    notes: tuple[Words, ...] = ()
    """What may be several things, and which."""
    fits: tuple[tuple[Words, Ids], ...] = ()
    """Of those notes the ones on names beside others, and whose these may be."""
    counted: bool = False
    """Whether it is asked how often."""
    why: bool = False
    """Whether the cause is asked for, which may be unknown."""
    skip: int = 0
    """How many come before the one that is asked for."""
    rank: str = ""
    """`most` or `least`: which numbers come first; after `growth`, by how much they grew."""


def narrowed(line: Line, asked: Asked, roles: Term, typed: str, words: Sequence[str] = ()) -> Asked:
    """What is asked, narrowed to what has to do with something in one of `roles`, or has the `words`."""
    term = tuple((role, ids) for role, ids in (*roles, line.holding(words)) if ids)
    said = tuple(typed.split())
    if asked.said[-len(said) :] == said:
        said = ()  # another part of what was typed as one, with a hyphen
    notes = tuple(_either(typed, roles))
    people = tuple(id_ for role, ids in roles if role == "with" for id_ in ids)
    beside = len(line.of(*NAMES)) > 1
    alone = beside and not any(ids for role, ids in roles if role in _SENSES and role != "with")
    fits = tuple((note, people) for note in notes if alone)
    asked = asked._replace(notes=(*asked.notes, *notes), fits=(*asked.fits, *fits))
    return asked._replace(terms=(*asked.terms, term), said=(*asked.said, *said)) if term else asked


def idle(asked: Asked, records: Sequence[str]) -> list[Words]:
    """The notes on names that fit several, of whom beside the others that are named one alone is in the `records`."""
    few = records[:_LOOKED_AT]
    return [note for note, ids in asked.fits if sum(any(f'"{id_}"' in one for one in few) for id_ in ids) == 1]


def _either(typed: str, roles: Term) -> Iterator[Words]:
    """That words fit several things, and which."""
    fits = {(role, id_): None for role, ids in roles if role in _SENSES for id_ in ids}
    if len(fits) > 1:
        en, ru = (listed(f"{id_}{_SENSES[role][language]}" for role, id_ in fits) for language in ("en", "ru"))
        shown = one_line(typed)
        yield both(f"'{shown}' fits {len(fits)}: {en}", f"«{shown}» — это {len(fits)}: {ru}")


def either(line: Line, content: Iterable[Item]) -> list[Item]:
    """The items in their order; bodies that are joined by *and* and were nowhere together are one: at any of them."""
    found: list[Item] = []
    for item in sorted(content):
        ids = item.means.get("actor", ())
        others = found[-1].means.get("actor", ()) if found and found[-1].end == item.start - 1 else ()
        bodies = item.means.keys() == {"actor"} and others and found[-1].means.keys() == {"actor"}
        alike = bodies and line.is_joined(item) and not any(map(line.lexicon.person, others + ids))
        if alike and not line.lexicon.together(others + ids):
            found[-1] = Item(found[-1].start, item.end, {"actor": others + ids})
        else:
            found.append(item)
    return found


def named_by(item: Item) -> Ids:
    """Everybody whom an item names."""
    return tuple(dict.fromkeys(id_ for sort in NAMES for id_ in item.means.get(sort, ())))


def places_of(line: Line, item: Item) -> tuple[Ids, Ids]:
    """The names and the places that an item is: a preposition or a case decides where it can be either."""
    names, places, side = named_by(item), item.means.get("place", ()), line.side(item)
    if names and places:
        return () if side in ("in", "from") else names, () if side == "with" else places
    return names, places


def are_both(line: Line, item: Item) -> bool:
    """Whether an item is a state that is joined to another: what they hold together speaks of them."""
    states = [one for one in line.of("actor") if "place" in one.means]
    pairs = ((one, other) for one in states for other in states if one.end == other.start - 1)
    return any(item in pair and line.is_joined(pair[1]) for pair in pairs)


def is_left(line: Line, item: Item) -> bool:
    """Whether an item is where somebody has a post no longer, and he need not have been there: recalled from Oslo."""
    return bool(line.kinds) and line.kinds <= line.declared("of_posts") and line.side(item) == "from"


def is_spoken_of(line: Line, item: Item) -> bool:
    """Whether an item names a body that has said nothing, beside somebody who has: he speaks of it."""
    bodies = item.means.get("actor", ())
    people = line.people()
    return bool(bodies and people) and set(bodies).isdisjoint(people) and not line.lexicon.speaks(bodies)


def told_at(line: Line, item: Item) -> Ids:
    """The kinds of events at which something was said that an item names; a meeting may be any but a call.

    How one meets, a verb, is what is said; by telephone one says it.
    """
    kinds, remote = item.means.get("event-kind", ()), line.declared("remote")
    words = " ".join(word.text for word in line.words[item.start : item.end])
    if not remote.issuperset(kinds) and line.lexicon.is_verb(words, tuple(line.lexicon.event_kinds)):
        return ()
    return tuple(sorted({*kinds, *(line.declared("counts_as") - remote if "meeting" in kinds else ())}))


def of_several(line: Line, item: Item) -> tuple[int, Item]:
    """How many who have an office that an item names in the plural, of no country, took part together; 0 for no such.

    With the number beside it, if one says how many: three ministers, ministers of three countries.
    """
    words = [word.text for word in line.words[item.start : item.end]]
    own = any(adjective_roots(word) or "place" in line.lexicon.bearers(word) for word in words)
    if own or len(item.means.get("post", ())) < 2:  # noqa: PLR2004
        return 0, item
    asks = item.start > 1 and language.cues(line.words[item.start - 1].text) == {"ask"}  # üç ölkənin nazirləri
    for at in (item.start - 1, item.end, item.start - 1 - asks):
        beside = line.words[at].text if 0 <= at < len(line.words) else ""
        if beside.isalpha() and (many := counting.number(beside, counting.CARDINALS) or 0) > 1:
            return many, Item(min(at, item.start), max(at + 1, item.end), item.means)
    return 2 * any(map(plural, words)), item


def titled(line: Line) -> Asked | None:
    """The record whose title the whole line is, but for words before it that only ask."""
    for item in [Item(0, 0, {}), *line.items]:
        at = item.end
        if item.means or (item.end and not item.does) or at == len(line.words):
            break
        if at == 0 or line.words[at].part != line.words[at - 1].part:
            parts = dict.fromkeys((word.part, word.typed) for word in line.words[at:])
            if ids := line.lexicon.titled(text.words(" ".join(typed for _, typed in parts))):
                return Asked("show", {}, names=ids)
    return None
