"""Fixtures for every test: a separate cache and environment, the frozen base, and small bases written as YAML."""

from __future__ import annotations

import ctypes
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from raes_cli.base import Base
from raes_cli.cli import language
from raes_cli.curate import Layer, examine
from raes_cli.lookup import base as bases
from raes_cli.lookup.base import open_base
from small import FROZEN, Told, told

LIVE = bases.default_base


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the transcripts with what raes prints today")
    parser.addoption("--all-questions", action="store_true", help="ask all questions made of the base, not a sample")
    parser.addoption("--hostile-lines", type=int, default=200, help="how many lines of nonsense to type")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: opens the page in Chromium, whatever the Python")
    config.addinivalue_line("markers", "live: asks the base of the product, and not the frozen one of the tests")
    # In every test process, before any fixture: adding facts to the product's base then breaks no test.
    bases.default_base = lambda: FROZEN


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(autouse=True)
def _the_base_of_the_product(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.get_closest_marker("live"):
        monkeypatch.setattr(bases, "default_base", LIVE)


@pytest.fixture(autouse=True)
def _own_environment(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep tests from reading the user's settings or writing to the user's cache."""
    cache = tmp_path_factory.getbasetemp() / "cache"
    cache.mkdir(exist_ok=True)
    for name in (
        "RAES_FACTS", "RAES_LANG", "RAES_DEBUG", "RAES_PAGER", "PAGER", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR",
        "ACCESSIBLE", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "LESS",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Base, "keep", lambda _: None)  # it may wait for the clock
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    language.choose(())
    yield
    language.choose(())


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The index of the frozen base."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
        patch.delenv("RAES_FACTS", raising=False)
        opened = open_base()
    with closing(opened):
        yield opened


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of this test, which does not exist yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "raes"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Advance the clock of the cache by some seconds."""
    real = time.time_ns

    def go_by(seconds: float) -> None:
        monkeypatch.setattr(time, "time_ns", lambda: real() + int(seconds * 1e9))

    return go_by


@pytest.fixture
def problems() -> Callable[[str], list[Told]]:
    """Return the problems of a base written as YAML."""
    return lambda text: told(examine([Layer("base.yaml", text.encode())])[1])


@pytest.fixture
def base_file(tmp_path: Path) -> Callable[[str], Path]:
    """Write YAML as the file of a base."""

    def write(text: str) -> Path:
        path = tmp_path / "base.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def modes_bind() -> Iterator[None]:
    """Make file modes apply to root too, by dropping the capabilities that bypass them for the duration of the test."""
    if os.geteuid():
        yield
        return
    libc = ctypes.CDLL(None)
    head, powers = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if libc.capget(head, powers):
        pytest.skip("this root cannot be bound")
    had = powers[0]
    powers[0] = had & ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    if libc.capset(head, powers):
        pytest.skip("this root cannot be bound")
    yield
    powers[0] = had
    libc.capset(head, powers)
