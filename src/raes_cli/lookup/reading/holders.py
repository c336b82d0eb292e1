"""Who held a post when: a predecessor or successor, at a time, formerly, now.

The base has no terms of office, only the days on which a person is attested in a post, and some acts that begin or end
one. Between his attested days a post is a person's; some years before the first and after the last, only if nobody else
is known.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from raes_cli import text
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.post_titles import begun
from raes_cli.offices import held, holder, may_be
from raes_cli.offices import office as office_of
from raes_cli.text import Words, both

if TYPE_CHECKING:
    from raes_cli.lookup.reading.line import Line
    from raes_cli.lookup.reading.parts import Item

Post = tuple[str, str, frozenset[str]]
"""The identity of a post: its office, body and the places in its title; for a minister, an ambassador, a director and a
head also what else the title says: the portfolio, the host country, the department, the side.
"""
_OF_SOMETHING = frozenset(("minister", "director", "head", "ambassador", "chairman"))
"""Offices of which a state or a body has many, each of something else, somewhere else or of one side."""
_RANK = frozenset(("extraordinary", "plenipotentiary"))
"""Words of a title that tell no post from another."""
_OF_SEVERAL = frozenset(("deputy", "assistant", "representative"))
"""Offices that several people hold side by side, so that nobody follows another in them."""
_WHOSE = frozenset(("whose", "чьим", "чьей", "kimin"))
_EVER = "9999"
_NEAR = 3
"""Years before the first known day, and after the last, in which somebody may hold a post, if nobody else is known."""
_NOBODY = both("nobody is known to have held the post then", "неизвестно, кто тогда занимал эту должность")
_UNKNOWN = {
    "before": both("who held the post before is not known", "кто занимал эту должность раньше, неизвестно"),
    "after": both("who held the post afterwards is not known", "кто занимал эту должность потом, неизвестно"),
}
_BY_DAYS = both(
    "who followed whom is inferred from the days on which each is attested; an end is given only where an act names it",
    "кто за кем следовал, выведено из дат, на которые каждый известен; конец назван только там, где о нём есть акт",
)
_SUPPOSED = both(
    "nobody is attested in the post then; shown is who held it, judging by the known dates",
    "на это время никто в должности не засвидетельствован; показано, кто её занимал, судя по известным датам",
)


class Tenure(NamedTuple):
    """A holder of a post, from the first to the last known day, and whether acts set these days."""

    first: str
    last: str
    id: str
    post: Post
    begun: bool
    ended: bool


def tenures(base: sqlite3.Connection, asked: str, people: Iterable[str]) -> list[Tenure]:
    """Return the holders, in order, of all posts that any of `people` held and that the office `asked` may mean."""
    own = sorted(set(people))
    offices = sorted({office for _, office, _ in _posts(base, own) if not asked or may_be(asked, office)})
    which, bounds = begun(offices)
    holders = [row[0] for row in base.execute(f"SELECT id FROM phrase WHERE number IN ({which})", bounds)]
    places = [
        (id_, line.split())
        for id_, lines in base.execute("SELECT id, folded FROM vocabulary WHERE kind = 'place'")
        for line in lines.split("\n")
    ]
    found: dict[tuple[str, Post], list[dict[str, Any]]] = {}
    for id_, office, one in _posts(base, holders):
        if office in offices:
            title = text.words(one["title"]["en"])
            named = [(place, name) for place, name in places if name and not set(name) - set(title)]
            inside = {place for place, _ in named}
            if office in _OF_SOMETHING:
                known = {word for _, name in named for word in name} | STOP | _RANK | {"ministry"}
                inside |= {word for word in title if word not in known and not office_of(word)}
            key = (office, one["organization"]["id"] if one["organization"] else "", frozenset(inside))
            found.setdefault((id_, key), []).append(one)
    every = sorted(_tenure(id_, key, posts) for (id_, key), posts in found.items())
    wanted = {one.post for one in every if one.id in own}
    return [one for one in every if one.post in wanted]


def _posts(base: sqlite3.Connection, people: Iterable[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the posts of `people` in known offices: the holder's id, the office, and the post."""
    sql = "SELECT id, json_extract(json, '$.posts') FROM record WHERE id IN (SELECT value FROM json_each(?))"
    for id_, posts in base.execute(sql, (json.dumps([*people]),)):
        for one in json.loads(posts):
            if office := next(iter(held(text.words(one["title"]["en"]))), ""):
                yield id_, office, one


def _tenure(id_: str, key: Post, posts: Sequence[dict[str, Any]]) -> Tenure:
    begun, ended = (any(one[name] for one in posts) for name in ("since", "until"))
    # Of somebody attested by a day, nothing is known of the days before it.
    first = min(one["earliest"] or one["latest"] or "" for one in posts if not begun or one["since"])
    last = max(one["latest"] or one["earliest"] or "" for one in posts if not ended or one["until"])
    return Tenure(first, last, id_, key, begun, ended)


def beside(every: Sequence[Tenure], people: Iterable[str], *, before: bool) -> Ids:
    """Return who held a post just before, or after, one of `people`."""
    found: dict[str, None] = {}
    for one in every:
        if one.id in people:
            rest = [other for other in every if other.post == one.post and other.id != one.id]
            earlier, later = ([other for other in rest if (other < one) is side] for side in (True, False))
            found |= {other.id: None for other in (earlier[-1:] if before else later[:1])}
    return tuple(found)


def latest(every: Sequence[Tenure]) -> Ids:
    """Return the last known holder of each post, unless an act ended the tenure; who is attested last stands first."""
    now = {one.post: one for one in every if not one.ended}
    return tuple(dict.fromkeys(one.id for one in sorted(now.values(), key=lambda one: one.last, reverse=True)))


def former(every: Sequence[Tenure]) -> Ids:
    """Return the holders of posts before the last known ones, or whose tenure an act ended; latest first."""
    now = {one.post: one for one in every}
    return tuple(dict.fromkeys(one.id for one in reversed(every) if one.ended or one != now[one.post]))


def at(every: Sequence[Tenure], first: str, last: str) -> tuple[Ids, bool]:
    """Return who held a post between `first` and `last`, and whether that is attested; else, who may have held it."""
    known = [one.id for one in every if one.first <= last and one.last >= first]
    if known:
        return tuple(dict.fromkeys(known)), True
    near = []
    for one in every:
        rest = [other for other in every if other.post == one.post and other.id != one.id]
        until = min((other.first for other in rest if other > one), default=_years(one.last, _NEAR))
        until = one.last if one.ended else until
        alone = not one.begun and not any(other < one for other in rest)
        since = _years(one.first, -_NEAR) if alone else one.first
        if first <= until and since <= last:
            near.append(one.id)
    return tuple(dict.fromkeys(near)), False


def _years(day: str, many: int) -> str:
    """Return a day some years later, or earlier; an empty one unchanged."""
    return f"{int(day[:4]) + many}{day[4:]}" if day else day


def asked_of(line: Line) -> tuple[Ids, Words] | None:
    """Return whose posts a line asks for, by succession or by time, and a note on how that is known.

    None if it asks for something else.
    """
    if (found := _asked_of(line)) is None:
        return None
    names, known = found
    way = _direction(line, line.of("actor")) if line.of("actor") and line.people() else ""
    nobody = _UNKNOWN.get(way, _NOBODY)
    return names, (_BY_DAYS if known else _SUPPOSED) if names else nobody


def _asked_of(line: Line) -> tuple[Ids, bool] | None:
    """Return whose posts a line asks for, and whether that is attested; None if it asks for something else."""
    people = [item for item in line.of("actor") if any(map(line.lexicon.person, item.means["actor"]))]
    posts = [item for item in line.of("post") if item not in people]
    others = [item for item in line.items if item not in people and item not in posts]
    bodies = {id_ for item in others for id_ in item.means.get("actor", ())}
    if line.question not in ("", "who") or line.barred or not (people or posts):
        return None
    acts = line.declared("of_posts") if people and posts else frozenset()  # who became minister after him
    others = [item for item in others if not acts.issuperset(item.means.get("event-kind", ("",)))]
    if any("event-kind" in item.means or not item.means.keys() & {"actor", "place"} for item in others if item.means):
        return None
    if any(item in line.looked_for for item in others) or not (people or line.dates or line.does & {"former", "now"}):
        return None
    offices = {holder([word.text for word in line.words[item.start : item.end]]) or "" for item in posts} or {""}
    if people:
        way = _direction(line, people)
        both = len(people) > 1 and language.WHEN & line.texts  # asks when one succeeded the other
        if not way or line.dates or both:
            return None
        ids = {id_ for item in people for id_ in item.means["actor"]}
        every = [one for office in sorted(offices) for one in tenures(line.base, office, ids)]
        every = [one for one in every if one.post[0] not in _OF_SEVERAL]
        of_bodies = [one for one in every if one.post[1] in bodies]
        return beside(of_bodies or every, ids, before=way == "before"), True
    wanted = list(dict.fromkeys(id_ for item in posts for id_ in item.means["post"]))
    every = [one for office in sorted(offices) for one in tenures(line.base, office, wanted)]
    if "former" in line.does:
        return former(every), True
    if line.dates:
        from raes_cli.lookup.filters import read

        query = read(line.base, "who", {**line.when(), "today": line.today.isoformat()}).query
        names, known = at(every, query.first or "", query.last or _EVER)
        if not query.last:  # since 2023: the last holder first, as without a date
            names = tuple(sorted(names, key=[*wanted, *names].index))
        asks = line.question == "who" or bool(language.WHO & line.texts)
        one_post = len({one.post[1] or one.post for one in every if one.id in names}) == 1  # or in one body
        told = asks or (one_post if names else not others)
        return (names, known) if told and (query.first or query.last) else None
    now = latest(every)
    (newest,) = line.base.execute("SELECT newest FROM base").fetchone()
    recent = _years(min(line.today.isoformat(), newest or _EVER), -_NEAR)
    return now, all(any(one.id == id_ and one.last >= recent for one in every) for id_ in now)


def _direction(line: Line, people: Iterable[Item]) -> str:
    """Return `before` or `after` if the predecessor or successor of somebody is asked for, else an empty string."""
    whose = not _WHOSE.isdisjoint(line.texts)  # whose predecessor he was
    if "predecessor" in line.does:
        return "after" if whose else "before"
    if "successor" in line.does:
        return "before" if whose or not language.WHOM.isdisjoint(line.texts) else "after"
    asks = line.question == "who" or line.of("post") or language.WHO & line.texts
    for item in people if asks else ():
        before = line.words[item.start - 1].text if item.start else ""
        after = line.words[item.end].text if item.end < len(line.words) else ""
        if before in language.EARLIER or after in language.EARLIER_IT:
            return "before"
        if before in language.LATER or after in language.LATER_IT:
            return "after"
    return ""
