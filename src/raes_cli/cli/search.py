"""Full-text search."""

import re
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import typer

from raes_cli.cli import output
from raes_cli.cli.ask import Ask
from raes_cli.cli.program import Single
from raes_cli.cli.speech import say
from raes_cli.errors import UsageError
from raes_cli.lookup import words
from raes_cli.lookup.asked import is_mixed, spelled
from raes_cli.lookup.query import Query
from raes_cli.show.formats import FORMATS
from raes_cli.text import Words, both, listed, one_line

_HELP = both(
    "Words, a phrase in quotes, -word to exclude, place:Baku to filter.",
    "Слова, фраза в кавычках, -слово исключает, place:Баку ограничивает.",
)
_FIELDS = {
    "kind": "kinds", "with": "people", "place": "places", "topic": "topics", "source": "sources", "type": "types",
    "year": "year", "from": "first", "to": "last", "on": "on",
}  # fmt: skip
"""Field in a search → the option of the same meaning."""
_SINGLE = ("year", "first", "last", "on")
_EXCLUDES = r"-[^\s-]"
_SHORT_OPTIONS = rf"-[rhe]*(?:n\d*|f(?:{'|'.join(FORMATS)})?)?"


class Command(Single):
    """Reads `-word` as a word to exclude, where Typer would see short options."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Parse `args`; the minus of an excluded word gets out of the way as a typographic one."""
        valued = {name for one in self.params if not getattr(one, "is_flag", True) for name in one.opts}
        freed = [
            f"−{argument[1:]}"
            if re.match(_EXCLUDES, argument) and not re.fullmatch(_SHORT_OPTIONS, argument) and before not in valued
            else argument
            for before, argument in zip(["", *args], args, strict=False)
        ]
        return list(super().parse_args(ctx, freed))


def search(ask: Ask, terms: Annotated[list[str], lambda: typer.Argument(help=say(_HELP), metavar="WORDS…")]) -> None:
    asked = words.read(terms, _FIELDS)
    if not any(asked):
        message = both("nothing to search for", "не сказано, что искать")
        raise UsageError(message, both("try raes search corridor", "попробуйте raes search коридор"))
    query = _query(ask.options, asked.fields, ask.base)
    filters = {one: _query({}, (one,), ask.base) for one in asked.filters()}
    found = words.search(ask.base, asked, query, filters)
    if is_mixed(asked):
        read_as = spelled(asked)
        output.tell(both(f"read as {read_as}", f"прочитано как {read_as}"))
    if not found and query.limit != 0:
        ask.hint = _hint(ask.base, asked, query)
    ask.answer(found, "search")


def _query(options: Mapping[str, Any], fields: Iterable[tuple[str, str]], base: sqlite3.Connection) -> Query:
    """What `options` and the filters among the words ask for."""
    ask = Ask(options)
    ask.base = base
    for field, value in fields:
        option = _FIELDS[field]
        if option in _SINGLE and ask.options.get(option) not in (None, value):
            both_ = listed((one_line(str(ask.options[option])), one_line(value)))
            raise UsageError(both(f"{field} is asked for twice: {both_}", f"{field} указано дважды: {both_}"))
        ask.options[option] = value if option in _SINGLE else [*(ask.options.get(option) or ()), value]
    return ask.query(*ask.types())


def _hint(base: sqlite3.Connection, asked: words.Asked, query: Query) -> Words | None:
    """What would find something where all that was asked finds nothing."""
    if elsewhere := len(words.search(base, words.Asked(asked.wanted), Query())):
        en = f"without the filters and exclusions it finds {elsewhere}"
        return both(en, f"без ограничений и исключений найдётся: {elsewhere}")
    alone = words.alone(base, asked, query)
    near = [other for word, count in alone.items() if not count for other in words.nearest(base, word, query)]
    counts = listed(f"{word}: {count}" for word, count in alone.items())
    hints = [both(f"each alone finds: {counts}", f"по отдельности: {counts}")] if len(alone) > 1 else []
    hints += [both(f"try {listed(near)}", f"попробуйте: {listed(near)}")] if near else []
    return both(*("; ".join(hint[language] for hint in hints) for language in ("en", "ru"))) if hints else None
