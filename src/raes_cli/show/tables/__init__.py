"""Tables for people: a view is a function from records to lines of text, one module for each family."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.text import Text

from raes_cli.show.page import Page
from raes_cli.show.tables import card, chart, conflicts, council, dossier, figures, lists, search, stats, timeline
from raes_cli.show.tables.paper import Paper
from raes_cli.show.wording import Record

View = Callable[[Sequence[Record], Paper], Iterator[Text]]

VIEWS: Mapping[str, View] = {
    "timeline": timeline.timeline,
    "meetings": lists.meetings,
    "council": council.council,
    "session": council.session,
    "who": dossier.who,
    "trade": figures.figures,
    "figures": figures.figures,
    "chart": chart.chart,
    "said": lists.said,
    "search": search.search,
    "show": card.show,
    "sources": card.sources,
    "conflicts": conflicts.conflicts,
    "gaps": lists.gaps,
    "stats": stats.stats,
}


def table(records: Sequence[str], page: Page) -> str:
    """The view that the page asks for, as it goes to the terminal."""
    if not records:
        return ""
    paper = Paper(page)
    return paper.printed(VIEWS[page.view]([json.loads(record) for record in records], paper))
