"""What runs of words mean in a base: people, bodies, posts, places, kinds, topics, indicators, sources, records.

The longest run with a meaning wins; a run with several meanings keeps them all, for the reader of the line to choose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from raes_cli import names
from raes_cli.endings import SHORTEST_STEM, alike
from raes_cli.index import phrases
from raes_cli.lookup.conditions import params
from raes_cli.lookup.forms import STOP
from raes_cli.lookup.query import Ids
from raes_cli.lookup.reading import bare, language
from raes_cli.lookup.reading.called import Called, heard
from raes_cli.lookup.reading.tokens import Word
from raes_cli.offices import office
from raes_cli.tuples import NamedTuple

if TYPE_CHECKING:
    from raes_cli.lookup.reading.states import Run

_NAMED = ("actor", "place")


class Span(NamedTuple):
    """A run of words from `start` to before `end`, with its meanings: sort → ids."""

    start: int
    end: int
    means: dict[str, Ids]


class Lexicon(Called):
    """Looks up the meanings of words in a base."""

    def ids(self, words: Sequence[Word]) -> list[Span]:
        """Return the ids among the words: of people, bodies, places, topics …, and of other records."""
        sql = (
            "SELECT kind FROM vocabulary WHERE id = :id"
            " AND kind IN ('actor', 'place', 'topic', 'event-kind', 'indicator')"
            " UNION SELECT 'id' FROM record WHERE id = :id AND type NOT IN ('person', 'organization')"
        )
        found = []
        for at, word in enumerate(words):
            id_ = word.typed.lower()
            first = at == 0 or words[at - 1].part != word.part
            if first and "-" in id_ and (sorts := self.base.execute(sql, {"id": id_}).fetchall()):
                end = at + sum(other.part == word.part for other in words[at:])
                found.append(Span(at, end, {sort: (id_,) for (sort,) in sorts}))
        return found

    def spans(
        self,
        words: Sequence[Word],
        taken: Sequence[bool],
        apart: frozenset[str] = frozenset(),
        dates: Sequence[range] = (),
    ) -> list[Span]:
        """Return the runs of `words` that have a meaning, in order, skipping words already `taken`.

        The name of an indicator may include one of the `dates`, although these are taken. A kind of event in `apart` is
        meant itself, rather than an indicator with that word in its name.
        """
        found: dict[tuple[int, int], dict[str, Ids]] = {}
        named = list(self._names(words, taken))
        others = (
            self.adjectives(words),
            self._phrases(words, [used and not any(at in days for days in dates) for at, used in enumerate(taken)]),
            self._posts(words, named),
        )
        for start, end, sort, ids in chain(named, *others):
            inside = {at for days in dates if start <= days.start and days.stop <= end for at in days}
            named_so = sort == "indicator" and len(inside) < end - start
            if not any(used and not (named_so and at in inside) for at, used in enumerate(taken[start:end], start)):
                means = found.setdefault((start, end), {})
                means[sort] = tuple(dict.fromkeys((*means.get(sort, ()), *ids)))
        kinds = [run for run, means in found.items() if apart.issuperset(means.get("event-kind", ("",)))]
        for (first, last), means in found.items():
            if any(first <= start and end <= last for start, end in kinds):
                means.pop("indicator", None)
        for means in found.values():
            if means.keys() == {"body", "organization-kind"} and self.apart(means["organization-kind"]):
                means.clear()  # the word for a state classifies a visit
            if country := self.country(means):
                means["place"] = (country,)
            if "post" in means and not any(map(self.person, means.get("actor", ()))):
                for sort in (*_NAMED, "indicator"):  # the president, rather than his country or administration
                    means.pop(sort, None)
        bare.settle(self.base, words, found)
        used = [False] * len(words)
        spans = []
        for start, end in sorted(found, key=lambda run: (run[0] - run[1], run[0])):
            if found[start, end] and not any(used[start:end]):
                used[start:end] = [True] * (end - start)
                spans.append(Span(start, end, found[start, end]))
        return sorted(spans)

    @cached_property
    def event_kinds(self) -> frozenset[str]:
        """All kinds of events in the base."""
        rows = self.base.execute("SELECT id FROM vocabulary WHERE kind = 'event-kind'")
        return frozenset(row[0] for row in rows)

    def country(self, means: dict[str, Ids]) -> str | None:
        """Return the country that shares a name with the state in `means`, which is then meant too; else None."""
        ids = means.get("actor", ())
        if len(ids) != 1 or "place" in means:
            return None
        sql = "SELECT json_extract(json, '$.country.id') FROM record WHERE id = ? AND type = 'organization'"
        (country,) = self.base.execute(sql, ids).fetchone() or (None,)
        names_ = self.names("actor", *ids)
        return country if country and any(name in names_ for name in self.names("place", country)) else None

    # Names of people, bodies and places

    def _names(self, words: Sequence[Word], taken: Sequence[bool]) -> Iterator[tuple[int, int, str, Ids]]:
        bearers = [
            {} if used or word.text in STOP else self.bearers(word.text)
            for word, used in zip(words, taken, strict=True)
        ]
        yield from self._in_full(words, bearers)
        yield from self._joined(words, [used or bool(its) for used, its in zip(taken, bearers, strict=True)])
        for kind in _NAMED:
            for start in range(len(words)):
                if not bearers[start].get(kind):
                    continue
                for end in self._ends(words, bearers, kind, start):
                    ids = bearers[start][kind].intersection(*(its[kind] for its in bearers[start:end] if its))
                    yield from self._borne(kind, [word.text for word in words[start:end]], ids, start, end)

    def _in_full(
        self, words: Sequence[Word], bearers: Sequence[dict[str, set[str]]]
    ) -> Iterator[tuple[int, int, str, Ids]]:
        """Yield names with initials or a patronymic: И. И. Иванов, Пётр Ильич Чайковский."""
        more = [word.initial or names.is_patronymic(word.text) for word in words]
        if not any(more):
            return
        from raes_cli.lookup.keys import Keys  # lazy: full names are rare

        parts = [one or "actor" in its for one, its in zip(more, bearers, strict=True)]
        start = 0
        for at, part in enumerate((*parts, False)):
            if part and not words[at].ends:
                continue
            end = at + part
            if any(more[start:end]):
                typed = " ".join({word.part: word.typed for word in words[start:end]}.values())
                if ids := tuple(filter(self.person, names.resolve(typed, Keys(self.base, "actor")))):
                    yield start, end, "actor", ids
            start = at + 1

    def _joined(self, words: Sequence[Word], known: Sequence[bool]) -> Iterator[tuple[int, int, str, Ids]]:
        """Yield people with two words written as one in their name: Бюльбюль оглы."""
        strange = [
            not one and word.text.isalpha() and not language.cues(word.text)
            for one, word in zip(known, words, strict=True)
        ]
        for at in range(len(words) - 1):
            if strange[at] and strange[at + 1] and not words[at].ends:
                ids = self.bearers(words[at].text + words[at + 1].text).get("actor", ())
                if people := tuple(sorted(filter(self.person, ids))):
                    yield at, at + 2, "actor", people

    def _ends(self, words: Sequence[Word], bearers: list[dict[str, set[str]]], kind: str, start: int) -> Iterator[int]:
        """Yield possible ends of a name that begins at `start`, while some id has all its words; skips of, the, по."""
        ids = bearers[start][kind]
        yield start + 1
        for at in range(start + 1, len(words)):
            if words[at - 1].ends or words[at].text in phrases.JOINING:
                return
            if bearers[at]:
                ids = ids & bearers[at].get(kind, set())
                if not ids:
                    return
                yield at + 1
            elif words[at].text not in STOP:
                return

    def _borne(
        self, kind: str, words: list[str], ids: set[str], start: int, end: int
    ) -> Iterator[tuple[int, int, str, Ids]]:
        """Yield what a run names: a person by any part of a name; a body or place by a whole name or several words."""
        content = [word for word in words if word not in STOP]
        whole = {id_ for id_ in ids if self._has(kind, id_, content, whole=True)}
        people = {id_ for id_ in ids if kind == "actor" and self.person(id_)}
        if whole or people:
            yield start, end, kind, tuple(sorted(whole | people if len(content) == 1 or not whole else whole))
        elif len(content) > 1 and not any(map(self._towards, content)) and not all(map(self._is_place, content)):
            part = {id_ for id_ in ids if self._has(kind, id_, [word for word in words if _counts(word)])}
            yield from [(start, end, kind, tuple(sorted(part)))] if part else ()
        elif kind == "actor" and self._is_body(content[0]):
            yield start, end, "body", tuple(sorted(ids))

    def _has(self, kind: str, id_: str, words: list[str], *, whole: bool = False) -> bool:
        """Return whether `words` are consecutive in a name of `id_`, or are a `whole` name, without prepositions."""
        lines = [
            [word for word in name if (word not in STOP if whole else _counts(word))] for name in self.names(kind, id_)
        ]
        runs = [
            line[at : at + len(words)]
            for line in lines
            if len(line) == len(words) or not whole
            for at in range(len(line) - len(words) + 1)
        ]
        # Compare by sound only if no spelling matches, since it takes longer.
        return any(all(map(same, words, run)) for same in (alike, heard) for run in runs)

    def _is_place(self, word: str) -> bool:
        """Return whether a word alone is the whole name of a place: Rusiya Azərbaycan is two places."""
        return any(self._has("place", id_, [word], whole=True) for id_ in self.bearers(word).get("place", ()))

    def _is_body(self, word: str) -> bool:
        """Return whether a word is the kind of a body: council, комиссия, şura."""
        return any(alike(word, name) for name in self._sorts_of_bodies)

    @cached_property
    def _sorts_of_bodies(self) -> list[str]:
        rows = self.base.execute("SELECT folded FROM vocabulary WHERE kind = 'organization-kind'")
        return [line for row in rows for line in row[0].split("\n") if len(line) > 1]

    def _posts(self, words: Sequence[Word], names_: Sequence[Run]) -> Iterable[Run]:
        """Return the posts among `words`, some of which are names, and their holders."""
        if not any(office(word.text) for word in words):
            return ()
        from raes_cli.lookup.reading.posts import posts  # lazy: many lines name no post

        return posts(self.base, words, names_)

    # Phrases

    def _phrases(self, words: Sequence[Word], taken: Sequence[bool]) -> Iterator[tuple[int, int, str, Ids]]:
        # A phrase is found by its rarest word, which may be a form word: how many.
        asked = (word.text for word, used in zip(words, taken, strict=True) if not used)
        keys = {key for word in asked for key in phrases.keys(word)}
        sql = (
            f"SELECT DISTINCT sort, id, words FROM phrase WHERE sort <> 'word' AND number IN"
            f" (SELECT phrase FROM phrase_key WHERE key IN ({params(keys)}))"
        )
        for sort, id_, phrase in self.base.execute(sql, sorted(keys)) if keys else ():
            parts = phrase.split() if sort != "post" else []
            for start in range(len(words) - len(parts) + 1 if parts else 0):
                run = [word.text for word in words[start : start + len(parts)]]
                fits = all(map(self.goes_as, run, parts)) if len(parts) > 1 else parts[0] not in STOP
                if sort == "event-kind" and len(phrase) <= SHORTEST_STEM:
                    fits = run == parts  # met; mətni is another word
                if fits and all(map(alike, run, parts)):
                    yield start, start + len(parts), sort, (id_,)


def _counts(word: str) -> bool:
    """Return whether a word matters in a part of a name: no form word, but one for in or to a place is."""
    return word not in STOP or "in" in language.cues(word)
