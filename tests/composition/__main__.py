"""Print how the pages of briefs are composed: `python -m tests.composition [--ends] [--engines] [--beside] [BRIEF…]`.

With `--ends`, also every line end that was counted; with `--engines`, also how many lines are equal in LibreOffice and
ONLYOFFICE; with `--beside`, what there was in `before.json`, too, as Markdown. To measure another version of bluf, copy
`tests` out of the checkout, put that version's `src` into PYTHONPATH, and name a file with `--keep`.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.composition.beside import beside, keep, kept
from tests.composition.corpus import briefs
from tests.composition.measuring import Measured, measure
from tests.composition.table import table


def main() -> int:
    """Measure the given briefs, or the whole corpus."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("briefs", nargs="*", type=Path)
    arguments.add_argument("--ends", action="store_true")
    arguments.add_argument("--engines", action="store_true")
    arguments.add_argument("--beside", action="store_true")
    arguments.add_argument("--keep", type=Path, metavar="FILE")
    given = arguments.parse_args()
    paths = given.briefs or briefs()
    results = [measure(path) for path in paths]
    sys.stdout.write(f"{table(results)}\n")
    pages = [one for one in results if isinstance(one, Measured)]
    if given.ends:
        for one in pages:
            for kind in ("runts", "short_titles", "short_cells", "parted"):
                sys.stdout.writelines(f"{one.name}, {kind}: {end}\n" for end in getattr(one, kind))
    if given.beside:
        sys.stdout.write(f"\n{beside(results, kept())}\n")
    if given.keep:
        keep(results, given.keep)
    if given.engines:
        from tests.composition.equal_lines import equal_lines

        fitting = [path for path in paths if path.stem in {one.name for one in pages}]
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(f"{equal_lines(fitting, Path(folder))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
