"""Quotes: whether a source has a quote word for word, and whether it gives the words to the speaker named."""

from bluf.evidence.judgement import Judgement, Origin, QuoteFault
from bluf.evidence.quotes.prepared_source import PreparedSource, prepared
from bluf.evidence.quotes.verdict import judge

__all__ = ["Judgement", "Origin", "PreparedSource", "QuoteFault", "judge", "prepared"]
