"""The built wheel, in an environment that has only it and its dependencies."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel built from it."""
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return target


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (wheel,) = built.glob("*.whl")
    return wheel


def test_the_sdist_holds_all_that_its_tests_need(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    folders = (ROOT / name for name in (".ci", "bench", "data", "docs", "src", "tests"))
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    files |= {
        ROOT / name
        for name in ("CHANGELOG.md", "LICENSE", "README.md", "README.ru.md", "constraints.txt", "pyproject.toml")
    }
    kept = {str(path.relative_to(ROOT)) for path in files if "__pycache__" not in path.parts}
    assert kept - names == set()
    assert [name for name in names if name.startswith((".venv", ".git/", "dist/"))] == []


def test_the_wheel_carries_the_base_its_lock_and_the_schema_of_the_index(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    needed = ("facts.yaml", "facts.lock.tsv", "index/schema.sql", "cli/shells/raes.zsh", "py.typed", "__main__.py")
    assert {f"raes_cli/{name}" for name in needed} <= names
    assert not [name for name in names if name.startswith("tests")]
    shared = {name.partition("/data/share/")[2] for name in names}
    assert {"man/man1/raes.1", "bash-completion/completions/raes", "zsh/site-functions/_raes"} <= shared
    assert {"fish/vendor_completions.d/raes.fish", "raes/schema/base.json", "raes/schema/output.json"} <= shared
    packaged = zipfile.ZipFile(wheel).read("raes_cli/facts.yaml")
    assert packaged == (ROOT / "data" / "facts.yaml").read_bytes()
    base = {str(path.relative_to(ROOT / "data")) for path in (ROOT / "data").rglob("*") if path.is_file()}
    assert {f"raes_cli/{name}" for name in base} <= names


def test_the_installed_wheel_answers_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    place, here = tmp_path / "env", tmp_path / "empty"
    here.mkdir()
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True)
    # Its dependencies come from this environment; nested .pth files are not read, so this
    # checkout stays out of sight.
    (packages,) = place.glob("lib/python*/site-packages")
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }

    def raes(*arguments: str) -> str:
        done = subprocess.run(
            [str(place / "bin" / "raes"), *arguments],
            cwd=here,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    assert raes("--version").startswith("raes ")
    assert "Kalugin" in raes("who", "Калугин")
    assert raes("timeline", "--json") == raes("timeline", "--json")
    where = subprocess.run(
        [str(python), "-c", "import raes_cli; print(raes_cli.__file__)"], cwd=here, env=environment, capture_output=True,
        text=True, check=True,
    ).stdout  # fmt: skip
    assert where.strip().startswith(str(place))
    assert list(here.iterdir()) == []
