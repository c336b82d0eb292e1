"""Write the documents that are generated from the program: `python docs/generate.py [FOLDER]`.

These are the command-line reference, the man page, the JSON Schemas and the pictures. A test generates them again and
compares.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import keyword
import os
import re
import shlex
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from raes_cli import __version__, record, record_parts
from raes_cli.cli import app, help_topics, language, program
from raes_cli.cli.commands import COMMANDS, PURPOSES

HERE = Path(__file__).parent
FROZEN = HERE.parent / "tests" / "frozen" / "facts.yaml"
"""The base of the tests, for output that would otherwise change with every fact."""
WIDTH = 100

PICTURES = {
    "timeline": ("raes timeline --from 2022-02 --to 2022-06 --lang en", 88),
    "who": ("raes who Мирзоян --lang ru", 88),
}
"""Name of a picture → the command it shows, and the width of its terminal."""

TOPICS = re.compile(r"(?<=<!-- raes help )([a-z-]+)( -->\n)(?:.*\n)*?(?=<!-- end -->\n)")
"""Matches the table of a topic of `raes help` in a document, between its marks."""
SESSION: tuple[tuple[str, dict[str, Any]], ...] = (
    ("ask", {"words": "when was Lavrov in Baku", "limit": 1}),
    ("trade", {"year": 2023, "limit": 1}),
    ("who", {"name": "Kalugn"}),
    ("search", {"words": "Nakhchivan", "lang": "ru", "limit": 1}),
)
"""The calls of the client in the session that docs/mcp.md shows."""
FILES = (
    ("$XDG_CACHE_HOME/raes, ~/.cache/raes", "the cache: indexes of bases; it can be deleted at any time"),
    ("facts.yaml", "the base that comes with raes; in a checkout data/facts.yaml, the default of raes check"),
    ("NAME.lock.tsv", "beside a base NAME.yaml: the positions of the anchors, written by raes check --lock"),
)
SEE_ALSO = "jq(1), less(1), bash(1), zsh(1), fish(1)"


def raes(arguments: list[str]) -> str:
    """Return the standard output of `raes` with these arguments."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        app.run(arguments)
    out.flush()
    assert isinstance(out.buffer, io.BytesIO)
    return out.buffer.getvalue().decode()


def reference() -> str:
    """Return the command-line reference in Markdown, command by command."""
    parts = ["# The command line\n", "Generated from the program by `python docs/generate.py`.\n"]
    parts.append(f"```text\n{raes(['-h']).rstrip()}\n```\n")
    parts += [f"## raes {name}\n\n```text\n{raes([name, '-h']).rstrip()}\n```\n" for name in _names()]
    return "\n".join(parts)


def manual() -> str:
    """Return the man page as roff; its date is the day on which anything else in it last changed."""
    lines = [".SH NAME"]
    lines += [r"raes \- facts on Russia\(enAzerbaijan relations and the Expert Council, each with its evidence"]
    options = _options()
    lines += [".SH SYNOPSIS", ".B raes", r"\fICOMMAND\fR [\fIOPTIONS\fR] [\fIARGUMENTS\fR]", ".SH COMMANDS"]
    for purpose, heading in PURPOSES.items():
        lines.append(f".SS {_roff(heading['en'])}")
        for name in _names(purpose):
            called = " ".join((name, *_arguments(name)))
            lines += [".TP", f".B raes {_roff(called)}", _roff(COMMANDS[name].summary["en"])]
            if own := [names for names, (_, takers) in options.items() if name in takers and not _is_common(takers)]:
                lines += [".br", f"Takes {', '.join(map(_bold, own))}."]
    lines.append(".SH OPTIONS")
    lines += ["Options may be given before or after the command; of two that exclude each other the last one applies."]
    for heading, common in (("Common options", True), ("Options of single commands", False)):
        lines.append(f".SS {heading}")
        for names, (text, takers) in options.items():
            if _is_common(takers) == common:
                of = "" if common else f" ({', '.join(takers)})"
                lines += [".TP", f".B {_roff(names)}", _roff(text + of)]
    lines.append(".SH EXAMPLES")
    for name in _names():
        for example in COMMANDS[name].examples[:1]:
            lines += [".EX", _roff(example), ".EE"]
    lines.append(".SH EXIT STATUS")
    for code, text in _rows("exit-codes"):
        lines += [".TP", f".B {code}", _roff(text)]
    lines.append(".SH ENVIRONMENT")
    for name, text in _rows("environment"):
        lines += [".TP", f".B {name}", _roff(text)]
    lines.append(".SH FILES")
    for name, text in FILES:
        lines += [".TP", f".I {_roff(name)}", _roff(text)]
    lines += [".SH SEE ALSO", SEE_ALSO]
    head, title = ".TH RAES 1 ", f' "raes {__version__}" "User Commands"'
    body = "\n".join([title, *_wrapped(lines)]) + "\n"
    before = (HERE / "raes.1").read_text(encoding="utf-8")
    date = before.removeprefix(head).removesuffix(body)
    return before if before == f"{head}{date}{body}" else f"{head}{dt.datetime.now(dt.UTC).date()}{body}"


def _rows(topic: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of the table of a topic as plain text."""
    for row in help_topics.text(topic, "en").splitlines():
        if row.startswith("| ") and not row.startswith("| code |") and not row.startswith("| variable |"):
            term, text = row.replace("`", "").strip("| ").split(" | ")
            yield term, text


def filled(path: Path) -> str:
    """Return the document at `path` with the tables of `raes help` in its language."""
    lang = "ru" if path.name.endswith(".ru.md") else "en"

    def said(found: re.Match[str]) -> str:
        return f"{found[1]}{found[2]}{help_topics.text(found[1], lang).partition(chr(10))[2].strip()}\n"

    return TOPICS.sub(said, path.read_text(encoding="utf-8"))


def session() -> str:
    """Return the answers that an SDK client gets from the tools for language models."""
    import anyio
    from mcp import Client

    from raes_cli.serve.server import server

    async def talk() -> Iterator[str]:
        async with Client(server((str(FROZEN),), "en")) as client:
            tools = ", ".join(tool.name for tool in (await client.list_tools()).tools)
            said = ["client: tools/list", f"raes:   {tools}"]
            for name, asked in SESSION:
                got = await client.call_tool(name, asked)
                told = "\n".join(getattr(part, "text", "") for part in got.content)
                told = told if got.is_error else json.dumps(json.loads(told), ensure_ascii=False, indent=1)
                # The digest changes with each edit of the base; the document should not.
                answer = f"error: {told}" if got.is_error else re.sub(r"[0-9a-f]{64}", "…", told)
                said += ["", f"client: {name} {json.dumps(asked, ensure_ascii=False)}", f"raes:   {answer}"]
        return iter(said)

    return "\n".join(anyio.run(talk))


def conversed(path: Path) -> str:
    """Return the document at `path` with the current session."""
    head, mark, rest = path.read_text(encoding="utf-8").partition("```text\nclient: ")
    return f"{head}```text\n{session()}\n```{rest[rest.index('```') + 3 :]}" if mark else head


def _wrapped(lines: list[str]) -> Iterator[str]:
    """Yield lines of roff, with prose wrapped to the short lines that man page checkers expect."""
    for before, line in zip(["", *lines], lines, strict=False):
        verbatim = line.startswith(".") or before == ".EX"
        yield from [line] if verbatim else textwrap.wrap(line, 60, break_long_words=False, break_on_hyphens=False)


def picture(command: str, width: int) -> str:
    """Return the output of `command` on a dark terminal as SVG, without the web fonts that Rich would load."""
    os.environ["COLUMNS"] = str(width)
    shown = raes([*shlex.split(command)[1:], "--format", "table", "--color", "always"])
    console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text(f"$ {command}", style="bold"))
    console.print(Text.from_ansi(shown))
    form = re.sub(r"\s*@font-face \{\{.*?\}\}\n", "\n", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    svg = console.export_svg(title="raes", code_format=form, unique_id="raes")
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines())


def _names(purpose: str | None = None) -> Iterator[str]:
    for wanted in (purpose,) if purpose else PURPOSES:
        yield from (name for name, command in COMMANDS.items() if command.purpose == wanted)


def _arguments(name: str) -> list[str]:
    """Return the arguments of a command, without its options."""
    return [one.metavar for one in program.command(name).params if one.param_type_name == "argument"]


def _options() -> dict[str, tuple[str, list[str]]]:
    """Return each option once: its names, its English help (every version if commands differ), and its commands."""
    found: dict[str, dict[str, list[str]]] = {}
    for name in _names():
        with program.command(name).make_context(name, [], resilient_parsing=True) as context:
            for parameter in context.command.get_params(context):
                if parameter.param_type_name == "option" and not parameter.hidden:
                    metavar = f" {parameter.metavar}" if parameter.metavar and not parameter.is_flag else ""
                    helps = found.setdefault(", ".join(sorted(parameter.opts, key=len)) + metavar, {})
                    helps.setdefault(parameter.help or "", []).append(name)
    told = {
        names: (" ".join(_as_told(texts)), [name for takers in texts.values() for name in takers])
        for names, texts in found.items()
    }
    told["-V, --version"] = ("Print the version.", ["raes itself"])
    return dict(sorted(told.items(), key=lambda item: item[0].rpartition("--")[2].lower()))


def _is_common(takers: list[str]) -> bool:
    """Return whether all commands that print records take an option."""
    return {"timeline", "show", "stats"} <= set(takers)


def _bold(names: str) -> str:
    """Return the long name of an option in bold."""
    name = next(part for part in names.replace(",", " ").split() if part.startswith("--"))
    return rf"\fB{_roff(name)}\fR"


def _as_told(texts: dict[str, list[str]]) -> Iterator[str]:
    """Yield the first help text of an option, then each other with the commands that have it."""
    for number, (text, commands) in enumerate(texts.items()):
        yield f"raes {', '.join(commands)}: {text}" if number else text


def _roff(text: str) -> str:
    """Return `text` escaped for roff."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def keys() -> str:
    """Return the keys of the JSON output, each with its shape and description."""
    lines = [
        "# The keys of the JSON",
        "",
        "Generated from the program; `raes schema output` prints the same as a JSON Schema.",
        "",
    ]
    for heading, table in (("Records", record.TYPES), ("Parts of records, and other rows", record_parts.PARTS)):
        lines += [f"## {heading}", ""]
        for name, fields in table.items():
            lines += [f"### {name}", "", "| key | value | |", "|---|---|---|"]
            lines += [f"| `{field.key}` | {_shaped(field)} | {field.about} |" for field in fields]
            lines.append("")
    return "\n".join(lines)


def _shaped(field: record.Field) -> str:
    """Return the shape of a value in words."""
    kind = field.shape.kind
    known = kind.replace("|", " or ") if isinstance(kind, str) else ", ".join(f"`{one}`" for one in kind)
    known = f"list of {known}" if field.shape.many else known
    known += ", or null" if field.shape.null else ""
    return f"{known}; only in some views" if field.added else known


_BASES = {
    "dated": ("Post", *record.TYPES),
    "common": tuple(record.TYPES),
    "actor": ("organization", "person"),
}
"""Types with the keys that several records or parts share, the wider ones first, and those that share them."""


def types() -> str:
    """Return the module of record types for type checkers, generated from the table of record fields."""
    own = {name: _keys(fields) for name, fields in {**record_parts.PARTS, **record.TYPES}.items()}
    above, made = dict.fromkeys(own, "TypedDict"), []
    for base, names in _BASES.items():
        shared = dict(item for item in own[names[0]].items() if all(item in own[name].items() for name in names))
        made.append(_typed(base, shared, above[names[0]]))
        for name in names:
            own[name] = {key: known for key, known in own[name].items() if key not in shared}
            above[name] = _class(base)
    made += [_typed(name, keys, above[name]) for name, keys in own.items()]
    return f'''"""TypedDicts for the records and their parts, for type checkers; generated by docs/generate.py."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict
{"".join(made)}

Record = {" | ".join(map(_class, record.TYPES))}
'''


def _class(name: str) -> str:
    return name[:1].upper() + name[1:]


def _keys(fields: Iterable[record.Field]) -> dict[str, str]:
    """Return each key with the type of its value; keys that only some views have come last."""
    keys = {field.key: _type(field.shape) for field in fields if not field.added}
    return keys | {field.key: f"NotRequired[{_type(field.shape)}]" for field in fields if field.added}


def _typed(name: str, keys: Mapping[str, str], base: str) -> str:
    """Return the definition of one type, with one key per line; keys of its `base` are inherited."""
    if any(map(keyword.iskeyword, keys)):  # a class cannot have such a key
        pairs = ", ".join(f'"{key}": {known}' for key, known in keys.items())
        return f'\n\n{_class(name)} = TypedDict(\n    "{_class(name)}", {{{pairs}}}\n)\n'
    lines = "".join(f"    {key}: {known}\n" for key, known in keys.items())
    return f"\n\nclass {_class(name)}({base}):\n{lines}"


def _type(shape: record.Shape) -> str:
    """Return the Python type of a shape."""
    scalars = {"integer": "int", "number": "float", "flag": "bool"}
    if isinstance(shape.kind, str):
        parts = shape.kind.split("|")
        made = (*record_parts.PARTS, *record.TYPES)
        known = " | ".join(scalars.get(one, _class(one) if one in made else "str") for one in parts)
    else:
        known = f"Literal[{', '.join(f'{chr(34)}{one}{chr(34)}' for one in shape.kind)}]"
    known = f"list[{known}]" if shape.many else known
    return f"{known} | None" if shape.null else known


def write(folder: Path) -> None:
    """Write every document into `folder`."""
    os.environ.pop("RAES_LANG", None)
    os.environ["COLUMNS"] = str(WIDTH)
    language.choose((), {})
    made: dict[str, Any] = {
        "cli.md": reference(),
        "raes.1": manual(),
        "json-keys.md": keys(),
        "schema/base.json": raes(["schema", "base"]),
        "schema/output.json": raes(["schema", "output"]),
        "../src/raes_cli/records.py": types(),
    }
    told = [*HERE.glob("*.md"), *HERE.parent.glob("README*.md")]
    made |= {
        os.path.relpath(path, HERE): filled(path) for path in told if TOPICS.search(path.read_text(encoding="utf-8"))
    }
    made["mcp.md"] = conversed(HERE / "mcp.md")
    made |= {f"pictures/{name}.svg": picture(*shown) for name, shown in PICTURES.items()}
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
