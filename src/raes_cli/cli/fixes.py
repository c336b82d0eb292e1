"""`raes check --fix` and `--diff`: the files of a base fixed in place, or the fixes as a diff."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from typer import Exit

from raes_cli import files
from raes_cli.cli import output
from raes_cli.cli.files import replace
from raes_cli.lookup.base import default_layers
from raes_cli.lookup.folders import checkout
from raes_cli.mend import mended
from raes_cli.text import both

if TYPE_CHECKING:
    from raes_cli.curate import Layer
    from raes_cli.mend.edits import Mended
    from raes_cli.text import Words


class Change(NamedTuple):
    """A file of the base, its fixed content, and the fixes."""

    layer: Layer
    content: bytes
    told: Sequence[Mended]

    @property
    def name(self) -> str:
        """The path of the file, as it would be typed."""
        return files.shown(self.layer.path)


def changes(layers: Sequence[Layer]) -> list[Change]:
    """Return the fixes to the files of `layers`, except those of the base that is installed with the program."""
    own = set() if checkout() else {os.path.realpath(path) for path, _ in default_layers()}
    mends = ((layer, *mended(layer.content)) for layer in layers if os.path.realpath(layer.path) not in own)
    return [Change(layer, content, told) for layer, content, told in mends if content != layer.content]


def show(found: Sequence[Change]) -> None:
    """Write `found` as a unified diff; exit with 1 if there are any."""
    output.write("".join(line for change in found for line in _differing(change)))
    _count(found, both("would be fixed: {}", "было бы исправлено: {}"))
    if found:
        raise Exit(1)


def write(layers: Sequence[Layer], found: Sequence[Change]) -> list[Layer]:
    """Rewrite each file of `found` atomically, and return `layers` with their new content."""
    for change in found:
        try:
            replace(Path(os.path.realpath(change.layer.path)), change.content)
        except OSError as error:
            raise output.failure(error, change.name) from None
        for line, said in change.told:
            place = f"{change.name}:{line}"
            output.note(both(f"fixed {place}: {said['en']}", f"исправлено {place}: {said['ru']}"))
    _count(found, both("fixed: {}", "исправлено: {}"))
    now = {change.layer.file: change.content for change in found}
    return [layer._replace(content=now.get(layer.file, layer.content)) for layer in layers]


def _count(found: Sequence[Change], said: Words) -> None:
    count = sum(len(change.told) for change in found)
    output.note({language: text.format(count) for language, text in said.items()})


def _differing(change: Change) -> Iterator[str]:
    before, after = (text.decode().splitlines(keepends=True) for text in (change.layer.content, change.content))
    for line in unified_diff(before, after, change.name, change.name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
