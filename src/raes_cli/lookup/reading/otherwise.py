"""Another question that a line may ask, if what it is read as has no answer: what was said, a record with all words."""

from collections.abc import Iterator

from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.answered import FEW, found, is_searched, keeps_kinds
from raes_cli.lookup.reading.asking import OF_EVENTS, Asked
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.narrowing import asked_by

_PLANS = frozenset(("planned", "announced"))


def otherwise(line: Line, question: str) -> Asked | None:
    """Return another question that the whole line may ask, if it has an answer; None if no other may be meant.

    No other is meant if a single event is asked for, contacts of those who had any, or what was said by somebody of
    whom statements are known.
    """
    if not language.OR.isdisjoint(line.texts):
        asked = asked_by(Line(line.base, line.words, line.today, "conflicts"))
        if 0 < found(line, asked, ()) <= FEW:
            return asked
    if question not in (*OF_EVENTS, "said") or line.order or line.does & {"coming", "long"}:
        return None
    for other in _others(line, question):
        asked = asked_by(Line(line.base, line.words, line.today, other))
        if _is_searched(line, asked) if other == "search" else keeps_kinds(line, asked) and found(line, asked, ()):
            return asked
    return None


def _is_searched(line: Line, asked: Asked) -> bool:
    """Return whether a search with all words of the line, those of a plan too, finds a record."""
    plans = [line.typed(item) for item in line.items if not item.does.isdisjoint(_PLANS)]
    return set(plans) <= set(asked.text) and is_searched(line, asked)


def _others(line: Line, question: str) -> Iterator[str]:
    """Yield the questions that may be meant instead, the likeliest first."""
    speaks = line.lexicon.speaks([id_ for item in line.of("actor") for id_ in item.means["actor"]])
    if question == "said":
        texts = line.looked_for or [one for one in line.of("document-kind") if not line.statement(one)]
        if not speaks and (texts or line.of("event-kind")):
            yield from ("search", "timeline") if texts else ("timeline",)
    elif line.people() and not line.kinds and line.of("topic", "indicator"):
        yield from ("said", "figures")
    elif _is_open(line):
        yield from ("said", "search") if speaks else ("search", "said")


def _is_open(line: Line) -> bool:
    """Return whether a line has a word that may mean something else than it is read as, or one who took no such part.

    A word that no record has with the rest, a kind of neither contacts nor journeys, a plan, a post at a time. Names
    with a date or a place alone ask what these took part in.
    """
    then = line.of("post") and line.dates  # he who held the post then may be another
    if line.looked_for or then or not line.does.isdisjoint(_PLANS):
        return True
    if not line.kinds <= line.travel().union(*map(line.declared, ("counts_as", "gathering", "numbered"))):
        return True
    acting = [id_ for item in line.of("actor") if "place" not in item.means for id_ in item.means["actor"]]
    return bool(line.kinds) and not all(line.lexicon.took_part(id_, tuple(line.kinds)) for id_ in acting)
