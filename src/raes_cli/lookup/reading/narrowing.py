"""From a line of words to what it asks: which question, with which filters, and which words to look for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from raes_cli import text
from raes_cli.lookup.filters import Filters
from raes_cli.lookup.query import Ids, Term
from raes_cli.lookup.reading.line import NAMES, Item, Line
from raes_cli.lookup.reading.questions import named_by_all, question_of
from raes_cli.lookup.scope import scope
from raes_cli.lookup.scope import statuses as statuses_of
from raes_cli.offices import plural
from raes_cli.text import Words, both, listed, one_line

_STATUSES = ("planned", "announced", "forecast", "target")
_OF_EVENTS = ("timeline", "meetings", "council")
_OF_NUMBERS = ("figures", "trade")
_OF_ANYTHING = ("export", "list", "stats")
_SUBJECTS = frozenset(("gaps", "conflicts", "sources"))
"""Questions of which every word is a subject."""
_WITHOUT_STATUS = frozenset(("said", "search", *_SUBJECTS))
"""Questions of what is neither planned nor a forecast, but may speak of it."""


_OF_A_RECORD = ("claim", "about", "event", "source", "id")
"""What has to do with a record that is asked for by its id, but for itself."""


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
    counted: bool = False
    """Whether it is asked how often."""


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


def asked_by(line: Line) -> Asked:
    """What the words of a line ask, all together."""
    ids = tuple(id_ for span in line.records for id_ in span.means["id"])
    content = [item for item in line.items if item.means] + line.looked_for
    if ids and not content and line.question in ("", "who") and not line.does & {"gaps", "conflicts"}:
        return Asked("show", {}, names=ids)
    question = question_of(line)
    filters: Filters = {**line.when(), **line.order}
    asked_for = [status for status in _STATUSES if status in line.does]
    known = () if question in _WITHOUT_STATUS else statuses_of(question)
    content += [item for item in line.items if not item.means and item.does.intersection(_STATUSES).difference(known)]
    if statuses := [status for status in asked_for if status in known]:
        filters["statuses"] = ["planned", "announced"] if statuses == ["planned"] else statuses
    elif line.order and question in _OF_EVENTS:
        filters["statuses"] = ["held"]
    if question == "council" and line.number:
        return Asked(question, filters, number=str(line.ordinal(line.number)), names=line.sessions)
    if question == "who":
        named = line.of(*NAMES)
        names = named_by_all(line, named) or tuple(dict.fromkeys(id_ for item in named for id_ in _named(item)))
        return Asked(question, filters, names=names, text=_texts(line, line.looked_for))
    if question == "search":
        records = (Item(*span) for span in line.records)
        sought = sorted([*content, *records, *([line.number] if line.number else [])])
        return Asked(question, filters, text=_texts(line, sought))
    claims: tuple[Term, ...] = tuple(tuple((role, (id_,)) for role in _OF_A_RECORD) for id_ in ids)
    asked = Asked(question, filters, claims, ids, counted="often" in line.does and question in _OF_EVENTS)
    if question in _OF_NUMBERS:
        return _measured(line, asked, sorted(content))
    for item in sorted(content):
        if item != line.numbered:
            asked = _narrowed(line, asked, item)
    return _of_sessions(line, asked)


def _texts(line: Line, items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.typed(item) for item in items))


def _of_sessions(line: Line, asked: Asked) -> Asked:
    """What is asked, narrowed to the sessions that have the number asked for, and to what belongs to them."""
    if not line.sessions or line.number is None:
        return asked
    typed = " ".join(line.typed(item) for item in sorted([line.number, *([line.numbered] if line.numbered else [])]))
    roles = ("id",) if asked.question == "sources" else ("event", "part", "about", "id")
    return _with(line, asked, tuple((role, line.sessions) for role in roles), typed)


def _measured(line: Line, asked: Asked, content: Sequence[Item]) -> Asked:
    """A question of numbers: the indicators that it means, and what none of them is."""
    from raes_cli.lookup.reading.measures import Told, meant  # only numbers need it

    told = [
        Told(
            tuple(word.text for word in line.words[item.start : item.end]),
            item.means,
            line.side(item) if item.means else "",
            asks=not item.means and item.does == {"ask"},
        )
        for item in (*content, *line.only_asking)
    ]
    subject = scope(line.base, asked.question).topics
    indicators, left = meant(line.base, told, subject[0] if subject else ())
    if indicators:
        asked.filters["indicators"] = indicators
    others = [part for part in left if {"place", "event-kind"}.isdisjoint(part.means)]
    others = [part for part in others if part in told[: len(content)]]
    free = others and not line.question and "figures" not in line.does
    if free and all(line.holding(part.words)[1] for part in told):
        return Asked("search", line.when(), text=_texts(line, content))
    for part in others:
        item = content[told.index(part)]
        asked = _with(line, asked, (("with", _named(item)),), line.typed(item), part.words)
    return asked


def _narrowed(line: Line, asked: Asked, item: Item) -> Asked:
    """What is asked, narrowed to what an item means."""
    question, means = asked.question, item.means
    if question in ("said", "conflicts") and line.statement(item):
        return asked
    if means.get("event-kind") and question in (*_OF_EVENTS, *_OF_ANYTHING):
        return _of_kinds(line, asked, item)
    if question in _SUBJECTS or line.is_subject(item) or not means:
        return _subject(line, asked, item)
    if question == "said":
        return _spoken(line, asked, item)
    return _taken_part(line, asked, item)


def _named(item: Item) -> Ids:
    """Everybody whom an item names."""
    return tuple(dict.fromkeys(id_ for sort in NAMES for id_ in item.means.get(sort, ())))


def _subject(line: Line, asked: Asked, item: Item) -> Asked:
    """What is asked, narrowed to what has to do with an item, or has its words."""
    names = _named(item)
    roles: Term = (
        ("topic", item.means.get("topic", ())),
        *((role, names) for role in ("with", "by", "about")),
        *((sort, item.means.get(sort, ())) for sort in ("place", "indicator", "source")),
    )
    words = [word.text for word in line.words[item.start : item.end]]
    return _with(line, asked, roles, line.typed(item, preposition=True), words)


def _places(line: Line, item: Item) -> tuple[Ids, Ids]:
    """The names and the places that an item is: a preposition or a case decides where it can be either."""
    names, places, side = _named(item), item.means.get("place", ()), line.side(item)
    if names and places:
        return () if side in ("in", "from") else names, () if side == "with" else places
    return names, places


def _spoken(line: Line, asked: Asked, item: Item) -> Asked:
    """Statements, narrowed: whose words they are stands first; what else is named, they may only speak of.

    Anybody of a body speaks for it on a subject, or where it has said nothing itself.
    """
    names, places = _places(line, item)
    names = names or line.lexicon.of_kinds(item.means.get("organization-kind", ()))
    first = names and not any(set(NAMES) & other.means.keys() for other in line.items if other < item)
    on_something = any(other.means or other in line.looked_for for other in line.items if other != item)
    bodies = names if on_something or not line.lexicon.speaks(names) else ()
    roles: Term = (
        ("with", names), ("by", names), ("for", bodies), ("to", () if first else names), ("place", places),
        *((sort, item.means.get(sort, ())) for sort in ("topic", "source")),
    )  # fmt: skip
    words = [] if first else [word.text for word in line.words[item.start : item.end]]
    return _with(line, asked, roles, line.typed(item, preposition=True), words)


def _taken_part(line: Line, asked: Asked, item: Item) -> Asked:
    """What is asked, narrowed by a filter where an item is one thing; else by what it may be."""
    filters, topics = asked.filters, item.means.get("topic", ())
    names, places = _places(line, item)
    # Talks of two states are those of their people.
    several = "place" in item.means and len([one for one in line.of("actor") if "place" in one.means]) > 1
    states = names if several else ()
    if _of_several(line, item):
        return _with(line, asked, (("several", names),), line.typed(item))
    if names and not places and not topics and len(names) == 1 and not states and not line.at_gathering():
        filters["people"] = (*(filters.get("people") or ()), *names)
    elif places and not names and line.side(item) == "from":
        words = [word.text for word in line.words[item.start : item.end]]
        return _with(line, asked, (("place", places),), line.typed(item, preposition=True), words)
    elif places and not names and (not topics or line.side(item) == "in") and not filters.get("places"):
        filters["places"] = places
    elif not names and not places and topics and not filters.get("topics"):
        filters["topics"] = topics
    else:
        sources = item.means.get("source", ())
        roles: Term = (
            ("with", names), ("at", names), ("of", states), ("place", places), ("topic", topics), ("source", sources),
            ("indicator", item.means.get("indicator", ()) if asked.question in _OF_ANYTHING else ()),
        )  # fmt: skip
        words = [] if any(ids for _, ids in roles) else [word.text for word in line.words[item.start : item.end]]
        return _with(line, asked, roles, line.typed(item, preposition=True), words)
    return asked


def _of_several(line: Line, item: Item) -> bool:
    """Whether an item is an office in the plural, of no country: two who have it took part together."""
    words = [word.text for word in line.words[item.start : item.end]]
    alone = not any("place" in line.lexicon.bearers(word) for word in words)
    return len(item.means.get("post", ())) > 1 and alone and any(map(plural, words))


def _of_kinds(line: Line, asked: Asked, item: Item) -> Asked:
    """What is asked, narrowed to the kinds that an item names; at a gathering, others met too."""
    kinds = item.means["event-kind"]
    own = any(set(choice).issuperset(kinds) for choice in scope(line.base, asked.question).kinds)
    if own and (asked.question != "meetings" or len(kinds) == 1):
        return _seen(line, asked)
    if line.at_gathering():
        return _with(line, asked, (("kind", kinds), ("at-kind", kinds)), line.typed(item))
    asked.filters["kinds"] = tuple(dict.fromkeys((*(asked.filters.get("kinds") or ()), *kinds)))
    return asked


def _seen(line: Line, asked: Asked) -> Asked:
    """What is asked, without calls where meetings are counted, or one stands for all, and no call is named."""
    kinds = {kind for item in line.of("event-kind") for kind in item.means["event-kind"]}
    remote = line.declared("remote")
    one = "limit" in line.order or not line.does.isdisjoint(("often", "in_person"))
    if asked.question == "meetings" and one and remote and kinds.isdisjoint(remote):
        asked.filters["kinds"] = tuple(sorted(line.declared("counts_as") - remote))
    return asked


def _with(line: Line, asked: Asked, roles: Term, typed: str, words: Sequence[str] = ()) -> Asked:
    """What is asked, narrowed to what has to do with something in one of `roles`, or has the `words`."""
    term = tuple((role, ids) for role, ids in (*roles, line.holding(words)) if ids)
    said = tuple(typed.split())
    if asked.said[-len(said) :] == said:
        said = ()  # another part of what was typed as one, with a hyphen
    notes = (*asked.notes, *_either(typed, roles))
    return asked._replace(terms=(*asked.terms, term), said=(*asked.said, *said), notes=notes) if term else asked


def _either(typed: str, roles: Term) -> Iterator[Words]:
    """That words fit several things, and which."""
    fits = {(role, id_): None for role, ids in roles if role in _SENSES for id_ in ids}
    if len(fits) > 1:
        en, ru = (listed(f"{id_}{_SENSES[role][language]}" for role, id_ in fits) for language in ("en", "ru"))
        shown = one_line(typed)
        yield both(f"'{shown}' fits {len(fits)}: {en}", f"«{shown}» — это {len(fits)}: {ru}")
