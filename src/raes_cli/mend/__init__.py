"""The text of a base mended where there is one right answer, and kept byte for byte everywhere else."""

from __future__ import annotations

import yaml

from raes_cli.curate.reading import read
from raes_cli.mend.edits import Mended, Step, apply
from raes_cli.mend.keys import in_order
from raes_cli.mend.lines import no_spaces_at_ends
from raes_cli.mend.related import both_ends
from raes_cli.mend.values import as_expected

STEPS: tuple[Step, ...] = (as_expected, no_spaces_at_ends, in_order, both_ends)
"""Of what changes values to what changes lines: each reads what the one before it wrote."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def mended(content: bytes) -> tuple[bytes, list[Mended]]:
    """`content` of a file of a base with what can be mended, and what was, in the order of its lines.

    A file that is not YAML, or whose sections are not mappings, comes back as it is: `check` tells what is wrong there.
    """
    if () in read(content, "").doubtful:
        return content, []
    text = content.decode()
    mark = text[: text.startswith("\N{BYTE ORDER MARK}")]
    text = text.removeprefix(mark)
    told: list[Mended] = []
    for step in STEPS:
        root = yaml.compose(text, Loader=_LOADER)
        assert isinstance(root, yaml.MappingNode)
        text, done = apply(text, step(text, root))
        told += done
    return (mark + text).encode(), sorted(told, key=lambda one: one.line)
