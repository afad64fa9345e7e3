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
BRIEF = _listed()

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
