"""Turn a YAML syntax error into a problem that a writer of prose can act on."""

import re
from typing import Any

from bluf.problems import Problem, Span
from bluf.problems.wording import character_named, shown
from bluf.yaml_files.look_alikes import bullet, look_alike, tab_after_dash
from bluf.yaml_files.places import Places
from bluf.yaml_files.quoting import FIELD, ITEM, quoted_line, requoted_line, single_quoted_line, typographic_value

# A comment without a space after its `#` is one that its author may not have meant.
_QUOTED_OR__COMMENT = re.compile(
    r"""(?<![^\s:,\[{])(?:"(?:[^"\\]|\\.)*+"?+|'[^']*+'?+)|(?<=\s)(?P<comment>\#(?=\S).*)|(?<=\s)\#.*"""
)
_COMMENT = re.compile(r"(?<=\s)#.*")
_FIELD_NAME = re.compile(r"\s*+[a-z_]++: ")  # what may well be a field, indented too far
_MOST_LINES = 100  # of a text that goes on
_IN_QUOTES = "put text that begins with a sign in quotes"
# What is left of the parser's own messages, by words of theirs, in plain words.
_PLAINLY = (
    ("could not find expected ':'", "the line above is no field, item or text that YAML can read", _IN_QUOTES),
    ("cannot start any token", "YAML can't read what begins with this character", _IN_QUOTES),
    ("alphabetic or numeric", "`&` or `*` begins a name in YAML, and none follows", _IN_QUOTES),
    ("expected node content", "a value is missing here, or begins with a sign that YAML takes for its own", _IN_QUOTES),
    ("comment or line break", "text follows `|` or `>`, which begin a text on the lines below", _IN_QUOTES),
    ("violates indentation", "a tab can't indent YAML", "indent with spaces"),
    ("whitespace or line break", "`!` begins a tag in YAML, and this is none", _IN_QUOTES),
    ("unexpected ':'", "a `:` stands where the fields in braces have none", _IN_QUOTES),
    ("document indicator", "the brief ends inside quotes that are never closed", "close them, or remove the `---`"),
)
_SPECIAL = "%@`*&!|>[]{},#?"


def syntax_problem(error: Any, places: Places) -> Problem:
    """Return what a parser's error means, with its line, and the quoting or indenting that mends it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    line = min(line, len(places.lines))
    reason = str(getattr(error, "problem", None) or "the file is not well-formed YAML")
    opened = getattr(error, "context_mark", None)
    at_the_end = "end of stream" in reason or "<stream end>" in reason or not places.excerpt(line).strip()
    if opened is not None and at_the_end:
        line, column = min(opened.line + 1, len(places.lines)), opened.column + 1  # what was never closed
    if "quoted scalar" in str(getattr(error, "context", "")) and "end of stream" in reason:
        text = places.excerpt(line)
        literal = single_quoted_line(text) if text.rstrip().endswith('\\"') else None
        if literal is not None:
            message, hint = (
                "a backslash makes the closing quote part of the text",
                f"put it in single quotes: {literal}",
            )
            return Problem("yaml-syntax", message, places.at(line, column, len(text) + 1), hint=hint)
        hint = f"close it at the end of its text: {shown(text.strip(), 100)}{text[column - 1 : column]}"
        apostrophe = requoted_line(text) if text[column - 1 : column] == "'" else None
        hint += f"; or, if it is an apostrophe, put the text in double quotes: {apostrophe}" if apostrophe else ""
        message = "the quote that opens here is never closed"
        return Problem("yaml-syntax", message, places.at(line, column, len(text) + 1), hint=hint)
    alike = _look_alike(reason, opened, places, line)
    if alike is not None:
        return alike
    if "escape" in reason or "hexdecimal" in reason:
        return _bad_escape(places, line, column)
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
    if places.excerpt(line).startswith("%"):
        column = 1
    going_on = _going_on(reason, places, line, column)
    if going_on is not None:
        return going_on
    if "flow" in str(getattr(error, "context", "")) and opened is not None:
        bracket = _bracket(opened, places, line)
        if bracket is not None:
            return _unreadable_flow(places, line, column, bracket)
    message, hint = _explained(reason, str(getattr(error, "context", "")), places, line)
    special = _special_start(places.excerpt(line))
    span = places.at(line, column) if special is None else places.at(line, special + 1, special + 2)
    return Problem("yaml-syntax", message, span, hint=hint)


def _look_alike(reason: str, opened: Any, places: Places, line: int) -> Problem | None:
    """Return the problem of a character that stands for one of YAML's own, on the lines that may be at fault."""
    above = line - 1
    while above > 1 and not places.excerpt(above).strip():
        above -= 1
    begins_token = "cannot start any token" in reason or "alphabetic or numeric" in reason
    for number in sorted({line, above, *([opened.line + 1] if opened and "':'" in reason else [])}):
        text = places.excerpt(number)
        found = look_alike(text) or (bullet(text) or tab_after_dash(text) if begins_token and number == line else None)
        if found is not None:
            return found.at(number, places)
    return None


def _bad_escape(places: Places, line: int, column: int) -> Problem:
    """Return the problem of a backslash in double quotes that stands for no character."""
    text = places.excerpt(line)
    at = max(text.rfind("\\", 0, column), 0)
    message = (
        f"a backslash in double quotes begins an escape, and `{shown(text[at : at + 2])}` stands for no character here"
    )
    anew = single_quoted_line(text)
    hint = "put the value in single quotes, where a backslash is a backslash" + (f": {anew}" if anew else "")
    return Problem("yaml-syntax", message, places.at(line, at + 1, at + 3), hint=hint)


def _special_start(text: str) -> int | None:
    """Return where the value of a line begins, if with a character that means something to YAML."""
    match = FIELD.match(text) or ITEM.match(text)
    return match.start("value") if match and match["value"][0] in _SPECIAL else None


def _going_on(reason: str, places: Places, line: int, column: int) -> Problem | None:
    """Return the problem of a line that goes on with a text above it, and has a colon or follows a comment."""
    text = places.excerpt(line)
    above = _text_above(places, line)
    if above is None:
        return None
    first = f"line {above}"
    if "mapping values are not allowed" in reason and not _FIELD_NAME.match(text):
        message = f"this line goes on with the text of {first}, and its `: ` makes YAML take it for a field"
        hint = f"put the whole text, from {first} on, in quotes"
        return Problem("yaml-syntax", message, places.at(line, column, column + 1), hint=hint)
    comment = _COMMENT.search(places.excerpt(line - 1))
    if "did not find expected" in reason and comment is not None and column == len(text) - len(text.lstrip()) + 1:
        ended = shown(comment[0].strip(), 30)
        message = f"this line can't go on with the text of {first}: YAML takes `{ended}` for a comment, which ends it"
        hint = f"put the comment on a line of its own before {first}, or the whole text in quotes if it belongs to it"
        return Problem("yaml-syntax", message, places.at(line, column, len(text) + 1), hint=hint)
    return None


def _text_above(places: Places, line: int) -> int | None:
    """Return the line on which a plain text begins that the line, indented more, goes on with; None if it does not."""
    text = places.excerpt(line)
    indent = len(text) - len(text.lstrip(" "))
    if not text.strip() or ITEM.match(text):
        return None
    for above in range(line - 1, max(line - _MOST_LINES, 0), -1):
        before = places.excerpt(above)
        if before.strip() and len(before) - len(before.lstrip(" ")) < indent:
            match = FIELD.match(before) or ITEM.match(before)
            return above if match and match["value"][0] not in "\"'|>[{#" else None
    return None


def _comment_in_flow(error: Any, reason: str, places: Places) -> Span | None:
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
        for match in _QUOTED_OR__COMMENT.finditer(text, start):
            if match["comment"]:
                return places.at(line, match.start("comment") + 1, len(text) + 1)
        start = 0
    return None


def _line_without_colon(reason: str, error: Any, places: Places, line: int) -> int | None:
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
    if "could not find" in reason:
        text = text.lstrip(" ")
    is_text = bool(re.match(r"[\w-]", text)) and ": " not in text and not text.rstrip().endswith(":")
    return above if is_text else None


def _missing_colon(places: Places, line: int) -> tuple[str, Span, None, str]:
    text = places.excerpt(line).lstrip(" ")
    end = len(places.excerpt(line)) + 1
    span = places.at(line, end - len(text), end)
    glued = re.match(r"([\w-]+):(\S.*)", text)
    if glued:
        return (
            "there is no space after the `:`",
            span,
            None,
            f"write `{shown(glued[1])}: {shown(glued[2].rstrip(), 60)}`",
        )
    dash = re.match(r"-+(?=[^\W\d])", text)
    if dash:
        return "there is no space after the `-`", span, None, f"write `- {shown(text[dash.end() :].rstrip(), 60)}`"
    first, _, rest = text.partition(" ")
    rest = rest.removeprefix("= ")
    hint = f"write `{shown(first)}: {shown(rest.strip(), 60)}`" if rest else f"write `{shown(first)}: …`"
    return (
        "this line has no `:` after its field's name",
        span,
        None,
        f"{hint}, or indent it to go on with the text above",
    )


def _bracket(opened: Any, places: Places, line: int) -> int | None:
    """Return the column, from 0, of the bracket or brace on a line in which the parser stumbled; None if none shows."""
    text = places.excerpt(line)
    if opened.line + 1 != line:
        return None
    value = _special_start(text)
    return next((at for at in (opened.column, value) if at is not None and text[at : at + 1] in ("[", "{")), None)


def _unreadable_flow(places: Places, line: int, column: int, opened: int) -> Problem:
    """Return the problem of a list in brackets or fields in braces, on one line, that can't be read to its end."""
    text = places.excerpt(line)
    if not re.search(r"[\]}]", text[opened:]):
        closing = "]" if text[opened] == "[" else "}"
        message = f"what is opened here is never closed with `{closing}`"
        return Problem("yaml-syntax", message, places.at(line, opened + 1), hint=f"close it with `{closing}`")
    quoted = quoted_line(text)
    hint = "write `, ` between its items, and put text that has a bracket, a comma or a colon in it in quotes"
    hint += f"; or put the whole value in quotes: {quoted}" if quoted else ""
    message = "the list or the fields in brackets on this line can't be read from here on"
    return Problem("yaml-syntax", message, places.at(line, column), hint=hint)


def _explained(reason: str, context: str, places: Places, line: int) -> tuple[str, str]:
    text = places.excerpt(line)
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return "a tab can't indent YAML", "indent with spaces"
    if "mapping values are not allowed" in reason:
        quoted = quoted_line(text)
        typographic = typographic_value(text)
        if typographic is not None:
            mark, straight = typographic
            message = f"{character_named(mark)}, does not quote in YAML, so the second `: ` makes this line ambiguous"
            return message, f"write straight quotation marks: {straight}"
        match = FIELD.match(text)
        if match is not None and ": " not in match["value"] and text[0] == " ":
            hint = "indent it like its neighbours; if it is more of the text above, put all of that text in quotes"
            return "this line is indented as if it went on with the line above", hint
        hint = f"put the value in quotes: {quoted}" if quoted else "put text that has `: ` in it in quotes"
        return "a second `: ` on this line makes it ambiguous", hint
    quoted = quoted_line(text)
    match = FIELD.match(text) or ITEM.match(text)
    special = _special_start(text)
    if quoted and special is not None:
        named = "a backtick" if text[special] == "`" else f"`{text[special]}`"
        return f"YAML gives a value that starts with {named} a meaning of its own", f"put it in quotes: {quoted}"
    if match is not None and match["value"][0] in "\"'":
        anew = requoted_line(text)
        hint = "put the whole value in quotes, and write a quote inside it twice ('') or use the other kind"
        return "text follows a closing quote, or a quote is not closed", f"{hint}: {anew}" if anew else hint
    if "block sequence entries are not allowed" in reason:
        hint = "write each item on a line of its own under the field"
        hint += f", or put text in quotes: {quoted}" if quoted else ""
        return "a list can't begin on the line of its field's name", hint
    if "document start" in reason:
        return "nothing may follow the end of the brief, a line `...` or `---`", "remove that line, or what follows it"
    if text.startswith("%"):
        return "YAML takes a line that begins with `%` for a directive", "remove it, or indent it if it is text"
    if any(each in f"{reason} {context}" for each in ("block mapping", "block collection", "expected <block end>")):
        return "this line does not line up with those above it", "indent it like its neighbours, with spaces"
    for words, message, hint in _PLAINLY:
        if words in reason:
            return message, hint
    return reason, "check the indentation and the quotes here and on the line above"
