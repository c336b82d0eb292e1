"""What is wrong in a base: a value, found by curating, that a run can have any number of."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """Something wrong in a base, at a place an editor can jump to (lines and columns from 1)."""

    file: str
    line: int
    column: int
    rule: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: {self.message}"
        return f"{place} ({self.remedy})" if self.remedy else place
