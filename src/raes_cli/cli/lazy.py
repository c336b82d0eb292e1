"""Lazy import of standard library modules that Typer imports and hardly any run uses.

Importing them took a fifth of a run's instructions. A stand-in takes the place of each module and loads it when an
attribute is first accessed; `importlib.util.LazyLoader` loads a module as soon as a second one imports it.
"""

import sys
from collections.abc import Callable
from operator import attrgetter
from types import ModuleType
from typing import Any


class Deferred(ModuleType):
    """A stand-in for a module until one of its attributes is accessed, except those `given` to it."""

    def __init__(self, name: str, given: dict[str, object]) -> None:
        super().__init__(name)
        self.__spec__ = type(sys.__spec__)(name, None)  # importlib inspects it
        self.__dict__.update(given)

    def __getattr__(self, name: str) -> object:
        """Load the real module and return its attribute."""
        if name.startswith("__") and name != "__all__":
            raise AttributeError(name)  # code that walks all modules, as `inspect` does, must not load them
        return getattr(_real(self.__name__), name)


def _real(name: str) -> ModuleType:
    """Return the real module `name`, loaded now if a stand-in has its place."""
    if isinstance(stand_in := sys.modules.get(name), Deferred):
        del sys.modules[name]
    __import__(name)
    real = sys.modules[name]
    if isinstance(stand_in, Deferred):
        stand_in.__dict__.update(vars(real))
    return real


def _called(module: str, function: str) -> Callable[..., Any]:
    """Return a function that loads `module` when it is called."""

    def call(*values: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the function takes
        return attrgetter(function)(_real(module))(*values, **named)

    return call


_VISITS = {name: _called("ast", f"NodeVisitor.{name}") for name in ("visit", "generic_visit")}
MODULES: dict[str, dict[str, object]] = {
    **{name: {} for name in ("bz2", "ipaddress", "locale", "lzma", "ntpath", "shellingham", "subprocess")},
    **{name: {} for name in ("textwrap", "tokenize", "zlib")},
    "ast": {"NodeVisitor": type("NodeVisitor", (), _VISITS)},  # `inspect` derives a class from it until Python 3.12
    "difflib": {"get_close_matches": _called("difflib", "get_close_matches")},
    "gettext": {"gettext": _called("gettext", "gettext")},
    "platform": {"system": lambda: "Linux"} if sys.platform == "linux" else {},  # `uuid` asks while it is imported
    "urllib.parse": {"quote_from_bytes": _called("urllib.parse", "quote_from_bytes")},
}
"""Imported by Typer, `inspect`, `pathlib`, `shutil`, `traceback`; each with what these take from it at once."""


def defer() -> None:
    """Defer the import of those `MODULES` that are not loaded yet; only for a process of our own."""
    for name, given in MODULES.items():
        module = sys.modules.setdefault(name, Deferred(name, given))
        package, _, child = name.rpartition(".")
        if package:
            setattr(__import__(package), child, module)
