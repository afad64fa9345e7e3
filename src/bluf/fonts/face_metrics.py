"""Say of a face what a font descriptor says (ISO 32000-1, 9.8), from its tables."""

from dataclasses import dataclass
from functools import cache
from struct import unpack_from

from bluf.fonts.font_face import FontFace


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """Heights, slope and weight of a face, in thousandths of an em; `italic_angle` in degrees."""

    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    stem: int
    box: tuple[int, int, int, int]


@cache
def face_metrics(face: FontFace) -> FaceMetrics:
    """Return the metrics of a face. What an old file doesn't say is taken from what it says."""
    em: int = face.harfbuzz.face.upem

    def thousandths(value: int) -> int:
        return round(1000 * value / em)

    ascent, descent = unpack_from(">hh", face.table("hhea"), 4)
    left, bottom, right, top = unpack_from(">4h", face.table("head"), 36)
    windows = face.table("OS/2")
    weight = unpack_from(">H", windows, 4)[0] if len(windows) >= 6 else 400
    cap_height = unpack_from(">h", windows, 88)[0] if len(windows) >= 90 else 0
    post = face.table("post")
    angle = unpack_from(">l", post, 4)[0] / 65536 if len(post) >= 8 else 0.0
    return FaceMetrics(
        thousandths(ascent),
        thousandths(descent),
        thousandths(cap_height or ascent),
        round(angle, 3),
        50 + round((weight / 65) ** 2),
        (thousandths(left), thousandths(bottom), thousandths(right), thousandths(top)),
    )
