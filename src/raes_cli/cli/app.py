"""The entry point: selects and runs the command, and reports every way it can end."""

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
    """Run the program with `arguments` and return the exit code; all errors are reported here."""
    if "_RAES_COMPLETE" in os.environ:
        return _completed()
    language.choose(arguments)
    output.hush(quiet=not {"-q", "--quiet"}.isdisjoint(arguments))  # for messages before the arguments are parsed
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
            from raes_cli.cli.files import as_typed  # needed only for a base with many problems

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
    """Answer the completion script of a shell, which must not see any error message."""
    from raes_cli.cli.completion import respond

    with suppress(RaesError, KeyboardInterrupt):
        respond()
    return 0


def _called(arguments: list[str]) -> int:
    """Run a command through Typer: on its own if its name comes first, since the group around it takes time."""
    name = arguments[0] if arguments else ""
    known = name in COMMANDS and COMMANDS[name].takes(arguments[1:])
    if name and not known and not name.startswith("-") and not {"-h", "--help"} & set(arguments):
        return int(command("").main(arguments, prog_name="raes", standalone_mode=False) or 0)
    if known:
        return int(command(name).main(arguments[1:], prog_name=f"raes {name}", standalone_mode=False) or 0)
    return int(application().main(arguments, prog_name="raes", standalone_mode=False) or 0)


def _ended(error: Exception, command: str) -> int:
    """Report a usage error from Typer or a defect of ours, and return the exit code; re-raise under RAES_DEBUG=1."""
    from raes_cli.cli import usage

    if usage.is_usage(error):
        output.tell(*usage.told(error, f"raes {command}".strip()))
        return UsageError.exit_code
    if os.environ.get("RAES_DEBUG") == "1":
        raise error
    from raes_cli.cli import failures

    return failures.tell(error)


def main() -> int:
    """Run the console script with the arguments of the process and return the exit code.

    The process may end at once: nothing that Python would tear down needs to be saved.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with suppress(OSError):  # a stream that cannot be written to is reported once there is something to write
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return output.finish(run([files.typed(argument) for argument in sys.argv[1:]]))
