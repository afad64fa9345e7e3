"""Sources: turn a file that a brief names into its words, each with its place in the file.

What a file holds is read by libraries, and may come from anyone: `read_source` is to be called in a process that is
ended when it takes too much (`bluf.ground.confined`).
"""

from bluf.sources.errors import SourceError
from bluf.sources.formats import FORMATS, SUFFIXES, Format, format_of, readers_of, usual_suffixes
from bluf.sources.source_reading import MAX_BYTES, read_source, status_of
from bluf.sources.source_text import SourcePlace, SourceText

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "SUFFIXES",
    "Format",
    "SourceError",
    "SourcePlace",
    "SourceText",
    "format_of",
    "read_source",
    "readers_of",
    "status_of",
    "usual_suffixes",
]
