"""Documents in a text, as records: those named with their dates, and those signed at events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from raes_cli import dates
from raes_cli.draft import cues
from raes_cli.draft.event import Event
from raes_cli.draft.passages import Passage
from raes_cli.draft.persons import BLANKS, Writer, already
from raes_cli.draft.when import When, overlap
from raes_cli.text import both

_OF = ("от", "of", "dated")
"""Words before the date of a document."""


class Papers(Writer):
    """Writes the records of documents."""

    def papers(self, passage: Passage, given: Sequence[When]) -> None:
        """Write the documents that a passage names with a date: заявления от ноября 2020."""
        dated = [one for one in given if passage.before(one.start) in _OF or _joined(passage, one, given)]
        for when in dated:
            before = [span for span in passage.of("document-kind") if span.end <= when.start]
            if not before:
                continue
            span = before[-1]
            kind = span.means["document-kind"][0]
            papers = {id_: one for id_, one in self.base.documents.items() if one.kind == kind}
            known = [id_ for id_, one in papers.items() if one.date == when.edtf]
            wider = [id_ for id_, one in papers.items() if one.date and narrower(when.edtf, one.date)]
            sources = self.cited(self.text.anchor(passage, (span.start, span.end), (when.start, when.end)))
            if known or len(wider) == 1:
                self._known(passage, (known or wider)[0], when, sources)
                continue
            day = when.edtf, when.text if when.note else None, dict(when.note) if when.note else None
            id_ = self.free(f"{kind}-{when.edtf.strip('[]')}")
            self._paper(passage, id_, kind, day, topics=self.topics(passage, ()), sources=sources)

    def _known(self, passage: Passage, id_: str, when: When, sources: list[dict[str, str]]) -> None:
        """Add evidence to a document of the base and to its events of the same day, and the day to those without."""
        paper = self.base.documents[id_]
        dated = (
            {"date": when.edtf, "date_note": dict(when.note) if when.note else None} if paper.date != when.edtf else {}
        )
        same = [one for one in paper.events if one in self.base.events and self.base.events[one].date == paper.date]
        for one in (id_, *same):
            self.add("additions", one, passage, dated | {"sources": list(sources)}, already(id_))

    def _paper(
        self, passage: Passage, id_: str, kind: str, day: Sequence[Any], status: str | None = None, **more: object
    ) -> None:
        """Write a document; `day` is the date as EDTF, its wording, and the note on it."""
        date, text, note = day
        fields = {
            "kind": kind,
            "title": dict(BLANKS),
            "date": date,
            "date_text": text,
            "date_note": note,
            "status": status,
        }
        beside = both("title, text: what it is", "title, text: что это")
        self.add("documents", id_, passage, fields | {"text": dict(BLANKS)} | more, beside)

    def document(
        self, event: Event, people: list[dict[str, Any]], topics: list[str], sources: list[dict[str, str]]
    ) -> None:
        """Write the document signed or adopted at an event, unless the base has one of the same kind and day."""
        adopted = cues.ADOPTION.search(event.passage.said(*event.clause).lower())
        if event.document is None or not (adopted or event.kind == "signing") or not event.edtf:
            return
        kind = event.document[0]
        known = [id_ for id_, one in self.base.documents.items() if one.kind == kind and one.date == event.edtf]
        record = next(one for one in self.layer.of("events") if one.id == event.id)
        id_ = known[0] if known else self.free(f"{kind}-{event.edtf.strip('[]').split('/')[0].split('..')[0]}")
        record.fields["documents"] = [id_]
        if known:
            return
        day = event.edtf, record.fields["date_text"], record.fields["date_note"]
        status = "planned" if event.status != "held" else "adopted" if adopted else "signed"
        more = {"signatories": people, "events": [event.id], "topics": topics, "sources": sources}
        self._paper(event.passage, id_, kind, day, status, **more)


def narrower(given: str, known: str | None) -> bool:
    """Return whether a date is exact to the day, and lies within a known date that is not, or that is missing."""
    if known is None:
        return True
    new, old = dates.parse(given), dates.parse(known)
    return dates.is_to_the_day(new) and not dates.is_to_the_day(old) and "/" not in given and overlap(new, old)


def _joined(passage: Passage, when: When, given: Sequence[When]) -> bool:
    """Return whether a date continues that of a document: от ноября 2020 и января 2021."""
    before = [one for one in given if one.end == when.start - 1 and passage.words[one.end].text in ("и", "and")]
    return any(passage.before(one.start) in _OF for one in before)
