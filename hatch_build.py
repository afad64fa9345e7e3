"""Put into the wheel what the sources only describe: the faces of Arimo and Caladea, the templates and the schema.

Arimo (SIL OFL 1.1) and Caladea (Apache 2.0) come from pinned packages, Arimo's faces instanced from variable fonts, and
are not in git; those of Carlito, Tinos and Bluf Symbols are (`tools/committed_faces.py`). Each is as wide as a family
that Word has, so a DOCX that names Arial breaks its lines where the PDF set in Arimo does. The SHA-256 of every face is
checked. A licence's text is written beside the faces that came without one in git, as the licences ask of every copy.
"""

import hashlib
import io
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FACES_DIR = Path(__file__).parent / "src" / "bluf" / "fonts" / "faces"


@dataclass(frozen=True)
class Face:
    """Where a face comes from: git, or a file in `files/` of a package, of which it may be an instance."""

    sha256: str
    package: str | None = None
    source: str = ""
    weight: int | None = None  # on the wght axis


FACES = {
    "Arimo-Regular.ttf": Face(
        "b35e6b7e217258f4c27eace103f3987c6fdb0cb1af08c3d43b68984e27f23fcd", "fontpkg_arimo", "Arimo[wght].ttf", 400
    ),
    "Arimo-Bold.ttf": Face(
        "6ee331e4367aaa9799e64bbdc79ab4710c2e060b2136f3033125b78060f7d42b", "fontpkg_arimo", "Arimo[wght].ttf", 700
    ),
    "Arimo-Italic.ttf": Face(
        "14d99de34490db7f339281e06d83f7f6003039fb37d74df25b5ae459325afbf3",
        "fontpkg_arimo",
        "Arimo-Italic[wght].ttf",
        400,
    ),
    "Arimo-BoldItalic.ttf": Face(
        "64c53909850d95dd2e7c52f08c06a421579e13dbe9bb5e7c5ee9c93870cbc57f",
        "fontpkg_arimo",
        "Arimo-Italic[wght].ttf",
        700,
    ),
    "Caladea-Regular.ttf": Face(
        "d2f6cad33f191e65b68bd74e6d4f7708080a41b32db635866109df3090265d91", "font_caladea", "Caladea-Regular.ttf"
    ),
    "Caladea-Bold.ttf": Face(
        "74eda4fc5ffba0d8dc4aa76d41499f5ab76168d9ed6141c6417064c6244db9b6", "font_caladea", "Caladea-Bold.ttf"
    ),
    "Caladea-Italic.ttf": Face(
        "9c968bf60ba1e851cdfea77c71e3540c57792f77482dd241acc29d1425569c4e", "font_caladea", "Caladea-Italic.ttf"
    ),
    "Caladea-BoldItalic.ttf": Face(
        "f47a35ad6cd0efa9914d93f9d03c93e30c55da43674bccfabac73b3c0d522c01", "font_caladea", "Caladea-BoldItalic.ttf"
    ),
    "Carlito-Regular.ttf": Face("b4ff23ba370cc95a3c349336b73f9c28514a1371210f89832efc85c4b1ea7131"),
    "Carlito-Bold.ttf": Face("0f62ab34ad5d079a0a28fac01bcf7c7a724a4db4d6cb99cab9cabff382fbb80f"),
    "Carlito-Italic.ttf": Face("718a0663864d37a4868220a19b9668a5fe10a46197f6df367b4c2c30c04c026c"),
    "Carlito-BoldItalic.ttf": Face("380764b6898d7b73ceae6384b2958b196d2a0428962ef3adf138d27947228666"),
    "Tinos-Regular.ttf": Face("93e8c31281195e51b0e8d6c901711e9c430365c71675da1df01b2972ffa00480"),
    "Tinos-Bold.ttf": Face("fa31d4d75bb7ef24d783f574825486c2c398f42b6b5b5fdcdbb19c37293ddfb1"),
    "Tinos-Italic.ttf": Face("e7df041b7dd782ee05f8877943bc70d8c63f974bf3d7e380ef5c04d02b4b4d0a"),
    "Tinos-BoldItalic.ttf": Face("966a7957b637c7a870ee2a5ba091d8535508925dff636ee221e6d69e86548de6"),
    "BlufSymbols-Regular.ttf": Face("f9d95155a4c7c715db49c127da53db4b9d5c19122684a0589d33fea52b8f9a73"),
    "BlufSymbols-Bold.ttf": Face("d22026406e110d1017e59e960b6a52b29f7d2d379b0758f0c8e374ca557c191a"),
}
# By file: the package that has the licence's text, and its path there.
LICENCES = {
    "Arimo-OFL.txt": ("fontpkg_arimo", "LICENSE"),
    "Caladea-APACHE-2.0.txt": ("font_caladea", "files/APACHE-2.0.txt"),
}
# By folder of the checkout: where a wheel carries it. An editable install reads the checkout's own.
CARRIED = {"templates": "bluf/templates", "schema": "bluf/schema"}


def packaged(package: str, path: str) -> bytes:
    """Return a file of a package."""
    return resources.files(package).joinpath(*path.split("/")).read_bytes()


def instance(data: bytes, weight: int) -> bytes:
    """Return the static face of a variable font at `weight` (OpenType wght units), its timestamp left alone."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    static = instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True, updateFontNames=True)
    out = io.BytesIO()
    static.save(out)
    return out.getvalue()


def write_faces(folder: Path) -> None:
    """Make the faces that `folder` lacks, and their licences; refuse a face whose SHA-256 differs."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, face in FACES.items():
        target = folder / name
        found = hashlib.sha256(target.read_bytes()).hexdigest() if target.is_file() else "none, as the file is missing"
        if face.package is not None and found != face.sha256:
            data = packaged(face.package, f"files/{face.source}")
            data = instance(data, face.weight) if face.weight else data
            found = hashlib.sha256(data).hexdigest()
            if found == face.sha256:
                target.write_bytes(data)
        if found != face.sha256:
            raise RuntimeError(f"{name}: SHA-256 is {found}, expected {face.sha256}")
    for name, (package, path) in LICENCES.items():
        (folder / name).write_bytes(packaged(package, path))


class FacesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Write the faces before hatchling collects the wheel's files, and name the folders that it carries besides."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing. `version` is `standard`, or `editable` for a development install."""
        write_faces(FACES_DIR)
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update(CARRIED)
