"""Fuzzing: `python -m tests.fuzz [TARGET…] [--seconds N] [--seed N]`; guided by coverage if atheris is installed.

A target takes bytes and asserts properties that hold for any input. A failing input is kept in a file, and `--input
FILE` tries it again. Without atheris, inputs are random mutations of valid ones.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from random import Random, SystemRandom
from typing import Any
from unittest import mock

sys.path.insert(0, str(Path(__file__).parent))

_INSTRUMENTED = ("raes_cli.curate", "raes_cli.lookup", "raes_cli.dates", "raes_cli.names", "raes_cli.text", "raes_cli.sounds", "raes_cli.amounts", "raes_cli.endings", "raes_cli.numerals")  # fmt: skip
_LONGEST = 20_000


def base(data: bytes) -> None:
    """A file as a base: it yields problems, each with a place, or records."""
    from raes_cli.curate import Layer, curate, examine
    from raes_cli.errors import BaseError

    _, problems = examine([Layer("base.yaml", data)])
    for problem in problems:
        assert problem.line > 0
        assert problem.column > 0
        assert all(said.strip() for said in problem.message.values())
    if not problems:
        json.dumps(list(curate([Layer("base.yaml", data)]).records), allow_nan=False)
        return
    refused = 0
    try:
        curate([Layer("base.yaml", data)])
    except BaseError as error:
        refused = len(error.problems)
    assert refused == len(problems)


def parsers(data: bytes) -> None:
    """A file for both YAML parsers: they never read two different values, though they differ on what is invalid."""
    import yaml

    from raes_cli.curate import reading

    ours = reading.read(data, "base.yaml")
    with mock.patch.object(reading, "LOADER", yaml.SafeLoader):
        python = reading.read(data, "base.yaml")
    assert ours.problems or python.problems or ours.value == python.value


@lru_cache
def _frozen() -> Any:
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="raes-")
    from raes_cli.base import open_base
    from small import FROZEN

    return open_base(FROZEN)


def words(data: bytes) -> None:
    """A line of words, alone and after a command: it is answered or refused, and the equivalent command agrees."""
    import shlex

    from raes_cli.errors import UnknownError, UsageError
    from raes_cli.lookup.query import Reading

    text = data.decode("utf-8", "surrogateescape").replace("\0", "")
    question, line = ("", "timeline", "figures", "said", "search")[len(data) % 5], text
    opened = _frozen()
    try:
        answer = (
            opened.search(line)
            if question == "search"
            else opened.ask(line, opened.read(question) if question else Reading())
        )
        command = answer.reading.command()
        assert shlex.split(command)[0] == "raes"
        answer.decoded()
    except (UnknownError, UsageError) as error:
        told = error.message.values()
    else:
        return
    assert all("\n" not in said and said for said in told)


def when(data: bytes) -> None:
    """A date as typed, and one as written in a base."""
    import datetime as dt

    from raes_cli import dates
    from raes_cli.errors import UsageError
    from raes_cli.lookup.days import when as asked

    text = data.decode("utf-8", "replace")
    try:
        span = asked.read(text, dt.date(2024, 2, 29))
        assert span.first is None or span.last is None or span.first <= span.last
    except UsageError:
        pass
    try:
        dates.parse(text)
    except dates.DateError:
        return
    assert dates.words(text, "en")
    assert dates.words(text, "ru")
    dates.is_undated(text)


def names(data: bytes) -> None:
    """A name in any script: its keys do not depend on the Unicode normalization form."""
    from raes_cli import names as ours
    from raes_cli import text

    name = data.decode("utf-8", "replace")
    assert set(ours.name_keys(unicodedata.normalize("NFD", name))) == set(
        ours.name_keys(unicodedata.normalize("NFC", name))
    )
    assert text.fold(text.fold(name)) == text.fold(name)
    shown = text.one_line(name)
    assert "\n" not in shown
    from valid import STEERS

    assert not STEERS.search(text.safe(name))
    list(text.placed_words(name))


TARGETS: dict[str, Callable[[bytes], None]] = {one.__name__: one for one in (base, parsers, words, when, names)}


def seeds(target: str) -> list[bytes]:
    """Return the initial inputs of a target."""
    import hostile
    from asked import questions
    from small import BASE
    from suites.breaches import FILES, VALUES
    from suites.texts import NAUGHTY

    if target in ("base", "parsers"):
        return [
            BASE.encode(),
            *(one for one in FILES if len(one) < _LONGEST),
            *(f"a: {value}\n".encode("utf-8", "surrogatepass") for value in VALUES if len(value) < 1000),
        ]
    if target == "words":
        made = [one.line for one in Random(0).sample(questions(_frozen()), 300)]
        hard = [
            " ".join(line)[:_LONGEST] for line in hostile.lines(0, 150, [word for one in made for word in one.split()])
        ]
        return [text.encode("utf-8", "surrogatepass") for text in (*made, *_golden(), *hard, *NAUGHTY)]
    if target == "when":
        known = (
            "2023-02-28",
            "[2021-11-18..2023-02-28]",
            "2023-02-27/2023-02-28",
            "2023~",
            "May 2023",
            "28 февраля 2023",
            "last year",
            "Q3 2023",
            "2023-05..",
            "позавчера",
            "winter 2022",
            "2022 və 2023",
        )
        return [text.encode() for text in (*known, *VALUES) if len(text) < 100]
    return [text.encode() for text in (*NAUGHTY, "Məmmədov", "Гаджиев", "Hacıyev", "O’Neill-Смит")]


def _golden() -> list[str]:
    """Return the handwritten questions of the tests."""
    rows = (Path(__file__).parent / "golden" / "questions.tsv").read_text(encoding="utf-8").splitlines()
    return [row.partition("\t")[0] for row in rows if row and not row.startswith("#")]


def _dictionary(target: str) -> str:
    """Return the words of a target's initial inputs as a libFuzzer dictionary, which it inserts and moves whole."""
    parts = sorted({word for one in seeds(target) for word in one.split() if 1 < len(word) < 40})
    return "".join('"{}"\n'.format("".join(f"\\x{byte:02x}" for byte in word)) for word in parts)


def _mutated(content: bytes, chance: Random, corpus: list[bytes]) -> bytes:
    """Return a mutation of `content`, with parts of other inputs."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at, to = sorted((chance.randrange(len(found) + 1), chance.randrange(len(found) + 1)))
        other = chance.choice(corpus)
        begin = chance.randrange(len(other) + 1)
        piece = other[begin : begin + chance.randrange(40)]
        match chance.randrange(6):
            case 0:
                found[at:at] = piece
            case 1:
                del found[at : min(to, at + 40)]
            case 2:
                found[at : at + len(piece)] = piece
            case 3:
                found[at:at] = chance.choice(
                    (
                        "\u0301",
                        "\u200b",
                        "İ",
                        "ß",
                        "½",
                        "\ufeff",
                        "💥",
                        "\x1b",
                        " ",
                        "\n",
                        "'",
                        '"',
                        "[",
                        "}",
                        "-",
                        ":",
                        "0",
                    )
                ).encode()
            case 4:
                found[at:at] = found[at : min(to, at + 60)]
            case _ if found:
                found[at % len(found)] = chance.randrange(256)
    return bytes(found[:_LONGEST])


def plain(target: str, seed: int, seconds: float) -> int:
    """Try random mutations, and return their number."""
    chance, corpus, count = Random(f"{seed} {target}"), seeds(target), 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        tried(target, _mutated(chance.choice(corpus), chance, corpus))
        count += 1
    return count


def tried(target: str, data: bytes) -> None:
    """Try an input, and keep it if it fails."""
    try:
        TARGETS[target](data)
    except BaseException:
        kept = Path(tempfile.gettempdir()) / f"raes-fuzz-{target}-{os.getpid()}"
        kept.write_bytes(data)
        print(f"FAILED {target}: python -m tests.fuzz {target} --input {kept}\n  {data[:300]!r}", flush=True)
        raise


def guided(target: str, seed: int, seconds: float) -> None:
    """Run mutations guided by coverage in a separate process, because atheris ends its process."""
    import atheris

    with atheris.instrument_imports(include=list(_INSTRUMENTED)):
        import raes_cli.curate.book
        import raes_cli.curate.records
        import raes_cli.curate.rules
        import raes_cli.lookup.days.when
        import raes_cli.lookup.reading.line
        import raes_cli.lookup.search.find
        import raes_cli.lookup.search.parse
        import raes_cli.names  # noqa: F401 - instrumented now
    with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile("w", suffix=".dict") as known:
        known.write(_dictionary(target))
        known.flush()
        for number, one in enumerate(seeds(target)):
            (Path(folder) / str(number)).write_bytes(one)
        options = [
            f"-max_total_time={int(seconds)}",
            f"-seed={seed & 0x7FFFFFFF or 1}",
            f"-max_len={_LONGEST}",
            "-timeout=120",
            "-rss_limit_mb=2048",
            "-print_final_stats=1",
            "-verbosity=0",
            f"-artifact_prefix={folder}/",
            f"-dict={known.name}",
        ]
        atheris.Setup([sys.argv[0], *options, folder], lambda data: tried(target, data))
        atheris.Fuzz()


def main() -> int:
    """Fuzz the targets given on the command line; exit with 1 if one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; else all")
    parser.add_argument("--seconds", type=float, default=300, help="for all of them together (300)")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(1 << 32))
    parser.add_argument("--plain", action="store_true", help="without atheris, also where it is installed")
    parser.add_argument("--input", type=Path, help="try one input that was kept")
    asked = parser.parse_args()
    chosen = asked.targets or list(TARGETS)
    if asked.input:
        TARGETS[chosen[0]](asked.input.read_bytes())
        return 0
    from importlib.util import find_spec

    driver = plain if asked.plain or not find_spec("atheris") else guided
    print(f"seed {asked.seed}, {'atheris' if driver is guided else 'by chance'}", flush=True)
    failed = False
    for target in chosen:
        process = multiprocessing.get_context("spawn").Process(
            target=_run, args=(driver, target, asked.seed, asked.seconds / len(chosen))
        )
        process.start()
        process.join()
        failed |= process.exitcode != 0
    return int(failed)


def _run(driver: Callable[[str, int, float], Any], target: str, seed: int, seconds: float) -> None:
    count = driver(target, seed, seconds)
    print(f"{target}: {count} inputs", flush=True)


if __name__ == "__main__":
    sys.exit(main())
