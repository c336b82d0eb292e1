"""Records that stand for others: a source for what it proves, a conflict for its claims, a gap for its subjects.

A filter finds them by the records they stand for, unless it concerns the record itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from raes_cli.lookup.conditions import ROLES, Condition, Sql, dated, every, joined, narrowed
from raes_cli.lookup.query import STANDING, Query, Term
from raes_cli.tuples import NamedTuple


class _Pairs(NamedTuple):
    """The link role, and its ends, between a record that stands for others and these."""

    role: str
    mine: str
    other: str


_PAIRS = {
    "source": _Pairs("source", "target", "record"),
    "conflict": _Pairs("claim", "record", "target"),
    "gap": _Pairs("about", "record", "target"),
}
_DATES = ("first", "last", "day_of_year", "undated")
_OWN = {"source": ("sources", *_DATES), "conflict": ("topics",), "gap": ("topics", "sources")}
"""Record type → filters that concern the record itself; dates always do if it has one."""


def stands(query: Query) -> bool:
    """Return whether a query asks for a single type of records that stand for others."""
    return bool(query.types) and query.types[0][0] in STANDING and {*query.types} == {query.types[0][:1]}


def standing(query: Query) -> Iterator[Condition]:
    """Yield the conditions of a `query` for a single type of records that stand for others."""
    type_ = query.types[0][0]
    own = {name: getattr(query, name) for name in ("ids", "types", *_OWN[type_])}
    yield from narrowed(Query(**own))
    subject = query._replace(**{name: Query._field_defaults[name] for name in (*own, *_DATES)})
    silent = {"text", *(role for name in _OWN[type_] for role in ROLES.get(name, ()))}
    others = subject._replace(terms=tuple(_without(term, silent) for term in subject.terms))
    about, pairs = ("about", "claim"), _PAIRS[type_]
    both = list(zip(narrowed(subject, about), narrowed(others, about), strict=True))
    held = [_either(mine, other) for mine, other in both if mine.check]
    dates = {name: getattr(query, name) for name in _DATES if name not in own}
    days = list(dated(Query(**dates)))
    known = "EXISTS (SELECT 1 FROM record WHERE id = mine AND coalesce(earliest, latest) IS NOT NULL)"
    held += [_holds(f"iif({known}, mine, other)", day) for day in days if day.check]
    if not held:
        return
    # A record that stands for no other stands for itself.
    its = (
        f"SELECT record.id AS mine, {pairs.other} AS other FROM link JOIN record AS one ON one.id = link.{pairs.other}"
        f" WHERE role = '{pairs.role}' AND link.{pairs.mine} = record.id"
    )
    all_, values = every(held)
    alone = f"SELECT record.id, record.id WHERE NOT EXISTS ({its})"
    yield Condition((f"EXISTS (SELECT 1 FROM ({its} UNION ALL {alone}) WHERE {all_})", values))
    own_days = dated(Query(types=((type_,),), **dates))
    for mine, other in (*both, *zip(own_days, days, strict=True)):
        if mine.by and other.by and mine.size and other.size:
            leading = (
                f"id IN (SELECT id FROM record WHERE {mine.by[0]} UNION ALL SELECT {pairs.mine} FROM link"
                f" WHERE role = '{pairs.role}' AND {pairs.other} IN (SELECT id FROM record WHERE {other.by[0]}))"
            )
            size = joined((mine.size, other.size), " + ")
            yield Condition(None, (leading, (*mine.by[1], *other.by[1])), size)


def _without(term: Term, roles: Collection[str]) -> Term:
    """Return a term without the alternatives in `roles`; if none are left, a term that matches nothing."""
    return tuple(part for part in term if part[0] not in roles) or (("id", ()),)


def _either(mine: Condition, other: Condition) -> Sql:
    """Return the condition that the record itself or the one it stands for meets `mine` or `other`."""
    sql, values = joined((_holds("mine", mine), _holds("other", other)), " OR ")
    return f"({sql})", values


def _holds(id_: str, condition: Condition) -> Sql:
    """Return a condition applied to the record with this id."""
    assert condition.check
    sql, values = condition.check
    return f"EXISTS (SELECT 1 FROM record WHERE record.id = {id_} AND {sql})", values
