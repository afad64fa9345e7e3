"""Check a template's elements, attributes and classes; collect what is wrong, with the template's line."""

from collections.abc import Mapping
from typing import Any

from bluf.brief.field_values import is_language
from bluf.document import StyleSheet
from bluf.problems import MOST, BriefError, Problem, first
from bluf.problems.wording import Suggestion, did_you_mean, shown, told
from bluf.template.element_tree import Element
from bluf.template.template_lines import TemplatePlace

ELEMENTS = (
    *("h1", "h2", "h3", "p", "ul", "ol", "li", "blockquote", "cite", "table", "thead", "tfoot", "tr", "th", "td"),
    *("figure", "img"),
    *("hr", "br", "strong", "em", "sup", "a", "span", "aside", "div", "header", "footer"),
)


class Checks:
    """What may stand in the markup of one template set with one style sheet, and the problems found so far."""

    def __init__(self, sheet: StyleSheet, template: str) -> None:
        self.sheet = sheet
        self.problems: list[Problem] = []
        self._template = template
        self._styles: dict[str, Mapping[str, Any]] = {
            "paragraph": sheet.paragraphs,
            "character": sheet.characters,
            "box": sheet.boxes,
            "table": sheet.tables,
            "figure": sheet.figures,
        }

    def fault(
        self, element: Element, message: str, hint: str | Suggestion | None = None, code: str = "template-markup"
    ) -> None:
        """Note that something is wrong at an element."""
        place = element.place or TemplatePlace(self._template, 1)
        span = place.span()
        words, details = told(hint, span)
        self.problems.append(Problem(code, message, span, hint=words, data=details))
        if len(self.problems) > MOST:
            raise BriefError(first(self.problems))

    def known(self, element: Element) -> bool:
        """Whether an element is one of the subset; note it where not."""
        if element.tag in ELEMENTS:
            return True
        hint = did_you_mean(element.tag, ELEMENTS)
        self.fault(element, f"unknown element `<{shown(element.tag)}>`", hint, "template-element")
        return False

    def attributes(self, element: Element, *allowed: str) -> None:
        """Note every attribute that an element can't have."""
        for name in element.attributes:
            if name not in allowed:
                hint: str | Suggestion = did_you_mean(name, allowed)
                if name == "style":
                    hint = "colours, sizes and fonts belong to the style sheet; name a style of it with `class`"
                message = f"`<{element.tag}>` has no attribute `{shown(name)}`"
                self.fault(element, message, hint, "template-attribute")
        self.language(element)

    def language(self, element: Element) -> None:
        """Note a `lang` that is not a language tag."""
        lang = element.attributes.get("lang", "")
        if lang and not is_language(lang):
            hint = "write a tag such as en, en-GB, uk or zh-Hant"
            self.fault(element, f"{shown(lang)!r} is not a language tag", hint, "template-attribute")

    def style(self, element: Element, kind: str, default: str | None) -> str | None:
        """Return the style that an element's class names, or its default; note a style that the sheet lacks."""
        named = element.attributes.get("class")
        name = default if named is None else " ".join(named.split())
        known = self._styles[kind]
        if name is None or name in known:
            return name
        named = repr(shown(name))
        where = f"the style sheet `{self.sheet.name}` has no {kind} style {named}"
        message = where if named is not None else f"{where}, which `<{element.tag}>` needs here"
        others = [other for other, styles in self._styles.items() if name in styles]
        hint = f"{named} is a {others[0]} style" if others else did_you_mean(name, sorted(known))
        self.fault(element, message, hint, "template-style")
        return None
