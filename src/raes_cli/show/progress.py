"""A bar on the terminal that shows how far work has come, while it lasts and if it takes more than a moment."""

from __future__ import annotations

import time
from typing import Any, Self

from raes_cli.text import Words

_PATIENCE = 1.0
"""Seconds that nobody minds."""
_PACE = 0.1
"""Seconds between two states of the bar."""


class Bar:
    """Hears of work inside a `with`, and shows it on standard error; nothing is left of it at the end."""

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
        """Show how much of what is being done is done."""
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
        """A terminal whose cursor stays where it is seen: a program that is killed leaves it behind."""

        def show_cursor(self, show: bool = True) -> bool:
            del show
            return False

    columns = TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn()
    # No thread that draws: work tells often enough, and what is interrupted shall stop at once.
    return Progress(*columns, console=Steady(stderr=True), transient=True, auto_refresh=False)
