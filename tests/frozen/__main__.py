"""raes on the frozen base: `python tests/frozen timeline` runs the program as `raes timeline`, in a process of its own."""

from pathlib import Path

from raes_cli.__main__ import main
from raes_cli.lookup import base

base.default_base = lambda: Path(__file__).with_name("facts.yaml")
main()
