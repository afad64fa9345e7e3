"""Turn a marking as typed into a Marking: its scheme and its level. Text of no scheme is a banner as typed."""

import unicodedata

from bluf.markings.scheme import Marking, MarkingError
from bluf.markings.schemes import SCHEMES
from bluf.problems.wording import shown


def parse_marking(text: str) -> Marking:
    """Return the marking that a text stands for. Raises MarkingError where it is a scheme's, but wrongly written.

    Case and spaces around signs are the scheme's, whatever was typed: they change no label's meaning.
    """
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf")  # nothing hides a label
    words = " ".join(seen.split())
    for scheme in SCHEMES:
        if found := scheme.wording.read(words, scheme.name):
            label, level = found
            return Marking(label, scheme, level)
    return Marking(text)


def parse_mark(text: str) -> Marking:
    """Return the portion marking that a text stands for, without the round brackets that are printed around it."""
    bare = text.strip()
    if bare.startswith("(") and bare.endswith(")") and bare[1:-1].strip():
        bare = bare[1:-1].strip()
    return parse_marking(bare)


def parse_level(text: str) -> Marking:
    """Return the level that a text names. Raises MarkingError for a marking of no scheme with an order."""
    found = parse_marking(text)
    if found.level is None:
        hints = (scheme.wording.hint(text) for scheme in SCHEMES if scheme.wording.in_order)
        raise MarkingError(f"`{shown(text)}` is in no order of levels", "; ".join(hints))
    return found


def levels() -> list[str]:
    """Return the markings that have an order, by scheme, each from the least restricted to the most."""
    return [label for scheme in SCHEMES for label in scheme.wording.in_order]


def examples() -> list[str]:
    """Return markings to choose from, of every scheme."""
    return [label for scheme in SCHEMES for label in scheme.wording.examples]
