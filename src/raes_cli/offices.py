"""Words for offices in English, Russian and Azerbaijani, and which office a word or the title of a post means."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

OFFICES = {
    "president": "президент* president* prezident*",
    "prime": "премьер* prime premier* bas pm",
    "minister": "министр министра министру министром министре министры министров министрам министрами министрах"
    " minister* nazir*",
    "ambassador": "посол посла послу послом после послы послов послам послами ambassador* envoy sefir*",
    "chairman": "председател* сопредседател* спикер* chairman chair chaired chairs chairperson chairwoman speaker"
    " sedr* hemsedr* spiker*",
    "director": "директор* гендиректор* director* direktor*",
    "head": "глава главы главе главу главой глав главам главами руководит руководил руководила"
    " руководител* начальник* возглавля* возглавил*"
    " head heads headed leads led runs chief rehber* basci* mudir*",
    "leader": "лидер* leader* lider*",
    "assistant": "помощник* советник* assistant* aide* adviser* advisor* komekci* musavir*",
    "representative": "представител* спецпредставител* полпред* representative* numayende*",
    "secretary": "секретар* secretar* katib* spokes*",
    "deputy": "заместител* замминистр* замдиректор* замглав* зампред* зам вице* deputy vice vitse* muavin*",
}
"""Office → the folded words for it; a `*` matches any ending."""
_STATES = ("lik", "liy", "luq", "lug", "ship")
"""Parts of words that begin like an office but name a body or a state: nazirlik (ministry), leadership."""
_AS = {
    "head": ("minister", "director", "chairman", "president", "prime", "leader"),
    "leader": ("president", "prime"),
    "representative": ("secretary",),
}
"""Office → others whose holders it also covers: the leader of a country that has a president is the president, and the
official representative of a ministry its spokesman.
"""
_MINISTRY = ("ministr", "министерств", "мид", "nazirli", "xin", "mfa")
_VICE = "vitse"
_PART_OF_IT = ("департамент", "department", "departament", "управлени", "отдел", "idare")
_AZERBAIJANI = (
    "prezident",
    "nazir",
    "sefir",
    "sedr",
    "hemsedr",
    "direktor",
    "rehber",
    "lider",
    "basci",
    "mudir",
    "komekci",
    "numayende",
    "musavir",
    "muavin",
)


@lru_cache(4096)
def office(word: str) -> str | None:
    """Return the office that a folded word means; None for any other word."""
    is_state = any(one in word for one in _STATES)
    return next(
        (name for name, whole, begun in _patterns() if word in whole or (not is_state and word.startswith(begun))), None
    )


@cache
def _patterns() -> list[tuple[str, list[str], tuple[str, ...]]]:
    """Return each office with its words, and with the prefixes of those that take any ending."""
    words = ((name, patterns.split()) for name, patterns in OFFICES.items())
    return [(name, its, tuple(word[:-1] for word in its if word[-1] == "*")) for name, its in words]


_PLURAL = ("ents", "ers", "ors", "ы", "ов", "ам", "ами", "ах", "lar", "ler", "lari", "leri", "larin", "lerin")


def plural(word: str) -> bool:
    """Return whether a folded `word` means several holders of an office: presidents, послов; but not главы or heads."""
    return word.endswith(_PLURAL) and not word.startswith("глав") and office(word) is not None


def holder(words: list[str]) -> str | None:
    """Return the office of the person who bears a title: for «помощник президента», assistant. None if there is none.

    The office is named first, but last in Azerbaijani; a prime minister is one office in either word order, and so is a
    vice-president, a deputy.
    """
    named = [found for word in words if (found := office(word))]
    if not named:
        return None
    last = any(word.startswith(_AZERBAIJANI) for word in words) and all(word.isascii() for word in words)
    first = named[-1 if last else 0]
    if last and named[-2:-1] == ["deputy"] and words[-2:-1] == [_VICE]:
        return "deputy"
    return "prime" if first == "minister" and "prime" in named else first


def held(title: list[str]) -> list[str]:
    """Return the offices named in a `title`, that of its holder first; the head of a ministry is its minister."""
    first = holder(title)
    if first == "head" and any(word.startswith(_MINISTRY) for word in title):
        first = "head" if any(word.startswith(_PART_OF_IT) for word in title) else "minister"
    named = dict.fromkeys((first, *map(office, title)))
    return [one for one in named if one]


def may_be(asked: str, its: str) -> bool:
    """Return whether the holder of the office `its` may be meant by `asked`: every president is a head."""
    return asked == its or its in _AS.get(asked, ())


def tables() -> dict[str, Any]:
    """Return the tables from which an exported page reads posts as this program does."""
    return {
        "offices": [[name, patterns.split()] for name, patterns in OFFICES.items()],
        "states": _STATES,
        "as": _AS,
        "ministry": _MINISTRY,
        "part_of_it": _PART_OF_IT,
        "azerbaijani": _AZERBAIJANI,
        "vice": _VICE,
        "plural": _PLURAL,
    }
