"""What a base knows of the titles of posts: the offices, words and bodies in them, and when each was held."""

import json
import sqlite3
from collections.abc import Callable, Sequence

from raes_cli import sounds, text
from raes_cli.endings import adjective_roots, alike, azerbaijani_stems
from raes_cli.index import phrases
from raes_cli.lookup.conditions import params
from raes_cli.lookup.forms import STOP, family, synonyms
from raes_cli.lookup.reading import counting
from raes_cli.offices import OFFICES, holder, may_be, office

_SHORTEST_NAME = 4  # letters of a stem without its Azerbaijani suffix


def with_word(base: sqlite3.Connection, word: str) -> set[int]:
    """Return the numbers of the posts that contain a form of `word`."""
    names = (stem for stem in azerbaijani_stems(word) if len(stem) >= _SHORTEST_NAME)
    heard = {f"@{key}" for key in (*sounds.forms(word), *(key for stem in names for key in sounds.keys(stem)))}
    # The adjective of a state is in the family of its name.
    kin = family(base, word) | synonyms(base, word) if adjective_roots(word) else frozenset()
    if found := _with_keys(base, phrases.post_keys([word, *kin]) | heard):
        return found
    if not word.isascii():
        return set()
    nth = counting.number(word, counting.ORDINALS) if word.isalpha() else None
    first = {counting.ORDINALS[nth - 1].split()[0]} if nth else frozenset()
    return _with_keys(base, phrases.post_keys(synonyms(base, word) | first))


def _with_keys(base: sqlite3.Connection, keys: set[str]) -> set[int]:
    sql = f"SELECT phrase FROM phrase_key WHERE key IN ({params(keys)})"
    return {row[0] for row in base.execute(sql, sorted(keys))}


def known(base: sqlite3.Connection, asked: str, told: Sequence[set[int]]) -> list[tuple[str, list[str]]]:
    """Return the holders of posts that are in all sets of `told`, with offices; without any, of the office `asked`."""
    if told:
        which, values = "SELECT value FROM json_each('[' || ? || ']')", [",".join(map(str, set.intersection(*told)))]
    else:
        which, values = begun([one for one in OFFICES if may_be(asked, one)])
    sql = f"SELECT id, words FROM phrase WHERE sort = 'post' AND number IN ({which}) ORDER BY number"
    return [(id_, offices.split()) for id_, offices in base.execute(sql, values)]


def begun(offices: Sequence[str]) -> tuple[str, list[str]]:
    """Return the SQL, with its values, for the numbers of the posts that begin with one of these `offices`."""
    one = "SELECT number FROM phrase WHERE sort = 'post' AND words >= ? AND words < ?"
    bounds = [bound for office in offices for bound in (office, f"{office}!")]  # a space comes before !
    return " UNION ALL ".join([one] * len(offices)), bounds


def is_title_of(base: sqlite3.Connection, id_: str, run: Sequence[str]) -> bool:
    """Return whether somebody has a post with this title, which may contain a body unknown to the base.

    The name of the body in which he holds it need not be said: of the committee, of the parliament.
    """
    sql = (
        "SELECT json_extract(post.value, '$.title'), json_extract(post.value, '$.organization.name')"
        " FROM record, json_each(record.json, '$.posts') AS post WHERE record.id = ?"
    )
    for title, body in base.execute(sql, (id_,)):
        bodies = json.loads(body or "{}")
        for language, written in json.loads(title).items():
            words = [word for word in text.words(written or "") if word not in STOP]
            own = text.words(bodies.get(language) or "")
            rest = [word for word in words if not any(alike(word, other) for other in own)]
            if any(len(its) == len(run) and all(map(_says_same, its, run)) for its in (words, rest)):
                return True
    return False


def _says_same(one: str, other: str) -> bool:
    """Return whether two words are forms of the same word, or mean the same office."""
    return alike(one, other) or (office(one) == office(other) is not None)


def latest(base: sqlite3.Connection, asked: str) -> Callable[[str], str]:
    """Return a key function: the last day on which a person is attested in an office, for current holders first."""

    def day(id_: str) -> str:
        (posts_,) = base.execute("SELECT json_extract(json, '$.posts') FROM record WHERE id = ?", (id_,)).fetchone()
        held_ = [one for one in json.loads(posts_) if may_be(asked, holder(text.words(one["title"]["en"])) or "")]
        # "Some day after" a date sorts after that date.
        return max((one["latest"] or f"{one['earliest'] or ''}.." for one in held_), default="")

    return day
