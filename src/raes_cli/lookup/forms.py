"""Finds the forms of a word among the words of a base, by endings alone.

A stemmer would not do: the Russian ones separate «Азербайджан» from «Азербайджану». Two words are forms of the same
word if both are a common stem plus an ending; the family of a word are the words that begin with its root.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from raes_cli import names, sounds, text
from raes_cli.endings import ANY_ENDING, LONGEST_ENDING, SHORTEST_STEM, VOWELS, alike, azerbaijani_stems, same, stems
from raes_cli.index import phrases
from raes_cli.lookup.conditions import params

STOP = frozenset(
    """
a an the of in on at to for and or nor by with from as is are was were be been it its this that these those what who
whom whose when where how why which did do does has have had about between during after before not no many much
и в во на с со к ко о об от до по за из у не ни а но или же ли бы для при над под без про через между после перед
что кто как где когда почему зачем откуда куда сколько каков какова каково каковы какой какая какое какие чей чья чье
чьи это этот эта эти его ее их он она оно они был была было были есть
ve ile ucun idi olub oldu olmus
    """.split()  # noqa: SIM905 - a word list
)
"""Stop words, which are too common to search for."""

# Derivational suffixes: the longest one is stripped to get the root, so that туризм and турист share theirs.
_DERIVED = frozenset(
    """
    ательн ительн ическ ческ йск еск ск ионн альн енност ност ост еств ств енн нн ани ени ан ен н ыва ива ал ил л ат
    ят ит ет ик ец ц ин авш ивш ыв ывают ation ations ion ions ment ments ist ists er ers ia ian ians an ial ical
    al ic ship i lar ler in un da dan de den liq lik luq luk
    """.split()  # noqa: SIM905 - a word list
)
# Suffixes that may follow a root but are not stripped: director belongs to direction, but not to direct.
_FOLLOWING = frozenset(
    "or ors man men ly liness ise ised ises ising ич ва ова ева вова овал тель тельн тельств ущ ющ ащ ящ".split()  # noqa: SIM905
)
# Suffix of an English abstract noun → ending of its adjective: popularity, stability, readiness.
_QUALITIES = {"arity": "ar", "ality": "al", "ivity": "ive", "bility": "ble", "idity": "id", "iness": "y", "ness": ""}
# Suffixes of surnames, which have no family: Семёнов is not related to «семья», nor Книгин to «книга».
_OF_NAMES = frozenset("н ан ян ен ин".split())  # noqa: SIM905
_CITIZENS = ("анин", "янин")
_LITTLE = 4  # letters
_LONGEST_DERIVED = max(map(len, _DERIVED))
_BELIEVERS = ("изм", "ист", "ism", "ist")
_ROOT, _SHORT_ROOT = 5, 4
_SHORTEST_CASE = 2  # letters; a single one may also be a slip

# British and American spellings: organisation, analyse, neighbour, centre, defence.
_ACROSS = (("is", "iz"), ("ys", "yz"), ("our", "or"), ("tre", "ter"), ("nce", "nse"),
           ("lled", "led"), ("lling", "ling"), ("ller", "ler"))  # fmt: skip
_IRREGULAR = {
    "met": "meet", "said": "say", "held": "hold", "told": "tell", "spoke": "speak", "gave": "give", "took": "take",
    "grew": "grow", "rose": "rise", "fell": "fall", "began": "begin", "built": "build", "sent": "send", "led": "lead",
}  # fmt: skip
# Consonant alternations at the end of a root: встретиться, встреча; обсудить, обсуждение.
_ALTERNATE = (("т", "ч"), ("д", "жд"))

# Fleeting vowels: рынок, рынка; посол, посла.
_FLEETING, _AFTER = "ое", "клнрц"


def forms(base: sqlite3.Connection, word: str) -> frozenset[str]:
    """Return the words of the base that are forms of `word`; if there are none, those with its Azerbaijani stem."""
    found = frozenset(
        term
        for variant in _variants(word)
        for term in starting(base, min(stems(variant), key=len))
        if same(variant, term) and (term == word or STOP.isdisjoint((term, word)))
    )
    return found or _agglutinated(base, word)


def _agglutinated(base: sqlite3.Connection, word: str) -> frozenset[str]:
    """Return the words that share the longest Azerbaijani stem of a Latin word that is one: ticarət, of ticarətində."""
    # A shorter one may begin a stranger's name: Miranda.
    stems_ = (stem for stem in azerbaijani_stems(word) if _ROOT <= len(stem) <= len(word) - _SHORTEST_CASE)
    every = ((stem, frozenset(term for term in starting(base, stem) if alike(word, term))) for stem in stems_)
    return next((found for stem, found in every if stem in found), frozenset())


def family(base: sqlite3.Connection, word: str) -> frozenset[str]:
    """Return the words of the base that share the root of `word`: for «азербайджанский» also «Азербайджан»."""
    roots = {root for spelt in _across(word) for root in _alternates(_root(spelt))}
    return frozenset(
        term
        for root in roots
        if len(root) >= _SHORT_ROOT and root.isalpha()
        for term in starting(base, root)
        if term not in STOP and _kin(root, term)
    )


def synonyms(base: sqlite3.Connection, word: str) -> frozenset[str]:
    """Return the words of the base, in all forms, that it declares as synonyms of `word`, in any language."""
    keys = sorted(phrases.keys(word))
    sql = (
        "SELECT DISTINCT id, words FROM phrase WHERE sort = 'word' AND number IN"
        f" (SELECT phrase FROM phrase_key WHERE key IN ({params(keys)}))"
    )
    known = base.execute(sql, keys).fetchall()
    # A word that is declared itself is no form of another: plane, of plan.
    ids = {id_ for id_, own in known if own == word} or {id_ for id_, own in known if alike(word, own)}
    rows = (base.execute("SELECT folded FROM vocabulary WHERE kind = 'word' AND id = ?", (id_,)) for id_ in ids)
    return frozenset(term for row in rows for (lines,) in row for own in lines.split("\n") for term in forms(base, own))


def spellings(base: sqlite3.Connection, word: str, known: frozenset[str]) -> frozenset[str]:
    """Return the words of the base, with their forms, that spell the same name as `word`, whose forms are `known`.

    If the base has the word, only names of people are considered; else those of people, bodies and places that `names`
    resolves the word to.
    """
    from raes_cli.lookup.keys import Keys

    lexicon = Keys(base, "actor")
    asked = frozenset(key for term in known or (word,) for key in sounds.keys(term) if len(key) > 1)
    if known:
        named = {("actor", id_) for key in asked for id_ in lexicon.exact(key) if lexicon.person(id_)}
    else:
        kinds = ("actor", "place")
        named = {(kind, id_) for kind in kinds for id_ in names.resolve(word, Keys(base, kind))}
    found: set[str] = set()
    for one in sorted(named):
        row = base.execute("SELECT names FROM vocabulary WHERE kind = ? AND id = ?", one).fetchone()
        lines = row[0].split("\n")
        # Add the keys of the same word in other spellings: Əliyev is Елиев and Алиев.
        heard = (names.name_keys(part) for line in lines for part in line.split())
        asked = asked.union(*(keys for keys in heard if not asked.isdisjoint(keys)))
        spelt = [text.words(name) for name in lines]
        same = {part for parts in spelt for part in parts if not asked.isdisjoint(names.name_keys(part))}
        found |= same or {parts[0] for parts in spelt if len(parts) == 1} or {parts[-1] for parts in spelt[:2]}
    return frozenset(term for part in found for term in forms(base, part))


def names_person(base: sqlite3.Connection, word: str) -> bool:
    """Return whether `word` is part of some person's name, in any case."""
    from raes_cli.lookup.keys import Keys

    lexicon = Keys(base, "actor")
    keys = (key for key in sounds.forms(word) if len(key) > 1)
    return any(lexicon.person(id_) for key in keys for id_ in lexicon.exact(key))


def distinct(words: Iterable[str]) -> Iterator[str]:
    """Yield `words`, skipping further forms of earlier ones."""
    kept: list[str] = []
    for word in words:
        if not any(same(word, other) for other in kept):
            kept.append(word)
            yield word


def _across(word: str) -> Iterator[str]:
    """Yield `word` in its British and American spellings, and an irregular English past tense in the present."""
    yield word
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    for pair in _ACROSS if word.isascii() else ():
        yield from (word.replace(one, other) for one, other in (pair, pair[::-1]) if one in word)


def _variants(word: str) -> Iterator[str]:
    """Yield `word` in its British and American spellings, and with a fleeting vowel removed or inserted."""
    yield from _across(word)
    if len(word) > SHORTEST_STEM and word[-2] in _FLEETING and word[-1] in _AFTER and word[-3] not in VOWELS:
        yield word[:-2] + word[-1]
    for stem in stems(word)[1:]:
        if stem[-1] in _AFTER and stem[-2] not in VOWELS:
            yield from (f"{stem[:-1]}{vowel}{stem[-1]}" for vowel in _FLEETING)


def _root(word: str) -> str:
    """Return the root of a word, with which the words of its family begin."""
    if word.endswith(("ся", "сь")) and len(word) > _ROOT:
        word = word[:-2]
    for end, instead in _QUALITIES.items() if len(word) > _ROOT + _SHORT_ROOT else ():
        if word.endswith(end):
            word = word.removesuffix(end) + instead
            break
    cut_off = stems(word)[1:]
    long, short = ([stem for stem in cut_off if len(stem) >= size] for size in (_ROOT, _SHORT_ROOT))
    stem = min(long, key=len) if long else max(short, key=len, default=word)
    if word.isascii() and not long:
        stem = word  # party is not related to part
    if word == stem and word.endswith("ин") and not word.endswith(_CITIZENS):
        return word
    derived = _DERIVED - _OF_NAMES if word.removeprefix(stem) in ("ов", "ев") else _DERIVED
    longest = min(_LONGEST_DERIVED, len(stem) - _SHORT_ROOT)
    cut = next((size for size in range(longest, 0, -1) if stem[-size:] in derived), 0)
    stem = stem[: len(stem) - cut]
    return stem[:-2] if stem.endswith(_BELIEVERS) and len(stem) > _ROOT else stem


def _alternates(root: str) -> Iterator[str]:
    """Yield a root, and its variants by the Russian alternation of its last consonant."""
    yield root
    for one, other in _ALTERNATE if len(root) >= _ROOT else ():
        for end, instead in ((one, other), (other, one)):
            if root.endswith(end):
                yield root.removesuffix(end) + instead


def _kin(root: str, term: str) -> bool:
    """Return whether a word that begins with `root` belongs to its family, and does not merely start like it.

    The rest may be a derivational suffix or the second part of a compound: «грузоперевозки». After a long root, any
    short rest will do.
    """
    other = _root(term)
    rest = other.removeprefix(root)
    if len(root) > _ROOT and len(term) - len(root) <= _LITTLE:
        return True
    linked = rest.startswith("о") or (rest.startswith("е") and len(root) >= _ROOT)
    compound = linked and len(rest) > LONGEST_ENDING
    return root.startswith(other) or rest in _DERIVED | _FOLLOWING | ANY_ENDING or compound


def starting(base: sqlite3.Connection, stem: str) -> list[str]:
    """Return the words in the texts of the base that begin with `stem`, sorted."""
    sql = "SELECT word FROM spelt WHERE sort = 'text' AND word >= ? AND word < ?"
    return [row[0] for row in base.execute(sql, (stem, stem + "\U0010ffff"))]


def tables() -> dict[str, Any]:
    """Return the tables from which an exported page finds the family of a word as this program does."""
    return {
        "derived": sorted(_DERIVED),
        "qualities": _QUALITIES,
        "following": sorted(_FOLLOWING),
        "of_names": sorted(_OF_NAMES),
        "citizens": _CITIZENS,
        "believers": _BELIEVERS,
        "across": _ACROSS,
        "irregular": _IRREGULAR,
        "alternate": _ALTERNATE,
        "fleeting": _FLEETING,
        "after": _AFTER,
    }
