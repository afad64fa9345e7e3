"""The document's settings: what every file that bluf writes has in common (ISO/IEC 29500-1, 17.15).

Compatibility mode 15 is that of Word 2013 and later, without which Word would lay tables out as Word 2010 did. Nothing
that could move a word is left to a program's own defaults.
"""

from bluf.writers.docx.wordprocessing_xml import NOTHING, element, root, switch

_WORD = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


def settings(*, embeds_fonts: bool) -> bytes:
    """Return the settings part. A file that carries fonts keeps them, and only parts of them, when it is saved."""
    return root(
        "settings",
        switch("embedTrueTypeFonts", True) if embeds_fonts else NOTHING,
        switch("saveSubsetFonts", True) if embeds_fonts else NOTHING,
        element("defaultTabStop", val=720),
        switch("autoHyphenation", False),
        element("characterSpacingControl", val="doNotCompress"),
        element("compat", *[element("compatSetting", name=n, uri=_WORD, val=v) for n, v in _COMPATIBILITY.items()]),
    )
