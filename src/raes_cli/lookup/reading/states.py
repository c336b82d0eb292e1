"""The states of posts: whose president or minister, whose ambassador and where, who represents a country."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from raes_cli.endings import adjective_roots
from raes_cli.lookup.conditions import params
from raes_cli.lookup.forms import family, synonyms
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.tokens import Word
from raes_cli.offices import office

_IN = frozenset("in to at в во".split())  # noqa: SIM905
"""Prepositions before the host country of an ambassador."""
_OF_STATES = frozenset(("president", "prime", "minister", "ambassador"))
"""Offices of a state."""
_ADJECTIVE = ("ian", "ani")
"""Endings of English adjectives of states: Russian, Azerbaijani."""
_BEING_IN = ("daki", "deki", "da", "de")
"""Azerbaijani endings of the host country."""


Run = tuple[int, int, str, Ids]
"""Start and end of a run of words, the sort of what it names, and the ids."""


def adjectives(base: sqlite3.Connection, words: Sequence[Word]) -> Iterator[Run]:
    """Yield the countries named by an adjective."""
    found = [(at, word.text) for at, word in enumerate(words) if _is_adjective(word.text)]
    if not found:
        return
    sql = "SELECT id, folded FROM vocabulary WHERE kind = 'place' AND json_extract(entry, '$.kind') = 'country'"
    countries = [(id_, frozenset(folded.split("\n"))) for id_, folded in base.execute(sql)]
    for at, word in found:
        kin = family(base, word) | synonyms(base, word)
        yield from [(at, at + 1, "place", (id_,)) for id_, lines in countries if not kin.isdisjoint(lines)]


def _is_adjective(word: str) -> bool:
    return bool(adjective_roots(word)) or word.endswith(_ADJECTIVE)


def is_of_a_state(
    base: sqlite3.Connection, words: Sequence[Word], run: tuple[int, int], inside: Iterable[Run], asked: str
) -> bool:
    """Return whether a run is the office `asked` with its country; for an ambassador, also with his host country."""
    if asked not in _OF_STATES:
        return False
    places = {at: (to, ids) for at, to, sort, ids in inside if sort == "place"}
    countries = 0
    at, end = run
    while at < end:
        if at in places and not office(words[at].text):
            to, ids = places[at]
            there = words[at - 1].text in _IN
            sql = "SELECT json_extract(entry, '$.kind') FROM vocabulary WHERE kind = 'place' AND id = ?"
            state = country(base, ids[0]) if there else ids[0]
            if (there and asked != "ambassador") or base.execute(sql, (state,)).fetchone() != ("country",):
                return False
            countries += not there
            at = to
        elif office(words[at].text) or words[at].text in _IN | language.ARTICLES | {"of"}:
            at += 1
        else:
            return False
    return bool(places) and countries <= 1


def in_state(base: sqlite3.Connection, people: list[str], countries: set[str]) -> list[str]:
    """Return those of `people` with a post in the state of one of `countries`, if any: its president, no council's."""
    sql = (
        "SELECT 1 FROM record, json_each(record.json, '$.posts') AS post"
        " JOIN record AS state ON state.id = json_extract(post.value, '$.organization.id') AND state.kind = 'state'"
        f" WHERE record.id = ? AND json_extract(state.json, '$.country.id') IN ({params(countries)})"
    )
    own = [id_ for id_ in people if base.execute(sql, (id_, *countries)).fetchone()]
    return own or people


def is_host(words: Sequence[Word], start: int, at: int, to: int) -> bool:
    """Return whether a country is the host: after *in*, or in the Azerbaijani locative."""
    return (at > start and words[at - 1].text in _IN) or words[to - 1].text.endswith(_BEING_IN)


def country(base: sqlite3.Connection, place: str) -> str:
    """Return the country whose capital a place is, else the place."""
    sql = "SELECT json_extract(entry, '$.capital_of') FROM vocabulary WHERE kind = 'place' AND id = ?"
    return base.execute(sql, (place,)).fetchone()[0] or place


def sent_by(base: sqlite3.Connection, people: list[str], of: set[str], host: set[str]) -> list[str]:
    """Return those of `people` with a post of these countries; without any, exclude ambassadors of the host itself."""
    sql = (
        "SELECT json_extract(body.json, '$.country.id') FROM record, json_each(record.json, '$.posts') AS post"
        " JOIN record AS body ON body.id = json_extract(post.value, '$.organization.id') WHERE record.id = ?"
    )
    sent = {id_: {row[0] for row in base.execute(sql, (id_,))} for id_ in people if of or host}
    return [id_ for id_ in people if not sent or (sent[id_] & of if of else not sent[id_] & host)]


def from_country(base: sqlite3.Connection, people: list[str], countries: set[str]) -> list[str]:
    """Return those of `people` from these countries, if any: in a joint body, the representative of the country."""
    sql = "SELECT json_extract(json, '$.country.id') FROM record WHERE id = ?"
    own = [id_ for id_ in people if countries and base.execute(sql, (id_,)).fetchone()[0] in countries]
    return own or people
