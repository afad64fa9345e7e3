"""Measure how large a face looks: the height of its small letters, and the size at which they can be read.

Arial at 9 points is the least that bluf sets. Another face is as legible where its x is as high: 4.755 points.
"""

import math
from struct import unpack_from

from bluf.fonts.font_face import FontFace

ARIMO = 0.5283  # ems, which is Arial's too
_UNKNOWN = 0.5  # ems: of a face that doesn't say, and has no x
_NEAR = 0.01  # points by which a rounded size may be too small


def x_height(face: FontFace) -> float:
    """Return the height of a face's x in ems: its outline's, or what the face says where it has none.

    What a face says (`OS/2.sxHeight`) is often wrong, or that of another weight.
    """
    font = face.harfbuzz
    em = font.face.upem
    glyph = font.get_nominal_glyph(ord("x"))
    extents = font.get_glyph_extents(glyph) if glyph else None
    if extents is not None and extents.y_bearing > 0:
        return float(round(extents.y_bearing / em, 4))
    table = face.table("OS/2")
    says = len(table) >= 88 and table[1] >= 2
    (said,) = unpack_from(">h", table, 86) if says else (0,)
    return float(round(said / em, 4)) if said > 0 else _UNKNOWN


def as_legible(size: float, height: float) -> float:
    """Return the size of a face with an x of `height` ems that is as legible as Arial at `size`, in half points.

    >>> as_legible(9, 0.4775)
    10.0
    """
    return math.ceil(2 * size * ARIMO / height - 2 * _NEAR) / 2
