"""How much of a file is read, so that none can exhaust the machine. docs/inspect.md states these.

What grows with the file is a `Limits`: a file of some size may cost so much, and no more, however well it is packed.
"""

from dataclasses import dataclass

MIB = 1 << 20

FILE = 200 * MIB
PARTS = 5_000  # of a DOCX
KEPT = 2_000  # findings, links and entries of one look
DEPTH = 100  # dictionaries in dictionaries, forms in forms, styles based on styles
PIXELS = 25_000_000  # of the pictures on a page that is drawn
FORMS = 20_000  # drawn on one page, those in others included
TREE = 4096 * MIB  # memory of one XML part
PAGES = 500  # that are looked at


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost that is inspected.

    `unpacked` and `content` are bytes: of all that is unpacked, and of what draws pages. `nodes` counts a PDF's values.
    `tree` is the memory, in bytes, of the XML that is held at once. `pixels` are those of a page's
    pictures.
    """

    unpacked: int
    content: int
    nodes: int
    tree: int
    pixels: int


def limits_of(size: int) -> Limits:
    """Return the limits of a file of `size` bytes."""
    return Limits(
        unpacked=64 * MIB + 24 * size,
        content=4 * MIB + 4 * size,
        nodes=200_000 + size // 4,
        tree=135 * MIB + 26 * size,
        pixels=PIXELS + 4 * size,
    )
