"""Find the words of a text that tell of events, and the kinds that they may mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from raes_cli.curate.book import Book
from raes_cli.curate.parts import EventKind
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast
from raes_cli.draft.event import is_act
from raes_cli.draft.layer import BLANK
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run, is_title
from raes_cli.draft.series import nth, serial, series
from raes_cli.draft.when import When
from raes_cli.lookup.reading.lexicon import Span
from raes_cli.text import fold

_LED = 60
"""Letters before a word that show how it is meant."""
_BESIDE = 4
"""Most words between an event and its date, or between a person and a verb of motion."""
_OF_ITS = 5
"""Words after a meeting within which its body is named."""
_ITS = 2
"""Most words between a meeting and the body whose meeting it is: a meeting of the board."""
_OF_WHOM = ("", "of", "of the")
_STEM = 5
"""Letters that a verb shares with the name of its kind: agreed, agreement."""
_RECEIVED = 8
"""Words after a verb within which the guest is named."""


class Kinds:
    """Finds the words of a text that tell of events."""

    def __init__(self, cast: Cast, book: Book, known: Mapping[str, EventKind]) -> None:
        self.cast, self.book, self.known = cast, book, known
        self._commands = {id_ for id_, kind in known.items() if kind.command}
        self._travels = next((id_ for id_, one in known.items() if one.sign == "contact" and not one.counts_as), None)
        self._meets = next((id_ for id_, one in known.items() if one.sign == "contact" and one.counts_as), None)
        self.series = series(book)

    def of(self, passage: Passage, clause: Run, when: When | None) -> Iterator[tuple[Span, str]]:
        """Yield the spans of a clause that may tell of an event, each with its kind, the likeliest first."""
        spans = [
            one for one in self._named(passage) if clause[0] <= one.start < clause[1] and self._tells(passage, one)
        ]
        attended = [one for one in spans if self._is_attended(passage, one) or self._is_numbered(passage, one)]
        free = [one for one in spans if not self._is_setting(passage, one)]
        if when is not None and not any(map(self._contact, free)):  # the day of the meeting that agreed it
            attended += [one for one in spans if one.end <= when.start <= one.end + _BESIDE and self._contact(one)][-1:]
        # A body's name means the event that it holds only if the clause tells of nothing else. Participles come last.
        begins = [one for one in free if cues.GOES_ON_TO.match(passage.lower, passage.spots[one.start][0])]
        bodies = [one for one in free if "body-of" in one.means or self._of_another(passage, one, free)]
        free = [one for one in free if one not in bodies and one not in begins] or free
        free.sort(key=lambda one: (bool(cues.PARTICIPIAL.search(passage.led(one.start))), one in begins))
        for one in (*attended, *free):
            for kind in self._likeliest(passage, one):
                if (self._may_be(kind, when) or is_act(passage, one.start)) and not self._is_paper(passage, one, when):
                    yield one, kind

    def numbered(self, passage: Passage) -> bool:
        """Return whether a passage tells of a numbered session, which is an event of its own."""
        return any(self._is_numbered(passage, one) for one in passage.of("event-kind"))

    def frames(self, passage: Passage, clause: Run) -> Iterator[tuple[Span, str]]:
        """Yield the events during which something else in a clause happened or was said, each with its kind."""
        for one in self._named(passage):
            if clause[0] <= one.start < clause[1] and cues.DURING_IT.search(_led(passage, one)):
                kind = next(iter(self._likeliest(passage, one)), BLANK)
                with_one = {word.text for word in passage.words[one.end - 1 : one.end + 1]} & cues.WITH
                met = self._contact(one) and with_one and self._somebody(passage, one.end)
                if self._tells(passage, one) and (met or kind == self._travels or self.known[kind].gathering):
                    yield one, kind

    def _of_another(self, passage: Passage, span: Span, spans: list[Span]) -> bool:
        """Return whether a span is the body whose session another span is, or a document that the clause has signed."""
        behind = [one for one in spans if one.start >= span.end]
        if "document-kind" in span.means and any(cues.SIGNED.match(passage.words[one.start].text) for one in behind):
            return True
        its = span.means["event-kind"]
        return "organization-kind" in span.means and any(
            set(its) < set(one.means["event-kind"]) for one in spans if one is not span
        )

    def _is_setting(self, passage: Passage, span: Span) -> bool:
        """Return whether an event is only the time or place of another, and is not itself planned."""
        behind = passage.lower[passage.spots[span.end - 1][1] :]
        setting = cues.SETTING.search(_led(passage, span))
        if setting is None or cues.TO_BE.match(behind):
            return False
        with_ = span.end < len(passage.words) and passage.words[span.end].text in cues.WITH and not setting.start()
        met = [
            one.whole[0] for one in self.cast.of(passage) if one.person and 0 <= one.whole[0] - span.end <= _RECEIVED
        ]
        with_one = any(word.text in cues.WITH for word in passage.words[span.end : max(met, default=0)])
        of_it = cues.OF_IT.search(passage.lower[: setting.start()])  # what was said during their call
        several = len(met) > 1 and with_one and not of_it
        return not (self._contact(span) and (several or (with_ and self._somebody(passage, span.end))))

    def _is_paper(self, passage: Passage, span: Span, when: When | None) -> bool:
        """Return whether a span is a document that a date only identifies: the statement of 10 November."""
        return (
            when is not None and "document-kind" in span.means and passage.before(when.start) in ("of", "от", "dated")
        )

    def _named(self, passage: Passage) -> list[Span]:
        """Return the spans that name a kind of event, or say that one took place."""
        found = passage.of("event-kind")
        taken = {at for one in found for at in range(one.start, one.end)}
        for one in self.cast.of(passage):  # a forum is both a body and the event that it holds
            body = self.book.base.organizations.get(one.id)
            kind = self.known.get(body.kind) if body else None
            if body and kind and kind.gathering and taken.isdisjoint(range(one.start, one.end)):
                found.append(Span(one.start, one.end, {"event-kind": (body.kind,), "body-of": (one.id,)}))
        others = [(other, BLANK) for other in (*cues.OTHER.finditer(passage.lower), *cues.ACT.finditer(passage.lower))]
        others += [(other, self._travels) for other in cues.TRAVELS.finditer(passage.lower) if self._travels]
        if self._meets and not any(
            self._contact(one) and self._travels not in one.means["event-kind"] for one in found
        ):
            others += [(other, self._meets) for other in cues.TALKED.finditer(passage.lower)]
        if not found and not others:
            others = [(other, BLANK) for other in cues.HELD.finditer(passage.lower)]
        for other, kind_ in others:
            at, end = passage.at(other.start()), passage.at(other.end() - 1) + 1
            if cues.MORE_THAN_KIND.match(other[0]):  # “the train left” is no withdrawal
                found = [one for one in found if not at <= one.start < end]
            if not any(one.start < end and at < one.end for one in found):
                found.append(Span(at, end, {"event-kind": (kind_,)}))
        return sorted(found)

    def _may_be(self, kind: str, when: When | None) -> bool:
        """Return whether a word for a kind may be an event: as much is opened, created or agreed, most need a date."""
        entry = self.known[kind]
        if entry.sign in ("contact", "series", "gathering"):
            return True
        return when is not None or entry.sign == "paper" or kind == BLANK

    def _contact(self, span: Span) -> bool:
        return any(self.known[kind].sign == "contact" for kind in span.means["event-kind"] if kind in self.known)

    def _is_attended(self, passage: Passage, span: Span) -> bool:
        """Return whether a span is a gathering that somebody is said to have attended."""
        led = _led(passage, span)
        kinds = [self.known[kind] for kind in span.means["event-kind"] if kind in self.known]
        gathering = any(kind.gathering or kind.sign is None for kind in kinds)
        return gathering and bool(cues.ATTENDED.search(led)) and not cues.IN_ORDER_TO.search(led)

    def _is_numbered(self, passage: Passage, span: Span) -> bool:
        """Return whether a span is a session of a body that has them, by its number or as the next one."""
        if nth(passage, span.start) is None:
            return bool(cues.AT_NEXT.search(_led(passage, span)) and self._session_of(passage, span, numbered=False))
        numbered = any(self.known[kind].numbered for kind in span.means["event-kind"] if kind in self.known)
        its = numbered and any(one.id in self.series for one in self.cast.of(passage))
        return its or self._session_of(passage, span, numbered=True) is not None

    def _likeliest(self, passage: Passage, span: Span) -> list[str]:
        """Return the kinds that a span may name, the likeliest first."""
        kinds = [kind for kind in span.means["event-kind"] if kind in self.known]
        bodies = [one for one in self.cast.of(passage) if not one.person]
        numbered = nth(passage, span.start) is not None
        own = [self.series[one.id] for one in bodies if one.id in self.series]
        if all(self.known[kind].counts_as for kind in kinds) and (its := self._session_of(passage, span, numbered)):
            return [its]
        if numbered and own and all(self.known[kind].counts_as for kind in kinds):
            return own  # the fourth meeting of a body that has sessions
        if len(kinds) < 2:  # noqa: PLR2004 - no choice, but only its own body holds a council
            strange = not own and self._commands.issuperset(kinds)
            return [BLANK] if strange else kinds
        if chosen := [kind for kind in own if kind in kinds]:
            return chosen
        commands = [kind for kind in kinds if kind in self._commands]
        of_body = {body.kind for one in bodies if (body := self.book.base.organizations.get(one.id))}
        others = [kind for kind in kinds if kind not in commands]
        word = passage.words[span.start].text[:_STEM]
        return sorted(
            others,
            key=lambda kind: (
                kind not in of_body,
                self.book.base.kinds[kind].organization is not None,
                not any(fold(name or "").startswith(word) for name in self.known[kind].name.model_dump().values()),
            ),
        )

    def _session_of(self, passage: Passage, span: Span, numbered: bool) -> str | None:
        """Return the kind of a body's sessions if a meeting is one of them, else None: its 24th meeting."""
        named = any(cues.BODY.match(word.text) for word in passage.words[span.end : span.end + _OF_ITS])
        if cues.OF_SORT.match(passage.after(span.end, 3)):
            return None
        met = any(one.person and 0 <= one.whole[0] - span.end <= _RECEIVED for one in self.cast.of(passage))
        follows = cues.NEXT.search(_led(passage, span)) is not None and not met
        its = next(
            (one for one in self.cast.of(passage) if 0 <= one.start - span.end <= _ITS and one.id in self.series), None
        )
        if its and passage.between(span.end - 1, its.start).strip() in _OF_WHOM:
            return self.series[its.id]
        found = serial(self.cast, self.series, passage) if (numbered and named) or follows else None
        return self.series[found[1].id] if found else None

    def _tells(self, passage: Passage, span: Span) -> bool:
        """Return whether a span that names a kind tells of an event: «принял участие» is no meeting."""
        word, led = passage.words[span.start].text, _led(passage, span)
        talked = cues.TALKED.match(passage.lower, passage.spots[span.start][0])
        around = f"{passage.before(span.start, 4)} > {word} {passage.after(span.end, 3)}"
        if not talked and cues.NO_EVENT.search(around):
            return False
        if word in cues.RECEIVED and not self._somebody(passage, span.end):
            return False
        if cues.WENT.match(word) and not self._goes(passage, span.start):
            return False
        later = (one for one in passage.of("event-kind") if 0 < one.start - span.end <= _BESIDE)
        if passage.after(span.end) in ("о", "об", "on") and any(map(self._contact, later)):
            return False  # they agreed on a meeting
        says = span.end - span.start == 1 and cues.SAYS.match(word) and not word.startswith(("пригласи", "invited"))
        opens = word.startswith("open") and span.start == 0 and cues.SAYS.search(passage.lower)  # opening talks, X said
        behind = passage.lower[passage.spots[span.end - 1][1] :]
        invited = cues.INVITED.search(led) and not cues.TO_BE.match(behind)
        bodies = (self.book.base.kinds[kind].organization for kind in span.means["event-kind"] if kind)
        speaks = any(bodies) and (cues.HEARS.search(led) or cues.SAYS.match(behind.lstrip()))
        if says or opens or invited or speaks:
            return False
        acts = is_act(passage, span.start)
        if not acts and any(one.post and one.post[0] <= span.start < one.post[1] for one in self.cast.of(passage)):
            return False  # part of a post: a fellow at the Forum
        if passage.text.startswith("-", passage.spots[span.start][0] - 1):
            return False  # co-operation
        inside = any(start <= span.start < end and end > span.end for start, end in passage.quoted)
        return not inside or passage.text.startswith('"')

    def _goes(self, passage: Passage, at: int) -> bool:
        """Return whether a person or delegation, and not goods, is right before a verb of motion."""
        named = any(one.person and 0 <= at - one.end <= _BESIDE for one in self.cast.of(passage))
        led = " ".join(word.text for word in passage.words[max(at - _BESIDE, 0) : at])
        return named or (cues.PRONOUN.search(led) or cues.DELEGATION.search(led)) is not None

    def _somebody(self, passage: Passage, at: int) -> bool:
        """Return whether a guest is named after a verb such as “received”, if only by post."""
        named = any(one.person and 0 <= one.whole[0] - at <= _RECEIVED for one in self.cast.of(passage))
        return named or any(
            is_title(word.text) or cues.DELEGATION.match(word.text) for word in passage.words[at : at + _RECEIVED // 2]
        )


def _led(passage: Passage, span: Span) -> str:
    return passage.led(span.start)[-_LED:]
