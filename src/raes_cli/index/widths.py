"""Widths: the distance between the bounds of a record in steps, which limits how far back a search must look."""

from __future__ import annotations

import datetime as dt

WIDTHS = (0, 31, 366)
"""Greatest number of days between the bounds of a record of each width: a day, a month, a year."""
WIDER, UNDATED = len(WIDTHS), len(WIDTHS) + 1
"""The widths of records that last longer or are open, and of undated ones."""


def width(earliest: str | None, latest: str | None, *, undated: bool) -> int:
    """Return the width of a record with these bounds."""
    if undated:
        return UNDATED
    if earliest is None or latest is None:
        return WIDER
    days = (dt.date.fromisoformat(latest) - dt.date.fromisoformat(earliest)).days if earliest != latest else 0
    return next((step for step, most in enumerate(WIDTHS) if days <= most), WIDER)
