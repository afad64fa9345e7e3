"""Put into the wheel what the sources only describe: the four faces of Arimo, the templates and the schema.

Arimo (SIL OFL 1.1) is metric-compatible with Arial, so a DOCX that names Arial breaks its lines where the PDF set in
Arimo does. The faces are not in git: they are instanced here from the variable fonts of the pinned package, and their
SHA-256 is checked. The licence's text is written beside them, as the OFL asks of every copy.
"""

import hashlib
import io
from importlib import resources
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FACES_DIR = Path(__file__).parent / "src" / "bluf" / "fonts" / "faces"
LICENCE = "OFL.txt"
# By file name: the source in fontpkg_arimo/files, the weight on the wght axis, the SHA-256.
FACES = {
    "Arimo-Regular.ttf": ("Arimo[wght].ttf", 400, "b35e6b7e217258f4c27eace103f3987c6fdb0cb1af08c3d43b68984e27f23fcd"),
    "Arimo-Bold.ttf": ("Arimo[wght].ttf", 700, "6ee331e4367aaa9799e64bbdc79ab4710c2e060b2136f3033125b78060f7d42b"),
    "Arimo-Italic.ttf": (
        "Arimo-Italic[wght].ttf",
        400,
        "14d99de34490db7f339281e06d83f7f6003039fb37d74df25b5ae459325afbf3",
    ),
    "Arimo-BoldItalic.ttf": (
        "Arimo-Italic[wght].ttf",
        700,
        "64c53909850d95dd2e7c52f08c06a421579e13dbe9bb5e7c5ee9c93870cbc57f",
    ),
}
# By folder of the checkout: where a wheel carries it. An editable install reads the checkout's own.
CARRIED = {"templates": "bluf/templates", "schema": "bluf/schema"}


def instance(source: str, weight: int) -> bytes:
    """Return the static face of `source` at `weight` (OpenType wght units), its timestamp left alone."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    data = resources.files("fontpkg_arimo").joinpath("files", source).read_bytes()
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    static = instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True, updateFontNames=True)
    out = io.BytesIO()
    static.save(out)
    return out.getvalue()


def write_faces(folder: Path) -> None:
    """Make the faces that `folder` lacks, and their licence; refuse a face whose SHA-256 differs."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (source, weight, digest) in FACES.items():
        target = folder / name
        if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == digest:
            continue
        data = instance(source, weight)
        found = hashlib.sha256(data).hexdigest()
        if found != digest:
            raise RuntimeError(f"{name}: SHA-256 is {found}, expected {digest}")
        target.write_bytes(data)
    (folder / LICENCE).write_bytes(resources.files("fontpkg_arimo").joinpath("LICENSE").read_bytes())


class FacesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Write the faces before hatchling collects the wheel's files, and name the folders that it carries besides."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing. `version` is `standard`, or `editable` for a development install."""
        write_faces(FACES_DIR)
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update(CARRIED)
