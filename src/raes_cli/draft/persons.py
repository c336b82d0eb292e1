"""People and bodies of a text as records, and what all writers share: topics, evidence, free ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from raes_cli.curate.schema import Post
from raes_cli.draft import cues
from raes_cli.draft.cast import ITS, Cast
from raes_cli.draft.holding import known_post
from raes_cli.draft.known import Known
from raes_cli.draft.lands import countries
from raes_cli.draft.layer import BLANK, Layer, Record
from raes_cli.draft.mention import BY_TITLE, Mention
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run, parts
from raes_cli.draft.spelling import balanced, latin, names_of, nominative_body, nominative_post, slug
from raes_cli.endings import alike
from raes_cli.lookup.reading.lexicon import Lexicon
from raes_cli.offices import office
from raes_cli.text import Words, both, words

_FEW_ANCHORS = 2


class Persons:
    """Writes the records of people and bodies."""

    def __init__(self, cast: Cast, layer: Layer, *, source: str, language: str, lang: str) -> None:
        self.text, self.cast, self.book, self.layer = cast.text, cast, cast.book, layer
        self.source, self.language, self.lang = source, language, lang
        self.lexicon: Lexicon = cast.text.lexicon
        self._posts: set[tuple[str, str]] = set()

    def both(self, printed: str) -> dict[str, str]:
        """Return a text in the language of the document, with the other language left blank."""
        own = "ru" if self.language == "ru" else "en"
        return {one: printed if one == own and self.language in ("ru", "en") else BLANK for one in ("en", "ru")}

    def meet(self, passage: Passage) -> None:
        """Write the people and bodies named in a passage, with their spelling there."""
        for one in self.cast.every(passage):
            if not (one.place and cues.OF_LAND.match(passage.before(one.start))):
                self._spell(passage, one)

    def _post(self, passage: Passage, one: Mention, run: tuple[int, int]) -> Post | None:
        """Return the post of the base that is printed, or None."""
        told = self._told(passage, one, run)
        return self._equal(passage, one) if _is_equal(passage, run) else known_post(self.book, one.id, told)

    def _told(self, passage: Passage, one: Mention, run: Run) -> str:
        """Return the words of a post; of one that two people share, those for the country of this one."""
        told = passage.said(*run)
        its = [who.id for who in self.cast.of(passage) if who.post == run]
        lands = re.search(r"([A-ZА-ЯЁ][\w-]*) (?:and|и) ([A-ZА-ЯЁ][\w-]*)$", told) if len(its) > 1 else None
        return told if lands is None else told[: lands.end(1)] if its[0] == one.id else told[: lands.start()] + lands[2]

    def _equal(self, passage: Passage, one: Mention) -> Post | None:
        """Return the post of somebody who is called the counterpart of a person named before, or None."""
        led = [(who.id, who.post) for who in self.cast.of(passage) if who.person and who.post and who.end <= one.start]
        other = known_post(self.book, led[-1][0], passage.said(*parts(passage, led[-1][1])[-1])) if led else None
        post = known_post(self.book, one.id, other.title.en) if other else None
        person = self.book.base.people.get(one.id)
        return post if person and post in person.posts else None

    def capacity(self, passage: Passage, one: Mention) -> dict[str, str] | None:
        """Return the capacity in which somebody is named: the title in the base, else as printed, or None."""
        run = (one.start, one.end) if one.basis == BY_TITLE else one.post
        if run is None:
            return None
        if post := self._post(passage, one, run):
            return {"en": post.title.en, "ru": post.title.ru}
        start, end = one.post or run
        if _is_equal(passage, (start, end)):
            return None
        told = self._told(passage, one, (start, end))
        printed = self.text.printed(passage, passage.spots[start][0], passage.spots[end - 1][1])
        return self.both(nominative_post(balanced(printed if told == passage.said(start, end) else told)))

    def attest(self, passage: Passage, one: Mention, date: str | None, event: str | None) -> None:
        """Write the post beside a name as attested on a day, once for each person and title."""
        for run in parts(passage, one.post) if one.post and one.person else ():
            self._attest(passage, one._replace(post=run), run, date, event)

    def _attest(self, passage: Passage, one: Mention, run: Run, date: str | None, event: str | None) -> None:
        told = self._told(passage, one, run)
        post = self._post(passage, one, run)
        key = (one.id, post.title.en if post else told)
        title = {"en": post.title.en, "ru": post.title.ru} if post else self.capacity(passage, one)
        before = [words(other) for id_, other in self._posts if id_ == one.id]
        again = any(all(any(alike(word, its) for its in other) for word in words(told)) for other in before)
        ranked = before and cues.RANK.match(told.lower())  # a rank is told if there is nothing else
        if key in self._posts or again or title is None or ranked or cues.HAD.match(told.lower()):
            return
        self._posts.add(key)
        here = self.book.base.people.get(one.id)
        if here and post and any(other.date == date and other.title.en == post.title.en for other in here.posts):
            return
        start, end = min(run[0], one.start), max(run[1], one.end)
        entry: dict[str, Any] = {
            "title": title,
            "organization": (post.organization if post else None) or self._body(passage, one),
            "date": date,
            "event": event,
            "sources": self.cited(self.text.anchor(passage, (start, end), one[:2])[:_FEW_ANCHORS]),
        }
        printed = self.text.printed(passage, passage.spots[run[0]][0], passage.spots[run[1] - 1][1])
        self._add(passage, one, {"posts": [entry]}, "" if self.language in ("en", "ru") else f"title: {printed}")

    def _body(self, passage: Passage, one: Mention) -> str | None:
        """Return the body that a post belongs to: the one named in it, else the state; or None."""
        assert one.post
        start, end = one.post
        inside = (who for who in self.cast.every(passage) if start <= who.start and who.end <= end and not who.person)
        if new := next((who.id for who in inside if who.id in self.cast.newcomers), None):
            return new
        if end - start == 1 and passage.before(start) in ITS:  # the fund and its director
            led = [who.id for who in self.cast.of(passage) if who.end <= start and not (who.person or who.place)]
            return led[-1] if led else None
        bodies = self.book.base.organizations
        abroad = {at for at in range(start + 1, end) if passage.capital(at) and _is_abroad(passage, at)}
        spans = (one for one in passage.of("actor") if one.start < end and one.end > start and one.start not in abroad)
        meant = (one for one in spans if self.cast.bodies.is_meant(passage, one))
        ids = [id_ for one in meant for id_ in one.means["actor"] if id_ in bodies]
        abroad |= {at for at in range(start, end) if passage.text.startswith("-based", passage.spots[at][1])}
        said = [passage.words[at].text for at in range(start, end) if at not in abroad]
        headed = any(map(cues.BODY.match, said))  # then it is a body whose full name is in the post, not a state
        every: list[str] = [*(bodies if headed else ()), *ids]
        for id_ in every:
            for name in self.lexicon.names("actor", id_):
                whole = all(any(alike(word, part) for word in said) for part in name)
                if whole and (not headed or any(map(cues.BODY.match, name))):
                    return id_
        lands = {id_ for word in said if any(map(office, said)) for id_ in countries(self.book.base.places, word)}
        states = [id_ for id_, one in bodies.items() if one.kind == "state" and one.country in lands]
        return states[0] if len(states) == 1 else None

    def _spell(self, passage: Passage, one: Mention) -> None:
        body = self.book.base.organizations.get(one.id)
        if body and body.kind == "state" and not passage.surface(one.start).isupper():
            said = passage.words[one.start : one.end]
            capital = not any(countries(self.book.base.places, word.text) for word in said)
        else:
            capital = one.place is not None and one.place != (body and body.country)
        if one.basis != "named" or capital or (body and body.kind == "media" and _is_reference(passage, one.start)):
            return  # the name of a capital is not a spelling of the state, nor a reference in brackets evidence
        printed = self.text.printed(passage, passage.spots[one.start][0], passage.spots[one.end - 1][1])
        printed = balanced(printed.removesuffix("'s").removesuffix("’s"))
        if not self.text.source.spans(printed) or len(words(printed)) > 8:  # noqa: PLR2004 - the longest anchor
            return
        anchors = self.text.anchor(passage, one.whole if one.whole[1] - one.whole[0] <= 8 else one[:2])  # noqa: PLR2004
        spelt = [{"text": printed, "source": self.source}]
        self._add(passage, one, {"spellings": spelt, "sources": self.cited(anchors[:1])})

    def _add(self, passage: Passage, one: Mention, fields: dict[str, Any], told: str = "") -> None:
        """Add fields and a comment to the record of somebody, or to an addition if the base has that record."""
        own = "people" if one.person else "organizations"
        section = own if one.id in self.cast.newcomers else "additions"
        old = next((at for at in self.layer.of(section) if at.id == one.id), None)
        if old is None and section == own:
            self.layer.add(self._new(passage, one, own))
        elif old is not None and "posts" not in fields and len(old.fields.get("sources", ())) >= _FEW_ANCHORS:
            del fields["sources"]
        at = None if section == "additions" else passage
        self.layer.add(Record(section, one.id, at, fields, [told] if told else []))

    def _new(self, passage: Passage, one: Mention, section: str) -> Record:
        newcomer = self.cast.newcomers[one.id]
        name = self.both(newcomer.name) | ({"az": newcomer.name} if self.language == "az" else {})
        told: list[Words] = []
        if self.language == "ru" and not one.person and not nominative_body(newcomer.name):
            name = self.both(BLANK)
            told.append(both(f"printed: {newcomer.name}", f"в тексте: {newcomer.name}"))
        if self.language == "ru" and one.person:
            told.append(both(f"perhaps spelt {latin(newcomer.name)}", f"возможно, {latin(newcomer.name)}"))
        own: dict[str, Any] = {"posts": []} if one.person else {"kind": self._kind(newcomer.name)}
        fields = {"name": name, **own, "spellings": [], "sources": []}
        return Record(section, one.id, passage, fields, [said[self.lang] for said in told])

    def _kind(self, name: str) -> str:
        """Return the kind of body that a word of its name indicates, or a blank."""
        said, sorts = words(name), list(filter(cues.BODY.match, words(name.partition(" of ")[0]))) or [""]
        sort = sorts[-1 if name.isascii() else 0]
        for id_, kind in self.book.base.kinds.items():
            if kind.organization and not kind.organization.apart:
                for parts in map(words, names_of(kind.organization)):
                    whole = all(any(alike(word, own) for word in said) for own in parts)
                    if whole and any(alike(sort, own) for own in parts):
                        return id_
        return BLANK

    def cited(self, anchors: Sequence[str]) -> list[dict[str, str]]:
        """Return these anchors as evidence from the source of the draft."""
        return [{"source": self.source, "anchor": anchor} for anchor in anchors]


def _is_abroad(passage: Passage, at: int) -> bool:
    """Return whether a word is where somebody serves, and not whom: ambassador to Norway, посол в Норвегии."""
    return passage.before(at - (passage.before(at) == "the")) in ("to", "in", "at", "в", "во")


def _is_equal(passage: Passage, run: Run) -> bool:
    """Return whether a post calls somebody the equal of another: his counterpart."""
    return any(cues.FELLOW.match(word.text) for word in passage.words[slice(*run)])


def _is_reference(passage: Passage, at: int) -> bool:
    """Return whether a word is in brackets that end the sentence."""
    found = re.search(r"\([^()]*\)\W*$", passage.text)
    return found is not None and passage.spots[at][0] > found.start()


_SHORT = 3
"""The maximum number of topics of a record."""
BLANKS = {"en": BLANK, "ru": BLANK}


def already(id_: str) -> Words:
    """Return the comment that the base already has this record."""
    return both(f"already here as {id_}: this evidence is added", f"уже есть: {id_}; добавлено свидетельство")


class Writer:
    """Base class for writing records of a document into a layer."""

    def __init__(self, persons: Persons, known: Known) -> None:
        self.persons, self.known, self.base = persons, known, known.base
        self.text, self.layer, self.cited = persons.text, persons.layer, persons.cited

    def topics(self, passage: Passage, ids: Iterable[str], kind: str | None = None) -> list[str]:
        """Return the topics of a passage: those of the people in the base, and its own, else those of the text."""
        found = [id_ for span in passage.of("topic") for id_ in span.means["topic"]]
        people = set(ids)
        own = self.known.topics(people, kind) or self.known.topics(people) if people else []
        return list(dict.fromkeys((*own, *found)))[:_SHORT] or self.usual

    @cached_property
    def usual(self) -> list[str]:
        """The topic that most sentences of the text name, if more than a third do, else a blank."""
        each = ({id_ for span in one.of("topic") for id_ in span.means["topic"]} for one in self.text.passages)
        told = Counter(id_ for topics in each for id_ in topics).most_common(1)
        return [told[0][0]] if told and told[0][1] * 3 > max(len(self.text.passages), 3) else [BLANK]

    def add(self, section: str, id_: str, passage: Passage, fields: dict[str, Any], told: Words) -> Record:
        """Add a record to the layer, with a comment."""
        return self.layer.add(Record(section, id_, passage, fields, [told[self.persons.lang]]))

    def free(self, wished: str) -> str:
        """Return an id that no record has."""
        written = [self.persons.source, *(one.id for one in self.layer.records)]
        taken = {*self.persons.book.ids, *self.persons.cast.newcomers, *written}
        plain = slug(wished)[:70].strip("-")
        return next(one for one in (plain, *(f"{plain}-{number}" for number in range(2, 1000))) if one not in taken)
