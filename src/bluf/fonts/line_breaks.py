"""Find where a line may end in text that is written without spaces: by the Unicode rules, and by words for some.

Han and kana may be parted between most characters, but not before a full stop or after an opening bracket (UAX #14, the
strict rules of `lb=strict`). Hangul may be too, but Korean has spaces, and lines end there. Thai, Lao, Khmer and
Burmese are parted between words, which only a dictionary knows. Both are ICU's, which comes with bluf's extras for
these scripts.
"""

import re
from functools import lru_cache
from importlib.util import find_spec

from bluf.fonts.scripts import script_of

# Between two characters of which one is of these, a line may end without a space: Thai and Lao, Burmese, Khmer, and
# what is written in full width: Han, kana, Hangul, Bopomofo and their punctuation.
_DICTIONARY = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f"
_FULL_WIDTH = (
    "\u1100-\u11ff\u2e80-\u2fff\u3000-\u31ff\u3200-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001aff0-\U0001b2ff\U00020000-\U0003ffff"
)
_WITHOUT_SPACES = re.compile(f"[{_DICTIONARY}{_FULL_WIDTH}]")
_WORDS = re.compile(f"[{_DICTIONARY}]")
_EXTRAS = {"Thai": "thai", "Hira": "japanese", "Kana": "japanese", "Hang": "korean", "Hani": "chinese"}


def has_breaks(text: str) -> bool:
    """Whether a line may end in a text where there is no space or hyphen."""
    return not text.isascii() and _WITHOUT_SPACES.search(text) is not None


def is_by_words(char: str) -> bool:
    """Whether a character's script is parted between words that a dictionary knows."""
    return _WORDS.match(char) is not None


def breaks(text: str, lang: str) -> frozenset[int]:
    """Return the offsets at which a line of `text`, in `lang` (BCP 47), may begin though no space stands before."""
    from icu4py.breakers import LineBreaker

    found = set()
    at, unit = 0, 0
    for _, end in LineBreaker(text, _locale(lang)).segments():
        while unit < end:  # ICU counts UTF-16
            unit += 2 if text[at] > "\uffff" else 1
            at += 1
        if (
            0 < at < len(text)
            and not _is_in_korean_word(text[at - 1], text[at])
            and (_WITHOUT_SPACES.match(text[at - 1]) or _WITHOUT_SPACES.match(text[at]))
        ):
            found.add(at)
    return frozenset(found)


def _is_in_korean_word(before: str, after: str) -> bool:
    """Whether a line would end inside a word of Korean, which has spaces: word processors end none there."""
    return (_is_hangul(before) and after.isalnum()) or (_is_hangul(after) and before.isalnum())


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3" or "\u1100" <= char <= "\u11ff"


def missing_extra(text: str, lang: str) -> str | None:
    """Return the extra of bluf that is wanted to part a text into lines and isn't installed, None if none is."""
    if not has_breaks(text) or _has_icu():
        return None
    char = _WITHOUT_SPACES.search(text)
    by_lang = {"ja": "japanese", "ko": "korean", "zh": "chinese", "th": "thai"}.get(lang.partition("-")[0].lower())
    return by_lang or _EXTRAS.get(script_of(char.group()) or "" if char else "", "scripts")


@lru_cache(maxsize=1)
def _has_icu() -> bool:
    return find_spec("icu4py") is not None


def _locale(lang: str) -> str:
    return f"{lang.split('-x-')[0]}-u-lb-strict"
