"""Quotes: whether a source has a quote word for word, and whether it gives the words to the speaker named."""

from bluf.evidence.quotes.prepared import PreparedSource, prepared
from bluf.evidence.quotes.verdict import RULES, Fault, Judgement, Verdict, judge

__all__ = ["RULES", "Fault", "Judgement", "PreparedSource", "Verdict", "judge", "prepared"]
