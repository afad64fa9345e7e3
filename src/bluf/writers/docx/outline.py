"""Turn the headings of a story into the levels of Word's outline (ISO/IEC 29500-1, 17.3.1.20 `outlineLvl`).

Word takes for a heading what has an outline level: styles named `Heading 1` and so on have one, and any other style in
which a template sets a heading has none. The title is no heading to Word, so the first level is that of what stands
under it. A level is how many headings it stands under, and so none is skipped.
"""

from bluf.document import Paragraph

BODY = 9  # the level of what is no heading
_TITLE = "Title"
_TAGS = {"h1": 1, "h2": 2, "h3": 3}


class HeadingOutline:
    """The headings of one story so far."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def level(self, block: Paragraph) -> int | None:
        """Return the outline level that a paragraph must state, from 0, or None where its style says it already."""
        own, styled = self._own(block), style_level(block.style)
        return None if own == styled else own

    def _own(self, block: Paragraph) -> int:
        tag = _TAGS.get(block.tag)
        if tag is None or block.style == _TITLE:
            return BODY
        while self._above and self._above[-1] >= tag:
            self._above.pop()
        self._above.append(tag)
        return len(self._above) - 1


def style_level(name: str) -> int:
    """Return the outline level that a style gives, from 0."""
    level = name.removeprefix("Heading ")
    return int(level) - 1 if level.isdecimal() else BODY
