"""Finished records of each type and whole answers, which raes makes from `show/facts.yaml`."""

from __future__ import annotations

import atexit
import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import yaml

from raes_cli.base import Base
from raes_cli.curate import Curated, Layer, curate
from raes_cli.formats import render
from raes_cli.index.build import build
from raes_cli.lookup.query import Answer
from raes_cli.show.page import Page
from raes_cli.text import both
from raes_cli.vocabularies import QUALIFIERS
from small import FROZEN

Record = dict[str, Any]
Entries = Mapping[str, Mapping[str, Any]]
"""Entries of a section of a base, by id."""

_FACTS = Path(__file__).parent / "show" / "facts.yaml"
_LOCK = _FACTS.with_suffix(".lock.tsv").read_bytes()
_FROZEN = FROZEN.read_bytes()
_KINDS = Layer("kinds.yaml", _FROZEN[_FROZEN.index(b"\nkinds:") : _FROZEN.index(b"\ntopics:")])
_SAID: dict[str, dict[str, Record]] = yaml.load(_FACTS.read_bytes(), yaml.BaseLoader)


_OPEN = ExitStack()
atexit.register(_OPEN.close)


class Opened(Base):
    """A base whose index is in memory until the tests end: answers may be read from it after it is out of sight."""

    def __init__(self, curated: Curated) -> None:
        self._index = _OPEN.enter_context(closing(sqlite3.connect(":memory:")))
        build(curated, self._index)

    def whole(self) -> dict[str, Record]:
        """Return every record by id, as `raes show` gives it."""
        return {one["id"]: one for one in records(self.show([one["id"] for one in records(self.every())]))}


def actor(id_: str, en: str, ru: str) -> Record:
    """Return somebody or something as a record names it."""
    return {"id": id_, "name": both(en, ru)}


BALANCE = actor("balance", "Trade balance", "Сальдо")


def records(answer: Answer[Any]) -> list[Record]:
    return [json.loads(record) for record in answer.records]


def said(id_: str, **other: Any) -> Record:
    """Return the entry `id_` of the base, with these keys changed."""
    return {**next(entries[id_] for entries in _SAID.values() if id_ in entries), **other}


def made(**sections: Entries) -> Curated:
    """Curate the base with these entries added or replaced; a key that is None is left out."""
    facts = {name: {**entries, **sections.get(name, {})} for name, entries in _SAID.items()}
    for entries in facts.values():
        entries |= {id_: {key: one for key, one in entry.items() if one is not None} for id_, entry in entries.items()}
    text = json.dumps(facts, ensure_ascii=False, indent=0)  # which is YAML, too
    return curate([_KINDS, Layer("facts.yaml", text.encode(), _LOCK)])


def varied(record: Record, **said_of_it: Any) -> Record:
    """Return `record`, finished anew with these keys of its entry changed."""
    return copies(record, {record["id"]: said_of_it})[0]


def copies(record: Record, others: Entries, **sections: Entries) -> list[Record]:
    """Return copies of `record`, finished under their own ids with these keys of its entry changed."""
    section = next(name for name, entries in _SAID.items() if record["id"] in entries)
    entries = {id_: said(record["id"], **other) for id_, other in others.items()}
    found = Opened(made(**sections, **{section: entries})).whole()
    return [found[id_] for id_ in others]


def figure(period: str | None, amount: str | None, indicator: Record = BALANCE, **keys: Any) -> Record:
    """Return a figure of `amount`, such as `4.4 bn`; `unit` and `measure` are those of its indicator."""
    number, scale = (*(amount or "").split(), None, None)[:2]
    id_ = "-".join([indicator["id"], *re.findall(r"\w+", period or "undated")])
    measured = {"name": indicator["name"], "unit": keys.pop("unit", "USD"), "measure": keys.pop("measure", "flow")}
    given = {
        "indicator": indicator["id"], "title": both(f"{indicator['id']} in {period}", f"{indicator['id']} за {period}"),
        "period": period, "value": number, "scale": scale, "qualifier": "exact" if number else "unknown",
        "text": "цифра", "topics": ["trade"], **keys,
    }  # fmt: skip
    numbers = ((number, given["qualifier"]), (keys.get("growth_percent"), keys.get("growth_qualifier", "exact")))
    proofs = [f"{QUALIFIERS[hedge]['ru']} {one} за {period}" for one, hedge in numbers if one is not None]
    given["sources"] = [{"source": "ria-2024", "anchor": anchor} for anchor in proofs or [f"без числа за {period}"]]
    curated = made(indicators={indicator["id"]: measured}, figures={id_: given})
    return next(record for record in curated.records if record["id"] == id_)


def page_for(view: str, **decided: Any) -> Page:
    """Return a page that knows what the base calls its kinds and units."""
    return Page(view, labels=LABELS, **decided)


def rendered(records: list[str], page: Page, form: str) -> str:
    """Return `records` in a text format."""
    text = render(records, page, form)
    assert isinstance(text, str)
    return text


def stored(records: list[Record]) -> list[str]:
    """Return records as the index stores them."""
    return [json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records]


BASE = Opened(curate([_KINDS, Layer("facts.yaml", _FACTS.read_bytes(), _LOCK)]))
LABELS = BASE.labels()
RECORDS = BASE.whole()
VIEWS: dict[str, list[Record]] = {
    **{view: records(BASE.find(BASE.read(view))) for view in ("timeline", "meetings", "council", "trade", "figures")},
    **{view: records(BASE.find(BASE.read(view))) for view in ("said", "sources", "conflicts", "gaps")},
    **dict.fromkeys(("trade-chart", "figures-chart"), records(BASE.figures())),
    "session": records(BASE.session("3")),
    "who": records(BASE.who(["kalugin", "raes"])),
    "search": records(BASE.search("Kalugin")),
    "show": [*RECORDS.values()],
    "stats": records(BASE.counts()),
    "list": [*records(BASE.listing("places")), *records(BASE.listing("kinds"))],
}
"""View → records as the commands return them."""
TALKS, ANNOUNCED = RECORDS["putin-aliyev-talks-2022-02-22"], RECORDS["putin-aliyev-talks-2024-04-22"]
SIGNING, COUNCIL_2, COUNCIL_3 = (RECORDS[id_] for id_ in ("north-south-declaration-signing", "council-2", "council-3"))
TRADE_2023, TRADE_2024, COMPANIES = (RECORDS[id_] for id_ in ("trade-2023", "trade-2024", "russian-companies-2024"))
MILESTONE, GAP, DISPUTE = (RECORDS[id_] for id_ in ("council-3-milestone", "gap-council-3", "trade-growth-2024"))
PERSON, SOURCE = RECORDS["kalugin"], RECORDS["kalugin-2025"]
EVENTS, STATEMENTS, STATS, TRADE = (VIEWS[view] for view in ("timeline", "said", "stats", "trade"))
SESSION, DOSSIER = VIEWS["session"][0], VIEWS["who"][0]
