"""The program as Typer runs it: commands listed by purpose, of which only the requested one is built."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from raes_cli import __version__
from raes_cli.cli import output
from raes_cli.cli.commands import COMMANDS, EXAMPLES, PURPOSES, QUESTION, SUBJECT
from raes_cli.cli.language import say
from raes_cli.cli.options import LANG, Built, Option, described
from raes_cli.errors import RaesError, no_such
from raes_cli.text import both

_CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"], "allow_extra_args": True}
_EXCLUDES = r"-[^\s-]"
_NARROWEST, TWO_COLUMNS, _WIDEST = 36, 56, 98  # widths of a help text, in columns
_OWN_WORDS = {
    "Arguments": both("Arguments", "Аргументы"),
    "Options": both("Options", "Параметры"),
    "[OPTIONS]": both("[OPTIONS]", "[ПАРАМЕТРЫ]"),
    "COMMAND [ARGS]...": both("COMMAND [ARGS]...", "КОМАНДА [АРГУМЕНТЫ]..."),
    "Show this message and exit.": both("Show this message and exit.", "Показать эту справку."),
}
"""Typer's own words in a help text."""
_NOISE = ("[x>=0]", "[required]", "{", "}")
"""What Typer adds although the text or the usage line already says it."""


class Formatter(typer.Context.formatter_class):  # type: ignore[misc, valid-type]
    """Formats help in the language of this run; if two columns do not fit, each text goes below its option."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        del prefix
        super().write_usage(prog, _spoken(args), say(both("Usage: ", "Вызов: ")))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list."""
        super().write_heading(_spoken(heading))

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:  # noqa: ANN401 - as Typer has it
        """Write a list of options or commands, each with its text."""
        rows = [(_spoken(term), _spoken(text)) for term, text in rows]
        if self.width >= TWO_COLUMNS:
            super().write_dl(rows, col_max, col_spacing)
            return
        for term, text in rows:
            self.write(f"{'':{self.current_indent}}{term}\n")
            with self.indentation(), self.indentation():
                self.write_text(text)


class _Helping:
    """A command or a group whose help is in the language of this run."""

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer's own class is private
        """Return the option `-h`, whose text is written like any answer."""
        return _written(super().get_help_option(ctx))  # type: ignore[misc]

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Typer's own class is private
        """Return the help text."""
        ctx.terminal_width, ctx.formatter_class = width(), Formatter
        return str(super().get_help(ctx))  # type: ignore[misc]


class Single(_Helping, TyperCommand):
    """A single command."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Parse `args`; raises `UsageError` if any are left over."""
        left = list(super().parse_args(ctx, args))
        if left and not ctx.resilient_parsing:
            from raes_cli.cli.usage import extra

            raise extra(left, ctx.command_path)
        return left


class Search(Single):
    """The search command, which reads `-word` as a word to exclude, where Typer would see short options."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Parse `args`, after replacing the hyphen of an excluded word by a minus sign."""
        options = [one.option for one in self.params if isinstance(one, Built)]
        valued = {flag for one in options if one.metavar for flag in one.flags}
        short = _short(options)
        freed = [
            f"−{argument[1:]}"
            if re.match(_EXCLUDES, argument) and not re.fullmatch(short, argument) and before not in valued
            else argument
            for before, argument in zip(["", *args], args, strict=False)
        ]
        return list(super().parse_args(ctx, freed))


def _short(options: Sequence[Option]) -> str:
    """Return a pattern for short options only: a cluster of flags, the last possibly with its value attached."""
    flags = "h" + "".join(flag[1] for one in options if not one.metavar for flag in one.flags if flag[1] != "-")
    last = [f"[{flags}]"]
    for one in (one for one in options if one.metavar):
        value = r"\d*" if one.number else f"(?:{'|'.join(map(re.escape, one.choices))})?" if one.choices else ""
        last += [flag[1] + value for flag in one.flags if flag[1] != "-"]
    return f"-[{flags}]*(?:{'|'.join(last)})"


class Commands(_Helping, TyperGroup):
    """The group of all commands; only the requested one is built."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override] # noqa: ANN401
        """Run the command; without one, show the help."""
        value = super().invoke(ctx)
        if ctx.invoked_subcommand is None:
            output.write(f"{ctx.get_help()}\n")
        return value

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Return the names of the commands, by purpose."""
        del ctx
        return [name for purpose in PURPOSES for name, command in COMMANDS.items() if command.purpose == purpose]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override] # noqa: ANN401
        """Return the command `cmd_name`, built now; an unknown one raises an error that suggests the closest."""
        if cmd_name in COMMANDS:
            return command(cmd_name)
        if ctx.resilient_parsing:
            return None
        from raes_cli.cli.synonyms import for_command

        hint = for_command(cmd_name, COMMANDS) or both("`raes -h` lists them", "`raes -h` покажет все")
        raise no_such("command", "команды", cmd_name, hint)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override] # noqa: ANN401
        """Write the commands under their purposes."""
        del ctx
        for purpose, heading in PURPOSES.items():
            rows = [(name, say(one.summary)) for name, one in COMMANDS.items() if one.purpose == purpose]
            with formatter.section(say(heading)):
                formatter.write_dl(rows)


def _written(option: Any) -> Any:  # noqa: ANN401 - Typer's own class is private
    """Return a help option that reports it if its text cannot be written in full."""

    def show(ctx: Any, _: object, value: bool) -> None:  # noqa: ANN401
        if value and not ctx.resilient_parsing:
            output.write(f"{ctx.get_help()}\n")
            ctx.exit()

    if option is not None:
        option.callback = show
    return option


def command(name: str) -> Single:
    """Return the command `name` as Typer's own object."""
    from raes_cli.cli.ask import run

    entry = COMMANDS.get(name, QUESTION)
    examples = "\n\n\b\n" + say(both("Examples:", "Примеры:")) + "\n" + "\n".join(f"  {one}" for one in entry.examples)
    return (Search if name == "search" else Single)(
        name,
        callback=lambda **values: run(name, values),
        params=[*(one.built() for one in entry.arguments), *(one.built() for one in entry.options)],
        help=say(entry.summary),
        epilog=examples.strip(),
        context_settings=_CONTEXT,
        rich_markup_mode=None,
    )


def application() -> Commands:
    """Return the whole program as Typer's own object."""
    version = TyperOption(
        param_decls=["version", "--version", "-V"], is_flag=True, is_eager=True, expose_value=False, **described(bool),
        callback=_version, help=say(both("Print the version.", "Вывести версию.")),
    )  # fmt: skip
    lang = Option("lang", LANG.flags, both("en or ru.", "en или ru."), "LANG", choices=LANG.choices).built()
    return Commands(
        params=[version, lang],
        invoke_without_command=True,
        rich_markup_mode=None,
        context_settings=_CONTEXT,
        help=say(SUBJECT),
        epilog="\n\n\b\n" + say(EXAMPLES),
    )  # fmt: skip


def _version(context: typer.Context, _: object, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        output.write(f"raes {__version__}\n{_edition()}")
        raise typer.Exit


def _edition() -> str:
    """Return a line on the base that answers; empty if it cannot be read, which any question would report."""
    from raes_cli.base import open_base

    try:
        with open_base() as base:
            edition = base.edition()
    except RaesError:
        return ""
    return f"{say(edition.words())}\n"


def width() -> int:
    """Return the width of a help text in columns: that of the terminal, but neither too narrow nor too wide to read."""
    return min(max(shutil.get_terminal_size().columns - 2, _NARROWEST), _WIDEST)


def _spoken(text: str) -> str:
    """Return a piece of help with Typer's own words translated and its noise removed."""
    from raes_cli.cli.metavars import metavars

    for noise in _NOISE:
        text = text.replace(noise, "")
    text = text.strip()
    for own, words in _OWN_WORDS.items():
        if text == own or text.startswith("["):
            text = text.replace(own, say(words))
    return metavars(text)
