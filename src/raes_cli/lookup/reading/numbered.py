"""Sessions asked for by number: third session, 23-е заседание."""

from collections.abc import Iterable, Iterator
from itertools import product

from raes_cli import text
from raes_cli.endings import alike
from raes_cli.lookup.conditions import params
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import counting, language
from raes_cli.lookup.reading.parts import Item, Parts

OF_EVENTS = ("timeline", "meetings")
_HELD = "SELECT 1 FROM record WHERE id = ? AND status = 'held'"


def asked(line: Parts, *, besides: Item | None) -> Item | None:
    """Return the item for the number of a session, or None; `besides` is the item for an event without a number."""
    known = line.declared("numbered")
    numbered = line.question == "council" or any(
        not known.isdisjoint(item.means["event-kind"]) for item in line.of("event-kind")
    )
    # The third partner of a state is no session, though the state takes part in some.
    bodies = {item.start for item in _bodies(line)} if of_bodies(line) and met_in(line) else set()
    found = []
    for item in line.items:
        # A "first" that is not directly before the body belongs to something else: the first visit to it.
        here = numbered or item.end in bodies or (bool(bodies) and "first" not in item.does)
        one = here and not item.means and item.does <= {"first", "ask"} and ordinal(line, item) is not None
        one = one and item != besides and not _counts(line, item)
        if one and (line.question or not line.words[item.start].text.isdecimal() or _is_beside(line, item)):
            found.append(item)
    # "The first contact after the fifth session" does not ask for the first session.
    return next((item for item in found if _is_beside(line, item, known)), found[0] if found else None)


def others(line: Parts, number: Item) -> list[Item]:
    """Return the items for further numbers that are joined to a number: first and third, council 1 with council 3."""
    free = [
        item
        for item in line.items
        if item != number and not item.means and item.does <= {"first", "ask"} and ordinal(line, item) is not None
    ]
    found = [number]
    for item in (*free, *reversed(free)):
        joined = any(_is_joined(line, *sorted((item, one))) for one in found)
        if item not in found and joined and not _counts(line, item):
            found.append(item)
    return found[1:]


def _is_joined(line: Parts, one: Item, other: Item) -> bool:
    """Return whether two numbers are joined by *and*, *with* or a comma, with at most a kind or body between."""
    between = line.words[one.end : other.start]
    joins = [word.text in language.AND or "with" in language.cues(word.text) for word in between]
    commas = [word.ends for word in line.words[one.start : other.start]]
    named = [item for item in line.items if one.end <= item.start and item.end <= other.start and item.means]
    ours = all(item in line.of("event-kind", "actor", "body", "organization-kind") for item in named)
    return ours and any((*joins, *commas))


def nth(line: Parts) -> Item | None:
    """Return the item that asks for the second or a later one of events without numbers: second visit, 2-я встреча.

    After a command, which names the events, it comes last. None if there is no such item.
    """
    for item in line.items:
        if item.means or not skipped(line, item) or line.words[item.start].typed.isdecimal():
            continue
        named = (one.means for one in line.items if one.start >= item.end and one.means)
        told = line.question in OF_EVENTS and item.end == len(line.words)
        kinds = next(named, {}).get("event-kind", ())
        if told or (kinds and line.declared("numbered").isdisjoint(kinds)):
            return item
    return None


def skipped(line: Parts, item: Item) -> int:
    """Return how many events come before the one that an item asks for: one for *second* and for *last but one*."""
    if line.words[item.start].text.startswith(language.NEXT_TO):
        return 1
    return (_ordinal(line, item) or 1) - 1


def titled(line: Parts, item: Item) -> Ids:
    """Return the gatherings of the kinds that are named whose titles begin with a number: the seventh summit."""
    kinds = tuple({kind for one in line.of("event-kind") for kind in one.means["event-kind"]})
    if not kinds or not line.declared("gathering").issuperset(kinds):
        return ()
    sql = f"SELECT id, json_extract(json, '$.title.en') FROM record WHERE kind IN ({params(kinds)})"
    rows = ((id_, word) for id_, title in line.base.execute(sql, kinds) for word in text.words(title)[:1])
    return tuple(id_ for id_, word in rows if counting.number(word, counting.ORDINALS) == _ordinal(line, item))


def left_out(line: Parts, item: Item) -> Ids:
    """Return the sessions excluded by number, or as the first or last: all but the third."""
    number = ordinal(line, item)
    if number is not None or "last" not in item.does:
        return with_number(line, item) if number is not None else ()
    column, among = _numbered(line)
    sql = f"SELECT id FROM record WHERE {column} IN ({params(among)}) AND status = 'held'"
    sql += " AND ordinal IS NOT NULL ORDER BY earliest DESC, ordinal DESC LIMIT 1"
    return tuple(line.base.execute(sql, among).fetchone() or ())


def _counts(line: Parts, item: Item) -> bool:
    """Return whether an item is a count, or belongs to one or to a ranking: the last 3 sessions, the second largest."""
    beside = [one for one in line.items if item.start in (one.end, one.start - 1)]
    if any(one.start == item.end and one.does & {"most", "least"} for one in beside):
        return True
    if "first" in item.does:
        after = (line.words[one.start].text for one in beside if one.start == item.end)
        return any(counting.number(word, counting.CARDINALS) for word in after)
    return line.words[item.start].typed.isdecimal() and any(one.does & {"last", "first"} for one in beside)


def ordinal(line: Parts, item: Item) -> int | None:
    """Return the number that an ordinal item means (third is 3), or a cardinal after a kind of event; else None."""
    found = _ordinal(line, item)
    if found is None and any(one.end == item.start for one in line.of("event-kind")):
        return counting.number(_as_typed(line, item), counting.CARDINALS)  # e.g. session three
    return found


def _ordinal(line: Parts, item: Item) -> int | None:
    return counting.number(_as_typed(line, item), counting.ORDINALS)


def _as_typed(line: Parts, item: Item) -> str:
    word = line.words[item.start]
    return word.text if word.text.isalpha() else text.fold(word.typed)


def sessions(line: Parts, number: Item | None) -> Ids:
    """Return the events with the number asked for; only those that were held, if any, unless plans are asked for."""
    found = with_number(line, number) if number else ()
    held = tuple(id_ for id_ in found if line.base.execute(_HELD, (id_,)).fetchone())
    return held if held and line.does.isdisjoint(("planned", "announced")) else found


def bearer(line: Parts, number: Item) -> Item | None:
    """Return the item that the number belongs to, a kind of session or a body, or None."""
    kinds = [item for item in line.of("event-kind") if item.end >= number.start]
    return next(iter(kinds or _bodies(line)), None)


def of_bodies(line: Parts) -> Ids:
    """Return the numbered events of the bodies that are named."""
    return _events(line, "ordinal IS NOT NULL")


def _events(line: Parts, where: str) -> Ids:
    """Return the events of the bodies that are named, which meet the SQL condition `where`."""
    ids = [
        id_
        for item in _bodies(line)
        for sort in ("actor", "body")
        for id_ in item.means.get(sort, ())
        if not line.lexicon.person(id_)
    ]
    sql = (
        f"SELECT id FROM link CROSS JOIN record ON record = id WHERE role = 'with' AND {where}"
        f" AND target IN ({params(ids)})"
    )
    return tuple(row[0] for row in line.base.execute(sql, ids)) if ids else ()


def is_theirs(line: Parts, item: Item) -> bool:
    """Return whether an item names the body of the sessions asked for, or its kind."""
    bodies = _bodies(line) if of_bodies(line) else []
    return item.means.keys() == {"organization-kind"} or (item in bodies and "event-kind" not in item.means)


def met_in(line: Parts) -> Ids:
    """Return the kinds of numbered events in which the bodies that are named met."""
    ids = [id_ for item in line.of("actor", "body") for id_ in item.means.get("actor", item.means.get("body", ()))]
    sql = (
        "SELECT DISTINCT kind FROM link CROSS JOIN record ON record = id WHERE role = 'with' AND ordinal IS NOT NULL"
        f" AND target IN ({params(ids)}) AND json_extract(json, '$.body.id') = target"
    )
    return tuple(row[0] for row in line.base.execute(sql, ids)) if ids else ()


def of_its_sort(line: Parts, item: Item) -> Item:
    """Restrict an item to the sessions of a kind of body that is named separately: sessions that the council held."""
    kinds = item.means.get("event-kind", ())
    sorts = [one for one in line.of("body") if one.means.keys() <= {"body", "organization-kind"}]
    words = [word.text for one in sorts for word in line.words[one.start : one.end]]
    names = {kind: [name for name in line.lexicon.names("event-kind", kind) if len(name) > 1] for kind in kinds}
    own = [kind for kind in kinds if any(alike(*two) for name in names[kind] for two in product(words, name))]
    return item._replace(means={**item.means, "event-kind": tuple(own)}) if own else item


def _bodies(line: Parts) -> list[Item]:
    """Return the items that name a body, or a kind of body if a body of this kind has sessions."""
    sql = (
        "SELECT 1 FROM link JOIN record ON id = record WHERE role = 'with' AND target = :id"
        " AND json_extract(json, '$.body.id') = :id"
    )
    return line.of("actor") + [
        item
        for item in line.of("body")
        if any(line.base.execute(sql, {"id": id_}).fetchone() for id_ in item.means["body"])
    ]


def _is_beside(line: Parts, number: Item, kinds: Iterable[str] = ()) -> bool:
    """Return whether a number is next to a kind of session (one of `kinds` if given) or a body."""
    named = [item for item in line.of("event-kind") if not kinds or not {*kinds}.isdisjoint(item.means["event-kind"])]
    others = (*_bodies(line), *named)
    return any(number.start in (one.end, one.end + 1) or one.start == number.end for one in others)


def with_number(line: Parts, number: Item) -> Ids:
    """Return the events with the number asked for, of the kinds and bodies named."""
    column, among = _numbered(line)
    sql = f"SELECT id FROM record WHERE {column} IN ({params(among)}) AND ordinal = ? ORDER BY number"
    return tuple(row[0] for row in line.base.execute(sql, (*among, ordinal(line, number))))


def numbers(line: Parts) -> Iterator[tuple[str, int]]:
    """Yield the kinds and numbers of the events among which a number is looked up."""
    column, among = _numbered(line)
    sql = f"SELECT DISTINCT kind, ordinal FROM record WHERE {column} IN ({params(among)})"
    yield from line.base.execute(f"{sql} AND ordinal IS NOT NULL ORDER BY ordinal", among)


def _numbered(line: Parts) -> tuple[str, Ids]:
    """Return the events among which a number is looked up, as a column and its values.

    If a body with numbered events is named, only its own count: the second session of the commission is not a
    council's.
    """
    kinds = {kind for item in line.of("event-kind") for kind in item.means["event-kind"]}
    if line.question == "council":
        kinds &= line.declared("command")
    own = _events(line, "ordinal IS NOT NULL AND json_extract(json, '$.body.id') = target")
    own = own or (() if kinds else of_bodies(line))
    return ("id", own) if own else ("kind", tuple(sorted(kinds or line.declared("command"))))
