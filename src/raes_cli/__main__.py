"""Entry point of `python -m raes_cli` and of the console script `raes`."""

import _signal  # type: ignore[import-not-found] # `signal` wraps this built-in module in enums, which is slow to import
import gc
import os
import sys


def _gone(*_: object) -> None:
    """Exit at once on an interrupt: while the program is still loading, there is nothing to clean up."""
    os._exit(130)


def _interrupted(*_: object) -> None:
    _signal.signal(_signal.SIGINT, _gone)
    raise KeyboardInterrupt


def _unraisable(told: "sys.UnraisableHookArgs") -> None:
    """Treat a KeyboardInterrupt that Python cannot raise (in a destructor or callback) as an interrupt all the same."""
    if isinstance(told.exc_value, KeyboardInterrupt):
        _gone()
    sys.__unraisablehook__(told)


_signal.signal(_signal.SIGINT, _gone)


def main() -> None:
    """Run the program and exit. Garbage collection is off: in so short a run it costs more than it frees."""
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
    except Exception as error:  # noqa: BLE001 - a broken installation, or a bug to be reported
        if os.environ.get("RAES_DEBUG") == "1":
            sys.excepthook(type(error), error, error.__traceback__)
            return 70
        try:
            from raes_cli.cli import failures
        except Exception:  # noqa: BLE001 - even the module that words errors cannot be imported
            os.write(2, f"raes: {type(error).__name__}: {error}\n".encode("utf-8", "backslashreplace"))
            return 70
        return failures.tell(error)


if __name__ == "__main__":
    main()
