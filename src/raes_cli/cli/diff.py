"""`raes diff`: the records that were added, removed or changed between two bases, or two revisions of one."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from typer import Exit

from raes_cli import files, labels, vocabularies
from raes_cli.cli import output
from raes_cli.cli.language import say, spoken
from raes_cli.cli.progress import watched
from raes_cli.errors import UsageError
from raes_cli.lookup.base import layers
from raes_cli.lookup.folders import ENDINGS
from raes_cli.record_parts import LANGUAGES
from raes_cli.show.wording import flat, label, named, phrase
from raes_cli.text import both, one_line

_DERIVED = frozenset(("origin", "mentioned_in", "parts", "about_titles"))
"""Keys that change with the position of a record in its file, or with other records."""
_NAMES = labels.FIELDS | {"title": both("title", "название"), "name": both("name", "название")}
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}

Records = Mapping[str, Mapping[str, Any]]
Row = dict[str, Any]


def diff(old: str, new: str, form: str, facts: Sequence[str]) -> None:
    """Write the differences between the bases `old` and `new`; like `diff`, exit with 1 if there are any.

    Each is a file, a folder, `default`, or `REV:PATH` in a git repository, where `REV:` alone means the path of the
    base. They may be layers on top of the base at `facts`.
    """
    rows = list(changes(_records(old, facts), _records(new, facts)))
    if form == "json":
        output.write(output.as_json(rows))
    elif rows:
        output.write("".join(f"{line}\n" for row in rows for line in _told(row)))
    count = {change: sum(row["change"] == change for row in rows) for change in _SIGNS}
    told = both(
        f"{count['added']} added, {count['removed']} removed, {count['changed']} changed",
        f"добавлено: {count['added']}, убрано: {count['removed']}, изменено: {count['changed']}",
    )
    output.note(told if rows else both("no difference", "различий нет"))
    if rows:
        raise Exit(1)


def changes(old: Records, new: Records) -> Iterator[Row]:
    """Yield a row for each record that was added, changed or removed, in the order of the new base, removed ones last.

    `fields` are the keys that differ, each with `before` and `after`.
    """
    for id_, record in new.items():
        if id_ not in old:
            yield _row("added", record)
            continue
        before = old[id_]
        keys = [key for key in {**before, **record} if key not in _DERIVED and before.get(key) != record.get(key)]
        if keys:
            fields = [{"key": key, "before": before.get(key), "after": record.get(key)} for key in keys]
            yield _row("changed", record) | {"fields": fields}
    yield from (_row("removed", record) for id_, record in old.items() if id_ not in new)


def _row(change: str, record: Mapping[str, Any]) -> Row:
    title = record.get("title") or record.get("name")
    return {"id": record["id"], "type": record["type"], "change": change, "title": title, "fields": []}


def _told(row: Row) -> Iterator[str]:
    """Yield a row as text: the record, then each changed field with its old and new value."""
    lang = spoken()
    kind = label(vocabularies.TYPES, row["type"], lang)
    yield flat(f"{_SIGNS[row['change']]} {row['id']}  {kind}  {named(row, lang)}")
    for field in row["fields"]:
        before, after = field["before"], field["after"]
        name = label(_NAMES, field["key"], lang)
        if isinstance(before, list) and isinstance(after, list):
            yield from (f"    {name}: - {flat(phrase(one, lang))}" for one in before if one not in after)
            yield from (f"    {name}: + {flat(phrase(one, lang))}" for one in after if one not in before)
            if sorted(map(str, before)) == sorted(map(str, after)):
                yield f"    {name}: {say(both('in another order', 'в другом порядке'))}"
        else:
            yield from (f"    {name}{of}: {was} → {now}" for of, was, now in _changed(before, after, lang))


def _changed(before: object, after: object, lang: str) -> Iterator[tuple[str, str, str]]:
    """Yield a language mark, the old and the new value: in `lang` if they differ in it, else in another language."""
    for language in (lang, *(other for other in LANGUAGES if other != lang)):
        was, now = (flat(phrase(value, language)) or "–" for value in (before, after))
        if was != now:
            yield f" ({language})" if language != lang else "", was, now
            return
    yield "", flat(json.dumps(before, ensure_ascii=False)), flat(json.dumps(after, ensure_ascii=False))


def _records(where: str, facts: Sequence[str]) -> Records:
    """Return the finished records of a base by id, in its order, along with those of the base at `facts`."""
    from raes_cli.curate import Layer, curate

    revision, colon, path = where.partition(":")
    if colon and not os.path.lexists(where):
        read = [Layer(name, content) for name, content in _of_revision(revision, path)]
    else:
        read = [layer._replace(lock=b"") for layer in layers([where])]  # the locator of an anchor is not a fact
    below = [layer._replace(lock=b"") for layer in layers(facts)] if facts else []
    with watched() as told:
        return {record["id"]: record for record in curate([*below, *read], told).records}


def _of_revision(revision: str, path: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of the files of a base, as of a revision of the current git repository."""
    paths = [path] if path else ["data/facts.yaml", "data/public"]
    root = _named(_git("rev-parse", "--show-toplevel")).removesuffix("\n")
    tree = _git("-C", root, "ls-tree", "-r", "--name-only", "-z", "--end-of-options", revision, "--", *paths)
    if not tree and not path:  # the base may be at the root
        tree = _git("-C", root, "ls-tree", "--name-only", "-z", "--end-of-options", revision)
    found = [name for name in _named(tree).split("\0") if name.endswith(ENDINGS)]
    if not found:
        shown = one_line(f"{revision}:{path}")
        raise UsageError(
            both(f"there is no *.yaml file at '{shown}'", f"по адресу «{shown}» нет файлов *.yaml"),
            both("REV:PATH, from the root of the repository", "РЕВИЗИЯ:ПУТЬ, от корня репозитория"),
        )
    for name in found:
        yield files.shown(name), _git("-C", root, "show", "--end-of-options", f"{revision}:{name}")


def _named(printed: bytes) -> str:
    """Decode names as git prints them: independent of the locale, keeping bytes that are not UTF-8."""
    return printed.decode("utf-8", "surrogateescape")


def _git(*arguments: str) -> bytes:
    """Return the output of git; raises `UsageError` if it fails."""
    typed = [one.encode("utf-8", "surrogateescape") for one in arguments]
    try:
        done = subprocess.run([b"git", *typed], capture_output=True, check=False)  # noqa: S603 - the user's own
    except OSError:
        raise UsageError(both("git is not installed", "git не установлен")) from None
    if done.returncode:
        *_, said = "", *done.stderr.decode("utf-8", "replace").strip().splitlines()
        message = f"git: {one_line(said)}"
        raise UsageError(both(message, message), both("REV:PATH, as git show has it", "РЕВИЗИЯ:ПУТЬ, как в git show"))
    return done.stdout
