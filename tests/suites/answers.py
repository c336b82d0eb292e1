"""Every command in every format, in both languages, into a pipe, a file and a terminal, also of a base with nothing in it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from blackbox import FROZEN, Box
from raes_cli.cli.commands import COMMANDS, QUESTION
from raes_cli.formats import BINARY
from small import BASE
from suites import Case
from suites.sound import SLOTS, filled
from suites.texts import allowed
from suites.words import _needed

EMPTY = "topics: {}\n"
EVIL = "=1+1|<script>\"x\"</script>[a](b) \\ {c}; %s, 'd' 👨‍👩‍👧 e\u0301"
_ASKED = {"who": ["Orlova"], "show": ["talks"], "search": ["Baku"]}
_WORDY = "question"


def answers(chance: Random, folder: Path) -> Iterator[Case]:
    """All of them, in an order by chance, and again."""
    box = Box(folder)
    box.file("small.yaml", BASE)
    box.file(
        "evil.yaml",
        filled({path: allowed(f"{EVIL} {'я' if path[-1] == 'ru' else ''}") for path in SLOTS if path[-2] != "name"}),
    )
    box.file("empty.yaml", EMPTY)
    every = [*_all(box)]
    while True:
        chance.shuffle(every)
        yield from every


def _all(box: Box) -> Iterator[Case]:
    for name, command in {**COMMANDS, _WORDY: QUESTION}.items():
        yield Case(f"help of {name}", partial(helped, box, name))
        if command.asks:
            form = next(one for one in command.options if one.name == "form")
            for chosen in form.choices:
                for base in ("small.yaml", "evil.yaml", "empty.yaml", str(FROZEN)):
                    yield Case(f"{name} as {chosen} of {Path(base).name}", partial(formed, box, name, chosen, base))
        for place, example in enumerate(command.examples):
            yield Case(f"{name}: example {place}", partial(exemplary, box, example))


def helped(box: Box, name: str) -> None:
    """The help of a command, in both languages and at every width."""
    for language in ("en", "ru"):
        for width in ("1", "40", "400"):
            for terminal in (False, True):
                ended = box.run(
                    *([] if name == _WORDY else [name]),
                    "-h",
                    terminal=terminal,
                    codes=(0,),
                    settings={"RAES_LANG": language, "COLUMNS": width},
                )
                assert len(ended.out) > 100


def formed(box: Box, name: str, form: str, base: str) -> None:
    """An answer in a format: into a pipe, and the same into a file; where it is for people, in Russian and on a terminal."""
    where = ["--facts", base]
    words = _ASKED.get(name, []) if base != str(FROZEN) else _needed(name)
    if name == _WORDY:
        words, name = ["Baku"], ""
    drawn = ["--chart"] if form in ("svg", "png") else []
    line = [*filter(None, [name]), *words, *where, "-f", form, *drawn]
    codes = (0, 1) if base == "empty.yaml" else (0,)
    ended = box.run(*line, form=form, codes=codes)
    if form in BINARY:
        return
    if ended.code == 0:
        target = f"out.{form}"
        written = box.run(*line, "-o", target, form=None, writes=(target,), codes=(0,))
        assert not written.out
        content = (box.here / target).read_bytes()
        assert content == ended.out, "not what the pipe got"
        (box.here / target).unlink()
    again = box.run(*line, "--lang", "ru", form=form, codes=codes)
    if form in ("json", "jsonl", "yaml"):
        assert again.out == ended.out
    for color in ("always", "never"):
        box.run(*line, "--color", color, "--no-pager", terminal=True, codes=codes)


def exemplary(box: Box, example: str) -> None:
    """An example of the help."""
    words = shlex.split(example)[1:]
    if words[:1] == ["mcp"] or "my-facts.yaml" in example:
        return
    written = [words[place + 1] for place, word in enumerate(words[:-1]) if word == "-o"] + (
        words[1:2] if words[0] == "new" else []
    )
    box.run(*words, writes=written)
    for name in written:
        (box.here / name).unlink(missing_ok=True)
