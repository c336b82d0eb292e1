"""Names in a base: which people, bodies and places have a word in their names, in any case and spelling."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache

from raes_cli import names, sounds, text
from raes_cli.endings import adjective_roots, alike, azerbaijani_stems
from raes_cli.lookup.conditions import params
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import language
from raes_cli.lookup.reading.attested import Attested
from raes_cli.lookup.reading.tokens import Word

_SHORTEST_NAME = 4  # letters of a stem without its Azerbaijani suffix
_TOWARDS = ("dan", "den", "da", "de", "ya", "ye", "a", "e")
_VOWELS_OF_A_PLACE = 2  # final vowels that the adjective drops: Анталья


class Called(Attested):
    """Looks up names in a base."""

    def __init__(self, base: sqlite3.Connection) -> None:
        super().__init__(base)
        self._known: dict[tuple[str, str], list[list[str]]] = {}
        self.bearers = cache(self._bearers)

    def given(self, word: str, ids: Ids) -> bool:
        """Return whether `word` is only a given name, not a family name, of people among `ids`."""
        people = [id_ for id_ in ids if self.person(id_)]
        lines = [line for id_ in people for line in self.names("actor", id_)]
        family = any(line and heard(word, line[-1]) for line in lines)
        return not family and any(heard(word, part) for line in lines for part in line[:-1])

    def names(self, kind: str, id_: str) -> list[list[str]]:
        """Return the folded words of each name of a vocabulary entry."""
        if (kind, id_) not in self._known:
            sql = "SELECT folded FROM vocabulary WHERE kind = ? AND id = ?"
            row = self.base.execute(sql, (kind, id_)).fetchone()
            self._known[kind, id_] = [line.split() for line in row[0].split("\n")] if row else []
        return self._known[kind, id_]

    def is_verb(self, words: str, kinds: Ids) -> bool:
        """Return whether folded `words` are a verb for these kinds of events: visited, but not visit."""
        sql = (
            "SELECT verb.value FROM vocabulary, json_each(entry, '$.verbs') AS verb"
            f" WHERE vocabulary.kind = 'event-kind' AND vocabulary.id IN ({params(kinds)})"
        )
        return any(words == " ".join(text.words(verb)) for (verb,) in self.base.execute(sql, kinds))

    def share(self, kind: str, id_: str, words: Sequence[str]) -> float:
        """Return the largest share of a name of a vocabulary entry that `words` make up; 0 if they do not fit any."""
        said = [word for word in words if word not in STOP]
        lines = ([word for word in name if word not in STOP] for name in self.names(kind, id_))
        fitting = (line for line in lines if all(any(heard(word, part) for part in line) for word in said))
        return max((len(said) / len(line) for line in fitting if line), default=0)

    def _bearers(self, word: str) -> dict[str, set[str]]:
        """Return the ids with `word` in a name, by kind; also in an Azerbaijani case, but Petrova is not Petrov."""
        if len(word) == 1:
            return {}
        found = self._with_keys([key for key in sounds.forms(word) if len(key) > 1])
        for stem in azerbaijani_stems(word) if not language.cues(word) else ():  # azalıb is a verb, and no AZAL
            if len(stem) >= _SHORTEST_NAME and not ("actor" in found and "place" in found):
                for kind, ids in self._with_keys(list(sounds.forms(stem))).items():
                    if kind not in found and not (kind == "actor" and word == f"{stem}a"):
                        found[kind] = ids
        return found

    def adjectives(self, words: Sequence[Word]) -> Iterator[tuple[int, int, str, Ids]]:
        """Yield the towns named by an adjective: самаркандский."""
        for at, word in enumerate(words):
            if roots := adjective_roots(word.text):
                yield from [(at, at + 1, "place", (id_,)) for id_ in self._towns if self._begins(id_, roots)]

    @cached_property
    def _towns(self) -> list[str]:
        """Places other than countries and regions, whose adjectives classify rather than locate."""
        sql = (
            "SELECT id FROM vocabulary WHERE kind = 'place'"
            " AND json_extract(entry, '$.kind') NOT IN ('country', 'region')"
        )
        return [row[0] for row in self.base.execute(sql)]

    def _begins(self, place: str, roots: Sequence[str]) -> bool:
        """Return whether a name of a `place` is one of `roots`, apart from its final vowels."""
        return any(
            name.startswith(root) and len(name) - len(root) <= _VOWELS_OF_A_PLACE
            for (name, *others) in self.names("place", place)
            if not others
            for root in roots
        )

    def _with_keys(self, keys: Sequence[str]) -> dict[str, set[str]]:
        sql = f"SELECT kind, id FROM name_key WHERE kind IN ('actor', 'place') AND key IN ({params(keys)})"
        found: dict[str, set[str]] = {}
        for kind, id_ in self.base.execute(sql, keys):
            found.setdefault(kind, set()).add(id_)
        return found

    def goes_as(self, word: str, name: str) -> bool:
        """Return whether a word has the same direction as its form in a name: investment of a country is not in it."""
        return word == name or not word.isascii() or self._towards(word) == self._towards(name)

    def _towards(self, word: str) -> str:
        """Return the normalized Azerbaijani case ending that means to, in or from a place, else an empty string."""
        ends = [end for end in _TOWARDS if word.endswith(end) and self._names_place(word.removesuffix(end))]
        return "" if not ends or self._names_place(word) else ends[0].lstrip("y").replace("e", "a")

    def _names_place(self, word: str) -> bool:
        """Return whether a word as it stands is the name of a place."""
        return any([word] in self.names("place", id_) for id_ in self.bearers(word).get("place", ()))


@lru_cache(maxsize=4096)
def heard(word: str, name: str) -> bool:
    """Return whether `word` is a form of a word of a name, or another spelling of it."""
    if alike(word, name) or alike(*(one.replace("e", "a") for one in (word, name))):
        return True  # ə is folded to e, but may sound like a
    if not sounds.forms(word).isdisjoint(names.name_keys(name)):
        return True
    return any(
        not sounds.forms(stem).isdisjoint(sounds.keys(name))
        for stem in azerbaijani_stems(word)
        if len(stem) >= _SHORTEST_NAME
    )
