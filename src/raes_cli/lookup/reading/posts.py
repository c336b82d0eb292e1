"""Finds posts among words, and who is attested in them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence

from raes_cli import sounds, text
from raes_cli.endings import adjective_roots, alike, azerbaijani_stems
from raes_cli.index import phrases
from raes_cli.lookup.conditions import params
from raes_cli.lookup.forms import STOP, family, synonyms
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import counting, language, states
from raes_cli.lookup.reading.states import Run
from raes_cli.lookup.reading.tokens import Word
from raes_cli.offices import OFFICES, held, holder, may_be, office, plural

_LONGEST = 16
JOINING = frozenset("и и, and or или и/или və ve с со with ile ilə".split())  # noqa: SIM905
"""Words that join names."""
_OF_A_STATE = frozenset(("president", "leader"))
"""Offices that somebody may hold of a state itself."""
_UNDER = frozenset(("deputy", "assistant", "secretary"))
"""Offices of those who serve the holder of another."""
SIDE = frozenset("side стороны стороне сторону сторона стороной terefinden terefinin terefi teref".split())  # noqa: SIM905
"""Words beside the country that somebody represents in a joint body."""
_CHIEF = "bas"
"""Before another office than a minister's it says no more: baş direktor."""
_SHORTEST_NAME = 4  # letters of a stem without its Azerbaijani suffix


_Told = dict[str, set[int]]
"""A word that is no office → the numbers of the posts that contain it."""


def posts(base: sqlite3.Connection, words: Sequence[Word], names: Sequence[Run]) -> Iterator[Run]:
    """Yield the longest runs of `words` that name a post, with its holders; only in the bodies among `names`, if any.

    A post in a country without a known holder yields none, rather than holders elsewhere. A country may be the one that
    sends an ambassador or his host. A run of offices alone names no body, even if the name of a body contains it.
    """
    named = [office(word.text) for word in words]
    if not any(named):
        return
    adjectives = [*states.adjectives(base, words)]
    names = [*names, *adjectives]
    told: _Told = {
        word.text: _with_word(base, word.text)
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
            inside = [one for one in names if start <= one[0] and one[1] <= end]
            asked, ids = _holders(base, words, (start, end), inside, told)
            if ids:
                yield start, end, "post", ids
                yield from _joined(base, words, (start, end), names, told)
                break
            whose = (base, words, (start, end), inside)
            under = asked and _is_of_an_office(words[start:end], asked)
            if asked and (under or states.is_of_a_state(*whose, asked) or _is_of_a_body(*whose)):
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
    ids = _whose(asked, said, _known(base, asked, [told[word] for word in said if word in told]))
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
        ids = [id_ for id_ in ids if id_ in of_bodies(base, ids, bodies) or _is_title_of(base, id_, said)]
    if asked in _OF_A_STATE:
        ids = states.in_state(base, ids, {id_ for *_, its in spans for id_ in its})
    sided = [
        (at, to, its) for at, to, its in spans if SIDE.intersection(one.text for one in words[max(at - 1, 0) : to + 1])
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
    """Return whether the words at `run` are more than offices: these name no body even if its name contains them."""
    return not all(office(words[at].text) for at in run)


def _qualifies_next(words: Sequence[Word], end: int, adjectives: Iterable[Run]) -> bool:
    """Return whether an adjective before `end` tells of the word behind it: the head of the Russian delegation."""
    ended = end == len(words) or words[end - 1].ends or _says_nothing(words[end])
    return not ended and any(to == end for _, to, *_ in adjectives)


def _is_of_an_office(words: Iterable[Word], asked: str) -> bool:
    """Return whether `words` are the office `asked` under another: an adviser to the minister."""
    said = [word.text for word in words if not _says_nothing(word)]
    said = [word for word in said if counting.number(word, counting.ORDINALS) != 1]  # the first deputy
    return asked in _UNDER and len(said) > 1 and all(map(office, said))


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


def _is_title_of(base: sqlite3.Connection, id_: str, run: Sequence[str]) -> bool:
    """Return whether somebody has a post with this title, which may contain a body unknown to the base."""
    sql = (
        "SELECT json_extract(post.value, '$.title.en'), json_extract(post.value, '$.title.ru')"
        " FROM record, json_each(record.json, '$.posts') AS post WHERE record.id = ?"
    )
    titles = [text.words(title) for row in base.execute(sql, (id_,)) for title in row]
    titles = [[word for word in title if word not in STOP] for title in titles]
    return any(len(title) == len(run) and all(map(_says_same, title, run)) for title in titles)


def _says_same(one: str, other: str) -> bool:
    """Return whether two words are forms of the same word, or mean the same office."""
    return alike(one, other) or (office(one) == office(other) is not None)


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
    return tuple(sorted(dict.fromkeys(ids), key=_latest(base, asked), reverse=True))


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
        ids = _whose(asked, own, _known(base, asked, [told[word] for word in (*own, *its) if word in told]))
        if asked in _OF_A_STATE:
            ids = states.in_state(base, ids, {id_ for *of, there in names if of == [at, to, "place"] for id_ in there})
        yield from [(at, to, "post", _sorted(base, asked, ids))] if ids else ()


def _beside(
    words: Sequence[Word], start: int, end: int, places: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the places joined to a run on either side."""
    for at, to in places:
        if at in (end, end + 1) and (words[end - 1].ends or words[end].text in JOINING):
            yield at, to
            end = to
    for at, to in reversed(places):
        if to in (start, start - 1) and (words[to - 1].ends or words[start - 1].text in JOINING):
            yield at, to
            start = at


def _known(base: sqlite3.Connection, asked: str, told: Sequence[set[int]]) -> list[tuple[str, list[str]]]:
    """Return the holders of posts that are in all sets of `told`, with offices; without any, of the office `asked`."""
    if told:
        which, values = "SELECT value FROM json_each('[' || ? || ']')", [",".join(map(str, set.intersection(*told)))]
    else:
        which, values = begun([one for one in OFFICES if may_be(asked, one)])
    sql = f"SELECT id, words FROM phrase WHERE sort = 'post' AND number IN ({which}) ORDER BY number"
    return [(id_, offices.split()) for id_, offices in base.execute(sql, values)]


def begun(offices: Sequence[str]) -> tuple[str, list[str]]:
    """Return the SQL, with its values, for the numbers of the posts that begin with one of these `offices`."""
    one = "SELECT number FROM phrase WHERE sort = 'post' AND words >= ? AND words < ?"
    bounds = [bound for office in offices for bound in (office, f"{office}!")]  # a space comes before !
    return " UNION ALL ".join([one] * len(offices)), bounds


def _says_nothing(word: Word) -> bool:
    """Return whether a word says nothing about a post: of, the, side, current, former."""
    return word.text in STOP | SIDE or _is_of_a_time(word)


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


def _latest(base: sqlite3.Connection, asked: str) -> Callable[[str], str]:
    """Return a key function: the last day on which a person is attested in an office, for current holders first."""
    import json  # lazy: only for posts

    def day(id_: str) -> str:
        (posts_,) = base.execute("SELECT json_extract(json, '$.posts') FROM record WHERE id = ?", (id_,)).fetchone()
        held_ = [one for one in json.loads(posts_) if may_be(asked, holder(text.words(one["title"]["en"])) or "")]
        # "Some day after" a date sorts after that date.
        return max((one["latest"] or f"{one['earliest'] or ''}.." for one in held_), default="")

    return day


def _with_word(base: sqlite3.Connection, word: str) -> set[int]:
    """Return the numbers of the posts that contain a form of `word`."""
    names = (stem for stem in azerbaijani_stems(word) if len(stem) >= _SHORTEST_NAME)
    heard = {f"@{key}" for key in (*sounds.forms(word), *(key for stem in names for key in sounds.keys(stem)))}
    # The adjective of a state is in the family of its name.
    kin = family(base, word) | synonyms(base, word) if adjective_roots(word) else frozenset()
    if found := _with_keys(base, phrases.post_keys([word, *kin]) | heard):
        return found
    if not word.isascii():
        return set()
    nth = counting.number(word, counting.ORDINALS) if word.isalpha() else None
    first = {counting.ORDINALS[nth - 1].split()[0]} if nth else frozenset()
    return _with_keys(base, phrases.post_keys(synonyms(base, word) | first))


def _with_keys(base: sqlite3.Connection, keys: set[str]) -> set[int]:
    sql = f"SELECT phrase FROM phrase_key WHERE key IN ({params(keys)})"
    return {row[0] for row in base.execute(sql, sorted(keys))}
