"""Say under which tags the words for a language may stand: in a template's labels, and in the names of its starters."""

from bluf.brief import broader_tags, usual_case
from bluf.fonts.scripts import script_of_language


def tags_for(lang: str) -> list[str]:
    """Return the tags under which words for a language may stand, the narrowest first.

    Those are its broader tags, and the language with the script that is usual for it where that is not Latin: words of
    `zh-Hant` serve Taiwan and Hong Kong, those of `zh-Hans` the mainland and Singapore. Norwegian (`no`) is Bokmål
    unless it is said to be Nynorsk. Words in other letters than those that a tag names do not serve: `sr-Latn` has none
    of `sr`.

    >>> tags_for("zh-TW")
    ['zh-TW', 'zh-Hant', 'zh']
    >>> tags_for("de-AT")
    ['de-AT', 'de']
    """
    *narrower, language = broader_tags(usual_case(lang))
    script = script_of_language(lang)
    written = [] if script == "Latn" else [f"{language}-{script}"]
    of_kind = ["nb"] if language == "no" else []
    if _is_in_other_letters(lang, language):
        return [*narrower, *(tag for tag in written if tag not in narrower)]
    return [*narrower, *(tag for tag in written if tag not in narrower), language, *of_kind]


def _is_in_other_letters(lang: str, language: str) -> bool:
    """Whether a tag names Latin letters for a language that is usually in others (CLDR, likely subtags), or others."""
    named = next((part for part in lang.split("-")[1:] if len(part) == _SCRIPT and part.isalpha()), None)
    if named is None:
        return False
    from babel.core import get_global  # imported for a tag that names a script

    usual = str(get_global("likely_subtags").get(language, "")).split("_")
    return len(usual) > 1 and (named.title() == "Latn") != (usual[1] == "Latn")


_SCRIPT = 4  # letters of the tag of a script (ISO 15924)
