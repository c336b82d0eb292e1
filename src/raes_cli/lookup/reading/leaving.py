"""Alternatives, ordinal positions, and exclusions: what follows *without* or кроме."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from raes_cli.errors import UsageError
from raes_cli.lookup.filters import Filters
from raes_cli.lookup.query import Term
from raes_cli.lookup.reading import language, numbered
from raes_cli.lookup.reading.asking import OF_A_RECORD, OF_EVENTS, Asked, places_of
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.parts import Item
from raes_cli.lookup.reading.tokens import typed as as_typed
from raes_cli.text import Words, both, one_line

if TYPE_CHECKING:
    from raes_cli.lookup.reading.times import Dated

_BY_PLACE = both(
    "counted among the events in this base that are known to have been held",
    "по счёту среди событий базы, о которых известно, что они состоялись",
)


def bounded(line: Line, asked: Asked) -> Asked:
    """Add alternative days to what is asked, remove everything that is excluded, and keep a visitor's own visits."""
    if line.days:
        asked = asked._replace(terms=(*asked.terms, line.days), said=(*asked.said, *line.of_days().split()))
    for item in line.barred:
        asked = _left_out(line, asked, item)
    for one in line.days_out:
        asked = _on_other_days(line, asked, one)
    if line.people() and line.kinds and line.kinds <= line.travel():
        from raes_cli.lookup.reading.visitors import came  # lazy: only for visits

        return came(line, asked)
    return asked


def alternatives(line: Line, items: Sequence[Item]) -> tuple[str, ...]:
    """Return the words to search for, those joined by *or* as alternatives."""
    found: list[str] = []
    for item in items:
        if found and _is_alternative(line, item, items):
            found[-1] = f"({found[-1]} OR {_told(line, item)})"
        else:
            found.append(_told(line, item))
    return tuple(dict.fromkeys(found))


def _told(line: Line, item: Item) -> str:
    """Return an item as typed, a verb without its auxiliaries: qəbul edildi, вёл переговоры."""
    words = line.words[item.start : item.end]
    content = [word for word in words if language.cues(word.text) != {"ask"}]
    return as_typed(content if content and "event-kind" in item.means else words)


def either_of(line: Line, item: Item, items: Sequence[Item], asked: Asked, narrow: Asked) -> Asked:
    """Return what is asked, narrowed by an item; one that is joined by *or* to the item before widens its term."""
    if len(narrow.terms) > len(asked.terms) > 0 and _is_alternative(line, item, items):
        *terms, one, other = narrow.terms
        said = (*asked.said, line.words[item.start - 1].typed, *narrow.said[len(asked.said) :])
        return narrow._replace(terms=(*terms, one + other), said=said)
    return narrow


def _is_alternative(line: Line, item: Item, items: Sequence[Item]) -> bool:
    at = item.start - 1
    return at > 0 and line.words[at].text in language.OR and any(one.end == at for one in items)


def in_order(line: Line, asked: Asked) -> Asked:
    """Add the ordinal position that is asked for, which no option can express; and notes on idle negations."""
    notes = [*asked.notes, *(_denied(line, item) for item in line.items if line.denies_in_vain(item))]
    if not line.nth or asked.question not in OF_EVENTS:
        return asked._replace(notes=tuple(notes))
    said = (*asked.said, *line.typed(line.nth).split())
    if its := numbered.titled(line, line.nth):
        filters = {name: value for name, value in asked.filters.items() if name not in (*line.order, "statuses")}
        terms = (*asked.terms, (("id", its),))
        return asked._replace(filters=cast("Filters", filters), terms=terms, said=said, notes=tuple(notes))
    return asked._replace(notes=(*notes, _BY_PLACE), said=said, skip=numbered.skipped(line, line.nth))


def _denied(line: Line, item: Item) -> Words:
    shown = as_typed(line.words[item.start : item.end + 1])
    return both(
        f"'{shown}' excludes nothing here: shown is what is recorded, not what was not",
        f"«{shown}» здесь ничего не исключает: показано то, что записано, а не то, чего не было",
    )


def _on_other_days(line: Line, asked: Asked, out: Dated) -> Asked:
    """Exclude records within the excluded days."""
    from raes_cli.lookup.filters import read

    query = read(line.base, "", cast("Filters", {**out.filters, "today": line.today.isoformat()})).query
    typed = line.left_out(Item(out.start, out.end, {}))
    days: Term = (("-days", (query.first or "", query.last or "9999")),)
    return asked._replace(terms=(*asked.terms, days), said=(*asked.said, *typed.split()))


def _left_out(line: Line, asked: Asked, item: Item) -> Asked:
    """Exclude records linked to an item."""
    if not item.means and (ids := numbered.left_out(line, item)):
        return asked._replace(terms=(*asked.terms, (("-id", ids),)), said=(*asked.said, *line.left_out(item).split()))
    if item.does:
        raise _without_number(line.left_out(item))
    names, places = places_of(line, item)
    words = [word.text for word in line.words[item.start : item.end]]
    role, held = line.holding(words if not item.means else ())
    roles = (
        (f"-{'-'.join(OF_A_RECORD)}", item.means.get("id", ())),
        (f"-{role}", held),
        ("-with-at-by", names),
        ("-place", places),
        ("-kind", item.means.get("event-kind", ())),
    )
    others = (("-topic", item.means.get("topic", ())), ("-source", item.means.get("source", ())))
    # These meanings take precedence over the others: a council is not a topic.
    fits = [one for one in roles if one[1]] or [one for one in others if one[1]]
    typed = line.left_out(item)
    for one in fits:
        asked = asked._replace(terms=(*asked.terms, (one,)))
    return asked._replace(said=(*asked.said, *typed.split()))


def _without_number(typed: str) -> UsageError:
    """Return the error for excluding the first or last of events that have no numbers."""
    shown = one_line(typed)
    return UsageError(
        both(
            f"none of these can be excluded by position: {shown}",
            f"ни одно из них нельзя исключить по порядку: {shown}",
        ),
        both("exclude a day, a name, a place or a kind", "исключите день, имя, место или вид события"),
    )
