from __future__ import annotations

from collections.abc import Callable

import pytest

from small import BASE, Breach, Told, part, planted

Problems = Callable[[str], list[Told]]

TUESDAY = '    date_note: {en: "The Tuesday of the visit.", ru: "Вторник в дни визита."}\n'
PEOPLE = "    participants:\n      - {id: orlova, basis: named}\n      - {id: mamedov, basis: named}\n"
FORUM = """\
  {}:
    kind: forum
    title: {{en: "A forum", ru: "Форум"}}
    topics: [relations]
    sources:
      - {{source: news, anchor: "27–28 февраля 2023 г. в Баку"}}
"""
OTHER_SESSION = (
    part("  council-1:", "  council-3:")
    .replace("council-1", "other-1")
    .replace("council]", "ministry]")
    .replace("body: council", "body: ministry")
)
OTHER_PAPER = part("  declaration:", "    events:").replace("declaration:", "other:").replace("2023-02-28", "2020") + (
    '    topics: [relations]\n    sources:\n      - {source: news, anchor: "декларацию о сотрудничестве"}\n'
)

UNDATED = """\
events:
  some-talks:
    kind: talks
    title: {en: "Talks on some day", ru: "Переговоры в какой-то день"}
    topics: [relations]
    sources:
      - {source: news, anchor: "переговоры с Рауфом Мамедовым"}
"""
BREACHES = (
    Breach(
        "missing-session",
        "    missing_numbers: [2]\n",
        "",
        "number: 3",
        "council-3: there is no session 2 before this one, and no gap says so",
        "add it, or a gap with missing_numbers",
    ),
    Breach(
        "relative-date",
        'anchor: "В 2022 году товарооборот"',
        'anchor: "В прошлом году товарооборот"',
        "trade-2022:",
        "trade-2022: 'прошлом году' in its evidence, and nothing says what it is counted from",
        "add date_text",
    ),
    Breach(
        "inferred-date",
        TUESDAY + PEOPLE,
        PEOPLE,
        'date: "2023-02-28"\n' + PEOPLE,
        "signing: no evidence has the year 2023",
        "add date_note, or an anchor",
    ),
    Breach(
        "inferred-date",
        '    date_note: {en: "Between the first and the third.", ru: "Между первым и третьим."}\n',
        "",
        'date: "[2021-11-18..2023-02-28]"',
        "gap-council-2: [2021-11-18..2023-02-28] is inferred, and nothing says from what",
        "add date_note",
    ),
    Breach(
        "inferred-date",
        '    published_note: {en: "The report carries no date.", ru: "Даты в сообщении нет."}\n',
        "",
        'published: "[2023-02-28..]"',
        "report: [2023-02-28..] is inferred, and nothing says from what",
        "add published_note",
    ),
    Breach(
        "inferred-date",
        'period: "2022"',
        'period: "2022?"',
        'period: "2022?"',
        "trade-2022: 2022? is inferred, and nothing says from what",
        "add date_note",
    ),
    Breach(
        "inferred-date",
        '    published_note: {en: "The day of its announcement.", ru: "День анонса."}\n',
        "",
        'published: "2024-04-22"',
        "news: nothing says where 2024-04-22 comes from",
        "add published_text, or published_note",
    ),
    Breach(
        "missing-session",
        "    about: [council]\n    missing_numbers: [2]\n",
        "    about: [ministry]\n    missing_numbers: [2]\n",
        "number: 3",
        "council-3: there is no session 2 before this one, and no gap says so",
        "add it, or a gap with missing_numbers",
    ),
    Breach(
        "missing-session",
        "number: 3",
        "number: 4",
        "number: 4",
        "council-3: there is no session 3 before this one, and no gap says so",
        "add it, or a gap with missing_numbers",
    ),
    Breach(
        "dated-after-source",
        'speakers: [mamedov]\n    event: talks\n    date: "2023-02-28"',
        'speakers: [mamedov]\n    date: "2024-04-23"',
        'date: "2024-04-23"',
        "mamedov-strategic: dated 2024-04-23, but its source 'news' is from 2024-04-22",
    ),
    Breach(
        "session-order",
        "number: 3",
        "number: 1",
        'number: 1\n    title: {en: "Third',
        "council-3: number 1 is taken by 'council-1'",
    ),
    Breach(
        "session-order",
        "number: 1",
        "number: 4",
        'date: "2021-11-18"',
        "council-1: session 4 is dated before session 3 ('council-3')",
    ),
    Breach(
        "part-inside-whole",
        'date: "2021-11-18"\n',
        'date: "2021-11-18"\n    part_of: visit\n',
        'date: "2021-11-18"\n',
        "council-1: 2021-11-18 lies outside 'visit' (2023-02-27/2023-02-28)",
    ),
    Breach(
        "order-of-a-day",
        '    related: [council-3]\n    topics: [relations]\n    sources:\n      - {source: news, anchor: "27',
        '    before: talks\n    related: [council-3]\n    topics: [relations]\n    sources:\n      - {source: news, anchor: "27',
        "before: talks",
        "visit: 2023-02-27/2023-02-28, and 'talks' has 2023-02-28",
    ),
    Breach(
        "order-of-a-day",
        "events:\n",
        UNDATED + "    before: signing\n",
        "before: signing",
        "some-talks: no date, and 'signing' has 2023-02-28",
    ),
    Breach(
        "order-of-a-day",
        "events:\n  council-1:\n",
        UNDATED + "  council-1:\n    before: some-talks\n",
        "before: some-talks",
        "council-1: 2021-11-18, and 'some-talks' has none",
    ),
    Breach(
        "weekday",
        'date_text: "Во вторник"',
        'date_text: "В среду"',
        'date: "2023-02-28"\n    date_text',
        "talks: 2023-02-28 is a Tuesday",
    ),
    Breach(
        "signed-when-signed",
        'date: "2023-02-28"\n    status: signed',
        'date: "2023-02-27"\n    status: signed',
        'date: "2023-02-28"\n' + TUESDAY + PEOPLE,
        "signing: 'declaration' is dated 2023-02-27, its signing 2023-02-28",
    ),
    Breach(
        "said-when-held",
        'speakers: [mamedov]\n    event: talks\n    date: "2023-02-28"',
        'speakers: [mamedov]\n    event: talks\n    date: "2023-02-27"',
        'date: "2023-02-27"\n    mode',
        "mamedov-strategic: dated 2023-02-27, but 'talks' 2023-02-28",
    ),
)


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.rule)
def test_a_breach_is_reported_alone_and_in_its_place(breach: Breach, problems: Problems) -> None:
    assert problems(breach.text) == [breach.told]


def event(id_: str, *lines: str) -> str:
    """Return the base with one more event, from the source that was published on 22 April 2024 and mentions 2023."""
    return FORUM.format(id_) + "".join(f"    {line}\n" for line in lines)


def dated(date: str | None) -> list[str]:
    return [f'date: "{date}"', "date_note: {en: Why, ru: Почему}"] if date else []


def more(*events: str, text: str = BASE) -> str:
    return planted("documents:\n", "".join(events) + "documents:\n", text)


# The date of a part, the date of the whole, and whether the part can lie within.
WITHIN = [
    ("2023-02-28", "2023-02-27/2023-02-28", True),
    ("2023-02", "2023-02-28", True),
    ("2023-02-27", "2023-02-28", False),
    ("2023-03-01", "2023-02-28", False),
    ("../2023-02-27", "2023-02-28", False),
    ("../2023-02-28", "2023-02-28", True),
    ("2023-02-28/..", "2023-02-28", True),
    ("2023-03/..", "2023-02-28", False),
    ("2023-02-28", "2023-03/..", False),
    ("2023-02-28", "../2023-02", True),
    ("2023-02-28", "../2023-01", False),
    ("2023-03", "2021/..", True),
    (None, "2023-02-28", True),
    ("2023-02-28", None, True),
]


@pytest.mark.parametrize(("part_date", "whole_date", "fits"), WITHIN)
def test_a_part_lies_within_its_whole_as_far_as_is_known(
    part_date: str | None, whole_date: str | None, fits: bool, problems: Problems
) -> None:
    events = event("day", "part_of: fair", *dated(part_date)), event("fair", *dated(whole_date))
    assert [problem.rule for problem in problems(more(*events))] == ([] if fits else ["part-inside-whole"])


@pytest.mark.parametrize(("said", "held", "fits"), WITHIN)
def test_what_was_said_at_an_event_was_said_then_as_far_as_is_known(
    said: str | None, held: str | None, fits: bool, problems: Problems
) -> None:
    lines = "".join(f"    {line}\n" for line in dated(said))
    statement = planted(
        '    speakers: [mamedov]\n    event: talks\n    date: "2023-02-28"\n',
        "    speakers: [mamedov]\n    event: fair\n" + lines,
    )
    found = problems(more(event("fair", *dated(held)), text=statement))
    assert [problem.rule for problem in found] == ([] if fits else ["said-when-held"])


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(['date: "2023-03"'], id="the evidence prints the year"),
        pytest.param(['date: "2022"', 'date_text: "в 2022 году"'], id="the words of the source print the year"),
        pytest.param(
            ['date: "2022?"', "date_text: однажды"], id="the words of the source say from what it is inferred"
        ),
        pytest.param(['date: "../2023-03"'], id="the year of what began at any time is that of its end"),
        pytest.param([*dated("../2023-03")], id="what began at any time began before its source"),
        pytest.param([*dated("2024-04-22")], id="on the day of its source"),
        pytest.param([*dated("2025"), "status: planned"], id="a plan is for later than its source"),
        pytest.param([*dated("2025"), "status: announced"], id="what is announced is later than its source"),
        pytest.param(["date_text: во вторник"], id="a weekday without a date"),
        pytest.param([*dated("2023-02-27/2023-02-28"), "date_text: в среду"], id="a weekday beside several days"),
        pytest.param([*dated("2023-02-28"), 'date_text: "в понедельник или во вторник"'], id="one of two weekdays"),
        pytest.param([*dated("2023-02-28"), 'date_text: "в среднем раз в год"'], id="в среднем is no weekday"),
        pytest.param([*dated("2023-02-28"), "date_text: посредине"], id="nor is посредине"),
        pytest.param([*dated("2020"), "number: 9", "body: ministry"], id="another body counts its own sessions"),
        pytest.param([*dated("2020"), "number: 9", "body: council"], id="each kind of session is counted"),
        pytest.param([*dated("2020"), "number: 1", "body: council"], id="and has its own first"),
        pytest.param(["body: council"], id="a session without a number"),
        pytest.param(
            [*dated("2020"), "documents: [declaration]"], id="a document lay on another table than its signing"
        ),
    ],
)
def test_an_event_may_be_dated_so(lines: list[str], problems: Problems) -> None:
    assert problems(more(event("other", *lines))) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param(planted('    date: "2023-02-28"\n' + TUESDAY + PEOPLE, PEOPLE), [], id="a signing without a date"),
        pytest.param(
            planted('    date: "2023-02-28"\n    status: signed', "    status: signed"), [], id="a paper without"
        ),
        pytest.param(
            BASE.replace("number: 1", "number: 4").replace('    date: "2021-11-18"\n', ""), [], id="a session without"
        ),
        pytest.param(planted('    date: "2021-11-18"\n', ""), [], id="an earlier session without"),
        pytest.param(
            planted('"2021-11-18"\n', '"2023-02-28"\n    date_note: {en: Why, ru: Отчего}\n'),
            [],
            id="two sessions a day",
        ),
        pytest.param(planted("number: 3", "number: 2"), [], id="a session right after the other"),
        pytest.param(
            planted(
                "    organizers: [council]\n    body: council\n    participants", "    body: council\n    participants"
            ),
            [],
            id="the sessions of one body, whoever organizes them",
        ),
        pytest.param(
            planted('anchor: "подписала', 'anchor: "x подписала').replace('news, anchor: "x ', 'nowhere, anchor: "'),
            ["unknown-id"],
            id="a source that is not there",
        ),
        pytest.param(planted('    published: "2024-04-22"\n', ""), [], id="a source without a date"),
        pytest.param(more(OTHER_SESSION), [], id="another body has its own first session"),
        pytest.param(more(OTHER_SESSION.replace("number: 1", "number: 9")), [], id="and its own ninth"),
        pytest.param(planted("documents:\n", "documents:\n" + OTHER_PAPER), [], id="a paper that was signed elsewhere"),
        pytest.param(
            planted('period: "2022"', 'period: "2022?"\n    date_text: "видимо, в 2022 году"'), [], id="a figure"
        ),
    ],
)
def test_what_is_not_dated_or_not_linked_breaks_no_order(text: str, rules: list[str], problems: Problems) -> None:
    assert [problem.rule for problem in problems(text)] == rules


def test_a_document_is_signed_where_its_event_says_so_too(problems: Problems) -> None:
    text = planted("    events: [signing]\n", "").replace(
        "    kind: signing\n", "    kind: signing\n    documents: [declaration]\n"
    )
    assert problems(text) == []
    (found,) = problems(planted('"2023-02-28"\n    status: signed', '"2023-02-27"\n    status: signed', text))
    assert found.rule == "signed-when-signed"
