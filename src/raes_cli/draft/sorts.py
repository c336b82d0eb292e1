"""Bodies unknown to the base, found by the word for their sort, with their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from raes_cli.draft import cues
from raes_cli.draft.givens import Givens
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run, is_title, is_verb, of_many, stops
from raes_cli.draft.spelling import looks_like_family, nominative
from raes_cli.draft.turkic import beginning, is_azerbaijani
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.reading import counting, language
from raes_cli.offices import office

_TITLED = 7
"""How many words before a name its post may begin."""
_LONGEST_QUOTED = 5
"""The maximum number of words in a body's own name: in quotation marks, or in Latin letters in a Russian text."""


def bodies(passage: Passage, givens: Givens, known: list[Run], people: list[Run]) -> Iterator[Run]:
    """Yield the names of bodies that are not `known`, without overlap with the names of `people`."""
    whose = {at for start, end in people for at in range(start, end)}
    taken = {at for start, end in known for at in range(start, end)}
    used: set[int] = set()
    for at, word in enumerate(passage.words):
        if at in taken or at in used or not (cues.BODY.match(word.text) or cues.OF_A_NAME.match(word.text)):
            continue
        run = (
            _english(passage, at, whose, givens) if word.text.isascii() else _russian(passage, at, taken, whose, givens)
        )
        led = passage.before(run[0] - (passage.before(run[0]) == "the")) if run else ""
        if run and cues.VENUE.search(passage.said(*run).lower()) and "in" in language.cues(led):
            continue  # the venue
        if run and word.text.isascii() and passage.after(run[1]) == "of":  # the Ministry of Energy of a state
            of = run[1] + 1 + (passage.after(run[1] + 1) == "the")
            its = [span for span in passage.of("actor", "place") if span.start in (of, run[1] + 1)]
            run = (run[0], its[0].end) if its else run
        joined = (start - 1 for start, end in known if run and end == run[1] and passage.before(start) == "and")
        run = (run[0], next(joined, run[1])) if run else run  # the body and a known one
        whole = run and (run[1] - run[0] > 1 or run[0] != at or cues.AGENCY.match(word.text))
        if run and whole and not set(range(*run)) <= taken:
            used.update(range(*run))
            yield run


def called(passage: Passage, taken: set[int]) -> Iterator[Run]:
    """Yield the names in quotation marks of those who speak, or who have somebody for a head: глава «Полюса»."""
    for start, end in passage.quoted:
        if not (
            0 < end - start <= len(("Polar", "Oil")) and passage.capital(start) and taken.isdisjoint(range(start, end))
        ):
            continue
        behind = end < len(passage.words) and passage.between(end - 1, end) == '" '
        led, between = passage.before(start), passage.between(start - 1, start) if start else ""
        begins = start == 0 or led in ("в", "во") or between.startswith(",")
        says = behind and begins and cues.SAYS.match(passage.lower, passage.spots[end][0])
        if says or (between == ' "' and is_title(led)):
            yield start, end


def _english(passage: Passage, at: int, people: set[int], givens: Givens) -> Run | None:
    """Return a run of capitalized words with the words that link them, or None."""
    if not passage.capital(at):
        return None
    if is_azerbaijani(passage):
        return beginning(passage, at, people), at + 1
    start, end = at, at + 1
    while start > 0 and not stops(passage, start - 1) and _named(passage, start - 1, start - 2):
        if start - 1 in people:
            break
        start -= 1
    while end < len(passage.words) and not stops(passage, end - 1) and _named(passage, end, end + 1):
        if end in people or _begins_name(passage, end, givens, after=end == at + 1):
            break
        end += 1
    start += start == 0 and passage.words[0].text in cues.CROSSED
    while start < at and (passage.words[start].text in cues.LINKS or office(passage.words[start].text)):
        start += 1
    return start, end


def _begins_name(passage: Passage, at: int, givens: Givens, *, after: bool) -> bool:
    """Return whether a person's name begins at a word.

    It is a given name, or right `after` the word for a sort of body, with a family name or behind a post.
    """
    last = at + 1
    joined = last < len(passage.words) and passage.between(at, last) == " "
    joined = joined and (passage.capital(last) or passage.words[last].text in cues.PARTICLES)
    if not (joined and passage.capital(at)):
        return False
    titled = any(is_title(word.text) for word in passage.words[max(at - _TITLED, 0) : at])
    alone = last + 1 == len(passage.words) or not passage.capital(last + 1)
    given = passage.words[at].text in givens and passage.before(at) not in cues.LINKS
    return given or (after and (looks_like_family(passage.surface(last)) or (titled and alone)))


def _named(passage: Passage, at: int, following: int) -> bool:
    if passage.capital(at):
        return not office(passage.words[at].text) or (of_many(passage.words[at].text) and following > at)
    within = 0 <= following < len(passage.words) and passage.capital(following)
    return passage.words[at].text in (cues.LINKS - {"in", "at", "by", "on"}) and within


def _russian(passage: Passage, at: int, taken: set[int], people: set[int], givens: Givens) -> Run | None:
    """Return a word for a sort of body with its dependents, or with its name in quotation marks; or None."""
    close = at + 1
    if close < len(passage.words) and passage.between(at, close).endswith('"'):
        ends = (one for one in range(close, len(passage.words)) if passage.text.startswith('"', passage.spots[one][1]))
        close = next(ends, at) + 1
    else:
        while close < len(passage.words) and (_is_latin(passage, close) or passage.between(close - 1, close) == "."):
            close += 1
    if close != at + 1:
        named = at + 1 if passage.surface(at)[:1].islower() else at
        return (named, close) if close - named <= _LONGEST_QUOTED else None
    if not cues.BODY.match(passage.words[at].text):
        return None
    if not passage.capital(at):
        first = at
        while first > 0 and not passage.capital(first) and passage.between(first - 1, first) in (" ", "-"):
            if not (
                _CAPITAL_ADJECTIVE.search(passage.words[first - 1].text) or passage.between(first - 1, first) == "-"
            ):
                break
            first -= 1
        if counting.number(passage.words[first].text, counting.ORDINALS):
            return None
        if first == at and cues.OF_SOME_STATE.match(passage.words[at].text):
            end = _dependents(passage, at, taken, people, givens)
            return (at, end) if end > at + 1 and passage.capital(end - 1) else None
        whose = any(one.start <= first < one.end for one in passage.of("post"))  # the director of the Arctic centre
        if first == at or not passage.capital(first) or (first in taken and not whose):
            return None
        return first, _dependents(passage, at, taken, people, givens)
    first = at
    while first > 0 and _is_own_adjective(passage, first - 1, taken):
        first -= 1
    return first, _dependents(passage, at, taken, people, givens)


def _is_latin(passage: Passage, at: int) -> bool:
    """Return whether a capitalized word in Latin letters follows in a Russian text: компании Polar Oil."""
    return passage.between(at - 1, at) == " " and passage.capital(at) and passage.words[at].text.isascii()


def _is_own_adjective(passage: Passage, at: int, taken: set[int]) -> bool:
    """Return whether a word is a capitalized adjective of the name after it: Полярном Университете."""
    apart = at in taken or (at == 0) or passage.between(at, at + 1) != " " or passage.surface(at).isupper()
    return not apart and passage.capital(at) and bool(_CAPITAL_ADJECTIVE.search(passage.words[at].text))


def _goes_on(passage: Passage, at: int) -> bool:
    """Return whether a word after “and” continues what a body is for: министерство науки и образования."""
    word = passage.after(at)
    plain = passage.between(at - 1, at) == " " and passage.surface(at).islower() if word else False
    genitive = word.endswith(("а", "я", "ы", "и", "ов", "ей", "ых", "их")) and not (
        is_verb(word) or office(word) or word in STOP
    )
    return plain and genitive and not cues.BODY.match(word)


def _she_did(passage: Passage, at: int, end: int) -> bool:
    """Return whether a word is the verb of a feminine noun: прокуратура открыла."""
    feminine = passage.words[at].text.endswith(("а", "я")) and passage.surface(end).islower()
    return feminine and re.search("(?:[аеиоуыяш]ла(?:сь)?|[еа]на|ыта)$", passage.words[end].text) is not None


def _is_named_after(passage: Passage, at: int, end: int) -> bool:
    """Return whether a body bears a name in the genitive: Фонд Ивана Петрова."""
    name = passage.said(end, end + 2)
    its = nominative(name)
    return its != name and bool(cues.NAMED_AFTER.match(passage.words[at].text)) and looks_like_family(its.split()[-1])


_CAPITAL_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|ое|ого|ому|ым|ом|ую|ным|ной|ское|ская|ский)$")


def _dependents(passage: Passage, at: int, taken: set[int], people: set[int], givens: Givens) -> int:
    """Return where the dependents of a word for a sort of body end."""
    end = at + 1
    while end < len(passage.words) and end - at < 8 and not stops(passage, end - 1):  # noqa: PLR2004 - no name is longer
        word, printed = passage.words[end].text, passage.surface(end)
        if word in cues.NO_NAME - cues.RUSSIAN_LINKS and printed.islower() and word != "и":
            break
        if word in cues.RUSSIAN_LINKS and cues.DEPENDENT.search(passage.after(end + 1)):
            end += 4 if passage.after(end + 1) in cues.RELATIONS and passage.after(end + 2) in cues.WITH else 2
            continue
        if word == "и" and end > at + 1 and _goes_on(passage, end + 1):
            end += 2
            continue
        depends = (len(word) > len("его") or word == "дел") and cues.DEPENDENT.search(word)
        whole = end + 1 < len(passage.words) and passage.capital(end + 1) and not passage.surface(end + 1).isupper()
        whole = whole and (end not in taken or word in givens) and not word.endswith(("ой", "ого", "ых", "их"))
        whole = whole and not cues.BODY.match(word)
        if whole and passage.capital(end) and _is_named_after(passage, at, end):
            return end + 2
        if whole and printed[:1].isupper() and not printed.isupper():
            named = end + 2 < len(passage.words) and passage.capital(end + 2) and word not in givens
            named = named and passage.between(end + 1, end + 2) == " "
            return end + named  # a person's name follows; the first of three capitals belongs to the body
        verb = is_verb(word) or _she_did(passage, at, end)
        if end in people or verb or office(word) or not (end in taken or depends or printed.isupper()):
            break
        end += 1
        if end - 1 in taken and end not in taken:
            break
    return end
