from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from pydantic import TypeAdapter, ValidationError

from raes_cli.curate import schemas
from raes_cli.curate.parts import LANGUAGE, LINE, SHA256, SLUG, UNIT, WORD, Number, Slug, Strict, Text
from raes_cli.curate.schema import Base
from small import BASE, Breach, Told, part

Problems = Callable[[str], list[Told]]

BREACHES = (
    Breach(
        "choice",
        "measure: flow\n  tourists",
        "measure: stream\n  tourists",
        "measure: stream",
        "turnover: measure: 'stream' is not one of 'flow', 'stock', 'share', 'rank' or 'target'",
    ),
    Breach(
        "value",
        '"2021-11-18"',
        '"2021-11-31"',
        'date: "2021-11-31"',
        "council-1: date: '2021-11-31': there is no 31 November 2021",
    ),
    Breach(
        "value",
        '"2021-11-18"',
        "[2021-11-18..2021-11-20]",
        "date: [2021-11-18..2021-11-20]",
        "council-1: date: expected text: quote a value with [ or {",
    ),
    Breach("value", 'value: "4"', 'value: "4,0"', 'value: "4,0', "trade-2022: value: '4,0' is not a number like 4.4"),
    Breach(
        "value", 'value: "4"', "value: 1e400", "value: 1e400", "trade-2022: value: '1e400' is not a number like 4.4"
    ),
    Breach(
        "value",
        "number: 1",
        "number: I",
        "number: I",
        "council-1: number: expected a whole number",
    ),
    Breach(
        "value",
        "speakers: [orlova]",
        "speakers: [orlova]\n    collective: perhaps",
        "collective",
        "orlova-allied: collective: expected true or false",
    ),
    Breach(
        "value",
        'en: "First session of the council"',
        'en: "First session\\n"',
        'en: "First session\\n"',
        "council-1: title.en: leading or trailing white space, a tab, or several lines",
    ),
    Breach(
        "value",
        "file: news.txt",
        "url: https://a.example/b c\n    file: news.txt",
        "url",
        "news: url: white space inside",
    ),
    Breach("draft", "en: Baku", 'en: ""', 'en: ""', "baku: name.en: still to be written"),
    Breach(
        "value",
        "file: news.txt\n    sha256: ",
        "file: news.txt\n    sha256: A",
        "sha256: A",
        "news: sha256: not a SHA-256: 64 digits from 0 to f",
    ),
    Breach(
        "value",
        "language: ru",
        "language: rus",
        "language: rus",
        "news: language: not a language code of two letters: ru, en, az",
    ),
    Breach(
        "value",
        'growth_percent: "17.5"',
        'growth_percent: "-100"',
        "growth_percent",
        "trade-2023: growth_percent: expected more than -100",
    ),
    Breach(
        "value",
        'title: {en: "Trade in 2022", ru: "Торговля в 2022 году"}',
        "title: Trade",
        "title: Trade",
        "trade-2022: title: expected a mapping",
    ),
    Breach(
        "value",
        "relays: [agency]",
        "relays: agency",
        "relays: agency",
        "report: relays: expected a list",
    ),
    Breach(
        "value",
        "claims: [trade-2022, trade-2023]",
        "claims: [trade-2022]",
        "claims: [trade-2022]",
        "conflict-growth: claims: expected at least 2",
    ),
    Breach(
        "value",
        '    value: "4"\n    scale: bn\n',
        "",
        "trade-2022:\n",
        "trade-2022: a figure without value and growth_percent has the qualifier unknown",
    ),
    Breach(
        "value", "trade:\n    name: {en: Trade, ru: Торговля}", "trade: yes", "trade: yes", "trade: expected a mapping"
    ),
    Breach("value", "silent:\n", "silent:\n  - hello\n", "hello", "expected a mapping"),
    Breach("value", part("gaps:", "silent:"), "gaps: []\n", "gaps:", "gaps: expected a mapping"),
    Breach("value", BASE[BASE.index("silent:") :], "silent: {}\n", "silent:", "silent: expected a list"),
)


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.rule)
def test_a_breach_is_reported_alone_and_in_its_place(breach: Breach, problems: Problems) -> None:
    assert problems(breach.text) == [breach.told]


def models(root: type[Strict] = Strict) -> Iterator[type[Strict]]:
    for model in root.__subclasses__():
        yield model
        yield from models(model)


@pytest.mark.parametrize("model", [*models()], ids=lambda model: model.__name__)
def test_every_mapping_refuses_keys_it_does_not_know(model: type[Strict]) -> None:
    with pytest.raises(ValidationError) as raised:
        model.model_validate({"surprise": "x"})
    assert ("extra_forbidden", ("surprise",)) in {(error["type"], error["loc"]) for error in raised.value.errors()}


LISTS = {
    "EventKind.sign": "contact series gathering paper force",
    "Source.read": "whole excerpt headline",
    "Source.grade": "A B",
    "Source.scope": "whole selected",
    "Place.kind": "country city village region building other",
    "Indicator.measure": "flow stock share rank target",
    "Event.status": "held planned announced",
    "Event.theme_original": "ru en az",
    "Participant.basis": "named by-title implied",
    "Document.status": "signed adopted approved initialled published planned",
    "Figure.scale": "thousand mn bn",
    "Figure.qualifier": "exact about almost at-least at-most unknown",
    "Figure.growth_qualifier": "exact about almost at-least at-most unknown",
    "Figure.status": "reported forecast target",
    "Statement.mode": "quoted reported communique outcome-text background discussed greeting",
    "Conflict.rule": "growth value date assessment wording",
    "Silent.reason": "boilerplate repetition heading garbled no-fact",
}


def test_the_closed_lists_are_those_of_the_format() -> None:
    found: dict[str, str] = {}
    for name, model in Base.model_json_schema()["$defs"].items():
        for key, field in model["properties"].items():
            choices = [part for part in (field, *field.get("anyOf", ())) if "enum" in part]
            found |= {f"{name}.{key}": " ".join(part["enum"]) for part in choices}
    assert found == LISTS


@pytest.mark.parametrize(
    "number", ["4,4", "4.", ".4", "+4", "4e3", "1_000", "1 000", "NaN", "Infinity", "٤", "4" * 21, "half", " 4", ""]
)
def test_a_number_is_what_is_printed_with_a_point(number: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(number)


@pytest.mark.parametrize("number", ["4", "4.40", "-4.4", "0", "9007199254740993"])
def test_a_number_keeps_every_digit(number: str) -> None:
    assert f"{TypeAdapter(Number).validate_python(number):f}" == number


@pytest.mark.parametrize(
    ("value", "growth", "qualifier"), [(None, "5", "exact"), ("5", None, "exact"), (None, None, "unknown")]
)
def test_a_figure_has_a_number_or_says_that_it_has_none(
    value: str | None, growth: str | None, qualifier: str, problems: Problems
) -> None:
    tourists = part("  tourists-2023:", "statements:")
    lines = [f'    {key}: "{number}"\n' for key, number in (("value", value), ("growth_percent", growth)) if number]
    figure = tourists.replace('    value: "152.2"\n    scale: thousand\n', "".join(lines)).replace(
        "at-least", qualifier
    )
    assert problems(BASE.replace(tourists, figure.replace("more than 152.2", "всего 5"))) == []


@pytest.mark.parametrize("text", ["a", "a b", "« a »", "a\u00a0b"])
def test_a_text_is_one_line_without_white_space_around_it(text: str) -> None:
    assert TypeAdapter(Text).validate_python(text) == text
    for around in (" ", "\n", "\t", "\u00a0"):
        for wrong in (around + text, text + around):
            with pytest.raises(ValidationError):
                TypeAdapter(Text).validate_python(wrong)
    for inside in ("\n", "\r", "\t"):
        with pytest.raises(ValidationError):
            TypeAdapter(Text).validate_python(text + inside + text)


@pytest.mark.parametrize("slug", ["A", "a_b", "-a", "a-", "a--b", "а", "", "a b", "a\n", "a" * 81])
def test_an_id_is_small_letters_figures_and_single_hyphens(slug: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Slug).validate_python(slug)
    for good in ("a", "a-b-2", "2024", "a" * 80):
        assert TypeAdapter(Slug).validate_python(good) == good


def test_what_is_not_of_its_form_is_told_in_words() -> None:
    patterns = set(re.findall(r'"pattern": "([^"]+)"', json.dumps(schemas.base())))
    known = {json.dumps(one)[1:-1] for one in (LANGUAGE, LINE, SHA256, SLUG, UNIT, WORD)}
    assert {one for one in patterns if "[0-9]{1,20}" not in one} == known
