"""What Typer says of a wrong call, in the words of raes and in both languages.

Typer's exceptions are private: they are told apart by their names and read by their attributes, and one that is
not known keeps its own English sentence.
"""

from __future__ import annotations

import re
from typing import Any

from raes_cli.cli.commands import COMMANDS
from raes_cli.cli.program import command, metavars
from raes_cli.cli.synonyms import for_option
from raes_cli.text import Words, both, one_line

_YEAR = r"\d{4}(-\d\d){0,2}"


def is_usage(error: Exception) -> bool:
    """Whether `error` is Typer's word for a wrong call."""
    return hasattr(error, "format_message") and hasattr(error, "exit_code")


def told(error: Any, path: str) -> tuple[Words, Words]:  # noqa: ANN401, PLR0911 - private classes of Typer; a return for each
    """The message and the hint for a wrong call of the command that `path` leads to."""
    context = getattr(error, "ctx", None)
    hint = both(f"try `{path} -h`", f"попробуйте `{path} -h`")
    parameter = getattr(error, "param", None)
    # What stands for a value is ours to translate, what was typed is not.
    name = metavars(parameter.get_error_hint(context)) if parameter is not None else getattr(error, "option_name", "")
    name = one_line(str(name)).replace("'", "").replace(" / ", ", ")
    match type(error).__name__:
        case "NoSuchOption":
            message = both(f"there is no option {name}", f"нет параметра {name}")
            known = _options(context.command) if context else set()
            return message, for_option(name, known, _others()) or hint
        case "MissingParameter":
            return both(f"{name} is missing", f"не хватает {name}"), hint
        case "BadParameter":
            reason = one_line(error.message.rstrip("."))
            if "int" in reason or "range" in reason:
                return both(f"{name} takes a whole number from 0", f"{name} — целое число от 0"), hint
            return both(f"{name}: {reason}", f"{name}: неверное значение"), hint
        case "BadOptionUsage":
            if "does not take" in error.message:
                return both(f"{name} takes no value", f"{name} не принимает значения"), hint
            return both(f"{name} needs a value", f"{name} требует значения"), hint
        case "UsageError" if "extra argument" in error.message:
            extra = one_line(error.message.partition("(s)")[2].strip(" ()"))
            message = both(f"'{extra}' is one too many", f"'{extra}' — лишнее")
            if re.fullmatch(_YEAR, extra):
                return message, both(f"try `{path} --on {extra}`", f"попробуйте `{path} --on {extra}`")
            return message, hint
    sentence = one_line(error.format_message().rstrip("."))
    sentence = sentence[:1].lower() + sentence[1:]
    return both(sentence, sentence), hint


def _options(command: Any) -> set[str]:  # noqa: ANN401 - a private class of Typer
    """The options of a `command`, in every spelling."""
    return {spelling for one in command.params if one.param_type_name == "option" for spelling in one.opts}


def _others() -> dict[str, set[str]]:
    """The options of every command."""
    return {name: _options(command(name)) for name in COMMANDS}
