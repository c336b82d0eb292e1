"""Words that nobody should type, in every place where something is typed: answered or refused, and always in a line."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from random import Random

import hostile
from asked import questions
from blackbox import Box, typed
from raes_cli.base import open_base
from raes_cli.cli.commands import COMMANDS, QUESTION
from small import FROZEN, NEWS
from suites import Case
from suites.texts import anything, text

_TOLD = "raes: read as raes "
_VARIABLES = ("RAES_LANG", "RAES_OPTIONS", "RAES_FACTS", "RAES_PAGER", "COLUMNS", "LANG", "LC_ALL", "LANGUAGE", "TERM", "TZ", "LESS", "LINES", "NO_COLOR")  # fmt: skip
_HARMLESS = ("force", "lock", "output", "file", "target")
"""What would write where it says."""


@lru_cache
def names() -> Sequence[str]:
    """Words that mean something to the frozen base."""
    with open_base(FROZEN) as base:
        return sorted({word for made in questions(base) for word in made.line.split()})


def words(chance: Random, folder: Path) -> Iterator[Case]:
    """Lines of nonsense: as questions and words after a command, as values of options, as names of files, as settings."""
    box = Box(folder)
    box.file("page.txt", NEWS)
    lines = hostile.lines(chance.randrange(1 << 32), 1 << 40, names())
    while True:
        line = [word.replace("\0", "") for word in next(lines)]
        match chance.randrange(8):
            case 0 | 1 | 2:
                yield Case(f"a question {line[0][:12]!r}", partial(answered, box, line))
            case 3 | 4:
                command, flag = chance.choice(_options())
                value = chance.choice((*line, text(chance), anything(chance)))
                yield Case(f"{command} {flag}", partial(refused, box, [command, *_needed(command), flag, value]))
            case 5:
                name = chance.choice(_VARIABLES)
                value = chance.choice((*line, text(chance), anything(chance)))
                command = chance.choice(("timeline", "trade", "Kalugin", "stats", "-h", "check"))
                yield Case(f"{name} of {command}", partial(set_to, box, command, name, value))
            case 6:
                command = chance.choice(list(COMMANDS))
                yield Case(f"words for {command}", partial(refused, box, [command, *line]))
            case _:
                known = [*COMMANDS, *(flag for _, flag in _options())]
                several = chance.choices((*known, *line), k=chance.randrange(1, 6))
                yield Case("anything at all", partial(refused, box, several))


def _options() -> list[tuple[str, str]]:
    """Each command with each of its options that writes nothing."""
    return [
        (name, flag)
        for name, command in {**COMMANDS, "Lavrov": QUESTION}.items()
        if name != "mcp"
        for one in command.options
        if one.name not in _HARMLESS
        for flag in one.flags
    ]


def _needed(command: str) -> list[str]:
    """What a command has to be told, if it has to be told something."""
    return {"who": ["Lavrov"], "show": ["council-3"], "search": ["Baku"], "schema": ["base"], "completion": ["bash"], "diff": ["default", "default"], "new": ["record", "event"], "draft": ["page.txt"]}.get(command, [])  # fmt: skip


def answered(box: Box, line: list[str]) -> None:
    """A line is answered or refused, and the command that is told gives the same."""
    ended = box.run(
        "--json", *line, form=None if set(line) & {"completion", "schema", "new", "check", "diff", "mcp"} else "json"
    )
    for told in ended.told:
        if (
            told.startswith(_TOLD) and told.removeprefix(_TOLD).split()[0] in COMMANDS
        ):  # else it is a search for these words
            again = box.run(*shlex.split(told.removeprefix(_TOLD)), "--json")
            assert (again.code, _ids(again.out)) == (ended.code, _ids(ended.out)), told


def _ids(out: bytes) -> list[str]:
    return [record.get("id", "") for record in json.loads(out or b"[]")]


def refused(box: Box, arguments: list[str]) -> None:
    """Whatever it is, it ends as runs end; nothing is written but the base that is begun where it is asked for."""
    kept = [one for one in arguments if not one.startswith(("-o", "--out", "--force", "--lock"))]
    begun = [typed(one) for one in kept] if "new" in kept else []
    if "mcp" in kept or any("/" in one for one in begun):  # it waits for what it is asked; it is to write in its box
        return
    box.run(*kept, stdin=b"\xff\0council-3\tx\n", writes=begun)
    for name in set(begun) & box.files().keys() - {"page.txt"}:
        (box.here / name).unlink()


def set_to(box: Box, command: str, name: str, value: str) -> None:
    """A setting may be anything."""
    plain = value.replace("\0", "")
    ended = (
        box.run(command, "--json", settings={name: plain})
        if command not in ("-h", "check")
        else box.run(command, settings={name: plain})
    )
    if name not in ("RAES_FACTS", "RAES_OPTIONS", "RAES_LANG", "LANG", "LC_ALL", "LANGUAGE") and command not in (
        "-h",
        "check",
    ):
        assert ended.out == box.run(command, "--json").out, (name, value)
