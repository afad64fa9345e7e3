"""What is looked for: each place of a format in which something can travel, and the kind of finding that it makes.

All findings are made by `found`, by the name of a look, so that docs/inspect.md, which lists this table, is complete.
"""

from dataclasses import dataclass

from bluf.inspection.report import Finding


@dataclass(frozen=True, slots=True)
class Look:
    """A thing that is looked for. `format`: PDF, DOCX, or both (then it is empty).

    `meaning` is a phrase for the docs; `told` stands in parentheses after what is found where the kind alone does not
    say what it is.
    """

    name: str
    kind: str
    format: str
    meaning: str
    told: str = ""



def _listed(*looks: Look) -> dict[str, Look]:
    listed = {look.name: look for look in looks}
    assert len(listed) == len(looks), "a name stands twice"
    return listed


_BOTH = _listed(
    Look("path", "machine-path", "", "a path in any text that no page shows, in names of files and in links"),
    Look("unseen-characters", "hidden-text", "", "text in characters that nothing shows (tags, variation selectors, characters without width)", "in characters that nothing shows"),
    Look("link-that-runs", "script", "", "a link whose address runs a script"),
    Look("link-that-opens", "automatic-action", "", "a link that opens a file or a program"),
    Look("author", "author", "", "the author, in any place that names one"),
    Look("organisation", "organisation", "", "the company and the manager"),
    Look("program", "software", "", "the programs that made or changed the file"),
    Look("preview", "thumbnail", "", "a preview of a page or of the document"),
    Look("untagged", "untagged", "", "whether a PDF has tags, and a DOCX headings"),
    Look("no-title", "no-title", "", "whether there is a title"),
    Look("no-language", "no-language", "", "whether the language is told"),
    Look("picture-exif", "picture-metadata", "", "Exif of a picture: camera, program, person, times, serial numbers"),
    Look("picture-place", "picture-metadata", "", "the place where a picture was taken (GPS)", "the place it was taken at"),
    Look("picture-xmp", "picture-metadata", "", "XMP of a picture", "XMP"),
    Look("picture-text", "picture-metadata", "", "comments, captions and texts in a picture (JPEG, PNG, GIF, IPTC, SVG, EMF)"),
    Look("picture-other", "custom-data", "", "segments, chunks and boxes of a picture that hold data of other programs", "in a picture"),
    Look("picture-preview", "thumbnail", "", "a preview inside a picture, which is often not cropped or edited as the picture is"),
    Look("picture-more", "hidden-picture", "", "more pictures in one picture file", "that are not shown"),
    Look("picture-after", "unused", "", "bytes after the end of a picture", "after the end of a picture"),
    Look("picture-cropped", "hidden-picture", "", "a picture that is cropped on the page and kept whole"),
    Look("picture-off-page", "hidden-picture", "", "a picture that is off the page, or too small to be seen", "not on the page"),
    Look("xmp-outside", "custom-data", "", "comments, instructions, attributes and text in XMP that are no property", "in XMP, outside its properties"),
    Look("signature", "signature", "", "digital signatures, with names, reasons and places"),
    Look("alternative-text", "description", "", "alternative texts, in words of the page"),
    Look("alternative-other", "other-wording", "", "alternative texts that say other words than the page", "an alternative text"),
    Look("tooltip", "description", "", "tooltips of fields and links", "a tooltip"),
    Look("label-other", "other-wording", "", "tooltips, captions, names of layers and titles of tags that say other words than the page", "a label"),
    Look("style-other", "other-wording", "", "names of styles, and of structure types, in words that are neither the page's nor usual for styles", "the name of a style"),
)
_PDF = _listed(
    Look("hidden-word", "hidden-text", "PDF", "words that the drawing of their page does not show: in the colour of the ground, covered, clipped, off the page, under 3 pt, invisible by their mode"),
    Look("form-undrawn", "hidden-text", "PDF", "words in a form (a part with a name) that no page draws", "in a part that no page draws"),
    Look("form-undrawn-wordless", "unused", "PDF", "a form without words that no page draws"),
    Look("page-removed", "unused", "PDF", "a page that was deleted, and that a destination, bookmark, tag or name still leads to"),
    Look("page-removed-text", "hidden-text", "PDF", "the words of such a page", "on a page that was removed"),
    Look("annotation-hidden", "hidden-text", "PDF", "what a hidden annotation draws", "in a hidden annotation"),
    Look("appearance-other", "hidden-text", "PDF", "appearances of annotations and fields that say other words than the page and are not the one that is shown", "in an appearance that is not shown"),
    Look("comment-in-content", "hidden-text", "PDF", "comments in the content of pages, forms, patterns, letters and appearances", "a comment in the content"),
    Look("string-in-content", "hidden-text", "PDF", "strings and words in the content that nothing draws", "in the content, and not drawn"),
    Look("comment-in-map", "hidden-text", "PDF", "comments in the maps and files of fonts", "a comment in a font"),
    Look("bookmark", "description", "PDF", "bookmarks, in words of the page", "a bookmark"),
    Look("bookmark-other", "hidden-text", "PDF", "bookmarks that say other words than the pages", "a bookmark, not on a page"),
    Look("page-label", "description", "PDF", "labels of pages", "a page's label"),
    Look("page-label-other", "hidden-text", "PDF", "labels of pages in other words than the pages", "a page's label, not on a page"),
    Look("name-that-speaks", "custom-data", "PDF", "names of destinations, resources, fields and files that say something", "a name in the file"),
    Look("layer-name", "description", "PDF", "names of layers", "a layer"),
    Look("layer-off", "hidden-layer", "PDF", "layers that are off, on opening, on the screen or in print"),
    Look("tag-title", "description", "PDF", "titles of structure elements", "the title of a tag"),
    Look("table-summary", "description", "PDF", "summaries of tables", "the summary of a table"),
    Look("button-caption", "description", "PDF", "captions of buttons", "the caption of a button"),
    Look("style-of-tags", "description", "PDF", "the names of a file's own structure types", "a structure type"),
    Look("actual-text", "other-wording", "PDF", "ActualText that says other words than it stands for"),
    Look("element-says-other", "other-wording", "PDF", "Alt, E and ActualText of structure elements that say other words than they hold"),
    Look("link-says", "description", "PDF", "what links say", "of a link"),
    Look("link-says-other", "other-wording", "PDF", "what links say in other words than the page, their address or their place", "of a link"),
    Look("letters-lie", "other-wording", "PDF", "letters whose font says that they are others than it draws (ToUnicode)"),
    Look("letter-means-words", "other-wording", "PDF", "a single letter that means words (ToUnicode)"),
    Look("comment", "comment", "", "comments, their authors, dates and states; in a PDF annotations"),
    Look("saved-over", "earlier-version", "PDF", "earlier states of the file under what was saved over them"),
    Look("object-twice", "earlier-version", "PDF", "an earlier state of an object"),
    Look("object-loose", "unused", "PDF", "objects that nothing in the file leads to"),
    Look("loose-text", "hidden-text", "PDF", "the text of such objects", "in an object that nothing leads to"),
    Look("object-unnamed", "unused", "PDF", "objects that the file's own table does not name"),
    Look("picture-undrawn", "unused", "PDF", "pictures that no page draws"),
    Look("stream-after", "unused", "PDF", "bytes after what is packed in a stream"),
    Look("bytes-before", "unused", "PDF", "bytes before the beginning of the file"),
    Look("bytes-between", "unused", "PDF", "bytes between objects, and before `startxref`"),
    Look("bytes-after", "unused", "PDF", "bytes after the end of the file"),
    Look("comment-in-bytes", "custom-data", "PDF", "comments in the bytes of the file"),
    Look("private-data", "custom-data", "PDF", "text and data under keys that no standard knows, in any object, and PieceInfo"),
    Look("data-of-a-kind", "custom-data", "PDF", "text under keys that hold data for programs: captures of the web, articles, user properties, 3D, maps, collections"),
    Look("private-property", "custom-data", "PDF", "own fields of the document information and XMP"),
    Look("property-described", "description", "PDF", "descriptions of own fields of XMP, as PDF/A asks for them", "describes fields of XMP"),
    Look("object-xmp", "custom-data", "PDF", "XMP of a page, picture, font or any other object", "XMP of an object"),
    Look("colour-profile", "description", "PDF", "names of colour profiles that are not usual", "a colour profile"),
    Look("font-data", "custom-data", "PDF", "tables and bytes in a font that are not a font's", "in a font"),
    Look("document-id", "edit-history", "PDF", "ids and history in XMP"),
    Look("date-of-part", "edit-history", "PDF", "dates of pages, links, pictures and private data"),
    Look("program-of-layers", "software", "PDF", "the program that made the layers"),
    Look("attachment", "attachment", "PDF", "files inside, with their descriptions and dates"),
    Look("portfolio", "attachment", "PDF", "a portfolio of files"),
    Look("object-inside", "embedded-object", "PDF", "sounds, films, 3D and rich media"),
    Look("script", "script", "PDF", "JavaScript"),
    Look("action", "automatic-action", "PDF", "actions that start programs, send or fetch forms, hide or show parts"),
    Look("events", "automatic-action", "PDF", "actions on opening, closing, printing and other events"),
    Look("on-opening", "automatic-action", "PDF", "actions on opening the file"),
    Look("goes-to-file", "remote-resource", "PDF", "links to other files"),
    Look("fetched", "remote-resource", "PDF", "content that is fetched: files, streams, pages of other files"),
    Look("field", "form", "PDF", "fields of a form, with what is and what was filled in"),
    Look("field-choices", "form", "PDF", "choices of a field that are not chosen", "can be chosen in a field"),
    Look("xfa", "form", "PDF", "an XFA form"),
    Look("encryption", "encryption", "PDF", "encryption without a password"),
    Look("font-missing", "font-not-embedded", "PDF", "fonts that are not in the file"),
    Look("damaged", "damaged", "PDF", "damage that programs mend"),
)  # fmt: skip
_DOCX = _listed(
    Look("hidden-run", "hidden-text", "DOCX", "text hidden by its format: hidden, under 3 pt, squeezed or fitted into no width, raised or lowered off its line, without fill or transparent, in the colour of its ground or highlight, in signs of a font; in lines, rows, frames and boxes of no size; off the page; in cells that others cover; in hidden drawings"),
    Look("drawn-text", "hidden-text", "DOCX", "text that a shape draws", "in a drawing"),
    Look("note-unused", "hidden-text", "DOCX", "footnotes and endnotes that nothing refers to, and text in their separators", "a note that nothing refers to"),
    Look("header-unused", "hidden-text", "DOCX", "headers and footers that no page has", "in a header or footer that no page has"),
    Look("fallback", "hidden-text", "DOCX", "text in a fallback that says other words than what stands beside it", "in a fallback, which few programs show"),
    Look("field-says", "hidden-text", "DOCX", "words in the code of a field that it does not show"),
    Look("remark-in-xml", "hidden-text", "DOCX", "comments and instructions in the XML of any part", "a remark in the XML"),
    Look("strange-text", "hidden-text", "DOCX", "text in elements that show none", "in an element that shows no text"),
    Look("strange-attribute", "hidden-text", "DOCX", "attributes that no program knows", "in an attribute that programs do not know"),
    Look("words-in-attribute", "custom-data", "DOCX", "words in attributes where none belong"),
    Look("list-level", "hidden-text", "DOCX", "words in levels of lists that no paragraph uses", "in a list's level that is not used"),
    Look("list-name", "custom-data", "DOCX", "names of lists", "the name of a list"),
    Look("titles-of-parts", "hidden-text", "DOCX", "titles of parts (TitlesOfParts) that say other words than the document", "in the titles of parts"),
    Look("chart-filtered", "hidden-text", "DOCX", "series that a chart does not show", "in a series that the chart does not show"),
    Look("chart-source", "remote-resource", "DOCX", "workbooks that a chart's formulas name"),
    Look("diagram-unshown", "hidden-text", "DOCX", "words in the data of a diagram (SmartArt) that its drawing does not show", "in a diagram's data"),
    Look("bookmark-in-text", "description", "DOCX", "names of bookmarks, in words of the page", "a bookmark"),
    Look("bookmark-in-text-other", "hidden-text", "DOCX", "names of bookmarks in other words than the page", "a bookmark, not on a page"),
    Look("table-description", "description", "DOCX", "captions and descriptions of tables", "of a table"),
    Look("control-name", "description", "DOCX", "names of content controls", "a content control"),
    Look("style-name", "description", "DOCX", "names of styles that are not usual, in words of the page", "a style"),
    Look("theme-name", "description", "DOCX", "names of themes, their colours and fonts", "a theme"),
    Look("theme-other", "custom-data", "DOCX", "names of themes in other words than the page", "the name of a theme"),
    Look("caption-name", "description", "DOCX", "names of captions", "a caption"),
    Look("drawing-name", "description", "DOCX", "names of drawings that are not a program's own", "a drawing"),
    Look("drawing-name-other", "custom-data", "DOCX", "names of drawings in other words than the page, and the names of picture files that they come from", "the name of a drawing or its file"),
    Look("picture-original", "hidden-picture", "DOCX", "the original of a picture that was changed"),
    Look("part-name", "custom-data", "DOCX", "names of parts that say something", "the name of a part"),
    Look("person", "comment", "DOCX", "the people who commented or edited"),
    Look("tracked-change", "tracked-change", "DOCX", "text that was inserted, deleted or moved"),
    Look("tracked-format", "tracked-change", "DOCX", "formats that were changed"),
    Look("tracking", "tracked-change", "DOCX", "whether changes will be tracked"),
    Look("last-editor", "last-editor", "DOCX", "who saved the file last"),
    Look("saving", "edit-history", "DOCX", "revisions, editing time, print date, template, base of links"),
    Look("ids-of-saves", "edit-history", "DOCX", "ids of saves, paragraphs, drawings and the document"),
    Look("ids-of-lists", "edit-history", "DOCX", "ids of lists"),
    Look("zip-dates", "edit-history", "DOCX", "dates and times of the parts in the zip"),
    Look("zip-owner", "edit-history", "DOCX", "numbers of users in the zip"),
    Look("zip-data", "custom-data", "DOCX", "comments on the zip and its parts, and extra data of parts"),
    Look("zip-bytes", "unused", "DOCX", "bytes before, between, in and after the parts that are of none"),
    Look("part-unused", "unused", "DOCX", "parts that nothing leads to, and folders without parts"),
    Look("part-hidden", "unused", "DOCX", "parts that others of the same name hide"),
    Look("part-named-twice", "unused", "DOCX", "parts that the zip calls by two names"),
    Look("part-inside", "embedded-object", "DOCX", "documents, workbooks, OLE objects, sounds and films"),
    Look("part-of-program", "custom-data", "DOCX", "parts of a kind that no page is made of"),
    Look("glossary", "custom-data", "DOCX", "building blocks"),
    Look("glossary-text", "hidden-text", "DOCX", "the text of building blocks", "in a building block"),
    Look("custom-xml", "custom-data", "DOCX", "custom XML"),
    Look("property", "custom-data", "DOCX", "custom properties"),
    Look("variable", "custom-data", "DOCX", "variables of the document"),
    Look("setting", "custom-data", "DOCX", "protection, schemas, types of smart tags, frames"),
    Look("smart-tag", "custom-data", "DOCX", "smart tags and custom XML around text, with their attributes"),
    Look("may-edit", "custom-data", "DOCX", "who may edit parts of the text"),
    Look("font-in-file", "custom-data", "DOCX", "tables and bytes in an embedded font that are not a font's"),
    Look("macros", "script", "DOCX", "macros, ActiveX controls, add-ins, and commands of their own"),
    Look("macro-of-field", "script", "DOCX", "macros that a form's field runs"),
    Look("field-macro", "script", "DOCX", "buttons that run a macro"),
    Look("field-links", "automatic-action", "DOCX", "fields that run another program (DDE)"),
    Look("field-fetches", "remote-resource", "DOCX", "fields that fetch files"),
    Look("field-data", "custom-data", "DOCX", "data of add-ins, private data and packed data in fields"),
    Look("form-field", "form", "DOCX", "fields of a form"),
    Look("control", "form", "DOCX", "content controls"),
    Look("control-bound", "form", "DOCX", "content that is bound to data"),
    Look("control-choices", "form", "DOCX", "what can be chosen in a field, and its help", "can be chosen, or helps, in a field"),
    Look("fetched-part", "remote-resource", "DOCX", "templates, pictures, sheets and data that are fetched"),
    Look("mail-merge", "remote-resource", "DOCX", "a mail merge and its query"),
)  # fmt: skip
LOOKS: dict[str, Look] = _BOTH | _PDF | _DOCX


def found(look: str, what: str, where: str = "") -> Finding:
    """Return what a look found."""
    known = LOOKS[look]
    text = " ".join(what[:2000].split()) if known.told else what[:2000]
    shown = f"{text[:90]} ({known.told})" if known.told else text
    return Finding(known.kind, shown, where, 1, look)
