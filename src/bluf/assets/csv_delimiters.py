"""Tell which of comma, semicolon and tab parts the values of a CSV file, and refuse to where it is not clear.

One is taken only if it gives a table and no other might: in that table all rows have as many values as the first. Where
another sign parts the first row too, and at least half of the rows as that, one of the two may be a decimal comma or a
comma of a sentence, and nobody can tell which.
"""

import re

from bluf.assets.csv_faults import CsvError, CsvFault
from bluf.assets.csv_rows import CsvRows, csv_rows
from bluf.problems.details import Details

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
_SAID = re.compile(r"sep=([,;\t])\n")  # the first line that spreadsheets write to say it
_OTHER = re.compile(r"[|:^~]|[ \xa0]{2}")  # what parts the values of files that are no CSV


def said_delimiter(text: str) -> tuple[str | None, int]:
    """Return the delimiter that a file's first line says (`sep=;`), and where the table begins."""
    found = _SAID.match(text)
    return (found[1], found.end()) if found else (None, 0)


def parted(text: str) -> CsvRows:
    """Return the rows of a text by the only delimiter that it can have. Raises CsvError where that is not clear."""
    found = {name: csv_rows(text, sign) for name, sign in DELIMITERS.items() if sign in text}
    for read in found.values():
        if not read.rows and not read.fault:
            return read  # there is nothing but delimiters
    parting = {name: read for name, read in found.items() if _width(read) > 1}
    if not parting:
        return _one_column(found, text)
    regular = [name for name, read in parting.items() if _is_regular(read)]
    if len(parting) == 1:
        (read,) = parting.values()
        return read
    if len(regular) != 1:
        raise _unclear(f"{_listed(parting)} might part its values")
    (name,) = regular
    others = {name: read for name, read in parting.items() if name in regular or _is_nearly_regular(read)}
    if len(others) > 1:
        raise _unclear(f"{_listed(others)} might part its values")
    return parting[name]


def _one_column(found: dict[str, CsvRows], text: str) -> CsvRows:
    """Return the rows of a text whose first has one value. Raises CsvError where another sign might part them."""
    if any(any(len(row.cells) > 1 for row in read.rows) or read.fault for read in found.values()):
        raise _unclear(f"its first line has one value, and others have a {' or a '.join(found)}")
    read = csv_rows(text, ",")
    if len(read.rows) > 1 and all(_OTHER.search(row.cells[0].text) for row in read.rows):
        message = "each of its lines has one value, and another sign in it that might part several"
        raise CsvError([CsvFault("csv-unclear", message, f"part the values by commas, or {_SAY_IT}", data=_FIELD)])
    return read


_SAY_IT = "say what parts its values with `delimiter:` — `comma`, `semicolon` or `tab`"
_FIELD = Details(fields=("delimiter",))


def _unclear(message: str) -> CsvError:
    return CsvError([CsvFault("csv-unclear", message, _SAY_IT, data=_FIELD)])


def _listed(names: dict[str, CsvRows]) -> str:
    first, *others = names
    return f"both {first} and {others[0]}" if len(others) == 1 else "comma, semicolon and tab"


def _width(read: CsvRows) -> int:
    return len(read.rows[0].cells) if read.rows else 0


def _is_regular(read: CsvRows) -> bool:
    return not read.fault and all(len(row.cells) == _width(read) for row in read.rows)


def _is_nearly_regular(read: CsvRows) -> bool:
    """Whether at least half of the rows after the first have as many values as it."""
    alike = sum(len(row.cells) == _width(read) for row in read.rows[1:])
    return 2 * alike >= len(read.rows) - 1
