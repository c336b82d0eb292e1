"""In which language to speak: decided once, before any option or help text is built."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from raes_cli.text import Words

LANGUAGES = ("en", "ru")

_spoken = "en"


def choose(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The language for this run: `--lang`, then `RAES_LANG`, then the locale, then English.

    Sets what `say` speaks. A language that does not exist is left to the option's own check.
    """
    global _spoken  # noqa: PLW0603 - one run, one language
    wanted = [environment.get("RAES_LANG", "")[:2].lower()]
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            wanted[:0] = arguments[place + 1 : place + 2]
        elif argument.startswith("--lang="):
            wanted.insert(0, argument.removeprefix("--lang="))
    locale = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "")
    wanted.append(locale[:2].lower())
    _spoken = next((language for language in wanted if language in LANGUAGES), "en")
    return _spoken


def say(words: Words) -> str:
    """`words` in the language of this run."""
    return words[_spoken]
