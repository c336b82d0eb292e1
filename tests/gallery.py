"""The gallery of errors: every message that the program can print, with an input that produces it, in both languages.

A message is every call of `both` in the source except those listed in `WORDS`. Inputs are the lines of gallery.txt and
the breaches that the tests of the rules plant. docs/errors.md is generated from them; a message that no input produces
fails a test.
"""

from __future__ import annotations

import ast
import errno
import io
import json
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, nullcontext
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from unittest import mock

import raes_cli
import small_layers
import test_additions
import test_book
import test_mcp
import test_reading
import test_rules_contradictions
import test_rules_figures
import test_rules_layers
import test_rules_names
import test_rules_references
import test_rules_time
import test_schema
import test_texts
from gallery_scenes import SCENES
from raes_cli import errors
from raes_cli.cli import app
from raes_cli.curate import examine, verified
from raes_cli.curate.rules import explanations
from raes_cli.errors import RaesError
from raes_cli.problems import Problem
from small import BASE, TEXTS, layer, lock
from small import planted as planted_in

SOURCE = Path(raes_cli.__file__).parent
LIST = Path(__file__).with_name("gallery.txt")
LANGUAGES = ("en", "ru")
WORDS = {
    "labels.py": "words that answers are made of",
    "vocabularies.py": "words that a base is written in",
    "cli/commands.py": "help",
    "cli/options.py:Option": "help",
    "cli/metavars.py": "help",
    "cli/program.py:_OWN_WORDS": "help",
    "cli/program.py:write_usage": "help",
    "cli/program.py:command": "help",
    "cli/program.py:application": "help",
    "lookup/reading/asking.py:_SENSES": "parts of a note",
    "cli/completion.py": "what a shell shows beside what it offers",
    "dates.py:_THIRDS": "a date in words",
    "dates.py:_open_ended": "a date in words",
    "dates.py:_some_day": "a date in words",
    "dates.py:_name": "a date in words",
    "draft/origin.py:head": "a draft",
    "draft/origin.py:genre": "a word that is read",
    "draft/origin.py:years": "a word that is read",
    "draft/origin.py:shared": "a draft",
    "lookup/days/when.py:spread": "a word that is read",
    "numerals.py:plain": "a word that is read",
    "offices.py:plural": "a word that is read",
    "cli/new.py:_BEGIN": "a base to begin with",
    "draft/": "a draft",
    "draft/origin.py:note": "a draft",
    "index/writer.py:_INDEXING": "how far a run has come",
    "curate/__init__.py:_READING": "how far a run has come",
    "curate/__init__.py:_CHECKING": "how far a run has come",
    "show/": "answers",
    "serve/brief.py": "answers to language models",
    "export/": "answers",
    "index/texts.py": "texts that are searched",
    "lookup/counts.py": "headings of counts",
    "curate/conflicts.py": "texts of conflicts, which are records",
}
"""Calls of `both` that are not messages, by file, by folder, or by a name in one; and what they are."""
READ = (
    "amounts.py", "cli/format_hint.py", "cli/synonyms.py", "curate/evidence.py", "curate/rules/", "dates.py", "draft/", "endings.py",
    "index/phrases.py", "lookup/", "names.py", "numerals.py", "offices.py", "plurals.py", "sounds.py", "text.py",
)  # fmt: skip
"""Files and folders whose tables hold Russian words that the program reads and does not print."""
_TOLD = ("draft/origin.py", "draft/page.py")
"""Files with messages in a folder that otherwise has none."""
_WIDEST, _MOST = 220, 4
"""Characters per line, and lines, that the document shows."""
_CYRILLIC = "[А-Яа-яЁё]{2}"
_LEAST = 4
"""Characters that distinguish one message from another."""


class Message(NamedTuple):
    """A message in the source: its place and a pattern of its text in each language.

    Of a Russian text outside any call of `both`, `en` is empty.
    """

    place: str
    en: str
    ru: str

    def is_in(self, shown: dict[str, str]) -> bool:
        """Return whether the message is in `shown` in both languages, as whole words."""
        asked = (("en", self.en), ("ru", self.ru))
        return all(re.search(_whole(pattern), shown[language]) for language, pattern in asked if pattern)


def messages() -> list[Message]:
    """Return every message in the order of the source, and every reason that the system gives."""
    reasons = (
        Message(f"errors.py: {errno.errorcode[number]}", re.escape(os.strerror(number).lower()), re.escape(said))
        for number, said in errors.REASONS.items()
    )
    files = ((str(path.relative_to(SOURCE)), path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py")))
    return [*(message for name, text in files for message in messages_of(name, text)), *reasons]


def messages_of(name: str, source: str) -> Iterator[Message]:
    """Yield the messages in the `source` of a module with this name."""
    tree = ast.parse(source)
    saying = {id(node): node for node in ast.walk(tree) if _said_by(node)}
    known: dict[int, dict[str, ast.expr]] = {}
    for scope in ast.walk(tree) if saying else ():  # inner scopes last
        if isinstance(scope, ast.Module | ast.FunctionDef):
            inside = [*ast.walk(scope)]
            if said_here := saying.keys() & map(id, inside):
                names = dict(pair for node in inside for pair in _assigned(node))
                known |= dict.fromkeys(said_here, names)
    own = {place.removeprefix(f"{name}:") for place in WORDS if place.startswith(f"{name}:")}
    excused = {id(call) for node in ast.walk(tree) if own & _names(node) for call in ast.walk(node)} if own else set()
    if any(name.startswith(place) for place in WORDS if ":" not in place):  # there, only what refuses has messages
        excused |= {id(call) for call in ast.walk(tree)} if name not in _TOLD else set()
        excused -= {id(call) for node in ast.walk(tree) if _refuses(node) for call in ast.walk(node)}
    paired: set[int] = set()
    for node in saying.values():
        said = [known[id(node)].get(getattr(one, "id", ""), one) for one in _said_by(node)]
        patterns = [_ends(_pattern(one, known[id(node)])) for one in said] if id(node) not in excused else []
        if len(patterns) == len(LANGUAGES) and all(_telling(pattern) for pattern in patterns):
            paired |= {id(one) for one in said}
            yield Message(f"{name}:{getattr(node, 'lineno', 0)}", *patterns)
    passed = paired | excused
    for one in _russian(tree, said=not name.startswith(READ)):
        if id(one) not in passed and _telling(pattern := _ends(_pattern(one, {}))):
            yield Message(f"{name}:{one.lineno}", "", pattern)


def _russian(tree: ast.AST, *, said: bool) -> Iterator[ast.expr]:
    """Yield the Russian texts of a module, however they are written; unless `said`, only those inside functions."""
    match tree:
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Constant(value=str(text)) if said and re.search(_CYRILLIC, text):
            yield tree
        case ast.JoinedStr(values=parts) if said and re.search(_CYRILLIC, ast.unparse(tree)):
            yield tree
            inside = [one for one in parts if not isinstance(one, ast.Constant)]
            yield from (text for one in inside for text in _russian(one, said=said))
        case _:
            said = said or isinstance(tree, ast.FunctionDef)
            yield from (text for one in ast.iter_child_nodes(tree) for text in _russian(one, said=said))


def _said_by(node: ast.AST) -> Sequence[ast.expr]:
    """Return the text in each language of a call of `both`, or of a mapping of the languages."""
    match node:
        case ast.Call(func=ast.Name(id="both"), args=[ast.Starred(value=ast.GeneratorExp(elt=one))]):
            return [one, one]
        case ast.Call(func=ast.Name(id="both"), args=args):
            return args
        case ast.Dict(keys=[ast.Constant(value="en"), ast.Constant(value="ru")], values=values):
            return values
    return ()


def _refuses(node: ast.AST) -> bool:
    """Return whether a node is a function that raises an error itself."""
    inside = ast.walk(node) if isinstance(node, ast.FunctionDef) else ()
    return any(isinstance(one, ast.Raise) and isinstance(one.exc, ast.Call) for one in inside)


def _names(node: ast.AST) -> set[str | None]:
    """Return the names in a statement, a function or a call."""
    return {target for target, _ in _assigned(node)} | {
        getattr(getattr(node, "func", None), "id", getattr(node, "name", None))
    }


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield the names that a statement assigns, each with its value."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    value = getattr(node, "value", None)
    for target in targets:
        if isinstance(target, ast.Name) and value is not None:
            yield target.id, value
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            yield from (
                (one.id, its) for one, its in zip(target.elts, value.elts, strict=True) if isinstance(one, ast.Name)
            )


def _pattern(node: ast.expr, known: dict[str, ast.expr]) -> str:
    """Return a pattern of the text of an expression, in which inserted values match anything."""
    if isinstance(node, ast.Constant):
        parts = re.split(r"\{\w*\}", _squeezed(str(node.value)))
        return ".*?".join(re.escape(part.replace("{{", "{").replace("}}", "}")) for part in parts)
    if isinstance(node, ast.JoinedStr):
        return "".join(_pattern(one, {}) for one in node.values)
    if isinstance(node, ast.Name) and node.id in known:
        return _pattern(known[node.id], {})
    return ".*?"


def _ends(pattern: str) -> str:
    """Return a pattern without wildcards at its ends, which are slow to match and distinguish nothing."""
    while pattern != (
        shorter := pattern.removeprefix(".*?").removesuffix(".*?").removeprefix(r"\ ").removesuffix(r"\ ")
    ):
        pattern = shorter
    return pattern


def _whole(pattern: str) -> str:
    """Return a pattern that matches whole words only."""
    return (r"\b" if pattern[0].isalnum() else "") + pattern + (r"\b" if pattern[-1].isalnum() else "")


def _telling(pattern: str) -> bool:
    return sum(letter.isalpha() for letter in pattern.replace(".*?", "")) >= _LEAST


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


# Typing the lines


class Entry(NamedTuple):
    """A line to type: its heading, its text, its scene, and the line itself."""

    heading: str
    about: str
    scene: str
    line: str
    planted: tuple[tuple[str, str], ...] = ()
    """A text in base.yaml, and its replacement."""


def entries() -> list[Entry]:
    """Return the entries of gallery.txt.

    Its lines are `# heading`, `text`, `@ scene`, `~ old => new`, `$ line`, `>>> Python` and `{"name": tool, …}`.
    """
    found: list[Entry] = []
    heading, about, scene = "", "", ""
    breach: tuple[tuple[str, str], ...] = ()
    for line in LIST.read_text(encoding="utf-8").splitlines():
        match line[:2]:
            case "# ":
                heading, about = line[2:], ""
            case "@ ":
                scene = line[2:]
            case "~ ":
                old, _, new = line[2:].replace(r"\n", "\n").partition(" => ")
                breach = (*breach, (old, new))
            case "$ " | ">>" | '{"':
                found.append(Entry(heading, about, scene, line.removeprefix("$ "), breach))
                about, scene, breach = "", "", ()
            case _:
                about = f"{about} {line}".strip()
    return found


class Shown(NamedTuple):
    """The result of a line: its exit code and its output on both streams."""

    code: int
    out: str
    err: str


def typed(entry: Entry, folder: Path, language: str) -> Shown:
    """Run a line in `folder`, with its scene."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    settings = dict(re.findall(r"([A-Z_]+)=(\S*) ", entry.line.partition("raes ")[0]))
    words = shlex.split(entry.line.partition("raes ")[2])
    if entry.planted:
        text = BASE
        for old, new in entry.planted:
            text = planted_in(old, new, text)
        (folder / "base.yaml").write_bytes(layer(text).content)
    with ExitStack() as stack:
        locale = {"en": "en_US.UTF-8", "ru": "ru_RU.UTF-8"}[language]
        stack.enter_context(mock.patch.dict(os.environ, {"RAES_LANG": language, "LC_ALL": locale, **settings}))
        here = Path.cwd()
        os.chdir(folder)
        stack.callback(os.chdir, here)
        for name, stream in (("stdout", out), ("stderr", err)):
            stack.enter_context(mock.patch.object(sys, name, stream))
        with SCENES[entry.scene](folder) if entry.scene else nullcontext():
            match entry.line[:1]:
                case "{":
                    code = _model(entry.line, language, err)
                case ">":
                    code = _python(entry.line, language, err)
                case _:
                    code = app.run(words)
        for stream in (out, err):
            stream.flush()
    return Shown(code, *(_read(stream) for stream in (out, err)))


def _python(line: str, language: str, err: io.TextIOBase) -> int:
    """Return what a user of the Python interface is told."""
    from raes_cli.base import open_base

    with open_base() as base:
        try:
            eval(line.removeprefix(">>> "), {"base": base})
        except RaesError as error:
            err.write("\n".join(words[language] for words in (error.message, error.hint) if words) + "\n")
            return error.exit_code
    return 0


def _model(line: str, language: str, err: io.TextIOBase) -> int:
    """Return what a language model that calls a tool is told."""
    asked = json.loads(line)
    err.write("\n".join(test_mcp.told(("base.yaml",), language, asked["name"], asked["arguments"])) + "\n")
    return 0


def _read(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8", "replace")


def told(entry: Entry, shown: Shown) -> str:
    """Return the messages of a run, which some commands print on standard output as their answer."""
    return (shown.out if entry.line.startswith(("raes check", "raes diff")) else "") + shown.err


def kept(text: str, folder: Path) -> list[str]:
    """Return lines of output as shown: long lines and long lists are cut, and the folder is removed."""
    for own, shown in ((folder, "…"), (SOURCE, "…/raes_cli"), (LIST.parent, "…")):
        text = text.replace(str(own), shown)
    lines = re.sub(r"\b(version|версия) \S+, .*", r"\1 …", text).splitlines()
    lines = [f"{line[:_WIDEST]} …" if len(line) > _WIDEST else line for line in lines]
    return [*lines[:_MOST], "…"] if len(lines) > _MOST + 1 else lines


# Planting breaches

Problems = Callable[[Any], Iterable[Problem]]


def _held(breach: Any) -> Iterable[Problem]:
    against = breach in test_texts.AGAINST_LOCK
    layers = [layer(breach.text, lock=lock() if against else b"")]
    return verified(examine(layers)[0], layers, None if against else TEXTS)[0]


_PLANTED: tuple[tuple[ModuleType, Problems], ...] = (
    *((module, lambda breach: examine([layer(breach.text)])[1]) for module in (
        test_reading, test_schema, test_book, test_rules_references, test_rules_names, test_rules_time, test_rules_figures, test_rules_contradictions)),
    (test_texts, _held),
    (test_rules_layers, lambda breach: small_layers.found(planted_in(breach.old, breach.new, small_layers.LATER), breach.first)),
    (test_additions, lambda breach: examine(test_additions.files(breach.text))[1]),
)  # fmt: skip


@lru_cache
def planted() -> list[Problem]:
    """Return the problems that the tests of the rules plant, by rule, each message once."""
    found = [problem for module, problems in _PLANTED for breach in module.BREACHES for problem in problems(breach)]
    known = sorted(explanations())
    first = {(problem.rule, problem.message["en"]): problem for problem in found}
    return sorted(first.values(), key=lambda problem: known.index(problem.rule))


def said(problems: Iterable[Problem], language: str) -> str:
    """Return the texts of problems, one per line."""
    return "\n".join(_squeezed(one.told[language]) for one in problems)


# Writing the document

_HEAD = """\
# Errors

Every message of `raes`, with an input that produces it. An error is one line, with a second one that suggests what to try if possible; both are
on standard error, in the language of the run. The number is the exit code. This page is generated by `pytest --update tests/test_gallery.py` from
`tests/gallery.txt` and the breaches that the tests of the rules plant; a message that nothing here produces fails a test.
"""


def document(shown: dict[Entry, dict[str, Shown]], folder: Path) -> str:
    """Return docs/errors.md, from the result of each line in each language."""
    parts, heading = [_HEAD], ""
    for entry, by_language in shown.items():
        if entry.heading != heading:
            heading = entry.heading
            parts.append(f"\n## {heading}\n")
        parts.append(_written(entry, by_language, folder))
    parts.append(
        "\n## Problems of a base\n\nWhat `raes check` finds, by rule; `raes check --explain RULE` explains what to do.\n"
    )
    rule = ""
    for problem in planted():
        if problem.rule != rule:
            rule = problem.rule
            parts.append(f"\n**{rule}**\n\n")
        parts.append("".join(f"- {_code(_squeezed(_told(problem, language)))}\n" for language in LANGUAGES))
    return "".join(parts)


def _told(problem: Problem, language: str) -> str:
    remedy = f" ({problem.remedy[language]})" if problem.remedy else ""
    return f"{problem.message[language]}{remedy}"


def _code(text: str) -> str:
    marks = "``" if "`" in text else "`"
    space = " " if "`" in text[:1] + text[-1:] else ""
    shown = f"{text[:_WIDEST]} …" if len(text) > _WIDEST else text
    return f"{marks}{space}{shown}{space}{marks}"


def _written(entry: Entry, shown: dict[str, Shown], folder: Path) -> str:
    about = "".join(
        f"\n{text}\n"
        for text in (
            entry.about,
            entry.scene and f"On {entry.scene}:"
            if entry.scene.startswith("a ")
            else entry.scene and f"{entry.scene.capitalize()}:",
        )
        if text
    )
    breach = "".join(f"# {old!r} → {new!r}\n" for old, new in entry.planted)
    line = (
        f"{breach}{'' if entry.line[0] in '>{' else '$ '}{entry.line}"
        if len(entry.line) < _WIDEST
        else f"$ {entry.line[:_WIDEST]} …"
    )
    code = "" if entry.line.startswith("{") else f"  # {shown['en'].code}"
    texts = ["\n".join(kept(told(entry, one), folder)) for one in shown.values()]
    return f"{about}\n```text\n{line}{code}\n{texts[0]}\n\n{texts[1]}\n```\n"
