"""Hints for a format that was typed among the words of a question: which option to use instead."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

from raes_cli.cli.commands import Command
from raes_cli.cli.synonyms import for_format
from raes_cli.formats import CHARTS, ENDINGS, EXPORTS, PICTURES
from raes_cli.text import Words, both

if TYPE_CHECKING:
    from raes_cli.lookup.hints import Said

_JOINING = {"as", "for", "in", "into", "to", "в", "во", "для", "как", "формате"}
"""Words that may precede the name of a format, and are dropped along with it."""
_FILES = {ending: form for ending, form in (*ENDINGS.items(), *CHARTS.items()) if form in EXPORTS or form in PICTURES}
"""Extension → format, of the formats that are usually written to files."""


def hint(name: str, command: Command, typed: Iterable[str | Iterable[str]], said: Said, error: str) -> Words | None:
    """Return a hint at the command to try if one of the `typed` words names a format, else None.

    `name` is that of the `command`, empty for a question; `said` are the options typed along with it. If there is an
    `error`, only a word that it mentions counts.
    """
    flags = command.flags
    known = {*command.forms, *(("chart", *PICTURES) if "--chart" in flags else ())}
    lines = chain.from_iterable([one] if isinstance(one, str) else one for one in typed if one)
    words = [word for line in lines for word in line.split()]
    found = (
        (place, form) for place, word in enumerate(words) if (form := for_format(word)) and word in (error or word)
    )
    place, form = next(((place, form) for place, form in found if form in known), (0, ""))
    if not form:
        return None
    from raes_cli.lookup.hints import spelled  # most words name no format

    before, after = words[:place], words[place + 1 :]
    while before and before[-1].casefold() in _JOINING:
        before.pop()
    called = name if before or after or (name and command.arguments[-1].metavar.startswith("[")) else "export"
    asked = " ".join(filter(None, ("raes", called, spelled(" ".join((*before, *after)), said))))
    line = f"{asked} {_option(form, flags)}"
    return both(f"try `{line}`", f"попробуйте `{line}`")


def _option(form: str, flags: Iterable[str]) -> str:
    """Return the option that selects a format or a chart."""
    if form == "chart":
        return "--chart"
    if "--style" in flags:
        return f"--style {form}"
    ending = next((ending for ending, known in _FILES.items() if known == form), "")
    return f"-o raes{ending}" if ending else f"-f {form}"
