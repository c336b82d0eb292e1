"""From a document to a layer to start from: what a text says, as records for a curator to finish."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from raes_cli.curate import Layer as Layer_
from raes_cli.curate import examine
from raes_cli.curate.book import Book
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast, Mention
from raes_cli.draft.dating import Calendar
from raes_cli.draft.happenings import Happenings
from raes_cli.draft.known import Known, against, contradictions, faults
from raes_cli.draft.layer import Layer, Record
from raes_cli.draft.measuring import Measures
from raes_cli.draft.numbers import Number
from raes_cli.draft.occurrences import Occurrences
from raes_cli.draft.origin import Origin, genre, head, identify, record, refuse_known, shared
from raes_cli.draft.passages import Passage, Text
from raes_cli.draft.periods import printed
from raes_cli.draft.persons import Persons
from raes_cli.draft.quantities import Quantities
from raes_cli.draft.speech import Speech
from raes_cli.draft.statements import Statements, is_empty
from raes_cli.draft.turns import Said
from raes_cli.draft.when import When, dateline
from raes_cli.lookup.days.tokens import month
from raes_cli.lookup.reading.lexicon import Lexicon
from raes_cli.text import Words, both, fold

_PROOF = "draft.yaml"  # what the layer is called while it is proved
_SENTENCE_END = tuple('.!?…"»”:;')
_LONGEST_HEADING = 25
_HEAD = 3
"""Sentences in which an interview says whose it is."""
_LONGEST_DATELINE = 9
_OF_A_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d\d(?:-\d\d)*|[0-3]?\d(?:[:.]\d\d)?(?:\.20\d\d)?)(?!\d)")
"""Digits that a date or an hour may have; whatever else is counted is a fact."""
_FEW_WORDS, _LONG = 4, 6
"""Words of a sentence that tells nothing (yes; thank you; that is not so), and letters of one that does."""


class Drafted(NamedTuple):
    """What was made of a document: the layer, and what there is to say of it."""

    layer: Layer
    source: str
    notes: Sequence[Words]


def draft(found: Origin, base: Sequence[Layer_], lexicon: Lexicon, wished: str | None, lang: str) -> Drafted:
    """A layer drafted from a document in the light of a base: its files, and what words mean to it.

    `wished` is the id for the source, `lang` the language of comments. What the checker says of the layer stands beside
    its records. Raises `UsageError` for a document that the base has already.
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
    """One document on its way to a layer."""

    def __init__(self, found: Origin, book: Book, text: Text, source: str, lang: str) -> None:
        self.found, self.book, self.text, self.source, self.lang = found, book, text, source, lang
        behind = both("# Nothing is proposed from these sentences:", "# По этим предложениям ничего не предложено:")
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
        self.facts = Occurrences(self.persons, self.known, self.happenings.roles.where.new)
        self.figures = Quantities(self.persons, self.known, self.published)
        self.statements = Statements(self.persons, self.known, found.published, self.happenings)
        self.notes: list[Words] = []
        self.period: tuple[str, int, Number] | None = None
        """The period of the last number that had one, the sentence that goes on with it, and the number."""
        self.number: Number | None = None  # the last
        self._told: set[str] = set()

    def read(self) -> None:
        """Read the text to its end, sentence by sentence."""
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
            own = self.speech.interview and passage.number < _HEAD and passage.number not in self.speech.questions
            if own or passage.number in self.speech.naming:
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
        said = self.speech.of(passage) or self.statements.parties(passage)
        told = self._events(passage, dates, said)
        self._attest(passage)
        day = self.statements.spoken(passage, said, dates) if said and said.speakers else None
        figures = self._figures(passage, dates, said)
        told = told or any(event.passage is passage for event in self.happenings.leads)
        own_words, no_words = passage.text.lstrip("- ").startswith('"'), self._only_names(passage)
        whole = own_words if figures else not told or own_words or (said and said.mode in ("discussed", "communique"))
        if said and said.speakers and whole and not (no_words or is_empty(passage)):
            self.statements.write(passage, said, day)
        elif not (told or figures or no_words):
            self.layer.left.append(passage)
        for other in self.speech.others(passage) if not figures else ():
            self.statements.write(passage, other, day)

    def _attest(self, passage: Passage) -> None:
        """Write the posts of those who are named in a passage."""
        for one in (*self.cast.of(passage), *self.speech.callers(passage)):
            self.persons.attest(passage, one, self.published, None)

    def _events(self, passage: Passage, dates: Sequence[When], said: Said | None) -> bool:
        """Write what a passage tells of as having happened; whether it tells of any."""
        events = self.happenings.read(passage, dates)
        for event in events:
            event.known = self.known.event(event)
        recalled = list(self.happenings.recalled(passage, dates, events))
        for when in [when for when, *_ in recalled]:  # what is recalled is not told anew
            for event in [one for one in events if one.known is None and one.when == when and one.passage is passage]:
                events.remove(event)
                self.happenings.forget(event)
        for event in events:
            self.facts.event(event, said if event.passage is passage else self.speech.of(event.passage))
            if event.status == "held" and not event.aside:  # at what is planned nothing has been said yet
                self.statements.event_id = event.id
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
        """Whether a passage does no more than name people with what they are, or say who is to speak."""
        people = [one for one in self.cast.of(passage) if one.person]
        named = {at for one in people for run in (one.whole, one.post or one[:2]) for at in range(*run)}
        few = len(passage.words) <= _FEW_WORDS or 2 * len(named) > len(passage.words)
        listed = len(people) > 1 or passage.item or passage.text.startswith("- ")
        return (bool(people) and few and listed and not cues.SAYS.search(passage.lower)) or (
            self.speech.interview and cues.SPOKE_TO.search(passage.lower) is not None
        )

    def _figures(self, passage: Passage, dates: Sequence[When], said: Said | None) -> int:
        """Write the numbers of a passage; how many there are."""
        near = self.number is not None and passage.number - self.number.passage.number == 1
        numbers = printed(passage, dates, self.book, self.number if near else None)
        self.number = numbers[-1] if numbers else None
        if data_of := self.speech.data_of(passage):
            said = Said(passage, data_of)
        figures = 0
        for number in numbers:
            if self.found.published:
                number.seen_from(self.found.published)
            known = self.measures.find(number)
            if known is None and (
                (number.unit == "rank" and not cues.AMONG.search(number.around))
                or (said and not (number.unit or number.scale) and number.in_words)
                or number.times
            ):
                continue  # the third of what is nobody's order; two points that somebody makes; twice as much of what
            figures += 1
            if self.figures.grown(number):
                self.period = self.period and (self.period[0], passage.number, self.period[2])
                continue
            goes_on = self.period and passage.number - self.period[1] <= 1 and number.is_like(self.period[2])
            compared = cues.COMPARED_WITH.search(passage.lower[: number.said[0]]) or (
                number.when and cues.ON_COMPARED.search(f" {number.when.text.lower()}")
            )
            goes_on = goes_on and not (passage.item or compared or cues.OWN_TIME.search(number.around))
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
        """Why a sentence carries no fact of its own; None where it may."""
        if cues.BOILERPLATE.search(passage.text):
            return "boilerplate"
        if passage.number in self.speech.attributions:
            return "repetition"
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
        """Whether a sentence has its lines to itself, and stands at the head of the text or before a paragraph."""
        return len(self.text.line(passage)) == 1

    def _is_dateline(self, passage: Passage) -> bool:
        said = self.found.published_text
        own = said is not None and said in passage.text
        undated = passage.number == 0 and any(word.text in cues.MONTHS for word in passage.words)
        count = re.search(r"\d", _OF_A_DATE.sub("", passage.text))
        short = len(passage.words) <= _LONGEST_DATELINE and bool(re.search(r"\d", passage.text)) and not count
        verbs = (cues.SAYS, cues.ACT, cues.TRAVELS)
        tells = passage.of("event-kind") or any(one.search(passage.lower) for one in verbs)
        return (own or undated) and short and not tells

    def _is_own_line(self, passage: Passage, one: Mention) -> bool:
        """Whether an outlet is named in the line of the day, or between it and what the text begins with."""
        others = [passage.surface(at) for at in range(len(passage.words)) if not one.start <= at < one.end]
        plain = all(not word.islower() or month(word) for word in others) and any(map(str.isdigit, others))
        return not one.place and passage.number < _HEAD and (plain or one.end <= dateline(passage))

    def _pass_over(self, passage: Passage, reason: str) -> None:
        anchors = self.text.anchor(passage, (0, min(len(passage.words), 7)))
        if anchors:
            fields = {"source": self.source, "anchor": anchors[0], "reason": reason}
            self.layer.add(Record("silent", f"{self.source}-{passage.number}", passage, fields))

    def _rest(self) -> None:
        """Put what no record uses under `silent`, so that every sentence is accounted for."""
        cited = [one["anchor"] for at in self.layer.records for one in at.fields.get("sources", ())]
        cited += [at.fields["anchor"] for at in self.layer.of("silent")]
        spelt = [one["text"] for at in self.layer.records for one in at.fields.get("spellings", ())]
        left = {one.start for one in self.text.source.unused([*cited, *spelt])}
        for passage in self.text.passages:
            if passage.sentence.start in left and passage not in self.layer.left:
                self._pass_over(passage, "garbled" if len(passage.words) > 1 else "boilerplate")

    def _outlets(self) -> tuple[str | None, list[str]]:
        """Who published the text, by its dateline; and whose reports it relays."""
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
