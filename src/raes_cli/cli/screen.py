"""What the terminal can do: format, width, colour, links and pager, by the usual conventions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from raes_cli.cli.language import spoken
from raes_cli.errors import UsageError
from raes_cli.formats import BINARY, CHARTS, CITATIONS, COLUMNED, ENDINGS, MARKED, STYLES
from raes_cli.show.page import Page
from raes_cli.text import Words, both, listed

if TYPE_CHECKING:
    from raes_cli.cli.output_options import Output

_LESS = "-FIRX"
_SHOW_COLOR = ("less", "more")
"""Pagers that show colours if LESS contains R."""
_ESCAPES = r"\x1b\[[\d;]*m|\x1b\]8;.*?\x1b\\\\"
"""Colours and links as tables use them; an answer can hold no other escape sequence."""


def form(written: Output, default: str) -> str:
    """Return the format of an answer: as asked, by the extension of its file, `default`, or by terminal or pipe.

    Raises `UsageError` if the format does not fit the file name, the other options or the terminal.
    """
    if written.chart and written.form not in (None, *CHARTS.values()):
        known = listed(CHARTS)
        hint = both(
            f"it works in the terminal, and for files in {known}", f"он работает в терминале и для файлов {known}"
        )
        raise _misfit("--chart", written.form, hint)
    form = written.form
    if form is None and written.file is not None:
        from raes_cli.cli.files import form_of

        form = form_of(written.file, CHARTS if written.chart else CITATIONS if default in STYLES else ENDINGS)
    if written.columns is not None:
        form = form or (default if default in STYLES else "plain")
        _with_columns(written.columns, form, cited=default in STYLES)
    form = form or ("table" if written.chart else default or ("table" if is_terminal() else "plain"))
    if form in BINARY and written.file is None and is_terminal():
        message = both(
            f"{form} is binary and cannot be shown in a terminal", f"{form} — двоичный формат, терминал его не покажет"
        )
        name = f"{'chart' if written.chart else 'raes'}.{form}"
        hint = both(f"name a file: -o {name}", f"назовите файл: -o {name}")
        raise UsageError(message, hint)
    if written.bom and form not in MARKED:
        raise _misfit("--bom", form, both(f"it works with {listed(MARKED)}", f"он работает с {listed(MARKED)}"))
    return form


def _misfit(option: str, form: str | None, hint: Words) -> UsageError:
    return UsageError(both(f"{option} cannot be used with {form}", f"{option} несовместим с {form}"), hint)


def _with_columns(columns: Sequence[str], form: str, *, cited: bool) -> None:
    """Raise `UsageError` if columns are asked for in a format that has none, or if none are named."""
    if form not in COLUMNED or cited:
        raise _misfit("--columns", form, both(f"it works with {listed(COLUMNED)}", f"он работает с {listed(COLUMNED)}"))
    if not columns:
        message = both("--columns: no column is named", "--columns: столбцы не названы")
        raise UsageError(message, both("try --columns date,title.en,id", "попробуйте --columns date,title.ru,id"))


def page(written: Output) -> Page:
    """Return the page for an answer, as far as language, options and terminal determine it."""
    terminal = is_terminal() and written.file is None
    colored = _colored(written.color, terminal=terminal)
    return Page(
        view="",
        lang=spoken(),
        width=_width(),
        color=colored,
        links=colored and terminal and os.environ.get("TERM") != "dumb",
        linear=os.environ.get("ACCESSIBLE", "") not in ("", "0"),
        group=written.group,
        verbose=written.verbose,
        columns=written.columns or (),
        bom=written.bom,
    )


def paged(text: str, color: str) -> bool:
    """Show `text` in the user's pager if it is longer than the terminal; return whether it was shown.

    Colours are removed for a pager that is not known to show them, unless `color` is always.
    """
    if not is_terminal() or not sys.stdin.isatty() or os.environ.get("TERM") == "dumb":
        return False
    if text.count("\n") < shutil.get_terminal_size().lines:
        return False
    import shlex  # needed only for a pager, as is the next
    import signal

    command = os.environ.get("RAES_PAGER", os.environ.get("PAGER", "less"))
    try:
        words = shlex.split(command)
    except ValueError:  # unclosed quote
        return False
    if not words or not shutil.which(words[0]):
        return False
    if words[0].rpartition("/")[2] not in _SHOW_COLOR and color != "always":
        text = re.sub(_ESCAPES, "", text)
    own = os.environ.get("LESS")
    # -R comes first, where a prompt set by the user cannot swallow it.
    environment = {**os.environ, "LESS": _LESS if own is None else f"-R {own}", "LESSCHARSET": "utf-8"}
    with suppress(OSError):
        viewer = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's own
        with suppress(BrokenPipeError, KeyboardInterrupt):
            viewer.communicate(text.encode("utf-8", "backslashreplace"))
        # A pager that fails has shown nothing; one that is interrupted has shown the text.
        return viewer.wait() in (0, 130, -signal.SIGINT)
    return False


def is_terminal() -> bool:
    """Return whether the answer goes to a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def _width() -> int:
    """Return the width in columns: `COLUMNS` if it is a positive number, else that of the terminal, else 80."""
    with suppress(ValueError):
        named = int(os.environ.get("COLUMNS", ""))
        if named > 0:
            return named
    if is_terminal():
        with suppress(OSError):
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    return 80


def _colored(choice: str, *, terminal: bool) -> bool:
    """Return whether to use colour: `--color`, then `NO_COLOR`, `CLICOLOR_FORCE`, `FORCE_COLOR`, then the terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in ("CLICOLOR_FORCE", "FORCE_COLOR")):
        return True
    return terminal and os.environ.get("TERM") != "dumb" and os.environ.get("CLICOLOR") != "0"
