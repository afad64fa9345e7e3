"""`python -m bluf` is the command `bluf`."""

import sys

from bluf.cli import main

if __name__ == "__main__":
    sys.exit(main())
