"""Additions: what a later layer may add to records of earlier layers, and what it may not."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from jsonschema import Draft7Validator

from raes_cli import open_base
from raes_cli.cli import app
from raes_cli.curate import Layer, curate, examine, schemas, verified
from raes_cli.curate.evidence import Quoted
from small import BASE, TEXTS, Told, layer, lock, place, planted, told

CARD = b"""url: https://example.org/council
publisher: Example
title: The council met in Baku
---
- The third session was opened in the old town by Rauf Mammadov.
    anchor: "opened in the old town by Mammadov"
- It was held on 28 February.
    anchor: "on February 28 the council"
    anchor: "its second session in May 2022"
- Turnover was 3.9 bn by customs data.
    anchor: "customs data put it at $3.9 billion"
"""
MORE = """\
sources:
  example-council:
    name: {en: Example on the council, ru: Издание «Пример» о совете}
    kind: news
    outlet: Example
    language: de
    published: "2023-03-01"
    published_note: {en: By its page., ru: По странице.}
    url: https://example.org/council
    read: excerpt
    grade: B
    scope: selected
places:
  old-town:
    name: {en: Old Town, ru: Старый город}
    kind: other
    within: baku
additions:
  council-3:
    place: old-town
    participants:
      - {id: mamedov, basis: named}
    sources:
      - {source: example-council, anchor: "opened in the old town by Mammadov"}
  gap-council-2:
    date: "2022-05"
    date_note: {en: By Example., ru: По изданию «Пример».}
    closed_by: [council-3]
    sources:
      - {source: example-council, anchor: "its second session in May 2022"}
  mamedov:
    aliases: [R. Mammadov]
"""


class Planted(NamedTuple):
    """A breach of `rule`, planted in the later layer, and the problem it causes."""

    rule: str
    text: str
    expected: Told


def breach(told_: Told, old: str, new: str, at: str) -> Planted:
    """Return the breach planted by replacing `old` with `new` in the later layer, reported at the text `at`."""
    text = planted(old, new, MORE)
    line, column = place(at, text)
    return Planted(told_.rule, text, told_._replace(line=line, column=column))


def problem(rule: str, message: str, remedy: str = "") -> Told:
    return Told("more.yaml", 0, 0, rule, message, remedy)


AFTER = "declare a conflict with a record of its own"
BREACHES = [
    breach(
        problem("unknown-id", "gap-council-9: no record has this id", "did you mean 'gap-council-2'?"),
        "  gap-council-2:", "  gap-council-9:", "gap-council-9",
    ),
    breach(
        problem("addition-order", "old-town: more.yaml:14 is not an earlier layer", "write it there"),
        "  mamedov:\n    aliases: [R. Mammadov]\n", "  old-town:\n    aliases: [İçərişəhər]\n", "old-town:\n    aliases",
    ),
    breach(
        problem("unknown-key", "mamedov: unknown key 'place_note'"),
        "    aliases: [R. Mammadov]\n", "    aliases: [R. Mammadov]\n    place_note: {en: T, ru: Т}\n", "place_note:",
    ),
    breach(
        problem(
            "addition-date", "gap-council-2: 2021-05 is not within the known [2021-11-18..2023-02-28]", AFTER
        ),
        '    date: "2022-05"\n', '    date: "2021-05"\n', 'date: "2021-05"',
    ),
    breach(
        problem("addition-value", "council-3: the record has a different number: '3'", AFTER),
        "    place: old-town\n", "    place: old-town\n    number: 4\n", "number: 4",
    ),
    breach(
        problem("addition-evidence", "council-3: an addition without evidence", "add sources"),
        '    sources:\n      - {source: example-council, anchor: "opened in the old town by Mammadov"}\n', "", "council-3:\n",
    ),
]  # fmt: skip


def files(more: str = MORE) -> list[Layer]:
    return [layer(BASE, lock=lock()), Layer("more.yaml", more.encode())]


def finished(more: str = MORE) -> dict[str, Any]:
    return {record["id"]: record for record in curate(files(more)).records}


@pytest.mark.parametrize("planted_breach", BREACHES, ids=lambda one: one.rule)
def test_a_breach_is_reported_alone_and_in_its_place(planted_breach: Planted) -> None:
    assert told(examine(files(planted_breach.text))[1]) == [planted_breach.expected]


def test_the_earlier_file_says_the_same_alone() -> None:
    alone = {record["id"]: record for record in curate(files()[:1]).records}
    closed = {**alone["council"], "mentioned_in": []}  # the gap about it is closed
    assert {
        id_: record for id_, record in finished().items() if id_ in alone and "additions" not in record["origin"]
    } == {id_: record for id_, record in alone.items() if id_ not in ("council-3", "gap-council-2", "mamedov")} | {
        "council": closed
    }


def test_a_record_has_what_is_added_and_says_where_that_is_written() -> None:
    session = finished()["council-3"]
    assert session["place"] == {"id": "old-town", "name": {"en": "Old Town", "ru": "Старый город"}}
    assert [one["id"] for one in session["participants"]] == ["orlova", "mamedov"]
    assert session["sources"][-1] == {
        "source": "example-council",
        "anchor": "opened in the old town by Mammadov",
        "locator": None,
    }
    assert session["origin"]["additions"] == [
        {"file": "more.yaml", "line": 19, "keys": ["place", "participants", "sources"]}
    ]


def test_a_gap_says_what_closes_it_and_its_date_more_closely() -> None:
    gap = finished()["gap-council-2"]
    assert (gap["closed_by"], gap["date"]) == (["council-3"], "2022-05")
    assert gap["date_note"] == {"en": "By Example.", "ru": "По изданию «Пример»."}


def test_a_source_that_is_not_held_says_how_it_was_read() -> None:
    source = finished()["example-council"]
    assert [source[key] for key in ("file", "sha256", "outlet", "read", "grade", "language")] == [
        None,
        None,
        "Example",
        "excerpt",
        "B",
        "de",
    ]


def test_what_bears_the_date_of_an_event_is_dated_with_it() -> None:
    base = BASE.replace('    date: "2023-02-28"\n', '    date: "[2023-02-27..2023-02-28]"\n').replace(
        'date: "2023-02-28"', 'date: "[2023-02-27..2023-02-28]"'
    )
    more = MORE.replace("  mamedov:\n    aliases: [R. Mammadov]\n", (
        '  talks:\n    date: "2023-02-28"\n    date_note: {en: By Example., ru: По «Примеру».}\n'
        '    sources:\n      - {source: example-council, anchor: "on February 28 the council"}\n'
    ))  # fmt: skip
    book, _ = examine([layer(base), Layer("more.yaml", more.encode())])
    (post,) = book.base.people["mamedov"].posts
    assert (post.date, book.base.statements["mamedov-strategic"].date) == ("2023-02-28", "2023-02-28")


def test_two_later_files_may_add_to_one_record() -> None:
    again = 'additions:\n  mamedov:\n    aliases: ["Mammadov, R."]\n'
    records = {one["id"]: one for one in curate([*files(), Layer("z.yaml", again.encode())]).records}
    assert records["mamedov"]["aliases"] == ["R. Mammadov", "Mammadov, R.", "Рауфом Мамедовым"]
    assert [one["file"] for one in records["mamedov"]["origin"]["additions"]] == ["more.yaml", "z.yaml"]


def test_a_wrong_shape_is_told_in_its_place() -> None:
    text = planted("    place: old-town\n", "    plaice: old-town\n", MORE)
    (found,) = told(examine(files(text))[1])
    assert (found.line, found.rule, found.message, found.remedy) == (
        20, "unknown-key", "council-3: unknown key 'plaice'", "did you mean 'place'?",
    )  # fmt: skip


def test_an_earlier_record_is_not_blamed_for_the_words_of_a_later_source() -> None:
    text = planted("opened in the old town by Mammadov", "opened last year in the old town", MORE)
    assert told(examine(files(text))[1]) == []
    name = "Session of the council of experts on trust between its neighbours"
    base = planted('"Third session of the council"', f'"{name}"', BASE)
    page = f"Today it met. {name} took place.\n".encode()
    more = planted("    read: excerpt\n", f"    file: page.txt\n    sha256: {sha256(page).hexdigest()}\n", MORE)
    read = [layer(base, lock=lock()), Layer("more.yaml", more.encode())]
    problems, _ = verified(examine(read)[0], read, {**TEXTS, "page.txt": page})
    assert {one.rule for one in problems} == {"anchor-not-found"}


# Cards


def test_anchors_are_held_against_the_card() -> None:
    texts = {**TEXTS, "example-council.txt": CARD}
    read = files()
    problems, places = verified(examine(read)[0], read, texts)
    assert told(problems) == []
    assert places["example-council", "its second session in May 2022"] == 0


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        ("opened in the old town", True),
        ("The council met in Baku", True),
        ("the old town by Mammad", False),
        ("opened by Rauf Mammadov", False),
        ("by Mammadov on February 28", False),
        ("old town by Mammadov on", False),
    ],
)
def test_an_anchor_stands_in_one_quotation_of_the_card(anchor: str, found: bool) -> None:
    assert (Quoted(CARD.decode()).line(anchor) is not None) == found


def test_an_anchor_that_no_card_has_is_told() -> None:
    text = planted("in the old town by Mammadov", "in the new town by Mammadov", MORE)
    read = files(text)
    problems, _ = verified(examine(read)[0], read, {**TEXTS, "example-council.txt": CARD})
    assert [(one.file, one.line, one.rule) for one in problems] == [("more.yaml", 24, "anchor-not-found")]


def test_without_the_card_the_lock_tells_whether_an_anchor_was_found() -> None:
    read = files()
    problems, _ = verified(examine(read)[0], read, TEXTS)
    assert [(one.line, one.rule) for one in problems] == [(2, "text-missing")]
    rows = (
        "example-council\t0\topened in the old town by Mammadov\nexample-council\t0\tits second session in May 2022\n"
    )
    assert verified(examine(read)[0], [read[0], read[1]._replace(lock=rows.encode())], TEXTS)[0] == []


def test_texts_lie_in_several_folders_and_what_is_in_none_stands_in_the_lock(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Cards may have a number before their name, and each file gets its own lock."""
    for name, content in {**TEXTS, "facts.yaml": BASE.encode(), "more.yaml": MORE.encode()}.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "012_example-council.txt").write_bytes(CARD)
    base = [str(tmp_path / "facts.yaml"), str(tmp_path / "more.yaml")]
    held, cards = ["--texts", str(tmp_path)], ["--texts", str(tmp_path / "cards")]
    assert app.run(["check", *base, *cards]) == 1
    assert "error[text-missing]: report: there is no text 'report.txt'" in capfd.readouterr().out
    assert app.run(["check", *base, *held, *cards, "--lock"]) == 0
    assert capfd.readouterr().err.endswith("raes: cards: 1; anchors found: 2\n")
    locks = [(tmp_path / f"{name}.lock.tsv").read_text(encoding="utf-8") for name in ("facts", "more")]
    assert locks[0].encode() == lock()
    assert locks[1].splitlines()[1:] == [
        "example-council\t0\tits second session in May 2022",
        "example-council\t0\topened in the old town by Mammadov",
    ]
    for some in (held, cards, []):
        assert app.run(["check", *base, *some]) == 0
    assert app.run(["check", *base, *cards, "--lock"]) == 0
    assert [(tmp_path / f"{name}.lock.tsv").read_text(encoding="utf-8") for name in ("facts", "more")] == locks


# Statistics


FIGURES = """\
figures:
  trade-2023-customs:
    indicator: turnover
    title: {en: "Turnover in 2023, customs", ru: "Товарооборот в 2023 году, таможня"}
    period: "2023"
    value: "3.9"
    scale: bn
    qualifier: exact
    basis: ministry
    text: $3.9 billion
    topics: [trade]
    sources:
      - {source: example-council, anchor: "customs data put it at $3.9 billion"}
"""


def test_figures_of_two_statistics_are_no_conflict_unless_declared() -> None:
    text = MORE.replace("additions:\n", f"{FIGURES}additions:\n")
    assert told(examine(files(text))[1]) == []
    same = told(examine(files(text.replace("    basis: ministry\n", "")))[1])
    assert [(one.rule, one.message.partition(" ")[0]) for one in same] == [
        ("undeclared-conflict", "trade-2023-customs:")
    ]
    record = finished(text)["trade-2023-customs"]
    assert (record["basis"]["id"], record["implied"]) == ("ministry", None)


CLAIMED = """\
statements:
  example-dates-council:
    title: {en: "Example on the day of the session", ru: "«Пример» о дне заседания"}
    attribution: [example-council]
    about: [council-3]
    claimed_date: "2023-03-01"
    mode: background
    text: {en: "Example has the session on 1 March.", ru: "У «Примера» заседание прошло 1 марта."}
    topics: [relations]
    sources:
      - {source: example-council, anchor: "on February 28 the council"}
conflicts:
  conflict-council-3-day:
    rule: date
    title: {en: "Two days of one session", ru: "Два дня одного заседания"}
    claims: [council-3, example-dates-council]
    topics: [relations]
    text: {en: "28 February or 1 March.", ru: "28 февраля или 1 марта."}
"""


def test_a_conflict_of_dates_is_recomputed() -> None:
    text = MORE.replace("additions:\n", f"{CLAIMED}additions:\n")
    assert told(examine(files(text))[1]) == []
    agreed = told(examine(files(text.replace('claimed_date: "2023-03-01"', 'claimed_date: "2023-02-28"')))[1])
    assert [(one.rule, one.message) for one in agreed] == [
        ("stale-conflict", "conflict-council-3-day: its claims do not contradict each other")
    ]
    assert finished(text)["example-dates-council"]["claimed_date"] == "2023-03-01"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    outlet: Example\n", ""),
        ("    grade: B\n", ""),
        ("    read: excerpt\n", ""),
        ("    url: https://example.org/council\n", ""),
        ("    scope: selected\n", "    scope: selected\n    file: a.txt\n"),
    ],
)
def test_a_source_is_held_or_can_be_found(old: str, new: str) -> None:
    problems = examine(files(planted(old, new, MORE)))[1]
    assert [(one.rule, one.line) for one in problems] == [("source-text", 2)]


def test_an_address_has_nothing_beside_it() -> None:
    address = "    url: https://example.org/council"
    problems = examine(files(planted(f"{address}\n", f"{address} (a long slug)\n", MORE)))[1]
    assert [(one.rule, "url" in str(one.message)) for one in problems] == [("value", True)]


# Accounts and attribution


def test_the_account_of_a_page_is_its_publishers_or_its_outlets() -> None:
    text = MORE.replace("additions:\n", f"{FIGURES}    attribution: [example-council]\nadditions:\n")
    assert finished(text)["trade-2023-customs"]["attribution"] == [
        {"id": "example-council", "name": {"en": "Example", "ru": "Example"}}
    ]
    published = text.replace("    outlet: Example\n", "    outlet: Example\n    publisher: agency\n")
    assert finished(published)["trade-2023-customs"]["attribution"][0]["name"] == {"en": "Volna", "ru": "Волна"}


def test_a_conflict_says_whose_statistics_its_numbers_are() -> None:
    again = FIGURES.replace("figures:\n", "").replace("trade-2023-customs", "trade-2023-again").replace("3.9", "3.7")
    conflict = (
        "conflicts:\n  conflict-customs:\n    rule: value\n    title: {en: Two numbers, ru: Два числа}\n"
        "    claims: [trade-2023-customs, trade-2023-again]\n    topics: [trade]\n"
    )
    text = MORE.replace("additions:\n", f"{FIGURES}{again}{conflict}additions:\n")
    said = finished(text)["conflict-customs"]["text"]["en"]
    assert said.startswith(
        "For 2023 the values are 3.9 bn USD (Example, Foreign Ministry of Azerbaijan) and 3.7 bn USD (Example, Foreign"
    )


def test_figures_are_found_by_whose_statistics_they_are(tmp_path: Path) -> None:
    text = MORE.replace("additions:\n", f"{FIGURES}additions:\n")
    for name, content in (("facts.yaml", BASE), ("more.yaml", text)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    with open_base([tmp_path / "facts.yaml", tmp_path / "more.yaml"]) as opened:
        (ministry,) = opened.who("ministry").decoded()
        assert [one["id"] for one in ministry["attributed"]] == ["trade-2023-customs"]
        names = opened.names()["example-council"]
        assert (names["url"], names["grade"]) == ("https://example.org/council", "B")


def test_an_editor_knows_the_keys_of_an_addition() -> None:
    validator = Draft7Validator(schemas.base())
    assert validator.is_valid(yaml.load(MORE, Loader=yaml.BaseLoader))
    wrong = yaml.load(MORE.replace("    closed_by:", "    closed_bye:"), Loader=yaml.BaseLoader)
    assert [error.message for error in validator.iter_errors(wrong)] == [
        "Additional properties are not allowed ('closed_bye' was unexpected)"
    ]
