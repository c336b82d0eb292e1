"""Rules on names and texts: names can be told apart and found, and each text is in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from raes_cli import names, sounds
from raes_cli.curate.book import Book, Breach
from raes_cli.curate.parts import Both, Name
from raes_cli.curate.walking import Models, walk
from raes_cli.text import both

_WORD = re.compile(r"\w+")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_APART = re.compile(r"«[^»]*»|\([^)]*\)")
"""Parts of a text that may be in another language."""
_LONGEST_ANCHOR = 8
_SAID: Models = frozenset((Both, Name))


def same_name(book: Book) -> Iterator[Breach]:
    """No two people, organizations, places or topics have the same name.

    Tell them apart, or join them; a spelling belongs to one of them.
    """
    for sections in (("people", "organizations"), ("places",), ("topics",)):
        seen: dict[tuple[frozenset[str], ...], str] = {}
        for section in sections:
            for id_, record in getattr(book.base, section).items():
                spellings = (record.name.en, record.name.ru, record.name.az, *record.aliases)
                for spelling in dict.fromkeys(filter(None, spellings)):
                    key = tuple(sounds.keys(word) for word in names.tokens(spelling))
                    if (other := seen.setdefault(key, id_)) != id_:
                        message = both(
                            f"{spelling!r} is also a name of {other!r}", f"{spelling!r} — имя и для {other!r}"
                        )
                        yield Breach((section, id_), message)


def repeated_alias(book: Book) -> Iterator[Breach]:
    """An alias is not the name itself, and appears once.

    Remove it.
    """
    for section in ("people", "organizations", "places", "topics", "indicators"):
        for id_, record in getattr(book.base, section).items():
            seen = [record.name.en, record.name.ru, record.name.az]
            for number, alias in enumerate(record.aliases):
                if alias in seen:
                    path = (section, id_, "aliases", number)
                    yield Breach(path, both(f"{alias!r} is a duplicate", f"{alias!r} уже есть"))
                seen.append(alias)


def language(book: Book) -> Iterator[Breach]:
    """A Russian text is written in Russian letters, an English one in Latin letters.

    Put each text under its language; an English text may quote a Russian word in «».
    """
    for path, value in walk(book.base, _SAID):
        assert isinstance(value, Both | Name)
        if not value.en.isascii() and _CYRILLIC.search(_APART.sub("", value.en)):
            message = both(
                f"Russian letters in an English text: {value.en!r}", f"русские буквы в английском тексте: {value.en!r}"
            )
            yield Breach((*path, "en"), message)
        if isinstance(value, Both) and not _CYRILLIC.search(value.ru):
            message = both(
                f"no Russian letter in a Russian text: {value.ru!r}",
                f"ни одной русской буквы в русском тексте: {value.ru!r}",
            )
            yield Breach((*path, "ru"), message)


def anchor_length(book: Book) -> Iterator[Breach]:
    """An anchor has two to eight words; a spelling as printed has one to eight.

    Quote less: enough to prove the fact and to find the place.
    """
    for path, _, anchor in book.citations():
        count = len(_WORD.findall(anchor))
        least = 1 if path[-1] == "text" else 2
        if not least <= count <= _LONGEST_ANCHOR:
            words = "word" if count == 1 else "words"
            message = both(f"an anchor of {count} {words}: {anchor!r}", f"слов в цитате — {count}: {anchor!r}")
            yield Breach(path, message)


def printed_spelling(book: Book) -> Iterator[Breach]:
    """A person known from a source whose text is held has a spelling from that source.

    Add to `spellings` the name as the source prints it.
    """
    for id_, person in book.base.people.items():
        printed = {spelling.source for spelling in person.spellings}
        for number, citation in enumerate(person.sources):
            held = (source := book.base.sources.get(citation.source)) is None or source.file
            if held and citation.source not in printed:
                message = both(f"no spelling from {citation.source!r}", f"нет написания из {citation.source!r}")
                yield Breach(("people", id_, "sources", number), message)


def theme_language(book: Book) -> Iterator[Breach]:
    """A theme states the language in which the source prints it.

    Add `theme_original`: the other languages are our own translations.
    """
    for id_, event in book.base.events.items():
        if bool(event.theme) != bool(event.theme_original):
            message = both("a theme without its language", "тема без языка")
            if not event.theme:
                message = both("a language without a theme", "язык без темы")
            yield Breach(("events", id_, "theme_original"), message)


RULES = (theme_language, same_name, repeated_alias, language, anchor_length, printed_spelling)
