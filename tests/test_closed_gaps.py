"""Gaps that a later layer closes: they are hidden unless asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from raes_cli import Base, open_base
from raes_cli.cli import app
from small import BASE
from small_layers import LATER

OPEN = """\
gaps:
  gap-venue:
    title: {en: "Second session: hall not named", ru: "Второе заседание: зал не назван"}
    about: [council-2]
    text: {en: "No source names the hall.", ru: "Зала не называет ни один источник."}
    topics: [relations]
    sources:
      - {source: volna-third, anchor: "die zweite Sitzung am 12. Mai 2022"}
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    texts = {"first.yaml": BASE, "later.yaml": LATER + OPEN}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in texts]


@pytest.fixture
def two(files: list[str]) -> Iterator[Base]:
    with open_base(files) as opened:
        yield opened


def ids(two: Base, question: str, *statuses: str) -> list[str]:
    found = two.find(two.read(question, statuses=statuses)).decoded()
    return [one["id"] for one in found if one["type"] == "gap"]


def test_it_is_listed_only_by_its_status(two: Base) -> None:
    assert ids(two, "gaps") == ["gap-venue"]
    assert ids(two, "gaps", "open") == ["gap-venue"]
    assert ids(two, "gaps", "closed") == ["gap-council-2"]
    assert ids(two, "gaps", "open", "closed") == ["gap-council-2", "gap-venue"]


def test_by_the_status_of_what_it_is_about_it_is_not(two: Base) -> None:
    assert ids(two, "gaps", "held") == ["gap-venue"]


def test_it_is_shown_by_its_id_and_exported(two: Base) -> None:
    (gap,) = two.show(["gap-council-2"]).decoded()
    assert gap["closed_by"] == ["council-2"]
    assert [one["id"] for one in two.every().decoded() if one["type"] == "gap"] == ["gap-council-2", "gap-venue"]
    assert ids(two, "export") == ["gap-council-2", "gap-venue"]


def test_nothing_speaks_of_it(two: Base) -> None:
    (council,) = two.show(["council"]).decoded()
    assert council["mentioned_in"] == []
    assert [one["id"] for one in two.search(["source"]).decoded() if one["type"] == "gap"] == ["gap-venue"]
    (session,) = two.session("2").decoded()
    assert [one["id"] for one in session["gaps"]] == ["gap-venue"]


@pytest.mark.parametrize(("command", "told"), [("timeline", "timeline"), ("conflicts", "conflicts")])
def test_nothing_else_is_ever_closed(
    command: str, told: str, files: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    named = [part for file in files for part in ("--facts", file)]
    assert app.run([command, "--status", "closed", *named]) == 2
    assert capfd.readouterr().err.startswith(f"raes: {told} has no status closed\n")
