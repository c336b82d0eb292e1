"""Problems in a base, which curation collects instead of stopping at the first."""

from __future__ import annotations

from typing import NamedTuple

from raes_cli.text import Words


class Problem(NamedTuple):
    """A problem in a base, at a position that an editor can jump to (1-based line and column)."""

    file: str
    line: int
    column: int
    rule: str
    message: Words
    remedy: Words | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The sort key of problems, which also identifies duplicates."""
        return (*self[:4], self.message["en"])

    @property
    def told(self) -> Words:
        """The position, the message and the remedy as one line."""
        place = f"{self.file}:{self.line}:{self.column}"
        remedy = {language: f" ({said})" for language, said in (self.remedy or {}).items()}
        return {language: f"{place}: {said}{remedy.get(language, '')}" for language, said in self.message.items()}
