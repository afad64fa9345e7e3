"""Turn plain text into what a field of prose holds, so that it is printed as it is."""

from bluf.brief.inline_markdown import escaped


def prose(text: str) -> str:
    """Return text as a field of prose holds it: what would be taken for inline Markdown is escaped."""
    return escaped(text)
