"""Mutation testing: each module is changed in one place at a time, and a change that no test detects survives.

`python bench/mutation.py [MODULE…] [--sample N] [--seed N] [--jobs N]` samples N changes of each module (default 60; 0
tries all). The tests are run once unchanged, noting which tests reach each line. Each change is then made in a process
forked from one that has everything loaded, which runs the tests that reach the changed place and stops at the first
failure; nothing is written.
"""

from __future__ import annotations

import argparse
import ast
import copy
import functools
import gc
import os
import pickle
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from random import Random
from types import FunctionType, ModuleType
from typing import IO, Any

import coverage
import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "raes_cli"
READER = (
    "test_readings test_holders test_measures test_asking test_alternatives test_counting test_respelt test_tokens"
    " test_filters test_hints test_carried test_ranking test_called test_unknown test_around test_strangers test_recast test_questions test_public"
)
TARGETS = {
    "names": "test_names test_resolve", "dates": "test_dates", "text": "test_text", "curate.conflicts": "test_conflicts",
    "index.cache": "test_cache", "index.seen": "test_cache", "files": "test_files test_cache",
    **{
        f"lookup.reading.{path.stem}".removesuffix(".__init__"): READER
        for path in sorted((SOURCE / "lookup" / "reading").glob("*.py"))
    },
}  # fmt: skip
"""Name of a module → the tests that should detect changes in it."""
_PAIRS = (
    (ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.In, ast.NotIn), (ast.Is, ast.IsNot), (ast.Add, ast.Sub), (ast.Mult, ast.FloorDiv), (ast.And, ast.Or),
    (ast.BitOr, ast.BitAnd),
)  # fmt: skip
_OTHER = {**dict(_PAIRS), **{other: one for one, other in _PAIRS}}
_MOST = 60
"""CPU seconds after which a test counts as an endless loop."""


class Change:
    """A change: its line, its description, the path of the changed node, and the new node."""

    def __init__(self, line: int, said: str, path: Sequence[Any], new: object) -> None:
        self.line, self.said, self.path, self.new = line, said, path, new

    def made(self, tree: ast.Module) -> ast.Module:
        """Return the changed module."""
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

    def lines(self, tree: ast.Module) -> range:
        """Return the lines of the changed statement, without nested ones; all lines if it is not in a function."""
        node: Any = tree
        found, inside = range(sys.maxsize), False
        for step in self.path:
            node = node[step] if isinstance(step, int) else getattr(node, step)
            if isinstance(node, ast.FunctionDef):
                found, inside = range(sys.maxsize), True
            elif isinstance(node, ast.stmt) and inside:
                within = (
                    getattr(node, "body", None) if isinstance(node, ast.If | ast.While | ast.For | ast.With) else None
                )
                end = max(node.lineno, within[0].lineno - 1) if within else node.end_lineno or node.lineno
                found = range(node.lineno, end + 1)
        return found


def _is_passed_over(node: ast.AST) -> bool:
    """Return whether a node is text for people or only read by type checkers."""
    called = isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("both", "cast", "TypeVar")
    fenced = isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
    typed = isinstance(node, ast.Subscript) and getattr(node.value, "id", "") in ("Literal", "Callable", "Generic")
    return called or fenced or typed or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def _changed(node: ast.AST, path: tuple[Any, ...]) -> Iterator[Change]:
    """Yield the changes of the node itself."""
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
    """Return whether a node assigns a constant of the module: words and numbers that a test could only copy."""
    return isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign)


def changes(node: ast.AST, path: tuple[Any, ...] = ()) -> Iterator[Change]:
    """Yield every change at and below `node`, except in the constants of its module."""
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


def _functions(value: object, name: str) -> Iterator[tuple[str, FunctionType]]:
    """Yield the functions in a class or behind a decorator, each with its qualified name."""
    for inner in ("__wrapped__", "__func__", "fget", "func"):
        if not isinstance(value, FunctionType | type) and hasattr(value, inner):
            value = getattr(value, inner)
    if isinstance(value, FunctionType):
        yield name, value
        if hasattr(value, "__wrapped__"):
            yield from _functions(value.__wrapped__, f"{name}.__wrapped__")
    elif isinstance(value, type):
        for key, one in vars(value).items():
            yield from _functions(one, f"{name}.{key}")


def _own(module: dict[str, Any], name: str) -> dict[str, FunctionType]:
    """Return the functions that a module defines itself."""
    own = (one for one in module.items() if getattr(one[1], "__module__", None) == name)
    return {place: found for key, one in own for place, found in _functions(one, key)}


def _put(changed: ast.Module, module: ModuleType, path: Path) -> bool:
    """Replace the code of the functions of a loaded module by the changed code; return whether any function differs."""
    other = {"__name__": module.__name__, "__file__": str(path)}
    exec(compile(changed, str(path), "exec"), other)
    theirs = _own(other, module.__name__)
    differ = False
    for place, function in _own(vars(module), module.__name__).items():
        new = theirs[place]
        for part in ("__code__", "__defaults__", "__kwdefaults__"):
            if getattr(function, part) != getattr(new, part):
                setattr(function, part, getattr(new, part))
                differ = True
    return differ


@functools.cache
def _memories(loaded: int) -> list[Any]:  # noqa: ARG001 - part of the cache key: search again when modules were loaded
    """Return all `lru_cache` wrappers."""
    return [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]  # noqa: SLF001


def _forget() -> None:
    """Clear the caches of functions, so that each test reaches all the code it needs."""
    for one in _memories(len(sys.modules)):
        if one is not _memories:
            one.cache_clear()


def _forked(works: Sequence[Callable[[], Any]], jobs: int) -> Iterator[tuple[int, Any]]:
    """Yield the place and result of each of `works` as it finishes, in its own process; None for one that fails.

    At most `jobs` processes run at a time.
    """
    running: dict[int, tuple[int, IO[bytes]]] = {}
    for place in range(len(works) + jobs):
        if running and (len(running) == jobs or place >= len(works)):
            done, given = running.pop(os.wait()[0])
            with given:
                given.seek(0)
                told = given.read()
            yield done, pickle.loads(told) if told else None
        if place < len(works):
            given = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been read
            if child := os.fork():
                running[child] = place, given
                continue
            try:
                nowhere = os.open(os.devnull, os.O_RDWR)
                for stream in (0, 1, 2):
                    os.dup2(nowhere, stream)
                given.write(pickle.dumps(works[place]()))
                given.flush()
            finally:
                os._exit(0)


def _index(cache: Path) -> None:
    """Build the indexes that most tests use, so that not every process has to."""
    cache.mkdir()
    os.environ["XDG_CACHE_HOME"] = str(cache)
    from raes_cli.base import open_base

    for facts in (ROOT / "tests" / "frozen" / "facts.yaml", ROOT / "data" / "facts.yaml"):
        open_base(facts).close()


class Driver:
    """A pytest plugin that measures modules in place of the test loop."""

    def __init__(self, targets: Sequence[str], sample: int, seed: int, jobs: int) -> None:
        self.targets, self.sample, self.seed, self.jobs = targets, sample, seed, jobs
        self.items: dict[str, pytest.Item] = {}
        self.took: dict[str, float] = {}
        self.there: dict[str, int] = {}
        self.by: dict[str, dict[int, list[str]]] = {target: {} for target in targets}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure each module, and print the survivors."""
        self.items = {one.nodeid: one for one in session.items}
        self.factory = session.config._tmp_path_factory  # type: ignore[attr-defined] # noqa: SLF001 - of the tests
        list(_forked([functools.partial(_index, self.factory.getbasetemp() / "cache")], 1))
        self._record()
        chosen = [(target, change) for target in self.targets for change in self._chosen(target)]
        missed: dict[str, list[Change]] = {target: [] for target in self.targets}
        left = Counter(target for target, _ in chosen)
        for place, passes in _forked([functools.partial(self._passes, *one) for one in chosen], self.jobs):
            target, change = chosen[place]
            if passes:
                missed[target].append(change)
            left[target] -= 1
            if not left[target]:
                self._tell(target, missed[target])
        seen = len(chosen) - sum(map(len, missed.values()))
        print(f"{seen} of {len(chosen)} seen: {100 * seen / len(chosen):.1f} %")
        return True

    def _run(self, names: Sequence[str], *, cold: bool = False) -> Iterator[bool]:
        """Run the tests with these names, and yield whether each passes; the next one runs when it is asked for.

        They run in their own temporary folder, but share the cache, in which the index does not depend on the change.
        """
        folder = Path(tempfile.mkdtemp(dir=self.factory.getbasetemp()))
        if not cold:
            (folder / "cache").symlink_to(self.factory.getbasetemp() / "cache")
        self.factory._basetemp = folder  # noqa: SLF001
        for name, following in zip_longest(names, names[1:]):
            resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + _MOST, resource.RLIM_INFINITY))
            reports = runtestprotocol(self.items[name], log=False, nextitem=self.items.get(following))
            yield not any(report.failed for report in reports)
        shutil.rmtree(folder, ignore_errors=True)

    def _record(self) -> None:
        """Record which tests reach each line of each module, and how long each test takes."""
        started = time.monotonic()
        parts = [list(self.items)[at :: self.jobs] for at in range(self.jobs)]
        for _, told in _forked([functools.partial(self._recorded, names) for names in parts if names], self.jobs):
            if isinstance(told, str | None):
                raise SystemExit(f"a test fails without any change: {told}")
            self.took.update(told[1])
            for target, lines in told[0].items():
                for line, names in lines.items():
                    self.by[target].setdefault(line, []).extend(names)
        print(
            f"{len(self.items)} tests, {sum(self.took.values()):.0f} s, in {time.monotonic() - started:.0f}", flush=True
        )

    def _recorded(self, names: Sequence[str]) -> tuple[dict[str, dict[int, list[str]]], dict[str, float]] | str:
        """Return target → line → tests that reach it, and the duration of each test; or the name of one that fails."""
        paths = {target: str(_path(target)) for target in self.targets}
        cover = coverage.Coverage(data_file=None, config_file=False, include=list(paths.values()))
        took = {}
        running = self._run(names)
        cover.start()
        for name in names:
            _forget()
            cover.switch_context(name)
            started = time.process_time()
            if not next(running):
                return name
            took[name] = time.process_time() - started
        cover.stop()
        return {target: cover.get_data().contexts_by_lineno(path) for target, path in paths.items()}, took

    def _chosen(self, target: str) -> list[Change]:
        """Return the changes of a module to try."""
        every = list(changes(_tree(target)))
        self.there[target] = len(every)
        return Random(f"{self.seed} {target}").sample(every, min(self.sample or len(every), len(every)))

    def _passes(self, target: str, change: Change) -> bool:
        """Return whether all tests that reach a change pass with it; the quickest run first."""
        tree, files = _tree(target), {f"tests/{name}.py" for name in TARGETS[target].split()}
        lines = change.lines(tree)
        tests = {one for line, some in self.by[target].items() if line in lines for one in some}
        names = sorted((one for one in tests if one.partition("::")[0] in files), key=self.took.__getitem__)
        _forget()
        if not _put(change.made(tree), import_module(f"raes_cli.{target}"), _path(target)):
            return True
        return all(self._run(names, cold=not target.startswith("lookup.")))

    def _tell(self, target: str, missed: list[Change]) -> None:
        """Print the result for a module."""
        tried = min(self.sample or self.there[target], self.there[target])
        seen = 100 * (tried - len(missed)) / tried
        print(f"{target:28} {tried:4} of {self.there[target]:4} changes, {seen:5.1f} % seen")
        for one in sorted(missed, key=lambda one: one.line):
            print(f"    line {one.line}: {one.said}")
        sys.stdout.flush()


def _tree(target: str) -> ast.Module:
    return ast.parse(_path(target).read_text(encoding="utf-8"))


def _path(target: str) -> Path:
    path = SOURCE / target.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def main() -> None:
    """Measure the modules given on the command line."""
    parser = argparse.ArgumentParser(prog="python bench/mutation.py", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"of {', '.join(TARGETS)}; else all")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time (2)")
    asked = parser.parse_args()
    targets = asked.modules or list(TARGETS)
    files = sorted({str(ROOT / "tests" / f"{name}.py") for target in targets for name in TARGETS[target].split()})
    with tempfile.TemporaryDirectory() as folder:
        options = f"-q -s -p no:cacheprovider -p no:xdist --rootdir={ROOT} --basetemp={folder}/tests".split()
        pytest.main([*options, *files], plugins=[Driver(targets, asked.sample, asked.seed, asked.jobs)])


if __name__ == "__main__":
    main()
