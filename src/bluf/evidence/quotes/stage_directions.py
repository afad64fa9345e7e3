"""Tell a speaker's words in a turn from what a transcript says of it: "(Laughter.)", "[00:12]", "(AUDIENCE: No!)"."""

import re
from collections.abc import Iterator

from bluf.languages import LANGUAGES

_STAGE = frozenset(word for each in LANGUAGES for word in each.directions)
_CROWD = frozenset(word for each in LANGUAGES for word in each.crowd)
_SMALL = frozenset(["and", "et", "from", "in", "the", "und", "y"])
_BRACKET = re.compile(r"\((?:[^()\[\]]|\[[^()\[\]]{0,80}\]){1,400}\)|\[[^\[\]]{1,400}\]|<[^<>]{1,40}>")
_CAPITAL = re.compile(r"[(\[][^\W\d_a-z][^()\[\]]{0,78}[)\]]")
_AFTER_SENTENCE = re.compile(r"[.!?…”\"’'—–-] $")
_CLOCK = r"\d{1,2}:(?:\d{1,2}:\d{1,2}|\d{2})(?:[.,]\d{1,3})?"
_TIMES = re.compile(rf"(?:\d{{1,5}} )?(?<![\d:]){_CLOCK} --> {_CLOCK}(?:\s[a-z]+:\S+)*")
_STAMP = re.compile(rf"[(\[<]\s*(?:\w{{1,20}}\s+)?{_CLOCK}\s*[)\]>]")
_SHOUTED = re.compile(
    r"(?:(?:AN|SOME|SEVERAL|MANY) )?(?:HON\.?|HONOU?RABLE) MEMBERS?:|(?:An|Some|Several) [Hh]on\.? [Mm]embers?:"
    r"|(?:AUDIENCE|CROWD|VOICES?|SEVERAL|PROTESTERS?|HECKLERS?|UNIDENTIFIED)"
    r"(?: (?:MEMBERS?|VOICES?|SPEAKERS?|MALE|FEMALE))*:"
    r"|(?:Audience|Crowd)(?: [Mm]embers?)?:"
)
_SENTENCE = re.compile(r"[^.!?…]{0,300}[.!?…]+[\"”’']?")
_LABEL_IN = re.compile(r"[(\[]\s*(?P<who>[^\W\d_a-z][^()\[\]:]{0,60}|[^()\[\]:]{0,60}\[[^\]]*\])\s*:")
_ALTERNATIVES = re.compile(rf"{_BRACKET.pattern}|{_TIMES.pattern}|{_SHOUTED.pattern}")


def spoken_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Cut a turn's paragraph, from `start` to `end` of the text, at its directions: (start, end, spoken)."""
    since = at = start
    while at < end and (found := _ALTERNATIVES.search(text, at, end)) is not None:
        at = found.end()
        stop = _end_of(text, start, end, found)
        if stop is None:
            continue
        if found.start() > since:
            yield since, found.start(), True
        yield found.start(), stop, False
        since = at = stop
    if since < end:
        yield since, end, True


def _end_of(text: str, start: int, end: int, found: re.Match[str]) -> int | None:
    """Return where a direction ends; None where what was found is the speaker's own."""
    group = found.group()
    if group[0] not in "([<":
        if " --> " in group:
            return found.end()
        opens = found.start() == start or _AFTER_SENTENCE.search(text, max(start, found.start() - 2), found.start())
        shout = _SENTENCE.match(text, found.end(), end) if opens and found.start() > start else None
        return shout.end() if shout is not None else None
    return found.end() if _is_direction(text, start, end, found) else None


def _is_direction(text: str, start: int, end: int, found: re.Match[str]) -> bool:
    group = found.group()
    if found.start() == start and not text[found.end() : end].strip(" .*_"):
        return True  # a paragraph of its own
    if _STAMP.fullmatch(group):
        return True
    if group[0] == "<":
        return group.startswith("</")
    words = re.findall(r"[^\W\d_]+", group.lower())
    if not words:
        return False
    if words[0] in _STAGE and (group[1].isupper() or all(word in _STAGE | _CROWD | _SMALL for word in words)):
        return True
    label = _LABEL_IN.match(group)
    if label is not None and (label["who"].isupper() or label["who"].endswith("]") or words[0] in _CROWD):
        return True
    opens = found.start() == start or _AFTER_SENTENCE.search(text, max(start, found.start() - 2), found.start())
    return bool(opens) and _CAPITAL.fullmatch(group) is not None
