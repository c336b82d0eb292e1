"""The rules that a base must satisfy: functions that take a book and yield its breaches.

The name of a rule is that of its function, with hyphens. The first line of the docstring states the requirement, the
rest the remedy; users see both. `ru.md` has the Russian text of every rule, and `en.md` the English text of the rules
that are not functions of a whole book: those of reading, of the schema and of the texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from raes_cli.curate.book import Book, Breach
from raes_cli.curate.rules import contradictions, figures, layers, names, references, sessions, taking_part, time
from raes_cli.problems import Problem
from raes_cli.text import Words, both

Rule = Callable[[Book], Iterator[Breach]]

_MODULES = (references, taking_part, time, sessions, names, figures, contradictions, layers)
RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)

_OF_ABSENCE = frozenset((references.unused, contradictions.undeclared_conflict, contradictions.stale_conflict))


def asked(book: Book) -> Iterator[Rule]:
    """Yield the rules that can be checked in `book`, so that one mistake is reported as one problem.

    None can while a section is left out; rules about missing or unused records cannot while any record is.
    """
    if any(len(path) < len(("section", "id")) for path in book.left_out):
        return
    yield from (rule for rule in RULES if not (book.left_out and rule in _OF_ABSENCE))


def name_of(rule: Rule) -> str:
    """Return the name of a rule in problems and in `check --explain`."""
    return rule.__name__.replace("_", "-")


def explanations() -> dict[str, Words]:
    """Return, by name, the text of every rule: what it requires and, after an empty line, what to do."""
    english = {name_of(rule): rule.__doc__ or "" for rule in RULES} | _texts("en")
    russian = _texts("ru")
    return {name: both(text, russian[name]) for name, text in sorted(english.items())}


def _texts(lang: str) -> dict[str, str]:
    """Return the text under each heading of `en.md` or `ru.md`, with each paragraph joined into one line."""
    _, *parts = Path(__file__).with_name(f"{lang}.md").read_text(encoding="utf-8").split("\n## ")
    texts = {}
    for name, *paragraphs in (part.strip().split("\n\n") for part in parts):
        texts[name] = "\n\n".join(" ".join(one.split()) for one in paragraphs)
    return texts


def broken(rule: Rule, book: Book) -> Iterator[Problem]:
    """Yield the breaches of a rule in `book` as problems."""
    return (book.problem(at.path, name_of(rule), at.message, at.remedy) for at in rule(book))
