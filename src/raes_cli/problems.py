"""What is wrong in a base: a value, found by curating, that a run can have any number of."""

from __future__ import annotations

from typing import NamedTuple

from raes_cli.text import Words


class Problem(NamedTuple):
    """Something wrong in a base, at a place an editor can jump to (lines and columns from 1)."""

    file: str
    line: int
    column: int
    rule: str
    message: Words
    remedy: Words | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What problems are sorted by, and what tells them apart."""
        return (*self[:4], self.message["en"])

    @property
    def told(self) -> Words:
        """The place, what is wrong there and what to do, as one line."""
        place = f"{self.file}:{self.line}:{self.column}"
        remedy = {language: f" ({said})" for language, said in (self.remedy or {}).items()}
        return {language: f"{place}: {said}{remedy.get(language, '')}" for language, said in self.message.items()}
