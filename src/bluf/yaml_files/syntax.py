"""Turn a YAML syntax error into a problem that a writer of prose can act on."""

import re
from typing import TYPE_CHECKING, Any

from bluf.problems import Problem, Span
from bluf.problems.wording import shown

if TYPE_CHECKING:
    from bluf.yaml_files.reader import Places

_FIELD = re.compile(r"(?P<lead>\s*+(?:- ++)*+)(?P<key>[\w-][\w -]*+): ++(?P<value>.+)")
_ITEM = re.compile(r"\s*+- ++(?P<value>.+)")
# A comment without a space after its `#` is one that its author may not have meant.
_QUOTED_OR_COMMENT = re.compile(
    r"""(?<![^\s:,\[{])(?:"(?:[^"\\]|\\.)*+"?+|'[^']*+'?+)|(?<=\s)(?P<comment>\#(?=\S).*)|(?<=\s)\#.*"""
)
_SPECIAL = "%@`*&!|>[]{},#?"


def syntax_problem(error: Any, places: "Places") -> Problem:
    """Return what a parser's error means, with its line, and the quoting or indenting that mends it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    line = min(line, len(places.lines))
    reason = str(getattr(error, "problem", None) or "the file is not well-formed YAML")
    opened = getattr(error, "context_mark", None)
    at_the_end = "end of stream" in reason or "<stream end>" in reason or not places.excerpt(line).strip()
    if opened is not None and at_the_end:
        line, column = min(opened.line + 1, len(places.lines)), opened.column + 1  # what was never closed
    without = _line_without_colon(reason, error, places, line)
    if without:
        return Problem("yaml-syntax", *_missing_colon(places, without))
    hidden = _comment_in_flow(error, reason, places)
    if hidden is not None:
        message, hint = "YAML takes the rest of this line for a comment", "put a value that begins with `#` in quotes"
        return Problem("yaml-syntax", message, hidden, hint=hint)
    if "expected ',' or" in reason and opened is not None and opened.line + 1 < line:
        closing = "]" if "]" in reason else "}"
        message, hint = f"what is opened here is never closed with `{closing}`", f"close it with `{closing}`"
        return Problem("yaml-syntax", message, places.at(opened.line + 1, opened.column + 1), hint=hint)
    message, hint = _explained(reason, places, line)
    span = places.at(line, column)
    return Problem("yaml-syntax", message, span, hint=hint)


def _comment_in_flow(error: Any, reason: str, places: "Places") -> Span | None:
    """Return the first comment without a space after its `#` in a list or mapping on one line that is never closed."""
    opened, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if opened is None or mark is None or "flow" not in (getattr(error, "context", None) or ""):
        return None
    first, start = opened.line + 1, opened.column
    if "expected ',' or" not in reason:  # a value is missing: what may hide it is just before
        first, start = mark.line + 1, 0
        while first > 1 and (first == mark.line + 1 or not places.excerpt(first).strip()):
            first -= 1
    for line in range(first, mark.line + 2):
        text = places.excerpt(line)
        for match in _QUOTED_OR_COMMENT.finditer(text, start):
            if match["comment"]:
                return places.at(line, match.start("comment") + 1, len(text) + 1)
        start = 0
    return None


def _line_without_colon(reason: str, error: Any, places: "Places", line: int) -> int | None:
    """Return the line whose missing `: ` is what the parser stumbled over on a later one, if it is so."""
    if "could not find expected ':'" in reason:
        opened = getattr(error, "context_mark", None)
        above = opened.line + 1 if opened is not None else line
    elif "mapping values are not allowed" in reason:
        above = line - 1
        while above > 1 and not places.excerpt(above).strip():
            above -= 1
    else:
        return None
    text = places.excerpt(above)
    is_text = bool(re.match(r"[\w-]", text)) and ": " not in text and not text.rstrip().endswith(":")
    return above if is_text else None


def _missing_colon(places: "Places", line: int) -> tuple[str, Span, None, str]:
    text = places.excerpt(line)
    span = places.at(line, 1, len(text) + 1)
    glued = re.match(r"([\w-]+):(\S.*)", text)
    if glued:
        return (
            "there is no space after the `:`",
            span,
            None,
            f"write `{shown(glued[1])}: {shown(glued[2].rstrip(), 60)}`",
        )
    first, _, rest = text.partition(" ")
    hint = f"write `{shown(first)}: {shown(rest.strip(), 60)}`" if rest else f"write `{shown(first)}: …`"
    return (
        "this line has no `:` after its field's name",
        span,
        None,
        f"{hint}, or indent it to go on with the text above",
    )


def _explained(reason: str, places: "Places", line: int) -> tuple[str, str]:
    text = places.excerpt(line)
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return "a tab can't indent YAML", "indent with spaces"
    if "escape" in reason:
        hint = "write the character itself, or put the value in single quotes, where a backslash is a backslash"
        return "a backslash in double quotes begins an escape, and this one stands for no character", hint
    if "mapping values are not allowed" in reason:
        quoted = _quoted(text)
        match = _FIELD.match(text)
        if match is not None and ": " not in match["value"] and text[0] == " ":
            return "this line is indented as if it went on with the line above", "indent it like its neighbours"
        hint = f"put the value in quotes: {quoted}" if quoted else "put text that has `: ` in it in quotes"
        return "a second `: ` on this line makes it ambiguous", hint
    quoted = _quoted(text)
    match = _FIELD.match(text) or _ITEM.match(text)
    starts_oddly = match is not None and match["value"][0] in _SPECIAL
    if quoted and starts_oddly:
        character = match["value"][0] if match else ""
        return f"YAML gives a value that starts with `{character}` a meaning of its own", f"put it in quotes: {quoted}"
    if match is not None and match["value"][0] in "\"'":
        return "text follows a closing quote, or a quote is not closed", (
            "put the whole value in quotes, and write a quote inside it twice ('') or use the other kind"
        )
    if "block mapping" in reason or "block collection" in reason or "expected <block end>" in reason:
        return "this line does not line up with those above it", "indent it like its neighbours, with spaces"
    return reason, "check the indentation and the quotes here and on the line above"


def _quoted(text: str) -> str | None:
    """Return the line with its value in quotes, or None where that cannot be told."""
    match = _FIELD.match(text)
    if match and ("- " not in match["lead"] or (match["key"].islower() and " " not in match["key"])):
        lead = match["lead"].lstrip()
        return f"{lead}{shown(match['key'])}: {_in_quotes(match['value'])}"
    match = _ITEM.match(text)
    return f"- {_in_quotes(match['value'])}" if match else None


def _in_quotes(value: str) -> str:
    escaped = shown(value.rstrip(), 120).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
