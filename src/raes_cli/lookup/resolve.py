"""Resolves names and ids as typed; an unknown one raises an error that suggests the closest."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from raes_cli import names
from raes_cli.errors import UnknownError, UsageError
from raes_cli.lookup.conditions import params
from raes_cli.lookup.keys import Keys
from raes_cli.lookup.query import STANDING, TYPES, Ids, Query
from raes_cli.lookup.select import select
from raes_cli.sounds import indexed
from raes_cli.text import Words, both, fold, listed, one_line, safe, visible, words

_FEW = 30
_AND = r"\s*[,;&+/]\s*|\s+(?:and|with|и|с|со|və|ilə)\s+"
"""Separators between several names."""
_BEFORE_A_PLACE = r"(?i)^\s*(?:в|во|из|на|г\.?|город|республика|in|at|from|the city of|republic of)\s+"
"""Words that may precede the name of a place."""

# Names of the kinds of vocabulary in messages, in the singular and plural.
_CALLED: dict[str, tuple[Words, Words]] = {
    "place": (both("place", "места"), both("places", "места")),
    "topic": (both("topic", "темы"), both("topics", "темы")),
    "source": (both("source", "источника"), both("sources", "источники")),
    "indicator": (both("indicator", "показателя"), both("indicators", "показатели")),
    "kind": (both("kind", "вида"), both("kinds", "виды")),
}


def actors(base: sqlite3.Connection, name: str) -> Ids:
    """Return the people and bodies that `name` fits: those with exactly this name first, then in the order of the base.

    Raises `UnknownError` if there are none.
    """
    if found := _ids(base, "actor", name):
        if len(found) > 1:
            found = tuple(row[0] for row in base.execute(*select(base, Query(ids=(found,)), "id")))
        whole = _whole(base, "actor", found, name)
        return (*whole, *(id_ for id_ in found if id_ not in whole))
    shown = one_line(name)
    message = both(f"nobody in the base is called '{shown}'", f"в базе нет никого с именем «{shown}»")
    raise UnknownError(message, lambda: closest(base, name))


def closest(base: sqlite3.Connection, name: str) -> Words | None:
    """Return a suggestion for an unknown `name`: its parts if it is several names, else the most similar ones.

    None if there are none.
    """
    several = [part for part in re.split(_AND, safe(name)) if part]
    if len(several) > 1 and all(_ids(base, "actor", part) for part in several):
        en, ru = (listed(marks.format(part) for part in several) for marks in ("'{}'", "«{}»"))
        return both(
            f"one name at a time: {en}; --with can be repeated", f"по одному имени: {ru}; --with можно повторять"
        )
    if near := names.closest(name, Keys(base, "actor"), people=names.names_office(name)) or _misspelt(base, name):
        rows = [(id_, _names(base, "actor", id_)) for id_ in near]
        en = listed(f"{called[0]} ({id_})" for id_, called in rows)
        ru = listed(f"{called[min(1, len(called) - 1)]} ({id_})" for id_, called in rows)
        return both(f"closest: {en}", f"ближайшие: {ru}")
    return None


def fits_somebody(base: sqlite3.Connection, name: str) -> bool:
    """Return whether `name` fits any person or body."""
    return bool(_ids(base, "actor", name))


def meant(base: sqlite3.Connection, name: str) -> Ids:
    """Return those of `actors` with exactly this name if it has several words and there are any, else all of them."""
    found = actors(base, name)
    return (len(words(name)) > 1 and _whole(base, "actor", found, name)) or found


def _misspelt(base: sqlite3.Connection, name: str) -> list[str]:
    """Return people and bodies with a word of the same letters as `name` in another order: Алеив."""
    from raes_cli.lookup import suggestions

    keys = Keys(base, "actor")
    for word in suggestions.words(base, fold(name), _FEW):
        bearers = {id_ for key in indexed(word) for id_ in keys.exact(key)}
        if found := sorted(id_ for id_ in bearers if word in words(" ".join(_names(base, "actor", id_)))):
            return found[:3]
    return []


def choice(base: sqlite3.Connection, kind: str, name: str) -> Ids:
    """Return the ids in the vocabulary `kind` with exactly this name, else all that it fits; raises `UsageError`."""
    if _is_id(base, kind, name):
        return (name,)
    plain = re.sub(_BEFORE_A_PLACE, "", safe(visible(name))) if kind == "place" else name
    if found := _ids(base, kind, plain) or _alike(base, kind, plain):
        return _whole(base, kind, found, plain) or found
    raise _no_choice(base, (kind,), "kind" if kind not in _CALLED else kind, name)


def kinds(base: sqlite3.Connection, types: Ids, name: str) -> Ids:
    """Return the kinds of records of `types` with exactly this name, else all that it fits; raises `UsageError`.

    Types that stand for others fall back to the kinds of those others.
    """
    lists = tuple(f"{type_}-kind" for type_ in types or TYPES)
    found = {kind: _ids(base, kind, name) or _alike(base, kind, name) for kind in lists}
    if not any(found.values()):
        if any(type_ in STANDING for type_ in types):
            return kinds(base, (), name)
        raise _no_choice(base, lists, "kind", name)
    whole = {id_ for kind, ids in found.items() for id_ in (_whole(base, kind, ids, name) if len(ids) > 1 else ids)}
    return tuple(sorted(whole or {id_ for ids in found.values() for id_ in ids}))


def records(base: sqlite3.Connection, ids: Iterable[str], types: Ids = ()) -> list[str]:
    """Return the JSON of the records `ids`, in that order; raises `UnknownError` for the first that does not exist."""
    found: list[str] = []
    for id_ in ids:
        row = base.execute("SELECT json, type FROM record WHERE id = ?", (safe(visible(id_)).lower(),)).fetchone()
        if row is None or (types and row[1] not in types):
            raise _no_record(base, id_, types)
        found.append(row[0])
    return found


def _ids(base: sqlite3.Connection, kind: str, name: str) -> Ids:
    """Return `name` itself if it is an id, else all ids that it fits."""
    name = safe(visible(name))
    if _is_id(base, kind, name):
        return (name,)
    found = tuple(names.resolve(name, Keys(base, kind)))
    if not found and (wanted := words(name)):
        # As some source prints it, for inflected forms that are not matched otherwise.
        sql = "SELECT id FROM printed WHERE words = ? ORDER BY id"
        found = tuple(row[0] for row in base.execute(sql, (" ".join(wanted),))) if kind == "actor" else ()
    return found


def _is_id(base: sqlite3.Connection, kind: str, name: str) -> bool:
    sql = "SELECT 1 FROM vocabulary WHERE kind = ? AND id = ?"
    return name.isascii() and base.execute(sql, (kind, name)).fetchone() is not None


def _alike(base: sqlite3.Connection, kind: str, name: str) -> Ids:
    """Return all ids with a name whose words are forms of the words of `name`: meetings, двусторонних отношений."""
    from raes_cli.endings import same
    from raes_cli.index import phrases

    if not (wanted := words(name)):
        return ()
    if kind in phrases.BY_NAME:
        sql = "SELECT id FROM vocabulary WHERE kind = ? AND instr(char(10) || folded, char(10) || ?)"
        rows = base.execute(sql, (kind, wanted[0][:2]))
    else:
        stems = sorted({key for word in wanted for key in phrases.keys(word)})
        sql = (
            "SELECT DISTINCT id FROM phrase WHERE number IN"
            f" (SELECT phrase FROM phrase_key WHERE key IN ({params(stems)})) AND sort = ? ORDER BY id"
        )
        rows = base.execute(sql, (*stems, kind))

    def fits(line: list[str]) -> bool:
        return len(line) == len(wanted) and all(map(same, line, wanted))

    return tuple(id_ for (id_,) in rows if any(fits(words(name)) for name in _names(base, kind, id_)))


def _whole(base: sqlite3.Connection, kind: str, ids: Ids, name: str) -> Ids:
    """Return those of `ids`, in order, that have exactly `name` as a name or alias."""
    if len(ids) == 1:
        return ids
    wanted = words(name)
    sql = f"SELECT id, names FROM vocabulary WHERE kind = ? AND id IN ({params(ids)})"
    rows = dict(base.execute(sql, (kind, *ids)))
    return tuple(id_ for id_ in ids if any(words(line) == wanted for line in rows[id_].split("\n")))


def _names(base: sqlite3.Connection, kind: str, id_: str) -> list[str]:
    """Return all names and spellings of an entry of a vocabulary."""
    row = base.execute("SELECT names FROM vocabulary WHERE kind = ? AND id = ?", (kind, id_)).fetchone()
    return str(row[0]).split("\n")


def _no_choice(base: sqlite3.Connection, kinds_: Ids, called: str, name: str) -> UsageError:
    from raes_cli.lookup import suggestions as like

    one, many = _CALLED[called]
    among = f"FROM vocabulary WHERE kind IN ({params(kinds_)})"
    first = base.execute(f"SELECT DISTINCT id {among} ORDER BY id LIMIT {_FEW + 1}", kinds_)
    known = [row[0] for row in first]
    if not known:
        return UsageError(_unknown(one, name), both(f"it has no {many['en']}", f"{many['ru']}: ни одного значения"))
    near = like.ids(base, name, f"SELECT id {among}", kinds_) if "-" in name else []  # more likely an id than a name
    near = near or [id_ for kind in kinds_ for id_ in names.closest(name, Keys(base, kind))][:3]
    near = near or like.ids(base, name, f"SELECT id {among}", kinds_)
    hint = both("closest: ", "ближайшие: ") if near else both(f"{many['en']}: ", f"{many['ru']}: ")
    if not near and len(known) > _FEW:
        hint = both(f"`raes list {many['en']}` lists them all", f"`raes list {many['en']}` покажет все")
        return UsageError(_unknown(one, name), hint)
    ids = listed(near or known)
    return UsageError(_unknown(one, name), both(hint["en"] + ids, hint["ru"] + ids))


def _unknown(one: Words, name: str) -> Words:
    shown = one_line(name)
    return both(f"no {one['en']} '{shown}' in the base", f"в базе нет {one['ru']} «{shown}»")


def no_session(number: str, sessions: Iterable[str]) -> UsageError | UnknownError:
    """Return the error for a number that none of the `sessions` has."""
    shown, known = one_line(number), listed(sessions)
    hint = both(f"sessions: {known}", f"заседания: {known}")
    if not number.isdecimal():
        return UsageError(both(f"'{shown}' is not a session number", f"«{shown}» — не номер заседания"), hint)
    message = both(f"no session {shown} in the base", f"в базе нет заседания {shown}")
    return UnknownError(message, hint)


def _no_record(base: sqlite3.Connection, id_: str, types: Ids) -> UnknownError:
    other = base.execute("SELECT type FROM record WHERE id = ?", (safe(visible(id_)).lower(),)).fetchone()
    if other and types:
        from raes_cli import vocabularies  # lazy: only this error needs them

        shown, wanted = one_line(id_), vocabularies.TYPES[types[0]]
        message = both(f"'{shown}' is not a {wanted['en']}", f"«{shown}» — не {wanted['ru']}")
        return UnknownError(message, both(f"try raes show {shown}", f"попробуйте raes show {shown}"))
    from raes_cli.lookup import suggestions as like

    among = f" WHERE +type IN ({params(types)})" if types else ""
    near = like.ids(base, id_, f"SELECT id FROM record{among}", types)
    if types == ("source",):
        near = list(_ids(base, "source", id_)) or near
    shown = one_line(id_)
    hint = both("`raes search WORDS` finds ids", "`raes search СЛОВА` найдёт идентификаторы")
    if near:
        hint = both(f"closest: {listed(near)}", f"ближайшие: {listed(near)}")
    return UnknownError(both(f"no record '{shown}' in the base", f"в базе нет записи «{shown}»"), hint)
