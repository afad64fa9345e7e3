"""Say under which tags the words for a language may stand: in a template's labels, and in the names of its starters."""

from bluf.brief import broader_tags, usual_case
from bluf.fonts.scripts import script_of_language


def tags_for(lang: str) -> list[str]:
    """Return the tags under which words for a language may stand, the narrowest first.

    Those are its broader tags, and the language with the script that is usual for it where that is not Latin: words of
    `zh-Hant` serve Taiwan and Hong Kong, those of `zh-Hans` the mainland and Singapore. Norwegian (`no`) is Bokmål
    unless it is said to be Nynorsk.

    >>> tags_for("zh-TW")
    ['zh-TW', 'zh-Hant', 'zh']
    >>> tags_for("de-AT")
    ['de-AT', 'de']
    """
    *narrower, language = broader_tags(usual_case(lang))
    script = script_of_language(lang)
    written = [] if script == "Latn" else [f"{language}-{script}"]
    of_kind = ["nb"] if language == "no" else []
    if (script == "Latn") != (script_of_language(language) == "Latn"):  # words in its usual script would not do
        return [*narrower, *(tag for tag in written if tag not in narrower)]
    return [*narrower, *(tag for tag in written if tag not in narrower), language, *of_kind]
