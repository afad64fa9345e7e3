"""Turn a brief's prose into tokens: words, and the beginnings and ends of bold, italic and links, each with its place.

Of Markdown it has `*`, `**` and `[words](address "title")`. How they are read is CommonMark's (0.31, section 6.2 and
6.3, and "an algorithm for parsing nested emphasis and links"), but for what an author of plain sentences means:

- One asterisk between letters, figures or brackets that touch it is an asterisk (`2*3*4`, `a*b`), and so are several
  beside a figure (`2**3`) and those of `*.*`. Two inside a word are marks (`in**side**`).
- Two end something whatever sign they stand after (`**Note:**text`).
- A backslash takes the meaning from a `*`, `[` or `]` that would have one without it, and is not shown. Any other
  backslash is one. What stands after a backslash is never a mark, and asterisks that stand together are one.

Each character is looked at a bounded number of times: text from anyone takes time by its length.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TypeAlias

_SPECIAL = re.compile(r"\*+|[\[\]]")
_GUARDED = re.compile(r"\\(?=[*\[\]])")
_ROUNDS = 8  # of looking for backslashes that must be doubled: what takes more is no text of anyone
_NOTHING = frozenset[int]()
_SPACE = frozenset("\t\n\x0b\x0c\r \u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_BETWEEN = re.compile(r"[ \t\n]*")
_IN_ADDRESS = re.compile(r"\\[^ ]|[^\x00- \x7f()\\]+|[()\\]", re.DOTALL)
_DEEPEST = 8  # parentheses within one another in an address
_ADDRESS_IN_BRACKETS = re.compile(r"<((?:[^<>\n\\]|\\.)*)>", re.DOTALL)
_TITLE = re.compile(r""" "((?:[^"\\]|\\.)*)" | '((?:[^'\\]|\\.)*)' | \(((?:[^()\\]|\\.)*)\) """, re.DOTALL | re.VERBOSE)
_PLAIN_ADDRESS = re.compile(r"(?:https?://[a-z\d.-]+(?:/[\w.~/?=&#+,:-]*)?|mailto:[\w.@+-]+)", re.ASCII)
_LONGEST_NORMALIZED = 2_000  # characters: a longer address is refused as it stands


class Kind(Enum):
    """What a token is."""

    WORDS = auto()
    STRONG = auto()
    END_STRONG = auto()
    EM = auto()
    END_EM = auto()
    LINK = auto()
    END_LINK = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A part of prose. `text` is the words, or a link's address; `title` is a link's.

    `start` and `end` are the offsets of what was typed for it: of words, those that they are; of a mark, the mark. A
    link ends with its address, which is from `address[0]` to `address[1]`.
    """

    kind: Kind
    text: str = ""
    title: str = ""
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    address: tuple[int, int] = field(default=(0, 0), compare=False)


_WIDTHS = {Kind.STRONG: 2, Kind.END_STRONG: 2, Kind.EM: 1, Kind.END_EM: 1}  # asterisks


@dataclass(slots=True)
class _Run:
    """Asterisks that stand together: what is left of them, and the marks that they turned out to be."""

    end: int
    opens: bool
    closes: bool
    length: int
    left: int
    ends: list[Kind] = field(default_factory=list)  # in the order in which they are read
    begins: list[Kind] = field(default_factory=list)  # the innermost first

    def tokens(self) -> Iterator[Token]:
        """Yield what the asterisks stand for; those that mark nothing are words."""
        at = self.end - self.length
        for kind in self.ends:
            yield Token(kind, start=at, end=at + _WIDTHS[kind])
            at += _WIDTHS[kind]
        if self.left:
            yield Token(Kind.WORDS, "*" * self.left, start=at, end=at + self.left)
            at += self.left
        for kind in reversed(self.begins):
            yield Token(kind, start=at, end=at + _WIDTHS[kind])
            at += _WIDTHS[kind]


@dataclass(slots=True)
class _Bracket:
    """A bracket that may begin a link: its place among the parts, and how many runs stood before it."""

    part: int
    runs: int


_Part: TypeAlias = Token | _Run


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of some prose; words that stand together may be in several."""
    guarded = frozenset(match.end() for match in _GUARDED.finditer(text))
    if not guarded:
        return _Reading(text).tokens()
    return _Reading(text, guarded, _escaping(text, guarded)).tokens()


def escaped(text: str) -> str:
    """Return how a text is typed as prose, so that it is printed as it is."""
    marks = {*_marks(_Reading(text).tokens()), *_bullet(text)}
    own = frozenset(match.end() for match in _GUARDED.finditer(text))
    for _ in range(_ROUNDS):
        hidden = _escaping(text, own - marks)
        if marks.issuperset(hidden):
            break
        marks |= hidden  # a backslash of the text's own would be taken for one that escapes
    return "".join("\\" + char if index in marks else char for index, char in enumerate(text))


def _escaping(text: str, guarded: frozenset[int]) -> frozenset[int]:
    """Return which of the brackets and asterisks after a backslash would be marks without it."""
    kept = [index for index in range(len(text)) if index + 1 not in guarded]
    without = "".join(map(text.__getitem__, kept))
    marks = {kept[mark] for mark in (*_marks(_Reading(without).tokens()), *_bullet(without))}
    return frozenset(
        at for at in guarded if (run := _SPECIAL.match(text, at)) and not marks.isdisjoint(range(*run.span()))
    )


def _bullet(text: str) -> Iterator[int]:
    """Yield where an asterisk at the start stands for a bullet: it marks nothing in prose, and is warned of there."""
    if text[:1] == "*" and (len(text) == 1 or text[1] in _SPACE):
        yield 0


def _marks(found: Iterable[Token]) -> Iterator[int]:
    """Yield where the asterisks and brackets are that mark something."""
    for token in found:
        if token.kind is not Kind.WORDS:
            yield from range(token.start, token.start + _WIDTHS.get(token.kind, 1))


class _Reading:
    """Reads a text. What is at `guarded` marks nothing, and backslashes before what is at `hidden` are not shown."""

    def __init__(self, text: str, guarded: frozenset[int] = _NOTHING, hidden: frozenset[int] = _NOTHING) -> None:
        self._text = text
        self._guarded = guarded
        self._hidden = hidden
        self._parts: list[_Part] = []
        self._runs: list[_Run] = []
        self._brackets: list[_Bracket] = []
        self._closed = 0  # brackets before this one hold a link already, and begin none

    def tokens(self) -> tuple[Token, ...]:
        """Read the text once, from its start to its end."""
        at = 0
        while match := _SPECIAL.search(self._text, at):
            start, end = match.span()
            if start in self._guarded:
                hides = start in self._hidden
                self._words(at, start - hides)
                self._put(self._text[start], start - hides, start + 1)
                self._words(start + 1, end)
                at = end
                continue
            self._words(at, start)
            at = end
            mark = match[0]
            if mark[0] == "*":
                run = _run(self._text, start, at)
                self._runs.append(run)
                self._parts.append(run)
            elif mark == "[":
                self._brackets.append(_Bracket(len(self._parts), len(self._runs)))
                self._words(start, at)
            else:
                at = self._bracket_closed(at)
        self._words(at, len(self._text))
        _pair(self._runs, self._text)
        return tuple(_all_tokens(self._parts))

    def _words(self, start: int, end: int) -> None:
        self._put(self._text[start:end], start, end)

    def _put(self, words: str, start: int, end: int) -> None:
        if words:
            self._parts.append(Token(Kind.WORDS, words, start=start, end=end))

    def _bracket_closed(self, at: int) -> int:
        """Make a link of what stands in the brackets that close before `at`, if it is one; return where to go on."""
        if self._brackets:
            index = len(self._brackets) - 1
            bracket = self._brackets.pop()
            target = _target(self._text, at) if index >= self._closed else None
            self._closed = min(self._closed, index)
            if target:
                link, end = target
                opened = self._parts[bracket.part]
                assert isinstance(opened, Token)
                inside = self._runs[bracket.runs :]
                del self._runs[bracket.runs :]
                if inside and inside[-1].end == at - 1:
                    _end_at_bracket(inside[-1], self._text)
                _pair(inside, self._text)
                self._parts[bracket.part] = replace(link, start=opened.start, end=opened.end)
                self._parts.append(Token(Kind.END_LINK, start=at - 1, end=end))
                self._closed = index
                return end
        self._words(at - 1, at)
        return at


def _run(text: str, start: int, end: int) -> _Run:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return _Run(end, *_flanking(before, after, end - start), end - start, end - start)


def _end_at_bracket(run: _Run, text: str) -> None:
    """Let asterisks at the end of a link's words stand at the end of a text."""
    start = run.end - run.length
    run.opens, run.closes = _flanking(text[start - 1], " ", run.length)


def _flanking(before: str, after: str, length: int) -> tuple[bool, bool]:
    """Return whether asterisks between two characters may begin something, and whether they may end it."""
    if _is_tight(before, after, length):
        return False, False
    space_before, space_after = before in _SPACE, after in _SPACE
    sign_before, sign_after = _is_sign(before), _is_sign(after)
    opens = not space_after and (not sign_after or space_before or sign_before)
    closes = not space_before and (not sign_before or space_after or sign_after or length > 1)
    return opens, closes


def _is_tight(before: str, after: str, length: int) -> bool:
    """Whether asterisks stand between two things that they multiply or join, and so are asterisks."""
    if length > 1:
        return before.isalnum() and after.isalnum() and (before.isdigit() or after.isdigit())
    ends = before.isalnum() or before in ")]}%‰°" or unicodedata.category(before) == "Sc"
    return ends and (after.isalnum() or after in "([{" or unicodedata.category(after) == "Sc")


def _is_sign(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _pair(runs: list[_Run], text: str) -> None:
    """Match asterisks that end something with those that began it, the nearest first."""
    before: list[_Run] = []  # those that may still begin something
    lowest: dict[tuple[bool, int], int] = {}  # of `before`: where a search for such a one ended in vain
    for run in runs:
        while run.closes and run.left:
            key = (run.opens, run.length % 3)
            index = _opener(before, run, lowest.get(key, 0))
            if index is None:
                lowest[key] = len(before)
                break
            opener = before[index]
            both = opener.left > 1 and run.left > 1
            if not both and _is_wildcard(text, opener, run):
                break
            opener.begins.append(Kind.STRONG if both else Kind.EM)
            run.ends.append(Kind.END_STRONG if both else Kind.END_EM)
            opener.left -= 1 + both
            run.left -= 1 + both
            del before[index + (opener.left > 0) :]
            lowest = {at: min(place, len(before)) for at, place in lowest.items()}
        if run.opens and run.left:
            before.append(run)


def _is_wildcard(text: str, opener: _Run, run: _Run) -> bool:
    """Whether a sign or two stand between asterisks, as in `*.*`: they are no words to set in italics."""
    between = text[opener.end : run.end - run.length]
    return len(between) < 3 and not any(char.isalnum() for char in between)


def _opener(before: list[_Run], run: _Run, lowest: int) -> int | None:
    """Return which of the earlier runs goes with `run`, if one does."""
    for index in range(len(before) - 1, lowest - 1, -1):
        opener = before[index]
        either = opener.closes or run.opens
        if not (either and (opener.length + run.length) % 3 == 0 and (opener.length % 3 or run.length % 3)):
            return index
    return None


def _target(text: str, at: int) -> tuple[Token, int] | None:
    """Return the link that the parentheses at `at` make of the words before them, and where they end."""
    if not text.startswith("(", at):
        return None
    at = _after_space(text, at + 1)
    address = title = ""
    written_at = (at, at)
    found = _address(text, at)
    if found:
        written_at = (at, found[1])
        written, at = found
        address = _normalized(written)
        after = _after_space(text, at)
        named = _TITLE.match(text, after) if after > at else None
        if named:
            title = next(words for words in named.groups() if words is not None)
            after = _after_space(text, named.end())
        at = after
    return (Token(Kind.LINK, address, title, address=written_at), at + 1) if text.startswith(")", at) else None


def _address(text: str, at: int) -> tuple[str, int] | None:
    """Return the address that begins at `at`, as it is written, and where it ends."""
    if text.startswith("<", at):
        inside = _ADDRESS_IN_BRACKETS.match(text, at)
        return (inside[1], inside.end()) if inside else None
    start, depth = at, 0
    while part := _IN_ADDRESS.match(text, at):
        if part[0] == "(":
            depth += 1
        elif part[0] == ")":
            depth -= 1
        elif part[0] == "\\" and part.end() < len(text):
            break  # before a space
        if depth < 0 or depth > _DEEPEST:
            break
        at = part.end()
    return (text[start:at], at) if at > start and depth <= 0 else None


def _normalized(written: str) -> str:
    """Return an address without escapes, and with what an address can't hold percent-encoded."""
    if _PLAIN_ADDRESS.fullmatch(written):
        return written
    from markdown_it.common.normalize_url import normalizeLink  # few briefs have such a link
    from markdown_it.common.utils import unescapeAll

    address = unescapeAll(written[: 8 * _LONGEST_NORMALIZED])
    return address if len(address) > _LONGEST_NORMALIZED else normalizeLink(address)


def _after_space(text: str, at: int) -> int:
    space = _BETWEEN.match(text, at)
    return space.end() if space else at


def _all_tokens(parts: list[_Part]) -> Iterator[Token]:
    for part in parts:
        if isinstance(part, Token):
            yield part
        else:
            yield from part.tokens()
