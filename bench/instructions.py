"""Cost of a run in instructions, as a ratio to an empty Typer app: `python bench/instructions.py [WORDS …]`.

valgrind's callgrind counts them, so every run on one machine gives the same figures. Without words, the commands below
are counted; with words, that command alone.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from startup import EMPTY

_SETTLED = 0.5  # seconds after which a file that has just been written is trusted
COMMANDS = (
    "who Kalugin --json",
    "meetings --with Lavrov --year 2023 --json",
    "search коридор --json",
    "when did Putin visit Baku 2018 --json",
    "last meeting of Putin and Aliyev --json",
    "сколько студентов из Азербайджана учится в России --json",
    "Putin Əliyev görüşü nə vaxt olub --json",
)


def counted(command: list[str], folder: str) -> int:
    """Return the number of instructions of `command`."""
    environment = {**os.environ, "XDG_CACHE_HOME": folder, "PYTHONHASHSEED": "0"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop("PYTHONUNBUFFERED", None)
    valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={Path(folder, 'callgrind.out')}"]
    for _ in range(2):  # the first writes the bytecode and the cache
        subprocess.run(command, env=environment, capture_output=True, check=False)
        time.sleep(_SETTLED)
    done = subprocess.run([*valgrind, *command], env=environment, capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    assert found, done.stderr
    return int(found[1])


def main() -> None:
    raes = [sys.executable, str(Path(sys.executable).with_name("raes"))]
    commands = [" ".join(sys.argv[1:])] if sys.argv[1:] else COMMANDS
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.py")
        empty.write_text(EMPTY)
        baseline = counted([sys.executable, str(empty), "two"], folder)
        print(f"{baseline / 1e6:8.1f} M  1.000  an empty Typer app")
        for command in commands:
            instructions = counted([*raes, *command.split()], folder)
            print(f"{instructions / 1e6:8.1f} M  {instructions / baseline:.3f}  raes {command}", flush=True)


if __name__ == "__main__":
    main()
