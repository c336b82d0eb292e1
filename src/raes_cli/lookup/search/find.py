"""Full-text search: what it finds, ranked, with what matched.

A record must have every word that is asked for. First come those that have them in their own words, then those that
only a topic has them for; of either first those with all as they were asked for, in any of their forms, a phrase or a
hyphenated word in one piece, then those that have words of the same family, or apart.
"""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise
from math import log1p

from raes_cli import text
from raes_cli.lookup.find import joined
from raes_cli.lookup.find import numbers as numbers_of
from raes_cli.lookup.query import Query
from raes_cli.lookup.search.excerpt import context
from raes_cli.lookup.search.parse import Asked, Filter
from raes_cli.lookup.search.rank import Finder, Hit, Hits, Run, Sought
from raes_cli.lookup.select import select

_FILED_UNDER = ("topics", "kind", "place.name", "indicator.name", "date", "value", "growth_percent")
_CYRILLIC = frozenset(map(chr, range(0x400, 0x500)))
_SPEAKING = ("title", "name", "aliases", "text", "theme", "value", "date", "indicator", "id")
"""Fields of a record that are about its own subject."""
_DATED = 5.0  # what it is worth that a date has a year without its figures
_PAIR, _AGAIN = 0.5, 0.1  # what two words next to each other add, and every hit but the best
_OTHER_NAMES = 0.5  # what the other names of a topic add, where nothing has the one asked for

Of = Callable[[Sought], Collection[int]]
"""Which records a run has, in one of the ways in which it may stand there."""


def search(
    base: sqlite3.Connection, asked: Asked, query: Query, filters: Mapping[Filter, Query] | None = None
) -> list[str]:
    """The records with what is `asked` for among those of `query`, best first, each with its `match`.

    `filters` are what the filters mean that exclude or are alternatives: `asked.filters()`. Where no word is asked for,
    the records are in their usual order, and nothing has matched.
    """
    holding = _Holding(base, query, filters or {})
    sought = [holding.sought[run] for run in dict.fromkeys(asked.sought())]
    if sought:
        ranked = _ranked(holding, asked, sought)
        # Newest first, as everywhere, when asked for.
        numbers = _newest_first(base, ranked) if query.reverse else ranked
    else:
        held = holding.of(asked, lambda one: one.near)
        numbers = [number for number in holding.usual if number in held]
    cyrillic = any(_is_cyrillic(word) for one in sought for word in one.run.words)
    terms = [terms for one in sought for terms in one.terms]

    @cache  # records under one topic match in one text
    def seen(value: str) -> tuple[str, list[str]]:
        return context(value, terms)

    @cache
    def shown(value: str, thing: int) -> tuple[str, str | None]:
        """What stands in a record where `value` was hit, and `value` itself where that is only another name of it."""
        own = _own_name(base, value, thing, cyrillic=cyrillic)
        return own, None if seen(own)[1] else value

    @cache
    def printed(field: str, value: str, found_by: str | None, verbatim: int) -> str:
        extract, words = seen(value)
        by, parameters = "", []
        if found_by is not None:
            by, parameters, words = ", 'found_by', ?", [found_by], seen(found_by)[1]
        array = f"json_array({','.join('?' * len(words))})"
        sql = f"json_object('field', ?, 'text', ?, 'words', {array}, 'verbatim', json(iif(?, 'true', 'false')){by})"
        return str(base.execute(f"SELECT {sql}", (field, extract, *words, verbatim, *parameters)).fetchone()[0])

    found = []
    for number in numbers[: query.limit]:
        if match := _match(holding.finder, sought, number, cyrillic=cyrillic):
            field, value, thing = match
            own, found_by = shown(value, thing)
            # What is not verbatim is the name of what stands in the field, or its number or date in words.
            record, verbatim = _record(base, number, own)
            found.append(joined(record, match=printed(field, own, found_by, verbatim and found_by is None)))
        else:
            found.append(joined(_record(base, number, "")[0], match="null"))
    return found


class _Holding:
    """Which records of a query hold what is asked."""

    def __init__(self, base: sqlite3.Connection, query: Query, filters: Mapping[Filter, Query]) -> None:
        self.base, self.filters, self.query = base, filters, query._replace(limit=None)
        self.finder = Finder(base, query)
        self.sought = _Sought(self.finder, query)

    @cached_property
    def usual(self) -> list[int]:
        """The records of the query in their usual order: asked for where no words find any."""
        return numbers_of(self.base, self.query)

    @cached_property
    def closed(self) -> list[int]:
        """The gaps that are closed, which texts are found in, but no records unless they are asked for."""
        if self.query._replace(reverse=False) != Query():
            return []
        sql = "SELECT number FROM record WHERE type = 'gap' AND status = 'closed'"
        return [row[0] for row in self.base.execute(sql)]

    def of(self, asked: Asked, of: Of, *, nested: bool = False) -> set[int]:
        """The records in which all of `asked` holds; its own filters are those of the query."""
        parts = [set(of(self.sought[run])) for run in asked.wanted]
        parts += [set().union(*(self.of(one, of, nested=True) for one in group)) for group in asked.either]
        held = set.intersection(*parts) if parts else set(self.usual)
        held.difference_update(self.closed)
        for one in asked.fields if nested else ():
            held.intersection_update(numbers_of(self.base, self.filters[one]))
        for one in asked.barred:
            held.difference_update(numbers_of(self.base, self.filters[one]))
        for run in asked.unwanted:
            held.difference_update(self.finder.hits(run, self.finder.terms(run), aliases=False))
        return held


class _Sought(dict[Run, Sought]):
    """What each run hits, asked once."""

    def __init__(self, finder: Finder, query: Query) -> None:
        super().__init__()
        self.finder, self.query = finder, query

    def __missing__(self, run: Run) -> Sought:
        sought = self[run] = self.finder.sought(run)
        if not run.quoted and all(map(is_year, run.words)):
            sought.close = sought.near = self.dated(min(run.words), max(run.words), sought.near)
        return sought

    def dated(self, first: str, last: str, hits: Hits) -> Hits:
        """What has a year by its date, and what speaks of it; not what only cites something of that year."""
        query = Query(first=f"{first}-01-01", last=f"{last}-12-31", undated=self.query.undated)
        base, among = self.finder.base, self.query._replace(limit=None, reverse=False)
        sql, parameters = select(base, query, "number, json_extract(json, '$.date')", ordered=False)
        if among != Query():
            its, more = select(base, among, "number", ordered=False)
            sql, parameters = f"{sql} AND number IN ({its})", (*parameters, *more)
        dates = dict(base.execute(sql, parameters))
        lone = {number: [Hit(_DATED, 1, "date", date, 0)] for number, date in dates.items()}
        speaking = {
            number: said
            for number, found in hits.items()
            if (said := [hit for hit in found if number in dates or hit.field.partition(".")[0] in _SPEAKING])
        }
        return lone | speaking


def _ranked(holding: _Holding, asked: Asked, sought: Sequence[Sought]) -> list[int]:
    """The records that hold all that is asked: in their own words before by a topic, close before near, best first."""
    near = holding.of(asked, lambda one: one.near)
    close = holding.of(asked, lambda one: one.close)
    named = {one.run: _by_other_names(holding.finder, one) for one in sought}
    own = holding.of(asked, lambda one: {*_own(one.near), *named[one.run]})
    pairs = [
        holding.finder.hits(Run(one.words + other.words), holding.sought[one].terms[0] + holding.sought[other].terms[0])
        for one, other in pairwise(asked.wanted)
    ]
    scores = dict.fromkeys(near, 0.0)
    others = ((hits, _OTHER_NAMES) for hits in named.values())
    for hits, weight in (*((one.near, 1.0) for one in sought), *((pair, _PAIR) for pair in pairs), *others):
        rarity = log1p(holding.finder.size / max(len(hits), 1))
        for record in near.intersection(hits):
            best = total = 0.0
            for hit in hits[record]:
                total += hit.worth
                best = max(best, hit.worth)
            scores[record] += weight * rarity * ((1 - _AGAIN) * best + _AGAIN * total)
    order = sorted(near)
    order.sort(key=scores.__getitem__, reverse=True)
    order.sort(key=lambda record: (record not in own) * 2 + (record not in close))
    if span := _years(holding.query):  # what is of 2024–2026 before what was said in 2025
        bearing = frozenset(_own(holding.finder.hits(span, holding.finder.terms(span))))
        order.sort(key=lambda record: record not in bearing)
    return order


def _years(query: Query) -> Run | None:
    """The years between which all is asked for, as a text has them; None where they are not two."""
    first, last = (query.first or "")[:4], (query.last or "")[:4]
    return Run((first, last)) if first and last and first != last else None


def _own(hits: Hits) -> list[int]:
    """The records with a hit in their own words, and not only in the name of what they are filed under."""
    found = []
    for record, its in hits.items():
        for hit in its:
            if hit.field != "topics":
                found.append(record)
                break
    return found


def _by_other_names(finder: Finder, sought: Sought) -> Hits:
    """Where nothing has a run but the names of topics: the records with other names of these in their own words.

    So neft finds first what speaks of oil, which no text says in Azerbaijani.
    """
    found: Hits = {}
    if not _own(sought.near):
        for thing in {hit.thing for hits in sought.near.values() for hit in hits}:
            for (name,) in finder.base.execute("SELECT text FROM text WHERE thing = ? ORDER BY number", (thing,)):
                run = Run(tuple(text.words(name)))
                hits = finder.hits(run, finder.terms(run), aliases=False)
                for record in _own(hits):
                    found.setdefault(record, []).extend(hits[record])
    return found


def _match(finder: Finder, sought: Sequence[Sought], record: int, *, cyrillic: bool) -> tuple[str, str, int] | None:
    """Where a record matched, field, text and thing: of its own texts before its topics that with most runs, in the
    script asked in, worth most.
    """
    runs: dict[tuple[str, str, int], float] = {}
    worth: dict[tuple[str, str, int], float] = {}
    for one in sought:
        parts: dict[tuple[str, str, int], float] = {}
        for hit in sorted(one.near.get(record, ()), key=lambda hit: hit.field):
            at = hit.field, finder.text(hit), hit.thing
            parts[at] = min(parts.get(at, 0) + hit.part, 1)
            worth[at] = max(worth.get(at, 0), hit.worth)
        runs |= {at: runs.get(at, 0) + part for at, part in parts.items()}

    def telling(at: tuple[str, str, int]) -> tuple[bool, float, bool, bool, float]:
        field, value, _ = at
        return field != "topics", runs[at], _is_cyrillic(value) == cyrillic, field not in _FILED_UNDER, worth[at]

    return max(runs, key=telling, default=None)


def _own_name(base: sqlite3.Connection, value: str, thing: int, *, cyrillic: bool) -> str:
    """What a thing is called, of which `value` is another name: in the script asked in; a plain text is itself."""
    # A thing is called by the number of the first of its texts, and its other names come behind that: no need to look
    # through all texts for them.
    sql = "SELECT text FROM text WHERE number BETWEEN :thing AND :thing + 1 AND thing = :thing ORDER BY number"
    names = [row[0] for row in base.execute(sql, {"thing": thing})]
    return next((one for one in names if _is_cyrillic(one) == cyrillic), value) if value not in names else value


def _newest_first(base: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """The records of these numbers, the newest first."""
    among = "number IN (SELECT value FROM json_each('[' || ? || ']'))"
    sql = f"SELECT number FROM record WHERE {among} ORDER BY undated, place DESC, number DESC"
    return [row[0] for row in base.execute(sql, (",".join(map(str, numbers)),))]


def _record(base: sqlite3.Connection, number: int, value: str) -> tuple[str, int]:
    """A record, and whether `value` is one of the texts in it: 1 or 0."""
    sql = "SELECT json, instr(json, json_quote(?)) > 0 FROM record WHERE number = ?"
    record, verbatim = base.execute(sql, (value, number)).fetchone()
    return record, verbatim


def is_year(word: str) -> bool:
    """Whether a word is a year in figures."""
    return len(word) == len("2023") and word.isdecimal() and word[:2] in ("19", "20")


def _is_cyrillic(value: str) -> bool:
    return not _CYRILLIC.isdisjoint(value)
