"""Facts: whether a source has the figures and names of a point that cites it."""

from bluf.evidence.facts.claims import missing
from bluf.evidence.facts.known import Known, known
from bluf.evidence.results import Missing

__all__ = ["Known", "Missing", "known", "missing"]
