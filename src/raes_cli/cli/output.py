"""Standard output and standard error: written whole or reported, never half in silence."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from raes_cli.cli.language import say
from raes_cli.errors import OutputError, reason
from raes_cli.text import Words, both, safe

Content = str | bytes | Iterable[str] | Iterable[bytes]
"""What is written: whole, or in pieces that are made as they are asked for."""
STANDARD = "-"
"""What standard output is called where a file is asked for."""
_BLOCK = 1 << 16


def write(content: Content) -> None:
    """Write `content` to standard output, a text as UTF-8, and flush it: the first piece at once, others in blocks.

    A reader that has gone away is success; anything else that fails raises `OutputError`.
    """
    blocks = in_blocks(content)
    try:
        for block in blocks:
            if sys.stdout is None:
                raise OSError(errno.EBADF, "standard output is closed")  # noqa: TRY301 - handled like the rest
            _write_bytes(block)
    except BrokenPipeError:
        discard()
    except (OSError, ValueError) as error:
        discard()
        raise failure(error) from None


_quiet = False


def hush(*, quiet: bool) -> None:
    """Whether this run says nothing but errors."""
    global _quiet  # noqa: PLW0603 - one run, one wish
    _quiet = quiet


def is_hushed() -> bool:
    """Whether this run says nothing but errors."""
    return _quiet


def note(message: Words, hint: Words | None = None) -> None:
    """What is worth knowing and no error, on standard error, unless nothing but errors is wanted."""
    if not _quiet:
        tell(message, hint)


def tell(message: Words, hint: Words | None = None) -> None:
    """One line on standard error, and a second that says what to try."""
    tell_lines([f"raes: {say(message)}", *([say(hint)] if hint else [])])


def tell_lines(lines: Iterable[str]) -> None:
    """Lines on standard error; trouble there never changes the answer."""
    try:
        for line in lines:
            sys.stderr.write(f"{safe(line)}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return


def finish(code: int) -> int:
    """Flush what others have written to standard output; `code`, or that of an output that failed."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        return code
    except (OSError, ValueError) as error:
        failed = failure(error)
        tell(failed.message)
        return code or failed.exit_code
    return code


def discard() -> None:
    """Send what is still to be flushed nowhere, so that the interpreter ends in silence."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
    except OSError:
        return


def failure(error: Exception, name: str | None = None) -> OutputError:
    """What to say of output that could not be written: the answer, or the file of this name."""
    why = reason(error)
    what = both(f"'{name}'", f"'{name}'") if name else both("the answer", "ответ")
    cannot = both(f"cannot write {what['en']}", f"не удаётся {'записать' if name else 'вывести'} {what['ru']}")
    return OutputError(both(*(f"{cannot[language]}: {why[language]}" for language in ("en", "ru"))))


def in_blocks(content: Content) -> Iterator[bytes]:
    """`content` as it is written, a text as UTF-8: its first piece, then as many together as make a block."""
    pieces = (content,) if isinstance(content, str | bytes) else content
    waiting, size, least = [], 0, 1
    for piece in pieces:
        waiting.append(piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace"))
        size += len(waiting[-1])
        if size >= least:
            yield b"".join(waiting)
            waiting, size, least = [], 0, _BLOCK
    if size:
        yield b"".join(waiting)


def as_json(value: object) -> str:
    """What is no answer of a base, for other programs."""
    import json  # answers are stored as JSON

    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def put(stream: Any, content: bytes) -> None:  # noqa: ANN401 - whatever has a `write` of its own
    """Write all of `content` to an unbuffered `stream`, however little it takes at a time; raises `OSError`."""
    left = memoryview(content)
    while left:
        taken = stream.write(left)
        if taken is None:  # it would block: somebody has set it so
            import select  # only such a stream needs it

            select.select((), (stream,), ())
        elif taken:
            left = left[taken:]
        else:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def _write_bytes(content: bytes) -> None:
    """A text stream would encode by the locale; the contract says UTF-8. A raw one may take a part, and says so."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(content.decode())  # a stream of somebody's own
    else:
        put(getattr(buffer, "raw", buffer), content)
    sys.stdout.flush()
