"""Tables for people: a view is a function from records to lines of text, with a module for each family of views."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module

from raes_cli import dates, labels
from raes_cli.show.page import Page
from raes_cli.show.tables.paper import Paper
from raes_cli.show.tables.styled import Text
from raes_cli.show.wording import Record

View = Callable[[Sequence[Record], Paper], Iterator[Text]]

VIEWS: Mapping[str, str] = {
    "timeline": "timeline:timeline",
    "meetings": "timeline:timeline",
    "council": "council:council",
    "session": "council:session",
    "who": "dossier:who",
    "trade": "figures:figures",
    "figures": "figures:figures",
    "trade-chart": "chart:chart",
    "figures-chart": "chart:chart",
    "said": "statements:said",
    "search": "search:search",
    "show": "card:show",
    "sources": "lists:sources",
    "conflicts": "conflicts:conflicts",
    "gaps": "lists:gaps",
    "stats": "stats:stats",
    "list": "stats:names",
}
"""View → module here and its function, imported on demand."""


def table(records: Sequence[str], page: Page) -> str:
    """Return the view that the page asks for, as it is printed to the terminal."""
    if not records:
        return ""
    module, function = VIEWS[page.view].split(":")
    view: View = getattr(import_module(f"raes_cli.show.tables.{module}"), function)
    paper = Paper(page)
    return paper.printed(_between(view(json.loads(f"[{','.join(records)}]"), paper), paper))


def _between(lines: Iterator[Text], paper: Paper) -> Iterator[Text]:
    """Yield a view below the count that was asked for, and above the day up to which the base reaches."""
    above, reach = paper.page.above, paper.page.reach
    yield from [*paper.wrap(paper.say(above, "heading")), Text()] if above else ()
    yield from lines
    if reach:
        yield from paper.wrap(paper.ink(labels.REACH[paper.lang].format(dates.words(reach, paper.lang)), "dim"))
