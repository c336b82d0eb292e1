"""The edition of a base, for citations and exports: number of facts, dates spanned, digest of the text."""

from __future__ import annotations

import sqlite3

from raes_cli import dates
from raes_cli.text import Words, both
from raes_cli.tuples import NamedTuple

_SHOWN = 12
"""Digits of the digest shown in a sentence."""


class Edition(NamedTuple):
    """The edition of a base: `facts` counts its events, figures, statements and documents.

    `oldest` and `newest` are the ISO days of its oldest and newest record (None without dates). `digest` is the SHA-256
    of the text; for several files, of their concatenation, as `cat FILES | sha256sum` prints it.
    """

    facts: int
    oldest: str | None
    newest: str | None
    digest: str

    def words(self) -> Words:
        """Return the edition as a phrase."""
        short = self.digest[:_SHOWN]
        en, ru = f"{self.facts} facts", f"фактов: {self.facts}"
        if self.oldest and self.newest:
            en += f" from {dates.words(self.oldest, 'en')} to {dates.words(self.newest, 'en')}"
            ru += f", {dates.words(self.oldest, 'ru')} — {dates.words(self.newest, 'ru')}"
        return both(f"{en}, sha256 {short}", f"{ru}, sha256 {short}")


def edition(base: sqlite3.Connection) -> Edition:
    """Return the edition of an open base. Planned events and forecasts do not count as newest."""
    return Edition(*base.execute("SELECT facts, oldest, newest, digest FROM base").fetchone())
