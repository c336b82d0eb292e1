"""The texts of sources, read from folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from raes_cli import files
from raes_cli.errors import UsageError
from raes_cli.text import both

if TYPE_CHECKING:
    from raes_cli.curate.book import Book


class Texts(NamedTuple):
    """The contents and paths of the texts, by the name each has in its source; the files that belong to no source."""

    contents: dict[str, bytes]
    paths: dict[str, str]
    strays: list[str]

    @classmethod
    def of(cls, folders: Sequence[str], book: Book) -> Texts:
        """Read the texts in `folders` that sources of `book` name; other files may be of any size, and are not read.

        A name may begin with a number that orders the folder, up to its last `_`: `014_ID.txt`. Raises `UsageError` for
        a path that is not a folder, `BaseError` for a text that cannot be read.
        """
        from raes_cli.curate.texts import name_of

        wanted = {name_of(id_, source) for id_, source in book.base.sources.items()}
        found = cls({}, {}, [])
        for folder in folders:
            for one in _inside(folder):
                called = files.typed(one.name)
                key = next((key for key in (called, called.rpartition("_")[2]) if key in wanted), None)
                if key is not None:
                    found.paths[key] = files.shown(str(one))
                    found.contents[key] = files.read(str(one), found.paths[key]).content
                elif one.is_file() and not called.startswith("."):
                    found.strays.append(files.shown(str(one)))
        return found


def _inside(folder: str) -> list[Path]:
    name = files.shown(folder)
    none = UsageError(both(f"'{name}' is not a folder of texts", f"'{name}' — не папка с текстами"))
    if not folder:
        raise none
    try:
        # Whether it is a folder is not asked before: from Python 3.14 on, that question hides every other trouble.
        return sorted(Path(files.path(folder)).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        raise none from None
    except OSError as error:
        raise files.refused(name, error) from None
