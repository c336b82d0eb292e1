"""Values that say what is meant in another form: a scale in words, a date as people write it, spaces at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import yaml

from raes_cli import dates, numerals
from raes_cli.curate.parts import Edtf
from raes_cli.curate.schema import Base, Post, keys_of
from raes_cli.errors import UsageError
from raes_cli.lookup.days import when
from raes_cli.mend.edits import Edit, records
from raes_cli.text import both
from raes_cli.vocabularies import SCALES

_DATED = frozenset(
    key
    for keys in (Post.model_fields, *map(keys_of, Base.model_fields))
    for key, field in keys.items()
    if str(Edtf) in str(field.rebuild_annotation())
)
_DAYS = (date(1999, 1, 1), date(2001, 2, 3))
"""Of a date that depends on today they make two."""


def as_expected(text: str, root: yaml.MappingNode) -> Iterator[Edit]:
    """Edits of values: `million` → `mn`, `19.05.2023` → `2023-05-19`, `12%` → `12`; what is not sure stays."""
    for _, _, record in records(root):
        yield from _within(text, record)


def _within(text: str, node: yaml.Node, key: str = "") -> Iterator[Edit]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _within(text, value, name.value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _within(text, value, key)
    elif isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        quoted = node.style in ("'", '"') and node.start_mark.line == node.end_mark.line
        if better := _better(key, node.value):
            change = f"{key}: {node.value.strip()} → {better}"
            yield Edit(start, end, f'"{better}"' if key in _DATED else better, both(change, change))
        elif quoted and (plain := text[start + 1 : end - 1].strip(" ")) not in ("", text[start + 1 : end - 1]):
            said = both(f"{key}: spaces at the ends of its text", f"{key}: пробелы по краям текста")
            yield Edit(start + 1, end - 1, plain, said)


def _better(key: str, value: str) -> str | None:
    """What `value` of a key says in the form that a base has it in; None where it is so, or not clear."""
    if key == "scale" and value not in SCALES:
        return numerals.scale_of(value)
    if key.endswith("_percent") and (number := re.fullmatch(r"([+-]?\d+(?:[.,]\d+)?) ?%", value.strip())):
        return number[1].lstrip("+").replace(",", ".")
    if key in _DATED:
        try:
            dates.parse(value)
        except dates.DateError:
            return _edtf(value)
    return None


def _edtf(typed: str) -> str | None:
    """A day, a month or a year as EDTF; None for anything else, and for what others may mean otherwise."""
    try:
        (days, note), (again, _) = (when.window(on=typed, today=today) for today in _DAYS)
    except UsageError:
        return None
    first, last = days.first, days.last
    if note or days != again or first is None or last is None:
        return None
    spans = {edtf: dates.parse(edtf) for edtf in (str(first), str(first)[:7], str(first)[:4])}
    return next((edtf for edtf, known in spans.items() if (known.earliest, known.latest) == (first, last)), None)
