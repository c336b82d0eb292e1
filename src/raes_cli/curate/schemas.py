"""The JSON Schemas of the YAML of a base and of the rows that every command prints.

Both are draft 7, the version that editors check YAML against. The schema of the output promises what the contract does:
keys are only ever added, so a reader should ignore keys that it does not know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from raes_cli import __version__, record, record_parts
from raes_cli.curate import parts, schema
from raes_cli.record_parts import Field, Shape

Schema = dict[str, Any]

_YEAR = r"(?!0000)\d{4}"
_MONTH = r"(0[1-9]|1[0-2])"
_MONTH_DAY = r"((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))"
_DATE = rf"{_YEAR}(-({_MONTH_DAY}|{_MONTH}|2[1-4]|3[3-6]))?"
_DOUBTED = rf"{_DATE}[?~%]?"
_EDTF = rf"^({_DOUBTED}|{_DOUBTED}/({_DOUBTED}|\.\.)?|(\.\.)?/{_DOUBTED}|\[{_DATE}\.\.({_DATE})?\]|\[\.\.{_DATE}\])$"

_SCALARS: Mapping[str, Schema] = {
    "text": {"type": "string", "minLength": 1},
    "word": {"type": "string", "minLength": 1},
    "slug": {"type": "string", "pattern": parts.SLUG, "maxLength": 80},
    "edtf": {"type": "string", "pattern": _EDTF},
    "day": {"type": "string", "format": "date", "pattern": rf"^{_YEAR}-{_MONTH_DAY}$"},
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "integer": {"type": "integer", "minimum": 1},
    "whole": {"type": "integer", "minimum": 0},
    "number": {"type": "number"},
    "flag": {"type": "boolean"},
    "anything": {},
}
_ABOUT = {
    "source": "A document behind the facts.",
    "organization": "A body that acts: a state, a ministry, a council, a company.",
    "person": "A person.",
    "event": "Something that happened, or was announced or planned.",
    "document": "A document that the sources speak of.",
    "figure": "A number with what it counts, its unit, period and hedge.",
    "statement": "What somebody said or holds, in our own words.",
    "conflict": "Claims that cannot all hold.",
    "gap": "What the sources show to exist but do not give.",
    "Words": "A text in both languages.",
    "Name": "A name, in Azerbaijani where there is one.",
    "Named": "Somebody or something with a name.",
    "Titled": "Another record, by its title.",
    "Locator": "Where in the text of the source a phrase begins.",
    "Citation": "Evidence: a short exact phrase of a source.",
    "Participant": "Who took part, in which capacity, and how the passage says so.",
    "Origin": "The file of the base that a record came from, its line there, and where later layers say more of it.",
    "Addition": "The part of a record that a later layer says.",
    "Spelling": "A spelling as a source prints it.",
    "Post": "A post as attested on a date.",
    "Implied": "The growth that the levels of one source give, and the bound that their hedges leave.",
    "Met": "Whom somebody met in held meetings, talks and calls, and how often.",
    "Match": "Where a record matched a search.",
    "ConflictText": "What a conflict says.",
    "Count": "A row of `raes stats`.",
    "Listed": "A row of `raes list`.",
    "Change": "A row of `raes diff`.",
    "Changed": "A key that differs, and how.",
    "Problem": "A row of `raes check`.",
}
_ROWS = (*record.TYPES, "Count", "Listed", "Change", "Problem")


def base() -> Schema:
    """Return the JSON Schema of a base, for editors; an addition may have any key of the record that it adds to."""
    # pydantic writes draft 2020-12, which differs here only in the name of the definitions.
    found: Schema = json.loads(json.dumps(schema.Base.model_json_schema()).replace("$defs", "definitions"))
    sections = [found["properties"][section]["patternProperties"][parts.SLUG] for section in schema.ADDED_TO]
    records = [section["$ref"].rpartition("/")[2] for section in sections]
    keys: dict[str, list[Schema]] = {}
    for name in records:
        for key, shape in found["definitions"][name]["properties"].items():
            plain = {word: value for word, value in shape.items() if word not in ("default", "title")}
            keys.setdefault(key, []).extend([plain] if plain not in keys.get(key, ()) else [])
    found["properties"]["additions"]["patternProperties"][parts.SLUG] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: shapes[0] if len(shapes) == 1 else _any(shapes) for key, shapes in keys.items()},
    }
    return _headed("base", "A base of facts for raes", found)


def output() -> Schema:
    """Return the JSON Schema of the output of every command."""
    parts = {**record.TYPES, **record_parts.PARTS}
    described = {
        "description": "What every command of raes prints under --json: an array of rows. Keys are only ever added.",
        "type": "array",
        "items": _any([_reference(name) for name in _ROWS]),
        "definitions": {_name(name): _object(name, fields) for name, fields in parts.items()},
    }
    return _headed("output", "The output of raes", described)


def _object(name: str, fields: Sequence[Field]) -> Schema:
    return {
        "type": "object",
        "description": _ABOUT[name],
        "properties": {field.key: {"description": f"{field.about}.", **_shape(field.shape)} for field in fields},
        "required": [field.key for field in fields if not field.added],
    }


def _shape(shape: Shape) -> Schema:
    if not isinstance(shape.kind, str):
        found: Schema = {"type": "string", "enum": list(shape.kind)}
    elif shape.kind in _SCALARS:
        found = dict(_SCALARS[shape.kind])
    else:
        found = _any([_reference(name) for name in shape.kind.split("|")])
    if shape.many:
        found = {"type": "array", "items": found, **({"minItems": shape.least} if shape.least else {})}
    return _any([found, {"type": "null"}]) if shape.null else found


def _any(schemas: Sequence[Schema]) -> Schema:
    """Return a schema that matches any of `schemas`; draft 7 allows nothing beside a reference."""
    return {"anyOf": list(schemas)}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/definitions/{_name(name)}"}


def _name(name: str) -> str:
    return name[:1].upper() + name[1:]


def _headed(name: str, title: str, found: Schema) -> Schema:
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "$id": f"urn:raes:schema:{name}"}
    return {**head, **found, "title": title, "version": __version__}
