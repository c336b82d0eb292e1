"""The language of this run, chosen once, before any option or help text is built."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from raes_cli.text import Words

LANGUAGES = ("en", "ru")

_spoken = "en"
_ignored = ""


def choose(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Choose and return the language of this run: `--lang`, then `RAES_LANG`, then the locale, then English.

    An invalid `--lang` is left to the option's own check, an invalid `RAES_LANG` to `ignored`.
    """
    global _spoken, _ignored  # noqa: PLW0603 - one run, one language
    asked = ""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            asked = next(iter(arguments[place + 1 : place + 2]), "")
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    named = environment.get("RAES_LANG", "")
    wanted = (asked, _language(named), *_of_locale(environment))
    _spoken = next((language for language in wanted if language in LANGUAGES), "en")
    _ignored = named if not asked and _language(named) not in LANGUAGES else ""
    return _spoken


def spoken() -> str:
    """Return the language of this run."""
    return _spoken


def ignored() -> str:
    """Return the value of `RAES_LANG` if it should have decided but is not a language; else an empty string."""
    return _ignored


def _of_locale(environment: Mapping[str, str]) -> list[str]:
    """Return the languages of the locale in the order of gettext: `LANGUAGE` first, unless the locale is C."""
    locale = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return []
    return [_language(one) for one in (environment.get("LANGUAGE") or locale).split(":")]


def _language(locale: str) -> str:
    """Return the language code in a name such as ru, RU, ru-RU or ru_RU.UTF-8; russian and rue_UA are not Russian."""
    for mark in ".@_-":
        locale = locale.partition(mark)[0]
    return locale.lower()


def say(words: Words) -> str:
    """Return `words` in the language of this run."""
    return words[_spoken]
