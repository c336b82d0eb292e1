"""Standard output and standard error: written in full or with an error, never silently cut short."""

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
"""What to write: whole, or in pieces that are produced on demand."""
STANDARD = "-"
"""The name of stdout where a file name is expected."""
_BLOCK = 1 << 16


def write(content: Content) -> None:
    """Write `content` to stdout, text as UTF-8, and flush it: the first piece at once, the rest in blocks.

    A broken pipe counts as success; any other failure raises `OutputError`.
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
    """Set whether this run reports errors only."""
    global _quiet  # noqa: PLW0603 - one setting for the run
    _quiet = quiet


def is_hushed() -> bool:
    """Return whether this run reports errors only."""
    return _quiet


def note(message: Words, hint: Words | None = None) -> None:
    """Report on stderr what is worth knowing but not an error, unless only errors are wanted."""
    if not _quiet:
        tell(message, hint)


def tell(message: Words, hint: Words | None = None) -> None:
    """Write a message to stderr, and a hint on what to try on a second line."""
    tell_lines([f"raes: {say(message)}", *([say(hint)] if hint else [])])


def tell_lines(lines: Iterable[str]) -> None:
    """Write lines to stderr; a failure there never changes the answer."""
    try:
        for line in lines:
            sys.stderr.write(f"{safe(line)}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return


def finish(code: int) -> int:
    """Flush what others have written to stdout; return `code` or, if that is 0 and flushing fails, an error code."""
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
    """Send whatever is still to be flushed to the null device, so that the interpreter exits silently."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
    except OSError:
        return


def failure(error: Exception, name: str | None = None) -> OutputError:
    """Return the error for output that could not be written: the answer, or the file `name`."""
    why = reason(error)
    what = both(f"'{name}'", f"'{name}'") if name else both("the answer", "ответ")
    cannot = both(f"cannot write {what['en']}", f"не удаётся {'записать' if name else 'вывести'} {what['ru']}")
    return OutputError(both(*(f"{cannot[language]}: {why[language]}" for language in ("en", "ru"))))


def in_blocks(content: Content) -> Iterator[bytes]:
    """Yield `content` as bytes, text as UTF-8: the first piece, then pieces joined into blocks."""
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
    """Return `value`, which is not the answer of a base, as JSON for other programs."""
    import json  # answers are stored as JSON already

    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def put(stream: Any, content: bytes) -> None:  # noqa: ANN401 - whatever has a `write` of its own
    """Write all of `content` to an unbuffered `stream`, even if it takes only a part at a time; raises `OSError`."""
    left = memoryview(content)
    while left:
        taken = stream.write(left)
        if taken is None:  # a non-blocking stream that is full
            import select  # needed only for such a stream

            select.select((), (stream,), ())
        elif taken:
            left = left[taken:]
        else:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def _write_bytes(content: bytes) -> None:
    """Write to stdout as bytes: a text stream encodes by the locale, but the contract says UTF-8.

    The raw stream is used where there is one, because it reports how much it has taken.
    """
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(content.decode())  # a stream set by the caller
    else:
        put(getattr(buffer, "raw", buffer), content)
    sys.stdout.flush()
