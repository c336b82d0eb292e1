"""The generated bases of the benchmarks: they are valid, and the same every time."""

import subprocess
import sys
from pathlib import Path

import pytest

from raes_cli.curate import examine
from raes_cli.lookup.base import layers

GENERATE = str(Path(__file__).parent.parent / "bench" / "generate.py")


@pytest.mark.live
@pytest.mark.parametrize(("before", "options"), [((), ()), (("default",), ("--after", "--files", "3"))])
def test_a_made_base_is_valid_and_the_same_each_time(
    tmp_path: Path, before: tuple[str, ...], options: tuple[str, ...]
) -> None:
    made = []
    for folder in (tmp_path / "one", tmp_path / "other"):
        subprocess.run([sys.executable, GENERATE, "300", str(folder), *options], check=True)
        made.append([path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())])
    assert made[0] == made[1]
    assert len(made[0]) == (3 if options else 1)

    _, problems = examine(layers([*before, str(tmp_path / "one")]))

    assert not problems
