"""`raes check` and `raes schema`: validate a base, and describe its format."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING

from typer import Exit

from raes_cli import files
from raes_cli.cli import output
from raes_cli.cli.ask import tell_passed_over
from raes_cli.cli.language import say
from raes_cli.cli.progress import watched
from raes_cli.cli.texts import Texts
from raes_cli.errors import UsageError, no_such
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
    fix: bool,
    diff: bool,
) -> None:
    """Check the base at `facts` and `paths`, also against the `texts` of its sources; exit with 1 if it has problems.

    With `fix`, apply the automatic fixes first; with `diff`, only show them, and exit with 1 if there are any.
    """
    if explain:
        output.write(_explained(explain))
        return
    from raes_cli.curate import examine, provisional, verified

    if lock and not texts:
        raise UsageError(both("--lock needs --texts DIR", "--lock — только вместе с --texts ПАПКА"))
    asked = [*facts, *paths]
    if not named(asked) and (own := checkout()):
        asked = [own, *(str(Path(public(own), name)) for name in after(own))]
    read = layers(asked)
    tell_passed_over(asked)
    if fix or diff:
        from raes_cli.cli import fixes

        changes = fixes.changes(read)
        if diff:
            fixes.show(changes)
            return
        read = fixes.write(read, changes)
    with watched() as hears:
        book, problems = examine(read, hears)
    if any(problem.rule == "draft" for problem in problems):  # an incomplete record hides its other problems
        read, book, more = provisional(read)
        told_of = {(problem.file, problem.line, problem.rule) for problem in problems}
        problems += [one for one in more if (one.file, one.line, one.rule) not in told_of]
    held = Texts.of(texts, book)
    if held.strays and not book.left_out:  # a source that was left out may describe them
        strays = _few(held.strays)
        output.note(both(f"not named by any source: {strays}", f"не указаны ни в одном источнике: {strays}"))
    checked, places = verified(book, read, held.contents if texts else None)
    problems += checked
    if texts and lock and not problems:
        _write_lock(book, read, places)
    where = held.paths | {layer.file: here(layer.path) for layer in read}
    told = _few([here(layer.path) for layer in read])
    output.write(_REPORTS[form]([one._replace(file=where.get(one.file, one.file)) for one in problems]))
    if problems:
        count = len(problems)
        en = f"{'1 problem' if count == 1 else f'{count} problems'} in {told}"
        output.tell(both(en, f"ошибок: {count} ({told})"))
        raise Exit(1)
    if form == "text":
        _praise(book, held, told)
        _unproved(book, held, places)


def schema(what: str) -> None:
    """Write the JSON Schema of the base or of the output."""
    from raes_cli.curate import schemas

    document = {"base": schemas.base, "output": schemas.output}[what]()
    output.write(output.as_json(document))


def here(path: str) -> str:
    """Return `path` as it would be typed here: relative if it is below the working directory."""
    with suppress(OSError, ValueError):  # the working directory may have been removed
        path = str(Path(path).resolve().relative_to(Path.cwd()))
    return files.shown(path)


def _as_text(problems: Iterable[Problem]) -> str:
    lines = []
    for problem in problems:
        remedy = f" ({one_line(say(problem.remedy))})" if problem.remedy else ""
        place, said = f"{problem.file}:{problem.line}:{problem.column}", one_line(say(problem.message))
        lines.append(f"{place}: error[{problem.rule}]: {said}{remedy}\n")
    return "".join(lines)


def _as_json(problems: Iterable[Problem]) -> str:
    return output.as_json([problem._asdict() for problem in problems])


def _as_github(problems: Iterable[Problem]) -> str:
    """Return GitHub workflow commands, with the characters escaped that their format reserves."""
    lines = []
    for problem in problems:
        message = one_line(say(problem.message)).replace("%", "%25")
        name = problem.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        lines.append(f"::error file={name},line={problem.line},col={problem.column},title={problem.rule}::{message}\n")
    return "".join(lines)


_REPORTS: dict[str, Callable[[Iterable[Problem]], str]] = {"text": _as_text, "json": _as_json, "github": _as_github}


def _explained(rule: str) -> str:
    from raes_cli.curate.rules import explanations

    known = explanations()
    if rule not in known:
        names = listed(nearest(rule, known) or sorted(known))
        raise no_such("rule", "правила", rule, both(f"rules: {names}", f"правила: {names}"))
    return f"{rule}: {cleandoc(say(known[rule]))}\n"


def _write_lock(book: "Book", read: "list[Layer]", places: dict[tuple[str, str], int]) -> None:
    """Write a lock file beside each file of the base: where its anchors were found."""
    from raes_cli.cli.files import replace
    from raes_cli.curate.evidence import write_lock

    cited: dict[str, set[tuple[str, str]]] = {}
    for path, source, anchor in book.citations():
        cited.setdefault(book.file(path), set()).add((source, anchor))
    for layer in read:
        target, own = lock_of(layer.path), cited.get(layer.file, set())
        name, content = files.shown(target), write_lock({key: places[key] for key in own if key in places})
        try:
            replace(Path(os.path.realpath(target)), content.encode())
        except OSError as error:
            raise output.failure(error, name) from None
        output.note(both(f"wrote {name}", f"записан {name}"))


def _few(names: Sequence[str]) -> str:
    shown = listed(names[:_FEW])
    return f"{shown}, … ({len(names)})" if len(names) > _FEW else shown


def _praise(book: "Book", held: Texts, told: str) -> None:
    from raes_cli.curate.texts import coverage, name_of

    texts = held.contents
    count = sum(1 for _ in book.records())
    output.note(both(f"{count} records, no problems in {told}", f"записей: {count}, ошибок нет ({told})"))
    cited = book.cited()
    for source, (sentences, used, silent) in coverage(book, texts).items():
        anchors = len(cited.get(source, ()))
        en = f"anchors found: {anchors}; sentences: {sentences}, used: {used}, silent: {silent}"
        ru = f"цитат найдено: {anchors}; предложений: {sentences}, использовано: {used}, без фактов: {silent}"
        output.note(both(f"{source}: {en}", f"{source}: {ru}"))
    cards = [id_ for id_, source in book.base.sources.items() if not source.file and name_of(id_, source) in texts]
    if cards:
        anchors = sum(len(cited.get(card, ())) for card in cards)
        en, ru = f"cards: {len(cards)}; anchors found: {anchors}", f"карточек: {len(cards)}; цитат найдено: {anchors}"
        output.note(both(en, ru))


def _unproved(book: "Book", held: Texts, places: Mapping[tuple[str, str], int]) -> None:
    """Report anchors that were not checked because their texts are not at hand."""
    from raes_cli.curate.texts import name_of

    given = {id_ for id_, source in book.base.sources.items() if name_of(id_, source) in held.contents}
    cited = {(source, anchor) for _, source, anchor in book.citations() if source not in given}
    if not cited:
        return
    locked = len(cited & set(places))
    output.note(
        both(
            f"anchors not checked here: {len(cited)}; found when the lock file was written: {locked}",
            f"здесь не проверено цитат: {len(cited)}; найдено при записи файла сверки: {locked}",
        ),
        both(
            "--texts DIR checks them against the texts, and finds sentences that no record uses",
            "--texts ПАПКА сверит их с текстами и найдёт предложения, которых не использует ни одна запись",
        ),
    )
