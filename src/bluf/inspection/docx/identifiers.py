"""Yield the names by which a DOCX refers to things, and nobody reads: each can say something that no page shows."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.docx.drawing_names import is_given
from bluf.inspection.docx.namespaces import V, W, val
from bluf.inspection.docx.package_parts import PackageParts
from bluf.inspection.languages import is_language
from bluf.inspection.safe_xml import attributes
from bluf.inspection.shown_labels import ShownLabel

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMING = {
    W + "docPart": ("val",),
    W + "docPartGallery": ("val",),
    W + "docPartCategory": ("val",),
    W + "lsdException": ("name",),
    W + "compatSetting": ("name",),
    W + "autoCaption": ("name", "caption"),
}
_STYLES = tuple(
    W + name for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "clickAndTypeStyle", "defaultTableStyle")
)
_RARE = (W + "clickAndTypeStyle", W + "defaultTableStyle")
_LANGUAGES: dict[str, tuple[str, ...]] = {
    W + "lang": ("val", "eastAsia", "bidi"),
    W + "themeFontLang": ("val", "eastAsia", "bidi"),
}
_LANGUAGES |= {W + "lid": ("val",), W + "activeWritingStyle": ("lang",)}
_LANGUAGES |= dict.fromkeys((W + "noLineBreaksAfter", W + "noLineBreaksBefore"), ("lang",))
_FRAMES = frozenset(("_blank", "_self", "_parent", "_top", "blank"))
_WORDS = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}+[\W_]++[^\W\d_]{3}")
_JOINED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]{3,}+[\W_]++){2}[^\W\d_]{3}")
_EXTENSION = re.compile(r"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|https?://\S+")
_SUFFIX = re.compile(r"\w{1,7}|vmldrawing", re.IGNORECASE)
_TYPE = re.compile(r"(?:image|audio|video|text|font|model)/[\w.+-]*|application/(?:[\w-]{1,12}|x-[\w-]*|vnd\.[\w.+-]*)")


def identifier_labels(package: PackageParts, roots: "dict[str, _Element]") -> Iterator[ShownLabel]:
    """Yield the identifiers in some parts, and those of relationships and content types, that have several words."""
    for relation in package.relations:
        if _JOINED.search(relation.id):
            yield _label(relation.id, relation.source)
    for suffix, content_type in package.unused_types:
        if not (_SUFFIX.fullmatch(suffix) and _TYPE.fullmatch(content_type)):
            yield ShownLabel("identifier", "identifier", f"{suffix} {content_type}", "[Content_Types].xml", quiet=True)
    styles = [style for root in roots.values() for style in root.iter(W + "style")]
    defined = {style.get(W + "styleId", "") for style in styles}
    for style in styles:
        # Of a style of Word's own the id is its name in the language of who wrote it.
        if style.get(W + "customStyle") in ("1", "true") and _WORDS.search(said := style.get(W + "styleId", "")):
            yield _label(said, "styles", val(style, "name") or "")
    for part, root in roots.items():
        yield from (_label(said, part) for said in dict.fromkeys(_said_in(root, defined)))


def _label(said: str, where: str, beside: str = "") -> ShownLabel:
    return ShownLabel(
        "identifier", "identifier", re.sub(r"[_.-]", " ", said), where, beside=beside, quiet=True, style=True
    )


def _said_in(root: "_Element", defined: set[str]) -> Iterator[str]:
    for element in root.iter(*_NAMING):
        for name in _NAMING[str(element.tag)]:
            if _WORDS.search(value := element.get(W + name, "")):
                yield value
    for style in root.iter(*_STYLES):
        value, rare = style.get(W + "val", ""), style.tag in _RARE
        if value not in defined and (rare or _WORDS.search(value)):
            yield value
    for link in root.iter(W + "hyperlink"):
        yield from (value for name in ("docLocation", "anchor") if _WORDS.search(value := link.get(W + name, "")))
        if (value := link.get(W + "tgtFrame", "")) not in _FRAMES:
            yield value
    for language in root.iter(*_LANGUAGES):
        for name in _LANGUAGES[str(language.tag)]:
            if (named := language.get(W + name)) and not is_language(named):
                yield named
    for shape in root.iter(V + "*"):
        for name, value in attributes(shape).items():
            if name.rpartition("}")[2] in ("id", "spid", "class") and not is_given(value):
                yield value
    for extension in root.iter("{*}ext"):
        if (uri := extension.get("uri")) and not _EXTENSION.fullmatch(uri):
            yield uri
