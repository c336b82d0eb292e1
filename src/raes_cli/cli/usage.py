"""What Typer says of a wrong call, in the words of raes and in both languages.

Typer's exceptions are private: they are told apart by their names, what they are about by the parameter that they
carry. One that is not known, or that a release of Typer has otherwise, keeps its own English sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from raes_cli.cli.commands import COMMANDS
from raes_cli.cli.metavars import metavars
from raes_cli.cli.options import LANG
from raes_cli.cli.synonyms import for_option
from raes_cli.errors import UsageError
from raes_cli.lookup.query import quoted
from raes_cli.text import Words, both, one_line

_YEAR = r"\d{4}(-\d\d){0,2}"


def is_usage(error: Exception) -> bool:
    """Whether `error` is Typer's word for a wrong call."""
    return hasattr(error, "format_message") and hasattr(error, "exit_code")


def extra(arguments: Sequence[str], path: str) -> UsageError:
    """The error for `arguments` that the command `path` leads to has no place for."""
    shown = one_line(" ".join(arguments))
    message = both(f"unexpected argument '{shown}'", f"'{shown}' — лишнее")
    if re.fullmatch(_YEAR, shown):
        return UsageError(message, both(f"try `{path} --on {shown}`", f"попробуйте `{path} --on {shown}`"))
    command = path.rpartition(" ")[2]
    if command in COMMANDS and not COMMANDS[command].arguments:
        question = quoted(f"{command} {shown}")
        return UsageError(
            message, both(f"a question goes in quotes: raes {question}", f"вопрос — в кавычках: raes {question}")
        )
    return UsageError(message, _help(path))


def told(error: Exception, path: str) -> tuple[Words, Words]:
    """The message and the hint for a wrong call of the command that `path` leads to."""
    with suppress(AttributeError, TypeError, ValueError):
        if known := _known(error, path):
            return known
    sentence = _sentence(error)
    return both(sentence, sentence), _help(path)


def _sentence(error: Any) -> str:  # noqa: ANN401 - a private class of Typer
    """What Typer itself says."""
    for says in (error.format_message, error.__str__):
        with suppress(AttributeError, TypeError, ValueError):
            if sentence := one_line(says().rstrip(".")):
                return sentence[:1].lower() + sentence[1:]
    return type(error).__name__


def _name(error: Any) -> str:  # noqa: ANN401 - a private class of Typer
    """The parameter that is wrong, as one types it: Typer's own way to say it differs from release to release."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return one_line(getattr(error, "option_name", None) or "")
    # What stands for a value is ours to translate, what was typed is not.
    return ", ".join(parameter.opts) if parameter.param_type_name == "option" else metavars(parameter.metavar)


def _known(error: Any, path: str) -> tuple[Words, Words] | None:  # noqa: ANN401 - a private class of Typer
    """What raes says of an error that it knows."""
    context = getattr(error, "ctx", None)
    command = COMMANDS.get(path.partition(" ")[2])
    flags = command.flags if command else dict.fromkeys(LANG.flags, LANG)
    name = _name(error)
    match type(error).__name__ if name else "":
        case "NoSuchOption":
            known = [flag for one in context.command.params for flag in one.opts] if context else ()
            others = {at: row.flags for at, row in COMMANDS.items()}
            message = both(f"there is no option {name}", f"нет параметра {name}")
            return message, for_option(name, known, others) or _help(path)
        case "MissingParameter":
            return both(f"{name} is missing", f"не хватает {name}"), _help(path)
        case "BadOptionUsage" if name in flags and flags[name].metavar:
            return both(f"{name} needs a value", f"{name} требует значения"), _help(path)
        case "BadOptionUsage":
            return both(f"{name} takes no value", f"{name} не принимает значения"), _help(path)
    return None


def _help(path: str) -> Words:
    return both(f"try `{path} -h`", f"попробуйте `{path} -h`")
