"""Make the name of a file that came from anywhere into one that every system takes and that leads nowhere else."""

import re
import unicodedata

LONGEST = 100  # bytes of UTF-8; systems take 255, and names get a number or an ending of ours besides
_PLAIN = ("L", "M", "N")  # general categories (Unicode 16, section 4.5): letters, marks, numbers
_KEPT = frozenset("-_.()+")
_RUN = re.compile(r"-{2,}")
# Names that Windows takes for devices, whatever follows the first dot.
_PORTS = [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
_DEVICES = frozenset(["con", "prn", "aux", "nul", "conin$", "conout$", "clock$", *_PORTS])


def safe_name(given: str) -> str:
    """Return a file's name, its ending in lower case, made of the last part of a path as anyone may have typed it.

    It is composed (NFC), of at most `LONGEST` bytes, and made of letters, digits and a few marks: what is a control, a
    direction mark, a space or a character of paths becomes a hyphen. It begins and ends with none of these marks, has
    no dot but that of its ending, and is no device of Windows. What has no name at all is called `file`.

    >>> safe_name("C:\\\\Temp\\\\Lage der Dörfer.PNG")
    'Lage-der-Dörfer.png'
    >>> safe_name("../.con.csv")
    'file-con.csv'
    """
    last = unicodedata.normalize("NFC", given.replace("\\", "/").rpartition("/")[2])
    stem, dot, ending = last.rpartition(".")
    if not dot:
        stem, ending = last, ""
    stem, ending = _plain(stem).replace(".", "-"), _plain(ending).lower()
    stem = _RUN.sub("-", stem).strip("-_+") or "file"
    if stem.lower() in _DEVICES:
        stem = f"file-{stem}"
    ending = f".{ending}"[:20] if ending else ""
    return _cut(stem, LONGEST - len(ending.encode())) + ending


def numbered(name: str, number: int) -> str:
    """Return another name for a file of a name that is taken: `map-2.png` for `map.png` and 2."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{number}.{ending}" if dot else f"{name}-{number}"


def folded(name: str) -> str:
    """Return what two names have in common that some systems take for one: those that differ in case or form alone."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _plain(text: str) -> str:
    kept = (char if unicodedata.category(char)[0] in _PLAIN or char in _KEPT else "-" for char in text[: LONGEST * 4])
    return _RUN.sub("-", "".join(kept)).strip("-_+.")


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore").rstrip("-_+")
