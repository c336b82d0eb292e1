"""What is shown to who waits at a terminal: how far the building or checking of a base has come."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext

from raes_cli.cli import output
from raes_cli.cli.language import spoken
from raes_cli.progress import Told, untold


def watched() -> AbstractContextManager[Told]:
    """Watches a piece of work: with a bar on a terminal that can draw one, unless nothing but errors is wanted."""
    draws = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") not in (None, "", "dumb")
    if not draws or output.is_hushed():
        return nullcontext(untold)
    from raes_cli.show.progress import Bar  # only who waits needs it

    return Bar(spoken())
