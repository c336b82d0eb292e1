"""What the first run after an edit costs, stage by stage: `python bench/build.py [FACTS …]`, else of 1,000 and 10,000.

Each base is made by `generate.py`, in a hundred files. A stage is told in seconds of the processor and as a ratio to
what libyaml itself takes to go through the files; of two sizes with the exponent between them, which is 1 for what
takes time in proportion. Then the whole run, with the memory that it takes: of one file, of a hundred, after an edit of
one of these; and `raes check` of both.
"""

from __future__ import annotations

import gc
import json
import math
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_FILES = 100
_SHOWN = 0.05
"""Ratio from which on a rule has a line of its own."""


def stages(folder: str) -> Iterator[tuple[str, float]]:
    """Each stage of the building of the base in `folder`, with its seconds."""
    import yaml

    from raes_cli.curate import Curated, book, fast_reading
    from raes_cli.curate.entries import entries, vocabulary
    from raes_cli.curate.naming import within
    from raes_cli.curate.records import Finished
    from raes_cli.curate.rules import asked
    from raes_cli.index.build import build
    from raes_cli.lookup.base import layers

    def timed(work: Callable[[], Any]) -> tuple[Any, float]:
        began = time.process_time()
        return work(), time.process_time() - began

    read = layers([folder])
    yield "libyaml", timed(lambda: [all(yaml.parse(one.content, Loader=yaml.CSafeLoader)) for one in read])[1]
    documents: list[Any] = []
    yield (
        "read",
        timed(lambda: documents.extend(fast_reading.read(one.content, one.file, book.faults) for one in read))[1],
    )
    (bound, problems), took = timed(lambda: book.bind(documents))
    assert not problems
    documents.clear()
    yield "bind", took
    for rule in asked(bound):
        yield f"rule {rule.__name__}", timed(lambda rule=rule: list(rule(bound)))[1]  # type: ignore[misc]
    yield "finish", timed(lambda: all(Finished(bound, {})))[1]
    places = {id_: within(bound.base.places, id_) for id_ in bound.base.places}
    curated = Curated(Finished(bound, {}), vocabulary(bound), places, entries(bound), "")
    with tempfile.TemporaryDirectory() as scratch:
        connection = sqlite3.connect(f"{scratch}/index")
        connection.executescript("PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        yield "finish and index", timed(lambda: build(curated, connection))[1]
        connection.close()


def run(*arguments: str, cache: str) -> tuple[float, float]:
    """Seconds of the processor and MB at most of a run of `raes`."""
    raes = [sys.executable, "-m", "raes_cli", *arguments]
    process = subprocess.Popen(raes, env={**os.environ, "XDG_CACHE_HOME": cache}, stdout=-3, stderr=-3)
    _, code, used = os.wait4(process.pid, 0)
    process.returncode = code
    assert code == 0, arguments
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measured(facts: int, folder: Path) -> dict[str, float]:
    """The stages of a base of so many `facts`, in a process of their own."""
    made = folder / f"{facts}"
    generate = Path(__file__).with_name("generate.py")
    for name, count in (("many", _FILES), ("one", 1)):
        command = [sys.executable, str(generate), str(facts), str(made / name), "--files", str(count)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    told = subprocess.run(
        [sys.executable, __file__, "--stages", str(made / "many")], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(told.stdout)
    for name in ("one", "many"):
        cache = str(folder / f"cache-{facts}-{name}")
        found[f"run, {name}"], found[f"MB, {name}"] = run("gaps", "-n", "1", "--facts", str(made / name), cache=cache)
        found[f"check, {name}"], found[f"MB of check, {name}"] = run("check", str(made / name), cache=cache)
    edited = sorted((made / "many").glob("*.yaml"))[_FILES // 2]
    edited.write_text(edited.read_text(encoding="utf-8") + "# edited\n", encoding="utf-8")
    cache = str(folder / f"cache-{facts}-many")
    found["run, one of many edited"], found["MB, one of many edited"] = run(
        "gaps", "-n", "1", "--facts", str(made / "many"), cache=cache
    )
    return found


def main() -> None:
    if sys.argv[1:2] == ["--stages"]:
        gc.disable()
        found = dict(stages(sys.argv[2]))
        found["MB of the stages"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(found))
        return
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000]
    with tempfile.TemporaryDirectory() as folder:
        found = {size: measured(size, Path(folder)) for size in sizes}
    print(f"{'':30}" + "".join(f"{size:>20,}" for size in sizes) + "   exponent")
    for stage in dict.fromkeys(stage for one in found.values() for stage in one):
        figures = [one.get(stage, 0.0) for one in found.values()]
        memory = stage.startswith("MB")
        ratios = [figure / one["libyaml"] for figure, one in zip(figures, found.values(), strict=True)]
        if stage.startswith("rule ") and max(ratios) < _SHOWN:
            continue
        cells = [
            f"{figure:18,.0f}  " if memory else f"{figure:10.3f} {ratio:7.2f} ×"
            for figure, ratio in zip(figures, ratios, strict=True)
        ]
        first, last = figures[-2:] if len(figures) > 1 else (0, 0)
        exponent = f"{math.log(last / first) / math.log(sizes[-1] / sizes[-2]):10.2f}" if first and last else ""
        print(f"{stage:30}{''.join(cells)}{exponent}")


if __name__ == "__main__":
    main()
