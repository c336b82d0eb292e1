"""Every way in which a run can fail: the output is complete or said not to be, with one exit code and no traceback."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from raes_cli.cli import app
from small import BASE, RAES, TEXTS, lock

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""A locale that can only encode ASCII."""


def shell(line: str, **settings: str) -> tuple[int, bytes, bytes]:
    command = line.replace("raes ", f"{shlex.join(RAES)} ")
    done = subprocess.run(["bash", "-c", command], capture_output=True, env={**os.environ, **settings}, check=False)
    return done.returncode, done.stdout, done.stderr


def python(script: str, *arguments: str, **settings: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **settings},
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_is_full_after_a_part_is_an_error(unbuffered: str, tmp_path: Path) -> None:
    line = f"cd {tmp_path}; trap '' XFSZ; ulimit -f 100; raes export > x"
    assert shell(line, PYTHONUNBUFFERED=unbuffered) == (4, b"", b"raes: cannot write the answer: file too large\n")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_pipe_that_would_block_gets_all_of_the_answer(unbuffered: str) -> None:
    whole = shell("raes export")[1]
    assert len(whole) > 1 << 17
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen([*RAES, "export", "-q"], stdout=writer, stderr=subprocess.PIPE, env=environment) as process:
        os.close(writer)
        with os.fdopen(reader, "rb") as file:
            assert file.read() == whole
        assert (process.wait(), process.stderr and process.stderr.read()) == (0, b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["-h", "who -h", "who --help", "help who", "--version", "schema base", "timeline"])
@pytest.mark.parametrize(
    ("target", "why"), [(">&-", "standard output is closed"), (">/dev/full", "no space left on device")]
)
def test_nothing_is_lost_in_silence(command: str, unbuffered: str, target: str, why: str) -> None:
    told = (4, b"", f"raes: cannot write the answer: {why}\n".encode())
    assert shell(f"raes {command} {target}", PYTHONUNBUFFERED=unbuffered) == told


def test_a_pipe_that_nobody_reads_is_an_error_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.csv")
    code, out, err = shell(f"cd {tmp_path}; raes trade -o fifo.csv")
    assert (code, out, err) == (4, b"", b"raes: cannot write 'fifo.csv': no such device or address\n")


TOO_LONG = "x" * 300


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["stats", "--facts", TOO_LONG], f"{TOO_LONG}:1:1: cannot be read: file name too long"),
        (["check", TOO_LONG], f"{TOO_LONG}:1:1: cannot be read: file name too long"),
        (["check", "--texts", TOO_LONG], f"{TOO_LONG}:1:1: cannot be read: file name too long"),
        (["stats", "--facts", "circle"], "circle:1:1: cannot be read: too many levels of symbolic links"),
        (["stats", "--facts", "file/x"], "file/x:1:1: cannot be read: not a directory"),
        (["check", "file.yaml"], "file.lock.tsv:1:1: cannot be read: is a directory"),
        (["check", "base.yaml", "--texts", "texts"], "texts/news.txt:1:1: cannot be read: permission denied"),
        (["stats", "--facts", "closed"], "closed:1:1: cannot be read: permission denied"),
    ],
)
def test_trouble_with_reading_is_told_with_its_path(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("circle").symlink_to("circle")
    Path("file").touch()
    Path("file.yaml").write_text(BASE, encoding="utf-8")
    for name in ("file.lock.tsv", "texts", "closed"):
        Path(name).mkdir()
    Path("texts/news.txt").touch()
    Path("base.yaml").write_text(BASE, encoding="utf-8")
    # Root can read anything, so the refusals are simulated.
    opened, listed = os.open, os.listdir

    def refused(path: object, *rest: int) -> int:
        if str(path).endswith("news.txt"):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, *rest)  # type: ignore[arg-type]

    def unlisted(path: str) -> list[str]:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "open", refused)
    monkeypatch.setattr(os, "listdir", unlisted)
    assert app.run(arguments) == 3
    out, err = capfd.readouterr()
    assert (out, err.splitlines()[0].split(" (")[0].removeprefix("raes: ")) == ("", told)


def test_a_lock_and_texts_are_read_no_further_than_they_can_be_of_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.yaml").write_text(BASE, encoding="utf-8")
    Path("texts").mkdir()
    for name, content in TEXTS.items():
        (Path("texts") / name).write_bytes(content)
    os.mkfifo("texts/other")
    with Path("texts/large").open("wb") as file:
        file.truncate(1 << 40)
    assert app.run(["check", "base.yaml", "--texts", "texts", "--lock"]) == 0
    with Path("base.lock.tsv").open("ab") as file:
        file.truncate(2 << 20)
    capfd.readouterr()
    assert app.run(["check", "base.yaml"]) == 3
    assert capfd.readouterr().err == "base.lock.tsv:1:1: larger than 1 MiB\n"


def test_a_lock_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.yaml").write_text(BASE, encoding="utf-8")
    Path("base.lock.tsv").write_bytes(lock())
    Path("texts").mkdir()
    for name, content in TEXTS.items():
        (Path("texts") / name).write_bytes(content)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert app.run(["check", "base.yaml", "--texts", "texts", "--lock"]) == 4
    assert capfd.readouterr().err == "raes: cannot write 'base.lock.tsv': no space left on device\n"
    assert (Path("base.lock.tsv").read_bytes(), len(list(tmp_path.iterdir()))) == (lock(), 3)


def test_a_working_folder_that_was_removed_is_no_trouble(tmp_path: Path) -> None:
    base = tmp_path / "base.yaml"
    base.write_text(BASE, encoding="utf-8")
    gone = f"mkdir {tmp_path}/gone; cd {tmp_path}/gone; rmdir ../gone;"
    assert shell(f"{gone} raes timeline --facts {base}")[0::2] == (0, b"")
    code, _, told = shell(f"{gone} raes check --facts {base}")
    assert (code, told.splitlines()[0]) == (0, f"raes: 21 records, no problems in {base}".encode())


LOADING = """
import importlib.abc, os, sys
wanted = sys.argv.pop(1)
class Hook(importlib.abc.MetaPathFinder):
    def find_spec(self, name, *rest):
        if name == wanted:
            ACTION
sys.meta_path.insert(0, Hook())
from raes_cli.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "module", ["raes_cli.cli", "raes_cli.cli.app", "typer", "raes_cli.lookup.base", "raes_cli.formats", "yaml"]
)
def test_an_interrupt_while_the_program_is_loaded_is_one(module: str, tmp_path: Path) -> None:
    script = LOADING.replace("ACTION", "os.kill(os.getpid(), 2)")
    done = python(script, module, "stats", "--json", XDG_CACHE_HOME=str(tmp_path))
    assert (done[0], done[1], done[2].strip()) == (130, "", "")


def test_an_interrupt_in_what_cannot_be_interrupted_is_one() -> None:
    script = """
import os, sys
import raes_cli.__main__ as program
class Stubborn:
    def __del__(self):
        os.kill(os.getpid(), 2)
def run():
    Stubborn()
    return 0
import raes_cli.cli.app
raes_cli.cli.app.main = run
program.main()
"""
    assert python(script) == (130, "", "")


def test_a_program_inside_an_archive_says_that_it_cannot_be_there(tmp_path: Path) -> None:
    import raes_cli

    shutil.copytree(
        Path(raes_cli.__file__).parent, tmp_path / "in" / "raes_cli", ignore=shutil.ignore_patterns("__pycache__")
    )
    archive = shutil.make_archive(str(tmp_path / "raes"), "zip", tmp_path / "in")
    script = "import sys; sys.path.insert(0, sys.argv.pop(1)); from raes_cli.__main__ import main; main()"
    code, out, err = python(script, archive, "who", "Kalugin", XDG_CACHE_HOME=str(tmp_path))
    told = f"raes: cannot read {archive}/raes_cli/: not a directory\nreinstall raes in a folder, not in an archive\n"
    assert (code, out, err) == (3, "", told)


def test_what_the_system_refuses_is_no_defect_of_ours(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("raes_cli.cli.app._called", refused)
    for language, told in (
        ("en", "the operating system refused: input/output error"),
        ("ru", "операционная система отказала: ошибка ввода-вывода"),
    ):
        monkeypatch.setenv("RAES_LANG", language)
        assert app.run(["stats"]) == 3
        assert capfd.readouterr().err == f"raes: {told}\n"


def test_a_stream_that_refuses_to_be_set_up_is_none_that_is_not_written_to(capfd: pytest.CaptureFixture[str]) -> None:
    script = """
import io, sys
from raes_cli.cli import app
class Refusing(io.TextIOWrapper):
    def reconfigure(self, **_):
        raise OSError(5, "Input/output error")
sys.stdout, sys.stderr = Refusing(open(1, "wb", closefd=False)), Refusing(open(2, "wb", closefd=False))
sys.argv = ["raes", "completion", "bash"]
code = app.main()
raise SystemExit(code)
"""
    code, out, err = python(script)
    assert (code, err) == (0, "")
    assert out.startswith("#")


@pytest.mark.parametrize("module", ["_sqlite3", "typer", "yaml"])
def test_a_python_that_lacks_a_module_is_told_as_such(module: str, tmp_path: Path) -> None:
    script = LOADING.replace("ACTION", "raise ModuleNotFoundError(f'No module named {name!r}', name=name)")
    told = f"raes: Python has no module {module}\nreinstall raes with a complete Python\n"
    assert python(script, module, "stats", XDG_CACHE_HOME=str(tmp_path)) == (3, "", told)


def test_a_sqlite_without_full_text_search_is_told_as_such(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from raes_cli.index import build

    schema = home.parent / "schema.sql"
    schema.write_text("CREATE VIRTUAL TABLE words USING fts5x (folded);")
    monkeypatch.setattr(build, "SCHEMA", schema)
    assert app.run(["stats"]) == 3
    assert capfd.readouterr().err.splitlines()[0] == "raes: SQLite lacks its full-text search, FTS5"


@pytest.mark.parametrize("module", ["raes_cli.text", "raes_cli.errors", "raes_cli.cli.output", "raes_cli.files"])
def test_a_program_of_which_nothing_can_be_loaded_ends_in_a_line_too(module: str) -> None:
    script = LOADING.replace("ACTION", "raise ZeroDivisionError('no such thing')")
    assert python(script, module, "stats") == (70, "", "raes: ZeroDivisionError: no such thing\n")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_program_that_cannot_be_loaded_ends_in_one_line(language: str) -> None:
    script = LOADING.replace("ACTION", "raise ZeroDivisionError('no such thing')")
    code, out, err = python(script, "raes_cli.cli.options", "stats", RAES_LANG=language)
    assert (code, out, len(err.splitlines())) == (70, "", 2)
    assert "ZeroDivisionError: no such thing" in err
    assert "Traceback" in python(script, "raes_cli.cli.options", "stats", RAES_DEBUG="1")[2]


def test_words_are_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    folder = tmp_path / "факты"
    folder.mkdir()
    (folder / "б.yaml").write_text(BASE, encoding="utf-8")
    for line in (
        "raes who Орлова --json --facts факты/б.yaml",
        "raes search переговоры --json --facts факты",
        "RAES_FACTS=факты/б.yaml raes export",
        "raes stats --place Нигде --facts факты",
        "raes check факты -f github",
        "sed -i s/baku/Баку/ факты/б.yaml; raes check факты",
        "raes stats --facts факты/в.yaml",
        "raes stats --facts факты -o вывод.csv --force; ls",
    ):
        settings = {**ASCII, "XDG_CACHE_HOME": str(tmp_path / "foreign")}
        foreign = shell(f"cd {tmp_path}; {line}", **settings)
        own = shell(f"cd {tmp_path}; {line}", XDG_CACHE_HOME=str(tmp_path / "own"))
        assert foreign == own, line
        assert shell(f"cd {tmp_path}; {line}", XDG_CACHE_HOME=str(tmp_path / "foreign")) == own, line


@pytest.mark.parametrize("settings", [{}, ASCII])
def test_a_path_that_is_not_utf_8_is_shown_escaped(settings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "b\udcff.yaml").write_text(BASE, encoding="utf-8")
    for form in ("json", "plain", "csv", "table", "md", "yaml", "jsonl", "tsv"):
        code, out, err = shell(f"cd {tmp_path}; raes show talks -f {form} --facts $'b\\xff.yaml'", **settings)
        assert (code, err) == (0, b"")
        out.decode()
    code, out, _ = shell(f"cd {tmp_path}; raes show talks --json --facts $'b\\xff.yaml'", **settings)
    assert rb'"file":"b\\xff.yaml"' in out.replace(b" ", b"")
    assert shell(f"cd {tmp_path}; raes check $'b\\xff.yaml' $'c\\xff.yaml'", **settings)[::2] == (
        3,
        b"c\\xff.yaml:1:1: cannot be read: no such file or directory\n",
    )


EVIL = "\x1b]52;c;cHdu\x07\x9b31m\u202e\n::error file=evil.py,line=1::forged.yaml"
ESCAPED = r"\u{1b}]52;c;cHdu\u{7}\u{9b}31m\u{202e}\u{a}::error file=evil.py,line=1::forged.yaml"


def test_no_name_of_a_file_reaches_a_terminal_or_a_workflow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("texts").mkdir()
    (Path("texts") / EVIL.replace("/", "")).mkdir()
    Path("::warning::.yaml").write_text("x: y")
    for content in ("plases: {}\n", "[", BASE):
        Path(EVIL).write_text(content, encoding="utf-8")
        for arguments in (
            ["check", EVIL],
            ["check", EVIL, "-f", "github"],
            ["check", EVIL, "--json"],
            ["check", "::warning::.yaml"],
            ["check", "::warning::.yaml", "-f", "github"],
            ["check", EVIL, "--texts", "texts", "--lock"],
            ["check", EVIL, "--texts", EVIL],
            ["check", "--explain", EVIL],
            ["stats", "--facts", EVIL],
            ["stats", "--facts", EVIL, "-o", EVIL],
            ["show", "talks", "--json", "--facts", EVIL],
            ["show", "talks", "--facts", EVIL],
            ["show", "talks", "-f", "csv", "--facts", EVIL],
            ["trade", "--facts", f"{EVIL}/none"],
            ["trade", "--lang", EVIL],
            ["trade", "-o", EVIL],
            ["trade", f"--{EVIL}"],
            ["completion", EVIL],
            ["schema", EVIL],
            [EVIL],
        ):
            app.run(arguments)
            out, err = capfd.readouterr()
            for text in (out, err):
                assert [one for one in text if not one.isprintable() and one not in "\n\t\r"] == [], arguments
                for line in text.splitlines():
                    assert not line.startswith("::") or line.startswith("::error file="), arguments
                    assert not line.startswith("::error file=evil.py"), arguments
    Path(EVIL).write_text("plases: {}\n")
    app.run(["check", EVIL, "-f", "github"])
    name = ESCAPED.replace(":", "%3A").replace(",", "%2C")
    assert capfd.readouterr().out.startswith(f"::error file={name},line=1,col=1,title=unknown-key::unknown key")
