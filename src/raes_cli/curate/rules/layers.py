"""Rules on layers and sources: what closes a gap comes later, and a source is held or says what was read of it."""

from __future__ import annotations

from collections.abc import Iterator

from raes_cli.curate.book import Book, Breach
from raes_cli.text import both


def closed_by(book: Book) -> Iterator[Breach]:
    """A gap is closed by a layer later than its own.

    Name records of that layer, or records to which it adds; there is no gap in what was known from the start.
    """
    order = {file: number for number, file in enumerate(book.files)}
    for id_, gap in book.base.gaps.items():
        here = order[book.place(("gaps", id_))[0]]
        for number, closer in enumerate(gap.closed_by):
            if closer not in book.ids:
                continue
            said = [book.place((book.ids[closer], closer))[0], *(one.file for one in book.additions.get(closer, ()))]
            if max(order[file] for file in said) <= here:
                message = both(
                    f"no later layer mentions {closer!r}", f"ни один более поздний слой не говорит о {closer!r}"
                )
                yield Breach(("gaps", id_, "closed_by", number), message)


def source_text(book: Book) -> Iterator[Breach]:
    """The text of a source is held, with its digest; or the source says whose page was read, and how much of it.

    Give `file` and `sha256`, or `outlet` and `read`.
    """
    for id_, source in book.base.sources.items():
        needed = ("file", "sha256") if source.file or source.sha256 else ("outlet", "url", "read", "grade")
        for key in needed:
            if getattr(source, key) is None:
                remedy = both(f"add {key}, or give file and sha256", f"добавьте {key} или file и sha256")
                message = both(f"its text is not held, and {key} is missing", f"текста нет, и не хватает {key}")
                if needed[0] == "file":
                    other = needed[1 - needed.index(key)]
                    message = both(f"{other} without {key}", f"{other} без {key}")
                    remedy = both(f"add {key}", f"добавьте {key}")
                yield Breach(("sources", id_), message, remedy)


RULES = (closed_by, source_text)
