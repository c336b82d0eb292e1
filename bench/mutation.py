"""How much of a module its tests hold: each is changed in one place at a time, and a change that no test sees survives.

`python bench/mutation.py [MODULE…] [--sample N] [--seed N]` samples so many changes of each module (60), all with `--sample 0`. Each runs
the tests of that module alone, in a process that has forked from one with the libraries loaded; nothing is written.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from types import CodeType, ModuleType
from typing import Any

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "raes_cli"
TARGETS = {
    "names": "test_names test_resolve", "dates": "test_dates", "text": "test_text", "curate.conflicts": "test_conflicts",
    "index.cache": "test_cache", "index.seen": "test_cache",
    "files": "test_files test_cache",
    **{
        f"lookup.reading.{name}": "test_readings"
        for name in (
            "around", "attested", "called", "fillers", "language", "leaving",
            "lexicon", "line", "narrowing", "numbered", "parts", "posts", "questions", "sides", "strangers", "times",
        )
    },
    "lookup.reading.alternatives": "test_alternatives", "lookup.reading.asking": "test_asking test_readings",
    "lookup.reading.counting": "test_counting test_readings", "lookup.reading.cyrillic": "test_cyrillic test_readings",
    "lookup.reading.holders": "test_holders test_readings",
    "lookup.reading.measures": "test_measures test_readings", "lookup.reading.tokens": "test_tokens test_readings",
}  # fmt: skip
"""Name of a module → the tests that are to hold it."""
_PAIRS = (
    (ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.In, ast.NotIn), (ast.Is, ast.IsNot), (ast.Add, ast.Sub), (ast.Mult, ast.FloorDiv), (ast.And, ast.Or),
    (ast.BitOr, ast.BitAnd),
)  # fmt: skip
_OTHER = {**dict(_PAIRS), **{other: one for one, other in _PAIRS}}
_MOST = 300
"""Seconds after which a change is taken to run, or to wait, for ever."""


class Change:
    """A change: where, what it says, and which node becomes which."""

    def __init__(self, line: int, said: str, path: Sequence[Any], new: object) -> None:
        self.line, self.said, self.path, self.new = line, said, path, new

    def made(self, tree: ast.Module) -> ast.Module:
        """The module with the change."""
        changed = copy.deepcopy(tree)
        node: Any = changed
        for step in self.path[:-1]:
            node = node[step] if isinstance(step, int) else getattr(node, step)
        last = self.path[-1]
        if isinstance(last, int):
            node[last] = self.new
        else:
            setattr(node, last, self.new)
        return ast.fix_missing_locations(changed)


def _is_passed_over(node: ast.AST) -> bool:
    """Whether it is a text for people, or what only type checkers read."""
    called = isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("both", "cast", "TypeVar")
    fenced = isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
    typed = isinstance(node, ast.Subscript) and getattr(node.value, "id", "") in ("Literal", "Callable", "Generic")
    return called or fenced or typed or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def _changed(node: ast.AST, path: tuple[Any, ...]) -> Iterator[Change]:
    """The changes of a node itself."""
    line = getattr(node, "lineno", 0)
    match node:
        case ast.Compare(ops=[one]) if type(one) in _OTHER:
            yield Change(
                line, f"{type(one).__name__} → {_OTHER[type(one)].__name__}", (*path, "ops", 0), _OTHER[type(one)]()
            )
        case ast.BinOp(op=one) | ast.BoolOp(op=one) | ast.AugAssign(op=one) if type(one) in _OTHER:
            yield Change(
                line, f"{type(one).__name__} → {_OTHER[type(one)].__name__}", (*path, "op"), _OTHER[type(one)]()
            )
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield Change(line, "not x → x", path, operand)
        case ast.Constant(value=bool() as value):
            yield Change(line, f"{value} → {not value}", path, ast.Constant(not value))
        case ast.Constant(value=int() as value):
            yield Change(line, f"{value} → {value + 1}", path, ast.Constant(value + 1))
        case ast.Constant(value=str() as value) if value:
            yield Change(line, f"{value[:20]!r} → another", path, ast.Constant(value + "X"))
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield Change(line, "return None", (*path, "value"), ast.Constant(None))
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test) if not isinstance(
            test, ast.Compare | ast.UnaryOp
        ):
            yield Change(line, "if not …", (*path, "test"), ast.UnaryOp(ast.Not(), test))
        case ast.Break():
            yield Change(line, "break → continue", path, ast.Continue())
        case ast.Continue():
            yield Change(line, "continue → break", path, ast.Break())


def _is_table(node: ast.AST) -> bool:
    """Whether it is a value of the module itself: words and numbers that a test could only copy."""
    return isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign)


def changes(node: ast.AST, path: tuple[Any, ...] = ()) -> Iterator[Change]:
    """Every change of what is at and below `node`, but for the tables of its module."""
    if _is_passed_over(node) or (_is_table(node) and len(path) == len(("body", 0))):
        return
    yield from _changed(node, path)
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for place, one in enumerate(value) if isinstance(value, list) else ():
            if isinstance(one, ast.AST):
                yield from changes(one, (*path, name, place))
        if isinstance(value, ast.AST) and not (
            isinstance(node, ast.JoinedStr | ast.FormattedValue) and name == "format_spec"
        ):
            yield from changes(value, (*path, name))


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module as it is changed."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        self.name, self.path, self.code = name, path, code

    def find_spec(self, fullname: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        """The changed module, if it is asked for."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def create_module(self, _: object) -> None:
        """As Python makes one."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code."""
        exec(self.code, module.__dict__)


def _survives(name: str, path: Path, changed: ast.Module, tests: Sequence[str]) -> bool:
    """Whether all tests pass with the change."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            signal.alarm(_MOST)
            sys.meta_path.insert(0, _Changed(name, path, compile(changed, str(path), "exec")))
            import pytest

            code = int(pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]))
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def measure(target: str, sample: int, seed: int) -> tuple[int, list[Change], int]:
    """How many changes of a module were tried, those that survived, and how many there are."""
    path = SOURCE / f"{target.replace('.', '/')}.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    every = list(changes(tree))
    chosen = Random(f"{seed} {target}").sample(every, min(sample, len(every))) if sample else every
    tests = [str(ROOT / "tests" / f"{name}.py") for name in TARGETS[target].split()]
    name = f"raes_cli.{target}"
    if not _survives(name, path, tree, tests):
        raise SystemExit(f"{target}: its tests fail without any change")
    return len(chosen), [one for one in chosen if _survives(name, path, one.made(tree), tests)], len(every)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(prog="python bench/mutation.py", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"of {', '.join(TARGETS)}; else all")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for module in ("pytest", "typer", "yaml", "pydantic", "rich.table", "jsonschema"):
        __import__(module)
    killed = total = 0
    for target in asked.modules or TARGETS:
        started = time.monotonic()
        tried, survived, there = measure(target, asked.sample, asked.seed)
        killed, total = killed + tried - len(survived), total + tried
        print(
            f"{target:26} {tried:4} of {there:4} changes, {100 * (tried - len(survived)) / tried:5.1f} % seen, {time.monotonic() - started:4.0f} s",
            flush=True,
        )
        for one in sorted(survived, key=lambda one: one.line):
            print(f"    line {one.line}: {one.said}", flush=True)
    print(f"{killed} of {total} seen: {100 * killed / total:.1f} %")


if __name__ == "__main__":
    main()
