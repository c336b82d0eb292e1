"""The nearest readings of words that have an answer, where the one that was meant has none."""

from collections.abc import Callable, Iterator

from raes_cli.lookup import hints
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.asking import OF_EVENTS
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.tokens import typed
from raes_cli.text import Words, both, chained, fold, listed

_OTHERS = ("gaps", "figures", "said", "timeline", "search")
"""Commands that may have what another has not."""
_FEW = 3
_UNTOLD = both(
    "no source here tells of it, which is not to say that it was not so",
    "ни один источник базы об этом не говорит, но это не значит, что этого не было",
)

Asks = Callable[[str, str], tuple[str, int] | None]
"""From a question and words to the command that they are read as and how much it finds; None for what is refused."""


def nearest_to(line: Line, question: str, asks: Asks, told: Words | None) -> Words | None:
    """Other commands for the same words that have an answer, else the same one without one thing that it names.

    Where it is `told` already what filters leave, only the gaps; none where another command is told.
    """
    whole = typed(line.words)
    if question in OF_EVENTS and "coming" in line.does and (last := _last(line, asks)):
        return both(
            f"no source here tells of one to come; the last is in {last}",
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
    return chained([_UNTOLD, near]) if question in OF_EVENTS and _asks_whether(line) else near


def _last(line: Line, asks: Asks) -> str:
    """The command for the last of what is asked for, where it is to come; nothing where there is none."""
    out = {at for item in line.items if "coming" in item.does for at in range(item.start, item.end)}
    rest = typed(word for at, word in enumerate(line.words) if at not in out)
    found = asks(line.question, f"last {rest}")
    return found[0] if found and found[1] else ""


def _asks_whether(line: Line) -> bool:
    """Whether it is asked if something was so: did he, был ли он, olubmu."""
    first, joined = line.words[0].text, ("mi", "mu")
    ends = (fold(word.typed).endswith(joined) and not word.text.endswith(joined) for word in line.words)
    return first in language.IF or any(word.text == "ли" for word in line.words) or any(ends)


def _answered(asked: Iterator[tuple[str, int] | None]) -> Iterator[tuple[str, int]]:
    return (one for one in asked if one and one[1])
