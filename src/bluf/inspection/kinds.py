"""The kinds of finding, and which of them a file made by bluf never has: docs/inspect.md lists them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding. `forbidden`: a file made by bluf never has it. `meaning` is a sentence for the docs."""

    name: str
    label: str
    forbidden: bool
    meaning: str


def _listed(*kinds: FindingKind) -> dict[str, FindingKind]:
    return {kind.name: kind for kind in kinds}


# In the order in which a report lists them: what was not meant to be sent first.
KINDS = _listed(
    FindingKind(
        "hidden-text",
        "hidden text",
        True,
        "Text that is in the file and not on the page: invisible or hidden by its format, in the colour of the "
        "background or highlight, under 3 pt or in a line or row of no height, outside the page, under a picture or "
        "box, in characters that nothing shows, in a note, header, field, fallback, bookmark, remark or part that no "
        "page shows.",
    ),
    FindingKind(
        "other-wording",
        "other wording",
        True,
        "Words that are read out, copied, searched or shown in place of what is seen, or of it, and that say "
        "something else: an ActualText, alternative text, tooltip or caption, what a link says, letters that are not "
        "those drawn.",
    ),
    FindingKind(
        "hidden-picture",
        "hidden picture",
        True,
        "A picture of which the page shows a part, or nothing, and that is whole in the file.",
    ),
    FindingKind(
        "hidden-layer", "hidden layer", True, "A layer (optional content) of a PDF that is off when it is opened."
    ),
    FindingKind(
        "tracked-change", "tracked change", True, "Text that was inserted, deleted, moved or reformatted, and by whom."
    ),
    FindingKind(
        "comment", "comment", True, "A comment in a DOCX, or an annotation in a PDF that is neither link nor field."
    ),
    FindingKind(
        "earlier-version", "earlier version", True, "An earlier state of a PDF, kept under what was saved over it."
    ),
    FindingKind(
        "unused",
        "unused part",
        True,
        "An object, part or bytes that nothing in the file leads to or draws, often what was deleted.",
    ),
    FindingKind("attachment", "attachment", True, "A file inside the PDF."),
    FindingKind(
        "embedded-object",
        "embedded object",
        True,
        "A spreadsheet, OLE object, package, sound, film or other document inside the file.",
    ),
    FindingKind(
        "script",
        "script",
        True,
        "JavaScript, macros, ActiveX controls, a button that runs a macro, or a link that does.",
    ),
    FindingKind(
        "automatic-action",
        "automatic action",
        True,
        "Something that happens on opening, on a page or by a click, other than going to a place or a web page: "
        "programs, forms sent, DDE.",
    ),
    FindingKind(
        "remote-resource",
        "remote resource",
        True,
        "What is fetched from elsewhere when the file is opened: a template, a picture, a data source.",
    ),
    FindingKind("form", "form", True, "A form's fields, with what is filled in, or content bound to data."),
    FindingKind("machine-path", "path", True, "A path on somebody's machine or network, and the user name in it."),
    FindingKind("last-editor", "last editor", True, "Who saved the file last."),
    FindingKind("software", "software", True, "A program other than bluf that made or changed the file."),
    FindingKind(
        "edit-history",
        "edit history",
        True,
        "Document ids, ids of revisions and saves, editing time, print dates: versions can be matched by them.",
    ),
    FindingKind(
        "picture-metadata", "in a picture", True, "Exif, XMP or text in a picture: camera, place, author, program."
    ),
    FindingKind("thumbnail", "thumbnail", True, "A preview picture of the file, perhaps of an earlier state."),
    FindingKind(
        "custom-data",
        "custom data",
        True,
        "Data of other programs: custom properties and XML, private data, comments in the bytes.",
    ),
    FindingKind("encryption", "encryption", True, "The file is encrypted, though it opens without a password."),
    FindingKind(
        "font-not-embedded", "font missing", True, "A font of a PDF is not in it: it looks different elsewhere."
    ),
    FindingKind(
        "untagged", "not tagged", True, "A PDF without tags, or a DOCX without headings: it can't be read aloud well."
    ),
    FindingKind("no-title", "no title", True, "The file's properties have no title."),
    FindingKind("no-language", "no language", True, "The file does not say which language it is in."),
    FindingKind(
        "damaged",
        "damaged",
        True,
        "The file is damaged: programs mend it in ways of their own and show different things.",
    ),
    FindingKind("author", "author", False, "The author that the properties name; a brief may name one."),
    FindingKind(
        "organisation", "organisation", False, "The company or manager that the properties name; a brief may name one."
    ),
    FindingKind(
        "description",
        "description",
        False,
        "What good files say beside the page, in words of the page: bookmarks, tooltips, alternative texts, captions, "
        "names of styles and layers. Where it says other words, or bears a path or an address, it is `other-wording`, "
        "`hidden-text` or `machine-path`.",
    ),
    FindingKind(
        "signature", "signature", False, "A digital signature, with the name in it. Its validity is not checked."
    ),
)
