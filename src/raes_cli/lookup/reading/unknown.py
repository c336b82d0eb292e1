"""What is asked and nobody tells: where nothing else answers, the gaps in what is known of it do."""

from raes_cli.lookup import find
from raes_cli.lookup.filters import read
from raes_cli.lookup.find import count
from raes_cli.lookup.forms import STOP, forms, synonyms
from raes_cli.lookup.query import Query, Reading
from raes_cli.lookup.reading.asking import OF_EVENTS, Asked
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.narrowing import asked_by
from raes_cli.lookup.reading.questions import asks
from raes_cli.lookup.reading.tokens import Word
from raes_cli.text import words

_FEW = 3
_MAY_BE_UNKNOWN = frozenset((*OF_EVENTS, "figures", "trade", "search"))


def instead(line: Line, asked: Asked) -> Asked:
    """What is asked; the gaps where a number, a time or a reason is asked for that only these know of."""
    if line.question or asked.question not in _MAY_BE_UNKNOWN or not asks(line):
        return asked
    held = (line.holding([word]) for one in asked.text for word in words(one))
    if _found(line, asked._replace(terms=(*asked.terms, *((one,) for one in held if one[1]))), ()):
        return asked
    gaps = asked_by(Line(line.base, line.words, line.today, "gaps"))
    tells = [*line.looked_for, *line.of("event-kind", "topic", "indicator")]  # more than who and where
    kept = all(word in gaps.said for item in line.of("event-kind") for word in line.typed(item).split())
    found = _found(line, gaps, ("open",)) if tells and kept else 0
    sought = (word for item in line.looked_for for word in line.words[item.start : item.end])
    closely = tuple((("text", (one,)),) for one in (_closely(line, word) for word in sought) if one)
    if not 0 < found <= _FEW or found != _found(line, gaps._replace(terms=(*gaps.terms, *closely)), ("open",)):
        return asked
    return gaps._replace(counted=False)


def _closely(line: Line, word: Word) -> str:
    """The expression for a word in any form, or what means the same; words of its family are others."""
    known = forms(line.base, word.text) | synonyms(line.base, word.text)
    return " OR ".join(f'"{one}"' for one in sorted(known)) if word.text not in STOP else ""


def _found(line: Line, asked: Asked, statuses: tuple[str, ...]) -> int:
    """How many records there are of what is asked, of these statuses where some are given."""
    own = Query(terms=asked.terms, statuses=(statuses,) if statuses else ())
    reading = read(line.base, asked.question, {**asked.filters, "today": line.today.isoformat()})
    reading &= Reading(query=own)
    return count(line.base, reading.query) or len(find.apart(line.base, reading, [])[0])
