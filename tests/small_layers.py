"""A second layer for the small base: it adds to its records, from pages whose texts are not held."""

from __future__ import annotations

from raes_cli.curate import Layer, examine
from raes_cli.problems import Problem
from small import BASE, layer

LATER = """\
sources:
  volna-third:
    name: {en: "Volna on the sessions", ru: "«Волна» о заседаниях"}
    kind: news
    outlet: Volna
    publisher: agency
    language: de
    published: "2024-05"
    published_note: {en: "The page prints no day.", ru: "Дня на странице нет."}
    url: "https://volna.example/sessions"
    read: excerpt
    grade: B
    scope: selected
places:
  old-town:
    name: {en: "Old Town", ru: "Старый город"}
    kind: other
    within: baku
organizations:
  customs:
    name: {en: Customs, ru: Таможня}
    kind: statistics
    sources:
      - {source: volna-third, anchor: "der Zoll meldet 4,7 Milliarden"}
events:
  council-2:
    kind: council-session
    number: 2
    title: {en: "Second session of the council", ru: "Второе заседание совета"}
    date: "2022-05-12"
    place: old-town
    body: council
    topics: [relations]
    sources:
      - {source: volna-third, anchor: "die zweite Sitzung am 12. Mai 2022"}
figures:
  trade-2023-customs:
    indicator: turnover
    title: {en: "Trade in 2023 by the customs", ru: "Торговля в 2023 году по таможне"}
    period: "2023"
    value: "4.7"
    scale: bn
    qualifier: exact
    text: "4,7 Milliarden"
    basis: customs
    topics: [trade]
    sources:
      - {source: volna-third, anchor: "der Zoll meldet 4,7 Milliarden"}
statements:
  volna-dates-council-1:
    title: {en: "Volna dates the first session", ru: "«Волна» датирует первое заседание"}
    attribution: [agency]
    about: [council-1]
    claimed_date: "2021-11-19"
    mode: background
    text: {en: "Volna has the nineteenth.", ru: "У «Волны» — девятнадцатое."}
    topics: [relations]
    sources:
      - {source: volna-third, anchor: "die erste am 19. November 2021"}
conflicts:
  conflict-council-1-date:
    rule: date
    title: {en: "Eighteenth or nineteenth", ru: "Восемнадцатое или девятнадцатое"}
    claims: [council-1, volna-dates-council-1]
    topics: [relations]
    text: {en: "One has the 18th, the other the 19th.", ru: "У одних 18-е, у других 19-е."}
additions:
  report:
    published: "2023-03-01"
    published_note: {en: "By another page.", ru: "По другой странице."}
    url: "https://report.example"
  council-3:
    place: old-town
    note: {en: "In the Old Town.", ru: "В Старом городе."}
    participants:
      - {id: orlova, capacity: {en: speaker, ru: докладчик}, basis: named}
      - {id: mamedov, basis: by-title}
    related: [council-2]
    sources:
      - {source: volna-third, anchor: "die dritte in der Altstadt"}
  orlova:
    aliases: [Anja Orlowa]
    spellings:
      - {text: "Anja Orlowa", source: volna-third}
    posts:
      - title: {en: Minister of Trade, ru: министр торговли}
        date: "2023-02-28"
        since: "2022-01"
        until: "2024-02-03"
        sources:
          - {source: volna-third, anchor: "Anja Orlowa, Ministerin seit Januar 2022"}
  gap-council-2:
    closed_by: [council-2]
"""
"""A layer that uses every key that only a later layer has."""

CARD = """\
url: https://volna.example/sessions
title: Die Sitzungen des Rats
language: de
---
- The second session.
    anchor: "die zweite Sitzung am 12. Mai 2022"
- The first.
    anchor: "die erste am 19. November 2021"
    anchor: "die dritte in der Altstadt"
    anchor: "der Zoll meldet 4,7 Milliarden"
    anchor: "Anja Orlowa, Ministerin seit Januar 2022"
"""
CARDS = {"volna-third.txt": CARD.encode()}


def both(later: str = LATER, first: str = BASE) -> list[Layer]:
    """Return the two layers."""
    return [layer(first), layer(later, "later.yaml")]


def found(later: str = LATER, first: str = BASE) -> list[Problem]:
    """Return the problems of the two layers together."""
    return examine(both(later, first))[1]
