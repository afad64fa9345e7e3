"""Turn a content stream into what it draws by name, and the text in it that draws nothing (ISO 32000-1, 7.8.2).

One pass over the bytes, by instructions: operands, then an operator. Text in a content stream is drawn by four
operators; text in any other place of it is seen by nobody.
"""

import re
from dataclasses import dataclass, field

from bluf.inspection.pdf.geometry import EVERYWHERE, IDENTITY, Box, Matrix, common, corners, moved, multiplied

_SPACE = rb"\0\t\n\f\r "
# What draws and colours text, and marks it with a number: most of most pages, and passed over in one go.
_PLAIN = rb"""(?:
    (?:[-+]?[0-9.]++[%(s)s]++)*+(?:g|G|rg|RG|k|K|Td|TD|Tm|Tc|Tw|Tz|TL|Tr|Ts|T\*|BT|ET|EMC)(?=[%(s)s])
  | \((?:[^()\\]++|\\.)*+\)[%(s)s]*+Tj
  | \[(?:[-+0-9.%(s)s]++|\((?:[^()\\]++|\\.)*+\)|<[0-9A-Fa-f]*+>)*+\][%(s)s]*+TJ
  | <[0-9A-Fa-f]*+>[%(s)s]*+Tj
  | /[A-Za-z0-9+_.-]++[%(s)s]++[0-9.]++[%(s)s]++Tf
  | /[A-Za-z0-9]++[%(s)s]++gs
  | /[A-Za-z0-9]++[%(s)s]*+<<[%(s)s]*+/MCID[%(s)s]++[0-9]++[%(s)s]*+
    (?:/Lang[%(s)s]*+\((?:x-none|[A-Za-z]{2}+(?:-[A-Za-z]{2}+)?+)\)[%(s)s]*+)?+>>[%(s)s]*+BDC
)[%(s)s]++"""
_PIECE = re.compile(
    (
        rb"""(?P<plain>(?:"""
        + _PLAIN
        + rb""")++)
      | (?P<step>(?:[-+]?[0-9.]++[%(s)s]++)++(?P<named>[A-Za-z'"][A-Za-z0-9'"*_]*+)?+|[A-Za-z'"][A-Za-z0-9'"*_]*+)
      | (?P<string>\()
      | (?P<hex><(?!<)[^>]*+>?)
      | (?P<name>/[^%(s)s()<>\[\]{}/%%]*+)
      | (?P<open><<|\[)
      | (?P<close>>>|\])
      | (?P<comment>%%[^\r\n]*+)
      | (?P<number>[-+0-9.]++)"""
    )
    % {b"s": _SPACE},
    re.VERBOSE | re.DOTALL,
)
_PLAIN_STRING = re.compile(rb"[^()\\]*+\)")
_PAREN = re.compile(rb"[()\\]")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")  # a character of a name (7.3.5)
_IMAGE_END = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r /%]|$)")
_DATA = re.compile(rb"\bID[\0\t\n\f\r ]")
# The operators (annex A), by what is done with their operands here.
_OPERATORS = frozenset(
    b"b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re "
    b"RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_MARKING = frozenset((b"BDC", b"DP"))
_TAGGING = _MARKING | {b"BMC", b"MP"}
_TAG = re.compile(rb"/([A-Za-z0-9]++)[\0\t\n\f\r ]*+<<[\0\t\n\f\r ]*+/MCID")
_PAINTING = frozenset((b"b", b"B", b"b*", b"B*", b"f", b"F", b"f*", b"n", b"s", b"S"))
_STATE = _PAINTING | {b"q", b"Q", b"cm", b"W", b"W*"}
_JOINED = re.compile(rb"(?:[A-Za-z]{3,}(?:[_.-]|#20)){2,}[A-Za-z]{3,}|#(?:20|5[Cc]|2[Ff])")  # as words are in a name
_BUILDING = frozenset((b"m", b"l", b"c", b"v", b"y", b"re"))
_SIGNS = b"+-.0123456789"  # what numbers begin with
_KEYS = 1024  # bytes of the keys of a picture in the content
_DEPTH = 1000  # saved states


@dataclass(frozen=True, slots=True)
class Use:
    """A form or picture that is drawn by its name: where its unit square or own space goes, and within what box."""

    name: str
    matrix: Matrix
    clip: Box


@dataclass(slots=True)
class StreamContent:
    """What a content stream has.

    `uses` are what it draws by name; `comments`, `stray` strings that no operator shows, and `properties` of marked
    content (their source) are what it says besides. `pictures` are those in the content itself: their keys, their
    data. `unknown` are words where an operator belongs, `patterns` the names of those that it paints with, `names`
    those that are words, `tags` those of marked content.
    """

    uses: list[Use] = field(default_factory=list)
    comments: list[bytes] = field(default_factory=list)
    stray: list[bytes] = field(default_factory=list)
    properties: list[bytes] = field(default_factory=list)
    pictures: list[tuple[bytes, bytes]] = field(default_factory=list)
    unknown: list[bytes] = field(default_factory=list)
    patterns: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)


def content_of(data: bytes) -> StreamContent:
    """Return what a content stream has."""
    return _Reader(data).read()


def unescaped(name: bytes) -> str:
    """Return a name as written, with its slash, as it is meant."""
    plain = _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), name)
    return plain.decode("utf-8", "surrogateescape")


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._found = StreamContent()
        self._matrix, self._clip = IDENTITY, EVERYWHERE
        self._saved: list[tuple[Matrix, Box]] = []
        self._path: list[bytes] = []  # what builds it, as it is written
        self._clips = False
        self._operands: list[bytes] = []  # names and strings since the last operator
        self._opened = -1  # where the outermost dictionary or array among the operands begins
        self._depth = 0
        self._tags: set[bytes] = set()

    def read(self) -> StreamContent:
        at, end = 0, len(self._data)
        while at < end and (piece := _PIECE.search(self._data, at)):
            at = self._piece(piece)
        self._found.tags |= {unescaped(tag) for tag in self._tags}
        return self._found

    def _piece(self, piece: re.Match[bytes]) -> int:
        """Take a piece in, and return where the next may begin."""
        kind, at = piece.lastgroup, piece.end()
        if kind == "plain":
            self._tags.update(_TAG.findall(self._data, piece.start(), at))
            return at
        if kind == "step":
            written = piece[0]
            operator = piece["named"] or written
            return at if operator[:1] in _SIGNS else self._operator(operator, written, piece.start(), at)
        if kind == "string":
            at = _string_end(self._data, at)
            self._operands.append(self._data[piece.start() : at])
        elif kind in ("hex", "name"):
            self._operands.append(piece[0])
            if kind == "name" and _JOINED.search(piece[0]):
                self._found.names.add(unescaped(piece[0])[1:])
        elif kind == "comment":
            self._found.comments.append(piece[0])
        elif kind == "open":
            if not self._depth:
                self._opened = piece.start()
            self._depth += 1
        elif kind == "close" and self._depth:
            self._depth -= 1
        return at

    def _operator(self, operator: bytes, written: bytes, start: int, at: int) -> int:
        if operator in _TAGGING and self._operands and self._operands[0].startswith(b"/"):
            self._tags.add(self._operands[0][1:])
        if operator in _BUILDING:
            self._path.append(written)
        elif operator in _STATE:
            self._state(operator, written)
        elif self._depth and operator in (b"true", b"false", b"null"):
            return at
        elif operator == b"Do":
            if self._operands and self._operands[-1].startswith(b"/"):
                self._found.uses.append(Use(unescaped(self._operands.pop()), self._matrix, self._clip))
        elif operator in (b"scn", b"SCN"):
            self._found.patterns |= {unescaped(piece) for piece in self._operands if piece.startswith(b"/")}
        elif operator in _SHOWING:
            self._operands = [piece for piece in self._operands if piece.startswith(b"/")]
        elif operator in _MARKING:
            if self._opened >= 0:
                self._found.properties.append(self._data[self._opened : start])
                self._operands = self._operands[:1]
        elif operator == b"BI":
            at = self._picture(at)
        elif operator not in _OPERATORS:
            self._found.unknown.append(operator)
        if self._operands:
            if operator != b"BI":
                self._found.stray += [piece for piece in self._operands if piece[:1] in b"(<"]
            self._operands = []
        self._opened, self._depth = -1, 0
        return at

    def _state(self, operator: bytes, written: bytes) -> None:
        """Follow the graphics state (8.4) as far as it tells where what is drawn goes."""
        if operator == b"q":
            if len(self._saved) < _DEPTH:
                self._saved.append((self._matrix, self._clip))
        elif operator == b"Q":
            if self._saved:
                self._matrix, self._clip = self._saved.pop()
        elif operator == b"cm":
            if len(found := _numbers(written)) == 6:
                self._matrix = multiplied((*found,), self._matrix)  # type: ignore[arg-type]
        elif operator in (b"W", b"W*"):
            self._clips = True
        else:
            if self._clips and self._path:
                self._clip = common(self._clip, _bounds(self._path, self._matrix))
            self._path, self._clips = [], False

    def _picture(self, at: int) -> int:
        """Take in a picture that stands in the content (8.9.7), and return where it ends."""
        data = _DATA.search(self._data, at, at + _KEYS)
        if not data:
            return at
        end = _IMAGE_END.search(self._data, data.end())
        stop = end.start() if end else len(self._data)
        self._found.pictures.append((self._data[at : data.start()], self._data[data.end() : stop]))
        return end.end() if end else stop


def _string_end(data: bytes, at: int) -> int:
    """Return where a string ends, in which parentheses are escaped or in pairs (7.3.4.2)."""
    if plain := _PLAIN_STRING.match(data, at):
        return plain.end()
    depth = 1
    while depth and (found := _PAREN.search(data, at)):
        at = found.end() + (found[0] == b"\\")
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    return at if not depth else len(data)


def _numbers(written: bytes) -> list[float]:
    try:
        return [float(piece) for piece in written.split()[:-1]]
    except ValueError:
        return []


def _bounds(path: list[bytes], matrix: Matrix) -> Box:
    """Return the box around a path, by its points and those that bend it."""
    points: list[tuple[float, float]] = []
    for written in path:
        found = _numbers(written)
        if written.endswith(b"re") and len(found) == 4:
            x, y, width, height = found
            points += corners((x, y, x + width, y + height))
        else:
            points += list(zip(found[::2], found[1::2], strict=False))
    return moved(points, matrix) if points else EVERYWHERE
