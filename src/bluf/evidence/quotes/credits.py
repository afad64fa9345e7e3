"""Find whom the titles, bylines and closing signature of a text name as its author."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bluf.evidence.quotes.authorship import Credit
from bluf.evidence.quotes.names import NAME
from bluf.languages import LANGUAGES

LONGEST = 200  # characters of a title, or of a line that names an author
_ROLE = r"(?:[a-zß-öø-ÿ]+ ){0,3}"  # "la ministra", "the president"
_NAME = rf"(?P<name>{_ROLE}{NAME.pattern}(?: (?:and|und|et|y|&) {NAME.pattern})?)"
_ENDS = r"(?=$|\s*[,;:()–—|]|\s+-\s|\s+(?:at|to|on|in|before|for|during|after|upon|following|about|regarding)\b)"


def _any(words: list[str]) -> str:
    return "|".join(sorted({re.escape(word) for word in words}, key=lambda word: (-len(word), word)))


_UTTERANCES = _any([word for each in LANGUAGES for word in each.utterances])
_OF = _any([word for each in LANGUAGES for word in each.of])
_BYLINE = _any([word for each in LANGUAGES for word in each.byline])
_CLOSINGS = _any([word for each in LANGUAGES for word in each.closings])
_TITLES = (
    # As in "Speech by Ana Lind at the port"; "Ana Lind's opening statement"; "Ana Lind: speech at the port"; "Speech at
    # the port | Ana Lind".
    re.compile(rf"(?i:\b(?:{_UTTERANCES})\b[^:;.,()]{{0,60}}?\s(?:{_OF})(?:\s|(?<=')))(?:The )?{_NAME}{_ENDS}"),
    re.compile(rf"^(?:The )?{_NAME}['’]s?(?: [\w-]+){{0,5}}? (?i:{_UTTERANCES})\b"),
    re.compile(rf"^{_NAME}(?:[:,]| [–—-]) (?:[\w-]+ ){{0,2}}?(?i:{_UTTERANCES}){_ENDS}"),
    re.compile(rf"^(?:[\w-]+ ){{0,2}}?(?i:{_UTTERANCES})\b[^:–—|]{{0,80}}?(?:[:,]| [–—|-]) {_NAME}{_ENDS}"),
)
# A line such as "By Ana Lind, harbour correspondent" or "Ana Lind @alind", or the end of a title: "..., by Ana Lind".
_BYLINES = (
    re.compile(rf"^(?i:{_BYLINE}):? {_NAME}(?:[,|(–—].*)?$"),
    re.compile(rf"^{_NAME} \(?@\w+\)?"),
    re.compile(rf"[,|–—] (?i:{_BYLINE}) {_NAME}$"),
)
_OWN_LINE = (*_BYLINES[:2], _TITLES[2])  # of these, what begins a line and is no part of a sentence
_CLOSING = re.compile(rf"^(?i:{_CLOSINGS})[,.]?(?: {_NAME}.*)?$")
_SIGNATURE = re.compile(rf"^{_NAME}(?:[,(–—].*)?$")


def credited(heads: Sequence[str], feet: Sequence[str]) -> Iterator[tuple[str, Credit]]:
    """Yield whom a text's titles and first lines (`heads`) and last lines (`feet`) name as its author, and by what."""
    for head in heads:
        if 0 < len(head) <= LONGEST:
            for credit, forms in ((Credit.TITLE, _TITLES), (Credit.BYLINE, _BYLINES)):
                for form in forms:
                    for match in form.finditer(head.strip().rstrip(".")):
                        yield match["name"].strip(), credit
    for line, following in zip(feet, [*feet[1:], ""], strict=False):
        closing = _CLOSING.match(line[:LONGEST])
        if closing is not None:
            signed = closing if closing["name"] else _SIGNATURE.match(following[:LONGEST])
            if signed is not None:
                yield signed["name"], Credit.SIGNATURE


def has_several_authors(lines: Iterable[str]) -> bool:
    """Whether a text has titles or bylines of several people, or several letters: a thread, a page of letters."""
    named: dict[re.Pattern[str], set[str]] = {}
    closings = 0
    for line in lines:
        if 0 < len(line) <= LONGEST:
            closings += _CLOSING.match(line) is not None
            for form in _OWN_LINE:
                found = form.match(line.strip())
                if found is not None:
                    named.setdefault(form, set()).add(found["name"].strip())
    return closings > 1 or any(len(names) > 1 for names in named.values())
