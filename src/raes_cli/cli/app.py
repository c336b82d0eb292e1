"""The program: which command, run how, and what every way of ending looks like."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from raes_cli import __version__
from raes_cli.cli import output, speech
from raes_cli.cli.commands import COMMANDS, PURPOSES
from raes_cli.cli.speech import say
from raes_cli.errors import BaseError, RaesError, UsageError
from raes_cli.text import both, nearest, one_line

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_INTERRUPTED, _DEFECT = 130, 70


class Commands(TyperGroup):
    """The group of all commands; it builds only the one that is asked for."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Their names, by purpose."""
        del ctx
        return [name for purpose in PURPOSES for name, command in COMMANDS.items() if command.purpose == purpose]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override] # noqa: ANN401
        """The command `cmd_name`, built now; an unknown one is an error that names the closest."""
        if cmd_name in COMMANDS:
            return command(cmd_name)
        if ctx.resilient_parsing:
            return None
        near = nearest(cmd_name, COMMANDS)
        shown = one_line(cmd_name)
        message = both(f"there is no command {shown!r}", f"нет команды {shown!r}")
        if near:
            names = " / ".join(near)
            raise UsageError(message, both(f"did you mean {names}?", f"возможно, {names}?"))
        raise UsageError(message, both("`raes -h` lists them", "`raes -h` покажет все"))

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override] # noqa: ANN401
        """The commands under their purposes."""
        del ctx
        for purpose, heading in PURPOSES.items():
            rows = [(name, say(one.summary)) for name, one in COMMANDS.items() if one.purpose == purpose]
            with formatter.section(say(heading)):
                formatter.write_dl(rows)


def command(name: str) -> Any:  # noqa: ANN401 - Typer's own class is private
    """The command `name` as Typer runs it."""
    from raes_cli.cli.options import composed

    entry = COMMANDS[name]
    function = getattr(import_module(f"raes_cli.cli.{entry.module}"), name)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    examples = "\n\n\b\n" + say(both("Examples:", "Примеры:")) + "\n" + "\n".join(f"  {one}" for one in entry.examples)
    single.command(name, help=say(entry.summary), epilog=examples.strip(), context_settings=_CONTEXT)(
        composed(function, entry.groups)
    )
    return typer.main.get_command(single)


def application() -> typer.Typer:
    """The whole program as a Typer app."""
    app = typer.Typer(
        cls=Commands,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_CONTEXT,
        help=say(both(
            "Facts on Russia–Azerbaijan relations and the Russia–Azerbaijan Expert Council, each with its evidence.",
            "Факты о российско-азербайджанских отношениях и о РАЭС — каждый со свидетельством.",
        )),
        epilog=say(both(
            "`raes COMMAND -h` has the options and examples of a command.",
            "`raes КОМАНДА -h` — параметры и примеры команды.",
        )),
    )  # fmt: skip

    @app.callback(invoke_without_command=True)
    def start(
        ctx: typer.Context,
        version: bool = typer.Option(
            False, "--version", "-V", help=say(both("Print the version.", "Вывести версию.")), is_eager=True
        ),
    ) -> None:
        if version:
            output.write(f"raes {__version__}\n")
            raise typer.Exit
        if ctx.invoked_subcommand is None:
            output.write(f"{ctx.get_help()}\n\n{say(_FIRST_STEPS)}\n")

    return app


_FIRST_STEPS = both(
    "Try:\n  raes timeline --year 2023\n  raes who Kalugin\n  raes trade",
    "Попробуйте:\n  raes timeline --year 2023\n  raes who Калугин\n  raes trade",
)


def run(arguments: Sequence[str]) -> int:
    """Run the program with `arguments`; the exit code, with every error told in one place."""
    speech.choose(arguments)
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:], "-h"]
    try:
        program = typer.main.get_command(application())
        return int(program.main(list(arguments), prog_name="raes", standalone_mode=False) or 0)
    except BaseError as error:
        output.tell_lines(str(problem) for problem in error.problems)
        return error.exit_code
    except RaesError as error:
        output.tell(error.message, error.hint)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    except typer.Exit as end:
        return end.exit_code
    except OSError as error:
        # Trouble with files is met where it can arise; what is left is the writing of a help text.
        failure = output.failure(error)
        output.discard()
        output.tell(failure.message)
        return failure.exit_code
    except Exception as error:  # noqa: BLE001 - the last line of defence
        return _ended(error)


def _ended(error: Exception) -> int:
    """What Typer says of a wrong call, or a defect of ours."""
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "raes"
        told = one_line(error.format_message().rstrip("."))
        told = told[:1].lower() + told[1:]
        output.tell(both(told, told), both(f"try `{path} -h`", f"попробуйте `{path} -h`"))
        return int(error.exit_code)
    if os.environ.get("RAES_DEBUG") == "1":
        raise error
    what = one_line(f"{type(error).__name__}: {error}")
    output.tell(
        both(f"a defect in raes: {what}", f"ошибка в самой raes: {what}"),
        both("please report this line and your command", "пожалуйста, сообщите эту строку и вашу команду"),
    )
    return _DEFECT


def main() -> NoReturn:
    """The console script. Ends the process at once: what Python would tear down holds nothing to save."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    os._exit(output.finish(run(sys.argv[1:])))
