"""Finds posts among words, and who is attested in them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence

from raes_cli import sounds, text
from raes_cli.endings import adjective_roots, alike, azerbaijani_stems
from raes_cli.index import phrases
from raes_cli.lookup.conditions import params
from raes_cli.lookup.forms import STOP, family, synonyms
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.tokens import Word
from raes_cli.offices import OFFICES, held, holder, may_be, office, plural

_LONGEST = 16
JOINING = frozenset("и и, and or или и/или və ve с со with ile ilə".split())  # noqa: SIM905
"""Words that join names."""
_IN = frozenset("in to at в во".split())  # noqa: SIM905
"""Prepositions before the host country of an ambassador."""
_OF_STATES = frozenset(("president", "prime", "minister", "ambassador"))
"""Offices of a state."""
_BEING_IN = ("daki", "deki", "da", "de")
"""Azerbaijani endings of the host country."""
SIDE = frozenset("side стороны стороне сторону сторона стороной terefinden terefinin terefi teref".split())  # noqa: SIM905
"""Words beside the country that somebody represents in a joint body."""
_SHORTEST_NAME = 4  # letters of a stem without its Azerbaijani suffix


Run = tuple[int, int, str, Ids]
"""Start and end of a run of words, the sort of what it names, and the ids."""


def posts(base: sqlite3.Connection, words: Sequence[Word], names: Sequence[Run]) -> Iterator[Run]:
    """Yield the longest runs of `words` that name a post, with its holders; only in the bodies among `names`, if any.

    A post in a country without a known holder yields none, rather than holders elsewhere. A country may be the one that
    sends an ambassador or his host. A run of offices alone names no body, even if the name of a body contains it.
    """
    named = [office(word.text) for word in words]
    if not any(named):
        return
    names = [*names, *_of_states(base, words)]
    told = {
        word.text: _with_word(base, word.text)
        for word, its in zip(words, named, strict=True)
        if not its and not _says_nothing(word)
    }
    places = {(at, to) for at, to, sort, _ in names if sort == "place"}
    for start in range(len(words)):
        for end in range(min(len(words), start + _LONGEST), start, -1):
            run = [word.text for word in words[start:end] if not _says_nothing(word)]
            whole = not _says_nothing(words[start]) and not _says_nothing(words[end - 1])
            asked = next(iter(held(run)), None) if whole else None
            if asked is None:
                continue
            inside = [one for one in names if start <= one[0] and one[1] <= end]
            known = _known(base, asked, [told[word] for word in run if word in told])
            ids = _whose(asked, run, known)
            if bodies := {
                id_
                for at, to, sort, its in inside
                if sort == "actor" and to - at < end - start and (at, to) not in places and not all(named[at:to])
                for id_ in its
            }:
                ids = [id_ for id_ in ids if id_ in of_bodies(base, ids, bodies) or _is_title_of(base, id_, run)]
            states = {id_ for at, to, sort, its in inside if sort == "actor" and (at, to) in places for id_ in its}
            ids = _of_state(base, ids, states) if asked in ("president", "leader") else ids
            spans = [(at, to, its) for at, to, sort, its in inside if sort == "place"]
            of, host = (
                {id_ for at, to, its in spans if _is_host(words, start, at, to) is there for id_ in its}
                for there in (False, True)
            )
            host = {_state(base, id_) for id_ in host}
            ids = _sent_by(base, ids, of, host) if asked == "ambassador" else _of_country(base, ids, of)
            if ids:
                yield start, end, "post", _sorted(base, asked, ids)
                if any(map(plural, run)):
                    office_ = [word for word in run if word not in _words_of(words, inside)]
                    for at, to in _joined(words, start, end, sorted(places)):
                        own = [word.text for word in words[at:to] if word.text in told]
                        known = _known(base, asked, [told[word] for word in (*office_, *own) if word in told])
                        others = {
                            id_
                            for first, last, sort, its in names
                            if (first, last, sort) == (at, to, "actor")
                            for id_ in its
                        }
                        ids = _whose(asked, office_, known)
                        ids = _of_state(base, ids, others) if asked in ("president", "leader") else ids
                        yield from [(at, to, "post", _sorted(base, asked, ids))] if ids else ()
                break
            of_a_state = asked in _OF_STATES and _is_of_a_state(base, words, (start, end), inside, asked)
            if of_a_state or _is_of_a_body(base, words, (start, end), inside):
                yield start, end, "post", ()
                break


def _of_states(base: sqlite3.Connection, words: Sequence[Word]) -> Iterator[Run]:
    """Yield the countries named by an adjective."""
    adjectives = [(at, word.text) for at, word in enumerate(words) if adjective_roots(word.text)]
    if not adjectives:
        return
    sql = "SELECT id, folded FROM vocabulary WHERE kind = 'place' AND json_extract(entry, '$.kind') = 'country'"
    countries = [(id_, frozenset(folded.split("\n"))) for id_, folded in base.execute(sql)]
    for at, word in adjectives:
        kin = family(base, word) | synonyms(base, word)
        yield from [(at, at + 1, "place", (id_,)) for id_, lines in countries if not kin.isdisjoint(lines)]


def _is_of_a_state(
    base: sqlite3.Connection, words: Sequence[Word], run: tuple[int, int], inside: Iterable[Run], asked: str
) -> bool:
    """Return whether a run is the office `asked` with its country; for an ambassador, also with his host country."""
    places = {at: (to, ids) for at, to, sort, ids in inside if sort == "place"}
    countries = 0
    at, end = run
    while at < end:
        if at in places and not office(words[at].text):
            to, ids = places[at]
            there = words[at - 1].text in _IN
            sql = "SELECT json_extract(entry, '$.kind') FROM vocabulary WHERE kind = 'place' AND id = ?"
            state = _state(base, ids[0]) if there else ids[0]
            if (there and asked != "ambassador") or base.execute(sql, (state,)).fetchone() != ("country",):
                return False
            countries += not there
            at = to
        elif office(words[at].text) or words[at].text in _IN | language.ARTICLES | {"of"}:
            at += 1
        else:
            return False
    return bool(places) and countries <= 1


def _is_of_a_body(base: sqlite3.Connection, words: Sequence[Word], run: tuple[int, int], inside: Iterable[Run]) -> bool:
    """Return whether a run is one office and behind it the body, no state, where it is held."""
    named = [
        (at, id_) for first, last, sort, ids in inside if sort == "actor" for at in range(first, last) for id_ in ids
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
    others = {its for word in run if (its := office(word))} - {asked, "head", "minister"}
    fits = {id_: offices for id_, offices in known if may_be(asked, offices[0]) and others <= {*offices}}
    presidents = [id_ for id_, offices in known if asked == "leader" and offices[0] == "president"]
    return presidents or [*fits]


def _sorted(base: sqlite3.Connection, asked: str, ids: Iterable[str]) -> Ids:
    return tuple(sorted(dict.fromkeys(ids), key=_latest(base, asked), reverse=True))


def _words_of(words: Sequence[Word], names: Sequence[Run]) -> set[str]:
    """Return the words of the places among `names`."""
    return {word.text for at, to, sort, _ in names if sort == "place" for word in words[at:to]}


def _joined(
    words: Sequence[Word], start: int, end: int, places: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the places joined to a run on either side: the presidents of Norway and Finland."""
    for at, to in places:
        if at in (end, end + 1) and (words[end - 1].ends or words[end].text in JOINING):
            yield at, to
            end = to
    for at, to in reversed(places):
        if to in (start, start - 1) and (words[to - 1].ends or words[start - 1].text in JOINING):
            yield at, to
            start = at


def _of_state(base: sqlite3.Connection, people: list[str], states: set[str]) -> list[str]:
    """Return those of `people` with a post in one of these states itself, if any: its president, not a council's."""
    sql = (
        "SELECT json_extract(post.value, '$.organization.id') FROM record, json_each(record.json, '$.posts') AS post"
        " WHERE record.id = ?"
    )
    own = [id_ for id_ in people if states and any(row[0] in states for row in base.execute(sql, (id_,)))]
    return own or people


def _known(base: sqlite3.Connection, asked: str, told: Sequence[set[int]]) -> list[tuple[str, list[str]]]:
    """Return the holders of posts that are in all sets of `told`, with offices; without any, of the office `asked`."""
    values: tuple[str, ...]
    if told:
        where, values = (
            "number IN (SELECT value FROM json_each('[' || ? || ']'))",
            (",".join(map(str, set.intersection(*told))),),
        )
    else:
        its = [one for one in OFFICES if may_be(asked, one)]
        where = " OR ".join("words = ? OR (words > ? AND words < ?)" for _ in its)
        values = tuple(value for one in its for value in (one, f"{one} ", f"{one}!"))
    rows = base.execute(f"SELECT id, words FROM phrase WHERE sort = 'post' AND ({where}) ORDER BY number", values)
    return [(id_, offices.split()) for id_, offices in rows]


def _says_nothing(word: Word) -> bool:
    """Return whether a word says nothing about a post: of, the, side, current, former."""
    return word.text in STOP | SIDE or not {"now", "former"}.isdisjoint(language.cues(word.text))


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


def _is_host(words: Sequence[Word], start: int, at: int, to: int) -> bool:
    """Return whether a country is the host: after *in*, or in the Azerbaijani locative."""
    return (at > start and words[at - 1].text in _IN) or words[to - 1].text.endswith(_BEING_IN)


def _state(base: sqlite3.Connection, place: str) -> str:
    """Return the country whose capital a place is, else the place."""
    sql = "SELECT json_extract(entry, '$.capital_of') FROM vocabulary WHERE kind = 'place' AND id = ?"
    return base.execute(sql, (place,)).fetchone()[0] or place


def _sent_by(base: sqlite3.Connection, people: list[str], of: set[str], host: set[str]) -> list[str]:
    """Return those of `people` with a post of these countries; without any, exclude ambassadors of the host itself."""
    sql = (
        "SELECT json_extract(body.json, '$.country.id') FROM record, json_each(record.json, '$.posts') AS post"
        " JOIN record AS body ON body.id = json_extract(post.value, '$.organization.id') WHERE record.id = ?"
    )
    sent = {id_: {row[0] for row in base.execute(sql, (id_,))} for id_ in people if of or host}
    return [id_ for id_ in people if not sent or (sent[id_] & of if of else not sent[id_] & host)]


def _of_country(base: sqlite3.Connection, people: list[str], countries: set[str]) -> list[str]:
    """Return those of `people` from these countries, if any: in a joint body, the representative of the country."""
    sql = "SELECT json_extract(json, '$.country.id') FROM record WHERE id = ?"
    own = [id_ for id_ in people if countries and base.execute(sql, (id_,)).fetchone()[0] in countries]
    return own or people


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
    return _with_keys(base, phrases.post_keys(synonyms(base, word)) if word.isascii() else set())


def _with_keys(base: sqlite3.Connection, keys: set[str]) -> set[int]:
    sql = f"SELECT phrase FROM phrase_key WHERE key IN ({params(keys)})"
    return {row[0] for row in base.execute(sql, sorted(keys))}
