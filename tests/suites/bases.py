"""Bases with something wrong in them: refused with the place of each problem, or sound whoever reads them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from unittest import mock

import yaml

from blackbox import Box
from raes_cli.curate import fast_reading, reading
from raes_cli.problems import Problem
from small import BASE
from suites import Case
from suites.breaches import Breaches

_PLACE = re.compile(r"[^\n]*?\.yaml:\d+:\d+: ")
_MOST = 101


def bases(chance: Random, folder: Path) -> Iterator[Case]:
    """Breaches of the small base, one after the other."""
    box = Box(folder)
    drawn = Breaches(BASE, chance)
    while True:
        name, content = drawn.draw()
        yield Case(name, partial(judged, box, content))


def judged(box: Box, content: bytes) -> None:
    """What check and an answer say of a base, and what the two parsers of YAML do."""
    box.file("base.yaml", content)
    checked = box.run("check", "base.yaml", "--json", codes=(0, 1, 3))
    problems = json.loads(checked.out or b"[]")
    assert bool(problems) == (checked.code == 1), checked
    answered = box.run("export", "--facts", "base.yaml", form="jsonl", codes=(0, 3))
    assert (answered.code == 0) == (checked.code == 0), (checked.told, answered.told)
    if answered.code:
        told = [line for line in answered.told if not line.startswith("raes: … and ")]
        assert told, "refused without a word"
        assert len(told) <= _MOST
        assert all(_PLACE.match(line) for line in told), told
        assert len(told) == min(len(problems) or 1, 100), (len(told), len(problems))
    same_verdict(content)


def same_verdict(content: bytes) -> None:
    """libyaml and the parser in Python find the same in a file: the rule and the line of what stops them, or nothing."""
    ours = reading.read(content, "base.yaml")
    swiftly = fast_reading.read(content, "base.yaml")
    assert (swiftly.value, swiftly.problems) == (ours.value, ours.problems), "read otherwise in haste"
    with mock.patch.object(reading, "LOADER", yaml.SafeLoader):
        python = reading.read(content, "base.yaml")
    if any("'?'" in problem.message["en"] for problem in python.problems if problem.rule == "syntax"):
        return  # between braces Python's own parser takes a question mark for that of a key, and says so
    assert ours.value == python.value or ours.problems, "read otherwise without libyaml"
    if ours.problems and ours.problems[-1].rule == "depth":
        assert python.problems  # libyaml looks ahead, so that it may stop before there is anything else to see
        return
    assert [*map(_verdict, ours.problems)] == [*map(_verdict, python.problems)], (ours.problems, python.problems)


def _verdict(problem: Problem) -> tuple[str, int]:
    """The rule; of what is no YAML each parser has its own place and words."""
    return problem.rule, 0 if problem.rule == "syntax" else problem.line
