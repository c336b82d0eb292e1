"""Values in the form a base expects: scales written as words, dates as people write them, spaces around a text."""

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
"""Two values for today: a date that reads differently on each depends on today, and is not converted."""


def as_expected(text: str, root: yaml.MappingNode) -> Iterator[Edit]:
    """Yield edits of values: `million` → `mn`, `19.05.2023` → `2023-05-19`, `12%` → `12`; what is ambiguous is kept."""
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
            said = both(f"{key}: spaces around the text", f"{key}: пробелы по краям текста")
            yield Edit(start + 1, end - 1, plain, said)


def _better(key: str, value: str) -> str | None:
    """Return `value` in the form expected under `key`; None if it already has that form or is ambiguous."""
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
    """Return a day, month or year as EDTF; None for any other date, and for one that can be read in several ways."""
    try:
        (days, note), (again, _) = (when.window(on=typed, today=today) for today in _DAYS)
    except UsageError:
        return None
    first, last = days.first, days.last
    if note or days != again or first is None or last is None:
        return None
    spans = {edtf: dates.parse(edtf) for edtf in (str(first), str(first)[:7], str(first)[:4])}
    return next((edtf for edtf, known in spans.items() if (known.earliest, known.latest) == (first, last)), None)
