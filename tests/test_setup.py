"""The installation instructions for a fresh machine: releases known to work together, and no package of a stranger."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)( ; [\w<>=!' ().]+)?")
READMES = [ROOT / "README.md", ROOT / "README.ru.md"]
TOLD = [*READMES, ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.*"), *(ROOT / "src").rglob("*.py")]
BY_NAME = re.compile(r"(?:pip|pipx|uv|uvx)(?: +(?:tool|install|-\S+))* +['\"]?raes(?:[-_]cli)?\b")


def constraints() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        pinned = PINNED.fullmatch(line)
        assert pinned, line
        found.setdefault(pinned["name"], set()).add(pinned["version"])
    return found


def wanted() -> dict[str, str]:
    """Return the dependencies of the project by name, with their lowest versions."""
    extras = PROJECT["optional-dependencies"].values()
    parts = (re.match(r"([\w-]+)(?:>=([\d.]+))?", one) for one in chain(PROJECT["dependencies"], *extras))
    return {part[1].lower(): part[2] or "0" for part in parts if part and part[1] != PROJECT["name"]}


def test_the_constraints_name_releases_and_nothing_else() -> None:
    missing = wanted().keys() - constraints().keys()
    assert missing == {"pip"}  # pip does not replace itself


def test_the_constraints_are_within_what_the_project_asks_for() -> None:
    def number(version: str) -> tuple[int, ...]:
        return tuple(map(int, re.findall(r"\d+", version)))

    known = constraints()
    low = {name for name, least in wanted().items() for one in known.get(name, ()) if number(one) < number(least)}
    assert low == set()


def test_the_command_that_tests_is_held_to_the_constraints() -> None:
    (command,) = re.findall(r"^```sh test\n(.*)\n```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert "--constraint constraints.txt" in command


def test_nobody_is_told_to_install_by_name_what_is_not_released() -> None:
    told = [one for path in TOLD for one in re.findall(BY_NAME, path.read_text(encoding="utf-8"))]
    assert told == ["pip install raes"] * len(READMES)  # each README warns against it


def test_the_readme_warns_of_the_strangers_package() -> None:
    for path, warning in zip(READMES, ("not `pip install raes`", "не `pip install raes`"), strict=True):
        assert warning in path.read_text(encoding="utf-8")
