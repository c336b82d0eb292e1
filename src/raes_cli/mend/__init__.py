"""Automatic fixes to the text of a base, where only one fix is right; everything else is kept byte for byte."""

from __future__ import annotations

import yaml

from raes_cli.curate.reading import read
from raes_cli.mend.edits import Mended, Step, apply
from raes_cli.mend.keys import in_order
from raes_cli.mend.lines import no_spaces_at_ends
from raes_cli.mend.related import both_ends
from raes_cli.mend.values import as_expected

STEPS: tuple[Step, ...] = (as_expected, no_spaces_at_ends, in_order, both_ends)
"""Steps that change values come before steps that change lines: each works on the output of the one before."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def mended(content: bytes) -> tuple[bytes, list[Mended]]:
    """Return `content` of a base file with all fixes applied, and the fixes in line order.

    A file that is not YAML, or whose sections are not mappings, is returned unchanged: `check` reports what is wrong.
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
