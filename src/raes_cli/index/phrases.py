"""The meanings of phrases: names of kinds, topics, indicators and sources, verbs, and posts.

Names of people, bodies and places are found by `name_key`. A phrase is looked up by its rarest word, so that words in
many phrases cost nothing; a post by any of its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from raes_cli import sounds, text
from raes_cli.endings import azerbaijani_stems, stems
from raes_cli.offices import held, office

if TYPE_CHECKING:
    from raes_cli.curate import Curated
    from raes_cli.curate.naming import Record
    from raes_cli.index.rows import Rows

BY_NAME = ("actor", "place", "unit")
JOINING = frozenset("and or nor и или ни ve с со with ile".split())  # noqa: SIM905
"""Words between two names, and within some names."""
Phrase = tuple[str, str, list[str]]
"""The sort of what it names (topic, event-kind, source …), its id, and its folded words; for a post, its offices."""


class Phrases:
    """Collects the phrases of a base record by record; `write` numbers them."""

    def __init__(self, curated: Curated) -> None:
        self.curated = curated
        self.posts: list[tuple[str, Record]] = []
        """The posts of people, each with the id of its holder."""
        self.countries: dict[str, str] = {}
        """Body → its country, if it has one."""

    def add(self, record: Record) -> bool:
        """Collect the posts of a person, and the country of a body; return whether the record is one of these."""
        if record["type"] == "person":
            self.posts += ((record["id"], post) for post in record["posts"])
        elif record["type"] == "organization" and record["country"]:
            self.countries[record["id"]] = record["country"]["id"]
        return record["type"] in ("person", "organization")

    def write(self, rows: Rows) -> None:
        """Write every phrase and the keys by which it is found."""
        phrases = [*_named(self.curated)]
        often = Counter(word for _, _, words in phrases for word in set(words))
        spoken = {word for sort, _, words in phrases if sort != "source" for word in words}
        rows["spoken"] += [(word,) for word in spoken]
        keyed = ((phrase, keys(min(phrase[2], key=lambda word: (often[word], -len(word))))) for phrase in phrases)
        posts = (((sort, id_, held(words)), post_keys(words)) for sort, id_, words in self.offices())
        for number, ((sort, id_, words), its) in enumerate(chain(keyed, posts), 1):
            rows["phrase"].append((number, sort, id_, " ".join(words)))
            rows["phrase_key"] += [(key, number) for key in its]

    def offices(self) -> Iterator[Phrase]:
        """Yield the posts: the words of the title in both languages, then those of the body and its country."""
        for holder, post in self.posts:
            titles = [text.words(post["title"][language]) for language in ("en", "ru")]
            body = post["organization"]["id"] if post["organization"] else None
            names = [*self.curated.vocabulary["actor"][body]] if body else []
            names += self.curated.vocabulary["place"][self.countries[body]] if body in self.countries else []
            if "ambassador" in map(office, titles[0]):
                names += _seats(self.curated, {word for title in titles for word in title})
            words = dict.fromkeys(word for name in names for word in text.words(name) if not office(word))
            if any(map(office, titles[0])):
                yield "post", holder, [*titles[0], *titles[1], *words]


@lru_cache(maxsize=1 << 14)
def keys(word: str) -> frozenset[str]:
    """Return the keys that a folded word shares with its inflected forms: each stem that it may have."""
    return frozenset((*stems(word), *azerbaijani_stems(word)))


def post_keys(words: Iterable[str]) -> set[str]:
    """Return the keys by which a post with these folded words is found: stems and sounds, marked as those of posts."""
    return {f"@{key}" for word in words for key in keys(word) | sounds.keys(word)}


def _named(curated: Curated) -> Iterator[Phrase]:
    """Yield the names of the vocabularies and the verbs of kinds; of vocabularies in `BY_NAME`, only joined names."""
    for sort, things in curated.vocabulary.items():
        for id_, names in things.items():
            verbs = curated.entries.get(sort, {}).get(id_, {}).get("verbs", ())
            own = [name for name in names if _joins(name)] if sort in BY_NAME else names
            yield from _distinct(sort, id_, (*own, *verbs))


def _joins(name: str) -> bool:
    """Return whether a name joins words like a list: Ministry of Science and Education."""
    return "," in name or not JOINING.isdisjoint(text.words(name))


def _distinct(sort: str, id_: str, names: Iterable[str]) -> Iterator[Phrase]:
    folded = dict.fromkeys(map(text.folded, names))
    yield from ((sort, id_, line.split()) for line in folded if line)


def _seats(curated: Curated, title: set[str]) -> Iterator[str]:
    """Yield the names of the countries in a `title`, and of their capitals, where an ambassador has a seat."""
    places = curated.vocabulary["place"]
    for id_, entry in curated.entries.get("place", {}).items():
        country = places.get(entry.get("capital_of", ""), ())
        if not title.isdisjoint(word for name in country for word in text.words(name)):
            yield from (*places[id_], *country)
