"""The canonical order of the keys of a record: what it is and when, who and what, then topics, notes and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from raes_cli.mend.edits import Edit, last_line, lines_of, records
from raes_cli.text import both

_DATE = "date date_text date_note"
_END = "topics note remark sources"
ORDER = {
    section: tuple(keys.split())
    for section, keys in {
        "sources": "name kind outlet relays publisher language published published_text published_note url read file "
        "grade sha256 scope note remark",
        "organizations": f"name kind country part_of aliases spellings {_END}",
        "people": f"name country aliases spellings posts {_END}",
        "events": f"kind number title {_DATE} place place_note theme theme_original organizers status initiated_by "
        f"body mediated_by participants part_of before related attribution documents {_END}",
        "documents": f"kind title {_DATE} status text authors initialled_by aliases signatories events attribution "
        f"full_text {_END}",
        "figures": "indicator title period date_text date_note value scale qualifier growth_percent growth_qualifier "
        f"status basis text attribution {_END}",
        "statements": f"title speakers collective event about {_DATE} claimed_date attribution mode text {_END}",
        "conflicts": "rule title claims topics text note remark",
        "gaps": f"title about missing_numbers closed_by {_DATE} text {_END}",
    }.items()
}
"""Section → the keys of its records in canonical order."""

Item = tuple[yaml.Node, yaml.Node]


def in_order(text: str, root: yaml.MappingNode) -> Iterator[Edit]:
    """Yield edits that put the keys of each record into canonical order, along with the comments above them."""
    starts = lines_of(text)
    for section, id_, record in records(root):
        items: list[Item] = record.value
        order = ORDER.get(section, ())
        keys = [key.value for key, _ in items]
        if not set(keys) <= set(order) or len(set(keys)) < len(keys):
            continue
        sorted_items = sorted(items, key=lambda item: order.index(item[0].value))
        if sorted_items == items:
            continue
        spans = {
            id(item): span for item, span in zip(items, _spans(items, starts, flow=record.flow_style), strict=True)
        }
        moved = [
            (spans[id(old)], spans[id(new)]) for old, new in zip(items, sorted_items, strict=True) if old is not new
        ]
        said = both(f"order of the keys of {id_}", f"порядок ключей у {id_}")
        for number, (there, (start, end)) in enumerate(moved):
            yield Edit(*there, text[start:end], None if number else said)


def _spans(items: Sequence[Item], starts: Sequence[int], *, flow: bool) -> Iterator[tuple[int, int]]:
    """Yield the span of each key with its value; in block style, whole lines including the comments above the key."""
    after = None
    for key, value in items:
        if flow:
            yield key.start_mark.index, value.end_mark.index
            continue
        end = last_line(value) + 1
        yield starts[key.start_mark.line if after is None else after], starts[end] - 1
        after = end
