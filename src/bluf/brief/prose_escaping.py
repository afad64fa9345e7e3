"""Turn plain text into what a field of prose holds, so that it is printed as it is."""

import re


def prose(text: str) -> str:
    """Return text as a field of prose holds it: what would be taken for inline Markdown is escaped."""
    text = re.sub(r"\\(?=[*\[\]\\])|\*", lambda match: "\\" + match.group(), text)
    return text.replace("](", "\\](") if "](" in text else text
