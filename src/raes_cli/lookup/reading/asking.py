"""`Asked`, what words ask: a question, its filters and terms with alternative meanings; and helpers to build it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from raes_cli import text
from raes_cli.endings import adjective_roots
from raes_cli.lookup.filters import Filters
from raes_cli.lookup.find import count
from raes_cli.lookup.query import Ids, Query, Term
from raes_cli.lookup.reading import counting, language
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.parts import NAMES, Item
from raes_cli.lookup.scope import scope
from raes_cli.offices import plural
from raes_cli.text import Words, both, listed, one_line
from raes_cli.tuples import NamedTuple

RANKS = frozenset(("most", "least"))
"""Cues that rank figures."""
OF_A_RECORD = ("claim", "about", "event", "source", "id")
"""Roles that link a record to another given by its id."""
OF_EVENTS = ("timeline", "meetings", "council")
"""Questions whose answers are events."""
_LOOKED_AT = 1000  # records
_SENSES: dict[str, Words] = {
    "with": both("", ""), "place": both(" (place)", " (место)"), "topic": both(" (topic)", " (тема)"),
    "source": both(" (source)", " (источник)"),
}  # fmt: skip
"""Roles that tell apart the meanings of a word, and their labels in a note."""


class Asked(NamedTuple):
    """What words ask: a question with filters, as options would express it, and what options cannot express."""

    question: str
    filters: Filters
    terms: tuple[Term, ...] = ()
    said: tuple[str, ...] = ()
    """The words behind the `terms`, as typed."""
    text: tuple[str, ...] = ()
    """Words to search for, as typed."""
    names: Ids = ()
    """The people or bodies that `who` is about, or the ids of records to show."""
    number: str | None = None
    """The number of a session."""
    notes: tuple[Words, ...] = ()
    """Notes on words with several meanings."""
    fits: tuple[tuple[Words, Ids], ...] = ()
    """Those of the notes that concern a name beside other names, with the ids that it fits."""
    counted: bool = False
    """Whether the number of records is asked for."""
    why: bool = False
    """Whether the cause is asked for, which may be unknown."""
    skip: int = 0
    """Number of records to skip before the one asked for."""
    rank: str = ""
    """`most` or `least`, the figures to list first; `growth most` or `growth least` by growth; or `ranking.FALLS`."""


def narrowed(line: Line, asked: Asked, roles: Term, typed: str, words: Sequence[str] = ()) -> Asked:
    """Narrow what is asked to records linked to something in one of `roles`, or that contain the `words`."""
    term = tuple((role, ids) for role, ids in (*roles, line.holding(words)) if ids)
    said = tuple(typed.split())
    if asked.said[-len(said) :] == said:
        said = ()  # another part of the same hyphenated word
    notes = tuple(_either(typed, roles))
    people = tuple(id_ for role, ids in roles if role == "with" for id_ in ids)
    beside = len(line.of(*NAMES)) > 1
    alone = beside and not any(ids for role, ids in roles if role in _SENSES and role != "with")
    fits = tuple((note, people) for note in notes if alone)
    asked = asked._replace(notes=(*asked.notes, *notes), fits=(*asked.fits, *fits))
    return asked._replace(terms=(*asked.terms, term), said=(*asked.said, *said)) if term else asked


def idle(asked: Asked, records: Sequence[str]) -> list[Words]:
    """Return notes on ambiguous names that are settled, because the `records` have only one of the people or bodies."""
    few = records[:_LOOKED_AT]
    return [note for note, ids in asked.fits if sum(any(f'"{id_}"' in one for one in few) for id_ in ids) == 1]


def _either(typed: str, roles: Term) -> Iterator[Words]:
    """Yield a note if words have several meanings."""
    fits = {(role, id_): None for role, ids in roles if role in _SENSES for id_ in ids}
    if len(fits) > 1:
        en, ru = (listed(f"{id_}{_SENSES[role][language]}" for role, id_ in fits) for language in ("en", "ru"))
        first, _, rest = typed.partition(" ")
        shown = one_line(rest if first.casefold() in language.AND else typed)
        yield both(f"'{shown}' fits {len(fits)}: {en}", f"«{shown}» — это {len(fits)}: {ru}")


def either(line: Line, content: Iterable[Item]) -> list[Item]:
    """Return the items in order, merging bodies joined by *and* that never met into an alternative of both."""
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


def is_counted(line: Line, question: str) -> bool:
    """Return whether the number of records is asked for; for figures, the figure is the answer."""
    several = len(line.of("event-kind")) > 1  # e.g. documents signed on a visit
    asks = not line.does.isdisjoint(("often", "figures")) and "long" not in line.does
    return question not in ("figures", "trade") and not several and asks


def named_by(item: Item) -> Ids:
    """Return the ids of all people and bodies that an item names."""
    return tuple(dict.fromkeys(id_ for sort in NAMES for id_ in item.means.get(sort, ())))


def places_of(line: Line, item: Item) -> tuple[Ids, Ids]:
    """Return the names and the places that an item means; if it has both, the preposition or case may rule one out."""
    names, places, side = named_by(item), item.means.get("place", ()), line.side(item)
    if names and places:
        return () if side in ("in", "from") else names, () if side == "with" else places
    return names, places


def are_both(line: Line, item: Item) -> bool:
    """Return whether an item is one of two states joined by *and*: their common statements speak of both."""
    states = [one for one in line.of("actor") if "place" in one.means]
    pairs = ((one, other) for one in states for other in states if one.end == other.start - 1)
    return any(item in pair and line.is_joined(pair[1]) for pair in pairs)


def is_left(line: Line, item: Item) -> bool:
    """Return whether an item is the place of a post that is left, and need not be where it happened: recalled from
    Oslo.
    """
    return bool(line.kinds) and line.kinds <= line.declared("of_posts") and line.side(item) == "from"


def is_spoken_of(line: Line, item: Item) -> bool:
    """Return whether an item is a body without statements beside a person who speaks: then he speaks of it."""
    bodies = item.means.get("actor", ())
    people = line.people()
    return bool(bodies and people) and set(bodies).isdisjoint(people) and not line.lexicon.speaks(bodies)


def told_at(line: Line, item: Item) -> Ids:
    """Return the kinds of events named by an item at which a statement may have been made.

    "Meeting" stands for all contacts except calls. A verb other than one for a call gives none: it names what the
    statement is about.
    """
    kinds, remote = item.means.get("event-kind", ()), line.declared("remote")
    words = " ".join(word.text for word in line.words[item.start : item.end])
    if not remote.issuperset(kinds) and line.lexicon.is_verb(words, tuple(line.lexicon.event_kinds)):
        return ()
    return tuple(sorted({*kinds, *(line.declared("counts_as") - remote if "meeting" in kinds else ())}))


def with_accounts(line: Line, asked: Asked) -> Asked:
    """Add to a question for statements a note on the figures that each speaker told, if an indicator is named."""
    measured = tuple(id_ for item in line.of("indicator") for id_ in item.means["indicator"])
    for id_ in line.people() if asked.question == "said" and measured else ():
        query = scope(line.base, "figures") & Query(people=((id_,),), indicators=(measured,))
        if found := count(line.base, query):
            command = " ".join(("raes figures", f"--with {id_}", *(f"--indicator {one}" for one in measured)))
            told = both(f"in figures too: {command} ({found})", f"и в числах: {command} ({found})")
            asked = asked._replace(notes=(*asked.notes, told))
    return asked


def of_several(line: Line, item: Item) -> tuple[int, Item]:
    """Return how many holders of an office took part together, and the item with the number beside it.

    The item must name the office in the plural without a country: three ministers, ministers of three countries.
    Returns 0 for any other item.
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
    """Return a question for the record whose title is the whole line, apart from interrogative words before it."""
    for item in [Item(0, 0, {}), *line.items]:
        at = item.end
        if item.means or (item.end and not item.does) or item.does & {"first", "last"} or at == len(line.words):
            break
        if at == 0 or line.words[at].part != line.words[at - 1].part:
            parts = dict.fromkeys((word.part, word.typed) for word in line.words[at:])
            if ids := line.lexicon.titled(text.words(" ".join(typed for _, typed in parts))):
                return Asked("show", {}, names=ids)
    return None
