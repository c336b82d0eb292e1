"""The gallery of errors covers every message of the program, and docs/errors.md shows what the program says today."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import gallery
from gallery import LANGUAGES, Entry, Shown, entries, typed
from gallery_scenes import furnish

ERRORS = Path(__file__).parent.parent / "docs" / "errors.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gallery")


@pytest.fixture
def shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[Entry, dict[str, Shown]]:
    """The result of each line in each language, computed once for all tests."""
    if not _KEPT:
        monkeypatch.setattr(sys, "stdin", None)
        here = before = None
        for number, entry in enumerate(entries()):
            _KEPT[entry] = {}
            for language in LANGUAGES:
                if here is None or before != _state(here) or entry.planted or entry.scene:
                    here = folder / f"{number}{language}"
                    here.mkdir()
                    furnish(here)
                    before = None if entry.planted or entry.scene else _state(here)
                _KEPT[entry][language] = typed(entry, here, language)
    return _KEPT


def _state(folder: Path) -> list[tuple[str, int]]:
    """Return the state of the folder, to detect changes made by a line."""
    return [(str(path), path.lstat().st_mtime_ns) for path in sorted(folder.rglob("*"))]


_KEPT: dict[Entry, dict[str, Shown]] = {}


def test_no_message_is_without_an_input_that_makes_it(shown: dict[Entry, dict[str, Shown]]) -> None:
    said = {language: gallery.said(gallery.planted(), language) for language in LANGUAGES}
    for entry, by_language in shown.items():
        for language, one in by_language.items():
            said[language] += "\n" + re.sub(r"[ \t]+", " ", gallery.told(entry, one))
    missing = [message for message in gallery.messages() if not message.is_in(said)]
    assert missing == [], "add a line to tests/gallery.txt that makes it, and run pytest --update tests/test_gallery.py"


@pytest.mark.parametrize("source", [
    'tell(both("not so", "не так"))',
    'tell(both(f"{one} not so", f"{one}: не так"))',
    'tell(both("not so" if one else f"{one}", "не так" if one else f"{one}"))',
    'tell(both(*(["not so", "не так"] if one else said)))',
    'tell(text.both("not so", "не так"))',
    'tell({"ru": "не так", "en": "not so"})',
    'tell(dict(en="not so", ru="не так"))',
    'raise no_such("not so", "не так", one, None)',
    'tell(both("{}: not " + so, "{}: никак " + "так"))',
    'en, ru = "not so", "не так"\n    tell(both(en, ru))',
    'tell(both("%s", "не так: %s"))',
])  # fmt: skip
def test_a_message_is_seen_however_it_is_said(source: str) -> None:
    for name in ("cli/a.py", "lookup/a.py"):
        found = gallery.messages_of(name, f"_WORDS = 'как не так'\ndef f(one, said):\n    {source}")
        assert [one.ru for one in found if one.place != f"{name}:1"], name


def test_a_table_of_messages_is_seen_but_not_of_words_that_are_read() -> None:
    table = "_SAID = {1: 'не так'}"
    assert list(gallery.messages_of("cli/a.py", table))
    assert not list(gallery.messages_of("lookup/a.py", table))


def test_what_is_excused_is_there() -> None:
    names = {f"{path.relative_to(gallery.SOURCE)}" for path in gallery.SOURCE.rglob("*.py")}
    gone = [place for place in gallery.WORDS if not any(name.startswith(place.partition(":")[0]) for name in names)]
    assert gone == []


def test_both_languages_end_alike_and_say_something(shown: dict[Entry, dict[str, Shown]]) -> None:
    for entry, by_language in shown.items():
        en, ru = by_language["en"], by_language["ru"]
        assert en.code == ru.code, entry.line
        assert len(en.err.splitlines()) == len(ru.err.splitlines()), entry.line
        assert en.err or en.out, entry.line
        if en.err and "--lang" not in entry.line:
            assert en.err != ru.err, entry.line


def test_the_document_shows_what_is_said(
    shown: dict[Entry, dict[str, Shown]], folder: Path, pytestconfig: pytest.Config
) -> None:
    actual = gallery.document(shown, folder)
    if pytestconfig.getoption("--update"):
        ERRORS.write_text(actual, encoding="utf-8")
    assert actual == ERRORS.read_text(encoding="utf-8")
