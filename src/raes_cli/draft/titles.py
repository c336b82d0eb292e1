"""People meant by what they are: the two presidents, the Russian minister, their delegation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from raes_cli.curate.book import Book
from raes_cli.curate.schema import Post
from raes_cli.draft import cues
from raes_cli.draft.cast import ITS, Cast
from raes_cli.draft.lands import countries
from raes_cli.draft.mention import BY_TITLE, Mention, Named
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run, is_title, of_many, stops
from raes_cli.draft.spelling import is_nominative_post
from raes_cli.endings import alike
from raes_cli.offices import holder, may_be, office
from raes_cli.text import fold, words

_WHOSE = (*ITS, "his", "her", "our", "the", "newly", "new", "appointed", "outgoing")
_RECENT = 12
"""How many sentences back somebody may have been named who is called by post and country."""
_OF_AN_OFFICE = ("presidential", "ministerial", "президентский")
_BESIDE = 3
"""The number of words within which a post follows the adjective of a country."""
_TWICE = 2
_NEAR = 8
"""How many sentences back somebody may have been named who speaks, and is called by a post alone."""
FAR = 4
"""The sentences within which a speaker goes on."""
_LONGEST = 12
"""The maximum number of words of a post that stands for its holder."""


class Titles:
    """Finds who is meant by a post alone: somebody named before, else the holders in the base."""

    def __init__(self, cast: Cast, book: Book) -> None:
        self.cast, self.book = cast, book
        self.present: set[str] = set()
        """The participants in the events told so far, one of whom “the delegation” means."""
        self._usual = cache(self._most_often)

    def held(self, one: Mention, where: Passage) -> set[str | None]:
        """Return the offices of somebody, by the base and by the post beside the name."""
        posts = [post.title.en for post in self._posts(one)]
        posts += [where.said(*one.post)] if one.post else []
        held: set[str | None] = {holder([word for word in words(post) if word not in _OF_AN_OFFICE]) for post in posts}
        return held | ({"minister"} & {office(word) for post in posts for word in words(post)})  # deputies too

    def is_called(self, one: Mention, where: Passage, asked: str) -> bool:
        """Return whether somebody may be called by the office `asked`; if it is empty, anybody may."""
        if not asked:
            return True
        its = "president" if asked in ("глава", "head") else office(asked)
        return its in self.held(one, where) if its else any(alike(asked, word) for word in self.posts_of(where, one))

    def speaker(self, passage: Passage, verb: int, named: Sequence[Mention]) -> Named | None:
        """Return who was named before with the post that stands alone beside a verb of saying: the minister added."""
        start = verb
        while start > 0 and verb - start < _LONGEST and (start == verb or not stops(passage, start - 1)):
            start -= 1  # a comma right before the verb joins it to the predicate before
        inside = range(start, verb)
        whose = {at for one in self.cast.every(passage) if one.person for at in range(one.whole[0], one.end)}
        titled = (at for at in inside if is_title(passage.words[at].text))
        first = next(titled, None) if whose.isdisjoint(inside) else None
        ends = (at for at in inside if first is not None and at > first and _is_predicate(passage, at))
        end = next(ends, verb)
        if first is not None and (_is_post_run(passage, first, end) or first == end - 1):
            return self.last(passage, (first, end), named)
        beside = (at for at in (verb - 1, verb + 1, verb + 2) if 0 <= at < len(passage.words))
        title = next((at for at in beside if is_title(passage.words[at].text)), None)
        return None if title is None else self.last(passage, (title, title + 1), named)

    def last(self, passage: Passage, run: Run, named: Sequence[Mention]) -> Named | None:
        """Return who was named last before a passage with the post in `run`, and is not one of those `named` in it."""
        title, end = run
        word, led = passage.after(title), passage.before(title)
        taken = [(one.whole[0] - _BESIDE, max(one.end, (one.post or one)[1])) for one in named]
        if not word or of_many(word) or any(start <= title < behind for start, behind in taken):
            return None
        people = [
            (where, one)
            for where in self.cast.text.passages[max(passage.number - _NEAR, 0) : passage.number][::-1]
            for one in sorted(self.cast.people(where), key=lambda one: (self.is_object(where, one), -one.start))
            if all(one.id != other.id for other in named)
        ]
        state = passage.after(title + 1, 2).split()[-1:] == ["state"] or passage.after(title + 1) in cues.HEADED
        asked = "president" if state else office(word)
        fits = [
            pair
            for pair in people
            for its in [self.posts_of(*pair)]
            if any((not state and alike(word, one)) or (asked and may_be(asked, office(one) or "")) for one in its)
        ]
        if countries := self.countries(led):
            return self._from(countries, word, people, fits)
        more = [other.text for other in passage.words[title + 1 : end] if len(other.text) > _BESIDE]
        shares = [sum(any(alike(word, its) for its in self.posts_of(*pair)) for word in more) for pair in fits]
        return fits[shares.index(max(shares))] if fits else None

    def _from(self, lands: set[str], title: str, people: Sequence[Named], fits: Sequence[Named]) -> Named | None:
        """Return who of these people has a title in a country: one from there, else the only one from anywhere."""
        there = [(where, one) for where, one in people if self.is_from(one, where, lands)]
        own = [pair for pair in there if pair in fits]
        if cues.DIPLOMAT.match(title):
            own += [pair for pair in there if "ambassador" in map(office, self.posts_of(*pair))]
        free = [pair for pair in fits if self._is_free(*pair)]
        free = free if len({one.id for _, one in free}) == 1 else []
        return next(iter((*own, *free, *(pair for pair in there if pair[1].id in self.cast.newcomers))), None)

    def _is_free(self, where: Passage, one: Mention) -> bool:
        """Return whether the posts of somebody name no country, known or not."""
        printed = where.said(*one.post or (0, 0))
        return not (any(map(self.countries, self.posts_of(where, one))) or re.search(" of (?:the )?[A-Z]", printed))

    def _posts(self, one: Mention) -> list[Post]:
        """Return the posts that the base gives somebody."""
        person = self.book.base.people.get(one.id)
        return person.posts if person else []

    def posts_of(self, where: Passage, one: Mention) -> list[str]:
        """Return the words of the post beside somebody's name, else of the posts in the base."""
        run = one.post or (one[:2] if one.basis == BY_TITLE else None)
        if run:
            return [word.text for word in where.words[slice(*run)]]
        return [word for post in self._posts(one) for word in words(f"{post.title.ru} {post.title.en}")]

    def is_object(self, passage: Passage, one: Mention) -> bool:
        """Return whether somebody is not a subject: after “with”, “about” or “by”, or in an oblique case."""
        said = passage.words[one.end - 1].text
        family = fold(self.name(one)).split()[-1:]
        oblique = not said.isascii() and one.basis != BY_TITLE and bool(family) and said != family[0]
        at, known = one.whole[0], {span.end for span in passage.of("place", "actor")}
        while at > max(one.whole[0] - 3, 1) and at not in known and passage.between(at - 1, at) == " ":
            if not (passage.capital(at - 1) or passage.words[at - 1].text in _WHOSE):
                break  # neither his given name, nor whose or from where he is: to Ivan Orlov, with his Polish colleague
            at -= 1
        owns = passage.text.startswith("'s ", passage.spots[one.end - 1][1])
        led, behind = passage.before(at) in cues.OBJECT, owns or passage.after(one.end) == "ile"
        if envoy := cues.ENVOY.search(passage.led(one.whole[0])):
            led = passage.before(passage.at(envoy.start())) in cues.OBJECT
        return led or behind or (oblique and alike(said, *family)) or bool(cues.OBLIQUE.search(said))

    def name(self, one: Mention) -> str:
        """Return the Russian name of somebody in the nominative, an empty text if there is none."""
        person, newcomer = self.book.base.people.get(one.id), self.cast.newcomers.get(one.id)
        return person.name.ru if person else newcomer.name if newcomer else ""

    def pair(self, passage: Passage, clause: str) -> list[Named]:
        """Return the two who met most often in the base as the presidents, or heads of government, in a clause."""
        several = (one for one in cues.LEADERS.finditer(clause) if _of_several(clause, one))
        said = next((one for one in several if office(one[0]) != "minister"), None)
        if said is None:
            return []
        at = passage.at(passage.lower.find(said[0]))
        asked = "prime" if said["government"] else "president"
        return [(passage, Mention(at, at + 1, id_, person=True, basis=BY_TITLE)) for id_ in self._usual(asked)]

    def _most_often(self, asked: str) -> tuple[str, ...]:
        """Return the two holders of an office who met most often in the base, or an empty tuple."""
        base = self.book.base
        held = ((id_, holder(words(post.title.en))) for id_, one in base.people.items() for post in one.posts)
        having = {id_ for id_, its in held if its == asked}
        met = ({other.id for other in one.participants} & having for one in base.events.values())
        pairs = Counter(tuple(sorted(two)) for two in met if len(two) == _TWICE)
        return max(pairs, key=lambda two: pairs[two], default=())

    def named(self, passage: Passage, run: Run) -> list[Named]:
        """Return those whom a clause names by country and post alone: the Russian president, российскую делегацию."""
        taken = {at for one in self.cast.every(passage) for part in (one[:2], one.post) if part for at in range(*part)}
        found = []
        for at in range(*run):
            adjective = passage.words[at].text
            countries = self.countries(adjective) if at not in taken and _is_adjective(adjective) else set()
            behind = range(at + 1, min(at + _BESIDE, run[1]))
            title = next((one for one in behind if _is_post(passage.words[one].text)), None)
            if not countries or title is None or not taken.isdisjoint(range(at, title + 1)):
                continue
            if (id_ := self._of(passage, countries, passage.words[title].text)) is not None:
                found.append((passage, Mention(at, title + 1, id_, person=True, basis=BY_TITLE)))
        return found

    def countries(self, word: str) -> set[str]:
        """Return the ids of the countries that a word is a name or an adjective of."""
        return countries(self.book.base.places, word)

    def _of(self, passage: Passage, countries: set[str], title: str) -> str | None:
        """Return who of these countries was last named with this post, or was present if a delegation; or None."""
        asked = None if cues.DELEGATION.match(title) else office(title)
        for number in range(passage.number, max(passage.number - _RECENT, -1), -1):
            where = self.cast.text.passages[number]
            for one in reversed(self.cast.of(where)):
                fits = asked in self.held(one, where) if asked else one.id in self.present
                if one.person and fits and self.is_from(one, where, countries):
                    return None if where is passage else one.id
        return None

    def is_from(self, one: Mention, where: Passage, countries: set[str]) -> bool:
        """Return whether somebody is from one of these countries, by the posts in the base or beside the name."""
        person, bodies = self.book.base.people.get(one.id), self.book.base.organizations
        held = {bodies[post.organization].country for post in self._posts(one) if post.organization in bodies}
        if held:
            return not held.isdisjoint(countries)
        beside = {id_ for word in where.words[slice(*one.post or (0, 0))] for id_ in self.countries(word.text)}
        return not {*beside, person and person.country}.isdisjoint(countries)


def together(passage: Passage, people: Sequence[Mention]) -> list[Mention]:
    """Return the first of these people with those who speak together: only posts and “and” are between them."""
    group = [people[0]]
    for one in people[1:]:
        first, last = sorted((group[-1], one))
        end = max(first.end, first.post[1]) if first.post and last.whole[0] >= first.post[1] else first.end
        between = passage.between(end - 1, last.whole[0])
        gap = re.sub(r"[\s,]|\b(?:и|and|və)\b", "", between)
        if len(gap) > (_GAP if people[0].start > one.start else 0):
            break
        group.append(one)
    return group


_GAP = 40
"""The maximum length of a post between two people who speak together."""


def _is_predicate(passage: Passage, at: int) -> bool:
    """Return whether a word begins the predicate of a clause: the head of the fund did not fail to say."""
    return passage.words[at].text in cues.AUXILIARY | {"did", "does", "also", "также"} or stops(passage, at - 1)


def _is_post_run(passage: Passage, start: int, end: int) -> bool:
    """Return whether these words are a post that begins a clause: the rector of a university said."""
    led = start == 0 or passage.before(start) in ("the", "and", "но") or stops(passage, start - 1)
    led = led or bool(cues.DEMONYM.fullmatch(passage.before(start))) or is_nominative_post(passage.words[start].text)
    return led and cues.CROSSED.isdisjoint(passage.words[at].text for at in range(start + 1, end))


def _of_several(clause: str, said: re.Match[str]) -> bool:
    """Return whether a word for leaders is in the plural: the presidents, главы государств; not глава государства."""
    whole = said[0] + re.split(r"[^\w-]", clause[said.end() :], maxsplit=1)[0]
    return cues.SEVERAL.search(whole) is not None


def _is_adjective(word: str) -> bool:
    return not word.isascii() or cues.DEMONYM.fullmatch(word) is not None


def _is_post(word: str) -> bool:
    return office(word) is not None or cues.DELEGATION.match(word) is not None
