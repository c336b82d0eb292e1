"""Countries by their names and adjectives, and which places of a base are within which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from raes_cli.curate.schema import Place
from raes_cli.text import fold

WIDE = ("country", "region")
"""Kinds of places that are no towns, nor in one."""
_SHORTEST = 3
"""The fewest letters that the name of a country shares with its adjective."""
_STEM = 8
"""The most letters that the name of a country shares with its adjective."""


def stems(place: Place) -> set[str]:
    """Return the stems that a country's names share with its adjectives."""
    names = filter(None, (place.name.ru, place.name.en, place.name.az))
    return {fold(name).rstrip("аяьiaй")[:_STEM] for name in names}


def countries(places: Mapping[str, Place], word: str) -> set[str]:
    """Return the ids of the countries that a folded word is a name or an adjective of."""
    told = {id_: stems(one) for id_, one in places.items() if one.kind == "country"}
    return {id_ for id_, its in told.items() if any(len(one) >= _SHORTEST and word.startswith(one) for one in its)}


def around(places: Mapping[str, Place], id_: str | None) -> Iterator[str]:
    """Yield a place of a base and those that it is within."""
    while id_ and (one := places.get(id_)):
        yield id_
        id_ = one.within


def apart(places: Mapping[str, Place], one: str, other: str) -> bool:
    """Return whether both places are towns of the base, and neither is within the other."""
    known = one in places and places[one].kind not in WIDE
    return known and other not in around(places, one) and one not in around(places, other)
