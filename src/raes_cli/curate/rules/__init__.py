"""The rules a base must satisfy: each a function from a book to its problems.

The name of a rule is its function's, with hyphens; the first line of the docstring says what it asks for,
and the rest what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from raes_cli.curate.book import Book
from raes_cli.curate.rules import contradictions, figures, names, references, time
from raes_cli.errors import Problem

Rule = Callable[[Book], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *time.RULES,
    *names.RULES,
    *figures.RULES,
    *contradictions.RULES,
)
