"""Show rich text as markup, so that a test reads at a glance."""

from html import escape

from bluf.brief.rich_text import BadLink, StyledRun, rich_text
from bluf.ground.located import Located


def markup(typed: str) -> str:
    """Return prose with the runs of its words in elements."""
    rich = rich_text(Located(typed))
    return "".join(_element(run, escape(rich.words[run.start : run.end], quote=False)) for run in rich.runs)


def _element(run: StyledRun, words: str) -> str:
    words = f"<em>{words}</em>" if run.italic else words
    words = f"<strong>{words}</strong>" if run.bold else words
    return f'<a href="{escape(run.href)}">{words}</a>' if run.href else words


def plain(typed: str) -> str:
    """Return the words of prose on one line."""
    return str(rich_text(Located(typed)).words.on_one_line())


def bad_links(typed: str) -> tuple[BadLink, ...]:
    """Return the links of prose that can't be set."""
    return rich_text(Located(typed)).bad_links
