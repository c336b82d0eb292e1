"""Speakers in turn: questions and answers of interviews, and transcripts in which a name and a colon begin a turn."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import get_args

from raes_cli.curate.book import Book
from raes_cli.curate.parts import Mode
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast
from raes_cli.draft.mention import Mention, Named, Said
from raes_cli.draft.passages import Passage, Text
from raes_cli.draft.posts import is_title, of_many, stops
from raes_cli.draft.spelling import is_nominative_post
from raes_cli.draft.titles import FAR, Titles
from raes_cli.draft.unnamed import Unnamed
from raes_cli.lookup.reading import language

_BESIDE, _HEAD = 4, 3


def _dashed(passage: Passage) -> bool:
    return passage.text.lstrip()[:1] in "-–—"


def speaks(passage: Passage, one: Mention, verb: int) -> bool:
    """Return whether a body says something: before the verb, without a preposition, or as the place of saying."""
    before = passage.before(one.start - (passage.before(one.start) == "the"))
    if one.start > verb:
        beside = one.start - verb <= len(("сообщили", "в"))
        return (before in ("в", "во") and beside) or before.startswith(("сообщ", "заяв", "рассказ"))
    if one.start == 0 or cues.PART_OF.fullmatch(passage.led(one.start)) or (before == "в" and one.start == 1):
        return True
    apart = language.cues(before) & {"in", "from", "with", "about", "on"} or before in ("of", "for", "и", "and")
    return not apart


class Turns:
    """Tracks who is speaking."""

    def __init__(self, text: Text, cast: Cast, book: Book, genre: str) -> None:
        self.text, self.cast, self.book = text, cast, book
        self.titles, self.unnamed = Titles(cast, book), Unnamed(cast, book)
        self.said: dict[int, Said] = {}
        self.last: list[Mention] = []
        self.last_at: Passage | None = None
        self.kinds = {id_: kind.event for id_, kind in book.base.kinds.items() if kind.event}
        self.mode = genre if genre in get_args(Mode) else "reported"
        self.session: Mention | None = None
        self.session_at: Passage | None = None
        kind = book.base.kinds.get(genre)
        self.interview = bool(kind and kind.source and "interview" in kind.source.name.en.lower())
        self.guest: Mention | None = None
        self.guest_at: Passage | None = None
        self.questions: set[int] = set()
        """The numbers of the passages that are questions, which state no facts."""
        speak = {one for statement in book.base.statements.values() for one in statement.speakers}
        self.outlets = {one for source in book.base.sources.values() for one in (source.publisher, *source.relays)}
        self.outlets -= speak  # a ministry publishes what it says itself
        self.outlets |= {id_ for id_, one in book.base.organizations.items() if one.kind == "media"}
        self.inside = False
        """Whether a quotation continues into the next sentence."""
        self.direct: set[int] = set()
        """The numbers of the passages in somebody's own words."""
        self._asking, self._answers = False, False
        self._callers = {one.number: caller for one in text.passages if (caller := self._caller(one))}
        for number, one in self._callers.items():
            here = cast.mentions[number]
            here[here.index(one)] = one._replace(inside=True)
        turns = {number for number, one in self._callers.items() if one.person}
        self._turns = turns if len(turns) > 1 else set[int]()
        """The numbers of the passages that begin a turn in a transcript."""
        outlets = {number for number in self._callers if number not in turns}
        asks = [one for one in text.passages if one.number in outlets or cues.ASKED.match(one.text)]
        answers = [one for one in text.passages if one.number in turns or self._is_marked(one)]
        self._asks_marked, self._answers_marked = (len(one) > 1 for one in (asks, answers))
        """Whether questions, and whether answers, are marked by a label or a dash; the first may be marked alone."""
        asked = [self.text.line(one)[-1].text.rstrip().endswith("?") for one in self._dashes()]
        told = any(re.search("интервью|interview", one.lower) for one in text.passages[:_HEAD])
        told = told and any(self.text.line(one)[-1].text.endswith("?") for one in text.passages[_HEAD:])
        self.interview |= told or (True, False) in pairwise(asked)
        self._speaking: Mention | None = None

    def of(self, passage: Passage) -> Said | None:
        """Return the statement in a passage, or None."""
        return self.said.get(passage.number)

    def teller(self, passage: Passage) -> Named | None:
        """Return the one person who says a passage, or one attributed in it, and the passage with the name; or None."""
        said = self.of(passage) or next((said for said in self.said.values() if said.where is passage), None)
        alone = said and [one.person for one in said.speakers] == [True]
        return (said.where or passage, said.speakers[0]) if said and alone else None

    def callers(self, passage: Passage) -> list[Mention]:
        """Return the speaker whom a name and a colon introduce, as a list of at most one."""
        return [one for one in (self._callers.get(passage.number),) if one is not None]

    @cached_property
    def naming(self) -> set[int]:
        """The numbers of the passages that name the speaker of another passage."""
        return {said.where.number for said in self.said.values() if said.where is not None}

    def _asked_or_answered(self, passage: Passage) -> bool:
        """Read a passage of an interview; return whether it is a question, or part of an answer, given by the guest."""
        labelled = passage.number in self._callers or cues.ASKED.match(passage.text) or self._is_marked(passage)
        if self.text.line(passage)[0] is passage or labelled:
            self._begin(passage)
        if not self._asking or self.guest is None or self.guest_at is None:
            named, verb = self.cast.people(passage), cues.SAYS.search(passage.lower)
            led = [one for one in named if verb is None or passage.spots[one.start][0] < verb.start()]
            named = led or ([] if self.guest else named)  # not whom the guest speaks about
            given = cues.INTERVIEW.search(passage.lower)
            if named and (self.guest is None or verb or given):
                behind = (one for one in named if given and passage.spots[one.start][0] > given.start())
                self.guest, self.guest_at = next(behind, named[0]), passage
            told = given or cues.SPOKE_TO.search(passage.lower)
            by = cues.SAYS.search(cues.SPOKE_TO.sub("", passage.lower)) or cues.BY_WORDS_OF.search(passage.lower)
            return told is not None and not by
        if self._answers and (other := self._reported(passage)):
            self.said[passage.number] = Said(passage, [other[1]], other[0], "reported", implied=True)
        elif self._answers:
            self.said[passage.number] = Said(passage, [self.guest], self.guest_at, "quoted")
            self.last, self.last_at = [self.guest], self.guest_at
        else:
            self.questions.add(passage.number)
        return True

    def _begin(self, passage: Passage) -> None:
        """Determine who speaks from here on.

        A name, a label or a dash tells, else the question mark at the end of the line; after a question, it is the
        guest.
        """
        asks = self.text.line(passage)[-1].text.rstrip().endswith("?")
        caller = self._callers.get(passage.number)
        if caller and caller.person and not (asks and self.guest and self.guest.id != caller.id):
            self.guest, self.guest_at, self._answers = caller, passage, True
        elif caller or cues.ASKED.match(passage.text):
            self._answers = False
        elif cues.ANSWERED.match(passage.text):
            self._answers = True
        elif _dashed(passage):
            self._answers = not (asks or self._answers)  # they take turns
        elif asks and self.guest and not self._asks_marked:
            self._answers = False
        elif self._asking and not self._answers_marked:
            self._answers = True
        else:
            return
        self._asking = True

    def _dashes(self) -> list[Passage]:
        """Return the passages with which the lines begin that a dash marks, as questions and answers are."""
        return [one for one in self.text.passages if _dashed(one) and not one.item and self.text.line(one)[0] is one]

    def _is_marked(self, passage: Passage) -> bool:
        """Return whether a label or a dash marks a passage as an answer."""
        return cues.ANSWERED.match(passage.text) is not None or (_dashed(passage) and not passage.item)

    def _reported(self, passage: Passage) -> Named | None:
        """Return whom the guest quotes, if only as *he*, and the passage with the name: he said in April that …"""
        verb = cues.SAYS.search(passage.lower)
        beside = verb and cues.THIRD_PERSON.search(passage.lower[: verb.start()].rstrip())
        before = self.said.get(passage.number - 1)
        if before and before.mode == "reported" and before.speakers and cues.HE_BEGINS.match(passage.lower):
            return before.where or before.passage, before.speakers[0]
        if verb and (
            led := [one for one in self.cast.people(passage) if passage.spots[one.end - 1][1] <= verb.start()]
        ):
            return None if self.guest and led[-1].id == self.guest.id else (passage, led[-1])
        near = self.text.passages[max(passage.number - 3, 0) : passage.number + 1] if beside else []
        others = ((at, one) for at in near for one in self.cast.people(at) if self.guest and one.id != self.guest.id)
        return max(others, key=lambda pair: (pair[0].number, pair[1].start), default=None)

    def _is_told_of(self, passage: Passage, one: Mention) -> bool:
        """Return whether a passage tells of somebody, not only with or about that person, or of something of theirs."""
        printed = passage.said(*one.post).lower() if one.post else ""
        oblique = cues.CYRILLIC.search(printed) is not None and not is_nominative_post(printed)
        return not (oblique or self.titles.is_object(passage, one))

    def _caller(self, passage: Passage) -> Mention | None:
        """Return the person or outlet that a passage names before the colon with which it begins, or None.

        Only a post and initials may stand beside the name; the colon of a headline does not introduce a speaker.
        """
        headline = passage.number == 0 and not passage.text.rstrip('"').endswith((".", "!", "?", ";"))
        colon = passage.text.find(":")
        for one in () if headline else self.cast.of(passage):
            led = (word for word in range(one.whole[0]) if len(passage.surface(word)) > 1)
            last = max(one.end, one.post[1] if one.post else 0)
            ends = passage.spots[last - 1][1] == colon and (one.person or one.id in self.outlets)
            if ends and all(is_title(passage.words[at].text) for at in led):
                return one
        return None

    def _turn(self, passage: Passage, named: list[Mention]) -> bool:
        """Read a passage of a transcript; return whether it is part of a turn."""
        if passage.number in self._turns:
            self._speaking = self._callers[passage.number]
            self.last, self.last_at = [self._speaking], passage
        elif (named and cues.SAYS.search(passage.lower)) or not any(
            cues.OWN_WORDS.search(one.lower) for one in self.text.line(passage)
        ):
            self._speaking = None  # a paragraph without I, we or you is not direct speech
        if self._speaking is None:
            return False
        self.said[passage.number] = Said(passage, [self._speaking], self.last_at, "quoted")
        return True

    def _in_turn(self, passage: Passage, named: list[Mention]) -> bool:
        """Return whether a passage is a question or part of a turn."""
        asked = self.interview and self._asked_or_answered(passage)
        return asked or (bool(self._turns) and self._turn(passage, named))

    def _collective(self, passage: Passage, text: str, mode: str) -> Said:
        """Return the joint statement of a session or its participants, or one without speakers."""
        acts = cues.SAYS.search(text) or cues.DISCUSSED.search(text) or cues.AGREED.search(text)
        told = cues.PASSIVE.search(text) or (cues.MEMBERS.search(text) and acts)
        if told and self.session:
            return Said(passage, [self.session], self.session_at, mode, collective=True, implied=True)
        return Said(passage)

    def _note_session(self, passage: Passage) -> None:
        """Remember the body whose session a passage tells of, unless the session is in the future."""
        if cues.FUTURE.search(passage.lower):
            return
        for span in passage.of("event-kind"):
            if not any(
                (kind := self.kinds.get(id_)) and (kind.command or kind.numbered) for id_ in span.means["event-kind"]
            ):
                continue
            organized = cues.ORGANIZED.search(passage.lower)
            for one in self.cast.of(passage):
                if organized and organized.start() < passage.spots[one.start][0]:
                    break
                if not one.person and not one.place and max(one.start - span.end, span.start - one.end) <= _BESIDE:
                    self.session, self.session_at = one, passage

    def _goes_on_in_quotes(self, passage: Passage) -> bool:
        """Return whether a quotation without a speaker is the last one's; the words of a text are nobody's."""
        near = self.last_at is not None and (self.inside or passage.number - self.last_at.number <= FAR)
        return near and len(self.last) == 1 and cues.TEXT_SAYS.search(passage.lower) is None

    def _of_text(self, passage: Passage, start: int, end: int) -> Named | None:
        """Return the body whose text or site a passage cites between offsets: by name, by its sort, or the last one."""
        its = [(passage, one) for one in self._bodies(passage) if start < passage.spots[one.start][0] < end]
        sorts = filter(None, (self.unnamed.again(passage, at) for at in range(passage.at(start), len(passage.words))))
        quoted = passage.text[start:].count('"') == 0 < passage.text.count('"')
        quoted = quoted and not self.unnamed.strange(passage, passage.at(start))  # a body that is not known
        before = self.text.passages[max(passage.number - FAR, 0) : passage.number] if quoted else []
        last = [(at, one) for at in before for one in self.cast.every(at) if not (one.person or one.place)]
        last = [(at, one) for at, one in last if one.id not in self.outlets]
        return next(iter((*its[-1:], *sorts, *last[-1:])), None)

    def _tell_about(self, passage: Passage) -> None:
        """Attribute what was told before to those who, according to this one, said it: Об этом сообщил X, bunu X deyib.

        This is the sentence before; at the head of a text, or in a quotation, all its sentences without a speaker.
        """
        if not passage.number or not cues.ABOUT_IT.match(passage.lower):
            return
        said, told = self.said.pop(passage.number, None), self.text.passages[passage.number - 1]
        named = [one for one in self.cast.people(passage) if not self.titles.is_object(passage, one)]
        named = named or self._bodies(passage)
        speakers = said.speakers if said else named if len(named) == 1 else []
        if not speakers or self.outlets.intersection(one.id for one in speakers):
            return
        whole = told.number < _HEAD or (told.number in self.direct and not cues.ABOUT_IT.match(told.lower))
        for one in [before for before in self.text.line(told)[::-1] if before.number <= told.number]:
            before = self.said.get(one.number)
            free = before is None or not any(who.person for who in before.speakers)  # a body, or its state, through him
            if not free or not (one is told or whole):
                return
            mode = before.mode if before and one.number in self.direct else self.mode
            self.said[one.number] = Said(one, speakers, (said and said.where) or passage, mode, implied=True)

    def _is_alone(self, passage: Passage, verb: int) -> bool:
        """Return whether the subject of a verb of saying is a post without a name: the expert stressed."""
        every = self.cast.every(passage)
        taken = {at for one in every for at in range(one.whole[0], max(one.end, (one.post or one)[1]))}
        at = verb - 1 if passage.words[verb].text.isascii() else verb + 1
        if not 0 <= at < len(passage.words) or at in taken or not is_title(passage.words[at].text):
            return False
        if at == 0:
            return not of_many(passage.words[0].text)
        return passage.before(at) == "the" if at < verb else at == len(passage.words) - 1 or stops(passage, at)

    def _bodies(self, passage: Passage) -> list[Mention]:
        return [one for one in self.cast.of(passage) if not (one.person or one.place or one.id in self.outlets)]
