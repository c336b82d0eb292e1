"""A web page in a single file that answers queries offline, from a USB stick or on a phone, without any requests.

It is assembled from the files in `page/`: a template, a style sheet, scripts, and texts in both languages. Its content
security policy allows only these, by their digests, and no network; the data is JSON that no text inside can terminate.
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
"""In order of dependency."""
_LANGUAGES = ("en", "ru")
_ADDED = {type_: [field.key for field in fields if field.added] for type_, fields in TYPES.items()}
"""Type of record → keys that only some views add: a dossier, a session, a search."""
_DATES = ("date", "period", "since", "until", "published", "claimed_date")
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Characters that could end a script, start a comment in it or break a line → their JSON escapes."""
_ESCAPED = str.maketrans(_UNSAFE)


def html(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield the page in parts."""
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
    """Return the source expression that allows `text` in the policy: its SHA-256 digest."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _filled(template: str, given: Mapping[str, str]) -> str:
    """Return a template with its placeholders filled in."""
    for name, text in given.items():
        template = template.replace("{" + name + "}", text)
    return template


def _data(records: Sequence[str], page: Page) -> Iterator[str]:
    """Yield the data of a page as JSON, in pieces."""
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
    """Yield every record once, without the keys that only some views add; records inside these are yielded, too."""
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
    """Return the sources, people and bodies that `records` refer to, directly or not, and that are not `mine`."""
    found: dict[str, Record] = {}
    left = [*records]
    while left:
        ids = {id_ for record in left for id_ in _texts(record, ("id", "source"))} - {*mine, *found}
        left = [known[id_] for id_ in sorted(ids) if id_ in known]
        found |= {record["id"]: record for record in left}
    return [record for id_, record in known.items() if id_ in found]


def _texts(value: Any, keys: Collection[str]) -> Iterator[str]:  # noqa: ANN401 - any part of a record
    """Yield the texts under these keys in a part of a record, at any depth."""
    if isinstance(value, Mapping):
        yield from (part for key, part in value.items() if key in keys and isinstance(part, str))
    for part in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _texts(part, keys)


def _links(links: Mapping[str, Mapping[str, Sequence[str]]], mine: Collection[str]) -> dict[str, dict[str, list[str]]]:
    """Return those links that belong to records on the page."""
    kept = {
        role: {target: [id_ for id_ in ids if id_ in mine] for target, ids in targets.items()}
        for role, targets in links.items()
    }
    return {role: {target: ids for target, ids in targets.items() if ids} for role, targets in kept.items()}


def _dates(records: list[Record]) -> dict[str, list[str]]:
    """Return every date of the records, with its words in both languages."""
    stated = dict.fromkeys(_texts(records, _DATES))
    return {edtf: [dates.words(edtf, lang) for lang in _LANGUAGES] for edtf in stated}


def _amounts(figure: Record, page: Page) -> list[list[str]]:
    """Return a figure's number, its stated growth and the growth between its levels, in words of both languages."""
    return [
        [amounts.amount(figure, lang, page.units) for lang in _LANGUAGES],
        [amounts.stated_growth(figure, lang) for lang in _LANGUAGES],
        [amounts.by_levels(figure, lang) for lang in _LANGUAGES],
    ]


def _panels(records: Iterable[Record], page: Page) -> list[dict[str, Any]]:
    """Return the series among the figures, longest first, each with heading, unit, shape and the ids of its figures."""
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
    """Return all texts of the page in both languages: its own, and those of the program."""
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
