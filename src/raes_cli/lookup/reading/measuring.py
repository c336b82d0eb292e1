"""From a line of words to what it asks of numbers: of which indicators, by whom, and which stand first."""

from collections.abc import Iterable, Sequence

from raes_cli.lookup.find import count
from raes_cli.lookup.query import Query
from raes_cli.lookup.reading.asking import RANKS, Asked, named_by, narrowed
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.measures import Told, meant
from raes_cli.lookup.reading.parts import Item
from raes_cli.lookup.scope import scope


def measured(line: Line, asked: Asked, content: Sequence[Item], ranked: Sequence[Item]) -> Asked:
    """A question of numbers: the indicators that it means, what none of them is, and which are `ranked` first."""
    for item in ranked:
        growth = [one for one in line.items if "growth" in one.does]
        said = (*asked.said, *(word for one in (item, *growth) for word in line.typed(one).split()))
        rank = ("growth " if "growth" in line.does else "") + next(iter(item.does & RANKS))
        asked = asked._replace(rank=rank, said=said)
    told = [
        Told(
            tuple(word.text for word in line.words[item.start : item.end]),
            item.means,
            line.side(item) if item.means else "",
            asks=not item.means and item.does == {"ask"},
        )
        for item in (*content, *line.only_asking)
    ]
    subject = scope(line.base, asked.question).topics
    indicators, left = meant(line.base, told, subject[0] if subject else ())
    if indicators:
        asked.filters["indicators"] = indicators
    others = [part for part in left if {"place", "event-kind"}.isdisjoint(part.means)]
    others = [part for part in others if part in told[: len(content)]]
    named = all(named_by(content[told.index(part)]) for part in others)
    free = not named and not line.question and "figures" not in line.does
    if free and all(line.holding(part.words)[1] for part in told):
        return Asked("search", line.when(), text=tuple(dict.fromkeys(map(line.typed, content))))
    items = [content[told.index(part)] for part in others]
    narrow = _having(line, asked, items)
    if items and indicators and not _is_found(line, narrow):
        # A word of the name of something else is measured: what has them all is meant.
        whole = _having(line, asked._replace(filters={**asked.filters, "indicators": ()}), content)
        return whole if _is_found(line, whole) else narrow
    return narrow


def _having(line: Line, asked: Asked, items: Iterable[Item]) -> Asked:
    """What is asked, narrowed to what is by those whom each of the items names, or has its words."""
    for item in items:
        words = [word.text for word in line.words[item.start : item.end]]
        asked = narrowed(line, asked, (("with", named_by(item)),), line.typed(item), words)
    return asked


def _is_found(line: Line, asked: Asked) -> bool:
    """Whether there is a figure of what is asked, whenever it is of."""
    indicators = tuple(asked.filters.get("indicators") or ())
    query = Query(indicators=(indicators,) if indicators else (), terms=asked.terms)
    return count(line.base, scope(line.base, asked.question) & query) > 0
