"""Words that nobody should type into the page, in its box and in its address: it shows something of its own, and soon."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import lru_cache, partial
from importlib.resources import files
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import hostile
from blackbox import Box
from browser import CHROMIUM, DRIVER, asked_for, complaints, started
from suites import Case, Skipped
from suites.texts import NAUGHTY, anything, text
from suites.words import names

_LINES = 12
"""In one go: a page of a browser may change its address only so often."""
_SECONDS = 20.0
_RUNNING = (
    "<img src=x onerror=pwned=1>", "</script><script>pwned=1</script>", "<svg onload=pwned=1>", "javascript:pwned=1", "${pwned=1}", "{{pwned=1}}", "'-(pwned=1)-'", '"><b id=words>', "$&", "a$&b", "$'", "$`", "{}",
    "__proto__", "constructor", "toString", "hasOwnProperty", "%", "%E0%A4%A", "&q=", "?", "#", "+", "a&b=c", "(a+)+$", "[", "\\", "." * 3000, "(" * 3000, '"' * 999, "а " * 2000, "-" * 2000, "1" * 5000, "a" * 200_000,
)  # fmt: skip
_ADDRESSES = ("#/?q=", "#/?x=1&q=", "#/timeline?with=", "#/timeline?from=", "#/timeline?kind=", "#/all?place=", "#/figures?indicator=", "#/people?q=", "#/", "#", "#/timeline?", "#/sources?topic=")  # fmt: skip
_TRY = r"""
const [lines, done] = arguments, found = [];
const units = (numbers) => numbers.map((one) => String.fromCharCode(one)).join("");
const ours = new Set(OURS);
addEventListener("error", (event) => found.push(`${event.message}`));
addEventListener("unhandledrejection", (event) => found.push(`${event.reason}`));
async function one([place, numbers]) {
  const line = units(numbers), began = performance.now(), was = document.title;
  if (place) {
    location.hash = place + line;
    await new Promise((ready) => setTimeout(ready));
  } else {
    document.getElementById("words").value = line;
    document.getElementById("question").requestSubmit();
  }
  const took = (performance.now() - began) / 1000, shown = JSON.stringify(line.slice(0, 80));
  if (took > MOST) found.push(`${shown} took ${took.toFixed(1)} s`);
  if (!document.querySelector("main h1, main form, main section, main p")) found.push(`${shown} shows nothing`);
  for (const part of document.querySelectorAll("main *")) {
    if (!ours.has(part.tagName)) found.push(`${shown} makes ${part.outerHTML.slice(0, 200)}`);
    for (const { name, value } of part.attributes) {
      if (name.startsWith("on") || (name === "href" && !/^(?:#|https?:\/\/)/.test(value))) found.push(`${shown} has ${name}=${value.slice(0, 80)}`);
    }
  }
  if (typeof pwned !== "undefined") found.push(`${shown} has run`);
  if (document.querySelectorAll("#words").length !== 1) found.push(`${shown} is an element`);
  const { strangers } = raes.ask(line.toWellFormed());
  const said = [...document.querySelectorAll(".notice")].map((part) => part.textContent).join(" ");
  if (!place && document.activeElement && strangers.length && !strangers.every((word) => said.includes(word))) found.push(`${shown}: ${strangers} is not told in ${said.slice(0, 200)}`);
}
(async () => { for (const each of lines) await one(each); done([...new Set(found)].slice(0, 9).map((one) => one.slice(0, 300).toWellFormed())); })();
"""


def page(chance: Random, folder: Path) -> Iterator[Case]:
    """Some lines at a time, typed or as an address, in either language."""
    lines = hostile.lines(chance.randrange(1 << 32), 1 << 40, names())
    with ExitStack() as stack:
        opened = _Opened(folder, stack)
        while True:
            drawn = []
            for _ in range(_LINES):
                line = chance.choice((" ".join(next(lines)), " ".join(next(lines)), text(chance), anything(chance), chance.choice(_RUNNING), chance.choice(NAUGHTY)))  # fmt: skip
                if chance.random() < 0.3:
                    line = f"{line} {chance.choice(names())} {chance.choice(_RUNNING)[:500]}"
                drawn.append(("" if chance.random() < 0.7 else chance.choice(_ADDRESSES), line))
            language = chance.choice(("en", "ru"))
            yield Case(f"{drawn[0][0]}{drawn[0][1][:12]!r} and others", partial(opened.holds, drawn, language))


class _Opened:
    """The page in a browser, which is started when first needed."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self.stack, self.browser = folder, stack, None

    def holds(self, drawn: Sequence[tuple[str, str]], language: str) -> None:
        """Nothing is told to the console, nothing asked for, and nothing shown but what the page makes."""
        if not CHROMIUM or not DRIVER:
            raise Skipped("chromium")
        browser = self.browser = self.browser or self._started()
        browser.get("about:blank")
        browser.get(f"{(self.folder / 'here' / 'page.html').as_uri()}#/about")
        browser.execute_script("if (document.documentElement.lang !== arguments[0]) document.getElementById('language').click()", language)  # fmt: skip
        found = browser.execute_async_script(_TRY.replace("MOST", str(_SECONDS)).replace("OURS", json.dumps(_ours())), [(place, _units(line)) for place, line in drawn])  # fmt: skip
        assert found == [], "\n".join(found)
        found = [*complaints(browser), *asked_for(browser)]
        assert found == [], "\n".join(found)

    def _started(self) -> Any:
        box = Box(self.folder)
        box.run("export", "-o", "page.html", "-q", writes=("page.html",), codes=(0,))
        browser = self.stack.enter_context(started(self.folder / "profile"))
        browser.set_script_timeout(120)
        return browser


@lru_cache
def _ours() -> list[str]:
    """The elements that the scripts make."""
    scripts = (files("raes_cli.export") / "page").iterdir()
    made = (
        re.findall(r'\bel\(\s*"(\w+)"', one.read_text(encoding="utf-8")) for one in scripts if one.name.endswith(".js")
    )
    return sorted({tag.upper() for tags in made for tag in tags} | {"H3", "H4"})


def _units(line: str) -> list[int]:
    """A line as a browser has it, whatever it is made of."""
    content = line.encode("utf-16-le", "surrogatepass")
    return list(chain.from_iterable(struct.iter_unpack("<H", content)))
