"""`python -m raes_cli`, and the console script `raes`."""

import gc


def main() -> None:
    """Run the program. It lives so short that collecting garbage on the way costs more than it frees."""
    gc.disable()
    from raes_cli.cli.app import main as run

    run()


if __name__ == "__main__":
    main()
