"""Markings: the schemes of handling markings that bluf knows, as data, and what a typed marking is in them.

A scheme is added here alone: a module with its data, and a line in `schemes`. The checks, the editions, how a banner is
set, the inspection of files, the schema, the docs and the command line all go by that list.
"""

from bluf.markings.scheme import Marking, MarkingError, Scheme
from bluf.markings.schemes import SCHEMES
from bluf.markings.typed_marking import examples, levels, meant_by, parse_level, parse_mark, parse_marking

__all__ = [
    "SCHEMES",
    "Marking",
    "MarkingError",
    "Scheme",
    "examples",
    "levels",
    "meant_by",
    "parse_level",
    "parse_mark",
    "parse_marking",
]
