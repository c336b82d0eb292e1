"""Streamed output: the first record is written at once, and at most a block is kept in memory."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import overload

import pytest

from raes_cli.cli import files, output
from raes_cli.errors import OutputError
from raes_cli.formats import pieces
from show_records import SOURCE, page_for, stored

PAGE = page_for("show")
FORMS = ("json", "jsonl", "plain", "csv", "tsv", "bibtex", "csl-json", "ris")


class Counted(Sequence[str]):
    """Records that count how many of them have been read."""

    def __init__(self, records: list[str]) -> None:
        self.records, self.asked = records, 0

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        return self.records[at]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[str]:
        for record in self.records:
            self.asked += 1
            yield record


@pytest.mark.parametrize("form", FORMS)
def test_the_first_piece_is_there_before_the_last_record_is_asked_for(form: str) -> None:
    records = Counted(stored([SOURCE] * 100))
    made = pieces(records, PAGE, form)
    next(made)
    first = records.asked
    for _ in range(10):
        next(made)
    # The header of CSV and TSV depends on all records, which are read once in advance.
    assert first == (100 if form in ("csv", "tsv") else 1)
    assert records.asked <= first + 11


@pytest.mark.parametrize("form", FORMS)
def test_pieces_do_not_grow_with_the_answer(form: str) -> None:
    few, many = ([len(piece) for piece in pieces(stored([SOURCE] * count), PAGE, form)] for count in (3, 300))
    assert max(few) == max(many)


class Raw(io.RawIOBase):
    """A raw standard output that records what is written to it, and fails after a number of bytes."""

    def __init__(self, most: int = sys.maxsize, error: int = errno.EPIPE) -> None:
        self.taken: list[bytes] = []
        self.most, self.error = most, error

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        if sum(map(len, self.taken)) >= self.most:
            raise OSError(self.error, os.strerror(self.error))
        self.taken.append(bytes(data))  # type: ignore[call-overload]
        return len(self.taken[-1])


def standard(raw: Raw, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "discard", lambda: None)
    stream = SimpleNamespace(buffer=SimpleNamespace(raw=raw), flush=lambda: None)
    monkeypatch.setattr(sys, "stdout", stream)


def test_the_first_record_is_written_at_once_and_the_rest_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = Raw()
    standard(raw, monkeypatch)
    output.write(f"{'ж' * 500}\n" for _ in range(1000))
    assert len(raw.taken[0]) == 1001
    assert all(65_536 <= len(block) < 65_536 + 1001 for block in raw.taken[1:-1])
    assert b"".join(raw.taken) == f"{'ж' * 500}\n".encode() * 1000


def test_who_goes_away_is_given_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    standard(Raw(1), monkeypatch)
    left = iter(["line\n"] * 100_000)
    output.write(left)
    assert sum(1 for _ in left) > 80_000


def test_what_fails_in_the_middle_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    standard(Raw(70_000, errno.ENOSPC), monkeypatch)
    with pytest.raises(OutputError, match="no space left"):
        output.write("line\n" for _ in range(100_000))


def test_a_file_of_pieces_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "one\n"
        raise KeyboardInterrupt

    path = tmp_path / "answer.jsonl"
    with pytest.raises(KeyboardInterrupt):
        files.save(broken(), str(path), (), force=False)
    assert list(tmp_path.iterdir()) == []
    files.save(iter(["one\n", "два\n"]), str(path), (), force=False)
    assert path.read_bytes() == "one\nдва\n".encode()
