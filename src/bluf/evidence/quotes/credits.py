"""Find whom the titles, bylines and closing signature of a text name as its author."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bluf.evidence.quotes.credit_kinds import Credit
from bluf.evidence.quotes.person_names import NAME
from bluf.evidence.quotes.words import WORD
from bluf.languages import LANGUAGES

LONGEST = 200  # characters of a title, or of a line that names an author
_BETWEEN = r"(?:about|against|de|del|du|for|für|mit|of|on|para|pour|to|von|with)"  # somebody else and whom they serve
_ROLE = rf"(?:(?!{_BETWEEN} )[a-zß-öø-ÿ]+ ){{0,3}}"  # "la ministra", "the president", not "the lawyer of"
_NAME = rf"(?P<name>{_ROLE}{NAME.pattern}(?: (?:and|und|et|y|&) {NAME.pattern})?)"
_ENDS = (
    r"(?=$|\s*[,;:()–—|]|\s+-\s|\s+(?:at|to|on|in|before|for|during|after|upon|following|about|regarding|am|an"
    r"|ante|au|aux|auf|bei|devant|en|im|sobre|sur|vor|zum|zur|à)\b)"
)


def _any(words: list[str]) -> str:
    return "|".join(sorted({re.escape(word) for word in words}, key=lambda word: (-len(word), word)))


_UTTERANCES = _any([word for each in LANGUAGES for word in each.utterances])
_OF = _any([word for each in LANGUAGES for word in each.of])
_BY = "by|par|por"  # before an author, even after more words: "of" and "von" may belong to those
_PRESENTING = frozenset(word for each in LANGUAGES for word in each.presenting)
_TOPIC = re.compile(
    r"\b(?:about|after|against|by|concerning|following|on|over|regarding|contre|sobre|sur|tras)\b", re.I
)
_BYLINE = _any([word for each in LANGUAGES for word in each.byline])
_CLOSINGS = _any([word for each in LANGUAGES for word in each.closings])
_NAME_FIRST = re.compile(rf"^{_NAME}(?:[:,]| [–—-]) (?P<lead>(?:[\w-]+ ){{0,2}}?)(?i:{_UTTERANCES}){_ENDS}")
_TITLES = (
    # As in "Statement to the council by Ana Lind"; "Speech by Ana Lind at the port"; "Ana Lind's opening statement";
    # "Ana Lind: speech at the port"; "Speech at the port | Ana Lind".
    re.compile(
        rf"^(?P<lead>.*?)(?i:\b(?:{_UTTERANCES})\b)(?P<about>[^:;.,()]{{0,60}}?)\s(?i:{_BY})\s(?:The )?{_NAME}{_ENDS}"
    ),
    re.compile(rf"^(?P<lead>.*?)(?i:\b(?:{_UTTERANCES})\s(?:{_OF})(?:\s|(?<=')))(?:The )?{_NAME}{_ENDS}"),
    re.compile(rf"^(?:The )?{_NAME}['’]s?(?P<lead>(?: [\w-]+){{0,5}}?) (?i:{_UTTERANCES})(?![,:;–—|]| -){_ENDS}"),
    _NAME_FIRST,
    re.compile(
        rf"^(?P<lead>(?:[\w-]+ ){{0,2}}?)(?i:{_UTTERANCES})\b(?P<about>[^:–—|]{{0,80}}?)(?:[:,]| [–—|-]) {_NAME}{_ENDS}"
    ),
)
# A line such as "By Ana Lind, harbour correspondent" or "Ana Lind @alind", or the end of a title: "..., by Ana Lind".
_BYLINES = (
    re.compile(rf"^(?i:{_BYLINE}):? {_NAME}(?:[,|(–—].*)?$"),
    re.compile(rf"^{_NAME} \(?@\w+\)?"),
    re.compile(rf"[,|–—] (?i:{_BYLINE}) {_NAME}$"),
)
_OWN_LINE = (*_BYLINES[:2], _NAME_FIRST)  # of these, what begins a line and is no part of a sentence
_CLOSING = re.compile(rf"^(?i:{_CLOSINGS})[,.]?(?: {_NAME}.*)?$")
_SIGNATURE = re.compile(rf"^{_NAME}(?:[,(–—].*)?$")


def credited(heads: Sequence[str], feet: Sequence[str]) -> Iterator[tuple[str, Credit]]:
    """Yield whom a text's titles and first lines (`heads`) and last lines (`feet`) name as its author, and by what."""
    for head in heads:
        if 0 < len(head) <= LONGEST:
            for credit, forms in ((Credit.TITLE, _TITLES), (Credit.BYLINE, _BYLINES)):
                for form in forms:
                    for match in form.finditer(head.strip().rstrip(".")):
                        if credit is not Credit.TITLE or _presents(match):
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


def _presents(title: re.Match[str]) -> bool:
    """Whether a title is that of a speech itself, not of what is said or done about one.

    "Response to the speech by Ana Lind" is another's text, and "Statement on the raid by Ana Lind" may be.
    """
    found = title.groupdict("")
    words = WORD.findall(found["lead"].lower())
    return all(word in _PRESENTING for word in words) and not _TOPIC.search(found.get("about", ""))
