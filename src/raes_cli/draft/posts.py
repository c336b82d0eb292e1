"""Posts beside names: where the words begin and end that say what somebody is."""

from __future__ import annotations

import re
from itertools import pairwise

from raes_cli.draft import cues
from raes_cli.draft.passages import Passage, lowered
from raes_cli.draft.spelling import is_nominative_post
from raes_cli.offices import office

Run = tuple[int, int]
"""A run of words: the index of the first, and of the one after the last."""

_LONGEST, _NEAR, _FIELD = 24, 3, 10
"""The most words in a post, before the office in a post that begins a sentence, and of its field up to an “and”."""
_WHOSE = frozenset(("the", "its", "our", "their", "his", "her", "by", "with"))
_COPULA = frozenset("is was has стал стала является назначен назначена избран избрана appointed elected".split())  # noqa: SIM905
_ADJECTIVE = re.compile(r"[а-я]{3}(?:ый|ий|ого|его|ым|им|ому|ему)$")


def post_before(passage: Passage, at: int, first: int = 0) -> Run | None:
    """Return the words of the post before a name, from `first` on; a comma or a dash may join two posts."""
    post = _post_before(passage, at, first)
    while post and post[0] > first and _PARTED.fullmatch(passage.between(post[0] - 1, post[0])):
        start = next(one for one in range(post[0] - 1, -1, -1) if one <= first or stops(passage, one - 1))
        titles = [one for one in range(start, post[0]) if is_title(passage.words[one].text)]
        led = next((one for one in titles if _runs_on(passage, one, post[0])), None)
        if led is None or any(of_many(passage.words[one].text) for one in titles):
            break
        led = _beginning(passage, led, start)
        alike = (is_nominative_post(passage.said(*run).lower()) for run in ((led, post[0]), post))
        ranked = cues.RANK.match(passage.lower, passage.spots[post[0]][0])
        if not ranked and (led - start > 1 if passage.words[led].text.isascii() else len(set(alike)) > 1):
            break
        post = led, post[1]
    return post


_PARTED = re.compile(", | - ")


def parts(passage: Passage, run: Run) -> list[Run]:
    """Return the posts beside a name, split at a comma or a dash, or where a second nominative begins.

    A rank is no post beside another.
    """
    cuts, ranks = [run[0]], set[int]()
    for at in range(*run):
        if cues.RANK.match(passage.lower, passage.spots[at][0]) and cuts[-1] not in ranks:
            ranks.add(at)
        if at == run[0] or passage.words[at].part == passage.words[at - 1].part:
            continue
        last = max(one for one in range(at, run[1]) if passage.words[one].part == passage.words[at].part)
        whole = of_many(passage.words[cuts[-1]].text) or is_nominative_post(passage.said(cuts[-1], at).lower())
        other = whole and is_title(passage.words[last].text) and is_nominative_post(passage.words[last].text)
        begun = min(_beginning(passage, at, cuts[-1] + 1), at) if other else at
        if (other and begun > cuts[-1]) or at in ranks or _PARTED.fullmatch(passage.between(at - 1, at)):
            cuts.append(begun)
    found = list(pairwise((*cuts, run[1])))
    return [one for one in found if one[0] not in ranks] or found


def _post_before(passage: Passage, at: int, first: int) -> Run | None:
    """Return the words of the post right before a name, or None."""
    if at == 0 or _opened(passage, at):
        return None
    if passage.words[at - 1].ends and not (
        _introduced(passage, at) or _is_copula(passage, at) or _is_aside(passage, at - 1)
    ):
        return None
    start, offices = at, list[int]()
    while start > first and at - start < _LONGEST:
        word = passage.words[start - 1]
        ends = word.ends or stops(passage, start - 1, quoted=True)
        if start < at and ends and not _is_aside(passage, start - 1):
            break
        if _tells(passage, start - 1) or (word.text.isdecimal() and passage.led(start - 1)[-1:] != "-"):
            break
        if word.text in cues.CROSSED and not (passage.capital(start - 1) or _links(passage, start - 1)):
            break
        start -= 1
        told = offices and word.text.endswith("ам") and start < at - 1  # сообщил журналистам секретарь X
        if is_title(word.text) and not (told or cues.OFFICE_OF.match(passage.before(start))):
            offices.insert(0, start)
    found = next((one for one in offices if _runs_on(passage, one, at)), None)
    if found is None:
        return None
    found = _beginning(passage, found, start)
    while at > found + 1 and passage.words[at - 1].text in _COPULA:
        at -= 1
    return found, at


def _beginning(passage: Passage, own: int, start: int) -> int:
    """Return where the post around a word begins, no earlier than `start`: with its rank, field and body."""
    found = own
    while found > 0 and (
        passage.words[found - 1].part == passage.words[found].part or (found > start and _extends(passage, found - 1))
    ):
        found -= 1
    found = _led(passage, found, start)
    if passage.before(found) in ("in", "at", "near"):
        found = own  # the words are a place, not part of the post
    return found


def _led(passage: Passage, at: int, limit: int) -> int:
    """Return where the name of the body before a word for a post begins, no earlier than `limit`: State Duma deputy.

    In Azerbaijani, it includes the words in lower case that depend on it.
    """
    first = at
    turkic = cues.AZERBAIJANI_POST.match(passage.lower[passage.spots[at][0] :]) is not None
    named = {far for span in passage.of("place", "post") for far in range(span.start, span.end)}
    while first > limit and passage.words[at].text.isascii() and passage.words[first - 1].text.isascii():
        word, printed = passage.words[first - 1].text, passage.surface(first - 1)
        dependent = cues.OF_AZERBAIJANI.search(lowered(printed)) is not None or (
            printed.istitle() and first - 1 in named
        )
        dependent = dependent or (printed.islower() and not word.endswith(("de", "da")))
        joined = passage.words[first - 1].part == passage.words[first].part
        begins = first == 1 and word in cues.NO_NAME - cues.HEADED
        apart = passage.between(first - 1, first).strip("-")
        whose = apart == "'s " and (first - 1 in named or printed.isupper())
        apart = " " if whose or _is_aside(passage, first - 1) else apart
        if (apart != " " and not joined) or begins or word in cues.MONTHS or word in cues.CROSSED:
            break
        if turkic and word in cues.LEADING and not (word == "ve" and passage.surface(first).islower()):
            break
        if not joined and not (dependent if turkic else printed[:1].isupper()):
            break
        first -= 1
    return first


def _is_aside(passage: Passage, at: int) -> bool:
    """Return whether only brackets around one word are between a word and the next one: the Port Agency (PA) head."""
    spots = range(1, len(passage.words) - 1)
    opens, closes = (one in spots and passage.between(one - 1, one) == " (" for one in (at, at + 1))
    closed = (one in spots and passage.between(one, one + 1) == ") " for one in (at, at + 1))
    return any(led and ends for led, ends in zip((opens, closes), closed, strict=True))


def _tells(passage: Passage, at: int) -> bool:
    """Return whether a word is a verb for a kind of event: received, met."""
    word = passage.words[at].text
    verb = word.endswith(("ed", "met", "saw")) if word.isascii() else is_verb(word)
    return verb and passage.surface(at).islower() and any(one.start <= at < one.end for one in passage.of("event-kind"))


def _introduced(passage: Passage, at: int) -> bool:
    """Return whether a post and a comma introduce a name: the chairman of the board, X."""
    if '"' in passage.between(at - 1, at):
        return False
    start = next((one for one in range(at - 1, max(at - 26, -1), -1) if one == 0 or stops(passage, one - 1)), at)
    start += passage.words[start].text == "and"
    led = [one for one in range(start, at) if is_title(passage.words[one].text)]
    begun = (one for one in led if any(_is_whose(passage, far) for far in range(max(one - 4, start), one)))
    whose = any(_runs_on(passage, one, at) for one in begun)
    ends = next((one for one in range(at, min(at + 4, len(passage.words) - 1)) if stops(passage, one)), at)
    first = start == 0 or cues.SOME_DAY.fullmatch(passage.led(start))
    apart = first and ends > at and passage.between(ends, ends + 1) == ", " and bool(led) and led[0] - start <= _NEAR
    return bool(led) and passage.words[led[0]].text.isascii() and (apart or whose)


def _is_whose(passage: Passage, at: int) -> bool:
    """Return whether a word begins a definite post: the, its, Norway's."""
    return passage.words[at].text in _WHOSE or "'" in passage.text[passage.spots[at][0] : passage.spots[at][1] + 1]


def _is_copula(passage: Passage, at: int) -> bool:
    """Return whether the dash before a name is the copula after a post that begins the clause: посол – Пётр Петров."""
    start = next((one for one in range(at - 1, max(at - 12, -1), -1) if one == 0 or stops(passage, one - 1)), at)
    dash = passage.between(at - 1, at) == " - "
    return dash and is_title(passage.words[start].text)


def is_title(word: str) -> bool:
    """Return whether a folded word says what somebody is: an office, or another title that only drafts use."""
    return not cues.NO_TITLE.match(word) and (office(word) is not None or cues.TITLE.match(word) is not None)


def _links(passage: Passage, at: int) -> bool:
    """Return whether “to” or “and” belongs to a post: ambassador to, minister of economy and trade."""
    if cues.OF_SIDE.match(passage.lower, passage.spots[at][0]):
        return True
    word = passage.words[at].text
    if "between" in (word, passage.before(at - 1)) or "между" in (word, passage.before(at - 1)):
        return {passage.after(at), passage.after(at + 2)} & {"and", "и"} != set()  # on ties between Norway and Chile
    if word == "и" and 0 < at < len(passage.words) - 1:
        both = [passage.surface(one) for one in (at - 1, at + 1)]
        titles = [one.text for one in passage.words[max(at - _FIELD, 0) : at - 1] if is_title(one.text)]
        if any(map(of_many, titles)) and all(one[:1].isupper() for one in both):
            return True  # министры дорог Чили и Норвегии
        plain = all(one.islower() and not is_title(one) and not is_verb(one) for one in both)
        return bool(titles) and plain and cues.DEPENDENT.search(both[1]) is not None
    if word in ("with", "с"):
        return passage.before(at) in cues.RELATIONS
    the = at + 1 + (passage.after(at + 1) == "the" and word == "to")
    named = the < len(passage.words) and (passage.capital(the) or passage.words[the].text in ("country", "republic"))
    if not named or word == "to":  # ambassador to Chile; Ambassador of Norway to Chile
        led = [office(one.text) for one in passage.words[max(at - _NEAR * 2, 0) : at]]
        return named and (led[-1] is not None or "ambassador" in led)
    if word == "and" and cues.MORE.match(passage.words[at + 1].text):
        return cues.MORE.match(passage.words[at - 1].text) is not None
    return word == "and" and passage.capital(at - 1) and not _titled(passage, at)


def _titled(passage: Passage, at: int) -> bool:
    """Return whether another post begins after a word, or a name ends before it."""
    led = [passage.words[one].text for one in range(max(at - 4, 0), at)]
    return any(is_title(word.text) for word in passage.words[at + 1 : at + 4]) or not {"of", "for"} & set(led)


def _extends(passage: Passage, at: int) -> bool:
    word, following = passage.words[at].text, passage.after(at + 1)
    if word in ("and", "и"):  # extraordinary and plenipotentiary
        return all(cues.MORE.match(one) for one in (passage.before(at) or "-", following))
    adjective = _ADJECTIVE.search(word) and not cues.PARTICIPLE.match(word) and not of_many(following)
    adjective = adjective and (at == 0 or passage.surface(at).islower())  # чилийский и норвежский министры: of one
    of_what = word.isascii() and passage.surface(at).istitle() and office(following) and not _is_whose(passage, at)
    return bool(cues.MORE.match(word) or adjective or (of_what and word not in cues.NO_NAME | cues.MONTHS))


def _runs_on(passage: Passage, start: int, end: int) -> bool:
    """Return whether a post extends to a name, without a verb between them.

    From its fifteenth word on, an English post has only capitalized words, titles, and words that link them.
    """
    later = range(start + 14, end if passage.words[start].text.isascii() else start)
    plain = (passage.capital(at) or passage.words[at].text in cues.LINKS for at in later)
    return all(plain) and not any(_is_predicate(passage, at) for at in range(start, end))


def _is_predicate(passage: Passage, at: int) -> bool:
    """Return whether a word inside a post would be the verb of a clause."""
    word = passage.words[at].text
    says = cues.SAYS.match(passage.lower, passage.spots[at][0]) is not None
    if not word.isascii():
        return says or is_verb(word)
    return passage.surface(at).islower() and (says or word in cues.AUXILIARY)


def post_after(passage: Passage, at: int) -> Run | None:
    """Return the words of the post after a name and a comma, up to the next comma or a verb; or None."""
    if at >= len(passage.words):
        return None
    between = passage.between(at - 1, at)
    became = cues.BECAME.match(passage.lower, passage.spots[at - 1][1])
    at = passage.at(became.end()) if became else at
    made = between == " " and is_title(passage.words[at].text) and cues.MADE.search(passage.led(at - 2))
    if not (made or became or between.startswith((",", " (", " -"))):
        return None
    word = passage.words[at].text
    if word in cues.CROSSED | cues.AUXILIARY | cues.PLACING | {"on"} or not (
        is_title(word) or passage.surface(at)[:1].islower() or word.isascii()
    ):
        return None
    at += passage.words[at].text in ("a", "an", "the")
    end = at
    while end < min(len(passage.words), at + _LONGEST):
        dated = passage.after(end + (passage.after(end) in cues.PLACING | {"on"})).isdecimal()
        if dated or _is_predicate(passage, end) or cues.OF_SIDE.match(passage.lower, passage.spots[end][0]):
            break
        end += 1
        if end == len(passage.words) or stops(passage, end - 1):
            break
    offices = [one for one in range(at, min(end, at + 4)) if is_title(passage.words[one].text)]
    return (at, end) if offices else None


def stops(passage: Passage, at: int, *, quoted: bool = False) -> bool:
    """Return whether a sentence or clause ends after a word, or (unless `quoted`) a quotation mark follows."""
    between = passage.between(at, at + 1)
    return any(sign in between for sign in (",;:()" if quoted else ',;:"()')) or " - " in between


def _opened(passage: Passage, at: int) -> bool:
    between = passage.between(at - 1, at)
    opens = '"' in between and passage.text.count('"', 0, passage.spots[at][0]) % 2
    ended = between.startswith((',"', '",'))  # the quotation of a speaker, whose post is not in it
    return bool(opens) or ended or ":" in between or "(" in between


def is_verb(word: str) -> bool:
    """Return whether a folded Russian word has the ending of a verb."""
    return bool(cues.VERB.search(word)) and len(word) > len("отдел") and not is_title(word)


def of_many(word: str) -> bool:
    """Return whether a folded word is an office in the plural: министров, presidents."""
    return bool(_PLURAL.search(word))


_PLURAL = re.compile(r"^глав$|(?:ов|[ая]ми|ей|[ая]м|[ая]х|ы|тели)$|(?:nts|ers|ors|ies|men)$|[a-z]l[ae]ri?$")
