"""Renews an older index by the same makers: only what an edit has changed is written.

A record is left as it is if its mark is the same and no name in it has changed. What hangs on all records together is
derived anew from the tables, except for phrases, which are made anew if any of their parts has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raes_cli import text
from raes_cli.progress import Told

if TYPE_CHECKING:
    from raes_cli.index.writer import Marked, Writer

GAP = 1 << 12
"""Distance between the numbers of two records of a new index."""
_MOST = 8
"""An index is made anew if more than one of so many of its records has changed."""
_GONE = """
DELETE FROM occurrence WHERE record IN (SELECT number FROM gone);
DELETE FROM titled WHERE record IN (SELECT number FROM gone);
DELETE FROM record WHERE number IN (SELECT number FROM gone);
DELETE FROM printed WHERE id IN (SELECT id FROM gone);
DELETE FROM link WHERE record IN (SELECT id FROM gone);
DELETE FROM vocabulary WHERE (kind, id) IN (SELECT kind, id FROM stale);
DELETE FROM name_key WHERE (kind, id) IN (SELECT kind, id FROM stale);
DELETE FROM thing WHERE (kind, id) IN (SELECT kind, id FROM stale);
"""
_UNUSED = "SELECT number, text FROM text WHERE thing NOT IN (SELECT thing FROM occurrence)"


def renewed(writer: Writer, told: Told) -> bool:
    """Renew the index that `writer` writes into; return whether there was one and it was worth it.

    If not, nothing has been written.
    """
    base = writer.rows.connection
    if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'base'").fetchone():
        return False
    known = {(kind, id_): mark for kind, id_, mark in base.execute("SELECT kind, id, mark FROM vocabulary")}
    stale = [thing for thing, mark in known.items() if writer.things.get(thing) != mark]
    if any(kind == "unit" for kind, _ in stale):  # figures are found by the words of their unit
        return False
    base.executescript("CREATE TEMP TABLE stale (kind, id); CREATE TEMP TABLE gone (number INTEGER PRIMARY KEY, id)")
    base.executemany("INSERT INTO stale VALUES (?, ?)", stale)
    gone = {id_: (number, mark) for id_, number, mark in base.execute("SELECT id, number, mark FROM record")}
    fresh = _fresh(writer, gone, told)
    if fresh is None:
        return False
    base.executemany("INSERT INTO gone VALUES (?, ?)", [(number, id_) for id_, (number, _) in gone.items()])
    base.executescript(_GONE)
    unused = base.execute(_UNUSED).fetchall()
    words = ((number, text.spaced(one)) for number, one in unused)
    base.executemany("INSERT INTO words (words, rowid, folded) VALUES ('delete', ?, ?)", words)
    base.executemany("DELETE FROM text WHERE number = ?", [(number,) for number, _ in unused])
    base.execute("DELETE FROM thing WHERE number NOT IN (SELECT thing FROM occurrence)")
    _recall(writer)
    for number, record in fresh:
        writer.add(number, record)
    for thing, mark in writer.things.items():
        if known.get(thing) != mark:
            writer.name(thing)
    had = set(base.execute("SELECT role, target, record FROM link WHERE role IN ('at', 'at-kind')"))
    settings = set(writer.links.settings())
    writer.rows["link"] += settings - had
    base.executemany("DELETE FROM link WHERE (role, target, record) = (?, ?, ?)", had - settings)
    if base.execute("SELECT phrased FROM base").fetchone() != (writer.phrased(),):
        base.executescript("DELETE FROM phrase; DELETE FROM phrase_key; DELETE FROM spoken")
        writer.phrases.write(writer.rows)
    writer.rows.flush()
    return True


def _fresh(writer: Writer, gone: dict[str, tuple[int, str]], told: Told) -> list[tuple[int, Marked]] | None:
    """Return the records to be written, each with its number; None if they are too many, or there is no room.

    Those that stay are removed from `gone`, the records of the old index by id.
    """
    sql = "SELECT record FROM stale JOIN thing USING (kind, id) JOIN occurrence ON occurrence.thing = thing.number"
    touched = {number for (number,) in writer.rows.connection.execute(sql)}
    fresh: list[tuple[int, Marked]] = []
    waiting: list[Marked] = []
    most, last = len(gone) // _MOST, 0
    for record in writer.records(told):
        number, mark = gone.get(record.record["id"], (0, ""))
        if mark == record.mark and number > last and number not in touched:
            step = (number - last) // (len(waiting) + 1)
            fresh += [(last + step * at, one) for at, one in enumerate(waiting, 1)]
            if waiting and not step:
                return None
            waiting, last = [], number
            del gone[record.record["id"]]
        else:
            waiting.append(record)
            if len(fresh) + len(waiting) > most:
                return None
    return fresh + [(last + GAP * at, one) for at, one in enumerate(waiting, 1)]


def _recall(writer: Writer) -> None:
    """Tell `writer` the numbers of the texts, things and fields of the index."""
    base, texts = writer.rows.connection, writer.texts
    sql = "SELECT text, number FROM text WHERE thing NOT IN (SELECT number FROM thing)"
    texts.numbers.update(base.execute(sql))
    texts.numbers.update(((kind, id_), number) for kind, id_, number in base.execute("SELECT * FROM thing"))
    texts.known.update(((type_, name), number) for number, type_, name, _ in base.execute("SELECT * FROM field"))
    texts.count = base.execute("SELECT max(number) FROM text").fetchone()[0] or 0
