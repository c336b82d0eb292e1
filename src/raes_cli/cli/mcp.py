"""`raes mcp`: the base served to language models."""

import errno
import gc
import sys
from collections.abc import Sequence

from raes_cli.base import open_base
from raes_cli.cli import output
from raes_cli.cli.ask import tell_passed_over
from raes_cli.cli.language import spoken
from raes_cli.errors import UsageError
from raes_cli.text import both


def mcp(facts: Sequence[str]) -> None:
    """Serve the base at `facts` on stdin and stdout until the client disconnects."""
    try:
        from raes_cli.serve.server import serve
    except ModuleNotFoundError as missing:
        name = missing.name
        en = f"mcp needs {name}, which is not installed: pip install '.[mcp]'"
        raise UsageError(both(en, f"для mcp нужен пакет {name}, он не установлен: pip install '.[mcp]'")) from None
    with open_base(facts):  # report an invalid base before the first call
        tell_passed_over(facts)
    gc.enable()  # unlike other commands, this one runs for long
    try:
        if sys.stdout is None:
            raise OSError(errno.EBADF, "standard output is closed")  # noqa: TRY301 - handled like the rest
        if sys.stdin is not None:  # else there is no client
            serve(facts, spoken())
    except OSError as error:
        output.discard()
        raise output.failure(error) from None
