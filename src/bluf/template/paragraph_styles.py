"""Turn what a style says of its paragraphs into paragraph styles: what each is based on, its family and its floor."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bluf.document import ParagraphStyle
from bluf.fonts.face_height import as_legible
from bluf.fonts.font_set import TEXT, USUAL_ROLES, FontSet
from bluf.problems import Problem
from bluf.problems.wording import Suggestion, did_you_mean, shown
from bluf.template.finding import circle_of
from bluf.template.style_file import Entries
from bluf.template.style_values import drawn

_DEEPEST_STYLE = 20  # paragraph styles that are based on one another


class ParagraphStyles:
    """The paragraph styles of a style.

    `own` is what each says itself, `order` numbers the style's files by name, the style's own first; `problems` are
    those found so far, and `fault` adds to them.
    """

    def __init__(
        self,
        said: Entries,
        own: Mapping[str, Mapping[str, Any]],
        order: Mapping[str, int],
        problems: Sequence[Problem],
        fault: Callable[[tuple[str, ...], str, str, "str | Suggestion | None"], None],
    ) -> None:
        self._said = said
        self._own = own
        self._order = order
        self._problems = problems
        self._fault = fault

    def made(self, nominal: float, floor: float, fonts: FontSet) -> dict[str, ParagraphStyle]:
        """Return the paragraph styles. Floors are those of Arial; the family of each is judged in proportion."""
        own = self._own
        made: dict[str, ParagraphStyle] = {}
        for name in own:
            chain = self.chain(name)
            merged = {key: value for link in reversed(chain) for key, value in own[link].items()}
            merged["based_on"] = chain[1] if len(chain) > 1 else None
            if "size" not in merged or "leading" not in merged:
                if not self._problems:
                    message = f"{shown(name)!r} has no size or no leading, nor has what it is based on"
                    self._fault(("paragraphs", name), message, "style-value", None)
                continue
            merged["font"] = next(
                role
                for link in chain
                if (role := own[link].get("font") or USUAL_ROLES.get(link, link == chain[-1] and TEXT))
            )
            made[name] = self._legible(ParagraphStyle(name, **drawn(merged)), chain, nominal, floor, fonts)
        return made

    def _legible(
        self,
        style: ParagraphStyle,
        chain: list[str],
        nominal: float,
        floor: float,
        fonts: FontSet,
    ) -> ParagraphStyle:
        """Return a paragraph style with the floor of its family, at least as large as that; tell of one that is not.

        A size that was given for another family, in a file on which this one is based, is raised to the floor.
        """
        if style.rule and style.size <= 1:  # a line across the page, without letters
            return style
        family = fonts.family(style.font)
        wanted = nominal if style.floor is None else style.floor
        least = as_legible(wanted, family.x_height)
        size = style.size
        if size < least:
            given = next((key for key in ("size", "floor") if key in self._own[style.name]), None)
            if size >= wanted and self._is_inherited(style, chain):
                size = least
            elif given is not None:  # else that on which it is based is at fault
                at = ("paragraphs", style.name, given)
                hint = "make it larger, or give it a `floor` of its own if it is small print"
                why = "" if least == wanted else f": {family.name} is then as legible as Arial at {wanted:g} pt"
                message = f"{shown(style.name)!r} is {style.size:g} pt, below its floor of {least:g} pt{why}"
                self._fault(at, message, "style-value", hint)
        return replace(style, size=size, floor=None if style.floor is None and least == floor else least)

    def _is_inherited(self, style: ParagraphStyle, chain: list[str]) -> bool:
        """Whether a style's size stands in a file on which the one that chose the style's family is based."""
        sizes = (self._said.get(("paragraphs", link, "size")) for link in chain)
        size = next((entry for entry in sizes if entry), None)
        chosen = self._said.get(("fonts", style.font)) or self._said.get(("fonts", TEXT))
        return size is not None and chosen is not None and self._order[chosen.span.path] < self._order[size.span.path]

    def chain(self, name: str) -> list[str]:
        """Return a style's name, that of what it is based on, and so on to the end."""
        own, chain = self._own, [name]
        while True:
            base = own[chain[-1]].get("based_on") or ("Normal" if chain[-1] != "Normal" and "Normal" in own else None)
            if base is None:
                return chain
            at = ("paragraphs", chain[-1], "based_on")
            if len(chain) > _DEEPEST_STYLE:
                self._fault(
                    ("paragraphs", name),
                    f"{shown(name)!r} is based on more than {_DEEPEST_STYLE} others",
                    "style-base",
                    None,
                )
                return chain
            if base not in own:
                if chain[-1] == name:
                    self._fault(
                        at,
                        f"{shown(name)!r} is based on {shown(base)!r}, which is no style",
                        "style-base",
                        did_you_mean(base, own),
                    )
                return chain
            if base in chain:
                if base == name and name == next(style for style in own if style in chain):
                    self._fault(
                        ("paragraphs", name, "based_on"), circle_of([*chain, base]), "style-base", "break the circle"
                    )
                return chain
            chain.append(base)
