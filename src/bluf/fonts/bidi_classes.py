"""Say of characters what bidirectional text asks: which way each runs, and which brackets are partners (UAX #9).

The classes are those of Python's own tables, the brackets those of Unicode 16.
"""

import unicodedata

# BidiBrackets.txt: each opening bracket is followed by its partner.
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩\u2e55\u2e56\u2e57\u2e58\u2e59"
    "\u2e5a\u2e5b\u2e5c\u3008\u3009《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CANONICAL = {"\u232a": "\u3009"}  # the pointing angle brackets are the same as the CJK ones
PARTNERS = {
    opening: _CANONICAL.get(closing, closing) for opening, closing in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)
}
CLOSING = {closing: _CANONICAL.get(closing, closing) for closing in _BRACKETS[1::2]}
# DerivedBidiClass.txt: what characters are that have no class as yet, by the last of a range. So all versions of
# Python, each with the tables of another version of Unicode, tell the same of nearly all characters.
_UNASSIGNED = (
    (0x58F, "L"), (0x5FF, "R"), (0x7BF, "AL"), (0x85F, "R"), (0x8FF, "AL"), (0x209F, "L"), (0x20CF, "ET"),
    (0xFB1C, "L"), (0xFB4F, "R"), (0xFDCF, "AL"), (0xFDEF, "BN"), (0xFDFF, "AL"), (0xFE6F, "L"), (0xFEFF, "AL"),
    (0xFFEF, "L"), (0xFFFF, "BN"), (0x107FF, "L"), (0x10CFF, "R"), (0x10D3F, "AL"), (0x10EBF, "R"), (0x10EFF, "AL"),
    (0x10F2F, "R"), (0x10F6F, "AL"), (0x10FFF, "R"), (0x1E7FF, "L"), (0x1EC6F, "R"), (0x1ECBF, "AL"),
    (0x1ECFF, "R"), (0x1ED4F, "AL"), (0x1EDFF, "R"), (0x1EEFF, "AL"), (0x1EFFF, "R"), (0xDFFFF, "L"),
    (0xE0FFF, "BN"), (0x10FFFF, "L"),
)  # fmt: skip


class _Classes(dict[str, str]):
    """The Bidi_Class of each character, looked up once."""

    def __missing__(self, char: str) -> str:
        found = unicodedata.bidirectional(char) or next(each for last, each in _UNASSIGNED if ord(char) <= last)
        self[char] = found
        return found


class_of = _Classes()
STRONG = frozenset(("L", "R", "AL"))  # classes of letters, which say by themselves which way they run
