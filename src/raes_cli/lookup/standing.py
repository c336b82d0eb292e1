"""What stands for others: a source for what it proves, a conflict for its claims, a gap for what it is about.

It is found by one of these, as far as it says nothing itself of what a filter is about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from raes_cli.lookup.conditions import ROLES, Condition, Sql, dated, every, joined, narrowed
from raes_cli.lookup.query import STANDING, Query, Term
from raes_cli.tuples import NamedTuple


class _Pairs(NamedTuple):
    """How links lead from what stands for others to these."""

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
"""Type of what stands for others → the filters that are about itself alone; dates always are, where it has one."""


def stands(query: Query) -> bool:
    """Whether a query asks for one type of what stands for others."""
    return bool(query.types) and query.types[0][0] in STANDING and {*query.types} == {query.types[0][:1]}


def standing(query: Query) -> Iterator[Condition]:
    """What must hold of a record that `query` finds, which asks for one type of what stands for others."""
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
    # What stands for nothing stands for itself.
    its = (
        f"SELECT record.id AS mine, {pairs.other} AS other FROM link JOIN record AS one ON one.id = link.{pairs.other}"
        f" WHERE role = '{pairs.role}' AND link.{pairs.mine} = record.id"
    )
    all_, values = every(held)
    alone = f"SELECT record.id, record.id WHERE NOT EXISTS ({its})"
    yield Condition((f"EXISTS (SELECT 1 FROM ({its} UNION ALL {alone}) WHERE {all_})", values))
    for mine, other in (*both, *((day, day) for day in days)):
        if mine.by and other.by and mine.size and other.size:
            leading = (
                f"id IN (SELECT id FROM record WHERE {mine.by[0]} UNION ALL SELECT {pairs.mine} FROM link"
                f" WHERE role = '{pairs.role}' AND {pairs.other} IN (SELECT id FROM record WHERE {other.by[0]}))"
            )
            size = joined((mine.size, other.size), " + ")
            yield Condition(None, (leading, (*mine.by[1], *other.by[1])), size)


def _without(term: Term, roles: Collection[str]) -> Term:
    """A term but for some of the ways in which it may be meant; nothing fits one that may be meant in no other."""
    return tuple(part for part in term if part[0] not in roles) or (("id", ()),)


def _either(mine: Condition, other: Condition) -> Sql:
    """A condition that holds of the record itself, or of the other one for which it stands."""
    sql, values = joined((_holds("mine", mine), _holds("other", other)), " OR ")
    return f"({sql})", values


def _holds(id_: str, condition: Condition) -> Sql:
    """A condition on the record of this id."""
    assert condition.check
    sql, values = condition.check
    return f"EXISTS (SELECT 1 FROM record WHERE record.id = {id_} AND {sql})", values
