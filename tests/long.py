"""The long suites: `python -m tests.long [SUITE…] [--seconds N] [--seed N] [--case N]`.

The cases follow from the seed, which is printed. A case that fails prints the line that runs it alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random, SystemRandom

sys.path.insert(0, str(Path(__file__).parent))

from blackbox import SERVER, Box
from suites import SHARES, Case, Skipped, suite


class Tally:
    """The result of a suite."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cases, self.failed, self.took = 0, 0, 0.0
        self.kinds: set[str] = set()
        self.skipped: set[str] = set()

    def __str__(self) -> str:
        shown = f"{self.name:13} {self.cases:6} cases  {len(self.kinds):5} kinds  {self.failed:3} failed  {self.took:5.0f} s"
        return f"{shown}  not here: {', '.join(sorted(self.skipped))}" if self.skipped else shown


def run(name: str, seed: int, seconds: float, only: int | None = None) -> Tally:
    """Run the cases of a suite for a number of seconds, or only one of them."""
    tally = Tally(name)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="raes-") as folder:
        for number, case in enumerate(_cases(name, seed, Path(folder))):
            if only is not None and number < only:
                continue
            _try(case, tally, f"python -m tests.long {name} --seed {seed} --case {number}")
            if only is not None or time.monotonic() - started > seconds:
                break
    tally.took = time.monotonic() - started
    return tally


def _cases(name: str, seed: int, folder: Path) -> Iterator[Case]:
    return suite(name)(Random(f"{seed} {name}"), folder)


def _try(case: Case, tally: Tally, again: str) -> None:
    try:
        case.check()
    except Skipped as missing:
        tally.skipped.add(str(missing))
        return
    except Exception as error:  # noqa: BLE001 - the other cases should still run
        tally.failed += 1
        notes = "\n".join(getattr(error, "__notes__", ()))
        frame = traceback.extract_tb(error.__traceback__)[-1]
        print(f"FAILED {tally.name}: {case.name}\n  {type(error).__name__}: {str(error)[:2000]}\n  {notes[:2000]}\n"
              f"  {frame.filename}:{frame.lineno}\n  {again}", flush=True)  # fmt: skip
    tally.cases += 1
    tally.kinds.add(case.name)


def main() -> int:
    """Run the suites given on the command line; exit with 1 if a case failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.long", description=__doc__)
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=f"of {', '.join(SHARES)}; else all")
    parser.add_argument("--seconds", type=float, default=600, help="for all of them together (600)")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(1 << 32))
    parser.add_argument("--case", type=int, help="only the case of this number, of one suite")
    asked = parser.parse_args()
    chosen = asked.suites or list(SHARES)
    print(f"seed {asked.seed}", flush=True)
    shares = sum(SHARES[name] for name in chosen)
    tallies = []
    with SERVER, tempfile.TemporaryDirectory(prefix="raes-") as folder:
        Box.followed = Box(Path(folder))
        Box.followed.still_right()
        for name in chosen:
            tallies.append(run(name, asked.seed, asked.seconds * SHARES[name] / shares, asked.case))
            print(tallies[-1], flush=True)
    print(f"{sum(one.cases for one in tallies)} cases, {sum(one.failed for one in tallies)} failed")
    return int(any(one.failed for one in tallies))


if __name__ == "__main__":
    sys.exit(main())
