"""The letters of scripts that have no capitals, in which a name can't be told from another word by how it begins."""

# Ranges for a class of a regular expression: from Hebrew on, but for Georgian, Cherokee, and the additions to Latin,
# Greek and Cyrillic.
CASELESS = (
    "\u0590-\u109f\u1100-\u139f\u1400-\u1c7f\u1cd0-\u1cff\u2d30-\u2ddf\u2e80-\ua63f\ua800-\uab2f\uabc0-\ufaff"
    "\ufb1d-\ufeff\uff66-\uffdf\U00016800-\U0001bcff\U0001e100-\U0001e8ff\U00020000-\U0003ffff"
)
