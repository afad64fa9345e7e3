"""Template: turn a Brief into a Document, by a template's markup and a house style's named styles."""

import sys

from bluf.template import finding, starter_words, style_sheets, template_lines
from bluf.template.compose import compose, link_problems
from bluf.template.declaration import Template
from bluf.template.finding import (
    all_templates,
    find_template,
    folder_problems,
    shipped,
    template_folders,
    template_names,
)
from bluf.template.localized_labels import missing_words
from bluf.template.style_sheets import load_style, style_names


def clear_caches() -> None:
    """Forget templates, styles and compiled pages, as a test may need."""
    finding.clear()
    starter_words.clear()
    style_sheets.clear()
    template_lines.clear()
    if "bluf.filling.environment" in sys.modules:
        from bluf.filling.environment import environment

        environment.cache_clear()


__all__ = [
    "Template",
    "all_templates",
    "clear_caches",
    "compose",
    "find_template",
    "folder_problems",
    "link_problems",
    "load_style",
    "missing_words",
    "shipped",
    "style_names",
    "template_folders",
    "template_names",
]
