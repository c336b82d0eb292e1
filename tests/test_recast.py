"""Parts of a line whose meaning depends on its other parts."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from raes_cli.lookup.reading.line import Line
from raes_cli.lookup.reading.tokens import tokens

MEETING = {"event-kind": ("meeting",)}
OPENING = {"event-kind": ("opening",)}
COMPANY = {
    "topic": ("industry",), "indicator": ("companies-russian-azerbaijani", "companies-wholly-russian"), "organization-kind": ("company",),
}  # fmt: skip
ARMENIA = {"actor": ("armenia-republic",)}


@pytest.mark.parametrize(
    ("line", "words", "means", "does"),
    [
        # what was discussed at any contact
        ("what did Lavrov and Bayramov discuss", "discuss", MEETING, "ask"), ("discussed trade", "discussed", {}, "ask"),
        ("what was discussed at the third session", "discussed", {}, "discussed"),
        # what something is called, and who is
        ("what is the council called", "called", {}, "said"), ("Lavrov called Bayramov", "called", {"event-kind": ("call",)}, ""),
        ("who called", "called", {"event-kind": ("call",)}, ""),
        # what kind of body it is
        ("что за организация ЦАМО", "организация", {}, "ask"), ("организация ЦАМО и Лавров", "Лавров", {"actor": ("lavrov",)}, ""),
        ("Лукойл компания", "компания", {}, "ask"), ("site ЦАМО", "site", {}, "ask"), ("что за центр ЦАМО", "центр", {}, "ask"),
        ("what kind of organisation is RIAC", "organisation", {}, "ask"), ("компания Лукойл 2024", "компания", COMPANY, ""),
        ("компания Лукойл и Лавров", "компания", COMPANY, ""), ("компания Лукойл в Баку", "компания", COMPANY, ""),
        ("компания Лукойл цены", "компания", COMPANY, ""), ("компания council-3 Лукойл", "компания", COMPANY, ""), ("company trade", "company", COMPANY, ""),
        ("организации России", "организации", {}, ""), ("организация Лавров", "организация", {}, ""), ("организация в Баку ЦАМО", "организация", {}, ""),
        ("министерство Лукойл", "министерство", {"body": ("mfa-armenia", "mfa-azerbaijan", "mfa-russia", "mod-russia"), "organization-kind": ("ministry",)}, ""),
        # who wrote something
        ("who wrote the collection", "wrote", {}, ""), ("wrote the collection", "wrote", {}, "said"), ("who wrote about trade", "wrote", {}, "sources"),
        ("who is Lavrov wrote", "wrote", {}, "said"), ("who said the collection", "said", {}, "said"),
        # who opened a session
        ("who talked on the phone at the first session", "talked on the phone", {}, "ask"),
        ("who opened the first session", "opened", {}, "ask"),
        ("opened the first session", "opened", OPENING, ""), ("who opened the office", "opened", OPENING, ""),
        # when a body met
        ("when did the council meet", "meet", {"event-kind": ("council-session",)}, ""), ("when did Lavrov meet", "meet", MEETING, ""),
        ("встречи на форуме", "встречи", MEETING, ""), ("councils meetings", "meetings", MEETING, ""),
        # the adjective of a country, and a side
        ("statements by the Armenian side", "Armenian side", ARMENIA, "said"), ("Armenian statements", "Armenian statements", ARMENIA, "said"),
        ("заявления армянской стороны о Карабахе", "армянской стороны", ARMENIA, "said"), ("with the Armenian side", "Armenian", {}, ""),
        ("statements from the Armenian side", "Armenian side", ARMENIA, "said"), ("Armenian side", "Armenian", {}, ""),
        ("the Armenian side about Karabakh", "Armenian side", ARMENIA, "said"), ("Armenian trade said", "Armenian", {}, ""),
        ("Zimbabwean statements", "Zimbabwean", {}, ""),
    ],
)  # fmt: skip
def test_a_part_means_something_else_beside_the_others(
    line: str, words: str, means: dict[str, tuple[str, ...]], does: str, base: sqlite3.Connection
) -> None:
    read = Line(base, tokens(line), dt.date(2024, 2, 29))
    found = [(item.means, " ".join(sorted(item.does))) for item in read.items if read.typed(item) == words]
    assert found == [(means, does)]
