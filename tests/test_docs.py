"""The documents: those generated from the program are current, and examples in the others show what raes prints."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from test_readme import BLOCK, READMES, either

pytestmark = pytest.mark.live
DOCS = Path(__file__).parent.parent / "docs"
CONSTRAINTS = DOCS.parent / "constraints.txt"
MADE = (
    "cli.md", "raes.1", "json-keys.md", "schema/base.json", "schema/output.json", "../src/raes_cli/records.py",
    "words.md", "dates.md", "formats.md", "mcp.md", "evidence.md", "../README.md", "../README.ru.md",
)  # fmt: skip


@pytest.fixture(scope="module")
def anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout") / "docs"
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path_factory.getbasetemp() / "cache")}
    subprocess.run([sys.executable, str(DOCS / "generate.py"), str(folder)], check=True, env=environment)
    return folder


@pytest.mark.parametrize(
    "name", [*MADE, *(f"pictures/{path.name}" for path in sorted((DOCS / "pictures").glob("*.svg")))]
)
def test_what_is_made_from_the_program_is_fresh(anew: Path, name: str) -> None:
    if name.startswith("pictures/") and (drawn := f"rich=={version('rich')}") not in CONSTRAINTS.read_text().split():
        pytest.skip(f"another release of the library draws another picture: {drawn}")
    fresh = (anew / name).read_text(encoding="utf-8") == (DOCS / name).read_text(encoding="utf-8")
    assert fresh, "run python docs/generate.py"


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not here")
def test_the_man_page_has_nothing_that_a_reader_of_man_pages_warns_of() -> None:
    command = ["mandoc", "-T", "lint", "-W", "style", str(DOCS / "raes.1")]
    warnings = subprocess.run(command, check=False, capture_output=True, text=True).stdout.splitlines()
    # Other pages that a man page may refer to belong to the system.
    assert [one for one in warnings if "outdated mandoc.db" not in one] == []


def test_there_is_nothing_made_but_what_is_kept(anew: Path) -> None:
    pictures = {path.name for path in (anew / "pictures").iterdir()}
    assert pictures == {path.name for path in (DOCS / "pictures").glob("*.svg")}


PYTHON = [block.split("```")[0] for block in (DOCS / "json.md").read_text(encoding="utf-8").split("```python\n")[1:]]


@pytest.mark.parametrize("number", range(len(PYTHON)))
def test_the_python_of_the_recipes_runs(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    script = tmp_path / "recipe.py"
    script.write_text(PYTHON[number], encoding="utf-8")
    runpy.run_path(str(script))
    shown = capfd.readouterr().out
    expected = ("2022", "2023") if number == 0 else ("2023", "10.0", "17.5")
    assert all(part in shown for part in expected), shown


def test_there_are_twelve_recipes() -> None:
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    assert len(BLOCK.findall(text)) + len(PYTHON) == 12


def test_every_variable_that_is_read_stands_in_the_manual_and_the_readme() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (DOCS.parent / "src").rglob("*.py"))
    names = set(re.findall(r"""environ(?:ment)?(?:\.get\(|\[)"([A-Z]\w*)\"""", source)) - {"LOCALAPPDATA"}
    assert {"RAES_FACTS", "RAES_PAGER", "LESS", "LANGUAGE", "NO_COLOR"} <= names
    for path in (DOCS / "raes.1", *READMES):
        text = path.read_text(encoding="utf-8")
        assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", text)] == []


@either
def test_the_readme_leads_to_every_document(path: Path) -> None:
    readme = path.read_text(encoding="utf-8")
    assert [one.name for one in DOCS.glob("*.md") if f"(docs/{one.name})" not in readme] == []


def test_a_base_of_ones_own_begins_as_its_page_says(tmp_path: Path) -> None:
    blocks = re.findall(
        r"^```sh own\n(.*?)^```$", (DOCS / "own-base.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    here = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    script = "set -eu\n" + "".join(blocks)
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=os.environ | here, capture_output=True, text=True, check=False
    )
    assert (done.returncode, len(blocks)) == (0, 2), done.stderr
    assert "anchors found: 1; sentences: 1, used: 1, silent: 0" in done.stderr
    assert "940 tonnes" in done.stdout
    assert "Lavrov and Bayramov meet (invented)" in done.stdout
