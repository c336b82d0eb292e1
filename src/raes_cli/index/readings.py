"""What was read of the files of a base, kept in its index: files that have not changed are not read again."""

from __future__ import annotations

import marshal
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256

from raes_cli.curate import fast_reading
from raes_cli.curate.reading import Document, Judge


class Readings:
    """What was read of files, in the index that is being built; an older index of other makers is emptied."""

    def __init__(self, base: sqlite3.Connection, makers: str) -> None:
        self.base = base
        self.used: set[bytes] = set()
        if _makers(base) != makers:
            emptied(base)
        base.execute("CREATE TABLE IF NOT EXISTS kept (digest BLOB PRIMARY KEY, read BLOB NOT NULL)")

    def read(self, content: bytes, file: str, judge: Judge, told: Callable[[int], None]) -> Document:
        """Return `content` as a `Document`, like `fast_reading.read`, which is asked only for new files."""
        digest = sha256(content).digest()
        self.used.add(digest)
        for (known,) in self.base.execute("SELECT read FROM kept WHERE digest = ?", (digest,)):
            value, places = marshal.loads(zlib.decompress(known))  # noqa: S302 - from our own index
            return Document(file, value, places, content=content)
        document = fast_reading.read(content, file, judge, told)
        if document.content:  # it is sound
            known = zlib.compress(marshal.dumps((document.value, document.places)), 1)
            self.base.execute("INSERT INTO kept VALUES (?, ?)", (digest, known))
        return document

    def forget(self) -> None:
        """Delete what was read of files that the base no longer has."""
        known = {digest for (digest,) in self.base.execute("SELECT digest FROM kept")}
        self.base.executemany("DELETE FROM kept WHERE digest = ?", [(one,) for one in known - self.used])


def emptied(base: sqlite3.Connection, *kept: str) -> None:
    """Delete all tables but those `kept`."""
    for way in ("CREATE VIRTUAL", "CREATE"):  # with a virtual table go the tables behind it
        tables = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE ? || '%'", (way,))
        for (name,) in tables.fetchall():
            if name not in kept:
                base.execute(f"DROP TABLE {name}")


def _makers(base: sqlite3.Connection) -> str | None:
    """Return the makers of the index in a database; None if it is empty or of another version."""
    with suppress(sqlite3.OperationalError):
        return str(base.execute("SELECT makers FROM base").fetchone()[0])
    return None
