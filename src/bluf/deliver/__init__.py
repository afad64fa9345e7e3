"""Give a briefing to its readers: a copy each, signed, mailed, recorded and verified."""
