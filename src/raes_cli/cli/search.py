"""Full-text search."""

from typing import Annotated

from typer import Argument

from raes_cli.cli.ask import Ask
from raes_cli.cli.speech import say
from raes_cli.errors import UsageError
from raes_cli.lookup import words
from raes_cli.text import both, listed

_HELP = both(
    "Words, a phrase in quotes, -word to exclude, place:Baku to filter.",
    "Слова, фраза в кавычках, -слово исключает, place:Баку ограничивает.",
)
_OPTIONS = {
    "kind": "kinds", "with": "people", "place": "places", "topic": "topics", "source": "sources",
    "year": "year", "from": "first", "to": "last", "on": "on", "type": "types",
}  # fmt: skip
_MANY = ("kinds", "people", "places", "topics", "sources", "types")


def search(ask: Ask, terms: Annotated[list[str], Argument(help=say(_HELP), metavar="WORDS…")]) -> None:
    asked = words.read(terms)
    for field, value in asked.fields:
        option = _OPTIONS[field]
        ask.options[option] = [*(ask.options.get(option) or ()), value] if option in _MANY else value
    if not asked.wanted:
        message = both("nothing to search for", "не сказано, что искать")
        raise UsageError(message, both("try raes search коридор", "попробуйте raes search коридор"))
    types = ask.types()
    found = words.search(ask.base, asked, ask.query(*types, limit=None, reverse=False))
    limit = ask.options.get("limit")
    found = found[::-1] if ask.options.get("reverse") else found
    if not found and (near := words.suggestions(ask.base, asked)):
        ask.hint = both(f"try {listed(near)}", f"попробуйте: {listed(near)}")
    ask.answer(found[:limit], "search")
