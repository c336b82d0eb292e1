"""The actors named in a text: people and bodies of the base, newcomers, and their posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from raes_cli.curate.book import Book
from raes_cli.draft import abbreviations, cues, sorts, strangers, turkic
from raes_cli.draft.bodies import Bodies
from raes_cli.draft.givens import Givens
from raes_cli.draft.holding import (
    by_title,
    is_of_another,
    is_subject,
    known_post,
    may_hold,
    named_so,
    posts_after,
    shared,
    weights,
)
from raes_cli.draft.mention import Mention, Newcomer
from raes_cli.draft.passages import Passage, Text
from raes_cli.draft.posts import Run, of_many, post_before
from raes_cli.draft.spelling import HERS, balanced, bears, is_body, is_same, names_of, nominative, nominative_body, slug
from raes_cli.endings import alike
from raes_cli.lookup.reading.lexicon import Span
from raes_cli.lookup.reading.tokens import Word
from raes_cli.offices import office
from raes_cli.text import fold, words

ITS = ("его", "ее", "их", "its", "their")

_OF_ONE = {"ы": "", "ых": "а", "ым": "у", "ыми": "ым"}
"""Endings of Russian family names in the plural and, in the same case, in the singular."""


class Cast:
    """Finds the actors named in one text."""

    def __init__(self, text: Text, book: Book) -> None:
        self.text, self.book = text, book
        people = book.base.people.values()
        self.givens = Givens(name for one in people for name in (one.name.ru, one.name.en, one.name.az) if name)
        self.newcomers: dict[str, Newcomer] = {}
        self.short: dict[tuple[str, ...], str] = {}
        """Abbreviations that the text introduces for bodies: their words → id."""
        self._names: list[Run] = []
        """The names of people in the passage being read: no post extends across a name."""
        self._seen: Counter[str] = Counter()
        self._parts: dict[tuple[tuple[str, bool, bool], ...], list[Span]] = {}
        self._weight = weights(book)
        self.bodies = Bodies(text, book)
        bodies = book.base.organizations.values()
        self._acronyms = {word for one in bodies for name in names_of(one) for word in name.split() if word.isupper()}
        self.mentions = {passage.number: self._read(passage) for passage in text.passages}
        named_so(text, self.mentions)

    def of(self, passage: Passage) -> list[Mention]:
        """Return the mentions of a passage that may act in it, in order: not those inside another's post."""
        return [one for one in self.mentions[passage.number] if not one.inside]

    def people(self, passage: Passage) -> list[Mention]:
        """Return the mentions of people in a passage that may act in it."""
        return [one for one in self.of(passage) if one.person]

    def every(self, passage: Passage) -> list[Mention]:
        """Return all mentions of a passage, including those inside another's post."""
        return self.mentions[passage.number]

    def _read(self, passage: Passage) -> list[Mention]:
        actors = [
            span
            for span in self.bodies.with_family_names(passage, passage.of("actor"))
            if self.bodies.is_meant(passage, span) and not self._is_foreign(passage, span)
        ]
        named, bodies = ([one[:2] for one in actors if self.bodies.people(one) is who] for who in (True, False))
        posts = [one[:2] for one in passage.of("post")]
        places = [one[:2] for one in passage.of("place") if self.bodies.is_place(passage, one)]
        known = sorted([*named, *bodies, *posts])
        its = self.bodies.of_state(passage, _covered(known))
        of_states = [Mention(*run, id_, person=False) for run, id_ in its]
        known += [one[:2] for one in of_states]
        new_bodies = [] if strangers.is_title_case(passage) else list(sorts.bodies(passage, self.givens, known, named))
        meant = _covered([*known, *new_bodies]) - _covered(posts)
        new_bodies += abbreviations.acronyms(passage, self.book, self._acronyms, meant)
        meant |= _covered(new_bodies)
        new_bodies += [run for run in passage.quoted if meant.isdisjoint(range(*run)) and self._is_quoted(passage, run)]
        new_bodies += sorts.called(passage, _covered([*known, *new_bodies]))
        settled = [*(run for run in named if run[1] - run[0] > 1), *places, *posts, *bodies]
        new_people = list(strangers.people(passage, self.givens, settled, new_bodies, named))
        self._names = sorted([*named, *new_people])
        found = [self._initialled(passage, run) or self._new(passage, run, person=True) for run in new_people]
        found += [self._new(passage, run, person=False) for run in new_bodies]
        taken = _covered([*new_people, *new_bodies])
        free = (span for span in actors if taken.isdisjoint(range(*span[:2])))
        found += filter(None, (self._known(passage, span) for span in free))
        taken |= _covered([one[:2] for one in found])
        found = [one for one in found if all(one.end != other.end for other in of_states)] + of_states
        found += self._again(passage, taken)
        found += by_title(self.book, passage, found)
        found = shared(passage, sorted(found))
        found = [one._replace(inside=is_of_another(passage, one, found)) for one in found]
        found += self._inside(passage, found)
        self._seen.update(one.id for one in found)
        return found

    def _is_foreign(self, passage: Passage, span: Span) -> bool:
        """Return whether a name that bodies of several states share is of another: the foreign ministry of Chile."""
        if self.bodies.people(span) or len(span.means["actor"]) == 1 or span.end == len(passage.words):
            return False
        at = span.end + (passage.after(span.end) == "of")
        strange = passage.between(span.end - 1, span.end) == " " and passage.capital(min(at, len(passage.words) - 1))
        said = any(one.start == at for one in passage.of("actor", "place", "post"))
        return (
            strange
            and not said
            and self.bodies.of_country(span, (span.start, span.end + 1), passage, self._seen) is None
        )

    def _known(self, passage: Passage, span: Span) -> Mention | None:
        ids = span.means["actor"]
        people = [id_ for id_ in ids if id_ in self.book.base.people]
        word = passage.words[span.start].text
        if people and span.end - span.start == 1:
            if self.text.lexicon.given(word, ids) or not passage.capital(span.start):
                return None
            namesakes = [one for one in self.newcomers.values() if one.person and bears(one.name, word)]
            given = passage.before(span.start)
            own = (one for one in namesakes if any(alike(given, part) for part in words(one.name)[:-1]))
            newcomer = next(own, None) or next(iter(() if any(map(self._seen.get, people)) else namesakes), None)
            if newcomer:
                return self._mention(passage, span, newcomer.id, person=True)
            post = post_before(passage, span.start) if not any(map(self._seen.get, people)) else None
            own_post = [id_ for id_ in people if post is None or may_hold(self.book, id_, passage.said(*post))]
            if not own_post:
                return self._namesake(passage, span.start)
            people = own_post
        if not people:
            id_ = self.bodies.of_country(span, (0, len(passage.words)), passage, self._seen)
            return self._mention(passage, span, id_, person=False) if id_ else None
        id_ = max(people, key=lambda one: (bool(self._seen[one]), self._weight[one]))
        return self._mention(passage, span, id_, person=True)

    def _mention(self, passage: Passage, span: Span, id_: str, *, person: bool) -> Mention:
        post = self._post(passage, *span[:2], id_) if person else None
        return Mention(*span[:2], id_, person, post, place=next(iter(span.means.get("place", ())), None))

    def _initialled(self, passage: Passage, run: Run) -> Mention | None:
        """Return the mention of a person of the base with the same family name and initial, or None.

        The initial is what either the text or the base has of the given name.
        """
        letters = [passage.words[at].text for at in range(*run) if strangers.is_initial(passage, at)]
        for span in passage.of("actor"):
            for id_ in span.means["actor"] if span.start in range(*run) else ():
                person = self.book.base.people.get(id_)
                names = (fold(person.name.ru), fold(person.name.en)) if person else ()
                short = [name for name in names if name[1:2] == "."]
                if any(name.startswith(letters[0]) for name in (names if letters else ())) or any(
                    passage.words[run[0]].text.startswith(name[0]) for name in short
                ):
                    return Mention(*run, id_, person=True, post=self._post(passage, *run, id_))
        return None

    def _new(self, passage: Passage, run: Run, *, person: bool) -> Mention:
        name = balanced(self.text.printed(passage, *passage.spots[run[0]][:1], passage.spots[run[1] - 1][1]))
        if person and run[1] - run[0] == 1:  # Олег и Пётр Орловы
            name = f"{name} {passage.surface(run[1] + 2)}"
        if person and (run[1] - run[0] == 1 or strangers.is_of_two(passage, *run, self.givens)):
            name = cues.FAMILY_OF_MANY.sub(lambda its: its[1] + _OF_ONE[its[2]], name)
        plain = nominative_body(name) or name
        if not person and (id_ := self._short_for(passage, run, name)):
            return Mention(*run, id_, person=False)
        post = self._post(passage, *run) if person else None
        if person:
            plain = nominative(name, subject=is_subject(passage, run, post))
        if turkic.is_azerbaijani(passage):
            plain = turkic.nominative(name, person=person)
        first, short = passage.after(run[0]), None
        if not person and cues.AGENCY.match(first):
            short = abbreviations.written_out(first, passage.after(run[0] + 1), self.book)
        if id_ := self.bodies.resolved(plain, person=person) or short:
            return Mention(*run, id_, person, self._post(passage, *run, id_) if person else None)
        return Mention(*run, self._newcomer(passage, run, plain, person=person), person, post)

    def _newcomer(self, passage: Passage, run: Run, plain: str, *, person: bool) -> str:
        """Return the id of a newcomer with a name in the nominative, who may have been named before."""
        first = passage.after(run[0])
        same = next((one for one in self.newcomers.values() if one.person == person and _is_one(one, plain)), None)
        if person and same is None and strangers.is_initial(passage, run[0]):
            fits = (one for one in self.newcomers.values() if one.person and fold(one.name).startswith(first))
            same = next((one for one in fits if bears(one.name, passage.words[run[1] - 1].text)), None)
        if same is None:
            id_ = self._free(slug(plain.rsplit(maxsplit=1)[-1]) if person else slug(plain)[:50].strip("-"), plain)
            same = self.newcomers[id_] = Newcomer(id_, plain, person)
        if person and (len(same.name.split()) == 1 or passage.surface(run[1] - 1).endswith(HERS)):
            same.name = plain
        same.seen_at = passage.number, run[1]
        return same.id

    def _short_for(self, passage: Passage, run: Run, name: str) -> str | None:
        """Return the body of the base that a name is short for, or None: the text has it in brackets after the body."""
        said = words(name)
        if passage.led(run[0]).endswith(" ("):
            spans = (one for one in passage.of("actor") if one.end == run[0] and not self.bodies.people(one))
            known = [self.bodies.of_country(one, run, passage, self._seen) for one in spans]
            others = (one for one in self.newcomers.values() if not one.person)
            new = [one.id for one in others if one.seen_at == (passage.number, run[0])]
            self.short |= {tuple(said): id_ for id_ in (*known, *new) if id_}
        fits = (id_ for its, id_ in self.short.items() if len(its) == len(said) and all(map(alike, its, said)))
        return next(fits, None)

    def _is_quoted(self, passage: Passage, run: Run) -> bool:
        """Return whether words in quotation marks are the name of a new body, or what its name has in them."""
        own = [word.text for word in passage.words[slice(*run)]]
        new = (words(one.name.rpartition("«")[2]) for one in self.newcomers.values() if not one.person)
        return any(len(its) == len(own) and all(map(alike, its, own)) for its in new)

    def _free(self, wished: str, name: str) -> str:
        """Return an unused id: `wished`, or one made from the name or with a number."""
        taken = {*self.book.ids, *self.newcomers}
        options = (wished, slug(name)[:60].strip("-"), *(f"{wished}-{number}" for number in range(2, 100)))
        return next(one for one in options if one and one not in taken)

    def _post(self, passage: Passage, start: int, end: int, id_: str = "") -> Run | None:
        """Return the words of the post next to a name, or None.

        A single word counts only in the plural, after a possessive, if the base gives the person that post, or if it is
        no office but says what somebody is: поэт.
        """
        before = max((last for _, last in self._names if last <= start), default=0)
        post = post_before(passage, start, before) or posts_after(passage, end, self._names)
        said = [word.text for word in passage.words[slice(*post)]] if post else []
        alone = post is not None and len(said) == 1 and not of_many(said[0])
        if not post or not alone:
            return post
        known, person = known_post(self.book, id_, said[0]), self.book.base.people.get(id_)
        whose = passage.before(post[0]) in ITS or passage.led(post[0]).endswith(("'s ", "s' "))
        return post if whose or (known in person.posts if person else office(said[0]) is None) else None

    def _namesake(self, passage: Passage, at: int) -> Mention:
        """Return the mention of somebody new by post and family name alone."""
        name = nominative(passage.surface(at), subject=is_subject(passage, (at, at + 1), post_before(passage, at)))
        name = turkic.nominative(name, person=True) if turkic.is_azerbaijani(passage) else name
        id_ = self._newcomer(passage, (at, at + 1), name, person=True)
        return Mention(at, at + 1, id_, person=True, post=post_before(passage, at))

    def _again(self, passage: Passage, taken: set[int]) -> Iterator[Mention]:
        """Yield the mentions of newcomers by their family name alone, or with only a post before it."""
        for at, word in enumerate(passage.words):
            if at in taken or not passage.capital(at) or len(word.text) < len("Ким"):
                continue
            one = next((one for one in self.newcomers.values() if one.person and bears(one.name, word.text)), None)
            if one:
                yield Mention(at, at + 1, one.id, person=True, post=self._post(passage, at, at + 1))
            elif strangers.is_family_alone(passage, at, self.givens):
                yield self._namesake(passage, at)

    def _inside(self, passage: Passage, found: Sequence[Mention]) -> Iterator[Mention]:
        """Yield the bodies named inside posts, which are otherwise read as a whole."""
        taken = _covered([one[:2] for one in found])
        for run in [one.post for one in found if one.post] + [one[:2] for one in passage.of("post")]:
            parts = [run[0], *(at + 1 for at in range(*run) if office(passage.words[at].text)), run[1]]
            for start, end in pairwise(parts):
                for span in self._meanings(passage.words[start:end]):
                    at = span._replace(start=span.start + start, end=span.end + start)
                    named = "actor" in span.means and not self.bodies.people(at) and self.bodies.is_meant(passage, at)
                    free = named and taken.isdisjoint(range(*at[:2]))
                    if free and (id_ := self.bodies.of_country(at, run, passage, self._seen)):
                        taken.update(range(*at[:2]))
                        yield self._mention(passage, at, id_, person=False)._replace(inside=True)

    def _meanings(self, words_: Sequence[Word]) -> list[Span]:
        """Return the meanings of a part of a post; cached, as a text repeats its posts."""
        key = tuple((word.text, word.ends, word.initial) for word in words_)
        return self._parts.get(key) or self._parts.setdefault(key, self.text.lexicon.spans(words_, [False] * len(key)))


def _covered(runs: Iterable[Run]) -> set[int]:
    return {at for run in runs for at in range(*run)}


def _is_one(one: Newcomer, name: str) -> bool:
    """Return whether a newcomer may be meant by a name, or, if a body, by the initials of its name."""
    if one.person:
        return is_same(one.name, name)
    return is_body(one.name, name) or (name.isupper() and abbreviations.are_initials(name, one.name))
