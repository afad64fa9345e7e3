"""What a reader finds in a source's file."""

from collections.abc import Iterable
from dataclasses import dataclass

from bluf.sources.source_text import Block


@dataclass(frozen=True, slots=True)
class ReaderOutput:
    """What a file holds: its paragraphs in reading order, and what it says of itself.

    `title` is the title that it gives itself. `author` is the one person or body whose words the text is, by what the
    file says: a page's byline, the sender of a mail. None where it names nobody, or several.
    """

    blocks: Iterable[Block]
    title: str | None = None
    author: str | None = None
