"""Metavariables in help texts and errors, in the language of this run."""

import re

from raes_cli.cli.language import say
from raes_cli.text import both

_METAVARS = {
    "STATUS": both("STATUS", "СТАТУС"),
    "ARGS": both("ARGS", "АРГУМЕНТЫ"), "BY": both("BY", "КАК"), "COMMAND": both("COMMAND", "КОМАНДА"),
    "DATE": both("DATE", "ДАТА"), "DIR": both("DIR", "ПАПКА"), "FILE": both("FILE", "ФАЙЛ"),
    "FORMAT": both("FORMAT", "ФОРМАТ"), "KIND": both("KIND", "ВИД"), "LANG": both("LANG", "ЯЗЫК"),
    "NAME": both("NAME", "ИМЯ"), "NUMBER": both("NUMBER", "НОМЕР"), "PATH": both("PATH", "ПУТЬ"),
    "PLACE": both("PLACE", "МЕСТО"), "RULE": both("RULE", "ПРАВИЛО"), "SHELL": both("SHELL", "ОБОЛОЧКА"),
    "NAMES": both("NAMES", "ИМЕНА"), "NEW": both("NEW", "НОВАЯ"), "OLD": both("OLD", "СТАРАЯ"),
    "SOURCE": both("SOURCE", "ИСТОЧНИК"), "TOPIC": both("TOPIC", "ТЕМА"),
    "STYLE": both("STYLE", "СТИЛЬ"), "TEXT": both("TEXT", "ТЕКСТ"),
    "WHEN": both("WHEN", "КОГДА"),
    "WHAT": both("WHAT", "ЧТО"), "WORDS": both("WORDS", "СЛОВА"), "YEAR": both("YEAR", "ГОД"),
}  # fmt: skip
"""Metavariables, as they appear in the terms and texts of a help page."""


def metavars(text: str) -> str:
    """Return `text` with its metavariables in the language of this run."""
    return re.sub(r"\b[A-Z]{2,}\b", lambda word: say(_METAVARS.get(word[0], both(word[0], word[0]))), text)
