from __future__ import annotations

import copy
import inspect
import pickle
import subprocess
import sys
import typing
from typing import Any

import pytest

from raes_cli.tuples import NamedTuple


class Own(NamedTuple):
    """A named tuple whose constructor is not compiled."""

    first: int
    second: str = "two"
    third: tuple[int, ...] = ()

    def doubled(self) -> int:
        return 2 * self.first


class Pythons(typing.NamedTuple):
    first: int
    second: str = "two"
    third: tuple[int, ...] = ()


@pytest.mark.parametrize(
    ("values", "named"), [((1,), {}), ((1, "b", (3,)), {}), ((), {"first": 1, "third": (3,)}), ((1,), {"second": "b"})]
)
def test_it_is_made_as_pythons_own(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    own: Any = Own(*values, **named)
    pythons: Any = Pythons(*values, **named)
    assert own == pythons == tuple(own)
    assert (own.first, own.second, own.third) == tuple(pythons)
    assert repr(own) == repr(pythons).replace("Pythons", "Own")
    assert (own._fields, own._field_defaults) == (pythons._fields, pythons._field_defaults)
    assert own._asdict() == pythons._asdict()


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, "b", (), 4), {}), ((1,), {"first": 1}), ((1,), {"fourth": 4}), ((1, "b", ()), {"third": ()})]
)  # fmt: skip
def test_what_does_not_fit_is_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Own takes first, second, third"):
        Own(*values, **named)


def test_a_part_is_replaced_and_all_else_kept() -> None:
    one = Own(1)
    other = one._replace(second="b")
    assert (one, other) == (Own(1, "two"), Own(1, "b"))
    assert other.doubled() == 2
    assert type(other) is Own


def test_it_is_matched_copied_and_pickled_and_takes_nothing_else() -> None:
    match Own(1, "b"):
        case Own(first, second):
            assert (first, second) == (1, "b")
    for again in (copy.copy(Own(1)), copy.deepcopy(Own(1)), pickle.loads(pickle.dumps(Own(1)))):
        assert again == Own(1)
        assert type(again) is Own
    with pytest.raises(AttributeError):
        Own(1).fourth = 4  # type: ignore[attr-defined]


def test_its_signature_tells_its_parts() -> None:
    assert str(inspect.signature(Own)) == "(first: 'int', second: 'str' = 'two', third: 'tuple[int, ...]' = ())"
    assert list(inspect.signature(Own).parameters) == list(inspect.signature(Pythons).parameters)


def test_a_lookup_defines_no_tuple_of_pythons() -> None:
    code = (
        "import collections, typing\n"
        "def no(*_, **__): raise AssertionError\n"
        "import raes_cli.cli.lazy, typer\n"
        "collections.namedtuple = no\n"
        "import raes_cli.base, raes_cli.cli.commands, raes_cli.show.page, raes_cli.lookup.reading, raes_cli.lookup.standing"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
