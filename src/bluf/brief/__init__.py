"""Brief: turn the text of a YAML file into a Brief, or into problems at their lines."""

from bluf.brief.checking import check_brief, examine_brief, template_name
from bluf.brief.declared_fields import FieldSpec, parse_fields
from bluf.brief.field_text import Paragraphs, Prose, Text
from bluf.brief.field_values import broader_tags, language_hint, usual_case
from bluf.brief.model import Brief, length_of, workspace_of
from bluf.brief.schema import json_schema
from bluf.ground.located import Located
from bluf.yaml_files.reader import YamlFile, read_brief, read_yaml

__all__ = [
    "Brief",
    "FieldSpec",
    "Located",
    "Paragraphs",
    "Prose",
    "Text",
    "YamlFile",
    "broader_tags",
    "check_brief",
    "examine_brief",
    "json_schema",
    "language_hint",
    "length_of",
    "parse_fields",
    "read_brief",
    "read_yaml",
    "template_name",
    "usual_case",
    "workspace_of",
]
