"""`raes draft`: a layer to start from, drafted from a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from raes_cli import files
from raes_cli.cli import output
from raes_cli.cli.files import as_typed, refuse, save
from raes_cli.cli.language import spoken
from raes_cli.errors import BaseError, UsageError
from raes_cli.lookup.base import layers, named, open_base
from raes_cli.lookup.folders import DEFAULT
from raes_cli.text import both, one_line

if TYPE_CHECKING:
    from raes_cli.draft import Drafted
    from raes_cli.draft.origin import Origin


def draft(
    text: str,
    *,
    source: str | None,
    published: str | None,
    language: str | None,
    target: str | None,
    facts: Sequence[str],
    force: bool,
) -> None:
    """Draft a layer from the file `text`, and write it to the file `target` or to stdout."""
    from raes_cli.draft import draft as drafted
    from raes_cli.lookup.reading.lexicon import Lexicon

    if language and not re.fullmatch("[a-z]{2}", language):
        shown = one_line(language)
        message = both(f"--lang {shown} is not a language code", f"--lang {shown} — не код языка")
        raise UsageError(message, both("two letters: ru, en, az, de …", "две буквы: ru, en, az, de …"))
    if target is not None:
        refuse(target, facts, force=force)
    found, page = _origin(text, published, language)
    with closing(open_base(facts)) as index:
        made = drafted(found, layers(facts), Lexicon(index), source, spoken())
    if page:
        _keep(found, page, facts, force=force)
    written = made.layer.written()
    if target:
        save(written, target, facts, force=force)
    else:
        output.write(written)
    _tell(made, target or output.STANDARD, facts)
    if language and found.language != language:
        en, ru = (
            f"the text is in {found.language}, not in {language}",
            f"язык текста — {found.language}, а не {language}",
        )
        output.note(both(en, ru))


def _origin(name: str, published: str | None, language: str | None) -> tuple[Origin, Path | None]:
    """Read the document in a file; for a web page, also return the path at which to keep its text."""
    from raes_cli.draft import decoding, origin, page

    try:
        content = files.read(files.path(name), files.shown(name), most=_LARGEST).content
    except BaseError as error:  # the file is not a base, so this is a usage error
        shown, why = one_line(name), error.problems[0].message
        raise UsageError(both(f"'{shown}': {why['en']}", f"'{shown}': {why['ru']}")) from None
    if not page.is_page(content, name):
        text = decoding.read(content, name)
        return origin.origin(content, name, text, published=published, language=language), None
    article = page.read(decoding.read(content, name, most=_LARGEST), name)
    beside = Path(files.path(name)).with_suffix(".txt")
    kept = article.text.encode()
    found = origin.origin(
        kept, beside.name, decoding.read(kept, name), published=published or article.published, language=language
    )
    found.given, found.url, found.outlet = published is not None, article.url, article.outlet
    return found, beside


_LARGEST = 4 << 20
"""Maximum size of a page in bytes; most of it is markup."""


def _keep(found: Origin, beside: Path, facts: Sequence[str], *, force: bool) -> None:
    """Write the text of a page beside it, unless it is already there."""
    shown = files.shown(str(beside))
    there = files.read(str(beside), shown).content if beside.is_file() else None
    if there != found.content:
        save(found.content, str(beside), facts, force=force)
        output.note(both(f"wrote {shown}: the text of the page", f"записан {shown}: текст страницы"))


def _tell(made: Drafted, target: str, facts: Sequence[str]) -> None:
    count, left = len(made.layer.records), made.layer.blanks
    shown = one_line(target)
    en, ru = (
        f"{count} records proposed, {left} places to fill",
        f"предложено записей: {count}, мест для заполнения: {left}",
    )
    where = both(f"wrote {shown}: {en}", f"записан {shown}: {ru}") if target != output.STANDARD else both(en, ru)
    hint = None
    if target != output.STANDARD:
        paths = " ".join(map(as_typed, (*(named(facts) or (DEFAULT,)), target)))
        hint = both(f"next: raes check {paths} --texts DIR", f"дальше: raes check {paths} --texts ПАПКА")
    output.note(where, hint)
    for note in made.notes:
        output.note(note)
