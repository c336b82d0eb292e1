"""From a line of words to what it asks: the question, its filters, and the words to search for."""

from collections.abc import Iterable

from raes_cli import text
from raes_cli.endings import alike
from raes_cli.lookup.conditions import params
from raes_cli.lookup.filters import Filters, read
from raes_cli.lookup.find import few
from raes_cli.lookup.query import Query, Term
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.asking import (
    OF_A_RECORD,
    OF_EVENTS,
    RANKS,
    Asked,
    are_both,
    either,
    is_counted,
    is_left,
    is_spoken_of,
    named_by,
    narrowed,
    of_several,
    places_of,
    told_at,
    with_accounts,
)  # fmt: skip
from raes_cli.lookup.reading.leaving import alternatives, bounded, either_of, in_order
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.numbered import is_theirs, met_in
from raes_cli.lookup.reading.parts import NAMES, Item
from raes_cli.lookup.reading.questions import (
    asks_of_sessions,
    asks_what_will_be,
    asks_when,
    counts_of_kinds,
    named_by_all,
    question_of,
)
from raes_cli.lookup.scope import scope
from raes_cli.lookup.scope import statuses as statuses_of

_STATUSES = ("planned", "announced", "closed", "open", "forecast", "target")
_FEW = 5
_OF_NUMBERS = ("figures", "trade")
_OF_ANYTHING = ("export", "list", "stats")
_SUBJECTS = frozenset(("gaps", "conflicts", "sources"))
"""Questions in which every word is a subject."""
_ABOUT_OTHERS = ("gaps", "conflicts")
_WITHOUT_STATUS = frozenset(("said", "search", *_SUBJECTS))
"""Questions whose records are never planned or forecast, but may speak of plans and forecasts."""


def asked_by(line: Line) -> Asked:
    """Return what the words of a line ask, taken together."""
    ids = tuple(id_ for item in line.records for id_ in item.means["id"])
    content = [item for item in line.items if item.means] + line.looked_for
    if ids and not content and line.question in ("", "who") and not line.does & {"gaps", "conflicts"}:
        return Asked("show", {}, names=ids)
    if found := _of_holders(line):
        return found
    question = question_of(line)
    question = "timeline" if question == "search" and asks_when(line) and _has_events(line) else question
    if question == "stats" and not line.question:
        return Asked(question, line.when())
    # "Conflict about the last call" does not ask for the last conflict.
    order = {} if question in _ABOUT_OTHERS else line.order
    filters: Filters = {**line.when(spanned=question in ("who", "search")), **order}
    content += _with_status(line, question, filters)
    if question == "council" and line.number:
        from raes_cli.lookup.reading.whole import sessions  # lazy: only for sessions by number

        return sessions(line, line.number, filters)
    if question == "who":
        named = line.of(*NAMES)
        names = named_by_all(line, named) or tuple(dict.fromkeys(id_ for item in named for id_ in named_by(item)))
        return Asked(question, filters, names=names, text=_texts(line, line.looked_for))
    ranked = [item for item in line.items if item.does & RANKS]
    content += ranked if question not in _OF_NUMBERS else []
    content += [line.nth] if line.nth and question not in OF_EVENTS else []
    if question == "search":
        sought = sorted([*content, *line.records, *([line.number] if line.number else [])])
        kind = ("type:document",) if line.documents else ()
        barred = (part for item in line.barred for word in line.typed(item).split() for part in ("NOT", word))
        return Asked(question, filters, text=(*alternatives(line, sought), *kind, *barred), why=line.asks_why)
    claims: tuple[Term, ...] = tuple(tuple((role, (id_,)) for role in OF_A_RECORD) for id_ in ids)
    counted, why = is_counted(line, question), question in OF_EVENTS and (line.asks_why or "coming" in line.does)
    asked = Asked(question, filters, claims, ids, counted=counted, why=why)
    if question == "timeline" and asks_of_sessions(line):
        filters["kinds"] = met_in(line)
    if question in _OF_NUMBERS:
        from raes_cli.lookup.reading.measures import measured  # lazy: only for figures

        if found := measured(line, bounded(line, asked), sorted(content), ranked):
            return _of_sessions(line, found)
        question = "timeline"  # trips for which there are no figures
        asked = asked._replace(question=question, counted=True)
    for item in either(line, content):
        if item != line.numbered and not (question in _SUBJECTS and line.sessions and is_theirs(line, item)):
            narrow = _narrowed(line, asked, item)
            asked = either_of(line, item, content, asked, narrow) if question == "conflicts" else narrow
    # What is excluded is told last: another name after it would be excluded as well.
    return in_order(line, bounded(line, _of_sessions(line, with_accounts(line, asked))))


def _has_events(line: Line) -> bool:
    """Return whether a few events match everything that a line names and searches for."""
    asked = Asked("timeline", line.when())
    for item in sorted([*(item for item in line.items if item.means), *line.looked_for]):
        asked = _narrowed(line, asked, item)
    query = read(line.base, "timeline", asked.filters).query & Query(terms=asked.terms)
    return 0 < few(line.base, query, _FEW + 1) <= _FEW


def _of_holders(line: Line) -> Asked | None:
    """Return the question for holders of a post at a time, if the line asks for them, else None."""
    if not line.of("post") and not (line.of("actor") and line.asks_of_holders()):
        return None
    from raes_cli.lookup.reading.holders import asked_of  # lazy: only for posts

    if (found := asked_of(line)) is None:
        return None
    names, note = found
    words = () if names else tuple(word.typed for word in line.words)
    return Asked("who", line.when(), names=names, text=words, notes=(note,))


def _with_status(line: Line, question: str, filters: Filters) -> list[Item]:
    """Add the statuses asked for to `filters`; return the items for statuses that the `question` does not have."""
    subject = ("closed", "open") if question == "gaps" else ()
    known = subject if question in _WITHOUT_STATUS else statuses_of(question)
    does = line.does | {"forecast", "target"} if question in _OF_NUMBERS and "planned" in line.does else line.does
    if question in OF_EVENTS and asks_what_will_be(line):
        does |= {"planned"}
    if statuses := [status for status in _STATUSES if status in does and status in known]:
        filters["statuses"] = ["planned", "announced"] if statuses == ["planned"] else statuses
        if "coming" in line.does and not line.dates:
            (newest,) = line.base.execute("SELECT newest FROM base").fetchone()
            filters["first"] = min(line.today.isoformat(), newest or "9999")  # the base knows nothing later
            filters["undated"] = True
    elif line.order and question in OF_EVENTS:
        filters["statuses"] = ["held"]
    told = {*known, *(("planned",) if question in _OF_NUMBERS else ())}
    return [item for item in line.items if not item.means and item.does.intersection(_STATUSES).difference(told)]


def _texts(line: Line, items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.typed(item) for item in items))


def _of_sessions(line: Line, asked: Asked) -> Asked:
    """Narrow what is asked to the sessions with the number asked for, and to records that belong to them."""
    if not line.sessions or line.number is None:
        return asked
    typed = " ".join(line.typed(item) for item in sorted([line.number, *([line.numbered] if line.numbered else [])]))
    if asked.question == "sources":
        return narrowed(line, asked, (("id", line.sessions),), typed, text.words(typed))
    roles: Term = tuple((role, line.sessions) for role in ("event", "part", "about", "id"))
    if asked.question in _OF_NUMBERS and counts_of_kinds(line):  # which are told of its time
        sql = f"SELECT earliest, latest FROM record WHERE id IN ({params(line.sessions)}) AND latest IS NOT NULL"
        roles += tuple(("days", days) for days in line.base.execute(sql, line.sessions))
    return narrowed(line, asked, roles, typed)


def _narrowed(line: Line, asked: Asked, item: Item) -> Asked:
    """Narrow what is asked by the meaning of an item."""
    question, means = asked.question, item.means
    if question in ("said", "conflicts") and line.statement(item):
        return asked
    if question in OF_EVENTS and means.keys() == {"document-kind"} and len(line.of("event-kind")) > 1:
        return asked  # e.g. a document signed on a visit
    if means.get("event-kind") and question in (*OF_EVENTS, *_OF_ANYTHING):
        return _of_kinds(line, asked, item)
    spoken_of = question == "said" and (are_both(line, item) or is_spoken_of(line, item))
    if question in _SUBJECTS or line.is_subject(item) or not means or spoken_of or is_left(line, item):
        return _subject(line, asked, item)
    return _spoken(line, asked, item) if question == "said" else _taken_part(line, asked, item)


def _subject(line: Line, asked: Asked, item: Item) -> Asked:
    """Narrow what is asked to records linked to an item, or that contain its words."""
    names = named_by(item)
    roles: Term = (
        ("topic", item.means.get("topic", ())),
        *((role, names) for role in ("with", "by", "about", "to") if role != "to" or asked.question == "said"),
        *((sort, item.means.get(sort, ())) for sort in ("place", "indicator", "source")),
        *_through(line, asked.question, item),
    )
    words = [word.text for word in line.words[item.start : item.end]]
    bodies = [id_ for id_ in item.means.get("actor", ()) if not line.lexicon.person(id_)]
    places = [("place", id_) for id_ in item.means.get("place", ())]
    kinds = [("event-kind", id_) for id_ in item.means["event-kind"]] if item.means.keys() == {"event-kind"} else []
    things = [*(("actor", id_) for id_ in bodies), *places, *kinds]
    called = {name[0] for thing in things for name in line.lexicon.names(*thing) if len(name) == 1}
    if kinds and not any(alike(words[0], name) for name in called):
        called = set()  # a verb is not a name
    names_in_texts = (line.holding([name]) for name in sorted(called.difference(words)))
    return narrowed(line, asked, (*roles, *names_in_texts), line.typed(item, preposition=True), words)


def _through(line: Line, question: str, item: Item) -> Term:
    """Return alternatives that match an item through the event that a record is about."""
    # The crash of an airline's plane is linked to it, and statements on the crash need not name it.
    beside = "actor" in item.means and (any(map(line.is_subject, line.looked_for)) or is_spoken_of(line, item))
    of_event = question == "said" and (beside or any(map(line.is_subject, line.of("event-kind"))))
    if not of_event and question != "conflicts":
        return ()
    things = (*named_by(item), *item.means.get("place", ()))
    kinds = item.means.get("event-kind", ())
    meetings = line.declared("counts_as") if "meeting" in kinds else frozenset[str]()
    role, held = line.holding([word.text for word in line.words[item.start : item.end]])
    called = held if of_event and role == "text" else ()
    return ("about-kind", tuple(sorted({*kinds, *meetings}))), ("about-via", things), ("about-text", called)


def _spoken(line: Line, asked: Asked, item: Item) -> Asked:
    """Narrow statements: the first name is the speaker; other items may be only what the statement is about.

    A representative counts for his body on a subject, or if the body has no statements itself or is called a side.
    """
    names, places = places_of(line, item)
    names = names or line.lexicon.of_kinds(item.means.get("organization-kind", ()))
    first = names and not any(set(NAMES) & other.means.keys() for other in line.items if other < item)
    to = item.start > 0 and line.words[item.start - 1].text in language.TOWARDS
    if first and to and any(map(line.lexicon.person, names)):  # e.g. who apologised to him
        asked = narrowed(line, asked, (("to", names),), line.typed(item, preposition=True))
        return asked._replace(terms=(*asked.terms, (("-with", names),)))
    widely = "said" in item.does or any(one.means or one in line.looked_for for one in line.items if one != item)
    bodies = names if widely or not line.lexicon.speaks(names) else ()
    roles: Term = (
        ("with", names), ("by", names), ("for", bodies), ("to", () if first else names),
        ("place", places), ("event-kind", told_at(line, item)),
        *((sort, item.means.get(sort, ())) for sort in ("topic", "source")),
    )  # fmt: skip
    words = [] if first else [word.text for word in line.words[item.start : item.end]]
    return narrowed(line, asked, roles, line.typed(item, preposition=True), words)


def _taken_part(line: Line, asked: Asked, item: Item) -> Asked:
    """Narrow what is asked by a filter if an item has a single meaning, else by a term with all of them."""
    question, filters, topics = asked.question, asked.filters, item.means.get("topic", ())
    names, places = places_of(line, item)
    # Talks between two states are talks between their representatives.
    several = "place" in item.means and len([one for one in line.of("actor") if "place" in one.means]) > 1
    states = names if several else ()
    many, counted = of_several(line, item)
    if many and (question == "meetings" or counted != item):
        return narrowed(line, asked, ((f"several{many}", names),), line.typed(counted))
    if names and not places and not topics and len(names) == 1 and not states and not line.at_gathering():
        filters["people"] = (*(filters.get("people") or ()), *names)
    elif places and not names and line.side(item) == "from":
        words = [word.text for word in line.words[item.start : item.end]]
        return narrowed(line, asked, (("place", places),), line.typed(item, preposition=True), words)
    elif places and not names and filters.get("places") and line.is_joined(item):
        filters["places"] = (*(filters.get("places") or ()), *places)  # in Oslo and in Bergen
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
        return narrowed(line, asked, roles, line.typed(item, preposition=True), words)
    return asked


def _of_kinds(line: Line, asked: Asked, item: Item) -> Asked:
    """Narrow what is asked to the kinds that an item names; at a gathering, meetings on its margins count too."""
    kinds = item.means["event-kind"]
    own = any(set(choice).issuperset(kinds) for choice in scope(line.base, asked.question).kinds)
    joined = any(map(line.is_joined, line.of("event-kind")))
    if own and (asked.question != "meetings" or "meeting" in kinds or joined):
        return _seen(line, asked, item)
    if line.at_gathering():
        return narrowed(line, asked, (("kind", kinds), ("at-kind", kinds)), line.typed(item))
    others = {kind for one in line.of("event-kind") if one != item for kind in one.means["event-kind"]}
    gathering, contacts = line.declared("gathering"), line.declared("counts_as")
    if gathering.issuperset(kinds) and others & contacts:
        return narrowed(line, asked, (("at-kind", kinds),), line.typed(item))  # meetings at a summit
    if others and contacts.issuperset(kinds) and gathering.issuperset(others):
        return narrowed(line, asked, (("kind", kinds),), line.typed(item))
    asked.filters["kinds"] = tuple(dict.fromkeys((*(asked.filters.get("kinds") or ()), *kinds)))
    return asked


def _seen(line: Line, asked: Asked, item: Item) -> Asked:
    """Exclude calls if meetings are counted, a single one or who met is asked for, and no call is named."""
    remote = line.declared("remote")
    one = asked.counted or "limit" in line.order or not line.does.isdisjoint(("often", "in_person"))
    said = " ".join(word.text for word in line.words[item.start : item.end])
    one = one or line.lexicon.is_verb(said, item.means["event-kind"])
    if asked.question == "meetings" and one and remote and line.kinds.isdisjoint(remote):
        asked.filters["kinds"] = tuple(sorted(line.declared("counts_as") - remote))
    return asked
