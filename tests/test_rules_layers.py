from __future__ import annotations

from typing import NamedTuple

import pytest

from raes_cli.curate import curate, examine
from small import BASE, Told, layer, place, planted, told
from small_layers import LATER, both, found

CLAIM = "declare a conflict with a record of its own"


class Breach(NamedTuple):
    """One breach of `rule`, planted in the later layer on `first`, and the problem it causes at the text `at`."""

    rule: str
    old: str
    new: str
    at: str
    message: str
    remedy: str = ""
    first: str = BASE


BREACHES = (
    Breach(
        "unknown-id",
        "  gap-council-2:\n    closed_by",
        "  gap-council-3:\n    closed_by",
        "gap-council-3:\n",
        "gap-council-3: no record has this id",
        "did you mean 'gap-council-2'?",
    ),
    Breach(
        "addition-order",
        "  report:\n",
        "  old-town:\n    aliases: [Altstadt]\n  report:\n",
        "old-town:\n    aliases",
        "old-town: later.yaml:15 is not an earlier layer",
        "write it there",
    ),
    Breach(
        "addition-value",
        "    related: [council-2]\n",
        '    related: [council-2]\n    number: "4"\n',
        'number: "4"',
        "council-3: the record has a different number: '3'",
        CLAIM,
    ),
    Breach(
        "addition-value",
        "    related: [council-2]\n",
        "    related: [council-2]\n    theme: {en: Doubt, ru: Сомнения}\n",
        "theme: {en: Doubt",
        "council-3: the record has a different theme: 'Trust between neighbours'",
        CLAIM,
    ),
    Breach(
        "addition-value",
        "    related: [council-2]\n",
        "    related: [council-2]\n    status: planned\n",
        "status: planned",
        "council-3: the record has a different status: held",
        CLAIM,
    ),
    Breach(
        "addition-value",
        "{id: orlova, capacity: {en: speaker, ru: докладчик}, basis: named}",
        "{id: orlova, capacity: {en: guest, ru: гость}, basis: named}",
        "{id: orlova, capacity: {en: guest",
        "council-3: 'orlova' has a different capacity: 'Minister'",
        CLAIM,
        planted(
            "      - {id: orlova, basis: named}\n    topics",
            "      - {id: orlova, capacity: {en: Minister, ru: министр}, basis: named}\n    topics",
        ),
    ),
    Breach(
        "repeated-item",
        "{id: orlova, capacity: {en: speaker, ru: докладчик}, basis: named}",
        "{id: orlova, basis: named}",
        "{id: orlova, basis: named}",
        "council-3: 'orlova' appears twice in participants",
    ),
    Breach(
        "addition-date",
        'published: "2023-03-01"',
        'published: "2023-02-27"',
        'published: "2023-02-27"',
        "report: 2023-02-27 is not within the known [2023-02-28..]",
        CLAIM,
    ),
    Breach(
        "addition-date",
        "    related: [council-2]\n",
        '    related: [council-2]\n    date: "2023-03-01"\n',
        'date: "2023-03-01"\n    sources',
        "council-3: 2023-03-01 is not within the known 2023-02-28",
        CLAIM,
    ),
    Breach(
        "addition-place",
        "    within: baku\n",
        "",
        "place: old-town\n    note",
        "council-3: 'old-town' is not within 'baku'",
        CLAIM,
    ),
    Breach(
        "addition-evidence",
        '    sources:\n      - {source: volna-third, anchor: "die dritte in der Altstadt"}\n',
        "",
        "council-3:\n",
        "council-3: an addition without evidence",
        "add sources",
    ),
    Breach(
        "unknown-key",
        "    related: [council-2]\n",
        "    related: [council-2]\n    closed_by: [council-2]\n",
        "closed_by: [council-2]\n    sources",
        "council-3: unknown key 'closed_by'",
    ),
    Breach(
        "closed-by",
        "closed_by: [council-2]",
        "closed_by: [council-2, ministry]",
        "ministry]",
        "gap-council-2: no later layer mentions 'ministry'",
    ),
    Breach(
        "wrong-section",
        "closed_by: [council-2]",
        "closed_by: [conflict-council-1-date]",
        "conflict-council-1-date]",
        "gap-council-2: 'conflict-council-1-date' is one of conflicts, not of "
        "events or documents or figures or statements or people or organizations or sources",
    ),
    Breach(
        "value",
        "  gap-council-2:\n    closed_by: [council-2]\n",
        "  gap-council-2: closed\n",
        "gap-council-2: closed",
        "gap-council-2: expected a mapping",
    ),
    Breach(
        "unknown-key",
        "      - {id: mamedov, basis: by-title}",
        "      - {id: mamedov, basis: by-title, since: [2022]}",
        "since: [2022]",
        "council-3: unknown key 'since' in participants.1",
    ),
    Breach(
        "source-text",
        "    outlet: Volna\n",
        "",
        "volna-third:\n    name",
        "volna-third: its text is not held, and outlet is missing",
        "add outlet, or give file and sha256",
    ),
    Breach(
        "source-text",
        "    outlet: Volna\n",
        "    file: volna.txt\n",
        "volna-third:\n    name",
        "volna-third: file without sha256",
        "add sha256",
    ),
    Breach(
        "tenure",
        'until: "2024-02-03"',
        'until: "2023-02-27"',
        'until: "2023-02-27"',
        "orlova: until 2023-02-27 is before date 2023-02-28",
    ),
    Breach(
        "tenure",
        'since: "2022-01"',
        'since: "2023-03"',
        'date: "2023-02-28"\n        since',
        "orlova: date 2023-02-28 is before since 2023-03",
    ),
    Breach(
        "unknown-id",
        "    basis: customs\n",
        "    basis: custom\n",
        "basis: custom\n",
        "trade-2023-customs: no record has the id 'custom'",
        "did you mean 'customs'?",
    ),
    Breach(
        "undeclared-conflict",
        "    basis: customs\n",
        "",
        "trade-2023-customs:\n",
        "trade-2023-customs: its value and that of 'trade-2023' cannot both hold, and no conflict says so",
    ),
    Breach(
        "undeclared-conflict",
        "claims: [council-1, volna-dates-council-1]",
        "claims: [council-1, council-3]",
        'claimed_date: "2021-11-19"',
        "volna-dates-council-1: 'council-1' is dated 2021-11-18, and no conflict says that this one differs",
    ),
    Breach(
        "stale-conflict",
        'claimed_date: "2021-11-19"',
        'claimed_date: "2021-11"',
        "conflict-council-1-date:\n",
        "conflict-council-1-date: its claims do not contradict each other",
    ),
)


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach.rule}: {breach.message}")
def test_a_breach_in_a_later_layer_is_told_alone_and_in_its_place(breach: Breach) -> None:
    later = planted(breach.old, breach.new, LATER)
    assert told(found(later, breach.first)) == [
        Told("later.yaml", *place(breach.at, later), breach.rule, breach.message, breach.remedy)
    ]


def test_what_was_planned_may_have_been_held_and_is_then_called_and_noted_anew() -> None:
    planned = planted(
        "    number: 3\n", "    number: 3\n    status: planned\n    note: {en: Not known., ru: Не известно.}\n"
    )
    (session,) = (one for one in curate(both(first=planned)).records if one["id"] == "council-3")
    assert (session["status"], session["note"]["en"]) == ("planned", "Not known. In the Old Town.")
    title = "    status: held\n    title: {en: The third, ru: Третье}\n"
    later = planted("    related: [council-2]\n", f"    related: [council-2]\n{title}", LATER)
    (session,) = (one for one in curate(both(later, planned)).records if one["id"] == "council-3")
    assert (session["status"], session["title"]["en"], session["note"]["en"]) == (
        "held",
        "The third",
        "In the Old Town.",
    )
    (problem,) = told(found(planted("    status: held\n", "", later), planned))
    assert problem.message == "council-3: the record has a different title: 'Third session of the council'"


ANNOUNCED = """\
  forum:
    kind: forum
    title: {en: A forum ahead, ru: Форум впереди}
    date: "2024-05-09"
    date_note: {en: As announced., ru: Как объявлено.}
    status: announced
    topics: [relations]
    sources:
      - {source: news, anchor: "Справка агентства «Волна»"}
"""
HELD = """\
  forum:
    status: held
    sources:
      - {source: volna-third, anchor: "die dritte in der Altstadt"}
"""


def test_what_an_earlier_source_announced_and_a_later_one_has_held_is_no_news_from_the_future() -> None:
    first = planted("documents:\n  declaration:", f"{ANNOUNCED}documents:\n  declaration:")
    assert found(first=first) == []
    later = planted("additions:\n", f"additions:\n{HELD}", LATER)
    assert found(later, first) == []
    assert [problem.rule for problem in found(later, planted("status: announced", "status: held", first))] == [
        "dated-after-source"
    ]


GAP = """\
    title: {en: Something else, ru: Что-то ещё}
    about: [council]
    text: {en: Nothing is said of it., ru: О нём не говорится.}
    topics: [relations]
    sources:
      - {source: report, anchor: "Its third session"}
"""


def test_what_closes_a_gap_may_be_a_record_said_more_of() -> None:
    assert found(planted("closed_by: [council-2]", "closed_by: [council-3]", LATER)) == []


def test_two_layers_are_sound_together_and_the_first_alone() -> None:
    assert found() == []
    assert examine([layer()])[1] == []


@pytest.mark.parametrize(
    ("known", "said", "fits"),
    [
        ("2023", "2023-03-01", True),
        ("2023-03", "2023-03-01/2023-03-05", True),
        ("[2023-02-28..]", "2023-03-01", True),
        ("[..2024]", "[2023-03..2023-04]", True),
        ("[2023-02-28..2023-03-05]", "[2023-03-01..2023-03-05]", True),
        ("2023-02/2023-03", "2023-02-27/2023-03-01", True),
        ("2023/..", "2023-02/2024-05", True),
        ("2023?", "2023", True),
        ("2023", "2023?", False),
        ("2023", "2023-03~", False),
        ("2023-03-01", "2023-03-01~", False),
        ("2023-02-27/2023-02-28", "2023-02-28", False),
        ("2023-02/2023-03", "2023-02-28", False),
        ("2023-02", "2023", False),
        ("2023-02", "[2023-02-05..]", False),
        ("[2023-02-28..]", "2023-02", False),
        ("2023-02-28", "2023-03-01", False),
    ],
)
def test_a_date_becomes_narrower_or_is_none_of_an_addition(known: str, said: str, fits: bool) -> None:
    note = "    date_note: {en: So known., ru: Так известно.}\n"
    first = planted("gap-council-2:\n", f'gap-other:\n{GAP}    date: "{known}"\n{note}  gap-council-2:\n')
    assert found(first=first) == []
    later = f'{LATER}  gap-other:\n    date: "{said}"\n{note}'
    assert [problem.rule for problem in found(later, first)] == ([] if fits else ["addition-date"])


ODD = ["x", '""', "[]", "{}", "[a]", "[[]]", "{en: a}", "{id: orlova}", "[{id: [x]}]", "[{id: orlova, basis: [x]}]", "2023", '"[2023-02-28..]"', "council-3"]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    ("id_", "key"),
    [
        *(
            ("council-3", key)
            for key in ("date", "place", "status", "participants", "note", "title", "related", "body")
        ),
        *(("orlova", key) for key in ("name", "posts", "spellings", "aliases", "country")),
        *(("report", key) for key in ("published", "published_note", "url", "relays")),
        *(("trade-2022", key) for key in ("value", "period", "qualifier", "basis")),
        ("gap-council-2", "closed_by"),
        ("baku", "within"),
    ],
)
def test_whatever_is_added_to_a_key_is_told_in_its_layer_or_taken(id_: str, key: str, odd: str) -> None:
    later = f"additions:\n  {id_}:\n    {key}: {odd}\n"
    assert {problem.file for problem in found(later)} <= {"later.yaml"}
    assert {problem.file for problem in found(f"additions: {odd}\n")} == ({"later.yaml"} if odd != "{}" else set())
