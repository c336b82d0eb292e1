"""Tell the names of bodies and places of the base from words that only have something in common with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from raes_cli import names
from raes_cli.curate.book import Book
from raes_cli.curate.schema import Organization
from raes_cli.draft import cues
from raes_cli.draft.lands import countries, stems
from raes_cli.draft.passages import Passage, Text
from raes_cli.draft.posts import Run, is_title, is_verb
from raes_cli.draft.spelling import names_of
from raes_cli.draft.turkic import is_azerbaijani
from raes_cli.endings import alike
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.keys import Keys
from raes_cli.lookup.reading import counting
from raes_cli.lookup.reading.lexicon import Span
from raes_cli.offices import office
from raes_cli.text import fold, words

_MOST = 0.6
"""The share of a body's name that is enough to mean the body."""
_PART = 0.24
"""The share that is enough if a word says what sort of body it is."""
_LONGEST = 4
"""The maximum number of words in quotation marks that are one name."""


class Bodies:
    """Decides whether words name a body, or only share words with its name."""

    def __init__(self, text: Text, book: Book) -> None:
        self.text, self.book = text, book
        self._series = {one.body for one in book.base.events.values() if one.number}

    def with_family_names(self, passage: Passage, spans: Iterable[Span]) -> list[Span]:
        """Return spans of actors, of which given names right before another's family name are one with it.

        The patronymic that only one person has in the base need not be his: Ivan Petrovich before Orlov.
        """
        found: list[Span] = []
        for span in filter(None, (self._without_post(passage, one) for one in spans)):
            last = found[-1] if found else span
            beside = last.end == span.start and self.people(last) and not passage.words[last.end - 1].ends
            people = [self.book.base.people[id_] for id_ in span.means["actor"] if id_ in self.book.base.people]
            given = [fold(name.split()[0]) for one in people for name in (one.name.ru, one.name.en)]
            if beside and any(alike(passage.words[last.start].text, one) for one in given):
                found[-1] = Span(last.start, span.end, span.means)
            else:
                found.append(span)
        return found

    def _without_post(self, passage: Passage, span: Span) -> Span | None:
        """Return a span without words by which people are called after their post, Kremlin spokesman; None if empty."""
        people = (self.book.base.people[id_] for id_ in span.means["actor"] if id_ in self.book.base.people)
        its = [words(name) for one in people for name in (one.name.en, one.name.ru, one.name.az or "", *one.aliases)]
        named = [name for name in its if not any(map(is_title, name))]
        post = {word for name in its if name not in named for word in name}.difference(*named)
        own = [at for at in range(*span[:2]) if not any(alike(passage.words[at].text, word) for word in post)]
        return span._replace(start=own[0], end=own[-1] + 1) if own else None

    def is_meant(self, passage: Passage, span: Span) -> bool:  # noqa: PLR0911 - one reason after the other
        """Return whether a span names an actor: any person, or a body by most of its name and not only common words."""
        if self.people(span):
            return True
        if span.end - span.start == 1 and cues.DEMONYM.fullmatch(passage.words[span.start].text):
            return False
        said, ids = [word.text for word in passage.words[span.start : span.end]], span.means["actor"]
        headed = any(map(cues.BODY.match, said))
        if len(said) == 1 and not passage.surface(span.start)[:2].isupper() and self._is_acronym(said[0], ids):
            return False
        if passage.said(span.start, span.end).islower() and not (
            headed or is_called(said, [self.book.base.organizations[id_] for id_ in ids])
        ):
            return False
        if self._is_longer(passage, span, headed=headed):
            return False
        if span.end - span.start > 1 and self._is_series(passage, span):
            return True
        led = "" if span.start == 0 or passage.words[span.start - 1].ends else passage.before(span.start)
        if self._series.isdisjoint(span.means["actor"]) and counting.number(led, counting.ORDINALS):
            return False  # “the third department” is not the department that the base has
        share = max(self.text.lexicon.share("actor", id_, said) for id_ in ids)
        printed = [passage.surface(at) for at in range(span.start, span.end)]
        if not headed and len(said) > 1 and not any(map(str.isupper, printed)):  # a part without its head noun
            heads = (cues.BODY.match(word) for id_ in ids for word in words(self.book.base.organizations[id_].name.en))
            share = share if not any(heads) or share >= 1 else 0
        sort = headed and len(said) > 1 and len(ids) == 1
        sort = sort and not (span.start > 1 and passage.capital(span.start - 1) and said[0].isascii())
        capital = any(one[:1].isupper() for one in printed)
        if share < 1 and sort and not self._is_of_state(passage, span):
            return False
        return share >= (1 if not capital else _PART if sort else _MOST)

    def _is_longer(self, passage: Passage, span: Span, *, headed: bool) -> bool:
        """Return whether a span is part of a longer name, Polar Oil of “Polar Oil North”, or of another state."""
        bodies = [self.book.base.organizations[id_] for id_ in span.means["actor"]]
        own = {word for one in bodies for name in names_of(one) for word in words(name)}
        end = span.end
        behind = passage.between(end - 1, end) if end < len(passage.words) and passage.capital(end) else ""
        if behind == " " and passage.words[end].text.isascii() and not passage.words[end - 1].text.isascii():
            return True
        said = passage.words[span.start : end + 1]
        if behind == "-" and len(self.text.lexicon.spans(said, [False] * len(said))) > 1:
            return end - span.start > 1
        for start, end in passage.quoted:
            more = [word.text for word in passage.words[start:end] if word.text not in own]
            short = start <= span.start and span.end <= end <= start + _LONGEST and not any(map(is_verb, more))
            if short and more and not any(any(alike(word, one) for one in own) for word in more):
                return True
        at = span.start - 1
        led = passage.words[at].text if headed and at >= 0 and passage.between(at, at + 1) == " " else ""
        if led.startswith(("меж", "inter")) and not any(alike(led, word) for word in own):
            return True  # the interparliamentary commission is not the intergovernmental one
        own |= cues.NO_NAME
        strange = (
            at > 0 and led and passage.capital(at) and not (is_title(led) or led in own or is_azerbaijani(passage))
        )
        named = countries(self.book.base.places, led) if led else set()
        homes = {one.country for one in bodies if one.country}
        return homes.isdisjoint(named) if named and homes else bool(strange) and not named and led.isascii()

    def _is_of_state(self, passage: Passage, span: Span) -> bool:
        """Return whether a span has the whole name of a body but its country, and the nearest country is that one."""
        body = self.book.base.organizations[span.means["actor"][0]]
        if body.country is None:
            return True
        said = [word.text for word in passage.words[span.start : span.end]]
        places = self.book.base.places

        def is_told(word: str) -> bool:
            return bool(countries(places, word)) or word in STOP or any(alike(word, one) for one in said)

        whole = any(all(map(is_told, words(name))) for name in names_of(body))
        near = [
            (min(abs(one.start - span.end), abs(one.start - span.start)), id_)
            for one in passage.of("place")
            for id_ in one.means["place"]
            if places[id_].kind == "country"
        ]
        end = span.end + (passage.after(span.end) == "of")
        strange = end < len(passage.words) and passage.capital(end) and not countries(places, passage.words[end].text)
        strange = strange and passage.between(span.end - 1, span.end) == " "
        return whole and not strange and min(near, default=(0, body.country))[1] == body.country

    def _is_acronym(self, word: str, ids: Sequence[str]) -> bool:
        """Return whether a word is an acronym: all names of these bodies that consist of it are in capitals."""
        names = [name for id_ in ids for name in names_of(self.book.base.organizations[id_]) if words(name) == [word]]
        return bool(names) and all(map(str.isupper, names))

    def is_place(self, passage: Passage, span: Span) -> bool:
        """Return whether words name a country, or are the full name of a place, not just of whom it is named after."""
        said = [word.text for word in passage.words[span.start : span.end]]
        if any(self.book.base.places[id_].kind == "country" for id_ in span.means["place"]):
            return True
        return len(said) > 1 and self.text.lexicon.share("place", span.means["place"][0], said) >= 1

    def _is_series(self, passage: Passage, span: Span) -> bool:
        """Return whether a span is short for a body with numbered sessions, and the passage names no other country."""
        ids, bodies = span.means["actor"], self.book.base.organizations
        if len(ids) > 1 or ids[0] not in self._series:
            return False
        said = {bodies[id_].country for one in passage.of("actor") for id_ in one.means["actor"] if id_ in bodies}
        said |= {id_ for one in passage.of("place") for id_ in one.means["place"]}
        name = words(bodies[ids[0]].name.en)
        states = [one for id_, one in self.book.base.places.items() if id_ in said and one.kind == "country"]
        return all(any(word.startswith(stem) for stem in stems(one) for word in name) for one in states)

    def of_state(self, passage: Passage, taken: set[int]) -> Iterator[tuple[Run, str]]:
        """Yield the bodies called by a word for their sort, not among `taken`, beside a state: российский МИД."""
        states = {id_: one for id_, one in self.book.base.organizations.items() if one.kind == "state"}
        behind = {span.start: (span.end, span.means["actor"][0]) for span in passage.of("actor")}
        for at, word in enumerate(passage.words):
            if at in taken or not (cues.BODY.match(word.text) or passage.surface(at).isupper()):
                continue
            end, state = behind.get(at + 1, (at + 1, ""))
            its = [states[state]] if state in states and passage.between(at, at + 1) == " " else []
            if not its and at and passage.between(at - 1, at) == " ":
                lands = countries(self.book.base.places, passage.before(at))
                its, end = [one for one in states.values() if one.country in lands], at + 1
            names_ = (f"{word.text} {name}" for one in its for name in names_of(one))
            if id_ := next(filter(None, (self.resolved(one, person=False) for one in names_)), None):
                yield (at, end), id_

    def resolved(self, name: str, *, person: bool) -> str | None:
        """Return the only actor of the base with all words of a name, perhaps in another spelling; else None."""
        name = name if person else cues.LEGAL_FORM.sub("", name).strip()
        bearers = names.resolve(name, Keys(self.text.lexicon.base, "actor"))
        section = self.book.base.people if person else self.book.base.organizations
        found = [id_ for id_ in bearers if id_ in section]
        if not person:
            found = [id_ for id_ in found if self.text.lexicon.share("actor", id_, words(name)) == 1]
        return found[0] if len(found) == 1 else None

    def of_country(self, span: Span, run: Run, passage: Passage, named: Counter[str]) -> str | None:
        """Return the body that a span names, or None if it is ambiguous.

        Among several, it is the body of the country named beside it or in `run`, else the one already `named`.
        """
        ids, bodies = span.means["actor"], self.book.base.organizations
        if len(ids) == 1:
            return ids[0]
        for start, end in ((max(span.start - 1, 0), span.end + 1), run):
            said = passage.words[start:end]
            spans = self.text.lexicon.spans(said, [office(word.text) is not None for word in said])
            spans = [one for one in spans if one.means.get("actor") != ids]  # another than itself
            said_ = {id_ for one in spans for key in ("place", "actor") for id_ in one.means.get(key, ())}
            lands = said_ | {bodies[id_].country for id_ in said_ if id_ in bodies}
            lands |= countries(self.book.base.places, passage.before(span.start))
            own = [id_ for id_ in ids if id_ in bodies and bodies[id_].country in lands]
            if len(own) == 1:
                return own[0]
        seen = [id_ for id_ in ids if named[id_]]
        return seen[0] if len(seen) == 1 else None

    def people(self, span: Span) -> bool:
        """Return whether a span may name a person."""
        return any(id_ in self.book.base.people for id_ in span.means["actor"])


def is_called(said: Sequence[str], bodies: Iterable[Organization]) -> bool:
    """Return whether words in lower case are a whole name of a body, other than a name in capitals."""
    names = [name for one in bodies for name in names_of(one) if not name.isupper()]
    return any(len(words(name)) == len(said) and all(map(alike, words(name), said)) for name in names)
