"""`raes new`: a base to start from, with one example of each record; or the skeleton of one record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from raes_cli.cli import output
from raes_cli.cli.files import as_typed, save
from raes_cli.errors import BaseError, UsageError, no_such
from raes_cli.text import both, listed, nearest, one_line

_TEMPLATE = Path(__file__).with_name("template.yaml")
_RECORD = "record"
_SECTIONS = {
    "source": "sources", "kind": "kinds", "unit": "units", "topic": "topics", "place": "places",
    "organization": "organizations", "person": "people", "indicator": "indicators", "event": "events",
    "document": "documents", "figure": "figures", "statement": "statements", "conflict": "conflicts", "gap": "gaps",
}  # fmt: skip
"""Type of a record → its section."""


def new(words: Sequence[str], facts: Sequence[str], *, force: bool) -> None:
    """Write a base to the file that `words` name; after `record`, write the skeleton of a record of the given type."""
    if words[0] == _RECORD and len(words) <= len((_RECORD, "TYPE")):
        output.write(_skeleton(words[1] if len(words) > 1 else "", facts))
        return
    if len(words) > 1:
        raise UsageError(
            both("one file, or record and a type", "один файл — или record и тип"),
            both("raes new mine.yaml; raes new record event", "raes new mine.yaml; raes new record event"),
        )
    save(_TEMPLATE.read_text(encoding="utf-8"), words[0], facts, force=force)
    if words[0] != output.STANDARD:
        shown = one_line(words[0])
        typed = as_typed(words[0])
        following = both(f"next: raes check {typed}", f"дальше: raes check {typed}")
        output.note(both(f"wrote a base to {shown}", f"записана база: {shown}"), following)


def _skeleton(type_: str, facts: Sequence[str]) -> str:
    """Return the example record of a type, under its section, with an id that is not taken in the base at `facts`."""
    if not type_:
        known = listed(_SECTIONS)
        which = both("a record of which type?", "запись какого типа?")
        raise UsageError(which, both(f"one of {known}", f"одно из {known}"))
    if type_ not in _SECTIONS:
        names = listed(nearest(type_, _SECTIONS) or _SECTIONS)
        raise no_such("type", "типа", type_, both(f"one of {names}", f"одно из {names}"))
    section = _SECTIONS[type_]
    text = re.split(rf"^{section}:\n", _TEMPLATE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1]
    first = re.match(r"  ([a-z0-9-]+):.*\n(?:   .*\n)*", text)
    assert first
    return f"{section}:\n{first[0].replace(first[1], _free(type_, facts), 1)}"


def _free(type_: str, facts: Sequence[str]) -> str:
    """Return an unused id for the type; if the base is not valid yet, an id that occurs in none of its files."""
    from raes_cli.base import open_base
    from raes_cli.lookup.base import layers

    try:
        with open_base(facts) as base:
            taken = set(base.vocabulary.ids(f"new-{type_}"))
    except BaseError:
        contents = (layer.content.decode("utf-8", "replace") for layer in layers(facts))
        taken = {found for content in contents for found in re.findall(rf"new-{type_}-\d+", content)}
    return next(id_ for number in count(1) if (id_ := f"new-{type_}-{number}") not in taken)
