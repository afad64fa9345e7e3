"""Tell whether a tag names a language as tags ordinarily do (BCP 47, 2.1), or has room in which words were put."""

import re

from bluf.inspection.finding_wording import word_set

# A language, what extends it, script and region. Underscores, and two tags of old, are as programs write them.
_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:[-_][a-z]{3}){0,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|[0-9]{3}))?(?P<variants>(?:[-_][a-z0-9]+)*)"
    r"|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)|x-none|x-unknown)",
    re.IGNORECASE,
)
# The variants that are in use, and Office's own for the sorting of Spanish.
_VARIANTS = word_set(
    """
    1606nict 1694acad 1901 1959acad 1994 1996 abl1943 alalc97 aluku ao1990 arevela arevmda baku1926 balanka barla
    basiceng bauddha biscayan biske bohoric boont cornu dajnko ekavsk emodeng fonipa fonxsamp hepburn heploc ijekavsk
    itihasa jyutping kkcor kociewie laukika lipaw luna1918 metelko monoton ndyuka nedis newfound njiva oxendict pahawh2
    petr1708 pinyin polyton puter rozaj rumgr scotland scouse simple solba sutsilv sursilv surmiran tarask tradnl
    uccor ucrcor ulster valencia vallader vaidika wadegile
    """
)


def is_language(tag: str) -> bool:
    """Whether a tag is well-formed and names a language, script, region and registered variants alone."""
    found = _TAG.fullmatch(tag)
    if not found:
        return False
    return all(variant.lower() in _VARIANTS for variant in re.split("[-_]", found["variants"] or "")[1:])
