"""Tell, before a page is drawn, whether that could exhaust the machine: by a picture, a stream, or forms in forms."""

from collections import Counter
from typing import TYPE_CHECKING

from bluf.inspection import limits
from bluf.inspection.pdf.content import content_of, drawn_names, named_in
from bluf.inspection.pdf.objects import Objects, bounded

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_PACKED = 1032  # to one, at most: Deflate


def too_heavy(pdf: "Pdf", objects: Objects) -> bool:
    """Whether a stream or picture is over its limit, or a page draws forms more often than the limit of that."""
    if any(_unpacks_to_too_much(stream) for stream in objects.dictionaries):
        return True
    forms = Forms()
    return any(forms.drawn_by(page.obj) > limits.PDF_FORMS for page in pdf.pages[: limits.PDF_PAGES])


def _unpacks_to_too_much(stream: "Object") -> bool:
    import pikepdf

    if not isinstance(stream, pikepdf.Stream):
        return False
    if str(stream.get("/Subtype", "")) == "/Image":
        return int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > limits.PICTURE
    filters = stream.get("/Filter")
    nested = isinstance(filters, pikepdf.Array) and len(filters) > 1
    if not nested and int(stream.get("/Length", 0)) <= limits.PDF_STREAM // _PACKED:
        return False
    try:
        bounded(stream)
    except Exception:  # over a limit, or damaged beyond reading
        return True
    return False


class Forms:
    """How often forms are drawn, those that forms draw included: a few nested ones can make it billions."""

    def __init__(self) -> None:
        self._counts: dict[tuple[int, int], int] = {}

    def drawn_by(self, page: "Object") -> int:
        """Return how often a page draws a form."""
        return self._in(content_of(page.get("/Contents")), page.get("/Resources"))

    def _in(self, content: bytes, resources: "Object | None") -> int:
        named = named_in(resources)
        uses = Counter(drawn_names(content)) if named else Counter()
        return sum(count * self._of(named.get(name), resources) for name, count in uses.items())

    def _of(self, form: "Object | None", around: "Object | None") -> int:
        if form is None or str(form.get("/Subtype", "")) != "/Form":
            return 0
        if form.objgen not in self._counts:
            self._counts[form.objgen] = 0  # a form within itself is drawn no further
            self._counts[form.objgen] = 1 + self._in(bounded(form), form.get("/Resources", around))
        return self._counts[form.objgen]
