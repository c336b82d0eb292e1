"""Standard output and standard error: written whole or reported, never half in silence."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from raes_cli.cli.speech import say
from raes_cli.errors import OutputError, reason
from raes_cli.text import Words, both, safe


def write(content: str) -> None:
    """Write `content` to standard output as UTF-8 and flush it.

    A reader that has gone away is success; anything else that fails raises `OutputError`.
    """
    if not content:
        return
    try:
        if sys.stdout is None:
            raise OSError(9, "standard output is closed")  # noqa: TRY301 - handled like the rest
        _write_bytes(content)
    except BrokenPipeError:
        discard()
    except (OSError, ValueError) as error:
        discard()
        raise failure(error) from None


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


def failure(error: Exception) -> OutputError:
    """What to say of output that could not be written."""
    why = reason(error)
    return OutputError(both(f"cannot write the answer: {why['en']}", f"не удаётся вывести ответ: {why['ru']}"))


def _write_bytes(content: str) -> None:
    """A text stream would encode by the locale; the contract says UTF-8."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(content)
    else:
        sys.stdout.flush()
        buffer.write(content.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()
