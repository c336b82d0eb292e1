"""Holders of posts over time: the days on which the base attests a post, and the acts that begin and end it."""

from __future__ import annotations

import json

import pytest

from raes_cli.cli import app
from raes_cli.lookup.reading.holders import Tenure, at, beside, former, latest

POST = ("ambassador", "russia", frozenset(("azerbaijan",)))
OTHER = ("ambassador", "russia", frozenset(("belgium",)))
ANNA = Tenure("2009", "2017-11-27", "anna", POST, begun=False, ended=True)
BORIS = Tenure("2018-07-17", "2021-11-18", "boris", POST, begun=False, ended=False)
CLARA = Tenure("2023-06-14", "2026-02-06", "clara", POST, begun=True, ended=False)
DENIS = Tenure("2025-07-29", "2025-08-28", "denis", OTHER, begun=True, ended=False)
EVERY = [ANNA, BORIS, CLARA, DENIS]


def test_who_was_before_and_who_after_had_the_same_post() -> None:
    assert beside(EVERY, ["clara"], before=True) == ("boris",)
    assert beside(EVERY, ["anna"], before=False) == ("boris",)
    assert beside(EVERY, ["anna"], before=True) == beside(EVERY, ["denis"], before=True) == ()


def test_who_has_it_now_is_not_a_former_holder() -> None:
    assert latest(EVERY) == ("clara", "denis")
    assert former(EVERY) == ("boris", "anna")
    assert (former([ANNA]), latest([ANNA])) == (("anna",), ())


@pytest.mark.parametrize(
    ("first", "last", "whose", "known"),
    [
        ("2019-01-01", "2019-12-31", ("boris",), True),
        ("2017-01-01", "2018-12-31", ("anna", "boris"), True),
        ("2022-01-01", "2022-12-31", ("boris",), False),
        ("2006-06-01", "2006-12-31", ("anna",), False),
        ("2005-01-01", "2005-12-31", (), False),
        ("2026-11-01", "2026-11-30", ("clara", "denis"), False),
        ("2028-09-01", "2028-09-30", ("clara",), False),
        ("2029-03-01", "2029-03-31", (), False),
        ("2018-01-01", "2018-01-31", (), False),
    ],
)
def test_a_day_between_those_that_are_known_is_that_holders(
    first: str, last: str, whose: tuple[str, ...], known: bool
) -> None:
    assert at(EVERY, first, last) == (whose, known)


@pytest.mark.live
@pytest.mark.parametrize(("line", "whom", "told"), [
    ("who was ambassador before Dorokhin", [], "who held the post before is not known"),
    ("предыдущий министр энергетики России", [], "nobody is known to have held the post then"),
    ("previous minister of transport of Russia", [], "nobody is known to have held the post then"),
    ("Rahman Mustafayev successor", [], "who held the post afterwards is not known"),
    ("who is head of State Duma CIS committee now", ["kalashnikov"], "nobody is attested in the post then; shown is who held it, judging by the known dates"),
    ("prime minister of Azerbaijan 2010", [], "nobody is known to have held the post then"),
    ("посол Азербайджана в России 2026", ["rahman-mustafayev"], "nobody is attested in the post then; shown is who held it, judging by the known dates"),
])  # fmt: skip
def test_what_is_not_known_of_a_post_is_said(
    line: str, whom: list[str], told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["--json", *line.split()]) == 0
    out, err = capfd.readouterr()
    assert f"raes: {told}" in err.splitlines()
    assert [one["id"] for one in json.loads(out or "[]")] == whom


@pytest.mark.live
@pytest.mark.parametrize("line", [
    "Russia's former ambassador to Azerbaijan", "former ambassador of Russia to Azerbaijan", "бывший посол России в Азербайджане",
    "российский бывший посол в Азербайджане", "Rusiyanın Azərbaycandakı keçmiş səfiri", "keçmiş Rusiya səfiri",
])  # fmt: skip
def test_a_former_holder_is_asked_for_wherever_the_word_stands(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--json", *line.split()]) == 0
    assert [one["id"] for one in json.loads(capfd.readouterr().out)] == ["bocharnikov", "dorokhin"]
