"""Lazy import of standard library modules that Typer imports and hardly any run uses.

Importing them took a tenth of a run's instructions. A stand-in takes the place of each module and loads it when an
attribute is first accessed; `importlib.util.LazyLoader` loads a module as soon as a second one imports it.
"""

import sys
from types import ModuleType

MODULES = (
    "bz2", "ipaddress", "locale", "lzma", "ntpath", "shellingham", "subprocess", "textwrap", "tokenize",
    "zlib",
)  # fmt: skip
"""Imported whole by Typer, `inspect`, `pathlib`, `shutil`, `traceback`, `urllib.parse`; used only in functions."""


class Deferred(ModuleType):
    """A stand-in for a module until one of its attributes is accessed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = type(sys.__spec__)(name, None)  # importlib inspects it

    def __getattr__(self, name: str) -> object:
        """Load the real module and return its attribute."""
        if name.startswith("__") and name != "__all__":
            raise AttributeError(name)  # code that walks all modules, as `inspect` does, must not load them
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        __import__(self.__name__)
        real = sys.modules[self.__name__]
        self.__dict__.update(vars(real))
        return getattr(real, name)


def defer() -> None:
    """Defer the import of those `MODULES` that are not loaded yet; only for a process of our own."""
    for name in MODULES:
        sys.modules.setdefault(name, Deferred(name))
