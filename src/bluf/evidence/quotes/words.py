"""Turn text into words and the punctuation between them, folded so that typography alone makes no difference.

A word is a run of letters and digits, the marks that combine with them, and the apostrophes, decimal points and
thousands separators in it. A figure's minus sign and leading point belong to it (−5, .5), and signs that carry meaning
(`%`, `&`, every currency's) are words too. What stands between two words is their *gap*: quote marks and spaces fold
away, all dashes and hyphens are one, and the rest of the punctuation is kept.
"""

import re
import unicodedata
from functools import lru_cache

from bluf.languages.english import OPENERS

DASHES = "-‐‑‒–—―−"
# Where the scripts are that NFKC leaves in letters and marks: the blocks up to Ethiopic Extended, and Vai to Cherokee.
_COMBINING = "".join(
    chr(each) for each in (*range(0x300, 0x2000), *range(0xA500, 0xAC00)) if unicodedata.category(chr(each))[0] == "M"
)
_LETTERS = rf"[^\W_]+(?:[{_COMBINING}]++[^\W_]*+)*+"
_CURRENCIES = "$¢£¤¥֏؋߾߿৲৳৻૱௹฿៛₠-⃏꠸﷼﹩＄￠￡￥￦"
_WORD = rf"{_LETTERS}(?:(?:['’^]|(?<=\d)[.,](?=\d)){_LETTERS})*"
_SIGN = r"(?<![^\s(\[{/\"'“”„‟«»‹›‘’‚‛$€£¥])(?:[-‒–−]\.?|\.)(?=\d)"
WORD = re.compile(rf"{_WORD}|{_SIGN}{_WORD}|[%‰&@#+°±×÷=<>~≈≤≥{_CURRENCIES}]")
QUOTE_MARKS = "\"'“”„‟«»‹›‘’‚‛「」『』"
MARKS = QUOTE_MARKS + "*_"
_QUOTE_MARK = re.compile(f"''|‘‘|’’|[{QUOTE_MARKS}]")
_DASH_RUN = re.compile(f"[{DASHES}]+")
_DROPPED = re.compile(f"[\\s{re.escape(MARKS)}]+")
_STOP = re.compile(r"[.!?…](?:[\s)\]\"'”’»]|$)")
_CLAUSE = re.compile(rf"[,;:()\[\]]|[‒–—―]|--|\s[{DASHES}]\s")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Brig|Sen|Rep|Gov|Pres|Hon|Rev|St|Jr|Sr|vs|No|Nos|Inc"
    r"|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|etc|cf|e\.g|i\.e)|\b[^\W\d_])\.$"
)
# Signs that say how a word is read and that most texts leave out: Arabic vowels, doubling and a hamza over heh; Hebrew
# accents and points.
_VOWELS = frozenset(
    map(chr, (0x670, *range(0x64B, 0x660), *range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7))
)
_OPTIONAL = {
    **dict.fromkeys(map(ord, _VOWELS)),
    0x640: None,  # kashida, which stretches a word
    0x64A: "ی",
    0x643: "ک",
    0x6C0: "ه",  # of which Arabic and Persian keyboards have one each
}


@lru_cache(maxsize=65536)
def folded_word(word: str) -> str:
    """Fold a word's apostrophes, the minus sign of a figure, and what Arabic and Hebrew may write or leave out."""
    folded = "-" + word[1:] if word[0] in DASHES else word.replace("’", "'")
    return folded if folded < "\u0590" else folded.translate(_OPTIONAL)


def vowels_agree(one: str, other: str) -> bool:
    """Whether two spellings of a word, which are the same when folded, have no vowels that contradict each other."""
    return all(a <= b or b <= a for a, b in zip(_vowels(one), _vowels(other), strict=False))


def _vowels(word: str) -> list[set[str]]:
    """Return the signs on each letter of a word."""
    found: list[set[str]] = []
    for char in word.replace("\u0640", ""):
        if char in _VOWELS and found:
            found[-1].add(char)
        else:
            found.append(set())
    return found


@lru_cache(maxsize=4096)
def gap_sign(gap: str) -> str:
    """Return what of the text between two words is more than typography: `""` for a space, `","`, `"."`, `"-"`."""
    if gap == " ":
        return ""
    return _DASH_RUN.sub("-", _DROPPED.sub("", gap.replace("...", "…")))


def marks_in(gap: str) -> int:
    """Return how many quote marks stand in the text between two words; two apostrophes are one."""
    return 0 if gap == " " else len(_QUOTE_MARK.findall(gap))


def ends_sentence(before: str, gap: str, following: str) -> bool:
    """Whether a sentence ends in the `gap` between the text `before` and the word `following`."""
    stop = _STOP.search(gap)
    if stop is None or following[:1].islower():
        return False
    if stop.group()[0] != ".":
        return True
    return following in OPENERS or _ABBREVIATION.search(before[-12:] + gap[: stop.start() + 1]) is None


def ends_clause(gap: str, before: str, following: str) -> bool:
    """Whether punctuation in `gap` parts two clauses (a hyphen in a word or between figures does not)."""
    if before[-1:].isdigit() and following[:1].isdigit():
        return any(mark in gap for mark in ";:()")
    return _CLAUSE.search(gap) is not None


def same_start(quoted: str, sourced: str) -> bool:
    """Whether two words are the same but perhaps for the case of the first letter."""
    return quoted == sourced or (quoted[1:] == sourced[1:] and quoted[:1].lower() == sourced[:1].lower())
