"""Who and what belongs to an event: those who took part and in which role, the place, the body, its session."""

from __future__ import annotations

import re
from decimal import Decimal

from raes_cli import numerals
from raes_cli.curate.book import Book
from raes_cli.curate.kinds import EventKind
from raes_cli.curate.parts import Name
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast, Mention
from raes_cli.draft.event import Event
from raes_cli.draft.layer import BLANK
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run
from raes_cli.draft.spelling import slug
from raes_cli.endings import alike
from raes_cli.lookup.reading import language
from raes_cli.text import fold

_INITIATIVE = re.compile(r"инициатив\w*\s+(?:\w+\s+){0,2}$|initiative of (?:the )?$|initiated by (?:the )?$")
_MEDIATION = re.compile(r"посредничеств\w*\s+(?:\w+\s+)?$|mediat\w+ (?:of|by) (?:the )?$")
_ORGANIZED = re.compile(
    r"организован|организатор|проведенн\w+ совместно|organi[sz]ed|co-?hosted|hosted by|organi[sz]er"
)
_THEME = re.compile(
    r"(?:тем[уеой]\w*|теме:?|озаглавлен\w*|названи\w+|под девизом|titled|entitled|theme(?: of)?|topic(?: of)?)[,:]?\s*$"
)
_REPORTED = re.compile(
    r"(?:слов(?:ам)?|данным|сообщил\w*|заявил\w*|рассказал\w*|according to|said|told|as reported by|quoted"
    r"|statement by)\W+(?:\w+\W+)?$"
)
_HIS = re.compile(r"\b(?:его|ее|их|his|her|their)\b|министры|президенты|ministers|presidents")
_ONE = re.compile(r"\b(?:его|ее|his|her)\b")
_THE_TWO = re.compile(
    r"двух (?:лидеров|президентов|министров|стран)|глав(?:ы|ами)? (?:двух )?(?:государств|правительств|внешнеполит)"
    r"|лидеры|президенты|министры|стороны|the (?:two )?(?:leaders|presidents|ministers|sides|heads)"
    r"|both (?:leaders|presidents|ministers)"
)
_THREE = re.compile(r"тр[её]х|трое|three|всех|all the")
_IMPLIED = "implied"
_HE = re.compile(r"(?:он|она|he|she) ")
_BEFORE_NUMBER = 3
"""Words within which the number of a session stands before the word for it."""
_VISITED = 5
"""Words within which what is visited stands behind the verb."""


class Roles:
    """Finds what belongs to an event in the clause that tells of it."""

    def __init__(self, cast: Cast, book: Book) -> None:
        self.cast, self.book = cast, book
        self.kinds = {id_: kind.event for id_, kind in book.base.kinds.items() if kind.event}
        self.kinds[BLANK] = EventKind(name=Name(en="event", ru="событие"), gathering=True)
        self.serial = {
            event.body: event.kind
            for event in book.base.events.values()
            if event.body and event.kind in self.kinds and self.kinds[event.kind].command
        }
        """The bodies whose sessions the base counts, and of which kind these are."""
        self.places: dict[str, str] = {}
        """The places that the base does not know, as they are printed."""

    def fill(self, event: Event, before: Event | None, pair: Event | None) -> None:
        """Find who took part, where it was, and whose session; `before` is the event before, `pair` the last of two."""
        self._people(event)
        if self.travels(event.kind):
            travelling = [(where, one) for where, one in event.people if one.start < event.run[0]]
            if not travelling and _HE.match(event.passage.lower) and (one := self._subject(event.passage, set())):
                travelling = [one]
            event.people = travelling or event.people
        if self.kinds[event.kind].counts_as:
            self._implied(event, before, pair)
        event.place = self._place(event)
        self._session(event)
        self._paper(event)

    def travels(self, kind: str) -> bool:
        """Whether an event of a kind is a visit: a contact at which nobody need be met."""
        return self.kinds[kind].sign == "contact" and not self.kinds[kind].counts_as

    def _people(self, event: Event) -> None:
        """Who took part, who asked for it, who mediated and who organized it."""
        passage, (start, end) = event.passage, event.clause
        text, kind = passage.lower, self.kinds[event.kind]
        organized = _ORGANIZED.search(text, passage.spots[start][0])
        for one in self.cast.of(passage):
            led = text[: passage.spots[one.whole[0]][0]]
            if not start <= one.start < end or (one.place and not one.person and _is_where(passage, one)):
                continue
            if _INITIATIVE.search(led):
                event.initiators.append(one)
            elif _MEDIATION.search(led):
                event.mediators.append(one)
            elif one.person:
                event.people += [] if _REPORTED.search(led) else [(passage, one)]
            elif organized and organized.start() < passage.spots[one.start][0] and (kind.gathering or kind.command):
                event.organizers.append(one)
            elif self._is_state(one.id) and kind.sign not in ("series", "gathering") and not self.travels(event.kind):
                event.people.append((passage, one))
        if any(one.person for _, one in event.people):
            event.people = [(where, one) for where, one in event.people if one.person]
        elif kind.counts_as and not event.people:
            event.people = [
                (passage, one)
                for one in self.cast.of(passage)
                if start <= one.start < event.run[0] and not one.person and not one.place
            ]
        event.people = _once(event.people)

    def _implied(self, event: Event, before: Event | None, pair: Event | None) -> None:
        """Who is not named but meant: he whose meeting it was, and the pair of whom the text was telling."""
        here = {one.id for _, one in event.people}
        clause = event.passage.said(*event.clause).lower().replace("ё", "е")
        if not here and pair and _THE_TWO.search(clause) and not _THREE.search(clause):
            two = [(where, one) for where, one in pair.people if one.person][:2]
            event.people = [(where, one._replace(basis=_IMPLIED)) for where, one in two]
        told = [(where, one) for where, one in before.people if one.person and one.id not in here] if before else []
        if len(here) == 1 and _HE.match(clause) and told and before and before.passage is event.passage:
            event.people.insert(0, (told[0][0], told[0][1]._replace(basis=_IMPLIED)))
            return
        if len(here) == 1 and _HE.match(clause) and (one := self._subject(event.passage, here)):
            event.people.insert(0, one)
            return
        if before is None or len(here) != 1:
            return
        if told and (_HIS.search(clause) or self._with_one(event)):
            several = told[: 1 if _ONE.search(clause) else None]
            event.people += [(where, one._replace(basis=_IMPLIED)) for where, one in several]

    def _subject(self, passage: Passage, but: set[str]) -> tuple[Passage, Mention] | None:
        """Who was named last before a passage: he of whom it goes on to tell."""
        for number in range(passage.number - 1, max(passage.number - 3, -1), -1):
            where = self.cast.text.passages[number]
            for one in reversed(self.cast.of(where)):
                if one.person and one.id not in but:
                    return where, one._replace(basis=_IMPLIED)
        return None

    def _with_one(self, event: Event) -> bool:
        """Whether talks were only with somebody, so that another took part who is not named."""
        (_, one) = event.people[0]
        return event.passage.before(one.whole[0]) in ("с", "со", "with") and event.when is None

    def _is_state(self, id_: str) -> bool:
        body = self.book.base.organizations.get(id_)
        kind = self.book.base.kinds[body.kind].organization if body and body.kind in self.book.base.kinds else None
        return kind is not None and kind.apart

    def _place(self, event: Event) -> tuple[str, Run] | None:
        """Where it was: what stands after *in* or is visited, rather a town than a country."""
        passage, (start, end) = event.passage, event.clause
        found: list[tuple[bool, str, Run]] = []
        for span in passage.of("place"):
            if not start <= span.start < end:
                continue
            (id_, *_) = span.means["place"]
            behind = span.start - event.run[1]
            visited = self.travels(event.kind) and -1 <= behind < _VISITED
            if visited or _is_in(passage, span.start):
                found.append((self.book.base.places[id_].kind in ("country", "region"), id_, (span.start, span.end)))
        found.sort(key=lambda one: one[0])
        if found and not found[0][0]:
            return found[0][1:]
        return self._strange_place(event) or (found[0][1:] if found else None)

    def _strange_place(self, event: Event) -> tuple[str, Run] | None:
        """A place that the base does not know: what is written with a capital after *in*, and is nobody's name."""
        passage, (start, end) = event.passage, event.clause
        taken = {at for span in passage.spans for at in range(span.start, span.end)}
        taken |= {at for one in self.cast.of(passage) for at in range(*one.whole)}
        for at in range(max(start, 1), end):
            visited = self.travels(event.kind) and at == event.run[1]
            if at in taken or not passage.surface(at)[:1].isupper() or not (visited or _is_in(passage, at)):
                continue
            if passage.surface(at).isupper() or passage.words[at].text in cues.NO_NAME | cues.MONTHS:
                continue
            last = at + 1
            while (
                last < end
                and last not in taken
                and passage.surface(last)[:1].isupper()
                and not passage.words[last - 1].ends
            ):
                last += 1
            printed = passage.said(at, last)
            known = next((id_ for id_, name in self.places.items() if _one_place(name, printed)), None)
            id_ = known or slug(printed)
            if id_ and id_ not in self.book.ids:
                self.places.setdefault(id_, printed)
                return id_, (at, last)
        return None

    def _session(self, event: Event) -> None:
        """The body whose session it is, its number and theme."""
        passage, kind = event.passage, self.kinds[event.kind]
        if kind.gathering or kind.command or kind.numbered:
            start, end = event.clause
            bodies = [
                one
                for one in self.cast.of(passage)
                if start <= one.start < end and not one.person and not one.place and one not in event.organizers
            ]
            event.body = min(bodies, key=lambda one: abs(one.start - event.run[0]), default=None)
            for at in range(max(event.run[0] - _BEFORE_NUMBER, 0), event.run[0]):
                if number := ordinal(passage, at):
                    event.number, event.numbered = number, (at, at + 1)
            if event.body is None and event.number and (series := self._series(passage)):
                event.body_at, event.body = series
            if event.body and event.body.id in self.serial and kind.numbered:
                event.kind = self.serial[event.body.id]
        for start, end in passage.quoted:
            if start < len(passage.spots) and _THEME.search(passage.lower[: passage.spots[start][0]].rstrip('" ')):
                event.theme = (start, end)

    def _series(self, passage: Passage) -> tuple[Passage, Mention] | None:
        """The body with sessions that was named last before a passage: its fourth session."""
        for number in range(passage.number, -1, -1):
            for one in self.cast.of(self.cast.text.passages[number]):
                if one.id in self.serial:
                    return self.cast.text.passages[number], one
        return None

    def _paper(self, event: Event) -> None:
        """The document that was signed or agreed."""
        if self.kinds[event.kind].sign != "paper":
            return
        for span in event.passage.of("document-kind"):
            if event.clause[0] <= span.start < event.clause[1] and (span.start, span.end) != event.run:
                event.document = (span.means["document-kind"][0], (span.start, span.end))
                return


def ordinal(passage: Passage, at: int) -> int | None:
    """The number of a session that a word says: third, 23-м, 12th."""
    word = passage.words[at]
    if word.text.isdecimal():
        found = re.match(r"\d{1,2}(?:-?(?:й|е|м|го|му|ая|ое|я|ой)|th|st|nd|rd)", passage.text[passage.spots[at][0] :])
        return int(word.text) if found else None
    if re.fullmatch(r"\d{1,2}(?:th|st|nd|rd)", word.text):
        return int(word.text[:-2])
    found_ = language.number(word.text, language.ORDINALS) if word.text.isalpha() else None
    if found_ is None and len(word.text) > len("седьмой"):
        return next(
            (one for one in range(13, 21) if any(True for _ in numerals.spots(word.text, Decimal(one), None))), None
        )
    return found_


def _one_place(one: str, other: str) -> bool:
    """Whether two printed names may be cases of one."""
    first, second = one.split(), other.split()
    return len(first) == len(second) and all(alike(fold(a), fold(b)) for a, b in zip(first, second, strict=True))


def _is_in(passage: Passage, at: int) -> bool:
    """Whether the word before one says *in*: in Paris, in the city of Paris."""
    led = at - 1
    while led > 0 and passage.words[led].text in ("the", "of", "г", "городе", "city", "столице", "capital"):
        led -= 1
    return led >= 0 and "in" in language.cues(passage.words[led].text)


def _is_where(passage: Passage, one: Mention) -> bool:
    """Whether a word that names a state says where something was."""
    if one.start == 0:
        return False
    before = language.cues(passage.words[one.start - 1].text)
    led = passage.text[passage.spots[one.start - 1][1] : passage.spots[one.start][0]]
    town = led == ", " and passage.surface(one.start - 1)[:1].isupper() and _is_in(passage, one.start - 1)
    return town or "in" in before or "from" in before


def _once(people: list[tuple[Passage, Mention]]) -> list[tuple[Passage, Mention]]:
    seen: dict[str, tuple[Passage, Mention]] = {}
    for passage, one in people:
        if one.id not in seen or (one.post and not seen[one.id][1].post):
            seen[one.id] = (passage, one)
    return list(seen.values())
