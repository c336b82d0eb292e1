"""Whether the base has an answer to what words ask."""

from raes_cli.lookup import find
from raes_cli.lookup.filters import read
from raes_cli.lookup.query import Query, Reading
from raes_cli.lookup.reading.asking import Asked
from raes_cli.lookup.reading.line import Line
from raes_cli.text import words

FEW = 3


def found(line: Line, asked: Asked, statuses: tuple[str, ...]) -> int:
    """Return how many records match what is asked, with one of `statuses` if given; at most one more than a few."""
    held = (line.holding([word]) for one in asked.text for word in words(one))
    terms = (*asked.terms, *((one,) for one in held if one[1]))
    own = Query(terms=terms, statuses=(statuses,) if statuses else ())
    reading = read(line.base, asked.question, {**asked.filters, "today": line.today.isoformat()})
    reading &= Reading(query=own)
    return find.few(line.base, reading.query, FEW + 1) or len(find.apart(line.base, reading, [])[0])


def is_searched(line: Line, asked: Asked) -> bool:
    """Return whether a search finds any record with all words of what is asked."""
    from raes_cli.lookup.search import parse  # lazy: only for lines without an answer
    from raes_cli.lookup.search.find import matching

    query = read(line.base, "search", {**asked.filters, "today": line.today.isoformat()}).query
    return bool(matching(line.base, parse.read(asked.text, ()), query))


def keeps_kinds(line: Line, asked: Asked) -> bool:
    """Return whether the kinds of events named narrow what is asked, as a filter or by their words."""
    return bool(asked.filters.get("kinds")) or all(
        word in asked.said for item in line.of("event-kind") for word in line.typed(item).split()
    )
