"""The packaged base: it is valid, its lock is current, and every record is found by its title, whatever is added."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

import pytest

from raes_cli.cli import app
from raes_cli.curate import examine
from raes_cli.lookup.base import layers, open_base
from raes_cli.lookup.query import Query
from raes_cli.lookup.search import parse
from raes_cli.lookup.search.find import search
from raes_cli.lookup.search.rank import Finder, Hits, Run
from small import every

pytestmark = pytest.mark.live
_FIRST = 20


def test_the_base_has_no_problems() -> None:
    assert [problem.told for problem in examine(layers(()))[1]] == []


@pytest.fixture(scope="module")
def _ranked_once() -> Iterator[None]:
    """Cache the ranking of a word, because titles share many words."""
    ranked, known = Finder.hits, dict[object, Hits]()

    def hits(finder: Finder, run: Run, *more: Any, but: Iterable[int] = (), **named: Any) -> Hits:
        asked = (run, *more, tuple(but), *named.items())
        if asked not in known:
            known[asked] = ranked(finder, run, *more, but=tuple(but), **named)
        return {record: [*found] for record, found in known[asked].items()}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Finder, "hits", hits)
        yield


@pytest.mark.usefixtures("_ranked_once")
@pytest.mark.parametrize(("language", "first"), [("en", 0), ("ru", 1)])
def test_a_record_is_among_the_first_that_its_title_finds(language: str, first: int) -> None:
    """Tests every third record, because each such search ranks a good part of the base."""
    unfound = []
    with closing(open_base()) as base:
        listed = (record for record in map(json.loads, every(base)) if not record.get("closed_by"))
        # One outlet has several pages on one event with nearly the same title.
        held = [record for record in listed if record["type"] != "source" or record["file"]]
        for record in held[first::3]:
            title = (record.get("title") or record["name"])[language]
            found = search(base, parse.read([title], ()), Query(limit=_FIRST))
            if record["id"] not in [json.loads(hit)["id"] for hit in found]:
                unfound.append(record["id"])
    assert unfound == []


def test_the_first_questions_have_answers(capfd: pytest.CaptureFixture[str]) -> None:
    for command in ("timeline", "meetings", "council", "trade", "figures", "said", "sources", "conflicts", "gaps"):
        assert app.run([command, "--json"]) == 0
        assert json.loads(capfd.readouterr().out), command
