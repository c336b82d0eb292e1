"""A black-box runner: runs raes as a process and checks what must hold for every run.

`Box.run` checks that there is no traceback and no unsent signal, that the answer is complete and valid in its format or
the exit code is not 0, that the user's files are unchanged, that time and memory are bounded, and that nothing steers a
terminal. `Box.still_right` checks that the next run is right; in the long suites it follows every run that leaves
anything behind.

Run as a program, this is the server that has raes loaded and forks for each run, which takes a tenth of the time.
"""

from __future__ import annotations

import io
import json
import os
import pty
import resource
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Self

sys.path.insert(0, str(Path(__file__).parent))

from valid import MARKED, STEERS, VALID

FROZEN = Path(__file__).parent / "frozen" / "facts.yaml"
PROGRAM = (sys.executable, str(FROZEN.parent))
SECONDS, MEGABYTES = 20.0, 640.0
"""CPU time and memory that no run reaches on any machine, unless it hangs or is quadratic."""
NO_CACHE = {"HOME": "", "XDG_CACHE_HOME": ""}
"""Environment without a place for a cache."""
CODES = (0, 1, 2, 3, 4)
"""The exit codes of a run that nobody interrupts."""
_TELLS = ("check", "diff")
"""Commands that print their answer with exit code 1."""
_WAIT = 120.0


class Ended(NamedTuple):
    """The result of a run: its exit code (negative for a signal), its output, its CPU time and its memory."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    megabytes: float

    @property
    def told(self) -> list[str]:
        """The lines on standard error."""
        return self.err.decode().splitlines()


class Box:
    """A folder with its own files, cache and environment, in which raes runs."""

    followed: Box | None = None
    """A box that knows the right answer and has its index. If set, every run that changes the cache of its box is
    followed by a run that must give that answer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.here, self.cache = folder / "here", folder / "cache"
        for one in (self.here, self.cache):
            one.mkdir(parents=True, exist_ok=True)
        self.settings = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "XDG_CACHE_HOME": str(self.cache), "LC_ALL": "C.UTF-8",
            "COLUMNS": "80", "TERM": "xterm-256color", "TZ": "UTC",
        }  # fmt: skip
        self.known: bytes | None = None
        self._trying = False

    def file(self, name: str, content: str | bytes) -> str:
        """Write a file of the user, and return its name."""
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))
        return name

    def run(
        self, *arguments: str, form: str | None = None, stdin: bytes = b"", terminal: bool = False, fresh: bool = False,
        writes: Container[str] = (), codes: Container[int] = CODES, python: Sequence[str] = (), before: Sequence[str] = (),
        out: str = "", err: str = "", sent: tuple[int, float] | None = None, traced: Sequence[str] = (),
        settings: Mapping[str, str] = {},
    ) -> Ended:  # fmt: skip
        """Run raes with `arguments`, and check what must hold for every run and that the answer is valid in `form`.

        `fresh` starts a new Python, with the options `python` and prefixed with the command `before`. `writes` are the
        names of files that the run may write, `codes` its permitted exit codes. `out` and `err` redirect its streams,
        or close them if they are `-`; `sent` is a signal and the seconds after which it is sent; `traced` are options
        of strace, which traces from the first instruction of the program on.
        """
        words = [typed(argument) for argument in arguments]
        had, kept = self.files(), self._kept()
        environment = {name: typed(value) for name, value in {**self.settings, **settings}.items()}
        if fresh or python or before:
            command = [*before, PROGRAM[0], *python, *PROGRAM[1:], *words]
            ended = _started(command, environment, self.here, stdin, terminal=terminal)
        else:
            asked = {"out": out, "err": err, "sent": sent, "stop": bool(traced)}
            ended = SERVER.run(words, environment, self.folder, stdin, asked, traced=traced, terminal=terminal)
        try:
            hold(ended, words, form, codes, terminal=terminal)
            now = self.files()
            changed = {name for name in had.keys() | now.keys() if had.get(name) != now.get(name)}
            assert all(name in writes for name in changed), f"files of the user: {changed}"
        except AssertionError as error:
            error.add_note(f"raes {words!r} → {ended.code}, {ended.err[:400]!r}")
            raise
        if Box.followed and not self._trying and self._kept() != kept:  # otherwise the next run cannot be affected
            self.still_right()
        return ended

    def _kept(self) -> dict[str, tuple[int, ...]]:
        """Return the state of each file in the cache by name, as far as the system can tell states apart."""
        try:
            inside = [(one.name, one.stat(follow_symlinks=False)) for one in os.scandir(self.cache / "raes")]
        except OSError:
            return {}
        return {name: (info.st_ino, info.st_size, info.st_mtime_ns) for name, info in inside}

    def files(self) -> dict[str, tuple[int, str]]:
        """Return the mode and digest of each file of the user by name."""
        found = {}
        for path in sorted(self.here.rglob("*")):
            info = path.lstat()
            content = b""
            if path.is_symlink():
                content = os.fsencode(path.readlink())
            elif path.is_file() and info.st_size < 1 << 22:
                content = path.read_bytes()
            found[str(path.relative_to(self.here))] = (info.st_mode, sha256(content).hexdigest())
        return found

    def still_right(self) -> None:
        """Check that the next run gives the same answer as a run without a cache."""
        self._trying = True
        if self.known is None and Box.followed and Box.followed.known:
            self.known = Box.followed.known
            with suppress(OSError):
                (self.cache / "raes").mkdir(mode=0o700, exist_ok=True)
                for path in (Box.followed.cache / "raes").glob("index-*"):
                    shutil.copy2(path, self.cache / "raes")
        if self.known is None:
            self.known = self.run("who", "Kalugin", "--json", form="json", settings=NO_CACHE).out
            assert self.known.startswith(b"[")
        ended = self.run("who", "Kalugin", "--json", form="json", codes=(0,))
        assert (ended.out, ended.err) == (self.known, b""), ended.err
        self._trying = False


def typed(text: str) -> str:
    """Return a text as the system passes it to a program: without NUL, and with invalid characters as bytes."""
    return text.replace("\0", "").encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")


def hold(
    ended: Ended, words: Sequence[str], form: str | None, codes: Container[int], *, terminal: bool = False
) -> None:
    """Check what must hold for every run."""
    for stream in (ended.out, ended.err):
        for trace in (b"Traceback (most recent call last)", b"Exception ignored", b"most recent call first"):
            assert trace not in stream, stream[-2000:].decode("utf-8", "replace")
    assert ended.code in codes, f"code {ended.code}"
    assert ended.seconds < SECONDS, f"{ended.seconds:.1f} s"
    assert ended.megabytes < MEGABYTES, f"{ended.megabytes:.0f} MB"
    told = ended.err.decode()
    assert not (found := STEERS.search(told)), f"U+{ord(found[0]):04X} on standard error"
    assert len(told) < 1 << 18, "no end of errors"
    if terminal:
        shown = MARKED.sub("", ended.out.decode().replace("\r\n", "\n"))
        assert not (found := STEERS.search(shown)), f"U+{ord(found[0]):04X} on a terminal"
        return
    if ended.code == 0 and form and "-h" not in words and "--help" not in words:
        VALID[form](ended.out)
    if ended.code not in (0, 1) or (ended.code == 1 and not (set(words) & {*_TELLS, "-e", "--exit-status"})):
        stopped = ended.code < 0 or ended.code in (130, 143)  # stopped by somebody, perhaps right after the answer
        assert stopped or ended.code == 4 or not ended.out, "a part of an answer"  # with 4, what could be written
        assert ended.err or ended.code < 0 or ended.code in (4, 130, 143), "nothing is said"


def _started(
    command: Sequence[str], environment: Mapping[str, str], here: Path, stdin: bytes, *, terminal: bool
) -> Ended:
    """Run a new process."""
    if terminal:
        master, slave = pty.openpty()
        process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=here, start_new_session=True
        )
        os.close(slave)
        ended = _read_terminal(master, lambda: process.poll() is not None)
        code = process.wait()
        return Ended(code, ended, b"", 0, 0)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, input=stdin, capture_output=True, env=environment, cwd=here, timeout=_WAIT, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ended(done.returncode, done.stdout, done.stderr, seconds, 0)


def _read_terminal(master: int, ended: Callable[[], bool]) -> bytes:
    """Return everything written to a terminal until the process has ended."""
    shown, until = b"", time.monotonic() + _WAIT
    while time.monotonic() < until:
        over = ended()
        while select.select([master], [], [], 0 if over else 0.02)[0]:
            try:
                part = os.read(master, 1 << 16)
            except OSError:  # Linux's sign that the other side has closed
                part = b""
            if not part:
                over = True
                break
            shown += part
        if over and ended():
            break
    os.close(master)
    return shown


@contextmanager
def _tracing(pid: int, options: Sequence[str], folder: Path) -> Iterator[None]:
    """Let strace, with `options`, follow a stopped process, and resume it; the trace goes to `folder`/traced."""
    command = ["strace", "-f", "-s", "300", "-o", str(folder / "traced"), *options, "-p", str(pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as strace:
        try:
            assert strace.stderr
            said = strace.stderr.readline()
            assert b"attached" in said, said
            os.kill(pid, signal.SIGCONT)
            yield
        finally:
            strace.terminate()


class Server:
    """A process that has raes loaded and forks for each run; started on first use."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def run(
        self, words: Sequence[str], environment: Mapping[str, str], folder: Path, stdin: bytes, besides: Mapping[str, Any],
        *, traced: Sequence[str] = (), terminal: bool = False,
    ) -> Ended:  # fmt: skip
        """Run raes in `folder`/here, and return the result."""
        process = self._ready()
        given, out, err = (folder / name for name in ("stdin", "stdout", "stderr"))
        given.write_bytes(stdin)
        for one in (out, err):
            one.write_bytes(b"")
        master = slave = -1
        streams = [str(given), besides["out"] or str(out), besides["err"] or str(err)]
        if terminal:
            master, slave = pty.openpty()
            streams = [os.ttyname(slave)] * 3
        asked = {
            "words": words,
            "environment": dict(environment),
            "here": str(folder / "here"),
            "streams": streams,
            **besides,
        }
        assert process.stdin
        assert process.stdout
        answers = process.stdout
        process.stdin.write(json.dumps(asked).encode() + b"\n")
        process.stdin.flush()
        shown = b""
        if terminal:
            shown = _read_terminal(master, lambda: bool(select.select([answers], [], [], 0)[0]))
            os.close(slave)
        told = json.loads(process.stdout.readline() or b"{}")
        if pid := told.get("stopped"):
            with _tracing(pid, traced, folder):
                told = json.loads(process.stdout.readline() or b"{}")
        assert told, "the server has died"
        if not terminal:
            shown = out.read_bytes()
        return Ended(told["code"], shown, b"" if terminal else err.read_bytes(), told["seconds"], told["megabytes"])

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
            )
        return self._process

    def close(self) -> None:
        """Stop the process."""
        if self._process:
            self._process.communicate()
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


SERVER = Server()
_SENT = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals that are blocked until the program has begun."""


def serve() -> None:
    """Fork for each line of standard input, which describes a run, and answer with its result."""
    import pkgutil
    from importlib import import_module

    import raes_cli
    from raes_cli.lookup import base

    base.default_base = lambda: FROZEN
    for module in pkgutil.walk_packages(raes_cli.__path__, "raes_cli."):
        if not module.name.startswith(("raes_cli.serve", "raes_cli.__main__")):
            import_module(module.name)
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        signal.pthread_sigmask(signal.SIG_BLOCK, _SENT)
        if (child := os.fork()) == 0:
            try:
                _become(asked)
            finally:
                os._exit(97)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SENT)
        if asked["stop"]:
            os.waitpid(child, os.WUNTRACED)
            sys.stdout.buffer.write(json.dumps({"stopped": child}).encode() + b"\n")
            sys.stdout.buffer.flush()
        if asked["sent"]:
            time.sleep(asked["sent"][1])
            os.kill(child, asked["sent"][0])
        _, status, used = os.wait4(child, 0)
        told = {
            "code": os.waitstatus_to_exitcode(status),
            "seconds": used.ru_utime + used.ru_stime,
            "megabytes": used.ru_maxrss / 1024,
        }
        sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")
        sys.stdout.buffer.flush()


def _become(asked: dict[str, Any]) -> None:
    """Become the program, as if Python had just started it."""
    os.setsid()
    os.chdir(asked["here"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    flags = os.O_NOCTTY | os.O_CREAT
    for number, (path, mode) in enumerate(zip(asked["streams"], (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)):
        if path == "-":
            os.close(number)
            continue
        truncated = 0 if mode == os.O_RDONLY or path.startswith("/dev/") else os.O_TRUNC
        opened = os.open(path, (os.O_RDWR if path.startswith("/dev/") else mode) | flags | truncated, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    signal.alarm(int(_WAIT))
    resource.setrlimit(resource.RLIMIT_CPU, (int(SECONDS) + 2, int(SECONDS) + 4))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    given, out, err = (None if path == "-" else place for place, path in enumerate(asked["streams"]))
    sys.stdin = _stream(given, "r")
    sys.stdout = _stream(out, "w")
    sys.stderr = _stream(err, "w")
    sys.argv = ["raes", *asked["words"]]
    from raes_cli.__main__ import main

    if asked["stop"]:
        os.kill(os.getpid(), signal.SIGSTOP)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SENT)
    main()


def _stream(descriptor: int | None, mode: str) -> Any:
    """Return a stream as Python opens it; None if the descriptor is closed."""
    if descriptor is None:
        return None
    raw = os.fdopen(descriptor, f"{mode}b")
    return io.TextIOWrapper(
        raw, "utf-8", "backslashreplace" if descriptor == 2 else None, line_buffering=os.isatty(descriptor)
    )


if __name__ == "__main__":
    serve()
