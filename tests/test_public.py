"""Questions to the whole base: the facts that the public record adds to the five documents are found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from raes_cli.cli import app

pytestmark = pytest.mark.live
GOLDEN = [
    line.split("\t")
    for line in (Path(__file__).parent / "golden" / "public.tsv").read_text(encoding="utf-8").splitlines()[1:]
]

CLOSED = [
    "gap-allied-declaration-text",
    "gap-azertac-outlet",
    "gap-commission-23",
    "gap-council-4-date",
    "gap-council-establishment",
    "gap-council-next-session",
    "gap-forum-12-date",
    "gap-kalugin-outlet",
    "gap-post-changes",
    "gap-ria-year",
    "gap-road-map-approval",
    "gap-talks-april-2024-outcome",
    "gap-trade-structure",
    "gap-trilateral-agreements-2020-2022",
    "gap-trilateral-statement-days",
    "gap-visits-azerbaijan-city",
    "gap-wholly-russian-companies",
    "gap-withdrawal-completion",
]
FRESH = [
    line.split("\t")
    for line in (Path(__file__).parent / "golden" / "first-lines.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("line", "wanted", "top"), GOLDEN, ids=[line for line, *_ in GOLDEN])
def test_the_answer_comes_first(line: str, wanted: str, top: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--json", line]) == 0
    found = [record["id"] for record in json.loads(capfd.readouterr().out)]
    assert set(wanted.split()) <= set(found[: int(top)]), found[:8]


@pytest.mark.parametrize("row", FRESH, ids=[line for line, *_ in FRESH])
def test_what_newcomers_type_first_is_answered(row: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    line, wanted, top, *absent = row
    code = app.run(["--json", *line.split()])
    out, err = capfd.readouterr()
    found = [record["id"] for record in json.loads(out or "[]")]
    assert any(_is_answered(one, code, found[: int(top)], err) for one in wanted.split("|")), (code, found[:8], err)
    assert set(found).isdisjoint(" ".join(absent).split())


def _is_answered(wanted: str, code: int, found: list[str], told: str) -> bool:
    """Return whether the wanted ids are found; `!1:word` means refused with this word, and `-` means empty."""
    if wanted.startswith("!1:"):
        return code == 1 and wanted[3:] in told
    return code == 0 and (not found if wanted == "-" else set(wanted.split()) <= set(found))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("последняя встреча Путина и Алиева", "putin-aliyev-dushanbe-2025-10-09"),
        ("встреча Алиева с Путиным 2023", "putin-aliyev-kremlin-2023-05-25"),
        ("визит Алиева в Москву 2022", "aliyev-visit-moscow-2022-02"),
    ],
)
def test_a_name_in_the_genitive_is_not_that_of_a_woman(one: str, other: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--json", *one.split()]) == 0
    out, err = capfd.readouterr()
    assert json.loads(out)[0]["id"] == other
    assert "mehriban" not in err


@pytest.mark.parametrize(
    ("post", "first", "absent"),
    [
        ("посол России", "evdokimov", {"rahman-mustafayev", "bulbuloglu"}),
        ("ambassador of Azerbaijan", "rahman-mustafayev", {"evdokimov", "bocharnikov"}),
        ("ambassador to Azerbaijan", "evdokimov", {"rahman-mustafayev", "bulbuloglu"}),
        ("Azərbaycanın Rusiyadakı səfiri", "rahman-mustafayev", {"evdokimov", "bocharnikov"}),
        ("Rusiyanın səfiri", "evdokimov", {"rahman-mustafayev"}),
        ("president of Azerbaijan", "aliyev", {"amirbekov", "presidential-administration-azerbaijan"}),
        ("head of RIAC", "timofeev", set[str]()),
        ("министр иностранных дел Азербайджана", "bayramov", {"lavrov"}),
    ],
)
def test_who_has_a_post_last_stands_first_and_nobody_of_the_other_side(
    post: str, first: str, absent: set[str], capfd: pytest.CaptureFixture[str]
) -> None:
    for typed in (["who", post], [post]):
        assert app.run(["--json", *typed]) == 0
        found = [record["id"] for record in json.loads(capfd.readouterr().out)]
        assert found[0] == first
        assert absent.isdisjoint(found)


@pytest.mark.parametrize(
    ("line", "notes"), [("Kalugin on trade", 1), ("what did Putin and Kalugin say about trade", 2)]
)
def test_the_figures_told_beside_statements_are_what_the_command_shows(
    line: str, notes: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["--json", *line.split()]) == 0
    told = re.findall(r"in figures too: raes (.+) \((\d+)\)", capfd.readouterr().err)
    assert len(told) == notes
    for command, many in told:
        assert app.run(["--json", *command.split()]) == 0
        assert len(json.loads(capfd.readouterr().out)) == int(many)


def test_the_facts_alone_answer_from_the_five_documents(capfd: pytest.CaptureFixture[str]) -> None:
    facts = str(Path(__file__).parent.parent / "data" / "facts.yaml")
    assert app.run(["sources", "--json", "--facts", facts]) == 0
    assert len(json.loads(capfd.readouterr().out)) == 5
    assert app.run(["council", "4", "--json", "--facts", facts]) == 0
    (session,) = json.loads(capfd.readouterr().out)
    assert (session["date"], "additions" in session["origin"]) == ("[2023-02-28..]", False)


def test_what_is_related_to_a_gathering_of_other_days_is_not_on_its_margins(capfd: pytest.CaptureFixture[str]) -> None:
    def events(*words: str) -> set[str]:
        assert app.run(["timeline", *words, "--json", "-q"]) == 0
        return {record["id"] for record in json.loads(capfd.readouterr().out)}

    assert "council-4" not in events("--with", "overchuk"), "its paper was for a forum three months later"
    assert "putin-aliyev-bishkek-2023-10-12" in events("--with", "cis-heads-of-state")


def test_gaps_that_the_public_record_answers_are_listed_as_closed(capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["gaps", "--status", "closed", "--json"]) == 0
    closed = {gap["id"]: gap["closed_by"] for gap in json.loads(capfd.readouterr().out)}
    assert set(CLOSED) <= set(closed)
    assert all(closed.values())
    assert app.run(["gaps", "--json"]) == 0
    assert not {gap["id"] for gap in json.loads(capfd.readouterr().out)} & set(closed)
