"""Symmetry of `related`: two related events name each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from raes_cli.mend.edits import Edit, last_line, lines_of, records
from raes_cli.mend.keys import ORDER
from raes_cli.text import both, listed

_KEY = "related"


def both_ends(text: str, root: yaml.MappingNode) -> Iterator[Edit]:
    """Yield edits that add the missing back reference where one event of this file names another."""
    nodes = {id_: record for section, id_, record in records(root) if section == "events"}
    events = {id_: {key.value: value for key, value in record.value} for id_, record in nodes.items()}
    named = {id_: _ids(keys.get(_KEY)) for id_, keys in events.items()}
    starts = lines_of(text)
    for id_, keys in events.items():
        missing = [other for other, ids in named.items() if id_ in ids and other not in named[id_] and other != id_]
        if missing and not nodes[id_].flow_style:
            said = both(f"{id_}: related to {listed(missing)}", f"{id_}: связано с {listed(missing)}")
            yield _added(text, starts, keys, missing)._replace(said=said)


def _ids(node: yaml.Node | None) -> list[str]:
    return [one.value for one in node.value] if isinstance(node, yaml.SequenceNode) else []


def _added(text: str, starts: Sequence[int], keys: dict[str, yaml.Node], ids: Sequence[str]) -> Edit:
    """Return the edit that appends `ids` to the list under `related`, or inserts the key where it belongs."""
    present = keys.get(_KEY)
    if isinstance(present, yaml.SequenceNode) and present.flow_style:
        inside = text[present.start_mark.index + 1 : present.end_mark.index - 1].rstrip()
        between = "" if not inside else " " if inside.endswith(",") else ", "
        end = present.start_mark.index + 1 + len(inside)
        return Edit(end, end, f"{between}{', '.join(ids)}")
    order = ORDER["events"]
    at = present or next(
        value for key, value in reversed(keys.items()) if key in order and order.index(key) < order.index(_KEY)
    )
    end = starts[last_line(at) + 1] - 1
    newline = "\r\n" if text[end - 1 : end] == "\r" else "\n"
    end -= len(newline) - 1
    if isinstance(present, yaml.SequenceNode):
        indent = " " * present.start_mark.column
        return Edit(end, end, "".join(f"{newline}{indent}- {one}" for one in ids))
    return Edit(end, end, f"{newline}{'':4}{_KEY}: [{', '.join(ids)}]")
