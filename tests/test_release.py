"""The release check: it names whatever does not agree with the version, and passes what does."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = {
    "src/raes_cli/__init__.py": '__version__ = "1.2.3"\n',
    "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-11-28\n\n- New.\n\n## [1.2.2] - 2026-01-01\n",
    "CITATION.cff": "version: 1.2.3\n",
    "docs/raes.1": '.TH RAES 1 2026-11-28 "raes 1.2.3" "User Commands"\n',
    "docs/schema/base.json": '{"version": "1.2.3"}\n',
    "docs/schema/output.json": '{"version": "1.2.3"}\n',
}
pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository in which everything is committed and agrees."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "release", tmp_path / ".ci" / "release")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    who = {f"GIT_{role}_{what}": "nobody@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **who, **nothing}
    )


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "all")


def told(folder: Path) -> tuple[int, str]:
    done = subprocess.run([folder / ".ci" / "release", "agree"], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_what_agrees_may_be_tagged_and_is_right_once_it_is(checkout: Path) -> None:
    untagged = "release: there is no tag yet: git tag v1.2.3, when all of this holds\n"
    assert told(checkout) == (0, f"{untagged}release: all names agree on 1.2.3\n")
    git(checkout, "tag", "v1.2.3")
    assert told(checkout) == (0, "release: all names agree on 1.2.3\n")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("src/raes_cli/__init__.py", '__version__ = "1.2.4.dev0"\n', "no version for a release: '1.2.4.dev0'"),
        ("src/raes_cli/__init__.py", '__version__ = "1.2.4"\n', "CHANGELOG.md: the first section under Unreleased is not [1.2.4]"),
        ("CHANGELOG.md", "## [Unreleased]\n\n- More.\n\n## [1.2.3] - 2026-11-28\n", "something stands under Unreleased"),
        ("CHANGELOG.md", "## [Unreleased]\n\n## [1.2.3]\n", "is not [1.2.3] with its day, but: ## [1.2.3]"),
        ("CITATION.cff", "version: 1.2.2\n", "CITATION.cff: another version"),
        ("docs/raes.1", '.TH RAES 1 2026-11-28 "raes 1.2.2" "User Commands"\n', "docs/raes.1: another version"),
        ("docs/schema/output.json", '{"version": "1.2.2"}\n', "docs/schema/output.json: another version"),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_named(checkout: Path, name: str, text: str, said: str) -> None:
    (checkout / name).write_text(text, encoding="utf-8")
    commit(checkout)
    code, out = told(checkout)
    assert code == 1
    assert said in out


def test_what_is_not_committed_or_tagged_elsewhere_is_named(checkout: Path) -> None:
    git(checkout, "tag", "v1.2.3")
    (checkout / "new").touch()
    assert "something is not committed" in told(checkout)[1]
    commit(checkout)
    assert "the tag v1.2.3 is at another commit" in told(checkout)[1]
