"""Hold the structure tree while the page is painted, and write it (ISO 32000-1, 14.7; ISO 14289-1, 7).

Only standard structure types are used, so there is no role map. Every piece of real content has a number (MCID) and
one element that owns it; everything else is painted as an artifact.
"""

from dataclasses import dataclass, field, replace
from typing import TypeAlias

from bluf.writers.pdf.objects import File, Object, PdfName, Raw, Ref, text_string


@dataclass(slots=True)
class Annotated:
    """A link's rectangle on the page, in PDF coordinates, as a kid of its element."""

    rect: tuple[float, float, float, float]
    uri: str
    contents: str


Kid: TypeAlias = "StructureElement | Annotated | int"


@dataclass(slots=True)
class StructureElement:
    """A structure element. A kid that is a number is marked content. `attributes` is PDF syntax.

    `alt` is what stands for it where it can't be seen (14.9.3).
    """

    kind: str
    kids: list[Kid] = field(default_factory=list)
    lang: str | None = None
    attributes: str | None = None
    alt: str | None = None

    def add(self, kind: str, lang: str | None = None, attributes: str | None = None) -> "StructureElement":
        """Append a new element and return it."""
        child = StructureElement(kind, [], lang, attributes)
        self.kids.append(child)
        return child


class Structure:
    """The tree of one page, from its `Document` element, and the owners of its marked content."""

    def __init__(self) -> None:
        self.root = StructureElement("Document")
        self._owners: list[StructureElement] = []

    def copy(self) -> "Structure":
        """Return the same tree, to whose root elements can be added; those that it has are not changed any more."""
        structure = Structure()
        structure.root = replace(self.root, kids=[*self.root.kids])
        structure._owners = [*self._owners]
        return structure

    def mark(self, element: StructureElement) -> int:
        """Return a new MCID and make it the element's next kid."""
        mcid = len(self._owners)
        self._owners.append(element)
        element.kids.append(mcid)
        return mcid

    def write(self, file: File, page: Ref) -> tuple[Ref, list[Ref]]:
        """Add the tree to the file; return its root and the page's annotations, in reading order.

        The page's own key in the parent tree is 0.
        """
        root = file.reserve()
        refs: dict[int, Ref] = {}
        annotations: list[Ref] = []
        parents: list[Ref] = []
        top = self._element(self.root, root, file, page, refs, annotations, parents)
        owners = Raw("[" + " ".join(f"{int(refs[id(owner)])} 0 R" for owner in self._owners) + "]")
        numbers: list[Object] = [0, owners]
        for key, parent in enumerate(parents, 1):
            numbers += [key, parent]
        file.put(
            root,
            {
                "Type": PdfName("StructTreeRoot"),
                "K": top,
                "ParentTree": {"Nums": numbers},
                "ParentTreeNextKey": len(parents) + 1,
            },
        )
        return root, annotations

    def _element(
        self,
        element: StructureElement,
        parent: Ref,
        file: File,
        page: Ref,
        refs: dict[int, Ref],
        annotations: list[Ref],
        parents: list[Ref],
    ) -> Ref:
        ref = refs[id(element)] = file.reserve()
        kids = []
        for kid in element.kids:
            if isinstance(kid, int):
                kids.append(str(kid))
            elif isinstance(kid, StructureElement):
                child = self._element(kid, ref, file, page, refs, annotations, parents)
                kids.append(f"{int(child)} 0 R")
            else:
                parents.append(ref)
                annotation = _annotation(kid, len(parents), page, file)
                annotations.append(annotation)
                kids.append(f"<</Type /OBJR /Obj {int(annotation)} 0 R>>")
        entries = [f"/S /{element.kind} /P {int(parent)} 0 R"]
        if any(not isinstance(kid, StructureElement) for kid in element.kids):
            entries.append(f"/Pg {int(page)} 0 R")
        if kids:
            entries.append("/K " + (kids[0] if len(kids) == 1 else "[" + " ".join(kids) + "]"))
        if element.lang:
            entries.append("/Lang " + text_string(element.lang))
        if element.alt is not None:
            entries.append("/Alt " + text_string(element.alt))
        if element.attributes:
            entries.append(f"/A {element.attributes}")
        file.put(ref, Raw("<<" + " ".join(entries) + ">>"))
        return ref


def _annotation(link: Annotated, key: int, page: Ref, file: File) -> Ref:
    """Add a link annotation: printed (flag 4), without a border, described, tied to its element by `key`."""
    return file.add(
        {
            "Type": PdfName("Annot"),
            "Subtype": PdfName("Link"),
            "Rect": list(link.rect),
            "P": page,
            "F": 4,
            "Border": [0, 0, 0],
            "Contents": link.contents,
            "A": {"Type": PdfName("Action"), "S": PdfName("URI"), "URI": link.uri},
            "StructParent": key,
        }
    )
