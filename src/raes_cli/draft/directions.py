"""Match the direction of an indicator between two countries, such as exports or imports, with that of a text."""

from __future__ import annotations

import re

from raes_cli.curate.book import Book
from raes_cli.curate.schema import Indicator
from raes_cli.draft import cues
from raes_cli.draft.lands import stems
from raes_cli.text import words

_INTO = "в|во|to|into|in|для|на рынок|visit(?:ed|ing|s)?|посети\\w+|посеща\\w+", "(?<=d[ae]|y[ae]|n[ae])"
_FROM = "из|from|of|by", "(?<=d[ae]n)"
"""The prepositions before a country, and its case endings in Azerbaijani."""
_OTHER_WAY = 3
"""The penalty of an indicator with the opposite direction."""


class Directions:
    """The indicators of a base by their countries of origin and destination."""

    def __init__(self, book: Book) -> None:
        self.known = book.base.indicators
        ids = {id_ for one in self.known.values() for id_ in (one.origin, one.destination) if id_}
        told = {id_: sorted(stems(book.base.places[id_])) for id_ in sorted(ids & book.base.places.keys())}
        self._countries = {id_: f"(?:{'|'.join(map(re.escape, its))})\\w*" for id_, its in told.items()}
        """The countries of the indicators: id → a pattern for the name and words derived from it."""

    def _turned(self, id_: str) -> str | None:
        """Return the indicator of the same in the opposite direction, or None: “and theirs in our country”."""
        one = self.known[id_]
        mirrored = [
            (len({*words(other.name.en)} & {*words(one.name.en)}), turned)
            for turned, other in self.known.items()
            if one.origin
            and (other.origin, other.destination) == (one.destination, one.origin)
            and (other.unit, other.measure) == (one.unit, one.measure)
        ]
        return max(mirrored, default=(0, None))[1]

    def _against(self, one: Indicator, text: str) -> float:
        """Return the penalty of an indicator whose direction is not the clause's; negative if it is the same."""
        if one.measure == "rank":
            return self._ranked_otherwise(one, text)
        if not one.origin or not one.destination:
            return 0
        text = " , ".join(" ".join(words(part)) for part in text.split(","))
        to, from_ = (self._country(*way, text) for way in (_INTO, _FROM))
        found = sorted(
            (at.start(), id_) for id_, its in self._countries.items() if (at := re.search(rf"\b{its}", text))
        )
        first = next((id_ for _, id_ in found if id_ != to), None)
        origin = from_ or first
        if to is None and origin is None:
            return 0
        wrong = (to is not None and to != one.destination) or (
            to is None and origin is not None and origin != one.origin
        )
        return _OTHER_WAY if wrong else -0.3 if to == one.destination or origin == one.origin else 0

    def _ranked_otherwise(self, one: Indicator, text: str) -> float:
        """Return the penalty of a rank if the text first names another country: Norway's among Iceland's partners."""
        ways = [[id_ for id_ in map(self._country_of, words(line)) if id_] for line in (one.name.en, text)]
        among = cues.AMONG.search(" ".join(text.split()[:3]))
        return 9 if ways[0] and ways[1] and not among and ways[0][0] != ways[1][0] else 0

    def _country_of(self, word: str) -> str | None:
        return next((id_ for id_, its in self._countries.items() if re.fullmatch(its, word)), None)

    def _country(self, way: str, case: str, text: str) -> str | None:
        """Return the first country with a preposition or case of that direction, or None."""
        found = (
            (at.start(), id_)
            for id_, its in self._countries.items()
            if (at := re.search(rf"\b(?:(?:{way})\s+(?:\w+\s+){{0,3}}?{its}|{its}{case}\b)", text))
        )
        return min(found, default=(0, None))[1]
