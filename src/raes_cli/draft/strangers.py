"""People unknown to the base, found by the words around their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raes_cli.draft import cues
from raes_cli.draft.givens import Givens
from raes_cli.draft.passages import Passage, lowered
from raes_cli.draft.posts import Run, is_title, post_after, post_before
from raes_cli.draft.spelling import is_nominative_post, looks_like_family, nominative
from raes_cli.draft.turkic import is_azerbaijani
from raes_cli.lookup.reading import language
from raes_cli.names import is_patronymic
from raes_cli.offices import office

_TITLE = 4
"""The most words in quotation marks that are the name of a thing."""


def people(
    passage: Passage, givens: Givens, known: list[Run], bodies: list[Run], named: Sequence[Run]
) -> Iterator[Run]:
    """Yield the full names of people that are not `known`; a name that “and” joins to one of the `named` counts too."""
    behind = {end for _, end in named}
    taken = {at for start, end in (*known, *bodies) for at in range(start, end)}
    for start, end in _capitals(passage, taken):
        if _of_post(passage, start, end, givens) or passage.before(start) in ("имени", "им"):
            continue
        if cues.IN_HONOUR.search(passage.led(start)) or cues.CREDIT.search(passage.led(start)):
            continue  # somebody who is only commemorated, or took the photo
        run = _name(passage, start, end, givens)
        given = run and (passage.words[run[0]].text in givens or any(run[0] == first for first, _ in named))
        placed = run and passage.before(start) == "the" and (run[0] == start or not given)
        if run and (_of_more(passage, *run) or placed):
            continue
        if run and run[1] < len(passage.words) and passage.words[run[1]].text in cues.CHILD:
            run = run[0], run[1] + 1  # Бюльбюль-оглы
        if run and is_patronymic(passage.words[run[1] - 1].text) and run[1] - run[0] < 3:  # noqa: PLR2004
            continue  # a form of address: given name and patronymic
        if run and not given and is_title_case(passage):
            continue
        joined = run and run[0] - 1 in behind and passage.before(run[0]) in ("and", "и")
        if run and not _is_foreign(passage, run[0], givens) and (joined or _is_told(passage, *run, givens)):
            behind.add(run[1])
            if is_of_two(passage, *run, givens):
                yield run[0] - 2, run[0] - 1
            yield run


def is_of_two(passage: Passage, start: int, end: int, givens: Givens) -> bool:
    """Return whether a family name in the plural belongs to the given name before “and”, too: Олег и Пётр Орловы."""
    many = cues.FAMILY_OF_MANY.search(passage.surface(end - 1)) is not None
    return many and start > 1 and passage.before(start) == "и" and passage.words[start - 2].text in givens


def _is_foreign(passage: Passage, start: int, givens: Givens) -> bool:
    """Return whether a name is no person's: Latin letters in a Russian text, or a Russian adjective before a noun."""
    first = passage.words[start].text
    if first.isascii():
        return cues.CYRILLIC.search(passage.lower) is not None
    return cues.ADJECTIVAL.search(first) is not None and first not in givens


def is_title_case(passage: Passage) -> bool:
    """Return whether a passage is an English headline in which every long word has a capital."""
    told = [at for at, word in enumerate(passage.words) if len(word.text) > len("with")]
    whole = passage.number > 0 or passage.text.endswith(".")
    return not whole and len(told) > 3 and all(passage.capital(at) for at in told)  # noqa: PLR2004 - few words


def _of_more(passage: Passage, start: int, end: int) -> bool:
    """Return whether a name continues after these words, or says where something is: at a country's exhibition."""
    more = end < len(passage.words) and passage.between(end - 1, end) == " "
    word = passage.words[end].text if more else ""
    named = word in cues.NO_NAME and passage.surface(end).istitle()
    longer = named or (word.isascii() and cues.BODY.match(word))
    first, last = lowered(passage.surface(start)), lowered(passage.surface(end - 1))
    placed = first.endswith(("də", "da")) and not f"{first}{last}".isascii()
    return bool(longer) or (placed and cues.OF_AZERBAIJANI.search(last) is not None)


def _of_post(passage: Passage, start: int, end: int, givens: Givens) -> bool:
    """Return whether capitalized words are only the field of a post: Minister of Digital Development and …"""
    led = [word.text for word in passage.words[max(start - 4, 0) : start]]
    goes_on = passage.after(end) in ("and", "of") or not _parted(passage, end - 1)
    goes_on = goes_on or passage.words[start].text not in givens
    fields = led[-1:] in (["of"], ["for"]) or (led[-1:] == ["and"] and not {"of", "for"}.isdisjoint(led))
    named = end - start > 2 and looks_like_family(passage.surface(end - 1))  # noqa: PLR2004 - a field and a name
    return fields and any(map(office, led)) and goes_on and not named


def _capitals(passage: Passage, taken: set[int]) -> Iterator[Run]:
    """Yield the runs of capitalized words without anything between them."""
    start = None
    for at in range(len(passage.words) + 1):
        inside = at < len(passage.words) and at not in taken and _may_be_part(passage, at)
        goes_on = start is not None and (
            passage.capital(min(at + 1, len(passage.words) - 1)) or passage.after(at + 1) in cues.PARTICLES
        )
        inside = inside or (goes_on and passage.words[at].text in cues.PARTICLES)
        if inside and start is None:
            start = at
        if start is not None and (not inside or passage.words[at].ends or _parted(passage, at)):
            end = at + inside
            several = passage.words[end - 1].part > passage.words[start].part
            if several or (end - start > 1 and is_initial(passage, start)):
                yield start, end
            start = None


def _parted(passage: Passage, at: int) -> bool:
    """Return whether a word is followed by anything but a space, a hyphen, or the full stop of an initial."""
    if at + 1 >= len(passage.words):
        return True
    between = passage.between(at, at + 1)
    return between.strip(".") not in ("", " ", "-", ". ")


def _may_be_part(passage: Passage, at: int) -> bool:
    printed, word = passage.surface(at), passage.words[at].text
    if not passage.capital(at) or word in cues.NO_NAME or is_title(word) or any(map(str.isdigit, printed)):
        return False
    if printed.isupper() and not is_initial(passage, at):
        return False  # a single letter without a full stop is a preposition
    if at == 0 and any(span.start == 0 for span in passage.of("event-kind", "document-kind")):
        return False  # Визит Петрова: every sentence begins with a capital
    common = word.endswith(cues.NOUNS) or cues.BODY.match(word) or cues.DEMONYM.match(word)
    turkic = is_azerbaijani(passage) and cues.NO_AZERBAIJANI.match(word)
    return not (common or turkic) and word not in cues.MONTHS


def is_initial(passage: Passage, at: int) -> bool:
    """Return whether a word is an initial with a full stop: И.И. Иванов, Дж. Смит."""
    return (
        cues.INITIAL.fullmatch(passage.words[at].text) is not None and passage.text[passage.spots[at][1] :][:1] == "."
    )


def _name(passage: Passage, start: int, end: int, givens: Givens) -> Run | None:
    """Return the name in a run of capitalized words, or None: two words, or three with a patronymic or initials."""
    initials = [at for at in range(start, end) if is_initial(passage, at)]
    if initials and initials[-1] + 1 < end:
        return initials[0], initials[-1] + 2
    if initials:
        return (initials[0] - 1, end) if initials[0] > start else None
    linked = next((at for at in range(start + 1, end) if passage.words[at].text in cues.PARTICLES), None)
    if linked:
        return linked - 1, end
    for at in range(start, end - 1):
        if passage.words[at].text in givens or _is_fathers(passage.words[at + 1].text):
            return at, at + 2 + (at + 2 < end and _is_middle(passage, at + 1, givens))
    joined = end - start > 2 and passage.between(end - 2, end - 1) == "-"  # noqa: PLR2004 - a double family name
    return end - 2 - joined, end


def _is_middle(passage: Passage, at: int, givens: Givens) -> bool:
    """Return whether a word goes between the first name and the family name: a patronymic, or another given name."""
    joined = passage.between(at - 1, at) == "-"
    return joined or _is_fathers(passage.words[at].text) or passage.words[at].text in givens


def _is_fathers(word: str) -> bool:
    return is_patronymic(word) or word.endswith(("ovna", "evna"))


def _is_told(passage: Passage, start: int, end: int, givens: Givens) -> bool:
    """Return whether the context, the given name or the ending shows that these words are a person's name."""
    first, last = passage.words[start].text, passage.surface(end - 1)
    if first not in givens and any(at <= start and end <= to <= at + _TITLE for at, to in passage.quoted):
        return False
    if any(is_initial(passage, at) for at in range(start, end - 1)):
        return True
    placed, known = passage.before(start) in cues.PLACING, looks_like_family(last)
    if placed and first.isascii() and first not in givens:
        return False  # in Abu Dhabi
    if post_before(passage, start):
        land = first.endswith(("ии", "ана")) or (is_title(passage.before(start)) and first[-1] in "аыия")
        land = land and first[-1] != last[-1]
        return first in givens or not land  # президент Венесуэлы Мадуро
    if end - start > 2 and _is_fathers(passage.words[start + 1].text):  # noqa: PLR2004 - given name and patronymic
        return True
    if first in givens:
        return known or not placed
    inside = start > 0 and not (passage.words[start - 1].ends or placed)
    russian = not (first.isascii() or cues.ADJECTIVAL.search(passage.words[end - 1].text))
    pair = inside and russian and end - start == len(("given", "family"))
    return pair or bool(post_after(passage, end)) or _speaks(passage, start, end) or (known and not placed)


def is_family_alone(passage: Passage, at: int, givens: Givens) -> bool:
    """Return whether a word is a family name right after a post of the same case: Governor Orlov; not мэр Ростова."""
    printed, goes_on = passage.surface(at), not _parted(passage, at) and passage.capital(at + 1)
    may_be = at > 0 and not goes_on and _may_be_part(passage, at) and looks_like_family(printed)
    post = post_before(passage, at) if may_be else None
    if post is None or passage.between(at - 1, at) != " " or passage.before(at) in cues.LINKS | cues.PLACING:
        return False
    if passage.words[at - 1].text in givens or cues.IN_HONOUR.search(passage.led(post[0])):
        return False
    told = passage.said(*post).lower()
    plain = told.isascii() or is_nominative_post(told)
    return nominative(printed) == printed if plain else printed.endswith(("ым", "им"))


def _speaks(passage: Passage, start: int, end: int) -> bool:
    return any("said" in language.cues(word) for word in (passage.before(start), passage.after(end)) if word)
