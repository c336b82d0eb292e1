"""`RAES_OPTIONS`: one line of options that hold on every run, where the command has them, unless others are typed."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from raes_cli.cli.commands import COMMANDS, QUESTION
from raes_cli.cli.options import Option
from raes_cli.errors import UsageError
from raes_cli.text import both, one_line


def with_usual(arguments: Sequence[str], usual: str) -> list[str]:
    """`arguments`, a command in front of them or words, with those of the `usual` options that the command has.

    They stand first, so that of two that exclude each other the typed one holds. Raises `UsageError` for what is no
    option of any command.
    """
    name = arguments[0] if arguments else ""
    if not name or name.startswith("-"):
        return list(arguments)
    command = COMMANDS.get(name, QUESTION)
    known = {flag for one in command.options for flag in one.flags}
    kept = [word for flag, words in _options(usual) if flag in known for word in words]
    return [name, *kept, *arguments[1:]]


def _options(line: str) -> Iterator[tuple[str, list[str]]]:
    """Each option in a line: its flag, and the words that say it."""
    every: dict[str, Option] = {
        flag: one for command in (*COMMANDS.values(), QUESTION) for one in command.options for flag in one.flags
    }
    try:
        words = iter(shlex.split(line))
    except ValueError as error:  # a quote that is not closed
        raise _refused(line) from error
    for word in words:
        flag = word.partition("=")[0] if word.startswith("--") else word[:2]
        option = every.get(flag)
        if option is None or (flag != word and option.metavar is None):
            raise _refused(word)
        if option.metavar is None or flag != word:
            yield flag, [word]
            continue
        value = next(words, None)
        if value is None:
            raise _refused(word)
        yield flag, [word, value]


def _refused(word: str) -> UsageError:
    shown = one_line(word)
    message = both(f"RAES_OPTIONS: '{shown}' is not an option", f"RAES_OPTIONS: «{shown}» — не параметр")
    hint = both(
        "it holds options as they are typed: --lang ru --no-pager",
        "там параметры, как их набирают: --lang ru --no-pager",
    )
    return UsageError(message, hint)
