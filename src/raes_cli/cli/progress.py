"""The progress of building or checking a base, shown on a terminal."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext

from raes_cli.cli import output
from raes_cli.cli.language import spoken
from raes_cli.progress import Told, untold


def watched() -> AbstractContextManager[Told]:
    """Return a context manager for progress: a bar if the terminal can draw one, unless only errors are wanted."""
    draws = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") not in (None, "", "dumb")
    if not draws or output.is_hushed():
        return nullcontext(untold)
    from raes_cli.show.progress import Bar  # needed only to show a bar

    return Bar(spoken())
