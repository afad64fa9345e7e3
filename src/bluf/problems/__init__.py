"""Problems: what is wrong with an input, as values that every room can make and only the command line prints."""

from bluf.problems.catalogue import CATALOGUE, Code
from bluf.problems.details import Details
from bluf.problems.problem import MOST, BriefError, Problem, Severity, Span, first, in_order

__all__ = ["CATALOGUE", "MOST", "BriefError", "Code", "Details", "Problem", "Severity", "Span", "first", "in_order"]
