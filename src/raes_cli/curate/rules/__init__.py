"""The rules a base must satisfy: each a function from a book to what breaks it there.

The name of a rule is its function's, with hyphens; the first line of the docstring says what it asks for,
and the rest what to do. In Russian `ru.md` says so of every rule; `en.md` does in English of those that are no
functions of a whole book: those of reading, of the schema, of the texts.
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
    """The rules that can be asked of `book`: none while a section is missing, and none that looks
    for what nobody says while any record is left out. One mistake is one problem.
    """
    if any(len(path) < len(("section", "id")) for path in book.left_out):
        return
    yield from (rule for rule in RULES if not (book.left_out and rule in _OF_ABSENCE))


def name_of(rule: Rule) -> str:
    """What a rule is called in problems, and by `check --explain`."""
    return rule.__name__.replace("_", "-")


def explanations() -> dict[str, Words]:
    """Every rule by name, with what it asks for: a sentence, and after an empty line what to do."""
    english = {name_of(rule): rule.__doc__ or "" for rule in RULES} | _texts("en")
    russian = _texts("ru")
    return {name: both(text, russian[name]) for name, text in sorted(english.items())}


def _texts(lang: str) -> dict[str, str]:
    """What stands under each heading of the texts on rules, a paragraph a line."""
    _, *parts = Path(__file__).with_name(f"{lang}.md").read_text(encoding="utf-8").split("\n## ")
    texts = {}
    for name, *paragraphs in (part.strip().split("\n\n") for part in parts):
        texts[name] = "\n\n".join(" ".join(one.split()) for one in paragraphs)
    return texts


def broken(rule: Rule, book: Book) -> Iterator[Problem]:
    """Each place of `book` that breaks a rule, as a problem."""
    return (book.problem(at.path, name_of(rule), at.message, at.remedy) for at in rule(book))
