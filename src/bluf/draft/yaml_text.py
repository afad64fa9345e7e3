"""Turn text into YAML that reads back as the same text, and is pleasant to edit.

Short text stands plain where that is safe, else in quote marks; what is longer is folded over lines (YAML 1.2.2,
section 8.1.3). Values are on one line of single spaces, which is what a source's normalised text is.
"""

import re
import textwrap

from bluf.yaml_files.characters import ILLEGAL
from bluf.yaml_files.joined_lines import ITEM_MARK, LIKE_FIELD

WIDTH = 110
_GLUE = "\0"  # no value has it; keeps a line from beginning like an item of a list
_BEFORE_ITEM = re.compile(rf" (?={ITEM_MARK}|{LIKE_FIELD})")
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,'’()/&+;–—-]*[\w.'’)])?")
_ADDRESS = re.compile(r"https?://[\w./?=&%~+@-]+[\w/]")
_OTHER_TYPES = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


def cleaned(text: str) -> str:
    """Return text on one line, without the characters that no brief may hold."""
    return " ".join(ILLEGAL.sub(" ", text).split())


def scalar(text: str) -> str:
    """Return text as a YAML scalar on one line."""
    if _ADDRESS.fullmatch(text) or (_PLAIN.fullmatch(text) and text.lower() not in _OTHER_TYPES):
        return text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def entry(key: str, text: str, indent: int = 0) -> list[str]:
    """Return the lines of `key: text`, indented; text that doesn't fit on the line is folded under the key."""
    text = cleaned(text)
    margin = " " * indent
    line = f"{margin}{key}: {scalar(text)}"
    if len(line) <= WIDTH or " " not in text:
        return [line]
    inner = " " * (len(margin) + (4 if key.startswith("- ") else 2))
    folded = textwrap.wrap(
        _BEFORE_ITEM.sub(_GLUE, text),
        WIDTH,
        initial_indent=inner,
        subsequent_indent=inner,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [f"{margin}{key}: >-", *(each.replace(_GLUE, " ") for each in folded)]


def commented(lines: list[str], indent: int) -> list[str]:
    """Return lines as comments that stand at `indent`."""
    return [f"{' ' * indent}# {line[indent:]}" for line in lines]
