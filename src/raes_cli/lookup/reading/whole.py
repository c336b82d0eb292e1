"""Sessions asked for by number as a whole: one, or several to compare, with those who are named beside them."""

from itertools import chain

from raes_cli.lookup.filters import Filters
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.asking import Asked, named_by, narrowed
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.numbered import ordinal as ordinal_of
from raes_cli.lookup.reading.numbered import others, with_number
from raes_cli.lookup.reading.parts import NAMES, Item

_OF_ORDER = ("limit", "reverse", "statuses")


def sessions(line: Line, number: Item, filters: Filters) -> Asked:
    """Return the question for the sessions with a `number` and others beside it, which all who are named attended."""
    who = line.question == "who" or language.WHO & line.texts  # in: who chaired it, a post is no name
    items = [item for item in line.of(*NAMES) if not (who and "post" in item.means)]
    named = [(item, tuple(filter(line.lexicon.person, named_by(item)))) for item in items]
    places = next((item.means["place"] for item in line.of("place") if line.side(item) == "in"), ())
    if people := tuple(id_ for _, ids in named if len(ids) == 1 for id_ in ids):
        filters["people"] = people
    if places:
        filters["places"] = places
    numbers = sorted([number, *others(line, number)])
    found = {str(ordinal_of(line, one)): with_number(line, one) for one in numbers}
    missing = next((ordinal for ordinal, ids in found.items() if not ids), None)
    either = [(item, ids) for item, ids in named if len(ids) > 1]
    if missing or (len(found) == 1 and not either):
        return Asked("council", filters, number=missing or str(ordinal_of(line, number)), names=line.sessions)
    for name in _OF_ORDER:
        filters.pop(name, None)  # type: ignore[misc]
    said = " and ".join(map(line.typed, numbers)).split()
    asked = Asked("council", filters, ((("id", tuple(chain(*found.values()))),),), tuple(said))
    for item, ids in either:
        asked = narrowed(line, asked, (("with", ids),), line.typed(item))
    return asked
