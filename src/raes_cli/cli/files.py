"""Answers as files: the extension selects the format; writes are atomic and never replace a file unasked."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from raes_cli import files
from raes_cli.cli.output import STANDARD, Content, failure, in_blocks, put, write
from raes_cli.errors import UsageError
from raes_cli.formats import CHARTS, CITATIONS, PICTURES
from raes_cli.lookup.base import files_of, lock_of, named, public
from raes_cli.lookup.folders import joins
from raes_cli.lookup.query import quoted
from raes_cli.text import both, listed, one_line


def form_of(name: str, endings: Mapping[str, str]) -> str:
    """Return the format for the extension of a file name, by the `endings` of answers, charts or citations."""
    ending = Path(name).suffix.lower()
    if ending in endings:
        return endings[ending]
    shown, known = one_line(name), listed(endings)
    if endings is CHARTS:
        message = both(
            f"the extension of '{shown}' does not fit a chart", f"расширение '{shown}' не подходит для графика"
        )
        raise UsageError(message, both(f"one of {known}", f"одно из {known}"))
    message = both(
        f"cannot tell the format from the extension of '{shown}'", f"по расширению '{shown}' формат не определить"
    )
    option = "--style" if endings is CITATIONS else "--format"
    hint = both(f"one of {known}, or give {option}", f"одно из {known}; или укажите {option}")
    if CHARTS.get(ending) in PICTURES:
        hint = both("only trade, figures and export have a chart", "график есть только у trade, figures и export")
    raise UsageError(message, hint)


def save(content: Content, name: str, facts: Sequence[str], *, force: bool) -> None:
    """Write `content` to the file `name`, text as UTF-8; an existing file is replaced only with `force`.

    `-` is stdout; a pipe or a device is written to directly; a file of the base at `facts` is refused. Raises
    `UsageError` for a file that must not be written, `OutputError` for one that cannot be.
    """
    if name == STANDARD:
        write(content)
        return
    path = Path(files.path(name))
    try:
        if _is_stream(path):
            flags = os.O_WRONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NONBLOCK", 0)
            with suppress(BrokenPipeError), open(os.open(path, flags), "wb", buffering=0) as stream:
                for block in in_blocks(content):
                    put(stream, block)
        else:
            _refuse(path, name, facts, force=force)
            try:
                replace(path, content, over=force)
            except FileExistsError:  # it has been created in the meantime
                _refuse(path, name, facts, force=force)
                raise
    except (OSError, ValueError) as error:
        raise failure(error, one_line(name)) from None


def refuse(name: str, facts: Sequence[str], *, force: bool) -> None:
    """Raise `UsageError` for a file `name` that `save` would refuse, before there is anything to write."""
    path = Path(files.path(name))
    try:
        if name != STANDARD and not _is_stream(path):
            _refuse(path, name, facts, force=force)
    except (OSError, ValueError) as error:
        raise failure(error, one_line(name)) from None


def as_typed(name: str) -> str:
    """Return a file name as typed in a command line: quoted for the shell, and not mistaken for an option."""
    shown = files.shown(name)
    return quoted(f"./{shown}" if shown.startswith("-") else shown)


def _is_stream(path: Path) -> bool:
    """Return whether `path` is a pipe or a device such as /dev/stdout, in which there is nothing to replace."""
    mode = path.stat().st_mode if path.exists() else 0
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


def _mode(path: Path) -> int:
    """Return the type and permissions of the file at `path`, not following links; 0 if there is none."""
    return path.lstat().st_mode if os.path.lexists(path) else 0


def _refuse(path: Path, name: str, facts: Sequence[str], *, force: bool) -> None:
    """Raise `UsageError` if a file must not be written."""
    mode = _mode(path)
    instead = both("name a file; `-` is standard output", "назовите файл; `-` — стандартный вывод")
    another = both("name another file", "назовите другой файл")
    forced = both("--force overwrites it", "--force перезапишет")
    refusals = (
        (not name, both("is not a file name", "— не имя файла"), instead),
        (stat.S_ISLNK(mode), both("is a symbolic link", "— символическая ссылка"), instead),
        (stat.S_ISDIR(mode) or name.endswith("/"), both("is a folder", "— папка"), instead),
        (mode and not stat.S_ISREG(mode), both("is not a regular file", "— не обычный файл"), instead),
        (_is_of_base(path, facts), both("belongs to the base", "— часть базы"), another),
        (mode and not force, both("exists already", "уже есть"), forced),
    )
    for holds, words, hint in refusals:
        if holds:
            shown = one_line(name)
            raise UsageError(both(f"'{shown}' {words['en']}", f"'{shown}' {words['ru']}"), hint)


def _is_of_base(path: Path, facts: Sequence[str]) -> bool:
    """Return whether a file at `path` is, or would be, read as part of the base."""
    target = _real(path)
    base = [path for path, _ in files_of(facts)]
    return joins(str(target), named(facts), public()) or target in [_real(one) for one in (*base, *map(lock_of, base))]


def _real(path: str | Path) -> Path:
    """Return `path` without links and dots; `Path.resolve` would raise for links that run in a circle."""
    return Path(os.path.realpath(path))


def replace(path: Path, content: Content, *, over: bool = True) -> None:
    """Replace `path` atomically by a temporary file written beside it; an existing file keeps its permissions.

    Raises `OSError`, also if a file exists there by now and `over` is false.
    """
    mode = _mode(path)
    draft = path.with_name(f".raes-{os.getpid()}-{time.monotonic_ns()}.tmp")
    permissions = stat.S_IMODE(mode) if mode else 0o666
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, permissions), "wb") as file:
            file.writelines(in_blocks(content))
            file.flush()
            os.fsync(file.fileno())
        if mode:
            draft.chmod(permissions)
        if over or not _linked(draft, path):
            draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _linked(draft: Path, path: Path) -> bool:
    """Return whether `path` was created as a hard link, which never replaces a file; not every file system has them."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True
