"""GraphML: people and bodies, linked by how often they took part in the same events; for Gephi, yEd, networkx."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from xml.etree import ElementTree as ET

from raes_cli.show.page import Page
from raes_cli.show.wording import Record, flat, named

_KEYS = (
    ("name", "node", "string"), ("name_ru", "node", "string"), ("type", "node", "string"), ("events", "node", "int"),
    ("count", "edge", "int"), ("event_ids", "edge", "string"), ("base", "graph", "string"),
)  # fmt: skip
"""Name, element and type of each attribute."""


def graphml(records: Sequence[str], page: Page) -> str:
    """Return the graph of those events among `records` that were held, as GraphML 1.0."""
    events = (record for text in records if _is_held(record := json.loads(text)))
    names: dict[str, Record] = {}
    together: dict[tuple[str, str], list[str]] = {}
    took_part: Counter[str] = Counter()
    for event in events:
        present = {one["id"]: one for one in (*event["participants"], *event["organizers"])}
        names |= {id_: one for id_, one in present.items() if id_ not in names}
        took_part.update(present.keys())
        for pair in combinations(sorted(present), 2):
            together.setdefault(pair, []).append(event["id"])

    root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for name, place, type_ in _KEYS:
        ET.SubElement(root, "key", {"id": f"{place}_{name}", "for": place, "attr.name": name, "attr.type": type_})
    graph = ET.SubElement(root, "graph", id="raes", edgedefault="undirected")
    _say(graph, "graph", base=page.edition)
    for id_, one in names.items():
        node = ET.SubElement(graph, "node", id=id_)
        type_ = page.known[id_]["type"]
        _say(node, "node", name=named(one, "en"), name_ru=named(one, "ru"), type=type_, events=str(took_part[id_]))
    for (one_id, other), ids in together.items():
        edge = ET.SubElement(graph, "edge", source=one_id, target=other)
        _say(edge, "edge", count=str(len(ids)), event_ids=" ".join(ids))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def has_place(record: str) -> bool:
    """Return whether a `record` contributes to the graph."""
    return _is_held(json.loads(record))


def _is_held(record: Record) -> bool:
    return bool(record["type"] == "event" and record["status"] == "held")


def _say(element: ET.Element, place: str, **values: str) -> None:
    for name, value in values.items():
        ET.SubElement(element, "data", key=f"{place}_{name}").text = flat(value)
