"""Choose the family in which the pages of a language are set, and how large and how open.

A style gives its sizes for the family that it names. Where that family lacks the language's letters, the page is set
in one that has them, Latin words and figures too, so that they stand on one line in one hand. It is set larger by as
much as its letters are smaller (by the height of x), and more open where its letters reach further up and down.
"""

from dataclasses import dataclass, replace
from functools import cache

from bluf.fonts.font_family import FontFamily
from bluf.fonts.font_set import TEXT, FontSet
from bluf.fonts.script_families import script_family
from bluf.fonts.scripts import script_of_language, scripts_of

# Some letters of each script: a family that lacks one of them is not used for it.
_LETTERS = {
    "Arab": "ابجدعليم",
    "Deva": "कखगमरलहि",
    "Hebr": "אבגדהלמש",
    "Thai": "กขคงจดนม",
    "Jpan": "日本語のアを",
    "Hans": "中国这时会学",
    "Hant": "中國這時會學",
    "Kore": "한국가나다의",
}


@dataclass(frozen=True, slots=True)
class ScriptSpacing:
    """How lines of a script are spaced: `leading` is a multiple of a style's own, and `least` bounds what comes out."""

    leading: float = 1.0
    least: float = 0.0


_SPACING = {
    "Arab": ScriptSpacing(1.18, 1.4),
    "Deva": ScriptSpacing(1.08, 1.28),
    "Thai": ScriptSpacing(1.12, 1.35),
    "Jpan": ScriptSpacing(1.12, 1.3),
    "Hans": ScriptSpacing(1.12, 1.3),
    "Hant": ScriptSpacing(1.12, 1.3),
    "Kore": ScriptSpacing(1.1, 1.28),
}


@dataclass(frozen=True, slots=True)
class LanguageFonts:
    """What a language changes in a style: its families, and by how much its sizes and its lines grow."""

    fonts: FontSet
    scale: float = 1.0
    spacing: ScriptSpacing = ScriptSpacing()


def in_language(fonts: FontSet, lang: str) -> LanguageFonts:
    """Return how pages in `lang` (BCP 47) are set by a style with `fonts`."""
    script = script_of_language(lang)
    letters = _LETTERS.get(script)
    if letters is None:
        return LanguageFonts(fonts)
    spacing = _SPACING.get(script, ScriptSpacing())
    own = fonts.family(TEXT)
    roles = {role: _with_letters(family, fonts, letters, script, lang) for role, family in fonts.roles.items()}
    if all(roles[role] is family for role, family in fonts.roles.items()):
        return LanguageFonts(fonts, spacing=spacing)
    fallback = (*dict.fromkeys(fonts.roles.values()), *fonts.fallback)
    text = roles[TEXT]
    scale = max(1.0, own.x_height / text.x_height) if text is not own else 1.0
    return LanguageFonts(replace(fonts, roles=roles, fallback=fallback), scale, spacing)


def _with_letters(family: FontFamily, fonts: FontSet, letters: str, script: str, lang: str) -> FontFamily:
    """Return the family itself if it has a language's letters, else the first that has; itself if none has."""
    known = (family, *fonts.fallback, *_installed(script, lang))
    return next((each for each in known if not each.face(False, False).missing(letters)), family)


@cache
def _installed(script: str, lang: str) -> tuple[FontFamily, ...]:
    found: dict[FontFamily, None] = {}
    for each in sorted(scripts_of(script)):
        found.update(dict.fromkeys(script_family(each, lang)))
    return tuple(found)
