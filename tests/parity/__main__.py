"""Print how the DOCX of each brief fares in each engine: `python -m tests.parity [BRIEF…]`."""

import sys
import tempfile
from pathlib import Path

from tests.parity.corpus import briefs
from tests.parity.engines import ENGINES
from tests.parity.run import differences, run, table


def main(arguments: list[str]) -> int:
    """Compare the given briefs, or the whole corpus."""
    engines = [engine for engine in ENGINES if engine.missing() is None]
    with tempfile.TemporaryDirectory() as folder:
        results = run([Path(name) for name in arguments] or briefs(), engines, Path(folder))
    sys.stdout.write(f"{table(results)}\n{differences(results)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
