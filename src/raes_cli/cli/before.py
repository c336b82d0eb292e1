"""Options before the command: they are put after it, where they mean the same, and whatever follows holds over them."""

from __future__ import annotations

from collections.abc import Sequence

from raes_cli.cli.commands import COMMANDS
from raes_cli.errors import UsageError
from raes_cli.text import both

_ALONE = {"-h": "-h", "--help": "-h", "-V": "--version", "--version": "--version"}
"""What is asked of the program itself, with no command."""


def command_first(arguments: Sequence[str]) -> list[str]:
    """`arguments` with the command in front, and `help` and `version` as the options that they are short for.

    `help` stays in front of a topic, and where programs ask.

    Raises `UsageError` where options of a command stand alone.
    """
    place, languages = 0, list[str]()
    valued, flags = set[str](), set[str]()
    if arguments and arguments[0].startswith("-"):
        for one in (one for command in COMMANDS.values() for one in command.options):
            (valued if one.metavar else flags).update(one.flags)
    while place < len(arguments) and arguments[place].startswith("-") and arguments[place] not in ("-", "--"):
        option = arguments[place]
        if option in _ALONE:
            return [*languages, _ALONE[option]]
        # In a cluster, `-rn 3`, only the last letter can take what follows.
        cluster = option[1] != "-" and all(f"-{letter}" in flags for letter in option[1:-1])
        waits = option in valued or (cluster and f"-{option[-1]}" in valued)
        step = place + (2 if waits else 1)
        languages += arguments[place:step] if option.partition("=")[0] == "--lang" else []
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
        return [rest[0], *before, *rest[1:]]
    if len(before) > len(languages):
        raise UsageError(
            both("which command?", "какая команда?"),
            both("`raes -h` lists them", "`raes -h` покажет все"),
        )
    return list(before)
