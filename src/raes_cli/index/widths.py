"""How far apart the bounds of a record are, in a few steps: who knows how far need not look for a day far back."""

from __future__ import annotations

import datetime as dt

WIDTHS = (0, 31, 366)
"""Days from the earliest to the latest that a record of each width has at most: a day, a month, a year."""
WIDER, UNDATED = len(WIDTHS), len(WIDTHS) + 1
"""The widths of what lasts longer or is open, and of what is undated."""


def width(earliest: str | None, latest: str | None, *, undated: bool) -> int:
    """The width of a record with these bounds."""
    if undated:
        return UNDATED
    if earliest is None or latest is None:
        return WIDER
    days = (dt.date.fromisoformat(latest) - dt.date.fromisoformat(earliest)).days if earliest != latest else 0
    return next((step for step, most in enumerate(WIDTHS) if days <= most), WIDER)
