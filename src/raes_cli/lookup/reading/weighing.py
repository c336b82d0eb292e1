"""Which indicators words mean: those that most of the words fit, and whose direction (origin, destination) fits."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from raes_cli.endings import alike
from raes_cli.lookup.conditions import params
from raes_cli.lookup.forms import STOP, family, synonyms
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import fillers

_OWN, _OF_BOTH, _OF_TOPIC, _OF_NAME, _OF_PLACE, _OF_ANOTHER = 2.0, 1.15, 0.7, 0.9, 0.8, 0.6
"""Weights of a word: the name of the indicator; the name of its topic and of some indicator, or of its topic only; a
word in its name that is neither place nor topic, a place in its name, or in it a general word or another topic.
"""


class Told(NamedTuple):
    """A part of a question: its words, their meanings, and whether they are an origin or a destination."""

    words: tuple[str, ...]
    means: dict[str, Ids]
    side: str
    asks: bool = False
    """Whether it only asks, so that its family and synonyms are not matched."""
    named: frozenset[str] = frozenset()
    """For a place: its names, and those of the country whose capital it is, in any language."""


class Indicator(NamedTuple):
    """An indicator: its words, the topics of its figures, its origin and destination."""

    id: str
    words: frozenset[str]
    topics: frozenset[str]
    way: tuple[str, str]
    compares: bool = False
    """Whether it is a rank or a share."""


def meant(
    base: sqlite3.Connection, told: Iterable[Told], among: Ids = (), *, counts: bool = False, shares: bool = False
) -> tuple[Ids, list[Told]]:
    """Return the indicators that a question means, of those with figures `among` some topics; and the parts left over.

    With `counts`, ranks and shares are ignored unless named: the question is how many. With `shares`, or if one is
    named and then what it is a share of (the share of the krone in trade), only they are meant, if any is.
    """
    parts = list(told)
    kin = {word: _kin(base, word, part) for part in parts for word in part.words if word not in STOP}
    topics = tuple({id_ for part in parts for id_ in part.means.get("topic", ())})
    likely = {id_ for part in parts for id_ in part.means.get("indicator", ())}
    likely |= _found(base, "way", _way(parts))
    likely |= _found(base, "word", (own for part in parts if "place" not in part.means for own in _spelt(part, kin)))
    for filed in ((), topics):
        every = indicators(base, likely | _found(base, "topic", filed), (*among, *topics))
        every = [one for one in every if not among or not one.topics.isdisjoint(among)]
        found, worth, whole = _best(parts, every, kin, counts=counts, shares=shares)
        if not topics or (worth > sum(map(_most_by_topic, parts)) and not (shares or whole)):
            break  # whatever is only filed under a topic is worth less
    # A part that names one indicator may fit some; other parts must fit all.
    own = [part for part in parts if any(one.id in part.means.get("indicator", ()) for one in found)]
    told = [part for part in parts if found and all(_worth(part, one, kin) or _is_of(base, part, one) for one in found)]
    left = [part for part in parts if part not in (*own, *told, *whole)]
    return tuple(one.id for one in found), left


def indicators(base: sqlite3.Connection, ids: Collection[str], topics: Ids = ()) -> list[Indicator]:
    """Return the indicators `ids`, with those of `topics` that their figures are filed under."""
    filed = (
        "SELECT group_concat(target, ' ') FROM measured"
        f" WHERE indicator = id AND role = 'topic' AND target IN ({params(topics)})"
    )
    entries = (
        f"SELECT id, folded, ifnull(({filed}), ''), ifnull(json_extract(entry, '$.origin'), ''),"
        " ifnull(json_extract(entry, '$.destination'), ''), json_extract(entry, '$.measure') IS NOT NULL"
        " FROM vocabulary WHERE kind = 'indicator'"
        """ AND id IN (SELECT value FROM json_each('["' || replace(?, ' ', '","') || '"]')) ORDER BY id"""
    )
    return [
        Indicator(id_, frozenset(names.split()), frozenset(among.split()), tuple(way), compares)
        for id_, names, among, *way, compares in base.execute(entries, (*topics, " ".join(ids)))
    ]


def _kin(base: sqlite3.Connection, word: str, part: Told) -> frozenset[str]:
    """Return the words of indicators that are forms of `word`, of its family or synonyms: no more than forms if `part`
    only asks, and no synonyms if it is a place, which is in most names.
    """
    begun = "SELECT DISTINCT target FROM measured WHERE role = 'word' AND target >= ? AND target < ?"
    rows = base.execute(begun, (word[:2], word[:2] + "\U0010ffff"))
    own = frozenset(own for (own,) in rows if alike(word, own))
    if part.asks:
        return own
    return own | family(base, word) | (frozenset() if "place" in part.means else synonyms(base, word))


def _spelt(part: Told, kin: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return the words that stand for a word of `part` in the name of an indicator."""
    return frozenset[str]().union(*(kin.get(word, ()) for word in part.words))


def _found(base: sqlite3.Connection, role: str, targets: Iterable[str]) -> set[str]:
    """Return the indicators with one of `targets` in this role: a topic, a word, a way."""
    asked = tuple(targets)
    sql = f"SELECT indicator FROM measured WHERE role = ? AND target IN ({params(asked)})"
    return {id_ for (id_,) in base.execute(sql, (role, *asked))} if asked else set()


def _best(
    parts: Sequence[Told], every: Sequence[Indicator], kin: dict[str, frozenset[str]], *, counts: bool, shares: bool
) -> tuple[list[Indicator], float, list[Told]]:
    """Return those of `every` indicator that the parts suggest most, how strongly, and what they are shares of."""
    named = {id_ for part in parts for id_ in part.means.get("indicator", ())}
    compared = {one.id for one in every if one.compares}
    known = [one for one in every if not (counts and one.compares and one.id not in named)]
    scores = {one.id: sum(_worth(part, one, kin) for part in parts) for one in known if _is_measured(parts, one, kin)}
    ways = frozenset[str]().union(*(one.way for one in known))
    way = tuple(place if place in ways else "" for place in _way(parts))  # ignore other places
    scores = {one.id: scores[one.id] - _contrary(one.way, way) for one in known if one.id in scores}
    shared = any(compared.issuperset(part.means.get("indicator", ("",))) for part in parts)
    whole = [part for part in parts if shared and part.side == "in" and "indicator" in part.means]
    if shares or whole:
        scores = {id_: worth for id_, worth in scores.items() if id_ in compared} or scores
    best = max(scores.values(), default=0)
    return [one for one in known if scores.get(one.id, 0) >= best > 0], best, whole


def _most_by_topic(part: Told) -> float:
    """Return how strongly a part suggests, at most, an indicator that is only filed under its topic."""
    if "topic" in part.means:
        return _OF_BOTH if "indicator" in part.means else _OF_TOPIC
    return _OF_PLACE if "place" in part.means else 0


def _worth(part: Told, indicator: Indicator, kin: dict[str, frozenset[str]]) -> float:
    """Return how strongly a part of a question suggests an indicator."""
    if indicator.id in part.means.get("indicator", ()):
        return _OWN
    if not indicator.topics.isdisjoint(part.means.get("topic", ())):
        return _OF_BOTH if "indicator" in part.means else _OF_TOPIC
    content = [word for word in part.words if word not in STOP]
    fits = not any(kin[word].isdisjoint(indicator.words) for word in content)
    if not (content and fits):
        return 0
    weak = "topic" in part.means or (not part.means and (part.asks or content[0].startswith(fillers.PEOPLE)))
    return _OF_ANOTHER if weak else _OF_PLACE if "place" in part.means else _OF_NAME


def _is_of(base: sqlite3.Connection, part: Told, indicator: Indicator) -> bool:
    """Return whether a part of a question is a place in the name of an indicator, or its origin or destination."""
    named = part.named.union(*(family(base, name) for name in part.named))
    return not (indicator.words.isdisjoint(named) and set(indicator.way).isdisjoint(part.means.get("place", ())))


def _is_measured(parts: Iterable[Told], indicator: Indicator, kin: dict[str, frozenset[str]]) -> bool:
    """Return whether anything besides a place, which is in most names, suggests an indicator."""
    return any("place" not in part.means and _worth(part, indicator, kin) for part in parts)


def _way(parts: Iterable[Told]) -> tuple[str, str]:
    """Return the origin and destination by preposition or case; another place fills in the missing end."""
    origin = destination = ""
    others = []
    for part in parts:
        if place := next(iter(part.means.get("place", ())), ""):
            if part.side == "in":
                destination = place
            elif part.side == "from":
                origin = place
            else:
                others.append(place)
    if others and bool(origin) != bool(destination):
        origin, destination = origin or others[0], destination or others[0]
    return origin, destination


def _contrary(its: tuple[str, ...], asked: tuple[str, ...]) -> float:
    """Return the penalty for an indicator with another direction than the one asked for."""
    if not any(its) or not any(asked):
        return 0
    if all(asked):
        return 0 if its == asked else 2 * _OWN
    elsewhere = any(asked[at] not in ("", its[at]) and (all(its) or asked[at] in its) for at in (0, 1))
    return _OWN if elsewhere else 0
