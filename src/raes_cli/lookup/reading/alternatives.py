"""The nearest readings of words that do have an answer, for when the intended one has none."""

from collections.abc import Callable, Iterator

from raes_cli.lookup import hints
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.asking import OF_EVENTS
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.tokens import typed
from raes_cli.text import Words, both, chained, fold, listed

_OTHERS = ("gaps", "figures", "said", "timeline", "search")
"""Commands that may have an answer when another has none."""
_FEW = 3
_UNTOLD = both(
    "no source here mentions it, which does not mean that it did not happen",
    "ни один источник базы об этом не говорит, но это не значит, что этого не было",
)

Asks = Callable[[str, str], tuple[str, int] | None]
"""Takes a question and words; returns the command they are read as and its number of records, None on an error."""


def nearest_to(line: Line, question: str, asks: Asks, told: Words | None) -> Words | None:
    """Return other commands that answer the same words, else the same command without one of the items.

    If the hint `told` already says what the filters leave, only gaps are considered; if it names another command, none.
    """
    whole = typed(line.words)
    if question in OF_EVENTS and "coming" in line.does and (last := _last(line, asks)):
        return both(
            f"no source here mentions a future one; the last one: {last}",
            f"ни один источник базы о предстоящем не говорит; последнее: {last}",
        )
    others = () if hints.elsewhere(told) else _OTHERS[:1] if hints.counts(told) else _OTHERS
    found = list(_answered(asks(other, whole) for other in others if other != question))
    if not found and not hints.counts(told):
        content = [item for item in line.items if item.means or item in line.looked_for] if len(line.items) > 1 else []
        rests = [[*line.words[: item.start], *line.words[item.end :]] for item in content]
        for other in dict.fromkeys((line.question, "search")):
            found = found or list(_answered(asks(other, typed(rest)) for rest in rests if rest))
    shown = listed(f"{command} ({count})" for command, count in dict(found[:_FEW]).items())
    near = both(f"nearest: {shown}", f"ближайшее: {shown}") if shown else None
    if question not in OF_EVENTS or not _asks_whether(line):
        return near
    texts = next(_answered(iter([asks("search", whole)])), None)  # what stands in a text is told by a source
    if not texts:
        return chained([_UNTOLD, near])
    command, count = texts
    return both(f"nearest: {command} ({count})", f"ближайшее: {command} ({count})")


def _last(line: Line, asks: Asks) -> str:
    """Return the command for the last of the events whose next one is asked for; empty if there is none."""
    out = {at for item in line.items if "coming" in item.does for at in range(item.start, item.end)}
    rest = typed(word for at, word in enumerate(line.words) if at not in out)
    found = asks(line.question, f"last {rest}")
    return found[0] if found and found[1] else ""


def _asks_whether(line: Line) -> bool:
    """Return whether this is a yes-no question: did he, был ли он, olubmu."""
    first, joined = line.words[0].text, ("mi", "mu")
    ends = (fold(word.typed).endswith(joined) and not word.text.endswith(joined) for word in line.words)
    return first in language.IF or any(word.text == "ли" for word in line.words) or any(ends)


def _answered(asked: Iterator[tuple[str, int] | None]) -> Iterator[tuple[str, int]]:
    return (one for one in asked if one and one[1])
