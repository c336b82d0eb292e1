"""Who is named in a draft, and with which post: in three languages, beside the name or apart from it; and who is nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from raes_cli.curate import examine
from raes_cli.draft.cast import Cast
from raes_cli.draft.holding import known_post
from raes_cli.draft.passages import Text
from raes_cli.lookup.base import layers, open_base
from raes_cli.lookup.reading.lexicon import Lexicon

FROZEN = str(Path(__file__).parent / "frozen" / "facts.yaml")
Read = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def named() -> Iterator[Read]:
    """Who is named in a sentence, each with the post."""
    book, _ = examine(layers([FROZEN]))
    with closing(open_base([FROZEN])) as index:
        lexicon = Lexicon(index)

        def read(sentence: str) -> list[str]:
            text = Text(sentence, lexicon)
            (passage,) = text.passages
            found = [one for one in Cast(text, book).every(passage) if one.person]
            return [f"{one.id}: {passage.said(*one.post)}" if one.post else one.id for one in found]

        yield read


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        # What is printed before a word for a post belongs to it; a preposition, a day and a sentence do not.
        ("It was opened by Volga Port Director Ivan Petrov.", ["petrov: Volga Port Director"]),
        ("City Duma deputy Ivan Petrov spoke.", ["petrov: City Duma deputy"]),
        ("In Moscow Deputy Minister Ivan Petrov spoke.", ["petrov: Deputy Minister"]),
        ("On Friday Deputy Minister Ivan Petrov spoke.", ["petrov: Deputy Minister"]),
        (
            "Ambassador Extraordinary and Plenipotentiary of Norway Ivan Petrov left.",
            ["petrov: Ambassador Extraordinary and Plenipotentiary of Norway"],
        ),
        ("He met the Rais of the region, Ivan Petrov, there.", ["petrov: Rais of the region"]),
        ("Ivan Petrov, a senior fellow at the Polar Institute, spoke.", ["petrov: senior fellow at the Polar Institute"]),
        # No post goes over a quotation.
        ('"We heard of deputy Ivan Petrov," Lavrov said.', ["petrov", "lavrov"]),
        ('"It is of deputy Sergey Lavrov," Bayramov said.', ["lavrov", "bayramov"]),
        # What two have together, and a post of two things.
        (
            "Поручили сопредседателям комиссии Ивану Петрову и Олегу Орлову подготовить план.",
            ["petrov: сопредседателям комиссии", "orlov: сопредседателям комиссии"],
        ),
        ("Приехал министр дорог и сельского развития Иван Петров.", ["petrov: министр дорог и сельского развития"]),
        # In Azerbaijani a post ends before the name, and begins with what depends on it.
        (
            "Mərasimdə Norveçin elm və təhsil nazirinin müavini Firudin Qurbanov çıxış edib.",
            ["qurbanov: Norveçin elm və təhsil nazirinin müavini"],
        ),
        (
            "Sənədi rektorlar Elçin Babayev və Lenar Safin imzalayıblar.",
            ["babayev: rektorlar", "safin: rektorlar"],
        ),
        # These are nobody.
        ("Sərgidə Rusiyanın iyirmi şirkəti var.", []),
        ("She works at the Polar Policy Forum in Oslo.", []),
        ("They laid flowers at the monument to national leader Ivan Petrov.", []),
        ("Возложены цветы к памятнику Ивану Петрову.", []),
    ],
)  # fmt: skip
def test_who_is_named_with_which_post(named: Read, sentence: str, people: list[str]) -> None:
    assert named(sentence) == people


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("Вырастут поставки газа.", []),
        ("Работает российско-азербайджанская группа.", []),
        ("It is of the State Bank of Norway and KAMAZ.", ["state-bank-of-norway", "kamaz"]),
    ],
)
def test_common_words_are_no_bodies(sentence: str, bodies: list[str]) -> None:
    book, _ = examine(layers([FROZEN]))
    with closing(open_base([FROZEN])) as index:
        text = Text(sentence, Lexicon(index))
        assert [one.id for one in Cast(text, book).every(text.passages[0]) if not one.person] == bodies


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Russian Foreign Minister", "Minister of Foreign Affairs of Russia"),
        ("Foreign Minister", "Minister of Foreign Affairs of Russia"),
        ("министра иностранных дел", "Minister of Foreign Affairs of Russia"),
        ("former Foreign Minister", None),
        ("Minister of Norway", None),
        ("Deputy Foreign Minister", None),
        ("President", None),
    ],
)
def test_a_post_that_is_said_shortly_is_that_of_the_base_unless_more_is_said(told: str, title: str | None) -> None:
    book, _ = examine(layers([FROZEN]))
    post = known_post(book, "lavrov", told)
    assert (post.title.en if post else None) == title
