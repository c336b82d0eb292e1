"""Every rule is tested by a planted breach that it alone reports; the test files of the modules list the breaches."""

from __future__ import annotations

from pathlib import Path

import pytest

import test_book
import test_reading
import test_rules_contradictions
import test_rules_figures
import test_rules_layers
import test_rules_names
import test_rules_references
import test_rules_time
import test_schema
import test_texts
from raes_cli.curate import examine
from raes_cli.curate.rules import RULES, explanations
from raes_cli.errors import BaseError
from raes_cli.lookup.base import layers
from small import BASE, layer

PLANTED = {
    breach.rule
    for module in (
        test_reading, test_book, test_schema, test_texts, test_rules_contradictions, test_rules_figures, test_rules_layers,
        test_rules_names, test_rules_references, test_rules_time,
    )
    for breach in module.BREACHES
}  # fmt: skip


def test_every_rule_has_a_planted_breach_and_every_breach_a_rule() -> None:
    # A missing file is reported before curation, see below; too many problems never come alone; and an unused
    # sentence is reported in its text, see test_texts.
    assert set(explanations()) == PLANTED | {"file", "too-many", "unused-sentence"}


def test_the_small_base_has_no_problems_and_uses_every_section() -> None:
    book, problems = examine([layer()])
    assert problems == []
    # Additions have been merged into the records by then.
    assert [section for section in type(book.base).model_fields if not getattr(book.base, section)] == ["additions"]
    assert BASE.startswith("sources:\n")


@pytest.mark.parametrize("name", ["nothing.yaml", "empty"])
def test_a_base_that_is_no_file_is_told_by_its_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BaseError) as raised:
        layers([str(tmp_path / name)])
    (problem,) = raised.value.problems
    assert problem[:4] == (str(tmp_path / name), 1, 1, "file")


def test_every_rule_says_in_one_sentence_what_it_asks_for_and_then_what_to_do() -> None:
    for name, words in explanations().items():
        assert not (words["en"].partition("\n\n")[2] and not words["ru"].partition("\n\n")[2]), name
        for text in words.values():
            first, _, rest = text.partition("\n")
            assert first.endswith("."), name
            assert not rest or rest.startswith("\n"), name
    assert all(rule.__doc__ and rule.__doc__.count("\n") > 1 for rule in RULES)


EVERY_KEY = """\
sources:
  s: {name: {en: S, ru: Я}, kind: news, publisher: x1, relays: [x2], language: ru, file: f, sha256: "%s"}
places:
  p: {name: {en: P, ru: П}, kind: city, within: x3}
organizations:
  o:
    name: {en: O, ru: О}
    kind: council
    country: x4
    part_of: x5
    topics: [x6]
    spellings: [{text: О, source: x7}]
    sources: [{source: x8, anchor: a b}]
people:
  h:
    name: {en: H, ru: Х}
    country: x9
    topics: [x10]
    spellings: [{text: Х, source: x11}]
    posts: [{title: {en: T, ru: Т}, organization: x12, event: x13, sources: [{source: x14, anchor: a b}]}]
    sources: [{source: x11, anchor: a b}]
events:
  e:
    kind: talks
    title: {en: E, ru: Е}
    place: x15
    organizers: [x16]
    participants: [{id: x17, basis: named}]
    initiated_by: [x18]
    mediated_by: [x19]
    part_of: x20
    body: x49
    related: [x21, x22]
    documents: [x23]
    topics: [x24]
    attribution: [x25]
    sources: [{source: x26, anchor: a b}]
documents:
  d:
    kind: book
    title: {en: D, ru: Д}
    signatories: [{id: x27, basis: named}]
    initialled_by: [{id: x50, basis: named}]
    full_text: x51
    authors: [{id: x28, basis: named}]
    events: [x29]
    topics: [x30]
    attribution: [x31]
    sources: [{source: x32, anchor: a b}]
figures:
  f:
    indicator: x33
    title: {en: F, ru: Ф}
    period: "2023"
    qualifier: unknown
    text: several
    topics: [x34]
    attribution: [x35]
    sources: [{source: x36, anchor: a b}]
statements:
  t:
    title: {en: T, ru: Т}
    speakers: [x37]
    event: x38
    about: [x52]
    mode: quoted
    text: {en: T, ru: Т}
    topics: [x39]
    attribution: [x40]
    sources: [{source: x41, anchor: a b}]
conflicts:
  c: {rule: wording, title: {en: C, ru: К}, claims: [x42, x43], topics: [x44], text: {en: C, ru: К}}
gaps:
  g:
    title: {en: G, ru: Г}
    about: [x45]
    text: {en: G, ru: Г}
    topics: [x46]
    sources: [{source: x47, anchor: a b}]
silent:
  - {source: x48, anchor: a b, reason: heading}
"""


def test_an_unknown_id_is_found_under_every_key_that_names_one() -> None:
    unknown = [
        problem.message["en"].split("'")[1]
        for problem in examine([layer(EVERY_KEY % ("0" * 64))])[1]
        if problem.rule == "unknown-id"
    ]
    assert sorted(set(unknown), key=lambda id_: int(id_[1:])) == [f"x{number}" for number in range(1, 53)]
