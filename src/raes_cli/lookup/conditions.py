"""The conditions of a query as SQL, each in two forms: one that checks a record, and one that finds all matches."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from raes_cli.index.widths import UNDATED, WIDER, WIDTHS
from raes_cli.lookup.query import TYPES, Ids, Query, Term
from raes_cli.tuples import NamedTuple

Sql = tuple[str, tuple[object, ...]]
"""An SQL fragment and its parameters."""

ROLES = {
    "people": ("with", "at"), "by": ("by",), "places": ("place",), "topics": ("topic",), "sources": ("source",),
    "indicators": ("indicator",),
}  # fmt: skip
"""Field of a query → link roles. By `at`, a meeting on the margins of a gathering is linked to its hosts."""
MANY = 4096
"""Number of records from which a condition is hardly selective, and counting stops."""
UNCOUNTED = 1 << 40
"""The size assumed for larger results."""
_DEEP = 100
_COLUMNS = {"ids": "id", "types": "type", "kinds": "kind", "statuses": "status"}
_COUNTED = f"(SELECT iif(count(*) < {MANY}, count(*), {UNCOUNTED}) FROM (%s LIMIT {MANY}))"
_NARROW = len([days for days in WIDTHS if days <= 31])  # noqa: PLR2004 - widths of what is known to the month
# Several names of a thing may match, but each of its occurrences counts once.
_IN_TEXT = (
    "SELECT occurrence.record FROM occurrence WHERE thing IN"
    " (SELECT thing FROM words JOIN text ON text.number = words.rowid WHERE words MATCH ?)"
)
_NOT_BESIDE = (
    " AND field NOT IN (SELECT number FROM field WHERE name IN ('related.title.en', 'related.title.ru')"
    " OR (type = 'conflict' AND name = 'sources.anchor'))"
)
"""Excludes texts that say nothing about the record itself: titles of related events, and the anchors of a conflict."""
_OWN = " AND field IN (SELECT number FROM field WHERE name IN ('title.en', 'title.ru', 'indicator.name', 'text'))"
"""Restricts to the title of a figure, its indicator, and its number as worded."""
_TITLED = (
    "SELECT 1 FROM link CROSS JOIN record AS its ON its.id = target WHERE link.record = record.id AND role = 'about'"
    f" AND its.number IN ({_IN_TEXT} AND field IN (SELECT number FROM field WHERE name IN ('title.en', 'title.ru')))"
)
"""Finds a record that this one is about, and whose title contains the words."""
_ABOUT = {
    "about-via": "SELECT 1 FROM link AS one CROSS JOIN link AS its ON its.record = one.target"
    " WHERE one.record = record.id AND one.role = 'about'"
    " AND its.role IN ('with', 'at', 'by', 'about', 'place') AND its.target",
    "about-kind": "SELECT 1 FROM link CROSS JOIN record AS its ON its.id = target WHERE link.record = record.id"
    " AND role = 'about' AND its.kind",
    "event-kind": "SELECT 1 FROM link CROSS JOIN record AS its ON its.id = target WHERE link.record = record.id"
    " AND role = 'event' AND its.kind",
}
"""Finds an event that a record is about, linked to given ids or of given kinds, or at which a statement was made."""


class Condition(NamedTuple):
    """A condition on a record."""

    check: Sql | None
    """Checks a row of `record`; None if another condition does so."""
    by: Sql | None = None
    """Finds all matching rows by an index; if `check` is None, it may also find others."""
    size: Sql | None = None
    """Counts the rows that `by` finds; None if they are never few."""


def params(values: Collection[object]) -> str:
    """Return SQL placeholders for `values`."""
    return ",".join("?" * len(values))


def joined(parts: Sequence[Sql], between: str) -> Sql:
    """Return SQL fragments joined by `between`, with their parameters."""
    return between.join(sql for sql, _ in parts), tuple(value for _, values in parts for value in values)


def every(parts: Sequence[Sql]) -> Sql:
    """Return the conjunction of conditions as a balanced tree: SQLite limits the depth of an expression to 1000."""
    if len(parts) <= _DEEP:
        return joined(parts, " AND ")
    half = len(parts) // 2
    return joined([(f"({sql})", values) for sql, values in map(every, (parts[:half], parts[half:]))], " AND ")


def narrowed(query: Query, also: Ids = ()) -> Iterator[Condition]:
    """Yield the conditions of `query`; links in the roles `also` match in addition to those of each filter."""
    for field, column in _COLUMNS.items():
        for choice in getattr(query, field):
            yield _column(column, choice)
    yield from dated(query)
    for field, roles in ROLES.items():
        for choice in getattr(query, field):
            yield _linked((*roles, *also), choice)
    for term in query.terms:
        yield _either(term)


def _column(column: str, choice: Ids) -> Condition:
    """Return the condition that a column has one of the values; a unary plus in the check avoids its SQLite index."""
    check, by = ((f"{plus}{column} IN ({params(choice)})", choice) for plus in ("+", ""))
    match column:
        case "id":
            return Condition(check, by, (str(len(choice)), ()))
        case "kind":
            return Condition(check, by, (_COUNTED % f"SELECT 1 FROM record WHERE {by[0]}", choice))
        case "type":
            return Condition(check, by)
    return Condition(by)


def _linked(roles: Ids, targets: Ids) -> Condition:
    """Return the condition that a record has a link to one of `targets` in one of the `roles`."""
    where, values = f"role IN ({params(roles)}) AND target IN ({params(targets)})", (*roles, *targets)
    return Condition(
        (f"EXISTS (SELECT 1 FROM link WHERE link.record = record.id AND {where})", values),
        (f"id IN (SELECT record FROM link WHERE {where})", values),
        (f"(SELECT coalesce(sum(records), 0) FROM tally WHERE {where})", values),
    )


def _either(term: Term) -> Condition:
    """Return the condition that at least one of the alternatives of a term holds."""
    parts = [_part(role, ids) for role, ids in _with_texts_as_one(term)]
    check, check_values = joined([part.check for part in parts if part.check], " OR ")
    found = [(f"SELECT id FROM record WHERE {part.by[0]}", part.by[1]) for part in parts if part.by]
    sizes = [part.size for part in parts if part.size]
    if len(sizes) < len(parts):
        return Condition((f"({check})", check_values))
    by, by_values = joined(found, " UNION ALL ")
    return Condition((f"({check})", check_values), (f"id IN ({by})", by_values), joined(sizes, " + "))


def _with_texts_as_one(term: Term) -> Term:
    """Return a term with its alternative texts in one expression: what several of them find is then listed once."""
    texts = [ids[0] for role, ids in term if role == "text" and len(ids) == 1]
    others = tuple((role, ids) for role, ids in term if role != "text" or len(ids) != 1)
    return (*others, ("text", (" OR ".join(texts),))) if texts else term


def _part(role: str, ids: Ids) -> Condition:
    """Return the condition for one alternative of a term."""
    if role in ("text", "own-text"):
        found = _IN_TEXT + (_OWN if role == "own-text" else _NOT_BESIDE)
        held = joined([(f"number IN ({found})", (expression,)) for expression in ids], " AND ")
        return Condition((f"({held[0]})", held[1]), held, (_COUNTED % _IN_TEXT, ids[:1]))
    if role.startswith("several"):
        linked = _linked(("with",), ids)
        linked_to = f"SELECT record FROM link WHERE role = 'with' AND target IN ({params(ids)}) GROUP BY record"
        its = f"SELECT count(*) FROM link WHERE link.record = record.id AND role = 'with' AND target IN ({params(ids)})"
        many = int(role.removeprefix("several"))
        least = min(many, len(ids))  # those whose post is known; the others may have another
        check = f"({its}) >= {least} AND json_array_length(json, '$.participants') >= {many}"
        return Condition((f"({check})", ids), (f"id IN ({linked_to} HAVING count(*) >= {least})", ids), linked.size)
    if role == "about-text":
        return Condition(joined([(f"EXISTS ({_TITLED})", (expression,)) for expression in ids], " AND "))
    if role in _ABOUT:
        return Condition((f"EXISTS ({_ABOUT[role]} IN ({params(ids)}))", ids))
    if role == "days":
        return Condition(("(latest >= ? AND earliest <= ? AND NOT undated)", ids))
    if role == "-days":
        return Condition(("(earliest >= ? AND latest <= ?) IS NOT TRUE", ids))
    if role.startswith("-"):
        left_out = [_part(one, ids).check for one in role[1:].split("-")]
        sql, values = joined([check for check in left_out if check], " OR ")
        return Condition((f"({sql}) IS NOT TRUE", values))
    return _column(role, ids) if role in ("id", "kind", "type") else _linked((role,), ids)


def dated(query: Query) -> Iterator[Condition]:
    """Yield the conditions that the bounds of a record overlap the window; undated records match only on request."""
    types = query.types[0] if query.types else TYPES
    if query.first or query.last:
        check = [("(latest IS NULL OR latest >= ?)", (query.first,))] if query.first else []
        check += [("(earliest IS NULL OR earliest <= ?)", (query.last,))] if query.last else []
        yield Condition(joined(check, " AND "), *_within(query, types))
    for start, end in query.day_of_year:
        yield Condition(_every_year(start, end, query))
        if not query.undated:
            yield Condition(None, *_of_every_year(start, end, types))
    if (query.first or query.last or query.day_of_year) and not query.undated:
        yield Condition(("NOT undated", ()))


def _within(query: Query, types: Ids) -> tuple[Sql, Sql]:
    """Return the SQL that finds the records overlapping the window of `query`, and the SQL that counts them."""
    of_type = f"SELECT number FROM record WHERE type IN ({params(types)}) AND width ="
    first, last = query.first or "", query.last or "9999"
    parts: list[Sql] = [
        (f"{of_type} {step} AND earliest BETWEEN date(?, '-{days} days') AND ? AND latest >= ?",
         (*types, first, last, first)) for step, days in enumerate(WIDTHS)
    ] if first else [
        (f"{of_type} {step} AND earliest <= ?", (*types, last)) for step, _ in enumerate(WIDTHS)
    ]  # fmt: skip
    open_ = f"{of_type} %s AND (earliest IS NULL OR earliest <= ?) AND (latest IS NULL OR latest >= ?)"
    parts += [(open_ % step, (*types, last, first)) for step in (WIDER, *([UNDATED] if query.undated else []))]
    found, values = joined(parts, " UNION ALL ")
    return (f"number IN ({found})", values), (_COUNTED % found, values)


def _every_year(start: str, end: str, query: Query) -> Sql:
    """Return the condition that a record, clipped to the window, overlaps these days in some year."""
    if start > end:  # across the turn of the year
        parts = (_every_year(start, "12-31", query), _every_year("01-01", end, query))
        sql, values = joined(parts, " OR ")
        return f"({sql})", values
    within = " OR ".join(
        f"(substr({year}, 1, 5) || ? <= last AND substr({year}, 1, 5) || ? >= first)" for year in ("first", "last")
    )
    known = "" if query.undated else f"width < {_NARROW} AND "  # only records dated to the month or better
    sql = (
        # If the years of two dates are not adjacent, a whole year lies between them.
        f"({known}(SELECT first IS NULL OR last IS NULL OR last - first > 1 OR {within}"
        " FROM (SELECT max(record.earliest, ?) AS first, min(record.latest, ?) AS last)))"
    )
    return sql, (start, end, start, end, query.first or "", query.last or "9999")


def _of_every_year(start: str, end: str, types: Ids) -> tuple[Sql, Sql]:
    """Return the SQL that finds records on these days of any year, and all dated only to a month; and their count."""
    of_type = f"SELECT number FROM record WHERE type IN ({params(types)}) AND width"
    spans = [(start, end)] if start <= end else [(start, "12-31"), ("01-01", end)]
    parts: list[Sql] = [(f"{of_type} = 0 AND substr(earliest, 6) BETWEEN ? AND ?", (*types, *span)) for span in spans]
    parts += [(f"{of_type} = {step}", types) for step in range(1, _NARROW)]
    found, values = joined(parts, " UNION ALL ")
    return (f"number IN ({found})", values), (_COUNTED % found, values)
