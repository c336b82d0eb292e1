"""`python -m raes_cli`, and the console script `raes`."""

from raes_cli.cli.app import main

if __name__ == "__main__":
    main()
