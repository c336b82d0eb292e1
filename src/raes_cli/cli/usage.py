"""What Typer says of a wrong call, in the words of raes and in both languages.

Typer's exceptions are private: they are told apart by their names and read by their attributes, and one that is
not known keeps its own English sentence.
"""

from __future__ import annotations

import re
from typing import Any

from raes_cli.cli.program import metavars
from raes_cli.text import Words, both, listed, nearest, one_line

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
            near = listed(nearest(name, error.possibilities or (), 1, 0.7))
            message = both(f"there is no option {name}", f"нет параметра {name}")
            return message, both(f"did you mean {near}?", f"возможно, {near}?") if near else hint
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
