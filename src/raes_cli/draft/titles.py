"""People meant by what they are: the two presidents, the Russian minister, their delegation."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from raes_cli.curate.book import Book
from raes_cli.draft import cues
from raes_cli.draft.cast import BY_TITLE, Cast, Mention
from raes_cli.draft.passages import Passage
from raes_cli.draft.posts import Run
from raes_cli.draft.spelling import countries
from raes_cli.endings import alike
from raes_cli.offices import holder, office
from raes_cli.text import words

_RECENT = 12
"""How many sentences back somebody may have been named who is called by post and country."""
_OF_AN_OFFICE = ("presidential", "ministerial", "президентский")
_BESIDE = 3
"""The number of words within which a post follows the adjective of a country."""
_TWICE = 2


class Titles:
    """Finds who is meant by a post alone: somebody named before, else the holders in the base."""

    def __init__(self, cast: Cast, book: Book) -> None:
        self.cast, self.book = cast, book
        self.present: set[str] = set()
        """The participants in the events told so far, one of whom “the delegation” means."""
        self._usual = cache(self._most_often)

    def held(self, one: Mention, where: Passage) -> set[str | None]:
        """Return the offices of somebody, by the base and by the post beside the name."""
        person = self.book.base.people.get(one.id)
        posts = [post.title.en for post in person.posts] if person else []
        posts += [where.said(*one.post)] if one.post else []
        held: set[str | None] = {holder([word for word in words(post) if word not in _OF_AN_OFFICE]) for post in posts}
        return held | ({"minister"} & {office(word) for post in posts for word in words(post)})  # deputies too

    def is_called(self, one: Mention, where: Passage, asked: str) -> bool:
        """Return whether somebody may be called by the office `asked`; if it is empty, anybody may."""
        if not asked:
            return True
        its = "president" if asked in ("глава", "head") else office(asked)
        person = self.book.base.people.get(one.id)
        said = [
            where.said(*one.post or (0, 0)),
            *(f"{post.title.ru} {post.title.en}" for post in (person.posts if person else ())),
        ]
        return its in self.held(one, where) if its else any(alike(asked, word) for post in said for word in words(post))

    def pair(self, passage: Passage, clause: str) -> list[tuple[Passage, Mention]]:
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
        having = {
            id_ for id_, one in base.people.items() if any(holder(words(post.title.en)) == asked for post in one.posts)
        }
        pairs = Counter(
            tuple(sorted(two))
            for one in base.events.values()
            if len(two := {other.id for other in one.participants} & having) == _TWICE
        )
        return max(pairs, key=lambda two: pairs[two], default=())

    def named(self, passage: Passage, run: Run) -> list[tuple[Passage, Mention]]:
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
        posts = person.posts if person else ()
        held = {bodies[post.organization].country for post in posts if post.organization in bodies}
        if held:
            return not held.isdisjoint(countries)
        beside = {id_ for word in where.words[slice(*one.post or (0, 0))] for id_ in self.countries(word.text)}
        return (person is not None and person.country in countries) or not beside.isdisjoint(countries)


def _of_several(clause: str, said: re.Match[str]) -> bool:
    """Return whether a word for leaders is in the plural: the presidents, главы государств; not глава государства."""
    whole = said[0] + re.split(r"[^\w-]", clause[said.end() :], maxsplit=1)[0]
    return cues.SEVERAL.search(whole) is not None


def _is_adjective(word: str) -> bool:
    return not word.isascii() or cues.DEMONYM.fullmatch(word) is not None


def _is_post(word: str) -> bool:
    return office(word) is not None or cues.DELEGATION.match(word) is not None
