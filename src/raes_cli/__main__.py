"""`python -m raes_cli`, and the console script `raes`."""

import gc
import os
import signal


def main() -> None:
    """Run the program. It lives so short that collecting garbage on the way costs more than it frees."""
    # While the program itself is still being loaded, an interrupt has nothing to clean up.
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    gc.disable()
    from raes_cli.cli.app import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


if __name__ == "__main__":
    main()
