"""Days of which any will do, and what a line leaves out: what follows *without*, *except*, кроме."""

from typing import cast

from raes_cli.lookup.filters import Filters
from raes_cli.lookup.query import Term
from raes_cli.lookup.reading.asking import Asked, places_of
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.parts import Item
from raes_cli.lookup.reading.times import Dated


def bounded(line: Line, asked: Asked) -> Asked:
    """What is asked, on the days of which any will do, and without all that is left out."""
    if line.days:
        asked = asked._replace(terms=(*asked.terms, line.days), said=(*asked.said, *line.of_days().split()))
    for item in line.barred:
        asked = _left_out(line, asked, item)
    for one in line.days_out:
        asked = _on_other_days(line, asked, one)
    return asked


def _on_other_days(line: Line, asked: Asked, out: Dated) -> Asked:
    """What is asked, without what lies within the days that are left out."""
    from raes_cli.lookup.filters import read

    query = read(line.base, "", cast("Filters", {**out.filters, "today": line.today.isoformat()})).query
    typed = line.left_out(Item(out.start, out.end, {}))
    days: Term = (("-days", (query.first or "", query.last or "9999")),)
    return asked._replace(terms=(*asked.terms, days), said=(*asked.said, *typed.split()))


def _left_out(line: Line, asked: Asked, item: Item) -> Asked:
    """What is asked, without what has to do with an item."""
    names, places = places_of(line, item)
    words = [word.text for word in line.words[item.start : item.end]]
    role, held = line.holding(words if not item.means else ())
    roles = (
        (f"-{role}", held),
        ("-with-at-by", names),
        ("-place", places),
        ("-kind", item.means.get("event-kind", ())),
    )
    others = (("-topic", item.means.get("topic", ())), ("-source", item.means.get("source", ())))
    # What is some of these is none of the others: a council is no topic.
    fits = [one for one in roles if one[1]] or [one for one in others if one[1]]
    typed = line.left_out(item)
    for one in fits:
        asked = asked._replace(terms=(*asked.terms, (one,)))
    return asked._replace(said=(*asked.said, *typed.split()))
