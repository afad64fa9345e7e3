"""Tell of characters and languages in which script they are written, and which way it runs.

Scripts are named by ISO 15924. A text in Latin, Greek, Cyrillic or another script whose letters stand alone needs
nothing of this: `is_plain` says so at the price of one regular expression.
"""

import re
from functools import lru_cache

# What is set letter by letter in the order in which it is written: scripts before Hebrew, Georgian, Cherokee, the
# additions to Latin, Greek, Cyrillic and Georgian, punctuation and symbols. No combining marks, no joiners, no marks
# of direction.
_PLAIN = re.compile(
    r"[\u0000-\u02ff\u0370-\u0482\u048a-\u058f\u10a0-\u10ff\u13a0-\u13ff\u1c80-\u1cbf\u1d00-\u1dbf\u1e00-\u1fff"
    r"\u2000-\u200a\u2010-\u2029\u202f-\u205f\u2070-\u20cf\u2100-\u2cff\u2d00-\u2d2f\u2e00-\u2e7f\ua640-\ua66e"
    r"\ua700-\ua7ff\uab30-\uab6f\ufb00-\ufb06\ufffd]*"
)
# Punctuation and digits that are common to several scripts, but that families of no other scripts have.
_SIGNS = {
    "Arab": re.compile("[\u060c\u061b\u061f\u0640\u0660-\u066d]"),
    "Deva": re.compile("[\u0964\u0965]"),
    "Hani": re.compile("[\u3000-\u303f\u30fb\u30fc\uff01-\uffee]"),
}
# Those in use today; which way a character runs is told by its own bidirectional class (UAX #9).
RIGHT_TO_LEFT = frozenset(("Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"))
# Languages usually written in Greek or Cyrillic, whose letters the built-in families have as they have Latin ones.
_GREEK_AND_CYRILLIC = frozenset(
    (
        *("ab", "ba", "be", "bg", "ce", "cu", "cv", "el", "grc", "kk", "kv"),
        *("ky", "mk", "mn", "os", "ru", "sah", "sr", "tg", "tt", "udm", "uk"),
    )
)
# By language (BCP 47): the script that it is written in where its tag names none and it is not Latin (CLDR, likely
# subtags). Only of scripts that lay claim to something: a direction, shaping, a family of their own.
_OF_LANGUAGE = {
    "acm": "Arab",
    "acq": "Arab",
    "adf": "Arab",
    "aeb": "Arab",
    "afb": "Arab",
    "aii": "Syrc",
    "ajp": "Arab",
    "am": "Ethi",
    "apc": "Arab",
    "apd": "Arab",
    "ar": "Arab",
    "arc": "Syrc",
    "arq": "Arab",
    "ars": "Arab",
    "ary": "Arab",
    "arz": "Arab",
    "as": "Beng",
    "awa": "Deva",
    "ayl": "Arab",
    "azb": "Arab",
    "bal": "Arab",
    "bft": "Arab",
    "bgn": "Arab",
    "bho": "Deva",
    "bn": "Beng",
    "bo": "Tibt",
    "bqi": "Arab",
    "brx": "Deva",
    "chr": "Cher",
    "ckb": "Arab",
    "cld": "Syrc",
    "doi": "Deva",
    "dv": "Thaa",
    "dz": "Tibt",
    "fa": "Arab",
    "glk": "Arab",
    "gom": "Deva",
    "gu": "Gujr",
    "haz": "Arab",
    "he": "Hebr",
    "hi": "Deva",
    "hne": "Deva",
    "hno": "Arab",
    "iw": "Hebr",
    "ja": "Jpan",
    "ji": "Hebr",
    "jrb": "Hebr",
    "ka": "Geor",
    "khw": "Arab",
    "km": "Khmr",
    "kn": "Knda",
    "ko": "Kore",
    "kok": "Deva",
    "ks": "Arab",
    "kvx": "Arab",
    "lo": "Laoo",
    "lrc": "Arab",
    "mag": "Deva",
    "mai": "Deva",
    "ml": "Mlym",
    "mni": "Beng",
    "mnw": "Mymr",
    "mr": "Deva",
    "my": "Mymr",
    "mzn": "Arab",
    "ne": "Deva",
    "new": "Deva",
    "nod": "Lana",
    "nqo": "Nkoo",
    "or": "Orya",
    "pa": "Guru",
    "phl": "Arab",
    "pnb": "Arab",
    "prs": "Arab",
    "ps": "Arab",
    "rhg": "Rohg",
    "sa": "Deva",
    "sd": "Arab",
    "sdh": "Arab",
    "shn": "Mymr",
    "si": "Sinh",
    "skr": "Arab",
    "swb": "Arab",
    "syr": "Syrc",
    "ta": "Taml",
    "tcy": "Knda",
    "te": "Telu",
    "th": "Thai",
    "ti": "Ethi",
    "tig": "Ethi",
    "trw": "Arab",
    "ug": "Arab",
    "ur": "Arab",
    "wuu": "Hans",
    "yi": "Hebr",
    "yue": "Hant",
    "zh": "Hans",
}
_HANT_REGIONS = frozenset(("TW", "HK", "MO"))
# Where a language that is written in another script elsewhere is written in Arabic script.
_ARAB_REGIONS = {
    "az": frozenset(("IQ", "IR")),
    "kk": frozenset(("AF", "CN", "IR")),
    "ku": frozenset(("IQ", "IR")),
    "ky": frozenset(("CN",)),
    "ms": frozenset(("CC",)),
    "pa": frozenset(("PK",)),
    "tg": frozenset(("PK",)),
    "tk": frozenset(("AF", "IR")),
    "uz": frozenset(("AF",)),
}
# The scripts that one script of a language is a mixture of.
_MIXTURES = {
    "Jpan": frozenset(("Hani", "Hira", "Kana")),
    "Kore": frozenset(("Hang", "Hani")),
    "Hans": frozenset(("Hani", "Bopo")),
    "Hant": frozenset(("Hani", "Bopo")),
}


def is_plain(text: str) -> bool:
    """Whether every character of a text is set on its own, from left to right."""
    return text.isascii() or _PLAIN.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def script_of(char: str) -> str | None:
    """Return the script of a character (UAX #24), None of what is common to many or takes that of its neighbour."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(char)
    buffer.guess_segment_properties()
    script: str | None = buffer.script
    return None if script in (None, "Zyyy", "Zinh", "Zzzz") else script


def script_of_sign(char: str) -> str | None:
    """Return the script whose families have a character that is common to several scripts, None if many have it."""
    return next((script for script, signs in _SIGNS.items() if signs.match(char)), None)


@lru_cache(maxsize=256)
def script_of_language(lang: str) -> str:
    """Return the script of a language by its tag (BCP 47): the one that it names, or the one that is usual."""
    language, *rest = lang.split("-")
    named = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), None)
    if named:
        return named
    if language.lower() == "zh" and not _HANT_REGIONS.isdisjoint(part.upper() for part in rest):
        return "Hant"
    if not _ARAB_REGIONS.get(language.lower(), frozenset()).isdisjoint(part.upper() for part in rest):
        return "Arab"
    return _OF_LANGUAGE.get(language.lower(), "Latn")


def is_in_latin_letters(lang: str) -> bool:
    """Whether a language, by its tag (BCP 47), is written in Latin letters.

    >>> [is_in_latin_letters(lang) for lang in ("vi", "ru", "sr-Latn", "ja")]
    [True, False, True, False]
    """
    language, *rest = lang.lower().split("-")
    return script_of_language(lang) == "Latn" and ("latn" in rest or language not in _GREEK_AND_CYRILLIC)


def is_right_to_left(lang: str) -> bool:
    """Whether a language, by its tag (BCP 47), is written from right to left."""
    return script_of_language(lang) in RIGHT_TO_LEFT


def scripts_of(script: str) -> frozenset[str]:
    """Return the scripts of the characters that a language's script is made of: `Jpan` is Han and both kana."""
    return _MIXTURES.get(script, frozenset((script,)))
