"""Which base answers: how many facts it has, until when, and the digest of its text, for citations and exports."""

from __future__ import annotations

import sqlite3

from raes_cli import dates
from raes_cli.text import Words, both
from raes_cli.tuples import NamedTuple

_SHOWN = 12
"""Digits of a digest that tell one base from another in a sentence."""


class Edition(NamedTuple):
    """How many events, figures, statements and documents it has, the ISO days of the `oldest` record and the `newest`
    (None without dates), and the `digest`: the SHA-256 of the text.

    Of a base of several files, it is that of their texts one after the other, as `cat FILES | sha256sum` gives it.
    """

    facts: int
    oldest: str | None
    newest: str | None
    digest: str

    def words(self) -> Words:
        """All three in a phrase."""
        short = self.digest[:_SHOWN]
        en, ru = f"{self.facts} facts", f"фактов: {self.facts}"
        if self.oldest and self.newest:
            en += f" from {dates.words(self.oldest, 'en')} to {dates.words(self.newest, 'en')}"
            ru += f", {dates.words(self.oldest, 'ru')} — {dates.words(self.newest, 'ru')}"
        return both(f"{en}, sha256 {short}", f"{ru}, sha256 {short}")


def edition(base: sqlite3.Connection) -> Edition:
    """The edition of an open base. What is planned or forecast does not make it newer."""
    return Edition(*base.execute("SELECT facts, oldest, newest, digest FROM base").fetchone())
