"""Find lists and fields that YAML joins to the text above them: lines of one text that look like items or keys.

A text that is not literal (`|`) goes on over every line that is indented more than its field, and its lines are joined
by spaces. An author who indents a list under a point, or forgets the space after a colon, sees it run on in one line.
"""

import re
from collections.abc import Iterator, Sequence

from bluf.problems import Problem, Severity, Span
from bluf.problems.wording import shown
from bluf.yaml_files.look_alikes import bullet, look_alike, may_have_look_alikes
from bluf.yaml_files.places import Places

# What begins a line that looks like an item, or like a field without its space: text is never wrapped before it.
ITEM_MARK = r"(?:[-*+•‣◦▪●]|\d{1,2}[.)])[ \t]"
LIKE_FIELD = r"[a-z][a-z_]{1,30}:[^\s/:]"
_ITEM = re.compile(r"\s*+(?:[-*+•‣◦▪●][ \t]++(?P<text>\S.*)|\d{1,2}[.)][ \t]++\S.*)")
_IN_SENTENCE = re.compile(r"\s*+(?!1[.)])\d")  # a number that ends a sentence, if no others are numbered
_GLUED = re.compile(r"\s*+(?P<key>[a-z][a-z_]{1,30}+):(?P<value>[^\s/:].*)")
_GLUED_DASH = re.compile(r"\s*+-(?=[^\W\d])")
_FIELD = re.compile(r"(?P<indent> *+)(?:- ++)?+[a-z][a-z_]{1,30}+:(?: |$)")
_ANY_GLUED_DASH = re.compile(r"\n[^\S\n]*+-(?=[^\W\d])")
_SPACE, _INDENT = re.compile(r"\s"), re.compile("[ -]")
_ENDS_SENTENCE = re.compile(r"[.:;!?…]\s*$")


def may_begin_otherwise(text: str) -> bool:
    """Whether any line of a text may begin with what looks like a mark of YAML: if not, texts on one line are sound."""
    return may_have_look_alikes(text) or _ANY_GLUED_DASH.search(f"\n{text}") is not None


def joined(first: int, last: int, column: int, style: str | None, places: Places) -> Iterator[Problem]:
    """Yield what is wrong with the lines of a text, from `first` to `last` (from 1); its first begins at `column`."""
    lines = [places.excerpt(number) for number in range(first, last + 1)]
    if not style:
        alike = _look_alike(first, column, lines, places)
        if alike is not None:
            yield alike
            return
    if len(lines) < 2:
        return
    # A line of a folded text (`>`) after its header or a blank line is joined to nothing.
    below = [number for number in range(1, len(lines)) if style != ">" or (number > 1 and lines[number - 1].strip())]
    items = [number for number in below if _ITEM.match(lines[number])]
    if items and not (len(items) == 1 and _IN_SENTENCE.match(lines[items[0]])):
        yield _list(first, lines, items, style, places)
    if not style:
        for number, line in enumerate(lines[1:], first + 1):
            if match := _GLUED.match(line):
                message = f"YAML joins this line to the text above it: there is no space after its `{match['key']}:`"
                hint = (
                    f"write `{match['key']}: {shown(match['value'].strip())}` at the indent of the fields beside it, "
                    "or put the whole text in quotes"
                )
                yield Problem("lines-joined", message, _whole(places, number), None, hint, Severity.WARNING)


def swallowed_field(first: int, last: int, places: Places) -> Problem | None:
    """Return the problem of a quoted text that takes in a field after it, since its own quote is not closed."""
    opening = places.excerpt(first)
    indent = len(opening) - len(opening.lstrip(" "))
    for number in range(first + 1, last + 1):
        match = _FIELD.match(places.excerpt(number))
        if match and len(match["indent"]) <= indent:
            message = f"the quote that opens on this line is not closed on it: YAML reads on to line {last}"
            column = next((at for at, char in enumerate(opening, 1) if char in "\"'"), 1)
            hint = f"close the quote at the end of its text: {shown(opening.strip(), 100)}{opening[column - 1]}"
            return Problem("yaml-syntax", message, places.at(first, column, len(opening) + 1), None, hint)
    return None


def _look_alike(first: int, column: int, lines: Sequence[str], places: Places) -> Problem | None:
    """Return the first problem of a character, or a missing space, in a place where YAML's grammar was meant.

    The text begins at `column` of its first line: behind a field's name it may begin as it likes.
    """
    if _is_first(lines[0], column, _SPACE):
        if glued := _GLUED_DASH.match(lines[0]):
            span = places.at(first, glued.end(), glued.end() + 1)
            hint = f"write each item as `- {shown(lines[0][glued.end() :].strip())}`"
            return Problem("lines-joined", "there is no space after the `-`, so no list begins here", span, None, hint)
        found = bullet(lines[0]) if len(lines) == 1 or bullet(lines[1]) else None
        if found is not None:
            return found.at(first, places)
    for number, line in enumerate(lines, first):
        found = look_alike(line) if number > first or _is_first(line, column, _INDENT) else None
        if found is not None:
            return found.at(number, places)
    return None


def _is_first(line: str, column: int, passed_over: re.Pattern[str]) -> bool:
    """Whether nothing but some characters stands before a column. Looks back from it: a line may hold many texts."""
    at = column - 1
    while at and passed_over.match(line, at - 1):
        at -= 1
    return not at


def _list(first: int, lines: Sequence[str], items: Sequence[int], style: str | None, places: Places) -> Problem:
    """Return the problem of lines that look like items: a doubt where the one there is may be a dash in a sentence."""
    at = items[0]
    match = _ITEM.match(lines[at])
    text = (match["text"] or "") if match else ""
    may_be_dash = (
        len(items) == 1
        and not (at > 1 and _ITEM.match(lines[at - 1]))
        and text[:1].islower()
        and not _ENDS_SENTENCE.search(lines[at - 1])
        and lines[at].lstrip()[0] == "-"
    )
    count = "this line" if len(items) == 1 else f"these {len(items)} lines"
    if may_be_dash:
        message = "YAML joins this line to the text above it, so its `- ` is a dash and begins no item"
        hint = "leave it if it is a dash in a sentence; end the line before it with the dash to say so"
        return Problem("lines-joined", message, _whole(places, first + at), None, hint, Severity.WARNING)
    why = "" if style else ", as indented more than it"
    message = f"YAML joins {count} to the text above{why}: no list begins here"
    opener = lines[0].lstrip()
    hint = (
        "give each a line at the indent of the item above, with its own `- `; a point has no points under it"
        if opener.startswith("- ") or not style
        else "write each as an item of a list, or put them into a sentence"
    )
    return Problem("lines-joined", message, _whole(places, first + at), None, hint)


def _whole(places: Places, number: int) -> Span:
    line = places.excerpt(number)
    return places.at(number, len(line) - len(line.lstrip()) + 1, len(line) + 1)
