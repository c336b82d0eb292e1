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
    """Whether records are filtered by anything other than their date."""
    kinds: frozenset[str] = frozenset()
    """The kinds of events that were asked for."""
    since: str | None = None
    """The first day that was asked for, in ISO format."""
    until: str | None = None
    """The last day that was asked for, in ISO format."""
    reverse: bool = False
    """Whether the records run from last to first."""
    verbose: bool = False
    """Whether tables show remarks, passages and the ids of linked records."""
    most: int | None = None
    """How many search results a table shows; None means all."""
    columns: tuple[str, ...] = ()
    """The columns of csv, tsv, plain and md that were asked for, in order; empty means all."""
    bom: bool = False
    """Whether CSV and TSV begin with a byte order mark, for Excel."""
    apart: tuple[int, Words] | None = None
    """How many records at the end are set apart, and why."""
    above: Words | None = None
    """Text above the records of a table: the count, if that was asked for."""
    reach: str | None = None
    """The day up to which the base reaches, in ISO format; a table shows it below the records."""
    labels: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    """What the base calls its kinds (`event-kind` …) and units, by id; a kind also has its `sign`."""
    known: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    """The sources, people and bodies that records refer to, by id."""
    edition: str = ""
    """The version of the program and the edition of the base, in words; for exports, citations and counts."""
    names: Mapping[str, Words] = MappingProxyType({})
    """Names of the sources and topics that records refer to, by id."""

    carried: Mapping[str, Any] = MappingProxyType({})
    """Data with which an exported page answers without the program: `lookup.carried`."""

    @property
    def units(self) -> Units:
        """The units of the base."""
        return self.labels.get("unit", {})
