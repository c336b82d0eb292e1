"""A format that is asked for among the words of a question, where options say it: what to type instead."""

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
"""What may stand before a format, and goes with it."""
_FILES = {ending: form for ending, form in (*ENDINGS.items(), *CHARTS.items()) if form in EXPORTS or form in PICTURES}
"""Endings of the formats that are wanted as files."""


def hint(name: str, command: Command, typed: Iterable[str | Iterable[str]], said: Said, error: str) -> Words | None:
    """The command to try where words that were `typed` name a format; None where none does.

    `name` is that of the `command`, empty for a question; `said` are the options that were typed as well. Where there
    is an `error`, it names the word.
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
    """The option that asks for a format, or for a chart."""
    if form == "chart":
        return "--chart"
    if "--style" in flags:
        return f"--style {form}"
    ending = next((ending for ending, known in _FILES.items() if known == form), "")
    return f"-o raes{ending}" if ending else f"-f {form}"
