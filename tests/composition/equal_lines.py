"""Count the lines that word processors break where the pages of briefs do, with what the parity tests compare by."""

from collections.abc import Sequence
from pathlib import Path

import bluf
from bluf.fonts.scripts import script_of_language
from tests.parity import scripts
from tests.parity.engines import ENGINES, ONLYOFFICE
from tests.parity.run import differences, run, table


def equal_lines(briefs: Sequence[Path], folder: Path) -> str:
    """Return tables of equal lines: of briefs in Latin, Greek or Cyrillic, and of the others by their letters.

    What ONLYOFFICE draws of the others can't be read back.
    """
    engines = [engine for engine in ENGINES if engine.missing() is None]
    plain = [path for path in briefs if script_of_language(str(bluf.load(path).lang)) == "Latn"]
    shaped = [path for path in briefs if path not in plain]
    (folder / "shaped").mkdir()
    others = [engine for engine in engines if engine is not ONLYOFFICE]
    results = run(plain, engines, folder)
    return "\n".join(
        (table(results), differences(results), scripts.table(scripts.run(shaped, others, folder / "shaped")))
    )
