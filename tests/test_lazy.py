"""Lazy imports of modules of the standard library."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

DEFERRED = "import json, sys\nfrom raes_cli.cli.lazy import MODULES, Deferred, defer\ndefer()\n"

VISIT = """import ast
found = []
class Names(ast.NodeVisitor):
    def visit_Name(self, node):
        found.append(node.id)
Names().visit(ast.parse('a + b'))"""


def told(program: str) -> Any:
    """Return what a new Python process with lazy modules prints as JSON."""
    run = subprocess.run([sys.executable, "-c", DEFERRED + program], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def test_what_typer_imports_stays_deferred() -> None:
    """Until a command is run: a Typer that used one of these modules earlier would defeat the purpose."""
    waits = "import typer.main\nprint(json.dumps([n for n in MODULES if isinstance(sys.modules[n], Deferred)]))"
    heavy = {"bz2", "ipaddress", "locale", "lzma", "subprocess", "textwrap", "tokenize"}
    heavy |= {"ast", "difflib", "gettext", "platform", "urllib.parse"}
    assert heavy <= set(told(waits))


@pytest.mark.parametrize(
    ("use", "found"),
    [
        ("import subprocess\nfound = subprocess.run([sys.executable, '-c', 'print(1)'], stdout=-1).stdout.decode()", "1\n"),
        ("from textwrap import dedent\nfound = dedent('  a')", "a"),
        ("from subprocess import *\nfound = PIPE", -1),
        ("import shutil, zlib\nfound = zlib.crc32(b'a')", 3904355907),
        ("import bz2\nfound = hasattr(bz2, '__file__') or len(bz2.compress(b''))", 14),
        ("import inspect, ipaddress\nfound = str(inspect.getmodule(inspect.stack))[:17]", "<module 'inspect'"),
        ("from difflib import get_close_matches\nfound = get_close_matches('appel', ['apple'])", ["apple"]),
        ("import gettext\nfound = gettext.gettext('a') + gettext.ngettext('b', 'c', 2)", "ac"),
        ("import platform as p\nfound = p.system() == p.uname().system", True),
        ("import urllib.parse\nfound = urllib.parse.quote('a b')", "a%20b"),
        ("import urllib.request\nfound = urllib.parse.quote_from_bytes(b'a b')", "a%20b"),
        ("from pathlib import Path\nfound = Path('/a b').as_uri()", "file:///a%20b"),
        ("import ast\nfound = ast.literal_eval('[1]')", [1]),
        ("import inspect, pathlib\nfound = inspect.getsource(pathlib.PurePath)[:14]", "class PurePath"),
        (VISIT, ["a", "b"]),
        ("import importlib.util as u\nfound = u.find_spec('tokenize').name", "tokenize"),
    ],
)  # fmt: skip
def test_each_is_there_when_it_is_asked_for(use: str, found: object) -> None:
    assert told(f"{use}\nprint(json.dumps(found))") == found


def test_the_real_module_takes_the_place() -> None:
    """So that everybody who imports it afterwards gets the same module."""
    program = "import locale as a\na.LC_ALL\nimport locale as b\nprint(json.dumps([isinstance(b, Deferred), a.format_string is b.format_string]))"
    assert told(program) == [False, True]


def test_what_is_loaded_already_is_left_alone() -> None:
    assert (
        told("import json.decoder as d\nreal = sys.modules['json']\ndefer()\nprint(json.dumps(real is json))") is True
    )
    loaded = "import importlib\nsys.modules.pop('zlib')\nreal = importlib.import_module('zlib')\ndefer()\nprint(json.dumps(sys.modules['zlib'] is real))"
    assert told(loaded) is True
