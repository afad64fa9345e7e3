"""Turn a package's properties and settings into entries and findings: core, extended, custom; what Word remembers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.docx.namespaces import W, is_on, val
from bluf.inspection.docx.package_parts import PackageParts
from bluf.inspection.finding_wording import squeezed, word_set
from bluf.inspection.inspection_report import ReportEntry, Trait
from bluf.inspection.looks import found
from bluf.inspection.safe_xml import attributes, local, text_in
from bluf.inspection.shown_labels import ShownLabel
from bluf.inspection.traces import is_bluf, link_traits, machine_paths

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = {
    "creator": "author",
    "lastModifiedBy": "last-editor",
    "revision": "saving",
    "lastPrinted": "saving",
    "identifier": "saving",
    "version": "saving",
    "Company": "organisation",
    "Manager": "organisation",
    "TotalTime": "saving",
    "Template": "saving",
    "HyperlinkBase": "saving",
}
_NAMED = ("author", "last-editor", "organisation")
# Counts and flags that Word writes; in any other form they say something.
_COUNTS = frozenset(
    {
        *(
            "Words",
            "Characters",
            "CharactersWithSpaces",
            "Lines",
            "Paragraphs",
            "DocSecurity",
            "Pages",
            "Slides",
            "Notes",
        ),
        *("ScaleCrop", "LinksUpToDate", "SharedDoc", "HyperlinksChanged", "HiddenSlides", "MMClips"),
    }
)
_LISTED = frozenset({"HeadingPairs", "TitlesOfParts", "HLinks", "DigSig", "AppVersion"})
_KNOWN = {
    "core": word_set("title subject description keywords created modified category contentStatus contentType language"),
    "app": word_set("Application PresentationFormat Pages"),
}
_PLAIN = frozenset({"true", "false", ""})
# What Word calls the parts that it lists, in the languages that its users have.
_PAIRS = word_set(
    """
    title titel rubrik pealkiri virsraksts títol titre título titolo название tytuł otsikko titles
    headings überschriften titres 제목 タイトル שם العنوان τίτλος názov
    název cím tytuł naslov pavadinimas başlık 标题 標題
    """
)


def property_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield the core, extended and custom properties."""
    for part, root in package.trees("core-properties"):
        for element in root:
            yield from _property("core", local(element), (element.text or "").strip(), part)
    for part, root in package.trees("extended-properties"):
        yield from _extended(root, part)
    for part, root in package.trees("custom-properties"):
        for element in root:
            text = text_in(element)
            yield ReportEntry("custom", element.get("name", ""), text)
            yield found("property", f"property {element.get('name', '')}: {text}", part)
            yield from machine_paths(text, part)


def _extended(root: "_Element", part: str) -> Iterator[Trait]:
    for element in root:
        name, text = local(element), (element.text or "").strip()
        if name in _COUNTS and (text in _PLAIN or text.isdecimal()):
            if name == "Pages":
                yield ReportEntry("app", name, text)
        elif name == "HLinks":
            for said in element.iter("{*}lpwstr"):
                if "://" in (said.text or ""):
                    yield from link_traits(said.text or "", part)
        elif name == "DigSig" and (packed := text_in(element)):
            yield found("property", f"property DigSig: {len(packed):,} characters", part)
        elif name not in _LISTED:
            yield from _property("app", name, text, part)
    application, version = (root.findtext(f"{{*}}{name}", "").strip() for name in ("Application", "AppVersion"))
    if version:
        yield ReportEntry("app", "AppVersion", version)
    if (application and not is_bluf(application)) or version:
        yield found("program", f"{application} {version}".strip(), part)


def property_labels(package: PackageParts) -> Iterator[ShownLabel]:
    """Yield the titles of parts that Word lists: those of headings, once."""
    title = next((root.findtext("{*}title", "") for _, root in package.trees("core-properties")), "")
    for part, root in package.trees("extended-properties"):
        for said in root.iterfind("{*}TitlesOfParts//{*}lpstr"):
            yield ShownLabel("titles-of-parts", "titles-of-parts", said.text or "", part, beside=title, quiet=True)
        for said in root.iterfind("{*}HeadingPairs//{*}lpstr"):
            if squeezed(said.text or "") not in _PAIRS:
                yield ShownLabel("titles-of-parts", "titles-of-parts", said.text or "", part, quiet=True)


def _property(place: str, name: str, text: str, part: str) -> Iterator[Trait]:
    if not text or not name:
        return
    yield ReportEntry(place, name, text)
    if look := _KINDS.get(name):
        yield found(look, text if look in _NAMED else f"{name} {text}", part)
    elif name not in _KNOWN[place]:
        yield found("property", f"property {name}: {text}", part)
    yield from machine_paths(text, part)


def setting_traits(package: PackageParts) -> Iterator[Trait]:
    """Yield what the settings remember: save ids, document id, variables, a mail merge, protection."""
    for part, root in package.trees("settings"):
        saves = list(root.iter(W + "rsid", W + "rsidRoot"))
        if saves:
            yield found("ids-of-saves", f"{len(saves)} ids of saves", part)
        for element in root:
            yield from _setting(element, part)
        if is_on(root, "trackRevisions"):
            yield found("tracking", "further changes will be tracked", part)
    for part, root in package.trees("webSettings"):
        for frame in root.iter(W + "sourceFileName", W + "name"):
            yield found("setting", f"a frame {' '.join(attributes(frame).values())}", part)


def _setting(element: "_Element", part: str) -> Iterator[Trait]:
    name = local(element)
    if name == "docId":
        yield found("ids-of-saves", f"document id {next(iter(element.attrib.values()), '')!s}", part)
    elif name == "docVars":
        for variable in element:
            told = f"variable {variable.get(W + 'name', '')}: {variable.get(W + 'val', '')}"
            yield found("variable", told, part)
            yield from machine_paths(variable.get(W + "val", ""), part)
    elif name == "mailMerge":
        query = val(element, "query") or ""
        yield found("mail-merge", f"mail merge {query}".strip(), part)
        for inside in element.iter():
            for value in attributes(inside).values():
                yield from machine_paths(value, part)
    elif name in ("documentProtection", "writeProtection"):
        yield found("setting", "protection against editing", part)
    elif name in ("attachedSchema", "saveThroughXslt", "documentType", "smartTagType"):
        held = [value for inner in element.iter() for value in attributes(inner).values()]
        yield found("setting", f"{name} {' '.join(held)}", part)
    elif name == "captions":
        for caption in element.iter(W + "caption"):
            yield from machine_paths(caption.get(W + "name", ""), part)


def setting_labels(package: PackageParts) -> Iterator[ShownLabel]:
    """Yield the names of captions, styles, and themes."""
    for part, root in package.trees("settings"):
        for caption in root.iter(W + "caption"):
            yield ShownLabel("caption-name", "label-other", caption.get(W + "name", ""), part, quiet=True)
    for part, root in package.trees("styles"):
        own = {
            style.get(W + "styleId")
            for style in root.iter(W + "style")
            if style.get(W + "customStyle") not in ("1", "true") and style.get(W + "type") == "paragraph"
        }
        for style in root.iter(W + "style"):
            # The character style that Word makes of a paragraph's own style is called after it in the user's language.
            derived = style.get(W + "type") == "character" and val(style, "link") in own
            other = "style-name" if derived else "style-other"
            for said in (val(style, "name"), *(val(style, "aliases") or "").split(",")):
                if said:
                    yield ShownLabel("style-name", other, said, part, style=True)
    for part, root in package.trees("theme"):
        for element in (root, *root.iter("{*}clrScheme", "{*}fontScheme", "{*}fmtScheme")):
            if said := element.get("name"):
                yield ShownLabel("theme-name", "theme-other", said, part, style=True)
