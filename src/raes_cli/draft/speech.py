"""Statements in a text: who says or holds what, and whether in his own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from raes_cli.curate.book import Book
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast
from raes_cli.draft.mention import Mention, Said
from raes_cli.draft.passages import Passage, Text
from raes_cli.draft.places import seat
from raes_cli.draft.posts import is_title, of_many, stops
from raes_cli.draft.spelling import is_woman
from raes_cli.draft.titles import FAR, together
from raes_cli.draft.turns import Turns, speaks

_OWN_WORDS = re.compile(
    r'[-–\s]*"(?:[^"]*$|[^"]*[,.!?…]"|[^"]{20,}"[.!?]*$|[^"]*" ?[,-])|[-–] [^"]*[,.!?…] [-–] [a-zа-я]'
)
"""How a sentence begins with somebody's words, after a dash or a quotation mark, rather than with a name."""
_QUOTED_ALONE, _QUOTED = re.compile(r'"[^"]*"'), re.compile(r'^[^"]*(?:"|$)|"[^"]*"')  # a sentence before has opened it

_OPENS = re.compile(r': "[^"]*$')
"""The end of a sentence that names a speaker and begins with the words: X said: “…."""
_ENDED = re.compile(r'" ?, ?- ?[^"]+$')
"""The end of a quotation, perhaps together with that of a name in quotation marks in it, and who says so."""


class Speech(Turns):
    """Finds who says what in a text, sentence by sentence."""

    def __init__(self, text: Text, cast: Cast, book: Book, genre: str) -> None:
        super().__init__(text, cast, book, genre)
        self._later, self._spoke, self._quoted = _LATER, 0, list[tuple[int, int]]()
        self._open: list[Said] = []
        """The sentences of a quotation, whose speaker may be named at last."""
        self._last_mark = max((one.number for one in text.passages if '"' in one.text), default=0)
        its = [(one, who) for one in text.passages[:2] for who in self.cast.people(one)]
        self.author = next((pair for pair in its if cues.COMMENT_BY.search(pair[0].led(pair[1].whole[0]))), None)
        """The headline's passage and the author it names, if the whole text is in the author's words."""
        for passage in text.passages:
            self._read(passage)

    def _read(self, passage: Passage) -> None:
        quotes = passage.text.count('"')
        if self.text.line(passage)[0] is passage and passage.number > self._last_mark:
            self.inside = False  # its end is not marked
        direct = self.inside or _OWN_WORDS.match(passage.text) is not None
        self.direct |= {passage.number} if direct else set()
        ended = _ENDED.search(passage.text) if self.inside else None
        self._quoted = passage.quotations(goes_on=self.inside)
        if ended:
            self._quoted = [run for run in self._quoted if run[1] < len(passage.words)]
        named = self.cast.people(passage)
        if self._in_turn(passage, named):
            return
        aside = cues.SAID_ASIDE.search(passage.lower)  # …, – said X. – …
        spoken = range(*aside.span()) if aside else range(0)
        named = [one for one in named if passage.spots[one.start][0] in spoken or not self._is_quoted(one)]
        outlet = cues.OUTLET_TELLS.search(passage.lower)
        its = [one for one in self._bodies(passage) if outlet and passage.spots[one.start][0] > outlet.start()]
        named_last = outlet and not cues.SAYS.search(passage.lower, 0, outlet.start())
        speaking = [] if cues.BODY_TELLS.search(passage.lower) else named
        its = its or seat(passage, passage.at(outlet.start()), len(passage.words), self.book) if outlet else its
        found = Said(passage, its[:1]) if named_last else self._speakers(passage, speaking)
        if direct:
            self._quote(passage, found, named)
        elif found.speakers:
            self.said[passage.number] = found
            self._open = []
        elif own := self._freely(passage):
            self.said[passage.number] = own
        if found.speakers and (not found.collective or all(one.person for one in found.speakers)):
            self.last, self.last_at, self._later = found.speakers, found.where or passage, _LATER
        elif not found.speakers and (told := [one for one in named if self._is_told_of(passage, one)]):
            self.last, self.last_at, self._later = told[:1], passage, 1  # perhaps the subject of the next one
        self._spoke = passage.number if passage.number in self.said else self._spoke
        self._tell_about(passage)
        self._note_session(passage)
        if quotes % 2 or ended:
            opens = bool(found.speakers) and _OPENS.search(passage.text) is not None
            self.inside = not self.inside and (direct or opens)
        if not self.inside and (not direct or found.speakers):
            self._open = []

    def _quote(self, passage: Passage, found: Said, named: Sequence[Mention]) -> None:
        """Note somebody's own words: those of the speaker found in the passage, else those of the last one."""
        said = found if found.speakers else Said(passage)
        said.mode = "quoted"
        if found.speakers:
            self._give(found.speakers, found.where or passage)
        elif self.last_at and not named and self._goes_on_in_quotes(passage):
            said.speakers, said.where, said.implied = self.last, self.last_at, True
        self.said[passage.number] = said
        self._open.append(said)

    def _is_own(self, passage: Passage) -> bool:
        """Return whether a passage says, outside quotations, what *we* hold or do."""
        outside = _QUOTED_ALONE.sub("", passage.lower)
        return bool(cues.OWN_WORDS.search(outside) or cues.WE_HOLD.match(outside))

    def _freely(self, passage: Passage) -> Said | None:
        """Return whose words about *us* a passage has: those of who spoke before in its paragraph, or the author's."""
        before = self.said.get(passage.number - 1)
        alone = (
            before and [one.person for one in before.speakers] == [True] and before.passage in self.text.line(passage)
        )
        if before and alone and cues.OURS.search(_QUOTED_ALONE.sub("", passage.lower)):
            return Said(passage, before.speakers, before.where or before.passage, before.mode, implied=True)
        if self.author and self._is_own(passage):
            return Said(passage, [self.author[1]], self.author[0], "quoted")
        return None

    def carried(self, passage: Passage) -> Said | None:
        """Return the statement that a passage without one continues: that of people just before in its paragraph."""
        for before in self.text.passages[passage.number :: -1]:
            if before not in self.text.line(passage) or before.number in self.direct:
                return None
            if said := self.of(before):
                own = all(one.person for one in said.speakers)
                return Said(passage, said.speakers, said.where or before, said.mode, implied=True) if own else None
            if self.cast.people(before):
                return None
        return None

    def data_of(self, passage: Passage) -> list[Mention]:
        """Return the body whose data a passage gives, as a list of at most one."""
        told = self._by_words(passage, passage.lower)
        return [one for one in told if not one.person and one.id not in self.outlets][:1]

    def _give(self, speakers: list[Mention], passage: Passage) -> None:
        """Attribute the earlier sentences of a quotation to the speaker who is named at last."""
        for said in self._open:
            if not said.speakers or said.implied:
                said.speakers, said.where, said.implied = speakers, passage, False

    def _speakers(self, passage: Passage, named: Sequence[Mention]) -> Said:
        """Return the statement of a passage, by those whom it cites, or by the subject of its verb of saying."""
        quoted = _QUOTED if self.inside else _QUOTED_ALONE
        outside = quoted.sub(lambda found: " " * len(found[0]), passage.lower)
        if aside := cues.SAID_ASIDE.search(passage.lower):  # between dashes within the quotation
            outside = outside[: aside.start()] + aside[0] + outside[aside.end() :]
        found = Said(passage, mode="discussed" if cues.DISCUSSED.search(outside) else self.mode)
        if caller := self._callers.get(passage.number):
            return Said(passage, [caller], mode="quoted")
        by = list(self._by_words(passage, passage.lower))
        if not by and (behind := cues.BY_THEM.search(outside)):
            at = passage.at(behind.end())
            if again := self.unnamed.again(passage, at) or self.titles.last(passage, (at, at + 1), named):
                return found.by(again)
        if not by and (his := cues.BY_HIM.search(outside)):
            led = [one for one in named if passage.spots[one.end - 1][1] <= his.start()]
            by = [one for one in led if not self.titles.is_object(passage, one)][-1:]
            if his["many"]:
                return self._goes_on(found) if len(self.last) > 1 else Said(passage)
            if not by:
                return self._goes_on(found)
        verb = cues.SAYS.search(outside)
        noted = by and not by[0].person and verb and self._around(passage, passage.at(verb.start()), named)
        if by and not noted and by[0].id not in self.outlets:  # not: X noted that, by the data of a body, …
            found.speakers = by[:1]
            return found
        text = cues.TEXT_SAYS.search(outside)
        body = self._of_text(passage, *text.span()) if text else None
        goes_on = (
            text and text.start() < len("the full ") and self.last and not self.last[0].person
        )  # the statement said
        if body or goes_on:
            return found.by(body) if body else self._goes_on(found)
        at_last, citing = cues.HE_SAID_SO.search(outside), cues.CITING.match(outside)
        verb = cues.SAYS.search(outside, at_last.start() if at_last else citing.end() if citing else 0)
        verb = verb or cues.AFTER_WORDS.search(passage.lower)
        passive = cues.PASSIVE.search(outside)
        if verb is None or (passive and passive.start() <= verb.start()):
            talk = None if verb else self._talk(found, named, outside)
            return talk or self._collective(passage, outside, found.mode)
        found.verb = verb.span()
        return self._subject(found, named, outside)

    def _talk(self, found: Said, named: Sequence[Mention], outside: str) -> Said | None:
        """Return the joint statement of people who are only said to have discussed something, or None."""
        talk = cues.DISCUSSED.search(outside)
        found.speakers = self._around(found.passage, found.passage.at(talk.start()), named) if talk else []
        found.collective = True
        return found if len(found.speakers) > 1 else None

    def _subject(self, found: Said, named: Sequence[Mention], outside: str) -> Said:
        """Find the subject of a verb of saying: a pronoun, a post, the people beside it, the session, or a body."""
        assert found.verb
        passage, led = found.passage, outside[: found.verb[0]]
        place = passage.at(found.verb[0])
        he = cues.HE_SAYS.search(led.rstrip()) or cues.HE_FIRST.match(led)
        since = max(self._spoke, self.last_at.number if self.last_at else 0)
        recent = self.last_at is not None and passage.number - since <= self._later
        if he and recent and (he["many"] is None) == (len(self.last) == 1):
            return self._goes_on(found)
        near = (one for one in named if 0 <= place - one.end <= 1 and not stops(passage, one.end - 1))
        beside = any(not self.titles.is_object(passage, one) for one in near)
        at = place - (passage.before(place) in ("также", "also", "тоже"))  # the subject is before it
        bodies = self._bodies(passage)
        behind = [one for one in bodies if 0 < one.start - place <= _BESIDE and led.rstrip().endswith(",")]
        led_by = [one for one in bodies if one.end == place and not beside and self._tells(passage, one, place)]
        if who := cues.WHO_SAYS.search(led):
            found.speakers = [one for one in named if passage.spots[one.end - 1][1] <= who.end()][-1:]
        elif behind:
            found.speakers = behind[:1]  # …, сообщил в четверг МИД
        elif not beside and (
            titled := self.titles.speaker(passage, at, named) or self.unnamed.beside(passage, at, self.outlets)
        ):
            found.by(titled)
        elif led_by:
            found.speakers = led_by  # …, the ministry said
        elif its := seat(passage, max(place - 2, 0), place + 3, self.book):
            found.speakers = its
        elif not beside and self._is_alone(passage, place):  # and not who is named in what is said
            spoke = recent and self._later == _LATER and self.last[0].person
            return self._goes_on(found) if spoke else Said(passage)
        elif speakers := self._around(passage, place, named):
            found.speakers, found.collective = speakers, len(speakers) > 1
        elif cues.MEMBERS.search(led):
            return self._collective(passage, outside, found.mode)
        elif bodies := [one for one in self.cast.of(passage) if not one.person and self._tells(passage, one, place)]:
            found.speakers = [min(bodies, key=lambda one: min(abs(one.end - place), abs(one.start - place)))]
        elif recent and self._is_last(passage, place, outside):
            return self._goes_on(found)
        return found if found.speakers else Said(passage)

    def _is_last(self, passage: Passage, verb: int, outside: str) -> bool:
        """Return whether a pronoun, or a post alone beside a verb of saying, means the last speaker."""
        many = len(self.last) > 1
        beside = (at for at in (verb - 1, verb + 1, verb + 2) if 0 <= at < len(passage.words))
        titles = (at for at in beside if is_title(passage.words[at].text) and not of_many(passage.words[at].text))
        alone = any(not self.titles.countries(passage.before(at)) for at in titles) and self.last[0].person
        return alone or any(many or one[0] not in ("they", "они") for one in cues.PRONOUN.finditer(outside))

    def _goes_on(self, found: Said) -> Said:
        """Attribute a statement without a name to the last speaker: *he* is a person, and *she* a woman."""
        speakers, where, said = self.last, self.last_at, found.passage.lower
        hers = cues.SHE.search(said) is not None
        if (hers or cues.HE_ALONE.search(said)) and not (len(speakers) == 1 and self._may_be(speakers[0], hers=hers)):
            near = self.text.passages[max(found.passage.number - FAR, 0) : found.passage.number]
            people = [(at, one) for at in near for one in self.cast.people(at) if self._may_be(one, hers=hers)]
            people = [pair for pair in people if hers or not self.titles.is_object(*pair)]
            if not people:
                return Said(found.passage)
            where, speakers = people[-1][0], [people[-1][1]]
        found.speakers, found.where, found.implied = speakers, where, True
        found.collective = found.verb is not None and len(speakers) > 1
        return found

    def _may_be(self, one: Mention, *, hers: bool) -> bool:
        return is_woman(self.titles.name(one)) if hers else one.person

    def _tells(self, passage: Passage, one: Mention, verb: int) -> bool:
        """Return whether a body beside a verb of saying is its subject."""
        near = verb - one.end <= _BESIDE if one.start < verb else 0 < one.start - verb <= _BESIDE
        return near and speaks(passage, one, verb) and not self._is_quoted(one)

    def _by_words(self, passage: Passage, text: str) -> Iterator[Mention]:
        """Yield those whose words a passage gives: according to X, as X put it."""
        for one in self.cast.of(passage):
            start = one.whole[0]
            start -= start > 0 and is_title(passage.words[start - 1].text) and not passage.words[start - 1].ends
            led = text[: passage.spots[start][0]]
            behind = text[passage.spots[one.end - 1][1] :]
            put = (led.endswith("as ") and cues.AS_PUT.match(behind)) or cues.OWN_ESTIMATE.match(behind)
            if put or (cues.BY_WORDS.search(led) and not behind.startswith("'s ")):
                yield one

    def _is_quoted(self, one: Mention) -> bool:
        return any(start <= one.start < end for start, end in self._quoted)

    def _around(self, passage: Passage, verb: int, named: Sequence[Mention]) -> list[Mention]:
        """Return the people who are the subject of a verb: those before it in its clause, else one right after it."""
        before = [one for one in named if one.end <= verb and not self.titles.is_object(passage, one)]
        after = [one for one in named if one.start > verb and self._follows(passage, verb, one)]
        led = passage.text[: passage.spots[verb][0]].rstrip()
        if after:
            after = together(passage, [one for one in named if one.start >= after[0].start])
        if not before or (after and led.endswith((",", '"', "-"))):
            return after
        return together(passage, before[::-1])[::-1]

    def _follows(self, passage: Passage, verb: int, one: Mention) -> bool:
        """Return whether somebody after a verb is its subject: said X, but not: said that X."""
        between = passage.between(verb, one.whole[0])
        said = {word.text for word in passage.words[verb + 1 : one.whole[0]]}
        if self.titles.is_object(passage, one) or passage.words[verb].text == "told":
            return False
        far = 2 * _BESIDE + 2 if passage.text[: passage.spots[verb][0]].rstrip()[-1:] in ',"-' else _BESIDE
        apart = said & {"that", "что", "о", "об", "about"} or set(between) & set(',:"')
        return one.whole[0] - verb <= far and not apart


_LATER = 3
"""The number of sentences within which *he* can mean the last speaker."""
_BESIDE = 4
