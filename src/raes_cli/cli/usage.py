"""Typer's usage errors, reworded in both languages.

Typer's exceptions are private: they are recognised by class name, and described by the parameter they carry. An
exception that is unknown, or that a release of Typer has changed, keeps its own English sentence.
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
    """Return whether `error` is a usage error of Typer."""
    return hasattr(error, "format_message") and hasattr(error, "exit_code")


def extra(arguments: Sequence[str], path: str) -> UsageError:
    """Return the error for surplus `arguments` of the command at `path`."""
    shown = one_line(" ".join(arguments))
    message = both(f"unexpected argument '{shown}'", f"лишний аргумент «{shown}»")
    if re.fullmatch(_YEAR, shown):
        return UsageError(message, both(f"try `{path} --on {shown}`", f"попробуйте `{path} --on {shown}`"))
    command = path.rpartition(" ")[2]
    if command in COMMANDS and not COMMANDS[command].arguments:
        question = quoted(f"{command} {shown}")
        return UsageError(
            message, both(f"put a question in quotes: raes {question}", f"возьмите вопрос в кавычки: raes {question}")
        )
    return UsageError(message, _help(path))


def told(error: Exception, path: str) -> tuple[Words, Words]:
    """Return the message and the hint for a usage error of the command at `path`."""
    with suppress(AttributeError, TypeError, ValueError):
        if known := _known(error, path):
            return known
    sentence = _sentence(error)
    return both(sentence, sentence), _help(path)


def _sentence(error: Any) -> str:  # noqa: ANN401 - a private class of Typer
    """Return Typer's own sentence."""
    for says in (error.format_message, error.__str__):
        with suppress(AttributeError, TypeError, ValueError):
            if sentence := one_line(says().rstrip(".")):
                return sentence[:1].lower() + sentence[1:]
    return type(error).__name__


def _name(error: Any) -> str:  # noqa: ANN401 - a private class of Typer
    """Return the parameter at fault as it is typed; Typer's own wording differs between releases."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return one_line(getattr(error, "option_name", None) or "")
    # Metavariables are ours to translate; what was typed is not.
    return ", ".join(parameter.opts) if parameter.param_type_name == "option" else metavars(parameter.metavar)


def _known(error: Any, path: str) -> tuple[Words, Words] | None:  # noqa: ANN401 - a private class of Typer
    """Return the message and the hint for an error that raes has its own words for, else None."""
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
