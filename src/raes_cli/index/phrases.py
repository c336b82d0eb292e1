"""What runs of words mean: names of kinds, topics, indicators and sources, verbs, titles of records, and posts.

Names of people, bodies and places are found by `name_key`. A phrase is looked up by its rarest word, so that what
many phrases share costs nothing; a post by any of its words, and the title of a record by all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from raes_cli import sounds, text
from raes_cli.endings import azerbaijani_stems, stems
from raes_cli.offices import held, office

if TYPE_CHECKING:
    from raes_cli.curate import Curated
    from raes_cli.index.rows import Rows

_BY_NAME = ("actor", "place", "unit")
JOINING = frozenset("and и ve с со with ile".split())  # noqa: SIM905
"""What stands between two names, and within some."""
Phrase = tuple[str, str, list[str]]
"""What it names (topic, event-kind, record …), its id, and its folded words; of a post, its offices."""


def write(curated: Curated, rows: Rows) -> None:
    """Write every phrase of `curated`, and the keys by which it is found."""
    phrases = [*_named(curated)]
    often = Counter(word for _, _, words in phrases for word in set(words))
    keyed = ((phrase, keys(min(phrase[2], key=lambda word: (often[word], -len(word))))) for phrase in phrases)
    posts = (((sort, id_, held(words)), post_keys(words)) for sort, id_, words in _posts(curated))
    titles = ((title, set[str]()) for title in _titles(curated))
    for number, ((sort, id_, words), its) in enumerate((*keyed, *posts, *titles), 1):
        rows.add("INSERT INTO phrase VALUES (?,?,?,?)", [(number, sort, id_, " ".join(words))])
        rows.add("INSERT INTO phrase_key VALUES (?,?)", [(key, number) for key in sorted(its)])


@lru_cache(maxsize=1 << 14)
def keys(word: str) -> frozenset[str]:
    """What a folded word has in common with its forms: each stem that it may have."""
    return frozenset((*stems(word), *azerbaijani_stems(word)))


def post_keys(words: Iterable[str]) -> set[str]:
    """By what a post with these folded words is found: their forms and their sound, apart from other phrases."""
    return {f"@{key}" for word in words for key in keys(word) | sounds.keys(word)}


def _named(curated: Curated) -> Iterator[Phrase]:
    """The names of the vocabularies, and the verbs of kinds; of those found by their words only names of several."""
    for sort, things in curated.vocabulary.items():
        for id_, names in things.items():
            verbs = curated.entries.get(sort, {}).get(id_, {}).get("verbs", ())
            own = [name for name in names if _joins(name)] if sort in _BY_NAME else names
            yield from _distinct(sort, id_, (*own, *verbs))


def _joins(name: str) -> bool:
    """Whether a name joins words as a list of names does: Ministry of Science and Education."""
    return "," in name or not JOINING.isdisjoint(text.words(name))


def _titles(curated: Curated) -> Iterator[Phrase]:
    """The titles of records: who types one whole means that record."""
    for record in curated.records:
        if "title" in record and record["type"] != "source":
            yield from _distinct("record", record["id"], record["title"].values())


def _distinct(sort: str, id_: str, names: Iterable[str]) -> Iterator[Phrase]:
    folded = dict.fromkeys(" ".join(text.words(name)) for name in names)
    yield from ((sort, id_, line.split()) for line in folded if line)


def _posts(curated: Curated) -> Iterator[Phrase]:
    """The posts of people: the words of the title in either language, then those of the body and its country."""
    bodies = {record["id"]: record for record in curated.records if record["type"] == "organization"}
    for record in curated.records:
        for post in record.get("posts", ()) if record["type"] == "person" else ():
            titles = [text.words(post["title"][language]) for language in ("en", "ru")]
            body = bodies[post["organization"]["id"]] if post["organization"] else None
            country = body["country"] if body else None
            names = [*curated.vocabulary["actor"][body["id"]]] if body else []
            names += curated.vocabulary["place"][country["id"]] if country else []
            if "ambassador" in map(office, titles[0]):
                names += _capitals(curated, {word for title in titles for word in title})
            words = dict.fromkeys(word for name in names for word in text.words(name) if not office(word))
            if any(map(office, titles[0])):
                yield "post", record["id"], [*titles[0], *titles[1], *words]


def _capitals(curated: Curated, title: set[str]) -> Iterator[str]:
    """The names of the capitals of the countries in the words of a `title`: there an ambassador has a seat."""
    places = curated.vocabulary["place"]
    for id_, entry in curated.entries.get("place", {}).items():
        country = places.get(entry.get("capital_of", ""), ())
        if not title.isdisjoint(word for name in country for word in text.words(name)):
            yield from places[id_]
