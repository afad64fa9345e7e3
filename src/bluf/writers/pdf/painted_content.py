"""Turn painting into a content stream (ISO 32000-1, 8 and 9): filled rectangles, then drawings, then text.

Everything is either marked with the MCID of a structure element or an artifact. All text stands in one text object, so
marks open and close inside it. Coordinates come as the page has them, from the top left corner.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import lru_cache

from bluf.document import Drawing
from bluf.layout import Fragment, Line, Rect
from bluf.layout.page import EMBOLDENING
from bluf.writers.decimals import number
from bluf.writers.pdf.drawings import Drawings, rgb
from bluf.writers.pdf.font_descriptors import ShownRun
from bluf.writers.pdf.font_subsets import Faces
from bluf.writers.pdf.objects import text_string


class PaintedContent:
    """The content stream of a page `height` points high."""

    def __init__(self, height: float, faces: Faces) -> None:
        self._height = height
        self._faces = faces
        self.drawings = Drawings(height)
        self._fills: list[tuple[Rect, str]] = []
        self._underlines: list[tuple[Rect, str]] = []
        self._drawn: list[bytes] = []
        self._text: list[bytes] = []
        self._color = ""
        self._font = ("", 0.0)

    def copy(self, faces: Faces) -> "PaintedContent":
        """Return the same content for text to be added to, in a copy of its faces."""
        content = copy(self)
        content._faces = faces
        content._fills, content._underlines, content._text = [*self._fills], [*self._underlines], [*self._text]
        return content

    def fill(self, rect: Rect, color: str) -> None:
        """Fill a rectangle: decoration, under all text."""
        self._fills.append((rect, color))

    def underline(self, rect: Rect, color: str) -> None:
        """Fill a rectangle under words, over all others."""
        self._underlines.append((rect, color))

    def draw(self, drawing: Drawing, rect: Rect, mcid: int | None) -> None:
        """Paint a drawing in a rectangle, over all fills and under all text; without an MCID it is decoration."""
        mark = "/Artifact <</Type /Layout>> BDC\n" if mcid is None else f"/Figure <</MCID {mcid}>> BDC\n"
        self._drawn += [mark.encode("ascii"), self.drawings.painted(drawing, rect), b"EMC\n"]

    def begin_decoration(self) -> None:
        """Begin text that is decoration."""
        self._text.append(b"/Artifact <</Type /Layout>> BDC\n")

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

    def show(self, fragments: Sequence[Fragment], line: Line, is_right_to_left: bool) -> None:
        """Paint fragments that look alike and stand side by side on a line of a direction."""
        self._show(self._faces.runs(fragments, line, is_right_to_left), fragments[0], line)

    def show_run(self, run: ShownRun, fragment: Fragment, line: Line) -> None:
        """Paint what shows a fragment, or what is read of it."""
        self._show((run,), fragment, line)

    def _show(self, runs: Iterable[ShownRun], look: Fragment, line: Line) -> None:
        if look.color != self._color:
            self._color = look.color
            self._text.append(_rgb(look.color))
        if look.emboldened:
            stroke = _rgb(look.color).replace(b" rg", b" RG")
            self._text.append(stroke + f"{number(look.size * EMBOLDENING)} w 2 Tr\n".encode("ascii"))
        y = number(self._height - (line.baseline - look.rise))
        for resource, operators, x in runs:
            if x is not None:
                self._text.append(f"1 0 0 1 {number(x)} {y} Tm\n".encode("ascii"))
            if (resource, look.size) != self._font:
                self._font = (resource, look.size)
                self._text.append(f"/{resource} {number(look.size)} Tf\n".encode("ascii"))
            self._text.append(operators)
        if look.emboldened:
            self._text.append(b"0 Tr\n")

    def stream(self) -> bytes:
        """Return the content stream, not yet compressed."""
        parts = []
        filled = b"".join(self._filled())
        if filled:
            parts += [b"/Artifact <</Type /Layout>> BDC\n", filled, b"EMC\n"]
        parts += self._drawn
        if self._text:
            parts += [b"BT\n", *self._text, b"ET\n"]
        return b"".join(parts)

    def _filled(self) -> Iterator[bytes]:
        current = ""
        for rect, color in (*self._fills, *self._underlines):
            if color != current:
                current = color
                yield _rgb(color)
            y = self._height - rect.bottom
            yield f"{number(rect.x)} {number(y)} {number(rect.width)} {number(rect.height)} re f\n".encode("ascii")


@lru_cache(maxsize=256)
def _rgb(color: str) -> bytes:
    return f"{rgb(color)} rg\n".encode("ascii")
