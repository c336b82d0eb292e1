"""The program: which command, run how, and what every way of ending looks like."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

import typer

from raes_cli import files
from raes_cli.cli import language, output
from raes_cli.cli.commands import COMMANDS
from raes_cli.cli.program import application, command
from raes_cli.errors import BaseError, RaesError, UsageError
from raes_cli.text import both, listed, one_line

_INTERRUPTED = 130
_MOST_PROBLEMS = 100


def run(arguments: Sequence[str]) -> int:
    """Run the program with `arguments`; the exit code, with every error told in one place."""
    if "_RAES_COMPLETE" in os.environ:
        return _completed()
    language.choose(arguments)
    output.hush(quiet=not {"-q", "--quiet"}.isdisjoint(arguments))  # what is told before they are parsed
    if wrong := language.ignored():
        languages, shown = listed(language.LANGUAGES), one_line(wrong)
        en = f"RAES_LANG is '{shown}', which is not a language of raes: {languages}"
        output.note(both(en, f"RAES_LANG — «{shown}», такого языка у raes нет: {languages}"))
    try:
        if arguments and (arguments[0].startswith("-") or arguments[0] in ("help", "version")):
            from raes_cli.cli.argv import command_first

            arguments = command_first(arguments)
            if arguments[:1] == ["help"]:
                from raes_cli.cli import help_topics

                help_topics.told(arguments[1:])
                return 0
        if usual := os.environ.get("RAES_OPTIONS"):
            from raes_cli.cli.argv import with_usual

            arguments = with_usual(arguments, files.typed(usual))
            language.choose(arguments)
        return _called(list(arguments))
    except BaseError as error:
        output.tell_lines(language.say(problem.told) for problem in error.problems[:_MOST_PROBLEMS])
        if (more := len(error.problems) - _MOST_PROBLEMS) > 0:
            from raes_cli.cli.files import as_typed  # only a base that is broken in many places needs it

            bases = " ".join(dict.fromkeys(as_typed(problem.file) for problem in error.problems))
            output.tell(both(f"… and {more} more: raes check {bases}", f"… и ещё {more}: raes check {bases}"))
        return error.exit_code
    except RaesError as error:
        output.tell(error.message, error.hint)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    except typer.Exit as end:
        return end.exit_code
    except Exception as error:  # noqa: BLE001 - the last line of defence
        return _ended(error, next((name for name in arguments if name in COMMANDS), ""))


def _completed() -> int:
    """Answer the script of a shell, which wants no word of what may be wrong."""
    from raes_cli.cli.completion import respond

    with suppress(RaesError, KeyboardInterrupt):
        respond()
    return 0


def _called(arguments: list[str]) -> int:
    """Have Typer run a command: alone where its name comes first, because the group around it has its price."""
    name = arguments[0] if arguments else ""
    known = name in COMMANDS and COMMANDS[name].takes(arguments[1:])
    if name and not known and not name.startswith("-") and not {"-h", "--help"} & set(arguments):
        return int(command("").main(arguments, prog_name="raes", standalone_mode=False) or 0)
    if known:
        return int(command(name).main(arguments[1:], prog_name=f"raes {name}", standalone_mode=False) or 0)
    return int(application().main(arguments, prog_name="raes", standalone_mode=False) or 0)


def _ended(error: Exception, command: str) -> int:
    """What Typer says of a wrong call of a command, or a defect of ours."""
    from raes_cli.cli import usage

    if usage.is_usage(error):
        output.tell(*usage.told(error, f"raes {command}".strip()))
        return UsageError.exit_code
    if os.environ.get("RAES_DEBUG") == "1":
        raise error
    from raes_cli.cli import failures

    return failures.tell(error)


def main() -> int:
    """The console script, with the arguments of the process; the exit code.

    The process may end at once: what Python would tear down holds nothing to save.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with suppress(OSError):  # what cannot be written to says so when there is something to write
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return output.finish(run([files.typed(argument) for argument in sys.argv[1:]]))
