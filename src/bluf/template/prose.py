"""Turn a brief's prose into markup: `**bold**`, `*italic*`, `[text](https://…)` and nothing else of Markdown.

CommonMark's rules for where emphasis and links begin and end, by markdown-it. An underscore is an underscore, `<` is a
less-than sign, and `&amp;` is what was typed. A backslash takes the meaning from `*`, `[`, `]` and itself; before
anything else it is a backslash.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from markupsafe import escape

from bluf.brief.values import LONGEST_URL, is_allowed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_SPECIAL = re.compile(r"[*\[\\]")
_ESCAPABLE = "*[]\\"


@dataclass(frozen=True, slots=True)
class BadLink:
    """A link that can't be set: what it points to, and what is wrong with it."""

    url: str
    fault: str


def markup(text: str) -> str:
    """Return prose as markup. A link that is not to http, https or mailto stays as its text alone."""
    if not _SPECIAL.search(text):
        return str(escape(text))
    return "".join(_tags(_tokens(text)))


def plain(text: str) -> str:
    """Return the words of prose, without its markup and on one line."""
    if _SPECIAL.search(text):
        text = "".join(token.content for token in _tokens(text))
    return " ".join(re.split(r"[ \t\r\n\f]+", text.strip()))


def bad_links(text: str) -> tuple[BadLink, ...]:
    """Return the links of prose that can't be set: another scheme or none, a title, or no words."""
    if "](" not in text:
        return ()
    tokens = _tokens(text)
    opened = (index for index, token in enumerate(tokens) if token.type == "link_open")
    return tuple(link for index in opened for link in _faults(tokens[index:]))


def _faults(tokens: list["Token"]) -> Iterator[BadLink]:
    """Yield what is wrong with the link that the first of the tokens opens."""
    token = tokens[0]
    url = str(token.attrs.get("href", ""))
    inside = takewhile(lambda inner: inner.type != "link_close", tokens)
    if len(url) > LONGEST_URL:
        yield BadLink(f"{url[:40]}…", f"a link has at most {LONGEST_URL:,} characters")
    elif not is_allowed(url):
        yield BadLink(url, "a link must begin with https://, http:// or mailto:")
    elif token.attrs.get("title"):
        yield BadLink(url, "a link's title would not be shown")
    elif not "".join(inner.content for inner in inside).strip():
        yield BadLink(url, "a link needs words to be seen by")


def _tags(tokens: list["Token"]) -> Iterator[str]:
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close" | "em_open" | "em_close":
                yield f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>"
            case "link_open":
                url = str(token.attrs.get("href", ""))
                yield f'<a href="{escape(url)}">' if is_allowed(url) else "<a>"
            case "link_close":
                yield "</a>"
            case _:
                yield str(escape(token.content))


def _tokens(text: str) -> list["Token"]:
    return _markdown().parseInline(text)[0].children or []


@cache
def _markdown() -> "MarkdownIt":
    """Return a parser of the three marks."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "link"])
    parser.inline.ruler.before("emphasis", "backslash", _backslash)
    parser.inline.ruler.at("emphasis", _asterisks)
    # Every destination is taken as a link here, so that a bad one is reported rather than printed as typed.
    parser.validateLink = _always  # type: ignore[method-assign, assignment]
    return parser


def _always(_url: str) -> bool:
    return True


def _asterisks(state: "StateInline", silent: bool) -> bool:
    from markdown_it.rules_inline.emphasis import tokenize

    return state.src[state.pos] == "*" and tokenize(state, silent)


def _backslash(state: "StateInline", silent: bool) -> bool:
    place = state.pos + 1
    if state.src[state.pos] != "\\" or place >= state.posMax or state.src[place] not in _ESCAPABLE:
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content = state.src[place]
        token.markup = "\\" + state.src[place]
        token.info = "escape"
    state.pos = place + 1
    return True
