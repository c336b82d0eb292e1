"""From a query to SQL: conditions and order.

A lookup starts from the condition that, as far as the index can tell, the fewest records meet, and checks the others on
these; if none is selective, it scans a record type in order. So its cost depends on the result, not on the base.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from raes_cli.lookup.conditions import MANY, UNCOUNTED, Condition, every, joined, narrowed
from raes_cli.lookup.query import Query
from raes_cli.lookup.standing import standing, stands

_COMPARED = 100
"""Maximum number of conditions whose sizes are compared."""
_MOST = 2**63 - 1
"""The largest integer in SQLite."""


def select(
    base: sqlite3.Connection, query: Query, columns: str, *, ordered: bool = True
) -> tuple[str, tuple[object, ...]]:
    """Return the SQL for `query` with its parameters; `columns` are selected per record.

    Records are ordered by earliest and latest day, then as in the base, which follows the sources; undated ones come
    last. Without `ordered`, all records are selected, ignoring the limit.
    """
    conditions = list(dict.fromkeys(_conditions(query)))
    leading = _leading(base, conditions, few=ordered and query.limit is not None)
    checks = [one.check for one in conditions if one.check and one is not leading]
    where, parameters = every([*([leading.by] if leading and leading.by else ()), *checks])
    found = f"SELECT {columns} FROM record WHERE {where or '1'}"
    if not ordered:
        return found, parameters
    way = "DESC" if query.reverse else "ASC"
    order = f"undated, place {way}, "
    if query.numbered:
        order = f"ordinal IS NULL, ordinal {way}, {order}"
    elif query.written and not query.reverse:
        order = ""
    limit = "" if query.limit is None else f" LIMIT {min(query.limit, _MOST)} OFFSET {query.skip}"
    return f"{found} ORDER BY {order}number {way}{limit}", parameters


def _leading(base: sqlite3.Connection, conditions: Sequence[Condition], *, few: bool) -> Condition | None:
    """Return the condition by which to find records, the others being checked on each.

    If `few` records are wanted, scanning a record type in order may be preferred. None if no condition can find
    records.
    """
    counted = [(one, one.size) for one in conditions if one.size][:_COMPARED]
    sql, parameters = joined([size for _, size in counted], ", ")
    sizes = base.execute(f"SELECT {sql}", parameters).fetchone() if counted else ()
    of_type = next((one for one in conditions if one.by and not one.size), None)
    if counted:
        least, at = min(zip(sizes, range(len(sizes)), strict=True))
        if least < (MANY if few else UNCOUNTED) or of_type is None:
            return counted[at][0]
    return of_type


def _conditions(query: Query) -> Iterator[Condition]:
    yield from (standing if stands(query) else narrowed)(query)
    # Closed gaps are left out unless they are asked for.
    if not query.ids and not query.written and not any("closed" in choice for choice in query.statuses):
        yield Condition(("status IS NOT 'closed'", ()))
