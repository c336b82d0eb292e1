"""raes on the frozen base: `python tests/frozen timeline` runs the program as `raes timeline`, in a process of its own."""

from raes_cli.__main__ import main  # first, as in the console script: from here on an interrupt is ours

from pathlib import Path  # isort: skip

from raes_cli.lookup import base  # isort: skip

base.default_base = lambda: Path(__file__).with_name("facts.yaml")
main()
