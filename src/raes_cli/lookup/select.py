"""From a query to SQL: what must hold of a record, and in which order they come.

What stands for others, a source for what it proves, a conflict for its claims, a gap for what it is about, is found by
one of these, as far as it says nothing itself of what a filter is about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from raes_cli.lookup.query import Ids, Query, Term

_MOST = 2**63 - 1
"""The greatest number that SQLite counts to."""
_DEEP = 100

_COLUMNS = {"ids": "id", "types": "type", "kinds": "kind", "statuses": "status"}
ROLES = {
    "people": ("with", "at"), "by": ("by",), "places": ("place",), "topics": ("topic",), "sources": ("source",),
    "indicators": ("indicator",),
}  # fmt: skip
"""Where the choices of a query stand: in a column of a record, or as links in these roles. Who met on
the margins of a gathering was with its hosts too.
"""
_TEXT = (
    "number IN (SELECT occurrence.record FROM words JOIN text ON text.number = words.rowid"
    " JOIN occurrence ON occurrence.thing = text.thing WHERE words MATCH ?)"
)

Condition = tuple[str, tuple[object, ...]]

_PAIRS = {
    "source": "SELECT target AS mine, record AS other FROM link WHERE role = 'source'",
    "conflict": "SELECT record AS mine, target AS other FROM link WHERE role = 'claim'",
    "gap": "SELECT link.record AS mine, target AS other FROM link JOIN record ON id = target"
    " WHERE role = 'about' AND link.record IN (SELECT id FROM record WHERE type = 'gap')",
}
"""Type of what stands for others → itself, and each of these."""
_DATES = ("first", "last", "day_of_year", "undated")
_OWN = {"source": ("sources", *_DATES), "conflict": ("topics",), "gap": ("topics", "sources")}
"""Type of what stands for others → the filters that are about itself alone; dates always are, where it has one."""


def select(query: Query, columns: str) -> tuple[str, tuple[object, ...]]:
    """The SQL for `query` and its parameters; of `columns` per record.

    By earliest, latest, then as the base has them, which is as the sources tell them; undated ones last.
    """
    conditions = list(dict.fromkeys(_conditions(query)))
    where = _all([sql for sql, _ in conditions]) or "1"
    parameters = tuple(value for _, values in conditions for value in values)
    way = "DESC" if query.reverse else "ASC"
    order = f"undated, earliest IS NULL {way}, earliest {way}, latest IS NULL {way}, latest {way}, "
    if query.numbered:
        order = f"ordinal IS NULL, ordinal {way}, {order}"
    elif query.written and not query.reverse:
        order = ""
    limit = "" if query.limit is None else f" LIMIT {min(query.limit, _MOST)}"
    return f"SELECT {columns} FROM record WHERE {where} ORDER BY {order}number {way}{limit}", parameters


def _all(conditions: Sequence[str]) -> str:
    """Conditions that must all hold, as a tree that is broad: SQLite goes no deeper than a thousand levels."""
    if len(conditions) <= _DEEP:
        return " AND ".join(conditions)
    half = len(conditions) // 2
    return f"({_all(conditions[:half])}) AND ({_all(conditions[half:])})"


def _conditions(query: Query) -> Iterator[Condition]:
    stands = query.types and query.types[0][0] in _PAIRS and {*query.types} == {query.types[0][:1]}
    yield from (_standing if stands else _narrowed)(query)
    # A gap that is closed is none, unless it is asked for.
    if not query.ids and not query.written and not any("closed" in choice for choice in query.statuses):
        yield "status IS NOT 'closed'", ()


def _narrowed(query: Query, also: Ids = ()) -> Iterator[Condition]:
    """What must hold of a record that `query` finds; links in the roles `also` count as well as those of a filter."""
    for field, column in _COLUMNS.items():
        for choice in getattr(query, field):
            yield f"{column} IN ({_marks(choice)})", choice
    yield from _dates(query)
    for field, roles in ROLES.items():
        for choice in getattr(query, field):
            yield _linked((*roles, *also), choice)
    for term in query.terms:
        parts = [_part(role, ids) for role, ids in term]
        yield f"({' OR '.join(sql for sql, _ in parts)})", tuple(value for _, values in parts for value in values)


def _linked(roles: Ids, targets: Ids) -> Condition:
    """Records that have to do with one of `targets` in one of the `roles`."""
    sql = f"id IN (SELECT record FROM link WHERE role IN ({_marks(roles)}) AND target IN ({_marks(targets)}))"
    return sql, (*roles, *targets)


def _part(role: str, ids: Ids) -> Condition:
    """One of the ways in which a term may be meant."""
    if role == "text":
        return f"({' AND '.join([_TEXT] * len(ids))})", ids
    if role == "several":
        linked = f"SELECT record FROM link WHERE role = 'with' AND target IN ({_marks(ids)})"
        return f"id IN ({linked} GROUP BY record HAVING count(DISTINCT target) > 1)", ids
    return (f"{role} IN ({_marks(ids)})", ids) if role in ("id", "kind", "type") else _linked((role,), ids)


def _dates(query: Query) -> Iterator[Condition]:
    """The bounds of a record overlap the window; what is undated matches only when asked for."""
    overlap: list[Condition] = []
    if query.first:
        overlap.append(("(latest IS NULL OR latest >= ?)", (query.first,)))
    if query.last:
        overlap.append(("(earliest IS NULL OR earliest <= ?)", (query.last,)))
    overlap += [_every_year(*days, query) for days in query.day_of_year]
    if overlap:
        sql = " AND ".join(part for part, _ in overlap)
        yield sql, tuple(value for _, values in overlap for value in values)
        if not query.undated:
            yield "NOT undated", ()


def _every_year(start: str, end: str, query: Query) -> Condition:
    """The bounds of a record, as far as the window goes, overlap these days of some year."""
    if start > end:  # from one year into the next
        parts = (_every_year(start, "12-31", query), _every_year("01-01", end, query))
        return f"({' OR '.join(sql for sql, _ in parts)})", tuple(value for _, values in parts for value in values)
    within = (
        f"(substr({year}, 1, 5) || ? <= last AND substr({year}, 1, 5) || ? >= first)" for year in ("first", "last")
    )
    known = "" if query.undated else " WHERE julianday(latest) - julianday(earliest) <= 31"  # to the month at least
    sql = (
        f"id IN (SELECT id FROM (SELECT id, max(earliest, ?) AS first, min(latest, ?) AS last FROM record{known})"
        # Between the years of two dates that are no neighbours there is a whole one.
        f" WHERE first IS NULL OR last IS NULL OR last - first > 1 OR {' OR '.join(within)})"
    )
    return sql, (query.first or "", query.last or "9999", start, end, start, end)


def _marks(values: Ids) -> str:
    return ",".join("?" * len(values))


def _standing(query: Query) -> Iterator[Condition]:
    """What must hold of a record that `query` finds, which asks for one type of what stands for others."""
    type_ = query.types[0][0]
    own = {name: getattr(query, name) for name in ("ids", "types", *_OWN[type_])}
    yield from _narrowed(Query(**own))
    subject = query._replace(**{name: Query._field_defaults[name] for name in (*own, *_DATES)})
    silent = {"text", *(role for name in _OWN[type_] for role in ROLES.get(name, ()))}
    others = subject._replace(terms=tuple(_without(term, silent) for term in subject.terms))
    about = ("about", "claim")
    either = [_either(*both) for both in zip(_narrowed(subject, about), _narrowed(others, about), strict=True)]
    dates = {name: getattr(query, name) for name in _DATES if name not in own}
    for sql, values in _narrowed(Query(**dates)):
        known = "SELECT id FROM record WHERE coalesce(earliest, latest) IS NOT NULL"
        dated = f"iif(mine IN ({known}), mine, other) IN (SELECT id FROM record WHERE {sql})"
        either.append((dated, values))
    if either:
        alone = f"SELECT id, id FROM record WHERE type = '{type_}' AND id NOT IN (SELECT mine FROM ({_PAIRS[type_]}))"
        holds = " AND ".join(sql for sql, _ in either)
        yield (
            f"id IN (SELECT mine FROM ({_PAIRS[type_]} UNION ALL {alone}) WHERE {holds})",
            tuple(value for _, values in either for value in values),
        )


def _without(term: Term, roles: Collection[str]) -> Term:
    """A term but for some of the ways in which it may be meant; nothing fits one that may be meant in no other."""
    return tuple(part for part in term if part[0] not in roles) or (("id", ()),)


def _either(mine: Condition, other: Condition) -> Condition:
    """A condition that holds of the record itself, or of the other one for which it stands."""
    sides = (("mine", mine[0]), ("other", other[0]))
    sql = " OR ".join(f"{side} IN (SELECT id FROM record WHERE {holds})" for side, holds in sides)
    return f"({sql})", (*mine[1], *other[1])
