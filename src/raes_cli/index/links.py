"""What a record has to do with: everything that a filter may ask for, by role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from raes_cli.curate import Curated
from raes_cli.curate.naming import Record
from raes_cli.record import TYPES

_ROLES = {type_: [(field.key, field.role) for field in fields if field.role] for type_, fields in TYPES.items()}
Link = tuple[str, str]
"""A role, and the id of what the record has to do with in it."""


class Links:
    """Finds the links of the records of a base, some of which lead through other records."""

    def __init__(self, curated: Curated) -> None:
        kinds = curated.entries.get("event-kind", {})
        self.around = curated.around
        self.meetings = frozenset(id_ for id_, kind in kinds.items() if kind.get("counts_as"))
        self.gatherings = frozenset(id_ for id_, kind in kinds.items() if kind.get("gathering"))
        self.actors = {one["id"]: one for one in curated.records if one["type"] in ("person", "organization")}
        self.events = {record["id"]: record for record in curated.records if record["type"] == "event"}

    def of(self, record: Record) -> Iterator[Link]:
        """Role and target of everything the record has to do with."""
        for key, role in _ROLES[record["type"]]:
            if value := record.get(key):
                yield from ((role, id_) for id_ in _ids(value))
        if record.get("kind") in self.meetings and record["status"] == "held":
            yield from (("met", actor["id"]) for actor in record["participants"])
        yield from self.where(record)
        if record["type"] == "source":
            yield "source", record["id"]
        if record["type"] == "figure":
            yield from (("with", one["id"]) for one in record["attribution"] if one["id"] in self.actors)
        for one in record["speakers"] if record["type"] == "statement" else ():
            yield from (("for", body) for body in self.speaks_for(one["id"]))
        if record["type"] == "statement" and (event := self.events.get(record["event"])):
            yield from self.where(event)
            yield from (("to", actor["id"]) for actor in event["participants"])
        if record["type"] == "event":
            yield from self.setting(record)
            for one in record.get("participants", ()):
                yield from (("of", body) for body in self.speaks_for(one["id"]))

    def speaks_for(self, id_: str) -> Iterator[str]:
        """The bodies for which an actor speaks: of which it is a part, or somebody of it has a post."""
        actor = self.actors.get(id_)  # a document speaks for nobody
        of: Iterable[Record | None] = ()
        if actor:  # a person's posts are their own; those of a body are others'
            person = actor["type"] == "person"
            of = [post["organization"] for post in actor["posts"]] if person else [actor["part_of"]]
        for body in of:
            if body and body["id"] != id_:
                yield body["id"]
                yield from self.speaks_for(body["id"])

    def where(self, record: Record) -> Iterator[Link]:
        """The place of a record with all around it; of a statement, that of the event it was made at."""
        if place := record.get("place"):
            yield "exactly", place["id"]
            yield from (("place", around) for around in self.around[place["id"]])

    def whole(self, event: Record) -> Iterator[Link]:
        """The bodies of which that is a part whose event it is."""
        body = event.get("body")
        while body and (body := self.actors[body["id"]]["part_of"]):
            yield "at", body["id"]

    def setting(self, event: Record) -> Iterator[Link]:
        """The gathering on whose margins an event took place: its kind, and whose it was; and of what body that is."""
        for other in (self.events[one["id"]] for one in event.get("related", ()) if one["id"] in self.events):
            if other["kind"] in self.gatherings and event["kind"] not in self.gatherings:
                yield "at-kind", other["kind"]
                bodies = [*([other["body"]] if other["body"] else []), *other["organizers"], *other["participants"]]
                yield from (("at", body["id"]) for body in bodies)
                yield from self.whole(other)
        yield from self.whole(event)


def _ids(value: Any) -> list[str]:  # noqa: ANN401 - any value of a record
    """The ids that a value of a record names: its own, that of its source, or those of each of several."""
    several = value if isinstance(value, list) else [value]
    return [one if isinstance(one, str) else one.get("id") or one["source"] for one in several if one]
