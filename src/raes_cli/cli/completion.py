"""Shell completion: what can be typed at the cursor, as requested by our scripts in `shells/`.

A script runs raes with `_RAES_COMPLETE` (the shell), `_RAES_LINE` (the command line up to the cursor) and, in bash,
`_RAES_BREAKS` (the characters at which it splits words). It gets a candidate per line, followed by a tab and its
meaning for zsh and fish, or a single `:` where the shell should complete a file name.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from raes_cli import files
from raes_cli.cli import language, output
from raes_cli.cli.candidates import ARGUMENTS, VALUES, Asked, Candidates, fitting
from raes_cli.cli.candidates import words as words_of
from raes_cli.cli.commands import COMMANDS, QUESTION, SHELLS
from raes_cli.cli.language import say
from raes_cli.cli.options import Option
from raes_cli.cli.shell_line import Typed
from raes_cli.cli.synonyms import TOPICS_MEANT
from raes_cli.text import both


def completion(shell: str) -> None:
    """Write the completion script for `shell`."""
    output.write((Path(__file__).parent / "shells" / f"raes.{shell}").read_text(encoding="utf-8"))


def respond() -> None:
    """Write what the completion script of a shell asks for; on an error write nothing: a prompt has no room for it."""
    shell = os.environ.get("_RAES_COMPLETE", "")
    try:
        typed = Typed.read(files.typed(os.environ.get("_RAES_LINE", "")), os.environ.get("_RAES_BREAKS", ""))
        language.choose(typed.words)
        found = candidates(typed.arguments("raes"), typed.last)
    except Exception:  # noqa: BLE001 - the command itself will report what is wrong
        return
    if found is None:
        output.write(":\n")
    elif shell == "bash":
        output.write("".join(f"{typed.quoted(value)}\n" for value in found))
    elif shell in SHELLS:
        output.write("".join(f"{value}\t{meaning}\n" for value, meaning in found.items()))


def candidates(words: Sequence[str], start: str) -> Candidates | None:
    """Return what can follow `words` (without the program's name), where `start` is already typed; None for a file."""
    command, before, option, facts = _read(words)
    if option is None and start.startswith("--") and "=" in start and "--" not in words:
        option, _, start = start.partition("=")
        found = _values(option, Asked(command, (), start, facts))
        return None if found is None else {f"{option}={value}": meaning for value, meaning in found.items()}
    if option:
        return _values(option, Asked(command, (), start, facts))
    if start.startswith("-") and "--" not in words:
        return fitting(start, options(command or "timeline"))
    if not command or command == "help":
        topics = dict.fromkeys(TOPICS_MEANT if command else (), "")
        found = fitting(start, {name: say(entry.summary) for name, entry in COMMANDS.items()} | topics)
        return found or (words_of(Asked("", (), start, facts)) if not command else {})
    if command not in COMMANDS:
        return words_of(Asked("", (command, *before), start, facts))
    source = ARGUMENTS.get(command)
    choices = [choice for one in COMMANDS[command].arguments for choice in one.choices]
    return source(Asked(command, before, start, facts)) if source else fitting(start, choices)


def _read(words: Sequence[str]) -> tuple[str, tuple[str, ...], str | None, tuple[str, ...]]:
    """Return the command among `words`, its arguments, the option that lacks its value, and the values of `--facts`."""
    command, pending, ended = "", None, False
    arguments: list[str] = []
    facts: list[str] = []
    valued = _valued("timeline") | {"--texts", "--explain"}
    for word in words:
        name, given, value = word.partition("=")
        if pending:
            facts += [word] if pending == "--facts" else []
            pending = None
        elif not ended and word == "--":
            ended = True
        elif not ended and word.startswith("-") and word != "-":
            facts += [value] if name == "--facts" and given else []
            pending = word if word in valued else None
        elif not command:
            command = word
            valued = _valued(command)
        else:
            arguments.append(word)
    return command, tuple(arguments), pending, tuple(facts)


def _flags(command: str) -> dict[str, Option]:
    return COMMANDS.get(command, QUESTION).flags


def _valued(command: str) -> set[str]:
    """Return the spellings of the options of `command` that take a value."""
    return {flag for flag, one in _flags(command).items() if one.metavar}


def options(command: str) -> Candidates:
    """Return the options of `command` by their long names, with their help."""
    found = {max(one.flags, key=len): say(one.help) for one in COMMANDS.get(command, QUESTION).options}
    return found | {"--help": say(both("Show this help.", "Показать эту справку."))}


def _values(option: str, asked: Asked) -> Candidates | None:
    """Return the values of `option`; none if the command does not have it, None for a file."""
    if asked.command and option not in _valued(asked.command):
        return {}
    known = _flags(asked.command or "timeline").get(option)
    if known and known.choices:
        return fitting(asked.start, known.choices)
    # `draft --source` names a source that is not in the base yet.
    source = None if known and known.name == "source" else VALUES.get(option)
    return source(asked) if source else {}
