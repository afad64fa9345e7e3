"""Turn pictures and charts into inline pictures (ISO/IEC 29500-1, 20.4.2.8), each file in the package once.

A picture of dots is embedded as it is. What is drawn is embedded as SVG, its letters as paths, with a PNG in its place
for programs that don't know SVG (the extension `svgBlip` of Office 2016).
"""

from collections import OrderedDict
from collections.abc import Callable
from copy import copy
from hashlib import sha256
from threading import Lock

from bluf.layout import PlacedFigure
from bluf.writers.docx.package import RELATIONSHIP_TYPE, PackagePart
from bluf.writers.docx.wordprocessing_xml import Xml, escaped
from bluf.writers.dots import at_most_printed

_EMU = 12_700  # a point, in the unit of drawings (20.1.10.16)
_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


class Pictures:
    """The pictures of one package. `rendered` returns what is drawn as a PNG."""

    def __init__(self, rendered: Callable[[PlacedFigure], bytes]) -> None:
        self._rendered = rendered
        self._parts: dict[str, PackagePart] = {}
        self._count = 0

    def copy(self) -> "Pictures":
        """Return the same pictures, for others to be added to."""
        pictures = copy(self)
        pictures._parts = dict(self._parts)
        return pictures

    def inline(self, figure: PlacedFigure, part: PackagePart) -> Xml:
        """Return the drawing that stands in a run of a part."""
        self._count += 1
        size = f'cx="{round(figure.rect.width * _EMU)}" cy="{round(figure.rect.height * _EMU)}"'
        name = f"Picture {self._count}"
        alt = figure.block.alt
        described = f' descr="{_quoted(alt)}"' if alt else ""
        return Xml(
            f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
            'distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {size}/><wp:docPr id="{self._count}" name="{name}"{described}'
            f"{'/' if alt is not None else ''}>{'' if alt is not None else _DECORATIVE + '</wp:docPr>'}"
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{self._count}" name="{name}"/>'
            f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{self._blip(figure, part)}"
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )

    def _blip(self, figure: PlacedFigure, part: PackagePart) -> str:
        picture = None if figure.labels else figure.drawing.picture
        if picture is not None:
            image = at_most_printed(picture.image, picture.width, picture.height)
            return f'<a:blip r:embed="{self._related(image.kind, image.data, part)}"/>'
        from bluf.writers.drawing_svg import figure_svg

        drawn = figure_svg(figure)
        svg = self._related("svg", drawn, part)
        png = self._related("png", _KEPT.of(sha256(drawn).digest(), lambda: self._rendered(figure)), part)
        return (
            f'<a:blip r:embed="{png}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
            '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
            f'r:embed="{svg}"/></a:ext></a:extLst></a:blip>'
        )

    def _related(self, kind: str, data: bytes, part: PackagePart) -> str:
        digest = sha256(data).hexdigest()
        if digest not in self._parts:
            path = f"/word/media/picture{len(self._parts) + 1}.{kind}"
            self._parts[digest] = PackagePart.of(path, _TYPES[kind], data)
        return part.relate_to(self._parts[digest], RELATIONSHIP_TYPE.IMAGE)


class _KeptRenderings:
    """What was drawn last, by the digest of what it shows: a logo is that of page after page."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = Lock()

    def of(self, digest: bytes, make: Callable[[], bytes]) -> bytes:
        """Return the rendering kept for a digest, or what `make` makes."""
        with self._lock:
            found = self._made.get(digest)
        if found is None:
            found = make()
        with self._lock:
            self._made[digest] = found
            self._made.move_to_end(digest)
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        return found


_KEPT = _KeptRenderings(16)
_DECORATIVE = (
    f'<a:extLst xmlns:a="{_DRAWING}/main"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def _quoted(text: str) -> str:
    return escaped(text).replace('"', "&quot;").replace("\n", " ")
