"""Whose visit it is: of those who came themselves; and whether somebody was there before his first one."""

from __future__ import annotations

import json
from typing import Any, cast

from raes_cli import text
from raes_cli.lookup.conditions import params
from raes_cli.lookup.filters import Filters, read
from raes_cli.lookup.find import few, find
from raes_cli.lookup.query import Query, Term
from raes_cli.lookup.reading.asking import Asked, named_by
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.tokens import typed
from raes_cli.text import both


def came(line: Line, asked: Asked) -> Asked:
    """Return what is asked; for the first or last visit to a place, whatever else took place there before or after."""
    visits = own(line, asked)
    people, places = asked.filters.get("people"), asked.filters.get("places")
    if not (people and places and asked.filters.get("limit") == 1) or asked.question != "timeline" or asked.skip:
        return visits
    every = asked._replace(filters=_without(asked.filters, "kinds"))
    visit, other = (_only(line, one) for one in (visits, every))
    if visit is None or other is None or other["kind"] in line.declared("remote"):
        return visits
    days = "..".join(dict.fromkeys((visit["earliest"], visit["latest"])))
    shown = f"{visit['id']} ({days})"
    if other["latest"] < visit["earliest"]:
        note = both(f"there before the first visit on record, {shown}", f"там же до первого известного визита, {shown}")
        return every._replace(notes=(*every.notes, note))
    if other["earliest"] > visit["latest"]:
        note = both(f"there after the last visit on record, {shown}", f"там же после последнего из визитов, {shown}")
        return every._replace(notes=(*every.notes, note))
    return visits


def _only(line: Line, asked: Asked) -> dict[str, str] | None:
    """Return the only record that is asked for, if its days are known."""
    query = read(line.base, "timeline", {**asked.filters, "today": line.today.isoformat()}).query
    found = [json.loads(record) for record in find(line.base, query & Query(terms=asked.terms))]
    return found[0] if found and found[0]["earliest"] and found[0]["latest"] else None


def _without(filters: Filters, *names: str) -> Filters:
    return cast("Filters", {name: value for name, value in filters.items() if name not in names})


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
    rest = _without(asked.filters, "kinds", "people")
    return asked._replace(filters=rest, terms=(*asked.terms, his), said=(*said, *asked.said))


def _comes(person: str, participants: list[dict[str, Any]]) -> bool:
    """Return whether somebody's capacity at a visit names no other participant, as in *met him on arrival*."""
    names = [text.words(one["name"]["en"])[-1] for one in participants if one["id"] != person]
    capacity = next((one["capacity"] for one in participants if one["id"] == person), None)
    return not capacity or set(text.words(capacity["en"])).isdisjoint(names)
