"""Source text: turn a file that a brief names into its words, each with its place in the file."""

from bluf.evidence.source_text.errors import SourceError
from bluf.evidence.source_text.reading import KINDS, MAX_BYTES, read_source
from bluf.evidence.source_text.text import Place, SourceText

__all__ = ["KINDS", "MAX_BYTES", "Place", "SourceError", "SourceText", "read_source"]
