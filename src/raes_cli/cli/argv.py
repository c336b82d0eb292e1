"""Prepares the arguments: moves options after the command, and inserts those of `RAES_OPTIONS`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from raes_cli.cli.commands import COMMANDS, QUESTION
from raes_cli.cli.options import LANG
from raes_cli.errors import UsageError
from raes_cli.text import both, one_line

_ALONE = {"-h": "-h", "--help": "-h", "-V": "--version", "--version": "--version"}
"""Options of the program itself, which need no command."""


def command_first(arguments: Sequence[str]) -> list[str]:
    """Return `arguments` with the command first.

    Options before the command are moved right after it, so that those after it override them. `help` and `version`
    become the options that they stand for; `help` stays first before a topic and with `--json`.

    Raises `UsageError` for options of a command without a command.
    """
    place, languages, others = 0, list[str](), list[str]()
    valued, flags = set[str](), set[str]()
    if arguments and arguments[0].startswith("-"):
        for flag, one in (pair for command in COMMANDS.values() for pair in command.flags.items()):
            (valued if one.metavar else flags).add(flag)
    while place < len(arguments) and arguments[place].startswith("-") and arguments[place] not in ("-", "--"):
        option = arguments[place]
        if option in _ALONE:
            return [*languages, _ALONE[option]]
        # In a cluster such as `-rn 3`, only the last letter can take a value.
        cluster = option[1] != "-" and all(f"-{letter}" in flags for letter in option[1:-1])
        waits = option in valued or (cluster and f"-{option[-1]}" in valued)
        step = place + (2 if waits else 1)
        (languages if option.partition("=")[0] == "--lang" else others).extend(arguments[place:step])
        place = step
    before, rest = arguments[:place], arguments[place:]
    if rest and rest[0] == "--":
        rest = rest[1:]
    if rest == ["version"]:
        return [*languages, "--version"]
    if rest[:1] == ["help"]:
        words = [word for word in rest[1:] if not word.startswith("-")]
        if "--json" in arguments or (words and words[0] not in COMMANDS):
            return ["help", *before, *rest[1:]]
        return command_first([*before, *rest[1:], "-h"])
    if rest:
        own = COMMANDS.get(rest[0], QUESTION).flags.get("--lang", LANG)
        return [rest[0], *(before if own is LANG else others), *rest[1:]]  # else --lang is the language of a text
    if len(before) > len(languages):
        raise UsageError(
            both("which command?", "какая команда?"), both("`raes -h` lists them", "`raes -h` покажет все")
        )
    return list(before)


def with_usual(arguments: Sequence[str], usual: str) -> list[str]:
    """Return `arguments`, which begin with a command or words, with those of the `usual` options that the command has.

    They are inserted right after the first word, so that a typed option overrides one that it excludes. Raises
    `UsageError` for anything that is not an option of some command.
    """
    name = arguments[0] if arguments else ""
    if not name or name.startswith("-"):
        return list(arguments)
    known = COMMANDS.get(name, QUESTION).flags
    kept = [word for flag, words in _options(usual) if flag in known for word in words]
    return [name, *kept, *arguments[1:]]


def _options(line: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each option in a line: its flag, and the words it consists of."""
    every = {flag: one for command in (*COMMANDS.values(), QUESTION) for flag, one in command.flags.items()}
    try:
        words = iter(shlex.split(line))
    except ValueError as error:  # unclosed quote
        raise _no_option(line) from error
    for word in words:
        flag = word.partition("=")[0] if word.startswith("--") else word[:2]
        option = every.get(flag)
        if option is None or (flag != word and option.metavar is None):
            raise _no_option(word)
        if option.metavar is None or flag != word:
            yield flag, [word]
            continue
        value = next(words, None)
        if value is None:
            raise _no_option(word)
        yield flag, [word, value]


def _no_option(word: str) -> UsageError:
    shown = one_line(word)
    message = both(f"RAES_OPTIONS: '{shown}' is not an option", f"RAES_OPTIONS: «{shown}» — не параметр")
    typed = "--lang ru --no-pager"
    return UsageError(
        message, both(f"it holds options as they are typed: {typed}", f"там параметры, как их набирают: {typed}")
    )
