"""The scripts that have a shell ask raes what may be typed."""

from pathlib import Path

from raes_cli.cli import output


def completion(shell: str) -> None:
    """Write the script for `shell`."""
    output.write((Path(__file__).parent / "shells" / f"raes.{shell}").read_text(encoding="utf-8"))
