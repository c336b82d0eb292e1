"""Walking through the mappings of a base: only where one of the classes that are asked for can be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

from pydantic import BaseModel

from raes_cli.curate.reading import KeyPath
from raes_cli.curate.schema import Base

Models = frozenset[type[BaseModel]]
"""The classes of the mappings that are asked for."""


def walk(base: Base, models: Models) -> Iterator[tuple[KeyPath, BaseModel]]:
    """Every mapping of these `models` in `base` with its path, section by section, the whole before its parts."""
    for section in ways(Base, models):
        entries = getattr(base, section)
        for key, record in entries.items() if isinstance(entries, dict) else enumerate(entries):
            found: list[tuple[KeyPath, BaseModel]] = []
            _gather((section, key), record, models, found)
            yield from found


def _gather(path: KeyPath, model: BaseModel, models: Models, found: list[tuple[KeyPath, BaseModel]]) -> None:
    """Add to `found` what there is at `path` and in it: as generators in one another these calls cost twice as much."""
    kind = type(model)
    if kind in models:
        found.append((path, model))
    for key in ways(kind, models):
        inner = getattr(model, key)
        if type(inner) is list:
            for number, one in enumerate(inner):
                _gather((*path, key, number), one, models, found)
        elif inner is not None:
            _gather((*path, key), inner, models, found)


@cache
def ways(kind: type[BaseModel], models: Models) -> tuple[str, ...]:
    """The keys of a mapping of this `kind` under which, however deep, one of the `models` may be."""
    inside = ((key, inner) for key, field in kind.model_fields.items() for inner in _models(field.annotation))
    return tuple(dict.fromkeys(key for key, inner in inside if inner in models or ways(inner, models)))


def reached(kind: type[BaseModel]) -> Models:
    """The classes of all mappings that one of this `kind` may have in it."""
    inside = {inner for field in kind.model_fields.values() for inner in _models(field.annotation)}
    return frozenset(inside.union(*map(reached, inside)))


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
