"""`python -m raes_cli`, and the console script `raes`."""

import _signal  # type: ignore[import-not-found] # of Python itself: `signal` only gives it names, and takes its time
import gc
import os
import sys


def _gone(*_: object) -> None:
    """While the program is being loaded, an interrupt has nothing to clean up."""
    os._exit(130)


def _interrupted(*_: object) -> None:
    _signal.signal(_signal.SIGINT, _gone)
    raise KeyboardInterrupt


def _unraisable(told: "sys.UnraisableHookArgs") -> None:
    """An interrupt inside something that cannot be interrupted is one all the same."""
    if isinstance(told.exc_value, KeyboardInterrupt):
        _gone()
    sys.__unraisablehook__(told)


_signal.signal(_signal.SIGINT, _gone)


def main() -> None:
    """Run the program. It lives so short that collecting garbage on the way costs more than it frees."""
    gc.disable()
    sys.unraisablehook = _unraisable
    try:
        _signal.signal(_signal.SIGINT, _interrupted)
        os._exit(_run())
    except KeyboardInterrupt:
        os._exit(130)


def _run() -> int:
    try:
        from raes_cli.cli.lazy import defer

        defer()
        from raes_cli.cli.app import main as run

        return run()
    except Exception as error:  # noqa: BLE001 - a program that is not whole, or a defect that shall show
        if os.environ.get("RAES_DEBUG") == "1":
            sys.excepthook(type(error), error, error.__traceback__)
            return 70
        try:
            from raes_cli.cli import failures
        except Exception:  # noqa: BLE001 - there is not even what words an error
            os.write(2, f"raes: {type(error).__name__}: {error}\n".encode("utf-8", "backslashreplace"))
            return 70
        return failures.tell(error)


if __name__ == "__main__":
    main()
