"""Every code that bluf can give, with its severity and what it means. `docs/diagnostics.md` is made from this."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: `severity` is error, warning or note; `meaning` and `mend` are sentences for the docs."""

    name: str
    severity: str
    meaning: str
    mend: str


def _listed(*codes: Code) -> dict[str, Code]:
    return {code.name: code for code in codes}


# One table a room, so that a reader finds a code beside its neighbours.
BRIEF = _listed(
    Code(
        "too-large",
        "error",
        "The file is over 1 MiB.",
        "A brief is one page: move long text into a source file.",
    ),
    Code("wrong-encoding", "error", "The file is not UTF-8.", "Save it as UTF-8."),
    Code(
        "control-character",
        "error",
        "A character stands in the text that no document can hold (a control character, or a noncharacter).",
        "Delete it; it often comes with text pasted from a PDF or a terminal.",
    ),
    Code("yaml-syntax", "error", "The file is not well-formed YAML.", "The hint shows the quoting or indenting to use."),
    Code("empty-file", "error", "The file holds nothing.", "Start with `title:`, or with `bluf new`."),
    Code("not-a-mapping", "error", "The file holds a list or a single value.", "Give each field a name: `title: …`."),
    Code("several-documents", "error", "The file holds several YAML documents.", "Keep one brief in a file."),
    Code("yaml-tag", "error", "A YAML tag (`!!…`) asks for a type.", "Leave it out: fields have types of their own."),
    Code(
        "too-many-aliases",
        "error",
        "There are over 100 aliases (`*name`), or they repeat too much.",
        "Write the values out.",
    ),
    Code(
        "unknown-alias",
        "error",
        "A value starts with `*`, which in YAML repeats a value named with `&` before it; there is none.",
        "Put text that starts with `*` in quotes.",
    ),
    Code("too-deep", "error", "Values are nested more than 20 deep.", "Look for brackets that are never closed."),
    Code("bad-key", "error", "A list or mapping stands where a field's name is expected.", "Name the field with a word."),
    Code("duplicate-key", "error", "A field is given twice.", "Keep one of the two."),
    Code(
        "text-cut-by-comment",
        "warning",
        "Text after ` #` is a comment in YAML and is left out.",
        "Put the whole value in quotes, or write `# ` with a space for a comment.",
    ),
    Code("unknown-key", "error", "A field has a name that bluf does not know.", "Take the name that the hint suggests."),
    Code("missing-field", "error", "A field that is required is missing.", "Add it."),
    Code("empty-value", "error", "A field is there but has no value.", "Give it a value, or remove the field."),
    Code("wrong-type", "error", "A field holds another kind of value than it should.", "Write it as the hint shows."),
    Code("bad-value", "error", "A field's value is not one of those it can have.", "Take one that the hint lists."),
    Code("bad-date", "error", "A date does not exist, or is not written YYYY-MM-DD.", "Write it as 2024-10-25."),
    Code("bad-language", "error", "A language tag is not well-formed (BCP 47).", "Write it like `en`, `en-GB` or `uk`."),
    Code("bad-email", "error", "An e-mail address is not well-formed.", "Write it as name@example.org."),
    Code(
        "bad-url",
        "error",
        "An address is not well-formed, or its scheme is not http, https or mailto.",
        "Write it in full: https://example.org/page.",
    ),
    Code("bad-id", "error", "A source's id has characters that an id can't have.", "Use letters, digits, `-` and `_`."),
    Code("duplicate-id", "error", "Two sources have the same id.", "Give each its own."),
    Code("unknown-source", "error", "A `source:` names an id that no source has.", "Take the id that the hint suggests."),
    Code("bad-name", "error", "A template or style is named by a path.", "Give the bare name of its folder or file."),
    Code(
        "outside-folder",
        "error",
        "A source's file lies outside the folder of the brief.",
        "Put the file beside the brief or in a folder under it.",
    ),
    Code("bad-fields", "error", "A template's `fields:` are declared wrongly.", "See docs/templates.md."),
)

TEMPLATE = _listed()

LAYOUT = _listed(
    Code(
        "does-not-fit",
        "error",
        "The brief is too long for one page even at the smallest legible setting of its style.",
        "Shorten what the message lists, give points `priority: 2` and set `fit: trim`, or take a roomier style.",
    ),
    Code(
        "missing-glyph",
        "error",
        "The style's fonts have no glyph for a character, so it would print as an empty box.",
        "Write the character another way, or remove it.",
    ),
    Code(
        "unsupported-script",
        "error",
        "The text is in a right-to-left script, which bluf does not lay out yet.",
        "Give a transliteration or a translation.",
    ),
)

OUTPUT = _listed(
    Code(
        "cannot-read",
        "error",
        "The brief's file is not there, is a folder, or may not be read.",
        "Check the path, or the file's permissions.",
    ),
    Code(
        "cannot-write",
        "error",
        "An output could not be written: it is open in another program, read-only, or the disk is full. None of the "
        "brief's outputs was changed.",
        "Do what the hint says, or choose another place with `--out`, and build again.",
    ),
    Code(
        "name-clash",
        "error",
        "Two briefs of one build have the same name and would be written to the same output.",
        "Rename one of them, or build them one at a time into different folders with `--out`.",
    ),
    Code(
        "trimmed",
        "warning",
        "To fit on one page, `fit: trim` left out an item with `priority: 2` or more.",
        "Shorten other items to make room for it, or give it `priority: 1`.",
    ),
)

EVIDENCE = _listed()

CATALOGUE: dict[str, Code] = {**BRIEF, **TEMPLATE, **LAYOUT, **OUTPUT, **EVIDENCE}
