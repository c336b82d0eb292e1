"""Completion in the three shells: the line after Tab is what raes is then called with."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from raes_cli.cli import app
from raes_cli.cli.commands import SHELLS
from small import FROZEN

_SECONDS = 30.0

# A stand-in for raes: completes like the real one, says that it did, and records its other calls.
_STAND_IN = """#!{python}
import os, sys
if "_RAES_COMPLETE" in os.environ:
    open({answered!r}, "w").close()
if "_RAES_COMPLETE" in os.environ or sys.argv[1:2] == ["completion"]:
    from raes_cli.__main__ import main
    main()
with open({asked!r}, "a", encoding="utf-8") as file:
    print("|".join(sys.argv[1:]), file=file)
"""


class Shell:
    """An interactive shell in its own terminal, with only our settings."""

    def __init__(self, name: str, folder: Path, settings: str) -> None:
        self.folder, self.asked, self.answered = folder, folder / "asked", folder / "answered"
        stand_in = folder / "some where" / "raes"
        stand_in.parent.mkdir()
        stand_in.write_text(
            _STAND_IN.format(python=sys.executable, asked=str(self.asked), answered=str(self.answered)),
            encoding="utf-8",
        )
        stand_in.chmod(0o755)
        rc = {"bash": ".bashrc", "zsh": ".zshrc", "fish": "fish/config.fish"}[name]
        (folder / rc).parent.mkdir(exist_ok=True)
        (folder / rc).write_text(settings, encoding="utf-8")
        arguments = {"bash": ["--noprofile", "--rcfile", str(folder / rc), "-i"], "zsh": ["-d", "-i"], "fish": ["-i"]}[
            name
        ]
        environment = {
            **os.environ, "HOME": str(folder), "ZDOTDIR": str(folder), "XDG_CONFIG_HOME": str(folder),
            "XDG_DATA_HOME": str(folder), "LANG": "C.UTF-8", "TERM": "xterm", "RAES_LANG": "en",
            "RAES_FACTS": str(FROZEN),
        }  # fmt: skip
        self.pid, self.terminal = pty.fork()
        if not self.pid:
            os.chdir(folder)
            os.execvpe(name, [name, *arguments], environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 200, 0, 0))
        self.shown = ""
        ready = folder / "ready"
        self.type(f"true > {ready}\r")
        self.until(ready.exists)

    def type(self, text: str) -> None:
        os.write(self.terminal, text.encode())

    def until(self, holds: Callable[[], bool]) -> None:
        """Read until a condition holds."""
        end = time.monotonic() + _SECONDS
        while not holds():
            assert time.monotonic() < end, self.shown
            if select.select([self.terminal], [], [], 0.05)[0]:
                self.shown += os.read(self.terminal, 65536).decode("utf-8", "replace")

    def completed(self, line: str) -> str:
        """Return the arguments that raes gets from `line` after Tab and Enter, separated by bars."""
        before = len(self.calls())
        self.answered.unlink(missing_ok=True)
        self.type(f"\x15{line}\t")
        self.until(self.answered.exists)
        self.type("\r")
        self.until(lambda: len(self.calls()) > before)
        return self.calls()[-1].removesuffix("/")  # zsh removes it from a folder

    def calls(self) -> list[str]:
        return self.asked.read_text(encoding="utf-8").splitlines() if self.asked.exists() else []

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


_SETTINGS = {
    "bash": 'PATH="$HOME/some where:$PATH"; eval "$(raes completion bash)"\n',
    "zsh": 'PATH="$HOME/some where:$PATH"; autoload -Uz compinit; compinit -u; source <(raes completion zsh)\n',
    "fish": 'set PATH "$HOME/some where" $PATH; raes completion fish | source\n',
}


@pytest.fixture(params=SHELLS, scope="module")
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """Each of the installed shells."""
    name = request.param
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    opened = Shell(name, tmp_path_factory.mktemp(name), _SETTINGS[name])
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("line", "arguments"),
    [
        ("raes timel", "timeline"),
        ("raes Kalu", "Kalugin"),
        ("raes meetings Путин Миш", "meetings|Путин|Мишустин"),
        ("raes timeline South Cau", "timeline|South|Caucasus"),
        ("raes when was Lavrov in Bak", "when|was|Lavrov|in|Baku"),
        ("raes who Kalu", "who|Kalugin"),
        ("raes who Калу", "who|Калугин"),
        ("raes who 'Никол Паши", "who|Никол Пашинян"),
        ('raes who "Mikhail Kal', "who|Mikhail Kalugin"),
        (r"raes who Никол\ Паши", "who|Никол Пашинян"),
        ("raes who Mikhail Kal", "who|Mikhail|Kalugin"),
        ("raes who Никол", "who|Никол Пашинян"),
        ("raes meetings --with Паши", "meetings|--with|Пашинян"),
        ("raes meetings --with=Паши", "meetings|--with=Пашинян"),
        ("raes meetings --with='Никол Паши", "meetings|--with=Никол Пашинян"),
        ("raes meetings --with=Никол", "meetings|--with=Никол Пашинян"),
        ("raes timeline --undat", "timeline|--undated"),
        ("raes --json --with Putin timel", "--json|--with|Putin|timeline"),
        ("raes timeline --kind=sig", "timeline|--kind=signing"),
        ("raes show trade-2024-by", "show|trade-2024-by"),
        ("~/some\\ where/raes who Kalu", "who|Kalugin"),
        (r"./some\ where/raes who Kalu", "who|Kalugin"),
        (r"$HOME/some\ where/raes who Kalu", "who|Kalugin"),
        ("RAES_LANG=ru raes who Kalu", "who|Kalugin"),
        ("true; raes who Kalu", "who|Kalugin"),
        ("true | raes who Kalu", "who|Kalugin"),
        ("raes check --texts som", "check|--texts|some where"),
        ("raes check --texts=som", "check|--texts=some where"),
        ("raes check som", "check|some where"),
        ("raes who somebody-whom-nobody-kno", "who|somebody-whom-nobody-kno"),
    ],
)
def test_what_stands_in_the_line_after_tab(shell: Shell, line: str, arguments: str) -> None:
    assert shell.completed(line) == arguments


def test_the_first_tab_works_where_zsh_loads_the_script_itself(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    if not shutil.which("zsh"):
        pytest.skip("zsh is not installed")
    assert app.run(["completion", "zsh"]) == 0
    (tmp_path / "functions").mkdir()
    (tmp_path / "functions" / "_raes").write_text(capfd.readouterr().out, encoding="utf-8")
    settings = 'PATH="$HOME/some where:$PATH"; fpath=(~/functions $fpath); autoload -Uz compinit; compinit -u\n'
    shell = Shell("zsh", tmp_path, settings)
    assert [shell.completed("raes who Kalu"), shell.completed("raes timel")] == ["who|Kalugin", "timeline"]
    shell.close()


def test_a_zsh_without_completion_gets_it(tmp_path: Path) -> None:
    if not shutil.which("zsh"):
        pytest.skip("zsh is not installed")
    shell = Shell("zsh", tmp_path, 'PATH="$HOME/some where:$PATH"; source <(raes completion zsh)\n')
    assert shell.completed("raes who Kalu") == "who|Kalugin"
    shell.close()
