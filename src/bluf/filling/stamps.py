"""Stamp templates with their lines, so that a place in what they print can be turned back into a place in them.

A template is stamped when it is compiled: before every `<` and `&` that its author wrote goes a marker with the number
of the file, the line, and the index of that character among such characters on the line. The markers travel with the
markup through includes, macros and inheritance; they are taken out before the markup is parsed. What a brief's words
print is never stamped.
"""

import re
import zlib
from collections.abc import Iterator, Mapping

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

# XML can't hold these two, briefs are refused that have them, and no template needs them.
START, END = "\x01", "\x02"
_STAMPED = re.compile("[<&\n]")


class Stamping(Extension):
    """Stamps templates as Jinja compiles them, guards what is printed inside a tag, and counts turns of loops.

    Inside a tag, `{{ value }}` becomes `{{ (value)|attribute }}`: an attribute holds the words alone, without the
    provenance that the page's text carries. After each `{% for %}` goes `{{ turn() }}`, which ends endless loops.
    """

    priority = 200

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.files: dict[int, str] = {}  # that have been loaded, by their numbers

    def loaded(self, path: str) -> int:
        """Note that a file has been loaded, and return its number, which is the same in every process."""
        number = zlib.crc32(path.encode(errors="surrogatepass"))
        self.files[number] = path
        return number

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the template's tokens, stamped."""
        file = self.loaded(stream.filename or stream.name or "template")
        counts: dict[int, int] = {}
        in_tag = guarding = looping = False
        before = ""
        for token in stream:
            if token.type == "data":
                in_tag = _ends_in_tag(token.value, in_tag)
                yield Token(token.lineno, "data", _stamp(token.value, file, token.lineno, counts))
            elif token.type == "variable_begin" and in_tag:
                guarding = True
                yield token
                yield Token(token.lineno, "lparen", "(")
            elif token.type == "variable_end" and guarding:
                guarding = False
                yield from _tokens(token.lineno, ("rparen", ")"), ("pipe", "|"), ("name", "attribute"))
                yield token
            else:
                yield token
                if token.type == "name" and token.value == "for" and before == "block_begin":
                    looping = True
                elif token.type == "block_end" and looping:
                    looping = False
                    yield from _tokens(
                        token.lineno,
                        ("variable_begin", "{{"),
                        ("name", "turn"),
                        ("lparen", "("),
                        ("rparen", ")"),
                        ("variable_end", "}}"),
                    )
            before = token.type


def _tokens(line: int, *tokens: tuple[str, str]) -> Iterator[Token]:
    for kind, value in tokens:
        yield Token(line, kind, value)


def _ends_in_tag(data: str, in_tag: bool) -> bool:
    opened, closed = data.rfind("<"), data.rfind(">")
    return in_tag if opened == closed else opened > closed


def _stamp(data: str, file: int, line: int, counts: dict[int, int]) -> str:
    def stamped(match: re.Match[str]) -> str:
        nonlocal line
        if match[0] == "\n":
            line += 1
            return "\n"
        nth = counts.get(line, 0)
        counts[line] = nth + 1
        return f"{START}{file}:{line}:{nth}{END}{match[0]}"

    return _STAMPED.sub(stamped, data)


def stamping_of(environment: Environment) -> Stamping:
    """Return what stamps the templates of an environment."""
    return next(made for made in environment.extensions.values() if isinstance(made, Stamping))


def stamped_files(environment: Environment) -> Mapping[int, str]:
    """Return the files that an environment has loaded, by the numbers that stamps have for them."""
    return dict(stamping_of(environment).files)


def has_markers(text: str) -> bool:
    """Whether a template's own source has the characters that markers are made of."""
    return START in text or END in text
