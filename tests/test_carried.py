"""The data that a page carries: exactly what its scripts read."""

from __future__ import annotations

import re
import sqlite3
from importlib.resources import files

from raes_cli.lookup.carried import carried


def test_a_page_takes_along_just_what_its_scripts_read(base: sqlite3.Connection) -> None:
    parts = files("raes_cli.export") / "page"
    scripts = "".join(one.read_text(encoding="utf-8") for one in parts.iterdir() if one.name.endswith(".js"))
    taken = carried(base)
    words = taken["language"]
    assert [key for key in (*taken, *words) if not re.search(rf"\b{key}\b", scripts)] == []
    assert set(re.findall(r"KNOWN\.(\w+)", scripts)) <= {*taken, "edition", "digest"}
    assert set(re.findall(r"KNOWN\.language\.(\w+)", scripts)) <= words.keys()
    assert all(words.values())
    assert (words["whole"]["why"], words["begun"]["котор"]) == (["ask", "why"], ["ask"])
