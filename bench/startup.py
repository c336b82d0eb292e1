"""Cost of a run, as a ratio of CPU time to an empty Typer app, measured in turn: `python bench/startup.py [RUNS]`.

The budgets: a warm lookup with --json costs as much as the empty app, a question in plain words 1.15 times that, a
table that plus the import of `rich.table`; the first run after an edit of the base stays under a second.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EMPTY = """
import typer
app = typer.Typer()
@app.command()
def one(name: str) -> None: print(name)
@app.command()
def two() -> None: print("two")
app()
"""
_SETTLED = 0.5  # seconds after which a file that has just been written is trusted
COMMANDS = {
    "who --json": ["who", "Kalugin", "--json"],
    "a question --json": ["last", "meeting", "of", "Putin", "and", "Aliyev", "--json"],
    "вопрос --json": ["когда", "Лавров", "был", "в", "Баку", "в", "2023", "--json"],
    "search --json": ["search", "коридор", "--json"],
    "timeline --json": ["timeline", "--year", "2023", "--json"],
    "trade, plain": ["trade"],
    "trade, table": ["trade", "--format", "table"],
    "timeline, table": ["timeline", "--format", "table"],
}


def cpu(command: list[str], environment: dict[str, str]) -> float:
    """Return the seconds of user and system time that `command` takes."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    raes = str(Path(sys.executable).with_name("raes"))
    with tempfile.TemporaryDirectory() as folder:
        # The program must have its bytecode, like an installed one.
        environment = {**os.environ, "XDG_CACHE_HOME": folder, "PYTHONDONTWRITEBYTECODE": ""}
        empty = Path(folder, "empty.py")
        empty.write_text(EMPTY)
        baseline = [sys.executable, str(empty), "two"]
        first = cpu([raes, "stats"], environment)
        time.sleep(_SETTLED)
        for command in COMMANDS.values():
            cpu([raes, *command], environment)
        print(f"{'':18}   seconds   ratio to an empty Typer app (median of {runs} pairs)")
        measured = {name: [raes, *command] for name, command in COMMANDS.items()}
        with_rich = f"import rich.table; exec(open({str(empty)!r}).read())"
        measured["empty + rich.table"] = [sys.executable, "-c", with_rich, "two"]
        for name, command in measured.items():
            pairs = [(cpu(command, environment), cpu(baseline, environment)) for _ in range(runs)]
            seconds = statistics.median(ours for ours, _ in pairs)
            ratio = statistics.median(ours / other for ours, other in pairs)
            print(f"{name:18}   {seconds:.3f}     {ratio:.2f}")
        print(f"{'first run':18}   {first:.3f}")


if __name__ == "__main__":
    main()
