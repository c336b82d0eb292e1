"""Comparison with other tools on the same questions and facts: `python bench/peers.py [FACTS]` (default 10,000).

A generated base is queried for an id, a day, a name and a word by raes, jq and Miller (its export as JSONL), recsel
(the same as recutils records), sqlite-utils (as a table) and papis (as a library, of at most 1,000). Each tool comes
from its own package and is skipped with a message if it is missing. Figures are CPU seconds as ratios to those of raes,
measured in turn on one machine: a tool that does not load or check a base in advance pays for that with each question.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import generate
from startup import cpu

_RUNS = 3
_OF_PAPIS = 1_000
Commands = dict[str, list[str]]
"""Question → the command that asks it."""


def raes(base: str, asked: dict[str, str]) -> Commands:
    """Return the questions as raes commands."""
    program = [str(Path(sys.executable).with_name("raes"))]
    facts = ["--facts", base, "--json"]
    return {
        "id": [*program, "show", asked["id"], *facts], "day": [*program, "timeline", "--on", asked["day"], *facts],
        "who": [*program, "who", asked["who"], *facts], "word": [*program, "search", asked["word"], *facts],
    }  # fmt: skip


def jq(export: Path, asked: dict[str, str]) -> Commands:
    """Return the commands for jq on the export as it is."""
    tests = {
        "id": f'.id == "{asked["id"]}"', "day": f'.date == "{asked["day"]}"',
        "who": f'[.participants[]?.id] | index("{asked["who"]}")', "word": f'tostring | test("{asked["word"]}"; "i")',
    }  # fmt: skip
    return {question: ["jq", "-c", f"select({test})", str(export)] for question, test in tests.items()}


def mlr(export: Path, asked: dict[str, str]) -> Commands:
    """Return the commands for Miller on the export as it is; it has no search for words in a whole record."""
    tests = {"id": f'$id == "{asked["id"]}"', "day": f'$date == "{asked["day"]}"'}
    return {question: ["mlr", "--jsonl", "filter", test, str(export)] for question, test in tests.items()}


def recsel(export: Path, asked: dict[str, str]) -> Commands:
    """Return the commands for recsel on the same records for recutils: id, date, names and texts."""
    file = export.with_suffix(".rec")
    with file.open("w", encoding="utf-8") as out:
        for record in flat(export):
            out.write("".join(f"{key}: {value}\n" for key, value in record.items() if value) + "\n")
    tests = {
        "id": f'id = "{asked["id"]}"', "day": f'date = "{asked["day"]}"', "who": f'people ~ "{asked["who"]}"',
        "word": f'text ~ "{asked["word"]}"',
    }  # fmt: skip
    return {question: ["recsel", "-e", test, str(file)] for question, test in tests.items()}


def sqlite_utils(export: Path, asked: dict[str, str]) -> Commands:
    """Return the commands for sqlite-utils on a table with the same columns, a date index and a full-text index."""
    base, table = str(export.with_suffix(".db")), export.with_suffix(".flat")
    table.write_text("".join(f"{json.dumps(one)}\n" for one in flat(export)), encoding="utf-8")
    for step in (
        ["insert", base, "fact", str(table), "--nl", "--pk", "id"], ["create-index", base, "fact", "date"],
        ["enable-fts", base, "fact", "text"],
    ):  # fmt: skip
        subprocess.run(["sqlite-utils", *step], check=True, capture_output=True)
    tests = {
        "id": f"id = '{asked['id']}'", "day": f"date = '{asked['day']}'", "who": f"people LIKE '%{asked['who']}%'",
        "word": f"rowid IN (SELECT rowid FROM fact_fts WHERE fact_fts MATCH '{asked['word']}')",
    }  # fmt: skip
    query = "SELECT * FROM fact WHERE "
    return {question: ["sqlite-utils", "query", base, query + test] for question, test in tests.items()}


def papis(export: Path, asked: dict[str, str]) -> Commands:
    """Return the commands for papis on a library with one folder per record."""
    library = export.with_suffix(".papis")
    for record in list(flat(export))[:_OF_PAPIS]:
        folder = library / record["id"]
        folder.mkdir(parents=True)
        told = {"ref": record["id"], "title": record["text"], "date": record["date"], "papis_id": record["id"]}
        (folder / "info.yaml").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    program = ["papis", "--lib", str(library), "list", "--all"]
    return {"id": [*program, f"ref:{asked['id']}"], "word": [*program, f"title:{asked['word']}"]}


PEERS = {"jq": jq, "mlr": mlr, "recsel": recsel, "sqlite-utils": sqlite_utils, "papis": papis}


def flat(export: Path) -> Iterable[dict[str, str]]:
    """Return the records of an export in the form most tools need: id, type, date, people and a text."""
    for line in export.read_text(encoding="utf-8").splitlines():
        record: dict[str, Any] = json.loads(line)
        text = [record.get(key) or {} for key in ("title", "name", "text", "note")]
        yield {
            "id": record["id"], "type": record["type"], "date": record["date"] or "",
            "people": " ".join(one["id"] for one in record.get("participants") or ()),
            "text": " ".join(f"{one.get('en', '')} {one.get('ru', '')}" if isinstance(one, dict) else one for one in text),
        }  # fmt: skip


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return the CPU seconds of a command that has been run before."""
    cpu(command, environment)
    return statistics.median(cpu(command, environment) for _ in range(_RUNS))


def main() -> None:
    facts = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        base, export = Path(folder, "base"), Path(folder, "export.jsonl")
        generate.write(facts, base)
        environment = {**os.environ, "XDG_CACHE_HOME": folder, "XDG_CONFIG_HOME": folder, "PYTHONDONTWRITEBYTECODE": ""}
        os.environ |= {"XDG_CACHE_HOME": folder, "XDG_CONFIG_HOME": folder}
        first = generate.Generator(facts)
        events = [said for section, _, said in first.parts() if section == "events"]
        asked = {
            "id": f"events-{len(events) // 2}", "day": events[len(events) // 2]["date"],
            "who": f"people-{first.count['people'] - 1}", "word": generate.word(1000 + first.words - 1, 4),
        }  # fmt: skip
        own = raes(str(base), asked)
        with export.open("wb") as out:
            subprocess.run([own["id"][0], "export", "-f", "jsonl", "--facts", str(base)], stdout=out, check=True)
        ours = {question: seconds(command, environment) for question, command in own.items()}
        print(f"{facts} facts; raes itself: {', '.join(f'{one} {took:.3f} s' for one, took in ours.items())}")
        print(f"{'':14}" + "".join(f"{question:>8}" for question in ours))
        for name, commands in PEERS.items():
            if shutil.which(name) is None:
                print(f"{name:14}  not here")
                continue
            told = {
                question: seconds(its, environment) / ours[question]
                for question, its in commands(export, asked).items()
            }
            print(
                f"{name:14}" + "".join(f"{told[one]:8.2f}" if one in told else f"{'–':>8}" for one in ours), flush=True
            )


if __name__ == "__main__":
    main()
