"""The signs that a page sets between its words, by the custom of the brief's language.

Templates name them among their labels (`labels.comma`); a template that has a label of that name prints its own.
"""

from collections.abc import Mapping

from bluf.fonts.scripts import script_of_language
from bluf.template.language_tags import tags_for

# `gap` is the space after a colon and before a bracket, `comma` and `semicolon` part the items of a series, and
# `stop` ends a part of a source's entry, each with the space after it.
_USUAL = {"gap": " ", "comma": ", ", "semicolon": "; ", "stop": ". ", "open_bracket": "(", "close_bracket": ")"}
_FULL_WIDTH = {"gap": "", "semicolon": "；", "stop": "。", "open_bracket": "（", "close_bracket": "）"}
_OF_SCRIPT = {
    "Arab": {"comma": "، ", "semicolon": "؛ "},
    "Jpan": {**_FULL_WIDTH, "comma": "、"},
    "Hans": {**_FULL_WIDTH, "comma": "，"},
    "Hant": {**_FULL_WIDTH, "comma": "，"},
}
_OF_LANGUAGE = {"fr": {"semicolon": "\u00a0; "}, "hi": {"stop": "। "}, "ne": {"stop": "। "}, "ur": {"stop": "۔ "}}


def signs(lang: str) -> Mapping[str, str]:
    """Return the signs of a language by their names: `gap`, `comma`, `semicolon` and so on."""
    return {**_USUAL, **_OF_SCRIPT.get(script_of_language(lang), {}), **_OF_LANGUAGE.get(tags_for(lang)[-1], {})}
