"""Work grows linearly with the base, counted in function calls, which are the same on every machine."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from raes_cli import text
from raes_cli.curate import Layer, curate, examine, verified
from raes_cli.index.build import build
from small import layer

_GENERATOR = Path(__file__).parent.parent / "bench" / "generate.py"
_FEW, _TIMES = 40, 3
_SLACK = 1.15


def generated(facts: int, folder: Path, files: int = 1) -> list[Layer]:
    spec = spec_from_file_location("generate", _GENERATOR)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.write(facts, folder, files)
    return [Layer(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]


def calls(work: Callable[[], object]) -> int:
    """Return the number of function calls, including those in C."""
    count = 0

    def counted(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def built(layers: list[Layer]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        build(curate(layers), connection)


def test_building_takes_work_in_proportion(tmp_path: Path) -> None:
    small, large = (generated(_FEW * times, tmp_path / str(times)) for times in (5, 5 * _TIMES))
    built(small)  # imports and caches of the first call do not count
    assert calls(lambda: built(large)) <= _TIMES * _SLACK * calls(lambda: built(small))


def test_a_hundred_files_take_the_work_of_one(tmp_path: Path) -> None:
    one, many = (generated(4 * _FEW, tmp_path / str(files), files) for files in (1, _FEW))

    def checked(layers: list[Layer]) -> None:
        locked = [one._replace(lock=b"sources-1\t1\tno such words\n") for one in layers]
        book, _ = examine(locked)
        verified(book, locked, None)

    checked(one)
    assert calls(lambda: checked(many)) <= 1.25 * calls(lambda: checked(one))


def _said(at: int, kind: str = "meeting", **more: str) -> str:
    title = f"{{en: Event {at}, ru: Событие {at}}}"
    keys = "".join(f", {key}: {value}" for key, value in more.items())
    return (
        f"  e{at}: {{kind: {kind}, title: {title}, topics: [relations], date_note: {{en: Given, ru: Дано}},"
        f" sources: [{{source: news, anchor: a b}}]{keys}}}\n"
    )


MANY: dict[str, Callable[[int], str]] = {
    "sessions of a body": lambda count: "events:\n" + "".join(
        _said(number, "council-session", number=str(number), body="ministry", date=f"'{date(2021, 12, 1) + timedelta(number)}'") for number in range(1, count)
    ),
    "papers that are signed": lambda count: "events:\n" + "".join(
        _said(number, "signing", date="'2020'", documents=f"[d{number}]")
        for number in range(count)
    ) + "documents:\n" + "".join(
        f"  d{number}: {{kind: memorandum, title: {{en: Paper {number}, ru: Бумага {number}}}, topics: [relations],"
        f" date: '2020', events: [e{number}], sources: [{{source: news, anchor: a b}}]}}\n"
        for number in range(count)
    ),
    "parts of parts": lambda count: "events:\n" + "".join(
        _said(number, part_of=f"e{number + 1}" if number + 1 < count else "talks") for number in range(count)
    ),
    "posts in bodies": lambda count: "organizations:\n" + "".join(
        f"  o{number}: {{kind: ministry, name: {{en: Body {number}, ru: Дом {number}}},"
        " sources: [{source: news, anchor: a b}]}\n"
        for number in range(count)
    ) + "people:\n" + "".join(
        f"  p{number}: {{name: {{en: Anna {number}, ru: Анна {number}}}, sources: [{{source: news, anchor: a b}}],"
        f" spellings: [{{source: news, text: Анна}}], posts: [{{title: {{en: Head, ru: Глава}}, organization: o{number},"
        " sources: [{source: news, anchor: a b}]}]}\n"
        for number in range(count)
    ),
}  # fmt: skip


@pytest.mark.parametrize("more", MANY.values(), ids=MANY)
def test_no_rule_compares_each_with_each(more: Callable[[int], str]) -> None:
    def work(count: int) -> Any:
        layers = [layer(), Layer("more.yaml", more(count).encode())]
        assert examine(layers)[1] == []
        return lambda: built(layers)

    work(3)()
    none, few, many = (calls(work(count)) for count in (3, _FEW, _TIMES * _FEW))
    assert many - none <= _TIMES * _SLACK * (few - none)


def test_a_text_of_plain_words_is_folded_without_a_pattern_being_looked_for() -> None:
    texts = [f"Событие {number}: Meeting in Moscow." for number in range(_FEW)]
    assert text.spaced(texts[3]) == "событие 3  meeting in moscow "
    assert calls(lambda: [text.spaced(one) for one in texts]) <= 6 * _FEW
