"""Named tuples that are cheap to define: for its own, Python compiles a constructor in every run.

For values created by the thousand, use Python's NamedTuple, whose constructor is faster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from inspect import Signature
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - re-exported
else:
    from _collections import _tuplegetter

    class _Made(type):
        """Creates a tuple class from the annotations in its body (as strings) and their defaults."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            body |= {field: _tuplegetter(at, None) for at, field in enumerate(fields)}
            body |= {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            return super().__new__(cls, name, bases, body)

        @property
        def __signature__(cls) -> Signature:
            """The signature of the constructor, for `help` and notebooks."""
            from inspect import Parameter, Signature  # lazy: rarely needed

            left = dict.fromkeys(cls._fields, Parameter.empty) | cls._field_defaults
            kind, told = Parameter.POSITIONAL_OR_KEYWORD, cls.__annotations__
            return Signature([Parameter(one, kind, default=left[one], annotation=told[one]) for one in cls._fields])

    class NamedTuple(tuple, metaclass=_Made):  # noqa: SLOT001 - the metaclass sets them
        """A tuple with named items, like `typing.NamedTuple`."""

        def __new__(cls, *values: object, **named: object) -> Self:
            """Create a tuple of `values` and `named` items, else of defaults; raises `TypeError` on a mismatch."""
            left = cls._fields[len(values) :]
            if left or named or len(values) > len(cls._fields):
                known = cls._field_defaults | named
                if len(values) > len(cls._fields) or not named.keys() <= set(left) <= known.keys():
                    raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}")
                values += tuple(known[field] for field in left)
            return tuple.__new__(cls, values)

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **named: object) -> Self:
            return type(self)(**self._asdict() | named)

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"
