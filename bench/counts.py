"""Cost of twelve commands in instructions, compared with the committed figures: `python bench/counts.py [--update]`.

They are run on the frozen base of the tests, alone and followed by a generated base that does not change the answers: a
lookup should cost what it finds, whatever the size of the base. Each figure is a ratio to an empty Typer app on the
same machine, counted by valgrind, for one version of Python. A command that costs 3 % more than its figure is a
failure; one that costs less is reported, so that the figure can follow: `--update` writes the figures for this Python.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import generate
from startup import EMPTY

ROOT = Path(__file__).parent.parent
FROZEN = ROOT / "tests" / "frozen" / "facts.yaml"
FIGURES = Path(__file__).with_name("counts.json")
FACTS = 4_000
"""Number of generated facts after the frozen ones: enough to expose whatever reads all of them."""
SLACK = 0.03
COMMANDS = (
    "who Kalugin",
    "show council-3",
    "council 3",
    "timeline --on 2023-02-28",
    "trade --year 2023",
    "meetings --with Lavrov --year 2023",
    "sources --with Kortunov",
    "last meeting of Putin and Aliyev",
    "search corridor -n 5",
    "who Kalugim",
    "show counsil-3",
    "search korridor",
)
Counted = dict[str, list[float]]
"""Command → its ratios for the frozen base alone, and with the generated one."""


def instructions(command: list[str], environment: dict[str, str]) -> int:
    """Return the number of instructions of a command that has been run before; 0 if valgrind cannot tell."""
    subprocess.run(command, env=environment, capture_output=True, check=False)  # writes the bytecode
    with tempfile.NamedTemporaryFile() as out:
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}"]
        done = subprocess.run([*valgrind, *command], env=environment, capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found[1]) if found else 0


def counted() -> Counted:
    """Return the ratios of all commands; empty if valgrind does not work."""
    with tempfile.TemporaryDirectory() as folder:
        made, empty = Path(folder, "made"), Path(folder, "empty.py")
        generate.write(FACTS, made, alone=False, real=FROZEN)
        empty.write_text(EMPTY)
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "RAES"))}
        environment |= {"XDG_CACHE_HOME": folder, "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
        raes = [sys.executable, str(Path(sys.executable).with_name("raes"))]
        bases = (["--facts", str(FROZEN)], ["--facts", str(FROZEN), "--facts", str(made)])
        for base in bases:
            subprocess.run([*raes, "stats", *base], env=environment, capture_output=True, check=True)
        commands = [[sys.executable, str(empty), "two"]]
        commands += [[*raes, *shlex.split(one), "--json", *base] for one in COMMANDS for base in bases]
        with ThreadPoolExecutor(2) as pool:
            baseline, *counts = pool.map(lambda command: instructions(command, environment), commands)
    if not all((baseline, *counts)):
        return {}
    ratios = [round(count / baseline, 3) for count in counts]
    return {one: ratios[at : at + 2] for at, one in zip(range(0, len(ratios), 2), COMMANDS, strict=True)}


def main() -> int:
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    figures: dict[str, Counted] = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    update = "--update" in sys.argv[1:]
    if version not in figures and not update:
        print(f"no figures for Python {version}")
        return 0
    told, failed = figures.get(version, {}), False
    if not (found := counted() if shutil.which("valgrind") else {}):
        print("no valgrind here, or none that works")
        return 0
    print(f"{'':36} frozen   with {FACTS} more    figures")
    for command, ratios in found.items():
        its = told.get(command, ratios)
        more = any(ratio > figure * (1 + SLACK) for ratio, figure in zip(ratios, its, strict=True))
        less = any(ratio < figure * (1 - SLACK) for ratio, figure in zip(ratios, its, strict=True))
        said = "more than its figure" if more else "less: renew the figure" if less else ""
        print(f"{command:36} {ratios[0]:.3f}    {ratios[1]:.3f}           {its[0]:.3f} {its[1]:.3f}  {said}".rstrip())
        failed = failed or more
    if update:
        text = json.dumps(figures | {version: found}, indent=1, ensure_ascii=False)
        FIGURES.write_text(re.sub(r"\[\s+([\d.]+),\s+([\d.]+)\s+\]", r"[\1, \2]", text) + "\n", encoding="utf-8")
        return 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
