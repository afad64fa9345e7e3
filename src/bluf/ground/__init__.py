"""Ground: what the rooms above stand on, and that knows nothing of briefs."""
