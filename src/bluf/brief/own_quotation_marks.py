"""Take a quote out of the quotation marks that it was typed in: the page sets those of its language.

Only a pair around the whole quote is taken: `“Come,” she said, “and see.”` keeps its marks, and so do words that the
speaker quotes. A full stop after the closing mark stays.
"""

from bluf.ground.located import Located
from bluf.languages.quotation_marks import CLOSERS, EAST_ASIAN_CLOSERS

_CLOSERS = {**CLOSERS, **EAST_ASIAN_CLOSERS}
_AFTER = ".,;:!?…"  # signs that some set behind the closing mark
_OPENING = "([{—–-/" + "".join(_CLOSERS)  # what a mark that opens may stand after, besides a space


def without_own_marks(value: object) -> object:
    """Return a quote's text without the pair of marks around it; anything else as it is."""
    if not isinstance(value, str) or own_marks(value) is None:
        return value
    text = Located.like(value).stripped()
    end = len(text) - (text[-1] in _AFTER)
    return text.part(1, end - 1).stripped().followed_by(text.part(end, len(text)))


def own_marks(value: str) -> tuple[str, str] | None:
    """Return the pair of marks that stands around a whole text, if one does."""
    text = value.strip()
    end = len(text) - (text[-1:] in _AFTER)
    closers = _CLOSERS.get(text[:1], "")
    if not closers or end < 3 or text[end - 1] not in closers or not text[1 : end - 1].strip():
        return None
    return (text[0], text[end - 1]) if _closes_last(text, end, closers) else None


def _closes_last(text: str, end: int, closers: str) -> bool:
    """Whether the mark that opens a text is closed by its last one, and not before."""
    opener, depth = text[0], 0
    for at in range(end):
        sign = text[at]
        if sign == opener and (opener not in closers or _is_opening(text, at)):
            depth += 1
        elif sign in closers and not _is_apostrophe(text, at):
            depth -= 1
            if depth <= 0:
                return at == end - 1
    return False


def _is_opening(text: str, at: int) -> bool:
    """Whether a mark that may open and close stands where one opens."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in _OPENING) and bool(after) and not after.isspace()


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] in "'’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
