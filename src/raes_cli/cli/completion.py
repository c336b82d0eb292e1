"""The scripts that have a shell ask raes what may be typed."""

from pathlib import Path
from typing import Annotated

from typer import Argument

from raes_cli.cli import output
from raes_cli.cli.ask import Ask, one_of
from raes_cli.cli.offers import SHELLS
from raes_cli.cli.speech import say
from raes_cli.text import both, listed

_SHELL = both(f"One of {listed(SHELLS)}.", f"Одна из: {listed(SHELLS)}.")


def completion(
    ask: Ask,  # noqa: ARG001 - every command is asked
    shell: Annotated[str, lambda: Argument(metavar="SHELL", help=say(_SHELL))],
) -> None:
    script = Path(__file__).parent / "shells" / f"raes.{one_of(shell, *SHELLS)}"
    output.write(script.read_text(encoding="utf-8"))
