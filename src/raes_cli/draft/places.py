"""Where events took place: the towns and countries in a text, including those unknown to the base."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from raes_cli.curate.book import Book
from raes_cli.draft import cues
from raes_cli.draft.cast import Cast
from raes_cli.draft.event import Event
from raes_cli.draft.lands import WIDE, countries
from raes_cli.draft.mention import Mention
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run
from raes_cli.draft.series import ordinal
from raes_cli.draft.spelling import nominative_place, slug
from raes_cli.draft.turkic import is_azerbaijani, place_name
from raes_cli.endings import VOWELS, alike
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.lexicon import Span
from raes_cli.text import fold

_HOSTS = re.compile(r"(?:will |to |has |have )?host(?:s|ed)?\b|примет|принимает|принял")
_VISITED = 5
"""The number of words after the verb within which the visited place stands."""


_FIXED = tuple("иоуэ")
"""The endings of names that have no cases."""
_SORT = frozenset("the of г городе city столице capital республике republic".split())  # noqa: SIM905
"""Words between “in” and a name."""
_TO, _FAR = ("to", "в", "во"), 8
"""Words between a visit and where it went, and the most words from the one to the other."""
_WHERE = ("где", "куда", "where")
"""Words that begin a clause whose place stands before them."""
_TOWN = frozenset("the city town port village of город порт г село".split())  # noqa: SIM905


class Places:
    """Finds the place of an event."""

    def __init__(self, cast: Cast, book: Book) -> None:
        self.cast, self.book = cast, book
        kinds = {id_: kind.event for id_, kind in book.base.kinds.items() if kind.event}
        self._travels = {id_ for id_, one in kinds.items() if one.sign == "contact" and not one.counts_as}
        self._gathers = {id_ for id_, one in kinds.items() if one.counts_as or one.gathering}
        self.new: dict[str, str] = {}
        """The places unknown to the base: id → name as printed."""

    def of(self, event: Event, *, visit: bool) -> tuple[str, Run] | None:
        """Return the place of an event and its words, or None: a place after “in”, or visited; preferably a town."""
        passage, (start, there, end) = event.passage, _part(event)
        found: list[tuple[bool, str, Run]] = []
        for span in passage.of("place"):
            said = passage.after(span.start, span.end - span.start)
            own = span.end == event.run[0] and event.kind in self._gathers  # бакинская встреча, the Oslo talks
            adjective = cues.ADJECTIVE.search(said) and not (own or _is_in(passage, span.start, visit=False))
            if not start <= span.start < end or cues.DEMONYM.fullmatch(said) or adjective:
                continue
            if passage.text.startswith("-", passage.spots[span.end - 1][1]) or passage.is_title(span.start):
                continue  # Paris-based; the hall “France”
            if self._is_capital(said, span) or cues.IN_HONOUR.search(passage.led(span.start)):
                continue
            id_ = self._capital(passage, span.start) or span.means["place"][0]
            behind = span.start - event.run[1]
            object_ = not (_is_from(passage, span.start) or self._in_post(passage, span.start))
            whose = behind < 0 and self._is_whose(passage, span)
            visited = visit and (-1 <= behind < _VISITED or object_) and not whose
            visited = visited or self._is_of_a_visit(passage, span.start)
            if not (visited or visit or there) and self._is_goal(said, id_):
                continue
            if _is_of_else(event, (span.start, span.end)):
                continue
            hosts = _HOSTS.match(passage.after(span.end, 2)) or passage.before(span.start, 2) == "hosted by"
            wide = self.book.base.places[id_].kind in WIDE
            if visited or hosts or span.start < there or (own and not wide) or _is_in(passage, span.start, visit=visit):
                found.append((wide, id_, (span.start, span.end)))
        found += ((False, id_, run) for id_, run in self._capitals(passage, max(start, 1), end))
        # A town comes before a country, and the place right after the word for the visit before others.
        found.sort(key=lambda one: (one[0], not (visit and 0 <= one[2][0] - event.run[1] <= 1)))
        if found and not found[0][0]:
            return found[0][1:]
        return self._strange_place(event, visit=visit) or (found[0][1:] if found else None)

    def _strange_place(self, event: Event, *, visit: bool) -> tuple[str, Run] | None:
        """Return a place unknown to the lexicon, and its words: capitalized, after “in”, and not another name."""
        passage, (start, there, end) = event.passage, _part(event)
        towns = {
            span.start for span in passage.of("place") if self._is_capital(passage.said(span.start, span.end), span)
        }
        taken = {at for span in passage.spans for at in range(span.start, span.end)}
        taken |= {at for one in self.cast.of(passage) for at in range(*one.whole)}
        taken -= towns
        for at in range(max(start, 1), end):
            led = {word.text for word in passage.words[event.run[1] : at]} if at - event.run[1] < _VISITED else {""}
            visited = (visit and at >= event.run[1] and led <= _TOWN) or at + 1 == there
            if (
                at in taken
                or not passage.capital(at)
                or not (visited or _is_in(passage, at, visit=visit or at < there))
            ):
                continue
            if _is_of_else(event, (at, at + 1)):
                continue
            if (
                not (visit or there)
                and not passage.capital(min(at + 1, end - 1))
                and self._is_goal(passage.words[at].text)
            ):
                continue
            word = passage.words[at].text
            nobodys = word in cues.NO_NAME | cues.MONTHS or cues.OF_STATE.match(word)
            shouted = passage.surface(at).isupper() and not cues.LAND_IN_CAPITALS.fullmatch(passage.surface(at))
            if shouted or nobodys or passage.before(at) == "the":
                continue
            region = at + 1 < end and cues.REGION.match(passage.words[at + 1].text) is not None
            if (passage.words[at].text.endswith("ой") and not region) or passage.before(at, 2) == "ссылкои на":
                continue  # в Великой отечественной войне
            last = at + 1 + region
            while last < end and last not in taken and _goes_on(passage, at, last):
                last += 1
            printed = passage.said(at, last)
            if id_ := self._inflected(printed):
                return id_, (at, last)
            known = next((id_ for id_, name in self.new.items() if _one_place(name, printed)), None)
            plain = nominative_place(printed) if cues.CYRILLIC.search(printed.lower()) else printed
            plain = place_name(printed) if is_azerbaijani(passage) else plain
            id_ = known or slug(plain) or f"place-{len(self.new) + 1}"
            if id_ and id_ not in self.book.ids:
                self.new.setdefault(id_, printed)
                return id_, (at, last)
        return None

    def _inflected(self, printed: str) -> str | None:
        """Return the place of the base whose name of several words is printed here in some other case, or None."""
        places = self.book.base.places.items() if " " in printed else ()
        named = ((id_, name) for id_, one in places for name in (one.name.en, one.name.ru, *one.aliases))
        return next((id_ for id_, name in named if _one_place(name, printed)), None)

    def _is_of_a_visit(self, passage: Passage, at: int) -> bool:
        """Return whether a word is the goal of a visit during which something happened: on a visit to Norway."""
        led = [one for one in passage.of("event-kind") if 1 <= at - one.end <= _FAR]
        led = [one for one in led if not self._travels.isdisjoint(one.means["event-kind"])]
        to = passage.before(at - (passage.before(at) == "the"))
        return to in _TO and any(cues.SETTING.search(passage.led(one.start)) for one in led)

    def _is_capital(self, said: str, span: Span) -> bool:
        """Return whether a word means a country by the name of its capital, which the base does not have."""
        one = self.book.base.places[span.means["place"][0]]
        if one.kind != "country" or span.end - span.start > 1 or said.isupper() or "actor" not in span.means:
            return False
        state = self.book.base.organizations.get(span.means["actor"][0])
        names = [*one.name.model_dump().values(), *(state.name.model_dump().values() if state else ()), *one.aliases]
        return not any(alike(word, fold(said)) for name in names if name for word in fold(name).split())

    def _capital(self, passage: Passage, at: int) -> str | None:
        """Return the capital of the country named at a word, if that is what the text means: в столице Франции."""
        if not any(word.text.startswith(("столиц", "capital")) for word in passage.words[max(at - 3, 0) : at]):
            return None
        countries = {id_ for span in passage.of("place") if span.start == at for id_ in span.means["place"]}
        return next(
            (id_ for id_, one in self.book.base.places.items() if one.capital and one.within in countries), None
        )

    def _capitals(self, passage: Passage, start: int, end: int) -> Iterator[tuple[str, Run]]:
        """Yield the capitals in which something is, by the adjective of their country: in the Norwegian capital."""
        places = self.book.base.places
        for at in range(start, end):
            led = at - (not is_azerbaijani(passage))
            if passage.words[at].text.startswith(("столиц", "capital", "paytaxt")) and _is_in(
                passage, led, visit=False
            ):
                its = countries(places, passage.before(at))
                yield from ((id_, (at - 1, at + 1)) for id_, one in places.items() if one.capital and one.within in its)

    def _is_whose(self, passage: Passage, span: Span) -> bool:
        """Return whether a Russian word is a genitive that says whose something is: the delegation of Norway."""
        name = fold(self.book.base.places[span.means["place"][0]].name.ru)
        said = passage.words[span.end - 1].text
        return not said.isascii() and said != name.split()[-1] and said[-1] in "аиы" and "actor" in span.means

    def _is_goal(self, said: str, id_: str | None = None) -> bool:
        """Return whether a Russian name after «в» is a destination, rather than a location: в Ригу, в Дербент."""
        name = fold(self.book.base.places[id_].name.ru) if id_ else ""
        if said.isascii() or not said.isalpha() or name[-1:] in _FIXED or " " in name:
            return False
        if said.endswith(("ском", "ской", "цком", "цкой")):
            return False  # в московском доме
        return said[-1] not in VOWELS or (said[-1] in "ую" and (bool(name) or not said.endswith(("аку", "ау"))))

    def _in_post(self, passage: Passage, at: int) -> bool:
        return any(one.post and one.post[0] <= at < one.post[1] for one in self.cast.of(passage))


def _part(event: Event) -> tuple[int, int, int]:
    """Return the words of a clause, from the place that its “where” refers to, and the index of that “where”, or 0."""
    start, end = event.clause
    there = start - 1 if event.passage.before(start) in _WHERE else 0
    nearest = max((one.start for one in event.passage.of("place") if one.start < there), default=0)
    return (max(there - _VISITED, nearest) if there else start), there, end


def parties(event: Event, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the states that an event was between: X, Y and Z signed; talks between X, Y and Z."""
    words, (first, last), led = event.passage.words, event.run, event.clause[0]
    starts = [led, *(at + 1 for at in range(last, min(last + 3, len(words))) if words[at].text in ("between", "между"))]
    for start in starts:
        found, at = list[Mention](), start
        for one in mentions:
            if one.place and at <= one.start <= at + 2:
                found, at = [*found, one], one.end
        if len(found) > 1 and (start > led or 0 <= first - at <= 1):
            return found
    return []


def _is_of_else(event: Event, run: Run) -> bool:
    """Return whether a place is where something else happened, or who speaks is: a protest over the raids in Paris."""
    passage, (first, last) = event.passage, run
    led = passage.lower[passage.spots[event.run[1] - 1][1] : passage.spots[first][0]]
    behind = passage.lower[passage.spots[last - 1][1] :].lstrip()
    dated = event.when is not None and event.when.start - event.run[1] <= 1
    agreed = event.is_act and not dated and led.startswith((" о ", " об ", " on "))  # what was agreed on, in Paris
    situation = cues.SITUATION.search(passage.led(first))
    return bool(agreed or situation or cues.MATTER.search(led) or cues.SAYS.match(behind))


def _goes_on(passage: Passage, first: int, at: int) -> bool:
    """Return whether a word continues the name of a place: capitalized and not a number, or what an alley is called."""
    if passage.words[at - 1].ends or ordinal(passage, at):
        return False
    site = at == first + 1 and cues.SITE.match(passage.words[first].text)
    return passage.capital(at) or (bool(site) and cues.DEPENDENT.search(passage.words[at].text) is not None)


def _one_place(one: str, other: str) -> bool:
    """Return whether two printed names may be cases of the same name."""
    first, second = one.split(), other.split()
    return len(first) == len(second) and all(alike(fold(a), fold(b)) for a, b in zip(first, second, strict=True))


def _is_in(passage: Passage, at: int, *, visit: bool) -> bool:
    """Return whether “in”, or the Azerbaijani ending for it, marks a word: in Paris, in the city of Paris."""
    if is_azerbaijani(passage):
        town = at + 1 < len(passage.words) and cues.AZERBAIJANI_TOWN.match(passage.words[at + 1].text)
        case = passage.words[at + bool(town)].text.endswith(("da", "de", *(("ya", "ye", "a", "e") if visit else ())))
        if case:
            return True
    led = at - 1
    while led > 0 and (passage.words[led].text in _SORT or cues.DEMONYM.fullmatch(passage.words[led].text)):
        led -= 1
    word = passage.words[led].text if led >= 0 else ""
    return "in" in language.cues(word) and (visit or word not in ("to", "into"))


def _is_from(passage: Passage, at: int) -> bool:
    """Return whether a word cannot be the object of a verb: from Paris, the president of France."""
    before = passage.before(at)
    return (
        before in cues.PLACING | {"of", "the", "and", "и", "с", "with"} or passage.words[at].text.isascii() or at == 0
    )


def is_inside(passage: Passage, one: Mention) -> bool:
    """Return whether a body is named as the house in which something took place: в Госдуме, at the Ministry."""
    led = passage.before(one.start).removeprefix("the") or passage.before(one.start - 1)
    return led in ("в", "во", "in", "at")


def is_where(passage: Passage, one: Mention) -> bool:
    """Return whether a word that names a state says where something took place."""
    if one.start == 0:
        return False
    if is_azerbaijani(passage) and passage.words[one.start].text.endswith(("da", "de")):
        return True
    before = language.cues(passage.words[one.start - 1].text)
    led = passage.between(one.start - 1, one.start)
    town = led == ", " and passage.capital(one.start - 1) and _is_in(passage, one.start - 1, visit=True)
    return town or "in" in before or "from" in before


def seat(passage: Passage, start: int, end: int, book: Book) -> list[Mention]:
    """Return the state whose seat in its capital is named between two words, as a list of at most one."""
    bodies = book.base.organizations.items()
    for span in passage.of("place"):
        one = book.base.places.get(span.means["place"][0])
        town = book.base.places.get(one.within or "") if one else None
        free = passage.before(span.start) not in cues.PLACING and passage.before(span.start, 2).split()[:1] != ["in"]
        if town and town.capital and free and start <= span.start < end:
            its = (id_ for id_, body in bodies if body.country == town.within and body.kind == "state")
            return [Mention(span.start, span.end, id_, person=False) for id_ in its][:1]
    return []
