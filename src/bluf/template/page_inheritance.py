"""Say what a page hands on to pages that extend it: the blocks that they may replace."""

import re
from pathlib import Path

from bluf.ground.template_names import all_names
from bluf.template.declaration import Template
from bluf.template.finding import TemplateFolders
from bluf.template.project_files import file_text, has_file

_MOST = 8  # pages that extend one another
_COMMENT = re.compile(r"\{#.*?(?:#\}|\Z)", re.DOTALL)
_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")
_EXTENDS = re.compile(r"""\{%[-+]?\s*extends\s+(?:"([^"\n]+)"|'([^'\n]+)')""")


def block_names(template: Template, folders: TemplateFolders) -> tuple[str, ...]:
    """Return the names of the blocks that a page which extends a template's may replace, in the order of the page.

    Those of the pages that it extends itself come first. Raises BriefError for a page that can't be read.
    """
    page, found = template.page, list[str]()
    for _ in range(_MOST):
        if page is None:
            break
        text = _COMMENT.sub("", file_text(page, page.parents[1]))
        names = _BLOCK.findall(text)
        found = [*names, *(name for name in found if name not in names)]
        extended = _EXTENDS.search(text)
        page = _page(extended[1] or extended[2], page, folders) if extended else None
    return tuple(dict.fromkeys(found))


def _page(name: str, beside: Path, folders: TemplateFolders) -> Path | None:
    """Return the file of a page that is named as `extends` names it."""
    if "/" not in name:
        return beside.parent / name
    template, _, file = name.partition("/")
    places = (folder / each / file for folder in folders for each in all_names(template))
    return next(filter(has_file, places), None)
