"""Make an example again and judge it: python -m tests.fuzz KIND SEED NUMBER."""

import os
import sys
import tempfile
from pathlib import Path

from tests.fuzz.examples import example
from tests.fuzz.judging import judged


def main(kind: str, seed: str, number: str) -> None:
    """Write the example into a folder, say where, and judge it; what is wrong with it is raised."""
    folder = Path(tempfile.mkdtemp(prefix=f"{kind}-{seed}-{number}-"))
    sys.stdout.write(f"{folder}\n")
    os.chdir(folder)
    made = judged(folder, example(kind, seed, int(number)))
    sys.stdout.write(f"made {', '.join(made) or 'nothing'}\n")


main(*sys.argv[1:])
