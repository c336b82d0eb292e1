"""What a base knows of those who are named: who is a person, who said something, who took part together."""

import sqlite3
from collections.abc import Sequence

from raes_cli.lookup.query import Ids


class Attested:
    """Asks one base of ids."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def person(self, id_: str) -> bool:
        """Whether an id is a person's."""
        return bool(self.base.execute("SELECT 1 FROM record WHERE id = ? AND type = 'person'", (id_,)).fetchone())

    def of_kinds(self, kinds: Ids) -> Ids:
        """The bodies of these kinds."""
        sql = f"SELECT id FROM record WHERE type = 'organization' AND kind IN ({','.join('?' * len(kinds))})"
        return tuple(row[0] for row in self.base.execute(sql, kinds)) if kinds else ()

    def apart(self, kinds: Ids) -> bool:
        """Whether these kinds of bodies stand apart from the others, as states do."""
        sql = "SELECT 1 FROM vocabulary WHERE kind = 'organization-kind' AND id = ? AND json_extract(entry, '$.apart')"
        return all(self.base.execute(sql, (kind,)).fetchone() for kind in kinds)

    def speaks(self, ids: Sequence[str], topics: Sequence[str] = (), type_: str = "statement") -> bool:
        """Whether a statement (or what is of another type) is of one of `ids` itself, on one of `topics` if given."""
        sql = (
            "SELECT 1 FROM link JOIN record ON id = record"
            f" WHERE role = 'with' AND type = ? AND target IN ({','.join('?' * len(ids))})"
        )
        if topics:
            filed = f"SELECT record FROM link WHERE role = 'topic' AND target IN ({','.join('?' * len(topics))})"
            sql += f" AND record IN ({filed})"
        return self.base.execute(sql, (type_, *ids, *topics)).fetchone() is not None

    def filed(self, indicators: Sequence[str]) -> list[str]:
        """The topics of the figures of `indicators`."""
        sql = f"SELECT DISTINCT topic FROM filed WHERE indicator IN ({','.join('?' * len(indicators))})"
        return [row[0] for row in self.base.execute(sql, indicators)]

    def is_silent(self, ids: Sequence[str]) -> bool:
        """Whether none of `ids` took part in an event, or said something, himself or by somebody of his."""
        sql = (
            "SELECT 1 FROM link JOIN record ON id = record WHERE type IN ('event', 'statement')"
            f" AND role IN ('with', 'at', 'of', 'for') AND target IN ({','.join('?' * len(ids))})"
        )
        return self.base.execute(sql, tuple(ids)).fetchone() is None

    def are_within(self, kinds: Sequence[str], others: Sequence[str]) -> bool:
        """Whether an event of one of these kinds has to do with one of the `others`."""
        own, theirs = (",".join("?" * len(some)) for some in (kinds, others))
        sql = (
            "SELECT 1 FROM record JOIN link ON link.record = record.id JOIN record AS other ON other.id = target"
            f" WHERE record.kind IN ({own}) AND other.kind IN ({theirs})"
        )
        return self.base.execute(sql, (*kinds, *others)).fetchone() is not None

    def published(self, ids: Ids) -> Ids:
        """The sources that were published by any of `ids`."""
        sql = "SELECT id FROM record WHERE type = 'source' AND json_extract(json, '$.publisher.id')"
        rows = self.base.execute(f"{sql} IN ({','.join('?' * len(ids))})", ids) if ids else ()
        return tuple(row[0] for row in rows)

    def together(self, ids: Sequence[str]) -> bool:
        """Whether all of `ids` took part in one event."""
        sql = (
            "SELECT 1 FROM link JOIN record ON id = record WHERE type = 'event' AND role IN ('with', 'at')"
            f" AND target IN ({','.join('?' * len(ids))}) GROUP BY record HAVING count(DISTINCT target) = ?"
        )
        return self.base.execute(sql, (*ids, len(set(ids)))).fetchone() is not None

    def titled(self, words: list[str]) -> Ids:
        """The records whose title is all of `words`."""
        titled = "SELECT record FROM titled WHERE words = ?"
        rows = self.base.execute(
            f"SELECT id FROM record WHERE number IN ({titled}) ORDER BY number", (" ".join(words),)
        )
        return tuple(row[0] for row in rows)
