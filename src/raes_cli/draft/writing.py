"""What all records of a draft have in common: topics, evidence, an id that is free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from raes_cli.draft.known import Known
from raes_cli.draft.layer import BLANK, Layer, Record
from raes_cli.draft.passages import Passage, Text
from raes_cli.draft.persons import Persons
from raes_cli.draft.spelling import slug
from raes_cli.text import Words

_SHORT = 3
"""Topics of a record."""
BLANKS = {"en": BLANK, "ru": BLANK}


class Writer:
    """Writes records of one document into a layer."""

    def __init__(self, text: Text, layer: Layer, persons: Persons, known: Known) -> None:
        self.text, self.layer, self.persons, self.known = text, layer, persons, known
        self.base = known.base
        self.source, self.lang = persons.source, persons.lang

    def topics(self, passage: Passage, ids: Iterable[str], kind: str | None = None) -> list[str]:
        """What a passage is about: by its words and what the base says of the same people, else the text."""
        found = [id_ for span in passage.of("topic") for id_ in span.means["topic"]]
        people = set(ids)
        own = self.known.topics(people, kind) or self.known.topics(people) if people else []
        return list(dict.fromkeys((*own, *found)))[:_SHORT] or self.usual

    @cached_property
    def usual(self) -> list[str]:
        """The topic that the text names most, else that under which the base files most."""
        told = Counter(
            id_ for passage in self.text.passages for span in passage.of("topic") for id_ in span.means["topic"]
        )
        if told and told.most_common(1)[0][1] > 1:
            return [told.most_common(1)[0][0]]
        counts: dict[str, int] = {}
        for one in (self.base.events or self.base.statements).values():
            for topic in one.topics:
                counts[topic] = counts.get(topic, 0) + 1
        return [max(counts, key=lambda topic: counts[topic])] if counts else [BLANK]

    def cited(self, anchors: Sequence[str]) -> list[dict[str, str]]:
        """Evidence from the source of this draft."""
        return [{"source": self.source, "anchor": anchor} for anchor in anchors]

    def add(self, section: str, id_: str, passage: Passage, fields: dict[str, Any], told: Words) -> Record:
        """Put a record into the layer, with what is said beside it."""
        return self.layer.add(Record(section, id_, passage, fields, [told[self.lang]]))

    def free(self, wished: str) -> str:
        """An id that no record has."""
        taken = {
            *self.persons.book.ids,
            *self.persons.cast.newcomers,
            self.source,
            *(one.id for one in self.layer.records),
        }
        plain = slug(wished)[:70].strip("-") or "record"
        return next(one for one in (plain, *(f"{plain}-{number}" for number in range(2, 1000))) if one not in taken)
