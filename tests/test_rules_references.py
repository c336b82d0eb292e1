from __future__ import annotations

from collections.abc import Callable

import pytest

from raes_cli.curate import examine
from raes_cli.curate.rules import references
from small import BASE, Breach, Told, layer, part, place, planted, told

Problems = Callable[[str], list[Told]]

TOURISTS = part("  tourists-2023:", "statements:")
SIGNING = part("  signing:", "documents:")
SIGNED = part("    status: signed", "    events: [signing]")
POST = part("      - title: {en: Minister", "    topics:")
OFFICE = """\
  office:
    name: {en: Office, ru: Отдел}
    kind: ministry
    part_of: ministry
    sources:
      - {source: news, anchor: "МИД Азербайджана"}
"""

BREACHES = (
    Breach(
        "unknown-kind",
        "kind: signing",
        "kind: sinning",
        "kind: sinning",
        "signing: kinds has no 'sinning'",
        "did you mean 'signing'?",
    ),
    Breach(
        "one-holder",
        '      - title: {en: Minister, ru: министр}\n        date: "2023-02-27/2023-02-28"\n        event: visit\n',
        '      - title: {en: "Official of the ministry", ru: министр}\n        organization: ministry\n'
        '        date: "2023-02-28"\n        event: council-3\n',
        'title: {en: "Official of the ministry", ru: "сотрудник министерства"}',
        "mamedov: 'orlova' is attested in the same post on 2023-02-28",
    ),
    Breach(
        "unknown-id",
        "place: baku\n    theme:",
        "place: bako\n    theme:",
        "place: bako",
        "council-3: no record has the id 'bako'",
        "did you mean 'baku'?",
    ),
    Breach(
        "unknown-id",
        "attribution: [agency]",
        "attribution: [statisticians]",
        "statisticians",
        "tourists-2023: no record has the id 'statisticians'",
        "add it, or correct the id",
    ),
    Breach(
        "wrong-section",
        "publisher: agency",
        "publisher: orlova",
        "publisher: orlova",
        "news: 'orlova' is one of people, not of organizations",
    ),
    Breach(
        "wrong-section",
        "attribution: [agency]",
        "attribution: [baku]",
        "baku]",
        "tourists-2023: 'baku' is one of places, not of people or organizations or documents or sources",
    ),
    Breach(
        "repeated-item",
        "related: [council-3]",
        "related: [council-3, council-3]",
        "council-3]",
        "visit: 'council-3' appears twice in related",
    ),
    Breach(
        "repeated-item",
        "- {id: orlova, basis: named}\n    topics",
        "- {id: orlova, basis: named}\n      - {id: orlova, basis: implied}\n    topics",
        "{id: orlova, basis: implied}",
        "council-3: 'orlova' appears twice in participants",
    ),
    Breach(
        "repeated-item",
        '      - {source: news, anchor: "декларацию о сотрудничестве"}\n',
        2 * '      - {source: news, anchor: "декларацию о сотрудничестве"}\n',
        '{source: news, anchor: "декларацию о сотрудничестве"}\nfigures',
        "declaration: 'декларацию о сотрудничестве' appears twice in sources",
    ),
    Breach(
        "repeated-item",
        "- {text: Орлова, source: news}\n",
        "- {text: Орлова, source: news}\n      - {text: Орлова, source: news}\n",
        '{text: Орлова, source: news}\n      - {text: "Anna',
        "orlova: 'Орлова' appears twice in spellings",
    ),
    Breach(
        "repeated-item",
        POST,
        2 * POST,
        POST.removeprefix("      - ") + "    topics:",
        "orlova: 'Minister' appears twice in posts",
    ),
    Breach(
        "points-at-itself",
        'part_of: visit\n    topics: [relations]\n    sources:\n      - {source: news, anchor: "Во',
        'part_of: talks\n    topics: [relations]\n    sources:\n      - {source: news, anchor: "Во',
        "part_of: talks",
        "talks: part_of refers to the record itself",
    ),
    Breach(
        "no-speaker",
        "    speakers: [orlova]\n",
        "",
        "orlova-allied:",
        "orlova-allied: it has no speaker and no attribution",
        "add speakers, or attribution",
    ),
    Breach(
        "no-speaker",
        "    speakers: [orlova]\n    event: talks\n",
        "    collective: true\n    attribution: [declaration]\n    event: talks\n",
        "orlova-allied:",
        "orlova-allied: it has no speaker and no attribution",
        "add speakers, or attribution",
    ),
    Breach(
        "own-session",
        "    body: council\n    participants:\n",
        "    participants:\n",
        "council-3:\n",
        "council-3: nothing says whose session it is",
        "add body",
    ),
    Breach(
        "own-session",
        "    kind: visit\n",
        "    kind: visit\n    number: 1\n",
        "visit:\n    kind",
        "visit: nothing says whose session it is",
        "add body",
    ),
    Breach(
        "own-session",
        "    body: council\n    participants:\n",
        "    body: council\n    participants:\n      - {id: council, basis: named}\n",
        "{id: council, basis: named}",
        "council-3: 'council' takes part in its own session",
    ),
    Breach(
        "initialled",
        "status: signed",
        "status: initialled",
        "signatories:",
        "declaration: initialled, but it has signatories",
    ),
    Breach(
        "unused",
        "places:\n",
        "  sport:\n    name: {en: Sport, ru: Спорт}\nplaces:\n",
        "sport:",
        "sport: no record refers to it",
    ),
    Breach(
        "unused",
        "organizations:\n",
        "  sochi:\n    name: {en: Sochi, ru: Сочи}\n    kind: city\norganizations:\n",
        "sochi:",
        "sochi: no record refers to it",
    ),
    Breach(
        "unused",
        "events:\n  council-1",
        "  ships:\n    name: {en: Ships, ru: Суда}\n    unit: items\n    measure: stock\nevents:\n  council-1",
        "ships:",
        "ships: no record refers to it",
    ),
    Breach(
        "same-event",
        "kind: signing",
        "kind: talks",
        "signing:\n    kind: talks",
        "signing: the same kind, date and people as 'talks'",
    ),
    Breach(
        "session-of-speakers",
        "speakers: [mamedov]\n    event: talks",
        "speakers: [mamedov]\n    event: council-3",
        "mamedov]\n    event: council-3",
        "mamedov-strategic: 'mamedov' is not among the participants of 'council-3'",
    ),
    Breach(
        "attested-at",
        "event: talks\n        sources",
        "event: council-3\n        sources",
        "event: council-3",
        "mamedov: took no part in 'council-3'",
    ),
    Breach(
        "attested-at",
        'date: "2023-02-28"\n        date_note',
        'date: "2023-02-27"\n        date_note',
        "event: talks\n        sources",
        "mamedov: attested on 2023-02-27, but 'talks' has the date 2023-02-28",
    ),
    Breach(
        "figure-indicator",
        TOURISTS,
        TOURISTS + TOURISTS.replace("tourists-2023", "tourists-again"),
        "tourists-again:",
        "tourists-again: the same figure as 'tourists-2023'",
    ),
)  # fmt: skip


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.rule)
def test_a_breach_is_reported_alone_and_in_its_place(breach: Breach, problems: Problems) -> None:
    assert problems(breach.text) == [breach.told]


def test_the_small_base_has_no_problems(problems: Problems) -> None:
    assert problems(BASE) == []


@pytest.mark.parametrize(
    ("old", "new", "links"),
    [
        (
            "    kind: country\n",
            "    kind: country\n    within: baku\n",
            {
                "within: baku": "azerbaijan: within is circular: azerbaijan → baku → azerbaijan",
                "within: azerbaijan": "baku: within is circular: baku → azerbaijan → baku",
            },
        ),
        (
            "    related: [council-3]\n",
            "    part_of: talks\n",
            {
                "part_of: talks": "visit: part_of is circular: visit → talks → visit",
                'part_of: visit\n    topics: [relations]\n    sources:\n      - {source: news, anchor: "Во': (
                    "talks: part_of is circular: talks → visit → talks"
                ),
            },
        ),
        (
            "  ministry:\n",
            OFFICE + "  ministry:\n    part_of: office\n",
            {
                "part_of: ministry": "office: part_of is circular: office → ministry → office",
                "part_of: office": "ministry: part_of is circular: ministry → office → ministry",
            },
        ),
    ],
    ids=["places", "events", "organizations"],
)
def test_a_circle_is_reported_at_each_of_its_links(
    old: str, new: str, links: dict[str, str], problems: Problems
) -> None:
    # A part of something in the circle (the signing is a part of the visit) is not in the circle.
    text = planted(old, new)
    assert problems(text) == [
        Told("base.yaml", *place(at, text), "points-at-itself", message) for at, message in links.items()
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("speakers: [mamedov]", "speakers: [council]"),
        (
            'speakers: [mamedov]\n    event: talks\n    date: "2023-02-28"',
            "speakers: [mamedov]\n    event: council-1",
        ),
        (
            'speakers: [mamedov]\n    event: talks\n    date: "2023-02-28"\n    mode: reported',
            "speakers: [mamedov]\n    event: council-3\n    mode: greeting",
        ),
        ("speakers: [orlova]", "attribution: [declaration]"),
        (SIGNED, SIGNED.replace("status: signed", "status: initialled").replace("signatories", "initialled_by")),
        (SIGNING, SIGNING.replace("kind: signing", "kind: talks").replace("      - {id: mamedov, basis: named}\n", "")),
        (TOURISTS, TOURISTS + TOURISTS.replace("tourists-2023", "tourists-again").replace("[agency]", "[council]")),
    ],
    ids=[
        "a body speaks where it did not sit",
        "nobody is named as present",
        "a greeting is sent by who is not there",
        "a document tells it",
        "a document is initialled",
        "other people on that day",
        "the same number from somebody else",
    ],
)
def test_what_only_looks_like_a_breach_is_none(old: str, new: str, problems: Problems) -> None:
    assert problems(planted(old, new)) == []


EVENT = """\
  {}:
    kind: forum
    title: {{en: Forum, ru: Форум}}
    topics: [relations]
    sources: [{{source: news, anchor: "февраля 2023 г."}}]
"""


@pytest.mark.parametrize("lines", ['    date: "2023"\n', "    participants: [{id: orlova, basis: named}]\n"])
def test_events_are_the_same_only_where_both_day_and_people_are_known(lines: str, problems: Problems) -> None:
    events = "".join(EVENT.format(id_) + lines for id_ in ("one", "other"))
    assert problems(planted("documents:\n", events + "documents:\n")) == []


@pytest.mark.parametrize("lines", ['date: "2023-02-28"\n        date_note: {en: Why, ru: Почему}\n        ', ""])
def test_a_post_is_attested_at_an_event_whichever_of_the_two_is_dated(lines: str, problems: Problems) -> None:
    event = (
        EVENT.format("one")
        + "    participants: [{id: orlova, basis: named}]\n"
        + ("" if lines else '    date: "2023"\n')
    )
    post = f"      - title: {{en: Guest, ru: Гость}}\n        {lines}event: one\n        sources:\n"
    text = planted(POST, POST + post + '          - {source: news, anchor: "Анна Орлова"}\n')
    assert problems(planted("documents:\n", event + "documents:\n", text)) == []


def test_what_only_it_itself_names_is_unused(problems: Problems) -> None:
    text = planted(
        "organizations:\n", "  sochi: {name: {en: Sochi, ru: Сочи}, kind: city, within: sochi}\norganizations:\n"
    )
    assert [problem.rule for problem in problems(text)] == ["unused", "points-at-itself"]


def test_suggestions_are_made_for_no_more_than_can_be_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    text = BASE.replace("speakers: [orlova]", "speakers: [orlowa]").replace(
        "speakers: [mamedov]", "speakers: [mamedow]"
    )
    monkeypatch.setattr(references, "_COMPARED", 50)
    found = [problem.remedy for problem in told(examine([layer(text)])[1]) if problem.rule == "unknown-id"]
    assert found == ["did you mean 'orlova'?", "add it, or correct the id"]
