"""Part text into items: characters that one face sets, in one script and direction.

A text whose letters stand alone, from left to right, in a face that has them all is one item; everything else is
looked at character by character. A letter that its face lacks is set by the first fallback that has it, with the
letters of its script around it as far as that one has them too, so that a word is not patched together. Common
characters (spaces, digits, punctuation) go with the letters on both sides of them if these agree, and with the
paragraph's script if not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from bluf.fonts.bidi import bracket_pairs
from bluf.fonts.clusters import cluster_end, clusters, has_letters, visible
from bluf.fonts.directional_marks import marked_levels, needed_marks
from bluf.fonts.font_face import FontFace
from bluf.fonts.font_set import FaceChain
from bluf.fonts.scripts import is_plain, script_of, script_of_language, script_of_sign, scripts_of
from bluf.fonts.shaping import PLAIN_SCRIPTS, Shaper, harfbuzz_shaper, plain_shaper, sets_plainly

_KEPT = 256  # paragraphs
CONTEXT = 4  # characters of the neighbour that an item's first or last letters may join
# Written together, in the same families, and shaped alike.
_TOGETHER = {"Hira": "Hani", "Kana": "Hani", "Bopo": "Hani"}
_TOKEN = re.compile(r"\s+|\S+")


class TextItem(NamedTuple):
    """Characters `start` to `end` of a text, the shaper that sets them, and their bidi level (UAX #9).

    `before` and `after` are what stands beside the item in the same script and direction, set otherwise: its letters
    join that.
    """

    start: int
    end: int
    shaper: Shaper
    level: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class FontText:
    """A text, the faces that are to set it, its language (BCP 47), and whether a field of the brief begins with it."""

    text: str
    chain: FaceChain
    lang: str
    begins_field: bool = False


class Mark(NamedTuple):
    """A mark of direction that belongs before character `offset` of a part."""

    part: int
    offset: int
    char: str


class Items(NamedTuple):
    """The items of each part of a paragraph, and the marks of direction that a reader of its text needs besides."""

    parts: tuple[tuple[TextItem, ...], ...]
    marks: tuple[Mark, ...]


def is_simple(text: str, face: FontFace) -> bool:
    """Whether a face sets all of a text plainly."""
    if not sets_plainly(face):
        return False
    if text.isascii():
        return face.has_ascii
    return is_plain(text) and not face.missing(text)


def itemized(parts: Sequence[FontText], lang: str, base_level: int) -> Items:
    """Return the items of each part of a paragraph in `lang` whose direction is that of `base_level` (0 or 1).

    A character that no face has stays with the first face of its part.
    """
    text = "".join(part.text for part in parts)
    scripts = _scripts(text, lang)
    starts = [0, *accumulate(len(part.text) for part in parts)]
    fields = [start for start, part in zip(starts, parts, strict=False) if part.begins_field]
    needed = needed_marks(text, base_level, fields)
    bidi = marked_levels(text, base_level, needed)
    found: list[tuple[TextItem, ...]] = []
    start = 0
    for part in parts:
        end = start + len(part.text)
        faces = _faces(part, scripts[start:end])
        keys = [(faces[at - start], scripts[at], bidi[at]) for at in range(start, end)]
        found.append(tuple(_items(part, keys, start, text, scripts, bidi)))
        start = end
    marks = []
    for at, char in needed:
        index = bisect_right(starts, at, hi=len(parts)) - 1
        marks.append(Mark(index, at - starts[index], char))
    return Items(tuple(found), tuple(marks))


def missing(text: str, chain: FaceChain, lang: str) -> list[str]:
    """Return the characters of `text`, in `lang`, that no face of a chain has a glyph for, each once."""
    if not chain.first.missing(visible(text)):
        return []
    faces = _faces(FontText(text, chain, lang), _scripts(text, lang))
    return list(dict.fromkeys(char for char, face in zip(text, faces, strict=True) if face.missing(visible(char))))


def _items(
    part: FontText,
    keys: Sequence[tuple[FontFace, str, int]],
    offset: int,
    text: str,
    scripts: Sequence[str],
    bidi: Sequence[int],
) -> Iterator[TextItem]:
    """Yield the runs of characters with one face, script and level; `offset` is where the part begins in `text`."""
    bounds = [0, *(at for at in range(1, len(keys)) if keys[at] != keys[at - 1]), len(keys)]
    for start, end in pairwise(bounds if keys else [0]):
        face, script, level = keys[start]
        shown = part.text[start:end]
        if script in PLAIN_SCRIPTS and level % 2 == 0 and is_plain(shown) and sets_plainly(face):
            yield TextItem(start, end, plain_shaper(face), level)
            continue
        shaper = harfbuzz_shaper(face, script, part.lang, level % 2 == 1)
        first, last = offset + start, offset + end
        before = text[max(0, first - CONTEXT) : first] if first and _alike(first - 1, first, scripts, bidi) else ""
        after = text[last : last + CONTEXT] if last < len(text) and _alike(last - 1, last, scripts, bidi) else ""
        yield TextItem(start, end, shaper, level, before, after)


def _alike(one: int, other: int, scripts: Sequence[str], bidi: Sequence[int]) -> bool:
    return scripts[one] == scripts[other] and bidi[one] == bidi[other]


@lru_cache(maxsize=_KEPT)
def _scripts(text: str, lang: str) -> tuple[str, ...]:
    """Return the script of each character; what is common to all has that of both sides, or that of the language."""
    own = [script_of(char) for char in text]
    usual = script_of_language(lang)
    base = "Hani" if len(scripts_of(usual)) > 1 else usual
    found: list[str] = []
    at = 0
    before: str | None = None
    while at < len(own):
        script = own[at]
        if script is not None:
            before = _TOGETHER.get(script, script)
            found.append(before)
            at += 1
            continue
        end = at
        while end < len(own) and own[end] is None:
            end += 1
        following = own[end] if end < len(own) else None
        after = _TOGETHER.get(following, following) if following else None
        marks = min(cluster_end(text, at - 1), end) if before else at  # with the letter before
        found.extend([before or base] * (marks - at))
        neutral = before if before and (after in (None, before)) else after if before is None and after else base
        found.extend([neutral] * (end - marks))
        at = end
    return tuple(_with_paired_brackets(text, own, found))


def _with_paired_brackets(text: str, own: Sequence[str | None], scripts: list[str]) -> list[str]:
    """Return the scripts with brackets alike in pairs: one that closes, and what follows it, is as the one that opens.

    UAX #24, 5.1.
    """
    for opening, closing in bracket_pairs(text).items():
        script, at = scripts[opening], closing
        if own[opening] is not None or scripts[closing] == script:
            continue
        while at < len(own) and own[at] is None:
            scripts[at] = script
            at += 1
    return scripts


def _faces(part: FontText, scripts: Sequence[str]) -> list[FontFace]:
    """Return the face of each character of a part."""
    text, chain = part.text, part.chain
    if not chain.first.missing(visible(text)):
        return [chain.first] * len(text)
    faces: list[FontFace] = []
    bounds = [0, *(at for at in range(1, len(text)) if scripts[at] != scripts[at - 1]), len(text)]
    for start, end in pairwise(bounds if text else [0]):
        run, script = text[start:end], scripts[start]
        whole = chain.first if not chain.first.missing(visible(run)) else None
        if whole is None and script not in PLAIN_SCRIPTS:
            whole = chain.covering(visible(run), script, part.lang)
        faces.extend([whole] * len(run) if whole else _by_words(run, script, part))
    return faces


def _by_words(run: str, script: str, part: FontText) -> Iterator[FontFace]:
    """Yield the face of each character where no one face has them all: word by word, cluster by cluster if need be."""
    found = (_covering(word, script, part) for word in run.split() if has_letters(word))
    usual = next(filter(None, found), part.chain.first)
    before = usual
    for token in _TOKEN.findall(run):
        shown = visible(token)
        kept = before if token.isspace() else usual
        if not has_letters(shown) and not kept.missing(shown):
            yield from [kept] * len(token)
            continue
        face = _covering(token, script, part)
        if face:
            before = face
            yield from [face] * len(token)
            continue
        for cluster in clusters(token):
            sign = script_of_sign(cluster[0])
            found_one = _covering(cluster, script, part) or (sign and _covering(cluster, sign, part))
            before = found_one or part.chain.first
            yield from [before] * len(cluster)


def _covering(text: str, script: str, part: FontText) -> FontFace | None:
    return part.chain.covering(visible(text), script, part.lang)
