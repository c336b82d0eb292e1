"""Environments: what programs read is the same to the byte in any locale, zone and Python; what people read is whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path
from random import Random

from blackbox import FROZEN, Box
from suites import Case

_SETTINGS: dict[str, tuple[str, ...]] = {
    "LC_ALL": ("C", "POSIX", "C.UTF-8", "en_US.ISO-8859-1", "ru_RU.KOI8-R", "tr_TR.UTF-8", "az_AZ", "zz_ZZ", ""),
    "TZ": ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "nonsense", ":", ""),
    "PYTHONHASHSEED": ("0", "1", "4294967295", "random"),
    "PYTHONUNBUFFERED": ("", "1"),
    "PYTHONIOENCODING": ("", "ascii", "cp1251", "utf-16", "utf-8:strict", "latin-1:replace"),
    "PYTHONUTF8": ("", "0", "1"),
    "PYTHONCOERCECLOCALE": ("", "0"),
    "PYTHONDONTWRITEBYTECODE": ("", "1"),
    "PYTHONINTMAXSTRDIGITS": ("", "640", "0"),
    "PYTHONMALLOC": ("", "debug", "malloc"),
    "COLUMNS": ("", "0", "1", "2", "-5", "abc", "80", "100000000"),
    "LINES": ("", "0", "x"),
    "TERM": ("", "dumb", "xterm", "vt100", "nonsense"),
    "NO_COLOR": ("", "1"), "FORCE_COLOR": ("", "1"), "CLICOLOR_FORCE": ("", "1"), "ACCESSIBLE": ("", "1"),
    "RAES_LANG": ("", "en", "ru"), "LANGUAGE": ("", "ru:en", "de"),
}  # fmt: skip
_PYTHON = ((), ("-X", "dev", "-W", "error"), ("-I",), ("-O",), ("-OO",), ("-bb",), ("-u",), ("-X", "utf8=0"), ("-B",), ("-E", "-s"), ("-P",), ("-X", "importtime"))  # fmt: skip
_EXACT = (("export", "-f", "jsonl"), ("timeline", "--json"), ("trade", "-f", "yaml"), ("export", "-f", "ics"), ("figures", "-f", "csv"), ("export", "-f", "graphml"), ("Lavrov", "Baku", "--json"), ("export", "-f", "tsv"))  # fmt: skip
"""Answers that depend on nothing; of csv, tsv, ics and graphml in one language."""
_HUMAN = (("timeline",), ("who", "Lavrov"), ("stats",), ("-h",), ("search", "Баку"), ("trade", "-f", "table"), ("nobody-at-all",), ("check", str(FROZEN)))  # fmt: skip
_OF_LANGUAGE = ("RAES_LANG", "LANGUAGE", "LC_ALL")


def environments(chance: Random, folder: Path) -> Iterator[Case]:
    """Some settings at once, some options of Python, one line."""
    box = Box(folder)
    while True:
        chosen = {
            name: chance.choice(_SETTINGS[name]) for name in chance.sample(list(_SETTINGS), chance.randrange(1, 8))
        }
        python = chance.choice(_PYTHON)
        exact = chance.random() < 0.6
        line = chance.choice(_EXACT if exact else _HUMAN)
        name = " ".join((*python, *sorted(chosen))) or "plain"
        yield Case(name, partial(same if exact else told, box, line, python, chosen))


@lru_cache(maxsize=64)
def _known(box: Box, line: tuple[str, ...]) -> tuple[bytes, bytes]:
    ended = box.run(*line, codes=(0,))
    return ended.out, ended.err


def same(box: Box, line: tuple[str, ...], python: tuple[str, ...], chosen: dict[str, str]) -> None:
    """The same bytes; and nothing is said but what is said in plain surroundings."""
    both = line[-1] in ("--json", "jsonl", "yaml")
    settings = {**chosen, **({} if both else {"RAES_LANG": "en"})}
    ended = box.run(*line, fresh=True, python=python, codes=(0,), form=line[-1].removeprefix("--"), settings=settings)
    known = _known(box, line)
    assert ended.out == known[0]
    if "importtime" not in python:
        assert len(ended.told) == len(known[1].splitlines()), ended.told
        assert both or ended.err == known[1], ended.told


def told(box: Box, line: tuple[str, ...], python: tuple[str, ...], chosen: dict[str, str]) -> None:
    """A whole text in UTF-8, which is that of the language whatever the encoding of the locale."""
    ended = box.run(*line, fresh=True, python=python, codes=(0, 1), settings=chosen)
    ended.out.decode()
    wide = {name: value for name, value in chosen.items() if name in (*_OF_LANGUAGE, "COLUMNS", "ACCESSIBLE")}
    again = box.run(*line, settings={"LC_ALL": "C.UTF-8", **wide}, codes=(0, 1))
    if not {"FORCE_COLOR", "CLICOLOR_FORCE"} & chosen.keys():
        assert (ended.code, ended.out) == (again.code, again.out)
