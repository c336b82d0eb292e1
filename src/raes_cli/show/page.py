"""How to show an answer: what the command line has decided about view, language, width and terminal."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from raes_cli.tuples import NamedTuple

if TYPE_CHECKING:
    from raes_cli.plurals import Units
    from raes_cli.text import Words


class Page(NamedTuple):
    """The decisions a format needs; the records themselves come separately."""

    view: str
    """Which question was asked: `timeline`, `meetings`, `council`, `session`, `who`, `trade` …"""
    lang: str = "en"
    """Language of labels, titles, names and dates: `en` or `ru`."""
    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    """Whether ANSI styles are allowed."""
    links: bool = False
    """Whether OSC 8 hyperlinks are allowed; they need colour too."""
    linear: bool = False
    """Whether to do without drawing characters and symbols, for screen readers."""
    group: str = "year"
    """How a timeline is grouped: `year`, `month` or `none`."""
    sifted: bool = False
    """Whether records are left out for what they are, and not only for their date."""
    kinds: frozenset[str] = frozenset()
    """The kinds of events that are asked for."""
    since: str | None = None
    """ISO day that is asked for as the first."""
    reverse: bool = False
    """Whether the records come last to first."""
    verbose: bool = False
    """Whether tables give remarks, passages and the ids of what is linked."""
    most: int | None = None
    """How many results of a search a table shows; all unless there is a number."""
    columns: tuple[str, ...] = ()
    """Which columns of csv, tsv, plain and md are asked for, in their order; without, all."""
    bom: bool = False
    """Whether CSV and TSV begin with a byte order mark, for Excel."""
    apart: tuple[int, Words] | None = None
    """How many of the last records stand apart, and why."""
    above: Words | None = None
    """What a table says over the records: the count, where that is asked for."""
    reach: str | None = None
    """ISO day that a table says, under the records, the base reaches to."""
    labels: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    """What the base calls its kinds (`event-kind` …) and units, by id; a kind also has its `sign`."""
    known: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    """The sources, people and bodies that records name, by id."""
    edition: str = ""
    """Which program and which base answered, in words; for exports only."""
    names: Mapping[str, Words] = MappingProxyType({})
    """What the sources and topics that records name by id are called."""

    carried: Mapping[str, Any] = MappingProxyType({})
    """What a page takes along to answer without the program: `lookup.carried`."""

    @property
    def units(self) -> Units:
        """What the base counts in."""
        return self.labels.get("unit", {})
