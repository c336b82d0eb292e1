"""Sound bases of any texts: every answer is whole in every format, and carries each text to the letter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from blackbox import Box
from raes_cli.cli.commands import COMMANDS
from raes_cli.curate.reading import KeyPath, read
from raes_cli.formats import EXPORTS, FORMATS, STYLES
from small import BASE
from suites import Case
from suites.breaches import emitted
from suites.texts import allowed, text
from valid import VALID

FREE = ("title", "text", "note", "remark", "theme", "date_note", "published_note", "name", "capacity")
"""Keys of what is said in words of our own."""
TREE = read(BASE.encode(), "base.yaml").value
SLOW = ("xlsx", "png", "svg")
"""Formats whose libraries take a second to load: their turn comes less often."""


def slots(tree: Any = None, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Where free texts stand in the small base; each language of each."""
    tree = TREE if tree is None else tree
    if not isinstance(tree, dict | list):
        return
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if key in FREE and isinstance(value, dict) and path[:1] not in (("kinds",), ("units",)):
            yield from ((*path, key, language) for language in value if language != "az")
        yield from slots(value, (*path, key))


SLOTS = tuple(slots())


def filled(texts: dict[KeyPath, str]) -> str:
    """The small base with these texts."""
    tree = deepcopy(TREE)
    for path, said in texts.items():
        within: Any = tree
        for step in path[:-1]:
            within = within[step]
        within[path[-1]] = said
    return emitted(tree)


def sound(chance: Random, folder: Path) -> Iterator[Case]:
    """Bases with other texts, and what is asked of them."""
    box = Box(folder)
    forms = [form for form in (*FORMATS, *EXPORTS) if form not in SLOW]
    while True:
        texts = {
            path: _told(text(chance), path[-1]) for path in chance.sample(SLOTS, chance.randrange(1, len(SLOTS) // 2))
        }
        # A name is what somebody is found by: as the base has it, and more.
        texts = {path: allowed(f"{_said(path)} {said}") if path[-2] == "name" else said for path, said in texts.items()}
        form, command = chance.choice(forms + list(SLOW[:1]) * (chance.random() < 0.1)), chance.choice(asking())
        yield Case(f"{command} as {form}", partial(carried, box, texts, form, command))


def _told(said: str, language: str | int) -> str:
    """A text that is in its language: a Russian letter is in each Russian one, and in no other."""
    return allowed(f"{said} я") if language == "ru" else allowed(re.sub("[\u0400-\u052f]", "", said))


def asking() -> list[str]:
    """The commands that answer with records."""
    return [name for name, one in COMMANDS.items() if one.asks]


def _said(path: KeyPath) -> str:
    found: Any = TREE
    for step in path:
        found = found[step]
    return str(found)


def carried(box: Box, texts: dict[KeyPath, str], form: str, command: str) -> None:
    """A base with `texts` is sound, and what it answers has them."""
    box.file("base.yaml", filled(texts))
    checked = box.run("check", "base.yaml", codes=(0, 1))
    assert checked.code == 0, checked.out.decode()
    exported = box.run("export", "--json", "--facts", "base.yaml", form="json")
    records = {record["id"]: record for record in json.loads(exported.out)}
    for path, said in texts.items():
        record = records.get(str(path[1]))
        if record is None or len(path) != 4 or path[2] not in record:
            continue  # of a place, or a part of a record
        assert record[path[2]][path[3]] == said, (path, said, record[path[2]])
    words = {"who": ["Orlova"], "show": ["talks", "council-1"], "search": ["Baku"], "list": [], "council": []}.get(
        command, []
    )
    if form in STYLES or command == "cite":
        box.run(
            "cite",
            "talks",
            "trade-2023",
            "--style",
            form if form in STYLES else "text",
            "--facts",
            "base.yaml",
            form=form if form in STYLES else "text",
        )
    known = next(one.choices for one in COMMANDS[command].options if one.name == "form")
    if form in known:
        box.run(command, *words, "-f", form, "--facts", "base.yaml", form=form, codes=(0,))
    for width in ("20", "80", "200"):
        if command != "cite":
            box.run(
                command,
                *words,
                "--facts",
                "base.yaml",
                "--no-pager",
                terminal=True,
                codes=(0,),
                settings={"COLUMNS": width},
            )
    assert form in VALID
