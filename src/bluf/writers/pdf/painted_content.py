"""Turn painting into a content stream (ISO 32000-1, 8 and 9): filled rectangles, then text.

Everything is either marked with the MCID of a structure element or an artifact. All text stands in one text object, so
marks open and close inside it. Coordinates come as the page has them, from the top left corner.
"""

from functools import lru_cache

from bluf.layout import Fragment, Rect
from bluf.writers.pdf.font_subsets import Faces
from bluf.writers.pdf.objects import number, text_string


class PaintedContent:
    """The content stream of a page `height` points high."""

    def __init__(self, height: float, faces: Faces) -> None:
        self._height = height
        self._faces = faces
        self._fills: list[bytes] = []
        self._fill = ""
        self._text: list[bytes] = []
        self._color = ""
        self._font = ("", 0.0)

    def fill(self, rect: Rect, color: str) -> None:
        """Fill a rectangle: decoration, under all text."""
        if color != self._fill:
            self._fill = color
            self._fills.append(_rgb(color))
        y = self._height - rect.bottom
        edges = f"{number(rect.x)} {number(y)} {number(rect.width)} {number(rect.height)} re f\n"
        self._fills.append(edges.encode("ascii"))

    def begin(self, kind: str, mcid: int) -> None:
        """Begin the content of a structure element."""
        self._text.append(f"/{kind} <</MCID {mcid}>> BDC\n".encode("ascii"))

    def begin_artifact(self, subtype: str) -> None:
        """Begin what repeats in the page's margin: `Header` or `Footer`."""
        self._text.append(f"/Artifact <</Type /Pagination /Subtype /{subtype}>> BDC\n".encode("ascii"))

    def begin_actual(self, text: str, mcid: int) -> None:
        """Begin the content of a structure element that is read as `text`, whatever it shows (14.9.4).

        One mark says both: poppler loses the rest of a paragraph after a mark inside a mark.
        """
        self._text.append(f"/Span <</MCID {mcid} /ActualText {text_string(text)}>> BDC\n".encode("ascii"))

    def end(self) -> None:
        """End what was begun last."""
        self._text.append(b"EMC\n")

    def show(self, fragment: Fragment, baseline: float) -> None:
        """Paint a fragment on a baseline."""
        if fragment.color != self._color:
            self._color = fragment.color
            self._text.append(_rgb(fragment.color))
        place = f"1 0 0 1 {number(_left(fragment))} {number(self._height - baseline)} Tm\n".encode("ascii")
        self._text.append(place)
        for resource, operators in self._faces.runs(fragment):
            if (resource, fragment.size) != self._font:
                self._font = (resource, fragment.size)
                self._text.append(f"/{resource} {number(fragment.size)} Tf\n".encode("ascii"))
            self._text.append(operators)

    def stream(self) -> bytes:
        """Return the content stream, not yet compressed."""
        parts = []
        if self._fills:
            parts += [b"/Artifact <</Type /Layout>> BDC\n", *self._fills, b"EMC\n"]
        if self._text:
            parts += [b"BT\n", *self._text, b"ET\n"]
        return b"".join(parts)


def _left(fragment: Fragment) -> float:
    """Return where a fragment's first glyph from the left stands: spaces at a line's end hang out of the line."""
    if fragment.level % 2 == 0 or not fragment.text.endswith(" "):
        return fragment.x
    return (
        fragment.x
        + fragment.width
        - fragment.shaper.advance(fragment.text, fragment.before, fragment.after) * fragment.size
    )


@lru_cache(maxsize=256)
def _rgb(color: str) -> bytes:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{number(red)} {number(green)} {number(blue)} rg\n".encode("ascii")
