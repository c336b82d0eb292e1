"""Whose visit it is: of those who came themselves, not of those who came with a visitor or received him."""

from __future__ import annotations

import json
from typing import Any

from raes_cli import text
from raes_cli.lookup.conditions import params
from raes_cli.lookup.filters import read
from raes_cli.lookup.find import few
from raes_cli.lookup.query import Query, Term
from raes_cli.lookup.reading.asking import Asked, named_by
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.tokens import typed


def own(line: Line, asked: Asked) -> Asked:
    """Return what is asked; of somebody's visits, only those that are his, if any of them fits."""
    kinds, people = sorted(asked.filters.get("kinds") or ()), asked.filters.get("people") or ()
    if asked.question != "timeline" or len(people) != 1 or not kinds or not line.travel().issuperset(kinds):
        return asked
    items = [item for item in line.items if "event-kind" in item.means or people[0] in named_by(item)]
    if any(people[0] in named_by(item) and line.side(item) == "with" for item in items):
        return asked
    sql = (
        "SELECT id, json_extract(json, '$.participants') FROM record JOIN link ON record = id"
        f" WHERE role = 'with' AND target = ? AND kind IN ({params(kinds)})"
    )
    found = {id_: _comes(people[0], json.loads(its)) for id_, its in line.base.execute(sql, (*people, *kinds))}
    his: Term = (("id", tuple(id_ for id_, comes in found.items() if comes)),)
    query = read(line.base, "timeline", {**asked.filters, "today": line.today.isoformat()}).query
    if all(found.values()) or not few(line.base, query & Query(terms=(*asked.terms, his)), 1):
        return asked
    said = typed(line.words[at] for item in sorted(items) for at in range(item.start, item.end)).split()
    rest = {name: value for name, value in asked.filters.items() if name not in ("kinds", "people")}
    return asked._replace(filters=rest, terms=(*asked.terms, his), said=(*said, *asked.said))  # type: ignore[arg-type]


def _comes(person: str, participants: list[dict[str, Any]]) -> bool:
    """Return whether somebody's capacity at a visit names no other participant, as in *met him on arrival*."""
    names = [text.words(one["name"]["en"])[-1] for one in participants if one["id"] != person]
    capacity = next((one["capacity"] for one in participants if one["id"] == person), None)
    return not capacity or set(text.words(capacity["en"])).isdisjoint(names)
