"""Look at the XML of every part for what no program shows: comments, elements and attributes of nobody's, and paths.

The tree is asked by XPath, which costs little however large it is; only what may say something is looked at here.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.docx.listed_values import says_own_words, style_says_own_words
from bluf.inspection.docx.namespaces import MC, SPACES, A, C, M, V, W, words_of
from bluf.inspection.docx.package_parts import PackageParts, UnreadablePartError
from bluf.inspection.finding_wording import Shown, squeezed, word_set
from bluf.inspection.inspection_report import Trait, Unseen
from bluf.inspection.looks import found
from bluf.inspection.pictures import picture_traits
from bluf.inspection.pictures.svg_attributes import is_drawn, picture_in
from bluf.inspection.safe_xml import asked, attributes, local, remarks
from bluf.inspection.spending import Spending
from bluf.inspection.traces import machine_paths

if TYPE_CHECKING:
    from lxml.etree import _Element

_KNOWN = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2001/XMLSchema-instance",
    "http://purl.org/dc/",
    "urn:schemas-microsoft-com:",
)
_KNOWN_BYTES = tuple(space.encode() for space in _KNOWN)
# Namespaces that programs declare in the parts that they write, without use.
_DECLARED = (
    *_KNOWN_BYTES,
    *(
        b"http://www.w3.org/",
        b"http://purl.oclc.org/ooxml/",
        b"http://opendope.org/",
        b"http://www.wps.cn/",
        b"urn:oasis:",
    ),
    *(b"http://ns.adobe.com/", b"http://www.aiim.org/", b"adobe:ns:meta/"),
)
_READ = frozenset((A + "t", M + "t"))
_KNOWN_TEST = " or ".join(f"starts-with(namespace-uri(), '{space}')" for space in _KNOWN)
_STRANGE = f"/descendant::*[not({_KNOWN_TEST})] | /descendant::*/@*[namespace-uri() != '' and not({_KNOWN_TEST})]/.."
# Elements whose text a program shows, or that other looks judge; numbers and references in drawings, which say nothing.
_WORDED = frozenset(
    (
        *(W + name for name in ("t", "delText", "instrText", "delInstrText", "fldData", "binData")),
        *(C + name for name in ("v", "f", "formatCode")),
        A + "t",
        M + "t",
    )
)
_NUMERIC = re.compile(
    r"[-+\d.,\s%eE:TZ]*|page|margin|column|character|paragraph|line|left|right|center|top|bottom|"
    r"inside|outside|text|insideMargin|outsideMargin|leftMargin|rightMargin|topMargin|bottomMargin|true|false"
)
_TEXTS = "/descendant::text()[not(parent::w:t)][normalize-space()]"
_TELLING = (
    "/descendant::*/@*[contains(., '/') or contains(., '\\') or contains(., ' ') or contains(., '@') "
    "or contains(., '%')]"
)
# The values that are neither numbers nor short, of attributes for which the standard lists the values.
_LISTED = " | ".join(
    f"/descendant::{element}/@{name}[string-length(translate(., '0123456789ABCDEFabcdef.-', '')) > 2]"
    for element, name in (("*[not(self::w:rFonts or self::w:lang)]", "w:*"), ("m:*", "m:*"), ("w:rFonts", "w:hint"))
)
# Attributes with words that other looks judge, or that say how something is drawn; by element and name, * for any.
_JUDGED = word_set(
    """
    name.val style.styleId pStyle.val rStyle.val tblStyle.val next.val basedOn.val link.val lsdException.name
    rFonts.* font.name altName.val lvlText.val docPr.* cNvPr.* alias.val tag.val tblCaption.val
    tblDescription.val instrText.* fldSimple.instr hyperlink.* bookmarkStart.name comment.* ins.* del.*
    moveFrom.* moveTo.* rPrChange.* pPrChange.* sectPrChange.* tblPrChange.* tcPrChange.* trPrChange.* cellIns.*
    cellDel.* cellMerge.* moveFromRangeStart.* moveToRangeStart.* tblPrExChange.* tblGridChange.*
    numberingChange.* person.* presenceInfo.* latin.* ea.* cs.* sym.* font.typeface theme.name clrScheme.name
    fontScheme.name fmtScheme.name custClr.name listItem.* docVar.* docPart.* docPartGallery.val
    docPartCategory.val category.* ffData.* helpText.val statusText.val default.val entryMacro.val exitMacro.val
    attr.* smartTag.* smartTagType.* customXml.* customXmlPr.* dataBinding.* schemaRef.* attachedSchema.*
    schema.* hlinkClick.* hlinkHover.* permStart.* aliases.val caption.* autoCaption.*
    calendar.* plotArea.* chartArea.* plotArea3D.* date.* dateFormat.val documentProtection.* writeProtection.*
    query.val connectString.* udl.* table.* src.* Relationship.* Override.* Default.* property.* textpath.string
    rsid.val numPicBullet.* pict.* wvml.* zoom.* mailSubject.val addressFieldName.val mappedName.val odso.*
    headerSource.* dataSource.* activeRecord.* fieldMapData.* column.val uniqueTag.val recipientData.*
    clickAndTypeStyle.val mathFont.val themeFamily.* docId.val formula.* f.* h.* path.* fill.* stroke.* shadow.*
    imagedata.* shape.* shapetype.* rect.* roundrect.* group.* oval.* line.* polyline.* arc.* curve.*
    background.* shapedefaults.* shapelayout.* textbox.* lock.* idmap.* extrusion.* OLEObject.* control.*
    callout.* wrap.* anchorlock.* gd.* pt.* sdtContent.* externalData.* numFmt.formatCode themeFontLang.* lang.*
    text.* diagram.* rules.* r.* proxy.* regrouptable.* rel.* entry.* relationtable.* vmlframe.* handles.*
    ulTrailSpace.* framePr.* object.* jsaProject.* chartSpace.* colorsDef.* styleDef.* layoutDef.* title.*
    desc.* cat.* alg.* presOf.* constr.* rule.* if.* forEach.* prSet.* dataModelExt.* relIds.* ext.*
    webExtensionPart.*
    """
)
# Attributes of WordprocessingML and of formulas with free values, beside those.
_FREE = word_set(
    """
    lang.* themeFontLang.* lid.val activeWritingStyle.lang noLineBreaksAfter.lang noLineBreaksBefore.lang chr.val
    begChr.val endChr.val sepChr.val docPartUnique.val storeMappedDataAs.* numStyleLink.val styleLink.val
    clickAndTypeStyle.val defaultTableStyle.val guid.val embedRegular.* embedBold.* embedItalic.* embedBoldItalic.*
    txbxContent.* docGrid.* permEnd.* bookmarkEnd.* frame.* frameset.* encoding.val linkToQuery.* checkBox.*
    """
)
_OF_WORDS = _JUDGED | _FREE
_WHO = ("author", "initials", "date")  # of a change or remark, which other looks tell
_LISTS = frozenset(
    ("Ignorable", "PreserveElements", "PreserveAttributes", "ProcessContent", "MustUnderstand", "Requires")
)
_WORDS = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}+\W++[^\W\d_]{3,}")
_URI = re.compile(r"(?:https?://(?:schemas|www\.w3|purl)[\w./-]*|urn:[\w:.-]+)(?:\s+\S+)*")
_OF_OTHERS = (_WORDS, re.compile(r"^\{[0-9A-Fa-f-]{36}\}$"), re.compile(rf"^{_URI.pattern}$"))
_SVG = "{http://www.w3.org/2000/svg}"
_NESTED = 4  # choices within choices


def markup_traits(package: PackageParts, budget: Spending) -> Iterator[Trait]:
    """Yield what stands in the XML of all parts and is shown by no program."""
    for part in budget.timed(package.names):
        if not part.endswith((".xml", ".rels")) and not package.types.get(part, "").endswith("xml"):
            continue
        try:
            root = package.tree(part)
        except UnreadablePartError as error:
            yield Unseen(f"{part}: not looked at, as {error}")
            continue
        judged = part.startswith(("customXml/", "docProps/", "_xmlsignatures/"))
        for space in sorted(package.spaces[part]) if not judged else ():
            if space and not space.startswith(_DECLARED):
                yield found("strange-namespace", space.decode("utf-8", "replace"), part)
        for prefix in sorted(package.prefixes[part]) if not judged else ():
            yield found("strange-namespace", f"prefix {prefix.decode('utf-8', 'replace')}", part)
        for said in remarks(root):
            if squeezed(said):
                yield found("remark-in-xml", said, part)
                yield from machine_paths(said, part)
        if part.endswith(".rels") or part == "[Content_Types].xml":
            continue  # their targets are looked at as such
        yield from _texts(root, part, judged)
        yield from _attributes(root, part, judged)
        if not judged:
            yield from _own_values(root, part)
        if not judged and not all(space.startswith(_KNOWN_BYTES) for space in package.spaces[part]):
            yield from _strange(root, part)


def _strange(root: "_Element", part: str) -> Iterator[Trait]:
    """Yield the text and attributes of elements that are of no known kind."""
    for element in asked(root, _STRANGE):
        known = element.tag.lstrip("{").startswith(_KNOWN)
        for name, value in attributes(element).items():
            if element.tag.startswith(_SVG):
                if is_drawn(name, value):
                    continue
                if picture := picture_in(value):
                    yield from picture_traits(picture, part)
                    continue
            foreign = name.startswith("{") and not name[1:].startswith(_KNOWN)
            if squeezed(value) and (foreign or (not known and not name.startswith("{"))):
                yield found("strange-attribute", value, part)


def _texts(root: "_Element", part: str, judged: bool) -> Iterator[Trait]:
    """Yield the paths in texts that are not those of a page, and the text in elements that show none."""
    for text in asked(root, _TEXTS, SPACES):
        holder, said = text.getparent(), str(text).strip()
        if holder is None:
            continue
        tag = str(holder.tag)
        if tag not in _READ:
            yield from machine_paths(said, part)
        shown = not text.is_tail and (tag in _WORDED or _is_shown(holder))
        if not (judged or shown or _NUMERIC.fullmatch(said)) and squeezed(said):
            yield found("strange-text", said, part)


def _is_shown(element: "_Element") -> bool:
    """Whether an element of a chart, diagram or drawing holds text by which it is drawn."""
    return not str(element.tag).startswith(W) and local(element) in _VALUES


_VALUES = word_set(
    """
    f v formatCode posOffset pctWidth pctHeight pctPosHOffset pctPosVOffset align sqref Anchor Row Column FieldCodes
    LockedField ClientData cNvCnPr uri separator creationId
    """
)


def _attributes(root: "_Element", part: str, judged: bool) -> Iterator[Trait]:
    """Yield the paths in attributes, and those that hold words where none belong."""
    for value in asked(root, _TELLING):
        said = str(value)
        yield from machine_paths(said, part)
        if judged or not _WORDS.search(said) or _URI.fullmatch(said):
            continue
        element, name = value.getparent(), str(value.attrname).rpartition("}")[2]
        kind = local(element)
        if (
            f"{kind}.{name}" in _JUDGED
            or f"{kind}.*" in _JUDGED
            or name in _LISTS
            or name in ("style", "schemaLocation")
        ):
            continue
        yield found("words-in-attribute", f"{kind} {name}: {said}", part)


def _own_values(root: "_Element", part: str) -> Iterator[Trait]:
    """Yield the attributes that hold words where the standard lists the values, and the styles of VML that do."""
    listed: set[str] = set()  # also several words, which are told by the look at all attributes
    for value in asked(root, _LISTED, SPACES):
        if value in listed:
            continue
        if not says_own_words(value) or any(form.search(value) for form in _OF_OTHERS):
            listed.add(str(value))
            continue
        kind, name = local(value.getparent()), str(value.attrname).rpartition("}")[2]
        if name not in _WHO and (name == "hint" or not {f"{kind}.{name}", f"{kind}.*"} & _OF_WORDS):
            yield found("words-in-attribute", f"{kind} {name}: {value}", part)
    for shape in root.iter(V + "*"):
        if style_says_own_words(said := shape.get("style", "")):
            yield found("words-in-attribute", f"{local(shape)} style: {said}", part)


def fallback_traits(root: "_Element", where: str) -> Iterator[Trait]:
    """Yield the text that stands in a fallback alone, which few programs show."""
    for either in root.iter(MC + "AlternateContent"):
        if sum(1 for _ in either.iterancestors(either.tag)) >= _NESTED:
            continue
        chosen = Shown([words_of(choice) for choice in either.iterchildren(MC + "Choice")])
        for fallback in either.iterchildren(MC + "Fallback"):
            said = words_of(fallback)
            if chosen.lacks(said) and squeezed(said):
                yield found("fallback", said, where)
