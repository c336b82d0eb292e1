"""A progress bar on the terminal, for work that takes more than a moment."""

from __future__ import annotations

import time
from typing import Any, Self

from raes_cli.text import Words

_PATIENCE = 1.0
"""Seconds before the bar appears."""
_PACE = 0.1
"""Seconds between updates of the bar."""


class Bar:
    """A context manager that is called with the progress of work and shows it on stderr until the work ends."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.progress: Any = None
        self.due = time.monotonic() + _PATIENCE

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.progress:
            self.progress.stop()

    def __call__(self, doing: Words, done: int, whole: int) -> None:
        """Show how much of the work is done."""
        now = time.monotonic()
        if now < self.due:
            return
        self.due = now + _PACE
        if self.progress:
            (task,) = self.progress.task_ids
            self.progress.update(task, description=doing[self.lang], completed=done, total=whole, refresh=True)
        else:
            self.progress = _drawn()
            self.progress.add_task(doing[self.lang], completed=done, total=whole)
            self.progress.start()


def _drawn() -> Any:  # noqa: ANN401 - Rich is imported only where something is shown
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    class Steady(Console):
        """A console that does not hide the cursor: a program that is killed would leave it hidden."""

        def show_cursor(self, show: bool = True) -> bool:
            del show
            return False

    columns = TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn()
    # No refresh thread: work reports often enough, and must stop at once when interrupted.
    return Progress(*columns, console=Steady(stderr=True), transient=True, auto_refresh=False)
