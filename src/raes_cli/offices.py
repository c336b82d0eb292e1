"""Offices as people name them, in English, Russian and Azerbaijani: what a word of a post means, whatever the post."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

OFFICES = {
    "president": "президент* president* prezident*",
    "prime": "премьер* prime premier* bas pm",
    "minister": "министр министра министру министром министре министры министров министрам министрами министрах"
    " minister* nazir*",
    "ambassador": "посол посла послу послом после послы послов послам послами ambassador* envoy sefir*",
    "chairman": "председател* сопредседател* chairman chair chaired chairs chairperson chairwoman sedr* hemsedr*",
    "director": "директор* гендиректор* director* direktor*",
    "head": "глава главы главе главу главой глав главам главами руководит руководил руководила"
    " руководител* начальник* возглавля* возглавил*"
    " head heads headed leads led runs chief rehber* basci* mudir*",
    "leader": "лидер* leader* lider*",
    "assistant": "помощник* советник* assistant* aide* adviser* advisor* komekci* musavir*",
    "representative": "представител* спецпредставител* полпред* representative* numayende*",
    "secretary": "секретар* secretar* katib* spokes*",
    "deputy": "заместител* замминистр* замдиректор* зам вице* deputy vice vitse* muavin*",
}
"""Office → the folded words for it; `*` stands for any ending."""
_STATES = ("lik", "liy", "luq", "lug", "ship")
"""What is in a word that begins with an office and is a body or state: nazirlik is a ministry, leadership no leader."""
_AS = {
    "head": ("minister", "director", "chairman", "president", "prime", "leader"),
    "leader": ("president", "prime"),
}
"""Office → others that are meant where who has it is asked for, the leader of a country that has a president is he."""
_MINISTRY = ("ministr", "министерств", "мид", "nazirli", "xin", "mfa")
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
    """The office that a folded word means; None for any other word."""
    is_state = any(one in word for one in _STATES)
    return next(
        (name for name, whole, begun in _patterns() if word in whole or (not is_state and word.startswith(begun))), None
    )


@cache
def _patterns() -> list[tuple[str, list[str], tuple[str, ...]]]:
    """Each office with its whole words, and with those of which the beginning tells."""
    words = ((name, patterns.split()) for name, patterns in OFFICES.items())
    return [(name, its, tuple(word[:-1] for word in its if word[-1] == "*")) for name, its in words]


_PLURAL = ("ents", "ers", "ors", "ы", "ов", "ам", "ами", "ах", "lar", "ler", "lari", "leri", "larin", "lerin")


def plural(word: str) -> bool:
    """Whether a folded `word` means several who have an office: the presidents, послов; not главы, nor who heads."""
    return word.endswith(_PLURAL) and not word.startswith("глав") and office(word) is not None


def holder(words: list[str]) -> str | None:
    """The office that a title gives to who has it: in «помощник президента» that of the assistant.

    It is named first, but in Azerbaijani last; a prime minister is one office, whichever word stands first.
    """
    named = [found for word in words if (found := office(word))]
    if not named:
        return None
    last = any(word.startswith(_AZERBAIJANI) for word in words) and all(word.isascii() for word in words)
    first = named[-1 if last else 0]
    return "prime" if first == "minister" and "prime" in named else first


def held(title: list[str]) -> list[str]:
    """The offices in the words of a `title`, that of its holder first; the head of a ministry is its minister."""
    first = holder(title)
    if first == "head" and any(word.startswith(_MINISTRY) for word in title):
        first = "head" if any(word.startswith(_PART_OF_IT) for word in title) else "minister"
    named = dict.fromkeys((first, *map(office, title)))
    return [one for one in named if one]


def may_be(asked: str, its: str) -> bool:
    """Whether who holds one office may be asked for as another: every president is a head."""
    return asked == its or its in _AS.get(asked, ())


def tables() -> dict[str, Any]:
    """By what a page reads posts as this program does."""
    return {
        "offices": [[name, patterns.split()] for name, patterns in OFFICES.items()],
        "states": _STATES,
        "as": _AS,
        "ministry": _MINISTRY,
        "part_of_it": _PART_OF_IT,
        "azerbaijani": _AZERBAIJANI,
        "plural": _PLURAL,
    }
