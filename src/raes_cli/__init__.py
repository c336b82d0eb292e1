"""Facts on Russia–Azerbaijan relations and the Expert Council, each with its evidence.

>>> with raes_cli.open_base() as base:
...     answer = base.find(base.read("meetings", people=["Lavrov"], year="2023"))
>>> for record in answer.decoded():
...     print(record["date"], record["title"]["en"])
"""

from __future__ import annotations

# Type checkers assume that TYPE_CHECKING is true. This module is imported first, so it imports nothing at run time.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from raes_cli.base import Base, open_base
    from raes_cli.errors import RaesError
    from raes_cli.lookup.query import Answer, Query, Reading

__all__ = ["Answer", "Base", "Query", "RaesError", "Reading", "__version__", "open_base"]
__version__ = "0.2.0"

_ROOMS = {"Base": "base", "open_base": "base", "RaesError": "errors"}


def __getattr__(name: str) -> object:
    """Import a public name from its module on first access, so that the command line loads only what it needs."""
    if name not in __all__:
        raise AttributeError(f"module 'raes_cli' has no attribute '{name}'")
    from importlib import import_module

    value: object = getattr(import_module(f"raes_cli.{_ROOMS.get(name, 'lookup.query')}"), name)
    return value
