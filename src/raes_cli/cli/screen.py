"""What the terminal can do: format, width, colour, links and pager, by the conventions of the field."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from raes_cli.cli.speech import say
from raes_cli.errors import UsageError
from raes_cli.show.formats import MARKED
from raes_cli.show.page import Page
from raes_cli.text import both, listed

_LESS = "-FIRX"
_SHOW_COLOR = ("less", "more")
"""Pagers that show colours where LESS says R."""
_ESCAPES = r"\x1b\[[\d;]*m|\x1b\]8;.*?\x1b\\\\"
"""Colours and links, as tables are marked with them; nothing else in an answer can hold an escape."""
_SIFTING = ("people", "places", "kinds", "topics", "sources", "limit")


def target(options: Mapping[str, Any]) -> str | None:
    """The file to write to; None for standard output, which is also called `-`."""
    name: str | None = options.get("target")
    return None if name == "-" else name


def page(options: Mapping[str, Any], view: str) -> tuple[Page, str]:
    """The page and the format for an answer: a table on a terminal, plain lines in a pipe, unless told."""
    file = target(options)
    terminal = is_terminal() and file is None
    form = options.get("form")
    if options.get("as_json"):
        if form not in (None, "json"):
            message = both(f"--json and --format {form} exclude each other", f"--json и --format {form} несовместимы")
            raise UsageError(message)
        form = "json"
    if options.get("chart"):
        from raes_cli.cli.charts import form_of_chart

        form = form_of_chart(form, file)
    elif form is None and file is not None:
        from raes_cli.cli.files import form_of

        form = form_of(file)
    form = form or ("table" if terminal else "plain")
    if options.get("bom") and form not in MARKED:
        message = both(f"--bom does not go with {form}", f"--bom несовместим с {form}")
        raise UsageError(message, both(f"it goes with {listed(MARKED)}", f"он для {listed(MARKED)}"))
    colored = _colored(options.get("color") or "auto", terminal=terminal)
    sheet = Page(
        view=view,
        lang=say(both("en", "ru")),
        width=_width(),
        color=colored,
        links=colored and terminal and os.environ.get("TERM") != "dumb",
        linear=os.environ.get("ACCESSIBLE", "") not in ("", "0"),
        group=options.get("group") or "month",
        sifted=any(options.get(key) for key in _SIFTING),
        reverse=bool(options.get("reverse")),
        bom=bool(options.get("bom")),
    )
    return sheet, form


def paged(text: str, options: Mapping[str, Any]) -> bool:
    """Show `text` in the user's pager if it is longer than the terminal; False where it was not.

    A pager of which it is not known that it shows colours gets none, unless they are asked for.
    """
    if options.get("no_pager") or not is_terminal() or not sys.stdin.isatty() or os.environ.get("TERM") == "dumb":
        return False
    if text.count("\n") < shutil.get_terminal_size().lines:
        return False
    import shlex  # only a pager needs it

    command = os.environ.get("RAES_PAGER", os.environ.get("PAGER", "less"))
    try:
        words = shlex.split(command)
    except ValueError:  # a quote that is not closed
        return False
    if not words or not shutil.which(words[0]):
        return False
    if words[0].rpartition("/")[2] not in _SHOW_COLOR and options.get("color") != "always":
        text = re.sub(_ESCAPES, "", text)
    own = os.environ.get("LESS")
    # In front, where no prompt that the user has set can swallow it.
    environment = {**os.environ, "LESS": _LESS if own is None else f"-R {own}", "LESSCHARSET": "utf-8"}
    with suppress(OSError):
        viewer = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's own
        with suppress(BrokenPipeError, KeyboardInterrupt):
            viewer.communicate(text.encode("utf-8", "backslashreplace"))
        # A pager that fails has shown nothing; one that is interrupted has.
        return viewer.wait() in (0, 130, -signal.SIGINT)
    return False


def is_terminal() -> bool:
    """Whether the answer goes to a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def _width() -> int:
    """Columns of the terminal, of `COLUMNS` where it is a sensible number, else 80."""
    with suppress(ValueError):
        named = int(os.environ.get("COLUMNS", ""))
        if named > 0:
            return named
    if is_terminal():
        with suppress(OSError):
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    return 80


def _colored(choice: str, *, terminal: bool) -> bool:
    """`--color`, then `NO_COLOR`, then `CLICOLOR_FORCE`, then whether a terminal is there."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in ("CLICOLOR_FORCE", "FORCE_COLOR")):
        return True
    return terminal and os.environ.get("TERM") != "dumb" and os.environ.get("CLICOLOR") != "0"
