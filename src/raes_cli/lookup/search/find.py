"""Full-text search: finds and ranks records, each with the passage that matched.

A record must match every word. Records that match in their own texts come before those that match only by their topic.
Within each group, matches of the words as typed, in any inflection and with phrases and hyphenated words in one piece,
come before those by related words, or with their parts scattered.
"""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise
from math import fsum, log1p
from operator import itemgetter

from raes_cli import text
from raes_cli.lookup.conditions import params
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
"""Fields about the subject of a record itself."""
_DATED = 5.0  # worth of a date within a year that is asked for
_PAIR, _AGAIN = 0.5, 0.1  # extra weight of two adjacent words, and of each further hit
_NAMES = (  # a thing has the number of the first of its names, and the others follow it
    "SELECT text FROM text WHERE number >= :thing AND number < ifnull((SELECT number FROM text"
    " WHERE number > :thing AND thing <> :thing ORDER BY number LIMIT 1), 1 << 60) ORDER BY number"
)
_OTHER_NAMES = 0.5  # weight of a topic's other names if only topics match

Of = Callable[[Sought], Collection[int]]
"""Selects which hits of a run count: close or near, in the record itself or by a topic."""


def search(
    base: sqlite3.Connection, asked: Asked, query: Query, filters: Mapping[Filter, Query] | None = None
) -> list[str]:
    """Return the records of `query` that match `asked`, best first, each with its `match`.

    `filters` maps the filters that exclude or are alternatives, from `asked.filters()`, to their queries. Without
    words, the records are in their usual order and have no match.
    """
    holding = _Holding(base, query, filters or {})
    sought = [holding.sought[run] for run in dict.fromkeys(asked.sought())]
    if sought:
        ranked = _ranked(holding, asked, sought)
        # Newest first on request, as everywhere.
        numbers = _newest_first(base, ranked) if query.reverse else ranked
    else:
        held = holding.of(asked, lambda one: one.near)
        numbers = [number for number in holding.usual if number in held]
    cyrillic = any(_is_cyrillic(word) for one in sought for word in one.run.words)
    terms = [terms for one in sought for terms in one.terms]

    @cache  # records under a topic match in the same text
    def seen(value: str) -> tuple[str, list[str]]:
        return context(value, terms)

    @cache
    def shown(value: str, thing: int) -> tuple[str, str | None]:
        """Return the main name of the thing whose text was hit; and `value` if that name itself does not match."""
        own = _own_name(base, value, thing, cyrillic=cyrillic)
        return own, None if seen(own)[1] else value

    @cache
    def printed(field: str, value: str, found_by: str | None, verbatim: int) -> str:
        extract, words = seen(value)
        by, parameters = "", []
        if found_by is not None:
            by, parameters, words = ", 'found_by', ?", [found_by], seen(found_by)[1]
        array = f"json_array({params(words)})"
        sql = f"json_object('field', ?, 'text', ?, 'words', {array}, 'verbatim', json(iif(?, 'true', 'false')){by})"
        return str(base.execute(f"SELECT {sql}", (field, extract, *words, verbatim, *parameters)).fetchone()[0])

    found = []
    for number in numbers[: query.limit]:
        if match := _match(holding.finder, sought, number, cyrillic=cyrillic):
            field, value, thing = match
            own, found_by = shown(value, thing)
            # A match that is not verbatim is the name of an id in the field, or its number or date in words.
            record, verbatim = _record(base, number, own)
            found.append(joined(record, match=printed(field, own, found_by, verbatim and found_by is None)))
        else:
            found.append(joined(_record(base, number, "")[0], match="null"))
    return found


def matching(
    base: sqlite3.Connection, asked: Asked, query: Query, filters: Mapping[Filter, Query] | None = None
) -> Sequence[str]:
    """Return the records that `search` finds, in any order and without matches, none of them read yet."""
    from raes_cli.lookup.streamed import Records  # slow to import; only to count

    return Records(base, [*_Holding(base, query, filters or {}).of(asked, lambda one: one.near)][: query.limit])


class _Holding:
    """Determines which records of a query meet the conditions of a search."""

    def __init__(self, base: sqlite3.Connection, query: Query, filters: Mapping[Filter, Query]) -> None:
        self.base, self.filters, self.query = base, filters, query._replace(limit=None)
        self.finder = Finder(base, query)
        self.sought = _Sought(self.finder, query)

    @cached_property
    def usual(self) -> list[int]:
        """The records of the query in their usual order, for searches without words."""
        return numbers_of(self.base, self.query)

    @cached_property
    def closed(self) -> list[int]:
        """Closed gaps, whose texts are indexed, but which are not found unless asked for."""
        if self.query._replace(reverse=False) != Query():
            return []
        sql = "SELECT number FROM record WHERE type = 'gap' AND status = 'closed'"
        return [row[0] for row in self.base.execute(sql)]

    def of(self, asked: Asked, of: Of, *, nested: bool = False) -> set[int]:
        """Return the records that meet all conditions of `asked`; its top-level filters are already in the query."""
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
    """A cache from runs to what they hit."""

    def __init__(self, finder: Finder, query: Query) -> None:
        super().__init__()
        self.finder, self.query = finder, query

    def __missing__(self, run: Run) -> Sought:
        sought = self.finder.sought(run)
        if not run.quoted and all(map(is_year, run.words)):
            dated = self.dated(min(run.words), max(run.words), sought.near)
            sought = Sought(run, sought.terms, dated, dated)
        self[run] = sought
        return sought

    def dated(self, first: str, last: str, hits: Hits) -> Hits:
        """Return the records dated in these years, and those about a subject of that time, but not mere citations."""
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
    """Return the records that meet all conditions, best first: own words before topics, close before near matches."""
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
            worths = [hit.worth for hit in hits[record]]
            # The sum does not depend on the order of the hits, which is that of their texts in the index.
            scores[record] += weight * rarity * ((1 - _AGAIN) * max(worths) + _AGAIN * fsum(worths))
    order = sorted(near)
    order.sort(key=scores.__getitem__, reverse=True)
    order.sort(key=lambda record: (record not in own) * 2 + (record not in close))
    if span := _years(holding.query):  # records about 2024–2026 before statements of 2025
        bearing = frozenset(_own(holding.finder.hits(span, holding.finder.terms(span))))
        order.sort(key=lambda record: record not in bearing)
    return order


def _years(query: Query) -> Run | None:
    """Return the first and last year of the query as a run, as texts write a range; None unless they are two years."""
    first, last = (query.first or "")[:4], (query.last or "")[:4]
    return Run((first, last)) if first and last and first != last else None


def _own(hits: Hits) -> list[int]:
    """Return the records with a hit in their own words, not only in the name of a topic."""
    found = []
    for record, its in hits.items():
        for hit in its:
            if hit.field != "topics":
                found.append(record)
                break
    return found


def _by_other_names(finder: Finder, sought: Sought) -> Hits:
    """Return records that contain other names of a topic, if a run matches nothing but names of topics.

    So neft first finds records that mention oil, which no text says in Azerbaijani.
    """
    found: Hits = {}
    if not _own(sought.near):
        for thing in {hit.thing for hits in sought.near.values() for hit in hits}:
            for (name,) in finder.base.execute(_NAMES, {"thing": thing}):
                run = Run(tuple(text.words(name)))
                hits = finder.hits(run, finder.terms(run), aliases=False)
                for record in _own(hits):
                    found.setdefault(record, []).extend(hits[record])
    return found


def _match(finder: Finder, sought: Sequence[Sought], record: int, *, cyrillic: bool) -> tuple[str, str, int] | None:
    """Return where a record matched best, as field, text and thing; None if no run matched.

    Own texts come before topics; then the text with most runs, in the script of the search, and of the highest worth.
    """
    runs: dict[tuple[str, str, int], float] = {}
    worth: dict[tuple[str, str, int], float] = {}
    for one in sought:
        parts: dict[tuple[str, str, int], float] = {}
        its = [((hit.field, finder.text(hit), hit.thing), hit) for hit in one.near.get(record, ())]
        for at, hit in sorted(its, key=itemgetter(0)):
            parts[at] = min(parts.get(at, 0) + hit.part, 1)
            worth[at] = max(worth.get(at, 0), hit.worth)
        runs |= {at: runs.get(at, 0) + part for at, part in parts.items()}

    def telling(at: tuple[str, str, int]) -> tuple[bool, float, bool, bool, float]:
        field, value, _ = at
        return field != "topics", runs[at], _is_cyrillic(value) == cyrillic, field not in _FILED_UNDER, worth[at]

    return max(runs, key=telling, default=None)


def _own_name(base: sqlite3.Connection, value: str, thing: int, *, cyrillic: bool) -> str:
    """Return the main name, in the script of the search, of a thing that `value` is an alias of; else `value`."""
    # A thing has the number of the first of its texts, and the other names follow it, so no full scan is needed.
    sql = "SELECT text FROM text WHERE number BETWEEN :thing AND :thing + 1 AND thing = :thing ORDER BY number"
    names = [row[0] for row in base.execute(sql, {"thing": thing})]
    return next((one for one in names if _is_cyrillic(one) == cyrillic), value) if value not in names else value


def _newest_first(base: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """Return the records sorted newest first."""
    among = "number IN (SELECT value FROM json_each('[' || ? || ']'))"
    sql = f"SELECT number FROM record WHERE {among} ORDER BY undated, place DESC, number DESC"
    return [row[0] for row in base.execute(sql, (",".join(map(str, numbers)),))]


def _record(base: sqlite3.Connection, number: int, value: str) -> tuple[str, int]:
    """Return a record, and whether `value` is one of its texts: 1 or 0."""
    sql = "SELECT json, instr(json, json_quote(?)) > 0 FROM record WHERE number = ?"
    record, verbatim = base.execute(sql, (value, number)).fetchone()
    return record, verbatim


def is_year(word: str) -> bool:
    """Return whether a word is a year in digits."""
    return len(word) == len("2023") and word.isdecimal() and word[:2] in ("19", "20")


def _is_cyrillic(value: str) -> bool:
    return not _CYRILLIC.isdisjoint(value)
