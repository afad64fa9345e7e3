"""Make the faces that are in git, of files that Debian's packages of fonts have, and their licences.

    python -m tools.committed_faces

Nothing but a new version of a source asks for it. No package on PyPI has these families alone:

- Carlito stands as its makers made it, as its name is reserved: a changed file may not bear it (OFL 1.1, clause 3);
- Tinos reserves no name: its copy has the characters that briefs are written in, and no instructions for screens;
- Bluf Symbols are signs of DejaVu Sans, renamed as its licence asks, and in proportion to Arimo.

The same sources and the same fonttools make the same bytes; `hatch_build.py` has the SHA-256 of each.
"""

import hashlib
import io
import sys
from importlib import resources
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "src" / "bluf" / "fonts" / "faces"
DEBIAN = Path("/usr/share/fonts/truetype")
# By path of Debian 12: the packages fonts-crosextra-carlito 20220224-1, fonts-croscore 20201225-1, fonts-dejavu 2.37-6.
SOURCES = {
    "crosextra/Carlito-Regular.ttf": "b4ff23ba370cc95a3c349336b73f9c28514a1371210f89832efc85c4b1ea7131",
    "crosextra/Carlito-Bold.ttf": "0f62ab34ad5d079a0a28fac01bcf7c7a724a4db4d6cb99cab9cabff382fbb80f",
    "crosextra/Carlito-Italic.ttf": "718a0663864d37a4868220a19b9668a5fe10a46197f6df367b4c2c30c04c026c",
    "crosextra/Carlito-BoldItalic.ttf": "380764b6898d7b73ceae6384b2958b196d2a0428962ef3adf138d27947228666",
    "croscore/Tinos-Regular.ttf": "cf264a22292950ca1679b2ade07e9e6ecb26c649ab70975d0e113f979efa827a",
    "croscore/Tinos-Bold.ttf": "971d6af5fcb3a0c05535a92a635fb63a86ea5eb935639c9b864be33f3bfaba80",
    "croscore/Tinos-Italic.ttf": "0f949a3fa0e23cd0ca94a0c4784bd8f9efb99c20070b9f73b5fd592b49c092ad",
    "croscore/Tinos-BoldItalic.ttf": "0cd67b90617a03a69a815e758d0649d00f2be48a0cb570615e94e8e5a13aae2e",
    "dejavu/DejaVuSans.ttf": "abdc775b21b1bc470d50c97e790d276f2054b7504e56e5bd3e64f48d68582322",
    "dejavu/DejaVuSans-Bold.ttf": "0d977336a6d5fba34eab8e3199eb218327161b5143749f802982c2bc34df0c96",
}
# Latin, Greek, Cyrillic and Hebrew with their marks; punctuation, currencies, numbers, arrows, signs and shapes.
TINOS = (
    "0020-058f 0590-05ff 1d00-1dbf 1dc0-1fff 2000-23ff 25a0-26ff 2c60-2c7f 2de0-2dff 2e00-2e7f a640-a69f a700-a7ff "
    "fb00-fb06 fb1d-fb4f fe20-fe2f fffd"
)
# Letterlike signs, arrows, shapes, signs and dingbats, with the few marks of a line that stand among them.
SYMBOLS = "0020 00a0 2022-2023 2026 2043 204a 2190-21ff 2300 2302 2318 231a-231b 2325-2328 25a0-27bf 2b00-2b1a"
SYMBOL_FAMILY = "Bluf Symbols"
SYMBOL_FACES = {"dejavu/DejaVuSans.ttf": "Regular", "dejavu/DejaVuSans-Bold.ttf": "Bold"}
CAPITALS = (1409, 1493)  # heights of capitals in Arimo and in DejaVu Sans, both in 2,048ths of an em
_OFL = "-----------------------------------------------------------\nSIL OPEN FONT LICENSE"


def source(path: str) -> bytes:
    """Return one of the sources as Debian has it. Raises RuntimeError where its SHA-256 is another."""
    data = (DEBIAN / path).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SOURCES[path]:
        raise RuntimeError(f"{path}: SHA-256 is {found}, expected {SOURCES[path]}")
    return data


def characters(ranges: str) -> set[int]:
    """Return the characters of ranges such as `0020 2190-21ff`."""
    ends = (each.split("-") for each in ranges.split())
    return {code for end in ends for code in range(int(end[0], 16), int(end[-1], 16) + 1)}


def subset(data: bytes, codes: set[int]) -> Any:
    """Return a font with some characters alone, without hints, and with what places marks and joins letters."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options()
    options.hinting = False
    options.layout_features = ["ccmp", "locl", "mark", "mkmk"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def saved(font: Any) -> bytes:
    """Return a font as a file."""
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def symbols(path: str) -> bytes:
    """Return signs of DejaVu Sans under a name of their own, of the size and with the line of Arimo."""
    from fontTools.ttLib.scaleUpem import scale_upem

    font = subset(source(path), characters(SYMBOLS))
    units = font["head"].unitsPerEm
    scale_upem(font, round(units * CAPITALS[0] / CAPITALS[1]))
    font["head"].unitsPerEm = units
    for at, value in {"ascent": 1854, "descent": -434, "lineGap": 67}.items():
        setattr(font["hhea"], at, value)
    line = {"sTypoAscender": 1854, "sTypoDescender": -434, "sTypoLineGap": 67, "usWinAscent": 1854, "usWinDescent": 434}
    for at, value in line.items():
        setattr(font["OS/2"], at, value)
    face = SYMBOL_FACES[path]
    names = {
        1: SYMBOL_FAMILY,
        2: face,
        3: f"{SYMBOL_FAMILY} {face}, of DejaVu Sans 2.37",
        4: SYMBOL_FAMILY if face == "Regular" else f"{SYMBOL_FAMILY} {face}",
        6: f"{SYMBOL_FAMILY.replace(' ', '')}-{face}",
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 5, 13, 14) and record.platformID == 3]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    return saved(font)


def licences() -> dict[str, str]:
    """Return the licences by the names of their files."""
    from fontTools.ttLib import TTFont

    def said(path: str, number: int) -> str:
        text = TTFont(io.BytesIO(source(path)))["name"].getDebugName(number)
        return "\n".join(line.rstrip() for line in text.splitlines()).strip()

    text = resources.files("fontpkg_arimo").joinpath("LICENSE").read_text(encoding="utf-8")
    ofl = text[text.index(_OFL) :]
    given = (
        "This Font Software is licensed under the SIL Open Font License, Version 1.1.\nThis license is copied below."
    )
    carlito = said("crosextra/Carlito-Regular.ttf", 0).removesuffix(
        " Licensed under the SIL Open Font License, Version 1.1."
    )
    symbols = "Bluf Symbols are signs of DejaVu Sans 2.37, renamed and in another size. Its licence:\n\n"
    dejavu = "dejavu/DejaVuSans.ttf"
    return {
        "Carlito-OFL.txt": f"{carlito}\n\n{given}\n\n\n{ofl}",
        "Tinos-OFL.txt": f"{said('croscore/Tinos-Regular.ttf', 0)}\n\n{given}\n\n\n{ofl}",
        "BlufSymbols-LICENCE.txt": f"{symbols}{said(dejavu, 0)}\n\n{said(dejavu, 13)}\n",
    }


def main() -> None:
    """Write the faces and their licences, and print the SHA-256 of each face."""
    made: dict[str, bytes] = {}
    for path in SOURCES:
        name = Path(path).name
        if path in SYMBOL_FACES:
            made[f"BlufSymbols-{SYMBOL_FACES[path]}.ttf"] = symbols(path)
        elif name.startswith("Tinos"):
            made[name] = saved(subset(source(path), characters(TINOS)))
        else:
            made[name] = source(path)
    for name, data in made.items():
        (FOLDER / name).write_bytes(data)
        sys.stdout.write(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
    for name, text in licences().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
