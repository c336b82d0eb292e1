from __future__ import annotations

from collections.abc import Callable

import pytest

from raes_cli.curate import curate, examine
from raes_cli.curate.book import Book
from raes_cli.errors import BaseError
from small import BASE, Breach, Told, layer, part, place, planted, told

Problems = Callable[[str], list[Told]]

TALKS_EVIDENCE = 'part_of: visit\n    topics: [relations]\n    sources:\n      - {source: news, anchor: "Во вт'
SIGNING = "signing:\n"
# Of two lists of participants the first is read, which lacks one who speaks at the talks.
SHORTER = (
    "    place: baku\n    participants:\n      - {id: orlova, basis: named}\n"
    "    participants:\n      - {id: orlova, cap"
)

BREACHES = (
    Breach("missing-key", "    kind: visit\n", "", "visit:\n", "visit: kind is missing"),
    Breach(
        "missing-key",
        "{id: mamedov, basis: named}\n    " + TALKS_EVIDENCE,
        "{id: mamedov}\n    " + TALKS_EVIDENCE,
        "{id: mamedov}",
        "talks: participants.1.basis is missing",
    ),
    Breach(
        "unknown-key",
        "theme_original: en",
        "theme_orignal: en",
        "theme_orignal",
        "council-3: unknown key 'theme_orignal'",
        "did you mean 'theme_original'?",
    ),
    Breach(
        "unknown-key",
        "{en: Minister, ru: министр}, basis",
        "{en: Minister, ru: министр, de: x}, basis",
        "de: x",
        "talks: unknown key 'de' in participants.0.capacity",
    ),
    Breach("unknown-key", "gaps:\n", "gasp:\n", "gasp:", "unknown key 'gasp'", "did you mean 'gaps'?"),
    Breach("unknown-key", "gaps:\n", "gasp: [x]\ngaps:\n", "gasp:", "unknown key 'gasp'", "did you mean 'gaps'?"),
    Breach(
        "unknown-key",
        "reason: boilerplate}",
        "reason: boilerplate, noet: x}",
        "noet",
        "unknown key 'noet'",
        "did you mean 'note'?",
    ),
    Breach("slug", "gap-council-2:", "gap 2:", "gap 2:", "not an id (a–z, 0–9, single hyphens): 'gap 2'"),
    Breach(
        "slug",
        "topics: [trade]\n  conflict-word",
        "topics: [trade--x]\n  conflict-word",
        "trade--x",
        "conflict-growth: topics.0: not an id (a–z, 0–9, single hyphens): 'trade--x'",
    ),
    Breach(
        "unique-id",
        "  declaration:\n",
        "  signing:\n",
        "signing:\n    kind: declaration",
        f"signing: this id is taken at base.yaml:{place(SIGNING)[0]}",
        "choose another",
    ),
)


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.rule)
def test_a_breach_is_reported_alone_and_in_its_place(breach: Breach, problems: Problems) -> None:
    assert problems(breach.text) == [breach.told]


def test_problems_of_several_records_are_told_at_once_in_their_order(problems: Problems) -> None:
    text = BASE
    for old, new in (
        ("kind: city", "kind: town"),
        ("number: 3", "number: 1"),
        ("unit: USD", "unit: &u USD"),
        ('value: "152.2"', 'value: "152.3"'),
        ("    reason", "reason"),
        ("reason: boilerplate", "reason: boring"),
    ):
        text = text.replace(old, new)
    assert [(problem.line, problem.rule) for problem in problems(text)] == [
        (place("kind: city")[0], "choice"),
        (place("unit: USD")[0], "alias"),
        (place("number: 3")[0], "session-order"),
        (place('value: "152.2"')[0], "digits"),
        (place("reason: boiler")[0], "choice"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("  trade-2022:\n", "  trade-2022:\n    extra: x\n", "unknown-key"),
        ("  conflict-growth:\n", "  conflict-growth:\n    extra: x\n", "unknown-key"),
        ("  baku:\n", "  baku:\n    extra: x\n", "unknown-key"),
        ("  talks:\n", "  talks:\n    extra: x\n", "unknown-key"),
        ("  talks:\n    kind: talks\n", "  talks:\n    kind:\n", "empty-value"),
        ("  orlova:\n", "  orlova: &o\n", "alias"),
        ("  orlova:\n", "  orlova:\n    <<: {country: baku}\n", "merge"),
        ("indicator: tourists\n", "indicator: *t\n", "alias"),
        ("  report:\n    name", "  report:\n    name: x\n    name", "duplicate-key"),
        ("    place: baku\n    participants:\n      - {id: orlova, cap", SHORTER, "duplicate-key"),
        ("people:\n", "poeple:\n", "unknown-key"),
        (part("people:", "indicators:"), "people: x\n", "value"),
        ("figures:\n", "topics: {}\nfigures:\n", "duplicate-key"),
        ("topics:\n", "topics: !x\n", "tag"),
        ("statements:\n", "statements: [\n", "syntax"),
    ],
)
def test_a_broken_record_or_section_is_one_mistake_and_causes_no_others(
    old: str, new: str, rule: str, problems: Problems
) -> None:
    assert [problem.rule for problem in problems(planted(old, new))] == [rule]


def test_a_broken_silent_sentence_does_not_move_the_others(problems: Problems) -> None:
    text = planted("silent:\n", "silent:\n  - {source: news}\n").replace("Комментарии отключены", "Комментарии")
    assert [problem[1:4] for problem in problems(text)] == [
        (place("silent:")[0] + 1, 5, "missing-key"),
        (place("silent:")[0] + 1, 5, "missing-key"),
        (place("silent:")[0] + 2, place('anchor: "Комм')[1], "anchor-length"),
    ]


def found(*texts: str) -> list[Told]:
    return told(examine([layer(text, f"{number}.yaml") for number, text in enumerate(texts, 1)])[1])


def test_layers_are_one_base_and_name_each_other() -> None:
    cut = BASE.index("documents:\n")
    assert found(BASE[:cut], BASE[cut:]) == []
    assert found(BASE[cut:], BASE[:cut]) == []


def test_an_id_of_two_layers_is_told_with_the_place_of_the_first() -> None:
    again = part("  trade:", "places:").replace("Trade", "Commerce")
    assert found(BASE, "# more\ntopics:\n" + again, "places:\n  trade: {name: {en: T, ru: Т}, kind: city}\n") == [
        Told(f"{number}.yaml", line, 3, "unique-id", message, "choose another")
        for message in [f"trade: this id is taken at 1.yaml:{place('trade:', BASE)[0]}"]
        for number, line in ((2, 3), (3, 2))
    ]


def test_the_sentences_of_a_later_layer_keep_their_places() -> None:
    more = "silent:\n  - {source: news, anchor: a, reason: heading}\n  - {source: nowhere, anchor: a b, reason: x}\n"
    assert [problem[:4] for problem in found(BASE, more)] == [
        ("2.yaml", 2, 20, "anchor-length"),
        ("2.yaml", 3, 36, "choice"),
    ]


def test_a_sentence_of_a_later_layer_that_is_none_is_told_in_its_place() -> None:
    assert [problem[:4] for problem in found(BASE, "silent:\n  - hello\n")] == [("2.yaml", 2, 5, "value")]


@pytest.mark.parametrize("wrong", ["topics: []\n", "topics: x\n", "silent: {}\n", "silent: x\n"])
def test_a_section_of_the_wrong_shape_is_told_in_whichever_layer_it_stands(wrong: str) -> None:
    assert [problem[:4] for problem in found(BASE, wrong)] == [("2.yaml", 1, 1, "value")]
    assert [problem[:4] for problem in found(wrong, BASE)] == [("1.yaml", 1, 1, "value")]


def test_a_layer_that_cannot_be_read_says_nothing_of_the_others() -> None:
    cut = BASE.index("events:\n  council-1")
    broken = planted("unit: USD\n    measure: flow", "unit: USD\n    measure: flaw")[:cut]
    assert [problem[:4] for problem in found(broken, "a: [\n")] == [
        ("1.yaml", place("unit: USD")[0] + 1, 5, "choice"),
        ("2.yaml", 2, 1, "syntax"),
    ]


def test_problems_stand_in_the_order_of_the_layers_however_these_are_called() -> None:
    layers = [layer("a: [", "z.yaml"), layer("b: [", "a.yaml")]
    assert [problem.file for problem in examine(layers)[1]] == ["z.yaml", "a.yaml"]


def test_a_base_with_problems_is_not_curated_and_all_of_them_are_carried() -> None:
    layers = [layer(planted("kind: city", "kind: town").replace("number: 3", "number: 1"))]
    with pytest.raises(BaseError) as raised:
        curate(layers)
    assert raised.value.problems == tuple(examine(layers)[1])
    assert len(raised.value.problems) == 2


def test_a_place_that_is_not_known_is_that_of_what_lies_around_it() -> None:
    book, _ = examine([layer()])
    assert book.place(("events", "talks", "place")) == (
        "base.yaml",
        *place("place: baku\n    participants:\n      - {id: orlova, cap"),
    )
    assert book.place(("events", "talks", "number")) == ("base.yaml", *place("talks:\n"))
    assert book.place(("events", "nobody", "number")) == ("base.yaml", *place("events:\n  c"))
    assert Book().place(("events",)) == ("", 1, 1)


def test_the_evidence_of_a_book_is_every_anchor_and_every_spelling_as_printed() -> None:
    book, _ = examine([layer()])
    every = list(book.citations())
    assert len(every) == BASE.count("anchor: ") + BASE.count("{text: ")
    assert every[0] == (
        ("organizations", "agency", "sources", 0, "anchor"),
        "news",
        "Справка агентства «Волна» о торговле",
    )
