"""Documents that a text tells of as records: those that it names with their date, and what was signed at an event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from raes_cli.draft.event import Event
from raes_cli.draft.passages import Passage
from raes_cli.draft.persons import BLANKS, Writer, already
from raes_cli.draft.when import When
from raes_cli.text import both

_OF = ("от", "of", "dated")
"""What stands before the date of a document."""


class Papers(Writer):
    """Writes the documents of a text."""

    def papers(self, passage: Passage, dates: Sequence[When]) -> bool:
        """Write the documents that a passage names with their date: заявления от ноября 2020; whether there are any."""
        found = False
        dated = [one for one in dates if passage.before(one.start) in _OF or _joined(passage, one, dates)]
        for when in dated:
            before = [span for span in passage.of("document-kind") if span.end <= when.start]
            if not before:
                continue
            span = before[-1]
            kind = span.means["document-kind"][0]
            known = [id_ for id_, one in self.base.documents.items() if one.kind == kind and one.date == when.edtf]
            sources = self.cited(self.text.anchor(passage, (span.start, span.end), (when.start, when.end)))
            found = True
            if known:
                for id_ in (known[0], *self.base.documents[known[0]].events):
                    event = self.base.events.get(id_)
                    if event is None or event.date == when.edtf:
                        self.add("additions", id_, passage, {"sources": list(sources)}, already(known[0]))
                continue
            fields = {
                "kind": kind,
                "title": dict(BLANKS),
                "date": when.edtf,
                "date_text": when.text if when.note else None,
                "date_note": dict(when.note) if when.note else None,
                "text": dict(BLANKS),
                "topics": self.topics(passage, ()),
                "sources": sources,
            }
            beside = both("title, text: what it is", "title, text: что это")
            self.add("documents", self.free(f"{kind}-{when.edtf.strip('[]')}"), passage, fields, beside)
        return found

    def document(
        self, event: Event, people: list[dict[str, Any]], topics: list[str], sources: list[dict[str, str]]
    ) -> None:
        """Write the document that was signed at an event, where the base has none of that kind and day."""
        if event.document is None or event.kind != "signing" or not event.edtf:
            return
        kind = event.document[0]
        known = [id_ for id_, one in self.base.documents.items() if one.kind == kind and one.date == event.edtf]
        record = next(one for one in self.layer.of("events") if one.id == event.id)
        id_ = known[0] if known else self.free(f"{kind}-{event.edtf.strip('[]').split('/')[0].split('..')[0]}")
        record.fields["documents"] = [id_]
        if known:
            return
        fields = {
            "kind": kind,
            "title": dict(BLANKS),
            "date": event.edtf,
            "date_text": record.fields["date_text"],
            "date_note": record.fields["date_note"],
            "status": "signed" if event.status == "held" else "planned",
            "text": dict(BLANKS),
            "signatories": people,
            "events": [event.id],
            "topics": topics,
            "sources": sources,
        }
        self.add("documents", id_, event.passage, fields, both("title, text: what it is", "title, text: что это"))


def _joined(passage: Passage, when: When, dates: Sequence[When]) -> bool:
    """Whether a date goes on from that of a document: от ноября 2020 и января 2021."""
    before = [one for one in dates if one.end == when.start - 1 and passage.words[one.end].text in ("и", "and")]
    return any(passage.before(one.start) in _OF for one in before)
