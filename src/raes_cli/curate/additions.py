"""Additions: merges what a later layer says about records of earlier layers, and reports what cannot be merged.

An addition fills in what was open, narrows it or adds to it. What contradicts a record is a claim of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from raes_cli import dates
from raes_cli.curate.feed import Place
from raes_cli.curate.reading import Document, KeyPath
from raes_cli.curate.refusals import MAPPING
from raes_cli.curate.schema import keys_of
from raes_cli.problems import Problem
from raes_cli.text import Words, both, prefixed

SECTION = "additions"
_UNITS = {
    "date": ("date_text", "date_note"),
    "period": ("date_text", "date_note"),
    "published": ("published_text", "published_note"),
    "place": ("place_note",),
    "status": ("title", "note"),
}
"""Key that an addition may narrow → the keys that describe its value, which the addition then states anew."""
_NOTES = ("note", "remark")
_UNPROVED = frozenset(("posts", "spellings", "aliases", "topics", "related", "remark", "closed_by"))
"""Keys that need no evidence from the addition: they carry their own, or are editorial."""
_SOURCED = ("organizations", "people", "events", "documents", "figures", "statements")
_BASES = ("implied", "by-title", "named")
_OPEN = ("planned", "announced", "initialled")
_OWN_CLAIM = both("declare a conflict with a record of its own", "объявите противоречие с отдельной записью")

Records = Mapping[str, Mapping[str, Any]]
"""The records of all earlier layers and of this one, as read: section → id → keys."""


class Addition(NamedTuple):
    """The place where a layer adds to a record, and the keys that it adds."""

    file: str
    line: int
    keys: tuple[str, ...]


class Merge:
    """Merges one addition into its record.

    `problems` lists what cannot be merged, `places` the new places of parts of the record, and `doubtful` the parts
    whose value is not what the author wrote.
    """

    def __init__(self, document: Document, section: str, id_: str, records: Records) -> None:
        self.document, self.section, self.id, self.records = document, section, id_, records
        self.record: dict[str, Any] = records[section][id_]
        entry = document.value[SECTION][id_]
        self.more: dict[str, Any] = entry if isinstance(entry, dict) else {}
        self.problems: list[Problem] = []
        self.addition = Addition(document.file, self.place(())[0], ())
        self.places: dict[KeyPath, tuple[str, int, int]] = {}
        self.doubtful: set[KeyPath] = set()
        self.moved: dict[KeyPath, KeyPath] = {}
        self.refused: set[str] = set()
        self.said = set(self.more)

    def run(self) -> None:
        """Merge the addition key by key: first the keys that may be narrowed, then those that describe them."""
        for key in sorted(self.more, key=lambda key: key not in _UNITS):
            if key not in self.refused:
                self.merge(key, self.more[key])
        facts = keys_of(self.section).keys() & self.more.keys() - _UNPROVED
        if self.section in _SOURCED and not self.more.get("sources") and facts:
            message = both("an addition without evidence", "добавление без свидетельств")
            self.report((), "addition-evidence", message, both("add sources", "добавьте sources"))
        keys = tuple(key for key in self.more if key in self.said - self.refused)
        self.addition = Addition(self.document.file, self.place(())[0], keys)

    def merge(self, key: str, value: Any) -> None:  # noqa: ANN401 - as parsed
        """Merge one key into the record, or refuse it."""
        field = keys_of(self.section).get(key)
        old = self.record.get(key, field.default if field and isinstance(field.default, str) else None)
        if old == value:
            self.said.discard(key)
        elif isinstance(value, list) and isinstance(old or [], list):
            self.record[key] = self.joined(key, list(old or ()), value)
        elif key in _UNITS and isinstance(value, str) and (old is None or isinstance(old, str)):
            self.narrow(key, old, value)
        elif old is None or type(old) is not type(value):  # the schema reports a wrong type
            self.record[key] = value
        elif isinstance(value, dict) and (key in _NOTES or not set(old) & set(value)):
            self.record[key] = old | {
                lang: f"{old[lang]} {text}" if lang in old else text for lang, text in value.items()
            }
        else:
            message = both(f"the record has a different {key}: {_short(old)}", f"у записи другое {key}: {_short(old)}")
            self.refuse(key, "addition-value", message, _OWN_CLAIM)

    def narrow(self, key: str, old: str | None, value: str) -> None:
        """Replace a date, place or status that was open or wider, and drop the keys that described it."""
        said = _UNITS[key]
        if old is not None and (why := self.wider(key, old, value)):
            self.refuse(key, f"addition-{'value' if key == 'status' else 'place' if key == 'place' else 'date'}", *why)
            self.refused.update(other for other in said if other in self.more)
            return
        for other in said:
            if key != "status" or other in self.more:
                self.record.pop(other, None)
        self.record[key] = value
        if self.section == "events" and key == "date":
            self.follow(old, value)

    def wider(self, key: str, old: str, value: str) -> tuple[Words, Words] | None:
        """Return why `value` does not narrow `old`, as message and remedy.

        None if it does, or if another check reports it.
        """
        if key == "status":
            fits, en, ru = old in _OPEN, f"the record has a different status: {old}", f"у записи другой статус: {old}"
        elif key == "place":
            fits = value not in self.records.get("places", {}) or old in self.around(value)
            en, ru = f"{value!r} is not within {old!r}", f"{value!r} не внутри {old!r}"
        else:
            fits = _narrower(old, value)
            en, ru = f"{value} is not within the known {old}", f"{value} — не внутри известного {old}"
        return None if fits else (both(en, ru), _OWN_CLAIM)

    def around(self, place: str) -> Iterator[str]:
        """Yield every place that encloses `place`, the smallest first."""
        seen = {place}
        places = self.records.get("places", {})
        while isinstance(found := places.get(place), dict) and isinstance(within := found.get("within"), str):
            if within in seen:
                return
            seen.add(within)
            yield (place := within)

    def follow(self, old: str | None, value: str) -> None:
        """Pass the narrower date of an event on to the posts and statements at that event that have its old date."""
        people, statements = (self.records.get(section, {}).values() for section in ("people", "statements"))
        posts = [post for one in people if isinstance(one, dict) for post in one.get("posts", ())]
        said = {key: self.more[key] for key in _UNITS["date"] if key in self.more} | {"date": value}
        for one in (*posts, *statements):
            if isinstance(one, dict) and one.get("event") == self.id and one.get("date") == old:
                for key in _UNITS["date"]:
                    one.pop(key, None)
                one.update(said)

    def joined(self, key: str, items: list[Any], more: list[Any]) -> list[Any]:
        """Return `items` with `more` appended; a participant listed already gets the details that were absent."""
        for number, item in enumerate(more):
            at = next((at for at, one in enumerate(items) if _id(one) == _id(item) is not None), None)
            if at is not None and (filled := self.filled(key, number, items[at], item)):
                items[at] = filled
            else:
                at = len(items)
                items.append(item)
            self.moved[key, number] = (key, at)
        return items

    def filled(self, key: str, number: int, old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any] | None:
        """Return a participant with the capacity that was absent or the firmer basis; None if `new` adds neither.

        If the two contradict each other, reports it and returns `old`.
        """
        for part, known in old.items():
            if part != "basis" and new.get(part, known) != known:
                message = both(
                    f"{old['id']!r} has a different {part}: {_short(known)}",
                    f"у {old['id']!r} другое {part}: {_short(known)}",
                )
                self.report((key, number), "addition-value", message, _OWN_CLAIM)
                return old
        bases = [one.get("basis") for one in (old, new)]
        basis = max(bases, key=_BASES.index) if all(one in _BASES for one in bases) else bases[1]
        merged = {**old, **new, "basis": basis}
        return None if merged == old else merged

    def refuse(self, key: str, rule: str, message: Words, remedy: Words) -> None:
        """Leave a key out and report why."""
        self.refused.add(key)
        self.report((key,), rule, message, remedy)

    def report(self, path: KeyPath, rule: str, message: Words, remedy: Words | None = None) -> None:
        """Report a problem at a path within the addition."""
        self.problems.append(
            Problem(self.document.file, *self.place(path), rule, prefixed(f"{self.id}: ", message), remedy)
        )

    def place(self, path: KeyPath) -> Place:
        """Return the place of a part of the addition."""
        return self.document.places[SECTION, self.id, *path]

    def settle(self, paths: Iterable[KeyPath]) -> None:
        """Note the places of the parts of the record that come from `paths` of the layer, and which are doubtful."""
        for path in paths:
            key, *rest = path[2:]
            if key in self.addition.keys:
                target = (self.section, self.id, *self.moved.get(path[2:4], (key, *rest[:1])), *rest[1:])
                self.places[target] = (self.document.file, *self.document.places[path])
                self.doubtful |= {target} if path in self.document.doubtful else set()


def merges(document: Document, records: Records, earlier: Mapping[str, str]) -> Iterator[Merge]:
    """Merge the additions of a layer into `records`, and yield each `Merge`.

    `earlier` maps the ids of earlier layers to their sections; additions to other ids are skipped.
    """
    paths: dict[str, list[KeyPath]] = {}
    for path in document.places:
        if path[0:1] == (SECTION,) and len(path) > len((SECTION, "id")):
            paths.setdefault(str(path[1]), []).append(path)
    for id_, more in document.entries(SECTION).items():
        section = earlier.get(id_, "")
        if not isinstance(records.get(section, {}).get(id_), dict):
            continue
        merge = Merge(document, section, id_, records)
        if isinstance(more, dict):
            merge.run()
            merge.settle(paths.get(id_, ()))
        else:
            merge.report((), "value", MAPPING)
        yield merge


def _id(item: Any) -> str | None:  # noqa: ANN401 - as parsed
    """Return the id of the participant that an item of a list describes; None for other items."""
    return item.get("id") if isinstance(item, dict) else None


def _narrower(old: str, new: str) -> bool:
    """Return whether `new` lies within the bounds of `old`; True for an invalid date, which the schema reports."""
    try:
        known, given = dates.parse(old), dates.parse(new)
    except dates.DateError:
        return True
    if (known.earliest, known.latest) == (given.earliest, given.latest):
        return _doubted(known) or not _doubted(given)
    if dates.is_to_the_day(known) or _doubted(given) or (known.shape == "interval" != given.shape):
        return False
    after = known.earliest is None or (given.earliest is not None and given.earliest >= known.earliest)
    before = known.latest is None or (given.latest is not None and given.latest <= known.latest)
    return after and before


def _doubted(date: dates.Known) -> bool:
    return any(end and end.doubt for end in (date.start, date.end))


def _short(value: Any) -> str:  # noqa: ANN401 - as parsed
    """Return a value as messages show it."""
    return repr(value.get("en", "…")) if isinstance(value, dict) else repr(value)
