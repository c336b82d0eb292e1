"""`Base`, the public interface: what notebooks and other programs ask, and what they get."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import raes_cli
from raes_cli import Answer, Base, Query, Reading
from raes_cli.cli import app
from raes_cli.cli.commands import COMMANDS
from raes_cli.errors import BaseError, UnknownError, UsageError
from raes_cli.lookup.scope import TYPES_ASKED
from small import FROZEN


def test_what_to_try_is_known_when_the_base_is_closed() -> None:
    with pytest.raises(UnknownError) as error, raes_cli.open_base(FROZEN) as opened:
        opened.who("Kalugim")
    assert error.value.hint
    assert "(kalugin)" in error.value.hint["en"]


@pytest.fixture
def base() -> Any:
    with raes_cli.open_base() as opened:
        yield opened


def ids(answer: Answer[Any]) -> list[str]:
    return [record["id"] for record in answer.decoded()]


def test_what_is_public_is_there_and_costs_nothing_until_it_is_asked_for() -> None:
    assert all(getattr(raes_cli, name) for name in raes_cli.__all__)
    with pytest.raises(AttributeError, match="no attribute 'opne_base'"):
        _ = raes_cli.opne_base
    code = "import sys, raes_cli; print([name for name in sys.modules if name.startswith('raes_cli.') or name == 'sqlite3'])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize(
    ("question", "filters", "options"),
    [
        ("timeline", {"year": "2023", "places": ["Баку"]}, ["--year", "2023", "--place", "Баку"]),
        (
            "meetings",
            {"people": ["Путин", "Aliyev"], "limit": 2, "reverse": True},
            ["--with", "Путин", "--with", "Aliyev", "-rn2"],
        ),
        ("meetings", {"kinds": ["call"]}, ["--kind", "call"]),
        ("trade", {"sources": ["ria-2024"], "undated": True}, ["--source", "ria-2024", "--undated"]),
        ("figures", {"topics": ["tourism"], "first": "2023"}, ["--topic", "tourism", "--from", "2023"]),
        ("council", {"last": "2022"}, ["--to", "2022"]),
        ("conflicts", {}, []),
        ("gaps", {"on": "2022-02"}, ["--on", "2022-02"]),
        ("sources", {}, []),
    ],
)
def test_a_question_is_the_command_of_its_name(
    base: Base, question: str, filters: Any, options: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    answer = base.find(base.read(question, **filters))
    assert app.run([question, *options, "--json"]) == 0
    assert answer.decoded() == json.loads(capfd.readouterr().out)


def test_every_question_is_a_command() -> None:
    assert TYPES_ASKED.keys() <= COMMANDS.keys()


def test_the_other_ways_in(base: Base, capfd: pytest.CaptureFixture[str]) -> None:
    for answer, command in (
        (base.who("Kalugin"), "who Kalugin"),
        (base.session("3"), "council 3"),
        (base.show(["trade-2023", "putin"]), "show trade-2023 putin"),
        (base.search(["place:Baku", "встреча"]), "search place:Baku встреча"),
        (base.counts(), "stats"),
        (base.every(), "export"),
    ):
        assert app.run([*command.split(), "--json"]) == 0
        assert answer.decoded() == json.loads(capfd.readouterr().out), command


def test_asking_prints_nothing_and_says_what_is_to_be_said(base: Base, capfd: pytest.CaptureFixture[str]) -> None:
    reading = base.read("meetings", people=["Mikhail"], first="2024", last="2022")
    answer = base.find(reading)
    said = [note["en"] for note in (*answer.reading.notes, *answer.notes)]
    assert said[0] == "--from 2024 --to 2022 runs backwards, read as 1 January 2022 – 31 December 2024"
    assert said[1].startswith("'Mikhail' fits ")
    nothing = base.find(base.read("meetings", people=["armenia-republic"]))
    assert nothing.hint is not None
    assert nothing.hint["en"].startswith("people are listed by their own names, not under their country or office; ")
    assert capfd.readouterr() == ("", "")


def test_an_error_is_raised(base: Base, tmp_path: Path) -> None:
    with pytest.raises(UnknownError, match="nobody in the base is called 'Nobody'"):
        base.read("timeline", people=["Nobody"])
    with pytest.raises(UsageError):
        base.read("timeline", year="banana")
    with pytest.raises(UsageError, match="no place 'Mordor'"):
        base.read("timeline", places=["Mordor"])
    with pytest.raises(UnknownError, match="no session 99"):
        base.session("99")
    broken = tmp_path / "base.yaml"
    broken.write_text("plases: {}\n", encoding="utf-8")
    with pytest.raises(BaseError):
        raes_cli.open_base(broken)


def test_a_base_is_named_by_a_path_or_by_several() -> None:
    for facts in (FROZEN, str(FROZEN), [FROZEN]):
        with raes_cli.open_base(facts) as base:
            assert ids(base.show(["putin"])) == ["putin"]


@pytest.mark.parametrize("name", ["a\0b", "~a\0b", "a\ud800", "~\ud800/b", Path("a\0b")], ids=ascii)
def test_a_name_that_no_file_can_have_is_that_of_none(name: str | Path) -> None:
    for facts in (name, ["default", name]):
        with pytest.raises(BaseError, match=":1:1: cannot be read: no such file or directory"):
            raes_cli.open_base(facts)


def test_readings_are_joined(base: Base) -> None:
    putin, year = base.read("meetings", people=["Путин"]), base.read(year="2022", places=["Россия"])
    whole = base.read("meetings", people=["Путин"], year="2022", places=["Россия"])
    assert (putin & year).query == whole.query
    assert (putin & year).question == (year & putin).question == "meetings"
    assert ids(base.find(putin & year)) == ids(base.find(whole))
    wide = base.read("meetings", people=["Putin"])
    assert set(ids(base.find(wide))) >= set(ids(base.find(whole))) != set()


def test_what_both_readings_ask_for_must_hold(base: Base) -> None:
    sochi, antalya = base.read("timeline", places=["sochi"]), base.read("timeline", places=["antalya"])
    either = base.read("timeline", places=["sochi", "antalya"])
    assert ids(base.find(sochi & antalya)) == []
    assert sorted(ids(base.find(either))) == sorted({*ids(base.find(sochi)), *ids(base.find(antalya))})
    few = base.read("timeline", limit=3) & base.read(limit=5, reverse=True)
    assert (few.query.limit, few.query.reverse) == (3, True)
    days = base.read("timeline", year="2022..2023") & base.read(first="2022-05", last="2024")
    assert (days.query.first, days.query.last) == ("2022-05-01", "2023-12-31")
    with pytest.raises(UsageError, match="no day fits all of --year 2022, --year 2023"):
        _ = base.read(year="2022") & base.read(year="2023")


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"people": ["Лаврова", "Mikhail"], "kinds": ["встречи"], "year": "2022..2023"},
        {"places": ["в Баку"], "first": "май 2022", "last": "last year", "today": "2024-05-05"},
        {"topics": ["туризма"], "sources": ["ria-2024"], "limit": 7, "reverse": True, "undated": True, "on": "2023Q2"},
    ],
)
def test_a_reading_tells_the_options_that_ask_the_same(base: Base, filters: Any) -> None:
    reading = base.read("timeline", **filters)
    spelled = {flag: option for option in COMMANDS["timeline"].options for flag in option.flags}
    again: dict[str, Any] = {}
    for flag, *value in reading.said_as:
        option = spelled[flag]
        if option.many:
            again.setdefault(option.name, []).extend(value)
        else:
            again[option.name] = int(value[0]) if option.number else value[0] if value else True
    assert base.read("timeline", **again).query == reading.query


def test_a_filter_is_an_option_and_an_option_a_filter() -> None:
    from raes_cli.cli.options import OUTPUT
    from raes_cli.lookup.filters import FIELDS, Filters

    written = {option.name for option in OUTPUT} | {"group", "chart", "by"}
    asked = {option.name for command in COMMANDS.values() if command.asks for option in command.options} - written
    assert asked == set(Filters.__annotations__) - {"types"}
    assert set(FIELDS.values()) <= set(Filters.__annotations__)


def test_a_day_that_is_not_today(base: Base) -> None:
    assert base.read("timeline", year="last year", today="2024-05-05").query.first == "2023-01-01"
    assert base.read("timeline", year="this year").query.first == f"{date.today().year}-01-01"  # noqa: DTZ011


def test_an_empty_question_asks_for_everything(base: Base) -> None:
    assert len(base.find(Reading()).records) == len(base.every().records)
    assert Query() & Query(kinds=(("call",),)) == Query(kinds=(("call",),))


# Methods


@pytest.mark.parametrize(
    ("asked", "reading"),
    [
        (lambda base: base.timeline(with_="Lavrov", year=2023), ("timeline", {"people": ["Lavrov"], "year": "2023"})),
        (lambda base: base.meetings(with_=["Путин", "Aliyev"], limit=2, reverse=True), ("meetings", {"people": ["Путин", "Aliyev"], "limit": 2, "reverse": True})),
        (lambda base: base.timeline(from_=date(2023, 5, 1), to="May 2023", place="Moscow"), ("timeline", {"first": "2023-05-01", "last": "May 2023", "places": ["Moscow"]})),
        (lambda base: base.trade(on=2023), ("trade", {"on": "2023"})),
        (lambda base: base.figures(indicator="trade-turnover", status="forecast"), ("figures", {"indicators": ["trade-turnover"], "statuses": ["forecast"]})),
        (lambda base: base.said(topic=["trade"], source="kalugin-2025"), ("said", {"topics": ["trade"], "sources": ["kalugin-2025"]})),
        (lambda base: base.council(), ("council", {})),
        (lambda base: base.gaps(topic="council"), ("gaps", {"topics": ["council"]})),
        (lambda base: base.conflicts(), ("conflicts", {})),
        (lambda base: base.sources(), ("sources", {})),
        (lambda base: base.timeline(kind="signing", undated=True, year=2022), ("timeline", {"kinds": ["signing"], "undated": True, "year": "2022"})),
    ],
)  # fmt: skip
def test_a_method_is_the_question_of_its_name(asked: Any, reading: tuple[str, Any], base: Base) -> None:
    question, filters = reading
    assert asked(base).records == base.find(base.read(question, **filters)).records != []


def test_words_mean_what_they_mean_after_a_command(base: Base) -> None:
    assert ids(base.timeline("Baku May 2023")) == ids(base.ask("timeline Baku May 2023"))
    assert ids(base.trade("2023", source="ria-2024")) == ids(base.trade(year=2023, source="ria-2024"))


def test_an_answer_is_a_sequence_of_its_records(base: Base) -> None:
    answer = base.trade()
    assert len(answer) == len(answer.records) > 1
    assert list(answer) == answer.decoded()
    assert answer[0] == answer.decoded()[0]
    assert answer[-1]["id"] == answer.decoded()[-1]["id"]


def test_one_record_is_shown_by_its_id_and_one_word_is_searched(base: Base) -> None:
    assert base.show("trade-2023").records == base.show(["trade-2023"]).records
    assert base.search("коридор").records == base.search(["коридор"]).records


def test_every_record_is_there_once(base: Base) -> None:
    assert sorted(ids(base.records())) == sorted(ids(base.every()))
    assert {one["type"] for one in base.records(topic="trade")} > {"figure", "statement"}


def test_several_threads_may_read(base: Base) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda year: ids(base.timeline(year=year)), [2021, 2022, 2023, 2024] * 20))
    assert found == [ids(base.timeline(year=year)) for year in [2021, 2022, 2023, 2024] * 20]


def test_the_manual_for_python_runs() -> None:
    code = "\n".join(
        re.findall(r"```python\n(.*?)```", (Path(__file__).parent.parent / "docs" / "python.md").read_text(), re.DOTALL)
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "RAES_FACTS": str(FROZEN)},
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "4400000000" in run.stdout
    assert "nobody in the base" in run.stdout or "Kalugin" in run.stdout
