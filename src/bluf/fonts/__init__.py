"""Fonts: families and their faces, what they cover, and how characters become glyphs with advances."""
