"""Modules of Python that Typer imports and hardly a run uses, put off until something asks for them.

They were a tenth of a run's instructions. A stand-in holds the place of each, and becomes the module when the first
name in it is asked for; `importlib.util.LazyLoader` does so already when a second module imports it.
"""

import sys
from types import ModuleType

MODULES = (
    "bz2", "ipaddress", "locale", "lzma", "ntpath", "shellingham", "subprocess", "textwrap", "tokenize",
    "zlib",
)  # fmt: skip
"""Imported as wholes by Typer, `inspect`, `pathlib`, `shutil`, `traceback`, `urllib.parse`; used in functions only."""


class Deferred(ModuleType):
    """Stands for a module until a name in it is asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = type(sys.__spec__)(name, None)  # importlib looks at it

    def __getattr__(self, name: str) -> object:
        """The name of the real module, which is loaded for it."""
        if name.startswith("__") and name != "__all__":
            raise AttributeError(name)  # those who walk through all modules, as `inspect` does, use none of them
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        __import__(self.__name__)
        real = sys.modules[self.__name__]
        self.__dict__.update(vars(real))
        return getattr(real, name)


def defer() -> None:
    """Put off the import of `MODULES`, as far as they are not loaded yet; for a process of our own only."""
    for name in MODULES:
        sys.modules.setdefault(name, Deferred(name))
