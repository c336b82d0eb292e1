"""Removal of trailing whitespace."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from raes_cli.mend.edits import Edit, last_line
from raes_cli.text import both

_SAID = both("spaces at the end of the line", "пробелы в конце строки")


def no_spaces_at_ends(text: str, root: yaml.MappingNode) -> Iterator[Edit]:
    """Yield edits that remove trailing spaces and tabs, except inside a scalar that spans several lines."""
    inside = set(_inside(root))
    for number, line in enumerate(re.finditer(r"[^\n]*(?:\n|$)", text)):
        if number not in inside and (spaces := re.search(r"[ \t]+(?=\r?\n?$)", line[0])):
            yield Edit(line.start() + spaces.start(), line.start() + spaces.end(), "", _SAID)


def _inside(node: yaml.Node) -> Iterator[int]:
    """Yield the lines (from 0) that end inside a scalar."""
    if isinstance(node, yaml.ScalarNode):
        yield from range(node.start_mark.line, last_line(node) + (node.style in ("|", ">")))
        return
    for inner in node.value:
        for one in inner if isinstance(inner, tuple) else (inner,):
            yield from _inside(one)
