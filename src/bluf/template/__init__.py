"""Template: turn a Brief into a Document, by a template's markup and a house style's named styles."""

from bluf.template.compose import compose, link_problems
from bluf.template.declaration import Template
from bluf.template.finding import (
    TemplateFolders,
    all_templates,
    find_template,
    shipped_alone,
    template_folders,
    template_names,
)
from bluf.template.localized_labels import missing_words
from bluf.template.style_sheets import load_style, style_names

__all__ = [
    "Template",
    "TemplateFolders",
    "all_templates",
    "compose",
    "find_template",
    "link_problems",
    "load_style",
    "missing_words",
    "shipped_alone",
    "style_names",
    "template_folders",
    "template_names",
]
