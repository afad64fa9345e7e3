"""Facts: whether a source has the figures and names of a point, or the values of a table, that cites it."""

from bluf.evidence.facts.claims import missing
from bluf.evidence.facts.known import Known, known
from bluf.evidence.facts.values import Value, lacking
from bluf.evidence.results import Missing

__all__ = ["Known", "Missing", "Value", "known", "lacking", "missing"]
