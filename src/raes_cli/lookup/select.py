"""From a query to SQL: what must hold of a record, and in which order they come.

A lookup goes by the one condition that fewest records fulfil, as far as the index can tell, and asks of these whether
the others hold; where none narrows, it goes through a type in its order. So it costs what it finds, whatever the size.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from raes_cli.lookup.conditions import MANY, UNCOUNTED, Condition, every, joined, narrowed
from raes_cli.lookup.query import Query
from raes_cli.lookup.standing import standing, stands

_COMPARED = 100
"""Conditions of which the sizes are told."""
_MOST = 2**63 - 1
"""The greatest number that SQLite counts to."""


def select(
    base: sqlite3.Connection, query: Query, columns: str, *, ordered: bool = True
) -> tuple[str, tuple[object, ...]]:
    """The SQL for `query` and its parameters; of `columns` per record.

    By earliest, latest, then as the base has them, which is as the sources tell them; undated ones last. What is not
    `ordered` is all of it, without regard to a limit.
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
    """The condition by which records are found, the others being asked of these; where `few` are wanted, they may
    rather be looked for in their order.
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
    # A gap that is closed is none, unless it is asked for.
    if not query.ids and not query.written and not any("closed" in choice for choice in query.statuses):
        yield Condition(("status IS NOT 'closed'", ()))
