"""Finds posts among words, and who is attested in them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from raes_cli.lookup.conditions import params
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import counting, language, post_titles, states
from raes_cli.lookup.reading.states import Run
from raes_cli.lookup.reading.tokens import Word
from raes_cli.offices import held, may_be, office, plural

_LONGEST = 16
_OF_A_STATE = frozenset(("president", "leader"))
"""Offices that somebody may hold of a state itself."""
_UNDER = frozenset(("deputy", "assistant", "secretary"))
"""Offices of those who serve the holder of another."""
_CHIEF = "bas"
"""Before another office than a minister's it says no more: baş direktor."""


_Told = dict[str, set[int]]
"""A word that is no office → the numbers of the posts that contain it."""


def posts(base: sqlite3.Connection, words: Sequence[Word], names: Sequence[Run]) -> Iterator[Run]:
    """Yield the longest runs of `words` that name a post, with its holders; only in the bodies among `names`, if any.

    A post in a country without a known holder yields none, rather than holders elsewhere. A country may be the one that
    sends an ambassador or his host. A run of offices alone names no body, even if the name of a body contains it.
    """
    named = [office(word.text) for word in words]
    adjectives = [*states.adjectives(base, words)]
    names = [*names, *adjectives]
    told: _Told = {
        word.text: post_titles.with_word(base, word.text)
        for word, its in zip(words, named, strict=True)
        if not its and not _says_nothing(word)
    }
    for start in range(len(words)):
        if start and words[start - 1].part == words[start].part and not _is_of_a_time(words[start - 1]):
            continue  # the chief of editor-in-chief
        for end in range(min(len(words), start + _LONGEST), start, -1):
            if _says_nothing(words[start]) or _says_nothing(words[end - 1]) or _qualifies_next(words, end, adjectives):
                continue
            if start and office(words[start - 1].text) in _UNDER and not words[start - 1].ends:
                break  # the minister of whom somebody is the deputy
            if start and _is_first(words, start - 1):
                break  # the first deputy is not any
            inside = [one for one in names if start <= one[0] and one[1] <= end]
            asked, ids = _holders(base, words, (start, end), inside, told)
            if ids:
                yield start, end, "post", ids
                yield from _joined(base, words, (start, end), names, told)
                break
            whose = (base, words, (start, end), inside)
            under = asked and _is_of_an_office(words[start:end], asked)
            known = _is_first(words, start) and all(
                office(one.text) or told.get(one.text) or _says_nothing(one) for one in words[start:end]
            )
            if asked and (under or known or states.is_of_a_state(*whose, asked) or _is_of_a_body(*whose)):
                yield start, end, "post", ()
                break


def _holders(
    base: sqlite3.Connection, words: Sequence[Word], run: tuple[int, int], inside: Sequence[Run], told: _Told
) -> tuple[str | None, Ids]:
    """Return the office that a run asks for, if any, and its holders, latest first."""
    start, end = run
    said = _without_chief([word.text for word in words[start:end] if not _says_nothing(word)])
    asked = next(iter(held(said)), None)
    if asked is None:
        return None, ()
    spans = [(at, to, its) for at, to, sort, its in inside if sort == "place"]
    located = {at for first, last, _ in spans for at in range(first, last)}
    rest = {at for at in range(start, end) if words[at].text in told} - located
    if asked == "head" and spans and not rest:  # of a state itself
        asked = "leader"
    ids = _whose(asked, said, post_titles.known(base, asked, [told[word] for word in said if word in told]))
    places = {(at, to) for at, to, _ in spans}
    if bodies := {
        id_
        for at, to, sort, its in inside
        if (
            sort == "actor"
            and (at, to) != run
            and (at, to) not in places
            and _names_more(words, {*range(at, to)} - located)
        )
        or (sort == "body" and rest <= {*range(at, to)})  # the council, and no more
        for id_ in its
    }:
        there = of_bodies(base, ids, bodies)
        ids = [id_ for id_ in ids if id_ in there or post_titles.is_title_of(base, id_, said)]
    if asked in _OF_A_STATE:
        ids = states.in_state(base, ids, {id_ for *_, its in spans for id_ in its})
    sided = [
        (at, to, its)
        for at, to, its in spans
        if language.SIDE.intersection(one.text for one in words[max(at - 1, 0) : to + 1])
    ]
    of, host = (
        {id_ for at, to, its in sided or spans if states.is_host(words, start, at, to) is there for id_ in its}
        for there in (False, True)
    )
    host = {states.country(base, id_) for id_ in host}
    ids = states.sent_by(base, ids, of, host) if asked == "ambassador" else states.from_country(base, ids, of)
    return asked, _sorted(base, asked, ids)


def _without_chief(said: Sequence[str]) -> list[str]:
    behind = [*said[1:], ""]
    return [one for one, next_ in zip(said, behind, strict=True) if one != _CHIEF or office(next_) == "minister"]


def _names_more(words: Sequence[Word], run: Iterable[int]) -> bool:
    """Return whether the words at `run` are neither offices alone nor several holders of one: these name no body."""
    said = [words[at].text for at in run]
    return not all(map(office, said)) and not any(map(plural, said))


def _qualifies_next(words: Sequence[Word], end: int, adjectives: Iterable[Run]) -> bool:
    """Return whether an adjective before `end` tells of the word behind it: the head of the Russian delegation."""
    ended = end == len(words) or words[end - 1].ends or _says_nothing(words[end])
    return not ended and any(to == end for _, to, *_ in adjectives)


def _is_of_an_office(words: Sequence[Word], asked: str) -> bool:
    """Return whether `words` are the office `asked` under another: an adviser to the minister."""
    said = [word.text for word in words[_is_first(words, 0) :] if not _says_nothing(word)]
    return asked in _UNDER and len(said) > 1 and all(map(office, said))


def _is_first(words: Sequence[Word], at: int) -> bool:
    """Return whether the word at `at` is the ordinal of a first deputy."""
    deputy = [office(one.text) for one in words[at + 1 : at + 2]] == ["deputy"]
    return deputy and counting.number(words[at].text, counting.ORDINALS) == 1


def _is_of_a_body(base: sqlite3.Connection, words: Sequence[Word], run: tuple[int, int], inside: Iterable[Run]) -> bool:
    """Return whether a run is one office and behind it the body, no state, where it is held."""
    named = [
        (at, id_)
        for first, last, sort, ids in inside
        if sort in ("actor", "body")
        for at in range(first, last)
        for id_ in ids
    ]
    its = tuple({id_ for _, id_ in named})
    sql = f"SELECT id FROM record WHERE type = 'organization' AND kind <> 'state' AND id IN ({params(its)})"
    bodies = {id_ for (id_,) in base.execute(sql, its)}
    own = {at for at, id_ in named if id_ in bodies}
    rest = [words[at].text for at in range(*run) if at not in own and words[at].text not in (*language.ARTICLES, "of")]
    return bool(own) and run[0] not in own and all(office(word) and not plural(word) for word in rest)


def _whose(asked: str, run: Sequence[str], known: Sequence[tuple[str, list[str]]]) -> list[str]:
    """Return those of the `known` holders who may be meant by the office `asked` and have all offices in a run."""
    others = {*held([word for word in map(_over, run) if office(word) != asked])}
    # A deputy minister is no deputy prime minister.
    none = {"prime"} if asked in _UNDER and "minister" in others and "prime" not in others else set[str]()
    fits = {id_: offices for id_, offices in known if may_be(asked, offices[0]) and none.isdisjoint(offices)}
    fits = {id_: its for id_, its in fits.items() if all(any(may_be(one, own) for own in its) for one in others)}
    presidents = [id_ for id_, offices in known if asked == "leader" and offices[0] == "president"]
    return presidents or [*fits]


def _over(word: str) -> str:
    """Return the office that a deputy in one word is under: замминистра, of a minister; else the word."""
    return over if (over := word.removeprefix("зам")) and office(over) else word


def _sorted(base: sqlite3.Connection, asked: str, ids: Iterable[str]) -> Ids:
    return tuple(sorted(dict.fromkeys(ids), key=post_titles.latest(base, asked), reverse=True))


def _joined(
    base: sqlite3.Connection, words: Sequence[Word], run: tuple[int, int], names: Sequence[Run], told: _Told
) -> Iterator[Run]:
    """Yield the holders of an office in the plural in the places joined to it: the presidents of Norway and Finland."""
    spans = sorted({(at, to) for at, to, sort, _ in names if sort == "place"})
    inside = {at for first, last in spans if run[0] <= first and last <= run[1] for at in range(first, last)}
    said = [word.text for word in words[slice(*run)] if not _says_nothing(word)]
    if not any(map(plural, said)):
        return
    own = [words[at].text for at in range(*run) if at not in inside and not _says_nothing(words[at])]
    asked = next(iter(held(said)))
    for at, to in _beside(words, *run, spans):
        its = [word.text for word in words[at:to] if word.text in told]
        ids = _whose(asked, own, post_titles.known(base, asked, [told[word] for word in (*own, *its) if word in told]))
        if asked in _OF_A_STATE:
            ids = states.in_state(base, ids, {id_ for *of, there in names if of == [at, to, "place"] for id_ in there})
        yield from [(at, to, "post", _sorted(base, asked, ids))] if ids else ()


def _beside(
    words: Sequence[Word], start: int, end: int, places: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the places joined to a run on either side."""
    for at, to in places:
        if at in (end, end + 1) and (words[end - 1].ends or words[end].text in language.JOINING):
            yield at, to
            end = to
    for at, to in reversed(places):
        if to in (start, start - 1) and (words[to - 1].ends or words[start - 1].text in language.JOINING):
            yield at, to
            start = at


def _says_nothing(word: Word) -> bool:
    """Return whether a word says nothing about a post: of, the, side, current, former."""
    return word.text in STOP | language.SIDE or _is_of_a_time(word)


def _is_of_a_time(word: Word) -> bool:
    return not {"now", "former"}.isdisjoint(language.cues(word.text))


def of_bodies(base: sqlite3.Connection, people: list[str], named: set[str]) -> list[str]:
    """Return those of `people` with a post in one of the `named` bodies or a part of it; all if no body is named.

    The director of a department for members of a union does not lead the union.
    """
    sql = f"SELECT id FROM record WHERE type = 'organization' AND id IN ({params(named)})"
    bodies = base.execute(sql, tuple(named))
    if not (wanted := {row[0] for row in bodies}):
        return people
    sql = (
        "WITH RECURSIVE body (id) AS (SELECT json_extract(post.value, '$.organization.id')"
        " FROM record, json_each(record.json, '$.posts') AS post WHERE record.id = ?"
        " UNION SELECT target FROM link JOIN body ON record = body.id WHERE role = 'part') SELECT id FROM body"
    )
    return [id_ for id_ in people if not wanted.isdisjoint(row[0] for row in base.execute(sql, (id_,)))]
