"""`python -m raes_cli`, and the console script `raes`."""

import gc
import os
from typing import NoReturn


def main() -> NoReturn:
    """Run the program. It lives so short that collecting garbage on the way costs more than it frees."""
    gc.disable()
    try:
        from raes_cli.cli.app import main as run

        run()
    except KeyboardInterrupt:
        os._exit(130)


if __name__ == "__main__":
    main()
