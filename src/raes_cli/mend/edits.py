"""Text edits: replace the text between two offsets and keep the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import yaml

from raes_cli.text import Words


class Edit(NamedTuple):
    """A replacement of `text[start:end]`; `said` describes the fix, None for all but the first edit of a fix."""

    start: int
    end: int
    text: str
    said: Words | None = None


class Mended(NamedTuple):
    """A description of a fix, and the line (from 1) of the resulting text that it is on."""

    line: int
    said: Words


Step = Callable[[str, yaml.MappingNode], Iterable[Edit]]
"""A function from a text and its YAML root node to edits that do not overlap."""


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, list[Mended]]:
    """Return `text` with `edits` applied, and what they fixed."""
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
    """Yield every record of every section of a file: its section, its id and its mapping."""
    for section, entries in root.value:
        if isinstance(entries, yaml.MappingNode):
            for id_, record in entries.value:
                if isinstance(record, yaml.MappingNode):
                    yield section.value, id_.value, record


def lines_of(text: str) -> list[int]:
    """Return the offset at which each line of `text` begins, and the offset of the line that would follow the last."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def last_line(node: yaml.Node) -> int:
    """Return the line (from 0) on which a value ends.

    PyYAML ends a block mapping or list where the next token begins, so the end of its last item is taken instead.
    """
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        mark = node.end_mark
        return mark.line - (mark.column == 0 and mark.line > node.start_mark.line)
    inner = node.value[-1]
    return last_line(inner[1] if isinstance(inner, tuple) else inner)
