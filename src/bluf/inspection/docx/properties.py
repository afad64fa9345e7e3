"""Turn a package's properties and settings into entries and findings: core, extended, custom; what Word remembers."""

from collections.abc import Iterator

from bluf.inspection.docx.names import W, is_on
from bluf.inspection.docx.package import Package
from bluf.inspection.report import Entry, Finding, Trait
from bluf.inspection.traces import is_bluf, machine_paths
from bluf.inspection.xml import attributes, local, text_in

_KINDS = {
    "creator": "author",
    "lastModifiedBy": "last-editor",
    "revision": "edit-history",
    "lastPrinted": "edit-history",
    "identifier": "edit-history",
    "version": "edit-history",
    "Company": "organisation",
    "Manager": "organisation",
    "TotalTime": "edit-history",
    "Template": "edit-history",
}
# Counts and flags that Word writes and that say nothing of anyone.
_DULL = frozenset(
    {
        *("Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs", "DocSecurity", "ScaleCrop"),
        *("LinksUpToDate", "SharedDoc", "HyperlinksChanged", "HeadingPairs", "TitlesOfParts", "HLinks", "DigSig"),
    }
)


def property_traits(package: Package) -> Iterator[Trait]:
    """Yield the core, extended and custom properties."""
    for part in package.targets("core-properties"):
        for element in package.tree(part):
            yield from _property("core", local(element), (element.text or "").strip(), part)
    for part in package.targets("extended-properties"):
        root = package.tree(part)
        application = root.findtext("{*}Application", "").strip()
        for element in root:
            name, text = local(element), (element.text or "").strip()
            if name in _DULL or name == "AppVersion":
                continue
            yield from _property("app", name, text, part)
        version = root.findtext("{*}AppVersion", "").strip()
        if version:
            yield Entry("app", "AppVersion", version)
        if (application and not is_bluf(application)) or version:
            yield Finding("software", f"{application} {version}".strip(), part)
    for part in package.targets("custom-properties"):
        for element in package.tree(part):
            text = text_in(element)
            yield Entry("custom", element.get("name", ""), text)
            yield Finding("custom-data", f"property {element.get('name', '')}: {text}", part)
            yield from machine_paths(text, part)


def _property(place: str, name: str, text: str, part: str) -> Iterator[Trait]:
    if not text or not name:
        return
    yield Entry(place, name, text)
    kind = _KINDS.get(name)
    if kind:
        yield Finding(kind, text if kind in ("author", "last-editor", "organisation") else f"{name} {text}", part)
    yield from machine_paths(text, part)


def setting_traits(package: Package) -> Iterator[Trait]:
    """Yield what the settings remember: save ids, document id, variables, a mail merge, protection."""
    for part in package.targets("settings"):
        root = package.tree(part)
        saves = list(root.iter(W + "rsid", W + "rsidRoot"))
        if saves:
            yield Finding("edit-history", f"{len(saves)} ids of saves", part)
        for element in root:
            name = local(element)
            if name == "docId":
                value = next(iter(element.attrib.values()), "")
                yield Finding("edit-history", f"document id {value}", part)
            elif name == "docVars":
                for variable in element:
                    told = f"variable {variable.get(W + 'name', '')}: {variable.get(W + 'val', '')}"
                    yield Finding("custom-data", told, part)
                    yield from machine_paths(variable.get(W + "val", ""), part)
            elif name == "mailMerge":
                query = element.find(W + "query")
                told = query.get(W + "val", "") if query is not None else ""
                yield Finding("remote-resource", f"mail merge {told}".strip(), part)
                for inside in element.iter():
                    for value in attributes(inside).values():
                        yield from machine_paths(value, part)
            elif name in ("documentProtection", "writeProtection"):
                yield Finding("custom-data", "protection against editing", part)
        if is_on(root, "trackRevisions"):
            yield Finding("tracked-change", "further changes will be tracked", part)
