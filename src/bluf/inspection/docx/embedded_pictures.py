"""Find what the pictures and drawings of a DOCX carry beside what is seen: cropped parts, originals, names of files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.docx.drawing_names import is_given, is_of_file
from bluf.inspection.docx.namespaces import WP, A, R, V, around
from bluf.inspection.docx.package_parts import PackageParts, UnreadablePartError
from bluf.inspection.inspection_report import Trait, Unseen
from bluf.inspection.looks import found
from bluf.inspection.pictures import picture_traits
from bluf.inspection.safe_xml import attributes
from bluf.inspection.shown_labels import ShownLabel

if TYPE_CHECKING:
    from lxml.etree import _Element

_CUT = 0.01
_SIDES = ("l", "t", "r", "b")
_CROPS = ("cropleft", "croptop", "cropright", "cropbottom")
_DECORATION = 65_536  # of VML's fractions, which end with f
_TINY = 36_000  # English Metric Units: a millimetre


def cropped_traits(root: "_Element", package: PackageParts, part: str) -> Iterator[Trait]:
    """Yield the pictures that are cropped in the document and whole in the file, and those that are there twice."""
    for crop in root.iter(A + "srcRect"):
        sides = [_fraction(crop.get(side)) for side in _SIDES]
        yield from _cropped(sides, part)
    for picture in root.iter(V + "imagedata"):
        yield from _cropped([vml_fraction(picture.get(side)) for side in _CROPS], part)
    for layer in root.iter("{*}imgLayer"):
        if target := package.by_id.get((part, layer.get(R + "embed", ""))):
            yield found("picture-original", f"the picture before its effects: {target.target}", part)
    for picture in root.iter(A + "blip"):
        if (faded := picture.find(A + "alphaModFix")) is not None and _fraction(faded.get("amt", "100000")) < _CUT:
            yield found("picture-off-page", "a picture that is transparent", part)
        drawing = around(picture, WP + "inline", WP + "anchor")
        extent = drawing.find(WP + "extent") if drawing is not None else None
        lengths = [extent.get(side, "") for side in ("cx", "cy")] if extent is not None else []
        if any(side.isdigit() and int(side) < _TINY for side in lengths):
            yield found("picture-off-page", "a picture under a millimetre", part)


def _cropped(sides: list[float], part: str) -> Iterator[Trait]:
    across, down = 1 - sides[0] - sides[2], 1 - sides[1] - sides[3]
    if max(sides) > _CUT:
        told = f"{max(across, 0):.0%} of its width, {max(down, 0):.0%} of its height"
        yield found("picture-cropped", f"a picture of which the page shows {told}", part)


def _fraction(value: str | None) -> float:
    """Return a part of a whole, which is in thousandths of a percent, or in percent (20.1.10.40)."""
    try:
        return float(value.rstrip("%")) / (100 if value.endswith("%") else 100_000) if value else 0.0
    except ValueError:
        return 0.0


def vml_fraction(value: str | None) -> float:
    """Return a part of a whole as VML writes it: a decimal number, or 65,536ths with an `f`."""
    try:
        return float(value.rstrip("f")) / (_DECORATION if value.endswith("f") else 1) if value else 0.0
    except ValueError:
        return 0.0


def picture_labels(root: "_Element", part: str) -> Iterator[ShownLabel]:
    """Yield alternative texts, titles and names of drawings and pictures."""
    for element in root.iter("{*}docPr", "{*}cNvPr"):
        for attribute in ("descr", "title"):
            if said := element.get(attribute):
                yield ShownLabel("alternative-text", "alternative-other", said, part, picture=attribute == "descr")
        yield from _name(element.get("name", ""), part)
    for link in root.iter("{*}hlinkClick", "{*}hlinkHover"):
        if tooltip := link.get("tooltip"):
            yield ShownLabel("tooltip", "label-other", tooltip, part)
    for element in root.iter(V + "*"):
        for attribute, value in attributes(element).items():
            short = attribute.rpartition("}")[2]
            if short == "alt" or (short == "title" and not is_of_file(value)):
                yield ShownLabel("alternative-text", "alternative-other", value, part, picture=short == "alt")
            elif short == "title":
                yield from _name(value, part)


def _name(name: str, part: str) -> Iterator[ShownLabel]:
    if name and not is_given(name):
        yield ShownLabel("drawing-name", "drawing-name-other", name, part)


def media_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield what the pictures carry."""
    previews = package.targets("thumbnail")
    for name, content_type in package.types.items():
        if not content_type.startswith("image/") or name in previews:
            continue
        try:
            yield from picture_traits(package.read(name), name)
        except UnreadablePartError as error:
            yield Unseen(f"{name}: {error}")
