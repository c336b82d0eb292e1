"""A page: one file that answers offline, from a memory stick or on a phone, and asks nobody for anything.

The parts of it are files beside this one: a template, a style, scripts, and what it says in both languages. The policy
that it carries allows these alone, by their digests, and no network; the data is JSON that no text in it can end.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from typing import Any

from raes_cli import amounts, dates, labels, vocabularies
from raes_cli.record import TYPES, UNSEARCHED, WEIGHTS
from raes_cli.show import series, wording
from raes_cli.show.page import Page
from raes_cli.show.wording import Record

_SCRIPTS = (
    "words", "sounds", "days", "names", "posts", "held", "line", "question", "measures", "asked", "around", "find",
    "kin", "texts", "parts", "fields", "cards", "chart", "filters", "lists", "views", "app",
)  # fmt: skip
"""In the order in which they need each other."""
_LANGUAGES = ("en", "ru")
_ADDED = {type_: [field.key for field in fields if field.added] for type_, fields in TYPES.items()}
"""Type of a record → keys that only some views have: of a dossier, a session, a search."""
_DATES = ("date", "period", "since", "until", "published", "claimed_date")
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end a script, begin a comment in one, or a line of one → the same for JSON."""
_ESCAPED = str.maketrans(_UNSAFE)


def html(records: Sequence[str], page: Page) -> Iterator[str]:
    """The page, one part after the other."""
    style = _read("page.css")
    script = "".join(["(() => {\n'use strict';\n", *(_read(f"{name}.js") for name in _SCRIPTS), "})();\n"])
    allowed = f"script-src {_hash(script)}; style-src {_hash(style)}"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    template = _read("page.html")
    given = {"lang": page.lang, "policy": policy, "edition": escape(page.edition), "style": style, "script": script}
    before, after = template.split("{data}")
    yield _filled(before, given)
    yield from (one.translate(_ESCAPED) for one in _data(records, page))
    yield _filled(after, given)


def _read(name: str) -> str:
    return (files("raes_cli.export") / "page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """A text as the policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _filled(template: str, given: Mapping[str, str]) -> str:
    """A template with what is given in the place of its names."""
    for name, text in given.items():
        template = template.replace("{" + name + "}", text)
    return template


def _data(records: Sequence[str], page: Page) -> Iterator[str]:
    """The data of a page as JSON, piece by piece."""
    found = list(_apart(map(json.loads, records)))
    mine = {record["id"] for record in found}
    others = _others(found, page.known, mine)
    yield '{"records":['
    for number, record in enumerate(found):
        yield f"{',' if number else ''}{_json(record)}"
    yield "],"
    told = {
        "lang": page.lang,
        "others": others,
        "labels": page.labels,
        "names": page.names,
        "dates": _dates([*found, *others]),
        "amounts": {one["id"]: _amounts(one, page) for one in found if one["type"] == "figure"},
        "inferred": [record["id"] for record in found if record.get("date_note") and wording.inferred(record, "en")],
        "panels": _panels(found, page),
        "carried": {**page.carried, "links": _links(page.carried["links"], mine)},
        "weights": WEIGHTS,
        "unsearched": sorted(UNSEARCHED),
        "words": _words(),
    }
    yield _json(told)[1:]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=dict)


def _apart(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every record once, without what only some views add to it; the records in that stand by themselves."""
    seen = set()
    left = [*records]
    for record in left:
        if record["id"] in seen:
            continue
        seen.add(record["id"])
        added = {key: record.pop(key) for key in _ADDED[record["type"]] if key in record}
        yield record
        within = (one for some in added.values() if isinstance(some, list) for one in some)
        left += [one for one in within if isinstance(one, dict) and one.get("type") in TYPES]


def _others(records: Iterable[Record], known: Mapping[str, Record], mine: Collection[str]) -> list[Record]:
    """The sources, people and bodies that records name and that are not among them, and those that these name."""
    found: dict[str, Record] = {}
    left = [*records]
    while left:
        ids = {id_ for record in left for id_ in _texts(record, ("id", "source"))} - {*mine, *found}
        left = [known[id_] for id_ in sorted(ids) if id_ in known]
        found |= {record["id"]: record for record in left}
    return [record for id_, record in known.items() if id_ in found]


def _texts(value: Any, keys: Collection[str]) -> Iterator[str]:  # noqa: ANN401 - any part of a record
    """The texts under these keys in a part of a record, however deep."""
    if isinstance(value, Mapping):
        yield from (part for key, part in value.items() if key in keys and isinstance(part, str))
    for part in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _texts(part, keys)


def _links(links: Mapping[str, Mapping[str, Sequence[str]]], mine: Collection[str]) -> dict[str, dict[str, list[str]]]:
    """Those of the links that are of records which are there."""
    kept = {
        role: {target: [id_ for id_ in ids if id_ in mine] for target, ids in targets.items()}
        for role, targets in links.items()
    }
    return {role: {target: ids for target, ids in targets.items() if ids} for role, targets in kept.items()}


def _dates(records: list[Record]) -> dict[str, list[str]]:
    """Every date of the records in words of both languages."""
    stated = dict.fromkeys(_texts(records, _DATES))
    return {edtf: [dates.words(edtf, lang) for lang in _LANGUAGES] for edtf in stated}


def _amounts(figure: Record, page: Page) -> list[list[str]]:
    """The number of a figure, the growth that is stated and that of its levels, in words of both languages."""
    return [
        [amounts.amount(figure, lang, page.units) for lang in _LANGUAGES],
        [amounts.stated_growth(figure, lang) for lang in _LANGUAGES],
        [amounts.by_levels(figure, lang) for lang in _LANGUAGES],
    ]


def _panels(records: Iterable[Record], page: Page) -> list[dict[str, Any]]:
    """The series that the figures make, the longest first: what is counted, in what, and which figures."""
    figures = [record for record in records if record["type"] == "figure"]
    figures.sort(key=lambda record: (record["earliest"] or "", record["latest"] or ""))
    panels, _ = series.charted(figures, "figures-chart")
    return [
        {
            "heading": [panel.heading(lang) for lang in _LANGUAGES],
            "unit": [panel.unit(page._replace(lang=lang)) for lang in _LANGUAGES],
            "shape": panel.shape,
            "figures": [record["id"] for record in panel.records],
        }
        for panel in panels
    ]


def _words() -> dict[str, Any]:
    """What a page says in both languages: its own words, and those of the program."""
    own: dict[str, Any] = json.loads(_read("words.json"))
    return own | {
        "types": vocabularies.TYPES,
        "vocabularies": vocabularies.VOCABULARIES,
        "bases": vocabularies.BASES,
        "fields": labels.FIELDS,
        "signs": labels.SIGNS,
        "no_date": labels.NO_DATE,
        "undated": labels.UNDATED,
        "undated_means": labels.UNDATED_MEANS,
        "not_given": labels.NOT_GIVEN,
        "locators": labels.LOCATORS,
    }
