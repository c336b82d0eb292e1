"""Walks through the mappings of a base, only where one of the given classes can be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

from pydantic import BaseModel

from raes_cli.curate.reading import KeyPath
from raes_cli.curate.schema import Base

Models = frozenset[type[BaseModel]]
"""Classes of mappings to find."""


def walk(base: Base, models: Models) -> Iterator[tuple[KeyPath, BaseModel]]:
    """Yield every mapping of these `models` in `base` with its path, section by section, each before its parts."""
    for section in ways(Base, models):
        entries = getattr(base, section)
        for key, record in entries.items() if isinstance(entries, dict) else enumerate(entries):
            found: list[tuple[KeyPath, BaseModel]] = []
            _gather((section, key), record, models, found)
            yield from found


def _gather(path: KeyPath, model: BaseModel, models: Models, found: list[tuple[KeyPath, BaseModel]]) -> None:
    """Add the matching mappings at and below `path` to `found`; nested generators would cost twice as much."""
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
    """Return the keys of a `kind` of mapping under which one of the `models` may be, at any depth."""
    inside = ((key, inner) for key, field in kind.model_fields.items() for inner in _models(field.annotation))
    return tuple(dict.fromkeys(key for key, inner in inside if inner in models or ways(inner, models)))


def reached(kind: type[BaseModel]) -> Models:
    """Return the classes of all mappings that a mapping of this `kind` may contain."""
    inside = {inner for field in kind.model_fields.values() for inner in _models(field.annotation)}
    return frozenset(inside.union(*map(reached, inside)))


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
