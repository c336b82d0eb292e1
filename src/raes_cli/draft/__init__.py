"""Draft a layer from a document: records of what the text says, for a curator to finish."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from raes_cli.curate import Layer as Layer_
from raes_cli.curate import examine
from raes_cli.curate.book import Book
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast
from raes_cli.draft.dating import Calendar
from raes_cli.draft.happenings import Happenings
from raes_cli.draft.known import Known
from raes_cli.draft.layer import Layer, Record
from raes_cli.draft.measuring import Measures
from raes_cli.draft.mention import Mention, Said
from raes_cli.draft.numbers import Number
from raes_cli.draft.occurrences import Occurrences
from raes_cli.draft.origin import Origin, genre, head, identify, record, refuse_known, shared
from raes_cli.draft.passages import Passage, Text
from raes_cli.draft.periods import printed
from raes_cli.draft.persons import Persons
from raes_cli.draft.proofs import against, contradictions, faults
from raes_cli.draft.quantities import Quantities
from raes_cli.draft.speech import Speech
from raes_cli.draft.statements import Statements, is_empty
from raes_cli.draft.when import When, dateline
from raes_cli.lookup.days.tokens import month
from raes_cli.lookup.reading.lexicon import Lexicon
from raes_cli.text import Words, both, fold

_PROOF = "draft.yaml"  # the file name of the layer while it is checked
_SENTENCE_END = tuple('.!?…"»”:;')
_LONGEST_HEADING = 25
_HEAD = 3
"""Sentences at the head of a text, where an interview names its guest and a dateline its outlet."""
_LONGEST_DATELINE = 9
_OF_A_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d\d(?:-\d\d)*|[0-3]?\d(?:[:.]\d\d)?(?:\.20\d\d)?)(?!\d)")
"""Digits that may belong to a date or a time of day; any others state a fact."""
_FEW_WORDS, _LONG = 4, 6
"""Most words of a sentence that may say nothing (yes; thank you; that is not so), and most letters of a short word."""


class Drafted(NamedTuple):
    """A drafted layer, the id of its source, and notes for the user."""

    layer: Layer
    source: str
    notes: Sequence[Words]


def draft(found: Origin, base: Sequence[Layer_], lexicon: Lexicon, wished: str | None, lang: str) -> Drafted:
    """Draft a layer from a document, given the layers of a base and the lexicon of its words.

    `wished` is the preferred id of the source, `lang` the language of the comments. Problems that the checker finds in
    the layer are written next to its records. Raises `UsageError` for a document that the base already has.
    """
    book, _ = examine(base)
    text = Text(found.text, lexicon)
    refuse_known(book, found, text.source)
    source = identify(book, found, wished)
    work = _Work(found, book, text, source, lang)
    work.read()
    proved, problems = examine([*base, Layer_(_PROOF, (proof := work.layer.filled())[0].encode())])
    contradictions(work.layer, proved, lang)
    faults(work.layer, proof[1], [one for one in (*problems, *against(proved, found)) if one.file == _PROOF], lang)
    return Drafted(work.layer, source, [*shared(book, text.source), *work.notes])


class _Work:
    """The state of drafting a layer from one document."""

    def __init__(self, found: Origin, book: Book, text: Text, source: str, lang: str) -> None:
        self.found, self.book, self.text, self.source, self.lang = found, book, text, source, lang
        behind = both("# No record was drafted from these sentences:", "# По этим предложениям записей не составлено:")
        self.layer = Layer(head(found, lang), behind[lang])
        self.cast = Cast(text, book)
        self.calendar = Calendar(found.counts_from)
        self.speech = Speech(text, self.cast, book, genre(found.text, book))
        self.happenings = Happenings(self.cast, self.calendar, self.speech, book)
        self.happenings.dated = found.published_text is not None
        self.measures = Measures(book)
        self.persons = Persons(self.cast, self.layer, source=source, language=found.language, lang=lang)
        self.published = str(found.published) if found.published else None
        self.known = Known(book)
        self.facts = Occurrences(self.persons, self.known, self.happenings.roles.where.new, self.published)
        self.figures = Quantities(self.persons, self.known, self.published)
        self.statements = Statements(self.persons, self.known, found.published, self.happenings)
        self.notes: list[Words] = []
        self.period: tuple[str, int, Number] | None = None
        """The period of the last number with one, the index of the last sentence that it holds for, and the number."""
        self.number: Number | None = None  # the last number of the previous sentence with figures, if it had any
        self._told: set[str] = set()

    def read(self) -> None:
        """Read the text sentence by sentence, skip repeated sentences, and add what it says to the layer."""
        publisher, relays = self._outlets()
        self.layer.add(Record("sources", self.source, None, record(self.found, self.book, publisher, relays)))
        for passage in self.text.passages:
            plain = fold(passage.text)
            if plain in self._told:
                continue
            self._told.add(plain)
            self._passage(passage)
        for event in self.happenings.waiting(math.inf):
            self.facts.event(event, self.speech.of(event.passage))
        self._rest()
        self.notes += self.known.answered(self.layer, self.facts.touched, self.figures.measured, self.lang)
        if self.found.published is None:
            self.notes.append(both(
                "no day of publication: dates relative to it are left out; give it with --published DATE",
                "день публикации неизвестен: даты относительно него опущены; укажите --published ДАТА",
            ))  # fmt: skip

    def _passage(self, passage: Passage) -> None:
        if reason := self._silent(passage):
            if passage is self.speech.guest_at or passage.number in self.speech.naming:
                self.persons.meet(passage)
                self._attest(passage)
            asked = passage.number in self.speech.questions
            recalled = list(self.happenings.recalled(passage, self.calendar.read(passage), ())) if asked else []
            for when, id_, word in recalled:
                self.facts.recall(passage, when, id_, word)
            if not recalled:
                self._pass_over(passage, reason)
            self.measures.asked = passage.text if reason == "heading" else ""
            return
        self.persons.meet(passage)
        dates = self.calendar.read(passage)
        said = self.speech.of(passage)
        if said is None or (said.implied and not (said.collective or any(one.person for one in said.speakers))):
            said = self.statements.parties(passage) or said  # rather than the body that tells what they said
        told = self._events(passage, dates, said)
        self._attest(passage)
        day = self.statements.spoken(passage, said, dates) if said and said.speakers else None
        figures = self._figures(passage, dates, said)
        told = told or any(event.passage is passage for event in self.happenings.leads)
        no_words = self._only_names(passage)
        whole = said and self.statements.stands(said, told=told, figures=figures > 0)
        if said and said.speakers and whole and not (no_words or is_empty(passage)):
            self.statements.write(passage, said, day)
        elif not (told or figures or no_words):
            self.layer.left.append(passage)

    def _attest(self, passage: Passage) -> None:
        """Add the posts of the people named in a passage."""
        for one in (*self.cast.of(passage), *self.speech.callers(passage)):
            self.persons.attest(passage, one, self.published, None)

    def _events(self, passage: Passage, dates: Sequence[When], said: Said | None) -> bool:
        """Add the events that a passage tells of; return whether there are any."""
        events = self.happenings.read(passage, dates)
        for event in events:
            event.known = self.known.event(event)
        recalled = list(self.happenings.recalled(passage, dates, events))
        for when, id_, _ in recalled:  # a recalled event is not a new one
            for event in [one for one in events if one.known is None and one.when == when and one.passage is passage]:
                if not (event.kind and event.people) or self.known.kin(event, self.book.base.events[id_].kind):
                    events.remove(event)
                    self.happenings.forget(event)
        for event in events:
            self.facts.event(event, said if event.passage is passage else self.speech.of(event.passage))
            self.statements.follow(event)
        here = [event for event in events if event.passage is passage]
        joined = self.happenings.joining(passage, tells=bool(recalled or here))
        if joined:
            self.facts.join(*joined, passage)
        if placed := self.happenings.placed:
            self.facts.place(placed, passage)
            self.happenings.placed = None
        for when, id_, word in recalled:
            self.facts.recall(passage, when, id_, word)
        self.facts.papers(passage, [when for when in dates if all(when != event.when for event in events)])
        return bool(here or joined or recalled)

    def _only_names(self, passage: Passage) -> bool:
        """Return whether a passage only lists people with their posts, or only announces who was interviewed."""
        people = self.cast.people(passage)
        named = {at for one in people for run in (one.whole, one.post or one[:2]) for at in range(*run)}
        few = len(passage.words) <= _FEW_WORDS or 2 * len(named) > len(passage.words)
        listed = len(people) > 1 or passage.item or passage.text.startswith("- ")
        return (bool(people) and few and listed and not cues.SAYS.search(passage.lower)) or (
            self.speech.interview and cues.SPOKE_TO.search(passage.lower) is not None
        )

    def _figures(self, passage: Passage, dates: Sequence[When], said: Said | None) -> int:
        """Add the numbers of a passage; return how many there are."""
        near = self.number is not None and passage.number - self.number.passage.number == 1
        numbers = printed(passage, dates, self.book, self.number if near else None)
        self.number = numbers[-1] if numbers else None
        own, direct = said, passage.number in self.speech.direct
        said = said or self.speech.carried(passage)
        if data_of := self.speech.data_of(passage):
            said = Said(passage, data_of)
        held = next((one.body for one in self.happenings.told if one.body and self.happenings.gathers(one)), None)
        body = self.book.base.organizations.get(held.id) if held else None
        self.measures.gathering = body.name.ru if body else ""
        figures = 0
        for number in numbers:
            if self.found.published:
                number.seen_from(self.found.published)
            known = self.measures.find(number)
            if known is None and (
                (number.unit == "rank" and not cues.AMONG.search(number.around))
                or (own and number.in_words and not (number.unit or number.scale or (number.when and not direct)))
                or number.times
            ):
                continue  # no indicator: a rank in an unknown order; “two points” in speech; a multiple
            figures += 1
            goes_on = self.period and passage.number - self.period[1] <= 1 and number.is_like(self.period[2])
            compared = cues.COMPARED_WITH.search(passage.lower[: number.said[0]])
            goes_on = goes_on and not (compared or cues.OWN_TIME.search(number.around))
            today = cues.ALREADY.search(passage.lower[: number.start])
            at = self.happenings.attended(passage) if number.when is None and not today else None
            self.figures.figure(
                number, said, at or (self.period[0] if goes_on and self.period else None), at=at is not None
            )
            if number.status == "reported" and (number.when or goes_on) and not compared:
                period = number.when.edtf if number.when else self.period[0] if self.period else ""
                self.period = period, passage.number, number
        self.measures.asked = ""
        return figures

    def _silent(self, passage: Passage) -> str | None:
        """Return why a sentence states no fact of its own, or None if it may state one."""
        met = sum(one.person for one in self.cast.of(passage)) > 1 and passage.of("event-kind")
        if cues.BOILERPLATE.search(passage.text) and not met:
            return "boilerplate"
        if passage.number in self.speech.questions:
            return "heading"
        words = len(passage.words)
        if passage.text.endswith(":") and self._alone(passage):
            return "heading"
        title = passage.number == 0 and not passage.text.rstrip('"').endswith((".", "!", "?", ";"))
        title = title or not passage.text.rstrip().endswith(_SENTENCE_END)
        if title and not passage.item and words <= _LONGEST_HEADING and self._alone(passage):
            return "heading" if len(self.text.passages) > 1 else None
        telling = re.search(r"\d", passage.text) or cues.SAYS.search(passage.lower) or self.cast.of(passage)
        full = sum(len(word.text) > _LONG for word in passage.words) > 1
        if words <= _FEW_WORDS and not (telling or full or passage.of("event-kind", "indicator", "place")):
            return "boilerplate"
        return "boilerplate" if words < 2 or self._is_dateline(passage) else None  # noqa: PLR2004 - no anchor

    def _alone(self, passage: Passage) -> bool:
        """Return whether a sentence is alone on its line, as titles and headings are."""
        return len(self.text.line(passage)) == 1

    def _is_dateline(self, passage: Passage) -> bool:
        said = self.found.published_text
        own = said is not None and said in passage.text
        undated = passage.number == 0 and any(word.text in cues.MONTHS for word in passage.words)
        count = re.search(r"\d", _OF_A_DATE.sub("", passage.text))
        short = len(passage.words) <= _LONGEST_DATELINE and bool(re.search(r"\d", passage.text)) and not count
        verbs = (cues.SAYS, cues.ACT, cues.TRAVELS)
        tells = passage.of("event-kind") or any(one.search(passage.lower) for one in verbs)
        tells = tells or any(one.person for one in self.cast.of(passage))
        return (own or undated) and short and not tells

    def _is_own_line(self, passage: Passage, one: Mention) -> bool:
        """Return whether a mention of an outlet is in the line with the date, or in a dateline that opens the text."""
        others = [passage.surface(at) for at in range(len(passage.words)) if not one.start <= at < one.end]
        plain = all(not word.islower() or month(word) for word in others) and any(map(str.isdigit, others))
        return not one.place and passage.number < _HEAD and (plain or one.end <= dateline(passage))

    def _pass_over(self, passage: Passage, reason: str) -> None:
        anchors = self.text.anchor(passage, (0, min(len(passage.words), 7)))
        if anchors:
            fields = {"source": self.source, "anchor": anchors[0], "reason": reason}
            self.layer.add(Record("silent", f"{self.source}-{passage.number}", passage, fields))

    def _rest(self) -> None:
        """Add the sentences that no record uses to `silent`, so that every sentence is accounted for."""
        cited = [one["anchor"] for at in self.layer.records for one in at.fields.get("sources", ())]
        cited += [at.fields["anchor"] for at in self.layer.of("silent")]
        spelt = [one["text"] for at in self.layer.records for one in at.fields.get("spellings", ())]
        left = {one.start for one in self.text.source.unused([*cited, *spelt])}
        for passage in self.text.passages:
            if passage.sentence.start in left and passage not in self.layer.left:
                self._pass_over(passage, "garbled" if len(passage.words) > 1 else "boilerplate")

    def _outlets(self) -> tuple[str | None, list[str]]:
        """Return the outlet that published the text, by its dateline, or None; and those whose reports it relays."""
        media = {id_ for id_, one in self.book.base.organizations.items() if one.kind == "media"}
        publisher, relays = None, []
        for passage in self.text.passages:
            for one in self.cast.of(passage):
                if publisher is None and one.id in media | self.speech.outlets and self._is_own_line(passage, one):
                    publisher = one.id
                elif one.id not in media:
                    continue
                elif one.id != publisher and re.search(r"переда[её]т|сообща|according to|reports|told", passage.lower):
                    relays.append(one.id)
        return publisher, list(dict.fromkeys(relays))
