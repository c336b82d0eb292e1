"""Names unknown to the base: people by the words around them, bodies by the word for their sort."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from raes_cli.draft import cues
from raes_cli.draft.givens import Givens
from raes_cli.draft.passages import Passage, lowered
from raes_cli.draft.posts import Run, is_initial, is_title, is_verb, post_after, post_before, stops
from raes_cli.draft.spelling import looks_like_family, nominative
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.reading import language
from raes_cli.names import is_patronymic
from raes_cli.offices import office

_LONGEST_QUOTED = 5
"""The maximum number of words in a body's name in quotation marks."""


def people(
    passage: Passage, givens: Givens, known: list[Run], bodies: list[Run], named: Sequence[Run]
) -> Iterator[Run]:
    """Yield the full names of people that are not `known`; a name that “and” joins to one of the `named` counts too."""
    behind = {end for _, end in named}
    taken = {at for start, end in (*known, *bodies) for at in range(start, end)}
    for start, end in _capitals(passage, taken):
        if _of_post(passage, start, end, givens) or passage.before(start) in ("имени", "им"):
            continue
        if cues.IN_HONOUR.search(passage.lower[: passage.spots[start][0]]):
            continue  # somebody who is only commemorated
        run = _name(passage, start, end, givens)
        given = run and (passage.words[run[0]].text in givens or any(run[0] == first for first, _ in named))
        placed = run and passage.before(start) == "the" and (run[0] == start or not given)
        if run and (_of_more(passage, *run) or placed):
            continue
        if run and run[1] < len(passage.words) and passage.words[run[1]].text in cues.CHILD:
            run = run[0], run[1] + 1  # Бюльбюль-оглы
        if run and is_patronymic(passage.words[run[1] - 1].text) and run[1] - run[0] < 3:  # noqa: PLR2004
            continue  # a form of address: given name and patronymic
        if run and not given and _is_title_case(passage):
            continue
        joined = run and run[0] - 1 in behind and passage.before(run[0]) in ("and", "и")
        if run and (joined or _is_told(passage, *run, givens)):
            yield run


def _is_title_case(passage: Passage) -> bool:
    """Return whether a passage is an English headline in which every long word has a capital."""
    told = [at for at, word in enumerate(passage.words) if len(word.text) > len("with")]
    return passage.number == 0 and len(told) > 3 and all(passage.capital(at) for at in told)  # noqa: PLR2004 - few words


def _of_more(passage: Passage, start: int, end: int) -> bool:
    """Return whether a name continues after these words, or says where something is: at a country's exhibition."""
    more = end < len(passage.words) and not stops(passage, end - 1) and passage.words[end].text in cues.NO_NAME
    longer = more and passage.surface(end).istitle() and passage.surface(end).isascii()
    first, last = lowered(passage.surface(start)), lowered(passage.surface(end - 1))
    placed = first.endswith(("də", "da")) and not f"{first}{last}".isascii()
    return longer or (placed and cues.OF_AZERBAIJANI.search(last) is not None)


def _of_post(passage: Passage, start: int, end: int, givens: Givens) -> bool:
    """Return whether capitalized words are only the field of a post: Minister of Digital Development and …"""
    led = passage.words[max(start - 4, 0) : start]
    goes_on = passage.after(end) in ("and", "of") or not _parted(passage, end - 1)
    goes_on = goes_on or passage.words[start].text not in givens
    return bool(led) and led[-1].text in ("of", "for") and any(office(word.text) for word in led) and goes_on


def _capitals(passage: Passage, taken: set[int]) -> Iterator[Run]:
    """Yield the runs of capitalized words without anything between them."""
    start = None
    for at in range(len(passage.words) + 1):
        inside = at < len(passage.words) and at not in taken and _may_be_part(passage, at)
        if inside and start is None:
            start = at
        if start is not None and (not inside or passage.words[at].ends or _parted(passage, at)):
            end = at + inside
            if passage.words[end - 1].part > passage.words[start].part or _initialled(passage, start, end):
                yield start, end
            start = None


def _initialled(passage: Passage, start: int, end: int) -> bool:
    return end - start > 1 and _is_initial(passage, start)


def _parted(passage: Passage, at: int) -> bool:
    """Return whether a word is followed by anything but a space, a hyphen, or the full stop of an initial."""
    if at + 1 >= len(passage.words):
        return True
    between = passage.between(at, at + 1)
    return between.strip(".") not in ("", " ", "-", ". ")


def _may_be_part(passage: Passage, at: int) -> bool:
    printed, word = passage.surface(at), passage.words[at].text
    if (
        not printed[:1].isupper()
        or word in cues.NO_NAME
        or word.endswith(cues.NOUNS)
        or is_title(word)
        or any(map(str.isdigit, printed))
    ):
        return False
    if len(printed) > 1 and printed.isupper():
        return False
    if at == 0 and any(span.start == 0 for span in passage.of("event-kind", "document-kind")):
        return False  # Визит Петрова: every sentence begins with a capital
    return not (cues.BODY.match(word) or cues.DEMONYM.match(word) or word in cues.MONTHS)


def _is_initial(passage: Passage, at: int) -> bool:
    """Return whether a word is an initial with a full stop."""
    end = passage.spots[at][1]
    return is_initial(passage, at) and passage.text[end : end + 1] == "."


def _name(passage: Passage, start: int, end: int, givens: Givens) -> Run | None:
    """Return the name in a run of capitalized words, or None: two words, or three with a patronymic or initials."""
    initials = [at for at in range(start, end) if _is_initial(passage, at)]
    if initials:
        first, last = initials[0], initials[-1]
        if last + 1 < end:
            return first, last + 2
        return (first - 1, last + 1) if first > start else None
    for at in range(start, end - 1):
        if passage.words[at].text in givens or _is_fathers(passage.words[at + 1].text):
            more = at + 2 < end and (
                _is_fathers(passage.words[at + 1].text) or passage.words[at + 2].text in cues.CHILD
            )
            return at, at + (3 if more else 2)
    joined = end - start > 2 and passage.between(end - 2, end - 1) == "-"  # noqa: PLR2004 - a double family name
    return (end - 2 - joined, end) if end - start > 1 else None


def _is_fathers(word: str) -> bool:
    return is_patronymic(word) or word.endswith(("ovna", "evna"))


def _is_told(passage: Passage, start: int, end: int, givens: Givens) -> bool:
    """Return whether the context, the given name or the ending shows that these words are a person's name."""
    first, last = passage.words[start].text, passage.surface(end - 1)
    if any(_is_initial(passage, at) for at in range(start, end - 1)) or post_before(passage, start):
        return True
    if end - start > 2 and _is_fathers(passage.words[start + 1].text):  # noqa: PLR2004 - given name and patronymic
        return True
    if first in givens:
        return passage.before(start) not in cues.PLACING or looks_like_family(last)
    if post_after(passage, end) or _speaks(passage, start, end):
        return True
    begins = start == 0 and (end - start > 2 or first[-1] in "ыо")  # noqa: PLR2004 - any word may begin a sentence
    return looks_like_family(last) and passage.before(start) not in cues.PLACING and not begins


def _speaks(passage: Passage, start: int, end: int) -> bool:
    return any("said" in language.cues(word) for word in (passage.before(start), passage.after(end)) if word)


def bodies(passage: Passage, givens: Givens, known: list[Run], people: list[Run]) -> Iterator[Run]:
    """Yield the names of bodies that are not `known`, without overlap with the names of `people`."""
    whose = {at for start, end in people for at in range(start, end)}
    taken = {at for start, end in known for at in range(start, end)}
    used: set[int] = set()
    for at, word in enumerate(passage.words):
        if at in taken or at in used or not cues.BODY.match(word.text):
            continue
        run = _english(passage, at, whose) if word.text.isascii() else _russian(passage, at, taken, givens)
        if (
            run
            and cues.VENUE.search(passage.said(*run).lower())
            and "in" in language.cues(passage.before(run[0] - (passage.before(run[0]) == "the")))
        ):
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


def _english(passage: Passage, at: int, people: set[int]) -> Run | None:
    """Return a run of capitalized words with the words that link them, or None."""
    if not passage.capital(at):
        return None
    start, end = at, at + 1
    while (
        start > 0
        and start - 1 not in people
        and not stops(passage, start - 1)
        and _named(passage, start - 1, start - 2)
    ):
        start -= 1
    while end < len(passage.words) and not stops(passage, end - 1) and _named(passage, end, end + 1):
        if end in people or (end == at + 1 and _begins_name(passage, end)):
            break
        end += 1
    while start < at and (passage.words[start].text in cues.LINKS or office(passage.words[start].text)):
        start += 1
    return start, end


def _begins_name(passage: Passage, at: int) -> bool:
    """Return whether a person's name begins right after the word for a sort of body."""
    last = at + 1
    joined = last < len(passage.words) and passage.capital(last) and passage.between(at, last) == " "
    return joined and passage.capital(at) and looks_like_family(passage.surface(last))


def _named(passage: Passage, at: int, following: int) -> bool:
    if passage.capital(at):
        return not office(passage.words[at].text)
    within = 0 <= following < len(passage.words) and passage.capital(following)
    return passage.words[at].text in (cues.LINKS - {"in", "at", "by", "on"}) and within


def _russian(passage: Passage, at: int, taken: set[int], givens: Givens) -> Run | None:
    """Return a word for a sort of body with its dependents, or with its name in quotation marks; or None."""
    end = at + 1
    if end < len(passage.words) and passage.between(at, end).endswith('"'):
        close = next((last for first, last in passage.quoted if first == end), end)
        named = end if passage.surface(at)[:1].islower() else at
        return (named, close) if 0 < close - end <= _LONGEST_QUOTED else None
    if not passage.capital(at):
        first = at
        while first > 0 and not passage.capital(first) and _CAPITAL_ADJECTIVE.search(passage.words[first - 1].text):
            first -= 1
        whose = any(one.start <= first < one.end for one in passage.of("post"))  # the director of the Arctic centre
        if first == at or not passage.capital(first) or (first in taken and not whose):
            return None
        return first, _dependents(passage, at, taken, givens)
    first = at
    while first > 0 and _is_own_adjective(passage, first - 1, taken):
        first -= 1
    return first, _dependents(passage, at, taken, givens)


def _is_own_adjective(passage: Passage, at: int, taken: set[int]) -> bool:
    """Return whether a word is a capitalized adjective of the name after it: Полярном Университете."""
    apart = at in taken or (at == 0) or passage.between(at, at + 1) != " " or passage.surface(at).isupper()
    return not apart and passage.capital(at) and bool(_CAPITAL_ADJECTIVE.search(passage.words[at].text))


def _goes_on(passage: Passage, at: int) -> bool:
    """Return whether a word after “and” continues what a body is for: министерство науки и образования."""
    word = passage.after(at)
    plain = passage.between(at - 1, at) == " " and passage.surface(at).islower() if word else False
    genitive = word.endswith(("а", "я", "ы", "и", "ов", "ей")) and not (is_verb(word) or office(word) or word in STOP)
    return plain and genitive and not cues.BODY.match(word)


def _is_named_after(passage: Passage, at: int, end: int) -> bool:
    """Return whether a body bears a name in the genitive: Фонд Ивана Петрова."""
    name = passage.said(end, end + 2)
    its = nominative(name)
    return (
        cues.NAMED_AFTER.match(passage.words[at].text) is not None
        and its != name
        and looks_like_family(its.split()[-1])
    )


_CAPITAL_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|ое|ого|ому|ым|ом|ую|ным|ной|ское|ская|ский)$")


def _dependents(passage: Passage, at: int, taken: set[int], givens: Givens) -> int:
    """Return where the dependents of a word for a sort of body end."""
    end = at + 1
    while end < len(passage.words) and end - at < 8 and not stops(passage, end - 1):  # noqa: PLR2004 - no name is longer
        word, printed = passage.words[end].text, passage.surface(end)
        if word in cues.NO_NAME - cues.RUSSIAN_LINKS and printed.islower() and word != "и":
            break
        if word in cues.RUSSIAN_LINKS and cues.DEPENDENT.search(passage.after(end + 1)):
            end += 2
            continue
        if word == "и" and end > at + 1 and _goes_on(passage, end + 1):
            end += 2
            continue
        depends = len(word) > len("его") and cues.DEPENDENT.search(word)
        whole = end + 1 < len(passage.words) and passage.capital(end + 1)
        whole = whole and (end not in taken or word in givens) and not word.endswith(("ой", "ого", "ых", "их"))
        if whole and passage.capital(end) and _is_named_after(passage, at, end):
            return end + 2
        if whole and printed[:1].isupper() and not printed.isupper():
            named = end + 2 < len(passage.words) and passage.capital(end + 2) and word not in givens
            named = named and passage.between(end + 1, end + 2) == " "
            return end + named  # a person's name follows; the first of three capitals belongs to the body
        if is_verb(word) or office(word) or not (end in taken or depends or printed.isupper()):
            break
        end += 1
        if end - 1 in taken and end not in taken:
            break
    return end
