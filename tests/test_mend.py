"""`raes check --fix`: problems with one right answer are mended, and nothing else is changed."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from raes_cli.cli import app
from raes_cli.curate.schema import Base, keys_of
from raes_cli.mend import mended
from raes_cli.mend.keys import ORDER

FROZEN = Path(__file__).parent / "frozen" / "facts.yaml"


def mend(text: str) -> str:
    return mended(text.encode())[0].decode()


def told(text: str) -> list[str]:
    return [f"{line}: {said['en']}" for line, said in mended(text.encode())[1]]


def figure(rest: str) -> str:
    return f"figures:\n  trade:\n    indicator: trade\n    {rest}\n"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("scale: million", "scale: mn"),
        ("scale: Millions  # as printed", "scale: mn  # as printed"),
        ("scale: 'млрд'", "scale: bn"),
        ("scale: тыс.", "scale: thousand"),
        ("scale: dozen", "scale: dozen"),
        ('growth_percent: "12%"', "growth_percent: 12"),
        ("growth_percent: -2,5 %", "growth_percent: -2.5"),
        ("period: 19.05.2023", 'period: "2023-05-19"'),
        ("period: май 2023 года", 'period: "2023-05"'),
        ("period: '2023 год' # whole", 'period: "2023" # whole'),
        ("period: 2023/05/19", 'period: "2023-05-19"'),
        # Ambiguous, relative to today, or not a day, month or year.
        ("period: 05/06/2023", "period: 05/06/2023"),
        ("period: yesterday", "period: yesterday"),
        ("period: 22 February", "period: 22 February"),
        ("period: spring 2023", "period: spring 2023"),
        ("period: 19.05.2023..22.05.2023", "period: 19.05.2023..22.05.2023"),
        ('text: " 4.4 billion "', 'text: "4.4 billion"'),
        (r'text: "4.4\n"', r'text: "4.4\n"'),
        ('text: " "', 'text: " "'),
        ("text: 4.4  ", "text: 4.4"),
        ("text: 4.4 # so \r", "text: 4.4 # so\r"),
        ('text: "4.4  \n      billion"', 'text: "4.4  \n      billion"'),
        ("text: >\n      4.4  \n      billion  ", "text: >\n      4.4  \n      billion  "),
    ],
)
def test_a_value_that_is_clear_is_written_as_a_base_has_it(written: str, right: str) -> None:
    assert mend(figure(written)) == figure(right)
    assert mend(f"\ufeff{figure(written)}") == f"\ufeff{figure(right)}"


def test_a_date_is_mended_wherever_a_record_has_one() -> None:
    text = "people:\n  orlova:\n    posts:\n      - {title: {en: Envoy, ru: посол}, since: 1 March 2020}\n"
    assert mend(text) == text.replace("1 March 2020", '"2020-03-01"')
    assert told(text) == ["4: since: 1 March 2020 → 2020-03-01"]
    addition = "additions:\n  talks:\n    date: 22.02.2022\n"
    assert mend(addition) == addition.replace("22.02.2022", '"2022-02-22"')


EVENT = """\
events:
  # The talks
  talks:
    # first of all
    kind: talks
    sources: # two
      - {source: news, anchor: "a"}
      # the second
      - {source: news, anchor: "b"}
    # as printed

    title: {en: Talks, ru: Переговоры} # short
    date: "2022-02-22"
  other: {title: {en: Other, ru: Другие}, kind: talks}
"""


def test_keys_take_their_order_with_the_comments_above_them() -> None:
    assert (
        mend(EVENT)
        == """\
events:
  # The talks
  talks:
    # first of all
    kind: talks
    # as printed

    title: {en: Talks, ru: Переговоры} # short
    date: "2022-02-22"
    sources: # two
      - {source: news, anchor: "a"}
      # the second
      - {source: news, anchor: "b"}
  other: {kind: talks, title: {en: Other, ru: Другие}}
"""
    )
    assert told(EVENT) == ["6: order of the keys of talks", "14: order of the keys of other"]


def test_the_last_line_need_not_end() -> None:
    text = "events:\n  talks:\n    date: x\n    kind: talks"
    assert mend(text) == "events:\n  talks:\n    kind: talks\n    date: x"


def test_keys_that_are_not_known_or_stand_twice_leave_a_record_as_it_is() -> None:
    for text in (
        "events:\n  talks:\n    date: x\n    mood: good\n    kind: y\n",
        "events:\n  a: {date: x, date: y, kind: z}\n",
    ):
        assert mend(text) == text


def related(first: str, second: str) -> str:
    return (
        f"events:\n  one:\n    kind: talks\n{first}    topics: [x]\n  two:\n    kind: talks\n{second}    topics: [x]\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "    related: [one]\n"),
        ("    related: []\n", "    related: [one]\n"),
        ("    related: [three] # so\n", "    related: [three, one] # so\n"),
        ("    related: [three, ]\n", "    related: [three, one ]\n"),
        ("    related:\n    - three # so\n", "    related:\n    - three # so\n    - one\n"),
    ],
)
def test_events_that_are_related_name_each_other(before: str, after: str) -> None:
    first = "    related: [two, elsewhere]\n"
    assert mend(related(first, before)) == related(first, after)
    windows = related(first, before).replace("\n", "\r\n")
    assert mend(windows) == related(first, after).replace("\n", "\r\n")


def test_every_key_of_a_record_has_its_place_in_the_order() -> None:
    for section, order in ORDER.items():
        assert sorted(order) == sorted(keys_of(section)), section


DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def loaded(text: str) -> Any:
    """Return a large file as read by the C parser, if there is one."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def test_a_base_whose_keys_were_shuffled_says_the_same_and_is_mended_once() -> None:
    base = loaded(FROZEN.read_text(encoding="utf-8"))
    chance = random.Random(7)
    for section, records in base.items():
        for id_, record in records.items() if isinstance(records, dict) and section in ORDER else ():
            keys = list(record)
            chance.shuffle(keys)
            records[id_] = {key: record[key] for key in keys}
    text = yaml.dump(base, Dumper=DUMPER, allow_unicode=True, sort_keys=False)
    once = mend(text)
    assert once != text
    assert mend(once) == once
    found = loaded(once)
    for section in ORDER:
        for id_, record in found.get(section, {}).items():
            places = [ORDER[section].index(key) for key in record]
            assert places == sorted(places), id_
            if section != "events":
                assert record == base[section][id_]
    both_ways = {(id_, other) for id_, event in found["events"].items() for other in event.get("related", ())}
    assert both_ways == {(other, id_) for id_, other in both_ways}


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[a, b]", b"a: [", b"a: " + b"[" * 1000, b"events: {a: 5}", b"events: 5\n"]
)
def test_what_cannot_be_read_comes_back_as_it_is(content: bytes) -> None:
    assert mended(content) == (content, [])


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert app.run(["new", "mine.yaml", "-q"]) == 0
    mine = Path("mine.yaml")
    mine.write_text(
        mine.read_text()
        .replace('date: "2024-03-04"', "date: 04.03.2024", 1)
        .replace("scale: thousand", "scale: thousands")
    )
    return mine


def test_the_difference_is_shown_and_nothing_written(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = own.read_bytes()
    assert app.run(["check", "mine.yaml", "--fix", "--diff"]) == 1
    out, err = capfd.readouterr()
    assert [line for line in out.splitlines() if line[0] in "+-"] == [
        "--- mine.yaml", "+++ mine.yaml", "-        date: 04.03.2024", '+        date: "2024-03-04"',
        "-    scale: thousands # thousand, mn or bn", "+    scale: thousand # thousand, mn or bn",
    ]  # fmt: skip
    assert err == "raes: would be fixed: 2\n"
    assert own.read_bytes() == before


def test_what_is_mended_is_told_and_then_checked(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["check", "mine.yaml"]) == 1
    capfd.readouterr()
    assert app.run(["check", "mine.yaml", "--fix"]) == 0
    out, err = capfd.readouterr()
    assert out == ""
    assert err.splitlines()[:4] == [
        "raes: fixed mine.yaml:60: date: 04.03.2024 → 2024-03-04",
        "raes: fixed mine.yaml:102: scale: thousands → thousand",
        "raes: fixed: 2",
        "raes: 10 records, no problems in mine.yaml",
    ]
    assert app.run(["check", "mine.yaml", "--diff"]) == 0
    assert capfd.readouterr() == ("", "raes: would be fixed: 0\n")
    assert [path.name for path in Path().iterdir()] == ["mine.yaml"]


def test_the_base_of_the_program_is_not_mended(
    own: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from raes_cli.cli import fixes

    monkeypatch.setattr(fixes, "default_layers", lambda: [(str(own), "facts.yaml")])
    assert app.run(["check", "mine.yaml", "--diff"]) == 0
    assert capfd.readouterr() == ("", "raes: would be fixed: 0\n")


@pytest.mark.usefixtures("modes_bind")
def test_a_folder_that_may_not_be_written_in_keeps_the_file(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = own.read_bytes()
    own.parent.chmod(0o500)
    try:
        assert app.run(["check", "mine.yaml", "--fix"]) == 4
    finally:
        own.parent.chmod(0o700)
    assert capfd.readouterr().err == "raes: cannot write 'mine.yaml': permission denied\n"
    assert own.read_bytes() == before


def test_every_key_is_a_key_of_the_schema() -> None:
    assert set(ORDER) <= set(Base.model_fields)
