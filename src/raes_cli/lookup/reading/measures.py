"""What a line of words asks of figures: which indicators, and by whose account."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from raes_cli.lookup.conditions import params
from raes_cli.lookup.filters import read
from raes_cli.lookup.find import count, few
from raes_cli.lookup.query import Ids, Query
from raes_cli.lookup.reading import language, weighing
from raes_cli.lookup.reading.asking import RANKS, Asked, named_by, narrowed
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.parts import Item
from raes_cli.lookup.reading.ranking import FALLS
from raes_cli.lookup.reading.weighing import Told, meant
from raes_cli.lookup.scope import scope
from raes_cli.text import both, listed, one_line

_JOINING = language.AND | language.OR
_SEVERAL = ("s", "ов", "ий", "lar", "ler")
"""Endings of nouns in the plural after *how many*."""
_ACRONYM = 3  # letters
_CAPITAL = "SELECT json_extract(entry, '$.capital_of') FROM vocabulary WHERE kind = 'place' AND id = ?"


def measured(line: Line, asked: Asked, content: Sequence[Item], ranked: Sequence[Item]) -> Asked | None:
    """Return a question for figures: the indicators meant, filters for other items, and the ranking by `ranked`.

    None if events are named that are not measured, or not for the days asked for.
    """
    found = _measured(line, asked, content, ranked)
    if found and (_are_gatherings(line, content) or _are_events(line, found)):
        asked.filters.pop("indicators", None)
        return None
    return found


def _measured(line: Line, asked: Asked, content: Sequence[Item], ranked: Sequence[Item]) -> Asked | None:
    """Return the question for figures whether or not there are any; None if events are named that are not measured."""
    if ranked or "falls" in line.does:
        changes = [item for item in line.items if item.does & {"growth", "falls"}]
        said = (*asked.said, *(word for one in (*ranked, *changes) for word in line.typed(one).split()))
        asked = asked._replace(rank=_rank(line, ranked), said=said)
    alone = all(item.means.keys() & {"place", "event-kind"} for item in content)
    told = [_told(line, item, alone=alone) for item in (*content, *line.only_asking)]
    told += [Told(("length",), {}, "", asks=True)] if "long" in line.does else []
    indicators, left = _meant(line, asked.question, told, content)
    if indicators and (topic := _topic(line, asked.question, content, indicators)):
        asked.filters["topics"] = topic  # the shorter command
    elif indicators:
        asked.filters["indicators"] = indicators = (*indicators, *_more_exact(line, asked, indicators))
    elif alone and not line.question and line.of("event-kind"):
        return None
    elif _counts(line) and not all(map(named_by, content)):
        asked = _counted(line, asked)
    others = [part for part in left if "event-kind" not in part.means and part in told[: len(content)]]
    theirs = [content[told.index(part)] for part in others]
    if indicators and (on := _on_occasion(line, asked, indicators, content)):
        return on
    if indicators and (elsewhere := [item for item in theirs if "place" in item.means]):
        there = _at(line, asked, indicators, elsewhere)
        known = _is_found(line, there)
        if not (known or _is_implied(line, indicators, elsewhere)):
            return _of_others(line, there, elsewhere)
        asked = there if known else _of_all(line, asked, elsewhere)
        theirs = [item for item in theirs if item not in elsewhere]
    named = all(named_by(item) and not line.is_common(item) for item in theirs)
    free = not line.question and "figures" not in line.does and all(line.holding(part.words)[1] for part in told)
    search = Asked("search", line.when(), text=tuple(dict.fromkeys(map(line.typed, content)))) if free else None
    if search and not named:
        return search
    narrow = _having(line, asked, theirs)
    if theirs and indicators and not _is_found(line, narrow):
        # A word belonged to the name of something else: look for figures that contain all words.
        whole = asked._replace(filters={**asked.filters, "indicators": ()})
        whole = _having(line, _counted(line, whole) if _counts(line) else whole, content)
        return whole if _is_found(line, whole) else search or (narrow if line.of("indicator") else whole)
    return narrow


def _counts(line: Line) -> bool:
    """Return whether the line asks how many there are, rather than for a share of them."""
    return "figures" in line.does and "share" not in line.does


def _meant(line: Line, question: str, told: list[Told], content: Sequence[Item]) -> tuple[Ids, list[Told]]:
    """Return the indicators that a line means, and the parts of it left over."""
    subject = scope(line.base, question).topics
    among = subject[0] if subject else ()
    indicators, left = meant(line.base, told, among, counts=_counts(line), shares="share" in line.does)
    if left and (each := _each(line, content, among)):
        return each, []
    for parts in _compared(line, content):
        indicators = tuple(dict.fromkeys((*indicators, *meant(line.base, parts, among)[0])))
    return indicators, left


def _are_gatherings(line: Line, content: Sequence[Item]) -> bool:
    """Return whether the number of gatherings is asked for, not of those who came: how many interregional forums."""
    if not content or not _counts(line):
        return False
    *others, last = content
    kinds = last.means.get("event-kind", ())
    several = bool(kinds) and line.words[last.end - 1].text.endswith(_SEVERAL)
    return several and line.declared("gathering").issuperset(kinds) and not any(item.means for item in others)


def _are_events(line: Line, asked: Asked) -> bool:
    """Return whether journeys alone are asked for, and no figure is known for the days asked for."""
    alone = all("event-kind" in item.means for item in line.items if item.means) and not line.looked_for
    if line.question or not (line.dates and line.kinds and line.kinds <= line.travel() and alone):
        return False
    reading = read(line.base, asked.question, {**asked.filters, "today": line.today.isoformat()})
    return not few(line.base, reading.query & Query(terms=asked.terms), 1)


def _rank(line: Line, ranked: Sequence[Item]) -> str:
    """Return by what figures are ranked: their value or growth, falls by the greatest."""
    if "falls" in line.does:
        return FALLS
    return ("growth " if "growth" in line.does else "") + next(iter(ranked[-1].does & RANKS))


def _topic(line: Line, question: str, content: Sequence[Item], indicators: Ids) -> Ids:
    """Return the topic if it is all that is named, and the figures of these indicators are exactly those under it."""
    topic = content[0].means.get("topic", ()) if len(content) == 1 and content[0].means.keys() == {"topic"} else ()
    queries = (Query(topics=(topic,)), Query(indicators=(indicators,)))
    return topic if topic and len({count(line.base, scope(line.base, question) & one) for one in queries}) == 1 else ()


def _more_exact(line: Line, asked: Asked, indicators: Ids) -> Ids:
    """Return the same in other units, with a figure for exactly the days asked for, if `indicators` have none."""
    if len(line.dates) != 1:
        return ()
    query = read(line.base, asked.question, {**asked.filters, "today": line.today.isoformat()}).query
    sql = (
        "SELECT DISTINCT vocabulary.id, folded FROM record JOIN link ON record.id = record AND role = 'indicator'"
        " JOIN vocabulary ON vocabulary.kind = 'indicator' AND vocabulary.id = target"
        " WHERE record.type = 'figure' AND record.earliest = ? AND record.latest = ?"
    )
    exact = dict(line.base.execute(sql, (query.first, query.last)).fetchall())
    if not exact.keys().isdisjoint(indicators):
        return ()
    own = [f"{' '.join(line.lexicon.names('indicator', id_)[0])} " for id_ in indicators]
    return tuple(
        id_ for id_, names_ in exact.items() if any(name.startswith(tuple(own)) for name in names_.split("\n"))
    )


def _told(line: Line, item: Item, *, alone: bool) -> Told:
    """Return a part of the question; a kind of event counts as a word of an indicator if it is `alone`."""
    words = tuple(word.text for word in line.words[item.start : item.end])
    if kinds := item.means.get("event-kind", ()):  # trips are measured, and signed documents
        noun = not line.lexicon.is_verb(" ".join(words), kinds)
        counted = "figures" in line.does or (alone and line.travel().issuperset(kinds))
        words = words if (noun and counted) or "documents" in line.does else ()
        return Told(words, item.means, "", asks=True)
    means, named = item.means, frozenset[str]()
    if places := means.get("place", ()):
        (country,) = line.base.execute(_CAPITAL, places[:1]).fetchone()
        named = frozenset(name[0] for one in (*places, country) for name in line.lexicon.names("place", one))
        means = {**means, "place": (country or places[0],)}
        if max(map(len, words)) <= _ACRONYM:  # use the full name, which an indicator may contain
            words = tuple(line.lexicon.names("place", places[0])[0])
    return Told(
        words, means, line.side(item) if item.means else "", asks=not item.means and "ask" in item.does, named=named
    )


def _is_implied(line: Line, indicators: Ids, places: Iterable[Item]) -> bool:
    """Return whether `places` are countries, and the indicators name none: all figures of a base are of its own."""
    sql = "SELECT id, folded FROM vocabulary WHERE kind = 'place' AND json_extract(entry, '$.kind') = 'country'"
    countries = {id_: folded.split("\n")[0] for id_, folded in line.base.execute(sql)}
    measured = weighing.indicators(line.base, indicators)
    theirs = any(any(one.way) or not one.words.isdisjoint(countries.values()) for one in measured)
    return not theirs and all(not countries.keys().isdisjoint(item.means["place"]) for item in places)


def _at(line: Line, asked: Asked, indicators: Ids, places: Iterable[Item]) -> Asked:
    """Narrow what is asked to figures of `places`: with one in their name, or of the day of an event there."""
    for item in places:
        role, held = line.holding([word.text for word in line.words[item.start : item.end]])
        then = _then(line, indicators, [("place", item.means["place"])])
        roles = (("place", item.means["place"]), (f"own-{role}", held), ("id", then))
        asked = narrowed(line, asked, roles, line.typed(item))
    return asked


def _on_occasion(line: Line, asked: Asked, indicators: Ids, content: Iterable[Item]) -> Asked | None:
    """Narrow what is asked to the day of an event that is named beside what is measured: signed on a visit; or None."""
    beside = [item for item in content if "indicator" not in item.means and item.means]
    kinds = tuple(kind for item in beside for kind in item.means.get("event-kind", ()))
    if not kinds or "figures" not in line.does:
        return None
    those = [("place" if "place" in item.means else "with", item.means.get("place", named_by(item))) for item in beside]
    links = [(role, ids) for role, ids in those if ids]
    then = _then(line, indicators, links, kinds)
    typed = " ".join(map(line.typed, beside))
    return narrowed(line, asked, (("id", then),), typed) if then else None


def _then(line: Line, indicators: Ids, links: Iterable[tuple[str, Ids]], kinds: Ids = ()) -> Ids:
    """Return the figures of `indicators` for a day of an event of a day or two, with these `links`, of these kinds."""
    its = [*links]
    linked = " AND EXISTS (SELECT 1 FROM link WHERE link.record = event.id AND role = ? AND target IN ({}))"
    sql = (
        "SELECT DISTINCT figure.id FROM link JOIN record AS figure ON figure.id = link.record"
        f" WHERE role = 'indicator' AND target IN ({params(indicators)}) AND figure.earliest = figure.latest"
        " AND EXISTS (SELECT 1 FROM record AS event WHERE event.type = 'event'"
        " AND event.earliest BETWEEN date(figure.earliest, '-1 day') AND figure.earliest"
        " AND event.latest BETWEEN figure.earliest AND date(event.earliest, '+1 day')"
        + "".join(linked.format(params(ids)) for _, ids in its)
        + (f" AND event.kind IN ({params(kinds)}))" if kinds else ")")
    )
    values = (*indicators, *(one for role, ids in its for one in (role, *ids)), *kinds)
    return tuple(id_ for (id_,) in line.base.execute(sql, values))


def _of_all(line: Line, asked: Asked, places: Iterable[Item]) -> Asked:
    """Return what is asked with a note that no figure is for these countries alone."""
    shown = one_line(" ".join(map(line.typed, places)))
    note = both(f"no figure here is for '{shown}' alone", f"отдельных чисел для «{shown}» здесь нет")
    return asked._replace(notes=(*asked.notes, note))


def _of_others(line: Line, asked: Asked, places: Sequence[Item]) -> Asked:
    """Return the question for `places` that none of the indicators covers, with a note on the nearest figure."""
    import json  # lazy: only for a place that is not measured

    ids = tuple(asked.filters.get("indicators") or ())
    sql = f"SELECT json_extract(entry, '$.name') FROM vocabulary WHERE kind = 'indicator' AND id IN ({params(ids)})"
    names = [json.loads(name) for (name,) in line.base.execute(sql, ids)]
    en, ru = (listed(name[language] for name in names) for language in ("en", "ru"))
    shown = one_line(" ".join(map(line.typed, places)))
    command = " ".join(("raes", asked.question, *(f"--indicator {id_}" for id_ in ids)))
    told = both(
        f"there is no such figure for '{shown}'; the nearest is {en}: {command}",
        f"чисел об этом для «{shown}» нет; ближайшее — {ru}: {command}",
    )
    return asked._replace(notes=(*asked.notes, told))


def _each(line: Line, content: Sequence[Item], among: Ids) -> Ids:
    """Return the indicators meant by each of several items that *and* or *or* joins: how many killed and survived."""
    if any(named_by(item) or "place" in item.means for item in content) or any(_compared(line, content)):
        return ()
    asks = {at for item in line.items if item.does <= {"figures", "ask", "with"} for at in range(item.start, item.end)}
    for one, other in pairwise(content):
        between = [line.words[at].text for at in range(one.end, other.start) if at not in asks or one.end == at]
        if not (line.words[one.end - 1].ends or (between and between[0] in _JOINING)) or len(between) > 1:
            return ()
    each = [meant(line.base, [_told(line, item, alone=True)], among, counts=_counts(line))[0] for item in content]
    return tuple(dict.fromkeys(id_ for its in each for id_ in its)) if len(each) > 1 and all(each) else ()


def _compared(line: Line, content: Sequence[Item]) -> Iterator[list[Told]]:
    """Yield what else is measured by a word before *and*: investment, in russian and azerbaijani investment."""
    for one, other in pairwise(content):
        if "indicator" in other.means and line.is_joined(other) and one.end == one.start + 1 == other.start - 1:
            words = line.words[one.start].text, *(word.text for word in line.words[other.start + 1 : other.end])
            yield [Told((word,), {}, "") for word in words if len(words) > 1]


def _counted(line: Line, asked: Asked) -> Asked:
    """Return the question for the number of something not measured, without ranks and shares."""
    typed = tuple(word for item in line.items if "figures" in item.does for word in line.typed(item).split())
    sql = "SELECT indicator FROM measured WHERE role = 'measure' ORDER BY indicator"
    compared = tuple(id_ for (id_,) in line.base.execute(sql))
    return asked._replace(said=(*asked.said, *typed), terms=(*asked.terms, (("-indicator", compared),)))


def _having(line: Line, asked: Asked, items: Iterable[Item]) -> Asked:
    """Narrow what is asked to figures by the people and bodies that each item names, or that contain its words.

    If no indicator is meant, the words must be in the name of the figure, not in texts or topics beside it.
    """
    own = "" if asked.filters.get("indicators") else "own-"
    for item in items:
        role, held = line.holding([word.text for word in line.words[item.start : item.end]])
        names = named_by(item)
        roles = (
            ("with", names),
            ("source", line.lexicon.published(names)),
            (own + role if role == "text" else role, held),
        )
        asked = narrowed(line, asked, roles, line.typed(item))
    return asked


def _is_found(line: Line, asked: Asked) -> bool:
    """Return whether there is any figure of what is asked, regardless of dates."""
    indicators = tuple(asked.filters.get("indicators") or ())
    query = Query(indicators=(indicators,) if indicators else (), terms=asked.terms)
    return few(line.base, scope(line.base, asked.question) & query, 1) > 0
