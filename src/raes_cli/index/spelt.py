"""The keys of names by the pairs of letters that they have: what is nearly one is found by these."""

from __future__ import annotations

import sqlite3

from raes_cli.names import letter_pairs


def write(connection: sqlite3.Connection) -> None:
    """Write every key of the names of an index once, and the pairs of letters in it."""
    keys = list(enumerate(row[0] for row in connection.execute("SELECT DISTINCT key FROM name_key ORDER BY key")))
    connection.executemany("INSERT INTO spelt VALUES (?,?)", keys)
    pairs = ((number, " ".join(map(pair, letter_pairs(key)))) for number, key in keys)
    connection.executemany("INSERT INTO pairs (rowid, letters) VALUES (?,?)", pairs)


def pair(letters: tuple[str, str]) -> str:
    """Two letters side by side as a word of the index, whatever they are."""
    return f"{ord(letters[0]):x}x{ord(letters[1]):x}"
