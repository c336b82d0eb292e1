"""Documents that nobody wrote as documents, drafted: a layer that can be read, or a line that says why not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from blackbox import Box
from raes_cli.curate import reading
from small import BASE, NEWS, REPORT
from suites import Case
from suites.breaches import FILES
from suites.texts import anything, text

_PIECES = (
    "28 февраля 2023 года", "On 19 May 2023", "во вторник", "last year", "32.13.2023", "0000", "почти 4,4 миллиарда долларов", "up by 17.5%", "минус 3 процента", "№ 5", "1" * 400,
    "Анна Орлова", "Anna Orlova", "Р. Мамедов", "Rauf Məmmədov", "О’Нил-Смит", "министр", "the ambassador", "Экспертный совет", "Baku", "Баку", "встретилась с", "met", "заявил, что",
    "«", "»", "“said”", '"', "\n\n", "\n", ". ", ", ", " — ", "\t", "\u00a0", "\u200b", "\u00ad", "\ufeff", "\x1b[2J", "\u202e", "\r\n", "…", "• ", "- ", "# ", "| a | b |\n", "<p>", "</p>", "<script>", "&nbsp;",
)  # fmt: skip


def drafts(chance: Random, folder: Path) -> Iterator[Case]:
    """Texts of pieces that mean something, of real ones cut and mixed, and of bytes."""
    box = Box(folder)
    box.file("base.yaml", BASE)
    while True:
        match chance.randrange(5):
            case 0:
                name, content = "a file that is none", chance.choice([one for one in FILES if len(one) < 1 << 17])
            case 1:
                lines = [*NEWS.splitlines(keepends=True), *REPORT.splitlines(keepends=True)]
                chance.shuffle(lines)
                name, content = "lines of others", "".join(lines[: chance.randrange(1, len(lines))]).encode()
            case 2:
                cut = bytearray(NEWS.encode())
                for _ in range(chance.randrange(1, 9)):
                    cut[chance.randrange(len(cut))] = chance.randrange(256)
                name, content = "a text with other bytes", bytes(cut)
            case _:
                said = "".join(
                    chance.choice((chance.choice(_PIECES), chance.choice(_PIECES), " ", text(chance), anything(chance)))
                    for _ in range(chance.randrange(1, 80))
                )
                name, content = "pieces", said.encode("utf-8", "surrogatepass")
        page = chance.random() < 0.3
        if page:
            content = b"<html><head><title>x</title></head><body><article><p>" + content + b"</article></body></html>"
        yield Case(
            f"{name}{' as a page' if page else ''}", partial(drafted, box, content, "page.html" if page else "page.txt")
        )


def drafted(box: Box, content: bytes, name: str) -> None:
    """What is drafted can be read as a base, and checked with the one that it is to be a part of."""
    for language in ("en", "ru"):
        box.file(name, content)
        ended = box.run("draft", name, "--facts", "base.yaml", "--lang", language, codes=(0, 2), writes=("page.txt",))
        if ended.code:
            continue
        assert reading.read(ended.out, "draft.yaml").problems == [], ended.out.decode()
        box.file("draft.yaml", ended.out)
        checked = box.run("check", "base.yaml", "draft.yaml", codes=(0, 1))
        assert "[syntax]" not in checked.out.decode()
