"""The architecture: imports only go down the list of modules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import raes_cli

PACKAGE = Path(raes_cli.__file__).parent
LEVELS = (
    ("text", "sounds", "endings", "offices", "numerals", "records", "tuples"),
    ("errors", "problems", "dates", "names", "labels", "vocabularies", "plurals"),
    ("files", "amounts", "record_parts", "progress"),
    ("record",),
    ("curate",),
    ("index",),
    ("lookup",),
    ("mend",),
    ("notebook",),
    ("base",),
    ("show",),
    ("draft", "export"),
    ("formats", "serve"),
    ("cli",),
    ("__main__", "__init__"),
)
RANK = {name: height for height, level in enumerate(LEVELS) for name in level}
# Modules that must not import a lower one: formats know records, not how they are found.
APART = {
    ("show", "base"),
    ("show", "lookup"),
    ("show", "index"),
    ("show", "curate"),
    ("export", "base"),
    ("export", "lookup"),
    ("export", "index"),
    ("export", "curate"),
    ("lookup", "curate.rules"),
    ("draft", "show"),
}
ONLY_IN = {
    "typer": {"cli"},
    "rich": {"show"},
    "matplotlib": {"show"},
    "yaml": {"curate", "mend"},
    "pydantic": {"curate", "serve"},
    "sqlite3": {"index", "lookup", "export"},
    "openpyxl": {"export"},
    "mcp": {"serve"},
    "selectolax": {"draft"},
    "mcp_types": {"serve"},
    "anyio": {"serve"},
}


def module_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def nodes(path: Path) -> list[ast.AST]:
    return [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


def imported(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def own_imports() -> Iterator[tuple[Path, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in imported(path):
            if name.startswith("raes_cli."):
                yield path, name.split(".")[1]


def test_every_module_has_a_level() -> None:
    assert {module_of(path) for path in PACKAGE.rglob("*.py")} <= set(RANK)


def test_contributors_are_told_of_every_module() -> None:
    modules = (
        (Path(__file__).parents[1] / "CONTRIBUTING.md")
        .read_text(encoding="utf-8")
        .split("## The modules")[1]
        .split("```")[1]
    )
    told = set(re.findall(r"(\w+)(?:/|\.py)", modules))
    assert {name for name in RANK if not name.startswith("__")} - told == set()
    assert told - set(RANK) <= {path.name.removesuffix(".py") for path in PACKAGE.rglob("*")}


def test_no_file_is_longer_than_one_can_read() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {str(path.relative_to(PACKAGE)): length for path, length in lengths.items() if length > 300} == {}


def test_imports_only_go_down() -> None:
    wrong = [
        (str(path.relative_to(PACKAGE)), target)
        for path, target in own_imports()
        if target in RANK and (RANK[target] > RANK[module_of(path)] or (module_of(path), target) in APART)
    ]
    assert wrong == []


def test_each_library_is_imported_only_where_it_belongs() -> None:
    wrong = [
        (str(path.relative_to(PACKAGE)), name)
        for path in PACKAGE.rglob("*.py")
        for name in imported(path)
        if (modules := ONLY_IN.get(name.split(".")[0])) and module_of(path) not in modules
    ]
    assert wrong == []


def test_sql_is_known_where_the_index_is_made_and_asked() -> None:
    wrong = [
        (str(path.relative_to(PACKAGE)), node.value)
        for path in PACKAGE.rglob("*.py")
        if module_of(path) not in ("index", "lookup", "export")
        for node in nodes(path)
        if isinstance(node, ast.Constant) and re.search(r"\b(SELECT|FROM|WHERE|PRAGMA)\b", str(node.value))
    ]
    assert wrong == []


def test_only_the_command_line_prints() -> None:
    """Below the command line nothing writes to a stream: messages are part of the answer."""
    ways = {"print", "input", "stdout", "stderr", "__stdout__", "__stderr__", "echo", "secho"}
    wrong = [
        (str(path.relative_to(PACKAGE)), name)
        for path in PACKAGE.rglob("*.py")
        if module_of(path) not in ("cli", "__main__")
        for node in nodes(path)
        for name in (getattr(node, "id", None), getattr(node, "attr", None), getattr(node, "module", None))
        if name in ways
    ]
    assert wrong == []


def test_nothing_imports_click() -> None:
    assert [
        path for path in PACKAGE.rglob("*.py") if any(name.split(".")[0] == "click" for name in imported(path))
    ] == []


def test_no_two_files_need_each_other() -> None:
    """Not even for types; a package counts as its `__init__`."""
    files = {
        ".".join((*path.relative_to(PACKAGE.parent).with_suffix("").parts,)).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
    }
    needs = {
        module: {
            next(part for part in (name, name.rpartition(".")[0]) if part in files)
            for name in imported(path)
            if name in files or name.rpartition(".")[0] in files
        }
        for module, path in files.items()
    }
    try:
        list(TopologicalSorter(needs).static_order())
    except CycleError as error:
        circle = error.args[1]
    else:
        circle = []
    assert circle == []
