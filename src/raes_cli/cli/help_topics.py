"""`raes help`: topics beyond a single command, and a description of the command line for programs.

The documentation has the same texts of topics: `docs/generate.py` inserts them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from raes_cli.cli import output
from raes_cli.cli.commands import COMMANDS, QUESTION, Command
from raes_cli.cli.language import spoken
from raes_cli.cli.options import LANG, Argument, Option
from raes_cli.cli.program import TWO_COLUMNS, width
from raes_cli.cli.synonyms import TOPICS_MEANT, for_command, for_format, meant
from raes_cli.errors import UsageError, no_such, one_of
from raes_cli.lookup.scope import statuses
from raes_cli.text import Words, both, did_you_mean, listed, nearest, one_line

TOPICS = tuple(TOPICS_MEANT)
_FOLDER = Path(__file__).parent / "topics"
_LISTS = {
    "--with": ("people", "organizations"),
    **{f"--{one}": (f"{one}s",) for one in ("place", "kind", "topic", "source", "indicator")},
}
"""Option whose values come from the base → the arguments of `raes list` that list them."""
_TERM = 26
"""Width of the longest term that has its text beside it."""


def text(topic: str, lang: str) -> str:
    """Return the text of a `topic`, in Markdown."""
    return (_FOLDER / f"{topic}.{lang}.md").read_text(encoding="utf-8")


def told(arguments: Sequence[str]) -> None:
    """Write what the `arguments` after `help` ask for: a topic or, with `--json`, a description of commands.

    Raises `UsageError` for a name that is neither a command nor a topic.
    """
    words, form, left = [], "", iter(arguments)
    for argument in left:
        option, _, value = argument.partition("=")
        if argument == "--json":
            form = "json"
        elif option in LANG.flags:
            one_of(value or next(left, ""), *LANG.choices)
        elif argument.startswith("-") and argument not in ("-q", "--quiet"):
            shown = one_line(argument)
            raise UsageError(both(f"there is no option {shown}", f"нет параметра {shown}"), _known())
        elif not argument.startswith("-"):
            words.append(argument)
    if form:
        asked = {name: COMMANDS[one_of(name, *COMMANDS)] for name in words} or {"": QUESTION, **COMMANDS}
        rows = [_row(name, command) for name, command in asked.items()]
        output.write(output.as_json(rows))
    else:
        output.write(_laid_out(text(_topic(words), spoken())))


def _topic(words: Sequence[str]) -> str:
    """Return the topic that `words` name; raises `UsageError` if there is none."""
    name = "-".join(" ".join(words).lower().replace("_", " ").replace("-", " ").split())
    if name in TOPICS:
        return name
    hint = did_you_mean(nearest(name, (*COMMANDS, *TOPICS)), for_command(name, ()) or _known())
    if topic := meant(TOPICS_MEANT, name) or ("formats" if for_format(name) else ""):
        hint = both(f"try `raes help {topic}`", f"попробуйте `raes help {topic}`")
    raise no_such("command or topic", "ни команды, ни темы справки", " ".join(words), hint)


def _known() -> Words:
    """Return a hint that lists the topics."""
    topics = listed(TOPICS)
    return both(f"`raes -h` lists the commands; topics: {topics}", f"`raes -h` покажет команды; темы: {topics}")


def _laid_out(markdown: str) -> str:
    """Return a topic as plain text, as wide as other help, with tables as lists of terms."""
    blocks = (block.splitlines() for block in markdown.strip().split("\n\n"))
    return "".join(f"{line}\n" for block in blocks for line in (*_block(block), ""))[:-1]


def _block(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a heading, a table, a list or a paragraph."""
    if lines[0].startswith("#"):
        yield lines[0].strip("# ") + ("" if lines[0].startswith("# ") else ":")
    elif lines[0].startswith("|"):
        yield from _terms([_cells(line) for line in lines[2:]])
    else:
        items = "\n".join(lines).split("\n- ")
        for item in items:
            start = "- " if item is not items[0] or item.startswith("- ") else ""
            filled = " ".join(item.removeprefix("- ").split())
            yield from _wrapped(filled, start, " " * len(start))


def _cells(line: str) -> list[str]:
    """Return the cells of a row; a bar inside a cell is escaped."""
    return [cell.strip().replace("\0", "|") for cell in line.replace("\\|", "\0").strip().strip("|").split("|")]


def _terms(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield each term (first cell) with its text beside it, or below it if there is no room."""
    terms = [row[0].replace("`", "") for row in rows]
    wide = min(max(map(len, terms)), _TERM) if width() >= TWO_COLUMNS else 0
    for term, row in zip(terms, rows, strict=True):
        said = " · ".join(filter(None, row[1:]))
        beside = len(term) <= wide
        yield from [] if beside else _wrapped(term, "  ", "  ")
        yield from _wrapped(said, f"  {term if beside else '':{wide + 2}}", " " * (wide + 4))


def _wrapped(said: str, first: str, then: str) -> list[str]:
    return textwrap.wrap(
        said, width(), initial_indent=first, subsequent_indent=then, break_on_hyphens=False, break_long_words=False
    )


def _row(name: str, command: Command) -> dict[str, Any]:
    """Return a description of a command for programs: its parameters and their values; a question has no name."""
    return {
        "command": name,
        "purpose": command.purpose or None,
        "summary": command.summary,
        "arguments": [_argument(one) for one in command.arguments],
        "options": [_option(one, name) for one in command.options],
        "examples": list(command.examples),
    }


def _argument(one: Argument) -> dict[str, Any]:
    return {
        "name": one.name,
        "metavar": one.metavar,
        "required": not one.metavar.startswith("["),
        "repeatable": "…" in one.metavar,
        "choices": list(one.choices),
        "help": one.help,
    }


def _option(one: Option, command: str) -> dict[str, Any]:
    """Return a description of an option: `sets` is what a flag stands for, `lists` the lists that have its values."""
    return {
        "name": one.name,
        "flags": list(one.flags),
        "metavar": one.metavar,
        "repeatable": one.many,
        "number": one.number,
        "choices": list(statuses(command) if "--status" in one.flags else one.choices),
        "default": one.default or None,
        "sets": one.sets,
        "lists": list(_LISTS.get(one.flags[0], ())),
        "help": one.help,
    }
