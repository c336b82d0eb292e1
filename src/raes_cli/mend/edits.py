"""Edits of a text: what stands between two places is replaced, and all else stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import yaml

from raes_cli.text import Words


class Edit(NamedTuple):
    """What stands from `start` to `end` becomes `text`; `said` is what that mends, None of one edit of several."""

    start: int
    end: int
    text: str
    said: Words | None = None


class Mended(NamedTuple):
    """What was mended, and the line (from 1) on which it stands now."""

    line: int
    said: Words


Step = Callable[[str, yaml.MappingNode], Iterable[Edit]]
"""From a text and the YAML in it to edits that do not overlap."""


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, list[Mended]]:
    """`text` after `edits`, and what they mended."""
    parts: list[str] = []
    told: list[Mended] = []
    at = size = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        parts.append(text[at : edit.start])
        size += parts[-1].count("\n")
        if edit.said:
            told.append(Mended(size + 1 + edit.text.startswith("\n"), edit.said))
        parts.append(edit.text)
        size += edit.text.count("\n")
        at = edit.end
    return "".join((*parts, text[at:])), told


def records(root: yaml.MappingNode) -> Iterator[tuple[str, str, yaml.MappingNode]]:
    """Every entry of every section of a file: the section, its id and its mapping."""
    for section, entries in root.value:
        if isinstance(entries, yaml.MappingNode):
            for id_, record in entries.value:
                if isinstance(record, yaml.MappingNode):
                    yield section.value, id_.value, record


def lines_of(text: str) -> list[int]:
    """Where each line of `text` begins, and one past its last would."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def last_line(node: yaml.Node) -> int:
    """The line (from 0) on which a value ends; a block mapping or list itself is said to end where the next begins."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        mark = node.end_mark
        return mark.line - (mark.column == 0 and mark.line > node.start_mark.line)
    inner = node.value[-1]
    return last_line(inner[1] if isinstance(inner, tuple) else inner)
