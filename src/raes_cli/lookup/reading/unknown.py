"""Questions that no record answers: the gaps in what is known, else what the line finds without a word."""

from collections.abc import Iterable, Iterator

from raes_cli.errors import RaesError
from raes_cli.lookup.forms import STOP, forms, synonyms
from raes_cli.lookup.reading import counting, language
from raes_cli.lookup.reading.answered import FEW, found, is_searched, keeps_kinds
from raes_cli.lookup.reading.asking import OF_EVENTS, Asked
from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.narrowing import asked_by
from raes_cli.lookup.reading.parts import Item
from raes_cli.lookup.reading.questions import asks
from raes_cli.lookup.reading.tokens import Word
from raes_cli.text import both, listed, one_line

OF_NUMBERS = frozenset(("figures", "trade"))
"""Questions in which no word is left out: the number of those who live somewhere is not that of those who came."""
_TELLING = ("topic", "indicator")
"""What tells more than people and places; a kind of event does so unless it is a number that is asked for."""
_MAY_BE_UNKNOWN = OF_NUMBERS | {*OF_EVENTS, "search", "said"}


def instead(line: Line, asked: Asked) -> Asked:
    """Return what is asked; if no record matches, the gaps about it, else the question without one of its words.

    Names, numbers and words with a meaning in the base are never left out.
    """
    if line.question or asked.question not in _MAY_BE_UNKNOWN:
        return asked
    plain = [*_plain(line)]
    if (line.order and not plain and not asks(line)) or found(line, asked, ()):
        return asked
    from raes_cli.lookup.reading.otherwise import otherwise  # lazy: only without an answer

    tells = _TELLING if asked.question in OF_NUMBERS else ("event-kind", *_TELLING)
    if asks(line) and (line.looked_for or line.of(*tells)) and (gaps := _of_gaps(line)):
        return gaps
    if other := otherwise(line, asked.question):
        return other
    rests = ((item, asked_by(_without(line, item))) for item in plain)
    answered = [(item, rest) for item, rest in rests if found(line, rest, ())]
    verbs = [one for one in answered if language.is_verb(line.words[one[0].start].text)]
    told = verbs or answered
    if len(told) != 1 or asked.question in OF_NUMBERS:
        return asked
    return left_out(line, [told[0][0]], told[0][1])


def answers(line: Line) -> bool:
    """Return whether the base has any record that a line asks for."""
    try:
        asked = instead(line, asked_by(line))
        return is_searched(line, asked) if asked.question == "search" else bool(found(line, asked, ()))
    except RaesError:
        return False


def fits_several(line: Line) -> bool:
    """Return whether a title also describes other contacts, since it gives no day: Petrov visits Oslo."""
    contacts = line.declared("counts_as") | line.travel()
    if line.dates or line.sessions or len(line.of("event-kind")) != 1 or not line.kinds <= contacts:
        return False
    asked = asked_by(line)
    return asked.question in OF_EVENTS and found(line, asked, ()) > 1


def left_out(line: Line, items: Iterable[Item], asked: Asked) -> Asked:
    """Return what is asked with a note on the words that were left out because no record has them."""
    en = ru = listed(one_line(line.typed(item)) for item in items)
    if not en:
        return asked
    told = both(
        f"ignored, no record has it with the rest: {en}",
        f"пропущено, ни в одной записи этого нет вместе с остальным: {ru}",
    )
    return asked._replace(notes=(*asked.notes, told))


def _plain(line: Line) -> Iterator[Item]:
    """Yield the words to search for that may be left out: verbs, and words between two items with a meaning.

    A word before an item is its attribute, and is kept.
    """
    known = [(item.start, item.end) for item in line.items if item.means]
    for item in line.looked_for:
        word = line.words[item.start]
        plain = word.typed.islower() and word.typed.isalpha() and not counting.number(word.text, counting.ORDINALS)
        if item.does or not plain or line.is_subject(item) or line.lexicon.bearers(word.text):
            continue
        leads = any(start == item.end for start, _ in known)
        between = any(end == item.start for _, end in known) and any(start > item.end for start, _ in known)
        verb = language.is_verb(word.text) and not (leads and word.text.isascii())
        if verb or (between and not leads and "ask" in line.does):
            yield item


def _without(line: Line, item: Item) -> Line:
    return Line(line.base, [*line.words[: item.start], *line.words[item.end :]], line.today)


def _of_gaps(line: Line) -> Asked | None:
    """Return the question for the gaps about a number, time or reason that is asked for, if they are few; else None."""
    gaps = asked_by(Line(line.base, line.words, line.today, "gaps"))
    many = found(line, gaps, ("open",)) if keeps_kinds(line, gaps) else 0
    closely = tuple(
        (("text", (own,)), *((sort, ids) for sort, ids in item.means.items() if sort == "indicator"))
        for item in (*line.looked_for, *line.of("indicator"))
        for word in line.words[item.start : item.end]
        if (own := _closely(line, word))
    )
    if not 0 < many <= FEW or many != found(line, gaps._replace(terms=(*gaps.terms, *closely)), ("open",)):
        return None
    return gaps._replace(counted=False)


def _closely(line: Line, word: Word) -> str:
    """Return the search expression for a word in any form or a synonym, but without its family."""
    known = forms(line.base, word.text) | synonyms(line.base, word.text)
    return " OR ".join(f'"{one}"' for one in sorted(known)) if word.text not in STOP else ""
