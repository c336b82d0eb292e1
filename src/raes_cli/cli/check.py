"""The base checked, and what it must look like."""

import json
import os
from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import suppress
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING

from typer import Exit

from raes_cli import files
from raes_cli.cli import output
from raes_cli.cli.ask import tell_passed_over
from raes_cli.cli.speech import say
from raes_cli.errors import UsageError
from raes_cli.lookup.base import after, layers, lock_of, named, public
from raes_cli.lookup.folders import checkout
from raes_cli.problems import Problem
from raes_cli.text import both, listed, nearest, one_line

if TYPE_CHECKING:
    from raes_cli.curate import Layer
    from raes_cli.curate.book import Book

_FEW = 3


def check(
    paths: Sequence[str],
    facts: Sequence[str],
    texts: Sequence[str],
    form: str,
    explain: str | None,
    *,
    lock: bool,
) -> None:
    """Check the base at `facts` and `paths`, also against the `texts` of its sources; exit 1 where it has problems."""
    if explain:
        output.write(_explained(explain))
        return
    from raes_cli.curate import examine, verified
    from raes_cli.curate.texts import name_of

    if lock and not texts:
        raise UsageError(both("--lock goes with --texts DIR", "--lock нужен вместе с --texts DIR"))
    asked = [*facts, *paths]
    if not named(asked) and (own := checkout()):
        asked = [own, *(str(Path(public(own), name)) for name in after(own))]
    read = layers(asked)
    tell_passed_over(asked)
    book, problems = examine(read)
    wanted = {name_of(id_, source) for id_, source in book.base.sources.items()}
    contents = _texts(texts, wanted) if texts else None
    checked, places = verified(book, read, contents)
    problems += checked
    if texts and lock and not problems:
        _write_lock(book, read, places)
    where = {layer.file: _here(layer.path) for layer in read}
    output.write(_REPORTS[form]([(where.get(problem.file, problem.file), problem) for problem in problems]))
    if problems:
        count, told = len(problems), _told(read)
        output.tell(
            both(f"{'1 problem' if count == 1 else f'{count} problems'} in {told}", f"ошибок: {count} ({told})")
        )
        raise Exit(1)
    if form == "text":
        _praise(book, contents or {}, _told(read))


def schema(what: str) -> None:
    """Write the JSON Schema of the base or of the output."""
    from raes_cli.curate import schemas

    document = {"base": schemas.base, "output": schemas.output}[what]()
    output.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


Found = Iterable[tuple[str, Problem]]


def _here(path: str) -> str:
    """A path as one would type it here."""
    with suppress(OSError, ValueError):  # the folder may have been removed
        path = str(Path(path).resolve().relative_to(Path.cwd()))
    return files.shown(path)


def _as_text(found: Found) -> str:
    lines = []
    for file, problem in found:
        remedy = f" ({one_line(say(problem.remedy))})" if problem.remedy else ""
        place, said = f"{file}:{problem.line}:{problem.column}", one_line(say(problem.message))
        lines.append(f"{place}: error[{problem.rule}]: {said}{remedy}\n")
    return "".join(lines)


def _as_json(found: Found) -> str:
    rows = [
        {
            "file": file,
            "line": problem.line,
            "column": problem.column,
            "rule": problem.rule,
            "message": problem.message,
            "remedy": problem.remedy,
        }
        for file, problem in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _as_github(found: Found) -> str:
    """Workflow commands, whose percent signs and line ends are escaped as that format asks."""
    lines = []
    for file, problem in found:
        message = one_line(say(problem.message)).replace("%", "%25")
        name = file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        lines.append(f"::error file={name},line={problem.line},col={problem.column},title={problem.rule}::{message}\n")
    return "".join(lines)


_REPORTS: dict[str, Callable[[Found], str]] = {"text": _as_text, "json": _as_json, "github": _as_github}


def _explained(rule: str) -> str:
    from raes_cli.curate import explanations

    known = explanations()
    if rule not in known:
        near = nearest(rule, known)
        message = both(f"there is no rule '{one_line(rule)}'", f"нет правила '{one_line(rule)}'")
        names = listed(near or sorted(known))
        raise UsageError(message, both(f"rules: {names}", f"правила: {names}"))
    return f"{rule}: {cleandoc(say(known[rule]))}\n"


def _texts(folders: Sequence[str], wanted: Container[str]) -> dict[str, bytes]:
    """The texts in `folders` by name, of those `wanted`: what else lies there may be of any size.

    What stands before the last `_` of a name may be a number that orders the folder: `014_ID.txt`.
    """
    found = {}
    for folder in folders:
        name = files.shown(folder)
        path = Path(files.path(folder))
        try:
            if not path.is_dir():
                raise UsageError(both(f"'{name}' is no folder of texts", f"'{name}' — не папка с текстами"))
            inside = sorted(path.iterdir())
        except OSError as error:
            raise files.refused(name, error) from None
        for one in inside:
            called = files.typed(one.name)
            if key := next((key for key in (called, called.rpartition("_")[2]) if key in wanted), None):
                found[key] = files.read(str(one), files.shown(str(one))).content
    return found


def _write_lock(book: "Book", read: "list[Layer]", places: dict[tuple[str, str], int]) -> None:
    """Beside each file of the base, where the anchors that it has were found."""
    from raes_cli.cli.files import replace
    from raes_cli.curate.evidence import write_lock

    for layer in read:
        cited = {(source, anchor) for path, source, anchor in book.citations() if book.place(path)[0] == layer.file}
        target = lock_of(layer.path)
        name, content = files.shown(target), write_lock({key: line for key, line in places.items() if key in cited})
        try:
            replace(Path(os.path.realpath(target)), content.encode())
        except OSError as error:
            raise output.failure(error, name) from None
        output.note(both(f"wrote {name}", f"записан {name}"))


def _told(read: "list[Layer]") -> str:
    """What was checked."""
    shown = listed(_here(layer.path) for layer in read[:_FEW])
    return f"{shown}, … ({len(read)})" if len(read) > _FEW else shown


def _praise(book: "Book", texts: dict[str, bytes], told: str) -> None:
    from raes_cli.curate.texts import coverage, name_of

    count = sum(1 for _ in book.records())
    output.note(both(f"{count} records, no problems in {told}", f"записей: {count}, ошибок нет ({told})"))
    for source, (sentences, used, silent) in coverage(book, texts).items():
        anchors = sum(1 for _, at, _ in book.citations() if at == source)
        en = f"{anchors} anchors found; {sentences} sentences, {used} used, {silent} silent"
        ru = f"цитат найдено: {anchors}; предложений: {sentences}, использовано: {used}, без фактов: {silent}"
        output.note(both(f"{source}: {en}", f"{source}: {ru}"))
    cards = [id_ for id_, source in book.base.sources.items() if not source.file and name_of(id_, source) in texts]
    if cards:
        anchors = sum(1 for _, at, _ in book.citations() if at in cards)
        en, ru = f"cards: {len(cards)}; {anchors} anchors found", f"карточек: {len(cards)}; цитат найдено: {anchors}"
        output.note(both(en, ru))
