"""How pages compose themselves: a corpus of briefs of many shapes, what is measured on them, and what must hold."""
